//! Krippendorff's alpha for unitizing, on the continuum of the text: do the coders mark the same stretches?
//!
//! Source: Krippendorff, Mathet, Bouvry & Widlöcher 2016, *Quality & Quantity* 50, 2347–2364 (uα). It is not the older
//! alpha_U of 1995 and 2004. Each coder cuts the continuum into units (coded stretches) and gaps. With m coders, l_ck is
//! 1/(m−1) times the length where one coder has value c and another k; l.. = mL. A unit is drawn as a whole and a gap
//! character by character, so by chance
//! e_ck = l.. (l_c. l_.k − [c=k] corr_c) / (l..² − Σ corr), with corr = Σ length² over units, Σ length over gaps.
//! Texts are added up: each adds its lengths and corrections, and a gap ends where its text ends.

use super::coefficient::{Coefficient, Reason, beyond_chance, count, number};
use super::sweep::{Abutting, Stretch, merged, segments};
use crate::model::CharSpan;

/// Texts that were unitized by several coders.
#[derive(Debug, Clone, PartialEq)]
pub struct Unitized {
    /// l.., in code points.
    total: f64,
    /// l_c. of each value, the gap left out.
    lengths: Vec<f64>,
    /// Σ corr over the units.
    corrections: f64,
    /// Σ over c ≠ k of l_ck.
    apart: f64,
}

impl Unitized {
    /// No text yet; units have one of `values` values.
    #[must_use]
    pub fn new(values: usize) -> Self {
        Self { total: 0.0, lengths: vec![0.0; values], corrections: 0.0, apart: 0.0 }
    }

    /// Adds a text of `length` code points with the units of each coder, each with its value, counted from 0. A coder's
    /// overlapping units of one value are joined, abutting ones stay apart; units of different values must not overlap.
    /// A text with fewer than two coders adds nothing.
    pub fn add(&mut self, length: usize, coders: &[Vec<(usize, CharSpan)>]) {
        let lane = |units: &Vec<(usize, CharSpan)>, value: usize| {
            let own = units.iter().filter(|unit| unit.0 == value);
            merged(own.map(|(_, span)| Stretch::new(span.start, span.end.min(length))).collect(), Abutting::Apart)
        };
        let values = self.lengths.len();
        let lanes: Vec<_> = coders.iter().flat_map(|units| (0..values).map(move |value| lane(units, value))).collect();
        self.add_lanes(length, &lanes.iter().map(Vec::as_slice).collect::<Vec<_>>());
    }

    /// Adds a text with each coder's stretches in order, a lane for each value of the first coder, then of the second…
    pub(super) fn add_lanes(&mut self, length: usize, lanes: &[&[Stretch]]) {
        let values = self.lengths.len().max(1);
        let coders = count(lanes.len() / values);
        if coders < 2 {
            return;
        }
        self.total += number(coders * count(length));
        for (place, lane) in lanes.iter().enumerate() {
            let covered: u64 = lane.iter().map(|unit| count(unit.len())).sum();
            self.lengths.get_mut(place % values).into_iter().for_each(|length| *length += number(covered));
            self.corrections += lane.iter().map(|unit| number(count(unit.len())).powi(2)).sum::<f64>();
        }
        segments(lanes, |segment, given| {
            let chose = |value: usize| count(given.iter().skip(value).step_by(values).filter(|given| **given).count());
            let marked: u64 = (0..values).map(chose).sum();
            let alike = |chosen: u64| chosen * (coders - chosen.min(coders));
            let apart: u64 =
                (0..values).map(|value| alike(chose(value))).sum::<u64>() + alike(coders.saturating_sub(marked));
            self.apart += number(count(segment.len()) * apart) / number(coders - 1);
        });
    }

    /// uα = 1 − (l.. − Σ l_cc) / (e.. − Σ e_cc).
    ///
    /// # Errors
    /// [`Reason::NoPairableUnits`] where no text was added; [`Reason::NeverUsed`] where nobody marked anything;
    /// [`Reason::NoVariation`] where everybody marked everything with one value.
    pub fn u_alpha(&self) -> Coefficient {
        if self.total <= 0.0 {
            return Err(Reason::NoPairableUnits);
        }
        let marked: f64 = self.lengths.iter().sum();
        if marked <= 0.0 {
            return Err(Reason::NeverUsed);
        }
        let gaps = self.total - marked;
        let squares = self.lengths.iter().map(|length| length * length).sum::<f64>() + gaps * gaps;
        let different = self.total * self.total - squares;
        let corrected = self.total * self.total - self.corrections - gaps;
        beyond_chance(self.apart, self.total * different / corrected)
    }
}
