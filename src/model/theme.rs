//! Themes: the nodes of the framework.

use super::{ThemeColour, ThemeId};
use serde::{Deserialize, Serialize};

/// Where a theme came from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// It stood in the framework before the first transcript was read.
    #[default]
    APriori,
    /// It was found in the talk.
    Emergent,
}

impl Origin {
    /// The word used in framework files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::APriori => "a-priori",
            Self::Emergent => "emergent",
        }
    }

    /// The origin a word names, in any letter case, with or without its hyphen.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word.trim().to_lowercase().replace([' ', '_'], "-").as_str() {
            "" | "a-priori" | "apriori" => Some(Self::APriori),
            "emergent" => Some(Self::Emergent),
            _ => None,
        }
    }
}

/// What a theme says about its scale.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ScaleChoice {
    /// Says nothing: takes its parent's.
    #[default]
    Inherit,
    /// Has none, whatever its parent has.
    None,
    /// Has this one, by key.
    Own(String),
}

/// One theme of the framework.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Theme {
    /// Identity; it survives a change of key, name or place.
    pub id: ThemeId,
    /// Short name for people and scripts, unique in the whole framework, `[a-z0-9-]+`.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// The theme it stands under; `None` for a main theme.
    pub parent: Option<ThemeId>,
    /// Place among its siblings, counted from 0.
    pub position: u32,
    /// What it means.
    pub definition: String,
    /// When to use it.
    pub include: String,
    /// When not to use it, and what to use then.
    pub exclude: String,
    /// A passage that shows it.
    pub example: String,
    /// Its scale, its parent's, or none.
    pub scale: ScaleChoice,
    /// From before the reading, or out of it.
    pub origin: Origin,
    /// The research questions it speaks to.
    pub questions: Vec<String>,
    /// Whether it can be applied to a passage; `false` makes it a pure heading.
    pub codable: bool,
    /// The colour chosen for it; without one it has that of the theme above it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colour: Option<ThemeColour>,
    /// The theme it was split off from, which may be gone by now: the codings made before the split are worth a second
    /// look.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub split_from: Option<ThemeId>,
}
