//! What a search found, as it is shown: the passage, whose it is, and the codings on it that the viewer may see.

use super::searching::{Asked, Candidate, SearchUnit};
use super::shelf::{Loaded, Names};
use super::{Access, Result, Workbench};
use crate::matrix::Belonging;
use crate::model::{CaseId, Coding, CodingId, Role, Span, TranscriptId, cite};
use crate::search::Highlighter;
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
    /// Whether the coder holds it up as a good example of its theme.
    pub exemplar: bool,
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

/// With so many hits in one transcript its codings are read all at once; with fewer, those on each hit.
const MANY: usize = 20;

impl Workbench {
    /// The hits with their words, read from the rows, in the order of the candidates. What they need of a transcript is
    /// made ready once for all of its hits.
    pub(super) fn hits(
        &self,
        names: &Names,
        access: &Access,
        asked: &Asked,
        candidates: Vec<Candidate>,
    ) -> Result<Vec<HitLine>> {
        let mut highlighter = Highlighter::new(&asked.query);
        let mut candidates: Vec<(usize, Candidate)> = candidates.into_iter().enumerate().collect();
        candidates.sort_by_key(|(_, candidate)| (candidate.place, candidate.transcript));
        let mut hits: Vec<(usize, HitLine)> = Vec::with_capacity(candidates.len());
        for here in candidates.chunk_by(|(_, one), (_, next)| one.transcript == next.transcript) {
            let Some((_, first)) = here.first() else { continue };
            let loaded = self.load(first.transcript)?;
            let belonging = Belonging::new(&loaded.transcript, &loaded.speakers);
            let turns = here.iter().filter(|(_, candidate)| candidate.coding.is_none()).count();
            let all = if turns > MANY { Some(self.seen_codings(access, first.transcript, None)?) } else { None };
            for (number, candidate) in here {
                let codings: Vec<HitCoding> = match (&candidate.coding, &all) {
                    (Some(coding), _) => vec![hit_coding(names, coding)],
                    (None, Some(all)) => on(names, all, candidate.span),
                    (None, None) => {
                        let near = self.seen_codings(access, candidate.transcript, Some(candidate.span))?;
                        on(names, &near, candidate.span)
                    }
                };
                let marks = highlighter.marks(candidate.span.slice(&loaded.text).unwrap_or_default());
                hits.push((*number, hit(names, &loaded, &belonging, candidate, &marks, codings)));
            }
        }
        hits.sort_unstable_by_key(|(number, _)| *number);
        Ok(hits.into_iter().map(|(_, hit)| hit).collect())
    }
}

/// One hit; the marks count from its beginning.
fn hit(
    names: &Names,
    loaded: &Loaded,
    belonging: &Belonging<'_>,
    candidate: &Candidate,
    marks: &[Span],
    codings: Vec<HitCoding>,
) -> HitLine {
    let span = candidate.span;
    let turn = loaded.transcript.turns_in(span.start, span.end).first();
    let speaker = turn.and_then(|turn| loaded.speaker(turn));
    let cases: Vec<CaseId> = match &candidate.coding {
        Some(_) => belonging.of(span),
        None => speaker.and_then(|speaker| speaker.case).into_iter().collect(),
    };
    let cases: Vec<String> =
        cases.into_iter().filter_map(|case| names.case(case)).map(|case| case.name.clone()).collect();
    let chars = |span: Span| loaded.positions.char_span(&loaded.text, span);
    let marks = marks.iter().map(|mark| chars(Span::new(span.start + mark.start, span.start + mark.end)));
    let place = chars(span);
    HitLine {
        transcript: loaded.transcript.title.clone(),
        case: cases.first().cloned(),
        speaker: speaker.map(|speaker| speaker.label.clone()),
        role: speaker.map(|speaker| speaker.role),
        turn: candidate.turn.or(turn.map(|turn| turn.n)),
        start: place.start,
        end: place.end,
        text: span.slice(&loaded.text).unwrap_or_default().to_string(),
        score: candidate.score,
        highlights: marks.map(|mark| (mark.start, mark.end)).collect(),
        codings,
        citation: cite(&loaded.transcript.title, turn.map(|turn| turn.n)),
        cases,
        place: candidate.transcript,
        span,
    }
}

/// Those of the codings that stand on a passage.
fn on(names: &Names, codings: &[Coding], span: Span) -> Vec<HitCoding> {
    codings.iter().filter(|coding| coding.span.overlaps(&span)).map(|coding| hit_coding(names, coding)).collect()
}

fn hit_coding(names: &Names, coding: &Coding) -> HitCoding {
    HitCoding {
        id: coding.id,
        coder: names.initials(coding.coder).to_string(),
        theme: names.framework.theme(coding.theme).map_or_else(String::new, |theme| theme.key.clone()),
        magnitude: coding.magnitude.clone(),
        memo: coding.memo.clone(),
        exemplar: coding.exemplar,
    }
}
