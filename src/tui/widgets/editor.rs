//! Drawing a text that is being written: as safe as any other text on the screen, with the terminal's own cursor where
//! one writes.

use crate::text;
use crate::tui::look::{Look, Role};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui_textarea::{CursorMove, TextArea, WrapMode};

/// An editor with a text in it, the cursor at its end.
#[must_use]
pub fn editor(text: &str) -> TextArea<'static> {
    let mut area = TextArea::new(text.split('\n').map(String::from).collect());
    area.set_wrap_mode(WrapMode::Word);
    area.move_cursor(CursorMove::Bottom);
    area.move_cursor(CursorMove::End);
    area
}

/// Draws what is being written, its cursor in view.
pub fn draw_editor(frame: &mut Frame<'_>, area: Rect, writing: &TextArea<'_>, look: &Look) {
    let (row, column) = (writing.cursor().0, writing.cursor().1);
    let mut shown = TextArea::new(writing.lines().iter().map(|line| text::safe(line).into_owned()).collect());
    // What stands for a character may be longer than it, so the cursor goes behind what stands for those before it.
    let before: String = writing.lines().get(row).map_or_else(String::new, |line| line.chars().take(column).collect());
    let column = text::safe(&before).chars().count();
    shown.set_wrap_mode(writing.wrap_mode());
    shown.move_cursor(CursorMove::Jump(
        u16::try_from(row).unwrap_or(u16::MAX),
        u16::try_from(column).unwrap_or(u16::MAX),
    ));
    shown.set_style(look.style(Role::Text));
    shown.set_cursor_line_style(look.style(Role::Text));
    shown.set_cursor_style(look.style(Role::Selection));
    frame.render_widget(&shown, area);
    let (at, top) = (shown.screen_cursor(), shown.scroll_offset());
    let x = u16::try_from(at.col).unwrap_or(u16::MAX).saturating_sub(top.1).min(area.width.saturating_sub(1));
    let y = u16::try_from(at.row).unwrap_or(u16::MAX).saturating_sub(top.0).min(area.height.saturating_sub(1));
    frame.set_cursor_position((area.x + x, area.y + y));
}
