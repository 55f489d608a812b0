//! `emic coder`: the people who code.

use super::End;
use super::session::Session;
use super::table::Table;
use anyhow::Result;
use clap::{Args, Subcommand};
use serde_json::json;

#[derive(Debug, Args)]
pub(super) struct CoderArgs {
    #[command(subcommand)]
    command: CoderCommand,
}

#[derive(Debug, Subcommand)]
enum CoderCommand {
    /// Add a person who codes
    #[command(after_help = "Example:\n  emic coder add \"CD:Carys Doyle\"")]
    Add {
        /// Initials, a colon and the name
        #[arg(value_name = "AB:Full name")]
        told: String,
    },
    /// List the people who code
    List,
}

pub(super) fn run(session: &Session, args: &CoderArgs) -> Result<End> {
    let mut workbench = session.workbench_before_coders()?;
    let added = match &args.command {
        CoderCommand::Add { told } => Some(workbench.add_coder(told)?),
        CoderCommand::List => None,
    };
    let coders = workbench.coders()?;
    session.out.answer(&json!({ "coders": coders }), || {
        let mut table = Table::default().column("initials").cut("name", 12).column("kind");
        for coder in coders.iter().filter(|coder| added.as_ref().is_none_or(|added| added == *coder)) {
            table.row(vec![coder.initials.clone(), coder.name.clone(), coder.kind.word().into()]);
        }
        match (&added, coders.is_empty()) {
            (None, true) => "no coders yet; add one with: emic coder add \"AB:Full name\"".into(),
            (Some(_), _) => format!("added:\n{}", table.draw(&session.out)),
            (None, false) => table.draw(&session.out),
        }
    })?;
    Ok(End::Done)
}
