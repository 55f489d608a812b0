//! Tables: what most exports are made of.

use std::borrow::Cow;

/// One value of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Words. Never a formula, whatever they begin with.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number. One that is not finite is written as [`UNDEFINED`].
    Number(f64),
    /// Nothing: not zero, not an empty word.
    Empty,
}

/// The word for a number that has no value.
pub const UNDEFINED: &str = "undefined";

impl Value {
    /// How many there are.
    #[must_use]
    pub fn count(count: usize) -> Self {
        Self::Integer(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// The words, or nothing where there are none.
    #[must_use]
    pub fn words(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// How it is written where everything is text; nothing for [`Value::Empty`].
    #[must_use]
    pub fn written(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text),
            Self::Integer(number) => Cow::Owned(number.to_string()),
            Self::Number(number) if number.is_finite() => Cow::Owned(number.to_string()),
            Self::Number(_) => Cow::Borrowed(UNDEFINED),
            Self::Empty => Cow::Borrowed(""),
        }
    }

    /// Whether it is a number and stands to the right.
    #[must_use]
    pub const fn is_number(&self) -> bool {
        matches!(self, Self::Integer(_) | Self::Number(_))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::words(text)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::words(text)
    }
}

/// Rows under a header. A row shorter than the header is filled up with nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// What it is called: the heading of a page, the name of a sheet.
    pub title: String,
    /// What the columns are called.
    pub header: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Value>>,
    /// Whole sentences that belong below it; not written to CSV, which has no place for them.
    pub notes: Vec<String>,
}

impl Table {
    /// A table without rows or notes.
    #[must_use]
    pub fn new(title: impl Into<String>, header: &[&str]) -> Self {
        let header = header.iter().map(ToString::to_string).collect();
        Self { title: title.into(), header, rows: Vec::new(), notes: Vec::new() }
    }

    /// How many columns the widest row or the header has.
    #[must_use]
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).chain([self.header.len()]).max().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::Value;

    #[test]
    fn an_undefined_number_is_never_written_as_a_number() {
        for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(Value::Number(number).written(), "undefined");
        }
        assert_eq!(Value::Number(-0.25).written(), "-0.25");
        assert_eq!(Value::Empty.written(), "");
    }
}
