//! Material to compare, made by hand: numbered coders, themes and transcripts, turns of given lengths, codings by span.

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)] // Each test file uses its own part of this.

use emic::agreement::{
    AllCodersRow, ComparedTranscript, MagnitudeRow, Material, PairRow, Reading, Report, Request, ScaleUnder,
    ThemeUnder, Unit,
};
use emic::model::{CharSpan, CoderId, ThemeId, TranscriptId};
use std::ops::Range;
use uuid::Uuid;

/// The coder with this number.
pub fn coder(number: usize) -> CoderId {
    CoderId(Uuid::from_u128(0xC0 << 32 | number as u128))
}

/// The theme with this number.
pub fn theme(number: usize) -> ThemeId {
    ThemeId(Uuid::from_u128(0x7E << 32 | number as u128))
}

/// The transcript with this number.
pub fn transcript(number: usize) -> TranscriptId {
    TranscriptId(Uuid::from_u128(0x7A << 32 | number as u128))
}

/// A scale of this size.
pub fn scale(size: usize) -> ScaleUnder {
    ScaleUnder { key: format!("of-{size}"), size }
}

/// Material with coders `0..coders` and themes `0..themes` beside each other, without a transcript.
pub fn material(coders: usize, themes: usize) -> Material {
    let under = |number| ThemeUnder { id: theme(number), parent: None, scale: None };
    Material {
        coders: (0..coders).map(coder).collect(),
        themes: (0..themes).map(under).collect(),
        transcripts: Vec::new(),
    }
}

/// A transcript with turns of these lengths, one after the other, assigned to these coders; turns are counted.
pub fn talk(number: usize, turns: &[usize], coders: &[usize]) -> ComparedTranscript {
    let mut spans = Vec::new();
    let mut start = 0;
    for length in turns {
        spans.push(CharSpan::new(start, start + length));
        start += length;
    }
    let unit = |(turn, span): (usize, &CharSpan)| Unit { span: *span, turn: turn.try_into().unwrap() };
    ComparedTranscript {
        transcript: transcript(number),
        length: start,
        units: spans.iter().enumerate().map(unit).collect(),
        turns: spans,
        coders: coders.iter().copied().map(coder).collect(),
        readings: Vec::new(),
    }
}

/// Adds a coding without a magnitude.
pub fn code(talk: &mut ComparedTranscript, by: usize, of: usize, span: Range<usize>) {
    rate(talk, by, of, span, None);
}

/// Adds a coding, maybe with a magnitude.
pub fn rate(
    talk: &mut ComparedTranscript,
    by: usize,
    of: usize,
    span: Range<usize>,
    magnitude: impl Into<Option<usize>>,
) {
    let span = CharSpan::new(span.start, span.end);
    talk.readings.push(Reading { coder: coder(by), theme: theme(of), span, magnitude: magnitude.into() });
}

/// Material on one theme in which each unit is a transcript of one turn, so that a coder's decision on a unit can be
/// missing: `None` is missing, `Some(1)` is given, `Some(0)` is not.
pub fn decided(units: &[Vec<Option<usize>>]) -> Material {
    let mut all = material(units.first().map_or(0, Vec::len), 1);
    for (number, unit) in units.iter().enumerate() {
        let present: Vec<usize> = (0..unit.len()).filter(|coder| unit[*coder].is_some()).collect();
        let mut talk = talk(number, &[10], &present);
        for by in present.into_iter().filter(|coder| unit[*coder] == Some(1)) {
            code(&mut talk, by, 0, 2..7);
        }
        all.transcripts.push(talk);
    }
    all
}

/// Material on one theme with a scale of `size` values, in which each unit is a turn of one transcript and a decision is
/// the magnitude; `None` is a coder who did not code the turn.
pub fn rated(size: usize, units: &[Vec<Option<usize>>]) -> Material {
    let coders = units.first().map_or(0, Vec::len);
    let mut all = material(coders, 1);
    all.themes[0].scale = Some(scale(size));
    let mut talk = talk(0, &vec![10; units.len()], &(0..coders).collect::<Vec<_>>());
    for (turn, unit) in units.iter().enumerate() {
        for (by, place) in unit.iter().enumerate() {
            if let Some(place) = place {
                rate(&mut talk, by, 0, turn * 10..turn * 10 + 10, *place);
            }
        }
    }
    all.transcripts.push(talk);
    all
}

/// What is asked for unless a test is about it: turns, no intervals.
pub fn plain() -> Request {
    Request { resamples: 0, ..Request::default() }
}

/// The row of a theme and a pair over all transcripts.
pub fn pair(report: &Report, of: usize, first: usize, second: usize) -> &PairRow {
    let wanted = [coder(first), coder(second)];
    let found = |row: &&PairRow| row.theme == theme(of) && row.coders == wanted && row.transcript.is_none();
    report.pairs.iter().find(found).expect("a row of this theme and pair")
}

/// The row of a theme over all coders and transcripts.
pub fn everyone(report: &Report, of: usize) -> &AllCodersRow {
    let found = |row: &&AllCodersRow| row.theme == theme(of) && row.transcript.is_none();
    report.all_coders.iter().find(found).expect("a row of this theme")
}

/// The magnitudes of a theme, or of all themes, for these coders.
pub fn magnitude<'r>(report: &'r Report, of: Option<usize>, coders: &[usize]) -> &'r MagnitudeRow {
    let wanted: Vec<CoderId> = coders.iter().copied().map(coder).collect();
    let found = |row: &&MagnitudeRow| row.theme == of.map(theme) && row.coders == wanted;
    report.magnitude.iter().find(found).expect("a row of magnitudes")
}

/// That a coefficient is this number, as exactly as numbers are kept.
#[track_caller]
pub fn is(found: emic::agreement::Coefficient, expected: f64) {
    let value = found.unwrap_or_else(|reason| panic!("undefined ({reason}) instead of {expected}"));
    assert!((value - expected).abs() < 1e-12, "{value} instead of {expected}");
}
