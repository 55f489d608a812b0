//! `emic codebook versions`, `diff` and `revisit`: what became of the framework, and what is worth coding again.

use crate::cli::session::Session;
use crate::cli::table::Table;
use crate::cli::{End, words};
use crate::model::{FieldDifference, FrameworkDifference, ThemeFate};
use crate::text;
use crate::workbench::Workbench;
use anyhow::Result;
use clap::Args;
use serde_json::json;

pub(super) fn list(session: &Session, workbench: &Workbench) -> Result<End> {
    let versions = workbench.framework_versions()?;
    session.out.answer(&json!({ "versions": versions }), || {
        if versions.is_empty() {
            return "no version of the framework yet; read one in with `emic codebook import FILE`".into();
        }
        let table = Table::default().number("version").column("when").column("who");
        let mut table = table.number("themes").number("codings").wrap("why", 20);
        for version in versions.iter().rev() {
            table.row(vec![
                version.number.to_string(),
                words::time(&version.at),
                version.coder.clone().unwrap_or_default(),
                version.themes.to_string(),
                version.codings.to_string(),
                version.why.clone(),
            ]);
        }
        table.draw(&session.out)
    })?;
    Ok(End::Done)
}

#[derive(Debug, Args)]
pub(super) struct DiffArgs {
    /// Number of one version
    from: u32,
    /// Number of another
    to: u32,
}

pub(super) fn diff(session: &Session, workbench: &Workbench, args: &DiffArgs) -> Result<End> {
    let view = workbench.framework_difference(args.from, args.to)?;
    session.out.answer(&view, || {
        let told = told(&view.difference);
        if told.is_empty() { format!("versions {} and {} are the same", view.from, view.to) } else { told }
    })?;
    Ok(End::Done)
}

fn told(difference: &FrameworkDifference) -> String {
    let mut told = String::new();
    for field in &difference.framework {
        told.push_str(&format!("framework\n{}", line(field)));
    }
    for scale in &difference.scales {
        let values = |values: &Option<Vec<String>>| values.as_ref().map_or("not there".into(), |v| v.join(", "));
        told.push_str(&format!("scale {}\n", text::safe(&scale.key)));
        let (before, after) = (values(&scale.before), values(&scale.after));
        told.push_str(&line(&FieldDifference { field: "values", before, after }));
    }
    for theme in &difference.themes {
        let change = match theme.change {
            ThemeFate::Added => "added",
            ThemeFate::Removed => "removed",
            ThemeFate::Changed => "changed",
        };
        let (name, key) = (text::safe(&theme.name), text::safe(&theme.key));
        told.push_str(&format!("{change}: {} {name} ({key})\n", theme.number));
        match theme.change {
            ThemeFate::Changed => told.extend(theme.fields.iter().map(line)),
            ThemeFate::Added | ThemeFate::Removed => told.extend(theme.fields.iter().map(whole)),
        }
    }
    told
}

/// A field of a theme that came or went.
fn whole(field: &FieldDifference) -> String {
    format!("  {}: {}\n", field.field, text::safe(if field.after.is_empty() { &field.before } else { &field.after }))
}

/// A field that holds something else now.
fn line(field: &FieldDifference) -> String {
    let said = |said: &str| if said.is_empty() { "nothing".into() } else { text::safe(said).into_owned() };
    format!("  {} was: {}\n  {} is:  {}\n", field.field, said(&field.before), field.field, said(&field.after))
}

#[derive(Debug, Args)]
pub(super) struct RevisitArgs {
    /// Only the codings of one coder
    #[arg(long, value_name = "AB")]
    by: Option<String>,
}

pub(super) fn revisit(session: &Session, workbench: &Workbench, args: &RevisitArgs) -> Result<End> {
    let lines = workbench.to_revisit(args.by.as_deref())?;
    session.out.answer(&json!({ "transcripts": lines }), || {
        if lines.is_empty() {
            return "nothing to revisit: every coding was made when its theme meant what it means now".into();
        }
        let table = Table::default().cut("transcript", 10).number("codings").column("coder");
        let mut table = table.wrap("theme", 20).number("since version");
        for line in &lines {
            for (row, theme) in line.themes.iter().enumerate() {
                let title = if row == 0 { line.transcript.clone() } else { String::new() };
                let (coder, name) = (theme.coder.clone(), theme.name.clone());
                table.row(vec![title, theme.codings.to_string(), coder, name, theme.since.to_string()]);
            }
        }
        table.draw(&session.out)
    })?;
    Ok(End::Done)
}
