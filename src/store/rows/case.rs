//! The case table.

use super::{as_json, column, json};
use crate::model::{Case, CaseKind, Entity};
use crate::store::record::{Record, collect, first};
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

const SELECT: &str = "SELECT id, name, kind, attributes FROM case_row";

fn read(row: &Row<'_>) -> rusqlite::Result<Case> {
    let kind: String = row.get(2)?;
    let kind = match kind.as_str() {
        "participant" => CaseKind::Participant,
        "group" => CaseKind::Group,
        other => return Err(column(2, format!("“{other}” is not a kind of case"))),
    };
    Ok(Case { id: row.get(0)?, name: row.get(1)?, kind, attributes: json(row, 3)? })
}

impl Record for Case {
    const ENTITY: Entity = Entity::Case;

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn load(conn: &Connection, id: Uuid) -> rusqlite::Result<Option<Self>> {
        first(conn, &format!("{SELECT} WHERE id = ?1"), &[&id.as_bytes().as_slice()], read)
    }

    fn save(&self, conn: &Connection) -> rusqlite::Result<()> {
        let kind = match self.kind {
            CaseKind::Participant => "participant",
            CaseKind::Group => "group",
        };
        conn.prepare_cached(
            "INSERT INTO case_row (id, name, kind, attributes) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (id) DO UPDATE SET name = ?2, kind = ?3, attributes = ?4",
        )?
        .execute(params![self.id, self.name, kind, as_json(&self.attributes)?])?;
        Ok(())
    }

    fn erase(conn: &Connection, id: Uuid) -> rusqlite::Result<()> {
        conn.prepare_cached("DELETE FROM case_row WHERE id = ?1")?.execute([id.as_bytes().as_slice()])?;
        Ok(())
    }
}

/// All cases, by name.
pub(in crate::store) fn all(conn: &Connection) -> rusqlite::Result<Vec<Case>> {
    collect(conn, &format!("{SELECT} ORDER BY name"), &[], read)
}
