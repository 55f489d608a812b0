//! `emic assign` and `emic unassign`: who codes which transcripts, all of them, those named, or a random choice.

use super::session::Session;
use super::table::Table;
use super::usage::usage;
use super::{End, words};
use crate::model::TranscriptId;
use crate::text;
use crate::workbench::{AssignReport, AssignRequest, DrawLine, DrawRequest, FIRST_ROUND, Workbench};
use anyhow::Result;
use clap::Args;

const EXAMPLES: &str = "\
Examples:
  emic assign --all --coders AB
  emic assign P01 P02 --coders AB,CD --round pilot
  emic assign --share 20% --strata kind --coders CD --round second --dry-run

Whoever is assigned a transcript sees nothing of what others coded there until it is done.
--share draws from the transcripts that are named, else from all. The share is rounded to whole transcripts, at least
one; with --strata every stratum gets its part of them. The same seed on the same transcripts gives the same draw.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct AssignArgs {
    /// Titles or ids
    #[arg(value_name = "TRANSCRIPT")]
    transcripts: Vec<String>,
    /// Whom, by initials
    #[arg(long, value_name = "AB,CD", value_delimiter = ',', required = true)]
    coders: Vec<String>,
    /// In which round; else round 1
    #[arg(long, value_name = "R")]
    round: Option<String>,
    /// Every transcript of the project
    #[arg(long, conflicts_with = "transcripts")]
    all: bool,
    /// Only a random share of them, such as 20%
    #[arg(long, value_name = "P", value_parser = share)]
    share: Option<u16>,
    /// The seed of the random choice; else 1
    #[arg(long, value_name = "N", requires = "share")]
    seed: Option<u64>,
    /// Draw from each kind, or each value of a case attribute, its part
    #[arg(long, value_name = "kind|ATTRIBUTE", value_delimiter = ',', requires = "share")]
    strata: Vec<String>,
    /// Show what would be assigned and write nothing
    #[arg(long)]
    dry_run: bool,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  emic unassign P01 --coders CD\n\nWhat is done is kept: its coder opens it again first, with \
                  `emic reopen`."
)]
pub(super) struct UnassignArgs {
    /// Titles or ids
    #[arg(value_name = "TRANSCRIPT", required = true)]
    transcripts: Vec<String>,
    /// From whom, by initials
    #[arg(long, value_name = "AB,CD", value_delimiter = ',', required = true)]
    coders: Vec<String>,
    /// Only in this round
    #[arg(long, value_name = "R")]
    round: Option<String>,
}

pub(super) fn assign(session: &Session, args: AssignArgs) -> Result<End> {
    let AssignArgs { transcripts, coders, round, all, share, seed, strata, dry_run } = args;
    if transcripts.is_empty() && !all && share.is_none() {
        return Err(usage("say which transcripts to assign by title, or --all, or a random --share of all"));
    }
    let mut workbench = session.workbench()?;
    let request = AssignRequest {
        transcripts: found(&workbench, &transcripts)?,
        coders,
        round,
        draw: share.map(|per_mille| DrawRequest { per_mille, seed, strata }),
        dry_run,
    };
    let report = workbench.assign(&request)?;
    session.out.answer(&report, || told(session, &report))?;
    Ok(End::Done)
}

pub(super) fn unassign(session: &Session, args: &UnassignArgs) -> Result<End> {
    let mut workbench = session.workbench()?;
    let transcripts = found(&workbench, &args.transcripts)?;
    let report = workbench.unassign(&transcripts, &args.coders, args.round.as_deref())?;
    session.out.answer(&report, || format!("taken away: {}", words::count(report.removed, "assignment")))?;
    Ok(End::Done)
}

fn found(workbench: &Workbench, typed: &[String]) -> Result<Vec<TranscriptId>> {
    Ok(typed.iter().map(|title| workbench.find_transcript(title)).collect::<Result<_, _>>()?)
}

/// Reads a share.
fn share(told: &str) -> Result<u16, String> {
    DrawRequest::share(told).map_err(|error| error.to_string())
}

fn told(session: &Session, report: &AssignReport) -> String {
    let mut told = report.draw.as_ref().map_or_else(String::new, |draw| drawn(session, draw));
    let added = words::count(report.added, "assignment");
    let word = if report.dry_run { "would be new" } else { "added" };
    told.push_str(&format!("round {}: {added} {word}", text::safe(&report.round)));
    if report.already_there > 0 {
        told.push_str(&format!(", {} there already", report.already_there));
    }
    told.push('\n');
    for note in &report.notes {
        told.push_str(&format!("note: {}\n", text::safe(note)));
    }
    if report.dry_run {
        told.push_str("nothing was written; without --dry-run it is\n");
    } else if report.round != FIRST_ROUND || report.draw.is_some() {
        told.push_str("`emic rounds` shows the rounds and how they were drawn, `emic assignments` who codes what\n");
    } else {
        told.push_str("`emic assignments` shows who codes what, and how far everybody is\n");
    }
    told
}

/// A draw that is just being made, with how many of each stratum.
fn drawn(session: &Session, draw: &DrawLine) -> String {
    let mut told = format!("{}:\n", summary(draw));
    for row in text::fill(&draw.drawn.join(", "), session.out.width.saturating_sub(2)) {
        told.push_str(&format!("  {row}\n"));
    }
    if let Some(counts) = draw.counts.as_ref().filter(|_| !draw.strata.is_empty()) {
        let mut table = Table::default().cut("stratum", 12).number("in the pool").number("drawn");
        for of in counts {
            table.row(vec![of.stratum.clone(), of.pool.to_string(), of.drawn.to_string()]);
        }
        told.push_str(&table.draw(&session.out));
    }
    told
}

/// `drawn 2 of 10 transcripts (20%, seed 1, by kind)`.
pub(super) fn summary(draw: &DrawLine) -> String {
    let by = if draw.strata.is_empty() { String::new() } else { format!(", by {}", draw.strata.join(", ")) };
    let (some, all) = (draw.drawn.len(), words::count(draw.pool.len(), "transcript"));
    format!("drawn {some} of {all} ({}, seed {}{})", draw.share, draw.seed, text::safe(&by))
}
