//! The theme table.

use super::{as_json, json};
use crate::model::{Entity, Origin, Theme};
use crate::store::record::{Record, collect, first, word};
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

const SELECT: &str = "SELECT id, key, name, parent, position, definition, include, exclude, example, scale, origin,
    questions, codable FROM theme";

fn read(row: &Row<'_>) -> rusqlite::Result<Theme> {
    Ok(Theme {
        id: row.get(0)?,
        key: row.get(1)?,
        name: row.get(2)?,
        parent: row.get(3)?,
        position: row.get(4)?,
        definition: row.get(5)?,
        include: row.get(6)?,
        exclude: row.get(7)?,
        example: row.get(8)?,
        scale: json(row, 9)?,
        origin: word(row, 10, Origin::from_word)?,
        questions: json(row, 11)?,
        codable: row.get(12)?,
    })
}

impl Record for Theme {
    const ENTITY: Entity = Entity::Theme;

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn load(conn: &Connection, id: Uuid) -> rusqlite::Result<Option<Self>> {
        first(conn, &format!("{SELECT} WHERE id = ?1"), &[&id.as_bytes().as_slice()], read)
    }

    fn save(&self, conn: &Connection) -> rusqlite::Result<()> {
        conn.prepare_cached(
            "INSERT INTO theme (id, key, name, parent, position, definition, include, exclude, example, scale, origin,
                questions, codable)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
             ON CONFLICT (id) DO UPDATE SET key = ?2, name = ?3, parent = ?4, position = ?5, definition = ?6,
                include = ?7, exclude = ?8, example = ?9, scale = ?10, origin = ?11, questions = ?12, codable = ?13",
        )?
        .execute(params![
            self.id,
            self.key,
            self.name,
            self.parent,
            self.position,
            self.definition,
            self.include,
            self.exclude,
            self.example,
            as_json(&self.scale)?,
            self.origin.word(),
            as_json(&self.questions)?,
            self.codable,
        ])?;
        Ok(())
    }

    fn erase(conn: &Connection, id: Uuid) -> rusqlite::Result<()> {
        conn.prepare_cached("DELETE FROM theme WHERE id = ?1")?.execute([id.as_bytes().as_slice()])?;
        Ok(())
    }
}

/// All themes, in no order that means anything; the framework puts them in order.
pub(in crate::store) fn all(conn: &Connection) -> rusqlite::Result<Vec<Theme>> {
    collect(conn, SELECT, &[], read)
}
