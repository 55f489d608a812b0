//! The comment table.

use crate::model::{Comment, Entity};
use crate::store::record::Record;
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

impl Record for Comment {
    const ENTITY: Entity = Entity::Comment;
    const TABLE: &'static str = "comment";
    const COLUMNS: &'static str = "id, discrepancy, transcript, coder, at, text";

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            discrepancy: row.get(1)?,
            transcript: row.get(2)?,
            coder: row.get(3)?,
            at: row.get(4)?,
            text: row.get(5)?,
        })
    }

    fn save(&self, conn: &Connection) -> rusqlite::Result<()> {
        conn.prepare_cached(
            "INSERT INTO comment (id, discrepancy, transcript, coder, at, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (id) DO UPDATE SET discrepancy = ?2, transcript = ?3, coder = ?4, at = ?5, text = ?6",
        )?
        .execute(params![self.id, self.discrepancy, self.transcript, self.coder, self.at, self.text])?;
        Ok(())
    }
}
