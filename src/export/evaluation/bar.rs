//! Bars: the range of experience of a theme on both sides of a line, and a share.
//!
//! ```text
//!     ▓▓▒▒▒▒──│──████████        2 very low, 4 low, 2 in the middle, 4 high
//! ```
//!
//! The rules this file owns: what is below the middle of the scale stands left of the line, what is above it right, and
//! the middle value lies across it, half on either side. The farther from the middle a value is, the farther from the line
//! and the denser it is drawn. The low side is hatched and the high side solid, so that the sides are told apart without
//! colour. A value that occurs takes at least one cell. All bars of a table are drawn to one measure.

use super::magnitude::GradedCount;
use crate::matrix::Side;

/// The signs of a bar, each side from the middle of the scale outwards.
struct Patterns {
    low: [char; 3],
    high: [char; 3],
    middle: char,
    line: char,
}

const UNICODE: Patterns =
    Patterns { low: ['▒', '▓', '░'], high: ['█', '▇', '▅'], middle: '─', line: '│' };
const ASCII: Patterns = Patterns { low: ['-', '=', '%'], high: ['+', '#', '@'], middle: 'o', line: '|' };

/// A run of cells of a bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// What it stands for; `None` for the line and the room beside the bar.
    pub side: Option<Side>,
    /// What is drawn.
    pub cells: String,
}

/// The measure of all bars of one table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DivergingBar {
    /// How many cells there are on either side of the line.
    pub half: usize,
    /// How much fills one side: a number of quotes, or a share.
    pub most: f64,
    /// Whether bars show shares of their own quotes instead of numbers of quotes.
    pub shares: bool,
    /// Whether only ASCII is drawn.
    pub ascii: bool,
}

impl DivergingBar {
    /// A measure by which the longest side of these rows fills `half` cells. In `shares` every row is measured by its own
    /// quotes, so that rows with few are as long as rows with many.
    #[must_use]
    pub fn new<'r>(rows: impl Iterator<Item = &'r [GradedCount]>, half: usize, shares: bool, ascii: bool) -> Self {
        let sides = |row: &[GradedCount]| {
            let [low, middle, high] = reach(row, shares);
            (low + middle / 2.0).max(high + middle / 2.0)
        };
        Self { half, most: rows.map(sides).fold(0.0, f64::max), shares, ascii }
    }

    /// The bar of one row, in exactly twice `half` cells and one.
    #[must_use]
    pub fn of(&self, row: &[GradedCount]) -> Vec<Segment> {
        let patterns = if self.ascii { &ASCII } else { &UNICODE };
        let side = |side: Side| -> Vec<(Side, char, f64)> {
            let pattern = if side == Side::Low { &patterns.low } else { &patterns.high };
            let mut graded: Vec<&GradedCount> = row.iter().filter(|graded| graded.side == Some(side)).collect();
            if side == Side::Low {
                graded.reverse();
            }
            let middle = row.iter().filter(|graded| graded.side == Some(Side::Middle));
            let middle = middle.map(|graded| (Side::Middle, patterns.middle, self.length(row, graded.quotes) / 2.0));
            let sign = |place: usize| pattern.get(place).or(pattern.last()).copied().unwrap_or(patterns.line);
            let graded = graded.into_iter().enumerate();
            middle.chain(graded.map(|(place, one)| (side, sign(place), self.length(row, one.quotes)))).collect()
        };
        let mut left = self.cells(&side(Side::Low));
        left.reverse();
        let right = self.cells(&side(Side::High));
        let line = Segment { side: None, cells: patterns.line.to_string() };
        let mut segments = vec![self.room(&left)];
        segments.extend(left.clone());
        segments.push(line);
        segments.extend(right.clone());
        segments.push(self.room(&right));
        segments.retain(|segment| !segment.cells.is_empty());
        segments
    }

    /// How long so many quotes of a row are, in the measure of the bar.
    fn length(&self, row: &[GradedCount], quotes: usize) -> f64 {
        let whole: usize = row.iter().filter(|graded| graded.side.is_some()).map(|graded| graded.quotes).sum();
        let by = if self.shares { whole.max(1) } else { 1 };
        quotes as f64 / by as f64
    }

    /// One side from the line outwards: ends are rounded where they lie, so that what is rounded up in one run is not
    /// added to the next.
    fn cells(&self, runs: &[(Side, char, f64)]) -> Vec<Segment> {
        let (mut end, mut reached) = (0.0, 0);
        let mut segments = Vec::new();
        for (side, sign, length) in runs.iter().filter(|(_, _, length)| *length > 0.0) {
            end += length;
            let to = if self.most > 0.0 { (end / self.most * self.half as f64).round() as usize } else { 0 };
            let to = to.max(reached + 1).min(self.half);
            let cells = std::iter::repeat_n(*sign, to.saturating_sub(reached)).collect();
            segments.push(Segment { side: Some(*side), cells });
            reached = to.max(reached);
        }
        segments
    }

    fn room(&self, segments: &[Segment]) -> Segment {
        let used: usize = segments.iter().map(|segment| segment.cells.chars().count()).sum();
        Segment { side: None, cells: " ".repeat(self.half.saturating_sub(used)) }
    }
}

