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
use super::read::Reader;
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
    /// The author's latest act that still stands, but for those that `passes` says are to be passed over.
    ///
    /// # Errors
    /// What `passes` says, or what SQLite says.
    pub fn next_undo<E: From<StoreError>>(
        &self,
        coder: Option<CoderId>,
        mut passes: impl FnMut(&Act) -> Result<bool, E>,
    ) -> Result<Option<Standing>, E> {
        let mut seen: HashSet<ActId> = HashSet::new();
        walk(&self.conn, coder, |act| {
            let since = act.seq;
            let found = match (act.kind, act.target) {
                // The first act, making the project itself, is not taken back: there would be nothing left to open.
                (ActKind::Do, _) if act.seq > 1 && !seen.contains(&act.id) => Some(act),
                (ActKind::Undo, Some(target)) => {
                    seen.insert(target);
                    None
                }
                (ActKind::Redo, Some(target)) if seen.insert(target) => journal::act(&self.conn, target)?,
                _ => None,
            };
            Ok(match found {
                Some(act) if !passes(&act)? => Step::Found(Standing { act, since }),
                Some(act) => {
                    seen.insert(act.id);
                    Step::On
                }
                None => Step::On,
            })
        })
    }

    /// What the author undid last and nothing new has ended; what `passes` says is to be passed over is neither found nor
    /// ends anything.
    ///
    /// # Errors
    /// What `passes` says, or what SQLite says.
    pub fn next_redo<E: From<StoreError>>(
        &self,
        coder: Option<CoderId>,
        mut passes: impl FnMut(&Act) -> Result<bool, E>,
    ) -> Result<Option<Act>, E> {
        let mut seen: HashSet<ActId> = HashSet::new();
        walk(&self.conn, coder, |act| {
            Ok::<_, E>(match (act.kind, act.target) {
                (ActKind::Do, _) if !passes(&act)? => Step::Nothing,
                (ActKind::Undo, Some(target)) if act.coder == coder && seen.insert(target) => {
                    match journal::act(&self.conn, target)? {
                        Some(undone) if !passes(&undone)? => Step::Found(undone),
                        _ => Step::On,
                    }
                }
                (_, Some(target)) => {
                    seen.insert(target);
                    Step::On
                }
                _ => Step::On,
            })
        })
    }

    /// Takes back an act that [`Store::next_undo`] found. `guard` sees the rows as they are before, and the act's changes,
    /// and may refuse; `then` writes in the same act what is to be added to it.
    ///
    /// # Errors
    /// What `guard` and `then` say; [`StoreError::ChangedSince`] or [`StoreError::InUse`] where later work rests on the act.
    pub fn undo<E: From<StoreError>>(
        &mut self,
        author: &Author,
        standing: &Standing,
        guard: impl FnOnce(Reader<'_>, &[Change]) -> Result<(), E>,
        then: impl FnOnce(&mut Door<'_>, &[Change]) -> Result<(), E>,
    ) -> Result<Reversal, E> {
        let Standing { act, since } = standing;
        let mut changes = journal::changes_of(&self.conn, act)?;
        changes.reverse();
        self.write(author, ActKind::Undo, &act.what, Some(act.id), |door| {
            guard(door.read(), &changes)?;
            resting::refuse(door.conn(), act, *since, &changes)?;
            let done = put(door, ActKind::Undo, act, &changes, |change| (&change.after, &change.before))?;
            then(door, &changes)?;
            Ok(done)
        })
    }

    /// Does an act again that [`Store::next_redo`] found. `guard` sees the rows as they are before, and the act's changes,
    /// and may refuse; `then` writes in the same act what is to be added to it.
    ///
    /// # Errors
    /// What `guard` and `then` say; [`StoreError::ChangedSince`] or [`StoreError::InUse`] where later work is in the way.
    pub fn redo<E: From<StoreError>>(
        &mut self,
        author: &Author,
        act: &Act,
        guard: impl FnOnce(Reader<'_>, &[Change]) -> Result<(), E>,
        then: impl FnOnce(&mut Door<'_>, &[Change]) -> Result<(), E>,
    ) -> Result<Reversal, E> {
        let changes = journal::changes_of(&self.conn, act)?;
        self.write(author, ActKind::Redo, &act.what, Some(act.id), |door| {
            guard(door.read(), &changes)?;
            let done = put(door, ActKind::Redo, act, &changes, |change| (&change.before, &change.after))?;
            then(door, &changes)?;
            Ok(done)
        })
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

/// Walks an author's acts, nobody's, and whatever named one of nobody's, backwards, until `look` says which one is meant,
/// or that there is none.
fn walk<T, E: From<StoreError>>(
    conn: &Connection,
    coder: Option<CoderId>,
    mut look: impl FnMut(Act) -> Result<Step<T>, E>,
) -> Result<Option<T>, E> {
    let sql = format!(
        "SELECT {ACT_COLUMNS} FROM act
         WHERE coder IS ?1 OR coder IS NULL OR target IN (SELECT id FROM act WHERE coder IS NULL)
         ORDER BY seq DESC"
    );
    let failed = |error: rusqlite::Error| E::from(error.into());
    let mut statement = conn.prepare_cached(&sql).map_err(failed)?;
    let mut rows = statement.query([coder]).map_err(failed)?;
    while let Some(row) = rows.next().map_err(failed)? {
        match look(journal::act_row(row).map_err(failed)?)? {
            Step::On => {}
            Step::Found(found) => return Ok(Some(found)),
            Step::Nothing => return Ok(None),
        }
    }
    Ok(None)
}

enum Step<T> {
    On,
    Found(T),
    Nothing,
}

/// An act that stands, and the number of the act by which it does: itself, or the last one that did it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The act.
    pub act: Act,
    since: i64,
}
