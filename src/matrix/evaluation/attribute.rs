//! What the values of an attribute come to over some cases: the rows of a sample table.
//!
//! The rules this file owns: numbers are told by their median and range, everything else by how many cases have which
//! value, letter case aside. Cases without a value are counted as missing and stand in no percentage but their own; the median of an even
//! number of values is halfway between the two in the middle.

use super::grouping::folded;
use crate::model::{AttributeType, Case};
use std::collections::BTreeMap;

/// A value, and how many cases have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueCount {
    /// The value, as the first case gives it.
    pub value: String,
    /// How many cases have it.
    pub cases: usize,
}

/// What the values come to.
#[derive(Debug, Clone, PartialEq)]
pub enum Makeup {
    /// Numbers.
    Numbers {
        /// The value in the middle.
        median: f64,
        /// The lowest.
        lowest: f64,
        /// The highest.
        highest: f64,
    },
    /// Words, dates, yes and no: each value that occurs, in alphabetical order.
    Values(Vec<ValueCount>),
}

/// One attribute over some cases.
#[derive(Debug, Clone, PartialEq)]
pub struct AttributeMakeup {
    /// How many cases have a value.
    pub cases: usize,
    /// How many have none.
    pub missing: usize,
    /// What the values come to; `None` where no case has one.
    pub makeup: Option<Makeup>,
}

/// What the attribute `key`, which holds values of this kind over all cases of the project, comes to over these.
#[must_use]
pub fn attribute(cases: &[&Case], key: &str, holds: AttributeType) -> AttributeMakeup {
    let values: Vec<&str> = cases
        .iter()
        .filter_map(|case| case.attributes.get(key))
        .map(|value| value.trim())
        .filter(|value| !value.is_empty())
        .collect();
    let makeup = match holds {
        _ if values.is_empty() => None,
        AttributeType::Integer | AttributeType::Number => numbers(&values),
        AttributeType::Boolean | AttributeType::Date | AttributeType::Text => Some(counted(&values)),
    };
    AttributeMakeup { cases: values.len(), missing: cases.len() - values.len(), makeup }
}

fn numbers(values: &[&str]) -> Option<Makeup> {
    let mut numbers: Vec<f64> = values.iter().filter_map(|value| value.parse().ok()).collect();
    numbers.sort_by(f64::total_cmp);
    let middle = numbers.len() / 2;
    let upper = *numbers.get(middle)?;
    let lower = if numbers.len() % 2 == 1 { upper } else { *numbers.get(middle.checked_sub(1)?)? };
    Some(Makeup::Numbers { median: f64::midpoint(lower, upper), lowest: *numbers.first()?, highest: *numbers.last()? })
}

fn counted(values: &[&str]) -> Makeup {
    let mut counts: BTreeMap<String, ValueCount> = BTreeMap::new();
    for value in values {
        let new = || ValueCount { value: value.to_string(), cases: 0 };
        counts.entry(folded(value)).or_insert_with(new).cases += 1;
    }
    Makeup::Values(counts.into_values().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CaseId, CaseKind};

    fn cases(key: &str, values: &[&str]) -> Vec<Case> {
        let one = |value: &&str| {
            let attributes = [(key.to_string(), value.to_string())].into_iter().filter(|(_, held)| !held.is_empty());
            Case { id: CaseId::mint(), name: "x".into(), kind: CaseKind::Participant, attributes: attributes.collect() }
        };
        values.iter().map(one).collect()
    }

    fn of(values: &[&str], holds: AttributeType) -> AttributeMakeup {
        let cases = cases("k", values);
        attribute(&cases.iter().collect::<Vec<_>>(), "k", holds)
    }

    #[test]
    fn numbers_have_a_median_and_a_range_and_what_is_missing_is_told() {
        let age = of(&["30", "", "20", "41", "24"], AttributeType::Integer);
        assert_eq!((age.cases, age.missing), (4, 1));
        assert_eq!(age.makeup, Some(Makeup::Numbers { median: 27.0, lowest: 20.0, highest: 41.0 }));
        let odd = of(&["3", "1", "2.5"], AttributeType::Number);
        assert_eq!(odd.makeup, Some(Makeup::Numbers { median: 2.5, lowest: 1.0, highest: 3.0 }));
    }

    #[test]
    fn words_are_counted_value_by_value() {
        let region = of(&["north", "south", "North"], AttributeType::Text);
        let count = |value: &str, cases| ValueCount { value: value.into(), cases };
        assert_eq!(region.makeup, Some(Makeup::Values(vec![count("north", 2), count("south", 1)])));
    }

    #[test]
    fn an_attribute_nobody_has_comes_to_nothing() {
        assert_eq!(of(&["", ""], AttributeType::Integer), AttributeMakeup { cases: 0, missing: 2, makeup: None });
    }
}
