//! What the disagreements screen asks the project for, and what comes back.
//!
//! A number given to a comparison comes back with its answer, so that an answer that was overtaken is known as late. What
//! compares everything is slow and done beside the acts; what is decided, said or changed is an act.

use super::opened::OpenTranscript;
use crate::model::{
    CoderId, DiscrepancyId, DiscrepancyState, DiscrepancyType, FrameworkVersionId, Span, ThemeId, TranscriptId,
};
use crate::workbench::{
    AgreementReport, AgreementRequest, AgreementScope, AgreementsTaken, CommentLine, DecisionLine, DiscrepancyQuery,
    DiscrepancyReport, OverruledLine, ReasonLine, Resolution, ThemeEdit,
};

/// So many earlier reasons are offered.
pub const REASONS: usize = 200;

/// A discrepancy about to be settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settling {
    /// Which.
    pub id: DiscrepancyId,
    /// How.
    pub resolution: Resolution,
    /// The state of the framework that was made on account of it, if one was.
    pub framework_version: Option<FrameworkVersionId>,
}

/// Something the screen asks for.
#[derive(Debug, Clone)]
pub enum Ask {
    /// Where coders differ.
    Compare(u64, DiscrepancyQuery),
    /// How far they agree, before and after talk.
    Figures(u64, Box<AgreementRequest>),
    /// The text and the codings around a discrepancy.
    Passage(TranscriptId),
    /// Settle one, for a reason.
    Settle(Box<Settling>, String),
    /// Take a decision back.
    Reopen(DiscrepancyId),
    /// Say something about one.
    Comment(DiscrepancyId, String),
    /// Count what is agreed.
    CountAgreements(AgreementScope),
    /// Take what is agreed as consensus.
    TakeAgreements(AgreementScope),
    /// Where the coder at work was overruled.
    Overruled,
    /// Change the rules of a theme on account of a discrepancy, for a reason.
    Reword(DiscrepancyId, ThemeId, Box<ThemeEdit>, Option<String>),
}

impl Ask {
    /// Whether it compares everything, so that it is done beside the acts.
    #[must_use]
    pub const fn is_slow(&self) -> bool {
        matches!(self, Self::Compare(..) | Self::Figures(..) | Self::CountAgreements(_) | Self::Overruled)
    }
}

/// What was compared, with the reasons given so far.
#[derive(Debug, Clone)]
pub struct Compared {
    /// Where coders differ.
    pub report: DiscrepancyReport,
    /// Earlier reasons, most used first.
    pub reasons: Vec<ReasonLine>,
}

/// What comes back.
#[derive(Debug, Clone)]
pub enum Answer {
    /// Where coders differ, or why that cannot be said.
    Compared(u64, Result<Box<Compared>, String>),
    /// How far they agree, or why that cannot be said.
    Figures(u64, Result<Box<AgreementReport>, String>),
    /// Text and codings.
    Passage(Box<OpenTranscript>),
    /// A decision is on disk.
    Settled(Box<DecisionLine>),
    /// A decision was taken back; this one, and the framework version it was linked to.
    Reopened(Box<DecisionLine>, Option<FrameworkVersionId>),
    /// A comment is on disk.
    Commented(Box<CommentLine>),
    /// What taking the agreements would do.
    Counted(AgreementScope, AgreementsTaken),
    /// Where the coder at work was overruled.
    Overruled(Vec<OverruledLine>),
    /// The framework was changed on account of a discrepancy: the version that made, and the theme’s name.
    Reworded(DiscrepancyId, Option<FrameworkVersionId>, String),
}

/// What a line of one of the screen's pickers means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// Only this theme and everything below it; `None` for any.
    Theme(Option<ThemeId>),
    /// Only this transcript; `None` for any.
    Transcript(Option<TranscriptId>),
    /// Only between these two; `None` for all pairs.
    Pair(Option<[CoderId; 2]>),
    /// Only this type; `None` for all, however severe.
    Kind(Option<DiscrepancyType>),
    /// Only where the magnitudes are so far apart, by its word.
    Severity(&'static str),
    /// Only this state; `None` for all.
    State(Option<DiscrepancyState>),
    /// The theme of a new reading.
    NewTheme(ThemeId),
    /// The magnitude of a new reading; `None` for none.
    NewMagnitude(Option<String>),
    /// Go to this passage of a transcript.
    Place(TranscriptId, Span),
    /// Look at an outdated decision, to take it back.
    Outdated(Box<DecisionLine>),
}
