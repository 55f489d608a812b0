//! How counts and quotes are put into words, the same in every format.

use super::view::{CellView, ChartView, QuoteView, SynthesisView};
use crate::matrix::{Counts, Rows, UNRATED};

/// What the words of an export mean.
pub(super) const LEGEND: [(&str, &str); 10] = [
    ("to chart", "no summary has been written yet"),
    ("charted", "a summary has been written"),
    ("no data", "the question was asked and there is nothing to chart"),
    ("not asked", "the question was never asked of this case"),
    ("closed", "hidden from whoever exported it until their own coding is done, be there anything or not"),
    ("stale", "a coding the summary rests on was changed, moved or removed after the summary was written"),
    (
        "overall",
        "from the counts: values below the middle of the scale are negative, above it positive, both together mixed, the \
         middle of an odd scale alone neutral; none where no quote has a magnitude",
    ),
    ("judged", "the analyst's own judgement, where one was given"),
    ("unrated", "quotes without a magnitude"),
    ("new since", "quotes made after the summary was last looked at, and not linked to it"),
];

/// What can be changed in a file and read back.
pub(super) const READING_BACK: [(&str, &str); 3] = [
    (
        "reading back",
        "summaries and syntheses can be edited here and read back with `emic matrix import FILE`, which shows every \
         difference first; nothing else is read",
    ),
    ("> …", "a paragraph in the participant's own words; blank lines part paragraphs"),
    ("// …", "a comment of the analyst that is no part of the summary"),
];

/// How far a cell is: its state, or that it is closed.
pub(super) const fn state(cell: &CellView) -> &'static str {
    if cell.closed { "closed" } else { cell.state.word() }
}

/// Why a cell is stale, a line each; empty where it is not.
pub(super) fn stale(cell: &CellView) -> String {
    cell.stale_reasons.iter().map(|stale| stale.reason.as_str()).collect::<Vec<_>>().join("\n")
}

/// Who wrote a synthesis and when; `closed` where it is hidden, empty where there is none.
pub(super) fn synthesis_by(synthesis: &SynthesisView) -> String {
    if synthesis.closed {
        return "closed".into();
    }
    let day = synthesis.at.as_deref().and_then(|at| at.split('T').next());
    [synthesis.by.as_deref(), day].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What the row of those that belong to no case is called.
pub(super) const NO_CASE: &str = "(no case)";

/// The counts in the words of the scale, `positive 2 · neutral 0 · negative 1`, unrated only where there are some;
/// empty where there is no quote.
pub(super) fn counts(counts: &Counts) -> String {
    if counts.total() == 0 {
        return String::new();
    }
    let mut parts: Vec<String> = counts.values().iter().map(|(value, count)| format!("{value} {count}")).collect();
    if counts.unrated() > 0 {
        parts.push(format!("{UNRATED} {}", counts.unrated()));
    }
    parts.join(" · ")
}

/// Citation, coders and magnitude of a quote, `P07:112, AB+CD, positive`.
pub(super) fn source(quote: &QuoteView) -> String {
    let mut parts = vec![quote.citation.clone()];
    parts.extend((!quote.coders.is_empty()).then(|| quote.coders.join("+")));
    parts.extend(quote.magnitude.clone());
    parts.join(", ")
}

/// A quote with its source, `“…” (P07:112, AB, positive)`.
pub(super) fn quote(quote: &QuoteView) -> String {
    format!("“{}” ({})", quote.text, source(quote))
}

/// The quotes of a cell, one below the other.
pub(super) fn quotes(cell: &CellView) -> String {
    cell.quotes.iter().map(quote).collect::<Vec<_>>().join("\n")
}

/// What the columns before the themes are called.
pub(super) fn row_header(chart: &ChartView) -> Vec<String> {
    let names: &[&str] = if chart.rows_are == Rows::Transcripts { &["transcript", "case"] } else { &["case"] };
    names.iter().map(ToString::to_string).chain(chart.attributes.iter().cloned()).collect()
}

/// The heading of a chart, `1 Accommodation`.
pub(super) fn heading(chart: &ChartView) -> String {
    if chart.number.is_empty() { chart.name.clone() } else { format!("{} {}", chart.number, chart.name) }
}
