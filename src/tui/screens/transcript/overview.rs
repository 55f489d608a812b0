//! The map: the whole transcript in two columns, showing where it is coded and with what magnitudes.
//!
//! It says so by the same signs as the stripes, never by colour alone. A row of the map that shows several lines has the
//! highest sign among them first and the lowest after it, where that is another one.

use super::lanes::Covered;
use crate::model::Scale;
use crate::tui::look::Sign;

/// How high a magnitude is, from 0 (the lowest of its scale) to 1000, with its sign.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Height(usize, String);

/// What a row of the map shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mark {
    lowest: Option<Height>,
    highest: Option<Height>,
    unrated: bool,
    unscaled: bool,
}

/// What one coding adds to the map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    sign: Sign,
    height: usize,
}

impl Point {
    /// Of a magnitude on a scale.
    #[must_use]
    pub fn new(magnitude: Option<&str>, scale: Option<&Scale>) -> Self {
        let place = magnitude.zip(scale).and_then(|(value, scale)| scale.place(value));
        let top = scale.map_or(1, |scale| scale.values.len().saturating_sub(1)).max(1);
        Self { sign: Sign::of(magnitude, scale), height: place.unwrap_or(0) * 1000 / top }
    }
}

impl Mark {
    fn add(&mut self, point: &Point) {
        match &point.sign {
            Sign::Unscaled => self.unscaled = true,
            Sign::Unrated => self.unrated = true,
            Sign::Value(sign) => {
                let height = Height(point.height, sign.clone());
                if self.lowest.as_ref().is_none_or(|lowest| height < *lowest) {
                    self.lowest = Some(height.clone());
                }
                if self.highest.as_ref().is_none_or(|highest| height > *highest) {
                    self.highest = Some(height);
                }
            }
        }
    }

    /// The two signs of the row: the highest magnitude and the lowest, then that one is missing, then that there is none
    /// to give.
    #[must_use]
    pub fn signs(&self) -> [Option<Sign>; 2] {
        let rated = |height: &Option<Height>| height.as_ref().map(|height| Sign::Value(height.1.clone()));
        let (highest, lowest) = (rated(&self.highest), rated(&self.lowest));
        let unrated = self.unrated.then_some(Sign::Unrated);
        let unscaled = self.unscaled.then_some(Sign::Unscaled);
        let lowest = lowest.filter(|lowest| Some(lowest) != highest.as_ref());
        let mut signs = [highest, lowest, unrated, unscaled].into_iter().flatten();
        [signs.next(), signs.next()]
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
    pub fn new<'s>(codings: impl Iterator<Item = (Covered, &'s Point)>, lines: usize, height: usize) -> Self {
        let mut overview = Self { rows: vec![Mark::default(); height.min(lines)], lines };
        for (coding, point) in codings {
            let (first, last) = (overview.row_of(coding.first), overview.row_of(coding.last));
            for row in overview.rows.get_mut(first..=last).unwrap_or_default() {
                row.add(point);
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
    fn a_row_shows_the_highest_and_the_lowest_magnitude_it_holds() {
        let scale = Scale { key: "v".into(), values: ["low", "mid", "high"].map(String::from).to_vec() };
        let point = |value: Option<&str>| Point::new(value, Some(&scale));
        let at = |coding, line| Covered { coding, first: line, last: line };
        let (high, mid, low, none) = (point(Some("high")), point(Some("mid")), point(Some("low")), point(None));
        let codings = [(0, 0, &high), (1, 4, &mid), (2, 5, &low), (3, 6, &high), (4, 8, &none), (5, 9, &mid)];
        let overview = Overview::new(codings.iter().map(|(n, line, point)| (at(*n, *line), *point)), 16, 4);
        let signs: Vec<String> = overview
            .rows
            .iter()
            .map(|row| {
                row.signs()
                    .iter()
                    .flatten()
                    .map(|sign| crate::tui::look::Look::new(true, true).sign(sign).to_string())
                    .collect()
            })
            .collect();
        assert_eq!(signs, ["+", "+-", "0?", ""]);
    }
}
