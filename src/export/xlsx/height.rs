//! How high a row must be for its wrapped text.
//!
//! Not every program measures rows when it opens a workbook, so the height is written: estimated from the width of the
//! columns, rather too high than too low. A spreadsheet shows no row higher than 409 points; what is longer is still
//! whole in its cell.

/// Points of a line of text, and of the highest row there can be.
const LINE: f64 = 15.0;
const HIGHEST: f64 = 409.0;
/// Letters beyond these take the room of two.
const WIDE: char = '\u{1100}';

/// The lines of the highest cell of a row, gathered cell by cell.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::export) struct RowHeight {
    lines: usize,
}

impl RowHeight {
    /// Makes room for a text in a column of this width, in characters.
    pub(in crate::export) fn see(&mut self, text: &str, width: f64) {
        // A part of a character is no room for one; no column is narrower than one.
        let room = (width - 1.0).max(1.0) as usize;
        let length = |line: &str| line.chars().map(|ch| if ch < WIDE { 1 } else { 2 }).sum::<usize>();
        let lines = text.split('\n').map(|line| length(line).div_ceil(room).max(1)).sum();
        self.lines = self.lines.max(lines);
    }

    /// The height in points; `None` where one line is enough, which is how high a row is anyway.
    pub(in crate::export) fn points(self) -> Option<f64> {
        (self.lines > 1).then(|| (self.lines as f64 * LINE).min(HIGHEST))
    }
}

#[cfg(test)]
mod tests {
    use super::RowHeight;

    #[test]
    fn a_row_is_as_high_as_its_highest_cell_and_no_higher_than_a_row_can_be() {
        let mut height = RowHeight::default();
        height.see("short", 20.0);
        assert_eq!(height.points(), None);
        height.see("a line\n\nand another", 20.0);
        assert_eq!(height.points(), Some(45.0));
        height.see(&"x".repeat(100), 11.0);
        assert_eq!(height.points(), Some(150.0));
        height.see(&"x".repeat(10_000), 11.0);
        assert_eq!(height.points(), Some(409.0));
    }
}
