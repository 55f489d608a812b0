//! What can go wrong with a project file, each with its own sentence.

use std::path::PathBuf;
use thiserror::Error;

/// A failure of the store. Every message names the thing, what is wrong with it and the next step.
#[derive(Debug, Error)]
pub enum StoreError {
    /// There is no file at this path.
    #[error("there is no project file at {}; make one with `emic new {}`", .0.display(), .0.display())]
    Missing(PathBuf),
    /// A new project must not replace something.
    #[error("{} exists already; choose another name, or open it with `emic open`", .0.display())]
    Exists(PathBuf),
    /// The file is something else.
    #[error("{} is not an emic project; nothing was changed in it; give the path of a file made by `emic new`", .0.display())]
    NotOurs(PathBuf),
    /// The file was written by a later program.
    #[error("{path} was written by a newer emic (file version {found}, this program knows {known}); update emic and open it again", path = .path.display())]
    Newer {
        /// The project file.
        path: PathBuf,
        /// The version in the file.
        found: i64,
        /// The highest version this program knows.
        known: i64,
    },
    /// SQLite cannot read the file.
    #[error("{path} is damaged ({why}); keep a copy of it as it is, and go back to a snapshot or backup", path = .path.display())]
    Damaged {
        /// The project file.
        path: PathBuf,
        /// What SQLite said.
        why: String,
    },
    /// Another program holds the file.
    #[error("{} is locked by another program; wait until it is done or close it, then try again", .0.display())]
    Locked(PathBuf),
    /// The file or its folder cannot be written.
    #[error("{} can only be read here (the file or its folder is write-protected); copy it to a folder you can write to", .0.display())]
    ReadOnly(PathBuf),
    /// The disk is full.
    #[error("the disk that holds {} is full; nothing of this act was written; free some space and do it again", .0.display())]
    Full(PathBuf),
    /// A snapshot could not be made or did not verify.
    #[error("the snapshot {path} could not be made: {why}; nothing was changed in the project", path = .path.display())]
    Snapshot {
        /// Where the snapshot was to stand.
        path: PathBuf,
        /// What was wrong.
        why: String,
    },
    /// There is nothing to undo.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// There is nothing to redo.
    #[error("there is nothing to redo")]
    NothingToRedo,
    /// What the act made has been changed by a later act of somebody else.
    #[error("“{what}” cannot be {verb}: a later act changed the same {entity}; undo that one first")]
    ChangedSince {
        /// The act.
        what: String,
        /// Taken back or done again.
        verb: &'static str,
        /// The kind of thing that changed.
        entity: &'static str,
    },
    /// Something else refers to what would disappear, or what would come back has lost what it referred to.
    #[error(
        "“{what}” cannot be {verb}: other work in the project rests on it or stands in its way; remove or undo that first"
    )]
    InUse {
        /// The act.
        what: String,
        /// Done, taken back or done again.
        verb: &'static str,
    },
    /// A stored value cannot be understood.
    #[error("a stored {entity} cannot be read ({why}); run `emic check` to see how far the damage goes")]
    Unreadable {
        /// The kind of thing.
        entity: &'static str,
        /// What is wrong with it.
        why: String,
    },
    /// Anything else that SQLite says.
    #[error("the project file could not be used: {0}; run `emic check`, and try again")]
    Sql(rusqlite::Error),
    /// The file system says no.
    #[error("{path} could not be used: {why}; check that the folder exists and that you may write to it", path = .path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        why: std::io::Error,
    },
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sql(error)
    }
}

impl StoreError {
    /// The same failure with the project file named, where SQLite's code says what kind of failure it is.
    #[must_use]
    pub(super) fn at(self, path: &std::path::Path) -> Self {
        use rusqlite::ErrorCode as Code;
        let Self::Sql(error) = self else { return self };
        let path = path.to_path_buf();
        match error.sqlite_error_code() {
            Some(Code::NotADatabase) => Self::NotOurs(path),
            Some(Code::DatabaseCorrupt) => Self::Damaged { path, why: error.to_string() },
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::Locked(path),
            Some(Code::ReadOnly) => Self::ReadOnly(path),
            Some(Code::DiskFull) => Self::Full(path),
            _ => Self::Sql(error),
        }
    }

    /// Whether another program holds the file.
    #[must_use]
    pub(super) fn is_busy(&self) -> bool {
        use rusqlite::ErrorCode as Code;
        matches!(self, Self::Sql(error)
            if matches!(error.sqlite_error_code(), Some(Code::DatabaseBusy | Code::DatabaseLocked)))
    }

    /// Whether SQLite refused because something refers to a row that would disappear, or a name is taken.
    #[must_use]
    pub(super) fn is_constraint(&self) -> bool {
        matches!(self, Self::Sql(error)
            if error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation))
    }
}
