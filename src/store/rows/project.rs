//! The project's own row.

use crate::model::{Entity, Project};
use crate::store::record::Record;
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

impl Record for Project {
    const ENTITY: Entity = Entity::Project;
    const TABLE: &'static str = "project";
    const COLUMNS: &'static str = "id, title, created";

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { id: row.get(0)?, title: row.get(1)?, created: row.get(2)? })
    }

    fn save(&self, conn: &Connection) -> rusqlite::Result<()> {
        conn.prepare_cached(
            "INSERT INTO project (id, title, created) VALUES (?1, ?2, ?3)
             ON CONFLICT (id) DO UPDATE SET title = ?2, created = ?3",
        )?
        .execute(params![self.id, self.title, self.created])?;
        Ok(())
    }
}

/// The one project of a file.
pub(in crate::store) fn only(conn: &Connection) -> rusqlite::Result<Option<Project>> {
    Ok(Project::list(conn, "", &[])?.into_iter().next())
}
