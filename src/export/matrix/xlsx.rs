//! The matrix as a workbook: an index, a sheet per main theme, and every quote on a row of its own.

use super::csv::row_head;
use super::view::{CellView, ChartView, ColumnView, MatrixView, QuoteView};
use super::words;
use crate::export::{ExportError, Table, Value, xlsx};
use crate::matrix::UNRATED;
use std::collections::HashSet;

/// The matrix as a workbook; see [`tables`] for the sheets.
///
/// # Errors
/// Where a chart has more columns than a sheet can hold, or the workbook cannot be made.
pub fn xlsx(matrix: &MatrixView) -> Result<Vec<u8>, ExportError> {
    xlsx::write(&tables(matrix))
}

/// The sheets: *Index*, one per main theme, *Quotes*.
///
/// On the sheet of a theme the rows are cases; each theme has a column with the counts in words and the quotes below
/// them, and to its right one column of numbers per magnitude. A quote that belongs to several cases stands with each
/// of them, and once on *Quotes*.
#[must_use]
pub fn tables(matrix: &MatrixView) -> Vec<Table> {
    let mut tables = vec![index(matrix)];
    tables.extend(matrix.charts.iter().map(chart));
    tables.push(quotes(matrix));
    tables
}

fn index(matrix: &MatrixView) -> Table {
    let mut table =
        Table::new("Index", &["number", "theme", "key", "columns", "rows", "codings", "codings of no case"]);
    for chart in &matrix.charts {
        let no_case: usize = chart.no_case.iter().map(|cell| cell.quotes.len()).sum();
        table.rows.push(vec![
            Value::from(chart.number.as_str()),
            Value::from(chart.name.as_str()),
            Value::from(chart.theme.as_str()),
            Value::count(chart.columns.len()),
            Value::count(chart.rows.len()),
            Value::count(distinct(chart).len()),
            Value::count(no_case),
        ]);
    }
    table.notes.push(
        "Each coding is counted once here and on the sheet Quotes; in a chart it stands with every case it \
         belongs to."
            .into(),
    );
    table
}

fn chart(chart: &ChartView) -> Table {
    let mut header = words::row_header(chart);
    for column in &chart.columns {
        header.push(column.heading());
        header.extend(column.magnitudes.iter().map(|magnitude| format!("{} {magnitude}", column.number)));
        header.push(format!("{} {UNRATED}", column.number));
    }
    let mut table = Table { title: words::heading(chart), header, ..Table::default() };
    for row in &chart.rows {
        let mut line = row_head(chart, row);
        for (column, cell) in chart.columns.iter().zip(&row.cells) {
            line.extend(values(column, Some(cell)));
        }
        table.rows.push(line);
    }
    if !chart.no_case.is_empty() {
        let mut line = vec![Value::from(words::NO_CASE)];
        line.resize(words::row_header(chart).len(), Value::Empty);
        for column in &chart.columns {
            line.extend(values(column, chart.no_case.iter().find(|cell| cell.theme == column.theme)));
        }
        table.rows.push(line);
    }
    table
}

/// The words of a cell and its counts as numbers.
fn values(column: &ColumnView, cell: Option<&CellView>) -> Vec<Value> {
    let head = cell.map(words::head).unwrap_or_default();
    let quotes = cell.map(words::quotes).unwrap_or_default();
    let text = if head.is_empty() || quotes.is_empty() { head + &quotes } else { format!("{head}\n{quotes}") };
    let count = |magnitude: &String| cell.and_then(|cell| cell.counts.of(magnitude)).unwrap_or(0);
    let mut values = vec![Value::from(text)];
    values.extend(column.magnitudes.iter().map(|magnitude| Value::count(count(magnitude))));
    values.push(Value::count(cell.map_or(0, |cell| cell.counts.unrated())));
    values
}

fn quotes(matrix: &MatrixView) -> Table {
    let header = [
        "transcript",
        "turn",
        "citation",
        "case",
        "theme number",
        "theme name",
        "theme path",
        "magnitude",
        "coder",
        "text",
    ];
    let mut table = Table::new("Quotes", &header);
    for chart in &matrix.charts {
        table.rows.extend(distinct(chart).into_iter().map(|(column, quote)| quote_row(column, quote)));
    }
    table
}

/// Every quote of the chart once, column by column.
fn distinct(chart: &ChartView) -> Vec<(&ColumnView, &QuoteView)> {
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

fn quote_row(column: &ColumnView, quote: &QuoteView) -> Vec<Value> {
    vec![
        Value::from(quote.transcript.as_str()),
        quote.turn.map_or(Value::Empty, |turn| Value::Integer(i64::from(turn))),
        Value::from(quote.citation.as_str()),
        Value::from(quote.cases.join("; ")),
        Value::from(column.number.as_str()),
        Value::from(column.name.as_str()),
        Value::from(column.path.as_str()),
        quote.magnitude.as_deref().map_or(Value::Empty, Value::from),
        Value::from(quote.coders.join("+")),
        Value::from(quote.text.as_str()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::matrix::sample::study;
    use calamine::{Data, Reader, Xlsx};
    use std::io::Cursor;

    fn sheets(matrix: &MatrixView) -> Vec<(String, Vec<String>)> {
        let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(xlsx(matrix).unwrap())).unwrap();
        for name in workbook.sheet_names() {
            assert!(workbook.worksheet_formula(&name).unwrap().is_empty());
        }
        let line = |row: &[Data]| row.iter().map(ToString::to_string).collect::<Vec<_>>().join("|");
        workbook.worksheets().into_iter().map(|(name, range)| (name, range.rows().map(line).collect())).collect()
    }

    #[test]
    fn a_workbook_has_an_index_a_sheet_per_main_theme_and_every_quote_once() {
        let sheets = sheets(&study().view(&["housing", "money"]));
        let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["Index", "1 Housing", "2 Money", "Quotes", "Notes"]);
        assert_eq!(
            sheets[0].1,
            [
                "number|theme|key|columns|rows|codings|codings of no case",
                "1|Housing|housing|2|2|5|1",
                "2|Money|money|1|2|1|0"
            ]
        );
        assert_eq!(sheets[3].1.len(), 7);
        assert_eq!(sheets[3].1[1], "P07|2|P07:2|Ana|1.1|Rooms & beds|Housing > Rooms & beds|positive|AB+CD|=é😀x");
    }

    #[test]
    fn a_cell_has_its_counts_in_words_its_quotes_and_its_counts_as_numbers() {
        let sheets = sheets(&study().view(&["housing", "money"]));
        assert_eq!(
            sheets[1].1,
            [
                "case|age|lone|town|1.1 Rooms & beds|1.1 positive|1.1 neutral|1.1 negative|1.1 unrated|1.2 Moves\
                 |1.2 unrated",
                "Ana|34|yes|=Ulm|positive 2 · neutral 0 · negative 1\n“=é😀x” (P07:2, AB+CD, positive)\n\
                 “é😀x” (P07:2, AB, negative)\n“😀x” (P07:2, AB, positive)|2|0|1|0|unrated 1\n“x” (P07:2, AB)|1",
                "Bea||no|||0|0|0|0||0",
                "(no case)||||positive 0 · neutral 0 · negative 0 · unrated 1\n“<b>” (F:1, CD)|0|0|0|1||0",
            ]
        );
    }
}
