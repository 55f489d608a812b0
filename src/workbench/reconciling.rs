//! Reconciling: settling a discrepancy, and taking that back.
//!
//! The rules this file owns: a decision needs somebody who decides and may see all of the transcript, and a reason,
//! except for putting it off. What is settled is settled: it is reverted before it is decided again. Nobody's coding is
//! touched; what a decision comes to are codings of the consensus, written in the same act.

use super::coding::{place, theme_name};
use super::consensus::{ConsensusOf, Settling, take_away};
use super::discrepancy::DecisionLine;
use super::error::WorkbenchError;
use super::finding::{agreed, no_discrepancy};
use super::resolving::Resolution;
use super::settled::{decided, hull};
use super::{Result, Workbench};
use crate::model::{Coding, Decision, DecisionId, DiscrepancyId, FrameworkVersionId, Outcome, ThemeId};
use crate::store::Door;

impl Workbench {
    /// Settles a discrepancy: writes the decision and the consensus codings it comes to, in one act. `framework_version`
    /// is the state of the framework that was made on account of it, if one was.
    ///
    /// # Errors
    /// Where nobody is named, there is no such discrepancy the viewer may see, it is settled already, the reason is
    /// missing, or the resolution does not fit it.
    pub fn reconcile(
        &mut self,
        id: DiscrepancyId,
        resolution: &Resolution,
        why: &str,
        framework_version: Option<FrameworkVersionId>,
    ) -> Result<DecisionLine> {
        let actor = self.actor()?;
        let why = why.trim();
        if why.is_empty() && *resolution != Resolution::Discuss {
            return Err(WorkbenchError::Refused(
                "a decision needs its reason, for those who read it later: give it with --why \"…\"".into(),
            ));
        }
        let located = self.locate(id)?;
        let (comparison, one) = located.discrepancy().ok_or_else(|| agreed(id))?;
        let framework_version = self.known_version(framework_version)?;
        let (outcome, settlings) = self.outcome(&located, comparison, one, resolution)?;
        let codings = located.codings();
        let loaded = &located.differences.loaded;
        let decision = Decision {
            id: DecisionId::mint(),
            discrepancy: id,
            transcript: comparison.transcript,
            coders: comparison.coders,
            types: one.types.clone(),
            readings: codings.iter().map(|coding| decided(coding)).collect(),
            outcome,
            why: why.to_string(),
            coder: actor.id,
            at: String::new(),
            consensus: Vec::new(),
            framework_version,
        };
        let span = hull(decision.readings.iter().map(|reading| reading.span));
        let what = format!(
            "settle “{}” at {}: {}",
            theme_name(&self.names()?.framework, codings.first().map_or(ThemeId(uuid::Uuid::nil()), |one| one.theme)),
            place(loaded, span),
            self.how(&decision)?
        );
        let author = self.author(Some(actor.id));
        let decision = self.store.act(&author, &what, |door| put(door, decision, &settlings, &codings))?;
        self.decision_line(&decision, false)
    }

    /// Takes a decision back, and the consensus codings that no other decision holds. What was taken away is returned.
    ///
    /// # Errors
    /// Where nobody is named, or no decision the viewer may see stands for this.
    pub fn revert(&mut self, id: DiscrepancyId) -> Result<DecisionLine> {
        let actor = self.actor()?;
        let access = self.access()?;
        let undecided = || {
            if self.locate(id).is_ok() {
                let why = format!("nothing was decided about {id}, so there is nothing to revert");
                WorkbenchError::Refused(why)
            } else {
                no_discrepancy(&id.to_string())
            }
        };
        let decision = self.decision_seen(&access, id)?.ok_or_else(undecided)?;
        let line = self.decision_line(&decision, false)?;
        let what = format!("revert what was decided at {}", line.citation);
        let author = self.author(Some(actor.id));
        self.store.act(&author, &what, |door| {
            let standing = door.read().decision_on(id)?.ok_or_else(|| no_discrepancy(&id.to_string()))?;
            take_away(door, &standing)
        })?;
        Ok(line)
    }

