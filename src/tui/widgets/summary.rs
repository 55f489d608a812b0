//! Writing the summary of a cell, or a synthesis: the text, and beside or below it the quotes it rests on.
//!
//! One writes the text form of paragraphs: `> ` begins what a participant said, `// ` a remark that is no part of the
//! summary, a blank line parts them. Keys set the marks too. What is typed is kept beside the project like a memo.

mod blocks;

use super::{Bar, Editor, stroke, window};
use crate::model::{CellPlace, CoderId, CodingId, Paragraph, ParagraphKind};
use crate::text;
use crate::tui::charting::{Ask, Written};
use crate::tui::commands::Action;
use crate::tui::look::{Look, Role};
use crate::tui::memoing;
use crate::tui::message::Effect;
use crate::tui::screens::{QuoteLine, quote_lines, quote_rows};
use crate::tui::widgets::moment;
use crate::workbench::{CellEdit, CellPage, ChartTarget, ChartText, MemoDraft};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph as Drawn;

/// From this width on the quotes stand beside the text, else below it.
const WIDE: u16 = 110;

/// A summary or synthesis being written.
#[derive(Debug)]
pub struct SummaryEditor {
    /// What it is.
    pub target: ChartTarget,
    /// What that is called, for the title.
    pub about: String,
    /// The text.
    pub editor: Editor,
    /// The quotes of the cell, and the one under the bar.
    pub quotes: Vec<QuoteLine>,
    /// The bar in the quotes.
    pub bar: Bar,
    /// Why what is written could not be saved; the next step back gives it up.
    pub refused: Option<String>,
    /// Whether the editor closes once the text is on disk.
    pub leaving: bool,
    /// Whether the next cell to be charted is opened then.
    pub next: bool,
    /// By whose codings the quotes were chosen.
    codings: Option<String>,
    coder: CoderId,
    /// The saved text it was begun with.
    base: String,
    note: Option<String>,
    /// Counted up with every change, and what the count was when the text was last kept.
    revision: u64,
    kept: Option<u64>,
}

impl SummaryEditor {
    /// An editor with the text as it is saved; what was typed before a program was cut off is put in its place as one
    /// step, so that the saved text is a step back.
    #[must_use]
    pub fn new(opened: ChartText, coder: CoderId, codings: Option<String>, body: (u16, u16)) -> Self {
        let mut summary = Self {
            target: opened.target,
            about: opened.about,
            editor: Editor::new(&opened.text, 1),
            quotes: opened.page.map_or_else(Vec::new, |page| quote_lines(&page, None)),
            bar: Bar::default(),
            refused: None,
            leaving: false,
            next: false,
            codings,
            coder,
            base: opened.text,
            note: None,
            revision: 0,
            kept: None,
        };
        summary.resize(body);
        if let Some(restored) = opened.restored {
            summary.editor.replace_all(&restored.text);
            summary.note =
                Some(format!("Typed {} UTC, not saved; restored. Ctrl+z: the saved text.", moment(&restored.at)));
            summary.kept = Some(0);
        }
        summary
    }

    /// Puts the bar on the quote of this coding, which the reader had in hand.
    pub fn take_up(&mut self, coding: CodingId) {
        if let Some(at) = self.quotes.iter().position(|line| line.coding == coding) {
            self.bar.at = at;
        }
    }

    /// Which cell it is of, where it is of one.
    #[must_use]
    pub const fn place(&self) -> Option<CellPlace> {
        match self.target {
            ChartTarget::Cell(place) => Some(place),
            ChartTarget::Synthesis(_) => None,
        }
    }

    /// Fits the text to a screen with this body.
    pub fn resize(&mut self, body: (u16, u16)) {
        let width = self.parts(Rect::new(0, 0, body.0, body.1)).text.width;
        self.editor.resize(usize::from(width));
    }

