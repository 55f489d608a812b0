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
id_type!(/// A round of coding.
    RoundId, now_v7);
id_type!(/// A coder's codings of a transcript, set aside as they were.
    FrozenId, new_v4);
id_type!(/// How a discrepancy was settled.
    DecisionId, new_v4);
id_type!(/// What somebody said about a discrepancy.
    CommentId, new_v4);
id_type!(/// What a coder wrote about a thing.
    MemoId, new_v4);
id_type!(/// What was charted of one case in one theme.
    CellId, now_v7);
id_type!(/// What was written about a row or a column of the matrix.
    SynthesisId, now_v7);
id_type!(/// One act: one step of undo.
    ActId, new_v4);
id_type!(/// One change within an act.
    ChangeId, new_v4);

/// A discrepancy, or an agreement, between two coders. It is worked out from what the two readings are, so the same
/// disagreement has the same id for as long as nothing about it changes, and no longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct DiscrepancyId(pub u64);

impl fmt::Display for DiscrepancyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl FromStr for DiscrepancyId {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let known = text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let number = known.then(|| u64::from_str_radix(text, 16).ok()).flatten();
        number.map(Self).ok_or_else(|| format!("“{text}” is not the id of a disagreement: 16 digits from 0 to f"))
    }
}

impl From<DiscrepancyId> for String {
    fn from(id: DiscrepancyId) -> Self {
        id.to_string()
    }
}

impl TryFrom<String> for DiscrepancyId {
    type Error = String;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::DiscrepancyId;

    #[test]
    fn the_id_of_a_disagreement_is_read_as_it_is_written() {
        for number in [0, 7, u64::MAX] {
            assert_eq!(DiscrepancyId(number).to_string().parse(), Ok(DiscrepancyId(number)));
        }
        assert!("7".parse::<DiscrepancyId>().is_err());
        assert!("+00000000000000f".parse::<DiscrepancyId>().is_err());
    }
}
