//! Making, opening and leaving a project file.

use super::check::{self, Finding};
use super::error::StoreError;
use super::journal::{self, Head};
use super::migrate;
use super::presence::{Presence, beside};
use super::probe;
use super::read::Reader;
use super::snapshot;
use super::upgrade;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long to wait for another program's transaction before the file is said to be locked.
const PATIENCE: Duration = Duration::from_secs(5);

/// A connection is used by one thread at a time, which the compiler sees to, so SQLite need not guard every call.
const WRITING: OpenFlags = OpenFlags::SQLITE_OPEN_READ_WRITE.union(OpenFlags::SQLITE_OPEN_NO_MUTEX);

/// How much of the file SQLite keeps in memory at most, in kibibytes.
const CACHE: i64 = 32 * 1024;

/// An open project file.
///
/// The connection is declared before the presence mark, so that SQLite folds its log into the file first.
#[derive(Debug)]
pub struct Store {
    pub(super) conn: Connection,
    pub(super) path: PathBuf,
    read_only: bool,
    after_crash: Option<Vec<Finding>>,
    _presence: Presence,
}

impl Store {
    /// Makes a new, empty project file.
    ///
    /// # Errors
    /// [`StoreError::Exists`] where something stands at `path`; what SQLite or the file system says.
    pub fn create(path: &Path) -> Result<Self, StoreError> {
        if path.exists() {
            return Err(StoreError::Exists(path.to_path_buf()));
        }
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).map_err(|why| StoreError::File { path: folder.to_path_buf(), why })?;
        }
        // Made in one step with the look whether something is there, so that of two programs only one makes it.
        std::fs::File::create_new(path).map_err(|why| match why.kind() {
            std::io::ErrorKind::AlreadyExists => StoreError::Exists(path.to_path_buf()),
            _ => StoreError::File { path: path.to_path_buf(), why },
        })?;
        let presence = Presence::enter(path);
        let made = Connection::open_with_flags(path, WRITING).map_err(StoreError::from);
        made.and_then(|conn| Self::prepare(conn, path, presence, false)).map_err(|error| {
            // An empty file would stand in the way of the next try.
            let _ = std::fs::remove_file(path);
            error.at(path)
        })
    }

    /// Opens a project file. Where the last program was cut off while it had the file open, everything is verified
    /// first and what was found is kept for [`Store::after_crash`].
    ///
    /// # Errors
    /// One of the refusals of [`StoreError`]: missing, not ours, newer, damaged, locked.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        if !path.is_file() {
            return Err(StoreError::Missing(path.to_path_buf()));
        }
        let log_left = std::fs::metadata(beside(path, "-wal")).is_ok_and(|file| file.len() > 0);
        let protected = probe::is_protected(path);
        let presence = if protected { Presence::unmarked(path) } else { Presence::enter(path) };
        let cut_off = log_left && presence.alone();
        let nobodys = presence.alone() || protected && !beside(path, "-wal").exists();
        if nobodys && !log_left {
            probe::refuse(path)?;
        }
        let conn = connect(path, log_left).map_err(|error| error.at(path))?;
        refuse_strangers(&conn, path).map_err(|error| error.at(path))?;
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)
            .map_err(|error| StoreError::from(error).at(path))?;
        Self::prepare(conn, path, presence, cut_off).map_err(|error| error.at(path))
    }

    fn prepare(mut conn: Connection, path: &Path, presence: Presence, cut_off: bool) -> Result<Self, StoreError> {
        conn.busy_timeout(PATIENCE)?;
        conn.set_prepared_statement_cache_capacity(64);
        // A prepared question stays prepared: without this SQLite plans some anew for every value they are asked with.
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        let read_only = conn.is_readonly("main")?;
        if !read_only {
            conn.pragma_update(None, "journal_mode", "WAL")?;
            conn.pragma_update(None, "synchronous", "FULL")?;
            upgrade::run(&mut conn, path)?;
        }
        conn.pragma_update(None, "foreign_keys", true)?;
        conn.pragma_update(None, "trusted_schema", false)?;
        // An act may touch pages all over the file (ids have no order); what does not fit is written more than once.
        conn.pragma_update(None, "cache_size", -CACHE)?;
        // What SQLite notes down to be able to take back one statement is kept in memory instead of a file.
        conn.pragma_update(None, "temp_store", "MEMORY")?;
        let after_crash = if cut_off { Some(check::all(&conn)?) } else { None };
        Ok(Self { conn, path: path.to_path_buf(), read_only, after_crash, _presence: presence })
    }

    /// Where the project file is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether the file can only be read here.
    #[must_use]
    pub const fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// What was found when the file was verified because the last program had been cut off; `None` where it had not.
    #[must_use]
    pub fn after_crash(&self) -> Option<&[Finding]> {
        self.after_crash.as_deref()
    }

    /// Everything that can be asked of the rows.
    #[must_use]
    pub const fn read(&self) -> Reader<'_> {
        Reader::new(&self.conn)
    }

    /// How long the journal is and how it ends.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn head(&self) -> Result<Head, StoreError> {
        journal::head(&self.conn).map_err(|error| error.at(&self.path))
    }

    /// Number of the journal's last change; 0 where there is none.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn seq(&self) -> Result<i64, StoreError> {
        journal::seq(&self.conn).map_err(|error| error.at(&self.path))
    }

    /// Reads several things as they are at one moment, whatever other programs write meanwhile. It also takes and gives
    /// back SQLite's locks once for all of them, which many small questions would spend much of their time on.
    ///
    /// # Errors
    /// What `read` says, or [`StoreError`] where the file cannot be read.
    pub fn at_one_moment<T, E: From<StoreError>>(&self, read: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        let named = |error: rusqlite::Error| E::from(StoreError::from(error).at(&self.path));
        // Within an act or another such reading the moment is already fixed.
        if !self.conn.is_autocommit() {
            return read();
        }
        let transaction = self.conn.unchecked_transaction().map_err(named)?;
        let result = read();
        transaction.finish().map_err(named)?;
        result
    }

    /// A number that changes when another connection has written to the file.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn data_version(&self) -> Result<i64, StoreError> {
        Ok(self.conn.query_row("PRAGMA data_version", [], |row| row.get(0))?)
    }

    /// Checks all of it: SQLite's own structure, the references, every text's hash, the journal's chain, and that the
    /// rows are what the journal says.
    ///
    /// # Errors
    /// Where the file is too damaged for the questions to be asked.
    pub fn check(&self) -> Result<Vec<Finding>, StoreError> {
        check::all(&self.conn).map_err(|error| error.at(&self.path))
    }

    /// Writes a copy of the project to `target`, reopens it and verifies it.
    ///
    /// # Errors
    /// [`StoreError::Snapshot`] with the reason; nothing is left behind then.
    pub fn snapshot(&self, target: &Path) -> Result<(), StoreError> {
        snapshot::write(&self.conn, target)
    }
}

