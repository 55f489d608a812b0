//! The table of charted cells.

use super::{as_json, json};
use crate::model::{CellState, ChartedCell, Entity, Overall};
use crate::store::record::{Record, word};
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

impl Record for ChartedCell {
    const ENTITY: Entity = Entity::Cell;
    const TABLE: &'static str = "cell";
    const COLUMNS: &'static str = "id, case_id, theme, state, paragraphs, links, judgement, coder, at, reviewed";

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let judged = row.get::<_, Option<String>>(6)?.is_some();
        Ok(Self {
            id: row.get(0)?,
            case: row.get(1)?,
            theme: row.get(2)?,
            state: word(row, 3, CellState::from_word)?,
            paragraphs: json(row, 4)?,
            links: json(row, 5)?,
            judgement: judged.then(|| word(row, 6, Overall::from_word)).transpose()?,
            coder: row.get(7)?,
            at: row.get(8)?,
            reviewed: row.get(9)?,
        })
    }

    fn save(&self, conn: &Connection) -> rusqlite::Result<()> {
        conn.prepare_cached(
            "INSERT INTO cell (id, case_id, theme, state, paragraphs, links, judgement, coder, at, reviewed)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
             ON CONFLICT (id) DO UPDATE SET case_id = ?2, theme = ?3, state = ?4, paragraphs = ?5, links = ?6,
             judgement = ?7, coder = ?8, at = ?9, reviewed = ?10",
        )?
        .execute(params![
            self.id,
            self.case,
            self.theme,
            self.state.word(),
            as_json(&self.paragraphs)?,
            as_json(&self.links)?,
            self.judgement.map(Overall::word),
            self.coder,
            self.at,
            self.reviewed
        ])?;
        Ok(())
    }
}
