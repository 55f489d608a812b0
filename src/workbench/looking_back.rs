//! Looking back at what was settled: the reasons that were given, and where a coder was overruled.

use super::discrepancy::DecisionLine;
use super::settled::{Settled, own_readings};
use super::{Result, Workbench};
use crate::model::{CoderId, Coding, DecidedReading, Decision, DiscrepancyState, Outcome};
use serde::Serialize;
use std::collections::HashMap;

/// A reason that was given before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReasonLine {
    /// In its words.
    pub why: String,
    /// For how many decisions.
    pub used: usize,
    /// When last, RFC 3339, UTC.
    pub last: String,
}

/// A decision that did not follow a coder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OverruledLine {
    /// Whose reading did not become consensus, by initials.
    pub coder: String,
    /// What was decided instead, by whom and why.
    pub decision: DecisionLine,
}

impl Workbench {
    /// The reasons given so far, as far as the viewer may know, most used first, then latest; at most `limit`.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub fn reasons(&self, limit: usize) -> Result<Vec<ReasonLine>> {
        let settled = self.settled(&self.access()?, false)?;
        let mut reasons: HashMap<&str, ReasonLine> = HashMap::new();
        for decision in settled.decisions().iter().filter(|decision| !decision.why.is_empty()) {
            let line = reasons.entry(&decision.why).or_insert_with(|| ReasonLine {
                why: decision.why.clone(),
                used: 0,
                last: String::new(),
            });
            line.used += 1;
            // Decisions come oldest first.
            line.last.clone_from(&decision.at);
        }
        let mut reasons: Vec<ReasonLine> = reasons.into_values().collect();
        reasons.sort_by(|a, b| (b.used, &b.last, &a.why).cmp(&(a.used, &a.last, &b.why)));
        reasons.truncate(limit);
        Ok(reasons)
    }

    /// The decisions that did not follow a coder, as far as the viewer may know, oldest first; of everybody where it is
    /// `None`. Where both readings stand nobody was overruled, nor where the coders agreed to differ.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub fn overruled(&self, coder: Option<CoderId>) -> Result<Vec<OverruledLine>> {
        let (names, independent) = (self.names()?, self.independent()?);
        let settled = self.settled(&self.access()?, false)?;
        let outdated = self.outdated(&names, &independent, settled.decisions())?;
        let mut lines = Vec::new();
        for decision in settled.decisions() {
            let asked = decision.coders.into_iter().filter(|one| coder.is_none_or(|coder| coder == *one));
            for one in asked.filter(|one| is_overruled(&settled, decision, *one)) {
                let loaded = self.load(decision.transcript)?;
                let gone = outdated.contains(&decision.discrepancy);
                let decision = settled.decided(&loaded, decision, gone);
                lines.push(OverruledLine { coder: settled.called(one), decision });
            }
        }
        Ok(lines)
    }
}

/// Whether a decision came to something else than what the coder had coded, nothing being a reading too.
fn is_overruled(settled: &Settled, decision: &Decision, coder: CoderId) -> bool {
    if decision.outcome.state() != DiscrepancyState::Resolved || decision.outcome == Outcome::Both {
        return false;
    }
    let consensus = settled.consensus_of(decision);
    let mut own = own_readings(decision).iter().filter(|reading| reading.coder == coder).peekable();
    if own.peek().is_none() {
        return !consensus.is_empty();
    }
    !own.all(|reading| consensus.iter().any(|coding| says_the_same(coding, reading)))
}

fn says_the_same(coding: &Coding, reading: &DecidedReading) -> bool {
    coding.theme == reading.theme && coding.span == reading.span && coding.magnitude == reading.magnitude
}
