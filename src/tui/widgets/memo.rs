//! The memo editor: what it is about, what others wrote about it, and the text, which is kept beside the project while it
//! is typed and saved on the way out.

use super::{Editor, stroke, window};
use crate::model::{CoderId, TranscriptId};
use crate::text;
use crate::tui::commands::Action;
use crate::tui::look::{Look, Role};
use crate::tui::memoing::Ask;
use crate::tui::message::Effect;
use crate::workbench::{MemoDraft, MemoPage, MemoTarget, MemoWritten, OtherMemo};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// From this width on what others wrote stands beside the text, else above it.
const WIDE: u16 = 120;

/// So much of a passage stands in the name of a draft.
const QUOTE: usize = 40;
/// So many letters of a time are a day and its hour and minute.
const MINUTES: usize = 16;

/// A memo being written.
#[derive(Debug)]
pub struct MemoEditor {
    /// What it is about.
    pub target: MemoTarget,
    /// What that is called, for the title.
    pub about: String,
    /// The text.
    pub editor: Editor,
    /// Why what is written could not be saved; the next step back gives it up.
    pub refused: Option<String>,
    /// Whether the editor closes once the memo is on disk.
    pub leaving: bool,
    quote: String,
    transcript: Option<TranscriptId>,
    coder: CoderId,
    initials: String,
    others: Vec<OtherMemo>,
    others_top: usize,
    /// The saved text it was begun with.
    base: String,
    /// What there is to say about the text.
    note: Option<String>,
    /// Counted up with every change, and what the count was when the text was last kept.
    revision: u64,
    kept: Option<u64>,
}

impl MemoEditor {
    /// An editor with the memo as it is saved; what was typed before a program was cut off is put in its place as one step,
    /// so that the saved text is a step back.
    #[must_use]
    pub fn new(page: MemoPage, coder: CoderId, initials: &str, body: (u16, u16)) -> Self {
        let mut memo = Self {
            target: page.target,
            about: page.about,
            editor: Editor::new(&page.text, 1),
            refused: None,
            leaving: false,
            quote: page.quote,
            transcript: page.transcript,
            coder,
            initials: initials.to_string(),
            others: page.others,
            others_top: 0,
            base: page.text,
            note: None,
            revision: 0,
            kept: None,
        };
        memo.resize(body);
        if let Some(restored) = page.restored {
            memo.editor.replace_all(&restored.text);
            let at: String = restored.at.chars().take(MINUTES).collect::<String>().replace('T', " ");
            memo.note = Some(format!("Typed {at} UTC, not saved; restored. Ctrl+z: the saved text."));
            memo.kept = Some(0);
        }
        memo
    }

    /// Fits the text to a screen with this body.
    pub fn resize(&mut self, body: (u16, u16)) {
        let width = self.parts(Rect::new(0, 0, body.0, body.1)).text.width;
        self.editor.resize(usize::from(width));
    }

    /// The memo as written, without empty lines at its end.
    #[must_use]
    pub fn memo(&self) -> String {
        self.editor.text().trim_end().to_string()
    }

