//! Editing a theme: any of its fields, renaming and recolouring among them. Who writes nothing in a field leaves it as
//! it is.

use super::one_line::one_line;
use super::showing::{ThemeLine, no_theme};
use crate::import::{is_key, key_of};
use crate::model::{Framework, Origin, Scale, ScaleChoice, Theme, ThemeColour, ThemeId};
use crate::store::Door;
use crate::workbench::error::WorkbenchError;
use crate::workbench::{Result, Workbench};

/// Which scale a theme is to have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScaleEdit {
    /// The one of the theme above it.
    Inherit,
    /// None.
    None,
    /// One there is, by key.
    Own(String),
    /// A new one, declared here.
    New(Scale),
}

impl ScaleEdit {
    /// Reads what a person writes: nothing for the scale above, `none`, the key of a scale, or a new one with its values
    /// from low to high, `valence: negative, neutral, positive`.
    #[must_use]
    pub fn parse(typed: &str) -> Self {
        let typed = typed.trim();
        match typed.split_once(':') {
            None if typed.is_empty() => Self::Inherit,
            None if typed == "none" => Self::None,
            None => Self::Own(typed.to_string()),
            Some((key, values)) => {
                let values = values.split(',').map(str::trim).filter(|value| !value.is_empty()).map(String::from);
                Self::New(Scale { key: key.trim().to_string(), values: values.collect() })
            }
        }
    }

    /// What a person would write for the scale a theme has.
    #[must_use]
    pub fn written(choice: &ScaleChoice) -> String {
        match choice {
            ScaleChoice::Inherit => String::new(),
            ScaleChoice::None => "none".into(),
            ScaleChoice::Own(key) => key.clone(),
        }
    }
}

/// What is to change of a theme; `None` stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ThemeEdit {
    /// What it is called.
    pub name: Option<String>,
    /// Its key, unique in the framework.
    pub key: Option<String>,
    /// What it means.
    pub definition: Option<String>,
    /// When to use it.
    pub include: Option<String>,
    /// When not to use it.
    pub exclude: Option<String>,
    /// A passage that shows it.
    pub example: Option<String>,
    /// Its scale.
    pub scale: Option<ScaleEdit>,
    /// Where it came from.
    pub origin: Option<Origin>,
    /// The research questions it speaks to.
    pub questions: Option<Vec<String>>,
    /// Whether it can be applied.
    pub codable: Option<bool>,
    /// Its colour; `Some(None)` takes the chosen one away.
    pub colour: Option<Option<ThemeColour>>,
}

impl Workbench {
    /// Changes fields of a theme. Its codings stay, and a change that would take a magnitude from one is refused.
    ///
    /// # Errors
    /// Where there is no such theme, a key is taken or none, a scale is not there, or codings would lose something.
    pub fn edit_theme(&mut self, id: ThemeId, edit: &ThemeEdit, why: Option<&str>) -> Result<ThemeLine> {
        let names = self.names()?;
        let old = names.framework.theme(id).ok_or_else(|| no_theme(&id.to_string()))?;
        let what = words(old, edit);
        self.reframe(&what, why, |door, framework| {
            let theme = framework.theme(id).ok_or_else(|| no_theme(&id.to_string()))?;
            let edited = applied(door, framework, theme.clone(), edit)?;
            Ok(door.put(&edited)?)
        })?;
        self.theme_line(id)
    }
}

/// The theme with the edit made; a new scale is written on the way.
pub(super) fn applied(door: &mut Door<'_>, framework: &Framework, theme: Theme, edit: &ThemeEdit) -> Result<Theme> {
    let text = |new: &Option<String>, old: String| new.as_ref().map_or(old, |new| new.trim().replace("\r\n", "\n"));
    let list = |items: &Vec<String>| {
        items.iter().map(|item| one_line(item)).filter(|item| !item.is_empty()).collect::<Vec<String>>()
    };
    let scale = match &edit.scale {
        None => theme.scale.clone(),
        Some(scale) => chosen(door, framework, scale)?,
    };
    let edited = Theme {
        name: edit.name.as_deref().map_or(theme.name, one_line),
        key: edit.key.as_deref().map_or(theme.key, |key| key.trim().to_string()),
        definition: text(&edit.definition, theme.definition),
        include: text(&edit.include, theme.include),
        exclude: text(&edit.exclude, theme.exclude),
        example: text(&edit.example, theme.example),
        scale,
        origin: edit.origin.unwrap_or(theme.origin),
        questions: edit.questions.as_ref().map_or(theme.questions, list),
        codable: edit.codable.unwrap_or(theme.codable),
        colour: edit.colour.unwrap_or(theme.colour),
        ..theme
    };
    sound(framework, &edited)?;
    Ok(edited)
}

