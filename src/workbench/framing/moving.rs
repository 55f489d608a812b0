//! Moving a theme: among its siblings, or under another theme with everything below it. It keeps its scale, so that no
//! magnitude is lost on the way.

use super::showing::{ThemeLine, no_theme};
use crate::model::{Misplaced, ThemeId, ThemePlace};
use crate::workbench::error::WorkbenchError;
use crate::workbench::{Result, Workbench};

impl Workbench {
    /// Moves a theme to another place.
    ///
    /// # Errors
    /// Where there is no such theme, or it cannot stand there.
    pub fn move_theme(&mut self, id: ThemeId, place: ThemePlace, why: Option<&str>) -> Result<ThemeLine> {
        let names = self.names()?;
        let known = &names.framework;
        let theme = known.theme(id).ok_or_else(|| no_theme(&id.to_string()))?;
        let name = |id: Option<ThemeId>| id.and_then(|id| known.theme(id)).map_or("", |theme| theme.name.as_str());
        let what = match (place.before, place.parent) {
            _ if theme.parent != place.parent && place.parent.is_none() => {
                format!("make “{}” a main theme", theme.name)
            }
            _ if theme.parent != place.parent => format!("move “{}” under “{}”", theme.name, name(place.parent)),
            (Some(_), _) => format!("move “{}” before “{}”", theme.name, name(place.before)),
            (None, _) => format!("move “{}” to the end", theme.name),
        };
        self.reframe(&what, why, |door, framework| {
            let theme = framework.theme(id).ok_or_else(|| no_theme(&id.to_string()))?;
            let rehomed = framework.rehomed(theme, place.parent);
            for changed in framework.arranged(rehomed, place).map_err(|why| misplaced(&theme.name, why))? {
                door.put(&changed)?;
            }
            Ok(())
        })?;
        self.theme_line(id)
    }
}

pub(super) fn misplaced(theme: &str, why: Misplaced) -> WorkbenchError {
    let why = match why {
        Misplaced::BelowItself => "it would be below itself; move what it should go under out of it first",
        Misplaced::NoParent => "the theme above is not there; `emic codebook show` lists them",
        Misplaced::NoSibling => "the theme to stand before stands elsewhere; name one with the same theme above",
    };
    WorkbenchError::Misplaced { theme: theme.to_string(), why: why.to_string() }
}
