//! The speaker table.

use crate::model::{Entity, Role, Speaker, TranscriptId};
use crate::store::record::{Record, word};
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

impl Record for Speaker {
    const ENTITY: Entity = Entity::Speaker;
    const TABLE: &'static str = "speaker";
    const COLUMNS: &'static str = "id, transcript, ordinal, label, role, case_id, turns, words";

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            transcript: row.get(1)?,
            ordinal: row.get(2)?,
            label: row.get(3)?,
            role: word(row, 4, Role::from_word)?,
            case: row.get(5)?,
            turns: row.get(6)?,
            words: row.get(7)?,
        })
    }

    fn save(&self, conn: &Connection) -> rusqlite::Result<()> {
        conn.prepare_cached(
            "INSERT INTO speaker (id, transcript, ordinal, label, role, case_id, turns, words)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (id) DO UPDATE SET transcript = ?2, ordinal = ?3, label = ?4, role = ?5, case_id = ?6,
                turns = ?7, words = ?8",
        )?
        .execute(params![
            self.id,
            self.transcript,
            self.ordinal,
            self.label,
            self.role.word(),
            self.case,
            self.turns,
            self.words
        ])?;
        Ok(())
    }
}

/// The speakers of one transcript, in order of first speaking.
pub(in crate::store) fn of(conn: &Connection, transcript: TranscriptId) -> rusqlite::Result<Vec<Speaker>> {
    Speaker::list(conn, "WHERE transcript = ?1 ORDER BY ordinal", &[&transcript])
}

/// All speakers, by transcript and order of first speaking.
pub(in crate::store) fn all(conn: &Connection) -> rusqlite::Result<Vec<Speaker>> {
    Speaker::list(conn, "ORDER BY transcript, ordinal", &[])
}
