//! The pickers of the matrix: which chart, which cases in which order, whose codings, which magnitude, and the analyst's own
//! judgement.

use super::{Picker, PickerItem, theme_item};
use crate::model::{CellPlace, CoderKind, Framework, Overall};
use crate::text;
use crate::tui::charting::{Choice, Order};
use crate::tui::look::Role;
use crate::tui::message::Study;
use crate::tui::screens::Chosen;
use crate::tui::widgets::Pick;
use std::collections::{BTreeMap, BTreeSet};

fn plain(choice: Choice, number: &str, label: &str) -> PickerItem {
    PickerItem { words: label.to_lowercase(), ..PickerItem::plain(Pick::Charting(choice), number, label) }
}

/// The attributes of the cases, each with its values and how many cases have which.
fn attributes(study: &Study) -> BTreeMap<&str, BTreeMap<&str, usize>> {
    let mut found: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    for (key, value) in study.names.cases.iter().flat_map(|case| &case.attributes) {
        *found.entry(key).or_default().entry(value).or_default() += 1;
    }
    found
}

impl Picker {
    /// Main themes to chart, and all of them.
    #[must_use]
    pub fn charts(framework: &Framework) -> Self {
        let told = vec![(Role::Text, "The charts of all main themes side by side.".to_string())];
        let all = PickerItem { detail: told, ..plain(Choice::Chart(None), "0", "all themes") };
        let one = |id| theme_item(framework, id, Pick::Charting(Choice::Chart(Some(id))));
        let mains = framework.main_themes().map(|theme| one(theme.id));
        Self::new("Main theme of the matrix", mains.chain([all]).collect())
    }

    /// How the cases are ordered.
    #[must_use]
    pub fn case_orders(study: &Study) -> Self {
        let mut items = vec![
            plain(Choice::Order(Order::AsGiven), "", "as the project has them"),
            plain(Choice::Order(Order::ByName), "", "by name"),
        ];
        for key in attributes(study).into_keys() {
            let by = |falling| Choice::Order(Order::By(key.to_string(), falling));
            items.push(plain(by(false), "", &format!("by {}", text::safe(key))));
            items.push(plain(by(true), "", &format!("by {}, highest first", text::safe(key))));
        }
        Self::new("Order of the cases", items)
    }

    /// What the cases that are shown have in common.
    #[must_use]
    pub fn case_conditions(study: &Study, chosen: &Chosen) -> Self {
        let mut items = vec![plain(Choice::Condition(None), "", "all cases")];
        for (key, values) in attributes(study) {
            for (value, count) in values {
                let condition = format!("{key}={value}");
                let label = format!("{} = {}", text::safe(key), text::safe(value));
                if !chosen.conditions.contains(&condition) {
                    items.push(plain(Choice::Condition(Some(condition)), &count.to_string(), &label));
                }
            }
        }
        Self::new("Only cases with", items)
    }

    /// Which attributes stand in the row headers.
    #[must_use]
    pub fn case_attributes(study: &Study, shown: &[String]) -> Self {
        let one = |key: &str| {
            let mark = if shown.iter().any(|known| known == key) { "[x]" } else { "[ ]" };
            plain(Choice::Attribute(key.to_string()), mark, &text::safe(key))
        };
        let items = attributes(study).into_keys().map(one).collect();
        Self::new("Attributes beside the cases; Esc when done", items)
    }

    /// Whose codings are counted.
    #[must_use]
    pub fn chart_sources(study: &Study) -> Self {
        let mut items = vec![
            plain(Choice::Source(None), "", "merged: everybody's, same readings once"),
            plain(Choice::Source(Some("consensus".into())), "", "the consensus alone"),
        ];
        let people = study.coders.iter().filter(|coder| coder.kind == CoderKind::Person);
        items.extend(people.map(|coder| {
            plain(
                Choice::Source(Some(coder.initials.clone())),
                &coder.initials,
                &format!("{}'s alone", text::safe(&coder.name)),
            )
        }));
        Self::new("Whose codings are counted", items)
    }

    /// Magnitudes to show, those of the themes of a chart.
    #[must_use]
    pub fn chart_magnitudes(values: &[String]) -> Self {
        let mut seen = BTreeSet::new();
        let one = |value: &&String| seen.insert((*value).clone());
        let mut items = vec![plain(Choice::Magnitude(None), "", "any magnitude")];
        let values: Vec<&String> = values.iter().filter(one).collect();
        items.extend(
            values.into_iter().map(|value| plain(Choice::Magnitude(Some(value.clone())), "", &text::safe(value))),
        );
        items.push(plain(Choice::Magnitude(Some("unrated".into())), "", "unrated"));
        Self::new("Only quotes with a magnitude", items)
    }

    /// The analyst's own judgement of a cell.
    #[must_use]
    pub fn judgement(place: CellPlace, cell: &str, counted: Overall) -> Self {
        let mut items: Vec<PickerItem> =
            Overall::ALL.map(|overall| plain(Choice::Judge(place, Some(overall)), "", overall.word())).into();
        let label = format!("as the counts say: {}", counted.word());
        items.push(plain(Choice::Judge(place, None), "", &label));
        Self::new(format!("{} overall", text::safe(cell)), items)
    }
}
