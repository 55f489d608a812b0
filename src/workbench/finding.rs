//! Finding a discrepancy by its id, or by the beginning of it.
//!
//! A discrepancy has no row: it is there if comparing the codings of today brings it up. What the viewer may not see all
//! of is not looked at, so that an id from there is answered as one that never was.

use super::comparing::{Compared, Independent};
use super::differences::Differences;
use super::discrepancy::DiscrepancyLine;
use super::error::WorkbenchError;
use super::session::find_coder;
use super::shelf::Names;
use super::{Access, Result, Workbench};
use crate::model::{CoderId, Coding, Decision, DiscrepancyId, TranscriptId};
use crate::reconcile::{Comparison, Discrepancy};

/// So much of an id must be given at least.
const SHORTEST: usize = 4;

/// A discrepancy, with the transcript it is in.
pub(super) struct Located {
    pub(super) differences: Differences,
    id: DiscrepancyId,
}

impl Located {
    /// The discrepancy and between whom it is; `None` where the two coders agree there.
    pub(super) fn discrepancy(&self) -> Option<(&Comparison, &Discrepancy)> {
        self.differences.discrepancies().find(|(_, one)| one.id == self.id)
    }

    /// The codings it is about, whether they differ or agree.
    pub(super) fn codings(&self) -> Vec<&Coding> {
        let agreed = self.differences.agreements().find(|(_, one)| one.id == self.id);
        let readings = match (self.discrepancy(), agreed) {
            (Some((_, one)), _) => one.readings.as_slice(),
            (None, Some((_, one))) => one.readings.as_slice(),
            (None, None) => &[],
        };
        readings.iter().filter_map(|reading| self.differences.coding(reading)).collect()
    }

    /// Where it is.
    pub(super) fn transcript(&self) -> TranscriptId {
        self.differences.loaded.transcript.id
    }
}

impl Workbench {
    /// The discrepancy a person means by its id or by the beginning of it; also what a decision or a comment is about
    /// that is there no longer, and an agreement.
    ///
    /// # Errors
    /// Where nothing the viewer may see, or more than one thing, has an id that begins so.
    pub fn find_discrepancy(&self, typed: &str) -> Result<DiscrepancyId> {
        let typed = typed.trim().to_lowercase();
        if typed.len() < SHORTEST {
            return Err(WorkbenchError::Refused(format!(
                "“{typed}” is too little of an id; give at least {SHORTEST} digits, as `emic discrepancies` lists them"
            )));
        }
        if let Ok(id) = typed.parse() {
            return Ok(id);
        }
        let mut fitting = self.known_discrepancies()?;
        fitting.retain(|id| id.to_string().starts_with(&typed));
        match fitting.as_slice() {
            [only] => Ok(*only),
            [] => Err(no_discrepancy(&typed)),
            _ => Err(WorkbenchError::Refused(format!(
                "the ids of several disagreements begin with “{typed}”; give more of the id"
            ))),
        }
    }

    /// The person somebody means by her initials, or by the number that stands for them where names are hidden: `1`, or
    /// `Coder 1`.
    ///
    /// # Errors
    /// Where there is none.
    pub fn find_person(&self, typed: &str) -> Result<CoderId> {
        let people = self.people()?;
        let lower = typed.trim().to_lowercase();
        let number = lower.strip_prefix("coder").unwrap_or(&lower).trim().parse::<usize>().ok();
        let numbered = number.and_then(|number| people.get(number.checked_sub(1)?)).map(|coder| coder.id);
        // Initials come first: somebody may be called by a number.
        find_coder(&people, typed).map(|coder| coder.id).or_else(|unknown| numbered.ok_or(unknown))
    }

