//! The framework as use cases, one file each: reading one in and showing it; adding a theme, editing, moving, merging,
//! splitting and deleting one; the scales; and what came of it: the versions, in what they differ, and what is worth
//! coding again.
//!
//! **Rules owned here.** Every change is one act of a named coder and makes a new version with a reason; undoing a change
//! is a change too. No coding loses its theme or its magnitude unless the act says so beforehand, and one undo of its
//! author brings everything back. Merging, deleting and rescaling reach into the codings of others, so whoever still
//! codes blind may not do them, whether or not there is anything to reach into ([`keeping`]).

mod adding;
mod charted;
mod deleting;
mod editing;
mod following;
mod joining;
mod keeping;
mod linting;
mod merging;
mod moving;
mod one_line;
mod reading_in;
mod reversing;
mod revisiting;
mod scales;
mod showing;
mod sorting;
mod splitting;
mod versions;

pub use adding::NewTheme;
pub use deleting::DeletePreview;
pub use editing::{ScaleEdit, ThemeEdit};
pub use linting::LintFinding;
pub use merging::{CollisionLine, MergePreview};
pub use revisiting::{RevisitLine, RevisitTheme};
pub use showing::{CodebookView, ScaleLine, TallyLine, ThemeLine};
pub use splitting::SplitTheme;
pub use versions::{DifferenceView, VersionLine};

pub(super) use keeping::listed;
pub(super) use reading_in::{read_file, replace};
pub(super) use reversing::settle;

use super::{Result, Workbench};
use crate::model::{Framework, FrameworkVersion, FrameworkVersionId};
use crate::store::Door;

impl Workbench {
    /// One change of the framework: one act of a named coder, after which no coding may have lost its theme or its
    /// magnitude, and a new version where anything came of it. Without a reason the words of the act are one.
    fn reframe<T>(
        &mut self,
        what: &str,
        why: Option<&str>,
        body: impl FnOnce(&mut Door<'_>, &Framework) -> Result<T>,
    ) -> Result<T> {
        self.reframe_and(what, why, body, |_, _, _| Ok(()))
    }

    /// As [`Workbench::reframe`]; `then` adds to the act what is done under the new version.
    fn reframe_and<T>(
        &mut self,
        what: &str,
        why: Option<&str>,
        body: impl FnOnce(&mut Door<'_>, &Framework) -> Result<T>,
        then: impl FnOnce(&mut Door<'_>, FrameworkVersionId, &T) -> Result<()>,
    ) -> Result<T> {
        let hidden = self.hidden_from_changes()?;
        let author = self.author(self.actor_if_any()?);
        let why = why.map(str::trim).filter(|why| !why.is_empty()).unwrap_or(what);
        self.store.act(&author, what, |door| {
            let old = door.read().framework()?;
            let before = door.written();
            let done = body(door, &old)?;
            if door.written() > before {
                keeping::refuse_loss(door.read(), hidden.as_deref(), &old, &door.read().framework()?)?;
                let version = new_version(door, why)?;
                then(door, version, &done)?;
            }
            Ok(done)
        })
    }
}

/// Notes that the framework has changed; codings made from now on refer to this version.
pub(super) fn new_version(door: &mut Door<'_>, why: &str) -> Result<FrameworkVersionId> {
    let number = door.read().framework_versions()?.last().map_or(1, |last| last.number + 1);
    let (id, at) = (FrameworkVersionId::mint(), door.at().to_string());
    door.put(&FrameworkVersion { id, number, why: why.to_string(), at })?;
    Ok(id)
}
