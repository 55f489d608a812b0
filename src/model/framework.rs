//! The framework: the codebook as a tree, and the questions asked of it.
//!
//! The themes are kept depth first, each before what stands below it, siblings by their position. That order gives
//! the numbers (1, 1.1, 1.2 …), so a number is never stored and never wrong.

use super::{FrameworkId, FrameworkVersionId, Scale, ScaleChoice, Theme, ThemeColour, ThemeId};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// One state of the framework. Every change to the framework makes a new one; a coding remembers which it was made
/// under.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrameworkVersion {
    /// Identity.
    pub id: FrameworkVersionId,
    /// Counted from 1.
    pub number: u32,
    /// Why it was made.
    pub why: String,
    /// When, RFC 3339, UTC.
    pub at: String,
}

/// The themes and scales of a project.
#[derive(Debug, Clone)]
pub struct Framework {
    /// Identity.
    pub id: FrameworkId,
    /// What the framework is called.
    pub title: String,
    /// Its version, as its authors word it.
    pub version: String,
    scales: Vec<Scale>,
    themes: Vec<Theme>,
    numbers: Vec<String>,
    places: HashMap<ThemeId, usize>,
}

impl Framework {
    /// Puts themes in order and numbers them. Themes whose parent is missing or that stand in a cycle are dropped:
    /// such rows cannot be written through the door, and `emic check` reports them.
    #[must_use]
    pub fn new(id: FrameworkId, title: String, version: String, scales: Vec<Scale>, themes: Vec<Theme>) -> Self {
        let mut below: HashMap<Option<ThemeId>, Vec<Theme>> = HashMap::new();
        for theme in themes {
            below.entry(theme.parent).or_default().push(theme);
        }
        for siblings in below.values_mut() {
            siblings.sort_by(|a, b| a.position.cmp(&b.position).then_with(|| a.id.cmp(&b.id)));
        }
        let mut ordered = Ordered::default();
        ordered.walk(None, "", &mut below);
        let places = ordered.themes.iter().enumerate().map(|(place, theme)| (theme.id, place)).collect();
        Self { id, title, version, scales, themes: ordered.themes, numbers: ordered.numbers, places }
    }

    /// All themes, depth first.
    #[must_use]
    pub fn themes(&self) -> &[Theme] {
        &self.themes
    }

    /// All scales, in the order they were declared.
    #[must_use]
    pub fn scales(&self) -> &[Scale] {
        &self.scales
    }

    /// The theme with this id.
    #[must_use]
    pub fn theme(&self, id: ThemeId) -> Option<&Theme> {
        self.themes.get(self.place(id)?)
    }

    /// Place in depth-first order, counted from 0.
    #[must_use]
    pub fn place(&self, id: ThemeId) -> Option<usize> {
        self.places.get(&id).copied()
    }

    /// The theme's number, `2.3`; empty for a theme that is not in this framework.
    #[must_use]
    pub fn number(&self, id: ThemeId) -> &str {
        self.place(id).and_then(|place| self.numbers.get(place)).map_or("", String::as_str)
    }

    /// The theme a person means by key, number, id or, where only one theme is called so, by name.
    #[must_use]
    pub fn resolve(&self, typed: &str) -> Option<&Theme> {
        let typed = typed.trim();
        if let Some(theme) = self.themes.iter().find(|theme| theme.key == typed) {
            return Some(theme);
        }
        let number = typed.trim_end_matches('.');
        if let Some(place) = self.numbers.iter().position(|known| known == number) {
            return self.themes.get(place);
        }
        if let Ok(id) = typed.parse::<ThemeId>() {
            return self.theme(id);
        }
        let lower = typed.to_lowercase();
        let mut named = self.themes.iter().filter(|theme| theme.name.to_lowercase() == lower);
        match (named.next(), named.next()) {
            (Some(only), None) => Some(only),
            _ => None,
        }
    }

    /// The main themes: those with nothing above them.
    pub fn main_themes(&self) -> impl Iterator<Item = &Theme> {
        self.themes.iter().filter(|theme| theme.parent.is_none())
    }

    /// The themes that stand directly under one, or the main themes, in their order.
    pub fn children(&self, parent: Option<ThemeId>) -> impl Iterator<Item = &Theme> {
        self.themes.iter().filter(move |theme| theme.parent == parent)
    }

    /// The theme itself and everything below it, depth first.
    #[must_use]
    pub fn family(&self, id: ThemeId) -> &[Theme] {
        let Some(first) = self.place(id) else { return &[] };
        let depth = self.depth(id);
        let rest = self.themes.get(first + 1..).unwrap_or_default();
        let below = rest.iter().take_while(|theme| self.depth(theme.id) > depth).count();
        self.themes.get(first..=first + below).unwrap_or_default()
    }

    /// Whether nothing stands below it.
    #[must_use]
    pub fn is_leaf(&self, id: ThemeId) -> bool {
        self.family(id).len() == 1
    }

    /// How many themes stand above it; 0 for a main theme.
    #[must_use]
    pub fn depth(&self, id: ThemeId) -> usize {
        self.number(id).matches('.').count()
    }

    /// The theme and the themes above it, the main theme first.
    #[must_use]
    pub fn line(&self, id: ThemeId) -> Vec<&Theme> {
        let mut line = Vec::new();
        let mut next = self.theme(id);
        while let Some(theme) = next {
            line.push(theme);
            next = theme.parent.and_then(|parent| self.theme(parent));
        }
        line.reverse();
        line
    }

