//! Transcripts, their speakers and their turns, and how a place in one is cited.

use super::{CaseId, SpeakerId, TranscriptId};
use serde::{Deserialize, Serialize};

/// What kind of conversation was written down.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TranscriptKind {
    /// One person asked, one or few answering.
    #[default]
    Interview,
    /// Several participants talking with a moderator.
    FocusGroup,
    /// A researcher's own notes.
    Notes,
    /// Written answers.
    Survey,
}

impl TranscriptKind {
    /// All kinds, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Interview, Self::FocusGroup, Self::Notes, Self::Survey];

    /// The word used on the command line, in files and on screen.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Interview => "interview",
            Self::FocusGroup => "focus-group",
            Self::Notes => "notes",
            Self::Survey => "survey",
        }
    }

    /// The kind a word names.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase().replace([' ', '_'], "-");
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// What a speaker does in the conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Asks.
    Interviewer,
    /// Answers: the one the study is about.
    Participant,
    /// Speaks for a participant.
    Interpreter,
    /// Anybody else in the room.
    Other,
}

impl Role {
    /// All roles, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Interviewer, Self::Participant, Self::Interpreter, Self::Other];

    /// The word used on the command line, in files and on screen.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Interviewer => "interviewer",
            Self::Participant => "participant",
            Self::Interpreter => "interpreter",
            Self::Other => "other",
        }
    }

    /// The role a word names.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase();
        Self::ALL.into_iter().find(|role| role.word() == word)
    }

    /// Whether turns of this role count as what participants said (participants, and interpreters for them).
    #[must_use]
    pub const fn speaks_for_participants(self) -> bool {
        matches!(self, Self::Participant | Self::Interpreter)
    }
}

/// A speaker's label in one transcript.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// Identity.
    pub id: SpeakerId,
    /// The transcript it belongs to.
    pub transcript: TranscriptId,
    /// Place in the order of first speaking, counted from 0; turns refer to it.
    pub ordinal: u16,
    /// The label as it stands in the text; empty where the text has no labels.
    pub label: String,
    /// What this speaker does in the conversation.
    pub role: Role,
    /// The case this speaker is, or, for an interpreter, speaks for.
    pub case: Option<CaseId>,
    /// How many turns the speaker has.
    pub turns: u32,
    /// How many words the speaker says, labels not counted.
    pub words: u32,
}

/// One stretch of talk by one speaker. Positions are byte offsets into the transcript's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// Number in the transcript, counted from 1.
    pub n: u32,
    /// The speaker's ordinal.
    pub speaker: u16,
    /// Where the label begins.
    pub start: usize,
    /// Where the talk begins.
    pub body: usize,
    /// After the last character; the newline is not counted.
    pub end: usize,
    /// When it was said, as the file wrote it.
    pub time: Option<String>,
}

/// One recorded conversation as text. The text itself is kept apart, under its SHA-256.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transcript {
    /// Identity.
    pub id: TranscriptId,
    /// What it is called and cited by; unique in the project.
    pub title: String,
    /// What kind of conversation it was.
    pub kind: TranscriptKind,
    /// The layout its file was read by.
    pub layout: String,
    /// The name of the file it came from, without folders.
    pub file: String,
    /// SHA-256 of the stored text, in lower-case hexadecimal.
    pub sha256: String,
    /// Length of the text in code points.
    pub chars: usize,
    /// The case of the group as a whole, where there is one.
    pub group_case: Option<CaseId>,
    /// The turns in order.
    pub turns: Vec<Turn>,
}

impl Transcript {
    /// The turn that holds the byte at `position` (its label counts), or the last one that begins before it.
    #[must_use]
    pub fn turn_at(&self, position: usize) -> Option<&Turn> {
        let after = self.turns.partition_point(|turn| turn.start <= position);
        after.checked_sub(1).and_then(|index| self.turns.get(index))
    }

    /// The turns that share at least one byte with `start..end`, in order.
    #[must_use]
    pub fn turns_in(&self, start: usize, end: usize) -> &[Turn] {
        let first = self.turns.partition_point(|turn| turn.end <= start);
        let last = self.turns.partition_point(|turn| turn.start < end);
        self.turns.get(first..last.max(first)).unwrap_or_default()
    }
}

/// How a place is cited everywhere: the transcript's title and the turn, `P07:112`; the title alone where the place is
/// in no turn.
#[must_use]
pub fn cite(title: &str, turn: Option<u32>) -> String {
    match turn {
        Some(n) => format!("{title}:{n}"),
        None => title.to_string(),
    }
}
