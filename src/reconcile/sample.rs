//! Readings for the tests of this room.

use super::{Comparison, Mark, Reading, compare};
use crate::model::{CharSpan, CoderId, CodingId, Scale, ThemeId, TranscriptId};
use uuid::Uuid;

/// The first coder, the second, and one who is not compared.
pub(super) const AB: CoderId = CoderId(Uuid::from_u128(0xAB));
pub(super) const CD: CoderId = CoderId(Uuid::from_u128(0xCD));
pub(super) const EF: CoderId = CoderId(Uuid::from_u128(0xEF));
pub(super) const TALK: TranscriptId = TranscriptId(Uuid::from_u128(7));

/// A theme by its number.
pub(super) const fn theme(number: u128) -> ThemeId {
    ThemeId(Uuid::from_u128(number))
}

/// A reading; its coding is known by `id`.
pub(super) fn reading(id: u128, coder: CoderId, number: u128, span: (usize, usize), magnitude: &str) -> Reading {
    let magnitude = (!magnitude.is_empty()).then(|| magnitude.to_string());
    let mark = Mark { theme: theme(number), span: CharSpan::new(span.0, span.1), magnitude };
    Reading { coding: CodingId(Uuid::from_u128(id)), coder, mark }
}

/// Five values, so that there are ends, neighbours and what lies between.
pub(super) fn scale() -> Scale {
    let values = ["none", "little", "some", "much", "all"].map(String::from).to_vec();
    Scale { key: "amount".into(), values }
}

/// AB and CD compared, every theme on the scale of five.
pub(super) fn compared(readings: &[Reading]) -> Comparison {
    let scale = scale();
    compare(TALK, [AB, CD], readings, |_| Some(&scale))
}

/// As [`compared`], with CD called first.
pub(super) fn turned(readings: &[Reading]) -> Comparison {
    let scale = scale();
    compare(TALK, [CD, AB], readings, |_| Some(&scale))
}

/// What a comparison says, one line each, by place: the types, then the codings by their numbers.
pub(super) fn told(comparison: &Comparison) -> Vec<String> {
    let number = |reading: &Reading| reading.coding.0.as_u128().to_string();
    let numbers = |readings: &[Reading]| readings.iter().map(number).collect::<Vec<_>>().join(" ");
    let agreed = comparison.agreements.iter().map(|one| format!("agree: {}", numbers(&one.readings)));
    let differ = comparison.discrepancies.iter().map(|one| {
        let types: Vec<&str> = one.types.iter().map(|kind| kind.word()).collect();
        format!("{}: {}", types.join("+"), numbers(&one.readings))
    });
    agreed.chain(differ).collect()
}
