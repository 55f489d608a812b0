//! The memo table.

use super::column;
use crate::model::{CaseId, Entity, Memo, MemoAbout, ThemeId, TranscriptId};
use crate::store::ids::AnyId;
use crate::store::record::Record;
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

impl Record for Memo {
    const ENTITY: Entity = Entity::Memo;
    const TABLE: &'static str = "memo";
    const COLUMNS: &'static str = "id, kind, about, coder, text, created, changed";

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let (kind, about): (String, AnyId) = (row.get(1)?, row.get(2)?);
        let about = match kind.as_str() {
            "project" => MemoAbout::Project,
            "transcript" => MemoAbout::Transcript(TranscriptId(about.0)),
            "theme" => MemoAbout::Theme(ThemeId(about.0)),
            "case" => MemoAbout::Case(CaseId(about.0)),
            other => return Err(column(1, format!("“{other}” is nothing a memo is about"))),
        };
        Ok(Self {
            id: row.get(0)?,
            about,
            coder: row.get(3)?,
            text: row.get(4)?,
            created: row.get(5)?,
            changed: row.get(6)?,
        })
    }

    fn save(&self, conn: &Connection) -> rusqlite::Result<()> {
        let about = match self.about {
            MemoAbout::Project => Uuid::nil(),
            MemoAbout::Transcript(id) => id.0,
            MemoAbout::Theme(id) => id.0,
            MemoAbout::Case(id) => id.0,
        };
        conn.prepare_cached(
            "INSERT INTO memo (id, kind, about, coder, text, created, changed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (id) DO UPDATE SET kind = ?2, about = ?3, coder = ?4, text = ?5, created = ?6, changed = ?7",
        )?
        .execute(params![
            self.id,
            self.about.kind().word(),
            AnyId(about),
            self.coder,
            self.text,
            self.created,
            self.changed
        ])?;
        Ok(())
    }
}
