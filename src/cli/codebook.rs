//! `emic codebook`: the framework, read in, written out, shown, checked and changed; its versions.

mod change;
mod fields;
mod reach;
mod versions;

use super::deliver::{deliver, refuse_mixture, refuse_project};
use super::session::Session;
use super::table::Table;
use super::usage::usage;
use super::{End, words};
use crate::text;
use crate::workbench::{CodebookFormat, CodebookView, ScaleLine, Workbench};
use anyhow::Result;
use clap::{Args, Subcommand};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "\
Examples:
  emic codebook import framework.toml
  emic codebook show --counts
  emic codebook show --magnitude negative
  emic codebook export --format md --out codebook.md
  emic codebook add \"Hotels\" --parent accommodation --definition \"Nights in a hotel.\"
  emic codebook edit hotels --include \"Bed and breakfast too.\" --why \"asked by both coders\"
  emic codebook move hotels --under accommodation --before refuges
  emic codebook merge hotels --into refuges --dry-run
  emic codebook diff 3 7
  emic codebook revisit";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct CodebookArgs {
    #[command(subcommand)]
    command: CodebookCommand,
}

#[derive(Debug, Subcommand)]
enum CodebookCommand {
    /// Take a framework file in (.toml or .csv); themes are matched by key
    Import {
        /// The framework file
        file: PathBuf,
    },
    /// Write the framework as a file
    Export {
        /// The form; else by the file's extension, else toml
        #[arg(long, value_parser = ["toml", "csv", "md"])]
        format: Option<String>,
        /// Write to this file instead of standard output
        #[arg(long, value_name = "F")]
        out: Option<PathBuf>,
    },
    /// Show the themes with their numbers, keys, scales and counts
    Show {
        /// Count by coder and magnitude
        #[arg(long)]
        counts: bool,
        /// Count only codings with this magnitude, or `unrated`
        #[arg(long, value_name = "M", allow_hyphen_values = true)]
        magnitude: Option<String>,
    },
    /// Look for what is missing or ambiguous; status 3 where there is something
    Lint,
    /// Add a theme
    Add(change::AddArgs),
    /// Change fields of a theme
    Edit(change::EditArgs),
    /// Move a theme under another, to the top, or before a sibling
    Move(change::MoveArgs),
    /// Merge a theme into another: the codings of all coders go over with magnitudes and memos
    Merge(reach::MergeArgs),
    /// Split a theme into new ones below or beside it
    Split(reach::SplitArgs),
    /// Give some of your own codings another theme, as after a split
    Sort(reach::SortArgs),
    /// Delete a theme, what is below it, and their codings
    Delete(reach::DeleteArgs),
    /// Declare a scale, or change its values
    Scale(change::ScaleArgs),
    /// Give the framework another title
    Title(change::TitleArgs),
    /// List the versions of the framework: who made each, when and why
    Versions,
    /// Show in what two versions differ
    Diff(versions::DiffArgs),
    /// List the transcripts with codings made when their theme meant something else
    Revisit(versions::RevisitArgs),
}

pub(super) fn run(session: &Session, args: &CodebookArgs) -> Result<End> {
    let mut workbench = session.workbench()?;
    match &args.command {
        CodebookCommand::Import { file } => import(session, &mut workbench, file),
        CodebookCommand::Export { format, out } => export(session, &workbench, format.as_deref(), out.as_deref()),
        CodebookCommand::Show { counts, magnitude } => {
            let book = workbench.codebook_of(magnitude.as_deref())?;
            session.out.answer(&book, || if *counts { tallied(session, &book) } else { draw(session, &book) })?;
            Ok(End::Done)
        }
        CodebookCommand::Lint => lint(session, &workbench),
        CodebookCommand::Add(args) => change::add(session, &mut workbench, args),
        CodebookCommand::Edit(args) => change::edit(session, &mut workbench, args),
        CodebookCommand::Move(args) => change::relocate(session, &mut workbench, args),
        CodebookCommand::Scale(args) => change::scale(session, &mut workbench, args),
        CodebookCommand::Title(args) => change::title(session, &mut workbench, args),
        CodebookCommand::Merge(args) => reach::merge(session, &mut workbench, args),
        CodebookCommand::Split(args) => reach::split(session, &mut workbench, args),
        CodebookCommand::Sort(args) => reach::sort(session, &mut workbench, args),
        CodebookCommand::Delete(args) => reach::delete(session, &mut workbench, args),
        CodebookCommand::Versions => versions::list(session, &workbench),
        CodebookCommand::Diff(args) => versions::diff(session, &workbench, args),
        CodebookCommand::Revisit(args) => versions::revisit(session, &workbench, args),
    }
}

