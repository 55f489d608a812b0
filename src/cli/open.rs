//! `emic open`, `emic FILE.emic` and `emic` alone: the terminal workbench.

use super::session::Session;
use super::{Appearance, End};
use anyhow::{Result, bail};
use clap::Args;
use std::path::{Path, PathBuf};

/// What somebody sees who starts the program where there is no project.
const WELCOME: &str = "\
emic: coding interview and focus-group transcripts with the Framework Approach

There is no project in this folder. You can

  emic tutor                    learn the screens in twenty minutes, by doing
  emic demo                     look at a project with ten fictional transcripts
  emic new study.emic --add-coder \"AB:Your Name\"
                                make a project, then: emic import FOLDER
  emic path/to/study.emic       open a project that is somewhere else

  emic --help                   all commands
";

#[derive(Debug, Args)]
pub(super) struct OpenArgs {
    /// The project file; else --project, else the only one in this folder
    pub(super) file: Option<PathBuf>,
    #[command(flatten)]
    look: Appearance,
}

pub(super) fn run(session: &Session, args: &OpenArgs) -> Result<End> {
    no_json(session)?;
    match &args.file {
        Some(file) => {
            session.takes_no_project("open FILE")?;
            open(session, file, &args.look)
        }
        None => open(session, &session.project()?, &args.look),
    }
}

/// `emic` without a command.
pub(super) fn bare(session: &Session) -> Result<End> {
    no_json(session)?;
    match session.project_if_any()? {
        Some(project) => open(session, &project, &Appearance::default()),
        None => {
            session.out.text(WELCOME)?;
            Ok(End::Done)
        }
    }
}

fn no_json(session: &Session) -> Result<()> {
    session.takes_no_json("open", "try `emic transcripts --json`")
}

fn open(session: &Session, project: &Path, look: &Appearance) -> Result<End> {
    if !session.out.terminal {
        bail!(
            "the screens need a terminal, and standard output is none; `emic transcripts`, `emic show` and `emic search` print what they show"
        );
    }
    session.open_screens(project, session.coder().as_deref(), look)?;
    Ok(End::Done)
}
