//! Pickers: a list that gets shorter as one types, with what is under the bar explained beside it.
//!
//! Themes are found by number, key, name, path and the words of their definition. Recent themes carry the digits 1 to 9:
//! a single digit puts its theme first, more of a number goes on to the theme with that number.

mod choices;
mod compared;
mod evaluated;
mod memos;

use super::{Bar, scrolled, window};
use crate::model::{Framework, MemoKind, Scale, ThemeColour, ThemeId, TranscriptId};
use crate::text;
use crate::tui::agreeing::Choice as Agreeing;
use crate::tui::commands::{Action, Command};
use crate::tui::look::{Look, Role};
use crate::tui::reconciling::Choice;
use crate::workbench::{CoderLine, MemoTarget};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;
use tui_input::{Input, InputRequest};

/// What a picked line means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pick {
    /// Apply this theme.
    Apply(ThemeId),
    /// Show only quotes of this theme; `None` of any.
    FilterTheme(Option<ThemeId>),
    /// Show the matrix of this main theme.
    ShowTheme(ThemeId),
    /// Set this magnitude on the current coding; `None` takes it away.
    Rate(Option<String>),
    /// Show only quotes with this magnitude (`unrated` for none); `None` for any.
    FilterMagnitude(Option<String>),
    /// Show only quotes of this coder; `None` of any.
    FilterCoder(Option<String>),
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
    /// Words it is found by, besides number and label, lower-cased.
    pub words: String,
    /// What is told about it beside the list.
    pub detail: Vec<(Role, String)>,
    /// Why it cannot be chosen.
    pub refused: Option<String>,
    /// The digit of a recent theme.
    pub digit: Option<char>,
    /// The colour that is shown before it.
    pub colour: Option<ThemeColour>,
}

