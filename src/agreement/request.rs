//! What is asked for: the unit that is counted, and how.

use crate::model::ThemeId;
use serde::{Deserialize, Serialize};
use std::fmt;

/// How many resamples an interval takes unless told otherwise.
pub const DEFAULT_RESAMPLES: usize = 2_000;

/// Intervals from more resamples than this say nothing new and take long.
pub const MOST_RESAMPLES: usize = 100_000;

/// The seed of the resamples unless told otherwise.
pub const DEFAULT_SEED: u64 = 20_260_101;

/// What is counted once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum UnitKind {
    /// A turn carries a theme when a coding of it overlaps the turn by at least one code point.
    #[default]
    Turn,
    /// Every code point.
    Character,
    /// A sentence carries a theme when a coding of it overlaps the sentence by at least one code point.
    Sentence,
}

impl UnitKind {
    /// Every unit, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Turn, Self::Character, Self::Sentence];

    /// The fixed word, as on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Turn => "turn",
            Self::Character => "character",
            Self::Sentence => "sentence",
        }
    }
}

impl fmt::Display for UnitKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// How a report is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The unit that [`super::ComparedTranscript::units`] holds.
    pub unit: UnitKind,
    /// Whether a theme takes the readings of everything below it.
    pub rollup: bool,
    /// Whether there is a row per theme and transcript instead of one per theme.
    pub by_transcript: bool,
    /// The themes that get rows of their own; `None` for all. The figures over all themes stay over all of them.
    pub themes: Option<Vec<ThemeId>>,
    /// How many resamples an interval is made from; 0 for none.
    pub resamples: usize,
    /// Where the resamples begin: the same seed gives the same intervals.
    pub seed: u64,
}

impl Default for Request {
    fn default() -> Self {
        Self {
            unit: UnitKind::Turn,
            rollup: false,
            by_transcript: false,
            themes: None,
            resamples: DEFAULT_RESAMPLES,
            seed: DEFAULT_SEED,
        }
    }
}
