//! The map: the whole transcript in one column, showing where it is coded and with what magnitude.
//!
//! It says so by the same signs as the stripes, never by colour alone. Where codings of different magnitude share a row
//! of the map it shows the sign for that, not one of them.

use super::lanes::Covered;
use crate::tui::look::Sign;

/// What a row of the map shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Mark {
    /// Nothing is coded here.
    #[default]
    Nothing,
    /// All codings here have this sign.
    One(Sign),
    /// Codings of several signs.
    Mixed,
}

impl Mark {
    fn add(&mut self, sign: &Sign) {
        match self {
            Self::Nothing => *self = Self::One(sign.clone()),
            Self::One(known) if known == sign => {}
            _ => *self = Self::Mixed,
        }
    }
}

/// The map of a transcript.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overview {
    /// Its rows, from the top.
    pub rows: Vec<Mark>,
    lines: usize,
}

impl Overview {
    /// The map of `lines` lines in `height` rows; a short transcript takes a row a line.
    #[must_use]
    pub fn new<'s>(codings: impl Iterator<Item = (Covered, &'s Sign)>, lines: usize, height: usize) -> Self {
        let mut overview = Self { rows: vec![Mark::Nothing; height.min(lines)], lines };
        for (coding, sign) in codings {
            let (first, last) = (overview.row_of(coding.first), overview.row_of(coding.last));
            for row in overview.rows.get_mut(first..=last).unwrap_or_default() {
                row.add(sign);
            }
        }
        overview
    }

    /// The row that shows a line.
    #[must_use]
    pub fn row_of(&self, line: usize) -> usize {
        let row = (line * self.rows.len()).checked_div(self.lines).unwrap_or(0);
        row.min(self.rows.len().saturating_sub(1))
    }

    /// The first line that a row shows.
    #[must_use]
    pub fn line_of(&self, row: usize) -> usize {
        (row * self.lines).div_ceil(self.rows.len().max(1)).min(self.lines.saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_on_the_map_and_every_row_shows_its_own() {
        for lines in 1..60 {
            for height in 1..25 {
                let overview = Overview::new(std::iter::empty(), lines, height);
                assert!((1..lines).all(|line| overview.row_of(line) >= overview.row_of(line - 1)));
                for row in 0..overview.rows.len() {
                    assert_eq!(overview.row_of(overview.line_of(row)), row, "{row} of {height} for {lines}");
                }
            }
        }
    }

    #[test]
    fn magnitudes_that_differ_are_shown_as_such() {
        let at = |coding, line| Covered { coding, first: line, last: line };
        let (high, low) = (Sign::Value("+".into()), Sign::Value("-".into()));
        let codings = [(at(0, 0), &high), (at(1, 1), &high), (at(2, 6), &high), (at(3, 7), &low)];
        let overview = Overview::new(codings.into_iter(), 12, 3);
        assert_eq!(overview.rows, [Mark::One(high.clone()), Mark::Mixed, Mark::Nothing]);
    }
}