/// Opens for writing. Where the file or its folder is write-protected and nobody has it open, the closed file is opened
/// for reading alone, so that nothing is put beside it. A log that was left stays as it is until the file is known to be
/// ours.
fn connect(path: &Path, log_left: bool) -> Result<Connection, StoreError> {
    let closed = !beside(path, "-wal").exists();
    if closed && probe::is_protected(path) {
        return probe::connect(path);
    }
    let conn = Connection::open_with_flags(path, WRITING)?;
    conn.busy_timeout(PATIENCE)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, log_left)?;
    match ask(&conn) {
        Err(error)
            if closed && matches!(error.sqlite_error_code(), Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly)) =>
        {
            drop(conn);
            probe::connect(path)
        }
        Err(error) => Err(error.into()),
        Ok(()) => Ok(conn),
    }
}

/// The first question, which makes SQLite look at the file.
fn ask(conn: &Connection) -> rusqlite::Result<()> {
    conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0)).map(|_| ())
}

/// Refuses a file that another program, or a later emic, has made.
fn refuse_strangers(conn: &Connection, path: &Path) -> Result<(), StoreError> {
    let application: i64 = conn.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    if application != migrate::APPLICATION_ID {
        return Err(StoreError::NotOurs(path.to_path_buf()));
    }
    let found = migrate::version(conn)?;
    if found > migrate::VERSION {
        return Err(StoreError::Newer { path: path.to_path_buf(), found, known: migrate::VERSION });
    }
    let projects: i64 = conn.query_row("SELECT count(*) FROM project", [], |row| row.get(0))?;
    if projects != 1 {
        let why = format!("it holds {projects} projects where there must be one");
        return Err(StoreError::Damaged { path: path.to_path_buf(), why });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Coder, CoderId, CoderKind, Project, ProjectId};
    use crate::store::Author;

    fn write(store: &mut Store, initials: &str) {
        let author = Author { coder: None, at: "2026-01-01T00:00:00Z".into() };
        let (initials, name) = (initials.to_string(), initials.to_string());
        let coder = Coder { id: CoderId::mint(), initials, name, kind: CoderKind::Person };
        store.act(&author, "add a coder", |door| door.put(&coder)).unwrap();
    }

    #[test]
    fn what_is_read_at_one_moment_does_not_see_what_is_written_meanwhile() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("study.emic");
        let mut other = Store::create(&path).unwrap();
        let project = Project { id: ProjectId::mint(), title: "Study".into(), created: "2026-01-01T00:00:00Z".into() };
        let author = Author { coder: None, at: project.created.clone() };
        other.act(&author, "make", |door| door.put(&project)).unwrap();
        let store = Store::open(&path).unwrap();
        let counted = store.at_one_moment(|| {
            let before = (store.seq()?, store.read().coders()?.len());
            write(&mut other, "AB");
            let nested = store.at_one_moment(|| store.seq())?;
            Ok::<_, StoreError>((before, nested, store.read().coders()?.len()))
        });
        assert_eq!(counted.unwrap(), ((1, 0), 1, 0));
        assert_eq!((store.seq().unwrap(), store.read().coders().unwrap().len()), (2, 1), "afterwards it does");
        let failed = store.at_one_moment(|| Err::<(), _>(StoreError::NothingToUndo));
        assert!(matches!(failed, Err(StoreError::NothingToUndo)));
        write(&mut other, "CD");
        assert_eq!(store.seq().unwrap(), 3, "a reading that failed ends the moment too");
    }
}
