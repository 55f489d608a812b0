//! How many quotes stand on each side of a scale; [`Side`] has the rule. A magnitude that is no longer on the scale, and a
//! quote without one, is on no side.

use crate::matrix::{Counts, Side};
use crate::model::Scale;
use serde::Serialize;

/// How many quotes stand on each side.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Sides {
    /// Below the middle of the scale.
    pub low: usize,
    /// In the very middle.
    pub middle: usize,
    /// Above the middle.
    pub high: usize,
}

impl Sides {
    /// The sides of counts on this scale; none at all without a scale.
    #[must_use]
    pub fn of(counts: &Counts, scale: Option<&Scale>) -> Self {
        let mut sides = Self::default();
        let Some(scale) = scale else { return sides };
        for (place, value) in scale.values.iter().enumerate() {
            let count = counts.of(value).unwrap_or(0);
            match Side::of(place, scale.values.len()) {
                Side::Low => sides.low += count,
                Side::Middle => sides.middle += count,
                Side::High => sides.high += count,
            }
        }
        sides
    }

    /// How many quotes stand on the scale at all.
    #[must_use]
    pub const fn rated(&self) -> usize {
        self.low + self.middle + self.high
    }

    /// The share on the low side, of what stands on the scale; `None` where nothing does.
    #[must_use]
    pub fn low_share(&self) -> Option<f64> {
        share(self.low, self.rated())
    }

    /// The share on the high side, of what stands on the scale; `None` where nothing does.
    #[must_use]
    pub fn high_share(&self) -> Option<f64> {
        share(self.high, self.rated())
    }
}

/// A part of a whole, from 0 to 1; `None` of nothing.
pub(super) fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_is_that_of_the_declared_values() {
        use Side::{High, Low, Middle};
        let sides = |values: usize| (0..values).map(|place| Side::of(place, values)).collect::<Vec<_>>();
        assert_eq!(sides(2), [Low, High]);
        assert_eq!(sides(3), [Low, Middle, High]);
        assert_eq!(sides(4), [Low, Low, High, High]);
        assert_eq!(sides(5), [Low, Low, Middle, High, High]);
    }

    #[test]
    fn what_is_unrated_or_no_longer_on_the_scale_is_on_no_side() {
        let scale = Scale { key: "s".into(), values: ["low", "mid", "high"].map(String::from).to_vec() };
        let mut counts = Counts::on(Some(&scale));
        for magnitude in [Some("low"), Some("high"), Some("high"), Some("gone"), None] {
            counts.add(magnitude);
        }
        let sides = Sides::of(&counts, Some(&scale));
        assert_eq!(sides, Sides { low: 1, middle: 0, high: 2 });
        assert_eq!(sides.high_share(), Some(2.0 / 3.0));
        assert_eq!(Sides::of(&counts, None).high_share(), None, "a share of nothing is no number");
    }
}
