//! Schema steps. Each is one SQL file, run in one transaction of its own, and raises `user_version` by one.
//!
//! A step that has shipped is never changed. `upgrade` takes them, after a copy of the file as it was.

use super::error::StoreError;
use rusqlite::{Connection, TransactionBehavior};

/// "emic" in ASCII: the first four bytes say whose file it is.
pub(super) const APPLICATION_ID: i64 = 0x656d_6963;

/// The steps, oldest first; the version of a file is how many of them it has been through.
const STEPS: [&str; 7] = [
    include_str!("schema/001_project.sql"),
    include_str!("schema/002_coding_by_place.sql"),
    include_str!("schema/003_two_coders.sql"),
    include_str!("schema/004_framework_changes.sql"),
    include_str!("schema/005_memo.sql"),
    include_str!("schema/006_exemplar.sql"),
    include_str!("schema/007_charting.sql"),
];

/// The version this program writes.
pub(super) const VERSION: i64 = STEPS.len() as i64;

/// The version of an open file.
pub(super) fn version(conn: &Connection) -> rusqlite::Result<i64> {
    conn.query_row("PRAGMA user_version", [], |row| row.get(0))
}

/// Takes the steps a file has not been through yet.
///
/// # Errors
/// What SQLite says; a failed step leaves the file at the version before it.
pub(super) fn steps(conn: &mut Connection) -> Result<(), StoreError> {
    let from = version(conn)?;
    for (step, raised) in STEPS.iter().zip(1_i64..).skip(usize::try_from(from).unwrap_or(0)) {
        let transaction = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Another program that opened the file at the same time may have taken the step while this one waited.
        if version(&transaction)? >= raised {
            continue;
        }
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", raised)?;
        transaction.commit()?;
    }
    Ok(())
}
