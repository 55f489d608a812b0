//! Drawing the transcript: gutter, words, map and panel, each in its place. Nothing here changes anything.

use super::geometry::GUTTER;
use super::words::Painter;
use super::{TranscriptScreen, panel};
use crate::text;
use crate::tui::look::{Look, Role};
use crate::tui::model::Model;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Draws the transcript into `area`.
pub(in crate::tui) fn draw(frame: &mut Frame<'_>, area: Rect, screen: &TranscriptScreen, model: &Model) {
    let geometry = screen.geometry;
    let (beside, below) = (geometry.beside(), geometry.below());
    let text = Rect { width: area.width - beside, height: area.height - below, ..area };
    draw_text(frame, text, screen, model);
    draw_map(frame, area, screen, &model.look);
    let place = if geometry.is_wide() {
        Rect { x: area.x + text.width, width: beside, ..area }
    } else {
        Rect { y: area.y + text.height, height: below, ..area }
    };
    panel::draw(frame, place, screen, model, geometry.is_wide());
}

fn draw_text(frame: &mut Frame<'_>, area: Rect, screen: &TranscriptScreen, model: &Model) {
    if screen.layout.lines.is_empty() {
        let told = Span::styled("  This transcript has no text.", model.look.style(Role::Quiet));
        frame.render_widget(Paragraph::new(Line::from(told)), area);
        return;
    }
    let painter = Painter::new(screen, &model.look);
    let width = u16::try_from(screen.layout.width).unwrap_or(u16::MAX);
    let shown = screen.layout.lines.iter().enumerate().skip(screen.top);
    for (y, (number, line)) in (area.y..area.y + area.height).zip(shown) {
        let row = Rect { y, height: 1, ..area };
        screen.draw_gutter(frame.buffer_mut(), row, number, &model.study, &model.look);
        painter.draw(frame.buffer_mut(), Rect { x: area.x + GUTTER, width, ..row }, line);
    }
    if model.popups.is_empty()
        && let Some((column, row)) = cursor(screen, usize::from(area.height))
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

/// The map at the right edge of the text; what is in view is shown on a bar.
fn draw_map(frame: &mut Frame<'_>, area: Rect, screen: &TranscriptScreen, look: &Look) {
    let overview = &screen.shown.overview;
    let x = area.x + screen.geometry.map_column();
    let last = (screen.top + screen.geometry.text_height()).min(screen.layout.lines.len()).saturating_sub(1);
    let view = overview.row_of(screen.top)..=overview.row_of(last);
    for (row, mark) in overview.rows.iter().enumerate() {
        let Some(y) = u16::try_from(row).ok().map(|row| area.y + row) else { return };
        let style = look.style(if view.contains(&row) { Role::Bar } else { Role::Quiet });
        for (column, sign) in (x..).zip(mark.signs()) {
            let glyph = sign.as_ref().map_or(" ", |sign| look.sign_cell(sign));
            frame.buffer_mut().set_string(column, y, glyph, style);
        }
    }
}
