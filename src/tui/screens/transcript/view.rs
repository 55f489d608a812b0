//! Drawing the transcript: lines with stripes on the left, what is coded underlined, the theme explained beside or below.

use super::{BELOW, GUTTER, LANES, LineKind, TranscriptScreen, VisualLine, WIDE, panel_width};
use crate::model::{Coding, Framework, Role as SpeakerRole, Span as ByteSpan, ThemeId};
use crate::text;
use crate::tui::look::{Look, Role};
use crate::tui::message::Study;
use crate::tui::model::Model;
use crate::tui::widgets::theme_detail;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Borders, Paragraph};

/// Draws the transcript into `area`.
pub(in crate::tui) fn draw(frame: &mut Frame<'_>, area: Rect, screen: &TranscriptScreen, model: &Model) {
    let wide = area.width >= WIDE;
    let beside = if wide { panel_width(area.width) } else { 0 };
    let below = if wide { 0 } else { BELOW.min(area.height / 2) };
    let text = Rect { width: area.width - beside, height: area.height - below, ..area };
    draw_text(frame, text, screen, model);
    let (panel, borders) = if wide {
        (Rect { x: area.x + text.width, width: beside, ..area }, Borders::LEFT)
    } else {
        (Rect { y: area.y + text.height, height: below, ..area }, Borders::TOP)
    };
    let mut block = Block::new().borders(borders).border_style(model.look.style(Role::Quiet));
    if model.look.glyphs.bar.is_ascii() {
        block = block.border_set(ratatui::symbols::border::Set {
            vertical_left: "|",
            horizontal_top: "-",
            ..ratatui::symbols::border::PLAIN
        });
    }
    let inner = block.inner(panel);
    frame.render_widget(block, panel);
    let lines = panel_lines(screen, model, usize::from(inner.width).saturating_sub(1), wide);
    let inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(1), ..inner };
    frame.render_widget(Paragraph::new(lines), inner);
}

fn draw_text(frame: &mut Frame<'_>, area: Rect, screen: &TranscriptScreen, model: &Model) {
    let height = usize::from(area.height);
    let shown = screen.layout.lines.iter().enumerate().skip(screen.top).take(height);
    let painter = Painter::new(screen, model, height);
    let mut lines: Vec<Line<'_>> = Vec::new();
    for (number, line) in shown {
        let mut spans = painter.gutter(number);
        match line.kind {
            LineKind::Head(turn) => spans.push(painter.head(turn)),
            LineKind::Text => spans.extend(painter.text(line)),
            LineKind::Gap => {}
        }
        lines.push(Line::from(spans));
    }
    if lines.is_empty() {
        lines.push(Line::from(Span::styled("  This transcript has no text.", model.look.style(Role::Quiet))));
    }
    frame.render_widget(Paragraph::new(lines), area);
    if model.popups.is_empty()
        && let Some((column, row)) = cursor(screen, height)
    {
        frame.set_cursor_position(Position::new(area.x + GUTTER + column, area.y + row));
    }
}

/// Where the terminal's own cursor stands, from the corner of the text.
fn cursor(screen: &TranscriptScreen, height: usize) -> Option<(u16, u16)> {
    let line = screen.layout.line_at(screen.cursor)?;
    let row = line.checked_sub(screen.top).filter(|row| *row < height)?;
    let column = text::column_of(&screen.loaded.text, screen.layout.lines.get(line)?.row, screen.cursor);
    Some((u16::try_from(column).ok()?, u16::try_from(row).ok()?))
}

/// What is asked again for every line, worked out once.
pub(in crate::tui) struct Painter<'m> {
    screen: &'m TranscriptScreen,
    study: &'m Study,
    look: &'m Look,
    selected: Option<ByteSpan>,
    current: Option<ByteSpan>,
    coded: Vec<ByteSpan>,
    /// Passages with a look of their own, over that of coded text.
    shaded: Vec<(ByteSpan, Role)>,
}

impl<'m> Painter<'m> {
    fn new(screen: &'m TranscriptScreen, model: &'m Model, height: usize) -> Self {
        let first = screen.layout.lines.get(screen.top).map_or(0, |line| line.row.start);
        let last = screen.layout.lines.get(screen.top + height).map_or(usize::MAX, |line| line.row.end);
        let seen = ByteSpan::new(first, last);
        let coded = screen.codings.iter().map(|coding| coding.span).filter(|span| span.overlaps(&seen)).collect();
        Self {
            screen,
            study: &model.study,
            look: &model.look,
            selected: screen.selected(),
            current: screen.current_coding().map(|coding| coding.span),
            coded,
            shaded: Vec::new(),
        }
    }

