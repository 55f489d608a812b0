//! What became of the codings after talk: as every coder would have coded had she followed each decision.
//!
//! It is shown beside the figures on the independent codings and is never called reliability.

use super::comparing::Independent;
use super::differences::{mark, readings};
use super::settled::own_readings;
use super::{Result, Workbench};
use crate::model::{CoderId, Coding, CodingId, Decision, DiscrepancyState, TranscriptId};
use crate::reconcile::{Followed, after_talk};
use std::collections::HashMap;

impl Workbench {
    /// The codings of these coders in a transcript once every decision between two of them were followed, by place. What
    /// a coder takes on is a consensus coding under her name. Nothing here asks who may see them: ask only for what
    /// [`Workbench::comparable`] gave.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub(super) fn talked_codings(
        &self,
        independent: &Independent,
        transcript: TranscriptId,
        coders: &[CoderId],
    ) -> Result<Vec<Coding>> {
        let names = self.names()?;
        let settled = self.settled(&self.access()?, false)?;
        let between = |one: &&Decision| {
            one.transcript == transcript
                && one.outcome.state() == DiscrepancyState::Resolved
                && one.coders.iter().all(|coder| coders.contains(coder))
        };
        let decisions: Vec<&Decision> = settled.decisions().into_iter().filter(between).collect();
        let outdated = self.outdated(&names, independent, decisions.iter().copied())?;
        let loaded = self.load(transcript)?;
        let codings = self.independent_codings(independent, transcript, coders)?;
        let followed: Vec<Followed> = decisions
            .into_iter()
            .filter(|decision| !outdated.contains(&decision.discrepancy))
            .map(|decision| Followed {
                coders: decision.coders,
                given_up: own_readings(decision).iter().map(|reading| reading.coding).collect(),
                taken_on: settled.consensus_of(decision).into_iter().map(|one| (one.id, mark(&loaded, one))).collect(),
            })
            .collect();
        let after = after_talk(&readings(&loaded, &codings), &followed);
        let known: HashMap<CodingId, &Coding> =
            codings.iter().chain(settled.consensus()).map(|coding| (coding.id, coding)).collect();
        let mut talked: Vec<Coding> = after
            .iter()
            .filter_map(|reading| Some(Coding { coder: reading.coder, ..(*known.get(&reading.coding)?).clone() }))
            .collect();
        talked.sort_by_key(|coding| (coding.span, coding.theme, coding.coder, coding.id));
        Ok(talked)
    }
}
