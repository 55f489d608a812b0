//! The id of a discrepancy or an agreement: worked out from what it is.
//!
//! It is the first eight bytes, big-endian, of the SHA-256 over the transcript's id, the two coders' ids, the types and
//! the readings, each reading with its coding, coder, theme, ends and magnitude. All of that is put in an order that
//! does not depend on who is called first, and `only_first` and `only_second` are one word there, so the same
//! disagreement has the same id either way round. Lengths stand before what they belong to, so that no two different
//! disagreements are written alike.

use super::Reading;
use crate::model::{CoderId, DiscrepancyId, DiscrepancyType, TranscriptId};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The id of what these readings are to each other; no types for an agreement.
pub(super) fn id(
    transcript: TranscriptId,
    coders: [CoderId; 2],
    types: &[DiscrepancyType],
    readings: &[Reading],
) -> DiscrepancyId {
    let mut hash = Sha256::new();
    hash.update(b"emic discrepancy 1");
    put_id(&mut hash, transcript.0);
    let [one, other] = coders;
    put_id(&mut hash, one.min(other).0);
    put_id(&mut hash, one.max(other).0);
    let mut words: Vec<&str> = types.iter().map(|kind| neutral(*kind)).collect();
    words.sort_unstable();
    put_count(&mut hash, words.len());
    for word in words {
        put_text(&mut hash, word);
    }
    // Whose reading is listed first depends on who is called first; a coding has one id whoever is called what.
    let mut sorted: Vec<&Reading> = readings.iter().collect();
    sorted.sort_unstable_by_key(|reading| (reading.coding, reading.coder));
    put_count(&mut hash, sorted.len());
    for reading in sorted {
        put_reading(&mut hash, reading);
    }
    // Which of the readings of a split is the further one is part of what it is.
    if let (true, Some(further)) = (types.contains(&DiscrepancyType::Split), readings.first()) {
        put_id(&mut hash, further.coding.0);
    }
    let mut first = [0_u8; 8];
    first.iter_mut().zip(hash.finalize()).for_each(|(to, from)| *to = from);
    DiscrepancyId(u64::from_be_bytes(first))
}

const fn neutral(kind: DiscrepancyType) -> &'static str {
    match kind {
        DiscrepancyType::OnlyFirst | DiscrepancyType::OnlySecond => "only",
        other => other.word(),
    }
}

fn put_reading(hash: &mut Sha256, reading: &Reading) {
    put_id(hash, reading.coding.0);
    put_id(hash, reading.coder.0);
    put_id(hash, reading.theme().0);
    put_count(hash, reading.span().start);
    put_count(hash, reading.span().end);
    match reading.magnitude() {
        Some(magnitude) => {
            hash.update([1]);
            put_text(hash, magnitude);
        }
        None => hash.update([0]),
    }
}

fn put_text(hash: &mut Sha256, text: &str) {
    put_count(hash, text.len());
    hash.update(text.as_bytes());
}

fn put_count(hash: &mut Sha256, count: usize) {
    hash.update(u64::try_from(count).unwrap_or(u64::MAX).to_be_bytes());
}

fn put_id(hash: &mut Sha256, id: Uuid) {
    hash.update(id.as_bytes());
}
