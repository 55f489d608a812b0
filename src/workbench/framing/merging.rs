//! Merging one theme into another: the codings of all coders go over with their magnitudes and memos, what stands below
//! goes along, and the theme is gone. What will change is shown before it does.
//!
//! Codings of transcripts that are done, and those set aside as independent, go over too: a coder's reading stays what
//! it was, and the same words for it hold for all coders alike. So agreement counts the two themes as one, as it
//! would had they been one from the beginning.

use super::charted::Charts;
use super::following::{Texts, become_one, renamed};
use super::joining::{Joined, join};
use super::keeping::{codings, holds};
use super::showing::{TallyLine, no_theme};
use crate::model::{
    AssignmentState, Coding, Comment, Decision, DiscrepancyId, Framework, Frozen, Theme, ThemeId, ThemePlace,
};
use crate::store::{CodingFilter, Door, Reader};
use crate::workbench::coding::place;
use crate::workbench::error::WorkbenchError;
use crate::workbench::{Access, Result, Workbench};
use serde::Serialize;
use std::collections::{BTreeMap, HashSet};

/// A coder's two codings of the very same passage that a merge makes one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CollisionLine {
    /// How the passage is cited.
    pub citation: String,
    /// Initials of the coder.
    pub coder: String,
    /// The passage.
    pub text: String,
    /// The magnitude under the theme that goes.
    pub from_magnitude: Option<String>,
    /// The magnitude under the theme that stays.
    pub into_magnitude: Option<String>,
    /// The magnitude afterwards.
    pub magnitude: Option<String>,
    /// The memo afterwards, which holds both, and the other magnitude where they differ.
    pub memo: String,
}

/// What a merge will change, or has changed, as far as the viewer may see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MergePreview {
    /// Key of the theme that goes.
    pub from: String,
    /// Its number and name.
    pub from_name: String,
    /// Key of the theme that stays.
    pub into: String,
    /// Its number and name.
    pub into_name: String,
    /// How many codings go over.
    pub codings: usize,
    /// In how many transcripts.
    pub transcripts: usize,
    /// How many of them have a memo.
    pub memos: usize,
    /// How many of them are on transcripts their coder has marked as done.
    pub done: usize,
    /// How many charted cells go over.
    pub cells: usize,
    /// How many of them become one with a cell of the theme that stays, of the same case.
    pub cells_joined: usize,
    /// How many syntheses of the theme go over.
    pub syntheses: usize,
    /// How many of each coder and magnitude.
    pub counts: Vec<TallyLine>,
    /// Passages its coder has coded to both, which become one coding each.
    pub collisions: Vec<CollisionLine>,
    /// Numbers and names of the themes that stand below it and go along.
    pub below: Vec<String>,
    /// Why it cannot be done, a clause each; empty where it can.
    pub faults: Vec<String>,
}

impl MergePreview {
    /// What goes over of what was charted, in words; empty for none.
    #[must_use]
    pub fn charted(&self) -> String {
        super::charted::in_words(self.cells, self.cells_joined, self.syntheses)
    }
}

impl Workbench {
    /// What merging a theme into another would change.
    ///
    /// # Errors
    /// Where there are no such themes.
    pub fn preview_merge(&self, from: ThemeId, into: ThemeId) -> Result<MergePreview> {
        let names = self.names()?;
        let access = self.access()?;
        let plan = Plan::of(self.store.read(), &names.framework, from, into, Some(&access))?;
        let mut preview = self.merge_view(&plan)?;
        preview.faults = plan.faults(&names.framework);
        if let Err(blind) = self.refuse_blind() {
            preview.faults.push(blind.to_string());
        }
        Ok(preview)
    }

    /// Merges a theme into another, for all coders; one undo of who does it brings everything back.
    ///
    /// # Errors
    /// Where nobody is named, somebody still codes blind, the theme that stays lacks a magnitude, is a heading or stands
    /// below the other.
    pub fn merge_themes(&mut self, from: ThemeId, into: ThemeId, why: Option<&str>) -> Result<MergePreview> {
        self.refuse_blind()?;
        let names = self.names()?;
        let plan = Plan::of(self.store.read(), &names.framework, from, into, None)?;
        let preview = self.merge_view(&plan)?;
        let what = format!("merge “{}” into “{}”", plan.from.name, plan.into.name);
        let texts = self.texts_settled()?;
        self.reframe(&what, why, |door, framework| {
            // What was planned from is read again: another program may have coded meanwhile.
            let plan = Plan::of(door.read(), framework, from, into, None)?;
            let faults = plan.faults(framework);
            if !faults.is_empty() {
                return Err(WorkbenchError::NotMerged { from: plan.from.name, into: plan.into.name, faults });
            }
            plan.write(door, framework, &texts)
        })?;
        Ok(preview)
    }

