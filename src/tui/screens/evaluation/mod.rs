//! The tables for the report: five pages, filters that hold on all of them, and the quotes behind every number.
//!
//! The rule this folder owns: what is drawn was counted with exactly the choices that stand above it; while a table is
//! being counted nothing is shown in its place.

mod head;
mod layout;
mod range;
mod rows;
mod table;
mod view;

pub use rows::Quotes;
pub(in crate::tui) use view::draw;

use crate::tui::commands::Action;
use crate::tui::widgets::{Bar, lines};
use crate::workbench::{Evaluation, EvaluationKind, EvaluationRequest};

/// The tables on screen.
#[derive(Debug, Default)]
pub struct EvaluationScreen {
    /// Which table is shown.
    pub kind: EvaluationKind,
    /// What is asked for.
    pub request: EvaluationRequest,
    /// Whether bars show shares.
    pub shares: bool,
    /// The number of the table that is waited for.
    pub ticket: u64,
    counted: Option<Box<Evaluation>>,
    fault: Option<String>,
    /// The row the bar goes back to once the table is there again.
    stood: Option<String>,
    bars: [Bar; EvaluationKind::ALL.len()],
    /// The case under the cursor, where cases stand across.
    column: Bar,
}

impl EvaluationScreen {
    /// A screen that asks for a table, with these choices.
    #[must_use]
    pub fn asking(kind: EvaluationKind, request: EvaluationRequest, shares: bool) -> Self {
        Self { kind, request, shares, ..Self::default() }
    }

    /// The place of the table among all.
    const fn place(&self) -> usize {
        self.kind as usize
    }

    /// The table, as far as it has been counted.
    #[must_use]
    pub fn counted(&self) -> Option<&Evaluation> {
        self.counted.as_deref()
    }

    /// The row under the bar.
    fn at(&self) -> usize {
        self.bars.get(self.place()).map_or(0, |bar| bar.at)
    }

    /// Takes a table in, if it is the one waited for; the bar stays on its row.
    pub fn take(&mut self, ticket: u64, answer: &Result<Box<Evaluation>, String>) {
        if ticket != self.ticket {
            return;
        }
        let stood = self.row_key(self.at()).or(self.stood.take());
        match answer {
            Ok(table) => (self.counted, self.fault) = (Some(table.clone()), None),
            Err(why) => (self.counted, self.fault) = (None, Some(why.clone())),
        }
        let same = stood.and_then(|stood| (0..self.len()).find(|row| self.row_key(*row).as_ref() == Some(&stood)));
        let len = self.len();
        if len > 0
            && let Some(bar) = self.bars.get_mut(self.kind as usize)
        {
            bar.at = same.unwrap_or(bar.at);
            bar.keep(len);
        }
        let columns = self.columns();
        self.column.keep(columns);
    }

    /// Changes what is asked for: what was counted is no longer shown.
    pub fn change(&mut self, change: impl FnOnce(&mut EvaluationRequest)) {
        self.stood = self.row_key(self.at()).or(self.stood.take());
        change(&mut self.request);
        self.forget();
    }

    /// Turns to the next table, or the one before.
    pub fn turn(&mut self, on: bool) {
        let tables = EvaluationKind::ALL;
        let step = if on { 1 } else { tables.len() - 1 };
        self.stood = None;
        self.kind = tables.get((self.place() + step) % tables.len()).copied().unwrap_or_default();
        self.forget();
    }

    fn forget(&mut self) {
        self.counted = None;
        self.fault = None;
    }

    /// Moves the bar, or the cursor among the cases; whether the command was a movement.
    pub fn travel(&mut self, action: Action, count: usize, body: (u16, u16)) -> bool {
        let step = isize::try_from(count).unwrap_or(isize::MAX);
        let columns = self.columns();
        match action {
            Action::Left => self.column.step(-step, columns),
            Action::Right => self.column.step(step, columns),
            _ => {
                let height = usize::from(self.areas(body).list.height);
                let Some(lines) = lines(action, count, height) else { return false };
                let (len, place) = (self.len(), self.place());
                // While there are no rows the bar waits where it is.
                if let Some(bar) = self.bars.get_mut(place).filter(|_| len > 0) {
                    bar.step(lines, len);
                }
            }
        }
        true
    }

    /// Why a command cannot run now; `None` where it can.
    #[must_use]
    pub fn unavailable(&self, action: Action) -> Option<&'static str> {
        let needs = matches!(action, Action::Open | Action::Export);
        if needs && self.counted.is_none() {
            return Some("there is no table: x takes all filters away");
        }
        let magnitude = self.kind == EvaluationKind::Magnitude;
        let sample = self.kind == EvaluationKind::Sample;
        let of_quotes =
            matches!(action, Action::FilterTheme | Action::FilterMagnitude | Action::FilterCodings | Action::RollUp);
        match action {
            Action::Open if self.quotes().is_none() => Some("there are no quotes behind this row"),
            Action::TellApart | Action::Shares if !magnitude => {
                Some("only in the table of magnitudes: Tab turns to it")
            }
            Action::Order if !magnitude && self.kind != EvaluationKind::Saturation => {
                Some("this table has one order only")
            }
            Action::Left | Action::Right if self.kind != EvaluationKind::Presence => {
                Some("only where cases stand across: Tab turns to presence")
            }
            _ if of_quotes && sample => Some("the sample is counted without codings: c and i narrow it"),
            _ => None,
        }
    }
}
