//! Pickers that offer no themes: magnitudes, coders, commands.

use super::{Pick, Picker, PickerItem};
use crate::model::{Framework, Scale};
use crate::tui::commands::Command;
use crate::tui::look::{Role, Sign};
use crate::workbench::CoderLine;

impl Picker {
    /// The values of a scale, each found by the key that sets it in the text too, and none; the bar is on the value that is
    /// set.
    #[must_use]
    pub fn rate(scale: &Scale, set: Option<&str>) -> Self {
        let values = scale.values.iter().map(|value| {
            let key = match Sign::of(Some(value), Some(scale)) {
                Sign::Value(sign) => sign,
                Sign::Unscaled | Sign::Unrated => String::new(),
            };
            PickerItem::plain(Pick::Rate(Some(value.clone())), &key, value)
        });
        let mut items: Vec<PickerItem> = values.collect();
        items.push(PickerItem::plain(Pick::Rate(None), "", "no magnitude"));
        let mut picker = Self::new("Magnitude", items);
        picker.bar.at = set.and_then(|set| scale.place(set)).unwrap_or(scale.values.len());
        picker
    }

    /// The values of all scales, and none.
    #[must_use]
    pub fn filter_magnitudes(framework: &Framework) -> Self {
        let mut items = vec![PickerItem::plain(Pick::FilterMagnitude(None), "", "any magnitude")];
        for value in framework.scales().iter().flat_map(|scale| &scale.values) {
            let pick = Pick::FilterMagnitude(Some(value.clone()));
            if !items.iter().any(|item| item.pick == pick) {
                items.push(PickerItem::plain(pick, "", value));
            }
        }
        items.push(PickerItem::plain(Pick::FilterMagnitude(Some("unrated".into())), "", "unrated"));
        Self::new("Only quotes with a magnitude", items)
    }

    /// Coders to filter by.
    #[must_use]
    pub fn filter_coders(coders: &[CoderLine]) -> Self {
        let any = PickerItem::plain(Pick::FilterCoder(None), "", "any coder");
        let each = coders.iter().map(|coder| {
            PickerItem::plain(Pick::FilterCoder(Some(coder.initials.clone())), &coder.initials, &coder.name)
        });
        Self::new("Only quotes of a coder", [any].into_iter().chain(each).collect())
    }

    /// Who is at work.
    #[must_use]
    pub fn coders(coders: &[CoderLine]) -> Self {
        let people = coders.iter().filter(|coder| coder.kind == crate::model::CoderKind::Person);
        let items =
            people.map(|coder| PickerItem::plain(Pick::SitDown(coder.initials.clone()), &coder.initials, &coder.name));
        Self::new("Who are you?", items.collect())
    }

    /// The commands that hold now, each with the reason it cannot run.
    #[must_use]
    pub fn palette(commands: impl Iterator<Item = (&'static Command, Option<&'static str>)>) -> Self {
        let items = commands.map(|(command, refused)| PickerItem {
            words: command.help.to_lowercase(),
            detail: vec![(Role::Text, command.help.to_string())],
            refused: refused.map(String::from),
            ..PickerItem::plain(Pick::Run(command.action), command.keys.first().unwrap_or(&""), command.label)
        });
        Self::new("Commands", items.collect())
    }
}
