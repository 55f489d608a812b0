//! What of the matrix is shown: which chart, which cases in which order, which themes, whose codings, which magnitude.
//!
//! The rule it owns: nothing is left out silently. Everything that is not as at first has its words in [`Chosen::told`].

use crate::model::ThemeId;
use crate::tui::charting::Order;
use crate::workbench::{ChartGrid, GridCell, GridRow, MatrixRequest};
use std::cmp::Ordering;
use std::collections::HashSet;

/// What is shown of the matrix.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chosen {
    /// The main theme; `None` for all of them side by side.
    pub theme: Option<ThemeId>,
    /// Only cases for which all of this holds, each `attribute=value`.
    pub conditions: Vec<String>,
    /// Whose codings: everybody's where it is `None`, `consensus`, or initials.
    pub source: Option<String>,
    /// Only quotes with this magnitude, `unrated` for none.
    pub magnitude: Option<String>,
    /// How the rows are ordered.
    pub order: Order,
    /// Themes whose columns are hidden.
    pub hidden: HashSet<ThemeId>,
    /// The attributes in the row headers; the first ones where it is `None`.
    pub attributes: Option<Vec<String>>,
}

/// So many attributes stand in the row headers as long as none were chosen.
const FIRST: usize = 2;

impl Chosen {
    /// What is asked for.
    #[must_use]
    pub fn request(&self) -> MatrixRequest {
        MatrixRequest {
            theme: self.theme.map(|theme| theme.to_string()),
            codings: self.source.clone(),
            conditions: self.conditions.clone(),
            ..MatrixRequest::default()
        }
    }

    /// The places of the attributes in the row headers.
    #[must_use]
    pub fn attributes(&self, grid: &ChartGrid) -> Vec<usize> {
        match &self.attributes {
            Some(chosen) => {
                chosen.iter().filter_map(|key| grid.attributes.iter().position(|known| known == key)).collect()
            }
            None => (0..grid.attributes.len().min(FIRST)).collect(),
        }
    }

    /// The places of the columns that are shown.
    #[must_use]
    pub fn columns(&self, grid: &ChartGrid) -> Vec<usize> {
        let shown = grid.columns.iter().enumerate().filter(|(_, column)| !self.hidden.contains(&column.theme));
        shown.map(|(place, _)| place).collect()
    }

    /// The places of the rows that are shown, in their order. With a magnitude chosen, a row without a quote of it in the
    /// columns shown is left out.
    #[must_use]
    pub fn rows(&self, grid: &ChartGrid, columns: &[usize]) -> Vec<usize> {
        let has = |row: &GridRow| columns.iter().filter_map(|at| row.cells.get(*at)).any(|cell| self.shows(cell));
        let fits = |row: &GridRow| self.magnitude.is_none() || has(row);
        let mut rows: Vec<usize> =
            grid.rows.iter().enumerate().filter(|(_, row)| fits(row)).map(|(place, _)| place).collect();
        match &self.order {
            Order::AsGiven => {}
            Order::ByName => rows.sort_by_cached_key(|at| grid.rows.get(*at).map(|row| row.name.to_lowercase())),
            Order::By(key, falling) => {
                let place = grid.attributes.iter().position(|known| known == key);
                let value = |at: &usize| grid.rows.get(*at)?.attributes.get(place?)?.as_deref();
                rows.sort_by(|one, other| compared(value(one), value(other), *falling));
            }
        }
        rows
    }

    /// Whether a cell has a quote of the magnitude that is chosen, or none is chosen.
    #[must_use]
    pub fn shows(&self, cell: &GridCell) -> bool {
        self.magnitude.as_deref().is_none_or(|value| counted(cell, value) > 0)
    }

    /// Everything that is not as at first, in words.
    #[must_use]
    pub fn told(&self, hidden: usize) -> Vec<String> {
        let mut told = self.conditions.clone();
        told.extend(self.magnitude.as_ref().map(|value| format!("magnitude {value}")));
        told.extend(self.source.as_ref().map(|source| match source.as_str() {
            "consensus" => "consensus codings".to_string(),
            initials => format!("codings of {initials}"),
        }));
        match &self.order {
            Order::AsGiven => {}
            Order::ByName => told.push("by name".into()),
            Order::By(key, false) => told.push(format!("by {key}")),
            Order::By(key, true) => told.push(format!("by {key}, highest first")),
        }
        match hidden {
            0 => {}
            1 => told.push("1 theme hidden".into()),
            many => told.push(format!("{many} themes hidden")),
        }
        told
    }

    /// Whether cases, quotes or codings are left out.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        !self.conditions.is_empty() || self.magnitude.is_some() || self.source.is_some()
    }

    /// Takes all filters away.
    pub fn clear(&mut self) {
        self.conditions.clear();
        self.magnitude = None;
        self.source = None;
    }
}

/// How many quotes of a cell have a magnitude, `unrated` for none.
pub(super) fn counted(cell: &GridCell, value: &str) -> usize {
    if value == "unrated" { cell.counts.unrated() } else { cell.counts.of(value).unwrap_or(0) }
}

/// Numbers as numbers and before words, words in any letter case; what is not there comes last, whichever way.
fn compared(one: Option<&str>, other: Option<&str>, falling: bool) -> Ordering {
    let number = |value: &str| value.trim().parse::<f64>().ok();
    let by = match (one, other) {
        (Some(one), Some(other)) => match (number(one), number(other)) {
            (Some(one), Some(other)) => one.total_cmp(&other),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => one.to_lowercase().cmp(&other.to_lowercase()),
        },
        (Some(_), None) => return Ordering::Less,
        (None, Some(_)) => return Ordering::Greater,
        (None, None) => Ordering::Equal,
    };
    if falling { by.reverse() } else { by }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_order(values: &[Option<&str>], falling: bool) -> Vec<String> {
        let mut values = values.to_vec();
        values.sort_by(|one, other| compared(*one, *other, falling));
        values.into_iter().map(|value| value.unwrap_or("none").to_string()).collect()
    }

    #[test]
    fn numbers_are_ordered_as_numbers_and_what_is_missing_comes_last_either_way() {
        let ages = [Some("9"), None, Some("31"), Some("4")];
        assert_eq!(in_order(&ages, false), ["4", "9", "31", "none"]);
        assert_eq!(in_order(&ages, true), ["31", "9", "4", "none"]);
        assert_eq!(in_order(&[Some("Poland"), Some("latvia"), Some("7")], false), ["7", "latvia", "Poland"]);
    }
}
