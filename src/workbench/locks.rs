//! Whose codings of which transcript are locked: those of a coder who has marked all of her assignments on it as done.
//!
//! The rule it owns: a locked coding is not made, changed or taken away by anybody, in no way, also not by undo or redo;
//! the way out is to open the transcript again with a reason.

use super::Result;
use super::error::WorkbenchError;
use super::shelf::Names;
use crate::model::{Assignment, AssignmentState, Coder, CoderId, TranscriptId};
use crate::store::Reader;
use std::collections::HashSet;

/// The transcripts that are locked, each for a coder who has marked all of her assignments on it as done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Locks(HashSet<(TranscriptId, CoderId)>);

impl Locks {
    /// As the rows have it now.
    pub(super) fn of(read: Reader<'_>) -> Result<Self> {
        Ok(Self::new(&read.assignments()?))
    }

    /// As these assignments have it.
    pub(super) fn new(assignments: &[Assignment]) -> Self {
        let of = |assignment: &Assignment| (assignment.transcript, assignment.coder);
        let mut locked: HashSet<_> = assignments.iter().map(of).collect();
        for open in assignments.iter().filter(|assignment| assignment.state != AssignmentState::Done) {
            locked.remove(&of(open));
        }
        Self(locked)
    }

    /// Whether this coder's codings of the transcript are locked.
    pub(super) fn hold(&self, transcript: TranscriptId, coder: CoderId) -> bool {
        self.0.contains(&(transcript, coder))
    }

    /// What is locked here and not under `after`.
    pub(super) fn lifted<'a>(&'a self, after: &'a Self) -> impl Iterator<Item = (TranscriptId, CoderId)> + 'a {
        self.0.difference(&after.0).copied()
    }

    /// Refuses to touch the coder's codings of a transcript where they are locked.
    pub(super) fn refuse(&self, coder: &Coder, names: &Names, transcript: TranscriptId) -> Result<()> {
        if self.hold(transcript, coder.id) {
            return Err(WorkbenchError::Locked {
                coder: coder.initials.clone(),
                transcript: names.title(transcript).to_string(),
            });
        }
        Ok(())
    }
}
