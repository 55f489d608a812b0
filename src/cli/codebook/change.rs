//! `emic codebook add`, `edit`, `move`, `scale` and `title`: changes that reach into nobody's codings.

use super::fields::{Fields, place};
use crate::cli::End;
use crate::cli::session::Session;
use crate::cli::usage::usage;
use crate::model::{Scale, ThemePlace};
use crate::text;
use crate::workbench::{NewTheme, TallyLine, ThemeEdit, ThemeLine, Workbench};
use anyhow::Result;
use clap::Args;

#[derive(Debug, Args)]
pub(super) struct AddArgs {
    /// What it is called; its key is made from it
    name: String,
    /// The theme it is to stand under
    #[arg(long, value_name = "THEME")]
    parent: Option<String>,
    /// The theme it is to stand before
    #[arg(long, value_name = "THEME")]
    before: Option<String>,
    #[command(flatten)]
    fields: Fields,
    /// The reason, kept with the version of the framework
    #[arg(long)]
    why: Option<String>,
}

pub(super) fn add(session: &Session, workbench: &mut Workbench, args: &AddArgs) -> Result<End> {
    let place = place(workbench, args.parent.as_deref(), args.before.as_deref())?;
    let new = NewTheme { name: args.name.clone(), place, fields: args.fields.edit()? };
    let line = workbench.add_theme(&new, args.why.as_deref())?;
    tell(session, "added", &line)
}

#[derive(Debug, Args)]
pub(super) struct EditArgs {
    /// Key, number, name or id of the theme
    theme: String,
    /// What it is called
    #[arg(long)]
    name: Option<String>,
    #[command(flatten)]
    fields: Fields,
    /// The reason, kept with the version of the framework
    #[arg(long)]
    why: Option<String>,
}

pub(super) fn edit(session: &Session, workbench: &mut Workbench, args: &EditArgs) -> Result<End> {
    let id = workbench.find_theme(&args.theme)?;
    let edit = ThemeEdit { name: args.name.clone(), ..args.fields.edit()? };
    if edit == ThemeEdit::default() {
        return Err(usage("`emic codebook edit` needs something to change, such as --name or --definition"));
    }
    let line = workbench.edit_theme(id, &edit, args.why.as_deref())?;
    tell(session, "edited", &line)
}

#[derive(Debug, Args)]
pub(super) struct MoveArgs {
    /// Key, number, name or id of the theme
    theme: String,
    /// The theme it is to stand under
    #[arg(long, value_name = "THEME", conflicts_with = "top")]
    under: Option<String>,
    /// Make it a main theme
    #[arg(long)]
    top: bool,
    /// The theme it is to stand before; without it, the last place
    #[arg(long, value_name = "THEME")]
    before: Option<String>,
    /// The reason, kept with the version of the framework
    #[arg(long)]
    why: Option<String>,
}

pub(super) fn relocate(session: &Session, workbench: &mut Workbench, args: &MoveArgs) -> Result<End> {
    if args.under.is_none() && !args.top && args.before.is_none() {
        return Err(usage("`emic codebook move` needs a place: --under a theme, --top, or --before a theme"));
    }
    let id = workbench.find_theme(&args.theme)?;
    let told = place(workbench, args.under.as_deref(), args.before.as_deref())?;
    let place = if args.top { ThemePlace { parent: None, ..told } } else { told };
    let line = workbench.move_theme(id, place, args.why.as_deref())?;
    tell(session, "moved", &line)
}

#[derive(Debug, Args)]
pub(super) struct ScaleArgs {
    /// Its key
    key: String,
    /// Its values from low to high, with commas between
    #[arg(long)]
    values: String,
    /// The reason, kept with the version of the framework
    #[arg(long)]
    why: Option<String>,
}

pub(super) fn scale(session: &Session, workbench: &mut Workbench, args: &ScaleArgs) -> Result<End> {
    let values = args.values.split(',').map(|value| value.trim().to_string()).collect();
    let scale = Scale { key: args.key.clone(), values };
    let book = workbench.set_scale(&scale, args.why.as_deref())?;
    session.out.answer(&book, || {
        format!("scale {}, low to high: {}", text::safe(&scale.key), text::safe(&scale.values.join(", ")))
    })?;
    Ok(End::Done)
}

#[derive(Debug, Args)]
pub(super) struct TitleArgs {
    /// What the framework is called
    title: Option<String>,
    /// Its version, as its authors word it
    #[arg(long, value_name = "V")]
    authors_version: Option<String>,
    /// The reason, kept with the version of the framework
    #[arg(long)]
    why: Option<String>,
}

pub(super) fn title(session: &Session, workbench: &mut Workbench, args: &TitleArgs) -> Result<End> {
    if args.title.is_none() && args.authors_version.is_none() {
        return Err(usage("`emic codebook title` needs a title, or --authors-version"));
    }
    let book =
        workbench.set_framework_title(args.title.as_deref(), args.authors_version.as_deref(), args.why.as_deref())?;
    session.out.answer(&book, || format!("“{}”, version {}", text::safe(&book.title), text::safe(&book.version)))?;
    Ok(End::Done)
}

fn tell(session: &Session, done: &str, line: &ThemeLine) -> Result<End> {
    session.out.answer(line, || {
        let scale = line.scale.as_ref().map_or_else(String::new, |scale| format!(", scale {}", text::safe(scale)));
        format!("{done}: {}{scale}", called(line))
    })?;
    Ok(End::Done)
}

/// A theme by number, name and key.
pub(super) fn called(line: &ThemeLine) -> String {
    format!("{} {} ({})", line.number, text::safe(&line.name), text::safe(&line.key))
}

/// Counts by magnitude in a line, `3 positive, 1 without magnitude`; those of a theme without a scale as a number alone.
pub(super) fn tally<'c>(counts: impl Iterator<Item = &'c TallyLine>, scaled: bool) -> String {
    let told = counts.map(|count| match &count.magnitude {
        Some(magnitude) => format!("{} {}", count.codings, text::safe(magnitude)),
        None if scaled => format!("{} without magnitude", count.codings),
        None => count.codings.to_string(),
    });
    told.collect::<Vec<_>>().join(", ")
}
