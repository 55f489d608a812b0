//! The overall magnitude of a cell, as its counts say it.
//!
//! The rule this file owns: the low side of a scale ([`Side`]) is the negative one, the high side the positive one, and its
//! middle value, where it has one, is neutral. A cell with
//! quotes on both sides is mixed; with quotes on one side alone, whatever stands at the middle beside them, it is that
//! side; with quotes at the middle alone it is neutral. Quotes without a magnitude, and those with one that is not on the
//! scale any more, count for no side. Where no quote counts there is none.

use super::{Counts, Side};
use crate::model::{Overall, Scale};

/// Which way the counted quotes point, taken together.
#[must_use]
pub fn overall(counts: &Counts, scale: Option<&Scale>) -> Overall {
    let sides: Vec<Side> = counts
        .values()
        .iter()
        .filter(|(_, count)| *count > 0)
        .filter_map(|(value, _)| Side::on(scale?, value))
        .collect();
    match (sides.contains(&Side::Low), sides.contains(&Side::High)) {
        (true, true) => Overall::Mixed,
        (true, false) => Overall::Negative,
        (false, true) => Overall::Positive,
        (false, false) if sides.is_empty() => Overall::None,
        (false, false) => Overall::Neutral,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[&str], magnitudes: &[Option<&str>]) -> Overall {
        let scale = Scale { key: "s".into(), values: values.iter().map(ToString::to_string).collect() };
        let mut counts = Counts::on(Some(&scale));
        magnitudes.iter().for_each(|magnitude| counts.add(*magnitude));
        overall(&counts, Some(&scale))
    }

    #[test]
    fn the_side_that_occurs_names_the_cell_and_both_make_it_mixed() {
        let valence = ["negative", "neutral", "positive"];
        assert_eq!(of(&valence, &[]), Overall::None);
        assert_eq!(of(&valence, &[None, None]), Overall::None, "no rated quotes");
        assert_eq!(of(&valence, &[Some("neutral"), None]), Overall::Neutral);
        assert_eq!(of(&valence, &[Some("neutral"), Some("negative")]), Overall::Negative);
        assert_eq!(of(&valence, &[Some("neutral"), Some("positive")]), Overall::Positive);
        assert_eq!(of(&valence, &[Some("negative"), Some("positive"), Some("positive")]), Overall::Mixed);
    }

    #[test]
    fn an_even_scale_has_no_neutral_value() {
        let numbers = ["0", "1", "2", "3"];
        assert_eq!(of(&numbers, &[Some("1")]), Overall::Negative);
        assert_eq!(of(&numbers, &[Some("2")]), Overall::Positive);
        assert_eq!(of(&numbers, &[Some("1"), Some("2")]), Overall::Mixed);
        assert_eq!(of(&["a", "b", "c", "d", "e"], &[Some("c")]), Overall::Neutral);
    }

    #[test]
    fn a_value_that_is_not_on_the_scale_counts_for_no_side() {
        assert_eq!(of(&["low", "high"], &[Some("middling")]), Overall::None);
        assert_eq!(of(&["low", "high"], &[Some("middling"), Some("high")]), Overall::Positive);
        let mut counts = Counts::on(None);
        counts.add(Some("high"));
        assert_eq!(overall(&counts, None), Overall::None, "a theme without a scale has no sides");
    }
}
