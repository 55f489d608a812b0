//! Transcripts compared: what the pure room says about the codings of this project, with all that is needed to show it.

use super::comparing::{Compared, Independent};
use super::shelf::{Loaded, Names};
use super::{Result, Workbench};
use crate::model::{CoderId, Coding, CodingId, Decision, DiscrepancyId, TranscriptId};
use crate::reconcile::{Agreement, Comparison, Discrepancy, Mark, Reading, compare};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// One transcript, compared for some pairs of coders.
#[derive(Debug)]
pub(super) struct Differences {
    /// The transcript.
    pub(super) loaded: Arc<Loaded>,
    /// One for each pair, in the order asked.
    pub(super) comparisons: Vec<Comparison>,
    codings: HashMap<CodingId, Coding>,
}

impl Differences {
    /// The coding a reading was made from, as it was compared.
    pub(super) fn coding(&self, reading: &Reading) -> Option<&Coding> {
        self.codings.get(&reading.coding)
    }

    /// The ids of all that there is, agreements too.
    pub(super) fn ids(&self) -> impl Iterator<Item = DiscrepancyId> + '_ {
        self.comparisons.iter().flat_map(|comparison| {
            let agreed = comparison.agreements.iter().map(|agreement| agreement.id);
            agreed.chain(comparison.discrepancies.iter().map(|discrepancy| discrepancy.id))
        })
    }

    /// All discrepancies, each with its pair.
    pub(super) fn discrepancies(&self) -> impl Iterator<Item = (&Comparison, &Discrepancy)> {
        self.comparisons.iter().flat_map(|comparison| comparison.discrepancies.iter().map(move |one| (comparison, one)))
    }

    /// All agreements, each with its pair.
    pub(super) fn agreements(&self) -> impl Iterator<Item = (&Comparison, &Agreement)> {
        self.comparisons.iter().flat_map(|comparison| comparison.agreements.iter().map(move |one| (comparison, one)))
    }
}

/// Codings as they are compared: in code points.
pub(super) fn readings(loaded: &Loaded, codings: &[Coding]) -> Vec<Reading> {
    codings
        .iter()
        .map(|coding| Reading { coding: coding.id, coder: coding.coder, mark: mark(loaded, coding) })
        .collect()
}

/// What a coding says, in code points.
pub(super) fn mark(loaded: &Loaded, coding: &Coding) -> Mark {
    Mark {
        theme: coding.theme,
        span: loaded.positions.char_span(&loaded.text, coding.span),
        magnitude: coding.magnitude.clone(),
    }
}

impl Workbench {
    /// Compares a transcript for each pair of its compared coders. Nothing here asks who may see it: ask only for what
    /// [`Workbench::comparable`] gave.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub(super) fn differences(
        &self,
        names: &Names,
        independent: &Independent,
        compared: &Compared,
    ) -> Result<Differences> {
        let loaded = self.load(compared.transcript)?;
        let codings = self.independent_codings(independent, compared.transcript, &compared.coders)?;
        let readings = readings(&loaded, &codings);
        let scale = |theme| names.framework.scale_of(theme);
        let comparisons = compared.pairs().map(|pair| compare(compared.transcript, pair, &readings, scale)).collect();
        let codings = codings.into_iter().map(|coding| (coding.id, coding)).collect();
        Ok(Differences { loaded, comparisons, codings })
    }

    /// The decisions whose discrepancy or agreement is there no longer, of those given, which must be the viewer's to
    /// see. It does not matter who is assigned to what by now: a decision is about what two coders had coded.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub(super) fn outdated<'d>(
        &self,
        names: &Names,
        independent: &Independent,
        decisions: impl IntoIterator<Item = &'d Decision>,
    ) -> Result<HashSet<DiscrepancyId>> {
        let mut by_transcript: HashMap<TranscriptId, (Vec<CoderId>, HashSet<DiscrepancyId>)> = HashMap::new();
        for decision in decisions {
            let (coders, ids) = by_transcript.entry(decision.transcript).or_default();
            for coder in decision.coders {
                if !coders.contains(&coder) {
                    coders.push(coder);
                }
            }
            ids.insert(decision.discrepancy);
        }
        let mut outdated = HashSet::new();
        for (transcript, (coders, mut ids)) in by_transcript {
            for id in self.differences(names, independent, &Compared { transcript, coders })?.ids() {
                ids.remove(&id);
            }
            outdated.extend(ids);
        }
        Ok(outdated)
    }
}
