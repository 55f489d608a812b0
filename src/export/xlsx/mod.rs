//! XLSX: workbooks that spreadsheet programs open without complaint.
//!
//! The rules this folder owns: every cell is a string or a number, never a formula, and a string that looks like one is
//! marked so that it stays text when somebody edits it. The header row and the first column are frozen, text is
//! wrapped, the header filters. Nothing is cut: a text longer than a cell can hold (32,767 UTF-16 units) goes whole
//! into the sheet *Long texts*, which the cell names, and more rows than a sheet can hold go on in a further sheet.
//! What XML cannot hold (control characters) is written as a visible stand-in; a whole number beyond 2⁵³, which a
//! spreadsheet would round, is written as text.

mod height;
mod long_text;
mod sheet;
mod sheet_name;

use super::{ExportError, Table, Value};
use rust_xlsxwriter::Workbook;

pub(super) use height::RowHeight;
pub(super) use long_text::{LONGEST, LongTexts, split};
pub(super) use sheet::{add, place, shown};
pub(super) use sheet_name::SheetNames;

/// Rows a sheet can hold, the header among them.
pub(super) const MAX_ROWS: usize = 1_048_576;
/// Columns a sheet can hold.
pub(super) const MAX_COLUMNS: usize = 16_384;

/// The tables as one workbook, a sheet each; the notes of all of them in a sheet *Notes*.
///
/// # Errors
/// Where a table has more columns than a sheet can hold, or the workbook cannot be made.
pub fn write(tables: &[Table]) -> Result<Vec<u8>, ExportError> {
    write_in_sheets_of(tables, MAX_ROWS)
}

fn write_in_sheets_of(tables: &[Table], max_rows: usize) -> Result<Vec<u8>, ExportError> {
    let mut workbook = Workbook::new();
    let mut names = SheetNames::default();
    let mut long = LongTexts::new(&mut names);
    for table in tables {
        if table.width() > MAX_COLUMNS {
            return Err(ExportError::TooManyColumns { sheet: table.title.clone(), columns: table.width() });
        }
        for rows in parts(&table.rows, max_rows.saturating_sub(1)) {
            let name = names.take(&table.title);
            sheet::add(&mut workbook, &name, &table.header, rows, &mut long)?;
        }
    }
    let notes = notes(tables);
    if !notes.rows.is_empty() {
        sheet::add(&mut workbook, &names.take(&notes.title), &notes.header, &notes.rows, &mut long)?;
    }
    if let Some((name, table)) = long.into_table() {
        for (place, rows) in parts(&table.rows, max_rows.saturating_sub(1)).into_iter().enumerate() {
            let name = if place == 0 { name.clone() } else { names.take(&name) };
            sheet::add(&mut workbook, &name, &table.header, rows, &mut LongTexts::new(&mut names))?;
        }
    }
    Ok(workbook.save_to_buffer()?)
}

/// The rows in pieces a sheet can hold; one empty piece where there are none, so that the header is still written.
pub(super) fn parts(rows: &[Vec<Value>], size: usize) -> Vec<&[Vec<Value>]> {
    if rows.is_empty() { vec![rows] } else { rows.chunks(size.max(1)).collect() }
}

fn notes(tables: &[Table]) -> Table {
    let mut notes = Table::new("Notes", &["about", "note"]);
    for table in tables {
        let row = |note: &String| vec![Value::from(table.title.as_str()), Value::from(note.as_str())];
        notes.rows.extend(table.notes.iter().map(row));
    }
    notes
}

#[cfg(test)]
mod tests;
