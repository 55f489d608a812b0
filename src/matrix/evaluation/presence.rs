//! Which case speaks of which theme, and how often.
//!
//! The rule this file owns: a quote stands in the cell of each of its cases; the total of a theme and that over all count
//! it once. What belongs to no case stands beside the cases.

use super::Evidence;
use super::evidence::cases;
use crate::model::{CaseId, ThemeId};
use std::collections::{HashMap, HashSet};

/// One theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PresenceRow {
    /// The theme.
    pub theme: ThemeId,
    /// How many quotes each case has, in the order asked for; 0 is absent.
    pub quotes_of: Vec<usize>,
    /// How many quotes belong to no case.
    pub no_case: usize,
    /// How many cases speak of it.
    pub cases: usize,
    /// How many quotes it has, each once.
    pub quotes: usize,
}

/// Themes against cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Presence {
    /// A row for each theme.
    pub rows: Vec<PresenceRow>,
    /// For each case: how many of the themes it speaks of, and how many quotes it has, each once.
    pub of_cases: Vec<(usize, usize)>,
    /// How many quotes belong to no case, each once.
    pub no_case: usize,
    /// How many cases speak of anything.
    pub cases: usize,
    /// How many quotes there are, each once.
    pub quotes: usize,
}

/// Themes against these cases.
#[must_use]
pub fn presence(evidence: &Evidence<'_>, asked: &[CaseId]) -> Presence {
    let places: HashMap<CaseId, usize> = asked.iter().enumerate().map(|(place, case)| (*case, place)).collect();
    let mut themes_of = vec![0; asked.len()];
    let mut rows = Vec::with_capacity(evidence.themes.len());
    for theme in &evidence.themes {
        let spoken = evidence.of(*theme);
        let mut quotes_of = vec![0; asked.len()];
        for place in spoken.iter().flat_map(|one| &one.cases).filter_map(|case| places.get(case)) {
            if let Some(count) = quotes_of.get_mut(*place) {
                *count += 1;
            }
        }
        for (themes, count) in themes_of.iter_mut().zip(&quotes_of) {
            *themes += usize::from(*count > 0);
        }
        rows.push(PresenceRow {
            theme: *theme,
            quotes_of,
            no_case: spoken.iter().filter(|one| one.cases.is_empty()).count(),
            cases: cases(spoken.iter().copied()),
            quotes: spoken.len(),
        });
    }
    let mut quotes_of = vec![0; asked.len()];
    for one in evidence.all() {
        for case in one.cases.iter().collect::<HashSet<_>>() {
            if let Some(count) = places.get(case).and_then(|place| quotes_of.get_mut(*place)) {
                *count += 1;
            }
        }
    }
    Presence {
        rows,
        of_cases: themes_of.into_iter().zip(quotes_of).collect(),
        no_case: evidence.all().iter().filter(|one| one.cases.is_empty()).count(),
        cases: cases(evidence.all()),
        quotes: evidence.all().len(),
    }
}
