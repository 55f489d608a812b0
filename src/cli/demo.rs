//! `emic demo`: the demo project, built from the samples inside the program, and opened.

use super::print::complain;
use super::session::Session;
use super::{Appearance, End, words};
use crate::model::CoderKind;
use crate::text;
use crate::workbench::{CodingQuery, DemoReport, Workbench};
use anyhow::Result;
use clap::Args;
use std::path::{Path, PathBuf};

/// The project file in the folder.
const FILE: &str = "demo.emic";

/// Who looks at the demo where nobody else was named.
const CODER: &str = "AB";

const EXAMPLES: &str = "\
Examples:
  emic demo
  emic demo try-it --no-open
  emic --project try-it/demo.emic --coder AB search housing";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct DemoArgs {
    /// The folder to put it in
    #[arg(default_value = "emic-demo")]
    dir: PathBuf,
    /// Only make it, do not open it
    #[arg(long)]
    no_open: bool,
    #[command(flatten)]
    look: Appearance,
}

pub(super) fn run(session: &Session, args: &DemoArgs) -> Result<End> {
    session.takes_no_project("demo")?;
    let path = args.dir.join(FILE);
    let report = if path.exists() {
        let report = look_at(&path)?;
        complain(&format!("{} is there already and was left as it is; delete it to have a fresh one", path.display()));
        report
    } else {
        Workbench::demo(&path)?
    };
    let coder = session.coder().unwrap_or_else(|| CODER.to_string());
    if !args.no_open && !session.out.json && session.out.terminal {
        let known = Workbench::open(&path, Some(&coder)).is_ok();
        session.open_screens(&path, known.then_some(coder.as_str()), &args.look)?;
        return Ok(End::Done);
    }
    session.out.answer(&report, || {
        format!(
            "{}: {}, {}, {}\nlook at it: emic --project {} --coder {CODER} open\n",
            text::safe(&path.to_string_lossy()),
            words::count(report.transcripts, "transcript"),
            words::count(report.coders, "coder"),
            words::count(report.codings, "coding"),
            text::safe(&path.to_string_lossy()),
        )
    })?;
    Ok(End::Done)
}

/// What a demo that was made earlier holds by now.
fn look_at(path: &Path) -> Result<DemoReport> {
    let workbench = Workbench::open(path, None)?;
    Ok(DemoReport {
        project: path.to_path_buf(),
        transcripts: workbench.transcripts()?.transcripts.len(),
        coders: workbench.coders()?.iter().filter(|coder| coder.kind == CoderKind::Person).count(),
        codings: workbench.codings(&CodingQuery::default())?.len(),
    })
}
