//! Taking transcripts in: files and folders, looked at before anything is written, all good ones in one act.

use super::error::WorkbenchError;
use super::file_name::file_name;
use super::import_report::{ImportReport, ImportStatus};
use super::intake::Intake;
use super::order::natural;
use super::read_ahead::{ReadFile, read_files};
use super::{Result, Workbench};
use crate::import::{self, ReadOptions, SpeakerRule};
use crate::model::TranscriptKind;
use std::path::{Path, PathBuf};

/// What is to be imported, and what the user says about it.
#[derive(Debug, Clone, Default)]
pub struct ImportRequest {
    /// Files and folders; of a folder, every file of a known kind in it and below it.
    pub paths: Vec<PathBuf>,
    /// The kind of all of them; guessed where it is `None`.
    pub kind: Option<TranscriptKind>,
    /// The layout of all of them; by extension where it is `None`.
    pub layout: Option<String>,
    /// `LABEL=ROLE[:CASE]`.
    pub speakers: Vec<String>,
    /// Whether to look only.
    pub dry_run: bool,
}

impl Workbench {
    /// Imports files and folders. A file that cannot be read is reported and keeps no other from coming in. `progress` is
    /// told how many of how many files are read, and answers whether to go on.
    ///
    /// # Errors
    /// Where a rule about speakers is wrong, a path is not there, or the project cannot be written; nothing is imported
    /// then.
    pub fn import(
        &mut self,
        request: &ImportRequest,
        mut progress: impl FnMut(usize, usize) -> bool,
    ) -> Result<ImportReport> {
        let rules =
            request.speakers.iter().map(|rule| SpeakerRule::parse(rule)).collect::<std::result::Result<_, _>>()?;
        let options = ReadOptions { kind: request.kind, layout: request.layout.clone(), speakers: rules };
        let files = find_files(&request.paths)?;
        let Some(read) = read_files(&files, &options, &mut progress) else {
            return Err(WorkbenchError::Refused("the import was stopped; nothing was imported".into()));
        };
        self.take_in(request.dry_run, &options, read)
    }

    /// Imports texts that are already in memory, each with its file name.
    pub(super) fn import_bytes(&mut self, files: &[(&str, &[u8])]) -> Result<ImportReport> {
        let options = ReadOptions::default();
        let read = files.iter().map(|(name, bytes)| ReadFile {
            path: PathBuf::from(name),
            draft: import::read_transcript(name, bytes, &options).map_err(|error| error.to_string()),
        });
        self.take_in(false, &options, read.collect())
    }

    pub(super) fn take_in(
        &mut self,
        dry_run: bool,
        options: &ReadOptions,
        read: Vec<ReadFile>,
    ) -> Result<ImportReport> {
        let drafts = read.iter().filter_map(|file| file.draft.as_ref().ok());
        let warnings = import::unmatched(&options.speakers, drafts)
            .into_iter()
            .map(|rule| format!("no transcript of this import has a speaker “{}”", rule.label))
            .collect();
        let good: Vec<&ReadFile> = read.iter().filter(|file| file.draft.is_ok()).collect();
        let what = match good.as_slice() {
            [one] => format!("import {}", file_name(&one.path)),
            many => format!("import {} files", many.len()),
        };
        let mut lines = Vec::new();
        self.set_up(&what, |door| {
            let mut intake = Intake::new(door)?;
            for file in &read {
                lines.push(intake.take(door, file)?);
            }
            // A dry run goes through the same door and is then thrown away, so that it cannot promise anything else.
            if dry_run {
                door.abandon();
            }
            Ok::<(), WorkbenchError>(())
        })?;
        for line in lines.iter_mut().filter(|line| dry_run && line.status == ImportStatus::Added) {
            line.id = None;
        }
        Ok(ImportReport { transcripts: lines, dry_run, warnings })
    }
}

/// The files a person means: each path that is a file, and what a folder holds of known kinds, by name.
fn find_files(paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            let before = files.len();
            walk(path, &mut files)?;
            if files.len() == before {
                return Err(WorkbenchError::Refused(format!(
                    "{} holds no .txt, .docx or .vtt file; give a folder with transcripts",
                    path.display()
                )));
            }
        } else if path.exists() {
            files.push(path.clone());
        } else {
            return Err(WorkbenchError::Refused(format!(
                "there is no file or folder {}; give transcripts, or a folder of them",
                path.display()
            )));
        }
    }
    Ok(files)
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    let unreadable = |why| WorkbenchError::File { path: folder.to_path_buf(), verb: "read", why };
    let mut entries = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        entries.push(entry.map_err(unreadable)?.path());
    }
    entries.sort_by_cached_key(|path| natural(&file_name(path)));
    for path in entries {
        let name = file_name(&path);
        // Hidden files, and the lock files word processors leave beside an open document.
        if name.starts_with('.') || name.starts_with("~$") {
            continue;
        }
        if path.is_dir() {
            walk(&path, files)?;
        } else if import::supported(&name) {
            files.push(path);
        }
    }
    Ok(())
}
