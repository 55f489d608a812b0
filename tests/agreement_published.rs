//! The coefficients give the values that were published for worked examples, and those of programs taken as a reference.
//!
//! The examples stand in `agreement_published.toml`. Each value is taken from the building block that owns the formula
//! and, where the example can be written as codings, from a whole report over material made of it too.

// A table that cannot be read is a fault of the test, and stops it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common_agreement;

use common_agreement::{decided, everyone, magnitude, pair, plain, rated};
use emic::agreement::{Coefficient, Metric, Ratings, Reason, Report, Table, Unitized, Weights};
use emic::model::CharSpan;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Examples {
    example: Vec<Example>,
}

#[derive(Deserialize)]
struct Example {
    source: String,
    table: Option<Vec<Vec<u64>>>,
    weights: Option<Vec<Vec<u64>>>,
    categories: Option<usize>,
    ratings: Option<String>,
    values: Option<Vec<f64>>,
    cells: Option<[u64; 3]>,
    length: Option<usize>,
    units: Option<Vec<Vec<(usize, usize, usize)>>>,
    expected: BTreeMap<String, Expected>,
}

#[derive(Deserialize, Clone, Debug)]
#[serde(untagged)]
enum Expected {
    Value(f64, f64),
    Undefined(String),
}

/// A unit: the category each coder chose.
type Choices = Vec<Option<usize>>;

impl Example {
    /// How many categories are declared.
    fn size(&self) -> usize {
        self.table.as_ref().map(Vec::len).or(self.categories).unwrap_or(2)
    }

    /// The units one by one, where the example is one of decisions.
    fn choices(&self) -> Option<Vec<Choices>> {
        if let Some(ratings) = &self.ratings {
            let place = |letter: u8| letter.checked_sub(b'a').map(usize::from);
            return Some(ratings.split_whitespace().map(|unit| unit.bytes().map(place).collect()).collect());
        }
        // Of the characters only one coder marked, who did is not said, and does not matter to what is asked.
        let rows = self.cells.map(|[both, one, neither]| vec![vec![neither, 0], vec![one, both]]);
        let rows = self.table.clone().or(rows)?;
        let mut units = Vec::new();
        for (i, row) in rows.iter().enumerate() {
            for (j, count) in row.iter().enumerate() {
                units.extend((0..*count).map(|_| vec![Some(i), Some(j)]));
            }
        }
        Some(units)
    }

    /// From the building block that owns the formula.
    fn by_formula(&self, statistic: &str) -> Option<Coefficient> {
        let q = self.size();
        let units = self.choices();
        let (mut ratings, mut table) = (Ratings::new(q), Table::new(q));
        for unit in units.iter().flatten() {
            ratings.add_choices(unit, 1);
            if let [Some(first), Some(second)] = unit[..] {
                table.add(first, second, 1);
            }
        }
        Some(match statistic {
            "percent_agreement" => ratings.percent_agreement(&Weights::identity(q)),
            "percent_agreement_quadratic" => ratings.percent_agreement(&Weights::quadratic(q)),
            "cohen_kappa" => table.cohen_kappa(),
            "greatest_kappa" => table.greatest_kappa(),
            "weighted_kappa_custom" => {
                let weights = self.weights.clone().unwrap();
                table.weighted_kappa(&Weights::by(q, |i, j| weights[i][j]))
            }
            "scott_pi" => table.scott_pi(),
            "fleiss_kappa" => ratings.fleiss_kappa(&Weights::identity(q)),
            "fleiss_kappa_quadratic" => ratings.fleiss_kappa(&Weights::quadratic(q)),
            "gwet_ac1" => ratings.gwet(&Weights::identity(q)),
            "gwet_ac2_quadratic" => ratings.gwet(&Weights::quadratic(q)),
            "brennan_prediger" => ratings.brennan_prediger(&Weights::identity(q)),
            "brennan_prediger_quadratic" => ratings.brennan_prediger(&Weights::quadratic(q)),
            "krippendorff_alpha_nominal" => ratings.krippendorff_alpha(Metric::Nominal),
            "krippendorff_alpha_ordinal" => ratings.krippendorff_alpha(Metric::Ordinal),
            "krippendorff_alpha_interval" => ratings.krippendorff_alpha(Metric::Interval),
            "krippendorff_alpha_ratio" => {
                let values = self.values.clone().unwrap();
                ratings.krippendorff_alpha_by(|c, k| ((values[c] - values[k]) / (values[c] + values[k])).powi(2))
            }
            "u_alpha" => self.unitized(false).u_alpha(),
            "u_alpha_binary" => self.unitized(true).u_alpha(),
            _ => return None,
        })
    }

