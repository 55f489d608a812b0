//! Discrepancies: one row each, with the coders' readings side by side, what was decided and what was said.
//!
//! For programs and spreadsheets every thing has a column of its own, and the last columns say on every row how the list
//! was made; a workbook says it in a second sheet besides. Pages for people (HTML, Markdown) put a reading into one cell
//! and begin with how the list was made. Nothing of a text becomes a formula or markup: that is the writers' rule.

mod about;
mod page;
mod row;

#[cfg(test)]
mod tests;

pub use about::AboutDiscrepancies;
pub use row::{DecisionCells, DiscrepancyRow, Side};

use super::{ExportError, Format, csv, html, json, md, xlsx};

/// The list as a whole file; as JSON, its rows.
///
/// # Errors
/// Where a workbook or a document cannot be made.
pub fn write(format: Format, about: &AboutDiscrepancies, rows: &[DiscrepancyRow]) -> Result<Vec<u8>, ExportError> {
    match format {
        Format::Xlsx => xlsx::write(&[row::table(about, rows), about::table(about)]),
        Format::Html => Ok(html::write(TITLE, &[about::table(about), page::table(about, rows)]).into_bytes()),
        Format::Md => Ok(md::write(&[about::table(about), page::table(about, rows)]).into_bytes()),
        Format::Csv => Ok(csv::write(&row::table(about, rows)).into_bytes()),
        Format::Json => Ok(json::write(&row::table(about, rows))?.into_bytes()),
    }
}

/// What the list is called.
const TITLE: &str = "Disagreements";
