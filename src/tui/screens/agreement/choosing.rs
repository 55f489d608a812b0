//! What is counted and how, and the figures that belong to it.
//!
//! The rule this file owns: figures are only shown under the choices they were counted by. Where a counting is stopped the
//! choices go back to those of the figures that are there.

use super::rows::About;
use super::{AgreementScreen, Counted, Sheet};
use crate::tui::commands::Action;
use crate::workbench::{AgreementReport, AgreementRequest, Scope, UnitKind};

/// Whether figures are being counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Counting {
    /// Nothing is under way.
    #[default]
    Over,
    /// So many transcripts have been read, of so many; both 0 before the first is.
    UnderWay(usize, usize),
    /// It was stopped before there were any figures.
    Stopped,
    /// It could not be done; why.
    Failed(String),
}

impl AgreementScreen {
    /// Changes what is counted; whether the command was such a choice.
    pub fn choose(&mut self, action: Action) -> bool {
        let request = &mut self.request;
        match action {
            Action::CountUnit => request.unit = after(&UnitKind::ALL, request.unit),
            Action::WhoseTurns => request.scope = after(&Scope::ALL, request.scope),
            Action::RollUp => request.rollup = !request.rollup,
            Action::ByTranscript => request.by_transcript = !request.by_transcript,
            Action::IncludeOpen => request.include_open = !request.include_open,
            Action::ClearFilters => {
                *request = AgreementRequest { after_talk: request.after_talk, ..AgreementRequest::default() };
            }
            _ => return false,
        }
        true
    }

    /// The other order; the bar stays on its theme.
    pub fn reorder(&mut self) {
        let here = self.here();
        self.lowest_first = !self.lowest_first;
        self.keep(here);
    }

    /// Waits for figures under a number.
    pub fn wait(&mut self, ticket: u64) {
        self.ticket = ticket;
        self.stale = false;
        self.counting = Counting::UnderWay(0, 0);
    }

    /// Notes how far a counting is, if it is the one waited for.
    pub fn progress(&mut self, ticket: u64, read: usize, all: usize) {
        if ticket == self.ticket && matches!(self.counting, Counting::UnderWay(..)) {
            self.counting = Counting::UnderWay(read, all);
        }
    }

    /// Takes figures in, if they are those waited for. The bar stays on its theme.
    pub fn take(&mut self, ticket: u64, answer: Result<Box<AgreementReport>, String>) -> bool {
        if ticket != self.ticket {
            return false;
        }
        let (here, pair) = self.before();
        match answer {
            Ok(report) => {
                self.counting = Counting::Over;
                self.counted = Some(Counted { request: self.request.clone(), report });
            }
            Err(why) => {
                self.counting = Counting::Failed(why);
                self.counted = None;
            }
        }
        if !self.sheets().contains(&self.sheet) {
            self.sheet = Sheet::default();
        }
        self.keep_pair(&pair);
        self.keep(here);
        true
    }

    /// What was under the bar, and whose figures they were, under the choices of the figures that are there still.
    fn before(&mut self) -> (About, Vec<String>) {
        let Some(counted) = &self.counted else { return (About::default(), Vec::new()) };
        let chosen = std::mem::replace(&mut self.request, counted.request.clone());
        let before = (self.here(), self.whose().unwrap_or_default().to_vec());
        self.request = chosen;
        before
    }

    /// Stops waiting; whether anything was waited for. The choices go back to those of the figures that are there.
    pub fn stop(&mut self) -> bool {
        if !matches!(self.counting, Counting::UnderWay(..)) {
            return false;
        }
        self.ticket = 0;
        match &self.counted {
            Some(counted) => {
                // What was counted before anything changed is still right for what is chosen, but not the latest.
                self.stale = counted.request == self.request;
                self.request = counted.request.clone();
                self.counting = Counting::Over;
                if self.sheet == Sheet::Talk && !self.request.after_talk {
                    self.sheet = Sheet::default();
                }
            }
            None => self.counting = Counting::Stopped,
        }
        true
    }

    /// Forgets the figures: somebody else looks at the screen now.
    pub fn forget(&mut self) {
        self.counted = None;
        self.ticket = 0;
        self.stale = true;
    }

    /// Notes that something changed while the screen is not looked at.
    pub fn outdate(&mut self) {
        self.ticket = 0;
        self.stale = true;
    }
}

/// The one after it, round and round.
fn after<T: Copy + PartialEq>(all: &[T], here: T) -> T {
    let place = all.iter().position(|known| *known == here).unwrap_or(0);
    all.get((place + 1) % all.len().max(1)).copied().unwrap_or(here)
}
