//! Rounds of coding.

use super::{Draw, RoundId};
use serde::{Deserialize, Serialize};

/// A named stretch of work: who codes which transcripts is told by the assignments that carry its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// Identity.
    pub id: RoundId,
    /// What it is called, unique in the project; assignments carry this name.
    pub name: String,
    /// How its transcripts were drawn; empty where they were named one by one.
    pub draws: Vec<Draw>,
    /// When it was begun, RFC 3339, UTC.
    pub at: String,
}
