//! The pickers of the list of memos, and what was typed and not saved when a program was cut off.

use super::{Picker, PickerItem};
use crate::model::MemoKind;
use crate::tui::charting::Choice;
use crate::tui::look::Role;
use crate::tui::widgets::Pick;
use crate::workbench::{CoderLine, DraftTarget, MemoDraft};

impl Picker {
    /// Coders to filter memos by.
    #[must_use]
    pub fn filter_writers(coders: &[CoderLine]) -> Self {
        Self { title: "Only memos of a coder".into(), ..Self::filter_coders(coders) }
    }

    /// Kinds of thing to filter memos by.
    #[must_use]
    pub fn filter_kinds() -> Self {
        let any = PickerItem::plain(Pick::FilterKind(None), "", "memos on anything");
        let each = MemoKind::ALL.map(|kind| {
            let label =
                if kind == MemoKind::Project { "on the project".into() } else { format!("on {}s", kind.word()) };
            PickerItem::plain(Pick::FilterKind(Some(kind)), "", &label)
        });
        Self::new("Only memos on one kind of thing", [any].into_iter().chain(each).collect())
    }

    /// What was typed into memos and summaries when a program was cut off.
    #[must_use]
    pub fn drafts(drafts: &[MemoDraft]) -> Self {
        let pick = |target| match target {
            DraftTarget::Memo(target) => Pick::WriteMemo(target),
            DraftTarget::Chart(target) => Pick::Charting(Choice::Write(target)),
        };
        let items = drafts.iter().map(|draft| PickerItem {
            detail: vec![(Role::Strong, draft.about.clone()), (Role::Text, draft.text.clone())],
            words: draft.text.to_lowercase(),
            ..PickerItem::plain(pick(draft.target), "", &draft.about)
        });
        Self::new("Typed and not saved when emic ended: Enter brings it back", items.collect())
    }
}
