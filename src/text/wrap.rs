//! Rows: text laid out in a given number of terminal cells, and where each grapheme cluster falls.
//!
//! Widths are those of what is *shown* ([`super::safe()`]), by whole grapheme clusters, so wide, combining, emoji and
//! hostile characters never push the columns after them out of line. Right-to-left text is counted in the order it is
//! stored. A row never ends in spaces and never holds a newline: those bytes belong to no row.

use super::breaks::{is_space, may_break};
use super::line::lines;
use super::positions::{clamp, floor};
use super::safe::drawn;
use super::width::cluster_width;
use crate::model::Span;
use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;

/// One row on the screen: byte offsets `start..end`, without the newline or the spaces after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Row {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset one past the last byte shown.
    pub end: usize,
}

/// One grapheme cluster in its place on a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell<'t> {
    /// Offset of its first byte.
    pub start: usize,
    /// Offset one past its last byte.
    pub end: usize,
    /// Terminal cells before it on the row.
    pub column: usize,
    /// Terminal cells it takes, at least 1.
    pub width: usize,
    /// What is drawn.
    pub shown: Cow<'t, str>,
    /// Whether what is drawn stands for something that must not or cannot be drawn.
    pub stand_in: bool,
}

/// What a tab is drawn as.
const TAB: &str = "  ";

/// The rows of `within` at `width` terminal cells (0 counts as 1). A blank line gives an empty row; a cluster wider than
/// `width` gets a row of its own.
#[must_use]
pub fn wrap(text: &str, within: Span, width: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    for line in lines(text, within) {
        wrap_line(text, line, width.max(1), &mut rows);
    }
    rows
}

/// A row being filled.
struct Filling {
    start: usize,
    /// After the last cluster that is not a space; the same as `start` while there is none.
    end: usize,
    /// Terminal cells used, spaces at the end included.
    column: usize,
    /// The last place where the row may be broken.
    chance: Option<Chance>,
}

/// A place to break: where this row would end, where the next would begin, and the column that is there now.
struct Chance {
    end: usize,
    next: usize,
    column: usize,
}

impl Filling {
    const fn at(start: usize, column: usize) -> Self {
        Self { start, end: start, column, chance: None }
    }

    const fn has_text(&self) -> bool {
        self.end > self.start
    }

    /// Ends the row so that a cluster beginning at `at` goes to the next one, at the last chance or else right there.
    fn break_before(&mut self, at: usize, rows: &mut Vec<Row>) {
        if !self.has_text() {
            *self = Self::at(at, 0);
            return;
        }
        let Chance { end, next, column } =
            self.chance.take().unwrap_or(Chance { end: self.end, next: at, column: self.column });
        rows.push(Row { start: self.start, end });
        *self = Self { start: next, end: self.end.max(next), column: self.column - column, chance: None };
    }
}

fn wrap_line(text: &str, line: Span, width: usize, rows: &mut Vec<Row>) {
    let mut row = Filling::at(line.start, 0);
    let (mut earlier, mut before) = (' ', ' ');
    for (offset, cluster) in text.get(line.start..line.end).unwrap_or_default().grapheme_indices(true) {
        let at = line.start + offset;
        let size = shown(cluster).2;
        let base = cluster.chars().next().unwrap_or(' ');
        if is_blank(cluster) {
            row.column += size;
        } else {
            if row.has_text() && (is_space(before) || may_break(earlier, before, base)) {
                row.chance = Some(Chance { end: row.end, next: at, column: row.column });
            }
            while row.column > 0 && row.column + size > width {
                row.break_before(at, rows);
            }
            row.column += size;
            row.end = at + cluster.len();
        }
        (earlier, before) = (before, base);
    }
    rows.push(Row { start: row.start, end: row.end });
}

/// Whether a break may swallow this cluster.
fn is_blank(cluster: &str) -> bool {
    let mut chars = cluster.chars();
    chars.next().is_some_and(is_space) && chars.next().is_none()
}

/// How a cluster is drawn, whether that is a stand-in, and how many cells it takes.
fn shown(cluster: &str) -> (Cow<'_, str>, bool, usize) {
    if cluster == "\t" {
        return (Cow::Borrowed(TAB), true, TAB.len());
    }
    let (shown, stand_in) = drawn(cluster);
    let size = if stand_in { super::width::width(&shown) } else { cluster_width(cluster).max(1) };
    (shown, stand_in, size)
}

/// The clusters of a row from left to right.
#[must_use]
pub fn cells(text: &str, row: Row) -> Vec<Cell<'_>> {
    let span = clamp(text, Span::new(row.start, row.end));
    let mut column = 0;
    let clusters = text.get(span.start..span.end).unwrap_or_default().grapheme_indices(true);
    clusters
        .map(|(offset, cluster)| {
            let start = span.start + offset;
            let (shown, stand_in, width) = shown(cluster);
            let cell = Cell { start, end: start + cluster.len(), column, width, shown, stand_in };
            column += width;
            cell
        })
        .collect()
}

/// Where the cluster under a column begins; past the last one, the end of the row.
#[must_use]
pub fn byte_at_column(text: &str, row: Row, column: usize) -> usize {
    cells(text, row).iter().find(|cell| column < cell.column + cell.width).map_or(row.end, |cell| cell.start)
}

/// The column of the cluster that holds `byte`; 0 before the row, the column after the last cluster past its end.
#[must_use]
pub fn column_of(text: &str, row: Row, byte: usize) -> usize {
    let byte = floor(text, byte);
    let cells = cells(text, row);
    match cells.iter().find(|cell| byte < cell.end) {
        Some(cell) => cell.column,
        None => cells.last().map_or(0, |cell| cell.column + cell.width),
    }
}

