//! Sorting codings: giving some of one's own another theme, as after a split. What they say stays: passage, magnitude and
//! memo; that they were looked at again is remembered by the version of the framework.

use super::keeping::{codings, holds};
use super::showing::no_theme;
use crate::model::{Coder, Coding, CodingId, Framework, FrameworkVersionId, Theme, ThemeId};
use crate::store::{CodingFilter, Door};
use crate::workbench::error::WorkbenchError;
use crate::workbench::locks::Locks;
use crate::workbench::shelf::Names;
use crate::workbench::{CodingLine, Result, Workbench};

impl Workbench {
    /// The coder's own codings of a theme that can be given another: those on transcripts she is not done with, by place.
    ///
    /// None where nobody is named.
    ///
    /// # Errors
    /// Where there is no such theme.
    pub fn sortable(&self, theme: ThemeId) -> Result<Vec<CodingLine>> {
        let Some(coder) = self.coder().cloned() else { return Ok(Vec::new()) };
        let names = self.names()?;
        if names.framework.theme(theme).is_none() {
            return Err(no_theme(&theme.to_string()));
        }
        let filter = CodingFilter { coder: Some(coder.id), themes: Some(vec![theme]), ..CodingFilter::default() };
        let mut own = self.store.read().codings(&filter)?;
        let locks = Locks::of(self.store.read())?;
        own.retain(|coding| locks.refuse(&coder, &names, coding.transcript).is_ok());
        own.sort_by_cached_key(|coding| crate::workbench::coded::by_place(&names, coding));
        let line =
            |coding: &Coding| Ok(crate::workbench::coding::line(&names, &*self.load(coding.transcript)?, coding));
        own.iter().map(line).collect()
    }

    /// Gives some of the coder's own codings other themes, in one act; how many it were.
    ///
    /// # Errors
    /// Where a coding is not hers or locked, a theme is a heading or lacks its magnitude, or the passage has that theme
    /// already.
    pub fn sort_codings(&mut self, sorted: &[(CodingId, ThemeId)]) -> Result<usize> {
        let names = self.names()?;
        let count = sorted.len();
        let mut into: Vec<&str> = Vec::new();
        for (_, theme) in sorted {
            let name = names.framework.theme(*theme).map_or("", |theme| theme.name.as_str());
            if !into.contains(&name) {
                into.push(name);
            }
        }
        let what = format!("give {} another theme: “{}”", codings(count), into.join("”, “"));
        let coder = self.actor()?;
        let author = self.author(Some(coder.id));
        let access = self.access()?;
        self.store.act(&author, &what, |door| {
            let version = door.read().framework_versions()?.last().map(|version| version.id);
            let framework = door.read().framework()?;
            for (id, theme) in sorted {
                let theme = framework.theme(*theme).ok_or_else(|| no_theme(&theme.to_string()))?;
                give(door, &names, &coder, (*id, theme), &framework, version, |coding: &Coding| {
                    access.may_see(coding.transcript, coding.coder)
                })?;
            }
            Ok::<_, WorkbenchError>(count)
        })
    }
}

/// Gives one of the coder's own codings a theme.
pub(super) fn give(
    door: &mut Door<'_>,
    names: &Names,
    coder: &Coder,
    (id, theme): (CodingId, &Theme),
    framework: &Framework,
    version: Option<FrameworkVersionId>,
    seen: impl Fn(&Coding) -> bool,
) -> Result<()> {
    let coding = door.read().coding(id)?.filter(&seen);
    let coding = coding.ok_or_else(|| crate::workbench::WorkbenchError::no_coding(&id.to_string()))?;
    if coding.coder != coder.id {
        return Err(WorkbenchError::NotYours { owner: names.initials(coding.coder).to_string() });
    }
    Locks::of(door.read())?.refuse(coder, names, coding.transcript)?;
    if !theme.codable {
        return Err(WorkbenchError::NotCodable { theme: theme.name.clone() });
    }
    let scale = framework.scale_of(theme.id);
    if let Some(value) = coding.magnitude.as_deref().filter(|value| !holds(scale, value)) {
        return Err(match scale {
            Some(scale) => WorkbenchError::OffScale {
                given: value.to_string(),
                theme: theme.name.clone(),
                values: scale.values.join(", "),
            },
            None => WorkbenchError::NoScale { given: value.to_string(), theme: theme.name.clone() },
        });
    }
    let there = CodingFilter {
        transcript: Some(coding.transcript),
        coder: Some(coder.id),
        themes: Some(vec![theme.id]),
        on: Some(coding.span),
        ..CodingFilter::default()
    };
    if door.read().codings(&there)?.iter().any(|other| other.span == coding.span && other.id != coding.id) {
        return Err(WorkbenchError::SameCoding {
            coder: coder.initials.clone(),
            theme: theme.name.clone(),
            transcript: names.title(coding.transcript).to_string(),
        });
    }
    Ok(door.put(&Coding { theme: theme.id, framework_version: version, ..coding })?)
}
