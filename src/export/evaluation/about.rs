//! How a table was made: whose codings, which filters. It is said on every table, so that no number stands alone.

use crate::export::{Table, Value};
use crate::model::ThemeId;
use serde::Serialize;

/// How a table was made.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct AboutEvaluation {
    /// Whose codings: `merged`, `consensus` or initials.
    pub codings: String,
    /// Whether a theme takes the quotes of everything below it.
    pub rollup: bool,
    /// Only this theme and what stands below it, by key.
    pub only_theme: Option<String>,
    /// Only quotes with this magnitude.
    pub magnitude: Option<String>,
    /// Only this case.
    pub case: Option<String>,
    /// Only cases with these attributes, each `attribute=value`.
    #[serde(rename = "where")]
    pub conditions: Vec<String>,
    /// Only this transcript, by title.
    pub transcript: Option<String>,
    /// How many cases were asked for, those without a quote among them.
    pub of_cases: usize,
}

impl AboutEvaluation {
    /// The filters in words; empty where nothing was left out.
    #[must_use]
    pub fn filters(&self) -> Vec<String> {
        let mut told = Vec::new();
        told.extend(self.only_theme.iter().map(|theme| format!("theme {theme} and what stands below it")));
        told.extend(self.magnitude.iter().map(|value| format!("magnitude {value}")));
        told.extend(self.case.iter().map(|case| format!("case {case}")));
        told.extend(self.conditions.iter().cloned());
        told.extend(self.transcript.iter().map(|title| format!("transcript {title}")));
        told
    }

    /// Whose codings were counted, in words.
    #[must_use]
    pub fn whose(&self) -> String {
        match self.codings.as_str() {
            "merged" => "all coders, the same reading once".into(),
            "consensus" => "the consensus".into(),
            initials => format!("the codings of {initials}"),
        }
    }

    /// How it was made, in one sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        let themes = if self.rollup { "a theme with everything below it" } else { "exactly each theme" };
        let only = match self.filters() {
            filters if filters.is_empty() => String::new(),
            filters => format!("; only {}", filters.join(", ")),
        };
        format!("Counted: {}, {themes}, {} cases{only}.", self.whose(), self.of_cases)
    }

    /// How it was made, as the sentence of a table without quotes.
    pub(super) fn of_the_sample(&self) -> String {
        match self.filters() {
            filters if filters.is_empty() => format!("Counted: {} cases.", self.of_cases),
            filters => format!("Counted: {} cases; only {}.", self.of_cases, filters.join(", ")),
        }
    }
}

/// A theme as tables name it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ThemeTold {
    /// Its key.
    pub theme: String,
    /// Its number in the framework.
    pub number: String,
    /// Its name.
    pub name: String,
    /// Its identity.
    #[serde(skip)]
    pub id: Option<ThemeId>,
}

impl ThemeTold {
    /// Number and name.
    #[must_use]
    pub fn heading(&self) -> String {
        format!("{} {}", self.number, self.name)
    }

    /// How many themes stand above it.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.number.matches('.').count()
    }

    /// The columns a theme has in every table.
    pub(super) fn values(&self) -> [Value; 3] {
        [Value::words(self.number.clone()), Value::words(self.theme.clone()), Value::words(self.name.clone())]
    }
}

/// The names of those columns.
pub(super) const THEME: [&str; 3] = ["number", "theme", "name"];

/// Themes by number and name, one after the other.
pub(super) fn list(themes: &[ThemeTold]) -> String {
    themes.iter().map(ThemeTold::heading).collect::<Vec<_>>().join("; ")
}

/// A table with these notes below it.
pub(super) fn noted(mut table: Table, notes: &[String]) -> Table {
    table.notes.extend_from_slice(notes);
    table
}
