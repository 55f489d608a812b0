//! The framework matrix: cases down, themes across, and beside it what the cursor stands on.
//!
//! ```text
//! choosing   which chart, which rows and columns, in which order        grid     the cells, as many as are in sight
//! moving     where the cursor goes                                      cell     what of a cell fits into the grid
//! beside     what follows the cursor: case, cell, quotes                side     the case and the cell in full
//! areas      where everything stands                                    quotes   the quotes of a cell
//! head       what is shown, how far it is, which filters hold           view     all of it drawn
//! ```
//!
//! **Rules it owns.** Only what is in sight is drawn, so that a key is answered alike over three hundred cases. What
//! narrows the chart is always told on top. A closed row says so and takes no charting.
//!
//! **What never holds here.** No number is counted here: the project counts, this shows.

mod areas;
mod beside;
mod cell;
mod choosing;
mod grid;
mod head;
mod moving;
mod quotes;
mod side;
mod unavailable;
mod view;

pub use beside::{Beside, Spot, View};
pub use choosing::Chosen;
pub use quotes::QuoteLine;

pub(in crate::tui) use quotes::{quote_lines, quote_rows};
pub(in crate::tui) use unavailable::writes;
pub(in crate::tui) use view::draw;

use crate::model::{CaseId, CellPlace, CellState, ThemeId};
use crate::tui::widgets::Bar;
use crate::workbench::{CellPage, ChartGrid, ChartProgress, GridCell, GridColumn, GridRow, MatrixRequest};

/// A matrix on screen.
#[derive(Debug, Default)]
pub struct MatrixScreen {
    /// Which chart, and what of it.
    pub chosen: Chosen,
    /// The grid as it was counted, once it is there.
    pub grid: Option<ChartGrid>,
    /// Why there is none.
    pub fault: Option<String>,
    /// How far the charting is.
    pub progress: Option<ChartProgress>,
    /// Places of the rows that are shown, in the order they are shown.
    rows: Vec<usize>,
    /// Places of the columns that are shown.
    columns: Vec<usize>,
    /// The row under the cursor, among those shown.
    pub row: Bar,
    /// The column under the cursor, among those shown.
    pub column: Bar,
    /// What stands beside the grid.
    pub beside: Beside,
    /// Whether keys go to what stands beside the grid.
    pub aside: bool,
    /// Whether that takes the whole screen.
    pub whole: bool,
    /// Whether the grid takes the whole screen.
    pub grid_alone: bool,
    /// The number of the grid that is waited for.
    pub ticket: u64,
    /// The cell to go to once the grid is there; of a case alone, its row.
    pub seek: Option<(Option<CaseId>, Option<ThemeId>)>,
}

impl MatrixScreen {
    /// The chart of a main theme, or of all, that is still to be counted.
    #[must_use]
    pub fn new(theme: Option<ThemeId>) -> Self {
        Self { chosen: Chosen { theme, ..Chosen::default() }, ..Self::default() }
    }

    /// What is asked for now.
    #[must_use]
    pub fn request(&self) -> MatrixRequest {
        self.chosen.request()
    }

    /// Takes a grid in, if it is the one waited for; the cursor stays on its cell.
    pub fn take(&mut self, ticket: u64, answer: Result<ChartGrid, String>) {
        if ticket != self.ticket {
            return;
        }
        let stood = self.seek.take().unwrap_or((self.row().and_then(|row| row.case), self.theme()));
        match answer {
            Ok(grid) => {
                self.progress = Some(ChartProgress::of(&grid));
                (self.grid, self.fault) = (Some(grid), None);
            }
            Err(why) => (self.grid, self.progress, self.fault) = (None, None, Some(why)),
        }
        self.arrange(stood);
    }

    /// Chooses rows and columns anew, the cursor staying on its case and theme where they are still shown.
    pub fn rearrange(&mut self) {
        let stood = (self.row().and_then(|row| row.case), self.theme());
        self.arrange(stood);
    }

    fn arrange(&mut self, stood: (Option<CaseId>, Option<ThemeId>)) {
        let Some(grid) = &self.grid else {
            (self.rows, self.columns) = (Vec::new(), Vec::new());
            return;
        };
        self.columns = self.chosen.columns(grid);
        self.rows = self.chosen.rows(grid, &self.columns);
        self.go_to(stood);
    }

