//! `emic comment`: what is said about a disagreement.

use super::End;
use super::discrepancy_table::draw_comments;
use super::session::Session;
use anyhow::Result;
use clap::Args;
use serde_json::json;

const EXAMPLES: &str = "\
Examples:
  emic comment 5f3a9c01 \"does the rule for rent hold here?\"
  emic comment 5f3a9c01                             shows what was said

ID is what `emic discrepancies` lists, or the beginning of it.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct CommentArgs {
    /// The disagreement, or the beginning of its id
    id: String,
    /// What to say; without it, what was said is shown
    #[arg(allow_hyphen_values = true)]
    text: Option<String>,
}

pub(super) fn run(session: &Session, args: &CommentArgs) -> Result<End> {
    let mut workbench = session.workbench()?;
    let id = workbench.find_discrepancy(&args.id)?;
    if let Some(text) = &args.text {
        let comment = workbench.comment(id, text)?;
        session.out.answer(&comment, || draw_comments(std::slice::from_ref(&comment)))?;
        return Ok(End::Done);
    }
    let comments = workbench.comments_on(id)?;
    session.out.answer(&json!({ "comments": comments }), || {
        if comments.is_empty() { "nothing was said about it\n".into() } else { draw_comments(&comments) }
    })?;
    Ok(End::Done)
}
