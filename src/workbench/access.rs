//! Who may see what: the one function that everything asks.
//!
//! A blind coder never sees another coder's work on a transcript before her own assignment on it is done. Somebody who
//! is not assigned to a transcript sees all of it. Where no coder is named, only that is shown which every coder may
//! see.

use super::Workbench;
use super::error::WorkbenchError;
use crate::model::{Assignment, AssignmentState, CoderId, TranscriptId};
use std::collections::HashMap;

/// What one viewer may see. Worked out once from the assignments, asked many times.
#[derive(Debug, Clone, Default)]
pub struct Access {
    // The transcripts of which not everything is shown: only this coder's work, or nobody's.
    only: HashMap<TranscriptId, Option<CoderId>>,
}

impl Access {
    /// What `viewer` may see under these assignments; `None` stands for nobody in particular.
    #[must_use]
    pub fn new(viewer: Option<CoderId>, assignments: &[Assignment]) -> Self {
        let mut only = HashMap::new();
        for open in assignments.iter().filter(|assignment| assignment.state != AssignmentState::Done) {
            match viewer {
                Some(viewer) if viewer == open.coder => {
                    only.insert(open.transcript, Some(viewer));
                }
                Some(_) => {}
                // Every coder with an open assignment may see her own alone; what two of them may see is nobody's.
                None => {
                    only.entry(open.transcript)
                        .and_modify(|coder| *coder = coder.filter(|coder| *coder == open.coder))
                        .or_insert(Some(open.coder));
                }
            }
        }
        Self { only }
    }

    /// Whether the viewer may see `owner`'s work on `transcript`.
    #[must_use]
    pub fn may_see(&self, transcript: TranscriptId, owner: CoderId) -> bool {
        self.only.get(&transcript).is_none_or(|only| *only == Some(owner))
    }

    /// Whether the viewer may see everybody's work on `transcript`, and so what was said and settled about it.
    #[must_use]
    pub fn sees_all(&self, transcript: TranscriptId) -> bool {
        !self.only.contains_key(&transcript)
    }

    /// A transcript of which more is shown here than under `before`.
    #[must_use]
    pub fn opened_since(&self, before: &Self) -> Option<TranscriptId> {
        let opened = |(transcript, only): (TranscriptId, Option<CoderId>)| match self.only.get(&transcript) {
            None => Some(transcript),
            Some(now) => (now.is_some() && *now != only).then_some(transcript),
        };
        before.restricted().filter_map(opened).min()
    }

    /// The transcripts of which not everything is shown, each with the one coder whose work is.
    pub fn restricted(&self) -> impl Iterator<Item = (TranscriptId, Option<CoderId>)> + '_ {
        self.only.iter().map(|(transcript, coder)| (*transcript, *coder))
    }
}

impl Workbench {
    /// What the coder at this workbench may see now.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub fn access(&self) -> Result<Access, WorkbenchError> {
        let assignments = self.store.read().assignments()?;
        Ok(Access::new(self.coder().map(|coder| coder.id), &assignments))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::AssignmentId;

    fn assigned(transcript: TranscriptId, coder: CoderId, state: AssignmentState) -> Assignment {
        Assignment { id: AssignmentId::mint(), transcript, coder, round: "1".into(), state, reopened: String::new() }
    }

    #[test]
    fn a_coder_with_an_open_assignment_sees_only_her_own_work() {
        let (t, ann, cid) = (TranscriptId::mint(), CoderId::mint(), CoderId::mint());
        let open = [assigned(t, ann, AssignmentState::InProgress), assigned(t, cid, AssignmentState::Done)];
        let ann_sees = Access::new(Some(ann), &open);
        assert!(ann_sees.may_see(t, ann));
        assert!(!ann_sees.may_see(t, cid));
        assert!(Access::new(Some(cid), &open).may_see(t, ann), "her own assignment is done");
    }

    #[test]
    fn somebody_who_is_not_assigned_sees_all_of_it() {
        let (t, ann, lead) = (TranscriptId::mint(), CoderId::mint(), CoderId::mint());
        assert!(Access::new(Some(lead), &[assigned(t, ann, AssignmentState::ToDo)]).may_see(t, ann));
        assert!(Access::new(Some(ann), &[]).may_see(t, lead));
    }

    #[test]
    fn an_open_second_round_closes_the_view_again() {
        let (t, ann, cid) = (TranscriptId::mint(), CoderId::mint(), CoderId::mint());
        let rounds = [assigned(t, ann, AssignmentState::Done), assigned(t, ann, AssignmentState::ToDo)];
        assert!(!Access::new(Some(ann), &rounds).may_see(t, cid));
    }

    #[test]
    fn a_view_that_opens_is_known_from_one_that_closes() {
        let (t, ann, cid) = (TranscriptId::mint(), CoderId::mint(), CoderId::mint());
        let (hers, his) = (assigned(t, ann, AssignmentState::ToDo), assigned(t, cid, AssignmentState::ToDo));
        let (none, one, both) = (vec![], vec![hers.clone()], vec![hers, his]);
        for viewer in [None, Some(ann)] {
            let of = |assignments: &[Assignment]| Access::new(viewer, assignments);
            assert_eq!(of(&none).opened_since(&of(&one)), Some(t));
            assert_eq!(of(&one).opened_since(&of(&none)), None);
            assert_eq!(of(&both).opened_since(&of(&both)), None);
        }
        let nobody = |assignments: &[Assignment]| Access::new(None, assignments);
        assert_eq!(nobody(&one).opened_since(&nobody(&both)), Some(t), "Ann's work is shown again");
        assert_eq!(nobody(&both).opened_since(&nobody(&one)), None);
        assert_eq!(Access::new(Some(cid), &none).opened_since(&Access::new(Some(cid), &one)), None, "it was open");
    }

    #[test]
    fn nobody_in_particular_sees_what_every_coder_may_see() {
        let (t, ann, cid) = (TranscriptId::mint(), CoderId::mint(), CoderId::mint());
        let one = Access::new(None, &[assigned(t, ann, AssignmentState::ToDo)]);
        assert!(one.may_see(t, ann) && !one.may_see(t, cid));
        let two = [assigned(t, ann, AssignmentState::ToDo), assigned(t, cid, AssignmentState::ToDo)];
        let both = Access::new(None, &two);
        assert!(!both.may_see(t, ann) && !both.may_see(t, cid));
    }
}
