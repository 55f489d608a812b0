//! One run of the program: the global options, where the output goes, and the screens.

use super::global::Global;
use super::print::{Output, ascii, complain};
use super::usage::usage;
use super::{Appearance, Screens, project};
use crate::workbench::Workbench;
use anyhow::Result;
use std::path::{Path, PathBuf};

/// The variable that names the coder.
const CODER: &str = "EMIC_CODER";

/// One run.
pub(super) struct Session {
    global: Global,
    look: Appearance,
    /// Where the answer goes, and how.
    pub(super) out: Output,
    /// What the screens can do.
    pub(super) screens: Screens,
}

impl Session {
    pub(super) fn new(global: Global, look: Appearance, screens: Screens) -> Self {
        Self { out: Output::new(global.json, screens.width), global, look, screens }
    }

    /// Opens the screens on a project, as a coder.
    pub(super) fn open_screens(&self, project: &Path, coder: Option<&str>, look: &Appearance) -> Result<()> {
        (self.screens.open)(project, coder, &self.look.or(look))
    }

    /// Whether drawings are made of ASCII signs alone.
    pub(super) fn ascii(&self) -> bool {
        self.look.ascii || ascii()
    }

    /// Who acts, as far as it was said; an empty variable says nothing.
    pub(super) fn coder(&self) -> Option<String> {
        let variable = || std::env::var(CODER).ok().filter(|initials| !initials.trim().is_empty());
        self.global.coder.clone().or_else(variable)
    }

    /// The project that is meant; `None` where nothing names one and the folder holds none.
    pub(super) fn project_if_any(&self) -> Result<Option<PathBuf>> {
        project::find(self.global.project.as_deref())
    }

    /// The project that is meant.
    pub(super) fn project(&self) -> Result<PathBuf> {
        self.project_if_any()?.ok_or_else(project::none)
    }

    /// The project, open, with its coder at the workbench.
    pub(super) fn workbench(&self) -> Result<Workbench> {
        self.open_as(self.coder().as_deref())
    }

    /// The project, open, for acts that make coders: a variable that names nobody yet is no obstacle.
    pub(super) fn workbench_before_coders(&self) -> Result<Workbench> {
        match &self.global.coder {
            Some(coder) => self.open_as(Some(coder)),
            None => self.workbench().or_else(|_| self.open_as(None)),
        }
    }

    fn open_as(&self, coder: Option<&str>) -> Result<Workbench> {
        let workbench = Workbench::open(&self.project()?, coder)?;
        if let Some(findings) = workbench.after_crash() {
            after_crash(&workbench, findings.len());
        }
        Ok(workbench)
    }

    /// Refuses `--project` for a command that is told its file otherwise.
    pub(super) fn takes_no_project(&self, command: &str) -> Result<()> {
        match &self.global.project {
            Some(path) => Err(usage(format!(
                "`emic {command}` is given its file by name, and --project names {} as well; give one of them",
                path.display()
            ))),
            None => Ok(()),
        }
    }

    /// Refuses `--json` for a command that has no JSON.
    pub(super) fn takes_no_json(&self, command: &str, instead: &str) -> Result<()> {
        if self.out.json { Err(usage(format!("`emic {command}` has no JSON; {instead}"))) } else { Ok(()) }
    }
}

/// The last program was cut off while it had the file open, and everything has been verified.
fn after_crash(workbench: &Workbench, findings: usize) {
    let path = workbench.path().display();
    match findings {
        0 => {
            complain(&format!("{path} was not closed properly last time; all of it was verified and nothing is wrong"))
        }
        _ => complain(&format!(
            "{path} was not closed properly last time and there is damage ({findings} found); keep a copy of the file as it is and run `emic check`"
        )),
    }
}
