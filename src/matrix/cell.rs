//! Cells: one case (or transcript) in one theme.

use super::Counts;
use crate::model::{CaseId, CoderId, Coding, CodingId, Scale, Span, ThemeId, TranscriptId};
use serde::{Deserialize, Serialize};

/// How far the analyst is with a cell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CellState {
    /// No summary has been written yet.
    #[default]
    #[serde(rename = "to chart")]
    ToChart,
    /// A summary has been written.
    #[serde(rename = "charted")]
    Charted,
    /// The question was asked and there is nothing to chart.
    #[serde(rename = "no data")]
    NoData,
    /// The question was never asked of this case.
    #[serde(rename = "not asked")]
    NotAsked,
}

impl CellState {
    /// All states, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::ToChart, Self::Charted, Self::NoData, Self::NotAsked];

    /// The word used on the command line, in files and on screen.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::ToChart => "to chart",
            Self::Charted => "charted",
            Self::NoData => "no data",
            Self::NotAsked => "not asked",
        }
    }

    /// The state a word names, in any letter case, with blanks, hyphens or underscores.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase().replace(['-', '_'], " ");
        Self::ALL.into_iter().find(|state| state.word() == word)
    }
}

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
    /// How far the analyst is.
    pub state: CellState,
    /// Whether a linked coding changed after the summary was written.
    pub stale: bool,
    /// What the analyst wrote, `None` as long as nothing was written.
    pub summary: Option<String>,
    /// How many quotes carry which magnitude; the sum is the number of quotes.
    pub counts: Counts,
    /// The quotes, by transcript title, then position, then id.
    pub quotes: Vec<Quote>,
    /// The codings the analyst linked to the summary.
    pub linked: Vec<CodingId>,
}

impl Cell {
    /// A cell with nothing in it.
    #[must_use]
    pub fn empty(theme: ThemeId, scale: Option<&Scale>) -> Self {
        Self {
            theme,
            state: CellState::ToChart,
            stale: false,
            summary: None,
            counts: Counts::on(scale),
            quotes: Vec::new(),
            linked: Vec::new(),
        }
    }

    /// Adds a quote and counts it.
    pub(super) fn add(&mut self, coding: &Coding, coders: &[CoderId], turn: Option<u32>, cases: &[CaseId]) {
        self.counts.add(coding.magnitude.as_deref());
        self.quotes.push(Quote {
            coding: coding.id,
            transcript: coding.transcript,
            span: coding.span,
            turn,
            magnitude: coding.magnitude.clone(),
            coders: coders.to_vec(),
            cases: cases.to_vec(),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::CellState;

    #[test]
    fn a_state_is_the_same_word_in_json_and_on_the_command_line() {
        for state in CellState::ALL {
            assert_eq!(serde_json::to_string(&state).unwrap(), format!("\"{}\"", state.word()));
            assert_eq!(CellState::from_word(&state.word().replace(' ', "-").to_uppercase()), Some(state));
        }
        assert_eq!(CellState::from_word("done"), None);
    }
}
