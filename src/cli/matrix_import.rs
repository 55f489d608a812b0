//! `emic matrix import`: an exported matrix that was edited comes back.
//!
//! Every difference is shown before anything is written. It is written where that is asked for: by `--yes`, or by an
//! answer at a terminal. Status 3 says that there are differences and they were not written.

use super::print::{Output, ask, complain};
use super::session::Session;
use super::{End, words};
use crate::text;
use crate::workbench::{ChangedSince, MatrixDifference, MatrixReading};
use anyhow::Result;
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  emic matrix --out matrix.xlsx            then edit summaries and syntheses in a spreadsheet
  emic matrix import matrix.xlsx --dry-run shows what differs, writes nothing
  emic matrix import matrix.xlsx           shows it and asks
  emic matrix import matrix.csv --yes      shows it and writes it, in one act that one undo takes back

Only summaries and syntheses are read; blank lines part paragraphs, \"> \" begins a verbatim one, \"// \" a comment. Rows,
columns and sheets may be moved, sorted, renamed or deleted; what is not in the file stays as it is.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct MatrixImportArgs {
    /// The file: .xlsx or .csv
    file: PathBuf,
    /// Show what differs, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Write without asking
    #[arg(long, conflicts_with = "dry_run")]
    yes: bool,
    /// Where the project got another text since the export: keep both, or replace it by that of the file
    #[arg(long, value_name = "keep-both|replace", value_parser = changed())]
    changed_since: Option<ChangedSince>,
}

fn changed() -> impl TypedValueParser<Value = ChangedSince> {
    PossibleValuesParser::new(["keep-both", "replace"])
        .map(|word| if word == "replace" { ChangedSince::Replace } else { ChangedSince::KeepBoth })
}

pub(super) fn run(session: &Session, args: &MatrixImportArgs) -> Result<End> {
    let mut workbench = session.workbench()?;
    let reading = workbench.read_matrix_back(&args.file)?;
    let refused = reading.changed_since() > 0 && args.changed_since.is_none();
    let some = !reading.differences.is_empty();
    let asks = !args.yes && !args.dry_run && !session.out.json && !refused && some;
    if asks && std::io::IsTerminal::is_terminal(&std::io::stdin()) {
        session.out.text(&draw(&reading, &session.out))?;
        if !ask("Write this?")? {
            session.out.text("nothing was written")?;
            return Ok(End::Done);
        }
        workbench.write_matrix_back(&reading, args.changed_since)?;
        session.out.text(&written(&reading))?;
        return Ok(End::Done);
    }
    let writes = args.yes && !refused;
    if writes {
        workbench.write_matrix_back(&reading, args.changed_since)?;
    }
    tell(session, &reading, writes)?;
    if refused && args.yes {
        if let Err(why) = workbench.write_matrix_back(&reading, None) {
            complain(&why.to_string());
        }
        return Ok(End::Findings);
    }
    if writes || args.dry_run || !some {
        return Ok(End::Done);
    }
    complain("nothing was written; say --yes to write what differs");
    Ok(End::Findings)
}

fn tell(session: &Session, reading: &MatrixReading, written: bool) -> Result<()> {
    let mut document = serde_json::to_value(reading)?;
    if let Some(keys) = document.as_object_mut() {
        keys.insert("written".into(), (written && !reading.differences.is_empty()).into());
    }
    session.out.answer(&document, || {
        let end = if written { self::written(reading) } else { String::new() };
        draw(reading, &session.out) + &end
    })
}

fn written(reading: &MatrixReading) -> String {
    match reading.differences.len() {
        0 => String::new(),
        count => format!("written: {}; `emic undo` takes it back\n", words::count(count, "text")),
    }
}

/// The differences, each with its lines before and after.
fn draw(reading: &MatrixReading, out: &Output) -> String {
    let mut told = String::new();
    for difference in &reading.differences {
        told.push_str(&out.strong(&heading(difference)));
        told.push('\n');
        lines(&mut told, difference);
        told.push('\n');
    }
    let count = reading.differences.len();
    told.push_str(&match count {
        0 => format!("no difference: {} as in the project\n", words::count(reading.unchanged, "text")),
        _ => format!("{}, {} without\n", words::count(count, "difference"), words::count(reading.unchanged, "text")),
    });
    if reading.not_in_file > 0 {
        told.push_str(&format!(
            "not in the file and left as they are: {}\n",
            words::count(reading.not_in_file, "text")
        ));
    }
    for note in &reading.notes {
        told.push_str(&format!("{}\n", text::safe(note)));
    }
    told
}

fn heading(difference: &MatrixDifference) -> String {
    let mut told = format!("{} ({})", text::safe(&difference.name), text::safe(&difference.place));
    if let (Some(before), Some(after)) = (difference.state, difference.state_after)
        && before != after
    {
        told.push_str(&format!(": {} → {}", before.word(), after.word()));
    }
    if difference.changed_since {
        told.push_str(" — CHANGED IN THE PROJECT SINCE THE EXPORT");
    }
    told
}

/// The lines that differ; those that both have at the beginning and the end are counted.
fn lines(told: &mut String, difference: &MatrixDifference) {
    let split = |text: &Option<String>| -> Vec<String> {
        text.iter().flat_map(|text| text.split('\n')).map(String::from).collect()
    };
    let (before, after) = (split(&difference.before), split(&difference.after));
    let first = before.iter().zip(&after).take_while(|(one, other)| one == other).count();
    let room = before.len().min(after.len()) - first;
    let last = before.iter().rev().zip(after.iter().rev()).take(room).take_while(|(one, other)| one == other).count();
    let same = |told: &mut String, count: usize| {
        if count > 0 {
            told.push_str(&format!("    … {} as before\n", words::count(count, "line")));
        }
    };
    same(told, first);
    for (sign, lines) in [("-", &before), ("+", &after)] {
        for line in lines.iter().skip(first).take(lines.len() - first - last) {
            told.push_str(&format!("  {sign} {}\n", text::safe(line)));
        }
    }
    same(told, last);
    if difference.changed_since {
        told.push_str("  exported as:\n");
        for line in split(&difference.exported) {
            told.push_str(&format!("  = {}\n", text::safe(&line)));
        }
    }
}
