//! Counts per magnitude by theme, and by case, attribute value or coder within it.

use super::{EvaluationRequest, Per, ThemeSort, called, no_attribute, told};
use crate::export::evaluation::{GradedCount, GroupKind, MagnitudeTable, ScaleSum, SpreadLine};
use crate::matrix::Side;
use crate::matrix::evaluation::{Evidence, Group, Grouping, ScaleTotal, Sides, Tally, tallies, totals};
use crate::model::{AttributeType, Case, CaseId, CoderId, Scale};
use crate::workbench::order::natural;
use crate::workbench::shelf::Names;
use crate::workbench::{Result, Workbench};
use std::collections::HashSet;

impl Workbench {
    pub(super) fn magnitude_table(&self, request: &EvaluationRequest) -> Result<MagnitudeTable> {
        let cases = self.asked_cases(request)?;
        let about = self.how_evaluated(request, cases.len())?;
        self.evidence(request, &cases, |names, evidence| {
            let grouping = grouping(names, evidence, &cases, &request.per)?;
            let mut lines = tallies(evidence, grouping.as_ref());
            sort(&mut lines, names, request.sort);
            let speak: HashSet<CaseId> = evidence.all().iter().flat_map(|one| one.cases.iter().copied()).collect();
            let rows: Vec<SpreadLine> = lines.into_iter().map(|tally| line(names, tally)).collect();
            let used = |scale: &&Scale| rows.iter().any(|row| row.scale.as_deref() == Some(scale.key.as_str()));
            let scales = names.framework.scales().iter().filter(used);
            let scales = scales.map(|scale| (scale.key.clone(), scale.values.clone())).collect();
            Ok(MagnitudeTable {
                about,
                per: kind(&request.per),
                attribute: match &request.per {
                    Per::Attribute(key) => Some(key.clone()),
                    _ => None,
                },
                sort: request.sort.word(),
                quotes: evidence.all().len(),
                cases: speak.len(),
                rows,
                totals: totals(evidence).into_iter().map(sum).collect(),
                scales,
            })
        })
    }
}

const fn kind(per: &Per) -> Option<GroupKind> {
    match per {
        Per::Theme => None,
        Per::Case => Some(GroupKind::Case),
        Per::Coder => Some(GroupKind::Coder),
        Per::Attribute(_) => Some(GroupKind::Attribute),
    }
}

fn grouping(names: &Names, evidence: &Evidence<'_>, cases: &[Case], per: &Per) -> Result<Option<Grouping>> {
    Ok(match per {
        Per::Theme => None,
        Per::Case => Some(Grouping::by_case(cases)),
        Per::Coder => {
            let made: HashSet<CoderId> = evidence.all().iter().flat_map(|one| one.merged.coders.clone()).collect();
            let coders = names.coders.iter().map(|coder| coder.id).filter(|coder| made.contains(coder));
            Some(Grouping::by_coder(&coders.collect::<Vec<_>>()))
        }
        Per::Attribute(key) => {
            if !names.cases.iter().any(|case| case.attributes.contains_key(key)) {
                return Err(no_attribute(key));
            }
            Some(Grouping::by_attribute(cases, key, &values(names, cases, key)))
        }
    })
}

/// The values these cases have, numbers by their size, words as people sort them; each once, letter case aside.
fn values(names: &Names, cases: &[Case], key: &str) -> Vec<String> {
    let mut known = HashSet::new();
    let held = cases.iter().filter_map(|case| case.attributes.get(key)).map(|value| value.trim());
    let mut values: Vec<String> =
        held.filter(|value| !value.is_empty() && known.insert(value.to_lowercase())).map(String::from).collect();
    let all = names.cases.iter().filter_map(|case| case.attributes.get(key)).map(String::as_str);
    if matches!(AttributeType::of(all), AttributeType::Integer | AttributeType::Number) {
        values.sort_by(|a, b| number(a).total_cmp(&number(b)));
    } else {
        values.sort_by_cached_key(|value| natural(value));
    }
    values
}

fn number(value: &str) -> f64 {
    value.parse().unwrap_or(f64::INFINITY)
}

/// Puts the themes in order, each with its groups behind it; themes without a share, or with the same, stand as in the
/// framework.
fn sort(tallies: &mut Vec<Tally>, names: &Names, by: ThemeSort) {
    if by == ThemeSort::Framework {
        return;
    }
    let mut themes: Vec<Vec<Tally>> = Vec::new();
    for tally in tallies.drain(..) {
        match themes.last_mut() {
            Some(theme) if tally.group.is_some() => theme.push(tally),
            _ => themes.push(vec![tally]),
        }
    }
    themes.sort_by(|a, b| weight(b, names, by).total_cmp(&weight(a, names, by)));
    tallies.extend(themes.into_iter().flatten());
}

fn weight(theme: &[Tally], names: &Names, by: ThemeSort) -> f64 {
    let Some(whole) = theme.first() else { return -1.0 };
    let sides = Sides::of(&whole.counts, names.framework.scale_of(whole.theme));
    match by {
        ThemeSort::Low => sides.low_share().unwrap_or(-1.0),
        ThemeSort::High => sides.high_share().unwrap_or(-1.0),
        ThemeSort::Framework | ThemeSort::Quotes => whole.counts.total() as f64,
    }
}

fn line(names: &Names, tally: Tally) -> SpreadLine {
    let scale = names.framework.scale_of(tally.theme);
    let sides = Sides::of(&tally.counts, scale);
    let side = |value: &str| {
        let scale = scale?;
        Some(Side::of(scale.place(value)?, scale.values.len()))
    };
    let values = tally.counts.values().iter();
    let values = values
        .map(|(value, quotes)| GradedCount { value: value.clone(), side: side(value), quotes: *quotes })
        .collect();
    let (group, no_group) = match tally.group {
        None => (None, None),
        Some(Group::Case(case)) => (Some(called(names, case)), None),
        Some(Group::Coder(coder)) => (Some(names.initials(coder).to_string()), None),
        Some(Group::Value(value)) => (Some(value), None),
        Some(Group::NoValue) => (None, Some("no value")),
        Some(Group::NoCase) => (None, Some("no case")),
    };
    SpreadLine {
        theme: told(names, tally.theme),
        group,
        no_group,
        scale: scale.map(|scale| scale.key.clone()),
        quotes: tally.counts.total(),
        cases: tally.cases,
        values,
        unrated: tally.counts.unrated(),
        low: sides.low,
        middle: sides.middle,
        high: sides.high,
        low_share: sides.low_share(),
        high_share: sides.high_share(),
        counts: tally.counts,
    }
}

fn sum(total: ScaleTotal) -> ScaleSum {
    ScaleSum { scale: total.scale, quotes: total.counts.total(), cases: total.cases, counts: total.counts }
}
