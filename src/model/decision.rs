//! Decisions: how a discrepancy between two coders was settled; and what was said about it on the way.

use super::{CoderId, CodingId, CommentId, DecisionId, DiscrepancyId, FrameworkVersionId, Span, ThemeId, TranscriptId};
use serde::{Deserialize, Serialize};

/// In what two coders' readings of a passage differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DiscrepancyType {
    /// Same theme, other ends.
    Boundary,
    /// Same theme, another magnitude.
    Magnitude,
    /// Another theme on much the same words.
    Theme,
    /// Only the first coder coded it.
    OnlyFirst,
    /// Only the second coder coded it.
    OnlySecond,
    /// One more coding of a theme that is matched there already.
    Split,
}

impl DiscrepancyType {
    /// All types, in the order they are counted and listed.
    pub const ALL: [Self; 6] =
        [Self::Boundary, Self::Magnitude, Self::Theme, Self::OnlyFirst, Self::OnlySecond, Self::Split];

    /// The word used on the command line and in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Boundary => "boundary",
            Self::Magnitude => "magnitude",
            Self::Theme => "theme",
            Self::OnlyFirst => "only_first",
            Self::OnlySecond => "only_second",
            Self::Split => "split",
        }
    }

    /// The type a word names, with hyphens, blanks or underscores.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase().replace([' ', '-'], "_");
        Self::ALL.into_iter().find(|known| known.word() == word)
    }
}

/// How far a discrepancy is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DiscrepancyState {
    /// Nobody has looked at it yet.
    #[default]
    Open,
    /// Put off, to be talked about.
    Discuss,
    /// Settled on a reading, or on none.
    Resolved,
    /// The coders agreed to differ: both readings stay, and nothing is consensus.
    Kept,
}

impl DiscrepancyState {
    /// All states, in the order they are listed.
    pub const ALL: [Self; 4] = [Self::Open, Self::Discuss, Self::Resolved, Self::Kept];

    /// The word used on the command line, in files and on screen.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Discuss => "discuss",
            Self::Resolved => "resolved",
            Self::Kept => "kept",
        }
    }

    /// The state a word names.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase();
        Self::ALL.into_iter().find(|known| known.word() == word)
    }

    /// Whether nothing is left to be done about it.
    #[must_use]
    pub const fn is_settled(self) -> bool {
        matches!(self, Self::Resolved | Self::Kept)
    }
}

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// The first coder's reading becomes consensus.
    First,
    /// The second coder's reading becomes consensus.
    Second,
    /// Both readings become consensus.
    Both,
    /// Neither does.
    Neither,
    /// A reading that is neither coder's becomes consensus.
    New,
    /// The coders agree to differ; nothing becomes consensus.
    Keep,
    /// Put off, to be talked about.
    Discuss,
    /// The coders had agreed, and their reading was taken as consensus.
    Agreed,
}

impl Outcome {
    /// All outcomes.
    pub const ALL: [Self; 8] =
        [Self::First, Self::Second, Self::Both, Self::Neither, Self::New, Self::Keep, Self::Discuss, Self::Agreed];

    /// The word used in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
            Self::Both => "both",
            Self::Neither => "neither",
            Self::New => "new",
            Self::Keep => "keep",
            Self::Discuss => "discuss",
            Self::Agreed => "agreed",
        }
    }

    /// The outcome a word names.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.word() == word)
    }

    /// The state a discrepancy is in after it.
    #[must_use]
    pub const fn state(self) -> DiscrepancyState {
        match self {
            Self::Discuss => DiscrepancyState::Discuss,
            Self::Keep => DiscrepancyState::Kept,
            _ => DiscrepancyState::Resolved,
        }
    }
}

/// A reading as it stood when it was decided about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecidedReading {
    /// Whose.
    pub coder: CoderId,
    /// The coding.
    pub coding: CodingId,
    /// Its theme then.
    pub theme: ThemeId,
    /// Its passage then, in byte offsets of the transcript's text.
    pub span: Span,
    /// Its magnitude then.
    pub magnitude: Option<String>,
}

/// How a discrepancy was settled, or an agreement taken as consensus. There is at most one that stands for each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Identity.
    pub id: DecisionId,
    /// What it is about; the name ends to exist when anything about the disagreement changes.
    pub discrepancy: DiscrepancyId,
    /// Where.
    pub transcript: TranscriptId,
    /// Between whom, in the order the readings are called first and second.
    pub coders: [CoderId; 2],
    /// In what they differed; empty where they had agreed.
    pub types: Vec<DiscrepancyType>,
    /// The readings as they stood.
    pub readings: Vec<DecidedReading>,
    /// What was decided.
    pub outcome: Outcome,
    /// The reason given.
    pub why: String,
    /// Who wrote it down.
    pub coder: CoderId,
    /// When, RFC 3339, UTC.
    pub at: String,
    /// The consensus codings that stand because of it; one may stand because of several decisions.
    pub consensus: Vec<CodingId>,
    /// The state of the framework that was made on account of it, if one was.
    pub framework_version: Option<FrameworkVersionId>,
}

/// What somebody said about a discrepancy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// Identity.
    pub id: CommentId,
    /// What it is about.
    pub discrepancy: DiscrepancyId,
    /// Where.
    pub transcript: TranscriptId,
    /// Who said it.
    pub coder: CoderId,
    /// When, RFC 3339, UTC.
    pub at: String,
    /// What was said.
    pub text: String,
}
