//! The tables for the report: counts per magnitude, coverage of the research questions, the sample, which case speaks of
//! which theme, and the curve of new themes.
//!
//! | file | what it owns |
//! |---|---|
//! | `about` | how a table was made, said on every one of them |
//! | `magnitude`, `coverage`, `sampled`, `presence`, `saturation` | a table each: as JSON and as rows |
//! | `bar` | the diverging bar of a range of experience, and the bar of a share |
//! | `percent` | how shares are written |
//! | `signs` | how counts per magnitude are written in a few signs |
//! | `stacked` | several tables in one CSV |

mod about;
mod bar;
mod coverage;
mod magnitude;
mod percent;
mod presence;
mod sampled;
mod saturation;
mod signs;
mod stacked;

pub use about::{AboutEvaluation, ThemeTold};
pub use bar::{DivergingBar, Segment, share_bar};
pub use coverage::{CoverageTable, CoveredTheme, QuestionLine};
pub use magnitude::{GradedCount, GroupKind, MagnitudeTable, ScaleSum, SpreadLine};
pub use percent::percent;
pub use presence::{CaseTotal, PresenceCell, PresenceLine, PresenceTable};
pub use sampled::{AttributeLine as SampledAttribute, KindLine, SamplePart, SampleTable, ValueLine};
pub use saturation::{SaturationLine, SaturationTable};
pub use signs::{counted, signs};

use super::{ExportError, Format, Table, csv, html, json, md, xlsx};
use serde::Serialize;

/// A table for the report.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "table", rename_all = "lowercase")]
pub enum Evaluation {
    /// Counts per magnitude.
    Magnitude(MagnitudeTable),
    /// What speaks to each research question.
    Coverage(CoverageTable),
    /// What the sample is made of.
    Sample(SampleTable),
    /// Which case speaks of which theme.
    Presence(PresenceTable),
    /// New themes by transcript.
    Saturation(SaturationTable),
}

impl Evaluation {
    /// The table as rows and columns: one or more tables, the first the one it is about.
    #[must_use]
    pub fn tables(&self) -> Vec<Table> {
        match self {
            Self::Magnitude(table) => table.tables(),
            Self::Coverage(table) => table.tables(),
            Self::Sample(table) => table.tables(),
            Self::Presence(table) => table.tables(),
            Self::Saturation(table) => table.tables(),
        }
    }
}

/// A table for the report as a whole file.
///
/// A workbook has a sheet for each of its tables, a page a section; CSV is one table, in which the first column says to
/// which of them a row belongs.
///
/// # Errors
/// Where a workbook or a document cannot be made.
pub fn write(format: Format, evaluation: &Evaluation) -> Result<Vec<u8>, ExportError> {
    let tables = evaluation.tables();
    let title = tables.first().map_or("", |table| table.title.as_str());
    Ok(match format {
        Format::Csv => csv::write(&stacked::stacked(&tables)).into_bytes(),
        Format::Xlsx => xlsx::write(&tables)?,
        Format::Html => html::write(title, &tables).into_bytes(),
        Format::Md => md::write(&tables).into_bytes(),
        Format::Json => json::document(evaluation)?.into_bytes(),
    })
}