    fn merge_view(&self, plan: &Plan) -> Result<MergePreview> {
        let names = self.names()?;
        let framework = &names.framework;
        let called = |theme: &Theme| format!("{} {}", framework.number(theme.id), theme.name);
        let mut collisions = Vec::new();
        for collision in &plan.codings.gone {
            let loaded = self.load(collision.gone.transcript)?;
            collisions.push(CollisionLine {
                citation: place(&loaded, collision.gone.span),
                coder: names.initials(collision.gone.coder).to_string(),
                text: collision.gone.span.slice(&loaded.text).unwrap_or_default().to_string(),
                from_magnitude: collision.gone.magnitude.clone(),
                into_magnitude: collision.kept.magnitude.clone(),
                magnitude: collision.joined.magnitude.clone(),
                memo: collision.joined.memo.clone(),
            });
        }
        Ok(MergePreview {
            from: plan.from.key.clone(),
            from_name: called(&plan.from),
            into: plan.into.key.clone(),
            into_name: called(&plan.into),
            codings: plan.coming.len(),
            transcripts: transcripts(&plan.coming),
            memos: plan.coming.iter().filter(|coding| !coding.memo.is_empty()).count(),
            done: self.done_among(&plan.coming)?,
            cells: plan.charts.cells,
            cells_joined: plan.charts.joined,
            syntheses: plan.charts.syntheses,
            counts: self.tally(&plan.coming)?,
            collisions,
            below: plan.below.iter().map(called).collect(),
            faults: Vec::new(),
        })
    }

    /// How many of these codings are on transcripts their coder has marked as done.
    pub(super) fn done_among(&self, codings: &[Coding]) -> Result<usize> {
        let assignments = self.store.read().assignments()?;
        let of = |done: bool| -> HashSet<_> {
            let such = assignments.iter().filter(|held| (held.state == AssignmentState::Done) == done);
            such.map(|held| (held.transcript, held.coder)).collect()
        };
        let (done, open) = (of(true), of(false));
        let locked = |coding: &&Coding| {
            let held = (coding.transcript, coding.coder);
            done.contains(&held) && !open.contains(&held)
        };
        Ok(codings.iter().filter(locked).count())
    }

    /// Codings counted by coder and magnitude: coders as listed, magnitudes low to high, those without one last.
    pub(super) fn tally(&self, codings: &[Coding]) -> Result<Vec<TallyLine>> {
        let names = self.names()?;
        let mut sums: BTreeMap<(usize, usize, Option<String>), usize> = BTreeMap::new();
        for coding in codings {
            let coder = names.coders.iter().position(|coder| coder.id == coding.coder).unwrap_or(usize::MAX);
            let scale = names.framework.scale_of(coding.theme);
            let place = coding.magnitude.as_deref().and_then(|value| scale?.place(value)).unwrap_or(usize::MAX);
            *sums.entry((coder, place, coding.magnitude.clone())).or_default() += 1;
        }
        let line = |((coder, _, magnitude), codings): ((usize, usize, Option<String>), usize)| TallyLine {
            coder: names.coders.get(coder).map_or_else(String::new, |coder| coder.initials.clone()),
            magnitude,
            codings,
        };
        Ok(sums.into_iter().map(line).collect())
    }
}

/// In how many transcripts codings are.
pub(super) fn transcripts(codings: &[Coding]) -> usize {
    codings.iter().map(|coding| coding.transcript).collect::<HashSet<_>>().len()
}

/// Everything a merge does, worked out from how things stand.
struct Plan {
    from: Theme,
    into: Theme,
    below: Vec<Theme>,
    coming: Vec<Coding>,
    codings: Joined,
    frozen: Vec<Frozen>,
    charts: Charts,
}

