//! The framework as a use case: reading one in, showing it, finding its faults.

use super::error::WorkbenchError;
use super::importing::file_name;
use super::{Access, Result, Workbench};
use crate::import;
use crate::model::{
    Coding, Framework, FrameworkDraft, FrameworkId, FrameworkVersion, FrameworkVersionId, Origin, ScaleChoice, Theme,
    ThemeDraft, ThemeId,
};
use crate::store::{CodingFilter, Door, FrameworkHead};
use serde::Serialize;
use std::collections::{HashMap, HashSet};
use std::path::Path;

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
    /// How many codings of exactly this theme the viewer may see.
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

/// Something about the framework worth a second look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LintFinding {
    /// Key of the theme.
    pub theme: String,
    /// What to look at, in a sentence.
    pub message: String,
}

/// Reads a framework file.
pub(super) fn read_file(path: &Path) -> Result<FrameworkDraft> {
    let bytes =
        std::fs::read(path).map_err(|why| WorkbenchError::File { path: path.to_path_buf(), verb: "read", why })?;
    Ok(import::read_framework(&file_name(path), &bytes)?)
}

impl Workbench {
    /// Takes a framework file in. Themes are matched by key: known ones are changed and keep their codings, new ones are
    /// added, and those the file no longer has are removed where nothing is coded to them. One act.
    ///
    /// # Errors
    /// Where the file has faults (all are named, with their lines), or where codings would lose their theme or their
    /// magnitude.
    pub fn import_codebook(&mut self, path: &Path) -> Result<(CodebookView, Vec<String>)> {
        let draft = read_file(path)?;
        let name = file_name(path);
        let access = self.access()?;
        self.set_up(&format!("read the framework from {name}"), |door| {
            replace(door, &access, &draft, &format!("read from {name}"))
        })?;
        Ok((self.codebook()?, draft.notes))
    }

    /// The framework, each theme with the number of codings the viewer may see.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub fn codebook(&self) -> Result<CodebookView> {
        let names = self.names()?;
        let framework = &names.framework;
        let access = self.access()?;
        let mut counts: HashMap<ThemeId, usize> = HashMap::new();
        for count in self.store.read().theme_counts()? {
            if access.may_see(count.transcript, count.coder) {
                *counts.entry(count.theme).or_default() += count.codings;
            }
        }
        let line = |theme: &Theme| theme_line(framework, theme, counts.get(&theme.id).copied().unwrap_or(0));
        Ok(CodebookView {
            title: framework.title.clone(),
            version: framework.version.clone(),
            scales: framework
                .scales()
                .iter()
                .map(|scale| ScaleLine { key: scale.key.clone(), values: scale.values.clone() })
                .collect(),
            themes: framework.themes().iter().map(line).collect(),
        })
    }

    /// What in the framework is worth a second look.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub fn lint_codebook(&self) -> Result<Vec<LintFinding>> {
        Ok(lint(&self.names()?.framework))
    }

    /// The theme a person means by key, number, id or name.
    ///
    /// # Errors
    /// Where there is none.
    pub fn find_theme(&self, typed: &str) -> Result<ThemeId> {
        self.names()?.framework.resolve(typed).map(|theme| theme.id).ok_or_else(|| WorkbenchError::Unknown {
            kind: "theme",
            given: typed.to_string(),
            hint: "`emic codebook show` lists keys and numbers".into(),
        })
    }
}

fn theme_line(framework: &Framework, theme: &Theme, codings: usize) -> ThemeLine {
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
        codings,
    }
}

fn lint(framework: &Framework) -> Vec<LintFinding> {
    let mut findings = Vec::new();
    let mut names: HashMap<String, &str> = HashMap::new();
    for theme in framework.themes() {
        let mut say = |message: String| findings.push(LintFinding { theme: theme.key.clone(), message });
        if theme.codable && theme.definition.trim().is_empty() {
            say(format!("“{}” has no definition: two coders will read it in two ways", theme.name));
        }
        if theme.codable && theme.example.trim().is_empty() {
            say(format!("“{}” has no example", theme.name));
        }
        if theme.codable && theme.include.trim().is_empty() && theme.exclude.trim().is_empty() {
            say(format!("“{}” says neither when to use it nor when not to", theme.name));
        }
        if !theme.codable && framework.is_leaf(theme.id) {
            say(format!("“{}” is a heading with nothing below it", theme.name));
        }
        if let Some(other) = names.insert(theme.name.trim().to_lowercase(), &theme.key) {
            say(format!("“{}” is also the name of {other}", theme.name));
        }
        if let ScaleChoice::Own(key) = &theme.scale
            && framework.scale(key).is_none()
        {
            say(format!("“{}” names the scale {key}, which is not declared", theme.name));
        }
    }
    findings
}

