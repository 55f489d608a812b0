//! Snapshots: verified copies of the project, beside it or where a person wants them.
//!
//! The rule it owns: a snapshot never stands in the place of something, least of all of the project itself.

use super::clock::now;
use super::error::WorkbenchError;
use super::{Result, Workbench};
use std::path::{Path, PathBuf};

impl Workbench {
    /// Writes a copy of the project, reopens it and verifies all of it. Without `target` it stands beside the project,
    /// named after it with the date and time (UTC). Returns where it is.
    ///
    /// # Errors
    /// Where something stands at `target`, or the copy could not be written or did not verify; nothing is left then.
    pub fn snapshot(&self, target: Option<&Path>) -> Result<PathBuf> {
        let target = target.map_or_else(|| beside(self.path(), &now()), Path::to_path_buf);
        if target.exists() {
            return Err(WorkbenchError::Refused(format!(
                "{} exists already and is not replaced; choose another name for the snapshot",
                target.display()
            )));
        }
        self.store.snapshot(&target)?;
        Ok(target)
    }
}

/// `study.emic` at `2026-01-31T09:05:07.250Z` is copied to `study.20260131-090507.snapshot`: not `.emic`, so that a
/// folder with snapshots still holds one project.
fn beside(project: &Path, at: &str) -> PathBuf {
    let seconds = at.split('.').next().unwrap_or(at);
    let stamp: String =
        seconds.chars().filter(|c| c.is_ascii_digit() || *c == 'T').map(|c| if c == 'T' { '-' } else { c }).collect();
    project.with_extension(format!("{stamp}.snapshot"))
}

#[cfg(test)]
mod tests {
    use super::beside;
    use std::path::Path;

    #[test]
    fn a_snapshot_is_named_after_the_project_and_the_time() {
        let name = beside(Path::new("a.b/my.study.emic"), "2026-01-31T09:05:07.250Z");
        assert_eq!(name, Path::new("a.b/my.study.20260131-090507.snapshot"));
    }
}
