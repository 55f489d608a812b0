//! The coding table.

use crate::model::{Coding, Entity, Span};
use crate::store::record::Record;
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

impl Record for Coding {
    const ENTITY: Entity = Entity::Coding;
    const TABLE: &'static str = "coding";
    const COLUMNS: &'static str =
        "id, transcript, coder, theme, start, end, magnitude, memo, framework_version, created, exemplar";

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            transcript: row.get(1)?,
            coder: row.get(2)?,
            theme: row.get(3)?,
            span: Span::new(row.get(4)?, row.get(5)?),
            magnitude: row.get(6)?,
            memo: row.get(7)?,
            framework_version: row.get(8)?,
            created: row.get(9)?,
            exemplar: row.get(10)?,
        })
    }

    fn save(&self, conn: &Connection) -> rusqlite::Result<()> {
        conn.prepare_cached(
            "INSERT INTO coding (id, transcript, coder, theme, start, end, magnitude, memo, framework_version, created,
                exemplar)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
             ON CONFLICT (id) DO UPDATE SET transcript = ?2, coder = ?3, theme = ?4, start = ?5, end = ?6,
                magnitude = ?7, memo = ?8, framework_version = ?9, created = ?10, exemplar = ?11",
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
            self.created,
            self.exemplar
        ])?;
        Ok(())
    }
}
