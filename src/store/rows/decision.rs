//! The decision table.

use super::{as_json, json};
use crate::model::{Decision, Entity, Outcome};
use crate::store::record::{Record, word};
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

impl Record for Decision {
    const ENTITY: Entity = Entity::Decision;
    const TABLE: &'static str = "decision";
    const COLUMNS: &'static str = "id, discrepancy, transcript, first, second, types, readings, outcome, why, coder, at, \
         consensus, framework_version";

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            discrepancy: row.get(1)?,
            transcript: row.get(2)?,
            coders: [row.get(3)?, row.get(4)?],
            types: json(row, 5)?,
            readings: json(row, 6)?,
            outcome: word(row, 7, Outcome::from_word)?,
            why: row.get(8)?,
            coder: row.get(9)?,
            at: row.get(10)?,
            consensus: json(row, 11)?,
            framework_version: row.get(12)?,
        })
    }

    fn save(&self, conn: &Connection) -> rusqlite::Result<()> {
        let [first, second] = self.coders;
        conn.prepare_cached(
            "INSERT INTO decision (id, discrepancy, transcript, first, second, types, readings, outcome, why, coder, at,
                consensus, framework_version)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
             ON CONFLICT (id) DO UPDATE SET discrepancy = ?2, transcript = ?3, first = ?4, second = ?5, types = ?6,
                readings = ?7, outcome = ?8, why = ?9, coder = ?10, at = ?11, consensus = ?12, framework_version = ?13",
        )?
        .execute(params![
            self.id,
            self.discrepancy,
            self.transcript,
            first,
            second,
            as_json(&self.types)?,
            as_json(&self.readings)?,
            self.outcome.word(),
            self.why,
            self.coder,
            self.at,
            as_json(&self.consensus)?,
            self.framework_version
        ])?;
        Ok(())
    }
}
