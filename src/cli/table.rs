//! Tables for people: columns in line, within the width, every cell safe to draw.

use super::print::Output;
use crate::text;

/// Between two columns.
const GAP: usize = 2;

/// A column that gives way keeps at least this, however narrow the terminal.
const NARROWEST: usize = 6;

/// What a column does where there is not enough room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    /// It keeps its width.
    Whole,
    /// It is cut, but not below this width.
    Cut(usize),
    /// It goes on in the next line, not narrower than this width. Its cells may hold several lines.
    Wrap(usize),
}

#[derive(Debug)]
struct Column {
    heading: String,
    right: bool,
    fit: Fit,
}

/// A table.
#[derive(Debug, Default)]
pub(super) struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// Adds a column that keeps its width.
    pub(super) fn column(self, heading: &str) -> Self {
        self.with(heading, false, Fit::Whole)
    }

    /// Adds a column of numbers, set to the right.
    pub(super) fn number(self, heading: &str) -> Self {
        self.with(heading, true, Fit::Whole)
    }

    /// Adds a column that is cut where there is not enough room.
    pub(super) fn cut(self, heading: &str, least: usize) -> Self {
        self.with(heading, false, Fit::Cut(least))
    }

    /// Adds a column that goes on in the next line; its cells may hold several lines.
    pub(super) fn wrap(self, heading: &str, least: usize) -> Self {
        self.with(heading, false, Fit::Wrap(least))
    }

    fn with(mut self, heading: &str, right: bool, fit: Fit) -> Self {
        self.columns.push(Column { heading: text::safe(heading).into_owned(), right, fit });
        self
    }

    /// Adds a row with a cell for each column.
    pub(super) fn row(&mut self, cells: Vec<String>) {
        let clean = |(cell, column): (String, &Column)| match column.fit {
            Fit::Wrap(_) => text::safe_lines(&cell).into_owned(),
            _ => text::safe(&cell).into_owned(),
        };
        self.rows.push(cells.into_iter().zip(&self.columns).map(clean).collect());
    }

    /// The table as lines, the headings first.
    pub(super) fn draw(&self, out: &Output) -> String {
        let widths = self.widths(out.width);
        let headings: Vec<String> = self.columns.iter().map(|column| column.heading.clone()).collect();
        let mut drawn = out.strong(&self.line(&headings, &widths));
        drawn.push('\n');
        for row in &self.rows {
            self.draw_row(row, &widths, &mut drawn);
        }
        drawn
    }

    fn draw_row(&self, row: &[String], widths: &[usize], drawn: &mut String) {
        let mut cells = Vec::new();
        for ((cell, column), width) in row.iter().zip(&self.columns).zip(widths) {
            cells.push(match column.fit {
                Fit::Wrap(_) => text::fill(cell, *width),
                _ => vec![cell.clone()],
            });
        }
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        for place in 0..height {
            let line: Vec<String> = cells.iter().map(|cell| cell.get(place).cloned().unwrap_or_default()).collect();
            drawn.push_str(&self.line(&line, widths));
            drawn.push('\n');
        }
    }

    fn line(&self, cells: &[String], widths: &[usize]) -> String {
        let mut line = String::new();
        for ((cell, column), width) in cells.iter().zip(&self.columns).zip(widths) {
            if !line.is_empty() {
                line.push_str(&" ".repeat(GAP));
            }
            let missing = width.saturating_sub(text::width(cell));
            if column.right {
                line.push_str(&" ".repeat(missing));
                line.push_str(&text::truncate(cell, *width));
            } else {
                line.push_str(&text::pad(cell, *width));
            }
        }
        line.trim_end().to_string()
    }

    /// What each column gets: what it needs, or less where the room is short, the widest giving way first.
    fn widths(&self, room: usize) -> Vec<usize> {
        let mut widths: Vec<usize> = self.columns.iter().map(|column| text::width(&column.heading)).collect();
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                let longest = cell.lines().map(text::width).max().unwrap_or(0);
                *width = (*width).max(longest);
            }
        }
        let room = room.saturating_sub(GAP * self.columns.len().saturating_sub(1));
        self.narrow(&mut widths, room, |least| least);
        // A very narrow terminal: better short cells than lines that break anywhere.
        self.narrow(&mut widths, room, |least| least.min(NARROWEST));
        widths
    }

    fn narrow(&self, widths: &mut [usize], room: usize, limit: fn(usize) -> usize) {
        while widths.iter().sum::<usize>() > room {
            let yielding = widths
                .iter_mut()
                .zip(&self.columns)
                .filter(|(width, column)| match column.fit {
                    Fit::Whole => false,
                    Fit::Cut(least) | Fit::Wrap(least) => **width > limit(least),
                })
                .max_by_key(|(width, _)| **width);
            match yielding {
                Some((width, _)) => *width -= 1,
                None => break,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Output = Output { json: false, width: 30, styled: false, terminal: false };

    #[test]
    fn columns_stand_in_line_and_the_widest_gives_way() {
        let mut table = Table::default().column("who").number("n").cut("text", 6);
        table.row(vec!["漢字".into(), "7".into(), "a text that is much longer than the room".into()]);
        table.row(vec!["b".into(), "12".into(), "short".into()]);
        let drawn = table.draw(&PLAIN);
        assert_eq!(drawn, "who    n  text\n漢字   7  a text that is much…\nb     12  short\n");
        assert!(drawn.lines().all(|line| text::width(line) <= 30));
    }

    #[test]
    fn a_column_that_wraps_loses_nothing() {
        let mut table = Table::default().column("k").wrap("text", 10);
        table.row(vec!["1".into(), "one two three four five six seven eight\nnine".into()]);
        let drawn = table.draw(&Output { width: 20, ..PLAIN });
        assert_eq!(drawn, "k  text\n1  one two three\n   four five six\n   seven eight\n   nine\n");
    }

    #[test]
    fn hostile_cells_are_drawn_as_stand_ins() {
        let mut table = Table::default().column("k");
        table.row(vec!["a\u{1b}[31m\nb".into()]);
        assert_eq!(table.draw(&PLAIN), "k\na␛[31m b\n");
    }

    #[test]
    fn headings_are_bold_only_where_styles_are_wanted() {
        let table = Table::default().column("k");
        assert!(table.draw(&Output { styled: true, ..PLAIN }).starts_with("\u{1b}[1mk"));
        assert!(!table.draw(&PLAIN).contains('\u{1b}'));
    }
}
