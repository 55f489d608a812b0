//! `emic history`: who did what, latest first.

use super::session::Session;
use super::table::Table;
use super::{End, words};
use crate::model::Entity;
use crate::workbench::ActLine;
use anyhow::Result;
use clap::Args;
use serde_json::json;

/// So many acts are shown to people who did not say how many.
const SHOWN: usize = 20;

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  emic history\n  emic history --limit 200\n  emic export history --out audit.csv")]
pub(super) struct HistoryArgs {
    /// At most so many acts (with --json: changes); else 20, with --json all
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

pub(super) fn run(session: &Session, args: &HistoryArgs) -> Result<End> {
    let workbench = session.workbench()?;
    if session.out.json {
        session.out.document(&json!({ "changes": workbench.history(args.limit)? }))?;
        return Ok(End::Done);
    }
    let limit = args.limit.unwrap_or(SHOWN);
    // One more than is shown tells whether there are more.
    let mut acts = workbench.acts(Some(limit.saturating_add(1)))?;
    let more = acts.len() > limit;
    acts.truncate(limit);
    let mut table = Table::default().column("when (UTC)").column("coder").wrap("what", 24).wrap("changed", 14);
    for act in &acts {
        table.row(vec![words::time(&act.at), act.coder.clone().unwrap_or_default(), act.what.clone(), changed(act)]);
    }
    let mut told = table.draw(&session.out);
    if more {
        told.push_str("\nthere is more: say how much with --limit, or write all of it with `emic export history`\n");
    }
    session.out.text(&told)?;
    Ok(End::Done)
}

fn changed(act: &ActLine) -> String {
    let each = act.changed.iter().map(|(entity, count)| match entity {
        Entity::Frozen => "codings set aside".to_string(),
        other => words::count(*count, &other.word().replace('_', " ")),
    });
    each.collect::<Vec<_>>().join(", ")
}
