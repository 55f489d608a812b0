//! Undo and redo, read from the journal alone.
//!
//! A coder undoes her own acts and those that nobody's name stands under, latest first; never another coder's. Undoing is
//! itself an act that names its target. Whether an act stands is told by the latest act that names it, so walking the
//! journal backwards finds the next one to undo or redo, without any other memory: it works after a restart and for acts
//! done from the command line. Nobody's acts can be taken back by every coder, so whoever named them last counts; done
//! again they are only by the coder who took them back.
//!
//! The versions of the framework are the one thing that stays: a coding remembers the version it was made under, also when
//! the act that made the version is taken back. What then stands is a new version, which the caller writes in the same
//! act.
//!
//! ```text
//! do A · do B · undo B · undo A          next undo: nothing    next redo: A
//! do A · do B · undo B · undo A · redo A next undo: A          next redo: B
//! do A · do B · undo B · do C            next undo: C          next redo: nothing (C made B's branch end)
//! ```

use super::act::{Author, Door, verb};
use super::error::StoreError;
use super::holding;
use super::journal::{self, ACT_COLUMNS};
use super::open::Store;
use super::resting;
use crate::model::{Act, ActId, ActKind, Change, CoderId, Entity};
use rusqlite::Connection;
use std::collections::HashSet;

/// What an undo or redo did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reversal {
    /// The act that was undone or redone.
    pub act: ActId,
    /// The act that undid or redid it.
    pub by: ActId,
    /// What that act had done, in its own words.
    pub what: String,
    /// How many changes it held.
    pub changes: usize,
}

