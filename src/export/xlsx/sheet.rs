//! One sheet: a header and rows, written cell by cell as strings and numbers.

use super::height::RowHeight;
use super::long_text::LongTexts;
use crate::export::table::UNDEFINED;
use crate::export::{ExportError, Value};
use crate::model::stand_in;
use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet};

/// The largest whole number a spreadsheet holds exactly, 2⁵³.
const EXACT: u64 = 1 << 53;
/// Narrowest and widest column, in characters.
const WIDTHS: (usize, usize) = (8, 60);

struct Formats {
    header: Format,
    text: Format,
    guarded: Format,
    number: Format,
}

impl Formats {
    fn new() -> Self {
        let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        Self {
            header: text.clone().set_bold().set_quote_prefix(),
            guarded: text.clone().set_quote_prefix(),
            text,
            number: Format::new().set_align(FormatAlign::Top),
        }
    }
}

/// Adds a sheet with a header and rows to the workbook.
pub(in crate::export) fn add(
    workbook: &mut Workbook,
    name: &str,
    header: &[String],
    rows: &[Vec<Value>],
    long: &mut LongTexts,
) -> Result<(), ExportError> {
    let formats = Formats::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name(name)?;
    let mut widths = Widths::default();
    for (column, text) in (0u16..).zip(header) {
        widths.see(column, text);
        let text = long.fit(shown(text), name, &|| place(0, column));
        sheet.write_string_with_format(0, column, text, &formats.header)?;
    }
    for (row, values) in (1u32..).zip(rows) {
        for (column, value) in (0u16..).zip(values) {
            widths.see(column, &value.written());
            cell(sheet, (row, column), value, &formats, name, long)?;
        }
    }
    for (row, values) in (1u32..).zip(rows) {
        let mut height = RowHeight::default();
        for (value, width) in values.iter().zip(&widths.0).filter(|(value, _)| matches!(value, Value::Text(_))) {
            height.see(&value.written(), *width as f64);
        }
        if let Some(points) = height.points() {
            sheet.set_row_height(row, points)?;
        }
    }
    for (column, width) in (0u16..).zip(widths.0) {
        sheet.set_column_width(column, width as f64)?;
    }
    sheet.set_freeze_panes(1, 1)?;
    if let (Some(last), Ok(rows)) =
        (header.len().checked_sub(1).and_then(|last| u16::try_from(last).ok()), u32::try_from(rows.len()))
    {
        sheet.autofilter(0, 0, rows, last)?;
    }
    Ok(())
}

fn cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: &Value,
    formats: &Formats,
    name: &str,
    long: &mut LongTexts,
) -> Result<(), ExportError> {
    let text = match value {
        Value::Empty => return Ok(()),
        Value::Number(number) if number.is_finite() => {
            sheet.write_number_with_format(row, column, *number, &formats.number)?;
            return Ok(());
        }
        Value::Integer(number) if number.unsigned_abs() <= EXACT => {
            // Exact: every whole number up to 2⁵³ is an f64.
            sheet.write_number_with_format(row, column, *number as f64, &formats.number)?;
            return Ok(());
        }
        Value::Number(_) => UNDEFINED.to_string(),
        Value::Integer(number) => number.to_string(),
        Value::Text(text) => long.fit(shown(text), name, &|| place(row, column)),
    };
    let armed = text.starts_with(['=', '+', '-', '@', '\t', '\'']);
    let format = if armed { &formats.guarded } else { &formats.text };
    sheet.write_string_with_format(row, column, text, format)?;
    Ok(())
}

/// The text as a cell can hold it.
pub(in crate::export) fn shown(text: &str) -> String {
    stand_in::replace(text, stand_in::xml_cannot_hold).into_owned()
}

/// How a spreadsheet names a cell, `F12`.
pub(in crate::export) fn place(row: u32, column: u16) -> String {
    rust_xlsxwriter::utility::row_col_to_cell(row, column)
}

/// The longest line of each column, between the narrowest and the widest.
#[derive(Default)]
struct Widths(Vec<usize>);

impl Widths {
    fn see(&mut self, column: u16, text: &str) {
        let column = usize::from(column);
        if self.0.len() <= column {
            self.0.resize(column + 1, WIDTHS.0);
        }
        if let Some(width) = self.0.get_mut(column).filter(|width| **width < WIDTHS.1) {
            let longest = text.lines().map(|line| line.chars().take(WIDTHS.1).count()).max().unwrap_or(0) + 2;
            *width = (*width).max(longest.min(WIDTHS.1));
        }
    }
}
