//! The words of a transcript, cell by cell: every character stands in the column the rows say, whatever it is made of, so
//! that wide, combined, right-to-left and hostile text moves nothing beside it.

use super::{LineKind, TranscriptScreen, VisualLine};
use crate::model::{Role as SpeakerRole, Span};
use crate::text;
use crate::tui::look::{Look, Role};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use std::borrow::Cow;

/// What is asked again for every character, looked up once for a screen.
pub(in crate::tui) struct Painter<'m> {
    screen: &'m TranscriptScreen,
    look: &'m Look,
    selected: Option<Span>,
    current: Option<Span>,
    // In order and apart.
    coded: Cow<'m, [Span]>,
    /// Passages with a look of their own, over that of coded text.
    shaded: Vec<(Span, Role)>,
}

impl<'m> Painter<'m> {
    pub(super) fn new(screen: &'m TranscriptScreen, look: &'m Look) -> Self {
        let ends = screen.ends.as_ref();
        Self {
            screen,
            look,
            selected: ends.map(|ends| ends.now).or_else(|| screen.selected()),
            current: ends.map(|ends| ends.was).or_else(|| screen.current_coding().map(|coding| coding.span)),
            coded: Cow::Borrowed(&screen.shown.coded),
            shaded: Vec::new(),
        }
    }

    /// A painter of some passages only, each with a look of its own over that of coded text.
    pub(in crate::tui) fn of(
        screen: &'m TranscriptScreen,
        look: &'m Look,
        coded: impl Iterator<Item = Span>,
        shaded: Vec<(Span, Role)>,
    ) -> Self {
        let coded = Cow::Owned(super::shown::merged(coded));
        Self { screen, look, selected: screen.selected(), current: None, coded, shaded }
    }

    /// Draws one line into `area`, which is one row high.
    pub(in crate::tui) fn draw(&self, buffer: &mut Buffer, area: Rect, line: &VisualLine) {
        match line.kind {
            LineKind::Head(turn) => self.head(buffer, area, turn),
            LineKind::Text => self.row(buffer, area, line),
            LineKind::Gap => {}
        }
    }

    fn head(&self, buffer: &mut Buffer, area: Rect, turn: usize) {
        let Some(turn) = self.screen.loaded.transcript.turns.get(turn) else { return };
        let speaker = self.screen.loaded.speaker(turn);
        let label = speaker.map_or("", |speaker| speaker.label.as_str());
        let time = turn.time.as_ref().map_or_else(String::new, |time| format!("  {}", text::safe(time)));
        let role = match speaker.map(|speaker| speaker.role) {
            Some(SpeakerRole::Participant) => Role::Strong,
            _ => Role::Quiet,
        };
        let told = text::truncate(&format!("{}  {}{time}", turn.n, text::safe(label)), usize::from(area.width));
        put(buffer, area, 0, &told, self.look.style(role));
    }

    fn row(&self, buffer: &mut Buffer, area: Rect, line: &VisualLine) {
        let speaks = self.screen.talk.blocks.get(line.block).is_some_and(|block| block.speaks);
        let plain = self.look.style(if speaks { Role::Text } else { Role::Aside });
        let mut coded = Passages::from(&self.coded, line.row.start);
        let mut marked = Passages::from(&self.screen.marks, line.row.start);
        for cell in text::cells(&self.screen.loaded.text, line.row) {
            let mut style = plain;
            let is_in = |span: Option<Span>| span.is_some_and(|span| span.contains(cell.start));
            let shaded = self.shaded.iter().map(|(span, role)| (span.contains(cell.start), *role));
            let below = [(coded.hold(cell.start), Role::Coded), (is_in(self.current), Role::Current)];
            let above = [
                (marked.hold(cell.start), Role::Match),
                (cell.stand_in, Role::StandIn),
                (is_in(self.selected), Role::Selection),
            ];
            for (_, role) in below.into_iter().chain(shaded).chain(above).filter(|(holds, _)| *holds) {
                style = style.patch(self.look.style(role));
            }
            put(buffer, area, cell.column, &cell.shown, style);
        }
    }
}

/// Puts `shown` at `column` of a row, one grapheme cluster after the other, each in as many cells as it takes; what does
/// not fit is left out.
fn put(buffer: &mut Buffer, area: Rect, column: usize, shown: &str, style: Style) {
    let mut column = column;
    for (cluster, width) in text::clusters(shown) {
        let end = column + width;
        if end > usize::from(area.width) {
            return;
        }
        for place in column..end {
            let Some(x) = u16::try_from(place).ok().map(|place| area.x + place) else { return };
            let Some(cell) = buffer.cell_mut((x, area.y)) else { return };
            // The cells behind the first are covered by a wide character.
            cell.set_symbol(if place == column { cluster } else { " " }).set_style(style);
        }
        column = end;
    }
}

/// Passages in order and apart, asked from left to right.
struct Passages<'s> {
    rest: &'s [Span],
}

impl<'s> Passages<'s> {
    fn from(passages: &'s [Span], byte: usize) -> Self {
        let first = passages.partition_point(|passage| passage.end <= byte);
        Self { rest: passages.get(first..).unwrap_or_default() }
    }

    /// Whether one of them holds `byte`, which is never before the one asked for last.
    fn hold(&mut self, byte: usize) -> bool {
        while let Some((first, rest)) = self.rest.split_first() {
            if byte < first.end {
                return first.start <= byte;
            }
            self.rest = rest;
        }
        false
    }
}
