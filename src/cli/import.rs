//! `emic import`: transcripts from files and folders, with a report of what was understood.

use super::filters::kind;
use super::print::complain;
use super::session::Session;
use super::table::Table;
use super::{End, words};
use crate::model::TranscriptKind;
use crate::text;
use crate::workbench::{ImportReport, ImportRequest, ImportStatus, ImportedTranscript, LAYOUTS, SpeakerLine};
use anyhow::Result;
use clap::Args;
use clap::builder::PossibleValue;
use indicatif::{ProgressBar, ProgressStyle};
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  emic import transcripts/                    every .txt, .docx and .vtt file in the folder
  emic import P07.docx --dry-run              look first, write nothing
  emic import FG2.txt --speaker \"M=interviewer\" --speaker \"Ana=participant:P12\"

Importing a text that is there already adds nothing.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ImportArgs {
    /// Files, and folders of files
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// What kind of conversation; else guessed from the number of participants
    #[arg(long, value_name = "K", value_parser = kind())]
    kind: Option<TranscriptKind>,
    /// How the files are laid out; else by their extension
    #[arg(long, value_name = "L", value_parser = LAYOUTS.iter().map(|(name, help)| PossibleValue::new(*name).help(*help)).collect::<Vec<_>>())]
    layout: Option<String>,
    /// Who a label is; may be given several times
    #[arg(long = "speaker", value_name = "LABEL=ROLE[:CASE]")]
    speakers: Vec<String>,
    /// Look and report, write nothing
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(session: &Session, args: ImportArgs) -> Result<End> {
    let mut workbench = session.workbench()?;
    let ImportArgs { paths, kind, layout, speakers, dry_run } = args;
    let request = ImportRequest { paths, kind, layout, speakers, dry_run };
    let bar = progress_bar();
    let report = workbench.import(&request, |done, all| {
        bar.set_length(all as u64);
        bar.set_position(done as u64);
        true
    });
    bar.finish_and_clear();
    let report = report?;
    session.out.answer(&report, || draw(session, &report))?;
    if report.refused() == 0 {
        return Ok(End::Done);
    }
    let bad: Vec<&str> = with(&report, ImportStatus::Refused).map(|line| line.file.as_str()).collect();
    complain(&format!(
        "{} and {} refused ({}); the reasons are in the report: mend those files and import them again",
        summary(&report),
        words::count(bad.len(), "file"),
        bad.join(", ")
    ));
    Ok(End::Failed)
}

/// Progress on standard error, where that is a terminal.
fn progress_bar() -> ProgressBar {
    let bar = ProgressBar::new(0);
    if let Ok(style) = ProgressStyle::with_template("reading {pos} of {len} {wide_bar}") {
        bar.set_style(style);
    }
    bar
}

fn with(report: &ImportReport, status: ImportStatus) -> impl Iterator<Item = &ImportedTranscript> {
    report.transcripts.iter().filter(move |line| line.status == status)
}

/// What came of it, in a clause.
fn summary(report: &ImportReport) -> String {
    let added = words::count(with(report, ImportStatus::Added).count(), "transcript");
    let known = with(report, ImportStatus::AlreadyThere).count();
    let verb = if report.dry_run { "would be imported" } else { "imported" };
    match known {
        0 => format!("{added} {verb}"),
        _ => format!("{added} {verb}, {known} already there"),
    }
}

fn draw(session: &Session, report: &ImportReport) -> String {
    let mut table = Table::default()
        .cut("file", 10)
        .column("status")
        .column("layout")
        .column("kind")
        .number("turns")
        .wrap("speakers", 24);
    for line in &report.transcripts {
        table.row(vec![
            line.file.clone(),
            status(line.status).into(),
            line.layout.clone().unwrap_or_default(),
            line.kind.map_or("", TranscriptKind::word).into(),
            if line.status == ImportStatus::Refused { String::new() } else { line.turns.to_string() },
            speakers(&line.speakers),
        ]);
    }
    let mut told = table.draw(&session.out);
    let warnings: Vec<String> = report
        .transcripts
        .iter()
        .flat_map(|line| line.warnings.iter().map(|warning| said_of(&line.file, warning)))
        .chain(report.warnings.iter().cloned())
        .collect();
    if !warnings.is_empty() {
        told.push_str(&format!("\n{}\n", session.out.strong("to look at")));
    }
    for warning in warnings {
        for (place, row) in text::fill(&warning, session.out.width.saturating_sub(2)).iter().enumerate() {
            told.push_str(if place == 0 { "- " } else { "  " });
            told.push_str(row);
            told.push('\n');
        }
    }
    let dry = if report.dry_run { " (a dry run: nothing was written)" } else { "" };
    told.push_str(&format!("\n{}{dry}\n", summary(report)));
    told
}

/// A warning with its file, where it does not name it.
fn said_of(file: &str, warning: &str) -> String {
    if warning.contains(file) { warning.to_string() } else { format!("{file}: {warning}") }
}

const fn status(status: ImportStatus) -> &'static str {
    match status {
        ImportStatus::Added => "added",
        ImportStatus::AlreadyThere => "already there",
        ImportStatus::Refused => "refused",
    }
}

/// One line for each speaker.
fn speakers(speakers: &[SpeakerLine]) -> String {
    let line = |speaker: &SpeakerLine| {
        let label = text::safe(&speaker.label);
        let case = speaker.case.as_ref().filter(|case| **case != speaker.label);
        let case = case.map_or_else(String::new, |case| format!(" for {}", text::safe(case)));
        let case = if speaker.role.speaks_for_participants() { case } else { String::new() };
        let label = if label.is_empty() { "(no label)" } else { &label };
        format!("{label}: {}{case}, {}", speaker.role.word(), words::count(speaker.words as usize, "word"))
    };
    speakers.iter().map(line).collect::<Vec<_>>().join("\n")
}
