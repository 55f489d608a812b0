//! How each kind of record lies in its table. One file a kind; nothing here decides anything.

pub(super) mod assignment;
pub(super) mod case;
mod charted;
pub(super) mod coder;
pub(super) mod coding;
mod comment;
mod decision;
pub(super) mod framework;
mod frozen;
mod memo;
pub(super) mod project;
mod round;
pub(super) mod speaker;
mod synthesis;
pub(super) mod theme;
pub(super) mod transcript;

pub use framework::FrameworkHead;
pub use transcript::TranscriptHead;

use rusqlite::types::Type;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The error for a column whose text is not what the schema promises.
pub(super) fn column(index: usize, why: String) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(index, Type::Text, why.into())
}

/// A column that holds JSON.
pub(super) fn json<T: DeserializeOwned>(row: &rusqlite::Row<'_>, index: usize) -> rusqlite::Result<T> {
    let text: String = row.get(index)?;
    serde_json::from_str(&text).map_err(|error| column(index, error.to_string()))
}

/// A value as JSON, for a column that holds it.
pub(super) fn as_json<T: Serialize>(value: &T) -> rusqlite::Result<String> {
    serde_json::to_string(value).map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}
