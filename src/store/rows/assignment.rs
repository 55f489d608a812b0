//! The assignment table.

use super::column;
use crate::model::{Assignment, AssignmentState, Entity};
use crate::store::record::{Record, collect, first};
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

const SELECT: &str = "SELECT id, transcript, coder, round, state FROM assignment";

fn read(row: &Row<'_>) -> rusqlite::Result<Assignment> {
    let state: String = row.get(4)?;
    let state = [AssignmentState::ToDo, AssignmentState::InProgress, AssignmentState::Done]
        .into_iter()
        .find(|known| known.word() == state)
        .ok_or_else(|| column(4, format!("“{state}” is not a state of an assignment")))?;
    Ok(Assignment { id: row.get(0)?, transcript: row.get(1)?, coder: row.get(2)?, round: row.get(3)?, state })
}

impl Record for Assignment {
    const ENTITY: Entity = Entity::Assignment;

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn load(conn: &Connection, id: Uuid) -> rusqlite::Result<Option<Self>> {
        first(conn, &format!("{SELECT} WHERE id = ?1"), &[&id.as_bytes().as_slice()], read)
    }

    fn save(&self, conn: &Connection) -> rusqlite::Result<()> {
        conn.prepare_cached(
            "INSERT INTO assignment (id, transcript, coder, round, state) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (id) DO UPDATE SET transcript = ?2, coder = ?3, round = ?4, state = ?5",
        )?
        .execute(params![self.id, self.transcript, self.coder, self.round, self.state.word()])?;
        Ok(())
    }

    fn erase(conn: &Connection, id: Uuid) -> rusqlite::Result<()> {
        conn.prepare_cached("DELETE FROM assignment WHERE id = ?1")?.execute([id.as_bytes().as_slice()])?;
        Ok(())
    }
}

/// All assignments.
pub(in crate::store) fn all(conn: &Connection) -> rusqlite::Result<Vec<Assignment>> {
    collect(conn, SELECT, &[], read)
}
