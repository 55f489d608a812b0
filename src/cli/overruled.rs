//! `emic overruled`: where a coder's reading did not become consensus, and why.

use super::discrepancy_table::draw_overruled;
use super::session::Session;
use super::{End, words};
use crate::text;
use anyhow::Result;
use clap::Args;
use serde_json::json;

const EXAMPLES: &str = "\
Examples:
  emic overruled            the coder's own, else everybody's
  emic overruled CD

Listed are decisions that came to something else than the coder had coded. Where both readings
stand, or the coders agreed to differ, nobody was overruled.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct OverruledArgs {
    /// Whose; else the coder's own, else everybody's
    of: Option<String>,
}

pub(super) fn run(session: &Session, args: &OverruledArgs) -> Result<End> {
    let workbench = session.workbench()?;
    let coder = match &args.of {
        Some(initials) => Some(workbench.find_person(initials)?),
        None => workbench.coder().map(|coder| coder.id),
    };
    let lines = workbench.overruled(coder)?;
    let names = workbench.names()?;
    session.out.answer(&json!({ "overruled": lines }), || {
        let whose = coder.map_or_else(|| "anybody".to_string(), |coder| text::safe(names.initials(coder)).into_owned());
        if lines.is_empty() {
            return format!("no decision went against {whose}\n");
        }
        let decisions = words::count(lines.len(), "decision");
        format!("{decisions} against {whose}\n\n{}", draw_overruled(&session.out, &names.framework, &lines))
    })?;
    Ok(End::Done)
}
