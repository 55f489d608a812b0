//! `emic assignments` and `emic rounds`: who codes what, how far everybody is, and how a round was drawn.

use super::assign::summary;
use super::session::Session;
use super::table::Table;
use super::{End, words};
use crate::model::AssignmentState;
use crate::text;
use crate::workbench::{AssignmentLine, AssignmentQuery, ProgressLine, RoundLine};
use anyhow::Result;
use clap::Args;
use serde_json::json;

const EMPTY: &str = "\
nothing is assigned yet; whoever is assigned a transcript does not see what others code there until it is done:
  emic assign --all --coders AB                                     one coder codes everything
  emic assign --share 20% --strata kind --coders CD --round second  another a random part of it";

#[derive(Debug, Default, Args)]
#[command(after_help = "Examples:\n  emic assignments\n  emic assignments --by AB --state open\n  emic rounds")]
pub(super) struct AssignmentsArgs {
    /// Only of this transcript (title or id)
    #[arg(long, value_name = "T")]
    transcript: Option<String>,
    /// Only of this coder, by initials
    #[arg(long, value_name = "AB")]
    by: Option<String>,
    /// Only of this round
    #[arg(long, value_name = "R")]
    round: Option<String>,
    /// Only in this state; open is either of the first two
    #[arg(long, value_parser = ["to-do", "in-progress", "done", "open"])]
    state: Option<String>,
}

impl AssignmentsArgs {
    fn query(&self) -> AssignmentQuery {
        use AssignmentState::{Done, InProgress, ToDo};
        let states = match self.state.as_deref() {
            Some("to-do") => vec![ToDo],
            Some("in-progress") => vec![InProgress],
            Some("open") => vec![ToDo, InProgress],
            Some(_) => vec![Done],
            None => Vec::new(),
        };
        AssignmentQuery {
            transcript: self.transcript.clone(),
            coder: self.by.clone(),
            round: self.round.clone(),
            states,
        }
    }
}

pub(super) fn assignments(session: &Session, args: &AssignmentsArgs) -> Result<End> {
    let workbench = session.workbench()?;
    let query = args.query();
    let lines = workbench.assignments(&query)?;
    let rounds = workbench.rounds()?;
    session.out.answer(&json!({ "assignments": lines }), || match (rounds.is_empty(), lines.is_empty()) {
        (true, _) => EMPTY.into(),
        (false, true) => "no assignment fits; `emic assignments` lists all".into(),
        (false, false) => board(session, &rounds, &lines, query == AssignmentQuery::default()),
    })?;
    Ok(End::Done)
}

/// Transcripts against coders, round by round; how far everybody is where nothing is left out.
fn board(session: &Session, rounds: &[RoundLine], lines: &[AssignmentLine], whole: bool) -> String {
    let mut told = String::new();
    for round in rounds {
        let mine: Vec<&AssignmentLine> = lines.iter().filter(|line| line.round == round.name).collect();
        if mine.is_empty() {
            continue;
        }
        if !told.is_empty() {
            told.push('\n');
        }
        told.push_str(&format!("round {}\n{}", text::safe(&round.name), table(session, &mine)));
        if whole {
            let far: Vec<String> = round.progress.iter().map(progress).collect();
            let far = text::fill(&far.join(" · "), session.out.width);
            told.push_str(&format!("\n{}\n", text::safe_lines(&far.join("\n"))));
        }
    }
    if lines.iter().any(|line| !line.is_done() && line.codings.is_none()) {
        told.push_str("\nopen: not done yet; whether it is begun is hidden from you until your own is done\n");
    }
    told
}

fn table(session: &Session, lines: &[&AssignmentLine]) -> String {
    let mut coders: Vec<&str> = Vec::new();
    let mut titles: Vec<&str> = Vec::new();
    for line in lines {
        if titles.last() != Some(&line.transcript.as_str()) {
            titles.push(&line.transcript);
        }
        if !coders.contains(&line.coder.as_str()) {
            coders.push(&line.coder);
        }
    }
    coders.sort_unstable();
    let mut table = coders.iter().fold(Table::default().cut("transcript", 12), |table, coder| table.cut(coder, 6));
    for title in titles {
        let cell = |coder: &&str| {
            let found = lines.iter().find(|line| line.transcript == title && line.coder == **coder);
            found.map_or_else(String::new, |line| state(line))
        };
        let cells = coders.iter().map(cell);
        table.row([title.to_string()].into_iter().chain(cells).collect());
    }
    table.draw(&session.out)
}

/// The state of an assignment, as far as the viewer may know.
fn state(line: &AssignmentLine) -> String {
    let word = match (line.state, line.codings) {
        (AssignmentState::ToDo, None) => "open",
        (state, _) => state.word(),
    };
    let again = if line.reopened.is_some() { ", opened again" } else { "" };
    format!("{word}{again}")
}

/// `AB 3 of 8 done, 2 in progress`.
fn progress(of: &ProgressLine) -> String {
    let begun = if of.in_progress == 0 { String::new() } else { format!(", {} in progress", of.in_progress) };
    format!("{} {} of {} done{begun}", of.coder, of.done, of.assigned)
}

pub(super) fn rounds(session: &Session) -> Result<End> {
    let rounds = session.workbench()?.rounds()?;
    session.out.answer(&json!({ "rounds": rounds }), || match rounds.is_empty() {
        true => EMPTY.into(),
        false => rounds.iter().map(|round| described(session, round)).collect::<Vec<_>>().join("\n"),
    })?;
    Ok(End::Done)
}

fn described(session: &Session, round: &RoundLine) -> String {
    let begun = round.begun.as_ref().map_or_else(String::new, |at| format!(", begun {}", words::time(at)));
    let transcripts = words::count(round.transcripts, "transcript");
    let mut told = format!("round {}: {transcripts}{begun}\n", text::safe(&round.name));
    for of in &round.progress {
        told.push_str(&format!("  {}\n", text::safe(&progress(of))));
    }
    let room = session.out.width.saturating_sub(4);
    for draw in &round.draws {
        told.push_str(&format!("  {}, {}\n", summary(draw), words::time(&draw.at)));
        for (word, titles) in [("drawn", &draw.drawn), ("from", &draw.pool)] {
            for row in text::fill(&format!("{word}: {}", text::safe(&titles.join(", "))), room) {
                told.push_str(&format!("    {row}\n"));
            }
        }
    }
    told
}
