//! The transcript and turn tables. A transcript and its turns are one record: they are written and undone together.

use super::column;
use crate::model::{CaseId, Entity, Transcript, TranscriptId, TranscriptKind, Turn};
use crate::store::ids::AnyId;
use crate::store::record::{Record, collect, first, word};
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

/// The columns [`head`] expects, in its order.
pub(in crate::store) const HEAD_COLUMNS: &str = "id, title, kind, layout, file, sha256, chars, turns, group_case";

/// A transcript without its turns: what a list needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TranscriptHead {
    /// Identity.
    pub id: TranscriptId,
    /// What it is called and cited by.
    pub title: String,
    /// What kind of conversation it was.
    pub kind: TranscriptKind,
    /// The layout its file was read by.
    pub layout: String,
    /// The name of the file it came from.
    pub file: String,
    /// SHA-256 of the stored text.
    pub sha256: String,
    /// Length of the text in code points.
    pub chars: usize,
    /// How many turns it has.
    pub turns: usize,
    /// The case of the group as a whole, where there is one.
    pub group_case: Option<CaseId>,
}

/// Reads one row of [`HEAD_COLUMNS`].
pub(in crate::store) fn head(row: &Row<'_>) -> rusqlite::Result<TranscriptHead> {
    Ok(TranscriptHead {
        id: row.get(0)?,
        title: row.get(1)?,
        kind: word(row, 2, TranscriptKind::from_word)?,
        layout: row.get(3)?,
        file: row.get(4)?,
        sha256: row.get(5)?,
        chars: row.get(6)?,
        turns: row.get(7)?,
        group_case: row.get(8)?,
    })
}

fn turn(row: &Row<'_>) -> rusqlite::Result<Turn> {
    Ok(Turn {
        n: row.get(0)?,
        speaker: row.get(1)?,
        start: row.get(2)?,
        body: row.get(3)?,
        end: row.get(4)?,
        time: row.get(5)?,
    })
}

impl Record for Transcript {
    const ENTITY: Entity = Entity::Transcript;
    const TABLE: &'static str = "transcript";
    const COLUMNS: &'static str = HEAD_COLUMNS;

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    /// The row alone, without turns; loading adds them.
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let head = head(row)?;
        Ok(Self {
            id: head.id,
            title: head.title,
            kind: head.kind,
            layout: head.layout,
            file: head.file,
            sha256: head.sha256,
            chars: head.chars,
            group_case: head.group_case,
            turns: Vec::with_capacity(head.turns),
        })
    }

    fn load(conn: &Connection, id: Uuid) -> rusqlite::Result<Option<Self>> {
        let sql = format!("SELECT {HEAD_COLUMNS} FROM transcript WHERE id = ?1");
        let counted = |row: &Row<'_>| Ok((Self::read(row)?, row.get::<_, usize>(7)?));
        let Some((transcript, count)) = first(conn, &sql, &[&AnyId(id)], counted)? else { return Ok(None) };
        let sql = "SELECT n, speaker, start, body, end, time FROM turn WHERE transcript = ?1 ORDER BY n";
        let turns = collect(conn, sql, &[&transcript.id], turn)?;
        if turns.len() != count {
            return Err(column(7, format!("{} turns are stored where {count} belong", turns.len())));
        }
        Ok(Some(Self { turns, ..transcript }))
    }

    fn save(&self, conn: &Connection) -> rusqlite::Result<()> {
        conn.prepare_cached(
            "INSERT INTO transcript (id, title, kind, layout, file, sha256, chars, turns, group_case)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
             ON CONFLICT (id) DO UPDATE SET title = ?2, kind = ?3, layout = ?4, file = ?5, sha256 = ?6, chars = ?7,
                turns = ?8, group_case = ?9",
        )?
        .execute(params![
            self.id,
            self.title,
            self.kind.word(),
            self.layout,
            self.file,
            self.sha256,
            self.chars,
            self.turns.len(),
            self.group_case
        ])?;
        conn.prepare_cached("DELETE FROM turn WHERE transcript = ?1")?.execute([self.id])?;
        let mut insert = conn.prepare_cached(
            "INSERT INTO turn (transcript, n, speaker, start, body, end, time) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?;
        for turn in &self.turns {
            insert.execute(params![self.id, turn.n, turn.speaker, turn.start, turn.body, turn.end, turn.time])?;
        }
        Ok(())
    }
}
