//! The framework's head (title, version, scales) and its versions.

use super::{as_json, json};
use crate::model::{Entity, FrameworkId, FrameworkVersion, Scale};
use crate::store::record::Record;
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What belongs to the framework as a whole; the themes are records of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrameworkHead {
    /// Identity.
    pub id: FrameworkId,
    /// What the framework is called.
    pub title: String,
    /// Its version, as its authors word it.
    pub version: String,
    /// Its scales, in the order they were declared.
    pub scales: Vec<Scale>,
}

impl Record for FrameworkHead {
    const ENTITY: Entity = Entity::Framework;
    const TABLE: &'static str = "framework";
    const COLUMNS: &'static str = "id, title, version, scales";

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { id: row.get(0)?, title: row.get(1)?, version: row.get(2)?, scales: json(row, 3)? })
    }

    fn save(&self, conn: &Connection) -> rusqlite::Result<()> {
        conn.prepare_cached(
            "INSERT INTO framework (id, title, version, scales) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (id) DO UPDATE SET title = ?2, version = ?3, scales = ?4",
        )?
        .execute(params![self.id, self.title, self.version, as_json(&self.scales)?])?;
        Ok(())
    }
}

/// The one framework of a file, if it has one yet.
pub(in crate::store) fn only(conn: &Connection) -> rusqlite::Result<Option<FrameworkHead>> {
    Ok(FrameworkHead::list(conn, "", &[])?.into_iter().next())
}

impl Record for FrameworkVersion {
    const ENTITY: Entity = Entity::FrameworkVersion;
    const TABLE: &'static str = "framework_version";
    const COLUMNS: &'static str = "id, number, why, at";

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { id: row.get(0)?, number: row.get(1)?, why: row.get(2)?, at: row.get(3)? })
    }

    fn save(&self, conn: &Connection) -> rusqlite::Result<()> {
        conn.prepare_cached(
            "INSERT INTO framework_version (id, number, why, at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (id) DO UPDATE SET number = ?2, why = ?3, at = ?4",
        )?
        .execute(params![self.id, self.number, self.why, self.at])?;
        Ok(())
    }
}

/// All versions, oldest first.
pub(in crate::store) fn versions(conn: &Connection) -> rusqlite::Result<Vec<FrameworkVersion>> {
    FrameworkVersion::list(conn, "ORDER BY number", &[])
}
