//! Rounds of coding, and how the transcripts of a round were chosen.

use super::{RoundId, TranscriptId};
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

/// A random choice of transcripts, with everything needed to make the same choice again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draw {
    /// The share asked for, in thousandths: 1 to 1,000. A whole number, so that it is read back as it was written.
    pub per_mille: u16,
    /// The seed of the random numbers.
    pub seed: u64,
    /// What the choice was stratified by: `kind`, or keys of case attributes; empty for a simple random choice.
    pub strata: Vec<String>,
    /// What it was chosen from, in the order the draw saw them.
    pub pool: Vec<TranscriptId>,
    /// What was chosen.
    pub drawn: Vec<TranscriptId>,
    /// When, RFC 3339, UTC.
    pub at: String,
}
