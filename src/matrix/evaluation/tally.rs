//! Counts per magnitude: by theme, and within a theme by case, attribute value or coder.
//!
//! The rules this file owns: values are counted on the scale that holds for the theme of the row; one that is not on it
//! (the scale was changed, or a theme below has another) follows after it, and a quote without a magnitude, also one of a
//! theme without a scale, is unrated. A total holds every quote once.

use super::evidence::cases;
use super::{Evidence, Group, Grouping};
use crate::matrix::Counts;
use crate::model::{CaseId, ThemeId};
use std::collections::HashSet;

/// The counts of one theme, or of one group within it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// The theme.
    pub theme: ThemeId,
    /// The group; the theme as a whole where it is `None`.
    pub group: Option<Group>,
    /// How many quotes carry which magnitude.
    pub counts: Counts,
    /// How many different cases speak here.
    pub cases: usize,
}

/// The counts over all themes that have one scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScaleTotal {
    /// The key of the scale; `None` for themes without one.
    pub scale: Option<String>,
    /// How many quotes carry which magnitude.
    pub counts: Counts,
    /// How many different cases speak here.
    pub cases: usize,
}

/// For every theme its tally, and after it one for each group, also where nothing stands under it. The group of what
/// belongs to no case, and that of cases without the attribute, is left out where it is empty in every theme.
#[must_use]
pub fn tallies(evidence: &Evidence<'_>, grouping: Option<&Grouping>) -> Vec<Tally> {
    let shown = grouping.map(|grouping| shown(evidence, grouping)).unwrap_or_default();
    let mut tallies = Vec::new();
    for theme in &evidence.themes {
        let spoken = evidence.of(*theme);
        let scale = evidence.framework.scale_of(*theme);
        let mut whole = Counts::on(scale);
        let mut groups = vec![(Counts::on(scale), HashSet::<CaseId>::new()); shown.len()];
        for one in &spoken {
            let magnitude = one.merged.coding.magnitude.as_deref();
            whole.add(magnitude);
            for place in grouping.map(|grouping| grouping.of(one)).unwrap_or_default() {
                let Some((counts, cases)) = groups.get_mut(place) else { continue };
                counts.add(magnitude);
                let own = one.cases.iter().filter(|case| grouping.is_some_and(|known| known.has(place, **case)));
                cases.extend(own.copied());
            }
        }
        let cases = cases(spoken.iter().copied());
        tallies.push(Tally { theme: *theme, group: None, counts: whole, cases });
        for ((group, is_shown), (counts, cases)) in shown.iter().zip(groups) {
            if *is_shown {
                tallies.push(Tally { theme: *theme, group: Some(group.clone()), counts, cases: cases.len() });
            }
        }
    }
    tallies
}

/// The groups, each with whether it is shown.
fn shown(evidence: &Evidence<'_>, grouping: &Grouping) -> Vec<(Group, bool)> {
    let used: HashSet<usize> = evidence.all().iter().flat_map(|one| grouping.of(one)).collect();
    let rest = |group: &Group| matches!(group, Group::NoCase | Group::NoValue);
    let each = grouping.groups().iter().enumerate();
    each.map(|(place, group)| (group.clone(), !rest(group) || used.contains(&place))).collect()
}

/// For every scale that holds for a theme with quotes, the counts over all of them, each quote once, in the order in
/// which the scales were declared; themes without a scale last.
#[must_use]
pub fn totals(evidence: &Evidence<'_>) -> Vec<ScaleTotal> {
    let framework = evidence.framework;
    let scales = framework.scales().iter().map(Some).chain([None]);
    let mut totals = Vec::new();
    for scale in scales {
        let key = scale.map(|scale| scale.key.as_str());
        let here = |theme: ThemeId| framework.scale_of(theme).map(|own| own.key.as_str()) == key;
        let spoken: Vec<_> = evidence.all().iter().filter(|one| here(one.merged.coding.theme)).collect();
        if spoken.is_empty() {
            continue;
        }
        let mut counts = Counts::on(scale);
        for one in &spoken {
            counts.add(one.merged.coding.magnitude.as_deref());
        }
        totals.push(ScaleTotal { scale: key.map(String::from), counts, cases: cases(spoken) });
    }
    totals
}
