//! Coders: the people who code, and the one that stands for what they agreed on.

use super::CoderId;
use serde::{Deserialize, Serialize};

/// What kind of coder this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CoderKind {
    /// Somebody who codes.
    Person,
    /// The team's settled reading; its codings are written by decisions only.
    Consensus,
}

impl CoderKind {
    /// The word used in files and on screen.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Consensus => "consensus",
        }
    }
}

/// A person who codes, or the consensus.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coder {
    /// Identity.
    pub id: CoderId,
    /// Short name, unique in the project, as given on the command line and shown in the gutter.
    pub initials: String,
    /// Full name.
    pub name: String,
    /// Person or consensus.
    pub kind: CoderKind,
}
