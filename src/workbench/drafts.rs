//! Drafts: what is being typed into a memo, a summary or a synthesis and is not saved yet, kept beside the project so that a program that is cut
//! off loses no word.
//!
//! The rules it owns: a draft is never the truth; the project file is. It is its coder's alone. It stands in
//! `<project>-drafts` only as long as it is not saved or given up, readable by its owner's account alone, and is written
//! beside its place first, so that there is always a whole one. Every program names its drafts after itself and holds a
//! lock: what a program that still runs is typing is never offered to another one.
//!
//! ```text
//! study.emic-drafts/
//!   6f0c….lock                    held for as long as that program has drafts
//!   6f0c….theme-018e….json        one draft
//! ```

use super::Result;
use super::charting::ChartTarget;
use super::clock::now;
use super::error::WorkbenchError;
use super::memo::MemoTarget;
use crate::model::{CellPlace, CoderId, MemoAbout, SynthesisAbout, TranscriptId};
use serde::{Deserialize, Serialize};
use std::fs::{DirBuilder, File, OpenOptions, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use uuid::Uuid;

/// What a draft is to become. In its file it is the memo's or the cell's own name, whichever it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum DraftTarget {
    /// A memo.
    Memo(MemoTarget),
    /// The summary of a cell, or a synthesis.
    Chart(ChartTarget),
}

impl From<MemoTarget> for DraftTarget {
    fn from(target: MemoTarget) -> Self {
        Self::Memo(target)
    }
}

impl From<ChartTarget> for DraftTarget {
    fn from(target: ChartTarget) -> Self {
        Self::Chart(target)
    }
}

/// A memo, summary or synthesis being written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemoDraft {
    /// What it is about.
    pub target: DraftTarget,
    /// Who is writing.
    pub coder: CoderId,
    /// What that is called, in words.
    pub about: String,
    /// The transcript of the coding it is about, in case the coding is gone by then.
    pub transcript: Option<TranscriptId>,
    /// The saved text it was begun with.
    pub base: String,
    /// The text so far.
    pub text: String,
    /// When it was kept, RFC 3339, UTC; set when it is.
    #[serde(default)]
    pub at: String,
}

/// The drafts beside a project.
#[derive(Debug, Clone)]
pub struct Drafts {
    folder: PathBuf,
    /// This program's own name among those that keep drafts here.
    session: String,
    lock: Arc<Mutex<Option<File>>>,
}

impl Drafts {
    /// The drafts beside a project file. Nothing is written before there is one to keep.
    #[must_use]
    pub fn beside(project: &Path) -> Self {
        let mut name = project.as_os_str().to_os_string();
        name.push("-drafts");
        Self { folder: PathBuf::from(name), session: Uuid::new_v4().simple().to_string(), lock: Arc::default() }
    }

    /// Keeps a draft in place of the one before it about the same thing.
    ///
    /// # Errors
    /// Where the folder beside the project cannot be written.
    pub fn keep(&self, draft: &MemoDraft) -> Result<()> {
        let draft = MemoDraft { at: now(), ..draft.clone() };
        let path = self.path_of(draft.target);
        let failed = |why| WorkbenchError::File { path: path.clone(), verb: "written", why };
        let bytes = serde_json::to_vec(&draft).map_err(|error| failed(error.into()))?;
        // Another program that leaves may take the folder away between two steps.
        let mut tried = Ok(());
        for _ in 0..3 {
            tried = self.enter().and_then(|()| replace(&path, &bytes));
            match &tried {
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => self.held().take(),
                _ => break,
            };
        }
        tried.map_err(failed)
    }

    /// Lets go of this program's draft about a thing: it is saved, or was given up.
    pub fn forget(&self, target: impl Into<DraftTarget>) {
        let _ = std::fs::remove_file(self.path_of(target.into()));
        if self.files().iter().any(|file| file.session == self.session && file.is_draft()) {
            return;
        }
        if self.held().take().is_some() {
            let _ = std::fs::remove_file(self.lock_of(&self.session));
        }
        self.tidy();
    }

    /// What programs that are gone have left of this coder's, the latest first.
    #[must_use]
    pub fn left_by(&self, coder: CoderId) -> Vec<MemoDraft> {
        self.left(coder).into_iter().map(|(_, draft)| draft).collect()
    }

    /// This program's drafts.
    #[must_use]
    pub fn own(&self) -> Vec<MemoDraft> {
        let own = self.files().into_iter().filter(|file| file.session == self.session && file.is_draft());
        own.filter_map(|file| read(&file.path)).collect()
    }

    /// This coder's draft about a thing, where a program that is gone has left one: from now on it is this program's.
    #[must_use]
    pub fn take(&self, coder: CoderId, target: impl Into<DraftTarget>) -> Option<MemoDraft> {
        let target = target.into();
        let left = self.left(coder).into_iter().filter(|(_, draft)| draft.target == target);
        for (path, draft) in left {
            // Of two programs that want it only one can rename it.
            if self.enter().is_ok() && std::fs::rename(&path, self.path_of(target)).is_ok() {
                self.tidy();
                return Some(draft);
            }
        }
        None
    }

