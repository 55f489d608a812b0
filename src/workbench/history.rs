//! The audit trail as people read it, and undo and redo.

use super::access::Access;
use super::error::WorkbenchError;
use super::shelf::Names;
use super::{Result, Workbench};
use crate::model::{Act, ActId, ActKind, Change, Coder, CoderId, CoderKind, Coding, Comment, Decision, Entity, Frozen};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

/// How many changes are looked at in one go.
const BATCH: usize = 500;

/// One change as the audit trail shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HistoryLine {
    /// Number in the journal, counted over what the viewer may see: a gap would tell how much is hidden from her.
    pub seq: i64,
    /// The act it belongs to.
    pub act: ActId,
    /// When, RFC 3339, UTC.
    pub at: String,
    /// Initials, or null where no coder was named.
    pub coder: Option<String>,
    /// What was done, in words.
    pub what: String,
    /// What kind of thing changed.
    pub entity: Entity,
    /// Which one.
    pub id: Uuid,
}

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

/// One act as the audit trail shows it to people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ActLine {
    /// The act.
    pub act: ActId,
    /// When, RFC 3339, UTC.
    pub at: String,
    /// Initials, or null where no coder was named.
    pub coder: Option<String>,
    /// What was done, in words.
    pub what: String,
    /// What kinds of thing it changed and how many of each, those the viewer may see.
    pub changed: Vec<(Entity, usize)>,
}

