//! What was charted, as a cell of the matrix shows it.

use super::Reading;
use super::stale::{StaleLink, stale};
use crate::model::{
    CaseId, CellPlace, CellState, ChartedCell, CoderId, Coding, CodingId, Overall, Paragraph, Seen, Synthesis,
    SynthesisAbout,
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
    /// The same codings as they stand.
    pub standing: Vec<Seen>,
    /// Whose codings they are.
    pub coders: Vec<CoderId>,
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
        let there: Vec<&Coding> = cell.links.iter().filter_map(|link| now(link.coding)).collect();
        let linked = there.iter().map(|coding| coding.id).collect();
        let coders = there.iter().map(|coding| coding.coder).collect();
        let standing = there.into_iter().map(Seen::from).collect();
        let links = cell.links;
        let ChartedCell { state, paragraphs, judgement, coder, at, reviewed, .. } = cell;
        let stale_links = Vec::new();
        let mut charting =
            Self { state, paragraphs, linked, standing, coders, stale: stale_links, judgement, coder, at, reviewed };
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

    /// Whether a reading is new to the analyst: first made after the quotes were last looked at, and not that of a linked
    /// coding.
    #[must_use]
    pub fn is_new(&self, reading: Reading<'_>, created: &str) -> bool {
        self.is_written()
            && created > self.reviewed.as_str()
            && !self.standing.iter().any(|seen| reading == Reading::from(seen))
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

#[cfg(test)]
mod tests {
    use crate::model::{CellState, Overall};

    #[test]
    fn states_and_judgements_are_the_same_words_in_json_and_on_the_command_line() {
        for state in CellState::ALL {
            assert_eq!(serde_json::to_value(state).unwrap(), state.word());
        }
        for overall in Overall::ALL {
            assert_eq!(serde_json::to_value(overall).unwrap(), overall.word());
            assert_eq!(Overall::from_word(&overall.word().to_uppercase()), Some(overall));
        }
    }
}
