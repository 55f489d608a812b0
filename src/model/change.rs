//! Acts and changes: what the journal is made of.
//!
//! An **act** is one thing the user did: one transaction, one step of undo. It holds one **change** per thing it
//! touched, with that thing's value before and after. Undoing an act is itself an act that names the one it undoes,
//! so the journal only ever grows.

use super::{ActId, ChangeId, CoderId};
use serde::{Deserialize, Serialize};

/// The kinds of thing a change can be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Entity {
    /// The project itself.
    Project,
    /// A coder.
    Coder,
    /// The framework's title, version and scales.
    Framework,
    /// A state of the framework that codings refer to.
    FrameworkVersion,
    /// A theme.
    Theme,
    /// A case.
    Case,
    /// A transcript with its turns.
    Transcript,
    /// A speaker.
    Speaker,
    /// An assignment.
    Assignment,
    /// A coding.
    Coding,
    /// A round of coding.
    Round,
    /// A coder's codings of a transcript, set aside as they were.
    Frozen,
    /// How a discrepancy was settled.
    Decision,
    /// What somebody said about a discrepancy.
    Comment,
    /// What somebody wrote about a transcript, a theme, a case or the project.
    Memo,
    /// What was charted of one case in one theme.
    Cell,
    /// What was written about a row or a column of the matrix.
    Synthesis,
}

impl Entity {
    /// All kinds.
    pub const ALL: [Self; 17] = [
        Self::Project,
        Self::Coder,
        Self::Framework,
        Self::FrameworkVersion,
        Self::Theme,
        Self::Case,
        Self::Transcript,
        Self::Speaker,
        Self::Assignment,
        Self::Coding,
        Self::Round,
        Self::Frozen,
        Self::Decision,
        Self::Comment,
        Self::Memo,
        Self::Cell,
        Self::Synthesis,
    ];

    /// The word the journal writes.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Project => "project",
            Self::Coder => "coder",
            Self::Framework => "framework",
            Self::FrameworkVersion => "framework_version",
            Self::Theme => "theme",
            Self::Case => "case",
            Self::Transcript => "transcript",
            Self::Speaker => "speaker",
            Self::Assignment => "assignment",
            Self::Coding => "coding",
            Self::Round => "round",
            Self::Frozen => "frozen",
            Self::Decision => "decision",
            Self::Comment => "comment",
            Self::Memo => "memo",
            Self::Cell => "cell",
            Self::Synthesis => "synthesis",
        }
    }

    /// The kind a journal's word names.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|entity| entity.word() == word)
    }
}

/// Whether an act did something new, took an act back, or did one again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ActKind {
    /// Something new.
    Do,
    /// Took back the act it names.
    Undo,
    /// Did again the act it names.
    Redo,
}

impl ActKind {
    /// The word the journal writes.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Do => "do",
            Self::Undo => "undo",
            Self::Redo => "redo",
        }
    }

    /// The kind a journal's word names.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Do, Self::Undo, Self::Redo].into_iter().find(|kind| kind.word() == word)
    }
}

/// One thing the user did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    /// Order in the journal, counted from 1.
    pub seq: i64,
    /// Identity.
    pub id: ActId,
    /// New, undone or redone.
    pub kind: ActKind,
    /// What was done, in words a person reads back.
    pub what: String,
    /// Who did it; `None` where no coder was named.
    pub coder: Option<CoderId>,
    /// When, RFC 3339, UTC.
    pub at: String,
    /// The act that was undone or redone.
    pub target: Option<ActId>,
}

/// One thing's value before and after an act, as JSON text; `None` where it did not exist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Order in the journal, counted from 1.
    pub seq: i64,
    /// Identity.
    pub id: ChangeId,
    /// The act it belongs to.
    pub act: ActId,
    /// What kind of thing changed.
    pub entity: Entity,
    /// Which one.
    pub entity_id: uuid::Uuid,
    /// Its value before.
    pub before: Option<String>,
    /// Its value after.
    pub after: Option<String>,
}