impl Store {
    /// Takes back the author's latest act that still stands, and writes in the same act what `then` adds to it.
    ///
    /// # Errors
    /// [`StoreError::NothingToUndo`]; [`StoreError::ChangedSince`] or [`StoreError::InUse`] where later work rests on it;
    /// what `then` says.
    pub fn undo<E: From<StoreError>>(
        &mut self,
        author: &Author,
        then: impl FnOnce(&mut Door<'_>, &[Change]) -> Result<(), E>,
    ) -> Result<Reversal, E> {
        let target = next_undo(&self.conn, author.coder).map_err(|error| error.at(&self.path))?;
        let Standing { act, since } = target.ok_or(StoreError::NothingToUndo)?;
        let mut changes = journal::changes_of(&self.conn, &act)?;
        changes.reverse();
        self.write(author, ActKind::Undo, &act.what, Some(act.id), |door| {
            resting::refuse(door.conn(), &act, since, &changes)?;
            let done = put(door, ActKind::Undo, &act, &changes, |change| (&change.after, &change.before))?;
            then(door, &changes)?;
            Ok(done)
        })
    }

    /// Does again what the author undid last, and writes in the same act what `then` adds to it.
    ///
    /// # Errors
    /// [`StoreError::NothingToRedo`]; [`StoreError::ChangedSince`] or [`StoreError::InUse`] where later work is in the way;
    /// what `then` says.
    pub fn redo<E: From<StoreError>>(
        &mut self,
        author: &Author,
        then: impl FnOnce(&mut Door<'_>, &[Change]) -> Result<(), E>,
    ) -> Result<Reversal, E> {
        let target = next_redo(&self.conn, author.coder).map_err(|error| error.at(&self.path))?;
        let act = target.ok_or(StoreError::NothingToRedo)?;
        let changes = journal::changes_of(&self.conn, &act)?;
        self.write(author, ActKind::Redo, &act.what, Some(act.id), |door| {
            let done = put(door, ActKind::Redo, &act, &changes, |change| (&change.before, &change.after))?;
            then(door, &changes)?;
            Ok(done)
        })
    }

    /// What the next undo and the next redo would be, in the words of the acts.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn reversible(&self, coder: Option<CoderId>) -> Result<(Option<Act>, Option<Act>), StoreError> {
        Ok((next_undo(&self.conn, coder)?.map(|standing| standing.act), next_redo(&self.conn, coder)?))
    }
}

/// Puts one side of an act's changes in place of the other, which must be what the rows hold.
fn put(
    door: &mut Door<'_>,
    kind: ActKind,
    act: &Act,
    changes: &[Change],
    sides: fn(&Change) -> (&Option<String>, &Option<String>),
) -> Result<Reversal, StoreError> {
    let mut put = 0;
    for change in changes {
        let (expected, wanted) = sides(change);
        let stands = door.current(change.entity, change.entity_id)?;
        if change.entity == Entity::FrameworkVersion && stands.is_some() {
            continue;
        }
        if stands != *expected {
            let (what, entity) = (act.what.clone(), change.entity.word());
            return Err(StoreError::ChangedSince { what, verb: verb(kind), entity });
        }
        door.restore(change.entity, change.entity_id, wanted.as_deref())?;
        put += 1;
    }
    holding::refuse(door.conn(), kind, act, changes)?;
    Ok(Reversal { act: act.id, by: door.id(), what: act.what.clone(), changes: put })
}

/// Walks an author's acts, nobody's, and whatever named one of nobody's, backwards, until `found` says which one is
/// meant, or that there is none.
fn walk(
    conn: &Connection,
    coder: Option<CoderId>,
    mut found: impl FnMut(Act) -> Step,
) -> Result<Option<Step>, StoreError> {
    let sql = format!(
        "SELECT {ACT_COLUMNS} FROM act
         WHERE coder IS ?1 OR coder IS NULL OR target IN (SELECT id FROM act WHERE coder IS NULL)
         ORDER BY seq DESC"
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let mut rows = statement.query([coder])?;
    while let Some(row) = rows.next()? {
        match found(journal::act_row(row)?) {
            Step::On => {}
            step => return Ok(Some(step)),
        }
    }
    Ok(None)
}

enum Step {
    On,
    /// This act.
    Found(Act),
    /// The act this one names.
    Target(ActId, i64),
    Nothing,
}

/// An act that stands, and the number of the act by which it does: itself, or the last one that did it again.
struct Standing {
    act: Act,
    since: i64,
}

/// The first act, making the project itself, is not taken back: there would be nothing left to open.
fn next_undo(conn: &Connection, coder: Option<CoderId>) -> Result<Option<Standing>, StoreError> {
    let mut seen: HashSet<ActId> = HashSet::new();
    let step = walk(conn, coder, |act| match (act.kind, act.target) {
        (ActKind::Do, _) if act.seq == 1 || seen.contains(&act.id) => Step::On,
        (ActKind::Do, _) => Step::Found(act),
        (ActKind::Undo, Some(target)) => {
            seen.insert(target);
            Step::On
        }
        (ActKind::Redo, Some(target)) if seen.insert(target) => Step::Target(target, act.seq),
        _ => Step::On,
    })?;
    resolve(conn, step)
}

fn next_redo(conn: &Connection, coder: Option<CoderId>) -> Result<Option<Act>, StoreError> {
    let mut seen: HashSet<ActId> = HashSet::new();
    let step = walk(conn, coder, |act| match (act.kind, act.target) {
        (ActKind::Do, _) => Step::Nothing,
        (ActKind::Undo, Some(target)) if act.coder == coder && !seen.contains(&target) => Step::Target(target, act.seq),
        (_, Some(target)) => {
            seen.insert(target);
            Step::On
        }
        _ => Step::On,
    })?;
    Ok(resolve(conn, step)?.map(|undone| undone.act))
}

fn resolve(conn: &Connection, step: Option<Step>) -> Result<Option<Standing>, StoreError> {
    match step {
        Some(Step::Found(act)) => Ok(Some(Standing { since: act.seq, act })),
        Some(Step::Target(id, since)) => Ok(journal::act(conn, id)?.map(|act| Standing { act, since })),
        _ => Ok(None),
    }
}
