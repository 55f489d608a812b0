//! What the readings would be once every decision were followed.
//!
//! It tells what agreement *became after talk*. That is shown beside the figures on the independent codings and is never
//! called reliability: two people who have talked it over are no longer two measurements.

use super::{Mark, Reading};
use crate::model::{CoderId, CodingId};
use std::collections::HashSet;

/// A decision as far as following it goes: these coders give up these codings and take on these readings instead. A
/// decision that settles nothing (agree to differ, put off) is not followed and has no place here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followed {
    /// The two coders.
    pub coders: [CoderId; 2],
    /// Their codings that it was about: for a further coding, that one alone.
    pub given_up: Vec<CodingId>,
    /// What became consensus, each with the coding it stands in.
    pub taken_on: Vec<(CodingId, Mark)>,
}

/// The readings of all coders once the decisions were followed. A coder takes on a reading once, however many decisions
/// say so; one she has made already stays her own.
#[must_use]
pub fn after_talk(readings: &[Reading], decisions: &[Followed]) -> Vec<Reading> {
    let given_up: HashSet<CodingId> = decisions.iter().flat_map(|decision| &decision.given_up).copied().collect();
    let mut after: Vec<Reading> =
        readings.iter().filter(|reading| !given_up.contains(&reading.coding)).cloned().collect();
    let mut known: HashSet<(CoderId, Mark)> =
        after.iter().map(|reading| (reading.coder, reading.mark.clone())).collect();
    for decision in decisions {
        for (coding, mark) in &decision.taken_on {
            for coder in decision.coders {
                if known.insert((coder, mark.clone())) {
                    after.push(Reading { coding: *coding, coder, mark: mark.clone() });
                }
            }
        }
    }
    after
}
