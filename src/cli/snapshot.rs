//! `emic snapshot`: a copy of the project that was reopened and verified.

use super::End;
use super::session::Session;
use crate::text;
use anyhow::Result;
use clap::Args;
use serde_json::json;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(super) struct SnapshotArgs {
    /// Where to write it; else beside the project, named after it with date and time
    #[arg(long, value_name = "F")]
    out: Option<PathBuf>,
}

pub(super) fn run(session: &Session, args: &SnapshotArgs) -> Result<End> {
    let path = session.workbench()?.snapshot(args.out.as_deref())?;
    session.out.answer(&json!({ "snapshot": path, "ok": true, "findings": [] }), || {
        format!("written and verified: {}", text::safe(&path.to_string_lossy()))
    })?;
    Ok(End::Done)
}
