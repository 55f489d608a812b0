//! Where a coder was in every transcript: remembered between two openings of a project, and no part of the project.
//!
//! The project file is shared and holds what is true; where somebody stopped reading is neither. It would also tell a
//! second coder how far the first has come. So places are kept in a small file of the person's own account, one for each
//! project and coder: ids and code points, no words and no names. It can be deleted at any time, a damaged one counts as
//! none, and a program that is told no folder (a test, a script) remembers nothing.

use super::error::WorkbenchError;
use super::{Result, Workbench, write_file};
use crate::model::TranscriptId;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// What the file holds.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Remembered {
    /// Transcript to the code points before the cursor.
    #[serde(default)]
    places: HashMap<TranscriptId, usize>,
    /// The transcript she was in last.
    #[serde(default)]
    last: Option<TranscriptId>,
}

impl Workbench {
    /// Has this workbench remember places in files of `folder`; it is made when there is something to remember.
    pub fn remember_places_in(&mut self, folder: Option<PathBuf>) {
        self.places_folder = folder;
    }

    /// Where the coder was in every transcript she has opened, in code points; empty where nothing is remembered.
    #[must_use]
    pub fn places(&self) -> HashMap<TranscriptId, usize> {
        self.remembered().places
    }

    /// The transcript the coder was in last; `None` where nothing is remembered.
    #[must_use]
    pub fn last_place(&self) -> Option<TranscriptId> {
        self.remembered().last
    }

    fn remembered(&self) -> Remembered {
        let read = |path: PathBuf| -> Option<Remembered> { serde_json::from_slice(&std::fs::read(path).ok()?).ok() };
        self.places_file().and_then(read).unwrap_or_default()
    }

    /// Remembers that the coder is at `place` (code points) in a transcript.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn remember_place(&self, transcript: TranscriptId, place: usize) -> Result<()> {
        let (Some(path), Some(folder)) = (self.places_file(), &self.places_folder) else { return Ok(()) };
        let Remembered { mut places, last } = self.remembered();
        if places.insert(transcript, place) == Some(place) && last == Some(transcript) {
            return Ok(());
        }
        make_private(folder).map_err(|why| WorkbenchError::File { path: folder.clone(), verb: "made", why })?;
        let text = serde_json::to_vec(&Remembered { places, last: Some(transcript) })
            .map_err(crate::export::ExportError::from)?;
        write_file(&path, &text)
    }

    /// One file for each project and coder, so that nobody's places are read as another's.
    fn places_file(&self) -> Option<PathBuf> {
        let project = self.project().ok()?.id;
        let coder = self.coder().map_or_else(|| "nobody".to_string(), |coder| coder.id.to_string());
        self.places_folder.as_ref().map(|folder| folder.join(format!("{project}.{coder}.json")))
    }
}

/// The folder for places in this person's account: below `$XDG_STATE_HOME`, else `~/.local/state`, on Windows below
/// `%LOCALAPPDATA%`; `None` where the account has no such place.
#[must_use]
pub fn places_folder() -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value: &OsString| Path::new(value).is_absolute());
    let state = set("XDG_STATE_HOME").map(PathBuf::from);
    let home = || set("HOME").map(|home| PathBuf::from(home).join(".local").join("state"));
    let local = || set("LOCALAPPDATA").map(PathBuf::from);
    Some(state.or_else(home).or_else(local)?.join("emic").join("places"))
}

/// Makes the folder for nobody but its owner.
fn make_private(folder: &Path) -> std::io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
