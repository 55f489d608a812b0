//! Much the same words under different themes.
//!
//! Of what no coding of the same theme was matched to, one coding of each coder make a `theme` discrepancy where their
//! intersection is at least half of their union, counted in code points. Pairs are taken greatest share first; among
//! equals the one that starts earlier, then the one that ends earlier, then the one whose codings do.

use super::Reading;
use super::overlap::{length, pairs, shared};
use std::cmp::Ordering;

/// How much of two passages is shared: an exact fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Share {
    intersection: u64,
    union: u64,
}

impl Share {
    fn of(first: &Reading, second: &Reading) -> Self {
        let whole = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        let intersection = shared(first.span(), second.span());
        Self {
            intersection: whole(intersection),
            union: whole(length(first.span()) + length(second.span()) - intersection),
        }
    }

    fn is_half_or_more(self) -> bool {
        u128::from(self.intersection) * 2 >= u128::from(self.union)
    }
}

impl Ord for Share {
    fn cmp(&self, other: &Self) -> Ordering {
        let cross = |one: &Self, other: &Self| u128::from(one.intersection) * u128::from(other.union);
        cross(self, other).cmp(&cross(other, self))
    }
}

impl PartialOrd for Share {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The pairs of different themes on much the same words, as places in the two lists, by the first. Both lists are in
/// the order of their starts.
pub(super) fn alike(firsts: &[&Reading], seconds: &[&Reading]) -> Vec<(usize, usize)> {
    let mut candidates = Vec::new();
    for (i, j) in pairs(firsts, seconds) {
        let (Some(first), Some(second)) = (firsts.get(i), seconds.get(j)) else { continue };
        let share = Share::of(first, second);
        if first.theme() != second.theme() && share.is_half_or_more() {
            let (one, other) = (first.span(), second.span());
            let place = (one.start.min(other.start), one.start.max(other.start), one.end.min(other.end));
            candidates.push((share, place, i, j));
        }
    }
    candidates.sort_unstable_by(|a, b| b.0.cmp(&a.0).then_with(|| (a.1, a.2, a.3).cmp(&(b.1, b.2, b.3))));
    let mut taken = (vec![false; firsts.len()], vec![false; seconds.len()]);
    let mut alike = Vec::new();
    for (_, _, i, j) in candidates {
        if let (Some(first), Some(second)) = (taken.0.get_mut(i), taken.1.get_mut(j))
            && !*first
            && !*second
        {
            (*first, *second) = (true, true);
            alike.push((i, j));
        }
    }
    alike.sort_unstable();
    alike
}
