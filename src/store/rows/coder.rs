//! The coder table.

use super::column;
use crate::model::{Coder, CoderKind, Entity};
use crate::store::record::{Record, collect, first};
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

const SELECT: &str = "SELECT id, initials, name, kind FROM coder";

fn read(row: &Row<'_>) -> rusqlite::Result<Coder> {
    let kind: String = row.get(3)?;
    let kind = match kind.as_str() {
        "person" => CoderKind::Person,
        "consensus" => CoderKind::Consensus,
        other => return Err(column(3, format!("“{other}” is not a kind of coder"))),
    };
    Ok(Coder { id: row.get(0)?, initials: row.get(1)?, name: row.get(2)?, kind })
}

impl Record for Coder {
    const ENTITY: Entity = Entity::Coder;

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn load(conn: &Connection, id: Uuid) -> rusqlite::Result<Option<Self>> {
        first(conn, &format!("{SELECT} WHERE id = ?1"), &[&id.as_bytes().as_slice()], read)
    }

    fn save(&self, conn: &Connection) -> rusqlite::Result<()> {
        conn.prepare_cached(
            "INSERT INTO coder (id, initials, name, kind) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (id) DO UPDATE SET initials = ?2, name = ?3, kind = ?4",
        )?
        .execute(params![self.id, self.initials, self.name, self.kind.word()])?;
        Ok(())
    }

    fn erase(conn: &Connection, id: Uuid) -> rusqlite::Result<()> {
        conn.prepare_cached("DELETE FROM coder WHERE id = ?1")?.execute([id.as_bytes().as_slice()])?;
        Ok(())
    }
}

/// All coders, people first, by initials.
pub(in crate::store) fn all(conn: &Connection) -> rusqlite::Result<Vec<Coder>> {
    collect(conn, &format!("{SELECT} ORDER BY kind DESC, initials"), &[], read)
}
