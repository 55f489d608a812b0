//! Where the parts of the screen stand.
//!
//! ```text
//! narrow                       wide
//! ┌ figures ───────────┐       ┌ figures ────────────────────────┐
//! │ queue              │       │ queue     │ passage             │
//! ├ words that differ ─┤       │           │                     │
//! │ passage            │       │           ├ words that differ ──┤
//! ├────────────────────┤       │           │ a card per reading  │
//! │ a card per reading │       │           │                     │
//! └────────────────────┘       └───────────┴─────────────────────┘
//! ```
//!
//! Where there is little room the passage takes most of it while keys go there. One function says so for drawing and for
//! laying out the text.

use crate::tui::screens::transcript::WIDE;
use ratatui::layout::Rect;

/// Columns left of the passage: for each coder a count of stripes that do not fit, three lanes and a space.
pub const GUTTER: u16 = 10;
/// Stripes of one coder side by side at most.
pub const LANES: usize = 3;
/// Lines on top: progress, types, what is counted, agreement.
pub const LINES: u16 = 4;
/// Below this many rows the passage takes room from the queue while keys go there.
const TALL: u16 = 34;

/// The parts of the screen, as places within it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Areas {
    /// Counts, filters and agreement.
    pub head: Rect,
    /// The list.
    pub queue: Rect,
    /// The line over the passage.
    pub over: Rect,
    /// The passage with its lanes.
    pub passage: Rect,
    /// The line over the cards.
    pub between: Rect,
    /// The cards.
    pub cards: Rect,
    /// Whether the queue stands beside the passage.
    pub wide: bool,
}

impl Areas {
    /// The parts of a screen of so many columns and rows.
    #[must_use]
    pub fn new((columns, rows): (u16, u16), in_passage: bool) -> Self {
        let wide = columns >= WIDE;
        let head = Rect { x: 0, y: 0, width: columns, height: LINES.min(rows) };
        let rest = rows.saturating_sub(head.height);
        if wide { Self::beside(head, columns, rest) } else { Self::below(head, columns, rest, in_passage) }
    }

    fn beside(head: Rect, columns: u16, rest: u16) -> Self {
        let top = head.height;
        let left = (columns * 2 / 5).min(64);
        let right = Rect { x: left + 1, y: top, width: columns.saturating_sub(left + 1), height: rest };
        let cards = (rest / 2).saturating_sub(2);
        let passage = rest.saturating_sub(cards + 2);
        Self {
            head,
            queue: Rect { x: 0, y: top, width: left, height: rest },
            over: Rect { height: 1, ..right },
            passage: Rect { y: top + 1, height: passage, ..right },
            between: Rect { y: top + 1 + passage, height: 1, ..right },
            cards: Rect { y: top + 2 + passage, height: cards, ..right },
            wide: true,
        }
    }

    fn below(head: Rect, columns: u16, rest: u16, in_passage: bool) -> Self {
        let top = head.height;
        let rows = rest.saturating_sub(2);
        let (queue, cards) = if in_passage && rest < TALL { (1, rows / 6) } else { (rows * 4 / 15, rows / 3) };
        let passage = rows.saturating_sub(queue + cards);
        let at = |y: u16, height: u16| Rect { x: 0, y, width: columns, height };
        Self {
            head,
            queue: at(top, queue),
            over: at(top + queue, 1),
            passage: at(top + queue + 1, passage),
            between: at(top + queue + 1 + passage, 1),
            cards: at(top + queue + 2 + passage, cards),
            wide: false,
        }
    }

    /// Columns and rows the passage's text has.
    #[must_use]
    pub fn text(&self) -> (u16, u16) {
        (self.passage.width.saturating_sub(GUTTER + 1).max(1), self.passage.height.max(1))
    }

    /// Rows the passage has.
    #[must_use]
    pub fn rows(&self) -> usize {
        usize::from(self.passage.height).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_parts_share_a_cell_and_all_are_on_the_screen() {
        for (columns, rows) in [(80, 21), (80, 47), (109, 30), (110, 21), (120, 37), (160, 47), (300, 90)] {
            for in_passage in [false, true] {
                {
                    let areas = Areas::new((columns, rows), in_passage);
                    let parts = [areas.head, areas.queue, areas.over, areas.passage, areas.between, areas.cards];
                    for (n, part) in parts.iter().enumerate() {
                        assert!(part.height > 0 && part.right() <= columns && part.bottom() <= rows, "{areas:?}");
                        for other in &parts[n + 1..] {
                            assert!(!part.intersects(*other), "{areas:?}");
                        }
                    }
                    assert!(areas.passage.height >= 4, "{areas:?}");
                }
            }
        }
    }
}
