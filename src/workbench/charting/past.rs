//! What became of a cell: every change of it in the journal, with what stood before and after.

use crate::model::{ActId, ActKind, CellPlace, CellState, ChartedCell, CodingId, Overall, Paragraph};
use crate::workbench::history::{read_value, visible};
use crate::workbench::{Result, Workbench};
use serde::Serialize;

/// What a cell held at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CellPast {
    /// How far the analyst was.
    pub state: CellState,
    /// The summary in its text form; empty for none.
    pub summary: String,
    /// The analyst's own judgement.
    pub judgement: Option<Overall>,
    /// The codings that were linked.
    pub linked: Vec<CodingId>,
}

impl From<ChartedCell> for CellPast {
    fn from(cell: ChartedCell) -> Self {
        Self {
            state: cell.state,
            summary: Paragraph::write(&cell.paragraphs),
            judgement: cell.judgement,
            linked: cell.links.iter().map(|link| link.coding).collect(),
        }
    }
}

/// One change of a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CellHistoryLine {
    /// When, RFC 3339, UTC.
    pub at: String,
    /// Initials, or null where no coder was named.
    pub coder: Option<String>,
    /// What was done, in words.
    pub what: String,
    /// The act it belongs to.
    pub act: ActId,
    /// What the cell held before; null where nothing was charted.
    pub before: Option<CellPast>,
    /// What it held after; null where nothing was left.
    pub after: Option<CellPast>,
}

impl Workbench {
    /// Everything that became of a cell, latest first, as far as the viewer may see it.
    ///
    /// # Errors
    /// Where there is no such case or theme.
    pub fn cell_history(&self, place: CellPlace) -> Result<Vec<CellHistoryLine>> {
        self.cell_name(place)?;
        let (names, access) = (self.names()?, self.access()?);
        let mut lines = Vec::new();
        for (act, change) in self.store.read().cell_changes(place)? {
            if !visible(&access, &change)? {
                continue;
            }
            let past = |json: Option<&String>| {
                Ok::<_, crate::workbench::WorkbenchError>(read_value::<ChartedCell>(json)?.map(CellPast::from))
            };
            lines.push(CellHistoryLine {
                at: act.at,
                coder: act.coder.map(|coder| names.initials(coder).to_string()),
                what: match act.kind {
                    ActKind::Do => act.what,
                    other => format!("{}: {}", other.word(), act.what),
                },
                act: act.id,
                before: past(change.before.as_ref())?,
                after: past(change.after.as_ref())?,
            });
        }
        lines.reverse();
        Ok(lines)
    }
}
