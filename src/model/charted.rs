//! Charted cells: what the analyst made of one case in one theme.
//!
//! There is one for each case and theme in which anything was charted, whoever did it: charting is the team's, and the
//! journal tells who wrote what. A link remembers what its coding was when the summary was last written or confirmed,
//! so that whatever became of the coding since can be told.

use super::{CaseId, CellId, CoderId, Coding, CodingId, Overall, Paragraph, Span, ThemeId, TranscriptId};
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

/// Which cell: one case in one theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CellPlace {
    /// The case.
    pub case: CaseId,
    /// The theme.
    pub theme: ThemeId,
}

/// What a linked coding was when the summary was last written or confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// In which transcript.
    pub transcript: TranscriptId,
    /// Of which theme.
    pub theme: ThemeId,
    /// The passage, in byte offsets of the transcript's text.
    pub span: Span,
    /// Its magnitude, where it had one.
    pub magnitude: Option<String>,
}

impl From<&Coding> for Seen {
    fn from(coding: &Coding) -> Self {
        let Coding { transcript, theme, span, magnitude, .. } = coding;
        Self { transcript: *transcript, theme: *theme, span: *span, magnitude: magnitude.clone() }
    }
}

/// A coding the summary rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellLink {
    /// The coding.
    pub coding: CodingId,
    /// What it was; `None` where it was gone already, and the summary was confirmed without it.
    pub seen: Option<Seen>,
}

/// What was charted of one case in one theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChartedCell {
    /// Identity.
    pub id: CellId,
    /// The case.
    pub case: CaseId,
    /// The theme.
    pub theme: ThemeId,
    /// How far the analyst is.
    pub state: CellState,
    /// The summary.
    pub paragraphs: Vec<Paragraph>,
    /// The codings it rests on, each once, in the order they were linked.
    pub links: Vec<CellLink>,
    /// The analyst's own judgement of the whole, beside what the counts say.
    pub judgement: Option<Overall>,
    /// Who charted it last.
    pub coder: CoderId,
    /// When, RFC 3339, UTC.
    pub at: String,
    /// When the quotes were last looked at as a whole: the summary written or confirmed, or the state set. RFC 3339, UTC.
    pub reviewed: String,
}

impl ChartedCell {
    /// A cell in which nothing is charted yet.
    #[must_use]
    pub fn blank(place: CellPlace, coder: CoderId, at: &str) -> Self {
        Self {
            id: CellId::mint(),
            case: place.case,
            theme: place.theme,
            state: CellState::ToChart,
            paragraphs: Vec::new(),
            links: Vec::new(),
            judgement: None,
            coder,
            at: at.to_string(),
            reviewed: at.to_string(),
        }
    }

    /// Which cell it is.
    #[must_use]
    pub const fn place(&self) -> CellPlace {
        CellPlace { case: self.case, theme: self.theme }
    }

    /// Whether it holds nothing, so that no row is kept of it.
    #[must_use]
    pub const fn is_blank(&self) -> bool {
        matches!(self.state, CellState::ToChart)
            && self.paragraphs.is_empty()
            && self.links.is_empty()
            && self.judgement.is_none()
    }

    /// Whether this coding is linked.
    #[must_use]
    pub fn is_linked(&self, coding: CodingId) -> bool {
        self.links.iter().any(|link| link.coding == coding)
    }
}

#[cfg(test)]
mod tests {
    use super::CellState;

    #[test]
    fn a_state_is_read_from_its_word_in_any_letter_case_and_with_hyphens() {
        for state in CellState::ALL {
            assert_eq!(CellState::from_word(&state.word().replace(' ', "-").to_uppercase()), Some(state));
        }
        assert_eq!(CellState::from_word("done"), None);
    }
}