/// Makes the project's framework what the draft says, and a new version of it where that is a change.
pub(super) fn replace(door: &mut Door<'_>, access: &Access, draft: &FrameworkDraft, why: &str) -> Result<()> {
    let old = door.read().framework()?;
    let ids: HashMap<&str, ThemeId> = draft
        .themes
        .iter()
        .map(|theme| {
            let known = old.themes().iter().find(|old| old.key == theme.key);
            (theme.key.as_str(), known.map_or_else(ThemeId::mint, |known| known.id))
        })
        .collect();
    let head = FrameworkHead {
        id: door.read().framework_head()?.map_or_else(FrameworkId::mint, |head| head.id),
        title: draft.title.clone(),
        version: draft.version.clone(),
        scales: draft.scales.clone(),
    };
    let themes = place(draft, &ids);
    let new = Framework::new(head.id, head.title.clone(), head.version.clone(), head.scales.clone(), themes.clone());
    refuse_loss(door, access, &old, &new)?;
    let before = door.written();
    door.put(&head)?;
    for gone in old.themes().iter().rev().filter(|theme| new.theme(theme.id).is_none()) {
        // What stands below a theme that goes may stay, under another parent.
        for below in themes.iter().filter(|theme| old.theme(theme.id).is_some_and(|o| o.parent == Some(gone.id))) {
            door.put(below)?;
        }
        door.remove::<Theme>(gone.id.0)?;
    }
    for theme in &themes {
        door.put(theme)?;
    }
    if door.written() > before { new_version(door, why) } else { Ok(()) }
}

/// The draft's themes with identity and place among their siblings, parents before children.
fn place(draft: &FrameworkDraft, ids: &HashMap<&str, ThemeId>) -> Vec<Theme> {
    let mut next: HashMap<Option<ThemeId>, u32> = HashMap::new();
    let mut themes: Vec<Theme> = Vec::new();
    for told in &draft.themes {
        let Some(id) = ids.get(told.key.as_str()).copied() else { continue };
        let parent = told.parent.as_ref().and_then(|key| ids.get(key.as_str()).copied());
        let position = next.entry(parent).or_default();
        themes.push(theme(told, id, parent, *position));
        *position += 1;
    }
    let mut ordered: Vec<Theme> = Vec::new();
    let mut written: HashSet<ThemeId> = HashSet::new();
    while ordered.len() < themes.len() {
        let before = ordered.len();
        for theme in &themes {
            if !written.contains(&theme.id) && theme.parent.is_none_or(|parent| written.contains(&parent)) {
                written.insert(theme.id);
                ordered.push(theme.clone());
            }
        }
        if ordered.len() == before {
            break; // A cycle; readers refuse those before they come here.
        }
    }
    ordered
}

fn theme(told: &ThemeDraft, id: ThemeId, parent: Option<ThemeId>, position: u32) -> Theme {
    Theme {
        id,
        key: told.key.clone(),
        name: told.name.clone(),
        parent,
        position,
        definition: told.definition.clone(),
        include: told.include.clone(),
        exclude: told.exclude.clone(),
        example: told.example.clone(),
        scale: told.scale.clone(),
        origin: told.origin,
        questions: told.questions.clone(),
        codable: told.codable,
    }
}

/// A framework that would take away the theme or the magnitude of a coding is refused, with all the reasons. Codings the
/// viewer may not see stand in the way like any other, but are not counted out to her.
fn refuse_loss(door: &Door<'_>, access: &Access, old: &Framework, new: &Framework) -> Result<()> {
    let mut faults = Vec::new();
    for theme in old.themes() {
        let filter = CodingFilter { themes: Some(vec![theme.id]), ..CodingFilter::default() };
        let codings = door.read().codings(&filter)?;
        let called = format!("“{}” ({})", theme.name, theme.key);
        if new.theme(theme.id).is_none() {
            if let Some(how_many) = how_many(access, codings.iter()) {
                faults.push(format!("{called} has {how_many} and is not in the file"));
            }
            continue;
        }
        let scale = new.scale_of(theme.id);
        let off = |coding: &&Coding| {
            let value = coding.magnitude.as_deref();
            value.is_some_and(|value| scale.is_none_or(|scale| scale.place(value).is_none()))
        };
        if let Some(how_many) = how_many(access, codings.iter().filter(off)) {
            faults.push(format!("{called} has {how_many} with a magnitude its new scale lacks"));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(WorkbenchError::FrameworkInUse { faults }) }
}

/// How many codings these are, as far as the viewer may know; `None` where there are none.
fn how_many<'c>(access: &Access, codings: impl Iterator<Item = &'c Coding>) -> Option<String> {
    let (seen, unseen): (Vec<_>, Vec<_>) = codings.partition(|coding| access.may_see(coding.transcript, coding.coder));
    let counted = match seen.len() {
        1 => "1 coding".to_string(),
        many => format!("{many} codings"),
    };
    match (seen.is_empty(), unseen.is_empty()) {
        (true, true) => None,
        (false, true) => Some(counted),
        (true, false) => Some("codings you may not see yet".to_string()),
        (false, false) => Some(format!("{counted} and others you may not see yet")),
    }
}

/// Notes that the framework has changed; codings made from now on refer to this version.
pub(super) fn new_version(door: &mut Door<'_>, why: &str) -> Result<()> {
    let number = door.read().framework_versions()?.last().map_or(1, |last| last.number + 1);
    let at = door.at().to_string();
    Ok(door.put(&FrameworkVersion { id: FrameworkVersionId::mint(), number, why: why.to_string(), at })?)
}
