//! Who has the project open, and whether the last one to leave did so properly.
//!
//! Everybody who opens a project holds a shared lock on a small file beside it. Somebody who can lock it alone, and yet
//! finds a write-ahead log, knows that the last program was cut off. The lock is the operating system's and goes with
//! the process; it protects nothing by itself (SQLite's own locks do that).

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

/// A mark that this program has the project open.
#[derive(Debug)]
pub(super) struct Presence {
    file: Option<File>,
    path: PathBuf,
    alone: bool,
}

impl Presence {
    /// Enters. Where the mark cannot be made (a write-protected folder), nobody is said to be alone.
    pub(super) fn enter(project: &Path) -> Self {
        let path = beside(project, "-open");
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path).ok();
        let alone = file.as_ref().is_some_and(|file| file.try_lock().is_ok());
        if let Some(file) = &file {
            if alone {
                let _ = file.unlock();
            }
            // Without the mark another program may check the file once too often, and nothing worse.
            let _ = file.try_lock_shared();
        }
        Self { file, path, alone }
    }

    /// Looks on without a mark, at a file that cannot be written: nobody could be cut off while writing to it here.
    pub(super) fn unmarked(project: &Path) -> Self {
        Self { file: None, path: beside(project, "-open"), alone: false }
    }

    /// Whether nobody else had the project open when this program entered.
    pub(super) const fn alone(&self) -> bool {
        self.alone
    }
}

impl Drop for Presence {
    fn drop(&mut self) {
        let Some(file) = self.file.take() else { return };
        let _ = file.unlock();
        let last = match file.try_lock() {
            Ok(()) => true,
            Err(TryLockError::WouldBlock | TryLockError::Error(_)) => false,
        };
        drop(file);
        if last {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// The path of a file that stands beside the project file and is named after it.
pub(super) fn beside(project: &Path, suffix: &str) -> PathBuf {
    let mut name = project.as_os_str().to_os_string();
    name.push(suffix);
    PathBuf::from(name)
}
