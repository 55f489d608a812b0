//! Colours of themes, as roles: a number from 1 to 8. What is drawn for it is the screen's affair, which may have few
//! colours or none.

use serde::{Deserialize, Serialize};
use std::fmt;

/// One of the eight colours a theme can be told apart by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct ThemeColour(u8);

impl ThemeColour {
    /// How many there are.
    pub const COUNT: u8 = 8;
    /// So many of them are given in turn to main themes for which none was chosen.
    const IN_TURN: usize = 5;

    /// The colour with this number, 1 to 8.
    #[must_use]
    pub const fn new(number: u8) -> Option<Self> {
        if number >= 1 && number <= Self::COUNT { Some(Self(number)) } else { None }
    }

    /// The colour a main theme has by its place, counted from 0, where none was chosen for it.
    #[must_use]
    pub fn in_turn(place: usize) -> Self {
        Self(u8::try_from(place % Self::IN_TURN).map_or(1, |place| place + 1))
    }

    /// All of them, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        (1..=Self::COUNT).map(Self)
    }

    /// Its number, 1 to 8.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }
}

impl fmt::Display for ThemeColour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl From<ThemeColour> for u8 {
    fn from(colour: ThemeColour) -> Self {
        colour.0
    }
}

impl TryFrom<u8> for ThemeColour {
    type Error = String;
    fn try_from(number: u8) -> Result<Self, Self::Error> {
        Self::new(number).ok_or_else(|| format!("{number} is not a colour: 1 to {}", Self::COUNT))
    }
}

#[cfg(test)]
mod tests {
    use super::ThemeColour;

    #[test]
    fn a_colour_is_a_number_from_one_to_eight() {
        let numbers: Vec<u8> = ThemeColour::all().map(ThemeColour::number).collect();
        assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7, 8]);
        assert!(ThemeColour::new(0).is_none() && ThemeColour::new(9).is_none());
    }

    #[test]
    fn neighbours_in_turn_differ() {
        for place in 0..20 {
            assert_ne!(ThemeColour::in_turn(place), ThemeColour::in_turn(place + 1));
        }
    }
}
