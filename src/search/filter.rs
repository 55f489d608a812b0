//! What a search is narrowed to, and what it must never show.

use super::Unit;
use crate::model::{CaseId, CoderId, Role, ThemeId, TranscriptId};

/// What may be found. `None` narrows nothing; an empty list lets nothing through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// Turns or quotes.
    pub unit: Unit,
    /// Quotes of one of these themes. The caller adds the themes below a theme.
    pub themes: Option<Vec<ThemeId>>,
    /// Quotes by one of these coders.
    pub coders: Option<Vec<CoderId>>,
    /// Quotes with one of these magnitudes.
    pub magnitudes: Option<Vec<String>>,
    /// Passages in which one of these cases speaks.
    pub cases: Option<Vec<CaseId>>,
    /// Passages in which one of these roles speaks.
    pub roles: Option<Vec<Role>>,
    /// Passages of these transcripts.
    pub transcripts: Option<Vec<TranscriptId>>,
    /// Whose quotes are neither returned nor counted.
    pub hidden: Vec<Hidden>,
}

impl Filter {
    /// Everything of one unit, nothing hidden.
    #[must_use]
    pub const fn all(unit: Unit) -> Self {
        Self {
            unit,
            themes: None,
            coders: None,
            magnitudes: None,
            cases: None,
            roles: None,
            transcripts: None,
            hidden: Vec::new(),
        }
    }
}

/// A transcript whose quotes are hidden, except those of one coder. The quotes that nobody made are hidden too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hidden {
    /// The transcript.
    pub transcript: TranscriptId,
    /// The coder who still sees her own; `None` hides all.
    pub but: Option<CoderId>,
}