    /// A painter of some passages only, each with a look of its own over that of coded text.
    pub(in crate::tui) fn of(
        screen: &'m TranscriptScreen,
        model: &'m Model,
        coded: Vec<ByteSpan>,
        shaded: Vec<(ByteSpan, Role)>,
    ) -> Self {
        let selected = screen.selected();
        Self { screen, study: &model.study, look: &model.look, selected, current: None, coded, shaded }
    }

    fn gutter(&self, line: usize) -> Vec<Span<'m>> {
        let mut cells: Vec<Option<Span<'m>>> = vec![None; LANES];
        let mut hidden = 0;
        for stripe in self.screen.stripes.iter().filter(|stripe| (stripe.first..=stripe.last).contains(&line)) {
            let coding = self.screen.codings.iter().find(|coding| coding.id == stripe.coding);
            match (cells.get_mut(stripe.lane), coding) {
                (Some(cell), Some(coding)) => *cell = Some(self.stripe(coding, stripe.first == line)),
                _ => hidden += 1,
            }
        }
        // Lane 0 stands nearest the text.
        let mut spans: Vec<Span<'m>> = Vec::with_capacity(LANES + 2);
        spans.push(Span::styled(
            match hidden {
                0 => " ".to_string(),
                1..=9 => hidden.to_string(),
                _ => self.look.glyphs.more.to_string(),
            },
            self.look.style(Role::Quiet),
        ));
        spans.extend(cells.into_iter().rev().map(|cell| cell.unwrap_or_else(|| Span::raw(" "))));
        spans.push(Span::raw(" "));
        spans
    }

    fn stripe(&self, coding: &Coding, first: bool) -> Span<'m> {
        let framework = &self.study.names.framework;
        let own = Some(coding.coder) == self.study.coder_id();
        let glyph = if first {
            sign(coding, framework, self.look)
        } else if own {
            self.look.glyphs.stripe.to_string()
        } else {
            self.look.glyphs.other_stripe.to_string()
        };
        let mut style: Style = self.look.theme_style(place_of_main(coding.theme, framework));
        if self.screen.current == Some(coding.id) {
            style = style.patch(self.look.style(Role::Bar));
        } else if !own {
            style = style.patch(self.look.style(Role::Quiet));
        }
        Span::styled(glyph, style)
    }

    /// Number, speaker and time of a turn.
    pub(in crate::tui) fn head(&self, turn: usize) -> Span<'m> {
        let Some(turn) = self.screen.loaded.transcript.turns.get(turn) else { return Span::raw("") };
        let speaker = self.screen.loaded.speaker(turn);
        let label = speaker.map_or("", |speaker| speaker.label.as_str());
        let time = turn.time.as_ref().map_or_else(String::new, |time| format!("  {}", text::safe(time)));
        let role = match speaker.map(|speaker| speaker.role) {
            Some(SpeakerRole::Participant) => Role::Strong,
            _ => Role::Quiet,
        };
        Span::styled(format!("{}  {}{time}", turn.n, text::safe(label)), self.look.style(role))
    }

    /// The cells of a row, those of one style together.
    pub(in crate::tui) fn text(&self, line: &VisualLine) -> Vec<Span<'m>> {
        let mut spans: Vec<Span<'m>> = Vec::new();
        let mut run = String::new();
        let mut style = self.look.style(Role::Text);
        for cell in text::cells(&self.screen.loaded.text, line.row) {
            let now = self.style_at(cell.start, cell.stand_in, line.block);
            if now != style && !run.is_empty() {
                spans.push(Span::styled(std::mem::take(&mut run), style));
            }
            style = now;
            run.push_str(&cell.shown);
        }
        if !run.is_empty() {
            spans.push(Span::styled(run, style));
        }
        spans
    }

    fn style_at(&self, byte: usize, stand_in: bool, block: usize) -> Style {
        let holds = |span: &ByteSpan| span.contains(byte);
        let speaks = self.screen.layout.blocks.get(block).and_then(|block| block.turn).is_some_and(|turn| {
            let turn = self.screen.loaded.transcript.turns.get(turn);
            turn.and_then(|turn| self.screen.loaded.speaker(turn)).is_some_and(|s| s.role.speaks_for_participants())
        });
        let mut style = self.look.style(if speaks { Role::Text } else { Role::Aside });
        if self.coded.iter().any(holds) {
            style = style.patch(self.look.style(Role::Coded));
        }
        if self.current.as_ref().is_some_and(holds) {
            style = style.patch(self.look.style(Role::Current));
        }
        for (_, role) in self.shaded.iter().filter(|(span, _)| holds(span)) {
            style = style.patch(self.look.style(*role));
        }
        if self.screen.marks.iter().any(holds) {
            style = style.patch(self.look.style(Role::Match));
        }
        if stand_in {
            style = style.patch(self.look.style(Role::StandIn));
        }
        if self.selected.as_ref().is_some_and(holds) {
            style = style.patch(self.look.style(Role::Selection));
        }
        style
    }
}

