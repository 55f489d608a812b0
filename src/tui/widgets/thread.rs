//! Comments on a discrepancy: what was said, by whom and when, and a few lines to say more in.

use super::window;
use crate::model::DiscrepancyId;
use crate::text;
use crate::tui::look::{Look, Role};
use crate::workbench::CommentLine;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;
use ratatui_textarea::{TextArea, WrapMode};

/// Rows one writes in.
const WRITING: u16 = 4;

/// A thread of comments, open to say more.
#[derive(Debug)]
pub struct Thread {
    /// What it is about.
    pub about: DiscrepancyId,
    /// Where that is, for the title.
    pub title: String,
    /// What was said, oldest first.
    pub comments: Vec<CommentLine>,
    /// The editor.
    pub area: TextArea<'static>,
    /// Whether the window closes once the comment is on disk.
    pub closing: bool,
    /// Why what is written could not be added; the next step back gives it up.
    pub refused: Option<String>,
    /// Rows scrolled up from the latest comment.
    pub up: usize,
    /// Why nothing can be added, where nothing can.
    pub read_only: Option<&'static str>,
}

impl Thread {
    /// Opens a thread at its latest comment.
    #[must_use]
    pub fn new(
        about: DiscrepancyId,
        title: String,
        comments: Vec<CommentLine>,
        read_only: Option<&'static str>,
    ) -> Self {
        let area = empty();
        Self { about, title, comments, area, closing: false, refused: None, up: 0, read_only }
    }

    /// What is written and not added yet.
    #[must_use]
    pub fn written(&self) -> String {
        self.area.lines().join("\n").trim().to_string()
    }

    /// A comment is on disk: it stands in the thread, and the editor is empty again.
    pub fn add(&mut self, comment: CommentLine) {
        self.comments.push(comment);
        self.area = empty();
        self.refused = None;
        self.up = 0;
    }

    /// Scrolls, as far as there is something to see.
    pub fn scroll(&mut self, lines: isize) {
        self.up = self.up.saturating_add_signed(-lines).min(self.comments.len() * 4);
    }

    /// Draws the thread over the middle of `area`.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look) {
        let inner = window(frame, area, &self.title, (76, 20), look);
        let writing = if self.read_only.is_some() { 1 } else { WRITING };
        let above = inner.height.saturating_sub(writing + 1);
        let mut rows: Vec<(Role, String)> = Vec::new();
        for comment in &self.comments {
            let when = crate::tui::screens::said_at(&comment.at);
            rows.push((Role::Strong, format!("{}, {when}", text::safe(&comment.coder))));
            let said = text::fill(&comment.text, usize::from(inner.width).saturating_sub(2).max(10));
            rows.extend(said.into_iter().map(|row| (Role::Text, format!("  {row}"))));
        }
        if rows.is_empty() {
            rows.push((Role::Quiet, "Nobody has said anything about this one yet.".into()));
        }
        let height = usize::from(above);
        let top = rows.len().saturating_sub(height).saturating_sub(self.up);
        let shown: Vec<Line<'_>> = rows
            .into_iter()
            .skip(top)
            .take(height)
            .map(|(role, row)| Line::from(Span::styled(row, look.style(role))))
            .collect();
        frame.render_widget(Paragraph::new(shown), Rect { height: above, ..inner });
        let line = Rect { y: inner.y + above, height: 1.min(inner.height), ..inner };
        let told =
            self.read_only.map_or_else(|| "Say more:".to_string(), |why| format!("Nothing can be added: {why}."));
        frame.render_widget(Paragraph::new(Line::from(Span::styled(told, look.style(Role::Quiet)))), line);
        if self.read_only.is_none() {
            let mut editor = self.area.clone();
            editor.set_style(look.style(Role::Text));
            editor.set_cursor_line_style(look.style(Role::Text));
            editor.set_cursor_style(look.style(Role::Selection));
            let place = Rect { y: inner.y + above + 1, height: writing.min(inner.height), ..inner };
            frame.render_widget(&editor, place);
        }
    }
}

fn empty() -> TextArea<'static> {
    let mut area = TextArea::default();
    area.set_wrap_mode(WrapMode::Word);
    area
}
