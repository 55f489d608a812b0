//! # export: values to bytes that leave the program
//!
//! A [`Table`] or a [`matrix::MatrixView`] becomes CSV, XLSX, HTML, Markdown or JSON. This room takes values and gives
//! back bytes or text; it never opens a path.
//!
//! **Rules it owns.** What comes from a file is never trusted by what opens the export: a spreadsheet never finds a
//! formula, a page never finds markup, and control characters are written as visible stand-ins where the format
//! cannot hold them. Nothing is cut: a text longer than a spreadsheet cell goes on in a sheet of its own, which the cell names.
//! A number that is undefined is written as undefined, never as 0.
//!
//! **Arrows.** `export` names `model`, `matrix`, `agreement` and `reconcile` of this program, and the crates that write
//! formats.
//!
//! **What never holds here.** No path, no project, no opinion about who may see what.

pub mod agreement;
mod attribute;
pub mod codebook;
pub mod csv;
pub mod discrepancies;
mod error;
pub mod evaluation;
mod format;
pub mod html;
pub mod json;
pub mod matrix;
pub mod md;
mod quotes;
mod table;
pub mod xlsx;

#[cfg(test)]
mod sample;

pub use attribute::{AttributeColumn, AttributeValue};
pub use error::ExportError;
pub use format::Format;
pub use quotes::{QuoteRow, TypedAttributes, quotes_json, quotes_table};
pub use table::{Table, UNDEFINED, Value};

/// One table as a whole file in `format`.
///
/// # Errors
/// Where a workbook or JSON document cannot be made; see [`ExportError`].
pub fn write(format: Format, table: &Table) -> Result<Vec<u8>, ExportError> {
    match format {
        Format::Csv => Ok(csv::write(table).into_bytes()),
        Format::Xlsx => xlsx::write(std::slice::from_ref(table)),
        Format::Html => Ok(html::write(&table.title, std::slice::from_ref(table)).into_bytes()),
        Format::Md => Ok(md::write(std::slice::from_ref(table)).into_bytes()),
        Format::Json => Ok(json::write(table)?.into_bytes()),
    }
}
