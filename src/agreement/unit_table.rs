//! The decisions themselves: what every figure of the report is computed from, so that anyone can recompute it.
//!
//! One row is one theme and one unit; for the character unit, a stretch of one turn on which nobody's decision changes,
//! with its length as the number of units. Adding up the units by who gave the theme gives the four counts of a pair.
//! Resampling draws turns, so a row names its turn.

use super::magnitude::Magnitudes;
use super::study::{Prepared, Study};
use super::{Material, Request, UnitKind};
use crate::model::{CharSpan, CoderId, ThemeId, TranscriptId};

/// What the coders decided about one theme in one unit, or in one stretch of units that look the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitRow {
    /// The theme.
    pub theme: ThemeId,
    /// The transcript.
    pub transcript: TranscriptId,
    /// The number of the turn, as the units name it.
    pub turn: u32,
    /// Where it stands in the text.
    pub span: CharSpan,
    /// How many units it stands for: 1, or for the character unit the code points of the stretch.
    pub units: u64,
    /// By coder: whether she gave the theme; `None` where she is missing.
    pub given: Vec<Option<bool>>,
    /// By coder: the place of the magnitude that counts, for the turn unit only; `None` where there is none.
    pub magnitudes: Vec<Option<usize>>,
}

/// The compared coders, each once, and the rows, by theme in the order of the framework and then by place.
///
/// With `rollup` a theme's rows hold what it takes from below, magnitudes too. The rows of the report that put the
/// magnitudes of all themes together take every coding under its own theme, and so are computed from rows made without.
#[must_use]
pub fn unit_rows(material: &Material, request: &Request) -> (Vec<CoderId>, Vec<UnitRow>) {
    let study = Study::new(material, request);
    let magnitudes = (request.unit == UnitKind::Turn).then(|| Magnitudes::new(&study));
    let mut rows = Vec::new();
    for theme in &study.shown {
        let Some(id) = study.theme(*theme) else { continue };
        for (number, transcript) in study.transcripts.iter().enumerate() {
            let first = rows.len();
            push_rows(&mut rows, transcript, study.coders.len(), (*theme, id));
            let Some(magnitudes) = &magnitudes else { continue };
            for row in rows.iter_mut().skip(first) {
                let turn = transcript.source.turns.iter().position(|turn| *turn == row.span);
                let of = |coder| magnitudes.place(*theme, (number, turn?), coder);
                row.magnitudes = (0..study.coders.len()).map(of).collect();
            }
        }
    }
    (study.coders.clone(), rows)
}

fn push_rows(rows: &mut Vec<UnitRow>, transcript: &Prepared<'_>, coders: usize, (theme, id): (usize, ThemeId)) {
    let axis = &transcript.axis;
    let ends = |coder| transcript.carried(coder, theme).iter().flat_map(|stretch| [stretch.start, stretch.end]);
    let mut borders: Vec<usize> = axis.begins().to_vec();
    borders.extend(transcript.present.iter().copied().flat_map(ends));
    borders.push(axis.length());
    borders.sort_unstable();
    borders.dedup();
    let given = |coder: usize, at: usize| {
        let lane = transcript.carried(coder, theme);
        let next = lane.partition_point(|stretch| stretch.end <= at);
        transcript.present.contains(&coder).then(|| lane.get(next).is_some_and(|stretch| stretch.start <= at))
    };
    for (start, end) in borders.iter().zip(borders.iter().skip(1)) {
        let Some((unit, offset)) = axis.place(*start) else { continue };
        let length = end - start;
        let span = match axis.kind() {
            UnitKind::Turn | UnitKind::Sentence => unit.span,
            UnitKind::Character => CharSpan::new(unit.span.start + offset, unit.span.start + offset + length),
        };
        rows.push(UnitRow {
            theme: id,
            transcript: transcript.source.transcript,
            turn: unit.turn,
            span,
            units: length as u64,
            given: (0..coders).map(|coder| given(coder, *start)).collect(),
            magnitudes: vec![None; coders],
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agreement::{ComparedTranscript, Reading, ScaleUnder, ThemeUnder, Unit};

    fn material(units: &[(usize, usize, u32)], readings: &[(usize, usize, usize, Option<usize>)]) -> Material {
        let coders: Vec<CoderId> = (0..3).map(|_| CoderId::mint()).collect();
        let theme = ThemeId::mint();
        let span = |start, end| CharSpan::new(start, end);
        let transcript = ComparedTranscript {
            transcript: TranscriptId::mint(),
            length: 40,
            turns: vec![span(0, 10), span(10, 20), span(20, 40)],
            units: units.iter().map(|(start, end, turn)| Unit { span: span(*start, *end), turn: *turn }).collect(),
            // The third coder is missing.
            coders: coders[..2].to_vec(),
            readings: readings
                .iter()
                .map(|(coder, start, end, magnitude)| Reading {
                    coder: coders[*coder],
                    theme,
                    span: span(*start, *end),
                    magnitude: *magnitude,
                })
                .collect(),
        };
        let scale = Some(ScaleUnder { key: "s".into(), size: 3 });
        Material { coders, themes: vec![ThemeUnder { id: theme, parent: None, scale }], transcripts: vec![transcript] }
    }

    fn told(material: &Material, unit: UnitKind) -> Vec<String> {
        let (_, rows) = unit_rows(material, &Request { unit, ..Request::default() });
        let sign = |given: &Option<bool>| given.map_or('?', |given| if given { '1' } else { '0' });
        let line = |row: &UnitRow| {
            let given: String = row.given.iter().map(sign).collect();
            let (start, end) = (row.span.start, row.span.end);
            format!("{}: {start}..{end} x{} {given} {:?}", row.turn, row.units, row.magnitudes)
        };
        rows.iter().map(line).collect()
    }

    #[test]
    fn every_turn_is_a_row_with_each_coders_decision_and_magnitude_and_the_missing_coder_is_missing() {
        let turns = [(0, 10, 1), (10, 20, 2), (20, 40, 3)];
        let readings = [(0, 2, 12, Some(2)), (1, 5, 6, Some(0)), (1, 30, 31, None), (2, 0, 40, Some(1))];
        assert_eq!(
            told(&material(&turns, &readings), UnitKind::Turn),
            [
                "1: 0..10 x1 11? [Some(2), Some(0), None]",
                "2: 10..20 x1 10? [Some(2), None, None]",
                "3: 20..40 x1 01? [None, None, None]",
            ]
        );
    }

    #[test]
    fn characters_are_stretches_on_which_nobodys_decision_changes() {
        let said = [(3, 9, 1), (13, 19, 2)];
        let readings = [(0, 0, 15, Some(2)), (1, 5, 14, None)];
        assert_eq!(
            told(&material(&said, &readings), UnitKind::Character),
            [
                "1: 3..5 x2 10? [None, None, None]",
                "1: 5..9 x4 11? [None, None, None]",
                "2: 13..14 x1 11? [None, None, None]",
                "2: 14..15 x1 10? [None, None, None]",
                "2: 15..19 x4 00? [None, None, None]",
            ]
        );
    }
}
