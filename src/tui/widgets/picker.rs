//! Pickers: a list that gets shorter as one types, with what is under the bar explained beside it.
//!
//! Here is what every picker does; `themes` has those that offer themes, `lists` the others, `rank` says what fits what was
//! typed and how well, `draw` draws.

mod charting;
mod choices;
mod compared;
mod draw;
mod evaluated;
mod lists;
mod memos;
mod rank;
mod themes;

pub(super) use themes::theme_item;
pub use themes::{Overlap, theme_detail};

use super::Bar;
use crate::model::{CodingId, MemoKind, Scale, Span, ThemeColour, ThemeId, TranscriptId};
use crate::tui::agreeing::Choice as Agreeing;
use crate::tui::charting::Choice as Charting;
use crate::tui::commands::Action;
use crate::tui::look::Role;
use crate::tui::reconciling::Choice;
use crate::workbench::MemoTarget;
use tui_input::{Input, InputRequest};

/// What a picked line means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pick {
    /// Apply this theme.
    Apply(ThemeId),
    /// Apply this theme to a passage, though the coder has applied it to some of the same words.
    Apart(TranscriptId, Span, ThemeId, Option<String>),
    /// Have a coding reach over this passage.
    Extend(TranscriptId, CodingId, Span),
    /// Leave everything as it is.
    Leave,
    /// Make a theme of this name and apply it to a passage; it is asked where the theme belongs.
    NewTheme(String, Span),
    /// Make it below this theme, or as a main theme.
    PlaceTheme(String, Option<ThemeId>, Span),
    /// Dim all themes but this one.
    OnlyTheme(ThemeId),
    /// Show only quotes of this theme; `None` of any.
    FilterTheme(Option<ThemeId>),
    /// Set this magnitude on the current coding; `None` takes it away.
    Rate(Option<String>),
    /// Show only quotes with this magnitude (`unrated` for none); `None` for any.
    FilterMagnitude(Option<String>),
    /// Show only quotes of this coder; `None` of any.
    FilterCoder(Option<String>),
    /// Something on the matrix.
    Charting(Charting),
    /// Something on the agreement screen.
    Agreement(Agreeing),
    /// Something on the disagreements screen.
    Reconcile(Choice),
    /// Show only memos about things of this kind; `None` of any.
    FilterKind(Option<MemoKind>),
    /// Write the memo about this.
    WriteMemo(MemoTarget),
    /// Something on the tables for the report.
    Evaluate(crate::tui::evaluating::Choice),
    /// Work as this coder.
    SitDown(String),
    /// Go to this theme of the codebook.
    GoToTheme(ThemeId),
    /// Merge the first theme into the second, after a look at what will change.
    MergeInto(ThemeId, ThemeId),
    /// Give a theme this colour; `None` for that of the theme above.
    Colour(ThemeId, Option<ThemeColour>),
    /// This version of the framework; to compare with another, or compared with it.
    Version(u32, Option<u32>),
    /// The first passage of a transcript that is worth coding again.
    Revisit(TranscriptId),
    /// Run this command.
    Run(Action),
}

/// A line of a picker.
#[derive(Debug, Clone)]
pub struct PickerItem {
    /// What it means.
    pub pick: Pick,
    /// A number or key shown before it.
    pub number: String,
    /// What it is called.
    pub label: String,
    /// The key of a theme, by which it is found too.
    pub key: String,
    /// The names above it, by whose words it is found too.
    pub path: String,
    /// Words it is found by last of all, such as those of a definition.
    pub words: String,
    /// What is told about it beside the list.
    pub detail: Vec<(Role, String)>,
    /// Why it cannot be chosen.
    pub refused: Option<String>,
    /// Whether it stands below the list whatever is typed.
    pub always: bool,
    /// The digit that puts it first.
    pub digit: Option<char>,
    /// Whether it stands in the list a second time, under its digit.
    pub at_hand: bool,
    /// The scale of its magnitudes, where one can be given with it.
    pub scale: Option<Scale>,
    /// The colour that is shown before it.
    pub colour: Option<ThemeColour>,
}

