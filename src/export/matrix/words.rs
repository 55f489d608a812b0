//! How counts and quotes are put into words, the same in every format.

use super::view::{CellView, ChartView, QuoteView};
use crate::matrix::{Counts, Rows, UNRATED};

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

/// What stands above the quotes of a cell: the summary where there is one, and the counts.
pub(super) fn head(cell: &CellView) -> String {
    let parts = [cell.summary.clone().unwrap_or_default(), counts(&cell.counts)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

/// What the columns before the themes are called.
pub(super) fn row_header(chart: &ChartView) -> Vec<String> {
    let names: &[&str] = if chart.rows_are == Rows::Transcripts { &["transcript", "case"] } else { &["case"] };
    names.iter().map(ToString::to_string).chain(chart.attributes.iter().cloned()).collect()
}

/// The heading of a chart, `1 Accommodation`.
pub(super) fn heading(chart: &ChartView) -> String {
    format!("{} {}", chart.number, chart.name)
}
