//! What can be asked of the journal: who did what, when, and what was touched since.

use super::{Reader, Result};
use crate::model::{Act, Change, CoderId, Entity};
use crate::store::hash::hex;
use crate::store::ids::AnyId;
use crate::store::journal::{self, ACT_COLUMNS, CHANGE_COLUMNS};
use crate::store::record::{collect, first, word};
use uuid::Uuid;

#[allow(clippy::missing_errors_doc)] // Said once, on the type.
impl Reader<'_> {
    /// Every change of the framework, its themes and its versions, oldest first, each with its act.
    pub fn framework_changes(&self) -> Result<Vec<(Act, Change)>> {
        // The index is named, so that a long journal is never read whole; it is used where the condition is its own.
        let sql = format!(
            "SELECT {CHANGE_COLUMNS}, {ACT_COLUMNS} FROM change INDEXED BY change_of_framework
             JOIN act ON act.seq = change.act
             WHERE change.entity IN ('framework', 'framework_version', 'theme') ORDER BY change.seq"
        );
        Ok(collect(self.conn, &sql, &[], |row| Ok((journal::act_row_from(row, 7)?, journal::change_row(row)?)))?)
    }

    /// The changes with numbers above `seq`, oldest first, at most `limit`.
    pub fn changes_after(&self, seq: i64, limit: usize) -> Result<Vec<Change>> {
        let sql = format!(
            "SELECT {CHANGE_COLUMNS} FROM change JOIN act ON act.seq = change.act WHERE change.seq > ?1
             ORDER BY change.seq LIMIT ?2"
        );
        Ok(collect(self.conn, &sql, &[&seq, &limit], journal::change_row)?)
    }

    /// What was touched after `seq`, without the values, oldest first.
    pub fn touched_after(&self, seq: i64) -> Result<Vec<(Entity, Uuid)>> {
        let sql = "SELECT entity, entity_id FROM change WHERE seq > ?1 ORDER BY seq";
        Ok(collect(self.conn, sql, &[&seq], |row| {
            let id: AnyId = row.get(1)?;
            Ok((word(row, 0, Entity::from_word)?, id.0))
        })?)
    }

    /// Whether anything that lists and screens call by name was touched after `seq`.
    pub fn names_touched_after(&self, seq: i64) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM change WHERE seq > ?1
             AND entity NOT IN ('coding', 'assignment', 'round', 'frozen', 'decision', 'comment', 'memo',
             'cell', 'synthesis'))";
        Ok(self.conn.prepare_cached(sql)?.query_row([seq], |row| row.get(0))?)
    }

    /// The codings a coder's latest acts wrote anew, the latest first, as the journal has them; at most `limit`.
    pub fn codings_written(&self, coder: CoderId, limit: usize) -> Result<Vec<String>> {
        // Acts are walked back one by one; of a large import no more is read than is asked for.
        let sql = "SELECT change.after FROM act CROSS JOIN change ON change.act = act.seq
             WHERE act.coder = ?1 AND change.entity = 'coding' AND change.before IS NULL AND change.after IS NOT NULL
             ORDER BY act.seq DESC LIMIT ?2";
        Ok(collect(self.conn, sql, &[&coder, &limit], |row| row.get(0))?)
    }

    /// Whether anybody but this coder has done anything after the act with this number.
    pub fn others_acted_after(&self, seq: i64, coder: Option<CoderId>) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM act WHERE seq > ?1 AND coder IS NOT ?2)";
        Ok(self.conn.prepare_cached(sql)?.query_row((seq, coder), |row| row.get(0))?)
    }

    /// The changes of one act, in order.
    pub fn changes_of(&self, act: &Act) -> Result<Vec<Change>> {
        journal::changes_of(self.conn, act)
    }

    /// The changes with numbers below `seq`, latest first, at most `limit`, each with its act.
    pub fn changes_before(&self, seq: i64, limit: usize) -> Result<Vec<(Act, Change)>> {
        let sql = format!(
            "SELECT {CHANGE_COLUMNS}, {ACT_COLUMNS} FROM change JOIN act ON act.seq = change.act WHERE change.seq < ?1
             ORDER BY change.seq DESC LIMIT ?2"
        );
        Ok(collect(self.conn, &sql, &[&seq, &limit], |row| {
            Ok((journal::act_row_from(row, 7)?, journal::change_row(row)?))
        })?)
    }

    /// The hash of the change with this number, in lower-case hexadecimal.
    pub fn hash_at(&self, seq: i64) -> Result<Option<String>> {
        let hash: Option<Vec<u8>> =
            first(self.conn, "SELECT hash FROM change WHERE seq = ?1", &[&seq], |row| row.get(0))?;
        Ok(hash.map(|hash| hex(&hash)))
    }
}
