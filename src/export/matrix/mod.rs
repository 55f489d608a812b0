//! The framework matrix in every format.
//!
//! A [`MatrixView`] is the matrix with everything in it that a reader needs: keys, numbers and names of themes, the
//! words of the quotes, initials. It serialises to the JSON of the command line; CSV, XLSX, HTML and Markdown are
//! written from the same view, so that they hold the same numbers.

mod about;
mod build;
mod csv;
mod html;
mod json;
mod md;
mod tally;
mod view;
mod words;
mod xlsx;

#[cfg(test)]
mod sample;

pub use about::AboutMatrix;
pub use build::{QuoteWords, ViewInput, Wording, cell_view, synthesis_view, view};
pub use csv::{csv, table};
pub use html::html;
pub use json::json;
pub use md::md;
pub use view::{CellView, ChartView, ColumnView, LinkedView, MatrixView, QuoteView, RowView, StaleView, SynthesisView};
pub use xlsx::xlsx;

use super::{ExportError, Format};

/// The matrix as a whole file in `format`.
///
/// # Errors
/// Where a workbook or JSON document cannot be made; see [`ExportError`].
pub fn write(format: Format, matrix: &MatrixView, about: &AboutMatrix) -> Result<Vec<u8>, ExportError> {
    match format {
        Format::Csv => Ok(csv(matrix).into_bytes()),
        Format::Xlsx => xlsx(matrix, about),
        Format::Html => Ok(html(matrix, about).into_bytes()),
        Format::Md => Ok(md(matrix).into_bytes()),
        Format::Json => Ok(json(matrix)?.into_bytes()),
    }
}
