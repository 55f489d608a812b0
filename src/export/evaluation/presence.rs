//! Which case speaks of which theme, as JSON and as rows.

use super::about::{THEME, noted};
use super::{AboutEvaluation, ThemeTold};
use crate::export::{Table, Value};
use serde::Serialize;

/// One theme and one case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PresenceCell {
    /// The case.
    pub case: String,
    /// Whether it speaks of the theme.
    pub present: bool,
    /// In how many quotes.
    pub quotes: usize,
}

/// One theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PresenceLine {
    /// The theme.
    #[serde(flatten)]
    pub theme: ThemeTold,
    /// How many cases speak of it.
    pub cases: usize,
    /// How many quotes it has, each once.
    pub quotes: usize,
    /// How many of them belong to no case.
    pub no_case: usize,
    /// The cases, in the order of the columns.
    pub cells: Vec<PresenceCell>,
}

/// What a column comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CaseTotal {
    /// The case.
    pub case: String,
    /// How many of the themes it speaks of.
    pub themes: usize,
    /// How many quotes it has, each once.
    pub quotes: usize,
}

/// Themes against cases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PresenceTable {
    /// How it was made.
    #[serde(flatten)]
    pub about: AboutEvaluation,
    /// The themes.
    pub rows: Vec<PresenceLine>,
    /// What each case comes to, in the order of the columns.
    pub totals: Vec<CaseTotal>,
    /// How many quotes belong to no case, each once.
    pub no_case: usize,
    /// How many cases speak of anything.
    pub cases: usize,
    /// How many quotes there are, each once.
    pub quotes: usize,
}

impl PresenceTable {
    /// One table of yes and no, one of how many quotes.
    pub(super) fn tables(&self) -> Vec<Table> {
        let mut header: Vec<String> = THEME.map(String::from).to_vec();
        header.extend(self.totals.iter().map(|total| total.case.clone()));
        header.extend(["(no case)", "cases", "quotes"].map(String::from));
        let mut presence = Table { title: "Presence".into(), header: header.clone(), ..Table::default() };
        let mut quotes = Table { title: "Quotes".into(), header, ..Table::default() };
        let yes = |quotes: usize| Value::from(if quotes > 0 { "yes" } else { "no" });
        for line in &self.rows {
            let ends = [Value::count(line.cases), Value::count(line.quotes)];
            let mut row = line.theme.values().to_vec();
            row.extend(line.cells.iter().map(|cell| yes(cell.quotes)).chain([yes(line.no_case)]).chain(ends.clone()));
            presence.rows.push(row);
            let mut row = line.theme.values().to_vec();
            let counts = line.cells.iter().map(|cell| cell.quotes).chain([line.no_case]);
            row.extend(counts.map(Value::count).chain(ends));
            quotes.rows.push(row);
        }
        let total = |name: &str, of: fn(&CaseTotal) -> usize, no_case: Value| {
            let mut row = vec![Value::Empty, Value::Empty, Value::from(name)];
            row.extend(self.totals.iter().map(|total| Value::count(of(total))));
            row.extend([no_case, Value::count(self.cases), Value::count(self.quotes)]);
            row
        };
        presence.rows.push(total("(themes in all)", |total| total.themes, Value::Empty));
        quotes.rows.push(total("(quotes in all)", |total| total.quotes, Value::count(self.no_case)));
        vec![noted(presence, &self.notes()), quotes]
    }

    /// What must be known of the numbers.
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        vec![
            self.about.sentence(),
            "A quote stands under every case it belongs to and counts once in the quotes of its theme and in all."
                .into(),
        ]
    }
}
