//! Codings: one coder applied one theme to one span of one transcript.

use super::{CoderId, CodingId, FrameworkVersionId, Span, ThemeId, TranscriptId};
use serde::{Deserialize, Serialize};

/// One coder applied one theme to one span of one transcript, maybe with a magnitude and a memo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coding {
    /// Identity.
    pub id: CodingId,
    /// Where.
    pub transcript: TranscriptId,
    /// Who.
    pub coder: CoderId,
    /// Which theme.
    pub theme: ThemeId,
    /// The passage, in byte offsets of the transcript's text.
    pub span: Span,
    /// One value of the theme's scale, or none given.
    pub magnitude: Option<String>,
    /// The coder's note on this passage; empty for none.
    pub memo: String,
    /// The state of the framework it was made under.
    pub framework_version: Option<FrameworkVersionId>,
    /// When it was made, RFC 3339, UTC.
    pub created: String,
    /// Whether the coder holds it up as a good example of its theme.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub exemplar: bool,
}
