//! A line one types into, and what is asked.

use crate::model::TranscriptId;
use crate::model::{ThemeId, ThemePlace};
use crate::tui::agreeing;
use crate::tui::look::{Look, Role};
use crate::tui::widgets::window;
use crate::workbench::{AssignRequest, EvaluationKind, EvaluationRequest, MatrixRequest, MemoQuery, SearchRequest};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;
use tui_input::Input;

/// Columns of the window.
const WIDTH: u16 = 72;

/// What the typed line is for.
#[derive(Debug, Clone)]
pub enum Asked {
    /// Where transcripts are to be imported from.
    ImportFrom,
    /// Where a matrix is to be written.
    ExportMatrix(MatrixRequest),
    /// Where memos are to be written.
    ExportMemos(MemoQuery),
    /// Where quotes are to be written.
    ExportQuotes(SearchRequest),
    /// Where a table for the report is to be written.
    ExportEvaluation(EvaluationKind, Box<EvaluationRequest>),
    /// What a theme to be added in a place is called.
    NewTheme(ThemePlace),
    /// What a theme is to be called from now on.
    Rename(ThemeId),
    /// What the themes are called that one is split into; whether they stand beside it.
    Split(ThemeId, bool),
    /// Something about who codes what.
    Assigning(Question),
    /// Something on the agreement screen.
    Agreement(agreeing::Question),
}

impl Asked {
    /// Whether the answer is a path.
    #[must_use]
    pub const fn is_path(&self) -> bool {
        matches!(
            self,
            Self::ImportFrom
                | Self::ExportMatrix(_)
                | Self::ExportMemos(_)
                | Self::ExportQuotes(_)
                | Self::ExportEvaluation(..)
        )
    }
}

/// What is asked about assignments. Questions that follow one another carry the answers so far.
#[derive(Debug, Clone)]
pub enum Question {
    /// Whom to assign.
    Coders(AssignRequest),
    /// In which round.
    Round(AssignRequest),
    /// Which share to draw.
    Share(AssignRequest),
    /// With which seed.
    Seed(AssignRequest),
    /// By which strata.
    Strata(AssignRequest),
    /// From whom to take assignments away.
    Unassign(Vec<TranscriptId>),
    /// Why a transcript is opened again.
    Reopen(TranscriptId),
}

/// A question with a line for the answer.
#[derive(Debug)]
pub struct Prompt {
    /// What is asked.
    pub asked: Asked,
    /// The question.
    pub title: String,
    /// What helps to answer it.
    pub note: String,
    /// What was typed.
    pub input: Input,
    /// The path that was found taken: the same answer once more replaces it.
    pub taken: Option<String>,
}

impl Prompt {
    /// A question with a first answer to change.
    #[must_use]
    pub fn new(asked: Asked, title: &str, note: &str, answer: String) -> Self {
        Self { asked, title: title.into(), note: note.into(), input: Input::new(answer), taken: None }
    }

    /// Draws the question in the middle of `area`; the cursor stands where one types.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look) {
        let note = crate::text::fill(&self.note, usize::from(WIDTH) - 4).len();
        let height = u16::try_from(note.max(2)).unwrap_or(u16::MAX).saturating_add(4);
        let inner = window(frame, area, &self.title, (WIDTH, height), look);
        let width = usize::from(inner.width).saturating_sub(1).max(1);
        let scroll = self.input.visual_scroll(width);
        let shown: String = crate::text::safe(self.input.value()).into_owned();
        let lines = vec![
            Line::from(Span::styled(shown, look.style(Role::Strong))),
            Line::default(),
            Line::from(Span::styled(self.note.clone(), look.style(Role::Quiet))),
        ];
        let typed = Rect { height: 1, ..inner };
        let rest = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
        let scroll_by = u16::try_from(scroll).unwrap_or(0);
        let mut lines = lines.into_iter();
        if let Some(first) = lines.next() {
            frame.render_widget(Paragraph::new(first).scroll((0, scroll_by)), typed);
        }
        let note: Vec<Line<'_>> = lines.collect();
        frame.render_widget(Paragraph::new(note).wrap(ratatui::widgets::Wrap { trim: true }), rest);
        let column = u16::try_from(self.input.visual_cursor().saturating_sub(scroll)).unwrap_or(0);
        frame.set_cursor_position(Position::new(inner.x + column.min(inner.width.saturating_sub(1)), inner.y));
    }
}