    /// Whether something is written that is not on disk.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        let form = |text: &str| Paragraph::write(&Paragraph::read(text));
        form(self.editor.text()) != form(&self.base)
    }

    /// Whether what is written and not saved is kept beside the project as it is now.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        self.kept == Some(self.revision)
    }

    /// Saves the text.
    #[must_use]
    pub fn save(&self) -> Effect {
        let words = |quote: &QuoteLine| Paragraph::new(ParagraphKind::Verbatim, &quote.quotation()).text;
        let quoted = self.quotes.iter().map(|quote| (words(quote), quote.link.unwrap_or(quote.coding)));
        Effect::Charting(Ask::Write(Box::new(Written {
            target: self.target,
            text: self.editor.text().to_string(),
            base: self.base.clone(),
            quoted: quoted.collect(),
            codings: self.codings.clone(),
        })))
    }

    /// Takes in that the text is on disk; where somebody else had changed it, the text is now both.
    pub fn saved(&mut self, standing: &str) {
        if Paragraph::read(standing) != Paragraph::read(self.editor.text()) {
            self.editor.replace_all(standing);
        }
        self.base = standing.to_string();
        self.refused = None;
        self.note = None;
    }

    /// Takes in that what was typed is kept, as it was at a revision.
    pub const fn kept(&mut self, revision: u64) {
        self.kept = Some(revision);
    }

    /// Takes in how the cell stands now: which quotes there are and which are linked. The text is the writer's.
    pub fn follow(&mut self, page: &CellPage) {
        if self.place() != Some(page.place) {
            return;
        }
        let stood = self.under().map(|quote| quote.coding);
        self.quotes = quote_lines(page, None);
        let same = self.quotes.iter().position(|quote| Some(quote.coding) == stood);
        self.bar.at = same.unwrap_or(self.bar.at);
        self.bar.keep(self.quotes.len());
    }

    /// The quote under the bar.
    #[must_use]
    pub fn under(&self) -> Option<&QuoteLine> {
        self.quotes.get(self.bar.at)
    }

    /// Types a character.
    pub fn type_in(&mut self, c: char) -> Option<Effect> {
        self.edit(|editor| editor.type_in(c))
    }

    /// Puts in a text.
    pub fn insert(&mut self, text: &str) -> Option<Effect> {
        self.edit(|editor| editor.insert(text))
    }

    /// Why a command cannot run now.
    #[must_use]
    pub fn unavailable(&self, action: Action) -> Option<&'static str> {
        match action {
            Action::LinkQuote | Action::PasteQuote | Action::OthersDown if self.quotes.is_empty() => {
                Some(if self.place().is_some() {
                    "this cell has no quote"
                } else {
                    "a synthesis has no quotes of its own"
                })
            }
            Action::SaveAndNext if self.place().is_none() => Some("this is no cell: Esc saves and goes back"),
            _ => None,
        }
    }

    /// Does a command of the editor; what there is to do about the draft or the cell.
    pub fn act(&mut self, action: Action, body: (u16, u16)) -> Option<Effect> {
        let page = usize::from(self.parts(Rect::new(0, 0, body.0, body.1)).text.height).saturating_sub(1).max(1);
        match action {
            Action::OthersUp => self.bar.step(-1, self.quotes.len()),
            Action::OthersDown => self.bar.step(1, self.quotes.len()),
            Action::KindPlain => return self.edit(|editor| blocks::set_kind(editor, ParagraphKind::Plain)),
            Action::KindVerbatim => return self.edit(|editor| blocks::set_kind(editor, ParagraphKind::Verbatim)),
            Action::KindComment => return self.edit(|editor| blocks::set_kind(editor, ParagraphKind::Comment)),
            Action::PasteQuote => {
                let quote = self.under()?.quotation();
                return self.edit(|editor| blocks::put_in(editor, &Paragraph::new(ParagraphKind::Verbatim, &quote)));
            }
            Action::LinkQuote => {
                let (place, quote) = (self.place()?, self.under()?);
                let edit = quote.link.map_or_else(|| CellEdit::link(quote.coding), CellEdit::unlink);
                return Some(Effect::Charting(Ask::Edit(place, Box::new(edit), self.codings.clone())));
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
            return Some(Effect::Memo(memoing::Ask::Drop(self.target.into())));
        }
        let draft = MemoDraft {
            target: self.target.into(),
            coder: self.coder,
            about: self.titled(),
            transcript: None,
            base: self.base.clone(),
            text: self.editor.text().to_string(),
            at: String::new(),
        };
        Some(Effect::Memo(memoing::Ask::Keep(Box::new(draft), self.revision)))
    }

    fn titled(&self) -> String {
        let what = if self.place().is_some() { "Summary" } else { "Synthesis" };
        format!("{what} of {}", self.about)
    }

    fn parts(&self, area: Rect) -> Parts {
        let size = (area.width.min(150), area.height);
        let inner = super::framed(area, size);
        let note = Rect { y: inner.y + inner.height.saturating_sub(1), height: inner.height.min(1), ..inner };
        let rest = Rect { height: inner.height.saturating_sub(1), ..inner };
        let none = Rect { height: 0, ..rest };
        let (text, quotes, label) = match (self.place().is_some(), area.width >= WIDE) {
            (false, _) => (rest, none, None),
            (true, true) => {
                let text = Rect { width: rest.width / 2, ..rest };
                let x = rest.x + text.width + 2;
                (text, Rect { x, width: rest.width.saturating_sub(text.width + 2), ..rest }, None)
            }
            (true, false) => {
                let text = Rect { height: rest.height / 2, ..rest };
                let quotes = rest.height.saturating_sub(text.height + 1);
                let label = Rect { y: text.y + text.height, height: 1.min(rest.height - text.height), ..rest };
                (text, Rect { y: text.y + text.height + 1, height: quotes, ..rest }, Some(label))
            }
        };
        Parts { size, text, quotes, label, note }
    }

    /// Draws the editor over `area`; the terminal's cursor stands in the text.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look) {
        let parts = self.parts(area);
        window(frame, area, &self.titled(), parts.size, look);
        self.draw_quotes(frame, parts.quotes, look);
        if let Some(label) = parts.label {
            let linked = self.quotes.iter().filter(|quote| quote.link.is_some()).count();
            let told = format!("quotes: {}, {linked} linked", self.quotes.len());
            frame.render_widget(Drawn::new(Line::from(Span::styled(told, look.style(Role::Strong)))), label);
        }
        let (role, told) = match (&self.refused, &self.note) {
            (Some(why), _) => (Role::Alert, format!("! {why}")),
            (None, Some(note)) => (Role::Strong, note.clone()),
            (None, None) => (Role::Quiet, self.counted()),
        };
        let told = text::truncate(&text::safe(&told), usize::from(parts.note.width));
        frame.render_widget(Drawn::new(Line::from(Span::styled(told, look.style(role)))), parts.note);
        let kinds = blocks::kinds(self.editor.text());
        self.editor.draw_in(frame, parts.text, look, |byte| match blocks::kind_at(&kinds, byte) {
            ParagraphKind::Plain => Role::Text,
            ParagraphKind::Verbatim => Role::Coded,
            ParagraphKind::Comment => Role::Quiet,
        });
    }

    /// What the paragraph is that the cursor stands in, and how much is written.
    fn counted(&self) -> String {
        let kinds = blocks::kinds(self.editor.text());
        let kind = match blocks::kind_at(&kinds, self.editor.cursor()) {
            ParagraphKind::Plain => "plain",
            ParagraphKind::Verbatim => "verbatim",
            ParagraphKind::Comment => "comment",
        };
        let words = text::count(self.editor.text());
        let words = if words == 1 { "1 word".to_string() } else { format!("{words} words") };
        format!("paragraph: {kind}; {words}")
    }

    fn draw_quotes(&self, frame: &mut Frame<'_>, area: Rect, look: &Look) {
        let width = usize::from(area.width);
        let height = usize::from(area.height);
        if width == 0 || height == 0 {
            return;
        }
        let (rows, at) = quote_rows(&self.quotes, self.bar.at, true, width, look);
        let rows = if rows.is_empty() { vec![(Role::Quiet, "This cell has no quote.".to_string())] } else { rows };
        let top = at.min(rows.len().saturating_sub(height));
        let drawn = |(role, row): (Role, String)| Line::from(Span::styled(row, look.style(role)));
        let lines: Vec<Line<'_>> = rows.into_iter().skip(top).take(height).map(drawn).collect();
        frame.render_widget(Drawn::new(lines), area);
    }
}

/// Where the parts of the editor stand.
struct Parts {
    size: (u16, u16),
    text: Rect,
    quotes: Rect,
    /// The line over the quotes, where they stand below.
    label: Option<Rect>,
    note: Rect,
}
