//! The scales of the framework, and its title: what is not said by one theme alone.

use crate::import::is_key;
use crate::model::{FrameworkId, Scale};
use crate::store::{Door, FrameworkHead};
use crate::workbench::error::WorkbenchError;
use crate::workbench::{CodebookView, Result, Workbench};
use std::collections::HashSet;

impl Workbench {
    /// Declares a scale, or changes the values of one for all its themes; no value may go that a coding has.
    ///
    /// # Errors
    /// Where the key or the values cannot be those of a scale, or codings would lose their magnitude.
    pub fn set_scale(&mut self, scale: &Scale, why: Option<&str>) -> Result<CodebookView> {
        let known = self.names()?.framework.scale(&scale.key).is_some();
        let what =
            if known { format!("change the scale {}", scale.key) } else { format!("add the scale {}", scale.key) };
        self.reframe(&what, why, |door, _| declare(door, scale))?;
        self.codebook()
    }

    /// Gives the framework another title or version, as its authors word them.
    ///
    /// # Errors
    /// Where the title is empty.
    pub fn set_framework_title(
        &mut self,
        title: Option<&str>,
        version: Option<&str>,
        why: Option<&str>,
    ) -> Result<CodebookView> {
        let title = title.map(super::one_line::one_line);
        if title.as_deref() == Some("") {
            return Err(WorkbenchError::Refused("a framework needs a title; write what it is called".into()));
        }
        self.reframe("change the title of the framework", why, |door, _| {
            let head = head(door)?;
            Ok(door.put(&FrameworkHead {
                title: title.unwrap_or(head.title),
                version: version.map_or(head.version, super::one_line::one_line),
                ..head
            })?)
        })?;
        self.codebook()
    }
}

/// The framework's own record; where there is no framework yet, one that is called as the project is.
pub(super) fn head(door: &Door<'_>) -> Result<FrameworkHead> {
    let read = door.read();
    Ok(match read.framework_head()? {
        Some(head) => head,
        None => FrameworkHead {
            id: FrameworkId::mint(),
            title: read.project()?.title,
            version: "1".into(),
            scales: Vec::new(),
        },
    })
}

/// Writes a scale, new or changed.
pub(super) fn declare(door: &mut Door<'_>, scale: &Scale) -> Result<()> {
    let values: HashSet<&String> = scale.values.iter().collect();
    let fault = if scale.key == "none" {
        Some("“none” says that a theme has no scale, so no scale is called so".to_string())
    } else if !is_key(&scale.key) {
        Some(format!("“{}” cannot be the key of a scale, which has only a to z, 0 to 9 and hyphens", scale.key))
    } else if values.len() < 2 || values.len() < scale.values.len() {
        Some(format!("the scale “{}” needs at least two values, all different, from low to high", scale.key))
    } else if scale.values.iter().any(|value| value.trim() != value || value.is_empty()) {
        Some(format!("a value of the scale “{}” is empty or has blanks around it", scale.key))
    } else {
        None
    };
    if let Some(fault) = fault {
        return Err(WorkbenchError::Refused(fault));
    }
    let mut head = head(door)?;
    match head.scales.iter_mut().find(|known| known.key == scale.key) {
        Some(known) => known.values.clone_from(&scale.values),
        None => head.scales.push(scale.clone()),
    }
    Ok(door.put(&head)?)
}
