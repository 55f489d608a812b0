//! What was charted, as a cell of the matrix shows it.

use super::stale::{StaleLink, stale};
use crate::model::{
    CaseId, CellPlace, CellState, ChartedCell, CoderId, Coding, CodingId, Overall, Paragraph, Synthesis, SynthesisAbout,
};
use std::collections::{HashMap, HashSet};

/// What was charted of one case in one theme, held against the codings as they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charting {
    /// How far the analyst is.
    pub state: CellState,
    /// The summary.
    pub paragraphs: Vec<Paragraph>,
    /// The linked codings that are there, in the order they were linked.
    pub linked: Vec<CodingId>,
    /// What became of linked codings since; the cell is stale where this is not empty.
    pub stale: Vec<StaleLink>,
    /// The analyst's own judgement.
    pub judgement: Option<Overall>,
    /// Who charted it last.
    pub coder: CoderId,
    /// When, RFC 3339, UTC.
    pub at: String,
    /// When the quotes were last looked at as a whole, RFC 3339, UTC.
    pub reviewed: String,
}

impl Charting {
    /// What was charted in a cell. `now` tells of a coding as it stands, `None` where it is gone.
    pub fn of<'c>(cell: ChartedCell, now: impl Fn(CodingId) -> Option<&'c Coding>) -> Self {
        let linked = cell.links.iter().map(|link| link.coding).filter(|coding| now(*coding).is_some()).collect();
        let links = cell.links;
        let ChartedCell { state, paragraphs, judgement, coder, at, reviewed, .. } = cell;
        let mut charting = Self { state, paragraphs, linked, stale: Vec::new(), judgement, coder, at, reviewed };
        // Links that were gathered before anything was written rest under no summary that could be out of date.
        if charting.is_written() {
            charting.stale = stale(&links, &now);
        }
        charting
    }

    /// Whether anything was said of the cell that could get out of date.
    #[must_use]
    pub fn is_written(&self) -> bool {
        self.state != CellState::ToChart || !self.paragraphs.is_empty()
    }

    /// Whether a quote is new to the analyst: not linked, and made after the quotes were last looked at.
    #[must_use]
    pub fn is_new(&self, coding: CodingId, created: &str) -> bool {
        self.is_written() && created > self.reviewed.as_str() && !self.linked.contains(&coding)
    }
}

/// All that was charted, as far as it may be shown.
#[derive(Debug, Clone, Default)]
pub struct Charted {
    /// By place.
    pub cells: HashMap<CellPlace, Charting>,
    /// What was written of rows and columns as a whole.
    pub syntheses: HashMap<SynthesisAbout, Synthesis>,
    /// Cases of which nothing that was charted is shown.
    pub closed: HashSet<CaseId>,
    /// Whether no synthesis of a theme is shown.
    pub themes_closed: bool,
}

impl Charted {
    /// What was charted in one cell; `None` where nothing was, or it is not shown.
    #[must_use]
    pub fn at(&self, place: CellPlace) -> Option<&Charting> {
        self.cells.get(&place).filter(|_| !self.closed.contains(&place.case))
    }

    /// What was written of a row or a column as a whole; `None` where nothing was, or it is not shown.
    #[must_use]
    pub fn synthesis(&self, about: SynthesisAbout) -> Option<&Synthesis> {
        self.syntheses.get(&about).filter(|_| !self.is_closed(about))
    }

    /// Whether the synthesis of a row or a column is not shown, be there one or not.
    #[must_use]
    pub fn is_closed(&self, about: SynthesisAbout) -> bool {
        match about {
            SynthesisAbout::Case(case) => self.closed.contains(&case),
            SynthesisAbout::Theme(_) => self.themes_closed,
        }
    }
}
