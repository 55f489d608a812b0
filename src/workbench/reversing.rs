//! Undo and redo, and what they may never do.
//!
//! The rules it owns: nobody takes back another coder's work; nothing is taken back or done again that would show the
//! coder who asks more of others' work than she sees now, unlock what a coder is done with, or touch a coding that is
//! locked. Being done and opening again have acts of their own and are not undone. None of this is a dead end: every
//! refusal says what to do instead, and [`Workbench::undo_past`] goes on before the act that stands in the way.

use super::access::Access;
use super::error::WorkbenchError;
use super::framing::settle;
use super::history::{read_value, value_of, visible};
use super::locks::Locks;
use super::shelf::Names;
use super::{Result, Workbench};
use crate::model::{
    Act, ActId, ActKind, Assignment, AssignmentState, Change, Coder, CoderId, CoderKind, Coding, Entity, Round,
};
use crate::store::{Reader, Reversal, Standing, StoreError};
use serde::Serialize;

/// What an undo or redo did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Undone {
    /// The act.
    pub act: ActId,
    /// What it had done, in words.
    pub what: String,
    /// How many changes it held.
    pub changes: usize,
    /// The act that took it back or did it again; see [`Workbench::history_of`].
    pub by: ActId,
}

impl From<Reversal> for Undone {
    fn from(done: Reversal) -> Self {
        Self { act: done.act, what: done.what, changes: done.changes, by: done.by }
    }
}

impl Workbench {
    /// Takes back the coder's latest act that still stands.
    ///
    /// # Errors
    /// Where nobody is named, there is nothing to undo, later work rests on it, or a rule of this page forbids it.
    pub fn undo(&mut self) -> Result<Undone> {
        self.take_back(false)
    }

    /// Takes back the coder's latest act that may be taken back, past those that a rule of this page forbids.
    ///
    /// # Errors
    /// Where nobody is named, there is nothing to undo, or later work rests on it.
    pub fn undo_past(&mut self) -> Result<Undone> {
        self.take_back(true)
    }

    /// What [`Workbench::undo_past`] would take back, in the words of the act.
    ///
    /// # Errors
    /// Where nobody is named, or the project file cannot be read.
    pub fn next_past(&self) -> Result<Option<String>> {
        let coder = self.actor_if_any()?;
        Ok(self.standing(coder, true)?.map(|standing| standing.act.what))
    }

