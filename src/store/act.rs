//! Acts: the only way in.
//!
//! [`Store::act`] opens one transaction, hands out a [`Door`] to write through, and commits rows and journal together. If
//! the body fails, or the journal cannot be written, neither is kept.

use super::error::StoreError;
use super::hash::sha256;
use super::journal;
use super::open::Store;
use super::read::Reader;
use super::record::{self, Record};
use crate::model::{Act, ActId, ActKind, Change, ChangeId, CoderId, Entity};
use rusqlite::{Connection, TransactionBehavior, params};
use std::path::Path;
use uuid::Uuid;

/// Who does something, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// The coder; `None` where no coder was named.
    pub coder: Option<CoderId>,
    /// When, RFC 3339, UTC.
    pub at: String,
}

/// The way rows are written within one act.
#[derive(Debug)]
pub struct Door<'t> {
    conn: &'t Connection,
    path: &'t Path,
    act: Act,
    seq: i64,
    hash: Vec<u8>,
    written: usize,
    abandoned: bool,
}

impl Store {
    /// Does one act: whatever `body` writes through the door is kept whole, with its journal, or not at all. An act that
    /// changes nothing leaves no trace.
    ///
    /// # Errors
    /// What `body` says, or [`StoreError`] where the file cannot be written.
    pub fn act<T, E>(
        &mut self,
        author: &Author,
        what: &str,
        body: impl FnOnce(&mut Door<'_>) -> Result<T, E>,
    ) -> Result<T, E>
    where
        E: From<StoreError>,
    {
        self.write(author, ActKind::Do, what, None, body)
    }

    pub(super) fn write<T, E>(
        &mut self,
        author: &Author,
        kind: ActKind,
        what: &str,
        target: Option<ActId>,
        body: impl FnOnce(&mut Door<'_>) -> Result<T, E>,
    ) -> Result<T, E>
    where
        E: From<StoreError>,
    {
        let path = self.path.clone();
        let named = |error: StoreError| E::from(error.at(&path));
        if self.is_read_only() {
            return Err(StoreError::ReadOnly(path.clone()).into());
        }
        let transaction =
            self.conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(|error| named(error.into()))?;
        let mut door = Door::open(&transaction, &path, author, kind, what, target).map_err(named)?;
        let result = body(&mut door)?;
        let changed = door.close().map_err(named)?;
        if changed {
            transaction.commit().map_err(|error| named(in_use(error.into(), kind, what)))?;
        }
        Ok(result)
    }
}

/// References are looked at again when the transaction ends; what they say then is about the act as a whole.
fn in_use(error: StoreError, kind: ActKind, what: &str) -> StoreError {
    if error.is_constraint() { StoreError::InUse { what: what.to_string(), verb: verb(kind) } } else { error }
}

/// What could not happen to an act, as a message words it.
pub(super) const fn verb(kind: ActKind) -> &'static str {
    match kind {
        ActKind::Do => "done",
        ActKind::Undo => "taken back",
        ActKind::Redo => "done again",
    }
}

impl<'t> Door<'t> {
    fn open(
        conn: &'t Connection,
        path: &'t Path,
        author: &Author,
        kind: ActKind,
        what: &str,
        target: Option<ActId>,
    ) -> Result<Self, StoreError> {
        let (seq, hash) = journal::raw_head(conn)?;
        let act = Act {
            seq: journal::next_act(conn)?,
            id: ActId::mint(),
            kind,
            what: what.to_string(),
            coder: author.coder,
            at: author.at.clone(),
            target,
        };
        Ok(Self { conn, path, act, seq, hash, written: 0, abandoned: false })
    }

    /// Everything that can be asked of the rows, with what this act has written so far.
    #[must_use]
    pub const fn read(&self) -> Reader<'_> {
        Reader::new(self.conn)
    }

    /// This act.
    pub(super) const fn id(&self) -> ActId {
        self.act.id
    }

    /// When this act happens.
    #[must_use]
    pub fn at(&self) -> &str {
        &self.act.at
    }

