//! The first sheet: what this is, which sheets there are, what the words mean.

use super::super::about::AboutMatrix;
use super::super::tally::Tally;
use super::super::view::{ChartView, MatrixView};
use super::super::words;
use super::book::{Book, Names};
use super::quotes;
use crate::export::xlsx::RowHeight;
use crate::export::{ExportError, Value};
use rust_xlsxwriter::Worksheet;

/// The columns of the list of sheets: the first two are wide.
const HEADER: [&str; 12] = [
    "sheet",
    "what it holds",
    "theme key",
    "columns",
    "rows",
    "quotes",
    "of no case",
    "charted",
    "no data",
    "not asked",
    "to chart",
    "stale",
];

/// How wide the first two are, in characters.
const WIDTHS: [f64; 2] = [28.0, 78.0];

/// Adds the sheet.
///
/// # Errors
/// Where it cannot be written.
pub(super) fn add(book: &mut Book, matrix: &MatrixView, about: &AboutMatrix, names: &Names) -> Result<(), ExportError> {
    let mut sheet = book.sheet(&names.index)?;
    let title = book.formats.heading.clone().set_font_size(16).set_text_wrap();
    book.value(&mut sheet, (&names.index, 0, 0), &Value::from("Framework matrix"), &title)?;
    let mut row = 2;
    for (name, value) in about.lines(matrix) {
        line(book, &mut sheet, names, row, &[Value::from(name), Value::from(value)], Look::Named)?;
        row += 1;
    }
    row += 1;
    line(book, &mut sheet, names, row, &HEADER.map(Value::from), Look::Header)?;
    row += 1;
    for values in sheets(matrix, names) {
        line(book, &mut sheet, names, row, &values, Look::Named)?;
        row += 1;
    }
    row += 1;
    line(book, &mut sheet, names, row, &["word", "meaning"].map(Value::from), Look::Header)?;
    row += 1;
    for (word, meaning) in words::LEGEND.iter().chain(&words::READING_BACK) {
        line(book, &mut sheet, names, row, &[Value::from(*word), Value::from(*meaning)], Look::Named)?;
        row += 1;
    }
    sheet.set_column_width(0, WIDTHS[0])?;
    sheet.set_column_width(1, WIDTHS[1])?;
    for column in 2..12 {
        sheet.set_column_width(column, 11)?;
    }
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    book.push(sheet);
    Ok(())
}

#[derive(Clone, Copy, PartialEq)]
enum Look {
    Named,
    Header,
}

fn line(
    book: &mut Book,
    sheet: &mut Worksheet,
    names: &Names,
    row: u32,
    values: &[Value],
    look: Look,
) -> Result<(), ExportError> {
    let (header, name, text) = (book.formats.header.clone(), book.formats.name.clone(), book.formats.text.clone());
    for (column, value) in (0u16..).zip(values) {
        let look = match (look, column) {
            (Look::Header, _) => &header,
            (Look::Named, 0) => &name,
            (Look::Named, _) => &text,
        };
        book.value(sheet, (&names.index, row, column), value, look)?;
    }
    let mut height = RowHeight::default();
    values.iter().zip(WIDTHS).for_each(|(value, width)| height.see(&value.written(), width));
    if let Some(points) = height.points() {
        sheet.set_row_height(row, points)?;
    }
    Ok(())
}

/// A line for each sheet.
fn sheets(matrix: &MatrixView, names: &Names) -> Vec<Vec<Value>> {
    let mut lines = Vec::new();
    if let Some(first) = matrix.charts.first() {
        let told = format!("the {} with attributes, how far the charting is, row syntheses", first.rows_are.plural());
        lines.push(vec![Value::from(names.rows.as_str()), Value::from(told)]);
    }
    lines.extend(matrix.charts.iter().zip(&names.charts).map(|(chart, name)| of_chart(chart, name)));
    let linked = format!("{} quotes that summaries rest on, with their citations", quotes::linked(matrix).rows.len());
    let all = format!("{} quotes of the cells, each coding once", quotes::all(matrix).rows.len());
    lines.push(vec![Value::from(names.linked.as_str()), Value::from(linked)]);
    lines.push(vec![Value::from(names.quotes.as_str()), Value::from(all)]);
    lines
}

fn of_chart(chart: &ChartView, name: &str) -> Vec<Value> {
    let no_case: usize = chart.no_case.iter().map(|cell| cell.quotes.len()).sum();
    let mut line = vec![
        Value::from(name),
        Value::from(format!("the chart of {}", words::heading(chart))),
        Value::from(chart.theme.as_str()),
        Value::count(chart.columns.len()),
        Value::count(chart.rows.len()),
        Value::count(quotes::distinct(chart).len()),
        Value::count(no_case),
    ];
    let tally = Tally::of(chart.rows.iter().flat_map(|row| &row.cells));
    line.extend(tally.columns().iter().take(5).map(|(_, count)| Value::count(*count)));
    line
}