impl PickerItem {
    pub(super) fn plain(pick: Pick, number: &str, label: &str) -> Self {
        Self {
            pick,
            number: number.into(),
            label: label.into(),
            key: String::new(),
            path: String::new(),
            words: String::new(),
            detail: Vec::new(),
            refused: None,
            always: false,
            digit: None,
            at_hand: false,
            scale: None,
            colour: None,
        }
    }
}

/// A list one types into.
#[derive(Debug)]
pub struct Picker {
    title: String,
    items: Vec<PickerItem>,
    shown: Vec<usize>,
    bar: Bar,
    input: Input,
    // The passage a theme is chosen for; a magnitude can then be typed after what is looked for.
    passage: Option<Span>,
    // Whether what stands beside the list is worth all the rows there are.
    tall: bool,
}

impl Picker {
    pub(super) fn new(title: impl Into<String>, items: Vec<PickerItem>) -> Self {
        let shown = (0..items.len()).collect();
        Self {
            title: title.into(),
            items,
            shown,
            bar: Bar::default(),
            input: Input::default(),
            passage: None,
            tall: false,
        }
    }

    /// The same list in a window as high as there is room for.
    pub(super) const fn tall(mut self) -> Self {
        self.tall = true;
        self
    }

    /// The passage a theme is chosen for.
    #[must_use]
    pub const fn passage(&self) -> Option<Span> {
        self.passage
    }

    /// Takes back what was typed, to choose once more.
    pub fn begin_again(&mut self) {
        self.input.reset();
        self.filter();
    }

    /// Types into the line.
    pub fn edit(&mut self, request: InputRequest) {
        self.input.handle(request);
        self.filter();
    }

    /// Moves the bar.
    pub fn step(&mut self, lines: isize) {
        self.bar.step(lines, self.shown.len());
    }

    /// What is under the bar.
    #[must_use]
    pub fn under(&self) -> Option<&PickerItem> {
        self.shown.get(self.bar.at).and_then(|place| self.items.get(*place))
    }

    /// What is asked.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What is under the bar, with the magnitude typed along; why it cannot be chosen, in words, where it cannot. `None`
    /// where nothing is under the bar.
    #[must_use]
    pub fn choose(&self) -> Option<Result<(Pick, Option<String>), String>> {
        let item = self.under()?;
        let label = item.label.trim();
        Some(match (&item.refused, self.magnitude_on(item)) {
            (Some(why), _) => Err(format!("{label}: {why}")),
            (None, Some(Err(why))) => Err(format!("{label}: {why}")),
            (None, Some(Ok(value))) => Ok((item.pick.clone(), Some(value))),
            (None, None) => Ok((item.pick.clone(), None)),
        })
    }

    /// The magnitude that was typed along, on the scale of a theme; `None` where none was typed.
    fn magnitude_on(&self, item: &PickerItem) -> Option<Result<String, String>> {
        let typed = self.typed().1?;
        let Some(scale) = &item.scale else { return Some(Err("it has no magnitude".into())) };
        let mut chars = typed.chars();
        let sign = match (chars.next(), chars.next()) {
            (Some(sign), None) => scale.by_sign(sign),
            _ => None,
        };
        let value = sign.or_else(|| scale.resolve(typed)).map(String::from);
        Some(value.ok_or_else(|| format!("its magnitudes are {}", scale.values.join(", "))))
    }

    /// What was typed: what is looked for, and the magnitude after it. `2.3+`, `waiting-` and `2.3=neutral` have one; a
    /// hyphen inside a word is part of the word.
    fn typed(&self) -> (&str, Option<&str>) {
        let typed = self.input.value().trim();
        if self.passage.is_none() {
            return (typed, None);
        }
        if let Some((wanted, value)) = typed.rsplit_once('=') {
            return (wanted.trim_end(), Some(value.trim()).filter(|value| !value.is_empty()));
        }
        match typed.char_indices().next_back() {
            Some((at, '+' | '-')) => (typed.get(..at).unwrap_or_default().trim_end(), typed.get(at..)),
            _ => (typed, None),
        }
    }

