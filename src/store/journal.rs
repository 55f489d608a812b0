//! The journal: what was done, in order, each change hashed over the one before.
//!
//! The hash of a change is SHA-256 over the hash before it (32 zero bytes at the beginning) and then, each preceded by
//! its length as eight bytes little-endian: the change's number, its id, when, who (empty where nobody was named), the
//! act's id, kind, wording and target, the entity's word, its id, the value before and the value after. A value that is
//! absent is hashed as the single byte 0, one that is there as the byte 1 and its text.

use super::error::StoreError;
use super::hash::hex;
use super::ids::AnyId;
use super::record::{collect, first, word};
use crate::model::{Act, ActId, ActKind, Change, Entity};
use rusqlite::{Connection, Row, params};
use sha2::{Digest, Sha256};

/// How long the journal is and how it ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Number of the last change; 0 where there is none.
    pub seq: i64,
    /// The last change's hash, in lower-case hexadecimal.
    pub hash: String,
}

/// The hash a change has after `before`.
pub(super) fn chain(before: &[u8], act: &Act, change: &Change) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(before);
    let mut field = |bytes: &[u8]| {
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    };
    field(&change.seq.to_le_bytes());
    field(change.id.0.as_bytes());
    field(act.at.as_bytes());
    field(act.coder.as_ref().map_or(&[][..], |coder| coder.0.as_bytes()));
    field(act.id.0.as_bytes());
    field(act.kind.word().as_bytes());
    field(act.what.as_bytes());
    field(act.target.as_ref().map_or(&[][..], |target| target.0.as_bytes()));
    field(change.entity.word().as_bytes());
    field(change.entity_id.as_bytes());
    for value in [&change.before, &change.after] {
        match value {
            None => field(&[0]),
            Some(text) => {
                field(&[1]);
                field(text.as_bytes());
            }
        }
    }
    hash.finalize().into()
}

/// How the journal ends now.
pub(super) fn head(conn: &Connection) -> Result<Head, StoreError> {
    let (seq, hash) = raw_head(conn)?;
    Ok(Head { seq, hash: hex(&hash) })
}

/// Number of the last change.
pub(super) fn seq(conn: &Connection) -> Result<i64, StoreError> {
    let sql = "SELECT changes FROM journal_head WHERE one = 1";
    Ok(conn.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// The number and hash of the last change.
pub(super) fn raw_head(conn: &Connection) -> Result<(i64, Vec<u8>), StoreError> {
    written_head(conn)?.ok_or_else(|| StoreError::Unreadable {
        entity: "journal",
        why: "it is not written down how it ends".to_string(),
    })
}

/// As [`raw_head`]; `None` where it was taken away.
pub(super) fn written_head(conn: &Connection) -> Result<Option<(i64, Vec<u8>)>, StoreError> {
    let sql = "SELECT changes, hash FROM journal_head WHERE one = 1";
    Ok(first(conn, sql, &[], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// Writes the act's own row.
pub(super) fn open_act(conn: &Connection, act: &Act) -> Result<(), StoreError> {
    conn.prepare_cached(
        "INSERT INTO act (seq, id, kind, what, coder, at, target) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![act.seq, act.id, act.kind.word(), act.what, act.coder, act.at, act.target])?;
    Ok(())
}

/// Appends a change after one that has the hash `before`; returns its hash.
pub(super) fn append(conn: &Connection, before: &[u8], act: &Act, change: &Change) -> Result<[u8; 32], StoreError> {
    let hash = chain(before, act, change);
    conn.prepare_cached(
        "INSERT INTO change (seq, id, act, entity, entity_id, before, after, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        change.seq,
        change.id,
        act.seq,
        change.entity.word(),
        AnyId(change.entity_id),
        change.before,
        change.after,
        hash.as_slice()
    ])?;
    Ok(hash)
}

/// Writes down how the journal ends now.
pub(super) fn close_act(conn: &Connection, seq: i64, hash: &[u8]) -> Result<(), StoreError> {
    conn.prepare_cached("UPDATE journal_head SET changes = ?1, hash = ?2 WHERE one = 1")?
        .execute(params![seq, hash])?;
    Ok(())
}

/// The number the next act gets.
pub(super) fn next_act(conn: &Connection) -> Result<i64, StoreError> {
    Ok(conn.prepare_cached("SELECT coalesce(max(seq), 0) + 1 FROM act")?.query_row([], |row| row.get(0))?)
}

/// The columns [`act_row`] expects.
pub(super) const ACT_COLUMNS: &str = "act.seq, act.id, act.kind, act.what, act.coder, act.at, act.target";

pub(super) fn act_row(row: &Row<'_>) -> rusqlite::Result<Act> {
    act_row_from(row, 0)
}

/// Reads an act whose columns begin at `column`.
pub(super) fn act_row_from(row: &Row<'_>, column: usize) -> rusqlite::Result<Act> {
    Ok(Act {
        seq: row.get(column)?,
        id: row.get(column + 1)?,
        kind: word(row, column + 2, ActKind::from_word)?,
        what: row.get(column + 3)?,
        coder: row.get(column + 4)?,
        at: row.get(column + 5)?,
        target: row.get(column + 6)?,
    })
}

/// The columns [`change_row`] expects.
pub(super) const CHANGE_COLUMNS: &str =
    "change.seq, change.id, act.id, change.entity, change.entity_id, change.before, change.after";

pub(super) fn change_row(row: &Row<'_>) -> rusqlite::Result<Change> {
    let entity_id: AnyId = row.get(4)?;
    Ok(Change {
        seq: row.get(0)?,
        id: row.get(1)?,
        act: row.get(2)?,
        entity: word(row, 3, Entity::from_word)?,
        entity_id: entity_id.0,
        before: row.get(5)?,
        after: row.get(6)?,
    })
}

/// The act with this id.
pub(super) fn act(conn: &Connection, id: ActId) -> Result<Option<Act>, StoreError> {
    Ok(first(conn, &format!("SELECT {ACT_COLUMNS} FROM act WHERE id = ?1"), &[&id], act_row)?)
}

/// The changes of an act, in order.
pub(super) fn changes_of(conn: &Connection, act: &Act) -> Result<Vec<Change>, StoreError> {
    let sql = format!(
        "SELECT {CHANGE_COLUMNS} FROM change JOIN act ON act.seq = change.act WHERE change.act = ?1 ORDER BY change.seq"
    );
    Ok(collect(conn, &sql, &[&act.seq], change_row)?)
}
