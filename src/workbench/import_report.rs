//! What became of an import, file by file.

use crate::model::{Role, TranscriptId, TranscriptKind};
use serde::Serialize;

/// What became of one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ImportStatus {
    /// It is in the project now (or would be, on a dry run).
    Added,
    /// The same text was there before.
    AlreadyThere,
    /// It could not be read; the warnings say why.
    Refused,
}

/// A speaker as lists show one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SpeakerLine {
    /// The label as it stands in the text.
    pub label: String,
    /// What this speaker does.
    pub role: Role,
    /// The name of the case.
    pub case: Option<String>,
    /// How many turns.
    pub turns: u32,
    /// How many words, labels not counted.
    pub words: u32,
}

/// One file of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ImportedTranscript {
    /// The transcript's id; absent where it was refused or only looked at.
    pub id: Option<TranscriptId>,
    /// What it is called.
    pub title: String,
    /// The file it came from.
    pub file: String,
    /// What kind of conversation.
    pub kind: Option<TranscriptKind>,
    /// The layout it was read by.
    pub layout: Option<String>,
    /// SHA-256 of the text.
    pub sha256: Option<String>,
    /// Length of the text in code points.
    pub chars: usize,
    /// How many turns.
    pub turns: usize,
    /// Who speaks.
    pub speakers: Vec<SpeakerLine>,
    /// What to look at, in sentences; for a refused file, why.
    pub warnings: Vec<String>,
    /// What became of it.
    pub status: ImportStatus,
}

/// What became of all files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ImportReport {
    /// One for each file, in order.
    pub transcripts: Vec<ImportedTranscript>,
    /// Whether nothing was written.
    pub dry_run: bool,
    /// What concerns no single file, in sentences.
    pub warnings: Vec<String>,
}

impl ImportReport {
    /// How many files were refused.
    #[must_use]
    pub fn refused(&self) -> usize {
        self.transcripts.iter().filter(|line| line.status == ImportStatus::Refused).count()
    }
}
