//! How discrepancies, decisions and comments are shown; positions are code points.
//!
//! A line never goes to a viewer who may not see all of its transcript: whoever makes one has asked first.

use super::coding::CodingLine;
use crate::model::{
    CoderId, CodingId, CommentId, DecisionId, DiscrepancyId, DiscrepancyState, DiscrepancyType, Outcome, Span, ThemeId,
    TranscriptId,
};
use crate::reconcile::Severity;
use serde::Serialize;

/// One coder's reading within a discrepancy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReadingLine {
    /// Initials, or what stands for them where names are hidden.
    pub coder: String,
    /// The coding.
    pub coding: CodingId,
    /// Key of the theme.
    pub theme: String,
    /// The magnitude, if one was given.
    pub magnitude: Option<String>,
    /// Code points before the first character.
    pub start: usize,
    /// Code points before the end.
    pub end: usize,
    /// The passage.
    pub text: String,
    /// The coder's note; empty for none.
    pub memo: String,
    /// Whose it is.
    #[serde(skip)]
    pub coder_id: CoderId,
    /// The theme.
    #[serde(skip)]
    pub theme_id: ThemeId,
    /// The passage in bytes.
    #[serde(skip)]
    pub span: Span,
}

/// What somebody said about a discrepancy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CommentLine {
    /// Identity.
    pub id: CommentId,
    /// What it is about.
    pub discrepancy: DiscrepancyId,
    /// Who said it: initials, or what stands for them where names are hidden.
    pub coder: String,
    /// When, RFC 3339, UTC.
    pub at: String,
    /// What was said.
    pub text: String,
}

/// How a discrepancy was settled, or an agreement taken as consensus.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DecisionLine {
    /// Identity.
    pub id: DecisionId,
    /// What it is about.
    pub discrepancy: DiscrepancyId,
    /// Title of the transcript.
    pub transcript: String,
    /// Between whom; `first` and `second` below mean these.
    pub coders: [String; 2],
    /// In what they differed; empty where they had agreed.
    pub types: Vec<DiscrepancyType>,
    /// What was decided.
    pub outcome: Outcome,
    /// The coder whose reading it follows, where it follows one.
    pub adopted: Option<String>,
    /// What it makes of the discrepancy.
    pub state: DiscrepancyState,
    /// The readings as they stood when it was decided.
    pub readings: Vec<ReadingLine>,
    /// The reason.
    pub why: String,
    /// Who wrote it down.
    pub coder: String,
    /// When, RFC 3339, UTC.
    pub at: String,
    /// The consensus codings that stand because of it.
    pub consensus: Vec<CodingLine>,
    /// The number of the framework version that was made on account of it.
    pub framework_version: Option<u32>,
    /// Whether what it was about is there no longer: a coding has changed since.
    pub outdated: bool,
    /// Code points before the first character of its readings.
    pub start: usize,
    /// Code points before the end of its readings.
    pub end: usize,
    /// How its place is cited.
    pub citation: String,
    /// The words its readings are about.
    pub text: String,
    /// The transcript.
    #[serde(skip)]
    pub transcript_id: TranscriptId,
}

impl DecisionLine {
    /// What was decided, in words: `as AB read it`.
    #[must_use]
    pub fn told(&self) -> String {
        match self.outcome {
            Outcome::First | Outcome::Second => {
                format!("as {} read it", self.adopted.as_deref().unwrap_or_default())
            }
            Outcome::Both => "both readings stand".into(),
            Outcome::Neither => "neither reading stands".into(),
            Outcome::New => "a new reading".into(),
            Outcome::Keep => "agree to differ".into(),
            Outcome::Discuss => "to be discussed".into(),
            Outcome::Agreed => "agreed".into(),
        }
    }
}

/// Readings that differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DiscrepancyLine {
    /// What it is called, for as long as nothing about it changes.
    pub id: DiscrepancyId,
    /// Title of the transcript.
    pub transcript: String,
    /// The first coder and the second.
    pub coders: [String; 2],
    /// In what they differ.
    pub types: Vec<DiscrepancyType>,
    /// How far it is.
    pub state: DiscrepancyState,
    /// How far apart the readings are.
    pub severity: Severity,
    /// Code points before the first character of its readings.
    pub start: usize,
    /// Code points before the end of its readings.
    pub end: usize,
    /// Key of the theme; of the first reading's where they differ in it.
    pub theme: String,
    /// How its place is cited.
    pub citation: String,
    /// The words from its start to its end.
    pub text: String,
    /// The readings, the first coder's first; of a split the further one first, then the pair it overlaps.
    pub readings: Vec<ReadingLine>,
    /// How it was settled, if it was.
    pub decision: Option<DecisionLine>,
    /// What was said about it, oldest first.
    pub comments: Vec<CommentLine>,
    /// The transcript.
    #[serde(skip)]
    pub transcript_id: TranscriptId,
    /// The first coder and the second.
    #[serde(skip)]
    pub coder_ids: [CoderId; 2],
    /// The theme, as above.
    #[serde(skip)]
    pub theme_id: ThemeId,
    /// From start to end in bytes.
    #[serde(skip)]
    pub span: Span,
}
