//! Who may see what: the one function that everything asks.
//!
//! A blind coder never sees another coder's work on a transcript before her own assignment on it is done. Somebody who
//! is not assigned to a transcript sees all of it. Where no coder is named, only that is shown which every coder may
//! see.
//!
//! What was charted of a case may tell what was coded in any transcript the case takes part in, and there is one cell for
//! all coders. So whoever is blind in one of these transcripts sees nothing that was charted of the case, her own
//! included, and charts nothing there: what she could see or do would depend on what others did. Syntheses of themes tell
//! of all cases and are closed to whoever is blind anywhere. Where there is nobody else in the project nothing is closed.

use super::Workbench;
use super::error::WorkbenchError;
use super::shelf::Talks;
use crate::model::{Assignment, AssignmentState, CaseId, CoderId, Memo, MemoAbout, SynthesisAbout, TranscriptId};
use std::collections::HashMap;
use std::sync::Arc;

/// What one viewer may see. Worked out once from the assignments, asked many times.
#[derive(Debug, Clone, Default)]
pub struct Access {
    // The transcripts of which not everything is shown: only this coder's work, or nobody's.
    only: HashMap<TranscriptId, Option<CoderId>>,
    viewer: Option<CoderId>,
    // In which transcripts a case takes part; not known where nobody asks about cases.
    talks: Option<Arc<Talks>>,
    alone: bool,
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
        Self { only, viewer, talks: None, alone: false }
    }

    /// The same, with what is needed to tell who may see what was charted: in which transcripts cases take part, and
    /// whether the viewer is the only coder there is.
    #[must_use]
    pub fn with_cases(self, talks: Arc<Talks>, alone: bool) -> Self {
        Self { talks: Some(talks), alone, ..self }
    }

    /// Whether the viewer may see what was charted of a case, and chart it herself.
    #[must_use]
    pub fn sees_charting_of(&self, case: CaseId) -> bool {
        if self.sees_charting_across() {
            return true;
        }
        // Of a case that takes part in nothing it cannot be told what was charted from.
        let talks = self.talks.as_ref().map(|talks| talks.of(case)).unwrap_or_default();
        !talks.is_empty() && talks.iter().all(|transcript| self.sees_all(*transcript))
    }

    /// Whether the viewer may see what was written of themes across all cases, and write it herself.
    #[must_use]
    pub fn sees_charting_across(&self) -> bool {
        self.only.is_empty() || self.alone
    }

    /// Whether the viewer may see a synthesis, and write it herself.
    #[must_use]
    pub fn sees_synthesis(&self, about: SynthesisAbout) -> bool {
        match about {
            SynthesisAbout::Case(case) => self.sees_charting_of(case),
            SynthesisAbout::Theme(_) => self.sees_charting_across(),
        }
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

    /// Whether the viewer may see a memo. One about a transcript is its coder's work there. What somebody writes about a
    /// theme, a case or the study may well tell what she found anywhere, so that whoever is still blind to anything sees
    /// none but her own.
    #[must_use]
    pub fn may_see_memo(&self, memo: &Memo) -> bool {
        match memo.about {
            MemoAbout::Transcript(transcript) => self.may_see(transcript, memo.coder),
            MemoAbout::Project | MemoAbout::Theme(_) | MemoAbout::Case(_) => {
                self.only.is_empty() || self.viewer == Some(memo.coder)
            }
        }
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
        let access = Access::new(self.coder().map(|coder| coder.id), &assignments);
        if access.only.is_empty() {
            return Ok(access);
        }
        Ok(access.with_cases(self.talks()?, self.is_alone()?))
    }

    /// Whether the coder at this workbench is the only one there is, so that there is nobody to be blind to.
    pub(super) fn is_alone(&self) -> Result<bool, WorkbenchError> {
        let Some(own) = self.coder() else { return Ok(false) };
        Ok(self.names()?.coders.iter().all(|coder| coder.id == own.id))
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
    fn whoever_is_blind_anywhere_sees_only_her_own_memos_on_what_is_no_transcript() {
        let (t, other, ann, cid) = (TranscriptId::mint(), TranscriptId::mint(), CoderId::mint(), CoderId::mint());
        let memo = |about, coder| Memo {
            id: crate::model::MemoId::mint(),
            about,
            coder,
            text: "x".into(),
            created: String::new(),
            changed: String::new(),
        };
        let open = [assigned(t, ann, AssignmentState::ToDo)];
        let sees = |viewer, about, coder| Access::new(viewer, &open).may_see_memo(&memo(about, coder));
        let theme = MemoAbout::Theme(crate::model::ThemeId::mint());
        let case = MemoAbout::Case(crate::model::CaseId::mint());
        for about in [MemoAbout::Project, theme, case] {
            assert!(sees(Some(ann), about, ann) && !sees(Some(ann), about, cid), "{about:?}");
            assert!(sees(Some(cid), about, ann) && sees(Some(cid), about, cid), "{about:?}: Cid is not blind");
            assert!(!sees(None, about, ann) && !sees(None, about, cid), "{about:?}");
            assert!(Access::new(None, &[]).may_see_memo(&memo(about, cid)), "{about:?}: nobody is blind");
        }
        assert!(!sees(Some(ann), MemoAbout::Transcript(t), cid), "where she is blind");
        assert!(sees(Some(ann), MemoAbout::Transcript(other), cid), "where she is not");
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
