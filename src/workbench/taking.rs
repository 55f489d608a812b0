//! Taking agreements as consensus: what two coders have coded alike needs no talk.
//!
//! The rules this file owns: one act for all of them, and the count first for whoever asks. Each agreed pair of codings
//! has a decision of its own, so that it can be reverted alone; where three coders agree, three decisions hold one
//! consensus coding. Taking them again takes only what is new.

use super::consensus::{ConsensusOf, Settling};
use super::differences::Differences;
use super::settled::decided;
use super::{Result, Workbench};
use crate::model::{CoderId, Coding, Decision, DecisionId, DiscrepancyId, Outcome, TranscriptId};
use crate::store::{CodingFilter, Door};
use serde::Serialize;
use std::collections::HashSet;

/// Which agreements are to be taken.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AgreementScope {
    /// Title or id of a transcript; all where it is `None`.
    pub transcript: Option<String>,
    /// Initials of those whose agreements count; everybody's where it is empty.
    pub coders: Vec<String>,
    /// Also of transcripts some of whose assignments are open.
    pub include_open: bool,
}

/// What taking them did, or would do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct AgreementsTaken {
    /// Agreed pairs that became consensus.
    pub taken: usize,
    /// Consensus codings that were written for them; fewer where three coders agree, or one stood already.
    pub codings: usize,
    /// Agreed pairs that were consensus before.
    pub already: usize,
    /// Transcripts that count.
    pub transcripts: usize,
    /// Transcripts that would, but for an open assignment or because the viewer may not see all of them.
    pub left_out: usize,
    /// Whether nothing was written: it was only counted.
    pub dry_run: bool,
}

/// An agreed pair that is not consensus yet.
struct Pending {
    id: DiscrepancyId,
    transcript: TranscriptId,
    coders: [CoderId; 2],
    codings: Vec<Coding>,
}

impl Workbench {
    /// Takes what coders agree on as consensus, in one act, or only counts it.
    ///
    /// # Errors
    /// Where nobody is named who would take them, or something named is not there.
    pub fn take_agreements(&mut self, scope: &AgreementScope, dry_run: bool) -> Result<AgreementsTaken> {
        let (pending, mut report) = self.pending_agreements(scope)?;
        if dry_run {
            (report.taken, report.codings) = (pending.len(), self.codings_to_write(&pending)?);
            return Ok(AgreementsTaken { dry_run, ..report });
        }
        let actor = self.actor()?;
        let what = match pending.len() {
            1 => "take 1 agreement as consensus".to_string(),
            many => format!("take {many} agreements as consensus"),
        };
        let author = self.author(Some(actor.id));
        (report.taken, report.codings) = self.store.act(&author, &what, |door| take(door, &pending, actor.id))?;
        Ok(report)
    }

    /// How many consensus codings taking them would write: readings that no consensus coding says already, each once.
    fn codings_to_write(&self, pending: &[Pending]) -> Result<usize> {
        let said = |one: &Coding| (one.transcript, one.theme, one.span, one.magnitude.clone());
        let mut standing = HashSet::new();
        if let Some(consensus) = self.names()?.consensus() {
            let filter = CodingFilter { coder: Some(consensus), ..CodingFilter::default() };
            standing.extend(self.store.read().codings(&filter)?.iter().map(said));
        }
        Ok(pending.iter().filter_map(|one| one.codings.first()).filter(|one| standing.insert(said(one))).count())
    }

    fn pending_agreements(&self, scope: &AgreementScope) -> Result<(Vec<Pending>, AgreementsTaken)> {
        let (names, independent) = (self.names()?, self.independent()?);
        let coders: Vec<CoderId> = self.compared_coders(&scope.coders)?.iter().map(|coder| coder.id).collect();
        let only = scope.transcript.as_deref().map(|typed| self.find_transcript(typed)).transpose()?;
        let within = |transcript: &TranscriptId| only.is_none_or(|only| only == *transcript);
        let comparable = self.comparable(&coders, scope.include_open)?;
        let decided: HashSet<DiscrepancyId> =
            self.store.read().decisions()?.into_iter().map(|decision| decision.discrepancy).collect();
        let left_out = comparable.left_out.iter().filter(|transcript| within(transcript)).count();
        let mut report = AgreementsTaken { left_out, ..AgreementsTaken::default() };
        let mut pending = Vec::new();
        for compared in comparable.transcripts.iter().filter(|compared| within(&compared.transcript)) {
            report.transcripts += 1;
            let differences = self.differences(&names, &independent, compared)?;
            for one in pending_in(&differences) {
                if decided.contains(&one.id) {
                    report.already += 1;
                } else {
                    pending.push(one);
                }
            }
        }
        Ok((pending, report))
    }
}

fn pending_in(differences: &Differences) -> impl Iterator<Item = Pending> + '_ {
    differences.agreements().map(|(comparison, agreement)| Pending {
        id: agreement.id,
        transcript: comparison.transcript,
        coders: comparison.coders,
        codings: agreement.readings.iter().filter_map(|reading| differences.coding(reading)).cloned().collect(),
    })
}

/// Writes a decision for each; how many decisions and how many consensus codings there are more.
fn take(door: &mut Door<'_>, pending: &[Pending], coder: CoderId) -> Result<(usize, usize)> {
    let mut codings = HashSet::new();
    let mut consensus: Option<(TranscriptId, ConsensusOf)> = None;
    let mut taken = 0;
    for one in pending {
        // Somebody may have taken it since it was counted.
        if door.read().decision_on(one.id)?.is_some() {
            continue;
        }
        let standing = match &mut consensus {
            Some((transcript, standing)) if *transcript == one.transcript => standing,
            other => &mut other.insert((one.transcript, ConsensusOf::now(door, one.transcript)?)).1,
        };
        let Some(settling) = agreed(&one.codings) else { continue };
        let before = door.written();
        let coding = standing.put(door, &settling)?;
        if door.written() > before {
            codings.insert(coding);
        }
        door.put(&Decision {
            id: DecisionId::mint(),
            discrepancy: one.id,
            transcript: one.transcript,
            coders: one.coders,
            types: Vec::new(),
            readings: one.codings.iter().map(decided).collect(),
            outcome: Outcome::Agreed,
            why: String::new(),
            coder,
            at: door.at().to_string(),
            consensus: vec![coding],
            framework_version: None,
        })?;
        taken += 1;
    }
    Ok((taken, codings.len()))
}

/// What both have said, with what both have noted.
fn agreed(codings: &[Coding]) -> Option<Settling> {
    let mut notes: Vec<&str> = Vec::new();
    for coding in codings {
        let note = coding.memo.trim();
        if !note.is_empty() && !notes.contains(&note) {
            notes.push(note);
        }
    }
    codings.first().map(|first| Settling { memo: notes.join("\n"), ..Settling::from(first) })
}
