//! What a search found, as it is shown: the passage, whose it is, and the codings on it that the viewer may see.

use super::searching::{Asked, Candidate, SearchUnit};
use super::shelf::Names;
use super::{Result, Workbench};
use crate::matrix::Belonging;
use crate::model::{CaseId, Coding, CodingId, Role, Span, TranscriptId};
use crate::search::highlights;
use serde::Serialize;

/// A coding on a hit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HitCoding {
    /// Identity.
    pub id: CodingId,
    /// Initials.
    pub coder: String,
    /// Key of the theme.
    pub theme: String,
    /// The magnitude, if one is set.
    pub magnitude: Option<String>,
    /// The coder's note.
    pub memo: String,
}

/// One hit; positions are code points of the transcript's text, also those of the highlights.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HitLine {
    /// Title of the transcript.
    pub transcript: String,
    /// The case the passage belongs to, the first where there are several.
    pub case: Option<String>,
    /// Label of the speaker of the turn.
    pub speaker: Option<String>,
    /// What that speaker does.
    pub role: Option<Role>,
    /// The turn it begins in.
    pub turn: Option<u32>,
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Its words.
    pub text: String,
    /// How well it fits; 0 where nothing was ranked.
    pub score: f32,
    /// The words that were searched for, `[start, end)` in the transcript's text.
    pub highlights: Vec<(usize, usize)>,
    /// The coding of a quote; all codings on a turn that the viewer may see.
    pub codings: Vec<HitCoding>,
    /// How its place is cited.
    pub citation: String,
    /// All cases the passage belongs to.
    pub cases: Vec<String>,
    /// The transcript's id, for going there.
    #[serde(skip)]
    pub place: TranscriptId,
    /// The passage in bytes, for going there.
    #[serde(skip)]
    pub span: Span,
}

/// What a search found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SearchReport {
    /// How many there are, whatever the limit.
    pub total: usize,
    /// Quotes or turns.
    pub unit: SearchUnit,
    /// The first of them.
    pub hits: Vec<HitLine>,
}

impl Workbench {
    /// A hit with its words, read from the rows.
    pub(super) fn hit(&self, names: &Names, asked: &Asked, candidate: Candidate) -> Result<HitLine> {
        let loaded = self.load(candidate.transcript)?;
        let text = candidate.span.slice(&loaded.text).unwrap_or_default();
        let turn = loaded.transcript.turns_in(candidate.span.start, candidate.span.end).first();
        let speaker = turn.and_then(|turn| loaded.speaker(turn));
        let cases: Vec<CaseId> = match &candidate.coding {
            Some(_) => Belonging::new(&loaded.transcript, &loaded.speakers).of(candidate.span),
            None => speaker.and_then(|speaker| speaker.case).into_iter().collect(),
        };
        let cases: Vec<String> =
            cases.into_iter().filter_map(|case| names.case(case)).map(|case| case.name.clone()).collect();
        let chars = loaded.positions.char_span(&loaded.text, candidate.span);
        let marks = highlights(&asked.query, text).into_iter().map(|mark| {
            let absolute = Span::new(candidate.span.start + mark.start, candidate.span.start + mark.end);
            let mark = loaded.positions.char_span(&loaded.text, absolute);
            (mark.start, mark.end)
        });
        let codings = match &candidate.coding {
            Some(coding) => vec![hit_coding(names, coding)],
            None => {
                let here = self.codings_in(candidate.transcript)?;
                let on = here.iter().filter(|coding| coding.span.overlaps(&candidate.span));
                on.map(|coding| hit_coding(names, coding)).collect()
            }
        };
        Ok(HitLine {
            transcript: loaded.transcript.title.clone(),
            case: cases.first().cloned(),
            speaker: speaker.map(|speaker| speaker.label.clone()),
            role: speaker.map(|speaker| speaker.role),
            turn: candidate.turn,
            start: chars.start,
            end: chars.end,
            text: text.to_string(),
            score: candidate.score,
            highlights: marks.collect(),
            codings,
            citation: super::coding::place(&loaded, candidate.span),
            cases,
            place: candidate.transcript,
            span: candidate.span,
        })
    }
}

fn hit_coding(names: &Names, coding: &Coding) -> HitCoding {
    HitCoding {
        id: coding.id,
        coder: names.initials(coding.coder).to_string(),
        theme: names.framework.theme(coding.theme).map_or_else(String::new, |theme| theme.key.clone()),
        magnitude: coding.magnitude.clone(),
        memo: coding.memo.clone(),
    }
}
