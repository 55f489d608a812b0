//! The overall magnitude of a cell, in one word.
//!
//! What the counts say is worked out in `matrix`; what the analyst judges is said beside it, in the same words.

use serde::{Deserialize, Serialize};

/// Which way the quotes of a cell point, taken together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Overall {
    /// Above the middle of the scale.
    Positive,
    /// Both above and below it.
    Mixed,
    /// At the middle alone.
    Neutral,
    /// Below the middle of the scale.
    Negative,
    /// No quote has a magnitude of the scale.
    #[default]
    None,
}

impl Overall {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 5] = [Self::Positive, Self::Mixed, Self::Neutral, Self::Negative, Self::None];

    /// The word used on the command line, in files and on screen.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Positive => "positive",
            Self::Mixed => "mixed",
            Self::Neutral => "neutral",
            Self::Negative => "negative",
            Self::None => "none",
        }
    }

    /// What a word names, in any letter case.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase();
        Self::ALL.into_iter().find(|overall| overall.word() == word)
    }
}
