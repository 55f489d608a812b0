//! The methods paragraph, to be read and to be written to a file.

use super::AgreementScreen;
use super::areas::Areas;
use crate::text;
use crate::tui::commands::{Action, Place, key_of};
use crate::tui::look::Role;
use crate::tui::model::Model;
use crate::workbench::{AgreementReport, methods_paragraph};
use ratatui::Frame;
use ratatui::layout::Position;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// A line longer than this is hard to read.
const WIDEST: usize = 100;

/// Draws the page.
pub(super) fn draw(
    frame: &mut Frame<'_>,
    areas: &Areas,
    screen: &AgreementScreen,
    report: &AgreementReport,
    model: &Model,
) {
    let look = &model.look;
    let area = areas.list;
    let rows = rows(report, area.width);
    let height = usize::from(area.height).saturating_sub(2);
    let top = screen.at().min(rows.len().saturating_sub(height));
    let key = key_of(Place::Agreement, Action::WriteMethods);
    let below = rows.len().saturating_sub(top + height);
    let more = if below > 0 { format!("  ({below} more lines: Down)") } else { String::new() };
    let mut lines = vec![
        Line::from(Span::styled(format!("Ready to paste; {key} writes it to a file.{more}"), look.style(Role::Quiet))),
        Line::default(),
    ];
    lines.extend(
        rows.into_iter().skip(top).take(height).map(|row| Line::from(Span::styled(row, look.style(Role::Text)))),
    );
    frame.render_widget(Paragraph::new(lines), area);
    if model.popups.is_empty() {
        frame.set_cursor_position(Position::new(area.x, area.y + 2.min(area.height.saturating_sub(1))));
    }
}

fn rows(report: &AgreementReport, width: u16) -> Vec<String> {
    text::fill(&methods_paragraph(report), usize::from(width).min(WIDEST))
}

impl AgreementScreen {
    /// Keeps the paragraph from being scrolled out of sight.
    pub fn hold(&mut self, body: (u16, u16)) {
        let list = self.areas(body).list;
        let lines = self.report().map_or(0, |report| rows(report, list.width).len());
        let last = lines.saturating_sub(usize::from(list.height).saturating_sub(2));
        self.scroll_to_at_most(last);
    }
}
