//! What became of the codings after talk: as every coder would have coded had she followed each decision.
//!
//! It is shown beside the figures on the independent codings and is never called reliability.

use super::comparing::Independent;
use super::differences::{mark, readings};
use super::settled::{Settled, own_readings};
use super::{Result, Workbench};
use crate::model::{CoderId, Coding, CodingId, Decision, DiscrepancyId, DiscrepancyState, TranscriptId};
use crate::reconcile::{Followed, after_talk};
use std::collections::{HashMap, HashSet};

/// What was settled on a reading or on none, by transcript: read once, asked for many transcripts.
pub(super) struct Talk {
    independent: Independent,
    settled: Settled,
    outdated: HashSet<DiscrepancyId>,
}

impl Talk {
    /// The decisions between two of these coders that can be followed in a transcript.
    fn between(&self, transcript: TranscriptId, coders: &[CoderId]) -> impl Iterator<Item = &Decision> {
        self.settled.decisions().iter().filter(move |one| {
            one.transcript == transcript
                && one.outcome.state() == DiscrepancyState::Resolved
                && one.coders.iter().all(|coder| coders.contains(coder))
                && !self.outdated.contains(&one.discrepancy)
        })
    }
}

impl Workbench {
    /// What was settled, as far as the viewer may know.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub(super) fn talk(&self) -> Result<Talk> {
        let independent = self.independent()?;
        let settled = self.settled(&self.access()?, false)?;
        let outdated = self.outdated(&*self.names()?, &independent, settled.decisions())?;
        Ok(Talk { independent, settled, outdated })
    }

    /// The codings of these coders in a transcript once every decision between two of them were followed, by place. What
    /// a coder takes on is a consensus coding under her name. Nothing here asks who may see them: ask only for what
    /// [`Workbench::comparable`] gave.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub(super) fn talked_codings(
        &self,
        talk: &Talk,
        transcript: TranscriptId,
        coders: &[CoderId],
    ) -> Result<Vec<Coding>> {
        let codings = self.independent_codings(&talk.independent, transcript, coders)?;
        let loaded = self.load(transcript)?;
        let followed: Vec<Followed> = talk
            .between(transcript, coders)
            .map(|decision| Followed {
                coders: decision.coders,
                given_up: own_readings(decision).iter().map(|reading| reading.coding).collect(),
                taken_on: talk.settled.consensus_of(decision).iter().map(|one| (one.id, mark(&loaded, one))).collect(),
            })
            .collect();
        let after = after_talk(&readings(&loaded, &codings), &followed);
        let known: HashMap<CodingId, &Coding> =
            codings.iter().chain(talk.settled.consensus()).map(|coding| (coding.id, coding)).collect();
        let mut talked: Vec<Coding> = after
            .iter()
            .filter_map(|reading| Some(Coding { coder: reading.coder, ..(*known.get(&reading.coding)?).clone() }))
            .collect();
        talked.sort_by_key(|coding| (coding.span, coding.theme, coding.coder, coding.id));
        Ok(talked)
    }
}