impl PickerItem {
    pub(super) fn plain(pick: Pick, number: &str, label: &str) -> Self {
        Self {
            pick,
            number: number.into(),
            label: label.into(),
            words: String::new(),
            detail: Vec::new(),
            refused: None,
            digit: None,
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
    /// Whether what stands beside the list is worth all the rows there are.
    tall: bool,
}

impl Picker {
    pub(super) fn new(title: impl Into<String>, items: Vec<PickerItem>) -> Self {
        let shown = (0..items.len()).collect();
        Self { title: title.into(), items, shown, bar: Bar::default(), input: Input::default(), tall: false }
    }

    /// The same list in a window as high as there is room for.
    pub(super) const fn tall(mut self) -> Self {
        self.tall = true;
        self
    }

    /// Themes to apply to a passage, the recent ones first.
    #[must_use]
    pub fn apply(framework: &Framework, recent: &[ThemeId], passage: &str) -> Self {
        let mut items: Vec<PickerItem> = Vec::new();
        for (id, digit) in recent.iter().filter_map(|id| framework.theme(*id)).zip('1'..='9') {
            let item = theme_item(framework, id.id, Pick::Apply(id.id));
            items.push(PickerItem { digit: Some(digit), ..item });
        }
        for theme in framework.themes() {
            let mut item = theme_item(framework, theme.id, Pick::Apply(theme.id));
            if !theme.codable {
                item.refused = Some("a heading: choose a theme below it".into());
            }
            items.push(item);
        }
        Self::new(format!("Theme for “{}”", text::truncate(&text::safe(passage), 40)), items)
    }

    /// Themes to filter by.
    #[must_use]
    pub fn filter_themes(framework: &Framework) -> Self {
        let any = PickerItem::plain(Pick::FilterTheme(None), "", "any theme");
        let themes = framework.themes().iter().map(|t| theme_item(framework, t.id, Pick::FilterTheme(Some(t.id))));
        Self::new("Only quotes of a theme and everything below it", [any].into_iter().chain(themes).collect())
    }

    /// Main themes to chart.
    #[must_use]
    pub fn main_themes(framework: &Framework) -> Self {
        let items = framework.main_themes().map(|theme| theme_item(framework, theme.id, Pick::ShowTheme(theme.id)));
        Self::new("Main theme of the matrix", items.collect())
    }

    /// The values of a scale, and none.
    #[must_use]
    pub fn rate(scale: &Scale) -> Self {
        let values = scale.values.iter().enumerate();
        let mut items: Vec<PickerItem> = values
            .map(|(place, value)| PickerItem::plain(Pick::Rate(Some(value.clone())), &place.to_string(), value))
            .collect();
        items.push(PickerItem::plain(Pick::Rate(None), "", "no magnitude"));
        Self::new("Magnitude", items)
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

    fn filter(&mut self) {
        let typed = self.input.value().trim().to_lowercase();
        let mut ranked: Vec<(usize, usize)> =
            self.items.iter().enumerate().filter_map(|(place, item)| Some((rank(item, &typed)?, place))).collect();
        ranked.sort_unstable();
        self.shown = ranked.into_iter().map(|(_, place)| place).collect();
        self.bar = Bar::default();
    }

    /// Draws the picker over the middle of `area`; the cursor stands where one types.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look) {
        let detailed = self.items.iter().any(|item| !item.detail.is_empty());
        // What is told beside a short list needs its rows too.
        let wanted = u16::try_from(self.items.len() + 5).unwrap_or(u16::MAX).max(if detailed { 20 } else { 12 });
        let wanted = if self.tall { area.height } else { wanted };
        let inner = window(frame, area, &self.title, (if detailed { 100 } else { 44 }, wanted), look);
        let typed = Line::from(vec![
            Span::styled("> ", look.style(Role::Key)),
            Span::styled(text::safe(self.input.value()).into_owned(), look.style(Role::Strong)),
        ]);
        frame.render_widget(Paragraph::new(typed), Rect { height: 1, ..inner });
        let column = u16::try_from(self.input.visual_cursor()).unwrap_or(0) + 2;
        frame.set_cursor_position(Position::new(inner.x + column.min(inner.width.saturating_sub(1)), inner.y));
        let below = Rect { y: inner.y + 2, height: inner.height.saturating_sub(2), ..inner };
        let left = if detailed { below.width * 11 / 20 } else { below.width };
        self.draw_list(frame, Rect { width: left, ..below }, look);
        if detailed && below.width > left + 2 {
            let beside = Rect { x: below.x + left + 2, width: below.width - left - 2, ..below };
            self.draw_detail(frame, beside, look);
        }
    }

    fn draw_list(&self, frame: &mut Frame<'_>, area: Rect, look: &Look) {
        let height = usize::from(area.height);
        let top = scrolled(self.bar.at, self.shown.len(), height);
        let wide = self.items.iter().map(|item| text::width(&item.number)).max().unwrap_or(0).min(10);
        let mut lines = Vec::new();
        for (row, place) in self.shown.iter().enumerate().skip(top).take(height) {
            let Some(item) = self.items.get(*place) else { continue };
            let mark = if row == self.bar.at { look.glyphs.bar } else { " " };
            let digit = item.digit.map_or_else(|| "  ".to_string(), |digit| format!("{digit} "));
            let digit = if self.items.iter().any(|item| item.digit.is_some()) { digit } else { String::new() };
            let line = format!("{mark} {digit}{} {}", text::pad(&item.number, wide), text::safe(&item.label));
            let role = match (row == self.bar.at, &item.refused) {
                (true, _) => Role::Bar,
                (false, Some(_)) => Role::Disabled,
                (false, None) => Role::Text,
            };
            let room = usize::from(area.width).saturating_sub(if item.colour.is_some() { 4 } else { 0 });
            let line = text::pad(&text::truncate(&line, room), room);
            let colour =
                item.colour.map(|colour| Span::styled(format!("{0}{0}{0} ", look.glyphs.stripe), look.colour(colour)));
            lines.push(Line::from_iter(colour.into_iter().chain([Span::styled(line, look.style(role))])));
        }
        if lines.is_empty() {
            lines
                .push(Line::from(Span::styled("nothing fits; Backspace takes a letter back", look.style(Role::Quiet))));
        }
        frame.render_widget(Paragraph::new(lines), area);
    }

    fn draw_detail(&self, frame: &mut Frame<'_>, area: Rect, look: &Look) {
        let Some(item) = self.under() else { return };
        let mut lines: Vec<Line<'_>> = Vec::new();
        if let Some(why) = &item.refused {
            let rows = text::fill(&format!("not now: {why}"), usize::from(area.width));
            lines.extend(rows.into_iter().map(|row| Line::from(Span::styled(row, look.style(Role::Alert)))));
        }
        for (role, told) in &item.detail {
            let rows = text::fill(told, usize::from(area.width));
            lines.extend(rows.into_iter().map(|row| Line::from(Span::styled(row, look.style(*role)))));
        }
        frame.render_widget(Paragraph::new(lines), area);
    }
}

pub(super) fn theme_item(framework: &Framework, id: ThemeId, pick: Pick) -> PickerItem {
    let Some(theme) = framework.theme(id) else { return PickerItem::plain(pick, "", "") };
    let indent = "  ".repeat(framework.depth(id));
    PickerItem {
        words: format!("{} {} {}", theme.key, framework.path(id), theme.definition).to_lowercase(),
        detail: theme_detail(framework, id),
        ..PickerItem::plain(pick, framework.number(id), &format!("{indent}{}", theme.name))
    }
}

/// What the screens tell about a theme: path, definition, rules, example, scale.
#[must_use]
pub fn theme_detail(framework: &Framework, id: ThemeId) -> Vec<(Role, String)> {
    let Some(theme) = framework.theme(id) else { return Vec::new() };
    let mut lines = vec![(Role::Strong, format!("{} {}", framework.number(id), theme.name))];
    let mut tell = |name: &str, told: &str| {
        if !told.is_empty() {
            lines.push((Role::Text, format!("{name}{told}")));
        }
    };
    tell("", &theme.definition);
    tell("Use for: ", &theme.include);
    tell("Not for: ", &theme.exclude);
    if !theme.example.is_empty() {
        tell("Example: ", &format!("“{}”", theme.example));
    }
    match framework.scale_of(id) {
        Some(scale) => lines.push((Role::Quiet, format!("Magnitude: {}", scale.values.join(" < ")))),
        None => lines.push((Role::Quiet, "No magnitude".into())),
    }
    lines
}

/// How well a line fits what was typed, the best lowest; `None` where it does not.
fn rank(item: &PickerItem, typed: &str) -> Option<usize> {
    if typed.is_empty() {
        return Some(0);
    }
    let mut chars = typed.chars();
    if let (Some(only), None) = (chars.next(), chars.next())
        && item.digit == Some(only)
    {
        return Some(0);
    }
    let number = item.number.to_lowercase();
    let label = item.label.trim().to_lowercase();
    if number == typed {
        return Some(1);
    }
    if label == typed {
        return Some(2);
    }
    if typed.starts_with(|c: char| c.is_ascii_digit()) && number.starts_with(typed) {
        return Some(3);
    }
    if label.starts_with(typed) {
        return Some(4);
    }
    if label.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(typed)) {
        return Some(5);
    }
    if label.contains(typed) {
        return Some(6);
    }
    let hay = format!("{number} {label} {}", item.words);
    typed.split_whitespace().all(|word| hay.contains(word)).then_some(7)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(digit: Option<char>, number: &str, label: &str, words: &str) -> PickerItem {
        let plain = PickerItem::plain(Pick::Run(Action::Help), number, label);
        PickerItem { digit, words: words.into(), ..plain }
    }

    fn first(typed: &str) -> String {
        let mut picker = Picker::new(
            "t",
            vec![
                item(Some('2'), "4.1", "Waiting", ""),
                item(None, "1", "Accommodation", "where people stayed"),
                item(None, "2", "Subsistence", "money for food"),
                item(None, "2.3", "Money running out", ""),
                item(None, "3", "Moves", ""),
            ],
        );
        for c in typed.chars() {
            picker.edit(InputRequest::InsertChar(c));
        }
        picker.under().map_or_else(String::new, |item| item.label.clone())
    }

    #[test]
    fn a_digit_means_the_recent_theme_and_more_of_a_number_the_theme_of_that_number() {
        assert_eq!(first("2"), "Waiting");
        assert_eq!(first("2."), "Money running out");
        assert_eq!(first("2.3"), "Money running out");
        assert_eq!(first("1"), "Accommodation");
    }

    #[test]
    fn any_part_of_name_or_definition_finds_a_theme() {
        assert_eq!(first("accom"), "Accommodation");
        assert_eq!(first("running"), "Money running out");
        assert_eq!(first("stayed where"), "Accommodation");
        assert_eq!(first("food"), "Subsistence");
        assert_eq!(first("zzz"), "");
    }
}
