//! Which transcripts are reconciled: where the consensus speaks in place of the coders.

use super::settled::{Settled, own_readings};
use super::{Result, Workbench};
use crate::model::{CoderId, Coding, CodingId, DiscrepancyState, TranscriptId};
use std::collections::{HashMap, HashSet};

impl Workbench {
    /// The transcripts that are reconciled, each with the agreed codings that stand beside its consensus because nobody
    /// has taken them yet.
    ///
    /// A transcript is reconciled once anything in it was settled and none of its discrepancies, of all pairs that are
    /// compared there, is open or to be discussed. Only transcripts where something was settled are compared, and only
    /// what the viewer may see all of is ever reconciled for her.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub(super) fn reconciled(&self) -> Result<HashMap<TranscriptId, Vec<Coding>>> {
        let names = self.names()?;
        let settled = self.settled(&self.access()?, false)?;
        let mut begun: HashSet<TranscriptId> = settled.decisions().iter().map(|one| one.transcript).collect();
        begun.extend(settled.consensus().map(|coding| coding.transcript));
        if begun.is_empty() {
            return Ok(HashMap::new());
        }
        let independent = self.independent()?;
        let people: Vec<CoderId> = self.people()?.iter().map(|coder| coder.id).collect();
        let comparable = self.comparable(&people, true)?.transcripts;
        let mut reconciled = HashMap::new();
        for compared in comparable.iter().filter(|compared| begun.contains(&compared.transcript)) {
            let differences = self.differences(&names, &independent, compared)?;
            if differences.discrepancies().any(|(_, one)| !settled.state(one.id).is_settled()) {
                continue;
            }
            let untaken = differences.agreements().filter(|(_, one)| settled.decision(one.id).is_none());
            let pairs = untaken.filter_map(|(_, agreement)| {
                let [first, second] = &agreement.readings;
                Some([differences.coding(first)?, differences.coding(second)?])
            });
            reconciled.insert(compared.transcript, standing(&settled, compared.transcript, pairs));
        }
        Ok(reconciled)
    }
}

/// Of pairs of codings that agree, those that say what no consensus coding says already, and that no decision with
/// somebody else has set aside: what was settled stands as it was settled.
fn standing<'c>(
    settled: &Settled,
    transcript: TranscriptId,
    pairs: impl Iterator<Item = [&'c Coding; 2]>,
) -> Vec<Coding> {
    let decisions = settled.decisions().iter().filter(|one| one.transcript == transcript);
    let resolved = decisions.filter(|decision| decision.outcome.state() == DiscrepancyState::Resolved);
    let set_aside: HashSet<CodingId> = resolved.flat_map(own_readings).map(|reading| reading.coding).collect();
    let said = |coding: &Coding| (coding.theme, coding.span, coding.magnitude.clone());
    let consensus: HashSet<_> = settled.consensus().filter(|one| one.transcript == transcript).map(said).collect();
    let mut known: HashSet<CodingId> = HashSet::new();
    let standing = pairs
        .filter(|pair| pair.iter().all(|coding| !set_aside.contains(&coding.id) && !consensus.contains(&said(coding))));
    standing.flatten().filter(|coding| known.insert(coding.id)).cloned().collect()
}
