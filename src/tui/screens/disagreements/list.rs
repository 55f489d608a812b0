//! The queue drawn: state, type, place and theme of each, as far as there is room.

use super::{DisagreementsScreen, wording};
use crate::model::DiscrepancyType;
use crate::text;
use crate::tui::look::{Look, Role};
use crate::tui::message::Study;
use crate::tui::model::Model;
use crate::tui::widgets::scrolled;
use crate::workbench::{DiscrepancyLine, DiscrepancyReport, Severity};
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
    let shape = Shape::new(report, &model.study, screen.filters.by_severity, width);
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

/// The widths of the queue's columns. They do not change as one scrolls.
struct Shape {
    pair: usize,
    kind: usize,
    cite: usize,
    theme: usize,
    far: usize,
    rest: usize,
}

/// Columns that tell how much was said about one.
const SAID: usize = 3;
/// Columns that the words themselves have at least, else they are left out.
const WORDS: usize = 12;

impl Shape {
    fn new(report: &DiscrepancyReport, study: &Study, by_severity: bool, width: usize) -> Self {
        let both = wording::ENDS.len() + 1 + DiscrepancyType::Magnitude.word().len();
        let kind = if report.counts.magnitude > 0 { both } else { "only".len() + 1 + 5 };
        // A title, a colon and the number of a turn.
        let titles = study.transcripts.iter().map(|line| text::width(&line.title)).max().unwrap_or(0);
        let cite = (titles + 4).clamp(6, 14);
        let pair = report.pairs.iter().map(|pair| text::width(&pair.coders.join("-")) + 1).max().unwrap_or(0);
        let pair = if report.pairs.len() > 1 { pair.min(12) } else { 0 };
        let far = if by_severity || width > 70 { Severity::Neighbouring.word().len() + 1 } else { 0 };
        let left = width.saturating_sub(4 + kind + 1 + cite + pair + far + 1 + SAID);
        let theme = left.min(34);
        Self { pair, kind, cite, theme, far, rest: left - theme }
    }

    fn row(&self, line: &DiscrepancyLine, under: bool, study: &Study, look: &Look) -> String {
        let mark = if under { look.glyphs.bar } else { " " };
        let state = look.glyphs.state(line.state);
        let kind = text::pad(&wording::kinds(line), self.kind);
        let cite = text::pad(&text::safe(&line.citation), self.cite);
        let mut told = format!("{mark} {state} {kind} {cite}");
        if self.pair > 0 {
            told.push_str(&format!(" {}", text::pad(&line.coders.join("-"), self.pair - 1)));
        }
        told.push_str(&format!(" {}", text::pad(&wording::theme(&study.names.framework, line.theme_id), self.theme)));
        if self.far > 0 {
            told.push_str(&format!(" {}", text::pad(wording::how_far(line.severity), self.far - 1)));
        }
        told.push_str(&match line.comments.len() {
            0 => " ".repeat(SAID),
            1..=9 => format!(" {}{}", look.glyphs.said, line.comments.len()),
            _ => format!(" {}{}", look.glyphs.said, look.glyphs.more),
        });
        if self.rest > WORDS {
            told.push_str(&format!(" {}", text::pad(&text::safe(&line.text), self.rest - 1)));
        }
        told
    }
}
