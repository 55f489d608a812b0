//! The memo editor: several lines, saved on the way out.

use crate::model::CodingId;
use crate::tui::look::{Look, Role};
use crate::tui::widgets::window;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui_textarea::{TextArea, WrapMode};

/// A memo being written.
#[derive(Debug)]
pub struct MemoEditor {
    /// The coding it belongs to.
    pub coding: CodingId,
    /// What is written about, for the title.
    pub about: String,
    /// The editor.
    pub area: TextArea<'static>,
    /// Why what is written could not be saved; the next step back gives it up.
    pub refused: Option<String>,
    before: String,
}

impl MemoEditor {
    /// An editor with the memo as it is.
    #[must_use]
    pub fn new(coding: CodingId, about: String, memo: &str) -> Self {
        let mut area = TextArea::new(memo.split('\n').map(String::from).collect());
        area.set_wrap_mode(WrapMode::Word);
        area.move_cursor(ratatui_textarea::CursorMove::Bottom);
        area.move_cursor(ratatui_textarea::CursorMove::End);
        Self { coding, about, area, refused: None, before: memo.to_string() }
    }

    /// The memo as written, without empty lines at its end.
    #[must_use]
    pub fn memo(&self) -> String {
        self.area.lines().join("\n").trim_end().to_string()
    }

    /// Whether something is written that is not on disk.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.memo() != self.before
    }

    /// Draws the editor over the middle of `area`.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look) {
        let title = format!("Memo: {}", self.about);
        let inner = window(frame, area, &title, (76, 14), look);
        let mut editor = self.area.clone();
        editor.set_style(look.style(Role::Text));
        editor.set_cursor_line_style(look.style(Role::Text));
        editor.set_cursor_style(look.style(Role::Selection));
        frame.render_widget(&editor, inner);
    }
}
