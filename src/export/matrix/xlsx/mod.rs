//! The matrix as a workbook: an index, the cases, a sheet per main theme, the linked quotes and all quotes.
//!
//! The rules this folder owns: a summary stands in one cell, in the text form of [`Paragraph`](crate::model::Paragraph),
//! verbatim in italics and comments small and grey, and nothing else stands in that cell, so that it can be edited; what
//! is counted or told of it stands in cells of its own, numbers as numbers. Every cell and synthesis can be found again
//! whatever was moved, renamed or sorted: each sheet carries the ids of its rows in a hidden column and those of its
//! columns in a hidden row, and a hidden sheet keeps every text as it was when it was exported (see `kept`).
//!
//! ```text
//!          A (hidden)     B       C …          the columns of one theme, then those of the next
//!     1    emic:matrix:1                       theme ‹id›                              (hidden)
//!     2    header                              1.1 Rooms
//!     3    header         case    attributes   1.1 summary   1.1 state   …   1.1 negative …
//!     4    case ‹id›      Ana     34           She liked …   charted     …   1
//!     …    none           (no case)
//!          synthesis      Synthesis            Most of them …
//! ```

mod book;
mod chart;
mod formats;
mod index;
mod kept;
mod marks;
mod quotes;
mod rich;
mod rows;
#[cfg(test)]
mod tests;

use super::about::AboutMatrix;
use super::view::MatrixView;
use crate::export::ExportError;
use book::Book;

pub(super) use quotes::distinct;

/// The matrix as a workbook.
///
/// # Errors
/// Where a chart has more columns or rows than a sheet can hold, or the workbook cannot be made.
pub fn xlsx(matrix: &MatrixView, about: &AboutMatrix) -> Result<Vec<u8>, ExportError> {
    let mut book = Book::new();
    let names = book.names(matrix);
    index::add(&mut book, matrix, about, &names)?;
    if !matrix.charts.is_empty() {
        rows::add(&mut book, matrix, &names.rows)?;
    }
    for (chart, name) in matrix.charts.iter().zip(&names.charts) {
        chart::add(&mut book, chart, name)?;
    }
    book.table(&names.linked, &quotes::linked(matrix))?;
    book.table(&names.quotes, &quotes::all(matrix))?;
    book.close(&about.at)
}
