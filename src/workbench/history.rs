//! The audit trail as people read it.

use super::access::Access;
use super::shelf::Names;
use super::{Result, Workbench};
use crate::model::{
    Act, ActId, ActKind, Assignment, Change, ChartedCell, Coder, CoderKind, Coding, Comment, Decision, Entity, Frozen,
    Memo, Synthesis,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::borrow::Cow;
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
    pub(super) fn walk_back(&self, mut take: impl FnMut(&Act, &Change) -> bool) -> Result<()> {
        let access = self.access()?;
        let mut before = i64::MAX;
        loop {
            let batch = self.store.read().changes_before(before, BATCH)?;
            let Some((_, last)) = batch.last() else { return Ok(()) };
            before = last.seq;
            for (act, change) in &batch {
                if visible(&access, change)? && !take(worded(&access, act, change)?.as_ref(), change) {
                    return Ok(());
                }
            }
        }
    }
}

/// A change to a coding is seen by whoever may see the coding, what was settled or said about a transcript by whoever
/// may see all of it, and everything else by everybody.
pub(super) fn visible(access: &Access, change: &Change) -> Result<bool> {
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
        Entity::Memo => value_of::<Memo>(change)?.is_none_or(|memo| access.may_see_memo(&memo)),
        Entity::Cell => value_of::<ChartedCell>(change)?.is_none_or(|cell| access.sees_charting_of(cell.case)),
        Entity::Synthesis => value_of::<Synthesis>(change)?.is_none_or(|written| access.sees_synthesis(written.about)),
        _ => true,
    })
}

/// The thing a change is about, as it was after it, or before where it was taken away.
pub(super) fn value_of<T: DeserializeOwned>(change: &Change) -> Result<Option<T>> {
    read_value(change.after.as_ref().or(change.before.as_ref()))
}

/// A value as the journal wrote it.
pub(super) fn read_value<T: DeserializeOwned>(json: Option<&String>) -> Result<Option<T>> {
    json.map(|json| serde_json::from_str(json))
        .transpose()
        .map_err(|error| crate::store::StoreError::Unreadable { entity: "change", why: error.to_string() }.into())
}

/// The act as the viewer may read it: why a coder opened a transcript again is said about her work there.
fn worded<'a>(access: &Access, act: &'a Act, change: &Change) -> Result<Cow<'a, Act>> {
    if change.entity == Entity::Assignment
        && let Some(assignment) = value_of::<Assignment>(change)?
        && !assignment.reopened.is_empty()
        && !access.may_see(assignment.transcript, assignment.coder)
        && let Some(what) = act.what.strip_suffix(&super::finishing::because(&assignment.reopened))
    {
        return Ok(Cow::Owned(Act { what: what.to_string(), ..act.clone() }));
    }
    Ok(Cow::Borrowed(act))
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
