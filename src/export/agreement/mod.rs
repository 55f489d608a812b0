//! A report of agreement: as it is shown, as JSON, as tables, as a page to be read, and the raw units behind it.
//!
//! | file | what it owns |
//! |---|---|
//! | `view` | the report with names instead of ids |
//! | `json` | the fixed keys |
//! | `words`, `bar` | how figures are written and drawn, the same everywhere |
//! | `methods`, `results`, `settling` | the methods paragraph |
//! | `tables` | rows and columns: CSV and workbook |
//! | `page` | HTML and Markdown |
//! | `units` | the raw unit table |

mod bar;
mod json;
mod methods;
mod page;
mod results;
mod settling;
mod tables;
mod units;
mod view;
pub mod words;

pub use bar::{bar, scale};
pub use methods::paragraph;
pub use page::overall;
pub use units::{UnitLine, UnitTable};
pub use view::{
    AboutReport, AgreementReport, AllCodersFigures, Choice, Chosen, Figures, FrameworkName, MagnitudeFigures,
    OverallFigures, Settled, ThemeFigures, ThemeName,
};

use super::{ExportError, Format, csv, xlsx};

/// What must be said wherever figures after talk are shown.
pub const AFTER_TALK: &str = "What agreement became after the decisions were followed. It says how far talk brought the \
                              coders together, and is not a measure of reliability: report the independent figures.";

/// The report as a whole file in `format`.
///
/// CSV is one table: `layer` says which of the four kinds a row is (`themes`, `overall`, `all_coders`, `magnitude`),
/// `codings` whether it is of the independent codings or `after talk`, and the last columns say on every row how the
/// report was made.
///
/// # Errors
/// Where a workbook or JSON document cannot be made.
pub fn write(format: Format, report: &AgreementReport) -> Result<Vec<u8>, ExportError> {
    Ok(match format {
        Format::Csv => csv::write(&tables::stacked(report)).into_bytes(),
        Format::Xlsx => xlsx::write(&tables::sheets(report))?,
        Format::Html => page::html(report).into_bytes(),
        Format::Md => page::md(report).into_bytes(),
        Format::Json => super::json::document(report)?.into_bytes(),
    })
}