    /// One discrepancy, with its decision and comments.
    ///
    /// # Errors
    /// Where there is none with this id, or none any longer, or the viewer may not see all of its transcript.
    pub fn discrepancy(&self, id: DiscrepancyId) -> Result<DiscrepancyLine> {
        let located = self.locate(id)?;
        let settled = self.settled(&self.access()?, false)?;
        let found = located.discrepancy();
        let line = found.map(|(comparison, one)| settled.discrepancy(&located.differences, comparison, one));
        line.ok_or_else(|| agreed(id))
    }

    /// All ids there are: of what differs, of what agrees, and of what was settled or talked about.
    fn known_discrepancies(&self) -> Result<Vec<DiscrepancyId>> {
        let (names, access, independent) = (self.names()?, self.access()?, self.independent()?);
        let mut ids = Vec::new();
        let read = self.store.read();
        let decisions = read.decisions()?.into_iter();
        ids.extend(decisions.filter(|one| access.sees_all(one.transcript)).map(|one| one.discrepancy));
        let comments = read.comments()?.into_iter();
        ids.extend(comments.filter(|one| access.sees_all(one.transcript)).map(|one| one.discrepancy));
        for compared in self.everything_compared()? {
            ids.extend(self.differences(&names, &independent, &compared)?.ids());
        }
        ids.sort_unstable();
        ids.dedup();
        Ok(ids)
    }

    /// Every transcript that could be compared for this viewer, for everybody.
    fn everything_compared(&self) -> Result<Vec<Compared>> {
        let people: Vec<CoderId> = self.people()?.iter().map(|coder| coder.id).collect();
        Ok(self.comparable(&people, true)?.transcripts)
    }

    /// Looks a discrepancy or an agreement up: where a decision says it is, else everywhere.
    ///
    /// # Errors
    /// Where there is none with this id, or none any longer.
    pub(super) fn locate(&self, id: DiscrepancyId) -> Result<Located> {
        let (names, access, independent) = (self.names()?, self.access()?, self.independent()?);
        if let Some(decision) = self.decision_seen(&access, id)? {
            let compared = Compared { transcript: decision.transcript, coders: decision.coders.to_vec() };
            return self
                .located(&names, &independent, &compared, id)?
                .ok_or_else(|| WorkbenchError::Refused(gone(&names, &decision)));
        }
        for compared in self.everything_compared()? {
            if let Some(located) = self.located(&names, &independent, &compared, id)? {
                return Ok(located);
            }
        }
        Err(no_discrepancy(&id.to_string()))
    }

    fn located(
        &self,
        names: &Names,
        independent: &Independent,
        compared: &Compared,
        id: DiscrepancyId,
    ) -> Result<Option<Located>> {
        let differences = self.differences(names, independent, compared)?;
        let there = differences.ids().any(|known| known == id);
        Ok(there.then_some(Located { differences, id }))
    }

    /// The decision that stands for a discrepancy, where the viewer may see it.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub(super) fn decision_seen(&self, access: &Access, id: DiscrepancyId) -> Result<Option<Decision>> {
        let decision = self.store.read().decision_on(id)?;
        Ok(decision.filter(|decision| access.sees_all(decision.transcript)))
    }
}

/// That there is no such thing, or that it is not the viewer's to see: the sentence is the same.
pub(super) fn no_discrepancy(given: &str) -> WorkbenchError {
    WorkbenchError::Unknown {
        kind: "disagreement",
        given: given.to_string(),
        hint: "`emic discrepancies` lists them; one that has changed since has a new id".into(),
    }
}

/// That the coders say the same there.
pub(super) fn agreed(id: DiscrepancyId) -> WorkbenchError {
    WorkbenchError::Refused(format!(
        "{id} is an agreement, so there is nothing to settle; `emic reconcile --agreements` takes all agreements as consensus"
    ))
}

fn gone(names: &Names, decision: &Decision) -> String {
    format!(
        "the disagreement {} in {} is there no longer, because a coding has changed since it was settled; `emic reconcile \
         {} --revert` takes the decision back",
        decision.discrepancy,
        names.title(decision.transcript),
        decision.discrepancy
    )
}
