//! The columns of a table of figures, folded to the width.
//!
//! Name, counts, bar and alpha are always there. Then come, as far as there is room: the further coefficients in their
//! order, the interval in numbers, and what should be said of the row. What is left makes names and bars wider.

use super::list::Pieces;
use crate::text;
use crate::tui::look::Role;
use crate::workbench::bar_scale;

/// The narrowest and the widest bar.
const BAR: (usize, usize) = (18, 41);
/// A bar that is easy to read.
const EASY_BAR: usize = 26;
/// The narrowest and the widest column of names.
const NAMES: (usize, usize) = (18, 40);
/// A column of names that is easy to read.
const EASY_NAMES: usize = 26;
/// A blank and alpha, `-1.000`.
pub(super) const ALPHA: usize = 7;
/// Two blanks and an interval, `[-1.000, 1.000]`.
pub(super) const ENDS: usize = 17;
/// What should be said of a row has at least so much room, or none: `too few turns to tell` with two blanks.
const REMARK: usize = 24;
/// The mark before the row under the bar.
pub(super) const MARK: usize = 2;

/// A column: two lines of heading, and its width with the blank before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    pub upper: String,
    pub lower: String,
    pub width: usize,
}

impl Column {
    /// A column as wide as its heading and its widest content.
    pub fn new(upper: &str, lower: &str, widest: usize) -> Self {
        let width = 1 + text::width(upper).max(text::width(lower)).max(widest);
        Self { upper: upper.into(), lower: lower.into(), width }
    }
}

/// Cells that nothing takes yet.
struct Room(usize);

impl Room {
    /// Takes so many cells, all or none.
    fn take(&mut self, cells: usize) -> bool {
        let there = cells <= self.0;
        self.0 -= if there { cells } else { 0 };
        there
    }

    /// Makes something wider, as far as there is room.
    fn grow(&mut self, size: &mut usize, to: usize) {
        let more = to.saturating_sub(*size).min(self.0);
        *size += more;
        self.0 -= more;
    }
}

/// The columns that fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Columns {
    pub name: usize,
    /// How many cells of the names the titles of transcripts have, where a row is about one.
    pub titles: usize,
    pub counts: Vec<Column>,
    pub bar: usize,
    pub after: Vec<Column>,
    pub ends: bool,
    pub remark: usize,
}

impl Columns {
    /// The columns that fit into `width` cells, where the longest name has `longest` cells.
    pub fn new(width: usize, longest: usize, counts: Vec<Column>, after: Vec<Column>) -> Self {
        let counted: usize = counts.iter().map(|column| column.width).sum();
        let least = MARK + counted + 1 + BAR.0 + ALPHA;
        // Counts of characters can be long: then names give way, and never the counts.
        let name = NAMES.0.min(width.saturating_sub(least));
        let mut room = Room(width.saturating_sub(least + name));
        let mut columns = Self { name, titles: 0, counts, bar: BAR.0, after: Vec::new(), ends: false, remark: 0 };
        columns.after = after.into_iter().take_while(|column| room.take(column.width)).collect();
        columns.ends = room.take(ENDS);
        room.grow(&mut columns.name, longest.min(EASY_NAMES));
        room.grow(&mut columns.bar, EASY_BAR);
        columns.remark = if room.take(REMARK) { REMARK } else { 0 };
        room.grow(&mut columns.name, longest.min(NAMES.1));
        room.grow(&mut columns.bar, BAR.1);
        if columns.remark > 0 {
            columns.remark += room.0;
        }
        columns
    }

    /// The two lines of headings, with `over` over the names.
    pub fn heads(&self, over: &str, names: &str) -> [Pieces; 2] {
        let mut upper = text::pad("", MARK) + &text::pad(over, self.name);
        let mut lower = text::pad("", MARK) + &text::pad(names, self.name);
        let right = |told: &str, width: usize| format!("{:>width$}", told);
        for column in &self.counts {
            upper.push_str(&right(&column.upper, column.width));
            lower.push_str(&right(&column.lower, column.width));
        }
        upper.push_str(&format!(" {}{}", " ".repeat(self.bar), right("", ALPHA)));
        lower.push_str(&format!(" {}{}", bar_scale(self.bar), right("alpha", ALPHA)));
        if self.ends {
            upper.push_str(&" ".repeat(ENDS));
            lower.push_str(&text::pad("  95 % interval", ENDS));
        }
        for column in &self.after {
            upper.push_str(&right(&column.upper, column.width));
            lower.push_str(&right(&column.lower, column.width));
        }
        [vec![(Role::Quiet, upper)], vec![(Role::Quiet, lower)]]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(width: usize) -> Columns {
        let counts = ["both", "AB", "CD", "neither"].map(|name| Column::new("only", name, 3)).to_vec();
        let after = ["percent", "kappa", "AC1", "F1"].map(|name| Column::new("", name, 6)).to_vec();
        Columns::new(width, 35, counts, after)
    }

    #[test]
    fn counts_bar_and_alpha_stay_on_every_width_and_nothing_is_wider_than_the_screen() {
        for width in 78..300 {
            let columns = all(width);
            assert_eq!(columns.counts.len(), 4);
            assert!(columns.bar >= BAR.0 && columns.name >= NAMES.0);
            for pieces in columns.heads("AB and CD", "theme") {
                let told: usize = pieces.iter().map(|(_, piece)| text::width(piece)).sum();
                assert!(told + columns.remark <= width, "{columns:?} in {width}");
            }
        }
    }

    #[test]
    fn what_there_is_room_for_comes_in_its_order() {
        let shown = |width| all(width).after.into_iter().map(|column| column.lower).collect::<Vec<_>>();
        assert_eq!(shown(80), ["percent"]);
        assert_eq!(shown(98), ["percent", "kappa", "AC1", "F1"]);
        assert!(!all(98).ends && all(120).ends && all(158).remark > 0);
    }
}