    /// Puts the cursor on a case and a theme, as far as they are shown.
    pub fn go_to(&mut self, (case, theme): (Option<CaseId>, Option<ThemeId>)) {
        let Some(grid) = &self.grid else { return };
        let row = |place: &usize| grid.rows.get(*place).is_some_and(|row| row.case == case);
        if let Some(at) = case.and_then(|_| self.rows.iter().position(row)) {
            self.row.at = at;
        }
        let column = |place: &usize| grid.columns.get(*place).is_some_and(|column| Some(column.theme) == theme);
        if let Some(at) = theme.and_then(|_| self.columns.iter().position(column)) {
            self.column.at = at;
        }
        let (rows, columns) = (self.row_count(), self.columns.len());
        self.row.keep(rows);
        self.column.keep(columns);
    }

    /// Takes in how a cell stands now, before the grid is counted again.
    pub fn patch(&mut self, page: &CellPage) {
        let Some(grid) = &mut self.grid else { return };
        let Some(column) = grid.columns.iter().position(|column| column.theme == page.place.theme) else { return };
        let row = grid.rows.iter_mut().find(|row| row.case == Some(page.place.case) && !row.closed);
        if let Some(cell) = row.and_then(|row| row.cells.get_mut(column)) {
            *cell = page.preview();
        }
        self.progress = self.grid.as_ref().map(ChartProgress::of);
    }

    /// How many rows are shown. What belongs to no case is a row of its own at the end.
    #[must_use]
    pub fn row_count(&self) -> usize {
        self.rows.len() + usize::from(self.has_loose())
    }

    fn has_loose(&self) -> bool {
        self.chosen.conditions.is_empty() && self.grid.as_ref().is_some_and(|grid| !grid.no_case.is_empty())
    }

    /// A row that is shown; `None` for what belongs to no case.
    #[must_use]
    pub fn row_at(&self, at: usize) -> Option<&GridRow> {
        self.grid.as_ref()?.rows.get(*self.rows.get(at)?)
    }

    /// A column that is shown, and its place in the grid.
    #[must_use]
    pub fn column_at(&self, at: usize) -> Option<(usize, &GridColumn)> {
        let place = *self.columns.get(at)?;
        Some((place, self.grid.as_ref()?.columns.get(place)?))
    }

    /// The row under the cursor; `None` for what belongs to no case.
    #[must_use]
    pub fn row(&self) -> Option<&GridRow> {
        self.row_at(self.row.at)
    }

    /// The theme under the cursor.
    #[must_use]
    pub fn theme(&self) -> Option<ThemeId> {
        self.column_at(self.column.at).map(|(_, column)| column.theme)
    }

    /// Which cell is under the cursor; `None` where it belongs to no case.
    #[must_use]
    pub fn place(&self) -> Option<CellPlace> {
        let (_, column) = self.column_at(self.column.at)?;
        self.row()?.place(column)
    }

    /// What the grid shows under the cursor.
    #[must_use]
    pub fn cell(&self) -> Option<&GridCell> {
        let (place, _) = self.column_at(self.column.at)?;
        self.row()?.cells.get(place)
    }

    /// The next cell to be charted, in the order in which rows and columns are shown, and from the beginning again after
    /// the last one, only one with quotes where that is asked; `None` where none of those shown is.
    #[must_use]
    pub fn next_to_chart(&self, quoted: bool) -> Option<(usize, usize)> {
        let open = |at: usize| {
            let (row, column) = (at / self.columns.len(), at % self.columns.len());
            let told = self.row_at(row).filter(|row| !row.closed)?;
            let cell = told.cells.get(*self.columns.get(column)?)?;
            let wanted = cell.state == CellState::ToChart && (!quoted || cell.counts.total() > 0);
            wanted.then_some((row, column))
        };
        let all = self.rows.len() * self.columns.len();
        let begin = (self.row.at * self.columns.len() + self.column.at + 1).min(all);
        (begin..all).chain(0..begin).find_map(open)
    }
}
