//! Making and opening a project, and who sits at the workbench.

use super::clock::now;
use super::error::WorkbenchError;
use super::shelf::Shelf;
use super::{Finding, Result};
use crate::model::{Coder, CoderId, CoderKind, Project, ProjectId};
use crate::store::{Author, Door, Store};
use serde::Serialize;
use std::cell::RefCell;
use std::path::{Path, PathBuf};

/// A project that is open, and the coder who works in it.
pub struct Workbench {
    pub(super) store: Store,
    pub(super) shelf: RefCell<Shelf>,
    pub(super) index: RefCell<Option<crate::search::Index>>,
    pub(super) drafts: super::Drafts,
    pub(super) places_folder: Option<PathBuf>,
    coder: Option<Coder>,
}

/// What a new project begins with.
#[derive(Debug, Clone, Default)]
pub struct NewProject {
    /// What the study is called; the file's name where none is given.
    pub title: Option<String>,
    /// A framework file to begin with.
    pub codebook: Option<PathBuf>,
    /// Coders, each `AB:Full name`.
    pub coders: Vec<String>,
}

/// A coder as lists show one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CoderLine {
    /// Short name.
    pub initials: String,
    /// Full name.
    pub name: String,
    /// `person` or `consensus`.
    pub kind: CoderKind,
}

impl From<&Coder> for CoderLine {
    fn from(coder: &Coder) -> Self {
        Self { initials: coder.initials.clone(), name: coder.name.clone(), kind: coder.kind }
    }
}

impl Workbench {
    /// Makes a project file with its framework and coders, in one act. If any of it is refused no file is left.
    ///
    /// # Errors
    /// Where something stands at `path`, the framework file has faults, or a coder cannot be taken.
    pub fn create(path: &Path, new: &NewProject) -> Result<Self> {
        let draft = match &new.codebook {
            Some(file) => Some(super::framing::read_file(file)?),
            None => None,
        };
        let coders = new.coders.iter().map(|told| super::coders::parse(told)).collect::<Result<Vec<_>>>()?;
        let title = new.title.clone().unwrap_or_else(|| stem(path));
        let mut store = Store::create(path)?;
        let author = Author { coder: None, at: now() };
        let made: Result<()> = store.act(&author, &format!("make the project “{title}”"), |door| {
            door.put(&Project { id: ProjectId::mint(), title: title.clone(), created: door.at().to_string() })?;
            for coder in &coders {
                super::coders::put(door, coder)?;
            }
            draft.as_ref().map_or(Ok(()), |draft| super::framing::replace(door, None, draft, "the first framework"))
        });
        if let Err(error) = made {
            drop(store);
            // The file holds nothing but an empty schema; leaving it would stand in the way of the next try.
            let _ = std::fs::remove_file(path);
            return Err(error);
        }
        Self::at(store, None)
    }

    /// Opens a project as the coder with these initials, else as the only coder, else as nobody in particular.
    ///
    /// # Errors
    /// Where the file is refused, or nobody has the initials.
    pub fn open(path: &Path, coder: Option<&str>) -> Result<Self> {
        Self::at(Store::open(path)?, coder)
    }

    fn at(store: Store, initials: Option<&str>) -> Result<Self> {
        let drafts = super::Drafts::beside(store.path());
        let (shelf, index) = (Self::new_shelf(), RefCell::new(None));
        let mut workbench = Self { store, shelf, index, drafts, places_folder: None, coder: None };
        workbench.sit_down(initials)?;
        Ok(workbench)
    }

    /// Changes who acts from now on; `None` means the only coder, if there is only one.
    ///
    /// # Errors
    /// Where nobody has the initials.
    pub fn sit_down(&mut self, initials: Option<&str>) -> Result<()> {
        let people = self.people()?;
        self.coder = match initials.map(str::trim).filter(|given| !given.is_empty()) {
            Some(given) => Some(find_coder(&people, given)?.clone()),
            None if people.len() == 1 => people.into_iter().next(),
            None => None,
        };
        Ok(())
    }

    /// A second workbench on the same project, as the same coder, for another thread.
    ///
    /// # Errors
    /// As [`Workbench::open`].
    pub fn beside(&self) -> Result<Self> {
        let mut beside = Self::open(self.store.path(), self.coder.as_ref().map(|coder| coder.initials.as_str()))?;
        beside.places_folder.clone_from(&self.places_folder);
        Ok(beside)
    }

    /// The coder who acts, if one is named or there is only one.
    #[must_use]
    pub const fn coder(&self) -> Option<&Coder> {
        self.coder.as_ref()
    }

    /// The project file.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.store.path()
    }

    /// Whether the file can only be read here.
    #[must_use]
    pub const fn is_read_only(&self) -> bool {
        self.store.is_read_only()
    }

    /// What was found when the file was verified because the last program had been cut off; `None` where it had not.
    #[must_use]
    pub fn after_crash(&self) -> Option<&[Finding]> {
        self.store.after_crash()
    }

    /// The project's own row.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub fn project(&self) -> Result<Project> {
        Ok(self.store.read().project()?)
    }

    /// Number of the journal's last change: a screen that remembers it knows whether anything has happened since.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub fn seq(&self) -> Result<i64> {
        Ok(self.store.seq()?)
    }

    /// The people who code, by initials.
    pub(super) fn people(&self) -> Result<Vec<Coder>> {
        let coders = self.store.read().coders()?;
        Ok(coders.into_iter().filter(|coder| coder.kind == CoderKind::Person).collect())
    }

    /// The coder who acts.
    pub(super) fn actor(&self) -> Result<Coder> {
        if let Some(coder) = &self.coder {
            return Ok(coder.clone());
        }
        let people = self.people()?;
        if people.is_empty() {
            return Err(WorkbenchError::NoCoders);
        }
        Err(WorkbenchError::WhichCoder { coders: initials(&people) })
    }

    /// Under whose name an act of setting up is written: the coder's where one is known. Framework, transcripts, cases
    /// and coders belong to the project, so these acts are not refused where nobody is named.
    pub(super) fn steward(&self) -> Author {
        self.author(self.coder.as_ref().map(|coder| coder.id))
    }

    pub(super) fn author(&self, coder: Option<CoderId>) -> Author {
        Author { coder, at: now() }
    }

    /// One act of the project's setting up.
    pub(super) fn set_up<T>(&mut self, what: &str, body: impl FnOnce(&mut Door<'_>) -> Result<T>) -> Result<T> {
        let author = self.steward();
        self.store.act(&author, what, body)
    }
}

/// The coder with these initials, letter case aside.
pub(super) fn find_coder<'c>(coders: &'c [Coder], given: &str) -> Result<&'c Coder> {
    let lower = given.trim().to_lowercase();
    coders.iter().find(|coder| coder.initials.to_lowercase() == lower).ok_or_else(|| {
        if coders.is_empty() {
            WorkbenchError::NoCoders
        } else {
            WorkbenchError::UnknownCoder { given: given.to_string(), coders: initials(coders) }
        }
    })
}

/// The initials of coders, as a message lists them.
pub(super) fn initials(coders: &[Coder]) -> String {
    coders.iter().map(|coder| coder.initials.as_str()).collect::<Vec<_>>().join(", ")
}

/// A file's name without folder and extension.
pub(super) fn stem(path: &Path) -> String {
    path.file_stem().map_or_else(|| "study".to_string(), |stem| stem.to_string_lossy().into_owned())
}