    /// The names from the main theme down to this one, joined by ` > `.
    #[must_use]
    pub fn path(&self, id: ThemeId) -> String {
        self.line(id).iter().map(|theme| theme.name.as_str()).collect::<Vec<_>>().join(" > ")
    }

    /// The scale with this key.
    #[must_use]
    pub fn scale(&self, key: &str) -> Option<&Scale> {
        self.scales.iter().find(|scale| scale.key == key)
    }

    /// The scale that holds for a theme: its own, else the nearest above that says something; `None` where that says
    /// none or nobody says anything.
    #[must_use]
    pub fn scale_of(&self, id: ThemeId) -> Option<&Scale> {
        for theme in self.line(id).into_iter().rev() {
            match &theme.scale {
                ScaleChoice::Own(key) => return self.scale(key),
                ScaleChoice::None => return None,
                ScaleChoice::Inherit => {}
            }
        }
        None
    }

    /// The colour of a theme: its own, else that of the nearest above it that has one, else the one its main theme has
    /// by its place.
    #[must_use]
    pub fn colour_of(&self, id: ThemeId) -> ThemeColour {
        let line = self.line(id);
        let chosen = line.iter().rev().find_map(|theme| theme.colour);
        chosen.unwrap_or_else(|| {
            let main = line.first().and_then(|main| self.main_themes().position(|theme| theme.id == main.id));
            ThemeColour::in_turn(main.unwrap_or(0))
        })
    }
}

#[derive(Default)]
struct Ordered {
    themes: Vec<Theme>,
    numbers: Vec<String>,
}

impl Ordered {
    fn walk(&mut self, parent: Option<ThemeId>, prefix: &str, below: &mut HashMap<Option<ThemeId>, Vec<Theme>>) {
        for (index, theme) in below.remove(&parent).unwrap_or_default().into_iter().enumerate() {
            let number = if prefix.is_empty() { (index + 1).to_string() } else { format!("{prefix}.{}", index + 1) };
            let id = theme.id;
            self.themes.push(theme);
            self.numbers.push(number.clone());
            self.walk(Some(id), &number, below);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Origin;

    fn theme(key: &str, parent: Option<ThemeId>, position: u32, scale: ScaleChoice) -> Theme {
        Theme {
            id: ThemeId::mint(),
            key: key.into(),
            name: key.to_uppercase(),
            parent,
            position,
            definition: String::new(),
            include: String::new(),
            exclude: String::new(),
            example: String::new(),
            scale,
            origin: Origin::APriori,
            questions: Vec::new(),
            codable: true,
            colour: None,
            split_from: None,
        }
    }

    fn sample() -> Framework {
        let valence = Scale { key: "valence".into(), values: vec!["negative".into(), "positive".into()] };
        let a = theme("a", None, 0, ScaleChoice::Own("valence".into()));
        let b = theme("b", None, 1, ScaleChoice::Inherit);
        let a2 = theme("a2", Some(a.id), 1, ScaleChoice::None);
        let a1 = theme("a1", Some(a.id), 0, ScaleChoice::Inherit);
        let a21 = theme("a21", Some(a2.id), 0, ScaleChoice::Inherit);
        Framework::new(FrameworkId::mint(), "t".into(), "1".into(), vec![valence], vec![b, a21, a2, a1, a])
    }

    #[test]
    fn numbers_come_from_the_order() {
        let framework = sample();
        let listed: Vec<String> =
            framework.themes().iter().map(|theme| format!("{} {}", framework.number(theme.id), theme.key)).collect();
        assert_eq!(listed, ["1 a", "1.1 a1", "1.2 a2", "1.2.1 a21", "2 b"]);
    }

    #[test]
    fn a_theme_without_a_scale_takes_its_parents_until_one_says_none() {
        let framework = sample();
        let scale = |key: &str| {
            framework.resolve(key).and_then(|theme| framework.scale_of(theme.id)).map(|scale| scale.key.clone())
        };
        assert_eq!(scale("a1").as_deref(), Some("valence"));
        assert_eq!(scale("a21"), None);
        assert_eq!(scale("b"), None);
    }

    #[test]
    fn a_theme_without_a_colour_takes_the_one_above_it_or_its_main_themes_turn() {
        let plain = sample();
        let colour = |framework: &Framework, key: &str| {
            framework.resolve(key).map(|theme| framework.colour_of(theme.id).number()).unwrap_or_default()
        };
        assert_eq!([colour(&plain, "a"), colour(&plain, "a21"), colour(&plain, "b")], [1, 1, 2]);
        let mut themes = plain.themes().to_vec();
        for theme in themes.iter_mut().filter(|theme| theme.key == "a2") {
            theme.colour = ThemeColour::new(7);
        }
        let chosen = Framework::new(plain.id, String::new(), String::new(), Vec::new(), themes);
        assert_eq!([colour(&chosen, "a1"), colour(&chosen, "a2"), colour(&chosen, "a21")], [1, 7, 7]);
    }

    #[test]
    fn a_family_is_the_theme_and_everything_below_it() {
        let framework = sample();
        let keys = |typed: &str| {
            let id = framework.resolve(typed).map(|theme| theme.id);
            id.map(|id| framework.family(id).iter().map(|theme| theme.key.as_str()).collect::<Vec<_>>())
        };
        assert_eq!(keys("1"), Some(vec!["a", "a1", "a2", "a21"]));
        assert_eq!(keys("1.2"), Some(vec!["a2", "a21"]));
        assert_eq!(keys("B"), Some(vec!["b"]));
        assert_eq!(keys("nothing"), None);
    }
}
