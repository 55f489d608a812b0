//! What can happen to the screens, and what they ask for.
//!
//! Models receive intents, never raw keys: [`super::keymap`] turns a key into a [`Message`] by the commands table. What a
//! screen cannot do itself (everything that touches the project) it asks for as an [`Effect`]; the answer comes back as a
//! message.

use super::agreeing::{Answer as Agreed, Ask as Agree};
use super::board::{Board, Standing};
use super::charting::{Answer as Charted, Ask as Chart};
use super::commands::Action;
use super::evaluating::{Answer as Evaluated, Ask as Evaluate};
use super::framework::{FrameworkAct, FrameworkAnswer, FrameworkQuestion};
use super::memoing::{Answer as Noted, Ask as Note};
use super::opened::OpenTranscript;
use super::reconciling::{Answer, Ask};
use crate::model::{CoderId, Coding, CodingId, Span, ThemeId, TranscriptId};
use crate::workbench::{
    AssignReport, AssignRequest, Attention, CoderLine, ImportReport, ImportRequest, MatrixRequest, MemoDraft, Names,
    NewTheme, OwnWork, SearchReport, SearchRequest, TranscriptLine, Tutorial,
};
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use tui_input::InputRequest;

/// Something that happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// A command from the table.
    Do(Action),
    /// A digit of a count.
    Digit(u8),
    /// An edit of the line being typed in.
    Edit(InputRequest),
    /// A character for the memo editor.
    Type(char),
    /// A key for another text of several lines.
    Write(ratatui_textarea::Input),
    /// Text was pasted.
    Paste(String),
    /// The terminal has another size: columns, rows.
    Resize(u16, u16),
    /// A key was pressed that does nothing here.
    Unbound(String),
    /// The wheel was turned over the screen: rows down, or up where negative.
    Wheel(i16),
    /// Somebody clicked: column, row, how many times in a row.
    Click(u16, u16, u8),
    /// The mouse was moved with its button down: column, row.
    Drag(u16, u16),
    /// The mouse button was let go.
    Release,
    /// The study's names and lists, read anew.
    Study(Box<Study>),
    /// A transcript to be shown, and where to.
    Transcript(Box<OpenTranscript>),
    /// The codings of a transcript, read anew.
    Codings(TranscriptId, Vec<Coding>),
    /// A theme was applied, with this magnitude.
    Applied(CodingId, ThemeId, Option<String>),
    /// The new ends of a coding are on disk.
    EndsMoved,
    /// Where the coder was in every transcript, in code points.
    Places(HashMap<TranscriptId, usize>, Option<TranscriptId>),
    /// The magnitude of the current coding was set.
    Rated(Option<String>),
    /// What came of what was asked about memos.
    Memo(Noted),
    /// An act is on disk; what it did, in words.
    Done(String),
    /// The question on top has its answer and can go.
    Answered,
    /// Somebody else is at work now: everything as she sees it.
    SatDown(Box<Study>),
    /// What needs the attention of the coder with these initials, and what was saved last.
    Attention(Option<String>, Box<Attention>),
    /// Something to be read: its heading and its sentences.
    Told(String, Vec<String>),
    /// What a random choice would assign.
    DrawPreview(Box<AssignRequest>, Box<AssignReport>),
    /// What somebody has coded who is about to say that she is done with a transcript.
    Finishing(TranscriptId, OwnWork),
    /// The latest act is not undone; why, and what could be taken back instead.
    NotUndone(String, Option<String>),
    /// Something could not be done; why, in a sentence.
    Failed(String),
    /// What a search found.
    Found(u64, Result<Box<SearchReport>, String>),
    /// What the matrix screen asked for.
    Charting(Charted),
    /// What an import would bring.
    Preview(Box<ImportRequest>, Box<ImportReport>),
    /// How far an import has come: files read, files in all.
    Progress(usize, usize),
    /// What was asked about the framework, or became of it.
    Framework(Box<FrameworkAnswer>),
    /// A table for the report.
    Evaluated(Evaluated),
    /// A file was written.
    Exported(PathBuf, usize),
    /// A file stands there already.
    Exists(PathBuf),
    /// What the agreement screen asked for.
    Agreed(Agreed),
    /// What the disagreements screen asked for.
    Reconciled(Answer),
    /// Somebody else has written to the project.
    Changed,
    /// The terminal goes away.
    Hangup,
}

/// Names, lists and who is at work.
#[derive(Debug, Clone)]
pub struct Study {
    /// What the study is called.
    pub title: String,
    /// The project file.
    pub path: PathBuf,
    /// Names of everything.
    pub names: Arc<Names>,
    /// The list of transcripts.
    pub transcripts: Vec<TranscriptLine>,
    /// The coders, in the order of the counts.
    pub coders: Vec<CoderLine>,
    /// Who is how far with what.
    pub board: Arc<Board>,
    /// Initials of who is at work; `None` for nobody yet.
    pub coder: Option<String>,
    /// The themes that coder has at hand, the latest first.
    pub at_hand: Vec<ThemeId>,
    /// The theme the coder applied last, before this sitting too, and its magnitude then.
    pub last: Option<(ThemeId, Option<String>)>,
    /// Whether the file can only be read.
    pub read_only: bool,
    /// What was found when the file was verified after a cut-off end.
    pub after_crash: Option<Vec<String>>,
    /// What she had typed into memos when a program was cut off.
    pub drafts: Vec<MemoDraft>,
    /// The tutorial and how far she has come with it; `None` in every other project.
    pub tutorial: Option<Arc<Tutorial>>,
}