fn sound(framework: &Framework, theme: &Theme) -> Result<()> {
    if theme.name.is_empty() {
        return Err(WorkbenchError::Refused("a theme needs a name; write what it is called".into()));
    }
    if !is_key(&theme.key) {
        let proposal = key_of(&theme.key, "theme", |_| false);
        return Err(WorkbenchError::Refused(format!(
            "“{}” cannot be a key, which has only a to z, 0 to 9 and hyphens; “{proposal}” would do",
            theme.key
        )));
    }
    if let Some(other) = framework.themes().iter().find(|other| other.key == theme.key && other.id != theme.id) {
        return Err(WorkbenchError::Refused(format!(
            "the key “{}” is that of “{}” already; choose another",
            theme.key, other.name
        )));
    }
    Ok(())
}

fn chosen(door: &mut Door<'_>, framework: &Framework, scale: &ScaleEdit) -> Result<ScaleChoice> {
    Ok(match scale {
        ScaleEdit::Inherit => ScaleChoice::Inherit,
        ScaleEdit::None => ScaleChoice::None,
        ScaleEdit::Own(key) if framework.scale(key).is_some() => ScaleChoice::Own(key.clone()),
        ScaleEdit::Own(key) => {
            let known: Vec<&str> = framework.scales().iter().map(|scale| scale.key.as_str()).collect();
            let known = if known.is_empty() { String::new() } else { format!("; there are {}", known.join(", ")) };
            return Err(WorkbenchError::Refused(format!(
                "there is no scale “{key}”{known}; declare one with its values from low to high, such as “{key}: low, middle, high”"
            )));
        }
        ScaleEdit::New(new) => {
            match framework.scale(&new.key) {
                Some(known) if known.values == new.values => {}
                Some(known) => {
                    return Err(WorkbenchError::Refused(format!(
                        "the scale “{}” has other values already ({}); change them for all its themes with `emic codebook scale`, or give the new one another key",
                        known.key,
                        known.values.join(", ")
                    )));
                }
                None => super::scales::declare(door, new)?,
            }
            ScaleChoice::Own(new.key.clone())
        }
    })
}

/// What an edit does, in words.
fn words(old: &Theme, edit: &ThemeEdit) -> String {
    let others = ThemeEdit { name: None, colour: None, ..edit.clone() } != ThemeEdit::default();
    let name = edit.name.as_deref().map(one_line).filter(|name| *name != old.name);
    match (&name, edit.colour) {
        (Some(name), None) if !others => format!("rename “{}” to “{name}”", old.name),
        (None, Some(Some(colour))) if !others => format!("give “{}” colour {colour}", old.name),
        (None, Some(None)) if !others => format!("give “{}” the colour of its place", old.name),
        _ => {
            let fields = [
                ("name", name.is_some()),
                ("key", edit.key.is_some()),
                ("definition", edit.definition.is_some()),
                ("include", edit.include.is_some()),
                ("exclude", edit.exclude.is_some()),
                ("example", edit.example.is_some()),
                ("scale", edit.scale.is_some()),
                ("origin", edit.origin.is_some()),
                ("questions", edit.questions.is_some()),
                ("codable", edit.codable.is_some()),
                ("colour", edit.colour.is_some()),
            ];
            let told: Vec<&str> = fields.into_iter().filter(|(_, edited)| *edited).map(|(field, _)| field).collect();
            format!("edit “{}”: {}", old.name, told.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_is_written_as_people_write_it() {
        assert_eq!(ScaleEdit::parse(" "), ScaleEdit::Inherit);
        assert_eq!(ScaleEdit::parse("none"), ScaleEdit::None);
        assert_eq!(ScaleEdit::parse("valence"), ScaleEdit::Own("valence".into()));
        let new = Scale { key: "amount".into(), values: vec!["low".into(), "high".into()] };
        assert_eq!(ScaleEdit::parse("amount: low , high,"), ScaleEdit::New(new));
    }
}
