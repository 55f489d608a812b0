//! Drafts: what a reader made of a file, before anything has an identity or is written.
//!
//! Themes refer to their parents by key and turns to their speakers by place in the list. Nothing here is trusted to
//! be consistent with the project it goes into; the act that takes it in decides.

use super::{Origin, Role, Scale, ScaleChoice, TranscriptKind};

/// A speaker as found in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftSpeaker {
    /// The label as written; empty where the text has no labels.
    pub label: String,
    /// The role guessed from the label, or told by the user.
    pub role: Role,
    /// The name of the case this speaker is, where the user told it.
    pub case: Option<String>,
}

/// A turn as found in a file. Positions are byte offsets into the draft's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftTurn {
    /// Index into the draft's speakers.
    pub speaker: usize,
    /// Where the label begins.
    pub start: usize,
    /// Where the talk begins.
    pub body: usize,
    /// After the last character, newline not counted.
    pub end: usize,
    /// When it was said, as the file wrote it.
    pub time: Option<String>,
}

/// A transcript as read from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TranscriptDraft {
    /// From the file's name.
    pub title: String,
    /// Guessed from the number of participants, or told by the user.
    pub kind: TranscriptKind,
    /// The name of the layout it was read by.
    pub layout: String,
    /// The text as it will be stored: UTF-8, LF, nothing else touched.
    pub text: String,
    /// In order of first speaking.
    pub speakers: Vec<DraftSpeaker>,
    /// In order; they do not overlap and none is empty.
    pub turns: Vec<DraftTurn>,
    /// What the user should look at, in whole sentences.
    pub warnings: Vec<String>,
}

/// A theme as written in a framework file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ThemeDraft {
    /// Unique in the file, `[a-z0-9-]+`.
    pub key: String,
    /// Key of the theme it stands under.
    pub parent: Option<String>,
    /// What it is called.
    pub name: String,
    /// What it means.
    pub definition: String,
    /// When to use it.
    pub include: String,
    /// When not to use it.
    pub exclude: String,
    /// A passage that shows it.
    pub example: String,
    /// Its scale, its parent's, or none.
    pub scale: ScaleChoice,
    /// From before the reading, or out of it.
    pub origin: Origin,
    /// The research questions it speaks to.
    pub questions: Vec<String>,
    /// Whether it can be applied to a passage.
    pub codable: bool,
}

/// A framework as read from a file: keys are unique, parents exist and scales are known; there is no cycle.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FrameworkDraft {
    /// The framework's title; empty where the file has none.
    pub title: String,
    /// Its version as the file words it.
    pub version: String,
    /// In the file's order.
    pub scales: Vec<Scale>,
    /// In the file's order, which is the order of siblings on screen.
    pub themes: Vec<ThemeDraft>,
    /// How the columns or fields were understood, where that was a guess.
    pub notes: Vec<String>,
}