    /// The stretches of the example; with one value for all where values do not matter.
    fn unitized(&self, one_value: bool) -> Unitized {
        let unit = |&(value, start, end): &_| (if one_value { 0 } else { value }, CharSpan::new(start, end));
        let coders: Vec<Vec<_>> = self.units.iter().flatten().map(|units| units.iter().map(unit).collect()).collect();
        let mut unitized = Unitized::new(if one_value { 1 } else { 2 });
        unitized.add(self.length.unwrap(), &coders);
        unitized
    }

    /// From a report over codings: yes-or-no decisions as codings of turns, others as magnitudes. `None` where the
    /// report has no such figure for such an example.
    fn by_report(&self, statistic: &str) -> Option<Coefficient> {
        let units = self.choices()?;
        let coders = units.first()?.len();
        if self.size() == 2 {
            let report = Report::new(&decided(&units), &plain());
            let name = statistic.strip_suffix("_nominal").unwrap_or(statistic);
            let rows = match coders {
                2 => pair(&report, 0, 0, 1).coefficients().to_vec(),
                _ => everyone(&report, 0).coefficients().to_vec(),
            };
            return rows.into_iter().find(|(known, _)| *known == name).map(|(_, value)| value);
        }
        // A magnitude only one coder gave is no unit of that layer, whereas Gwet's examples take it.
        let single = units.iter().any(|unit| unit.iter().flatten().count() == 1);
        if single && statistic.starts_with("gwet") {
            return None;
        }
        let report = Report::new(&rated(self.size(), &units), &plain());
        let row = magnitude(&report, Some(0), &(0..coders).collect::<Vec<_>>());
        row.coefficients().into_iter().find(|(known, _)| *known == statistic).map(|(_, value)| value)
    }
}

fn examples() -> Vec<Example> {
    toml::from_str::<Examples>(include_str!("agreement_published.toml")).unwrap().example
}

/// What is wrong with a value.
fn fault(found: Coefficient, expected: &Expected) -> Option<String> {
    match (found, expected) {
        (Ok(value), Expected::Value(wanted, off)) if (value - wanted).abs() <= *off => None,
        (Err(Reason::NoVariation), Expected::Undefined(word)) if word == "undefined" => None,
        (found, expected) => Some(format!("{found:?} instead of {expected:?}")),
    }
}

#[test]
fn every_published_value_is_reproduced_within_its_tolerance() {
    let (mut faults, mut count) = (Vec::new(), 0);
    for example in examples() {
        for (statistic, expected) in &example.expected {
            // The mean over pairs is a figure of a report, not of a formula of its own.
            let found = example.by_formula(statistic).or_else(|| example.by_report(statistic));
            let found = found.unwrap_or_else(|| panic!("no {statistic}"));
            faults.extend(fault(found, expected).map(|fault| format!("{}, {statistic}: {fault}", example.source)));
            count += 1;
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    assert_eq!(count, 107);
}

#[test]
fn a_report_over_the_same_decisions_gives_the_published_values_too() {
    let (mut faults, mut count) = (Vec::new(), 0);
    for example in examples() {
        for (statistic, expected) in &example.expected {
            let Some(found) = example.by_report(statistic) else { continue };
            faults.extend(fault(found, expected).map(|fault| format!("{}, {statistic}: {fault}", example.source)));
            count += 1;
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    assert!(count >= 60, "only {count} of them");
}
