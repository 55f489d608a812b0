//! How far apart two categories are: 0 on the diagonal, the same both ways.
//!
//! Coefficients are written with *disagreement* weights v, whole numbers, so that a kappa that is 0 comes out as exactly
//! 0. The agreement weights of the literature are w = 1 − v / max v; a coefficient does not change when every v is
//! multiplied by the same number.

use super::coefficient::{count, number};

/// Disagreement weights between the categories of a declared list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weights(Vec<Vec<u64>>);

impl Weights {
    /// Every two different categories are equally far apart (Cohen 1960).
    #[must_use]
    pub fn identity(categories: usize) -> Self {
        Self::by(categories, |i, j| u64::from(i != j))
    }

    /// As far apart as their places: w = 1 − |i − j| / (q − 1) (Cicchetti & Allison 1971).
    #[must_use]
    pub fn linear(categories: usize) -> Self {
        Self::by(categories, |i, j| count(i.abs_diff(j)))
    }

    /// The square of that: w = 1 − (i − j)² / (q − 1)² (Fleiss & Cohen 1973).
    #[must_use]
    pub fn quadratic(categories: usize) -> Self {
        Self::by(categories, |i, j| count(i.abs_diff(j)).pow(2))
    }

    /// Any weights: `disagreement(i, j)` for i ≠ j; the diagonal is 0.
    #[must_use]
    pub fn by(categories: usize, disagreement: impl Fn(usize, usize) -> u64) -> Self {
        let row = |i: usize| (0..categories).map(|j| if i == j { 0 } else { disagreement(i, j) }).collect();
        Self((0..categories).map(row).collect())
    }

    /// How far apart two categories are; 0 for one that is not in the list.
    pub(super) fn between(&self, i: usize, j: usize) -> u64 {
        self.0.get(i).and_then(|row| row.get(j)).copied().unwrap_or(0)
    }

    /// The greatest distance of the declared list, used or not.
    pub(super) fn greatest(&self) -> f64 {
        number(self.0.iter().flatten().copied().max().unwrap_or(0))
    }

    /// All distances added up.
    pub(super) fn total(&self) -> f64 {
        self.0.iter().flatten().copied().map(number).sum()
    }
}