    /// Does again what the coder undid last.
    ///
    /// # Errors
    /// Where nobody is named, there is nothing to redo, later work is in the way, or a rule of this page forbids it.
    pub fn redo(&mut self) -> Result<Undone> {
        let coder = self.actor_if_any()?;
        let access = self.access()?;
        let act = self.store.next_redo(coder, |act| self.is_hidden(&access, act))?;
        let act = act.ok_or(StoreError::NothingToRedo)?;
        self.refuse_others(&act)?;
        self.refuse_unseen(&act, ActKind::Redo)?;
        let names = self.names()?;
        let author = self.author(coder);
        let guard = |read: Reader<'_>, changes: &[Change]| {
            Bounds::of(read, coder)?.refuse(&names, &act, ActKind::Redo, changes)
        };
        let done =
            self.store.redo(&author, &act, guard, |door, changes| settle(door, changes, ActKind::Redo, &act.what))?;
        Ok(done.into())
    }

    fn take_back(&mut self, past: bool) -> Result<Undone> {
        let coder = self.actor_if_any()?;
        let standing = self.standing(coder, past)?.ok_or(StoreError::NothingToUndo)?;
        let act = &standing.act;
        self.refuse_others(act)?;
        self.refuse_unseen(act, ActKind::Undo)?;
        let names = self.names()?;
        let author = self.author(coder);
        let guard =
            |read: Reader<'_>, changes: &[Change]| Bounds::of(read, coder)?.refuse(&names, act, ActKind::Undo, changes);
        let done = self
            .store
            .undo(&author, &standing, guard, |door, changes| settle(door, changes, ActKind::Undo, &act.what))?;
        Ok(done.into())
    }

    /// The act that is to be taken back next; `past` those that may not be.
    fn standing(&self, coder: Option<CoderId>, past: bool) -> Result<Option<Standing>> {
        let names = self.names()?;
        let access = self.access()?;
        let bounds = if past { Some(Bounds::of(self.store.read(), coder)?) } else { None };
        self.store.next_undo(coder, |act| {
            if self.is_hidden(&access, act)? {
                return Ok(true);
            }
            let Some(bounds) = &bounds else { return Ok(false) };
            let changes = self.store.read().changes_of(act)?;
            let tried = self
                .refuse_others(act)
                .and_then(|()| self.refuse_unseen(act, ActKind::Undo))
                .and_then(|()| bounds.refuse(&names, act, ActKind::Undo, &changes));
            match tried {
                Err(why) if why.can_be_passed() => Ok(true),
                Err(other) => Err(other),
                Ok(()) => Ok(false),
            }
        })
    }

    /// Whether nothing of an act may be seen by the coder who asks: for her it is not there. It is one of nobody's, or one
    /// of her own about a transcript that she is coding again.
    fn is_hidden(&self, access: &Access, act: &Act) -> Result<bool> {
        if access.restricted().next().is_none() {
            return Ok(false);
        }
        for change in self.store.read().changes_of(act)? {
            if visible(access, &change)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Who acts; `None` where the project has no coders, which has acts too.
    pub(super) fn actor_if_any(&self) -> Result<Option<CoderId>> {
        match self.actor() {
            Ok(coder) => Ok(Some(coder.id)),
            Err(WorkbenchError::NoCoders) => Ok(None),
            Err(other) => Err(other),
        }
    }

    /// Undo never touches another coder's acts. Her own she takes back whole, also where it changed others' codings, as
    /// merging two themes does, and she may see them all; what nobody's name stands under only where it holds no others'
    /// codings. Nor does a coder take back herself, who could then not do it again.
    fn refuse_others(&self, act: &Act) -> Result<()> {
        let own = self.coder().map(|coder| coder.id);
        let hers = own.is_some() && act.coder == own;
        let access = self.access()?;
        let changes = self.store.read().changes_of(act)?;
        let consensus = self.consensus_in(&changes)?;
        for change in changes {
            if change.entity == Entity::Coder && own.is_some_and(|own| own.0 == change.entity_id) {
                let initials = self.coder().map_or("", |coder| coder.initials.as_str());
                return Err(WorkbenchError::Refused(format!(
                    "“{}” cannot be taken back by {initials}; another coder can do it",
                    act.what
                )));
            }
            if hers {
                // That there is a consensus is hidden as such, and hides no work of hers.
                if change.entity != Entity::Coder && !visible(&access, &change)? {
                    return Err(WorkbenchError::HiddenAct { what: act.what.clone() });
                }
                continue;
            }
            // What the coders settled on together is undone with the decision that wrote it.
            if change.entity == Entity::Coding
                && let Some(coding) = value_of::<Coding>(&change)?
                && Some(coding.coder) != own
                && Some(coding.coder) != consensus
            {
                return Err(WorkbenchError::OthersAct { what: act.what.clone() });
            }
        }
        Ok(())
    }

    /// The coder that stands for the consensus, also where it is an act with these changes that makes it.
    fn consensus_in(&self, changes: &[Change]) -> Result<Option<CoderId>> {
        if let Some(known) = self.names()?.consensus() {
            return Ok(Some(known));
        }
        for change in changes.iter().filter(|change| change.entity == Entity::Coder) {
            if let Some(coder) = value_of::<Coder>(change)?.filter(|coder| coder.kind == CoderKind::Consensus) {
                return Ok(Some(coder.id));
            }
        }
        Ok(None)
    }
}

/// An assignment before and after an undo or redo.
struct Turn {
    from: Option<Assignment>,
    to: Option<Assignment>,
}

/// What holds before an undo or redo, as far as it bounds what that may do.
struct Bounds {
    own: Option<CoderId>,
    assignments: Vec<Assignment>,
    rounds: Vec<Round>,
    locks: Locks,
    access: Access,
}

impl Bounds {
    fn of(read: Reader<'_>, own: Option<CoderId>) -> Result<Self> {
        let assignments = read.assignments()?;
        Ok(Self {
            own,
            rounds: read.rounds()?,
            locks: Locks::new(&assignments),
            access: Access::new(own, &assignments),
            assignments,
        })
    }

    fn refuse(&self, names: &Names, act: &Act, kind: ActKind, changes: &[Change]) -> Result<()> {
        let Some(why) = self.reason(names, kind, changes)? else { return Ok(()) };
        let (verb, past) = match kind {
            ActKind::Redo => ("done again", ""),
            _ => ("taken back", "; `emic undo --past` takes back what you did before it"),
        };
        Err(WorkbenchError::Guarded { what: act.what.clone(), verb, why: why + past })
    }

    /// Why the changes may not be reversed or made again, and what to do instead.
    fn reason(&self, names: &Names, kind: ActKind, changes: &[Change]) -> Result<Option<String>> {
        // What became of codings because themes were changed goes with the themes, locked or not.
        let themes = changes.iter().any(|change| matches!(change.entity, Entity::Theme | Entity::Framework));
        for change in changes.iter().filter(|change| change.entity == Entity::Coding && !themes) {
            if let Some(coding) = value_of::<Coding>(change)?
                && self.locks.hold(coding.transcript, coding.coder)
            {
                let (who, title) = (names.initials(coding.coder), names.title(coding.transcript));
                return Ok(Some(format!(
                    "{who} has marked {title} as done, so its codings are locked; open it again first, with a reason: \
                     `emic reopen`"
                )));
            }
        }
        let turns = turns(kind, changes)?;
        if turns.is_empty() {
            return Ok(None);
        }
        if let Some(why) = own_acts(names, kind, &turns) {
            return Ok(Some(why));
        }
        if kind == ActKind::Undo && (self.is_stale(changes)? || changes.iter().any(|c| c.entity == Entity::Frozen)) {
            return Ok(Some(
                "work has gone on with what it assigned; take away what is still open with `emic unassign`".into(),
            ));
        }
        Ok(self.opened(names, &turns))
    }

    /// Whether what an act assigned, or the round it did it in, is not as the act left it.
    fn is_stale(&self, changes: &[Change]) -> Result<bool> {
        for change in changes {
            let stale = match change.entity {
                Entity::Assignment => {
                    let now = self.assignments.iter().find(|known| known.id.0 == change.entity_id);
                    now != read_value(change.after.as_ref())?.as_ref()
                }
                Entity::Round => {
                    let now = self.rounds.iter().find(|known| known.id.0 == change.entity_id);
                    let left: Option<Round> = read_value(change.after.as_ref())?;
                    now != left.as_ref() || (change.before.is_none() && self.is_shared(changes, left.as_ref()))
                }
                _ => false,
            };
            if stale {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether a round holds assignments that are not of this act.
    fn is_shared(&self, changes: &[Change], round: Option<&Round>) -> bool {
        let others = |known: &&Assignment| !changes.iter().any(|change| change.entity_id == known.id.0);
        self.assignments.iter().filter(others).any(|known| round.is_some_and(|round| round.name == known.round))
    }

    /// What would be opened that is closed now.
    fn opened(&self, names: &Names, turns: &[Turn]) -> Option<String> {
        let mut after = self.assignments.clone();
        for turn in turns {
            let id = turn.from.as_ref().or(turn.to.as_ref()).map(|assignment| assignment.id);
            after.retain(|known| Some(known.id) != id);
            after.extend(turn.to.clone());
        }
        if let Some((transcript, coder)) = self.locks.lifted(&Locks::new(&after)).min() {
            let (who, title) = (names.initials(coder), names.title(transcript));
            return Some(format!(
                "{who} is done with {title} and could change codings there again; assign it anew with `emic assign`"
            ));
        }
        let opened = Access::new(self.own, &after).opened_since(&self.access)?;
        let title = names.title(opened);
        Some(format!(
            "it would show you what others coded in {title} before you are done there; finish it with `emic done`, or let \
             somebody who is not assigned to it do this"
        ))
    }
}

/// Being done and opening again are not undone: each is the way back from the other.
fn own_acts(names: &Names, kind: ActKind, turns: &[Turn]) -> Option<String> {
    let done = |assignment: &Assignment| assignment.state == AssignmentState::Done;
    for Turn { from, to } in turns.iter().filter(|_| kind == ActKind::Undo) {
        let (Some(from), Some(to)) = (from, to) else { continue };
        let title = names.title(to.transcript);
        match (done(from), done(to)) {
            (true, false) => return Some(format!("open {title} again with a reason instead: `emic reopen`")),
            (false, true) => return Some(format!("mark {title} as done again instead: `emic done`")),
            _ => {}
        }
    }
    None
}

/// What an undo or redo does to assignments.
fn turns(kind: ActKind, changes: &[Change]) -> Result<Vec<Turn>> {
    let mut turns = Vec::new();
    for change in changes.iter().filter(|change| change.entity == Entity::Assignment) {
        let (before, after) = (read_value(change.before.as_ref())?, read_value(change.after.as_ref())?);
        turns.push(match kind {
            ActKind::Undo => Turn { from: after, to: before },
            _ => Turn { from: before, to: after },
        });
    }
    Ok(turns)
}
