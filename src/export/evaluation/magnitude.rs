//! Counts per magnitude, as JSON and as rows.

use super::about::{THEME, noted};
use super::{AboutEvaluation, ThemeTold, percent};
use crate::export::{Table, Value};
use crate::matrix::Counts;
use crate::matrix::Side;
use serde::Serialize;

/// What the quotes of a theme are told apart by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum GroupKind {
    /// By case.
    Case,
    /// By the value of an attribute.
    Attribute,
    /// By coder.
    Coder,
}

/// How many quotes carry one value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GradedCount {
    /// The value.
    pub value: String,
    /// Its side of the scale; `None` where it is no longer on it.
    pub side: Option<Side>,
    /// How many quotes carry it.
    pub quotes: usize,
}

/// One theme, or one group within it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SpreadLine {
    /// The theme.
    #[serde(flatten)]
    pub theme: ThemeTold,
    /// The case, value or coder; `None` for the theme as a whole, and for what has none.
    pub group: Option<String>,
    /// Whether this is what has no such group: quotes of no case, or of cases without the attribute.
    pub no_group: Option<&'static str>,
    /// The key of the scale that holds for the theme.
    pub scale: Option<String>,
    /// How many quotes there are.
    pub quotes: usize,
    /// How many different cases speak here.
    pub cases: usize,
    /// How many quotes carry which magnitude, `unrated` last.
    pub counts: Counts,
    /// The same value by value, low to high, each with its side.
    pub values: Vec<GradedCount>,
    /// How many carry none.
    pub unrated: usize,
    /// How many stand below the middle of the scale.
    pub low: usize,
    /// How many in its very middle.
    pub middle: usize,
    /// How many above it.
    pub high: usize,
    /// The share below the middle, of the quotes on the scale; `None` where there are none.
    pub low_share: Option<f64>,
    /// The share above the middle, of the quotes on the scale; `None` where there are none.
    pub high_share: Option<f64>,
}

impl SpreadLine {
    /// The values that are on the scale, low to high.
    pub fn on_scale(&self) -> impl Iterator<Item = &GradedCount> {
        self.values.iter().filter(|graded| graded.side.is_some())
    }

    /// The share below the middle, `38 %`.
    #[must_use]
    pub fn low_in_words(&self) -> String {
        percent(self.low_share)
    }

    /// The share above the middle, `38 %`.
    #[must_use]
    pub fn high_in_words(&self) -> String {
        percent(self.high_share)
    }

    /// Whether it is a group within a theme.
    #[must_use]
    pub const fn is_group(&self) -> bool {
        self.group.is_some() || self.no_group.is_some()
    }

    /// What the group is called; empty for the theme as a whole.
    #[must_use]
    pub fn called(&self) -> String {
        self.group.clone().or_else(|| self.no_group.map(|none| format!("({none})"))).unwrap_or_default()
    }
}

/// The counts over all themes that have one scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ScaleSum {
    /// The key of the scale; `None` for themes without one.
    pub scale: Option<String>,
    /// How many quotes there are, each once.
    pub quotes: usize,
    /// How many different cases speak here.
    pub cases: usize,
    /// How many carry which magnitude.
    pub counts: Counts,
}

/// Counts per magnitude.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MagnitudeTable {
    /// How it was made.
    #[serde(flatten)]
    pub about: AboutEvaluation,
    /// What the quotes of a theme are told apart by.
    pub per: Option<GroupKind>,
    /// The attribute, where they are told apart by one.
    pub attribute: Option<String>,
    /// In which order the themes stand.
    pub sort: &'static str,
    /// How many quotes there are, each once.
    pub quotes: usize,
    /// How many different cases speak at all.
    pub cases: usize,
    /// The themes, each followed by its groups.
    pub rows: Vec<SpreadLine>,
    /// The sums over all themes of a scale, each quote once.
    pub totals: Vec<ScaleSum>,
    /// The values of every scale in use, low to high.
    pub scales: Vec<(String, Vec<String>)>,
}

impl MagnitudeTable {
    fn header(&self) -> Vec<String> {
        let mut header: Vec<String> = THEME.map(String::from).to_vec();
        header.extend(self.per.map(|per| match per {
            GroupKind::Attribute => self.attribute.clone().unwrap_or_default(),
            GroupKind::Case => "case".into(),
            GroupKind::Coder => "coder".into(),
        }));
        header.extend(["scale", "magnitude", "side", "quotes", "of quotes", "cases"].map(String::from));
        header
    }

    /// A row for each magnitude, then a row for each theme.
    pub(super) fn tables(&self) -> Vec<Table> {
        let mut long = Table { title: "Magnitude".into(), header: self.header(), ..Table::default() };
        let mut sides_header = self.header();
        sides_header.truncate(THEME.len() + usize::from(self.per.is_some()) + 1);
        let sides = ["quotes", "cases", "low", "middle", "high", "unrated", "low share", "high share"];
        sides_header.extend(sides.map(String::from));
        let mut wide = Table { title: "Range".into(), header: sides_header, ..Table::default() };
        for line in &self.rows {
            let mut begin = line.theme.values().to_vec();
            begin.extend(self.per.map(|_| match line.is_group() {
                true => Value::words(line.called()),
                false => Value::from("(all)"),
            }));
            begin.push(line.scale.clone().map_or(Value::Empty, Value::from));
            let side = |side: Option<Side>| match side {
                Some(Side::Low) => "low",
                Some(Side::Middle) => "middle",
                Some(Side::High) => "high",
                None => "not on the scale",
            };
            let values = line.values.iter().map(|one| (one.value.as_str(), Value::from(side(one.side)), one.quotes));
            for (value, side, quotes) in values.chain([("unrated", Value::Empty, line.unrated)]) {
                let mut row = begin.clone();
                row.extend([Value::from(value), side, Value::count(quotes)]);
                row.extend([Value::count(line.quotes), Value::count(line.cases)]);
                long.rows.push(row);
            }
            let numbers = [line.quotes, line.cases, line.low, line.middle, line.high, line.unrated];
            begin.extend(numbers.map(Value::count));
            begin.extend([line.low_share, line.high_share].map(|share| Value::words(percent(share))));
            wide.rows.push(begin);
        }
        vec![noted(wide, &self.notes()), long]
    }

    /// What must be known of the numbers.
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        let mut notes = vec![self.about.sentence()];
        notes.push(format!(
            "{} quotes and {} cases in all, each once. Low and high are below and above the middle of the scale a theme \
             has; shares are of the quotes that stand on the scale.",
            self.quotes, self.cases
        ));
        if self.per.is_some() {
            notes.push(
                "A quote stands under every group it belongs to, so that groups can come to more than their theme."
                    .into(),
            );
        }
        if self.about.rollup {
            notes.push(
                "A theme holds the quotes of everything below it, so that themes together come to more than all quotes; \
                 what has another scale or none there is not on the scale, or unrated."
                    .into(),
            );
        }
        notes
    }
}
