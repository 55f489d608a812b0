//! What is compared: which transcripts count for these coders, and which codings of theirs.
//!
//! The rules this file owns. A transcript enters a pair only if both coders are **assigned** to it; one that was never
//! assigned to anybody counts as assigned to every coder who has a coding in it. It counts once every compared coder
//! who is assigned to it is **done**. What the viewer may not see all of never counts, whatever is asked for. Compared
//! are the **independent** codings: those set aside when a coder first could see the others' work, where there are any,
//! else the codings as they stand. The consensus is never compared: it is no reading of a person.

use super::session::find_coder;
use super::{Result, Workbench, WorkbenchError};
use crate::model::{Assignment, AssignmentState, Coder, CoderId, Coding, TranscriptId};
use crate::store::CodingFilter;
use std::collections::{BTreeSet, HashMap, HashSet};

/// The transcripts that count for some coders, in the order they came in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Comparable {
    /// Those that enter at least one pair.
    pub(super) transcripts: Vec<Compared>,
    /// Those that would, but for an assignment that is open or because the viewer may not see all of them.
    pub(super) left_out: Vec<TranscriptId>,
    /// Those that count for one of the coders only: nothing to compare, but what she decided says how often a theme is
    /// given, which coefficients over three and more coders take into account.
    pub(super) single: Vec<Compared>,
}

/// A transcript that counts, and for whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Compared {
    /// The transcript.
    pub(super) transcript: TranscriptId,
    /// Those of the compared coders who are assigned to it, in the order they were asked for.
    pub(super) coders: Vec<CoderId>,
}

impl Compared {
    /// Its pairs: each coder with each that comes after her.
    pub(super) fn pairs(&self) -> impl Iterator<Item = [CoderId; 2]> + '_ {
        let after = |place: usize| self.coders.get(place + 1..).unwrap_or_default().iter();
        self.coders.iter().enumerate().flat_map(move |(place, first)| after(place).map(|second| [*first, *second]))
    }
}

impl Workbench {
    /// The coders to compare, in the order given, each once; all people where none is given.
    ///
    /// # Errors
    /// Where nobody has the initials, or the consensus is asked for.
    pub(super) fn compared_coders(&self, typed: &[String]) -> Result<Vec<Coder>> {
        let people = self.people()?;
        if typed.is_empty() {
            return Ok(people);
        }
        let mut chosen: Vec<Coder> = Vec::new();
        for given in typed {
            let coder = find_coder(&people, given)?;
            if chosen.iter().any(|known| known.id == coder.id) {
                continue;
            }
            chosen.push(coder.clone());
        }
        if chosen.len() < 2 {
            return Err(WorkbenchError::Refused(format!(
                "two coders or more are compared, and {} is one; name another, as in --coders AB,CD",
                chosen.first().map_or("", |coder| coder.initials.as_str())
            )));
        }
        Ok(chosen)
    }

    /// Which transcripts count for these coders, and how many are left out. With `include_open` those of open
    /// assignments count too, where the viewer may see all of them.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub(super) fn comparable(&self, coders: &[CoderId], include_open: bool) -> Result<Comparable> {
        let access = self.access()?;
        let names = self.names()?;
        let assignments = Assignments::of(&self.store.read().assignments()?);
        let codings = self.who_coded()?;
        let mut comparable = Comparable::default();
        for head in &names.transcripts {
            let assigned = |coder: &&CoderId| match assignments.state(head.id, **coder) {
                Some(_) => true,
                None => !assignments.is_assigned(head.id) && codings.contains(&(head.id, **coder)),
            };
            let own: Vec<CoderId> = coders.iter().filter(assigned).copied().collect();
            let is_open = |coder: &CoderId| assignments.state(head.id, *coder) == Some(Standing::Open);
            let counts = access.sees_all(head.id) && (include_open || !own.iter().any(is_open));
            let compared = Compared { transcript: head.id, coders: own };
            match (compared.coders.len(), counts) {
                (0, _) | (1, false) => {}
                (1, true) => comparable.single.push(compared),
                (_, false) => comparable.left_out.push(head.id),
                (_, true) => comparable.transcripts.push(compared),
            }
        }
        Ok(comparable)
    }

    /// Whose codings, of those that count as independent, lie in which transcript.
    fn who_coded(&self) -> Result<HashSet<(TranscriptId, CoderId)>> {
        let read = self.store.read();
        let counted = read.coding_counts()?.into_iter().map(|count| (count.transcript, count.coder));
        let mut coded: HashSet<_> = counted.collect();
        for kept in read.frozen()? {
            let place = (kept.transcript, kept.coder);
            if kept.codings.is_empty() {
                coded.remove(&place);
            } else {
                coded.insert(place);
            }
        }
        Ok(coded)
    }

    /// The codings that were set aside, to be asked for several transcripts in a row.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub(super) fn independent(&self) -> Result<Independent> {
        let kept = self.store.read().frozen()?.into_iter().map(|kept| ((kept.transcript, kept.coder), kept.codings));
        Ok(Independent { kept: kept.collect() })
    }

    /// The independent codings of these coders in a transcript, by place. Nothing here asks who may see them: ask only
    /// for what [`Workbench::comparable`] gave.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub(super) fn independent_codings(
        &self,
        independent: &Independent,
        transcript: TranscriptId,
        coders: &[CoderId],
    ) -> Result<Vec<Coding>> {
        let filter = CodingFilter { transcript: Some(transcript), ..CodingFilter::default() };
        let mut codings = self.store.read().codings(&filter)?;
        codings.retain(|coding| {
            coders.contains(&coding.coder) && !independent.kept.contains_key(&(transcript, coding.coder))
        });
        for coder in coders.iter().collect::<BTreeSet<_>>() {
            codings.extend(independent.kept.get(&(transcript, *coder)).into_iter().flatten().cloned());
        }
        codings.sort_by_key(|coding| (coding.span, coding.theme, coding.coder, coding.id));
        Ok(codings)
    }
}

/// The codings that were set aside as they were, by transcript and coder.
#[derive(Debug, Default)]
pub(super) struct Independent {
    kept: HashMap<(TranscriptId, CoderId), Vec<Coding>>,
}

/// How far a coder is with a transcript, all her assignments to it taken together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    Open,
    Done,
}

/// Who is assigned to what.
struct Assignments {
    states: HashMap<(TranscriptId, CoderId), Standing>,
    assigned: HashSet<TranscriptId>,
}

impl Assignments {
    fn of(assignments: &[Assignment]) -> Self {
        let mut states = HashMap::new();
        for assignment in assignments {
            let done = assignment.state == AssignmentState::Done;
            let standing = states.entry((assignment.transcript, assignment.coder)).or_insert(Standing::Done);
            if !done {
                *standing = Standing::Open;
            }
        }
        Self { states, assigned: assignments.iter().map(|assignment| assignment.transcript).collect() }
    }

    fn state(&self, transcript: TranscriptId, coder: CoderId) -> Option<Standing> {
        self.states.get(&(transcript, coder)).copied()
    }

    fn is_assigned(&self, transcript: TranscriptId) -> bool {
        self.assigned.contains(&transcript)
    }
}
