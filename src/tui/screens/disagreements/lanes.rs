//! The passage drawn: the text with the words in question, and left of it a group of lanes for each coder.
//!
//! Stripes of the readings in question are solid, those of other codings around them broken; the first row of each shows
//! the magnitude. The reading under the cursor stands out in its lane and in the text.

use super::areas::{GUTTER, LANES};
use super::stripes::Stripe;
use super::{DisagreementsScreen, Passage, cards};
use crate::model::{Coding, CodingId, Span as ByteSpan};
use crate::text;
use crate::tui::look::{Look, Role};
use crate::tui::message::Study;
use crate::tui::model::Model;
use crate::tui::screens::transcript::{Painter, sign_of};
use crate::workbench::{DiscrepancyLine, ReadingLine};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

/// Draws the text and the lanes of both coders.
pub fn draw_passage(
    frame: &mut Frame<'_>,
    area: Rect,
    passage: &Passage,
    line: &DiscrepancyLine,
    screen: &DisagreementsScreen,
    model: &Model,
) {
    let look = &model.look;
    let cards = cards::cards(line);
    let current = cards.get(screen.card).and_then(|card| card.reading);
    let coded = line.readings.iter().map(|reading| reading.span);
    let painter = Painter::of(&passage.text, look, coded, shades(line, current));
    let lanes = Lanes { passage, current: current.map(|reading| reading.coding), study: &model.study, look };
    let height = usize::from(area.height);
    let shown = passage.text.layout.lines.iter().enumerate().skip(passage.text.top);
    for (y, (number, line)) in (area.y..area.y + area.height).zip(shown) {
        let row = Rect { y, height: 1, ..area };
        frame.render_widget(Line::from(lanes.gutter(number)), row);
        let text = Rect { x: row.x + GUTTER, width: row.width.saturating_sub(GUTTER), ..row };
        painter.draw(frame.buffer_mut(), text, line);
    }
    if screen.in_passage && model.popups.is_empty() {
        let text = &passage.text;
        let place = text.layout.line_at(text.cursor).and_then(|line| {
            let row = line.checked_sub(text.top).filter(|row| *row < height)?;
            let column = text::column_of(&text.loaded.text, text.layout.lines.get(line)?.row, text.cursor);
            Some((u16::try_from(column).ok()?, u16::try_from(row).ok()?))
        });
        if let Some((column, row)) = place {
            frame.set_cursor_position(Position::new(area.x + GUTTER + column, area.y + row));
        }
    }
}

/// What stands out among the words in question, which are all underlined: the words of all readings most, the words of
/// the others alone least; where there is one reading, its words.
fn shades(line: &DiscrepancyLine, current: Option<&ReadingLine>) -> Vec<(ByteSpan, Role)> {
    let all = line.readings.iter().map(|reading| Some(reading.span));
    let shared = all.reduce(|one, other| shared_words(one?, other?)).flatten();
    let others = line.readings.iter().filter(|reading| current.is_some_and(|current| current.coding != reading.coding));
    let mut shades: Vec<(ByteSpan, Role)> = Vec::new();
    for other in others {
        let current = current.map_or(other.span, |current| current.span);
        let before = ByteSpan::new(other.span.start, other.span.end.min(current.start).max(other.span.start));
        let after = ByteSpan::new(other.span.start.max(current.end).min(other.span.end), other.span.end);
        shades.extend([before, after].map(|span| (span, Role::Quiet)));
    }
    shades.extend(shared.map(|span| (span, Role::Current)));
    shades
}

/// What both passages hold.
fn shared_words(one: ByteSpan, other: ByteSpan) -> Option<ByteSpan> {
    let (start, end) = (one.start.max(other.start), one.end.min(other.end));
    (start < end).then(|| ByteSpan::new(start, end))
}

/// The stripes of both coders, each in lanes of her own.
struct Lanes<'m> {
    passage: &'m Passage,
    current: Option<CodingId>,
    study: &'m Study,
    look: &'m Look,
}

impl<'m> Lanes<'m> {
    fn gutter(&self, line: usize) -> Vec<Span<'m>> {
        let mut spans = Vec::with_capacity(usize::from(GUTTER));
        for stripes in &self.passage.lanes {
            let mut cells: [Option<Span<'m>>; LANES] = [const { None }; LANES];
            let mut hidden = 0;
            for stripe in stripes.iter().filter(|stripe| (stripe.first..=stripe.last).contains(&line)) {
                let coding = self.passage.text.codings.iter().find(|coding| coding.id == stripe.coding);
                match (cells.get_mut(stripe.lane), coding) {
                    (Some(cell), Some(coding)) => *cell = Some(self.stripe(coding, stripe, line)),
                    _ => hidden += 1,
                }
            }
            let told = match hidden {
                0 => " ".to_string(),
                1..=9 => hidden.to_string(),
                _ => self.look.glyphs.more.to_string(),
            };
            spans.push(Span::styled(told, self.look.style(Role::Quiet)));
            // Lane 0 stands nearest the text.
            spans.extend(cells.into_iter().rev().map(|cell| cell.unwrap_or_else(|| Span::raw(" "))));
            spans.push(Span::raw(" "));
        }
        spans
    }

    fn stripe(&self, coding: &Coding, stripe: &Stripe, line: usize) -> Span<'m> {
        let framework = &self.study.names.framework;
        let asked = self.passage.asked.contains(&coding.id);
        let glyph = match (stripe.first == line, asked) {
            (true, _) => sign_of(coding, framework, self.look),
            (false, true) => self.look.glyphs.stripe.to_string(),
            (false, false) => self.look.glyphs.other_stripe.to_string(),
        };
        let mut style = self.look.colour(framework.colour_of(coding.theme));
        if self.current == Some(coding.id) {
            style = style.patch(self.look.style(Role::Bar));
        } else if !asked {
            style = style.patch(self.look.style(Role::Quiet));
        }
        Span::styled(glyph, style)
    }
}
