//! Readings: one coder's coding as far as comparing goes.

use crate::model::{CharSpan, CoderId, CodingId, ThemeId};

/// What was said about which words: the part of a reading that does not tell whose it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Mark {
    /// The theme that was applied.
    pub theme: ThemeId,
    /// To which passage, in code points.
    pub span: CharSpan,
    /// With which magnitude, if any.
    pub magnitude: Option<String>,
}

/// One coding of one coder, as it is compared.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reading {
    /// The coding.
    pub coding: CodingId,
    /// Whose.
    pub coder: CoderId,
    /// What it says.
    pub mark: Mark,
}

impl Reading {
    /// The theme that was applied.
    #[must_use]
    pub const fn theme(&self) -> ThemeId {
        self.mark.theme
    }

    /// The passage, in code points.
    #[must_use]
    pub const fn span(&self) -> CharSpan {
        self.mark.span
    }

    /// The magnitude, if one was given.
    #[must_use]
    pub fn magnitude(&self) -> Option<&str> {
        self.mark.magnitude.as_deref()
    }
}
