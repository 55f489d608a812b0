//! The difference between two states of a framework: themes that came and went, and for those in both what was renamed,
//! moved, reworded, given another scale or another colour.
//!
//! A theme counts as moved where it stands under another theme, or where its order among the siblings that stayed is
//! another; that other themes came or went before it is no move of its own.

use super::{Framework, Scale, ScaleChoice, Theme, ThemeId};
use serde::Serialize;

/// What happened to a theme between two states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ThemeFate {
    /// It is only in the later state.
    Added,
    /// It is only in the earlier state.
    Removed,
    /// It is in both, and not the same.
    Changed,
}

/// One field of a theme, before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldDifference {
    /// What the framework file calls the field; `place` for its order among its siblings, `split from` for the theme it
    /// was split off from.
    pub field: &'static str,
    /// What it held.
    pub before: String,
    /// What it holds.
    pub after: String,
}

/// One theme that is not the same in both states.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ThemeDifference {
    /// Which theme.
    pub id: ThemeId,
    /// Its key, in the later state where it is there.
    pub key: String,
    /// Its number there.
    pub number: String,
    /// Its name there.
    pub name: String,
    /// What happened to it.
    pub change: ThemeFate,
    /// The fields that differ; for a theme that came or went all that hold something.
    pub fields: Vec<FieldDifference>,
}

/// One scale that is not the same in both states.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ScaleDifference {
    /// Its key.
    pub key: String,
    /// Its values, low to high; `None` where it was not there.
    pub before: Option<Vec<String>>,
    /// Its values; `None` where it is no longer there.
    pub after: Option<Vec<String>>,
}

/// Everything in which two states of a framework differ.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct FrameworkDifference {
    /// The framework's own fields, title and version.
    pub framework: Vec<FieldDifference>,
    /// Its scales.
    pub scales: Vec<ScaleDifference>,
    /// Its themes: those of the later state in its order, then those that went.
    pub themes: Vec<ThemeDifference>,
}

impl FrameworkDifference {
    /// In what `after` differs from `before`.
    #[must_use]
    pub fn between(before: &Framework, after: &Framework) -> Self {
        let mut framework = Fields::default();
        framework.tell("title", &before.title, &after.title);
        framework.tell("version", &before.version, &after.version);
        let moved = reordered(before, after);
        let here = after.themes().iter().filter_map(|theme| match before.theme(theme.id) {
            None => Some(whole(after, theme, ThemeFate::Added)),
            Some(old) => changed(before, old, after, theme, moved.contains(&theme.id)),
        });
        let gone = before.themes().iter().filter(|old| after.theme(old.id).is_none());
        Self {
            framework: framework.0,
            scales: scales(before, after),
            themes: here.chain(gone.map(|old| whole(before, old, ThemeFate::Removed))).collect(),
        }
    }

    /// Whether the two states are the same.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.framework.is_empty() && self.scales.is_empty() && self.themes.is_empty()
    }
}

#[derive(Default)]
struct Fields(Vec<FieldDifference>);

impl Fields {
    fn tell(&mut self, field: &'static str, before: &str, after: &str) {
        if before != after {
            self.0.push(FieldDifference { field, before: before.to_string(), after: after.to_string() });
        }
    }
}

