//! Cases: who or what a row of the matrix is about.

use super::CaseId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One person, or a group as a whole.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CaseKind {
    /// A participant, or one member of a focus group.
    #[default]
    Participant,
    /// A focus group as a whole.
    Group,
}

/// A case with its attributes. The values are kept exactly as they were given; what type they hold is read from them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// Identity.
    pub id: CaseId,
    /// What the row is called; unique in the project.
    pub name: String,
    /// One person or a group.
    pub kind: CaseKind,
    /// Attribute name to value.
    pub attributes: BTreeMap<String, String>,
}

/// What the values of an attribute hold, taken over all cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AttributeType {
    /// Every value is a whole number.
    Integer,
    /// Every value is a number.
    Number,
    /// Every value is yes or no, true or false.
    Boolean,
    /// Every value is a date, year-month-day.
    Date,
    /// Anything else.
    Text,
}

impl AttributeType {
    /// The narrowest type that fits every value that is not empty; text where there is none.
    pub fn of<'v>(values: impl Iterator<Item = &'v str>) -> Self {
        let values: Vec<&str> = values.map(str::trim).filter(|value| !value.is_empty()).collect();
        let all = |fits: fn(&str) -> bool| !values.is_empty() && values.iter().all(|value| fits(value));
        if all(is_integer) {
            Self::Integer
        } else if all(is_number) {
            Self::Number
        } else if all(is_boolean) {
            Self::Boolean
        } else if all(is_date) {
            Self::Date
        } else {
            Self::Text
        }
    }
}

/// A leading zero or plus makes it a code, not a number: it would change if it were counted with.
fn is_integer(value: &str) -> bool {
    let digits = value.strip_prefix('-').unwrap_or(value);
    digits.bytes().all(|byte| byte.is_ascii_digit())
        && (digits == "0" || !digits.starts_with('0'))
        && value.parse::<i64>().is_ok()
}

fn is_number(value: &str) -> bool {
    if is_integer(value) {
        return true;
    }
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    value
        .strip_prefix('-')
        .unwrap_or(value)
        .split_once('.')
        .is_some_and(|(whole, rest)| plain(whole) && plain(rest) && is_integer(whole))
}

fn is_boolean(value: &str) -> bool {
    matches!(value.to_lowercase().as_str(), "yes" | "no" | "true" | "false")
}

fn is_date(value: &str) -> bool {
    let parts: Vec<&str> = value.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return false };
    let in_range = |part: &str, size: usize, low: u32, high: u32| {
        part.len() == size
            && part.bytes().all(|byte| byte.is_ascii_digit())
            && part.parse::<u32>().is_ok_and(|number| (low..=high).contains(&number))
    };
    in_range(year, 4, 1, 9999) && in_range(month, 2, 1, 12) && in_range(day, 2, 1, 31)
}

#[cfg(test)]
mod tests {
    use super::AttributeType;

    #[test]
    fn attributes_are_typed_by_what_they_hold() {
        let of = |values: &[&str]| AttributeType::of(values.iter().copied());
        assert_eq!(of(&["3", "12", ""]), AttributeType::Integer);
        assert_eq!(of(&["3", "1.5"]), AttributeType::Number);
        assert_eq!(of(&["007"]), AttributeType::Text, "a code with leading zeros is not a number");
        assert_eq!(of(&["yes", "No"]), AttributeType::Boolean);
        assert_eq!(of(&["2024-02-03"]), AttributeType::Date);
        assert_eq!(of(&["", ""]), AttributeType::Text);
        assert_eq!(of(&["3", "three"]), AttributeType::Text);
    }
}
