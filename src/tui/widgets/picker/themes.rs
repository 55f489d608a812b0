//! Pickers that offer themes: to apply one, to filter or dim by one, to chart one; and the question what is to be done
//! where a theme is applied twice to the same words.

use super::{Pick, Picker, PickerItem};
use crate::model::{Coding, CodingId, Framework, Span, ThemeId, TranscriptId};
use crate::text;
use crate::tui::look::Role;
use crate::tui::message::Effect;

/// So many codings that overlap are offered to be extended.
const OFFERED: usize = 4;

/// A theme named in a participant's own words takes so many cells of them.
const IN_VIVO: usize = 60;

/// A coding of the coder's own that shares words with a passage to which she applies the same theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overlap {
    /// Where.
    pub transcript: TranscriptId,
    /// The coding.
    pub coding: CodingId,
    /// Where it stands.
    pub was: Span,
    /// Where it would reach over both.
    pub both: Span,
    /// How many bytes they share.
    pub shared: usize,
    words: String,
}

impl Overlap {
    /// How a coding overlaps a passage of a text.
    #[must_use]
    pub fn new(transcript: TranscriptId, coding: &Coding, passage: Span, text: &str) -> Self {
        let was = coding.span;
        let both = Span::new(was.start.min(passage.start), was.end.max(passage.end));
        let shared = was.end.min(passage.end).saturating_sub(was.start.max(passage.start));
        let words = text::truncate(&text::safe(was.slice(text).unwrap_or_default()), 50);
        Self { transcript, coding: coding.id, was, both, shared, words }
    }
}

impl Picker {
    /// Themes to apply to a passage, those at hand first, under the digits.
    #[must_use]
    pub fn apply(framework: &Framework, at_hand: &[ThemeId], passage: Span, words: &str) -> Self {
        let item = |id: ThemeId| {
            let mut item = theme_item(framework, id, Pick::Apply(id));
            item.scale = framework.scale_of(id).cloned();
            if framework.theme(id).is_some_and(|theme| !theme.codable) {
                item.refused = Some("a heading: choose a theme below it".into());
            }
            item
        };
        let codable = |id: &&ThemeId| framework.theme(**id).is_some_and(|theme| theme.codable);
        let at_hand: Vec<ThemeId> = at_hand.iter().filter(codable).copied().take(9).collect();
        let mut items: Vec<PickerItem> = at_hand
            .iter()
            .zip('1'..='9')
            .map(|(id, digit)| {
                let item = item(*id);
                PickerItem { digit: Some(digit), label: item.label.trim().to_string(), ..item }
            })
            .collect();
        let tree = framework.themes().iter().map(|theme| theme.id);
        items.extend(tree.map(|id| PickerItem { at_hand: at_hand.contains(&id), ..item(id) }));
        items.push(new_theme("", passage));
        items.extend(in_vivo(words, passage));
        let mut picker = Self::new(format!("Theme for “{}”", text::truncate(&text::safe(words), 40)), items);
        picker.passage = Some(passage);
        picker
    }

    /// The line for a new theme has the name that is typed.
    pub(super) fn name_new_theme(&mut self) {
        let typed = self.typed().0.to_string();
        let Some(passage) = self.passage else { return };
        if let Some(item) = self.items.iter_mut().find(|item| item.always) {
            *item = new_theme(&typed, passage);
        }
    }

    /// Where a new theme belongs.
    #[must_use]
    pub fn place_theme(framework: &Framework, name: &str, passage: Span) -> Self {
        let at = |parent| Pick::PlaceTheme(name.to_string(), parent, passage);
        let top = vec![(Role::Text, "A main theme, behind the others.".to_string())];
        let top = PickerItem { detail: top, ..PickerItem::plain(at(None), "", "at the top level") };
        let below = framework.themes().iter().map(|theme| theme_item(framework, theme.id, at(Some(theme.id))));
        let title = format!("“{}” is a main theme, or stands below", text::truncate(&text::safe(name), 40));
        Self::new(title, [top].into_iter().chain(below).collect())
    }

