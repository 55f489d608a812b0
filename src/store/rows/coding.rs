//! The coding table.

use crate::model::{Coding, Entity, Span};
use crate::store::record::{Record, first};
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

/// The columns [`read`] expects, in its order.
pub(in crate::store) const CODING_COLUMNS: &str =
    "id, transcript, coder, theme, start, end, magnitude, memo, framework_version, created";

/// Reads one row of [`CODING_COLUMNS`].
pub(in crate::store) fn read(row: &Row<'_>) -> rusqlite::Result<Coding> {
    Ok(Coding {
        id: row.get(0)?,
        transcript: row.get(1)?,
        coder: row.get(2)?,
        theme: row.get(3)?,
        span: Span::new(row.get(4)?, row.get(5)?),
        magnitude: row.get(6)?,
        memo: row.get(7)?,
        framework_version: row.get(8)?,
        created: row.get(9)?,
    })
}

impl Record for Coding {
    const ENTITY: Entity = Entity::Coding;

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn load(conn: &Connection, id: Uuid) -> rusqlite::Result<Option<Self>> {
        first(conn, &format!("SELECT {CODING_COLUMNS} FROM coding WHERE id = ?1"), &[&id.as_bytes().as_slice()], read)
    }

    fn save(&self, conn: &Connection) -> rusqlite::Result<()> {
        conn.prepare_cached(
            "INSERT INTO coding (id, transcript, coder, theme, start, end, magnitude, memo, framework_version, created)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
             ON CONFLICT (id) DO UPDATE SET transcript = ?2, coder = ?3, theme = ?4, start = ?5, end = ?6,
                magnitude = ?7, memo = ?8, framework_version = ?9, created = ?10",
        )?
        .execute(params![
            self.id,
            self.transcript,
            self.coder,
            self.theme,
            self.span.start,
            self.span.end,
            self.magnitude,
            self.memo,
            self.framework_version,
            self.created
        ])?;
        Ok(())
    }

    fn erase(conn: &Connection, id: Uuid) -> rusqlite::Result<()> {
        conn.prepare_cached("DELETE FROM coding WHERE id = ?1")?.execute([id.as_bytes().as_slice()])?;
        Ok(())
    }
}