    /// A decision as lists show it.
    pub(super) fn decision_line(&self, decision: &Decision, outdated: bool) -> Result<DecisionLine> {
        let settled = self.settled(&self.access()?, false)?;
        Ok(settled.decided(&*self.load(decision.transcript)?, decision, outdated))
    }

    /// How it was settled, as the audit trail words it.
    fn how(&self, decision: &Decision) -> Result<String> {
        let names = self.names()?;
        let [first, second] = decision.coders.map(|coder| names.initials(coder));
        Ok(match decision.outcome {
            Outcome::First => format!("as {first} read it"),
            Outcome::Second => format!("as {second} read it"),
            Outcome::Both | Outcome::Agreed => "both readings stand".into(),
            Outcome::Neither => "neither reading stands".into(),
            Outcome::New => "a new reading".into(),
            Outcome::Keep => "agree to differ".into(),
            Outcome::Discuss => "to be discussed".into(),
        })
    }

    /// The newest state of the framework: what a decision is linked with after the framework was changed for it.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub fn latest_framework_version(&self) -> Result<Option<FrameworkVersionId>> {
        Ok(self.store.read().framework_versions()?.last().map(|version| version.id))
    }

    /// The state of the framework with this number, counted from 1.
    ///
    /// # Errors
    /// Where there is none.
    pub fn find_framework_version(&self, number: u32) -> Result<FrameworkVersionId> {
        let versions = self.store.read().framework_versions()?;
        let found = versions.iter().find(|version| version.number == number).map(|version| version.id);
        found.ok_or_else(|| WorkbenchError::Unknown {
            kind: "framework version",
            given: number.to_string(),
            hint: format!("they are numbered from 1 to {}", versions.len()),
        })
    }

    fn known_version(&self, id: Option<FrameworkVersionId>) -> Result<Option<FrameworkVersionId>> {
        let Some(id) = id else { return Ok(None) };
        let known = self.store.read().framework_versions()?.iter().any(|version| version.id == id);
        known.then_some(Some(id)).ok_or_else(|| WorkbenchError::Unknown {
            kind: "framework version",
            given: id.to_string(),
            hint: "`emic history` tells when the framework was changed".into(),
        })
    }
}

/// Writes a decision and what it comes to, in place of one that only put it off.
fn put(door: &mut Door<'_>, mut decision: Decision, settlings: &[Settling], codings: &[&Coding]) -> Result<Decision> {
    if let Some(old) = door.read().decision_on(decision.discrepancy)? {
        if old.outcome != Outcome::Discuss {
            return Err(WorkbenchError::Refused(format!(
                "{} is settled already; revert it first with `emic reconcile {} --revert`",
                old.discrepancy, old.discrepancy
            )));
        }
        decision.id = old.id;
    }
    refuse_changed(door, &decision, codings)?;
    decision.at = door.at().to_string();
    let mut consensus = ConsensusOf::now(door, decision.transcript)?;
    for settling in settlings {
        let id = consensus.put(door, settling)?;
        if !decision.consensus.contains(&id) {
            decision.consensus.push(id);
        }
    }
    door.put(&decision)?;
    Ok(decision)
}

/// Refuses where somebody has changed what is decided about since it was looked at. Codings that were set aside cannot
/// change any more.
fn refuse_changed(door: &Door<'_>, decision: &Decision, codings: &[&Coding]) -> Result<()> {
    let read = door.read();
    let kept = read.frozen()?;
    let is_kept = |coding: &Coding| {
        kept.iter().any(|kept| {
            kept.transcript == coding.transcript && kept.coder == coding.coder && kept.codings.contains(coding)
        })
    };
    for coding in codings {
        if !is_kept(coding) && read.coding(coding.id)?.as_ref() != Some(*coding) {
            return Err(no_discrepancy(&decision.discrepancy.to_string()));
        }
    }
    Ok(())
}
