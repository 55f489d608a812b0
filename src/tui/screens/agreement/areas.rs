//! Where the parts of the screen stand.
//!
//! ```text
//! what is chosen, each with its key
//! how many transcripts, and how many are left out
//! [by theme]  overall  …
//! what the page is                       (pages that need it)
//! headings of the columns
//! a row per theme, the bar among them
//! the row under the bar in full
//! ```
//!
//! The parts keep their heights while the bar moves, so that no row moves under the eye.

use super::{AgreementScreen, Sheet, head};
use ratatui::layout::Rect;

/// From so many rows on there are blank lines between the parts.
const ROOMY: u16 = 34;
/// Below so many columns sentences are given a second line.
const NARROW: u16 = 100;

/// The parts of the screen, as places within it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Areas {
    /// Choices, transcripts, pages.
    pub head: Rect,
    /// What the page is.
    pub intro: Rect,
    /// Headings of the columns.
    pub heads: Rect,
    /// The rows.
    pub list: Rect,
    /// The row under the bar in full.
    pub detail: Rect,
}

/// How many lines the parts of a page take besides the list.
struct Lines {
    intro: u16,
    heads: u16,
    detail: u16,
}

impl AgreementScreen {
    /// Where everything stands on a screen of so many columns and rows. Nothing is drawn in the first and last column.
    pub(super) fn areas(&self, (columns, rows): (u16, u16)) -> Areas {
        let width = columns.saturating_sub(2);
        let gap = u16::from(rows >= ROOMY);
        let lines = self.lines(columns, rows);
        let mut y = 0;
        let mut take = |height: u16, gap: u16| {
            let height = height.min(rows.saturating_sub(y));
            let part = Rect { x: 1, y, width, height };
            y = (y + height + gap).min(rows);
            part
        };
        let head = take(u16::try_from(head::height(self, usize::from(width))).unwrap_or(3), gap);
        let intro = take(lines.intro, gap * u16::from(lines.intro > 0));
        let heads = take(lines.heads, 0);
        let below = lines.detail + gap * u16::from(lines.detail > 0);
        let list = take(rows.saturating_sub(intro.bottom().max(heads.bottom()) + below).max(1), gap);
        let detail = take(lines.detail, 0);
        Areas { head, intro, heads, list, detail }
    }

    fn lines(&self, columns: u16, rows: u16) -> Lines {
        let narrow = columns < NARROW;
        match self.sheet {
            Sheet::Themes | Sheet::Everybody => {
                let further = if self.further { 1 + u16::from(narrow) } else { 0 };
                let second = u16::from(narrow) * (1 + u16::from(self.sheet == Sheet::Everybody));
                Lines { intro: 0, heads: 2, detail: 2 + second + further }
            }
            Sheet::Overall => {
                let (intro, least) = (1 + u16::from(narrow), 5 + 3 * u16::from(narrow));
                // What the figures mean stands close below the pairs, however few they are.
                let pairs = u16::try_from(self.len()).unwrap_or(u16::MAX).max(1);
                Lines { intro, heads: 2, detail: rows.saturating_sub(8 + intro).saturating_sub(pairs).max(least) }
            }
            Sheet::Magnitude => {
                let values = self.magnitudes().iter().map(|row| row.values.len()).max().unwrap_or(0);
                let table = u16::try_from(values + 1).unwrap_or(u16::MAX);
                let figures = 6 + 2 * u16::from(narrow);
                Lines { intro: 1 + u16::from(narrow), heads: 2, detail: table.max(figures).min(rows / 2) }
            }
            Sheet::Talk => {
                let second = u16::from(narrow);
                Lines { intro: 2 + second, heads: 2, detail: 2 + 2 * second }
            }
            Sheet::Pairs | Sheet::Methods => Lines { intro: 0, heads: 0, detail: 0 },
        }
    }

    /// How many rows one sees of the page.
    pub fn height(&self, body: (u16, u16)) -> usize {
        usize::from(self.areas(body).list.height)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_parts_share_a_cell_and_all_are_on_the_screen() {
        for (columns, rows) in [(80, 21), (99, 21), (100, 30), (120, 37), (160, 47), (300, 90)] {
            for sheet in Sheet::ALL {
                for further in [false, true] {
                    let areas = AgreementScreen { sheet, further, ..AgreementScreen::default() }.areas((columns, rows));
                    let parts = [areas.head, areas.intro, areas.heads, areas.list, areas.detail];
                    for (n, part) in parts.iter().enumerate() {
                        assert!(part.right() < columns && part.bottom() <= rows, "{areas:?}");
                        for other in &parts[n + 1..] {
                            assert!(!part.intersects(*other), "{areas:?}");
                        }
                    }
                    let least = match sheet {
                        Sheet::Overall => 1,
                        Sheet::Magnitude => 5,
                        _ => 8,
                    };
                    assert!(areas.list.height >= least, "{sheet:?} at {columns}x{rows}: {areas:?}");
                }
            }
        }
    }
}
