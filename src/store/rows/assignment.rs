//! The assignment table.

use super::column;
use crate::model::{Assignment, AssignmentState, Entity};
use crate::store::record::Record;
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

impl Record for Assignment {
    const ENTITY: Entity = Entity::Assignment;
    const TABLE: &'static str = "assignment";
    const COLUMNS: &'static str = "id, transcript, coder, round, state, reopened";

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let state: String = row.get(4)?;
        let state = [AssignmentState::ToDo, AssignmentState::InProgress, AssignmentState::Done]
            .into_iter()
            .find(|known| known.word() == state)
            .ok_or_else(|| column(4, format!("“{state}” is not a state of an assignment")))?;
        Ok(Self {
            id: row.get(0)?,
            transcript: row.get(1)?,
            coder: row.get(2)?,
            round: row.get(3)?,
            state,
            reopened: row.get(5)?,
        })
    }

    fn save(&self, conn: &Connection) -> rusqlite::Result<()> {
        conn.prepare_cached(
            "INSERT INTO assignment (id, transcript, coder, round, state, reopened) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (id) DO UPDATE SET transcript = ?2, coder = ?3, round = ?4, state = ?5, reopened = ?6",
        )?
        .execute(params![
            self.id,
            self.transcript,
            self.coder,
            self.round,
            self.state.word(),
            self.reopened
        ])?;
        Ok(())
    }
}

/// All assignments.
pub(in crate::store) fn all(conn: &Connection) -> rusqlite::Result<Vec<Assignment>> {
    Assignment::list(conn, "", &[])
}
