//! Ids as SQLite sees them: the 16 bytes of the UUID.

use crate::model::{
    ActId, AssignmentId, CaseId, CellId, ChangeId, CoderId, CodingId, CommentId, DecisionId, DiscrepancyId,
    FrameworkId, FrameworkVersionId, FrozenId, MemoId, ProjectId, RoundId, SpeakerId, SynthesisId, ThemeId,
    TranscriptId,
};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use uuid::Uuid;

macro_rules! stored_as_bytes {
    ($($name:ident),*) => {$(
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(ToSqlOutput::Borrowed(ValueRef::Blob(self.0.as_bytes())))
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                Uuid::from_slice(value.as_blob()?).map(Self).map_err(|error| FromSqlError::Other(Box::new(error)))
            }
        }
    )*};
}

stored_as_bytes!(
    ActId,
    AssignmentId,
    CaseId,
    CellId,
    ChangeId,
    CoderId,
    CodingId,
    CommentId,
    DecisionId,
    FrameworkId,
    FrameworkVersionId,
    FrozenId,
    MemoId,
    ProjectId,
    RoundId,
    SpeakerId,
    SynthesisId,
    ThemeId,
    TranscriptId
);

/// An id of any kind, as the journal's `entity_id` column holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct AnyId(pub(super) Uuid);

stored_as_bytes!(AnyId);

// The name of a discrepancy is worked out, not minted: it is kept as people see it.
impl ToSql for DiscrepancyId {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.to_string()))
    }
}

impl FromSql for DiscrepancyId {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str()?.parse().map_err(|error: String| FromSqlError::Other(error.into()))
    }
}
