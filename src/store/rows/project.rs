//! The project's own row.

use crate::model::{Entity, Project};
use crate::store::record::{Record, first};
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

fn read(row: &Row<'_>) -> rusqlite::Result<Project> {
    Ok(Project { id: row.get(0)?, title: row.get(1)?, created: row.get(2)? })
}

impl Record for Project {
    const ENTITY: Entity = Entity::Project;

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn load(conn: &Connection, id: Uuid) -> rusqlite::Result<Option<Self>> {
        first(conn, "SELECT id, title, created FROM project WHERE id = ?1", &[&id.as_bytes().as_slice()], read)
    }

    fn save(&self, conn: &Connection) -> rusqlite::Result<()> {
        conn.prepare_cached(
            "INSERT INTO project (id, title, created) VALUES (?1, ?2, ?3)
             ON CONFLICT (id) DO UPDATE SET title = ?2, created = ?3",
        )?
        .execute(params![self.id, self.title, self.created])?;
        Ok(())
    }

    fn erase(conn: &Connection, id: Uuid) -> rusqlite::Result<()> {
        conn.prepare_cached("DELETE FROM project WHERE id = ?1")?.execute([id.as_bytes().as_slice()])?;
        Ok(())
    }
}

/// The one project of a file.
pub(in crate::store) fn only(conn: &Connection) -> rusqlite::Result<Option<Project>> {
    first(conn, "SELECT id, title, created FROM project", &[], read)
}