    fn left(&self, coder: CoderId) -> Vec<(PathBuf, MemoDraft)> {
        let files = self.files();
        let left = files.iter().filter(|file| file.is_draft() && !self.is_alive(&file.session));
        let mut drafts: Vec<(PathBuf, MemoDraft)> =
            left.filter_map(|file| Some((file.path.clone(), read(&file.path)?))).collect();
        drafts.retain(|(_, draft)| draft.coder == coder);
        drafts.sort_by(|(_, one), (_, other)| other.at.cmp(&one.at));
        drafts
    }

    /// Whether the program of this name still runs.
    fn is_alive(&self, session: &str) -> bool {
        if session == self.session {
            return true;
        }
        let Ok(lock) = File::open(self.lock_of(session)) else { return false };
        matches!(lock.try_lock_shared(), Err(TryLockError::WouldBlock))
    }

    /// Takes away what is no draft and nobody's any more, and the folder with the last of it.
    fn tidy(&self) {
        let files = self.files();
        for file in files.iter().filter(|file| !file.is_draft() && !self.is_alive(&file.session)) {
            if !files.iter().any(|other| other.session == file.session && other.is_draft()) {
                let _ = std::fs::remove_file(&file.path);
            }
        }
        // It only goes where nothing is in it.
        let _ = std::fs::remove_dir(&self.folder);
    }

    /// Makes the folder, and the lock that says that this program is there.
    fn enter(&self) -> std::io::Result<()> {
        let (mut held, path) = (self.held(), self.lock_of(&self.session));
        // A program that was leaving at the moment the lock was made may have taken it for somebody's who is gone.
        if held.is_some() && path.exists() {
            return Ok(());
        }
        private_folder().create(&self.folder)?;
        let lock = private_file().create(true).truncate(false).write(true).open(path)?;
        // Where the file system knows no locks, another program may be offered what this one is typing, and nothing worse.
        let _ = lock.lock();
        *held = Some(lock);
        Ok(())
    }

    fn held(&self) -> MutexGuard<'_, Option<File>> {
        self.lock.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn lock_of(&self, session: &str) -> PathBuf {
        self.folder.join(format!("{session}.lock"))
    }

    fn path_of(&self, target: DraftTarget) -> PathBuf {
        let thing = match target {
            DraftTarget::Memo(target) => memo_name(target),
            DraftTarget::Chart(ChartTarget::Cell(CellPlace { case, theme })) => format!("cell-{case}-{theme}"),
            DraftTarget::Chart(ChartTarget::Synthesis(SynthesisAbout::Case(id))) => format!("row-{id}"),
            DraftTarget::Chart(ChartTarget::Synthesis(SynthesisAbout::Theme(id))) => format!("column-{id}"),
        };
        self.folder.join(format!("{}.{thing}.json", self.session))
    }

    fn files(&self) -> Vec<Kept> {
        let Ok(entries) = std::fs::read_dir(&self.folder) else { return Vec::new() };
        let named = entries.flatten().filter_map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            let (session, _) = name.split_once('.')?;
            Some(Kept { session: session.to_string(), path: entry.path() })
        });
        named.collect()
    }
}

/// The name of a memo's draft among files.
fn memo_name(target: MemoTarget) -> String {
    match target {
        MemoTarget::Coding(id) => format!("coding-{id}"),
        MemoTarget::About(MemoAbout::Project) => "project".into(),
        MemoTarget::About(MemoAbout::Transcript(id)) => format!("transcript-{id}"),
        MemoTarget::About(MemoAbout::Theme(id)) => format!("theme-{id}"),
        MemoTarget::About(MemoAbout::Case(id)) => format!("case-{id}"),
    }
}

/// A file in the folder, and the program that put it there.
struct Kept {
    session: String,
    path: PathBuf,
}

impl Kept {
    fn is_draft(&self) -> bool {
        self.path.extension().is_some_and(|extension| extension == "json")
    }
}

fn read(path: &Path) -> Option<MemoDraft> {
    serde_json::from_slice(&std::fs::read(path).ok()?).ok()
}

/// Writes a file beside its place, makes sure that it is on the disk, and puts it there.
fn replace(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let part = path.with_extension("part");
    let mut file = private_file().create(true).truncate(true).write(true).open(&part)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(&part, path)
}

#[cfg(unix)]
fn private_file() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = OpenOptions::new();
    options.mode(0o600);
    options
}

#[cfg(not(unix))]
fn private_file() -> OpenOptions {
    OpenOptions::new()
}

