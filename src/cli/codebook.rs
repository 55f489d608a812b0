//! `emic codebook`: the framework, read in, written out, shown and checked.

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
  emic codebook show
  emic codebook export --format md --out codebook.md";

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
    Show,
    /// Look for what is missing or ambiguous; status 3 where there is something
    Lint,
}

pub(super) fn run(session: &Session, args: &CodebookArgs) -> Result<End> {
    let mut workbench = session.workbench()?;
    match &args.command {
        CodebookCommand::Import { file } => import(session, &mut workbench, file),
        CodebookCommand::Export { format, out } => export(session, &workbench, format.as_deref(), out.as_deref()),
        CodebookCommand::Show => {
            let book = workbench.codebook()?;
            session.out.answer(&book, || draw(session, &book))?;
            Ok(End::Done)
        }
        CodebookCommand::Lint => lint(session, &workbench),
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

fn draw(session: &Session, book: &CodebookView) -> String {
    if book.themes.is_empty() {
        return "no framework yet; take one in with: emic codebook import framework.toml".into();
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
