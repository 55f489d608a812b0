//! `emic codings`: a list of codings, many imported at once, one removed.

use super::filters::CodingFilters;
use super::session::Session;
use super::table::Table;
use super::usage::usage;
use super::{End, words};
use crate::model::Framework;
use crate::text;
use crate::workbench::{CodingLine, Workbench};
use anyhow::Result;
use clap::{Args, Subcommand};
use serde_json::json;
use std::path::{Path, PathBuf};

/// So much of a memo is listed; `emic show --codings` has all of it.
const MEMO: usize = 18;

const EXAMPLES: &str = "\
Examples:
  emic codings --transcript P01 --by AB
  emic codings --theme 3 --magnitude -
  emic codings import codings.jsonl
  emic codings remove 5f3a9c01                the id, or enough of it

An import has one JSON object a line, all or nothing:
  {\"transcript\":\"P01\",\"coder\":\"AB\",\"theme\":\"facilities\",\"start\":120,\"end\":164,\"magnitude\":\"positive\"}
\"quote\" may stand for start and end where it occurs exactly once. An export of codings as JSON is read back too.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct CodingsArgs {
    #[command(flatten)]
    filters: CodingFilters,
    #[command(subcommand)]
    command: Option<CodingsCommand>,
}

#[derive(Debug, Subcommand)]
enum CodingsCommand {
    /// Import codings, one JSON object a line, all or nothing
    Import {
        /// The file
        file: PathBuf,
    },
    /// Remove one of your own codings
    Remove {
        /// Its id, or the beginning of it
        id: String,
    },
    /// Hold one of your own codings up as a good example of its theme
    Exemplar {
        /// Its id, or the beginning of it
        id: String,
        /// Do so no longer
        #[arg(long)]
        off: bool,
    },
}

pub(super) fn run(session: &Session, args: CodingsArgs) -> Result<End> {
    if args.command.is_some() && !args.filters.is_empty() {
        return Err(usage(
            "filters only go with the list; leave them out where a coding is imported, removed or marked",
        ));
    }
    let mut workbench = session.workbench()?;
    match args.command {
        None => {
            let codings = workbench.codings(&args.filters.query())?;
            let names = workbench.names()?;
            session.out.answer(&json!({ "codings": codings }), || draw(session, &names.framework, &codings))?;
        }
        Some(CodingsCommand::Import { file }) => import(session, &mut workbench, &file)?,
        Some(CodingsCommand::Remove { id }) => {
            let id = workbench.find_coding(&id)?;
            let coding = workbench.remove_coding(id)?;
            let names = workbench.names()?;
            session.out.answer(&json!({ "codings": [coding] }), || {
                let theme = words::theme(&names.framework, &coding.theme);
                format!("removed {theme} [{}] from {}", text::safe(&coding.coder), text::safe(&coding.citation))
            })?;
        }
        Some(CodingsCommand::Exemplar { id, off }) => {
            let id = workbench.find_coding(&id)?;
            let coding = workbench.set_exemplar(id, !off)?;
            let names = workbench.names()?;
            session.out.answer(&json!({ "codings": [coding] }), || {
                let theme = words::theme(&names.framework, &coding.theme);
                let how = if off { "is no exemplar any more" } else { "is an exemplar" };
                format!("{theme} [{}] at {} {how}", text::safe(&coding.coder), text::safe(&coding.citation))
            })?;
        }
    }
    Ok(End::Done)
}

fn import(session: &Session, workbench: &mut Workbench, file: &Path) -> Result<()> {
    let report = workbench.import_codings(file)?;
    if session.out.json {
        // They are all in; those of another coder, where this one may not see them, are counted and not shown.
        let codings: Vec<CodingLine> = report.ids.iter().filter_map(|id| workbench.coding(*id).ok()).collect();
        return session.out.document(&json!({
            "imported": report.imported, "already_there": report.already_there, "by_coder": report.by_coder,
            "codings": codings
        }));
    }
    let mut told = format!("{} imported", words::count(report.imported, "coding"));
    let each: Vec<String> =
        report.by_coder.iter().map(|(coder, count)| format!("{} {count}", text::safe(coder))).collect();
    if !each.is_empty() {
        told.push_str(&format!(" ({})", each.join(", ")));
    }
    if report.already_there > 0 {
        told.push_str(&format!(", {} already there", report.already_there));
    }
    session.out.text(&told)
}

fn draw(session: &Session, framework: &Framework, codings: &[CodingLine]) -> String {
    if codings.is_empty() {
        return "no codings".into();
    }
    let memos = codings.iter().any(|coding| !coding.memo.is_empty());
    let mut table = Table::default()
        .column("id")
        .cut("place", 8)
        .cut("theme", 16)
        .cut("magnitude", 8)
        .column("coder")
        .cut("text", 20);
    if memos {
        table = table.cut("memo", 8);
    }
    for coding in codings {
        table.row(vec![
            words::short(&coding.id),
            coding.citation.clone(),
            format!("{}{}", if coding.exemplar { "* " } else { "" }, words::theme(framework, &coding.theme)),
            coding.magnitude.clone().unwrap_or_default(),
            coding.coder.clone(),
            coding.text.clone(),
            text::truncate(&text::safe(&coding.memo), MEMO),
        ]);
    }
    let starred = if codings.iter().any(|coding| coding.exemplar) { "; * is an exemplar" } else { "" };
    format!("{}\n{}{starred}", table.draw(&session.out), words::count(codings.len(), "coding"))
}
