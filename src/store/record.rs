//! Records: values that have rows.
//!
//! A record can be loaded, saved and erased by id, and goes into the journal as its JSON. The door and undo work on
//! records of any kind through this one trait; how a kind lies in its table is told in `rows`, one file a kind.

use super::error::StoreError;
use super::ids::AnyId;
use super::rows::{FrameworkHead, column};
use crate::model::{
    Assignment, Case, ChartedCell, Coder, Coding, Comment, Decision, Entity, FrameworkVersion, Frozen, Memo, Project,
    Round, Speaker, Synthesis, Theme, Transcript,
};
use rusqlite::{Connection, Row, ToSql};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

/// A value that has a row of its own and a place in the journal.
pub trait Record: Serialize + DeserializeOwned {
    /// Which kind of thing it is.
    const ENTITY: Entity;
    /// The table its row is in.
    const TABLE: &'static str;
    /// The columns [`Record::read`] expects, in its order.
    const COLUMNS: &'static str;

    /// Its identity.
    fn uuid(&self) -> Uuid;

    /// Reads one row of [`Record::COLUMNS`].
    ///
    /// # Errors
    /// Where a column does not hold what the schema promises.
    fn read(row: &Row<'_>) -> rusqlite::Result<Self>;

    /// Writes the value, whether or not it had a row.
    ///
    /// # Errors
    /// What SQLite says; a constraint where a name is taken or something referred to is missing.
    fn save(&self, conn: &Connection) -> rusqlite::Result<()>;

    /// The value with this id.
    ///
    /// # Errors
    /// What SQLite says.
    fn load(conn: &Connection, id: Uuid) -> rusqlite::Result<Option<Self>> {
        let sql = format!("SELECT {} FROM {} WHERE id = ?1", Self::COLUMNS, Self::TABLE);
        first(conn, &sql, &[&AnyId(id)], Self::read)
    }

    /// The values a clause (`WHERE …`, `ORDER BY …`) picks out.
    ///
    /// # Errors
    /// What SQLite says.
    fn list(conn: &Connection, clause: &str, params: &[&dyn ToSql]) -> rusqlite::Result<Vec<Self>> {
        collect(conn, &format!("SELECT {} FROM {} {clause}", Self::COLUMNS, Self::TABLE), params, Self::read)
    }

    /// Takes the value's row away.
    ///
    /// # Errors
    /// What SQLite says; a constraint where something refers to it.
    fn erase(conn: &Connection, id: Uuid) -> rusqlite::Result<()> {
        conn.prepare_cached(&format!("DELETE FROM {} WHERE id = ?1", Self::TABLE))?.execute([AnyId(id)])?;
        Ok(())
    }
}

/// The value as the journal writes it.
pub(super) fn to_json<R: Record>(record: &R) -> Result<String, StoreError> {
    serde_json::to_string(record)
        .map_err(|error| StoreError::Unreadable { entity: R::ENTITY.word(), why: error.to_string() })
}

/// The value that stands in the rows now, as the journal would write it.
pub(super) fn load_json(conn: &Connection, entity: Entity, id: Uuid) -> Result<Option<String>, StoreError> {
    fn of<R: Record>(conn: &Connection, id: Uuid) -> Result<Option<String>, StoreError> {
        R::load(conn, id)?.map(|record| to_json(&record)).transpose()
    }
    match entity {
        Entity::Project => of::<Project>(conn, id),
        Entity::Coder => of::<Coder>(conn, id),
        Entity::Framework => of::<FrameworkHead>(conn, id),
        Entity::FrameworkVersion => of::<FrameworkVersion>(conn, id),
        Entity::Theme => of::<Theme>(conn, id),
        Entity::Case => of::<Case>(conn, id),
        Entity::Transcript => of::<Transcript>(conn, id),
        Entity::Speaker => of::<Speaker>(conn, id),
        Entity::Assignment => of::<Assignment>(conn, id),
        Entity::Coding => of::<Coding>(conn, id),
        Entity::Round => of::<Round>(conn, id),
        Entity::Frozen => of::<Frozen>(conn, id),
        Entity::Decision => of::<Decision>(conn, id),
        Entity::Comment => of::<Comment>(conn, id),
        Entity::Memo => of::<Memo>(conn, id),
        Entity::Cell => of::<ChartedCell>(conn, id),
        Entity::Synthesis => of::<Synthesis>(conn, id),
    }
}

/// Makes the rows hold the value the journal wrote, or nothing where it wrote none.
pub(super) fn restore(conn: &Connection, entity: Entity, id: Uuid, value: Option<&str>) -> Result<(), StoreError> {
    fn of<R: Record>(conn: &Connection, id: Uuid, value: Option<&str>) -> Result<(), StoreError> {
        let Some(json) = value else { return Ok(R::erase(conn, id)?) };
        let record: R = serde_json::from_str(json)
            .map_err(|error| StoreError::Unreadable { entity: R::ENTITY.word(), why: error.to_string() })?;
        Ok(record.save(conn)?)
    }
    match entity {
        Entity::Project => of::<Project>(conn, id, value),
        Entity::Coder => of::<Coder>(conn, id, value),
        Entity::Framework => of::<FrameworkHead>(conn, id, value),
        Entity::FrameworkVersion => of::<FrameworkVersion>(conn, id, value),
        Entity::Theme => of::<Theme>(conn, id, value),
        Entity::Case => of::<Case>(conn, id, value),
        Entity::Transcript => of::<Transcript>(conn, id, value),
        Entity::Speaker => of::<Speaker>(conn, id, value),
        Entity::Assignment => of::<Assignment>(conn, id, value),
        Entity::Coding => of::<Coding>(conn, id, value),
        Entity::Round => of::<Round>(conn, id, value),
        Entity::Frozen => of::<Frozen>(conn, id, value),
        Entity::Decision => of::<Decision>(conn, id, value),
        Entity::Comment => of::<Comment>(conn, id, value),
        Entity::Memo => of::<Memo>(conn, id, value),
        Entity::Cell => of::<ChartedCell>(conn, id, value),
        Entity::Synthesis => of::<Synthesis>(conn, id, value),
    }
}

/// Reads every row of a query into values, and says which column could not be understood.
pub(super) fn collect<T>(
    conn: &Connection,
    sql: &str,
    params: &[&dyn rusqlite::ToSql],
    read: fn(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Vec<T>> {
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map(params, read)?;
    rows.collect()
}

/// Reads the one row of a query, or nothing.
pub(super) fn first<T>(
    conn: &Connection,
    sql: &str,
    params: &[&dyn rusqlite::ToSql],
    read: fn(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Option<T>> {
    let mut statement = conn.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    rows.next()?.map(read).transpose()
}

/// A column that holds one of a closed list of words.
pub(super) fn word<T>(row: &Row<'_>, index: usize, from_word: fn(&str) -> Option<T>) -> rusqlite::Result<T> {
    let text: String = row.get(index)?;
    from_word(&text).ok_or_else(|| column(index, format!("“{text}” is not a word this program knows")))
}
