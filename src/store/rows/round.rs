//! The round table.

use super::{as_json, json};
use crate::model::{Entity, Round};
use crate::store::record::Record;
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

impl Record for Round {
    const ENTITY: Entity = Entity::Round;
    const TABLE: &'static str = "round";
    const COLUMNS: &'static str = "id, name, draws, at";

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { id: row.get(0)?, name: row.get(1)?, draws: json(row, 2)?, at: row.get(3)? })
    }

    fn save(&self, conn: &Connection) -> rusqlite::Result<()> {
        conn.prepare_cached(
            "INSERT INTO round (id, name, draws, at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (id) DO UPDATE SET name = ?2, draws = ?3, at = ?4",
        )?
        .execute(params![self.id, self.name, as_json(&self.draws)?, self.at])?;
        Ok(())
    }
}