impl Plan {
    /// Worked out from all codings, or from those the viewer may see.
    fn of(
        read: Reader<'_>,
        framework: &Framework,
        from: ThemeId,
        into: ThemeId,
        seen: Option<&Access>,
    ) -> Result<Self> {
        let theme = |id: ThemeId| framework.theme(id).cloned().ok_or_else(|| no_theme(&id.to_string()));
        let (from, into) = (theme(from)?, theme(into)?);
        let may_see = |coding: &Coding| seen.is_none_or(|seen| seen.may_see(coding.transcript, coding.coder));
        let of = |theme: ThemeId| -> Result<Vec<Coding>> {
            let mut codings = read.codings(&CodingFilter { themes: Some(vec![theme]), ..CodingFilter::default() })?;
            codings.retain(may_see);
            Ok(codings)
        };
        let coming = of(from.id)?;
        let codings = if from.id == into.id {
            Joined::default()
        } else {
            join(coming.clone(), of(into.id)?, &from.name, into.id)
        };
        let mut frozen = read.frozen()?;
        frozen.retain(|kept| seen.is_none_or(|seen| seen.may_see(kept.transcript, kept.coder)));
        frozen.retain(|kept| kept.codings.iter().any(|coding| coding.theme == from.id));
        for kept in &mut frozen {
            become_one(&mut kept.codings, &from, into.id);
        }
        let below = framework.children(Some(from.id)).cloned().collect();
        let charts = Charts::merged(read, &from, &into, |gone| codings.heir(gone), seen)?;
        Ok(Self { from, into, below, coming, codings, frozen, charts })
    }

    /// Why it cannot be done.
    fn faults(&self, framework: &Framework) -> Vec<String> {
        let mut faults = Vec::new();
        if self.from.id == self.into.id {
            return vec!["they are one theme already; choose another".into()];
        }
        if framework.family(self.from.id).iter().any(|theme| theme.id == self.into.id) {
            faults.push(format!("“{}” stands below it; move it out first", self.into.name));
        }
        if self.from.codable && !self.into.codable {
            faults.push(format!("“{}” is a heading; make it codable first", self.into.name));
        }
        let scale = framework.scale_of(self.into.id);
        let mut off: BTreeMap<&str, usize> = BTreeMap::new();
        let set_aside = self.frozen.iter().flat_map(|kept| &kept.codings).filter(|coding| coding.theme == self.into.id);
        for value in self.codings.put.iter().chain(set_aside).filter_map(|coding| coding.magnitude.as_deref()) {
            if !holds(scale, value) {
                *off.entry(value).or_default() += 1;
            }
        }
        for (value, count) in off {
            let has = if count == 1 { "has" } else { "have" };
            let (count, into) = (codings(count), &self.into.name);
            faults.push(match scale {
                Some(scale) => format!(
                    "{count} {has} the magnitude {value}, which is not on the scale of “{into}” ({}); add it to the scale {} first",
                    scale.values.join(", "),
                    scale.key
                ),
                None => format!("{count} {has} the magnitude {value}, and “{into}” has no scale; give it one first"),
            });
        }
        faults
    }

    fn write(&self, door: &mut Door<'_>, framework: &Framework, texts: &Texts) -> Result<()> {
        let names = renamed(door.read(), texts, framework, &self.from, self.into.id)?;
        let now = |id: DiscrepancyId| names.get(&id).copied().unwrap_or(id);
        for coding in &self.codings.put {
            door.put(coding)?;
        }
        for collision in &self.codings.gone {
            door.remove::<Coding>(collision.gone.id.0)?;
        }
        for kept in &self.frozen {
            door.put(kept)?;
        }
        self.charts.write(door)?;
        for decision in door.read().decisions()? {
            let heirs = inherited(&decision, |id| self.codings.heir(id).or(Some(id)));
            let mut readings = decision.readings.clone();
            // A reading that was followed is still followed where both have got the new name.
            for reading in readings.iter_mut().filter(|reading| reading.theme == self.from.id) {
                reading.theme = self.into.id;
            }
            door.put(&Decision { discrepancy: now(decision.discrepancy), consensus: heirs, readings, ..decision })?;
        }
        for comment in door.read().comments()? {
            door.put(&Comment { discrepancy: now(comment.discrepancy), ..comment })?;
        }
        for below in &self.below {
            // Positions count on from what stands there already, this loop's own included.
            let now = door.read().framework()?;
            let theme = framework.rehomed(below, Some(self.into.id));
            let place = ThemePlace { parent: Some(self.into.id), before: None };
            for changed in now.arranged(theme, place).map_err(|why| super::moving::misplaced(&below.name, why))? {
                door.put(&changed)?;
            }
        }
        Ok(door.remove::<Theme>(self.from.id.0)?)
    }
}

/// The consensus codings of a decision after some went: each as `heir` says, none twice, those without heir left out.
pub(super) fn inherited(
    decision: &Decision,
    heir: impl Fn(crate::model::CodingId) -> Option<crate::model::CodingId>,
) -> Vec<crate::model::CodingId> {
    let mut heirs = Vec::new();
    for id in decision.consensus.iter().filter_map(|id| heir(*id)) {
        if !heirs.contains(&id) {
            heirs.push(id);
        }
    }
    heirs
}
