//! A coefficient is a number or a reason. Owns the rule that 0/0 is never shown as 0 or 1, and that no value here is
//! ever NaN or infinite.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The value of a coefficient, or why it has none.
pub type Coefficient = Result<f64, Reason>;

/// Why a coefficient is undefined, or what must be said beside it. The words are fixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Reason {
    /// No compared coder applied the theme to anything that is counted.
    #[serde(rename = "never used")]
    NeverUsed,
    /// Every decision was the same one, so that chance alone would give full agreement.
    #[serde(rename = "no variation")]
    NoVariation,
    /// There is nobody to compare with.
    #[serde(rename = "fewer than two coders")]
    FewerThanTwoCoders,
    /// No unit has the decisions of two coders.
    #[serde(rename = "no pairable units")]
    NoPairableUnits,
    /// Only one coder of the pair applied the theme: kappa is 0 by arithmetic. It is said of a row, and is never the
    /// reason of an undefined coefficient.
    #[serde(rename = "used by one coder only")]
    UsedByOneCoderOnly,
}

impl Reason {
    /// The fixed words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::NeverUsed => "never used",
            Self::NoVariation => "no variation",
            Self::FewerThanTwoCoders => "fewer than two coders",
            Self::NoPairableUnits => "no pairable units",
            Self::UsedByOneCoderOnly => "used by one coder only",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}

/// `part / whole` of counts, or `reason` where the whole is nothing.
#[expect(clippy::cast_precision_loss, reason = "a ratio is rounded to the nearest number there is")]
pub(super) fn ratio(part: i128, whole: i128, reason: Reason) -> Coefficient {
    if whole == 0 { Err(reason) } else { Ok(part as f64 / whole as f64) }
}

/// 1 − observed / expected disagreement, or [`Reason::NoVariation`] where no disagreement is expected.
pub(super) fn beyond_chance(observed: f64, expected: f64) -> Coefficient {
    let value = 1.0 - observed / expected;
    if expected > 0.0 && value.is_finite() { Ok(value) } else { Err(Reason::NoVariation) }
}

/// A count as a number.
#[expect(clippy::cast_precision_loss, reason = "counts of code points stay far below 2^53")]
pub(super) const fn number(count: u64) -> f64 {
    count as f64
}

/// A size as a count.
pub(super) const fn count(size: usize) -> u64 {
    size as u64
}