impl Workbench {
    /// The latest changes the viewer may see, latest first, at most `limit`.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub fn history(&self, limit: Option<usize>) -> Result<Vec<HistoryLine>> {
        let limit = limit.unwrap_or(usize::MAX);
        let names = self.names()?;
        // Where something is hidden the journal's own numbers would tell how much, so what is shown is counted instead.
        let counted = self.access()?.restricted().next().is_some();
        let (mut lines, mut seen) = (Vec::new(), 0_i64);
        self.walk_back(|act, change| {
            seen += 1;
            if lines.len() < limit {
                lines.push(line(&names, act, change));
            }
            counted || lines.len() < limit
        })?;
        if counted {
            for (line, number) in lines.iter_mut().zip((1..=seen).rev()) {
                line.seq = number;
            }
        }
        Ok(lines)
    }

    /// The latest acts in which the viewer may see anything, latest first, at most `limit`.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub fn acts(&self, limit: Option<usize>) -> Result<Vec<ActLine>> {
        let limit = limit.unwrap_or(usize::MAX);
        let names = self.names()?;
        let mut acts: Vec<ActLine> = Vec::new();
        self.walk_back(|act, change| {
            if acts.last().is_none_or(|last| last.act != act.id) {
                if acts.len() >= limit {
                    return false;
                }
                let HistoryLine { act, at, coder, what, .. } = line(&names, act, change);
                acts.push(ActLine { act, at, coder, what, changed: Vec::new() });
            }
            if let Some(last) = acts.last_mut() {
                match last.changed.iter_mut().find(|(entity, _)| *entity == change.entity) {
                    Some((_, count)) => *count += 1,
                    None => last.changed.push((change.entity, 1)),
                }
            }
            true
        })?;
        Ok(acts)
    }

    /// The changes of one act the viewer may see, in order.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub fn history_of(&self, wanted: ActId) -> Result<Vec<HistoryLine>> {
        if self.access()?.restricted().next().is_some() {
            // The numbers are those of the whole list as it is shown to this viewer.
            let mut lines = self.history(None)?;
            lines.retain(|line| line.act == wanted);
            lines.reverse();
            return Ok(lines);
        }
        let names = self.names()?;
        let mut lines = Vec::new();
        self.walk_back(|act, change| {
            if act.id == wanted {
                lines.push(line(&names, act, change));
            }
            // An act's changes follow one another.
            act.id == wanted || lines.is_empty()
        })?;
        lines.reverse();
        Ok(lines)
    }

    /// Hands out the changes the viewer may see, latest first, for as long as `take` answers yes.
    fn walk_back(&self, mut take: impl FnMut(&Act, &Change) -> bool) -> Result<()> {
        let access = self.access()?;
        let mut before = i64::MAX;
        loop {
            let batch = self.store.read().changes_before(before, BATCH)?;
            let Some((_, last)) = batch.last() else { return Ok(()) };
            before = last.seq;
            for (act, change) in &batch {
                if visible(&access, change)? && !take(act, change) {
                    return Ok(());
                }
            }
        }
    }

    /// Takes back the coder's latest act that still stands.
    ///
    /// # Errors
    /// Where nobody is named, there is nothing to undo, or later work rests on it.
    pub fn undo(&mut self) -> Result<Undone> {
        let coder = self.actor_for_undo()?;
        let (undo, _) = self.store.reversible(coder)?;
        self.refuse_others(undo.as_ref())?;
        let author = self.author(coder);
        let done = self.store.undo(&author)?;
        Ok(Undone { act: done.act, what: done.what, changes: done.changes, by: done.by })
    }

    /// Does again what the coder undid last.
    ///
    /// # Errors
    /// Where nobody is named, there is nothing to redo, or later work is in the way.
    pub fn redo(&mut self) -> Result<Undone> {
        let coder = self.actor_for_undo()?;
        let (_, redo) = self.store.reversible(coder)?;
        self.refuse_others(redo.as_ref())?;
        let author = self.author(coder);
        let done = self.store.redo(&author)?;
        Ok(Undone { act: done.act, what: done.what, changes: done.changes, by: done.by })
    }

    /// A project without coders has acts too.
    fn actor_for_undo(&self) -> Result<Option<crate::model::CoderId>> {
        match self.actor() {
            Ok(coder) => Ok(Some(coder.id)),
            Err(WorkbenchError::NoCoders) => Ok(None),
            Err(other) => Err(other),
        }
    }

    /// Undo never touches another coder's work, also where nobody's name stands under the act; nor does a coder take
    /// back herself, who could then not do it again.
    fn refuse_others(&self, act: Option<&Act>) -> Result<()> {
        let Some(act) = act else { return Ok(()) };
        let own = self.coder().map(|coder| coder.id);
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

/// A change to a coding is seen by whoever may see the coding, what was settled or said about a transcript by whoever
/// may see all of it, and everything else by everybody.
fn visible(access: &Access, change: &Change) -> Result<bool> {
    Ok(match change.entity {
        // Who is told that there is a consensus is told that others have settled something, and the act says what.
        Entity::Coder => {
            let person = value_of::<Coder>(change)?.is_none_or(|coder| coder.kind == CoderKind::Person);
            person || access.restricted().next().is_none()
        }
        Entity::Coding => {
            value_of::<Coding>(change)?.is_none_or(|coding| access.may_see(coding.transcript, coding.coder))
        }
        Entity::Frozen => value_of::<Frozen>(change)?.is_none_or(|kept| access.may_see(kept.transcript, kept.coder)),
        Entity::Decision => value_of::<Decision>(change)?.is_none_or(|settled| access.sees_all(settled.transcript)),
        Entity::Comment => value_of::<Comment>(change)?.is_none_or(|said| access.sees_all(said.transcript)),
        _ => true,
    })
}

/// The thing a change is about, as it was after it, or before where it was taken away.
fn value_of<T: DeserializeOwned>(change: &Change) -> Result<Option<T>> {
    let json = change.after.as_ref().or(change.before.as_ref());
    json.map(|json| serde_json::from_str(json))
        .transpose()
        .map_err(|error| crate::store::StoreError::Unreadable { entity: "change", why: error.to_string() }.into())
}

fn line(names: &Names, act: &Act, change: &Change) -> HistoryLine {
    let what = match act.kind {
        ActKind::Do => act.what.clone(),
        ActKind::Undo => format!("undo: {}", act.what),
        ActKind::Redo => format!("redo: {}", act.what),
    };
    HistoryLine {
        seq: change.seq,
        act: act.id,
        at: act.at.clone(),
        coder: act.coder.map(|coder| names.initials(coder).to_string()),
        what,
        entity: change.entity,
        id: change.entity_id,
    }
}
