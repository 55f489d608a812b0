//! Snapshots: copies of the project that were reopened and verified before anybody relies on them.

use super::check::{self, Finding};
use super::error::StoreError;
use super::migrate;
use super::presence::beside;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use uuid::Uuid;

/// Writes a verified copy of the open project to `target`. What stands there is replaced only by a copy that verified.
///
/// # Errors
/// [`StoreError::Snapshot`] with the reason; nothing is left behind then.
pub(super) fn write(conn: &Connection, target: &Path) -> Result<(), StoreError> {
    let failed = |why: String| StoreError::Snapshot { path: target.to_path_buf(), why };
    // A name of its own, so that two programs that make the same copy do not write into each other's.
    let draft = beside(target, &format!(".{}.part", Uuid::new_v4().simple()));
    let written = conn
        .execute("VACUUM INTO ?1", [draft.to_string_lossy()])
        .map_err(|error| failed(error.to_string()))
        .and_then(|_| verify(&draft).map_err(failed))
        .and_then(|()| std::fs::rename(&draft, target).map_err(|error| failed(error.to_string())));
    if written.is_err() {
        let _ = std::fs::remove_file(&draft);
    }
    written
}

/// Opens the copy as a stranger would and checks all of it. The checks know today's tables alone, so a copy of an older
/// version is checked by what the steps make of a second copy, which also tells beforehand that they can be taken.
fn verify(copy: &Path) -> Result<(), String> {
    let conn =
        Connection::open_with_flags(copy, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(|error| error.to_string())?;
    let findings = if migrate::version(&conn).map_err(|error| error.to_string())? < migrate::VERSION {
        let trial = beside(copy, ".trial");
        let found = std::fs::copy(copy, &trial).map_err(|error| error.to_string()).and_then(|_| brought_up(&trial));
        let _ = std::fs::remove_file(&trial);
        found?
    } else {
        check::all(&conn).map_err(|error| error.to_string())?
    };
    drop(conn);
    if let Some(first) = findings.first() {
        return Err(format!("the copy did not verify: {}", first.message));
    }
    let file = std::fs::OpenOptions::new().write(true).open(copy).map_err(|error| error.to_string())?;
    file.sync_all().map_err(|error| error.to_string())
}

/// What is wrong with a file of an older version once the steps have been taken.
fn brought_up(trial: &Path) -> Result<Vec<Finding>, String> {
    let mut conn = Connection::open(trial).map_err(|error| error.to_string())?;
    migrate::steps(&mut conn).map_err(|error| error.to_string())?;
    check::all(&conn).map_err(|error| error.to_string())
}
