//! Showing the framework, each theme with what is coded to it.

use crate::model::{Framework, Origin, Theme, ThemeId};
use crate::workbench::error::WorkbenchError;
use crate::workbench::{Result, Workbench};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};

/// A scale as lists show one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ScaleLine {
    /// Its name.
    pub key: String,
    /// Low to high.
    pub values: Vec<String>,
}

/// A theme as lists show one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ThemeLine {
    /// Identity.
    pub id: ThemeId,
    /// Its key.
    pub key: String,
    /// Its number, from its place.
    pub number: String,
    /// What it is called.
    pub name: String,
    /// Key of the theme it stands under.
    pub parent: Option<String>,
    /// Key of the scale that holds for it, its own or inherited.
    pub scale: Option<String>,
    /// What it means.
    pub definition: String,
    /// When to use it.
    pub include: String,
    /// When not to use it.
    pub exclude: String,
    /// A passage that shows it.
    pub example: String,
    /// From before the reading, or out of it.
    pub origin: Origin,
    /// The research questions it speaks to.
    pub questions: Vec<String>,
    /// Whether it can be applied.
    pub codable: bool,
    /// The number of the colour it is drawn in, its own or the one it takes over, 1 to 8.
    pub colour: u8,
    /// How many codings of exactly this theme the viewer may see.
    pub codings: usize,
    /// The same by coder and magnitude.
    pub counts: Vec<TallyLine>,
}

/// How many codings of a theme one coder has with one magnitude.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TallyLine {
    /// Initials.
    pub coder: String,
    /// The magnitude; null where none is set.
    pub magnitude: Option<String>,
    /// How many.
    pub codings: usize,
}

/// The framework with its counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CodebookView {
    /// What the framework is called.
    pub title: String,
    /// Its version, as its authors word it.
    pub version: String,
    /// Its scales.
    pub scales: Vec<ScaleLine>,
    /// Its themes, depth first.
    pub themes: Vec<ThemeLine>,
}

impl Workbench {
    /// The framework, each theme with the number of codings the viewer may see.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub fn codebook(&self) -> Result<CodebookView> {
        self.codebook_of(None)
    }

    /// As [`Workbench::codebook`], counting only codings with one magnitude (or `unrated`) where one is given.
    ///
    /// # Errors
    /// Where no scale has such a value.
    pub fn codebook_of(&self, magnitude: Option<&str>) -> Result<CodebookView> {
        let only = magnitude.map(|given| self.find_magnitude(given, None)).transpose()?;
        let names = self.names()?;
        let framework = &names.framework;
        let mut tallies = self.tallies(None)?;
        if let Some(only) = only {
            tallies.values_mut().for_each(|lines| lines.retain(|line| line.magnitude == only));
        }
        let line = |theme: &Theme| theme_line(framework, theme, tallies.remove(&theme.id).unwrap_or_default());
        Ok(CodebookView {
            title: framework.title.clone(),
            version: framework.version.clone(),
            themes: framework.themes().iter().map(line).collect(),
            scales: framework
                .scales()
                .iter()
                .map(|scale| ScaleLine { key: scale.key.clone(), values: scale.values.clone() })
                .collect(),
        })
    }

    /// How many codings of each theme the viewer may see, by coder and magnitude: coders as listed, magnitudes low to
    /// high, those without one last. Only of these themes, where some are named.
    pub(super) fn tallies(&self, themes: Option<&[ThemeId]>) -> Result<HashMap<ThemeId, Vec<TallyLine>>> {
        let names = self.names()?;
        let access = self.access()?;
        let mut sums: BTreeMap<(ThemeId, usize, usize, Option<String>), usize> = BTreeMap::new();
        for count in self.store.read().magnitude_counts(themes)? {
            if access.may_see(count.transcript, count.coder) {
                let coder = names.coders.iter().position(|coder| coder.id == count.coder).unwrap_or(usize::MAX);
                let scale = names.framework.scale_of(count.theme);
                let place = count.magnitude.as_deref().and_then(|value| scale?.place(value)).unwrap_or(usize::MAX);
                *sums.entry((count.theme, coder, place, count.magnitude)).or_default() += count.codings;
            }
        }
        let mut tallies: HashMap<ThemeId, Vec<TallyLine>> = HashMap::new();
        for ((theme, coder, _, magnitude), codings) in sums {
            let coder = names.coders.get(coder).map_or_else(String::new, |coder| coder.initials.clone());
            tallies.entry(theme).or_default().push(TallyLine { coder, magnitude, codings });
        }
        Ok(tallies)
    }

    /// One theme as lists show it.
    pub(super) fn theme_line(&self, id: ThemeId) -> Result<ThemeLine> {
        let names = self.names()?;
        let theme = names.framework.theme(id).ok_or_else(|| no_theme(&id.to_string()))?;
        Ok(theme_line(&names.framework, theme, self.tallies(Some(&[id]))?.remove(&id).unwrap_or_default()))
    }

    /// The theme a person means by key, number, id or name.
    ///
    /// # Errors
    /// Where there is none.
    pub fn find_theme(&self, typed: &str) -> Result<ThemeId> {
        let framework = &self.names()?.framework;
        framework.resolve(typed).map(|theme| theme.id).ok_or_else(|| {
            let name = typed.trim().to_lowercase();
            let called = framework.themes().iter().filter(|theme| theme.name.to_lowercase() == name);
            let keys: Vec<&str> = called.map(|theme| theme.key.as_str()).collect();
            match keys.as_slice() {
                [_, _, ..] => WorkbenchError::Refused(format!(
                    "{} themes are called “{}”; name one by its key: {}",
                    keys.len(),
                    typed.trim(),
                    keys.join(", ")
                )),
                _ => no_theme(typed),
            }
        })
    }
}

pub(super) fn no_theme(given: &str) -> WorkbenchError {
    WorkbenchError::Unknown {
        kind: "theme",
        given: given.to_string(),
        hint: "`emic codebook show` lists keys and numbers".into(),
    }
}

fn theme_line(framework: &Framework, theme: &Theme, counts: Vec<TallyLine>) -> ThemeLine {
    ThemeLine {
        id: theme.id,
        key: theme.key.clone(),
        number: framework.number(theme.id).to_string(),
        name: theme.name.clone(),
        parent: theme.parent.and_then(|parent| framework.theme(parent)).map(|parent| parent.key.clone()),
        scale: framework.scale_of(theme.id).map(|scale| scale.key.clone()),
        definition: theme.definition.clone(),
        include: theme.include.clone(),
        exclude: theme.exclude.clone(),
        example: theme.example.clone(),
        origin: theme.origin,
        questions: theme.questions.clone(),
        codable: theme.codable,
        colour: framework.colour_of(theme.id).number(),
        codings: counts.iter().map(|count| count.codings).sum(),
        counts,
    }
}