    fn filter(&mut self) {
        self.name_new_theme();
        let typed = crate::text::fold(self.typed().0);
        let ranked = |(place, item): (usize, &PickerItem)| Some((rank::rank(item, &typed)?, !item.at_hand, place));
        let mut ranked: Vec<_> = self.items.iter().enumerate().filter_map(ranked).collect();
        if typed.is_empty() {
            ranked.sort_unstable_by_key(|(_, _, place)| *place);
        } else {
            ranked.sort_unstable();
        }
        self.shown = ranked.into_iter().map(|(_, _, place)| place).collect();
        self.bar = Bar::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Scale;

    fn item(digit: Option<char>, number: &str, label: &str, words: &str) -> PickerItem {
        let plain = PickerItem::plain(Pick::Run(Action::Help), number, label);
        let values = ["negative", "neutral", "positive"].map(String::from).to_vec();
        let scale = Scale { key: "valence".into(), values };
        let key = label.to_lowercase().replace(' ', "-");
        let at_hand = label == "Waiting";
        PickerItem { digit, key, words: words.into(), scale: (number != "3").then_some(scale), at_hand, ..plain }
    }

    fn typed(typed: &str) -> Picker {
        let mut picker = Picker::new(
            "t",
            vec![
                item(Some('2'), "4.1", "Waiting", ""),
                item(None, "1", "Accommodation", "where people stayed"),
                item(None, "2", "Subsistence", "money for food"),
                item(None, "2.3", "Money running out", ""),
                item(None, "2.3.1", "Own money", "waiting"),
                item(None, "3", "Moves", ""),
                item(None, "4.1", "Waiting", ""),
                item(None, "4.2", "Waiting to start", ""),
            ],
        );
        picker.passage = Some(Span::new(0, 1));
        for c in typed.chars() {
            picker.edit(InputRequest::InsertChar(c));
        }
        picker
    }

    fn first(text: &str) -> String {
        typed(text).under().map_or_else(String::new, |item| item.label.clone())
    }

    #[test]
    fn a_digit_means_the_recent_theme_and_more_of_a_number_the_theme_of_that_number() {
        assert_eq!(first("2"), "Waiting");
        assert_eq!(first("2."), "Subsistence");
        assert_eq!(first("2.3"), "Money running out");
        assert_eq!(first("1"), "Accommodation");
    }

    #[test]
    fn a_number_may_be_typed_without_its_points() {
        assert_eq!(first("23"), "Money running out");
        assert_eq!(first("231"), "Own money");
    }

    #[test]
    fn any_part_of_name_key_or_definition_finds_a_theme_the_name_first() {
        assert_eq!(first("accom"), "Accommodation");
        assert_eq!(first("running"), "Money running out");
        assert_eq!(first("money-run"), "Money running out");
        assert_eq!(first("mon run"), "Money running out");
        assert_eq!(first("stayed where"), "Accommodation");
        assert_eq!(first("food"), "Subsistence");
        assert_eq!(first("money"), "Money running out");
        assert_eq!(first("zzz"), "");
    }

    #[test]
    fn a_theme_at_hand_comes_first_and_only_once_among_those_that_fit_as_well() {
        let picker = typed("wai");
        let shown: Vec<&str> =
            picker.shown.iter().filter_map(|place| picker.items.get(*place)).map(|item| item.label.as_str()).collect();
        assert_eq!(shown, ["Waiting", "Waiting to start", "Own money"]);
    }

    #[test]
    fn what_was_typed_taken_back_leaves_the_list_as_it_began() {
        let mut picker = typed("wai");
        let began: Vec<usize> = (0..picker.items.len()).collect();
        picker.begin_again();
        assert_eq!(picker.shown, began);
    }

    #[test]
    fn a_magnitude_is_typed_along_with_a_theme() {
        let chosen = |text: &str| typed(text).choose().map(|chosen| chosen.map(|(_, magnitude)| magnitude));
        assert_eq!(chosen("2.3+"), Some(Ok(Some("positive".into()))));
        assert_eq!(chosen("running-"), Some(Ok(Some("negative".into()))));
        assert_eq!(chosen("2.3=0"), Some(Ok(Some("neutral".into()))));
        assert_eq!(chosen("2.3=neu"), Some(Ok(Some("neutral".into()))));
        assert_eq!(chosen("money-run"), Some(Ok(None)));
        assert!(chosen("2.3=x").is_some_and(|chosen| chosen.is_err()));
        assert_eq!(chosen("moves+"), Some(Err("Moves: it has no magnitude".into())));
    }
}
