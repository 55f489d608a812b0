//! Who is how far with what: the assignments, arranged so that a screen can ask for one of them at a time.

use crate::model::{AssignmentState, CoderId, TranscriptId};
use crate::workbench::{AssignmentLine, RoundLine};
use std::collections::HashMap;

/// How far a coder is with a transcript, all rounds taken together: done once all of them are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// How far, as far as the viewer may know.
    pub state: AssignmentState,
    /// Whether the viewer may not know whether it is begun.
    pub hidden: bool,
    /// Why it was opened again, where it was and the viewer may know.
    pub reopened: Option<String>,
}

impl Standing {
    /// Whether the coder is done with it.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.state == AssignmentState::Done
    }

    /// The word for it on screen.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self.state {
            AssignmentState::ToDo if self.hidden => "open",
            state => state.word(),
        }
    }
}

/// All assignments, and the rounds they belong to.
#[derive(Debug, Default)]
pub struct Board {
    standings: HashMap<(TranscriptId, CoderId), Standing>,
    /// The rounds, oldest first.
    pub rounds: Vec<RoundLine>,
}

impl Board {
    /// Arranges the assignments.
    #[must_use]
    pub fn new(lines: Vec<AssignmentLine>, rounds: Vec<RoundLine>) -> Self {
        let mut standings: HashMap<(TranscriptId, CoderId), Standing> = HashMap::new();
        for line in lines {
            let hidden = !line.is_done() && line.codings.is_none();
            let new = Standing { state: line.state, hidden, reopened: line.reopened };
            standings
                .entry((line.transcript_id, line.coder_id))
                .and_modify(|known| {
                    if known.is_done() {
                        known.state = new.state;
                        known.hidden = new.hidden;
                    }
                    known.reopened = known.reopened.take().or_else(|| new.reopened.clone());
                })
                .or_insert(new);
        }
        Self { standings, rounds }
    }

    /// Whether nothing is assigned to anybody.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.standings.is_empty()
    }

    /// How far a coder is with a transcript; `None` where it is not assigned to her.
    #[must_use]
    pub fn of(&self, transcript: TranscriptId, coder: CoderId) -> Option<&Standing> {
        self.standings.get(&(transcript, coder))
    }

    /// Whether a coder has the transcript and is not done with it.
    #[must_use]
    pub fn is_open_for(&self, transcript: TranscriptId, coder: CoderId) -> bool {
        self.of(transcript, coder).is_some_and(|standing| !standing.is_done())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_several_rounds_the_one_that_is_open_counts() {
        let (transcript_id, coder_id) = (TranscriptId::mint(), CoderId::mint());
        let line = |round: &str, state| AssignmentLine {
            transcript: "P01".into(),
            coder: "AB".into(),
            round: round.into(),
            state,
            codings: Some(2),
            reopened: None,
            transcript_id,
            coder_id,
        };
        let (done, open) = (line("1", AssignmentState::Done), line("second", AssignmentState::InProgress));
        let board =
            |lines: &[&AssignmentLine]| Board::new(lines.iter().map(|line| (*line).clone()).collect(), Vec::new());
        let word = |board: Board| board.of(transcript_id, coder_id).unwrap().word();
        assert_eq!(word(board(&[&done])), "done");
        assert_eq!(word(board(&[&done, &open])), "in progress");
        assert_eq!(word(board(&[&open, &done])), "in progress");
        let hidden = AssignmentLine { state: AssignmentState::ToDo, codings: None, ..open };
        assert_eq!(word(board(&[&hidden])), "open", "nothing is said about whether it is begun");
    }
}
