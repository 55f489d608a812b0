//! `emic undo` and `emic redo`.

use super::session::Session;
use super::{End, words};
use crate::text;
use crate::workbench::{Undone, Workbench};
use anyhow::Result;
use clap::Args;
use serde_json::json;

#[derive(Debug, Args)]
pub(super) struct UndoArgs {
    /// Go past acts that are not undone: being done, opening again, codings that are locked
    #[arg(long)]
    past: bool,
}

pub(super) fn undo(session: &Session, args: &UndoArgs) -> Result<End> {
    let mut workbench = session.workbench()?;
    let done = if args.past { workbench.undo_past()? } else { workbench.undo()? };
    tell(session, &workbench, "undone", &done)
}

pub(super) fn redo(session: &Session) -> Result<End> {
    let mut workbench = session.workbench()?;
    let done = workbench.redo()?;
    tell(session, &workbench, "done again", &done)
}

fn tell(session: &Session, workbench: &Workbench, word: &str, done: &Undone) -> Result<End> {
    if session.out.json {
        let changes = workbench.history_of(done.by)?;
        session.out.document(&json!({ "act": done.act, "what": done.what, "changes": changes }))?;
        return Ok(End::Done);
    }
    let changes = words::count(done.changes, "change");
    session.out.text(&format!("{word}: {} ({changes})", text::safe(&done.what)))?;
    Ok(End::Done)
}