    /// What is to be done where a theme is applied to words that have it already.
    #[must_use]
    pub fn twice(name: &str, overlaps: &[Overlap], apart: Effect) -> Self {
        let mut items = Vec::new();
        for overlap in overlaps.iter().take(OFFERED).filter(|overlap| overlap.both != overlap.was) {
            let pick = Pick::Extend(overlap.transcript, overlap.coding, overlap.both);
            let told = vec![
                (Role::Text, "One coding over both passages, with the magnitude and memo it has.".to_string()),
                (Role::Quiet, format!("“{}”", overlap.words)),
            ];
            items.push(PickerItem { detail: told, ..PickerItem::plain(pick, "", "extend the one that is there") });
        }
        if items.is_empty() {
            let told = vec![(Role::Text, "These words are all in a coding of this theme.".to_string())];
            items.push(PickerItem { detail: told, ..PickerItem::plain(Pick::Leave, "", "leave it as it is") });
        }
        if let Effect::Apply(transcript, span, theme, magnitude) = apart {
            let told = vec![(Role::Text, "A second coding, which shares words with the first.".to_string())];
            let pick = Pick::Apart(transcript, span, theme, magnitude);
            items.push(PickerItem { detail: told, ..PickerItem::plain(pick, "", "apply it once more, apart") });
        }
        items.push(PickerItem::plain(Pick::Leave, "", "neither"));
        for (item, digit) in items.iter_mut().zip('1'..='9') {
            item.number = digit.to_string();
        }
        Self::new(format!("These words have “{}” already", text::truncate(&text::safe(name), 40)), items)
    }

    /// The one theme that is not dimmed, of those coded on screen.
    #[must_use]
    pub fn only_theme(framework: &Framework, coded: &[ThemeId]) -> Self {
        let mut items: Vec<PickerItem> = Vec::new();
        for theme in framework.themes() {
            let family = framework.family(theme.id);
            if family.iter().any(|below| coded.contains(&below.id)) {
                items.push(theme_item(framework, theme.id, Pick::OnlyTheme(theme.id)));
            }
        }
        Self::new("Dim all but one theme and what is below it", items)
    }

    /// Themes to filter by.
    #[must_use]
    pub fn filter_themes(framework: &Framework) -> Self {
        let any = PickerItem::plain(Pick::FilterTheme(None), "", "any theme");
        let themes = framework.themes().iter().map(|t| theme_item(framework, t.id, Pick::FilterTheme(Some(t.id))));
        Self::new("Only quotes of a theme and everything below it", [any].into_iter().chain(themes).collect())
    }
}

/// The line that makes a theme of what is typed. A number alone is no name: it is one that no theme has.
fn new_theme(name: &str, passage: Span) -> PickerItem {
    let label = if name.is_empty() { "new theme".to_string() } else { format!("new theme “{name}”") };
    let number = !name.is_empty() && name.chars().all(|c| c.is_ascii_digit() || c == '.');
    let refused = match (name.is_empty(), number) {
        (true, _) => Some("type its name first".to_string()),
        (_, true) => Some(format!("no theme has the number {name}, and a number is no name")),
        _ => None,
    };
    PickerItem {
        always: true,
        refused,
        detail: vec![
            (Role::Strong, label.clone()),
            (Role::Text, "It is asked where it belongs; then it is made and applied.".to_string()),
            (Role::Quiet, "Its definition is written in the codebook.".to_string()),
        ],
        ..PickerItem::plain(Pick::NewTheme(name.to_string(), passage), "", &label)
    }
}

/// The line that makes a theme of the participant's own words; `None` where there are none.
fn in_vivo(words: &str, passage: Span) -> Option<PickerItem> {
    let words: Vec<&str> = words.split_whitespace().collect();
    let name = words.join(" ");
    let name = name.trim_matches(|c: char| !c.is_alphanumeric());
    let name = text::truncate(&text::safe(name), IN_VIVO);
    if name.is_empty() {
        return None;
    }
    let label = format!("in vivo: “{}”", text::truncate(&name, 30));
    let detail = vec![
        (Role::Strong, "in vivo".to_string()),
        (Role::Text, format!("A new theme in the participant's own words: “{name}”")),
        (Role::Quiet, "It is asked where it belongs; then it is made and applied.".to_string()),
    ];
    let key = "in vivo".to_string();
    Some(PickerItem { always: true, key, detail, ..PickerItem::plain(Pick::NewTheme(name, passage), "", &label) })
}

/// A line that offers a theme.
pub fn theme_item(framework: &Framework, id: ThemeId, pick: Pick) -> PickerItem {
    let Some(theme) = framework.theme(id) else { return PickerItem::plain(pick, "", "") };
    let indent = "  ".repeat(framework.depth(id));
    PickerItem {
        key: theme.key.clone(),
        path: framework.path(id),
        words: theme.definition.clone(),
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
