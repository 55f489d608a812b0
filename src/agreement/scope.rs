//! Whose turns are counted.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Whose turns are counted. A turn that is counted is counted whole, whatever the scope.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// Those of participants, and of interpreters for them.
    #[default]
    Participants,
    /// Everybody's; for the character unit the whole text, labels and newlines included.
    All,
}

impl Scope {
    /// Every scope, in the order they are offered.
    pub const ALL: [Self; 2] = [Self::Participants, Self::All];

    /// The fixed word, as on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Participants => "participants",
            Self::All => "all",
        }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}
