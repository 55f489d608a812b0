//! Identity. An id is a UUID in a type of its own, so that a coder cannot stand where a coding is meant.
//!
//! Ids are version 4 (random) for codings and whatever a blind coder could compare, and version 7 (ordered by time)
//! elsewhere. Names are never identity.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident, $mint:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A new id that no other thing has.
            #[must_use]
            pub fn mint() -> Self {
                Self(Uuid::$mint())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }
    };
}

id_type!(/// A project.
    ProjectId, now_v7);
id_type!(/// A coder.
    CoderId, now_v7);
id_type!(/// A transcript.
    TranscriptId, now_v7);
id_type!(/// A speaker's label within one transcript.
    SpeakerId, now_v7);
id_type!(/// A case: what one row of the matrix is about.
    CaseId, now_v7);
id_type!(/// The framework as a whole.
    FrameworkId, now_v7);
id_type!(/// One state of the framework that codings were made under.
    FrameworkVersionId, now_v7);
id_type!(/// A theme of the framework.
    ThemeId, now_v7);
id_type!(/// A coding. Random, because a blind coder could read an order from a timed one.
    CodingId, new_v4);
id_type!(/// An assignment of a transcript to a coder.
    AssignmentId, new_v4);
id_type!(/// One act: one step of undo.
    ActId, new_v4);
id_type!(/// One change within an act.
    ChangeId, new_v4);
