//! Assignments: which coder codes which transcript in which round.

use super::{AssignmentId, CoderId, TranscriptId};
use serde::{Deserialize, Serialize};

/// How far a coder is with a transcript.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AssignmentState {
    /// Not begun.
    #[default]
    ToDo,
    /// Begun.
    InProgress,
    /// Finished; the coder's codings of this transcript are locked.
    Done,
}

impl AssignmentState {
    /// The word used in files and on screen.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::ToDo => "to do",
            Self::InProgress => "in progress",
            Self::Done => "done",
        }
    }
}

/// One coder, one transcript, one round. As long as it is not done the coder is blind to the others' work there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// Identity.
    pub id: AssignmentId,
    /// What is to be coded.
    pub transcript: TranscriptId,
    /// By whom.
    pub coder: CoderId,
    /// In which round.
    pub round: String,
    /// How far it is. Only `ToDo` and `Done` are kept: an open one is in progress once its coder has coded something.
    pub state: AssignmentState,
    /// Why it was opened again after it had been done, the last time it was; empty where it never was.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reopened: String,
}