/// What stands low, in the middle and high, in quotes or as shares of the row.
fn reach(row: &[GradedCount], shares: bool) -> [f64; 3] {
    let of = |side| row.iter().filter(|one| one.side == Some(side)).map(|one| one.quotes).sum::<usize>() as f64;
    let counts = [of(Side::Low), of(Side::Middle), of(Side::High)];
    let whole: f64 = counts.iter().sum();
    if shares && whole > 0.0 { counts.map(|count| count / whole) } else { counts }
}

/// A share on a line of exactly `width` cells: what was there before, what is new, and what is left.
#[must_use]
pub fn share_bar(before: Option<f64>, now: Option<f64>, width: usize, ascii: bool) -> String {
    let [old, new, left] = if ascii { ['#', '+', '.'] } else { ['█', '▒', '·'] };
    let cells = |share: Option<f64>| (share.unwrap_or(0.0).clamp(0.0, 1.0) * width as f64).round() as usize;
    let (before, now) = (cells(before), cells(now));
    (0..width)
        .map(|cell| {
            if cell < before {
                old
            } else if cell < now {
                new
            } else {
                left
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(counts: &[usize]) -> Vec<GradedCount> {
        let graded = |(place, quotes): (usize, &usize)| GradedCount {
            value: place.to_string(),
            side: Some(Side::of(place, counts.len())),
            quotes: *quotes,
        };
        counts.iter().enumerate().map(graded).collect()
    }

    fn drawn(bar: &DivergingBar, row: &[GradedCount]) -> String {
        bar.of(row).iter().map(|segment| segment.cells.as_str()).collect()
    }

    fn measure(rows: &[Vec<GradedCount>], half: usize, shares: bool) -> DivergingBar {
        DivergingBar::new(rows.iter().map(Vec::as_slice), half, shares, true)
    }

    #[test]
    fn low_stands_left_high_right_and_the_middle_across_the_line() {
        let rows = [row(&[3, 2, 5]), row(&[0, 0, 2]), row(&[0, 0, 0])];
        let bar = measure(&rows, 6, false);
        assert_eq!(drawn(&bar, &rows[0]), "  ---o|o+++++");
        assert_eq!(drawn(&bar, &rows[1]), "      |++    ");
        assert_eq!(drawn(&bar, &rows[2]), "      |      ");
    }

    #[test]
    fn what_is_farther_from_the_middle_stands_farther_out_in_another_pattern() {
        let rows = [row(&[1, 2, 2, 1])];
        assert_eq!(drawn(&measure(&rows, 3, false), &rows[0]), "=--|++#");
        let five = [row(&[1, 1, 2, 1, 1])];
        assert_eq!(drawn(&measure(&five, 3, false), &five[0]), "=-o|o+#");
    }

    #[test]
    fn shares_make_few_quotes_as_long_as_many() {
        let rows = [row(&[5, 0, 5]), row(&[1, 0, 1])];
        let bar = measure(&rows, 4, true);
        assert_eq!(drawn(&bar, &rows[0]), drawn(&bar, &rows[1]));
        assert_eq!(drawn(&measure(&rows, 5, false), &rows[1]), "    -|+    ");
    }

    #[test]
    fn a_bar_has_exactly_its_width_and_what_occurs_is_seen() {
        for half in 3..20 {
            for counts in [[100, 1, 0], [1, 0, 100], [0, 1, 0], [50, 50, 50]] {
                let rows = [row(&counts), row(&[400, 0, 0])];
                let bar = measure(&rows, half, false);
                let told = drawn(&bar, &rows[0]);
                assert_eq!(told.chars().count(), 2 * half + 1, "{told}");
                for (count, sign) in counts.iter().zip(['-', 'o', '+']) {
                    assert_eq!(*count > 0, told.contains(sign), "{counts:?} in {told}");
                }
            }
        }
    }

    #[test]
    fn a_share_shows_what_is_new_of_it() {
        assert_eq!(share_bar(Some(0.5), Some(0.75), 8, true), "####++..");
        assert_eq!(share_bar(None, None, 4, true), "....");
    }
}