/// What a theme says in each of its fields, as the framework file has it, empty where it takes what is usual.
fn told(framework: &Framework, theme: &Theme) -> [(&'static str, String); 13] {
    let parent = theme.parent.map_or_else(String::new, |parent| framework.path(parent));
    let scale = match &theme.scale {
        ScaleChoice::Inherit => String::new(),
        ScaleChoice::None => "none".into(),
        ScaleChoice::Own(key) => key.clone(),
    };
    let split = theme.split_from.and_then(|from| framework.theme(from)).map_or("", |from| from.name.as_str());
    [
        ("name", theme.name.clone()),
        ("key", theme.key.clone()),
        ("parent", parent),
        ("definition", theme.definition.clone()),
        ("include", theme.include.clone()),
        ("exclude", theme.exclude.clone()),
        ("example", theme.example.clone()),
        ("scale", scale),
        ("origin", theme.origin.word().to_string()),
        ("questions", theme.questions.join(", ")),
        ("codable", if theme.codable { String::new() } else { "false".into() }),
        ("colour", theme.colour.map_or_else(String::new, |colour| colour.to_string())),
        ("split from", split.to_string()),
    ]
}

/// A theme that came, or one that went.
fn whole(framework: &Framework, theme: &Theme, change: ThemeFate) -> ThemeDifference {
    let fields = told(framework, theme).into_iter().filter(|(field, said)| {
        let told_anyway = matches!(*field, "name" | "key") || (*field == "origin" && said == "a-priori");
        !said.is_empty() && !told_anyway
    });
    let added = change == ThemeFate::Added;
    let of = |(field, said): (&'static str, String)| {
        let (before, after) = if added { (String::new(), said) } else { (said, String::new()) };
        FieldDifference { field, before, after }
    };
    difference(framework, theme, change, fields.map(of).collect())
}

/// A theme that is in both states; `None` where nothing of its own differs.
fn changed(
    before: &Framework,
    old: &Theme,
    after: &Framework,
    new: &Theme,
    reordered: bool,
) -> Option<ThemeDifference> {
    let mut fields = Fields::default();
    for ((field, was), (_, is)) in told(before, old).into_iter().zip(told(after, new)) {
        // The path of a theme that stays where it is changes with the names above it.
        if field != "parent" || old.parent != new.parent {
            fields.tell(field, &was, &is);
        }
    }
    if reordered {
        fields.tell("place", before.number(old.id), after.number(new.id));
    }
    (!fields.0.is_empty()).then(|| difference(after, new, ThemeFate::Changed, fields.0))
}

fn difference(
    framework: &Framework,
    theme: &Theme,
    change: ThemeFate,
    fields: Vec<FieldDifference>,
) -> ThemeDifference {
    let number = framework.number(theme.id).to_string();
    ThemeDifference { id: theme.id, key: theme.key.clone(), number, name: theme.name.clone(), change, fields }
}

fn scales(before: &Framework, after: &Framework) -> Vec<ScaleDifference> {
    let gone = before.scales().iter().filter(|scale| after.scale(&scale.key).is_none());
    let of = |scale: &Scale| {
        let values = |framework: &Framework| framework.scale(&scale.key).map(|scale| scale.values.clone());
        ScaleDifference { key: scale.key.clone(), before: values(before), after: values(after) }
    };
    after.scales().iter().chain(gone).map(of).filter(|scale| scale.before != scale.after).collect()
}

/// The themes that stayed under their parent and changed their order there: as few as explain the new order.
fn reordered(before: &Framework, after: &Framework) -> Vec<ThemeId> {
    let mut moved = Vec::new();
    let parents = std::iter::once(None).chain(after.themes().iter().map(|theme| Some(theme.id)));
    for parent in parents {
        let stayed: Vec<(ThemeId, usize)> = after
            .children(parent)
            .filter(|theme| before.theme(theme.id).is_some_and(|old| old.parent == parent))
            .filter_map(|theme| Some((theme.id, before.place(theme.id)?)))
            .collect();
        let kept = longest_rising(&stayed.iter().map(|(_, place)| *place).collect::<Vec<_>>());
        moved.extend(stayed.iter().filter(|(_, place)| !kept.contains(place)).map(|(id, _)| *id));
    }
    moved
}

/// The longest run of numbers, not necessarily neighbours, that only rise.
fn longest_rising(numbers: &[usize]) -> Vec<usize> {
    let mut best: Vec<Vec<usize>> = Vec::new();
    for number in numbers {
        let before = best.iter().filter(|run| run.last().is_some_and(|last| last < number)).max_by_key(|run| run.len());
        let mut run = before.cloned().unwrap_or_default();
        run.push(*number);
        best.push(run);
    }
    best.into_iter().max_by_key(Vec::len).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{FrameworkId, Origin, ThemeColour};

    fn theme(key: &str, parent: Option<&Theme>, position: u32) -> Theme {
        Theme {
            id: ThemeId::mint(),
            key: key.into(),
            name: key.to_uppercase(),
            parent: parent.map(|parent| parent.id),
            position,
            definition: String::new(),
            include: String::new(),
            exclude: String::new(),
            example: String::new(),
            scale: ScaleChoice::Inherit,
            origin: Origin::APriori,
            questions: Vec::new(),
            codable: true,
            colour: None,
            split_from: None,
        }
    }

    fn framework(scales: &[(&str, &[&str])], themes: &[Theme]) -> Framework {
        let scale = |(key, values): &(&str, &[&str])| Scale {
            key: (*key).to_string(),
            values: values.iter().map(ToString::to_string).collect(),
        };
        let scales = scales.iter().map(scale).collect();
        Framework::new(FrameworkId::mint(), "t".into(), "1".into(), scales, themes.to_vec())
    }

    /// The difference in short lines: `+ a`, `- b`, `~ c name: C > D`.
    fn told(before: &[Theme], after: &[Theme]) -> Vec<String> {
        let difference = FrameworkDifference::between(&framework(&[], before), &framework(&[], after));
        let line = |theme: &ThemeDifference| match theme.change {
            ThemeFate::Added => vec![format!("+ {}", theme.key)],
            ThemeFate::Removed => vec![format!("- {}", theme.key)],
            ThemeFate::Changed => {
                let of = |field: &FieldDifference| {
                    format!("~ {} {}: {} > {}", theme.key, field.field, field.before, field.after)
                };
                theme.fields.iter().map(of).collect()
            }
        };
        difference.themes.iter().flat_map(line).collect()
    }

    #[test]
    fn a_state_differs_from_itself_in_nothing() {
        let a = theme("a", None, 0);
        let state = framework(&[("s", &["1", "2"])], &[theme("b", Some(&a), 0), a]);
        assert!(FrameworkDifference::between(&state, &state).is_empty());
    }

    #[test]
    fn themes_come_go_are_renamed_and_reworded() {
        let (a, b) = (theme("a", None, 0), theme("b", None, 1));
        let renamed =
            Theme { name: "Else".into(), definition: "New.".into(), colour: ThemeColour::new(3), ..a.clone() };
        let c = theme("c", None, 2);
        assert_eq!(
            told(&[a, b], &[renamed, c]),
            ["~ a name: A > Else", "~ a definition:  > New.", "~ a colour:  > 3", "+ c", "- b"]
        );
    }

    #[test]
    fn only_what_moved_itself_is_told_as_moved() {
        let (a, b, c) = (theme("a", None, 0), theme("b", None, 1), theme("c", None, 2));
        let below = theme("d", Some(&b), 0);
        let all = [a.clone(), b.clone(), c.clone(), below.clone()];
        let first = Theme { position: 0, ..c.clone() };
        let (second, third) = (Theme { position: 1, ..a.clone() }, Theme { position: 2, ..b.clone() });
        assert_eq!(told(&all, &[first, second, third, below.clone()]), ["~ c place: 3 > 1"]);
        let under = Theme { parent: Some(a.id), ..b.clone() };
        assert_eq!(told(&all, &[a.clone(), under, c.clone(), below.clone()]), ["~ b parent:  > A"]);
        let away = told(&all, &[a, c, Theme { parent: None, position: 9, ..below }]);
        assert_eq!(away, ["~ d parent: B > ", "- b"]);
    }

    #[test]
    fn scales_are_compared_by_key() {
        let before = framework(&[("s", &["low", "high"]), ("t", &["1", "2"])], &[]);
        let after = framework(&[("s", &["low", "middle", "high"])], &[]);
        let difference = FrameworkDifference::between(&before, &after);
        let told: Vec<_> = difference.scales.iter().map(|s| (s.key.as_str(), s.before.is_some(), &s.after)).collect();
        let longer = Some(["low", "middle", "high"].map(String::from).to_vec());
        assert_eq!(told, [("s", true, &longer), ("t", true, &None)]);
    }
}
