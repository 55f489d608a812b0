//! The two sides of a scale.
//!
//! The rule this file owns: the middle of a scale is the middle of its declared values, whatever they are called. Values
//! below it are the low side, values above it the high side; only a scale of an odd number of values has a value in the
//! middle.
//!
//! ```text
//! negative  neutral  positive        0   1 │ 2   3
//!     −        0        +            −   − │ +   +
//! ```

use crate::model::Scale;
use serde::Serialize;
use std::cmp::Ordering;

/// Where a value stands on its scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// Below the middle.
    Low,
    /// The very middle.
    Middle,
    /// Above the middle.
    High,
}

impl Side {
    /// The side of the value at `place`, counted from 0 at the low end, on a scale of so many values.
    #[must_use]
    pub fn of(place: usize, values: usize) -> Self {
        match (2 * place + 1).cmp(&values) {
            Ordering::Less => Self::Low,
            Ordering::Equal => Self::Middle,
            Ordering::Greater => Self::High,
        }
    }

    /// The side a value of the scale is on; `None` where the value is not on the scale.
    #[must_use]
    pub fn on(scale: &Scale, value: &str) -> Option<Self> {
        scale.place(value).map(|place| Self::of(place, scale.values.len()))
    }
}
