//! The sheets of quotes: those the summaries rest on, and all of them.

use super::super::view::{ChartView, ColumnView, MatrixView, QuoteView};
use crate::export::{Table, Value};
use std::collections::{HashMap, HashSet};

const PLACE: [&str; 5] = ["transcript", "turn", "citation", "speaker", "role"];

/// One row for each linked quote of each cell: case, theme, the quote with its own theme and place.
pub(super) fn linked(matrix: &MatrixView) -> Table {
    let mut table = Table::new("Linked quotes", &["case", "theme number", "theme name", "coded to"]);
    table.header.extend(PLACE.map(String::from));
    table.header.extend(["magnitude", "coder", "text", "coding"].map(String::from));
    for chart in &matrix.charts {
        for row in &chart.rows {
            for (column, cell) in chart.columns.iter().zip(&row.cells) {
                for linked in &cell.linked_quotes {
                    let mut line = vec![Value::from(row.name())];
                    line.extend([Value::from(column.number.as_str()), Value::from(column.name.as_str())]);
                    line.push(Value::from(linked.number.as_str()));
                    line.extend(place(&linked.quote));
                    line.extend(said(&linked.quote));
                    line.push(Value::words(linked.quote.coding.to_string()));
                    table.rows.push(line);
                }
            }
        }
    }
    table
}

/// One row for each quote of the cells, each coding once, and of which cases' summaries it is a link.
pub(super) fn all(matrix: &MatrixView) -> Table {
    let mut table = Table::new("Quotes", &[]);
    table.header.extend(PLACE.map(String::from));
    table.header.extend(["case", "theme number", "theme name", "theme path"].map(String::from));
    table.header.extend(["magnitude", "coder", "text", "linked in", "coding"].map(String::from));
    let links = links(matrix);
    for chart in &matrix.charts {
        for (column, quote) in distinct(chart) {
            let mut line = place(quote).to_vec();
            line.push(Value::from(quote.cases.join("; ")));
            line.extend([&column.number, &column.name, &column.path].map(|told| Value::from(told.as_str())));
            line.extend(said(quote));
            line.push(Value::from(links.get(&quote.coding).map(|cases| cases.join("; ")).unwrap_or_default()));
            line.push(Value::words(quote.coding.to_string()));
            table.rows.push(line);
        }
    }
    table
}

/// Every quote of the chart once, column by column.
pub(in crate::export::matrix) fn distinct(chart: &ChartView) -> Vec<(&ColumnView, &QuoteView)> {
    let mut seen = HashSet::new();
    let mut quotes = Vec::new();
    for (place, column) in chart.columns.iter().enumerate() {
        let in_rows = chart.rows.iter().filter_map(|row| row.cells.get(place));
        let in_none = chart.no_case.iter().filter(|cell| cell.theme == column.theme);
        for quote in in_rows.chain(in_none).flat_map(|cell| &cell.quotes) {
            if seen.insert(quote.coding) {
                quotes.push((column, quote));
            }
        }
    }
    quotes
}

/// The names of the rows whose summaries rest on a reading, by the coding that stands for it in the cell.
fn links(matrix: &MatrixView) -> HashMap<crate::model::CodingId, Vec<&str>> {
    let mut links: HashMap<_, Vec<&str>> = HashMap::new();
    for row in matrix.charts.iter().flat_map(|chart| &chart.rows) {
        for cell in &row.cells {
            for quote in cell.quotes.iter().filter(|quote| cell.rests_on(quote)) {
                links.entry(quote.coding).or_default().push(row.name());
            }
        }
    }
    links
}

fn place(quote: &QuoteView) -> [Value; 5] {
    [
        Value::from(quote.transcript.as_str()),
        quote.turn.map_or(Value::Empty, |turn| Value::Integer(i64::from(turn))),
        Value::from(quote.citation.as_str()),
        Value::from(quote.speaker.as_str()),
        quote.role.map_or(Value::Empty, |role| Value::from(role.word())),
    ]
}

fn said(quote: &QuoteView) -> [Value; 3] {
    [
        quote.magnitude.as_deref().map_or(Value::Empty, Value::from),
        Value::from(quote.coders.join("+")),
        Value::from(quote.text.as_str()),
    ]
}
