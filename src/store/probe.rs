//! A first look at a file, before SQLite may do anything with it.
//!
//! Opened the usual way, a file of somebody else would have that program's log folded in or its last transaction rolled
//! back, and one that was cut short within its last page would pass for whole. A look changes nothing: it reads the file
//! as if nobody could ever write to it, and leaves out its log.
//!
//! **What never holds here.** The project file is never opened but by SQLite: closing it by any other way would take
//! from this process the locks that its other connections hold (sqlite.org/howtocorrupt.html, section 2.2).

use super::error::StoreError;
use super::migrate;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;

/// Refuses a file that another program made, or that is shorter than it says. To be asked only of a file that has no log
/// and that nobody has open: it may be in the middle of being changed otherwise.
pub(super) fn refuse(path: &Path) -> Result<(), StoreError> {
    let conn = connect(path).map_err(|error| error.at(path))?;
    let ask = |pragma: &str| conn.query_row(&format!("PRAGMA {pragma}"), [], |row| row.get::<_, i64>(0));
    let application = ask("application_id").map_err(|error| StoreError::from(error).at(path))?;
    if application != migrate::APPLICATION_ID {
        return Err(StoreError::NotOurs(path.to_path_buf()));
    }
    let promised = ask("page_count").and_then(|pages| Ok(pages * ask("page_size")?));
    let promised = promised.map_err(|error| StoreError::from(error).at(path))?;
    let length = std::fs::metadata(path).map_err(|why| StoreError::File { path: path.to_path_buf(), why })?.len();
    if i64::try_from(length).is_ok_and(|length| length < promised) {
        let why = format!("it should have {promised} bytes and has {length}");
        return Err(StoreError::Damaged { path: path.to_path_buf(), why });
    }
    Ok(())
}

/// Whether the file may only be read by whoever runs this.
pub(super) fn is_protected(path: &Path) -> bool {
    let opened = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE);
    opened.and_then(|conn| conn.is_readonly("main")).unwrap_or(false)
}

/// Opens a file for reading that has no log and gets none.
pub(super) fn connect(path: &Path) -> Result<Connection, StoreError> {
    let escaped = path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Ok(Connection::open_with_flags(format!("file:{escaped}?immutable=1"), flags)?)
}
