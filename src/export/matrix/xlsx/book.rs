//! The workbook while it is written: its sheets, the looks, the long texts and what is kept.

use super::super::view::MatrixView;
use super::super::words;
use super::formats::Formats;
use super::kept::Kept;
use super::rich;
use crate::export::xlsx::{self, LongTexts, MAX_ROWS, SheetNames, parts, place, shown};
use crate::export::{ExportError, Table, Value};
use crate::model::Paragraph;
use rust_xlsxwriter::{Format, Workbook, Worksheet};

/// What the sheets are called.
pub(super) struct Names {
    pub index: String,
    pub rows: String,
    pub charts: Vec<String>,
    pub linked: String,
    pub quotes: String,
}

/// The workbook.
pub(super) struct Book {
    workbook: Workbook,
    names: SheetNames,
    long: LongTexts,
    kept: Kept,
    /// How its cells look.
    pub formats: Formats,
}

/// Where a cell stands: its sheet, row and column.
pub(super) type Place<'p> = (&'p str, u32, u16);

impl Book {
    pub(super) fn new() -> Self {
        let mut names = SheetNames::default();
        let kept = Kept::new(&mut names);
        let long = LongTexts::new(&mut names);
        Self { workbook: Workbook::new(), names, long, kept, formats: Formats::new() }
    }

    /// The names of the sheets, which the index lists before they are written.
    pub(super) fn names(&mut self, matrix: &MatrixView) -> Names {
        let rows = matrix.charts.first().map_or("Cases", |chart| match chart.rows_are {
            crate::matrix::Rows::Cases => "Cases",
            crate::matrix::Rows::Transcripts => "Transcripts",
        });
        Names {
            index: self.names.take("Index"),
            rows: self.names.take(rows),
            linked: self.names.take("Linked quotes"),
            quotes: self.names.take("Quotes"),
            charts: matrix.charts.iter().map(|chart| self.names.take(&words::heading(chart))).collect(),
        }
    }

    /// A new sheet of this name.
    pub(super) fn sheet(&mut self, name: &str) -> Result<Worksheet, ExportError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?;
        Ok(sheet)
    }

    /// Puts a sheet that is finished behind the others.
    pub(super) fn push(&mut self, sheet: Worksheet) {
        self.workbook.push_worksheet(sheet);
    }

    /// A plain table on sheets of its own, as many as it needs.
    pub(super) fn table(&mut self, name: &str, table: &Table) -> Result<(), ExportError> {
        for (number, rows) in parts(&table.rows, MAX_ROWS.saturating_sub(1)).into_iter().enumerate() {
            let name = if number == 0 { name.to_string() } else { self.names.take(name) };
            xlsx::add(&mut self.workbook, &name, &table.header, rows, &mut self.long)?;
        }
        Ok(())
    }

    /// Writes a value; a text that looks like a formula is marked as text.
    pub(super) fn value(
        &mut self,
        sheet: &mut Worksheet,
        (name, row, column): Place<'_>,
        value: &Value,
        look: &Format,
    ) -> Result<(), ExportError> {
        match value {
            Value::Empty => {
                sheet.write_blank(row, column, look)?;
            }
            Value::Integer(number) if number.unsigned_abs() <= 1 << 53 => {
                // Exact: every whole number up to 2⁵³ is an f64.
                sheet.write_number_with_format(row, column, *number as f64, look)?;
            }
            Value::Number(number) if number.is_finite() => {
                sheet.write_number_with_format(row, column, *number, look)?;
            }
            other => {
                let text = self.long.fit(shown(&other.written()), name, &|| place(row, column));
                sheet.write_string_with_format(row, column, &text, &guarded(look, &text))?;
            }
        }
        Ok(())
    }

    /// Writes a summary or synthesis in runs and keeps it as it is under `what`.
    pub(super) fn summary(
        &mut self,
        sheet: &mut Worksheet,
        (name, row, column): Place<'_>,
        paragraphs: &[Paragraph],
        look: &Format,
        what: Option<&str>,
    ) -> Result<(), ExportError> {
        let text = Paragraph::write(paragraphs);
        let whole = shown(&text);
        let before = self.long.entries();
        let fitted = self.long.fit(whole.clone(), name, &|| place(row, column));
        let entry = (self.long.entries() > before).then(|| self.long.entries());
        let look = guarded(look, &fitted);
        if fitted.is_empty() {
            sheet.write_blank(row, column, &look)?;
        } else if entry.is_some() || rich::has_escape(&whole) {
            sheet.write_string_with_format(row, column, &fitted, &look)?;
        } else {
            let runs = rich::runs(paragraphs, &self.formats);
            let runs: Vec<(&Format, &str)> = runs.iter().map(|(look, text)| (*look, text.as_str())).collect();
            sheet.write_rich_string_with_format(row, column, &runs, &look)?;
        }
        match what {
            Some(what) => self.kept.push(what, &fitted, entry, &text),
            None => Ok(()),
        }
    }

    /// The bytes of the file, the long texts and what is kept at its end.
    pub(super) fn close(mut self, at: &str) -> Result<Vec<u8>, ExportError> {
        let (name, table) = self.kept.into_table(at);
        for (number, rows) in parts(&table.rows, MAX_ROWS.saturating_sub(1)).into_iter().enumerate() {
            let name = if number == 0 { name.clone() } else { self.names.take(&name) };
            let mut none = LongTexts::new(&mut self.names);
            xlsx::add(&mut self.workbook, &name, &table.header, rows, &mut none)?;
            if let Ok(sheet) = self.workbook.worksheet_from_name(&name) {
                sheet.set_very_hidden(true);
            }
        }
        if let Some((name, table)) = self.long.into_table() {
            for (number, rows) in parts(&table.rows, MAX_ROWS.saturating_sub(1)).into_iter().enumerate() {
                let name = if number == 0 { name.clone() } else { self.names.take(&name) };
                let mut none = LongTexts::new(&mut self.names);
                xlsx::add(&mut self.workbook, &name, &table.header, rows, &mut none)?;
            }
        }
        Ok(self.workbook.save_to_buffer()?)
    }
}

/// The look for a text: one that would be taken for a formula once it is edited is marked as text.
fn guarded(look: &Format, text: &str) -> Format {
    let armed = text.starts_with(['=', '+', '-', '@', '\t', '\'']);
    if armed { look.clone().set_quote_prefix() } else { look.clone() }
}
