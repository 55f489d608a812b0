//! Memos: what a coder thinks about a transcript, a theme, a case or the project as a whole.
//!
//! The memo of a coding stands with its coding ([`super::Coding`]); every other one is a thing of its own. There is one
//! memo for each coder and each thing, and it outlives what it is about.

use super::{CaseId, CoderId, MemoId, ThemeId, TranscriptId};
use serde::{Deserialize, Serialize};

/// What a memo is about, where it is no coding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MemoAbout {
    /// The project as a whole.
    Project,
    /// A transcript.
    Transcript(TranscriptId),
    /// A theme.
    Theme(ThemeId),
    /// A case.
    Case(CaseId),
}

impl MemoAbout {
    /// The kind of thing it is about.
    #[must_use]
    pub const fn kind(self) -> MemoKind {
        match self {
            Self::Project => MemoKind::Project,
            Self::Transcript(_) => MemoKind::Transcript,
            Self::Theme(_) => MemoKind::Theme,
            Self::Case(_) => MemoKind::Case,
        }
    }
}

/// The kinds of thing there are memos about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MemoKind {
    /// The project as a whole.
    Project,
    /// A transcript.
    Transcript,
    /// A coding.
    Coding,
    /// A theme.
    Theme,
    /// A case.
    Case,
}

impl MemoKind {
    /// All kinds, in the order lists have them.
    pub const ALL: [Self; 5] = [Self::Project, Self::Transcript, Self::Coding, Self::Theme, Self::Case];

    /// The word used in files and on screen.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Project => "project",
            Self::Transcript => "transcript",
            Self::Coding => "coding",
            Self::Theme => "theme",
            Self::Case => "case",
        }
    }

    /// The kind a word names.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// What one coder wrote about one thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Memo {
    /// Identity.
    pub id: MemoId,
    /// What it is about.
    pub about: MemoAbout,
    /// Who wrote it.
    pub coder: CoderId,
    /// What is written; never empty.
    pub text: String,
    /// When it was first written, RFC 3339, UTC.
    pub created: String,
    /// When it was last changed, RFC 3339, UTC.
    pub changed: String,
}
