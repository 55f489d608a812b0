//! Adding a theme. Its key is made from its name; where nobody says so, it is emergent once there are transcripts to
//! find it in, and a-priori before.

use super::editing::{ThemeEdit, applied};
use super::moving::misplaced;
use super::showing::ThemeLine;
use crate::import::key_of;
use crate::model::{Framework, Origin, ScaleChoice, Theme, ThemeId, ThemePlace};
use crate::store::Door;
use crate::workbench::{Result, Workbench};

/// A theme to be added.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewTheme {
    /// What it is called.
    pub name: String,
    /// Where it is to stand.
    pub place: ThemePlace,
    /// What else is known of it; a name here is passed over.
    pub fields: ThemeEdit,
}

impl Workbench {
    /// Adds a theme.
    ///
    /// # Errors
    /// Where it has no name, its key is taken, or it cannot stand there.
    pub fn add_theme(&mut self, new: &NewTheme, why: Option<&str>) -> Result<ThemeLine> {
        let names = self.names()?;
        let name = super::one_line::one_line(&new.name);
        let under = new.place.parent.and_then(|parent| names.framework.theme(parent));
        let what = match under {
            Some(parent) => format!("add the theme “{name}” under “{}”", parent.name),
            None => format!("add the theme “{name}”"),
        };
        let id = self.reframe(&what, why, |door, framework| put(door, framework, new))?;
        self.theme_line(id)
    }
}

fn put(door: &mut Door<'_>, framework: &Framework, new: &NewTheme) -> Result<ThemeId> {
    let head = super::scales::head(door)?;
    door.put(&head)?;
    let blank = blank(door, framework, &new.name)?;
    let fields = ThemeEdit { name: Some(new.name.clone()), ..new.fields.clone() };
    let theme = applied(door, framework, blank, &fields)?;
    let id = theme.id;
    let name = theme.name.clone();
    for changed in framework.arranged(theme, new.place).map_err(|why| misplaced(&name, why))? {
        door.put(&changed)?;
    }
    Ok(id)
}

/// A theme that says nothing yet, with a key of its own.
pub(super) fn blank(door: &Door<'_>, framework: &Framework, name: &str) -> Result<Theme> {
    let taken = |key: &str| framework.themes().iter().any(|theme| theme.key == key);
    let found = !door.read().transcripts()?.is_empty();
    Ok(Theme {
        id: ThemeId::mint(),
        key: key_of(name, "theme", taken),
        name: name.to_string(),
        parent: None,
        position: 0,
        definition: String::new(),
        include: String::new(),
        exclude: String::new(),
        example: String::new(),
        scale: ScaleChoice::Inherit,
        origin: if found { Origin::Emergent } else { Origin::APriori },
        questions: Vec::new(),
        codable: true,
        colour: None,
        split_from: None,
    })
}
