//! What can be asked about discrepancies, and the report that answers it.

use super::discrepancy::{DecisionLine, DiscrepancyLine};
use crate::model::{DiscrepancyState, DiscrepancyType};
use crate::reconcile::Counts;
use serde::Serialize;

/// Which discrepancies are asked for, in a person's words. An empty query asks for all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DiscrepancyQuery {
    /// Initials of those to compare; everybody where it is empty. With three or more every pair is compared.
    pub coders: Vec<String>,
    /// Only of one of these types; all where it is empty.
    pub types: Vec<DiscrepancyType>,
    /// Only in one of these states; all where it is empty.
    pub states: Vec<DiscrepancyState>,
    /// Only as severe as one of these words of [`Severity::WORDS`](crate::reconcile::Severity::WORDS); all where it is empty.
    pub severities: Vec<String>,
    /// Key, number, id or name of a theme; its sub-themes come along.
    pub theme: Option<String>,
    /// Title or id of a transcript.
    pub transcript: Option<String>,
    /// The most severe first; by place where it is false.
    pub by_severity: bool,
    /// Also transcripts some of whose assignments are open, where the viewer may see all of them.
    pub include_open: bool,
    /// Numbers for initials.
    pub hide_names: bool,
}

/// How many discrepancies are in each state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct StateCounts {
    /// Nobody has looked at them yet.
    pub open: usize,
    /// Put off, to be talked about.
    pub discuss: usize,
    /// Settled on a reading, or on none.
    pub resolved: usize,
    /// The coders agreed to differ.
    pub kept: usize,
}

impl StateCounts {
    pub(super) const fn add(&mut self, state: DiscrepancyState) {
        match state {
            DiscrepancyState::Open => self.open += 1,
            DiscrepancyState::Discuss => self.discuss += 1,
            DiscrepancyState::Resolved => self.resolved += 1,
            DiscrepancyState::Kept => self.kept += 1,
        }
    }
}

/// How many of the pairs of codings that agree are consensus already.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct AgreementCounts {
    /// Not taken as consensus yet.
    pub pending: usize,
    /// Taken.
    pub taken: usize,
}

/// Two coders and what there is between them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PairLine {
    /// The first and the second.
    pub coders: [String; 2],
    /// How many transcripts count for both.
    pub transcripts: usize,
    /// Their agreements and discrepancies.
    pub counts: Counts,
    /// The same once every decision between them were followed.
    pub after_talk: Counts,
}

/// Where coders differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DiscrepancyReport {
    /// Those that pass the query.
    pub discrepancies: Vec<DiscrepancyLine>,
    /// By type, whatever types and states were asked for. One of two types counts under both.
    pub counts: Counts,
    /// By type, once every decision were followed: what the counts became after talk, which is no reliability.
    pub after_talk: Counts,
    /// By state, whatever types and states were asked for.
    pub states: StateCounts,
    /// Of what is agreed.
    pub agreements: AgreementCounts,
    /// Who was compared.
    pub coders: Vec<String>,
    /// Each pair.
    pub pairs: Vec<PairLine>,
    /// How many transcripts count.
    pub transcripts: usize,
    /// How many more would, but for an open assignment or because the viewer may not see all of them.
    pub left_out: usize,
    /// Whether open assignments were counted too.
    pub include_open: bool,
    /// The decisions whose discrepancy is there no longer, oldest first.
    pub outdated: Vec<DecisionLine>,
}
