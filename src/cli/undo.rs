//! `emic undo` and `emic redo`.

use super::session::Session;
use super::{End, words};
use crate::text;
use crate::workbench::Undone;
use anyhow::Result;
use serde_json::json;

pub(super) fn undo(session: &Session) -> Result<End> {
    let done = session.workbench()?.undo()?;
    tell(session, "undone", &done)
}

pub(super) fn redo(session: &Session) -> Result<End> {
    let done = session.workbench()?.redo()?;
    tell(session, "done again", &done)
}

fn tell(session: &Session, word: &str, done: &Undone) -> Result<End> {
    session.out.answer(&json!({ "act": done.act, "what": done.what, "changes": done.lines }), || {
        format!("{word}: {} ({})", text::safe(&done.what), words::count(done.changes, "change"))
    })?;
    Ok(End::Done)
}
