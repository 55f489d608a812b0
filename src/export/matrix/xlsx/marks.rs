//! The words by which a sheet is found again when it is read back. Reading knows the same words (`import`).

use crate::model::{CaseId, ThemeId};

/// Stands where the hidden row and the hidden column meet; the number is that of the form.
pub(super) const MARK: &str = "emic:matrix:1";
/// A row of headings.
pub(super) const HEADER: &str = "header";
/// A row that belongs to no case.
pub(super) const NONE: &str = "none";
/// The row of what is written of each column, and the column of what is written of each row.
pub(super) const SYNTHESIS: &str = "synthesis";
/// The hidden sheet.
pub(super) const KEPT: &str = "emic";

/// The mark of a case's row.
pub(super) fn case(id: CaseId) -> String {
    format!("case {id}")
}

/// The mark of a theme's column, and of the row of a main theme that has no column.
pub(super) fn theme(id: ThemeId) -> String {
    format!("theme {id}")
}
