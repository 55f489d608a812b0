//! Where the stripes of codings stand beside a passage: in the order given, so that what comes first has a lane whatever
//! comes after it.
//!
//! Lanes are packed by the rows a coding covers after wrapping, never by characters: two codings that share a row never
//! share a lane, whatever their spans. The first lane that is free is taken.

use crate::model::CodingId;

/// A coding's stripe: its lane and its first and last line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stripe {
    /// The coding.
    pub coding: CodingId,
    /// The lane, counted from 0 at the text's left edge outwards.
    pub lane: usize,
    /// The first line it covers.
    pub first: usize,
    /// The last line it covers.
    pub last: usize,
}

/// Gives every coding (with its first and last line) a lane, in the order given.
#[must_use]
pub fn pack(codings: impl Iterator<Item = (CodingId, usize, usize)>) -> Vec<Stripe> {
    let mut lanes: Vec<Vec<(usize, usize)>> = Vec::new();
    codings
        .map(|(coding, first, last)| {
            let free = |taken: &Vec<(usize, usize)>| taken.iter().all(|(from, to)| last < *from || *to < first);
            let lane = lanes.iter().position(free).unwrap_or_else(|| {
                lanes.push(Vec::new());
                lanes.len() - 1
            });
            if let Some(taken) = lanes.get_mut(lane) {
                taken.push((first, last));
            }
            Stripe { coding, lane, first, last }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_two_stripes_share_a_cell_and_every_coding_has_one(
            spans in proptest::collection::vec((0_usize..60, 0_usize..12), 0..60)
        ) {
            let codings: Vec<_> = spans.iter().map(|(first, len)| (CodingId::mint(), *first, first + len)).collect();
            let stripes = pack(codings.iter().copied());
            prop_assert_eq!(stripes.len(), codings.len());
            for (i, a) in stripes.iter().enumerate() {
                for b in stripes.iter().skip(i + 1) {
                    prop_assert!(a.lane != b.lane || a.last < b.first || b.last < a.first);
                }
            }
        }
    }
}
