//! The pickers of the tables for the report: whose codings, which cases, which transcript.

use super::{Picker, PickerItem};
use crate::model::CoderKind;
use crate::text;
use crate::tui::evaluating::Choice;
use crate::tui::message::Study;
use crate::tui::widgets::Pick;
use std::collections::BTreeSet;

fn plain(choice: Choice, number: &str, label: &str) -> PickerItem {
    PickerItem::plain(Pick::Evaluate(choice), number, label)
}

impl Picker {
    /// Whose codings are counted.
    #[must_use]
    pub fn counted_codings(study: &Study) -> Self {
        let merged = plain(Choice::Codings(None), "", "all coders, the same reading once");
        let agreed = plain(Choice::Codings(Some("consensus".into())), "", "the consensus");
        let people = study.coders.iter().filter(|coder| coder.kind == CoderKind::Person);
        let each =
            people.map(|coder| plain(Choice::Codings(Some(coder.initials.clone())), &coder.initials, &coder.name));
        Self::new("Whose codings are counted", [merged, agreed].into_iter().chain(each).collect())
    }

    /// Which cases are counted: all, those with an attribute, or one.
    #[must_use]
    pub fn counted_cases(study: &Study) -> Self {
        let cases = &study.names.cases;
        let held = cases.iter().flat_map(|case| &case.attributes);
        let pairs: BTreeSet<String> = held.map(|(key, value)| format!("{key}={}", value.trim())).collect();
        let mut items = vec![plain(Choice::AnyCase, "", "all cases")];
        items.extend(pairs.into_iter().map(|pair| plain(Choice::Where(pair.clone()), "where", &text::safe(&pair))));
        let one = |name: &String| plain(Choice::Case(name.clone()), "case", &text::safe(name));
        items.extend(cases.iter().map(|case| one(&case.name)));
        Self::new("Only some cases", items)
    }

    /// Which transcript is counted.
    #[must_use]
    pub fn counted_transcripts(study: &Study) -> Self {
        let all = plain(Choice::Transcript(None), "", "all transcripts");
        let one = |title: &String| plain(Choice::Transcript(Some(title.clone())), "", &text::safe(title));
        let each = study.transcripts.iter().map(|line| one(&line.title));
        Self::new("Only one transcript", [all].into_iter().chain(each).collect())
    }
}
