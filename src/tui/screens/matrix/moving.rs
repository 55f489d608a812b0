//! Where the cursor goes in the grid, and the bar or the text beside it.

use super::areas::{Areas, Geometry};
use super::{MatrixScreen, View};
use crate::tui::commands::Action;
use crate::tui::widgets::{Bar, lines};
use ratatui::layout::Rect;

impl MatrixScreen {
    /// Moves, on a screen with this body; whether the command was a movement.
    pub fn travel(&mut self, action: Action, count: usize, body: (u16, u16)) -> bool {
        let areas = Areas::new(Rect::new(0, 0, body.0, body.1), self);
        let step = isize::try_from(count).unwrap_or(isize::MAX);
        let across = match action {
            Action::Left => Some(-step),
            Action::Right => Some(step),
            Action::LineStart => Some(isize::MIN),
            Action::LineEnd => Some(isize::MAX),
            _ => None,
        };
        if let Some(columns) = across {
            let len = self.columns.len();
            self.column.step(columns, len);
            return true;
        }
        if matches!(action, Action::OthersUp | Action::OthersDown) {
            self.scroll(if action == Action::OthersUp { -step } else { step }, areas.side);
            return true;
        }
        let side = usize::from(areas.side.map_or(0, |side| side.height)).saturating_sub(2);
        if self.aside && self.beside.view != View::Quotes {
            let Some(rows) = lines(action, count, side) else { return false };
            self.scroll(rows, areas.side);
            return true;
        }
        if self.aside {
            // A quote takes a few rows.
            let Some(lines) = lines(action, count, side / 3) else { return false };
            let len = self.beside.quotes().len();
            self.beside.quote.step(lines, len);
            return true;
        }
        let page = Geometry::new(areas.grid, self).rows;
        let Some(lines) = lines(action, count, page) else { return false };
        let len = self.row_count();
        self.row.step(lines, len);
        true
    }

    /// Scrolls what stands beside the grid, as far as there is something to see; the quotes by their bar.
    fn scroll(&mut self, rows: isize, side: Option<Rect>) {
        if self.beside.view == View::Quotes {
            let len = self.beside.quotes().len();
            self.beside.quote.step(rows, len);
            return;
        }
        let Some(side) = side else { return };
        let all = self.side_rows(usize::from(side.width)).len();
        let last = all.saturating_sub(usize::from(side.height).saturating_sub(1));
        self.beside.top = self.beside.top.saturating_add_signed(rows).min(last);
    }

    /// Puts the cursor on the cell at a place of the screen, as far as there is one; whether there is.
    pub fn point(&mut self, column: u16, row: u16, body: (u16, u16)) -> bool {
        let areas = Areas::new(Rect::new(0, 0, body.0, body.1), self);
        let geometry = Geometry::new(areas.grid, self);
        let Some((at_row, at_column)) = geometry.cell_at(column, row) else { return false };
        if self.whole || at_row >= self.row_count() || at_column >= self.columns.len() {
            return false;
        }
        self.aside = false;
        (self.row, self.column) = (Bar { at: at_row }, Bar { at: at_column });
        true
    }

    /// Puts the cursor on the beginning of the next chart, or of the one before, where all stand side by side.
    pub fn step_chart(&mut self, back: bool) {
        let main = |at: usize| self.column_at(at).map(|(_, column)| column.main);
        let here = main(self.column.at);
        let starts: Vec<usize> =
            (0..self.columns.len()).filter(|at| *at == 0 || main(*at) != main(at.wrapping_sub(1))).collect();
        let Some(chart) = starts.iter().rposition(|start| *start <= self.column.at && main(*start) == here) else {
            return;
        };
        let next = if back { chart + starts.len() - 1 } else { chart + 1 };
        self.column.at = starts.get(next % starts.len()).copied().unwrap_or(0);
    }
}
