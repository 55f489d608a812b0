//! What quotes are told apart by: the case, the value of an attribute, or the coder.
//!
//! The rules this file owns: a quote stands under each of its cases; under each value those cases have, once however
//! many of them have it; and under everybody who made the reading. What belongs to no case is a group of its own, and so
//! are cases without the attribute. Values that differ in letter case alone are one value, as in every filter.

use super::Spoken;
use crate::model::{Case, CaseId, CoderId};
use std::collections::HashMap;

/// One group of quotes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Group {
    /// Those of a case.
    Case(CaseId),
    /// Those of cases with this value of the attribute.
    Value(String),
    /// Those of cases that have no value of the attribute.
    NoValue,
    /// Those that belong to no case.
    NoCase,
    /// Those a coder made, alone or with others.
    Coder(CoderId),
}

/// Groups in their order, and which quote stands under which.
#[derive(Debug, Clone)]
pub struct Grouping {
    groups: Vec<Group>,
    places: HashMap<Group, usize>,
    of_case: HashMap<CaseId, usize>,
}

impl Grouping {
    fn new(groups: Vec<Group>, of_case: HashMap<CaseId, usize>) -> Self {
        let places = groups.iter().cloned().enumerate().map(|(place, group)| (group, place)).collect();
        Self { groups, places, of_case }
    }

    /// By case, in this order, what belongs to none last.
    #[must_use]
    pub fn by_case(cases: &[Case]) -> Self {
        let groups = cases.iter().map(|case| Group::Case(case.id)).chain([Group::NoCase]).collect();
        Self::new(groups, cases.iter().enumerate().map(|(place, case)| (case.id, place)).collect())
    }

    /// By the value of an attribute, in this order of `values`; then cases without one, then what belongs to no case.
    #[must_use]
    pub fn by_attribute(cases: &[Case], key: &str, values: &[String]) -> Self {
        let groups: Vec<Group> =
            values.iter().cloned().map(Group::Value).chain([Group::NoValue, Group::NoCase]).collect();
        let place = |case: &Case| {
            let held = case.attributes.get(key).map(|held| folded(held));
            held.and_then(|held| values.iter().position(|value| folded(value) == held)).unwrap_or(values.len())
        };
        Self::new(groups, cases.iter().map(|case| (case.id, place(case))).collect())
    }

    /// By coder, in this order.
    #[must_use]
    pub fn by_coder(coders: &[CoderId]) -> Self {
        Self::new(coders.iter().copied().map(Group::Coder).collect(), HashMap::new())
    }

    /// The groups, in their order.
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The places of the groups a quote stands under, each once.
    #[must_use]
    pub fn of(&self, spoken: &Spoken<'_>) -> Vec<usize> {
        let coders = spoken.merged.coders.iter().filter_map(|coder| self.places.get(&Group::Coder(*coder)).copied());
        let cases = spoken.cases.iter().filter_map(|case| self.of_case.get(case).copied());
        let none = if spoken.cases.is_empty() { self.places.get(&Group::NoCase).copied() } else { None };
        let mut places: Vec<usize> = coders.chain(cases).chain(none).collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    /// Whether a case stands under the group at a place; every case does where groups are coders.
    #[must_use]
    pub fn has(&self, place: usize, case: CaseId) -> bool {
        match self.groups.get(place) {
            Some(Group::Coder(_)) => true,
            _ => self.of_case.get(&case) == Some(&place),
        }
    }
}

/// What values of attributes are told apart by.
pub(super) fn folded(value: &str) -> String {
    value.trim().to_lowercase()
}
