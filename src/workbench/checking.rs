//! Checking: the file, and that every coding still means something.
//!
//! The store knows rows and hashes; what a span or a magnitude must be is known here. Damage never stops the check: what
//! cannot be read is a finding, not a failure.

use super::shelf::Names;
use super::{Finding, Result, Workbench};
use crate::model::{Coding, CodingId, TranscriptId};
use crate::store::CodingFilter;
use std::collections::HashSet;

impl Workbench {
    /// Checks everything that can be verified about the project file.
    ///
    /// # Errors
    /// Where the file cannot be asked at all, because another program holds it.
    pub fn check(&self) -> Result<Vec<Finding>> {
        let mut findings = self.store.check()?;
        match self.misplaced_codings() {
            Ok(misplaced) => findings.extend(misplaced),
            Err(error) if findings.is_empty() => return Err(error),
            // The damage that keeps codings from being looked at is among the findings already.
            Err(_) => {}
        }
        Ok(findings)
    }

    /// Codings whose span is no passage of their transcript's text, or whose magnitude is not on their theme's scale:
    /// nothing this program writes, so somebody else has.
    fn misplaced_codings(&self) -> Result<Vec<Finding>> {
        let names = self.names()?;
        let mut codings = self.store.read().codings(&CodingFilter::default())?;
        codings.sort_by_cached_key(|coding| (names.place_of(coding.transcript), coding.span, coding.id));
        let mut findings = Vec::new();
        let mut unreadable: HashSet<TranscriptId> = HashSet::new();
        for coding in &codings {
            match self.load(coding.transcript) {
                Ok(loaded) if coding.span.slice(&loaded.text).is_none() => {
                    findings.push(found(format!(
                        "coding {} lies outside the text of {}",
                        coding.id, loaded.transcript.title
                    )));
                }
                Ok(_) => {}
                Err(error) if unreadable.insert(coding.transcript) => {
                    findings.push(found(format!(
                        "the codings of {} lie in a text that cannot be read: {error}",
                        names.title(coding.transcript)
                    )));
                }
                Err(_) => {}
            }
            findings.extend(off_scale(&names, coding));
        }
        findings.extend(self.apart()?);
        Ok(findings)
    }
}

impl Workbench {
    /// Decisions without a coding they hold, and codings of the consensus that no decision holds.
    fn apart(&self) -> Result<Vec<Finding>> {
        let mut findings = Vec::new();
        let mut loose: HashSet<CodingId> = HashSet::new();
        if let Some(consensus) = self.names()?.consensus() {
            let filter = CodingFilter { coder: Some(consensus), ..CodingFilter::default() };
            loose.extend(self.store.read().codings(&filter)?.iter().map(|coding| coding.id));
        }
        let decisions = self.store.read().decisions()?;
        for (decision, held) in decisions.iter().flat_map(|one| one.consensus.iter().map(move |held| (one, held))) {
            if self.store.read().coding(*held)?.is_none() {
                let told = format!("the decision on {} holds a coding that is not there", decision.discrepancy);
                findings.push(found(told));
            }
            loose.remove(held);
        }
        let mut loose: Vec<CodingId> = loose.into_iter().collect();
        loose.sort_unstable();
        findings.extend(loose.iter().map(|id| found(format!("consensus coding {id} belongs to no decision"))));
        Ok(findings)
    }
}

fn off_scale(names: &Names, coding: &Coding) -> Option<Finding> {
    let value = coding.magnitude.as_deref()?;
    let scale = names.framework.scale_of(coding.theme);
    let off = scale.is_none_or(|scale| scale.place(value).is_none());
    off.then(|| found(format!("coding {} has the magnitude “{value}”, which is not on its scale", coding.id)))
}

fn found(message: String) -> Finding {
    Finding { kind: "rows", message }
}
