//! The theme table.

use super::{as_json, column, json};
use crate::model::{Entity, Origin, Theme, ThemeColour};
use crate::store::record::{Record, word};
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

impl Record for Theme {
    const ENTITY: Entity = Entity::Theme;
    const TABLE: &'static str = "theme";
    const COLUMNS: &'static str =
        "id, key, name, parent, position, definition, include, exclude, example, scale, origin, questions, codable, colour,
         split_from";

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
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
            colour: colour(row.get(13)?)?,
            split_from: row.get(14)?,
        })
    }

    fn save(&self, conn: &Connection) -> rusqlite::Result<()> {
        conn.prepare_cached(
            "INSERT INTO theme (id, key, name, parent, position, definition, include, exclude, example, scale, origin,
                questions, codable, colour, split_from)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
             ON CONFLICT (id) DO UPDATE SET key = ?2, name = ?3, parent = ?4, position = ?5, definition = ?6,
                include = ?7, exclude = ?8, example = ?9, scale = ?10, origin = ?11, questions = ?12, codable = ?13,
                colour = ?14, split_from = ?15",
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
            self.colour.map(ThemeColour::number),
            self.split_from,
        ])?;
        Ok(())
    }
}

fn colour(number: Option<u8>) -> rusqlite::Result<Option<ThemeColour>> {
    number.map(ThemeColour::try_from).transpose().map_err(|why| column(13, why))
}

/// All themes, in no order that means anything; the framework puts them in order.
pub(in crate::store) fn all(conn: &Connection) -> rusqlite::Result<Vec<Theme>> {
    Theme::list(conn, "", &[])
}
