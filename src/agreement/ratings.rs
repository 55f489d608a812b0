//! The decisions of any number of coders, some of them missing, and the coefficients that treat all coders alike.
//!
//! What matters of a unit is how many coders chose each category; units that look the same are kept once, with how many
//! there are. A unit with one decision only says nothing about agreement and drops out of it, but it does say how often
//! a category is chosen: the chance terms of Fleiss and Gwet take it (Gwet 2014, *Handbook of Inter-Rater
//! Reliability*, 4th ed., ch. 2 and 3). So a transcript that only one of the compared coders was assigned to takes part
//! in `fleiss_kappa` and `gwet_ac1` with its share of each category, and in nothing else.

use super::coefficient::{Coefficient, Reason, beyond_chance, count, number};
use super::weights::Weights;
use std::collections::BTreeMap;

/// Units by what was decided about them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ratings {
    categories: usize,
    /// How many coders chose each category, and how many units are like this.
    units: BTreeMap<Vec<u64>, u64>,
}

impl Ratings {
    /// No unit yet, over a declared list of categories.
    #[must_use]
    pub const fn new(categories: usize) -> Self {
        Self { categories, units: BTreeMap::new() }
    }

    /// Adds units about which each coder decided as given; `None` is a missing decision, and so is a category that is
    /// not in the list.
    pub fn add_choices(&mut self, choices: &[Option<usize>], units: u64) {
        let mut counts = vec![0; self.categories];
        for choice in choices.iter().flatten() {
            if let Some(counted) = counts.get_mut(*choice) {
                *counted += 1;
            }
        }
        self.add_counts(counts, units);
    }

    /// Adds units for which `counts` says how many coders chose each category.
    pub fn add_counts(&mut self, mut counts: Vec<u64>, units: u64) {
        counts.resize(self.categories, 0);
        if units > 0 && counts.iter().any(|chosen| *chosen > 0) {
            *self.units.entry(counts).or_insert(0) += units;
        }
    }

    /// How many units have at least two decisions.
    #[must_use]
    pub fn pairable(&self) -> u64 {
        self.like().filter(|like| like.coders >= 2).map(|like| like.units).sum()
    }

    /// Mean over the units with at least two decisions of the share of coder pairs that agree, each pair by its weight.
    ///
    /// # Errors
    /// [`Reason::NoPairableUnits`].
    pub fn percent_agreement(&self, weights: &Weights) -> Coefficient {
        Ok(1.0 - self.observed(weights)?)
    }

    /// Fleiss' kappa in Gwet's form, which takes missing decisions (Fleiss 1971, *Psychological Bulletin* 76, 378–382;
    /// Gwet 2014, ch. 2 and 3): chance is Σ w π_k π_l.
    ///
    /// # Errors
    /// [`Reason::NoPairableUnits`]; [`Reason::NoVariation`] where every decision is the same category.
    pub fn fleiss_kappa(&self, weights: &Weights) -> Coefficient {
        let observed = self.observed(weights)?;
        let shares = self.shares();
        let between = |k: usize, l: usize| number(weights.between(k, l));
        let expected: f64 = products(&shares, between) / weights.greatest().max(1.0);
        beyond_chance(observed, expected)
    }

    /// Gwet's AC1 with identity weights, AC2 with others (Gwet 2008, *British Journal of Mathematical and Statistical
    /// Psychology* 61, 29–48; Gwet 2014, ch. 4): chance is Σw / (q (q − 1)) · Σ π_k (1 − π_k), q as declared.
    ///
    /// # Errors
    /// [`Reason::NoPairableUnits`]; [`Reason::NoVariation`] where fewer than two categories are declared.
    pub fn gwet(&self, weights: &Weights) -> Coefficient {
        let observed = self.observed(weights)?;
        let q = number(count(self.categories));
        if self.categories < 2 {
            return Err(Reason::NoVariation);
        }
        let alike = q * q - weights.total() / weights.greatest().max(1.0);
        let spread: f64 = self.shares().iter().map(|share| share * (1.0 - share)).sum();
        beyond_chance(observed, 1.0 - alike / (q * (q - 1.0)) * spread)
    }

    /// Brennan and Prediger's kappa, every declared category equally likely (Brennan & Prediger 1981, *Educational and
    /// Psychological Measurement* 41, 687–699): chance is Σw / q², which is 1/q for identity weights.
    ///
    /// # Errors
    /// As for [`Ratings::gwet`].
    pub fn brennan_prediger(&self, weights: &Weights) -> Coefficient {
        let observed = self.observed(weights)?;
        let q = number(count(self.categories));
        beyond_chance(observed, weights.total() / weights.greatest().max(1.0) / (q * q).max(1.0))
    }

    /// How many categories are declared.
    pub(super) const fn categories(&self) -> usize {
        self.categories
    }

    /// The units, those that look the same once.
    pub(super) fn like(&self) -> impl Iterator<Item = Like<'_>> {
        self.units.iter().map(|(chosen, units)| Like { chosen, units: *units, coders: chosen.iter().sum() })
    }

    /// The observed disagreement: 1 − p_o.
    fn observed(&self, weights: &Weights) -> Coefficient {
        let pairable = self.pairable();
        if pairable == 0 {
            return Err(Reason::NoPairableUnits);
        }
        let apart: f64 = self.like().filter(|like| like.coders >= 2).map(|like| like.apart(weights)).sum();
        Ok(apart / weights.greatest().max(1.0) / number(pairable))
    }

    /// π_k: the mean over the units with a decision of the share of coders who chose k.
    fn shares(&self) -> Vec<f64> {
        let units = number(self.like().map(|like| like.units).sum::<u64>().max(1));
        let share = |k: usize| -> f64 {
            let of = |like: Like<'_>| number(like.chose(k)) / number(like.coders) * number(like.units);
            self.like().map(of).sum::<f64>() / units
        };
        (0..self.categories).map(share).collect()
    }
}

/// Units that look the same.
pub(super) struct Like<'r> {
    /// How many coders chose each category.
    chosen: &'r [u64],
    /// How many units are like this.
    pub units: u64,
    /// How many coders decided, at least one.
    pub coders: u64,
}

impl Like<'_> {
    /// How many coders chose the category.
    pub fn chose(&self, category: usize) -> u64 {
        self.chosen.get(category).copied().unwrap_or(0)
    }

    /// Σ v r_k r_l / (m (m − 1)) of these units together.
    fn apart(&self, weights: &Weights) -> f64 {
        let mut sum = 0;
        for (k, of_k) in self.chosen.iter().enumerate().filter(|(_, chosen)| **chosen > 0) {
            for (l, of_l) in self.chosen.iter().enumerate() {
                sum += weights.between(k, l) * of_k * of_l;
            }
        }
        number(sum) * number(self.units) / number(self.coders * (self.coders - 1))
    }
}

/// Σ f(k, l) s_k s_l.
pub(super) fn products(shares: &[f64], distance: impl Fn(usize, usize) -> f64) -> f64 {
    let row = |(k, of_k): (usize, &f64)| -> f64 {
        shares.iter().enumerate().map(|(l, of_l)| distance(k, l) * of_k * of_l).sum()
    };
    shares.iter().enumerate().map(row).sum()
}
