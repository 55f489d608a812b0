//! Decisions and the codings they hold come and go together.
//!
//! One consensus coding may stand because of several decisions, so taking an act back or doing it again could bring a
//! decision back whose coding has gone with another one since, or take a coding away that another decision still holds.
//! The rows alone allow it; what was settled would then be lost without a word. Such an undo is refused.

use super::act::verb;
use super::error::StoreError;
use super::record::{Record, collect};
use crate::model::{Act, ActKind, Change, Coding, Decision, Entity};
use rusqlite::Connection;
use std::collections::HashSet;
use uuid::Uuid;

/// Refuses what an undo or redo has just made of the rows, where a decision and a coding it holds have come apart.
pub(super) fn refuse(conn: &Connection, kind: ActKind, act: &Act, changes: &[Change]) -> Result<(), StoreError> {
    let apart = || StoreError::InUse { what: act.what.clone(), verb: verb(kind) };
    for change in changes.iter().filter(|change| change.entity == Entity::Decision) {
        let Some(decision) = Decision::load(conn, change.entity_id)? else { continue };
        for coding in decision.consensus {
            if Coding::load(conn, coding.0)?.is_none() {
                return Err(apart());
            }
        }
    }
    let mut gone = HashSet::new();
    for change in changes.iter().filter(|change| change.entity == Entity::Coding) {
        if Coding::load(conn, change.entity_id)?.is_none() {
            gone.insert(change.entity_id);
        }
    }
    if !gone.is_empty() && held(conn)?.iter().any(|id| gone.contains(id)) {
        return Err(apart());
    }
    Ok(())
}

/// The ids of all codings that decisions hold.
fn held(conn: &Connection) -> Result<Vec<Uuid>, StoreError> {
    let sql = "SELECT held.value FROM decision, json_each(decision.consensus) AS held";
    let ids: Vec<String> = collect(conn, sql, &[], |row| row.get(0))?;
    Ok(ids.iter().filter_map(|id| Uuid::parse_str(id).ok()).collect())
}
