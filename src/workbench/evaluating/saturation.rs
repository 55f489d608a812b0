//! New themes by transcript.
//!
//! The rule this file owns: a transcript was begun when the first coding in it was made that the viewer may see, by
//! anybody, or by the one coder whose codings are counted; which filters are set makes no difference to that. Transcripts
//! begun at one moment, as by an import, stand as they came in.

use super::{EvaluationRequest, TranscriptOrder, told};
use crate::export::evaluation::{SaturationLine, SaturationTable};
use crate::matrix::CodingSource;
use crate::matrix::evaluation::{Begun, Step, saturation};
use crate::model::{CoderId, TranscriptId};
use crate::workbench::order::natural;
use crate::workbench::shelf::Names;
use crate::workbench::{CodingQuery, Result, Workbench};
use std::collections::HashMap;

impl Workbench {
    pub(super) fn saturation_table(&self, request: &EvaluationRequest) -> Result<SaturationTable> {
        let cases = self.asked_cases(request)?;
        let about = self.how_evaluated(request, cases.len())?;
        let order = self.order_of(request)?;
        self.evidence(request, &cases, |names, evidence| {
            let curve = saturation(evidence, &order);
            let steps = curve.steps.into_iter().enumerate();
            let uncoded = order.iter().filter(|begun| begun.at.is_none());
            Ok(SaturationTable {
                about,
                order: request.order.word(),
                themes: curve.themes,
                transcripts: steps.map(|(place, step)| line(names, place + 1, step)).collect(),
                unused_themes: curve.unused.into_iter().map(|theme| told(names, theme)).collect(),
                uncoded: uncoded.map(|begun| names.title(begun.transcript).to_string()).collect(),
            })
        })
    }

    /// The transcripts asked for in their order, each with when it was begun.
    fn order_of(&self, request: &EvaluationRequest) -> Result<Vec<Begun>> {
        let names = self.names()?;
        let only = request.transcript.as_deref().map(|title| self.find_transcript(title)).transpose()?;
        let coder = match self.source_called(request.codings.as_deref())? {
            CodingSource::Coder(coder) => Some(coder),
            CodingSource::Merged | CodingSource::Consensus => None,
        };
        let begun = self.begun(coder)?;
        let heads = names.transcripts.iter().filter(|head| only.is_none_or(|only| only == head.id));
        let mut order: Vec<Begun> =
            heads.map(|head| Begun { transcript: head.id, at: begun.get(&head.id).cloned() }).collect();
        match request.order {
            TranscriptOrder::Imported => {}
            TranscriptOrder::Coded => order.sort_by(|a, b| a.at.cmp(&b.at)),
            TranscriptOrder::Title => order.sort_by_cached_key(|begun| natural(names.title(begun.transcript))),
        }
        Ok(order)
    }

    /// When the first coding was made in each transcript.
    fn begun(&self, coder: Option<CoderId>) -> Result<HashMap<TranscriptId, String>> {
        let mut begun: HashMap<TranscriptId, String> = HashMap::new();
        for coding in self.visible_codings(&CodingQuery::default())? {
            if coder.is_some_and(|coder| coder != coding.coder) {
                continue;
            }
            let first = begun.entry(coding.transcript).or_insert_with(|| coding.created.clone());
            if coding.created < *first {
                *first = coding.created;
            }
        }
        Ok(begun)
    }
}

fn line(names: &Names, place: usize, step: Step) -> SaturationLine {
    SaturationLine {
        place,
        transcript: names.title(step.transcript).to_string(),
        first_coded: step.at,
        quotes: step.quotes,
        themes: step.themes,
        new: step.new.len(),
        new_themes: step.new.into_iter().map(|theme| told(names, theme)).collect(),
        cumulative: step.cumulative,
        share: step.share,
        id: step.transcript,
    }
}
