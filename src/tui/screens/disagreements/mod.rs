//! Disagreements: where two coders differ, settled one by one.
//!
//! `queue` is the list with its filters, `passage` the words in their context with a group of lanes for each coder,
//! `cards` the readings side by side, `wording` says in words what differs and what was decided, `acts` is what the
//! commands lead to, `areas` where everything stands, `view` draws it.
//!
//! **What never holds here.** No rule about what differs or who may see it: the workbench has already decided. The list is
//! read beside the acts; a decision is shown at once and confirmed by the next reading.

mod acts;
mod areas;
mod cards;
mod figures;
mod head;
mod lanes;
mod list;
mod looking;
mod passage;
mod queue;
mod stripes;
mod view;
mod wording;

pub(in crate::tui) use acts::writes;
pub(in crate::tui) use view::draw;
pub(in crate::tui) use wording::{decided, kind, place_and_theme, said_at, theme};

pub use passage::Passage;
pub use queue::Filters;

use crate::model::{DiscrepancyId, FrameworkVersionId, ThemeId, TranscriptId};
use crate::tui::widgets::Bar;
use crate::workbench::{AgreementReport, DiscrepancyLine, DiscrepancyReport};
use std::collections::HashMap;

/// Where the bar goes once the list is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// To the first open one.
    FirstOpen,
    /// To the first at or after this byte of a transcript.
    Near(TranscriptId, usize),
    /// To this one; where it is not in the list, to the first open one.
    This(DiscrepancyId),
    /// To this one; where it is there no longer, the bar stays at its place in the list.
    Stay(DiscrepancyId),
    /// To the one whose decision is another than before: what undo and redo have touched.
    Touched,
}

/// The disagreements on screen.
#[derive(Debug)]
pub struct DisagreementsScreen {
    /// What the list is narrowed to, and its order.
    pub filters: Filters,
    /// Where coders differ, once it is there.
    pub report: Option<DiscrepancyReport>,
    /// Why it cannot be shown.
    pub fault: Option<String>,
    /// How far the coders agree, before and after talk, or why that cannot be said; `None` until it is there.
    pub figures: Option<Result<Box<AgreementReport>, String>>,
    /// Reasons given so far, to be offered again.
    pub reasons: Vec<String>,
    /// Places in the report of those that pass the filters, in the order shown.
    pub shown: Vec<usize>,
    /// The one under the bar.
    pub bar: Bar,
    /// The card under the cursor, counted from 0.
    pub card: usize,
    /// Its words in their context, once they are there.
    pub passage: Option<Passage>,
    /// Whether keys go to the passage.
    pub in_passage: bool,
    /// The theme chosen for a new reading.
    pub new_theme: Option<ThemeId>,
    /// The framework versions made on account of a discrepancy, to link its next decision to.
    pub linked: HashMap<DiscrepancyId, FrameworkVersionId>,
    /// The number of the comparison that is waited for.
    pub ticket: u64,
    /// Where the bar goes once the list is there.
    pub aim: Option<Aim>,
}

impl Default for DisagreementsScreen {
    fn default() -> Self {
        Self {
            filters: Filters::default(),
            report: None,
            fault: None,
            figures: None,
            reasons: Vec::new(),
            shown: Vec::new(),
            bar: Bar::default(),
            card: 0,
            passage: None,
            in_passage: false,
            new_theme: None,
            linked: HashMap::new(),
            ticket: 0,
            aim: Some(Aim::FirstOpen),
        }
    }
}

impl DisagreementsScreen {
    /// The disagreements about one theme and everything below it.
    #[must_use]
    pub fn about(theme: ThemeId) -> Self {
        Self { filters: Filters { theme: Some(theme), ..Filters::default() }, ..Self::default() }
    }

    /// The discrepancy under the bar.
    #[must_use]
    pub fn line(&self) -> Option<&DiscrepancyLine> {
        self.report.as_ref()?.discrepancies.get(*self.shown.get(self.bar.at)?)
    }

    /// Whether the framework was changed on account of one that is still to be decided.
    #[must_use]
    pub fn is_linked(&self, line: &DiscrepancyLine) -> bool {
        !line.state.is_settled() && self.linked.contains_key(&line.id)
    }

    /// The transcript that is to be read before the passage of the discrepancy under the bar can be shown.
    #[must_use]
    pub fn wants(&self) -> Option<TranscriptId> {
        let wanted = self.line()?.transcript_id;
        let there = self.passage.as_ref().map(|passage| passage.text.loaded.transcript.id);
        (there != Some(wanted)).then_some(wanted)
    }
}
