//! Rows under their headings, with the bar on one of them.

use super::AgreementScreen;
use crate::text;
use crate::tui::look::Role;
use crate::tui::model::Model;
use crate::tui::widgets::scrolled;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// A row in pieces, each in its role.
pub(super) type Pieces = Vec<(Role, String)>;

/// The pieces as a line of exactly `width` cells. Under the bar all of it is one.
pub(super) fn line(pieces: Pieces, under: bool, width: usize, model: &Model) -> Line<'static> {
    let look = &model.look;
    if under {
        let told: String = pieces.into_iter().map(|(_, piece)| piece).collect();
        return Line::from(Span::styled(text::pad(&told, width), look.style(Role::Bar)));
    }
    let spans = pieces.into_iter().map(|(role, piece)| Span::styled(piece, look.style(role)));
    Line::from(spans.collect::<Vec<_>>())
}

/// Things one after the other with `between` between them, on as many lines as they need; none is broken.
pub(super) fn flow(things: Vec<String>, between: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for thing in things {
        match lines.last_mut() {
            Some(line) if text::width(line) + text::width(between) + text::width(&thing) <= width => {
                line.push_str(between);
                line.push_str(&thing);
            }
            _ => lines.push(text::truncate(&thing, width)),
        }
    }
    lines
}

/// Draws as many of `len` rows as there is room for around the bar; the terminal's cursor stands on the row.
pub(super) fn draw(
    frame: &mut Frame<'_>,
    area: Rect,
    screen: &AgreementScreen,
    row: impl Fn(usize) -> Pieces,
    model: &Model,
) {
    let (height, width) = (usize::from(area.height), usize::from(area.width));
    let (at, len) = (screen.at(), screen.len());
    let top = scrolled(at, len, height);
    let lines: Vec<Line<'_>> =
        (top..len).take(height).map(|place| line(row(place), place == at, width, model)).collect();
    frame.render_widget(Paragraph::new(lines), area);
    if model.popups.is_empty() && len > 0 {
        let y = u16::try_from(at - top).unwrap_or(0).min(area.height.saturating_sub(1));
        frame.set_cursor_position(Position::new(area.x, area.y + y));
    }
}

impl AgreementScreen {
    /// Puts the bar on the row at a line of the screen.
    pub fn click(&mut self, row: u16, body: (u16, u16)) {
        let list = self.areas(body).list;
        let (len, height) = (self.len(), usize::from(list.height));
        let Some(line) = row.checked_sub(list.y).filter(|line| *line < list.height) else { return };
        let at = scrolled(self.at(), len, height) + usize::from(line);
        if at < len {
            self.put(at);
        }
    }
}
