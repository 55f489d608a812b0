//! The coder table.

use super::column;
use crate::model::{Coder, CoderKind, Entity};
use crate::store::record::Record;
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

impl Record for Coder {
    const ENTITY: Entity = Entity::Coder;
    const TABLE: &'static str = "coder";
    const COLUMNS: &'static str = "id, initials, name, kind";

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let kind: String = row.get(3)?;
        let kind = match kind.as_str() {
            "person" => CoderKind::Person,
            "consensus" => CoderKind::Consensus,
            other => return Err(column(3, format!("“{other}” is not a kind of coder"))),
        };
        Ok(Self { id: row.get(0)?, initials: row.get(1)?, name: row.get(2)?, kind })
    }

    fn save(&self, conn: &Connection) -> rusqlite::Result<()> {
        conn.prepare_cached(
            "INSERT INTO coder (id, initials, name, kind) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (id) DO UPDATE SET initials = ?2, name = ?3, kind = ?4",
        )?
        .execute(params![self.id, self.initials, self.name, self.kind.word()])?;
        Ok(())
    }
}

/// All coders, people first, by initials.
pub(in crate::store) fn all(conn: &Connection) -> rusqlite::Result<Vec<Coder>> {
    Coder::list(conn, "ORDER BY kind DESC, initials", &[])
}