fn private_folder() -> DirBuilder {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(coder: CoderId, text: &str) -> MemoDraft {
        MemoDraft {
            target: MemoTarget::About(MemoAbout::Project).into(),
            coder,
            about: "the project".into(),
            transcript: None,
            base: "Begun.".into(),
            text: text.into(),
            at: String::new(),
        }
    }

    fn folder() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("study.emic");
        (folder, project)
    }

    fn beside(folder: &tempfile::TempDir) -> usize {
        std::fs::read_dir(folder.path()).unwrap().count()
    }

    #[test]
    fn a_draft_of_a_program_that_is_gone_is_its_coders_and_then_the_next_programs() {
        let (folder, project) = folder();
        let (ann, cid) = (CoderId::mint(), CoderId::mint());
        let gone = Drafts::beside(&project);
        gone.keep(&draft(ann, "one")).unwrap();
        gone.keep(&draft(ann, "one two")).unwrap();
        drop(gone);
        let next = Drafts::beside(&project);
        assert_eq!(next.left_by(cid), []);
        let left = next.left_by(ann);
        assert_eq!(left.iter().map(|draft| draft.text.as_str()).collect::<Vec<_>>(), ["one two"]);
        let target = MemoTarget::About(MemoAbout::Project);
        assert_eq!(next.take(cid, target), None);
        assert_eq!(next.take(ann, target), left.first().cloned());
        assert_eq!((next.take(ann, target), next.left_by(ann)), (None, vec![]), "it is this program's now");
        assert_eq!(next.own().len(), 1);
        next.forget(target);
        assert_eq!(beside(&folder), 0, "nothing is left beside the project");
    }

    #[test]
    fn what_a_program_that_runs_is_typing_is_not_offered_to_another() {
        let (folder, project) = folder();
        let ann = CoderId::mint();
        let (one, other) = (Drafts::beside(&project), Drafts::beside(&project));
        one.keep(&draft(ann, "here")).unwrap();
        other.keep(&draft(ann, "there")).unwrap();
        assert_eq!((one.left_by(ann), other.left_by(ann)), (vec![], vec![]));
        let target = MemoTarget::About(MemoAbout::Project);
        assert_eq!(other.take(ann, target), None);
        one.forget(target);
        assert_eq!(other.own().len(), 1, "each lets go of its own");
        drop(other);
        assert_eq!(one.left_by(ann).len(), 1);
        assert!(one.take(ann, target).is_some());
        one.forget(target);
        assert_eq!(beside(&folder), 0);
    }

    #[test]
    fn of_two_programs_that_want_a_draft_one_gets_it() {
        let (_folder, project) = folder();
        let ann = CoderId::mint();
        let target = MemoTarget::About(MemoAbout::Project);
        for _ in 0..20 {
            let gone = Drafts::beside(&project);
            gone.keep(&draft(ann, "words")).unwrap();
            drop(gone);
            let both = [Drafts::beside(&project), Drafts::beside(&project)];
            let taken: usize = std::thread::scope(|threads| {
                let taking = both.each_ref().map(|drafts| threads.spawn(move || drafts.take(ann, target)));
                taking.into_iter().map(|taken| usize::from(taken.join().unwrap().is_some())).sum()
            });
            assert_eq!(taken, 1);
            both.iter().for_each(|drafts| drafts.forget(target));
        }
    }

    #[test]
    fn a_folder_that_goes_while_one_types_is_made_again() {
        let (_folder, project) = folder();
        let ann = CoderId::mint();
        let drafts = Drafts::beside(&project);
        drafts.keep(&draft(ann, "one")).unwrap();
        std::fs::remove_dir_all(project.with_file_name("study.emic-drafts")).unwrap();
        drafts.keep(&draft(ann, "one two")).unwrap();
        assert_eq!(drafts.own().len(), 1);
        assert_eq!(Drafts::beside(&project).left_by(ann), [], "and it is still known to be typed in");
    }

    #[test]
    fn a_file_that_is_no_draft_is_passed_over_and_left() {
        let (_folder, project) = folder();
        let ann = CoderId::mint();
        let drafts = Drafts::beside(&project);
        drafts.keep(&draft(ann, "one")).unwrap();
        let strange = project.with_file_name("study.emic-drafts").join("x.project.json");
        std::fs::write(&strange, "{\"target\":").unwrap();
        assert_eq!(Drafts::beside(&project).left_by(ann), []);
        drafts.forget(MemoTarget::About(MemoAbout::Project));
        assert!(strange.exists());
    }

    #[cfg(unix)]
    #[test]
    fn drafts_are_for_the_owners_account_alone() {
        use std::os::unix::fs::PermissionsExt;
        let (_folder, project) = folder();
        let drafts = Drafts::beside(&project);
        drafts.keep(&draft(CoderId::mint(), "one")).unwrap();
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&drafts.folder), 0o700);
        assert!(drafts.files().iter().all(|file| mode(&file.path) == 0o600));
    }

    #[test]
    fn a_draft_that_cannot_be_kept_says_so() {
        let (_folder, project) = folder();
        std::fs::write(project.with_file_name("study.emic-drafts"), "in the way").unwrap();
        let why = Drafts::beside(&project).keep(&draft(CoderId::mint(), "one")).unwrap_err().to_string();
        assert!(why.contains("study.emic-drafts"), "{why}");
    }
}