    /// Whether something is written that is not on disk.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.memo() != self.base.trim_end()
    }

    /// Whether what is written and not saved is kept beside the project as it is now.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        self.kept == Some(self.revision)
    }

    /// Saves the memo.
    #[must_use]
    pub fn save(&self) -> Effect {
        Effect::Memo(Ask::Write(self.target, self.memo(), self.base.clone()))
    }

    /// Takes in that the memo is on disk; where somebody else had changed it, the text is now both.
    pub fn saved(&mut self, written: &MemoWritten) {
        if written.text != self.memo() {
            self.editor.replace_all(&written.text);
        }
        self.base.clone_from(&written.text);
        self.refused = None;
        self.note = None;
    }

    /// Takes in that what was typed is kept, as it was at a revision.
    pub const fn kept(&mut self, revision: u64) {
        self.kept = Some(revision);
    }

    /// Types a character.
    pub fn type_in(&mut self, c: char) -> Option<Effect> {
        self.edit(|editor| editor.type_in(c))
    }

    /// Puts in a text.
    pub fn insert(&mut self, text: &str) -> Option<Effect> {
        self.edit(|editor| editor.insert(text))
    }

    /// Does a command of the editor.
    pub fn act(&mut self, action: Action, body: (u16, u16)) -> Option<Effect> {
        let parts = self.parts(Rect::new(0, 0, body.0, body.1));
        let page = usize::from(parts.text.height).saturating_sub(1).max(1);
        match action {
            Action::OthersUp => self.others_top = self.others_top.saturating_sub(1),
            Action::OthersDown => {
                let last = self.readable(parts.read.width).len().saturating_sub(usize::from(parts.read.height));
                self.others_top = (self.others_top + 1).min(last);
            }
            _ => return self.edit(|editor| stroke(editor, action, page)),
        }
        None
    }

    /// Does an edit; what is to be done about the draft, where the text has changed.
    fn edit(&mut self, edit: impl FnOnce(&mut Editor)) -> Option<Effect> {
        let before = self.editor.text().to_string();
        edit(&mut self.editor);
        if self.editor.text() == before {
            return None;
        }
        self.revision += 1;
        self.refused = None;
        self.note = None;
        if !self.is_changed() {
            return Some(Effect::Memo(Ask::Drop(self.target.into())));
        }
        let draft = MemoDraft {
            target: self.target.into(),
            coder: self.coder,
            about: self.called(),
            transcript: self.transcript,
            base: self.base.clone(),
            text: self.editor.text().to_string(),
            at: String::new(),
        };
        Some(Effect::Memo(Ask::Keep(Box::new(draft), self.revision)))
    }

    /// What the memo is about, with the beginning of the passage.
    fn called(&self) -> String {
        if self.quote.is_empty() {
            return self.about.clone();
        }
        format!("{}, “{}”", self.about, text::truncate(&text::safe(&self.quote), QUOTE))
    }

    fn parts(&self, area: Rect) -> Parts {
        let wide = area.width >= WIDE;
        let size = match (self.others.is_empty(), wide) {
            (true, true) => (100, 30),
            (false, true) => (150, 30),
            (_, false) => (78, area.height),
        };
        let inner = super::framed(area, size);
        let note = Rect { y: inner.y + inner.height.saturating_sub(1), height: inner.height.min(1), ..inner };
        let rest = Rect { height: inner.height.saturating_sub(1), ..inner };
        let (text, read) = if wide && !self.others.is_empty() {
            let beside = rest.width * 2 / 5;
            let text = Rect { width: rest.width.saturating_sub(beside + 1), ..rest };
            (text, Rect { x: rest.x + text.width + 1, width: beside, ..rest })
        } else {
            let needed = u16::try_from(self.readable(rest.width).len()).unwrap_or(u16::MAX);
            let above = needed.min(rest.height * 2 / 5);
            let gap = above.min(1);
            let text = Rect { y: rest.y + above + gap, height: rest.height.saturating_sub(above + gap), ..rest };
            (text, Rect { height: above, ..rest })
        };
        Parts { size, text, read, note }
    }

    /// Draws the editor over the middle of `area`; the terminal's cursor stands in the text.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look) {
        let parts = self.parts(area);
        let title = format!("Memo of {} on {}", self.initials, self.about);
        window(frame, area, &title, parts.size, look);
        self.draw_readable(frame, parts.read, look);
        let (role, told) = match (&self.refused, &self.note) {
            (Some(why), _) => (Role::Alert, format!("! {why}")),
            (None, Some(note)) => (Role::Strong, note.clone()),
            (None, None) => (Role::Quiet, self.counted(&parts)),
        };
        let told = text::truncate(&text::safe(&told), usize::from(parts.note.width));
        frame.render_widget(Paragraph::new(Line::from(Span::styled(told, look.style(role)))), parts.note);
        self.editor.draw(frame, parts.text, look);
    }

    fn counted(&self, parts: &Parts) -> String {
        let words = text::count(self.editor.text());
        let words = if words == 1 { "1 word".to_string() } else { format!("{words} words") };
        let more = self.readable(parts.read.width).len() > usize::from(parts.read.height);
        match (more, parts.read.y < parts.text.y) {
            (false, _) => words,
            (true, true) => format!("{words}; Alt+Down reads on above"),
            (true, false) => format!("{words}; Alt+Down reads on beside"),
        }
    }

    /// The passage, and what others wrote, row by row.
    fn readable(&self, width: u16) -> Vec<(Role, String)> {
        let width = usize::from(width).saturating_sub(2).max(8);
        let mut rows = Vec::new();
        if !self.quote.is_empty() {
            let quote = text::fill(&format!("“{}”", self.quote), width);
            rows.extend(quote.into_iter().map(|row| (Role::Quiet, row)));
        }
        for other in &self.others {
            let theme = if other.theme.is_empty() { String::new() } else { format!(" on {}", other.theme) };
            rows.push((Role::Strong, text::safe(&format!("{}{theme}:", other.coder)).into_owned()));
            rows.extend(text::fill(&other.text, width).into_iter().map(|row| (Role::Text, format!("  {row}"))));
        }
        rows
    }

    fn draw_readable(&self, frame: &mut Frame<'_>, area: Rect, look: &Look) {
        let rows = self.readable(area.width);
        let height = usize::from(area.height);
        let top = self.others_top.min(rows.len().saturating_sub(height));
        let drawn = |(role, row): (Role, String)| Line::from(Span::styled(row, look.style(role)));
        let lines: Vec<Line<'_>> = rows.into_iter().skip(top).take(height).map(drawn).collect();
        frame.render_widget(Paragraph::new(lines), area);
    }
}

/// Where the parts of the editor stand.
struct Parts {
    size: (u16, u16),
    text: Rect,
    /// What is there to be read: the passage, and what others wrote.
    read: Rect,
    note: Rect,
}
