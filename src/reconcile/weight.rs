//! What a pairing is worth.
//!
//! The first figure decides, the next only between equals, and so on: the total overlap in code points; the smaller sum
//! of starts; how many pairs agree entirely; and last how far the pairs keep the order of the text, so that of two
//! pairings that are alike in all else the same one is always taken. Every figure of a pairing is the sum of its pairs',
//! which is what makes a best pairing something that can be computed.

use super::Reading;
use super::overlap::shared;
use std::ops::{Add, Sub};

/// What a pair, or a set of pairs, is worth. Weights add figure by figure and compare by the first that differs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Weight([i64; 4]);

impl Weight {
    /// Nothing.
    pub(super) const ZERO: Self = Self([0; 4]);
    /// More than any sum of pairs, with room to add to it.
    pub(super) const MOST: Self = Self([i64::MAX / 4; 4]);

    /// What it is worth to pair these two, the `i`th and the `j`th of their lists; nothing where they do not overlap.
    pub(super) fn of(first: (usize, &Reading), second: (usize, &Reading)) -> Self {
        let ((i, first), (j, second)) = (first, second);
        let overlap = shared(first.span(), second.span());
        if overlap == 0 {
            return Self::ZERO;
        }
        let starts = first.span().start.saturating_add(second.span().start);
        let agree = usize::from(first.mark == second.mark);
        Self([whole(overlap), -whole(starts), whole(agree), whole(i.saturating_mul(j))])
    }
}

/// Texts have far fewer characters than this type has numbers.
fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

impl Add for Weight {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        let ([a, b, c, d], [e, f, g, h]) = (self.0, other.0);
        Self([a.saturating_add(e), b.saturating_add(f), c.saturating_add(g), d.saturating_add(h)])
    }
}

impl Sub for Weight {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        let ([a, b, c, d], [e, f, g, h]) = (self.0, other.0);
        Self([a.saturating_sub(e), b.saturating_sub(f), c.saturating_sub(g), d.saturating_sub(h)])
    }
}
