//! What a change of the framework may not do: take a coding's theme or magnitude away unsaid, or reach into codings that
//! are hidden from its author.
//!
//! Somebody who codes blind is refused before anything is looked at, in words that are the same whether or not there is
//! a coding to reach into: a refusal that depended on hidden codings would tell of them.

use crate::model::{Framework, Scale, SynthesisAbout, Theme, ThemeId};
use crate::store::Reader;
use crate::workbench::error::WorkbenchError;
use crate::workbench::{Result, Workbench};
use std::collections::{HashMap, HashSet};

/// So many transcripts are named in a message.
const NAMED: usize = 3;

impl Workbench {
    /// The titles of the transcripts that may hold codings hidden from who sits here, so that she may not merge, delete or
    /// rescale themes; `None` where there are none, or nobody else who could have coded.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub fn hidden_from_changes(&self) -> Result<Option<String>> {
        let names = self.names()?;
        let own = self.coder().map(|coder| coder.id);
        if !names.coders.iter().any(|coder| Some(coder.id) != own) {
            return Ok(None);
        }
        let access = self.access()?;
        let mut places: Vec<usize> = access.restricted().filter_map(|(id, _)| names.place_of(id)).collect();
        places.sort_unstable();
        let titles: Vec<&str> =
            places.iter().filter_map(|place| names.transcripts.get(*place)).map(|head| head.title.as_str()).collect();
        Ok((!titles.is_empty()).then(|| listed(&titles)))
    }

    /// Refuses who still codes blind.
    pub(super) fn refuse_blind(&self) -> Result<()> {
        match self.hidden_from_changes()? {
            Some(transcripts) => Err(WorkbenchError::BlindToChange { transcripts }),
            None => Ok(()),
        }
    }
}

/// Some titles, and how many more there are.
pub(in crate::workbench) fn listed(titles: &[&str]) -> String {
    let named: Vec<&str> = titles.iter().take(NAMED).copied().collect();
    match titles.len().saturating_sub(NAMED) {
        0 => named.join(", "),
        more => format!("{} and {more} more", named.join(", ")),
    }
}

/// Refuses a framework that would take away the theme or the magnitude of a coding, with all the reasons.
pub(super) fn refuse_loss(read: Reader<'_>, hidden: Option<&str>, old: &Framework, new: &Framework) -> Result<()> {
    let losing: Vec<&Theme> = old.themes().iter().filter(|theme| loses(old, new, theme.id)).collect();
    if losing.is_empty() {
        return Ok(());
    }
    if let Some(transcripts) = hidden {
        return Err(WorkbenchError::BlindToChange { transcripts: transcripts.to_string() });
    }
    let ids: Vec<ThemeId> = losing.iter().map(|theme| theme.id).collect();
    let mut all: HashMap<ThemeId, usize> = HashMap::new();
    let mut off: HashMap<ThemeId, usize> = HashMap::new();
    for count in read.magnitude_counts(Some(&ids))? {
        *all.entry(count.theme).or_default() += count.codings;
        if count.magnitude.is_some_and(|value| !holds(new.scale_of(count.theme), &value)) {
            *off.entry(count.theme).or_default() += count.codings;
        }
    }
    let set_aside = read.frozen()?;
    let charted: HashSet<ThemeId> = read.cells(Some(&ids))?.iter().map(|cell| cell.theme).collect();
    let syntheses = read.syntheses()?;
    let is_charted = |theme: ThemeId| {
        charted.contains(&theme) || syntheses.iter().any(|one| one.about == SynthesisAbout::Theme(theme))
    };
    let mut faults = Vec::new();
    for theme in losing {
        let called = format!("“{}” ({})", theme.name, theme.key);
        let gone = new.theme(theme.id).is_none();
        let kept = || set_aside.iter().flat_map(|kept| &kept.codings).any(|coding| coding.theme == theme.id);
        match (gone, all.get(&theme.id), off.get(&theme.id)) {
            (true, Some(count), _) => faults.push(format!("{called} has {} and is not in the file", codings(*count))),
            (true, None, _) if kept() => {
                faults.push(format!("{called} has codings that were set aside as independent and is not in the file"));
            }
            (true, None, _) if is_charted(theme.id) => {
                faults.push(format!("{called} has summaries and is not in the file"));
            }
            (false, _, Some(count)) => {
                faults.push(format!("{called} has {} with a magnitude its new scale lacks", codings(*count)));
            }
            _ => {}
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(WorkbenchError::FrameworkInUse { faults }) }
}

/// Whether a theme goes, or a value of its scale.
fn loses(old: &Framework, new: &Framework, theme: ThemeId) -> bool {
    let after = new.scale_of(theme);
    new.theme(theme).is_none()
        || old.scale_of(theme).is_some_and(|scale| scale.values.iter().any(|value| !holds(after, value)))
}

/// Whether a value is on a scale, where there is one.
pub(super) fn holds(scale: Option<&Scale>, value: &str) -> bool {
    scale.is_some_and(|scale| scale.place(value).is_some())
}

/// A count of codings, in words.
pub(super) fn codings(count: usize) -> String {
    if count == 1 { "1 coding".into() } else { format!("{count} codings") }
}
