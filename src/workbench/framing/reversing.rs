//! Undo and redo of what changed the framework.
//!
//! Taking a change back is a change too and makes a version of its own; the version it takes back stays, so that the
//! codings made under it keep what they remember, and nobody's undo is stopped by what others coded meanwhile. What an
//! undo must not do is what no change may do: take a coding's magnitude away, or make one coding two.
//!
//! An undo that takes a theme or a scale away is refused where somebody's coding rests on it, and that refusal tells that
//! there is one. So for somebody who codes blind it is refused as soon as anybody else has done anything since.

use super::keeping::{codings, holds};
use super::new_version;
use crate::model::{Act, ActKind, CaseId, Change, Coding, Entity, Framework, Theme, ThemeId};
use crate::store::{CodingFilter, Door, FrameworkHead, Reader, StoreError};
use crate::workbench::error::WorkbenchError;
use crate::workbench::{Result, Workbench};
use serde::de::DeserializeOwned;

impl Workbench {
    /// Refuses a reversal whose outcome would tell somebody who codes blind whether hidden codings rest on the act.
    pub(in crate::workbench) fn refuse_unseen(&self, act: &Act, kind: ActKind) -> Result<()> {
        if self.hidden_from_changes()?.is_none() {
            return Ok(());
        }
        let read = self.store.read();
        let own = self.coder().map(|coder| coder.id);
        for change in read.changes_of(act)? {
            if takes_away(&change, kind)? || self.takes_hidden_case(&change, kind)? {
                return if read.others_acted_after(act.seq, own)? {
                    Err(WorkbenchError::HiddenSince { what: act.what.clone() })
                } else {
                    Ok(())
                };
            }
        }
        Ok(())
    }

    /// Whether a reversal takes away a case that nobody speaks for yet, and of which hidden things may have been charted.
    /// One that somebody speaks for is held by the transcript, which everybody sees.
    fn takes_hidden_case(&self, change: &Change, kind: ActKind) -> Result<bool> {
        if change.entity != Entity::Case || !matches!(sides(change, kind), (Some(_), None)) {
            return Ok(false);
        }
        let case = CaseId(change.entity_id);
        Ok(!self.access()?.sees_charting_of(case) && self.talks()?.of(case).is_empty())
    }
}

/// What a change held before a reversal, and what it holds after it.
const fn sides(change: &Change, kind: ActKind) -> (Option<&String>, Option<&String>) {
    match kind {
        ActKind::Undo => (change.after.as_ref(), change.before.as_ref()),
        _ => (change.before.as_ref(), change.after.as_ref()),
    }
}

/// Whether a reversal may take a theme or a value of a scale from codings that have it.
fn takes_away(change: &Change, kind: ActKind) -> Result<bool> {
    let (from, to) = sides(change, kind);
    Ok(match (change.entity, from, to) {
        (Entity::Theme | Entity::Framework, Some(_), None) => true,
        (Entity::Theme, Some(from), Some(to)) => {
            let (from, to): (Theme, Theme) = (value(from)?, value(to)?);
            from.scale != to.scale || from.parent != to.parent
        }
        (Entity::Framework, Some(from), Some(to)) => {
            value::<FrameworkHead>(from)?.scales != value::<FrameworkHead>(to)?.scales
        }
        _ => false,
    })
}

fn value<T: DeserializeOwned>(json: &str) -> Result<T> {
    let told = serde_json::from_str(json);
    told.map_err(|error| StoreError::Unreadable { entity: "change", why: error.to_string() }.into())
}

/// Ends a reversal that changed the framework: makes sure that nothing was lost or doubled, and notes the new version.
pub(in crate::workbench) fn settle(door: &mut Door<'_>, changes: &[Change], kind: ActKind, what: &str) -> Result<()> {
    if !changes.iter().any(|change| matches!(change.entity, Entity::Framework | Entity::Theme)) {
        return Ok(());
    }
    let framework = door.read().framework()?;
    refuse_off_scale(door.read(), &framework, changes, kind, what)?;
    refuse_doubled(door.read(), changes, kind, what)?;
    new_version(door, &format!("{}: {what}", kind.word()))?;
    Ok(())
}

const fn verb(kind: ActKind) -> &'static str {
    match kind {
        ActKind::Undo => "taken back",
        _ => "done again",
    }
}

/// Codings made since may have a magnitude of the scale that goes.
fn refuse_off_scale(
    read: Reader<'_>,
    framework: &Framework,
    changes: &[Change],
    kind: ActKind,
    what: &str,
) -> Result<()> {
    let all = changes.iter().any(|change| change.entity == Entity::Framework);
    let touched = changes.iter().filter(|change| change.entity == Entity::Theme);
    let family = touched.flat_map(|change| framework.family(ThemeId(change.entity_id))).map(|theme| theme.id);
    let themes: Vec<ThemeId> =
        if all { framework.themes().iter().map(|theme| theme.id).collect() } else { family.collect() };
    let counts = read.magnitude_counts(Some(&themes))?.into_iter();
    let off = counts
        .filter(|count| count.magnitude.as_deref().is_some_and(|value| !holds(framework.scale_of(count.theme), value)));
    match off.map(|count| count.codings).sum() {
        0 => Ok(()),
        lost => Err(WorkbenchError::Refused(format!(
            "“{what}” cannot be {}: {} made since would lose the magnitude; take these magnitudes away first",
            verb(kind),
            codings(lost)
        ))),
    }
}

/// A coding that comes back must not stand beside one just like it that was made meanwhile.
fn refuse_doubled(read: Reader<'_>, changes: &[Change], kind: ActKind, what: &str) -> Result<()> {
    for change in changes.iter().filter(|change| change.entity == Entity::Coding) {
        let Some(json) = sides(change, kind).1 else { continue };
        let coding: Coding = value(json)?;
        let filter = CodingFilter {
            transcript: Some(coding.transcript),
            coder: Some(coding.coder),
            themes: Some(vec![coding.theme]),
            on: Some(coding.span),
            ..CodingFilter::default()
        };
        let same = read.codings(&filter)?.iter().any(|other| other.span == coding.span && other.id != coding.id);
        if same {
            return Err(StoreError::InUse { what: what.to_string(), verb: verb(kind) }.into());
        }
    }
    Ok(())
}
