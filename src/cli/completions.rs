//! `emic completions`: what a shell needs to complete commands and options.

use super::End;
use super::session::Session;
use anyhow::Result;
use clap::{Args, Command};
use clap_complete::{Shell, generate};

#[derive(Debug, Args)]
#[command(after_help = "Example:\n  emic completions bash > ~/.local/share/bash-completion/completions/emic")]
pub(super) struct CompletionsArgs {
    /// The shell
    shell: Shell,
}

pub(super) fn run(session: &Session, args: &CompletionsArgs, mut command: Command) -> Result<End> {
    session.takes_no_json("completions", "leave --json out")?;
    let mut script = Vec::new();
    generate(args.shell, &mut command, "emic", &mut script);
    session.out.bytes(&script)?;
    Ok(End::Done)
}
