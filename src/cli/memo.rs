//! `emic memo`: memos on codings, transcripts, themes, cases and the project, written and listed.

use super::filters::MemoFilters;
use super::session::Session;
use super::{End, words};
use crate::model::MemoAbout;
use crate::text;
use crate::workbench::{MemoLine, MemoQuery, MemoTarget, Workbench};
use anyhow::{Context, Result};
use clap::{ArgGroup, Args, Subcommand};
use serde_json::json;
use std::io::Read;

/// What is read from standard input instead of being given.
const STANDARD_INPUT: &str = "-";

const EXAMPLES: &str = "\
Examples:
  emic memo set --transcript P01 \"Tired; the baby was in the room.\"
  emic memo set --theme 4.1 \"Overlaps with 4.2: settle before round two.\"
  emic memo set --case P01 -                  reads the memo from standard input
  emic memo set --project-wide \"\"             takes your memo on the project away
  emic memo list --about theme
  emic memo list --transcript P01 --words envelope

Everybody has one memo of her own on each thing. `emic memo list` shows those of the others too, as far as you may see
them: as long as you code anything that others code as well, their memos on it, on themes, cases and the project are hidden.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct MemoArgs {
    #[command(subcommand)]
    command: MemoCommand,
}

#[derive(Debug, Subcommand)]
enum MemoCommand {
    /// Write your memo on one thing, in place of the one that is there
    #[command(group(ArgGroup::new("thing").required(true).args(["transcript", "theme", "case", "project_wide", "coding"])))]
    Set {
        /// On a transcript (title or id)
        #[arg(long, value_name = "T")]
        transcript: Option<String>,
        /// On a theme (key, number or id)
        #[arg(long, value_name = "K")]
        theme: Option<String>,
        /// On a case
        #[arg(long, value_name = "C")]
        case: Option<String>,
        /// On the project as a whole
        #[arg(long)]
        project_wide: bool,
        /// On one of your codings (its id, or the beginning of it)
        #[arg(long, value_name = "ID")]
        coding: Option<String>,
        /// The memo; - reads it from standard input, an empty one takes the memo away
        #[arg(allow_hyphen_values = true)]
        text: String,
    },
    /// List memos, whatever they are on
    List {
        #[command(flatten)]
        filters: MemoFilters,
    },
}

pub(super) fn run(session: &Session, args: MemoArgs) -> Result<End> {
    let mut workbench = session.workbench()?;
    match args.command {
        MemoCommand::Set { transcript, theme, case, coding, text, .. } => {
            let target = if let Some(title) = transcript {
                MemoTarget::About(MemoAbout::Transcript(workbench.find_transcript(&title)?))
            } else if let Some(theme) = theme {
                MemoTarget::About(MemoAbout::Theme(workbench.find_theme(&theme)?))
            } else if let Some(case) = case {
                MemoTarget::About(MemoAbout::Case(workbench.find_case(&case)?))
            } else if let Some(id) = coding {
                MemoTarget::Coding(workbench.find_coding(&id)?)
            } else {
                MemoTarget::About(MemoAbout::Project)
            };
            set(session, &mut workbench, target, &given(&text)?)?;
        }
        MemoCommand::List { filters } => {
            let memos = workbench.memos(&filters.query())?;
            session.out.answer(&json!({ "memos": memos }), || draw(session, &memos))?;
        }
    }
    Ok(End::Done)
}

/// A text as it was given, or as it stands on standard input, without the end of its last line.
pub(super) fn given(text: &str) -> Result<String> {
    if text != STANDARD_INPUT {
        return Ok(text.to_string());
    }
    let mut read = String::new();
    let what = "the text could not be read from standard input; give it as UTF-8 text";
    std::io::stdin().lock().read_to_string(&mut read).context(what)?;
    Ok(read.replace("\r\n", "\n").trim_end().to_string())
}

fn set(session: &Session, workbench: &mut Workbench, target: MemoTarget, text: &str) -> Result<()> {
    let written = workbench.write_memo(target, text, None)?;
    let by = workbench.coder().map(|coder| coder.initials.clone());
    let mut memos = workbench.memos(&MemoQuery { by, ..MemoQuery::default() })?;
    memos.retain(|line| line.target == target);
    session.out.answer(&json!({ "memos": memos }), || {
        let about = text::safe(&written.about).into_owned();
        if written.text.is_empty() { format!("no memo on {about}") } else { format!("memo on {about} saved") }
    })
}

fn draw(session: &Session, memos: &[MemoLine]) -> String {
    if memos.is_empty() {
        return "no memos".into();
    }
    let mut told = String::new();
    for line in memos {
        let place = match (&line.citation, line.removed) {
            (Some(citation), _) => format!("{citation}  {}", line.about),
            (None, true) => format!("{} {} (removed)", line.kind.word(), line.about),
            (None, false) => format!("{} {}", line.kind.word(), line.about),
        };
        let time = words::time(line.changed.as_ref().unwrap_or(&line.created));
        let head = format!("{} [{}]  {time}", text::safe(&place), text::safe(&line.coder));
        told.push_str(&session.out.strong(&text::truncate(&head, session.out.width)));
        told.push('\n');
        let room = session.out.width.saturating_sub(2);
        if let Some(quote) = &line.quote {
            let quote = text::truncate(&text::safe(quote), room.saturating_sub(2));
            told.push_str(&format!("  “{quote}”\n"));
        }
        for row in text::fill(&line.memo, room) {
            told.push_str(format!("  {row}").trim_end());
            told.push('\n');
        }
        told.push('\n');
    }
    format!("{told}{}", words::count(memos.len(), "memo"))
}
