//! How far the charting is, counted over the cells of an export.

use super::view::CellView;
use crate::model::CellState;

/// How many cells are in which state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// A summary was written.
    pub charted: usize,
    /// There was nothing to chart.
    pub no_data: usize,
    /// It was never asked.
    pub not_asked: usize,
    /// Nothing was said yet.
    pub to_chart: usize,
    /// Of all these, how many rest on a coding that changed since.
    pub stale: usize,
    /// What was charted is hidden from whoever exported it; counted nowhere else.
    pub closed: usize,
}

impl Tally {
    /// The states of these cells.
    pub fn of<'c>(cells: impl IntoIterator<Item = &'c CellView>) -> Self {
        let mut tally = Self::default();
        for cell in cells {
            if cell.closed {
                tally.closed += 1;
                continue;
            }
            match cell.state {
                CellState::Charted => tally.charted += 1,
                CellState::NoData => tally.no_data += 1,
                CellState::NotAsked => tally.not_asked += 1,
                CellState::ToChart => tally.to_chart += 1,
            }
            tally.stale += usize::from(cell.stale);
        }
        tally
    }

    /// Each count with its word, in the order they are shown.
    #[must_use]
    pub const fn columns(&self) -> [(&'static str, usize); 6] {
        [
            ("charted", self.charted),
            ("no data", self.no_data),
            ("not asked", self.not_asked),
            ("to chart", self.to_chart),
            ("stale", self.stale),
            ("closed", self.closed),
        ]
    }
}