impl Study {
    /// The coder at work.
    #[must_use]
    pub fn coder_id(&self) -> Option<CoderId> {
        let initials = self.coder.as_deref()?;
        self.names.coders.iter().find(|coder| coder.initials == initials).map(|coder| coder.id)
    }

    /// How far the coder at work is with a transcript; `None` where it is not assigned to her.
    #[must_use]
    pub fn own_standing(&self, transcript: TranscriptId) -> Option<&Standing> {
        self.board.of(transcript, self.coder_id()?)
    }

    /// The titles of a few transcripts, or how many they are.
    #[must_use]
    pub fn titles(&self, transcripts: &[TranscriptId]) -> String {
        match transcripts {
            few @ [_] | few @ [_, _] | few @ [_, _, _] => {
                few.iter().map(|id| crate::text::safe(self.names.title(*id))).collect::<Vec<_>>().join(", ")
            }
            many => format!("{} transcripts", many.len()),
        }
    }
}

/// Something a screen asks for.
#[derive(Debug, Clone)]
pub enum Effect {
    /// Read names and lists anew.
    ReadStudy,
    /// Open a transcript, at a passage, with the words of a query marked.
    OpenTranscript(TranscriptId, Option<Span>, String),
    /// Open a transcript at one of its codings.
    OpenCoding(TranscriptId, CodingId),
    /// Read a transcript that is on a screen anew.
    Reread(TranscriptId),
    /// Apply a theme.
    Apply(TranscriptId, Span, ThemeId, Option<String>),
    /// Make a theme and apply it.
    ApplyNew(TranscriptId, Span, Box<NewTheme>),
    /// Set a magnitude, or take it away.
    SetMagnitude(CodingId, Option<String>),
    /// Move the ends of a coding.
    SetEnds(TranscriptId, CodingId, Span),
    /// Hold a coding up as a good example, or no longer.
    SetExemplar(CodingId, bool),
    /// Remember where the coder is in a transcript, in code points.
    Remember(TranscriptId, usize),
    /// Something about memos.
    Memo(Note),
    /// Remove a coding.
    Remove(CodingId),
    /// Take back the latest act.
    Undo,
    /// Take back the latest act that may be taken back.
    UndoPast,
    /// Do it again.
    Redo,
    /// Work as another coder.
    SitDown(String),
    /// Find out what needs attention.
    ReadAttention,
    /// Something about who codes what.
    Assigning(Assigning),
    /// Search; the number comes back with the answer.
    Search(u64, SearchRequest),
    /// What the matrix screen asks for.
    Charting(Chart),
    /// Look at what an import would bring.
    PreviewImport(ImportRequest),
    /// Import.
    Import(ImportRequest),
    /// Write the matrix to a file; whether it may replace one.
    ExportMatrix(MatrixRequest, PathBuf, bool),
    /// Write quotes to a file; whether it may replace one.
    ExportQuotes(SearchRequest, PathBuf, bool),
    /// A table for the report.
    Evaluate(Evaluate),
    /// Count the codings of every theme; the number comes back with the answer.
    CountThemes(u64),
    /// Ask something about the framework.
    AskFramework(FrameworkQuestion),
    /// Change the framework.
    ChangeFramework(Box<FrameworkAct>),
    /// What the agreement screen asks for.
    Agree(Agree),
    /// What the disagreements screen asks for.
    Reconcile(Ask),
    /// Stop what is slow.
    Cancel,
    /// Leave.
    Quit,
}

/// What is asked for about who codes what.
#[derive(Debug, Clone)]
pub enum Assigning {
    /// Assign transcripts.
    Give(AssignRequest),
    /// Look at what a random choice would assign.
    PreviewDraw(AssignRequest),
    /// Take assignments away from coders.
    TakeAway(Vec<TranscriptId>, Vec<String>),
    /// Count one's work on a transcript before it is marked as done.
    CountWork(TranscriptId),
    /// Mark a transcript as done.
    Finish(TranscriptId),
    /// Open a transcript again, for a reason.
    Reopen(TranscriptId, String),
}

impl Effect {
    /// How far it has come, as the screens are told: so many of so many.
    #[must_use]
    pub const fn progress(&self, done: usize, all: usize) -> Message {
        match self {
            Self::Agree(Agree::Count(ticket, _)) => Message::Agreed(Agreed::Progress(*ticket, done, all)),
            _ => Message::Progress(done, all),
        }
    }

    /// Whether it may take long, so that it is done beside the acts.
    #[must_use]
    pub const fn is_slow(&self) -> bool {
        if let Self::Reconcile(ask) = self {
            return ask.is_slow();
        }
        if let Self::Charting(ask) = self {
            return ask.is_slow();
        }
        matches!(
            self,
            Self::ReadStudy
                | Self::Remember(..)
                | Self::Search(..)
                | Self::CountThemes(_)
                | Self::Evaluate(_)
                | Self::Agree(_)
                | Self::PreviewImport(_)
                | Self::Import(_)
                | Self::Memo(Note::List(..) | Note::Export(..))
                | Self::ExportMatrix(..)
                | Self::ExportQuotes(..)
        )
    }
}
