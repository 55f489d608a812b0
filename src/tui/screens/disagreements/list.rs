//! The queue drawn: state, type, place and theme of each, as far as there is room.

use super::{DisagreementsScreen, wording};
use crate::text;
use crate::tui::look::{Look, Role};
use crate::tui::message::Study;
use crate::tui::model::Model;
use crate::tui::widgets::scrolled;
use crate::workbench::DiscrepancyLine;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// The list, one line each.
pub fn draw(frame: &mut Frame<'_>, area: Rect, screen: &DisagreementsScreen, model: &Model) {
    let look = &model.look;
    let Some(report) = &screen.report else { return };
    let height = usize::from(area.height);
    let width = usize::from(area.width);
    let top = scrolled(screen.bar.at, screen.shown.len(), height);
    let seen: Vec<(usize, &DiscrepancyLine)> = screen
        .shown
        .iter()
        .enumerate()
        .skip(top)
        .take(height)
        .filter_map(|(row, place)| Some((row, report.discrepancies.get(*place)?)))
        .collect();
    let shape = Shape::new(&seen, report.pairs.len() > 1, width);
    let lines: Vec<Line<'_>> = seen
        .iter()
        .map(|(row, line)| {
            let under = *row == screen.bar.at;
            let told = shape.row(line, under, &model.study, look);
            let role = match (under, line.state.is_settled()) {
                (true, _) => Role::Bar,
                (false, true) => Role::Quiet,
                (false, false) => Role::Text,
            };
            Line::from(Span::styled(text::pad(&told, width), look.style(role)))
        })
        .collect();
    frame.render_widget(Paragraph::new(lines), area);
    if model.popups.is_empty() && !screen.in_passage {
        let row = u16::try_from(screen.bar.at - top).unwrap_or(0);
        frame.set_cursor_position(Position::new(area.x, area.y + row.min(area.height.saturating_sub(1))));
    }
}

/// The widths of the queue's columns, fitted to the lines seen.
struct Shape {
    pair: bool,
    kind: usize,
    cite: usize,
    theme: usize,
}

impl Shape {
    fn new(seen: &[(usize, &DiscrepancyLine)], pair: bool, width: usize) -> Self {
        let widest = |of: &dyn Fn(&DiscrepancyLine) -> String| {
            seen.iter().map(|(_, line)| text::width(&of(line))).max().unwrap_or(0)
        };
        let most = if width < 60 { 12 } else { 18 };
        let kind = widest(&|line| wording::kinds(line)).clamp(5, most);
        let cite = widest(&|line| line.citation.clone()).clamp(4, 12);
        let theme = width.saturating_sub(4 + kind + 1 + cite + 1).min(34);
        Self { pair, kind, cite, theme }
    }

    fn row(&self, line: &DiscrepancyLine, under: bool, study: &Study, look: &Look) -> String {
        let mark = if under { look.glyphs.bar } else { " " };
        let state = look.glyphs.state(line.state);
        let kind = text::pad(&wording::kinds(line), self.kind);
        let cite = text::pad(&text::safe(&line.citation), self.cite);
        let theme = text::pad(&wording::theme(&study.names.framework, line.theme_id), self.theme);
        let mut told = format!("{mark} {state} {kind} {cite} {theme}");
        let far = wording::how_far(line.severity);
        if self.pair {
            told.push_str(&format!(" {}", line.coders.join("-")));
        }
        if !far.is_empty() {
            told.push_str(&format!(" {far}"));
        }
        match line.comments.len() {
            0 => {}
            1 => told.push_str(" 1 comment"),
            many => told.push_str(&format!(" {many} comments")),
        }
        format!("{told}  {}", text::safe(&line.text))
    }
}
