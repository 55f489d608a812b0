//! How far apart two readings are: what a queue puts first.
//!
//! The order: magnitudes at the two ends of their scale; magnitudes several steps apart, the larger share of the scale
//! first; another theme; coded by one coder only; neighbouring magnitudes; a magnitude that one coder left out; a further
//! coding; other ends. A discrepancy that differs in ends and in magnitude is as severe as its magnitudes are.

use super::Reading;
use crate::model::{DiscrepancyType, Scale};
use serde::{Serialize, Serializer};

/// How severe a discrepancy is. Severe ones are the lesser: sorting puts them first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The magnitudes are the two ends of the scale.
    Opposite,
    /// The magnitudes are several steps apart. Holds how much of the scale does *not* lie between them, in millionths.
    Apart(u32),
    /// Another theme on much the same words.
    Theme,
    /// Only one coder coded it.
    Only,
    /// The magnitudes are neighbours on the scale.
    Neighbouring,
    /// One coder gave a magnitude and the other none, or one that is not on the scale.
    Unrated,
    /// One more coding of a theme that is matched there already.
    Split,
    /// Other ends.
    Boundary,
}

impl Severity {
    /// The words for all of them, the most severe first.
    pub const WORDS: [&str; 8] = ["opposite", "apart", "theme", "only", "neighbouring", "unrated", "split", "boundary"];

    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Opposite => "opposite",
            Self::Apart(_) => "apart",
            Self::Theme => "theme",
            Self::Only => "only",
            Self::Neighbouring => "neighbouring",
            Self::Unrated => "unrated",
            Self::Split => "split",
            Self::Boundary => "boundary",
        }
    }

    /// How severe a discrepancy of these types is; `scale` is that of the readings' theme.
    pub(super) fn of(types: &[DiscrepancyType], readings: &[Reading], scale: Option<&Scale>) -> Self {
        let has = |kind| types.contains(&kind);
        if has(DiscrepancyType::Magnitude) {
            Self::between(readings, scale)
        } else if has(DiscrepancyType::Theme) {
            Self::Theme
        } else if has(DiscrepancyType::Split) {
            Self::Split
        } else if has(DiscrepancyType::Boundary) {
            Self::Boundary
        } else {
            Self::Only
        }
    }

    /// Of two different magnitudes.
    fn between(readings: &[Reading], scale: Option<&Scale>) -> Self {
        let place = |reading: Option<&Reading>| scale?.place(reading?.magnitude()?);
        let (Some(one), Some(other)) = (place(readings.first()), place(readings.get(1))) else { return Self::Unrated };
        let last = scale.map_or(0, |scale| scale.values.len().saturating_sub(1));
        match one.abs_diff(other) {
            steps if steps == last => Self::Opposite,
            0 | 1 => Self::Neighbouring,
            steps => Self::Apart(u32::try_from((last - steps) * 1_000_000 / last).unwrap_or(u32::MAX)),
        }
    }
}

impl Serialize for Severity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}
