//! `emic codebook merge`, `delete`, `split` and `sort`: changes that reach into codings. What they will change is shown
//! by `--dry-run`, which writes nothing; status 3 says that it could not be done.

use super::change::{called, tally};
use crate::cli::session::Session;
use crate::cli::usage::usage;
use crate::cli::{End, words};
use crate::text;
use crate::workbench::{DeletePreview, MergePreview, SplitTheme, TallyLine, Workbench};
use anyhow::Result;
use clap::Args;
use serde::Serialize;
use serde_json::{Value, json};

#[derive(Debug, Args)]
pub(super) struct MergeArgs {
    /// The theme that goes: key, number, name or id
    theme: String,
    /// The theme that stays
    #[arg(long, value_name = "THEME")]
    into: String,
    /// Show what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// The reason, kept with the version of the framework
    #[arg(long)]
    why: Option<String>,
}

pub(super) fn merge(session: &Session, workbench: &mut Workbench, args: &MergeArgs) -> Result<End> {
    let (from, into) = (workbench.find_theme(&args.theme)?, workbench.find_theme(&args.into)?);
    let preview = if args.dry_run {
        workbench.preview_merge(from, into)?
    } else {
        workbench.merge_themes(from, into, args.why.as_deref())?
    };
    session.out.answer(&with_done(&preview, !args.dry_run)?, || merged(&preview, args.dry_run))?;
    Ok(if preview.faults.is_empty() { End::Done } else { End::Findings })
}

fn merged(preview: &MergePreview, dry: bool) -> String {
    let done = if dry { "would be merged" } else { "merged" };
    let mut told = format!("{done}: {} into {}\n", text::safe(&preview.from_name), text::safe(&preview.into_name));
    told.push_str(&counted(preview.codings, preview.transcripts, preview.memos, preview.done, &preview.counts));
    told.push_str(&charted(&preview.charted()));
    for line in &preview.collisions {
        told.push_str(&format!(
            "- {} {} has coded “{}” to both: one coding, {}{}\n",
            text::safe(&line.citation),
            text::safe(&line.coder),
            text::safe(&text::truncate(&line.text, 40)),
            line.magnitude
                .as_deref()
                .map_or_else(|| "no magnitude".to_string(), |value| text::safe(value).into_owned()),
            if line.memo.is_empty() { String::new() } else { format!(", memo: {}", text::safe(&line.memo)) }
        ));
    }
    told.push_str(&below(&preview.below, "go along"));
    told.push_str(&ending(&preview.faults, dry));
    told
}

#[derive(Debug, Args)]
pub(super) struct DeleteArgs {
    /// Key, number, name or id of the theme
    theme: String,
    /// Show what would go, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// The reason, kept with the version of the framework
    #[arg(long)]
    why: Option<String>,
}

pub(super) fn delete(session: &Session, workbench: &mut Workbench, args: &DeleteArgs) -> Result<End> {
    let id = workbench.find_theme(&args.theme)?;
    let preview =
        if args.dry_run { workbench.preview_delete(id)? } else { workbench.delete_theme(id, args.why.as_deref())? };
    session.out.answer(&with_done(&preview, !args.dry_run)?, || deleted(&preview, args.dry_run))?;
    Ok(if preview.faults.is_empty() { End::Done } else { End::Findings })
}

fn deleted(preview: &DeletePreview, dry: bool) -> String {
    let done = if dry { "would be deleted" } else { "deleted" };
    let mut told = format!("{done}: {}\n", text::safe(&preview.name));
    told.push_str(&counted(preview.codings, preview.transcripts, preview.memos, preview.done, &preview.counts));
    told.push_str(&charted(&preview.charted()));
    told.push_str(&below(&preview.below, "go too"));
    told.push_str(&ending(&preview.faults, dry));
    told
}

/// The preview as JSON, and whether it was done.
fn with_done<T: Serialize>(preview: &T, done: bool) -> Result<Value> {
    let mut document = serde_json::to_value(preview)?;
    if let Value::Object(keys) = &mut document {
        keys.insert("done".into(), json!(done));
    }
    Ok(document)
}

