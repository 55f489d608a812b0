//! Deleting a theme with everything below it. The codings go with it, of all coders, and what was charted: how many there
//! are of whom is said beforehand, and one undo of who did it brings all of them back.

use super::charted::Charts;
use super::merging::{inherited, transcripts};
use super::showing::{TallyLine, no_theme};
use crate::model::{Coding, CodingId, Decision, Framework, Frozen, Theme, ThemeId};
use crate::store::{CodingFilter, Door, Reader};
use crate::workbench::{Access, Result, Workbench};
use serde::Serialize;
use std::collections::HashSet;

/// What a deletion will take away, or has taken away, as far as the viewer may see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeletePreview {
    /// Key of the theme.
    pub theme: String,
    /// Its number and name.
    pub name: String,
    /// Numbers and names of the themes below it, which go too.
    pub below: Vec<String>,
    /// How many codings go, of all these themes.
    pub codings: usize,
    /// How many coders made them.
    pub coders: usize,
    /// In how many transcripts they are.
    pub transcripts: usize,
    /// How many of them have a memo.
    pub memos: usize,
    /// How many of them are on transcripts their coder has marked as done.
    pub done: usize,
    /// How many charted cells go.
    pub cells: usize,
    /// How many syntheses of the themes go.
    pub syntheses: usize,
    /// How many of each coder and magnitude.
    pub counts: Vec<TallyLine>,
    /// Why it cannot be done, a clause each; empty where it can.
    pub faults: Vec<String>,
}

impl DeletePreview {
    /// What goes of what was charted, in words; empty for none.
    #[must_use]
    pub fn charted(&self) -> String {
        super::charted::in_words(self.cells, 0, self.syntheses)
    }
}

impl Workbench {
    /// What deleting a theme would take away.
    ///
    /// # Errors
    /// Where there is no such theme.
    pub fn preview_delete(&self, id: ThemeId) -> Result<DeletePreview> {
        let access = self.access()?;
        let mut preview =
            self.delete_view(&Plan::of(self.store.read(), &self.names()?.framework, id, Some(&access))?)?;
        if let Err(blind) = self.refuse_blind() {
            preview.faults.push(blind.to_string());
        }
        Ok(preview)
    }

    /// Deletes a theme, everything below it and all their codings.
    ///
    /// # Errors
    /// Where nobody is named, somebody still codes blind, or there is no such theme.
    pub fn delete_theme(&mut self, id: ThemeId, why: Option<&str>) -> Result<DeletePreview> {
        self.refuse_blind()?;
        let plan = Plan::of(self.store.read(), &self.names()?.framework, id, None)?;
        let preview = self.delete_view(&plan)?;
        let what = match plan.family.split_first() {
            Some((theme, [])) => format!("delete “{}”", theme.name),
            Some((theme, [_])) => format!("delete “{}” and the theme below it", theme.name),
            Some((theme, below)) => format!("delete “{}” and {} themes below it", theme.name, below.len()),
            None => String::new(),
        };
        self.reframe(&what, why, |door, framework| Plan::of(door.read(), framework, id, None)?.write(door))?;
        Ok(preview)
    }

    fn delete_view(&self, plan: &Plan) -> Result<DeletePreview> {
        let names = self.names()?;
        let called = |theme: &Theme| format!("{} {}", names.framework.number(theme.id), theme.name);
        let first = plan.family.first();
        Ok(DeletePreview {
            theme: first.map_or_else(String::new, |theme| theme.key.clone()),
            name: first.map_or_else(String::new, called),
            below: plan.family.iter().skip(1).map(called).collect(),
            codings: plan.codings.len(),
            coders: plan.codings.iter().map(|coding| coding.coder).collect::<HashSet<_>>().len(),
            transcripts: transcripts(&plan.codings),
            memos: plan.codings.iter().filter(|coding| !coding.memo.is_empty()).count(),
            done: self.done_among(&plan.codings)?,
            cells: plan.charts.cells,
            syntheses: plan.charts.syntheses,
            counts: self.tally(&plan.codings)?,
            faults: Vec::new(),
        })
    }
}

/// Everything a deletion takes away.
struct Plan {
    /// The theme and everything below it, depth first.
    family: Vec<Theme>,
    codings: Vec<Coding>,
    frozen: Vec<Frozen>,
    charts: Charts,
}

impl Plan {
    /// Worked out from all codings, or from those the viewer may see.
    fn of(read: Reader<'_>, framework: &Framework, id: ThemeId, seen: Option<&Access>) -> Result<Self> {
        let family = framework.family(id).to_vec();
        if family.is_empty() {
            return Err(no_theme(&id.to_string()));
        }
        let ids: Vec<ThemeId> = family.iter().map(|theme| theme.id).collect();
        let mut codings = read.codings(&CodingFilter { themes: Some(ids.clone()), ..CodingFilter::default() })?;
        codings.retain(|coding| seen.is_none_or(|seen| seen.may_see(coding.transcript, coding.coder)));
        let mut frozen = read.frozen()?;
        frozen.retain(|kept| kept.codings.iter().any(|coding| ids.contains(&coding.theme)));
        for kept in &mut frozen {
            kept.codings.retain(|coding| !ids.contains(&coding.theme));
        }
        let charts = Charts::deleted(read, &ids, seen)?;
        Ok(Self { family, codings, frozen, charts })
    }

    fn write(&self, door: &mut Door<'_>) -> Result<()> {
        let gone: HashSet<CodingId> = self.codings.iter().map(|coding| coding.id).collect();
        for coding in &self.codings {
            door.remove::<Coding>(coding.id.0)?;
        }
        for kept in &self.frozen {
            door.put(kept)?;
        }
        for decision in door.read().decisions()? {
            let left = inherited(&decision, |id| (!gone.contains(&id)).then_some(id));
            door.put(&Decision { consensus: left, ..decision })?;
        }
        self.charts.write(door)?;
        for theme in self.family.iter().rev() {
            door.remove::<Theme>(theme.id.0)?;
        }
        Ok(())
    }
}
