//! Lists and pages about the framework: where to merge a theme, its colour, its whole card, the versions and in what they
//! differ, and what is worth coding again.

use super::picker::theme_item;
use super::{Page, Pick, Picker};
use crate::model::{FieldDifference, Framework, FrameworkDifference, ThemeColour, ThemeFate, ThemeId};
use crate::tui::look::Role;
use crate::tui::widgets::picker::PickerItem;
use crate::workbench::{DifferenceView, RevisitLine, VersionLine};

impl Picker {
    /// All themes, to go to one.
    #[must_use]
    pub fn go_to_theme(framework: &Framework) -> Self {
        let items = framework.themes().iter().map(|theme| theme_item(framework, theme.id, Pick::GoToTheme(theme.id)));
        Self::new("Find a theme", items.collect())
    }

    /// The themes one can be merged into.
    #[must_use]
    pub fn merge_into(framework: &Framework, from: ThemeId) -> Self {
        let below: Vec<ThemeId> = framework.family(from).iter().map(|theme| theme.id).collect();
        let gone = framework.theme(from);
        let items = framework.themes().iter().filter(|theme| theme.id != from).map(|theme| {
            let refused = if below.contains(&theme.id) {
                Some("it stands below the theme that would go: move it out first".to_string())
            } else if !theme.codable && gone.is_some_and(|gone| gone.codable) {
                Some("a heading: make it codable first".to_string())
            } else {
                None
            };
            PickerItem { refused, ..theme_item(framework, theme.id, Pick::MergeInto(from, theme.id)) }
        });
        Self::new(format!("Merge “{}” into", gone.map_or("", |gone| gone.name.as_str())), items.collect())
    }

    /// The colours a theme can have.
    #[must_use]
    pub fn colours(framework: &Framework, theme: ThemeId) -> Self {
        let chosen = framework.theme(theme).and_then(|theme| theme.colour);
        let mut items: Vec<PickerItem> = ThemeColour::all()
            .map(|colour| {
                let label = if chosen == Some(colour) { "its colour now" } else { "colour" };
                let pick = Pick::Colour(theme, Some(colour));
                PickerItem { colour: Some(colour), ..PickerItem::plain(pick, &colour.to_string(), label) }
            })
            .collect();
        items.push(PickerItem::plain(Pick::Colour(theme, None), "", "as the theme above"));
        let name = framework.theme(theme).map_or("", |theme| theme.name.as_str());
        Self::new(format!("Colour of “{name}”"), items)
    }

    /// The versions of the framework, the latest first: to choose one, or one to compare with another.
    #[must_use]
    pub fn versions(other: Option<u32>, versions: &[VersionLine]) -> Self {
        let others = versions.iter().rev().filter(|version| Some(version.number) != other);
        let items = others.map(|version| {
            let pick = match other {
                None => Pick::Version(version.number, None),
                Some(other) => Pick::Version(other, Some(version.number)),
            };
            PickerItem {
                words: format!("{} {}", version.what, version.at).to_lowercase(),
                detail: version_detail(version),
                ..PickerItem::plain(pick, &version.number.to_string(), &version.why)
            }
        });
        let title = match other {
            None => "Versions of the framework: Enter compares one with another".to_string(),
            Some(other) => format!("Compare version {other} with"),
        };
        Self::new(title, items.collect()).tall()
    }

    /// The transcripts with something worth coding again.
    #[must_use]
    pub fn to_revisit(lines: &[RevisitLine]) -> Self {
        let items = lines.iter().map(|line| {
            let mut detail = vec![(Role::Strong, line.transcript.clone())];
            for theme in &line.themes {
                let codings = if theme.codings == 1 { "coding" } else { "codings" };
                let told = format!(
                    "{}: {} {codings} of {}, older than version {}",
                    theme.name, theme.codings, theme.coder, theme.since
                );
                detail.push((Role::Text, told));
            }
            let codings = if line.codings == 1 { "1 coding".to_string() } else { format!("{} codings", line.codings) };
            PickerItem {
                words: line.themes.iter().map(|theme| theme.name.to_lowercase()).collect::<Vec<_>>().join(" "),
                detail,
                ..PickerItem::plain(Pick::Revisit(line.id), "", &format!("{}  {codings}", line.transcript))
            }
        });
        let title = "To revisit: coded when the theme meant something else; Enter goes there";
        Self::new(title, items.collect()).tall()
    }
}

fn version_detail(version: &VersionLine) -> Vec<(Role, String)> {
    let who = version.coder.as_deref().unwrap_or("nobody named");
    let at = version.at.split('.').next().unwrap_or(&version.at).replace('T', " ");
    let codings = if version.codings == 1 { "1 coding".to_string() } else { format!("{} codings", version.codings) };
    let mut detail = vec![
        (Role::Strong, format!("Version {}", version.number)),
        (Role::Quiet, format!("{who}, {at} UTC")),
        (Role::Text, version.why.clone()),
    ];
    if version.what != version.why {
        detail.push((Role::Quiet, version.what.clone()));
    }
    detail.push((Role::Quiet, format!("{} themes; {codings} made under it", version.themes)));
    // The first version differs from nothing in all it has; that is the framework itself.
    if version.number > 1 {
        detail.push((Role::Text, String::new()));
        detail.extend(difference(&version.difference));
    }
    detail
}

/// The lines of a difference: a theme each, and below it its fields.
fn difference(difference: &FrameworkDifference) -> Vec<(Role, String)> {
    let mut lines = Vec::new();
    if !difference.framework.is_empty() {
        lines.push((Role::Strong, "framework".to_string()));
        lines.extend(difference.framework.iter().flat_map(field));
    }
    for scale in &difference.scales {
        let values =
            |values: &Option<Vec<String>>| values.as_ref().map_or_else(String::new, |values| values.join(" < "));
        lines.push((Role::Strong, format!("scale {}", scale.key)));
        let (before, after) = (values(&scale.before), values(&scale.after));
        lines.extend(field(&FieldDifference { field: "values", before, after }));
    }
    for theme in &difference.themes {
        let change = match theme.change {
            ThemeFate::Added => "+ added",
            ThemeFate::Removed => "- removed",
            ThemeFate::Changed => "~ changed",
        };
        lines.push((Role::Strong, format!("{change}: {} {}", theme.number, theme.name)));
        match theme.change {
            ThemeFate::Changed => lines.extend(theme.fields.iter().flat_map(field)),
            _ => lines.extend(theme.fields.iter().map(whole)),
        }
    }
    lines
}

fn whole(field: &FieldDifference) -> (Role, String) {
    let said = if field.after.is_empty() { &field.before } else { &field.after };
    (Role::Text, format!("  {}: {said}", field.field))
}

fn field(field: &FieldDifference) -> [(Role, String); 2] {
    let said = |said: &str| if said.is_empty() { "nothing".to_string() } else { said.to_string() };
    [
        (Role::Quiet, format!("  {} was: {}", field.field, said(&field.before))),
        (Role::Text, format!("  {} is:  {}", field.field, said(&field.after))),
    ]
}

impl Page {
    /// Everything about a theme.
    #[must_use]
    pub fn card(lines: Vec<(Role, String)>) -> Self {
        let title = lines.first().map_or_else(String::new, |(_, name)| name.clone());
        Self::new(&title, lines)
    }

    /// In what two versions of the framework differ.
    #[must_use]
    pub fn difference(view: &DifferenceView) -> Self {
        let mut lines = difference(&view.difference);
        if lines.is_empty() {
            lines.push((Role::Text, "They are the same.".into()));
        }
        Self::new(&format!("From version {} to version {}", view.from, view.to), lines)
    }
}
