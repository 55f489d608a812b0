//! Krippendorff's alpha: 1 − observed / expected disagreement over the values that can be paired.
//!
//! Source: Krippendorff 2019, *Content Analysis*, 4th ed., ch. 12; Hayes & Krippendorff 2007, *Communication Methods and
//! Measures* 1, 77–89. Each unit with m ≥ 2 values adds its ordered pairs divided by m − 1 to the coincidences o_ck; a
//! unit with one value drops out, also from the totals n_c.

use super::Ratings;
use super::coefficient::{Coefficient, Reason, beyond_chance, count, number};
use super::ratings::{Like, products};

/// How far apart two values are: δ².
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Metric {
    /// Different is different.
    Nominal,
    /// (Σ_{g=c..k} n_g − (n_c + n_k)/2)²: as far apart as there are values between them.
    Ordinal,
    /// (c − k)² of the places.
    Interval,
}

impl Ratings {
    /// Krippendorff's alpha.
    ///
    /// # Errors
    /// [`Reason::NoPairableUnits`]; [`Reason::NoVariation`] where every value that can be paired is the same.
    pub fn krippendorff_alpha(&self, metric: Metric) -> Coefficient {
        let totals = self.totals();
        let place = |k: usize| number(count(k));
        self.krippendorff_alpha_by(|c, k| match metric {
            Metric::Nominal => f64::from(u8::from(c != k)),
            Metric::Ordinal => ordinal(&totals, c.min(k), c.max(k)),
            Metric::Interval => (place(c) - place(k)).powi(2),
        })
    }

    /// Krippendorff's alpha with any distance: `distance(c, k)` is δ², 0 for c = k and the same both ways.
    ///
    /// # Errors
    /// As for [`Ratings::krippendorff_alpha`].
    pub fn krippendorff_alpha_by(&self, distance: impl Fn(usize, usize) -> f64) -> Coefficient {
        let totals = self.totals();
        let values: f64 = totals.iter().sum();
        if values < 2.0 {
            return Err(Reason::NoPairableUnits);
        }
        let observed: f64 = self.paired().map(|like| self.coincidences(&like, &distance)).sum();
        beyond_chance(observed * (values - 1.0), products(&totals, &distance))
    }

    /// n_c: how often each value was given in units that can be paired.
    fn totals(&self) -> Vec<f64> {
        let total = |k: usize| self.paired().map(|like| like.chose(k) * like.units).sum();
        (0..self.categories()).map(|k| number(total(k))).collect()
    }

    fn paired(&self) -> impl Iterator<Item = Like<'_>> {
        self.like().filter(|like| like.coders >= 2)
    }

    /// Σ o_ck δ² of units that look the same.
    fn coincidences(&self, like: &Like<'_>, distance: &impl Fn(usize, usize) -> f64) -> f64 {
        let chosen: Vec<f64> = (0..self.categories()).map(|k| number(like.chose(k))).collect();
        products(&chosen, distance) * number(like.units) / number(like.coders - 1)
    }
}

/// The ordinal δ² of two places, `low` not above `high`.
fn ordinal(totals: &[f64], low: usize, high: usize) -> f64 {
    let at = |k: usize| totals.get(k).copied().unwrap_or(0.0);
    let between: f64 = (low..=high).map(at).sum();
    (between - f64::midpoint(at(low), at(high))).powi(2)
}

/// Alpha of yes-or-no decisions from their sums: `values` of all coders on units that can be paired, how many of them
/// are yes, and Σ k (m − k) / (m − 1) over the units, k of whose m values are yes. `None` where there is no variation.
pub(super) fn binary_alpha(values: f64, yes: f64, apart: f64) -> Option<f64> {
    let expected = yes * (values - yes);
    if expected > 0.0 { Some(1.0 - (values - 1.0) * apart / expected) } else { None }
}
