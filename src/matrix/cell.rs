//! Cells: one case (or transcript) in one theme.

use super::overall::overall;
use super::{Charting, Counts, Merged, Reading};
use crate::model::{CaseId, CellState, CoderId, CodingId, Overall, Scale, Span, ThemeId, TranscriptId};

/// Where a quote of a cell stands. Its words are in the transcript's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The coding that stands for the reading.
    pub coding: CodingId,
    /// In which transcript.
    pub transcript: TranscriptId,
    /// The passage, in byte offsets of the transcript's text.
    pub span: Span,
    /// The turn it begins in; `None` before the first turn.
    pub turn: Option<u32>,
    /// Its magnitude, where it was given one.
    pub magnitude: Option<String>,
    /// Everybody who made this reading, the coder of `coding` first.
    pub coders: Vec<CoderId>,
    /// The cases it belongs to, whether or not they are rows here; empty for none.
    pub cases: Vec<CaseId>,
}

/// One case, or transcript, in one theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The theme of its column: quotes of exactly this theme.
    pub theme: ThemeId,
    /// What the analyst charted; `None` as long as nothing was.
    pub charting: Option<Charting>,
    /// Whether what was charted is not shown to the viewer, be there anything or not.
    pub closed: bool,
    /// How many quotes carry which magnitude; the sum is the number of quotes.
    pub counts: Counts,
    /// Which way the counts point.
    pub overall: Overall,
    /// How many of the quotes were made after the analyst last looked at them, and are not linked.
    pub new: usize,
    /// The quotes, by transcript title, then position, then id.
    pub quotes: Vec<Quote>,
}

impl Cell {
    /// A cell with nothing in it.
    #[must_use]
    pub fn empty(theme: ThemeId, scale: Option<&Scale>) -> Self {
        Self {
            theme,
            charting: None,
            closed: false,
            counts: Counts::on(scale),
            overall: Overall::None,
            new: 0,
            quotes: Vec::new(),
        }
    }

    /// How far the analyst is.
    #[must_use]
    pub fn state(&self) -> CellState {
        self.charting.as_ref().map_or(CellState::ToChart, |charting| charting.state)
    }

    /// Adds a quote and counts it.
    pub(super) fn add(&mut self, merged: &Merged<'_>, turn: Option<u32>, cases: &[CaseId]) {
        let coding = merged.coding;
        self.count(Reading::from(coding), &coding.created);
        self.quotes.push(Quote {
            coding: coding.id,
            transcript: coding.transcript,
            span: coding.span,
            turn,
            magnitude: coding.magnitude.clone(),
            coders: merged.coders.clone(),
            cases: cases.to_vec(),
        });
    }

    /// Counts a reading, first made at `created`.
    pub(super) fn count(&mut self, reading: Reading<'_>, created: &str) {
        self.counts.add(reading.magnitude);
        if self.charting.as_ref().is_some_and(|charting| charting.is_new(reading, created)) {
            self.new += 1;
        }
    }

    /// Says which way its counts point, once they are complete.
    pub(super) fn conclude(&mut self, scale: Option<&Scale>) {
        self.overall = overall(&self.counts, scale);
    }
}
