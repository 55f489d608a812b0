//! Syntheses: what the analyst reads across a row or down a column.

use super::{CaseId, CoderId, Paragraph, SynthesisId, ThemeId};
use serde::{Deserialize, Serialize};

/// What a synthesis is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SynthesisAbout {
    /// One case over the themes: a row.
    Case(CaseId),
    /// One theme across the cases: a column.
    Theme(ThemeId),
}

/// What was written about one row or one column as a whole. There is one for each, whoever wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Synthesis {
    /// Identity.
    pub id: SynthesisId,
    /// The row or column.
    pub about: SynthesisAbout,
    /// What is written; never empty.
    pub paragraphs: Vec<Paragraph>,
    /// Who wrote it last.
    pub coder: CoderId,
    /// When, RFC 3339, UTC.
    pub at: String,
}
