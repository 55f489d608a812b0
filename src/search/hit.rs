//! A passage that was found.

use super::Unit;
use crate::model::{CodingId, Span, TranscriptId};

/// One passage that was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// A turn or a quote.
    pub unit: Unit,
    /// The coding of a quote.
    pub coding: Option<CodingId>,
    /// Where it stands.
    pub transcript: TranscriptId,
    /// The first turn it touches, 0 for none.
    pub turn: u32,
    /// Its place, in bytes of the transcript's text.
    pub span: Span,
    /// BM25 to four decimals; 0 where nothing was ranked.
    pub score: f32,
}