fn counted(codings: usize, transcripts: usize, memos: usize, done: usize, counts: &[TallyLine]) -> String {
    let mut told = format!(
        "{} in {}, {} with a memo",
        words::count(codings, "coding"),
        words::count(transcripts, "transcript"),
        memos
    );
    if done > 0 {
        told.push_str(&format!(", {done} on transcripts marked as done"));
    }
    told.push('\n');
    let mut coders: Vec<&str> = counts.iter().map(|count| count.coder.as_str()).collect();
    coders.dedup();
    for coder in coders {
        let own = tally(counts.iter().filter(|count| count.coder == coder), true);
        told.push_str(&format!("- {}: {own}\n", text::safe(coder)));
    }
    told
}

fn charted(told: &str) -> String {
    if told.is_empty() { String::new() } else { format!("{told}\n") }
}

fn below(themes: &[String], verb: &str) -> String {
    if themes.is_empty() { String::new() } else { format!("below it, {verb}: {}\n", text::safe(&themes.join(", "))) }
}

fn ending(faults: &[String], dry: bool) -> String {
    match (faults, dry) {
        ([], true) => "nothing was changed; leave out --dry-run to do it\n".into(),
        ([], false) => "`emic undo` brings everything back\n".into(),
        (faults, _) => faults.iter().map(|fault| format!("cannot be done: {}\n", text::safe(fault))).collect(),
    }
}

#[derive(Debug, Args)]
pub(super) struct SplitArgs {
    /// Key, number, name or id of the theme
    theme: String,
    /// The name of a new theme; give it once for each
    #[arg(long, value_name = "NAME", required = true)]
    into: Vec<String>,
    /// Put the new themes beside it instead of below it
    #[arg(long)]
    beside: bool,
    /// One of your codings to be given a new theme at once, by its id; give it once for each
    #[arg(long, value_name = "CODING=NAME")]
    sort: Vec<String>,
    /// The reason, kept with the version of the framework
    #[arg(long)]
    why: Option<String>,
}

pub(super) fn split(session: &Session, workbench: &mut Workbench, args: &SplitArgs) -> Result<End> {
    let id = workbench.find_theme(&args.theme)?;
    let mut sorted = Vec::new();
    for told in &args.sort {
        let place = told.split_once('=').and_then(|(coding, name)| {
            let place = args.into.iter().position(|new| new.trim() == name.trim())?;
            Some((coding, place))
        });
        let (coding, place) = place.ok_or_else(|| {
            usage(format!(
                "“{told}” does not say which coding goes where; write CODING=NAME with a name given to --into"
            ))
        })?;
        sorted.push((workbench.find_coding(coding)?, place));
    }
    let split = SplitTheme { names: args.into.clone(), beside: args.beside, sorted };
    let made = workbench.split_theme(id, &split, args.why.as_deref())?;
    session.out.answer(&json!({ "themes": made }), || {
        let mut told = String::new();
        for line in &made {
            told.push_str(&format!("added: {}, {}\n", called(line), words::count(line.codings, "coding")));
        }
        told
    })?;
    Ok(End::Done)
}

#[derive(Debug, Args)]
pub(super) struct SortArgs {
    /// Ids of your codings, or their beginnings
    #[arg(required = true)]
    codings: Vec<String>,
    /// The theme they get
    #[arg(long, value_name = "THEME")]
    into: String,
}

pub(super) fn sort(session: &Session, workbench: &mut Workbench, args: &SortArgs) -> Result<End> {
    let into = workbench.find_theme(&args.into)?;
    let mut sorted = Vec::new();
    for coding in &args.codings {
        sorted.push((workbench.find_coding(coding)?, into));
    }
    let count = workbench.sort_codings(&sorted)?;
    let name = workbench.names()?.framework.theme(into).map_or_else(String::new, |theme| theme.name.clone());
    session.out.answer(&json!({ "codings": count }), || {
        format!("{} now under “{}”", words::count(count, "coding"), text::safe(&name))
    })?;
    Ok(End::Done)
}
