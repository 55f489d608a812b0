//! The frozen table: codings set aside as they were.

use super::{as_json, json};
use crate::model::{Entity, Frozen};
use crate::store::record::Record;
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

impl Record for Frozen {
    const ENTITY: Entity = Entity::Frozen;
    const TABLE: &'static str = "frozen";
    const COLUMNS: &'static str = "id, transcript, coder, codings, at";

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            transcript: row.get(1)?,
            coder: row.get(2)?,
            codings: json(row, 3)?,
            at: row.get(4)?,
        })
    }

    fn save(&self, conn: &Connection) -> rusqlite::Result<()> {
        conn.prepare_cached(
            "INSERT INTO frozen (id, transcript, coder, codings, at) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (id) DO UPDATE SET transcript = ?2, coder = ?3, codings = ?4, at = ?5",
        )?
        .execute(params![self.id, self.transcript, self.coder, as_json(&self.codings)?, self.at])?;
        Ok(())
    }
}
