//! `emic done` and `emic reopen`: a coder is through with a transcript, and opens it again for a reason.

use super::session::Session;
use super::{End, words};
use crate::text;
use crate::workbench::{AssignmentLine, DoneReport};
use anyhow::Result;
use clap::Args;

#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  emic --coder AB done P01\n\nIt locks your codings there and shows you what others coded. \
                  `emic reopen` opens it again, for a\nreason that is kept."
)]
pub(super) struct DoneArgs {
    /// Title or id
    transcript: String,
    /// Only in this round
    #[arg(long, value_name = "R")]
    round: Option<String>,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  emic --coder AB reopen P01 --why \"the theme Moves came in after I had finished\"\n\nIf \
                  somebody else had coded there by then, what you had is kept as your independent reading, and\n\
                  agreement is counted on that."
)]
pub(super) struct ReopenArgs {
    /// Title or id
    transcript: String,
    /// Why; it is kept
    #[arg(long, value_name = "…", allow_hyphen_values = true)]
    why: String,
    /// Only in this round
    #[arg(long, value_name = "R")]
    round: Option<String>,
}

pub(super) fn done(session: &Session, args: &DoneArgs) -> Result<End> {
    let mut workbench = session.workbench()?;
    let transcript = workbench.find_transcript(&args.transcript)?;
    let report = workbench.done(transcript, args.round.as_deref())?;
    let own = workbench.coder().map(|coder| coder.id);
    let mine = |line: &&AssignmentLine| line.transcript_id == transcript && Some(line.coder_id) == own;
    let lines: Vec<&AssignmentLine> = report.assignments.iter().filter(mine).collect();
    session.out.answer(&report, || locked(&report, &lines))?;
    Ok(End::Done)
}

/// What is locked now, or in which rounds it is still open.
fn locked(report: &DoneReport, mine: &[&AssignmentLine]) -> String {
    let title = mine.first().map_or_else(String::new, |line| text::safe(&line.transcript).into_owned());
    let already = if report.marked == 0 { "was done already" } else { "is done" };
    let codings = words::count(report.work.codings, "coding");
    let mut told = format!("{title} {already}: {codings}");
    if report.work.unrated > 0 {
        told.push_str(&format!(", {} without a magnitude though there is a scale", report.work.unrated));
    }
    let open: Vec<&str> = mine.iter().filter(|line| !line.is_done()).map(|line| line.round.as_str()).collect();
    if open.is_empty() {
        told.push_str(&format!(
            "\nthey are locked, and you see what others coded there; `emic reopen {title} --why \"…\"` opens it again\n"
        ));
    } else {
        let rounds = text::safe(&open.join(", ")).into_owned();
        told.push_str(&format!("\nit is still open in round {rounds}, so that nothing is locked yet\n"));
    }
    told
}

pub(super) fn reopen(session: &Session, args: &ReopenArgs) -> Result<End> {
    let mut workbench = session.workbench()?;
    let transcript = workbench.find_transcript(&args.transcript)?;
    let report = workbench.reopen(transcript, &args.why, args.round.as_deref())?;
    let title = text::safe(workbench.names()?.title(transcript)).into_owned();
    session.out.answer(&report, || {
        let aside = if report.set_aside {
            "others had coded there, so what you had coded until now is kept as your independent reading; agreement is \
             counted on that\n"
        } else {
            ""
        };
        format!("{title} is open again; what others code there is hidden until you are done\n{aside}")
    })?;
    Ok(End::Done)
}
