//! Reading a framework file in: themes are matched by key, and nothing that is coded is lost.

use super::keeping::refuse_loss;
use super::new_version;
use crate::import;
use crate::model::{Framework, FrameworkDraft, FrameworkId, Theme, ThemeDraft, ThemeId};
use crate::store::{Door, FrameworkHead};
use crate::workbench::error::WorkbenchError;
use crate::workbench::file_name::file_name;
use crate::workbench::{CodebookView, Result, Workbench};
use std::collections::{HashMap, HashSet};
use std::path::Path;

/// Reads a framework file.
pub(in crate::workbench) fn read_file(path: &Path) -> Result<FrameworkDraft> {
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
        let hidden = self.hidden_from_changes()?;
        self.set_up(&format!("read the framework from {name}"), |door| {
            replace(door, hidden.as_deref(), &draft, &format!("read from {name}"))
        })?;
        Ok((self.codebook()?, draft.notes))
    }
}

/// Makes the project's framework what the draft says, and a new version of it where that is a change. `hidden` are the
/// transcripts of which the author may not see everything, if there are any.
pub(in crate::workbench) fn replace(
    door: &mut Door<'_>,
    hidden: Option<&str>,
    draft: &FrameworkDraft,
    why: &str,
) -> Result<()> {
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
    let themes = place(draft, &ids, &old);
    let new = Framework::new(head.id, head.title.clone(), head.version.clone(), head.scales.clone(), themes.clone());
    refuse_loss(door.read(), hidden, &old, &new)?;
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
    if door.written() > before {
        new_version(door, why)?;
    }
    Ok(())
}

/// The draft's themes with identity and place among their siblings, parents before children.
fn place(draft: &FrameworkDraft, ids: &HashMap<&str, ThemeId>, old: &Framework) -> Vec<Theme> {
    let mut next: HashMap<Option<ThemeId>, u32> = HashMap::new();
    let mut themes: Vec<Theme> = Vec::new();
    for told in &draft.themes {
        let Some(id) = ids.get(told.key.as_str()).copied() else { continue };
        let parent = told.parent.as_ref().and_then(|key| ids.get(key.as_str()).copied());
        let position = next.entry(parent).or_default();
        themes.push(theme(told, id, parent, *position, old.theme(id)));
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

/// A file does not say which colour a theme has nor what it was split off from: that stays as it is.
fn theme(told: &ThemeDraft, id: ThemeId, parent: Option<ThemeId>, position: u32, known: Option<&Theme>) -> Theme {
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
        colour: known.and_then(|known| known.colour),
        split_from: known.and_then(|known| known.split_from),
    }
}
