//! How many agreements there are, and how many discrepancies of each type.

use super::{Comparison, Discrepancy};
use crate::model::DiscrepancyType;
use serde::Serialize;
use std::ops::AddAssign;

/// Numbers by type. A discrepancy of two types counts under both.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Pairs of codings with the same theme, ends and magnitude.
    pub agree: usize,
    /// Same theme, other ends.
    pub boundary: usize,
    /// Same theme, another magnitude.
    pub magnitude: usize,
    /// Another theme on much the same words.
    pub theme: usize,
    /// Only the first coder coded it.
    pub only_first: usize,
    /// Only the second coder coded it.
    pub only_second: usize,
    /// One more coding of a theme that is matched there already.
    pub split: usize,
}

impl Counts {
    /// The number for one type.
    #[must_use]
    pub const fn of(&self, kind: DiscrepancyType) -> usize {
        match kind {
            DiscrepancyType::Boundary => self.boundary,
            DiscrepancyType::Magnitude => self.magnitude,
            DiscrepancyType::Theme => self.theme,
            DiscrepancyType::OnlyFirst => self.only_first,
            DiscrepancyType::OnlySecond => self.only_second,
            DiscrepancyType::Split => self.split,
        }
    }

    /// Counts one discrepancy, under each of its types.
    pub fn add(&mut self, discrepancy: &Discrepancy) {
        for kind in &discrepancy.types {
            let count = match kind {
                DiscrepancyType::Boundary => &mut self.boundary,
                DiscrepancyType::Magnitude => &mut self.magnitude,
                DiscrepancyType::Theme => &mut self.theme,
                DiscrepancyType::OnlyFirst => &mut self.only_first,
                DiscrepancyType::OnlySecond => &mut self.only_second,
                DiscrepancyType::Split => &mut self.split,
            };
            *count += 1;
        }
    }
}

impl From<&Comparison> for Counts {
    fn from(comparison: &Comparison) -> Self {
        let mut counts = Self { agree: comparison.agreements.len(), ..Self::default() };
        for discrepancy in &comparison.discrepancies {
            counts.add(discrepancy);
        }
        counts
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.agree += other.agree;
        self.boundary += other.boundary;
        self.magnitude += other.magnitude;
        self.theme += other.theme;
        self.only_first += other.only_first;
        self.only_second += other.only_second;
        self.split += other.split;
    }
}
