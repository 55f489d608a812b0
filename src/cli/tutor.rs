//! `emic tutor`: the tutorial, made where there is none yet, and opened where one left off.

use super::session::Session;
use super::{Appearance, End};
use crate::text;
use crate::workbench::{LEARNER, StepLine, Workbench, places_folder};
use anyhow::{Context, Result};
use clap::Args;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// The name of the project file, without its ending.
const NAME: &str = "tutor";

/// The folder where none is named: one of its own, so that the tutorial is not taken for the project of a folder.
const FOLDER: &str = "emic-tutor";

const EXAMPLES: &str = "\
Examples:
  emic tutor                    begins, or goes on where you left off
  emic tutor --fresh            begins once more, beside the one that is there
  emic tutor --no-open          only says how far you are";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct TutorArgs {
    /// The folder to put it in
    #[arg(default_value = FOLDER)]
    dir: PathBuf,
    /// Begin once more, in a new file; the one that is there stays
    #[arg(long)]
    fresh: bool,
    /// Only make it and say how far you are, do not open it
    #[arg(long)]
    no_open: bool,
    #[command(flatten)]
    look: Appearance,
}

#[derive(Debug, Serialize)]
struct TutorReport {
    project: PathBuf,
    coder: &'static str,
    transcript: String,
    steps: Vec<StepLine>,
    done: usize,
    next: Option<usize>,
}

pub(super) fn run(session: &Session, args: &TutorArgs) -> Result<End> {
    session.takes_no_project("tutor")?;
    let path = if args.fresh { first_free(&args.dir) } else { latest(&args.dir) };
    if !path.exists() {
        Workbench::make_tutorial(&path)?;
    }
    let report = look_at(&path)?;
    if !args.no_open && !session.out.json && session.out.terminal {
        session.open_screens(&path, Some(LEARNER), &args.look)?;
        return Ok(End::Done);
    }
    session.out.answer(&report, || told(&report, &args.dir))?;
    Ok(End::Done)
}

/// How far the learner is with the tutorial in this file.
fn look_at(path: &Path) -> Result<TutorReport> {
    let shown = path.display();
    let other = || format!("{shown} is another project, not the tutorial; name another folder: emic tutor FOLDER");
    let mut workbench = Workbench::open(path, None)?;
    workbench.sit_down(Some(LEARNER)).with_context(other)?;
    workbench.remember_places_in(places_folder());
    let tutorial = workbench.tutorial()?.with_context(other)?;
    let next = tutorial.next().map(|step| step.n);
    let done = tutorial.steps.iter().filter(|step| step.done).count();
    let title = workbench.names()?.title(tutorial.transcript).to_string();
    Ok(TutorReport {
        project: path.to_path_buf(),
        coder: LEARNER,
        transcript: title,
        steps: tutorial.steps,
        done,
        next,
    })
}

fn told(report: &TutorReport, dir: &Path) -> String {
    let next = report.next.and_then(|next| report.steps.iter().find(|step| step.n == next));
    let next = match next {
        Some(step) => format!("next is step {}, {}", step.n, step.title),
        None => "all of it is done".to_string(),
    };
    let dir = if dir == Path::new(FOLDER) { String::new() } else { format!(" {}", text::safe(&dir.to_string_lossy())) };
    format!(
        "{}: {} of {} steps done, {next}\ngo on with it: emic tutor{dir}\n",
        text::safe(&report.project.to_string_lossy()),
        report.done,
        report.steps.len(),
    )
}

/// The file of the `count`th time.
fn file(dir: &Path, count: usize) -> PathBuf {
    dir.join(if count < 2 { format!("{NAME}.emic") } else { format!("{NAME}-{count}.emic") })
}

/// A file that is not there yet.
fn first_free(dir: &Path) -> PathBuf {
    let mut count = 1;
    while file(dir, count).exists() {
        count += 1;
    }
    file(dir, count)
}

/// The file that was begun last; the first where none was.
fn latest(dir: &Path) -> PathBuf {
    let mut count = 1;
    while file(dir, count + 1).exists() {
        count += 1;
    }
    file(dir, count)
}
