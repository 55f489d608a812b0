//! # model: the values everything else talks about
//!
//! Each file holds one noun of the field: a span, a transcript, a turn, a theme, a coding. The values know no disk,
//! no clock and no screen; they know their own rules (what makes a span valid, which scale a theme inherits, how a
//! theme is numbered) and nothing else.
//!
//! **Arrows.** `model` names only `std`, `serde` and `uuid` (an id is a value). Every other room may name `model`.
//!
//! **What never holds here.** No rows, no queries, no wording for a screen beyond the fixed words of the field.

mod arrangement;
mod assignment;
mod case;
mod chance;
mod change;
mod charted;
mod coder;
mod coding;
mod colour;
mod decision;
mod difference;
mod draft;
mod draw;
mod framework;
mod frozen;
mod id;
mod memo;
mod overall;
mod paragraph;
mod round;
mod scale;
mod span;
pub mod stand_in;
mod synthesis;
mod theme;
mod transcript;

pub use arrangement::{Misplaced, ThemePlace};
pub use assignment::{Assignment, AssignmentState};
pub use case::{AttributeType, Case, CaseKind};
pub use change::{Act, ActKind, Change, Entity};
pub use charted::{CellLink, CellPlace, CellState, ChartedCell, Seen};
pub use coder::{Coder, CoderKind};
pub use coding::Coding;
pub use colour::ThemeColour;
pub use decision::{Comment, DecidedReading, Decision, DiscrepancyState, DiscrepancyType, Outcome};
pub use difference::{FieldDifference, FrameworkDifference, ScaleDifference, ThemeDifference, ThemeFate};
pub use draft::{DraftSpeaker, DraftTurn, FrameworkDraft, ThemeDraft, TranscriptDraft};
pub use draw::{Draw, Stratum, draw};
pub use framework::{Framework, FrameworkVersion};
pub use frozen::Frozen;
pub use id::{
    ActId, AssignmentId, CaseId, CellId, ChangeId, CoderId, CodingId, CommentId, DecisionId, DiscrepancyId,
    FrameworkId, FrameworkVersionId, FrozenId, MemoId, ProjectId, RoundId, SpeakerId, SynthesisId, ThemeId,
    TranscriptId,
};
pub use memo::{Memo, MemoAbout, MemoKind};
pub use overall::Overall;
pub use paragraph::{Paragraph, ParagraphKind};
pub use round::Round;
pub use scale::Scale;
pub use span::{CharSpan, Span};
pub use synthesis::{Synthesis, SynthesisAbout};
pub use theme::{Origin, ScaleChoice, Theme};
pub use transcript::{Role, Speaker, Transcript, TranscriptKind, Turn, cite};

use serde::{Deserialize, Serialize};

/// The project itself: the one thing there is one of in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Project {
    /// Identity, minted when the project was made.
    pub id: ProjectId,
    /// What the study is called on screen and in reports.
    pub title: String,
    /// When the project was made, RFC 3339, UTC.
    pub created: String,
}
