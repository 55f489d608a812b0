//! Whether later work rests on an act.
//!
//! An act is taken back only where no act that stands and came later touched the same things or names a thing this act
//! had made. The rows alone cannot tell: who added a passage's theme could take it back once the coding is removed, and
//! the coder who removed it could then never take back her removal, nor anything she did before it.

use super::act::verb;
use super::error::StoreError;
use super::journal::{self, ACT_COLUMNS};
use super::record::collect;
use crate::model::{Act, ActId, ActKind, Change, Coding, Entity};
use rusqlite::Connection;
use std::collections::HashSet;
use uuid::Uuid;

/// Refuses to take back `act`, which stands since the act with the number `since`, where later work rests on it.
pub(super) fn refuse(conn: &Connection, act: &Act, since: i64, changes: &[Change]) -> Result<(), StoreError> {
    // A coding of one's own is nobody else's and nothing names it, so that the common act is taken back without a look
    // around.
    if changes.iter().all(|change| is_own_coding(act, change)) {
        return Ok(());
    }
    // A version of the framework stays when its act is taken back, so that nothing can rest on it.
    let going = || changes.iter().filter(|change| change.entity != Entity::FrameworkVersion);
    let touched: HashSet<(Entity, Uuid)> = going().map(|change| (change.entity, change.entity_id)).collect();
    let made: HashSet<Uuid> = going().filter(|change| change.before.is_none()).map(|change| change.entity_id).collect();
    for id in standing_since(conn, since)?.into_iter().filter(|id| *id != act.id) {
        let Some(later) = journal::act(conn, id)? else { continue };
        for change in journal::changes_of(conn, &later)? {
            if touched.contains(&(change.entity, change.entity_id)) {
                let (what, entity) = (act.what.clone(), change.entity.word());
                return Err(StoreError::ChangedSince { what, verb: verb(ActKind::Undo), entity });
            }
            if [&change.before, &change.after].into_iter().flatten().any(|value| names_any(value, &made)) {
                return Err(StoreError::InUse { what: act.what.clone(), verb: verb(ActKind::Undo) });
            }
        }
    }
    Ok(())
}

fn is_own_coding(act: &Act, change: &Change) -> bool {
    let coder = |json: &String| serde_json::from_str::<Coding>(json).ok().map(|coding| coding.coder);
    change.entity == Entity::Coding
        && [&change.before, &change.after].into_iter().flatten().all(|json| coder(json) == act.coder)
}

/// The acts that were done, or done again, after the one with this number, and have not been taken back since.
fn standing_since(conn: &Connection, seq: i64) -> Result<Vec<ActId>, StoreError> {
    let sql = format!("SELECT {ACT_COLUMNS} FROM act WHERE seq > ?1 ORDER BY seq DESC");
    let (mut seen, mut standing) = (HashSet::new(), Vec::new());
    for act in collect(conn, &sql, &[&seq], journal::act_row)? {
        let named = act.target.unwrap_or(act.id);
        if seen.insert(named) && act.kind != ActKind::Undo {
            standing.push(named);
        }
    }
    Ok(standing)
}

/// Whether a journal's value names one of these ids.
fn names_any(value: &str, ids: &HashSet<Uuid>) -> bool {
    value
        .split('"')
        .filter(|piece| piece.len() == 36)
        .any(|piece| Uuid::parse_str(piece).is_ok_and(|id| ids.contains(&id)))
}
