//! The folder an index lives in: whose it is, whether it can be used, and making it new.
//!
//! A marker file says that the folder was made here, for which project and in which version. Without it, a folder that
//! holds anything is somebody else's and left alone. Making a folder new removes only the files an index consists of.

use super::SearchError;
use super::schema::{Fields, VERSION};
use crate::model::ProjectId;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io;
use std::path::Path;
use tantivy::directory::error::LockError;
use tantivy::directory::{Directory, INDEX_WRITER_LOCK, META_LOCK, MmapDirectory};

/// The file that makes a folder ours.
const MARKER: &str = "emic-search.json";

/// What the marker says.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Marker {
    project: ProjectId,
    version: u32,
}

/// Opens the index in `path`, or makes it new and empty where it is missing, damaged, or of another project or version.
pub(super) fn open(path: &Path, project: ProjectId) -> Result<tantivy::Index, SearchError> {
    let marker = Marker { project, version: VERSION };
    fs::create_dir_all(path).map_err(|error| unusable(path, &error))?;
    let names = names(path).map_err(|error| unusable(path, &error))?;
    if names.iter().any(|name| name == MARKER) {
        let known = fs::read(path.join(MARKER)).ok().and_then(|bytes| serde_json::from_slice::<Marker>(&bytes).ok());
        if known.as_ref() == Some(&marker)
            && let Ok(index) = load(path)
        {
            return Ok(index);
        }
    } else if !names.is_empty() {
        return Err(SearchError::Foreign { path: path.to_path_buf() });
    }
    renew(path, &marker)
}

fn names(path: &Path) -> io::Result<Vec<String>> {
    fs::read_dir(path)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
}

fn unusable(path: &Path, error: &dyn std::fmt::Display) -> SearchError {
    SearchError::Folder { path: path.to_path_buf(), reason: error.to_string() }
}

/// Opens an index and every file it consists of, so that one that is missing or cut short is noticed now.
fn load(path: &Path) -> tantivy::Result<tantivy::Index> {
    let index = tantivy::Index::open_in_dir(path)?;
    if index.schema() != Fields::new().1 {
        return Err(tantivy::TantivyError::SchemaError("made by another version".to_string()));
    }
    // The lock keeps another process from cleaning up files between our reading of the list and of the files.
    let _lock = index.directory().acquire_lock(&META_LOCK).map_err(io::Error::other)?;
    for segment in index.searchable_segments()? {
        use tantivy::index::SegmentComponent as Part;
        for part in [Part::Postings, Part::Positions, Part::FastFields, Part::FieldNorms, Part::Terms, Part::Store] {
            segment.open_read(part)?;
        }
        if segment.meta().has_deletes() {
            segment.open_read(Part::Delete)?;
        }
    }
    Ok(index)
}

/// Removes what is left of an index and makes an empty one. Holding the writer's lock meanwhile keeps a second process
/// from doing the same, or from writing into what is being removed.
fn renew(path: &Path, marker: &Marker) -> Result<tantivy::Index, SearchError> {
    let directory = MmapDirectory::open(path).map_err(|error| unusable(path, &error))?;
    let _lock = directory.acquire_lock(&INDEX_WRITER_LOCK).map_err(|error| match error {
        LockError::LockBusy => SearchError::Busy,
        LockError::IoError(error) => unusable(path, &error),
    })?;
    let cleared = names(path).and_then(|names| {
        // The list of segments goes first: an index cut off in the middle of this is then seen to be damaged.
        for name in names.iter().filter(|name| *name == "meta.json").chain(names.iter().filter(|name| is_ours(name))) {
            match fs::remove_file(path.join(name)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        let bytes = serde_json::to_vec(marker).map_err(io::Error::other)?;
        fs::write(path.join(MARKER), bytes)
    });
    cleared.map_err(|error| unusable(path, &error))?;
    Ok(tantivy::Index::builder().schema(Fields::new().1).create_in_dir(path)?)
}

/// Whether the engine made a file of this name: its lists, its half-written files, and segments, which are named by 32
/// hexadecimal digits.
fn is_ours(name: &str) -> bool {
    let segment = |name: &str| {
        name.split_once('.').is_some_and(|(stem, _)| stem.len() == 32 && stem.bytes().all(|b| b.is_ascii_hexdigit()))
    };
    matches!(name, "meta.json" | ".managed.json") || (name.starts_with(".tmp") && name.len() == 10) || segment(name)
}

#[cfg(test)]
mod tests {
    use super::is_ours;

    #[test]
    fn only_files_of_an_index_are_removed() {
        assert!(is_ours("0123456789abcdef0123456789abcdef.term"));
        assert!(is_ours("0123456789abcdef0123456789abcdef.12.del"));
        assert!(is_ours("meta.json") && is_ours(".managed.json") && is_ours(".tmpA1b2C3"));
        assert!(!is_ours("study.emic") && !is_ours("notes.term") && !is_ours(".tantivy-writer.lock"));
    }
}