/// The magnitude of a coding in one cell, as a stripe begins with it.
pub(in crate::tui) fn sign(coding: &Coding, framework: &Framework, look: &Look) -> String {
    let glyph = look.magnitude(coding.magnitude.as_deref(), framework.scale_of(coding.theme));
    // A lane is one cell wide; what a longer value is stands in the panel.
    if text::width(&glyph) == 1 { glyph } else { "#".to_string() }
}

/// The place of a theme's main theme among the main themes, from which its colour comes.
pub(in crate::tui) fn place_of_main(theme: ThemeId, framework: &Framework) -> usize {
    let main = framework.line(theme).first().map_or(theme, |theme| theme.id);
    framework.main_themes().position(|theme| theme.id == main).unwrap_or(0)
}

/// What is told about the cursor's place: its codings, and the theme of the current one.
fn panel_lines<'m>(screen: &'m TranscriptScreen, model: &'m Model, width: usize, wide: bool) -> Vec<Line<'m>> {
    let look = &model.look;
    let mut told: Vec<(Role, String)> = Vec::new();
    let mut here = screen.codings_here(&model.study);
    if let Some(current) = screen.current_coding()
        && !here.iter().any(|coding| coding.id == current.id)
    {
        here.insert(0, current);
    }
    let Some(current) = screen.current_coding() else {
        told.push((Role::Quiet, "Nothing is coded here.".into()));
        told.push((
            Role::Quiet,
            "o selects the word, then the sentence, then the turn; c codes the selection, or the sentence.".into(),
        ));
        return filled(&told, width, look);
    };
    let shown = if wide { here.len() } else { 1 };
    let mut listed: Vec<&Coding> = here.iter().copied().filter(|coding| coding.id == current.id).collect();
    listed.extend(here.iter().copied().filter(|coding| coding.id != current.id));
    for coding in listed.iter().take(shown) {
        let role = if coding.id == current.id { Role::Strong } else { Role::Quiet };
        let mark = if coding.id == current.id { look.glyphs.bar } else { " " };
        told.push((role, format!("{mark} {}", describe(coding, model))));
        if !coding.memo.is_empty() {
            told.push((Role::Quiet, format!("  memo: {}", coding.memo)));
        }
    }
    if listed.len() > shown
        && let Some((_, line)) = told.first_mut()
    {
        line.push_str(&format!("  ({} more here)", listed.len() - shown));
    }
    if wide {
        told.push((Role::Text, String::new()));
    }
    let detail = theme_detail(&model.study.names.framework, current.theme);
    if wide {
        told.extend(detail);
    } else {
        // Where there is little room every part keeps one line, so that rules and example are never out of sight.
        told.truncate(1);
        let brief = detail.into_iter().skip(1).map(|(role, line)| (role, text::truncate(&text::safe(&line), width)));
        told.extend(brief.take(usize::from(BELOW) - 2));
    }
    filled(&told, width, look)
}

/// Coder, theme and magnitude of a coding, in a line.
fn describe(coding: &Coding, model: &Model) -> String {
    let framework = &model.study.names.framework;
    let name = framework.theme(coding.theme).map_or("", |theme| theme.name.as_str());
    let magnitude = match (&coding.magnitude, framework.scale_of(coding.theme)) {
        (Some(value), _) => format!(": {value}"),
        (None, Some(_)) => ": magnitude still missing".to_string(),
        (None, None) => String::new(),
    };
    format!("{} {} {name}{magnitude}", model.study.names.initials(coding.coder), framework.number(coding.theme))
}

fn filled<'m>(told: &[(Role, String)], width: usize, look: &Look) -> Vec<Line<'m>> {
    let mut lines = Vec::new();
    for (role, line) in told {
        let rows = text::fill(line, width.max(10));
        if rows.is_empty() {
            lines.push(Line::default());
        }
        lines.extend(rows.into_iter().map(|row| Line::from(Span::styled(row, look.style(*role)))));
    }
    lines
}
