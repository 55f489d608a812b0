//! Where the parts of the screen stand: the choices and the pages on top, the table, and what is told about its row.

use super::EvaluationScreen;
use crate::workbench::EvaluationKind;
use ratatui::layout::Rect;

/// The parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Areas {
    /// Choices, pages, and what was counted.
    pub head: Rect,
    /// The headings of the columns.
    pub heads: Rect,
    /// The rows.
    pub list: Rect,
    /// What is told about the row under the bar.
    pub detail: Rect,
}

/// Lines of the head: two of choices, the pages, what was counted.
const HEAD: u16 = 4;

impl EvaluationScreen {
    /// The parts in a body of so many columns and rows, from its upper left corner on.
    pub(super) fn areas(&self, (columns, rows): (u16, u16)) -> Areas {
        let width = columns.saturating_sub(2);
        let detail = match self.kind {
            EvaluationKind::Magnitude | EvaluationKind::Saturation => 4,
            EvaluationKind::Coverage => rows / 3,
            EvaluationKind::Presence => 2,
            EvaluationKind::Sample => 1,
        };
        let line = |y: u16, height: u16| Rect { x: 1, y: y.min(rows), width, height };
        let list = rows.saturating_sub(HEAD + 1 + 1 + detail + 1);
        Areas {
            head: line(0, HEAD.min(rows)),
            heads: line(HEAD + 1, 1.min(rows.saturating_sub(HEAD + 1))),
            list: line(HEAD + 2, list),
            detail: line(HEAD + 3 + list, detail.min(rows.saturating_sub(HEAD + 3 + list))),
        }
    }
}
