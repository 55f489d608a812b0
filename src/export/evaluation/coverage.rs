//! What speaks to each research question, as JSON and as rows.

use super::about::{THEME, list, noted};
use super::{AboutEvaluation, ThemeTold};
use crate::export::{Table, Value};
use serde::Serialize;

/// A theme, and how much is coded to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CoveredTheme {
    /// The theme.
    #[serde(flatten)]
    pub theme: ThemeTold,
    /// How many quotes it has.
    pub quotes: usize,
    /// How many different cases speak of it.
    pub cases: usize,
}

/// One research question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuestionLine {
    /// What it is called.
    pub question: String,
    /// The themes that carry it.
    pub themes: Vec<CoveredTheme>,
    /// How many of them have quotes.
    pub themes_with_quotes: usize,
    /// How many quotes speak to it.
    pub quotes: usize,
    /// How many cases speak to it.
    pub cases: usize,
    /// How many charted cells speak to it.
    pub charted_cells: usize,
    /// Which cases speak to it.
    pub which_cases: Vec<String>,
    /// Which do not.
    pub silent_cases: Vec<String>,
}

/// Coverage of the research questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CoverageTable {
    /// How it was made.
    #[serde(flatten)]
    pub about: AboutEvaluation,
    /// The questions.
    pub questions: Vec<QuestionLine>,
    /// The themes that carry no question.
    pub without_question: Vec<CoveredTheme>,
    /// The cases that speak to no question.
    pub silent_cases: Vec<String>,
}

impl CoverageTable {
    pub(super) fn tables(&self) -> Vec<Table> {
        let header = [
            "question",
            "themes",
            "themes with quotes",
            "quotes",
            "cases",
            "of cases",
            "charted cells",
            "which themes",
            "which cases",
            "cases that do not speak to it",
        ];
        let mut questions = Table::new("Coverage", &header);
        let mut themes = Table::new("Themes", &["question", THEME[0], THEME[1], THEME[2], "quotes", "cases"]);
        for line in &self.questions {
            let which: Vec<ThemeTold> = line.themes.iter().map(|covered| covered.theme.clone()).collect();
            questions.rows.push(vec![
                Value::words(line.question.clone()),
                Value::count(line.themes.len()),
                Value::count(line.themes_with_quotes),
                Value::count(line.quotes),
                Value::count(line.cases),
                Value::count(self.about.of_cases),
                Value::count(line.charted_cells),
                Value::words(list(&which)),
                Value::words(line.which_cases.join("; ")),
                Value::words(line.silent_cases.join("; ")),
            ]);
            themes.rows.extend(line.themes.iter().map(|covered| row(Value::words(line.question.clone()), covered)));
        }
        themes.rows.extend(self.without_question.iter().map(|covered| row(Value::from("(no question)"), covered)));
        vec![noted(questions, &self.notes()), themes]
    }

    /// What must be known of the numbers.
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        let mut notes = vec![self.about.sentence()];
        notes.push(match self.silent_cases.as_slice() {
            [] => "Every case speaks to a question.".into(),
            silent => format!("Cases that speak to no question: {}.", silent.join(", ")),
        });
        notes.push(
            "A quote, and a charted cell, counts for every question its theme carries. Charted cells are counted whatever \
             codings, transcripts and magnitudes are asked for."
                .into(),
        );
        notes
    }
}

fn row(question: Value, covered: &CoveredTheme) -> Vec<Value> {
    let mut row = vec![question];
    row.extend(covered.theme.values());
    row.extend([Value::count(covered.quotes), Value::count(covered.cases)]);
    row
}
