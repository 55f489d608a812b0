//! What is fed to the index: one document for every turn and one for every coding.

use crate::model::{CaseId, CoderId, CodingId, Role, Span, ThemeId, TranscriptId};

/// What a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// One turn of a transcript.
    Turn,
    /// The passage of one coding.
    Quote,
}

impl Unit {
    /// The form in which the index holds it.
    pub(super) const fn key(self) -> &'static [u8] {
        match self {
            Self::Turn => b"t",
            Self::Quote => b"q",
        }
    }
}

/// One passage to index. Its text is indexed, not kept.
#[derive(Debug, Clone, Copy)]
pub struct Doc<'a> {
    /// A turn or a quote.
    pub unit: Unit,
    /// The coding of a quote; `None` for a turn.
    pub coding: Option<CodingId>,
    /// Where it stands.
    pub transcript: TranscriptId,
    /// The first turn it touches, 0 for none.
    pub turn: u32,
    /// Its place, in bytes of the transcript's text.
    pub span: Span,
    /// Whose words it holds.
    pub cases: &'a [CaseId],
    /// The roles of those who speak in it.
    pub roles: &'a [Role],
    /// The theme of a quote.
    pub theme: Option<ThemeId>,
    /// The coder of a quote.
    pub coder: Option<CoderId>,
    /// The magnitude of a quote.
    pub magnitude: Option<&'a str>,
    /// The words to be found.
    pub text: &'a str,
}
