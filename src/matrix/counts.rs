//! Counts per magnitude.
//!
//! The rule this file owns: every quote of a cell is counted exactly once, under its magnitude or as unrated, so that
//! the counts of a cell always add up to its quotes.

use crate::model::Scale;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// The word for codings without a magnitude, in tables and as the last key in JSON.
pub const UNRATED: &str = "unrated";

/// How many quotes carry which magnitude, in the order of the scale, and how many carry none.
///
/// A magnitude that is not on the scale (the scale was changed after the coding was made) is not dropped: it follows
/// the scale's own values. As JSON it is one object in that order, [`UNRATED`] last; a scale value that is itself
/// called `unrated` means the same and is counted there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    values: Vec<(String, usize)>,
    unrated: usize,
}

impl Counts {
    /// No quotes yet, on this scale.
    #[must_use]
    pub fn on(scale: Option<&Scale>) -> Self {
        let values = scale.map(|scale| scale.values.as_slice()).unwrap_or_default();
        let values = values.iter().filter(|value| *value != UNRATED).map(|value| (value.clone(), 0)).collect();
        Self { values, unrated: 0 }
    }

    /// Counts one quote.
    pub fn add(&mut self, magnitude: Option<&str>) {
        match magnitude {
            None | Some(UNRATED) => self.unrated += 1,
            Some(value) => match self.values.iter_mut().find(|(known, _)| known == value) {
                Some((_, count)) => *count += 1,
                None => self.values.push((value.to_string(), 1)),
            },
        }
    }

    /// Each value with how many quotes carry it: the scale's in its order, then those that are not on it.
    #[must_use]
    pub fn values(&self) -> &[(String, usize)] {
        &self.values
    }

    /// How many quotes carry this magnitude; `None` where the value is neither on the scale nor on a quote.
    #[must_use]
    pub fn of(&self, value: &str) -> Option<usize> {
        self.values.iter().find(|(known, _)| known == value).map(|(_, count)| *count)
    }

    /// How many quotes carry no magnitude.
    #[must_use]
    pub const fn unrated(&self) -> usize {
        self.unrated
    }

    /// How many quotes there are.
    #[must_use]
    pub fn total(&self) -> usize {
        self.unrated + self.values.iter().map(|(_, count)| count).sum::<usize>()
    }
}

impl Serialize for Counts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.values.len() + 1))?;
        for (value, count) in &self.values {
            map.serialize_entry(value, count)?;
        }
        map.serialize_entry(UNRATED, &self.unrated)?;
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(values: &[&str]) -> Scale {
        Scale { key: "s".into(), values: values.iter().map(ToString::to_string).collect() }
    }

    #[test]
    fn json_keeps_the_order_of_the_scale_with_unrated_last() {
        let mut counts = Counts::on(Some(&scale(&["positive", "neutral", "negative"])));
        for magnitude in [Some("negative"), Some("positive"), Some("positive"), None] {
            counts.add(magnitude);
        }
        assert_eq!(serde_json::to_string(&counts).unwrap(), r#"{"positive":2,"neutral":0,"negative":1,"unrated":1}"#);
    }

    #[test]
    fn a_theme_without_a_scale_has_only_unrated() {
        let mut counts = Counts::on(None);
        counts.add(None);
        assert_eq!(serde_json::to_string(&counts).unwrap(), r#"{"unrated":1}"#);
    }

    #[test]
    fn a_magnitude_that_is_no_longer_on_the_scale_is_still_counted() {
        let mut counts = Counts::on(Some(&scale(&["low", "high"])));
        counts.add(Some("middling"));
        assert_eq!(counts.of("middling"), Some(1));
        assert_eq!(counts.total(), 1);
    }

    #[test]
    fn a_scale_value_called_unrated_does_not_make_a_second_key() {
        let mut counts = Counts::on(Some(&scale(&["unrated", "rated"])));
        counts.add(Some("unrated"));
        counts.add(None);
        assert_eq!(serde_json::to_string(&counts).unwrap(), r#"{"rated":0,"unrated":2}"#);
    }
}
