//! The synthesis table.

use super::{as_json, column, json};
use crate::model::{Entity, Synthesis, SynthesisAbout};
use crate::store::record::Record;
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

impl Record for Synthesis {
    const ENTITY: Entity = Entity::Synthesis;
    const TABLE: &'static str = "synthesis";
    const COLUMNS: &'static str = "id, case_id, theme, paragraphs, coder, at";

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let about = match (row.get(1)?, row.get(2)?) {
            (Some(case), None) => SynthesisAbout::Case(case),
            (None, Some(theme)) => SynthesisAbout::Theme(theme),
            _ => return Err(column(1, "a synthesis is about one case or one theme".into())),
        };
        Ok(Self { id: row.get(0)?, about, paragraphs: json(row, 3)?, coder: row.get(4)?, at: row.get(5)? })
    }

    fn save(&self, conn: &Connection) -> rusqlite::Result<()> {
        let (case, theme) = match self.about {
            SynthesisAbout::Case(case) => (Some(case), None),
            SynthesisAbout::Theme(theme) => (None, Some(theme)),
        };
        conn.prepare_cached(
            "INSERT INTO synthesis (id, case_id, theme, paragraphs, coder, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (id) DO UPDATE SET case_id = ?2, theme = ?3, paragraphs = ?4, coder = ?5, at = ?6",
        )?
        .execute(params![self.id, case, theme, as_json(&self.paragraphs)?, self.coder, self.at])?;
        Ok(())
    }
}
