//! Bringing a file of an older version up to date: a verified snapshot of it as it was is put beside it, then the schema
//! steps are taken.

use super::error::StoreError;
use super::migrate::{VERSION, steps, version};
use super::presence::beside;
use super::snapshot;
use rusqlite::Connection;
use std::path::Path;

/// Brings a file of an older version up to this program's.
///
/// # Errors
/// Where the snapshot or a step fails; a failed step leaves the file at the version before it.
pub(super) fn run(conn: &mut Connection, path: &Path) -> Result<(), StoreError> {
    let from = version(conn)?;
    if from > 0 && from < VERSION {
        snapshot::write(conn, &beside(path, &format!(".before-version-{VERSION}")))?;
    }
    steps(conn)
}
