//! The case table.

use super::{as_json, column, json};
use crate::model::{Case, CaseKind, Entity};
use crate::store::record::Record;
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

impl Record for Case {
    const ENTITY: Entity = Entity::Case;
    const TABLE: &'static str = "case_row";
    const COLUMNS: &'static str = "id, name, kind, attributes";

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let kind: String = row.get(2)?;
        let kind = match kind.as_str() {
            "participant" => CaseKind::Participant,
            "group" => CaseKind::Group,
            other => return Err(column(2, format!("“{other}” is not a kind of case"))),
        };
        Ok(Self { id: row.get(0)?, name: row.get(1)?, kind, attributes: json(row, 3)? })
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
}

/// All cases, by name.
pub(in crate::store) fn all(conn: &Connection) -> rusqlite::Result<Vec<Case>> {
    Case::list(conn, "ORDER BY name", &[])
}
