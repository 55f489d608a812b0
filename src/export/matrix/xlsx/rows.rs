//! The sheet of the cases (or transcripts): attributes, how far the charting is, and what was written of each as a whole.

use super::super::csv::row_head;
use super::super::tally::Tally;
use super::super::view::MatrixView;
use super::super::words;
use super::book::Book;
use super::{chart, marks};
use crate::export::{ExportError, Value};
use rust_xlsxwriter::Worksheet;

/// Widths, in characters.
const NAME: f64 = 18.0;
const WORD: f64 = 12.0;
const SYNTHESIS: f64 = 70.0;
const BY: f64 = 14.0;

/// Adds the sheet.
///
/// # Errors
/// Where a sheet cannot hold it.
pub(super) fn add(book: &mut Book, matrix: &MatrixView, name: &str) -> Result<(), ExportError> {
    let Some(first) = matrix.charts.first() else { return Ok(()) };
    let mut header = words::row_header(first);
    let named = header.len();
    header.extend(Tally::default().columns().map(|(word, _)| word.to_string()));
    header.extend(["synthesis", "by"].map(String::from));
    let too_many = || ExportError::TooManyColumns { sheet: name.to_string(), columns: header.len() };
    let last = u16::try_from(header.len()).map_err(|_| too_many())?;
    let mut sheet = book.sheet(name)?;
    sheet.write_string(0, 0, marks::MARK)?;
    sheet.write_string(0, last - 1, marks::SYNTHESIS)?;
    sheet.write_string(1, 0, marks::HEADER)?;
    let look = book.formats.header.clone();
    for (column, title) in (1u16..).zip(&header) {
        book.value(&mut sheet, (name, 1, column), &Value::from(title.as_str()), &look)?;
    }
    let (bold, text) = (book.formats.name.clone(), book.formats.text.clone());
    for (place, (row, line)) in (2u32..).zip(&first.rows).enumerate() {
        sheet.write_string(row, 0, line.id.map_or_else(|| marks::NONE.into(), marks::case))?;
        let cells = matrix.charts.iter().filter_map(|chart| chart.rows.get(place)).flat_map(|row| &row.cells);
        let mut values = row_head(first, line);
        values.extend(Tally::of(cells).columns().map(|(_, count)| Value::count(count)));
        for (column, value) in (1u16..).zip(&values) {
            book.value(&mut sheet, (name, row, column), value, if column == 1 { &bold } else { &text })?;
        }
        match line.id {
            Some(id) => {
                chart::synthesis(book, &mut sheet, (name, row, last - 1), &line.synthesis, &marks::case(id))?;
            }
            None => book.summary(&mut sheet, (name, row, last - 1), &line.synthesis.paragraphs, &text, None)?,
        }
    }
    for (row, line) in (2u32..).zip(&first.rows).filter(|(_, line)| line.synthesis.text.is_some()) {
        chart::heighten_for(&mut sheet, row, SYNTHESIS, std::iter::once(&line.synthesis))?;
    }
    set_up(&mut sheet, named, last)?;
    if let Ok(rows) = u32::try_from(first.rows.len()) {
        sheet.autofilter(1, 1, rows + 1, last)?;
    }
    book.push(sheet);
    Ok(())
}

fn set_up(sheet: &mut Worksheet, named: usize, last: u16) -> Result<(), ExportError> {
    sheet.set_column_hidden(0)?;
    sheet.set_row_hidden(0)?;
    for column in 1..=last {
        let width = match column {
            1 => NAME,
            _ if column == last => BY,
            _ if column == last - 1 => SYNTHESIS,
            _ if usize::from(column) <= named => WORD,
            _ => 8.0,
        };
        sheet.set_column_width(column, width)?;
    }
    sheet.set_freeze_panes(2, 2)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(1, 1)?;
    Ok(())
}
