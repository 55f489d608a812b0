//! What an export of the matrix says of itself: what was asked for, and of which project and framework.

use super::view::MatrixView;
use crate::export::agreement::FrameworkName;
use std::collections::BTreeSet;

/// What was asked for, and of which project.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AboutMatrix {
    /// What the study is called.
    pub project: String,
    /// The framework and its version.
    pub framework: FrameworkName,
    /// `merged`, `consensus` or initials.
    pub codings: String,
    /// Each `attribute=value` that chose the cases.
    pub conditions: Vec<String>,
    /// When it was written, RFC 3339, UTC.
    pub at: String,
}

impl AboutMatrix {
    /// Name and value of everything that should stand before the figures.
    #[must_use]
    pub fn lines(&self, matrix: &MatrixView) -> Vec<(&'static str, String)> {
        let coders: BTreeSet<&str> = quotes_coders(matrix).collect();
        let coders = coders.into_iter().collect::<Vec<_>>().join(", ");
        let rows = matrix.charts.first().map_or(0, |chart| chart.rows.len());
        let what = matrix.charts.first().map_or("cases", |chart| chart.rows_are.plural());
        vec![
            ("project", self.project.clone()),
            ("framework", self.framework_words()),
            ("codings", self.codings_words()),
            ("coders of the quotes", if coders.is_empty() { "none".into() } else { coders }),
            ("rows", format!("{rows} {what}{}", self.chosen_words())),
            ("written", self.at.clone()),
        ]
    }

    fn framework_words(&self) -> String {
        format!("{}, {}", self.framework.title, self.framework.told())
    }

    fn codings_words(&self) -> String {
        match self.codings.as_str() {
            "merged" => "merged: the consensus where there is one, else everybody's, the same reading once".into(),
            "consensus" => "the consensus alone".into(),
            coder => format!("{coder}'s alone"),
        }
    }

    fn chosen_words(&self) -> String {
        if self.conditions.is_empty() { String::new() } else { format!(", where {}", self.conditions.join(" and ")) }
    }
}

fn quotes_coders(matrix: &MatrixView) -> impl Iterator<Item = &str> {
    let in_rows = matrix.charts.iter().flat_map(|chart| chart.rows.iter().flat_map(|row| &row.cells));
    let in_none = matrix.charts.iter().flat_map(|chart| &chart.no_case);
    in_rows.chain(in_none).flat_map(|cell| &cell.quotes).flat_map(|quote| &quote.coders).map(String::as_str)
}
