//! Why a command of the matrix cannot run now.

use super::MatrixScreen;
use crate::model::CellState;
use crate::tui::commands::Action;
use crate::tui::message::Study;

const CLOSED: &str = "this case is closed to you until you are done coding its transcripts";
const LOOSE: &str = "these quotes belong to no case, so there is nothing to chart";

/// Whether a command of this screen writes to the project.
#[must_use]
pub const fn writes(action: Action) -> bool {
    charts(action) || matches!(action, Action::RowSynthesis | Action::ColumnSynthesis | Action::WriteSummary)
}

/// Whether a command charts the cell under the cursor.
const fn charts(action: Action) -> bool {
    matches!(
        action,
        Action::NoData
            | Action::NotAsked
            | Action::ToChart
            | Action::Confirm
            | Action::Judge
            | Action::LinkQuote
            | Action::PasteQuote
    )
}

impl MatrixScreen {
    /// Why a command cannot run now; `None` where it can.
    #[must_use]
    pub fn unavailable(&self, action: Action, study: &Study) -> Option<&'static str> {
        // What belongs to no case has quotes to be read in place of a summary.
        let reads = action == Action::WriteSummary && self.row().is_none() && self.spot().is_some();
        if (charts(action) || action == Action::WriteSummary)
            && !reads
            && let Some(why) = self.unchartable()
        {
            return Some(why);
        }
        match action {
            Action::Confirm | Action::ToChart => self.cell().and_then(|cell| self.nothing_charted(action, cell.state)),
            Action::RowSynthesis => match self.row() {
                None => Some("these quotes belong to no case"),
                Some(row) if row.closed => Some(CLOSED),
                Some(_) => None,
            },
            Action::ColumnSynthesis => {
                let closed = self.grid.as_ref().is_some_and(|grid| grid.columns_closed);
                closed.then_some("what is read across cases is closed to you until you are done coding")
            }
            Action::CellHistory => match self.row() {
                None => Some(LOOSE),
                Some(row) if row.closed => Some(CLOSED),
                Some(_) => None,
            },
            Action::LinkQuote | Action::PasteQuote | Action::Open if self.beside.under().is_none() => {
                Some("there is no quote here")
            }
            Action::FilterCase | Action::ShownAttributes if !has_attributes(study) => {
                Some("no case has attributes yet: emic case set, or emic case import FILE.csv")
            }
            Action::ClearFilters if !self.chosen.is_filtered() => Some("there is no filter"),
            Action::ShowColumns if self.chosen.hidden.is_empty() => Some("no theme is hidden"),
            Action::HideColumn if self.columns.len() < 2 => Some("the last theme stays"),
            Action::NextToChart | Action::NextQuoted | Action::Progress | Action::HideColumn if self.grid.is_none() => {
                Some("the chart is still being counted")
            }
            _ => None,
        }
    }

    /// Why the cell under the cursor cannot be charted.
    fn unchartable(&self) -> Option<&'static str> {
        match (self.grid.is_some(), self.row_count() == 0, self.row(), self.theme()) {
            (false, ..) => Some("the chart is still being counted"),
            (true, true, ..) | (true, false, _, None) => Some("there is no cell here"),
            (true, false, None, Some(_)) => Some(LOOSE),
            (true, false, Some(row), Some(_)) if row.closed => Some(CLOSED),
            _ => None,
        }
    }

    fn nothing_charted(&self, action: Action, state: CellState) -> Option<&'static str> {
        let written = self.cell().is_some_and(|cell| !cell.words.is_empty());
        match (action, state) {
            (Action::Confirm, CellState::ToChart) if !written => Some("nothing is charted here yet: Enter writes"),
            (Action::ToChart, CellState::ToChart) => Some("it is to be charted already"),
            _ => None,
        }
    }
}

fn has_attributes(study: &Study) -> bool {
    study.names.cases.iter().any(|case| !case.attributes.is_empty())
}
