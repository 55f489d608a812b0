//! How far the charting is, and which cell is next.
//!
//! The rule it owns: only cells that the viewer may see are counted. Cases that are closed to her are named instead: a
//! number of theirs would tell what others did, and `to chart` would not be true.

use super::grid::{ChartGrid, GridCell, GridRow};
use crate::model::{CellPlace, CellState};
use crate::workbench::{MatrixRequest, Result, Workbench};
use serde::Serialize;

/// How many cells are how far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct ChartTally {
    /// Cells with a summary.
    pub charted: usize,
    /// Cells in which there is nothing to chart.
    pub no_data: usize,
    /// Cells whose question was not asked.
    pub not_asked: usize,
    /// Cells that are still to be charted.
    pub to_chart: usize,
    /// Of all of them, those whose linked codings changed since.
    pub stale: usize,
}

impl ChartTally {
    /// How many cells there are.
    #[must_use]
    pub const fn total(&self) -> usize {
        self.charted + self.no_data + self.not_asked + self.to_chart
    }

    fn add(&mut self, cell: &GridCell) {
        match cell.state {
            CellState::ToChart => self.to_chart += 1,
            CellState::Charted => self.charted += 1,
            CellState::NoData => self.no_data += 1,
            CellState::NotAsked => self.not_asked += 1,
        }
        self.stale += usize::from(cell.stale);
    }
}

/// How far one theme is over the cases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ThemeProgress {
    /// Key.
    pub theme: String,
    /// Number.
    pub number: String,
    /// Name.
    pub name: String,
    /// Its cells.
    #[serde(flatten)]
    pub tally: ChartTally,
}

/// How far one case is over the themes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CaseProgress {
    /// Name.
    pub case: String,
    /// Its cells.
    #[serde(flatten)]
    pub tally: ChartTally,
}

/// How far the charting is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChartProgress {
    /// All cells the viewer may see.
    #[serde(flatten)]
    pub total: ChartTally,
    /// By theme, in the order of the framework.
    pub themes: Vec<ThemeProgress>,
    /// By case, in the order of the rows.
    pub cases: Vec<CaseProgress>,
    /// Names of the cases that are closed to the viewer and counted nowhere.
    pub closed: Vec<String>,
}

impl ChartProgress {
    /// How far the cells of a grid are.
    #[must_use]
    pub fn of(grid: &ChartGrid) -> Self {
        let themes = grid.columns.iter().map(|column| ThemeProgress {
            theme: column.key.clone(),
            number: column.number.clone(),
            name: column.name.clone(),
            tally: ChartTally::default(),
        });
        let mut progress =
            Self { total: ChartTally::default(), themes: themes.collect(), cases: Vec::new(), closed: Vec::new() };
        for row in &grid.rows {
            if row.closed {
                progress.closed.push(row.name.clone());
                continue;
            }
            let mut tally = ChartTally::default();
            for (cell, theme) in row.cells.iter().zip(&mut progress.themes) {
                tally.add(cell);
                theme.tally.add(cell);
                progress.total.add(cell);
            }
            progress.cases.push(CaseProgress { case: row.name.clone(), tally });
        }
        progress
    }
}

impl ChartGrid {
    /// The next cell to be charted after a place, by reading order, and from the beginning again after the last one;
    /// `None` where every cell the viewer may chart is done.
    #[must_use]
    pub fn next_to_chart(&self, after: Option<CellPlace>) -> Option<CellPlace> {
        let places: Vec<(CellPlace, bool)> = self.rows.iter().flat_map(|row| self.places(row)).collect();
        let begin = after.and_then(|after| places.iter().position(|(place, _)| *place == after)).map_or(0, |at| at + 1);
        let round = places.iter().skip(begin).chain(places.iter().take(begin));
        round.filter(|(_, open)| *open).map(|(place, _)| *place).next()
    }

    /// The cells of a row, each with whether it is to be charted by the viewer.
    fn places<'g>(&'g self, row: &'g GridRow) -> impl Iterator<Item = (CellPlace, bool)> + 'g {
        let to_chart = |cell: &GridCell| !row.closed && cell.state == CellState::ToChart;
        let cells = self.columns.iter().zip(&row.cells);
        cells.filter_map(move |(column, cell)| Some((row.place(column)?, to_chart(cell))))
    }
}

impl Workbench {
    /// How far the charting is. Rows are always cases.
    ///
    /// # Errors
    /// Where something named in the request is not there.
    pub fn chart_progress(&self, request: &MatrixRequest) -> Result<ChartProgress> {
        Ok(ChartProgress::of(&self.chart_grid(&MatrixRequest { rows: None, ..request.clone() })?))
    }

    /// The next cell to be charted, by reading order; see [`ChartGrid::next_to_chart`].
    ///
    /// # Errors
    /// Where something named in the request is not there.
    pub fn next_to_chart(&self, request: &MatrixRequest, after: Option<CellPlace>) -> Result<Option<CellPlace>> {
        Ok(self.chart_grid(&MatrixRequest { rows: None, ..request.clone() })?.next_to_chart(after))
    }
}