fn import(session: &Session, workbench: &mut Workbench, file: &Path) -> Result<End> {
    let (book, notes) = workbench.import_codebook(file)?;
    let mut document = serde_json::to_value(&book)?;
    if let Value::Object(keys) = &mut document {
        keys.insert("notes".into(), json!(notes));
    }
    session.out.answer(&document, || {
        let scales = words::count(book.scales.len(), "scale");
        let mut told =
            format!("“{}”: {}, {scales}\n", text::safe(&book.title), words::count(book.themes.len(), "theme"));
        for note in &notes {
            told.push_str(&format!("- {}\n", text::safe(note)));
        }
        told
    })?;
    Ok(End::Done)
}

fn export(session: &Session, workbench: &Workbench, format: Option<&str>, out: Option<&Path>) -> Result<End> {
    if session.out.json && format.is_none() && out.is_none() {
        session.out.document(&workbench.codebook()?)?;
        return Ok(End::Done);
    }
    let extension = out.and_then(Path::extension).map(|extension| extension.to_string_lossy().to_lowercase());
    let format = match (format.or(extension.as_deref()), out) {
        (None, None) | (Some("toml"), _) => CodebookFormat::Toml,
        (Some("csv"), _) => CodebookFormat::Csv,
        (Some("md" | "markdown"), _) => CodebookFormat::Md,
        (_, out) => {
            let out = out.unwrap_or_else(|| Path::new("")).display();
            return Err(usage(format!(
                "the name {out} does not say in which form to write; add --format toml, csv or md"
            )));
        }
    };
    let Some(out) = out else {
        refuse_mixture(session, false)?;
        session.out.text(&workbench.export_codebook(format)?)?;
        return Ok(End::Done);
    };
    refuse_project(workbench, out)?;
    deliver(session, out, workbench.export_codebook(format)?.as_bytes())
}

fn lint(session: &Session, workbench: &Workbench) -> Result<End> {
    let findings = workbench.lint_codebook()?;
    session.out.answer(&json!({ "ok": findings.is_empty(), "findings": findings }), || {
        if findings.is_empty() {
            let empty = workbench.names().is_ok_and(|names| names.framework.themes().is_empty());
            return if empty {
                "there is no framework yet; read one in with `emic codebook import FILE`\n".into()
            } else {
                "nothing to look at: every theme has its definition, rules and example".into()
            };
        }
        let mut told = format!("{} to look at\n", words::count(findings.len(), "thing"));
        for finding in &findings {
            told.push_str(&format!("- {}: {}\n", text::safe(&finding.theme), text::safe(&finding.message)));
        }
        told
    })?;
    Ok(if findings.is_empty() { End::Done } else { End::Findings })
}

/// The themes with their counts by coder and magnitude.
fn tallied(session: &Session, book: &CodebookView) -> String {
    let mut table = Table::default().column("number").cut("name", 20).column("coder").wrap("codings", 20);
    for theme in &book.themes {
        let mut coders: Vec<&str> = theme.counts.iter().map(|count| count.coder.as_str()).collect();
        coders.dedup();
        if coders.is_empty() {
            table.row(vec![theme.number.clone(), theme.name.clone(), String::new(), "0".into()]);
        }
        for (row, coder) in coders.iter().enumerate() {
            let own = theme.counts.iter().filter(|count| count.coder == *coder);
            let told = change::tally(own, theme.scale.is_some());
            let (number, name) =
                if row == 0 { (theme.number.clone(), theme.name.clone()) } else { (String::new(), String::new()) };
            table.row(vec![number, name, (*coder).to_string(), told]);
        }
    }
    table.draw(&session.out)
}

fn draw(session: &Session, book: &CodebookView) -> String {
    if book.themes.is_empty() {
        return "no framework yet; take one in with `emic codebook import framework.toml`, or begin one with `emic codebook add NAME`"
            .into();
    }
    let version =
        if book.version.is_empty() { String::new() } else { format!(", version {}", text::safe(&book.version)) };
    let mut told = format!("{}{version}\n\n", session.out.strong(&text::safe(&book.title)));
    let mut table = Table::default().column("number").cut("name", 20).cut("key", 14).cut("scale", 8).number("codings");
    for theme in &book.themes {
        let depth = theme.number.matches('.').count();
        let heading = if theme.codable { "" } else { " (heading)" };
        table.row(vec![
            theme.number.clone(),
            format!("{}{}{heading}", "  ".repeat(depth), theme.name),
            theme.key.clone(),
            theme.scale.clone().unwrap_or_default(),
            theme.codings.to_string(),
        ]);
    }
    told.push_str(&table.draw(&session.out));
    for ScaleLine { key, values } in &book.scales {
        told.push_str(&format!("\nscale {}, low to high: {}", text::safe(key), text::safe(&values.join(", "))));
    }
    told
}
