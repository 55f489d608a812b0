//! Splitting a theme: new themes below it or beside it. Codings stay where they are until they are given one of the new
//! themes; those one names at once may be one's own, on transcripts one is not done with. Nobody's reading is sorted by
//! somebody else: the others find theirs on the list of what is worth coding again.

use super::adding::blank;
use super::editing::{ThemeEdit, applied};
use super::showing::{ThemeLine, no_theme};
use super::sorting::give;
use crate::model::{CodingId, Framework, ScaleChoice, Theme, ThemeId, ThemePlace};
use crate::store::Door;
use crate::workbench::error::WorkbenchError;
use crate::workbench::{Result, Workbench};

/// How a theme is split.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SplitTheme {
    /// Names of the new themes, in their order.
    pub names: Vec<String>,
    /// Whether they stand beside it instead of below it.
    pub beside: bool,
    /// Codings to be given one of the new themes at once, each with its place among the names, counted from 0.
    pub sorted: Vec<(CodingId, usize)>,
}

impl Workbench {
    /// Splits a theme; the new themes, in their order.
    ///
    /// # Errors
    /// Where nothing or one name twice is given, there is no such theme, or a coding cannot be given its theme.
    pub fn split_theme(&mut self, id: ThemeId, split: &SplitTheme, why: Option<&str>) -> Result<Vec<ThemeLine>> {
        let names = self.names()?;
        let old = names.framework.theme(id).ok_or_else(|| no_theme(&id.to_string()))?;
        let called: Vec<String> = split.names.iter().map(|name| super::one_line::one_line(name)).collect();
        if called.is_empty() || called.iter().any(String::is_empty) {
            return Err(WorkbenchError::Refused(
                "a split needs the names of the new themes; write at least one".into(),
            ));
        }
        if let Some(twice) =
            called.iter().enumerate().find(|(place, name)| called.iter().take(*place).any(|n| n == *name))
        {
            return Err(WorkbenchError::Refused(format!(
                "“{}” stands twice among the new names; name each once",
                twice.1
            )));
        }
        let what = format!("split “{}” into “{}”", old.name, called.join("”, “"));
        let sorter = if split.sorted.is_empty() { None } else { Some(self.actor()?) };
        let access = self.access()?;
        let put = |door: &mut Door<'_>, framework: &Framework| put(door, framework, id, &called, split.beside);
        let made = self.reframe_and(&what, why, put, |door, version, made| {
            let Some(coder) = &sorter else { return Ok(()) };
            let after = door.read().framework()?;
            for (coding, place) in &split.sorted {
                let theme = made.get(*place).and_then(|id| after.theme(*id));
                let theme = theme.ok_or_else(|| no_theme(&(place + 1).to_string()))?;
                give(door, &names, coder, (*coding, theme), &after, Some(version), |coding| {
                    access.may_see(coding.transcript, coding.coder)
                })?;
            }
            Ok(())
        })?;
        made.into_iter().map(|id| self.theme_line(id)).collect()
    }
}

fn put(
    door: &mut Door<'_>,
    framework: &Framework,
    id: ThemeId,
    names: &[String],
    beside: bool,
) -> Result<Vec<ThemeId>> {
    let old = framework.theme(id).ok_or_else(|| no_theme(&id.to_string()))?;
    // Beside it they stand before its next sibling, below it after what stands there.
    let after = framework.children(old.parent).skip_while(|theme| theme.id != id).nth(1).map(|next| next.id);
    let place = if beside {
        ThemePlace { parent: old.parent, before: after }
    } else {
        ThemePlace { parent: Some(id), before: None }
    };
    let mut made = Vec::new();
    for name in names {
        let now = door.read().framework()?;
        let blank = blank(door, &now, name)?;
        let new = Theme {
            split_from: Some(id),
            questions: old.questions.clone(),
            scale: if beside { old.scale.clone() } else { ScaleChoice::Inherit },
            colour: if beside { old.colour } else { None },
            ..blank
        };
        let new = applied(door, &now, new, &ThemeEdit { name: Some(name.clone()), ..ThemeEdit::default() })?;
        made.push(new.id);
        for changed in now.arranged(new, place).map_err(|why| super::moving::misplaced(name, why))? {
            door.put(&changed)?;
        }
    }
    Ok(made)
}