/// The place in `rows` of the row that holds `byte`. A byte that belongs to no row (a newline, spaces at a break) counts
/// to the row before it; `None` only before the first row.
#[must_use]
pub fn row_at(rows: &[Row], byte: usize) -> Option<usize> {
    rows.partition_point(|row| row.start <= byte).checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::{Row, byte_at_column, cells, column_of, row_at, wrap};
    use crate::model::Span;
    use proptest::prelude::*;

    fn shown(text: &str, width: usize) -> Vec<String> {
        wrap(text, Span::new(0, text.len()), width)
            .into_iter()
            .map(|row| cells(text, row).iter().map(|cell| cell.shown.as_ref()).collect())
            .collect()
    }

    #[test]
    fn rows_break_at_spaces_and_swallow_them() {
        assert_eq!(shown("one two   three", 7), ["one two", "three"]);
        assert_eq!(shown("one two ", 7), ["one two"]);
        assert_eq!(shown("one  two", 5), ["one", "two"]);
    }

    #[test]
    fn rows_break_after_hyphens_and_dashes_inside_words() {
        assert_eq!(shown("a well-known man", 8), ["a well-", "known", "man"]);
        assert_eq!(shown("it—well", 5), ["it—", "well"]);
        assert_eq!(shown("aged 20-30", 8), ["aged", "20-30"]);
    }

    #[test]
    fn a_word_longer_than_the_row_is_cut() {
        assert_eq!(shown("abcdefghij kl", 4), ["abcd", "efgh", "ij", "kl"]);
        assert_eq!(shown("  abcdef", 4), ["  ab", "cdef"]);
    }

    #[test]
    fn blank_lines_are_rows_and_indents_are_kept() {
        assert_eq!(shown("a\n\n  b\n", 10), ["a", "", "  b", ""]);
        assert_eq!(shown("          b", 4), ["b"]);
        assert_eq!(shown("", 4), [""]);
    }

    #[test]
    fn ideographs_break_anywhere_but_before_a_full_stop() {
        assert_eq!(shown("支援の人が来た。", 6), ["支援の", "人が来", "た。"]);
        assert_eq!(shown("支援の人。", 8), ["支援の", "人。"]);
    }

    #[test]
    fn columns_count_what_is_shown() {
        let text = "e\u{301}漢👩\u{200D}👩\u{200D}👧\t\u{1b}x\u{202E}";
        let row = wrap(text, Span::new(0, text.len()), 80)[0];
        let cells = cells(text, row);
        let columns: Vec<(usize, usize, bool)> =
            cells.iter().map(|cell| (cell.column, cell.width, cell.stand_in)).collect();
        let wanted =
            [(0, 1, false), (1, 2, false), (3, 2, false), (5, 2, true), (7, 1, true), (8, 1, false), (9, 6, true)];
        assert_eq!(columns, wanted);
        assert_eq!(cells[0].shown, "e\u{301}");
        assert_eq!(byte_at_column(text, row, 2), 3, "the second cell of a wide character is that character");
        assert_eq!(byte_at_column(text, row, 99), text.len());
        assert_eq!(column_of(text, row, 3), 1);
        assert_eq!(column_of(text, row, text.len()), 15);
    }

    #[test]
    fn a_cluster_wider_than_the_row_stands_alone() {
        assert_eq!(shown("a漢b", 1), ["a", "漢", "b"]);
        assert_eq!(shown("a\u{202E}b", 3), ["a", "⟨202E⟩", "b"]);
    }

    #[test]
    fn only_the_wanted_part_is_laid_out() {
        let rows = wrap("P1: one two\nP2: three", Span::new(4, 11), 5);
        assert_eq!(rows, [Row { start: 4, end: 7 }, Row { start: 8, end: 11 }]);
        assert_eq!(row_at(&rows, 7), Some(0));
        assert_eq!(row_at(&rows, 8), Some(1));
        assert_eq!(row_at(&rows, 3), None);
    }

    fn swallowed(c: char) -> bool {
        matches!(c, ' ' | '\t' | '\n' | '\u{3000}')
    }

    const HARD: &str = "([a-z]{0,9}|[ \t\n-]|—|漢字|。|é|e\u{301}|\u{301}|👩\u{200D}👧|🇩🇪|\u{1b}|\u{202E}|שלום|\u{a0}|\u{3000}|\r\n){0,40}";

    proptest! {
        #[test]
        fn rows_cover_everything_but_spaces_in_order(text in HARD, width in 0_usize..30) {
            let rows = wrap(&text, Span::new(0, text.len()), width);
            let mut end = 0;
            for row in &rows {
                prop_assert!(row.start >= end && row.end >= row.start);
                let between = text.get(end..row.start).unwrap();
                prop_assert!(between.chars().all(swallowed), "{between:?}");
                prop_assert!(!text.get(row.start..row.end).unwrap().contains('\n'));
                end = row.end;
            }
            prop_assert!(text.get(end..).unwrap().chars().all(swallowed));
        }

        #[test]
        fn no_row_is_wider_than_asked_unless_it_is_one_cluster(text in HARD, width in 1_usize..30) {
            for row in wrap(&text, Span::new(0, text.len()), width) {
                let cells = cells(&text, row);
                let total: usize = cells.iter().map(|cell| cell.width).sum();
                prop_assert!(total <= width || cells.len() == 1, "{total} {:?}", &text[row.start..row.end]);
            }
        }

        #[test]
        fn a_cell_is_found_by_its_column_and_by_its_byte(text in HARD, width in 1_usize..30) {
            for row in wrap(&text, Span::new(0, text.len()), width) {
                for cell in cells(&text, row) {
                    prop_assert_eq!(byte_at_column(&text, row, cell.column), cell.start);
                    prop_assert_eq!(column_of(&text, row, cell.start), cell.column);
                }
            }
        }
    }
}