    /// How many things this act has changed so far.
    #[must_use]
    pub const fn written(&self) -> usize {
        self.written
    }

    /// Says in other words what is being done, where that is known only on the way.
    pub fn reword(&mut self, what: String) {
        if self.written == 0 {
            self.act.what = what;
        }
    }

    /// Throws away whatever this act writes: it was only meant to see what would happen.
    pub const fn abandon(&mut self) {
        self.abandoned = true;
    }

    /// Writes a value, new or changed. A value that is as it was leaves no change.
    ///
    /// # Errors
    /// [`StoreError::InUse`] where a name is taken or something referred to is missing; what SQLite says.
    pub fn put<R: Record>(&mut self, record: &R) -> Result<(), StoreError> {
        let before = R::load(self.conn, record.uuid())?.map(|old| record::to_json(&old)).transpose()?;
        let after = record::to_json(record)?;
        if before.as_deref() == Some(after.as_str()) {
            return Ok(());
        }
        record.save(self.conn).map_err(|error| self.named(error.into()))?;
        self.append(R::ENTITY, record.uuid(), before, Some(after))
    }

    /// Takes a value away. One that is not there leaves no change.
    ///
    /// # Errors
    /// [`StoreError::InUse`] where something refers to it; what SQLite says.
    pub fn remove<R: Record>(&mut self, id: Uuid) -> Result<(), StoreError> {
        let Some(old) = R::load(self.conn, id)? else { return Ok(()) };
        let before = record::to_json(&old)?;
        R::erase(self.conn, id).map_err(|error| self.named(error.into()))?;
        self.append(R::ENTITY, id, Some(before), None)
    }

    /// Keeps a text under its SHA-256, which is returned in lower-case hexadecimal.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn put_text(&mut self, body: &str) -> Result<String, StoreError> {
        let sha256 = sha256(body);
        self.conn
            .prepare_cached("INSERT INTO text (sha256, body) VALUES (?1, ?2) ON CONFLICT (sha256) DO NOTHING")?
            .execute(params![sha256, body])
            .map_err(|error| self.named(error.into()))?;
        Ok(sha256)
    }

    /// The transaction itself, for questions only this room asks.
    pub(super) const fn conn(&self) -> &Connection {
        self.conn
    }

    /// Makes the rows hold a journal's value; used by undo and redo.
    pub(super) fn restore(&mut self, entity: Entity, id: Uuid, value: Option<&str>) -> Result<(), StoreError> {
        let before = record::load_json(self.conn, entity, id)?;
        if before.as_deref() == value {
            return Ok(());
        }
        record::restore(self.conn, entity, id, value).map_err(|error| self.named(error))?;
        self.append(entity, id, before, value.map(String::from))
    }

    /// The value that stands in the rows now, as the journal would write it.
    pub(super) fn current(&self, entity: Entity, id: Uuid) -> Result<Option<String>, StoreError> {
        record::load_json(self.conn, entity, id)
    }

    /// A failure with the file or the act named.
    fn named(&self, error: StoreError) -> StoreError {
        in_use(error, self.act.kind, &self.act.what).at(self.path)
    }

    fn append(
        &mut self,
        entity: Entity,
        entity_id: Uuid,
        before: Option<String>,
        after: Option<String>,
    ) -> Result<(), StoreError> {
        if self.written == 0 {
            journal::open_act(self.conn, &self.act)?;
        }
        self.seq += 1;
        let change = Change { seq: self.seq, id: ChangeId::mint(), act: self.act.id, entity, entity_id, before, after };
        let hash = journal::append(self.conn, &self.hash, &self.act, &change);
        self.hash = hash.map_err(|error| self.named(error))?.to_vec();
        self.written += 1;
        Ok(())
    }

    /// Ends the act; whether there is anything to keep.
    fn close(self) -> Result<bool, StoreError> {
        if self.written == 0 || self.abandoned {
            return Ok(false);
        }
        journal::close_act(self.conn, self.seq, &self.hash)?;
        Ok(true)
    }
}
