//! The sample table. It counts no codings, so that it tells everybody the same.

use super::EvaluationRequest;
use crate::export::AttributeColumn;
use crate::export::evaluation::{KindLine, SamplePart, SampleTable, SampledAttribute, ValueLine};
use crate::matrix::evaluation::{AttributeMakeup, Makeup, attribute};
use crate::model::{Case, CaseId, CaseKind, Role, Speaker, Transcript, TranscriptKind};
use crate::workbench::{Result, Workbench};
use std::collections::HashSet;

impl Workbench {
    pub(super) fn sample_table(&self, request: &EvaluationRequest) -> Result<SampleTable> {
        let names = self.names()?;
        let only = request.transcript.as_deref().map(|title| self.find_transcript(title)).transpose()?;
        let mut talk = self.conversations(&names)?;
        talk.retain(|(transcript, _)| only.is_none_or(|only| only == transcript.id));
        let mut cases = self.asked_cases(request)?;
        if only.is_some() {
            let here: HashSet<CaseId> = talk.iter().flat_map(taking_part).collect();
            cases.retain(|case| here.contains(&case.id));
        }
        let asked: HashSet<CaseId> = cases.iter().map(|case| case.id).collect();
        let narrowed = request.case.is_some() || !request.conditions.is_empty();
        if narrowed {
            talk.retain(|told| taking_part(told).any(|case| asked.contains(&case)));
        }
        let sample_of = EvaluationRequest { theme: None, magnitude: None, codings: None, ..request.clone() };
        Ok(SampleTable {
            about: self.how_evaluated(&sample_of, cases.len())?,
            parts: parts(&names.cases, &cases),
            transcripts: transcripts(&talk, &asked, narrowed),
        })
    }
}

/// The cases that take part in a conversation: the participants', and the group's.
fn taking_part((transcript, speakers): &(Transcript, Vec<Speaker>)) -> impl Iterator<Item = CaseId> {
    let participants = speakers.iter().filter(|speaker| speaker.role.speaks_for_participants());
    let cases: Vec<CaseId> = participants.filter_map(|speaker| speaker.case).chain(transcript.group_case).collect();
    cases.into_iter()
}

/// Participants, and groups where there are any.
fn parts(all: &[Case], asked: &[Case]) -> Vec<SamplePart> {
    let columns = AttributeColumn::all(all);
    let part = |kind: CaseKind| {
        let cases: Vec<&Case> = asked.iter().filter(|case| case.kind == kind).collect();
        let used = |column: &&AttributeColumn| {
            let mut own = all.iter().filter(|case| case.kind == kind);
            own.any(|case| case.attributes.contains_key(&column.key))
        };
        let line = |column: &AttributeColumn| line(column, &attribute(&cases, &column.key, column.holds), cases.len());
        SamplePart { kind, cases: cases.len(), attributes: columns.iter().filter(used).map(line).collect() }
    };
    let parts = [CaseKind::Participant, CaseKind::Group].map(part);
    parts.into_iter().filter(|part| part.kind == CaseKind::Participant || part.cases > 0).collect()
}

fn line(column: &AttributeColumn, told: &AttributeMakeup, of: usize) -> SampledAttribute {
    let percent = |cases: usize| if of == 0 { 0.0 } else { cases as f64 * 100.0 / of as f64 };
    let mut line = SampledAttribute {
        attribute: column.key.clone(),
        holds: column.holds,
        cases: told.cases,
        missing: told.missing,
        missing_percent: percent(told.missing),
        values: Vec::new(),
        median: None,
        lowest: None,
        highest: None,
    };
    match &told.makeup {
        Some(Makeup::Numbers { median, lowest, highest }) => {
            (line.median, line.lowest, line.highest) = (Some(*median), Some(*lowest), Some(*highest));
        }
        Some(Makeup::Values(values)) => {
            let value = values.iter().map(|one| ValueLine {
                value: one.value.clone(),
                cases: one.cases,
                percent: percent(one.cases),
            });
            line.values = value.collect();
        }
        None => {}
    }
    line
}

/// The transcripts by kind, all of them last. Where cases were chosen, only their words are participants' words.
fn transcripts(talk: &[(Transcript, Vec<Speaker>)], asked: &HashSet<CaseId>, narrowed: bool) -> Vec<KindLine> {
    let of = |kind: Option<TranscriptKind>| {
        let here: Vec<_> =
            talk.iter().filter(|(transcript, _)| kind.is_none_or(|kind| kind == transcript.kind)).collect();
        let words = |role: Option<Role>| -> usize {
            let speakers = here.iter().flat_map(|(_, speakers)| speakers);
            let counts = |speaker: &&Speaker| match role {
                None => true,
                Some(role) => {
                    let chosen = !narrowed || speaker.case.is_some_and(|case| asked.contains(&case));
                    speaker.role == role && chosen
                }
            };
            speakers.filter(counts).map(|speaker| speaker.words as usize).sum()
        };
        let cases: HashSet<CaseId> =
            here.iter().copied().flat_map(taking_part).filter(|case| asked.contains(case)).collect();
        KindLine {
            kind: kind.map(|kind| kind.word().to_string()),
            transcripts: here.len(),
            cases: cases.len(),
            turns: here.iter().map(|(transcript, _)| transcript.turns.len()).sum(),
            words_by_participants: words(Some(Role::Participant)),
            words_by_interpreters: words(Some(Role::Interpreter)),
            words: words(None),
        }
    };
    let mut lines: Vec<KindLine> = TranscriptKind::ALL.into_iter().map(|kind| of(Some(kind))).collect();
    lines.retain(|line| line.transcripts > 0);
    lines.push(of(None));
    lines
}
