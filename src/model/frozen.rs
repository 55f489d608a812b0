//! The independent codings of a transcript that was reopened after its coder could see the others' work.

use super::{CoderId, Coding, FrozenId, TranscriptId};
use serde::{Deserialize, Serialize};

/// One coder's codings of one transcript as they stood when she first could see what others had coded there. Agreement
/// is counted on these ever after: what she changes later is no longer an independent reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frozen {
    /// Identity.
    pub id: FrozenId,
    /// Of which transcript.
    pub transcript: TranscriptId,
    /// Whose.
    pub coder: CoderId,
    /// Her codings as they were.
    pub codings: Vec<Coding>,
    /// When they were set aside, RFC 3339, UTC.
    pub at: String,
}
