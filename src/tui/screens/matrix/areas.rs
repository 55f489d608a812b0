//! Where the parts of the screen stand, and how many cells are in sight.
//!
//! ```text
//! narrow                          wide
//! ┌ what, how far, filters ──┐    ┌ what, how far, filters ────────────────┐
//! │ case │ theme │ theme │ … │    │ case │ theme │ theme │ … │ this case in  │
//! │  …   │ cell  │ cell  │   │    │  …   │ cell  │ cell  │   │ this theme    │
//! ├ this case in this theme ─┤    │      │       │       │   │               │
//! │                          │    │      │       │       │   │               │
//! └──────────────────────────┘    └──────────────────────────┴───────────────┘
//! ```
//!
//! One function says so for drawing, for moving by screenfuls and for the mouse. The row of themes and the column of cases
//! stay where they are; the rest goes by under them.

use super::MatrixScreen;
use crate::tui::widgets::scrolled;
use ratatui::layout::Rect;

/// From this width on the side stands beside the grid, else below it.
const WIDE: u16 = 120;
/// Rows of the head of the columns: number and name.
pub const COLUMN_HEAD: usize = 2;
/// Columns of a cell at least and at most, with the space after it.
const CELL: (usize, usize) = (19, 44);
/// Rows of a cell at most.
const CELL_ROWS: usize = 4;

/// The parts of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Areas {
    /// What is shown, how far it is, which filters hold.
    pub head: Rect,
    /// The grid with its headers.
    pub grid: Rect,
    /// What follows the cursor; `None` where the grid takes all.
    pub side: Option<Rect>,
}

impl Areas {
    /// The parts of a body.
    #[must_use]
    pub fn new(area: Rect, screen: &MatrixScreen) -> Self {
        let area = Rect { x: area.x + 1.min(area.width), width: area.width.saturating_sub(2), ..area };
        let lines = if area.height >= 30 || area.height < 3 { 3 } else { 2 };
        let head = Rect { height: lines.min(area.height), ..area };
        let rest = Rect { y: area.y + head.height, height: area.height - head.height, ..area };
        if screen.whole {
            return Self { head, grid: Rect { height: 0, ..rest }, side: Some(rest) };
        }
        if screen.grid_alone {
            return Self { head, grid: rest, side: None };
        }
        if area.width >= WIDE {
            let width = area.width * 3 / 5;
            let side = Rect { x: rest.x + width + 1, width: rest.width - width - 1, ..rest };
            return Self { head, grid: Rect { width, ..rest }, side: Some(side) };
        }
        let below = rest.height * 2 / 5;
        let grid = Rect { height: rest.height - below, ..rest };
        Self { head, grid, side: Some(Rect { y: rest.y + grid.height, height: below, ..rest }) }
    }
}

/// The cells in sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Geometry {
    area: Rect,
    /// Columns of the row headers.
    pub name: usize,
    /// Columns of a cell, with the space after it.
    pub cell: usize,
    /// Rows of a cell.
    pub height: usize,
    /// The first column in sight, among those shown.
    pub left: usize,
    /// How many columns are in sight.
    pub columns: usize,
    /// The first row in sight, among those shown.
    pub top: usize,
    /// How many rows are in sight.
    pub rows: usize,
}

impl Geometry {
    /// The cells in sight in `area`, around the cursor.
    #[must_use]
    pub fn new(area: Rect, screen: &MatrixScreen) -> Self {
        let width = usize::from(area.width);
        let name = if width >= 90 { 22 } else { 14 };
        let room = width.saturating_sub(name);
        let themes = screen.columns.len().max(1);
        let columns = (room / CELL.0).clamp(1, themes);
        let cell = (room / columns).clamp(8, CELL.1.max(8));
        let lines = usize::from(area.height).saturating_sub(COLUMN_HEAD).max(1);
        let all = screen.row_count().max(1);
        // Cells grow with the room there is; where there is little, each still shows how its summary begins.
        let height = (lines / all).clamp(2, CELL_ROWS).min(lines);
        let rows = (lines / height).max(1);
        Self {
            area,
            name,
            cell,
            height,
            left: scrolled(screen.column.at, screen.columns.len(), columns),
            columns,
            top: scrolled(screen.row.at, screen.row_count(), rows),
            rows,
        }
    }

    /// The row and column of the cell at a place of the screen.
    #[must_use]
    pub fn cell_at(&self, column: u16, row: u16) -> Option<(usize, usize)> {
        let across = usize::from(column.checked_sub(self.area.x)?).checked_sub(self.name)?;
        let down = usize::from(row.checked_sub(self.area.y)?).checked_sub(COLUMN_HEAD)?;
        let (down, across) = (down / self.height, across / self.cell);
        (down < self.rows && across < self.columns).then_some((self.top + down, self.left + across))
    }
}
