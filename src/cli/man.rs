//! `emic man`: the manual page, from the same definition as the help. One page holds all commands.

use super::End;
use super::args::Cli;
use super::session::Session;
use anyhow::Result;
use clap::{Command, CommandFactory};
use clap_mangen::Man;

pub(super) fn run(session: &Session) -> Result<End> {
    session.takes_no_json("man", "leave --json out")?;
    session.out.bytes(&page()?)?;
    Ok(End::Done)
}

fn page() -> Result<Vec<u8>> {
    let mut command = Cli::command();
    command.build();
    let mut page = Vec::new();
    Man::new(command.clone()).render(&mut page)?;
    for below in command.get_subcommands() {
        add(below, &mut page)?;
    }
    Ok(page)
}

/// Adds a command and those below it, each as a section of its own.
fn add(command: &Command, page: &mut Vec<u8>) -> Result<()> {
    if command.is_hide_set() || command.get_name() == "help" {
        return Ok(());
    }
    let name = command.get_bin_name().unwrap_or_else(|| command.get_name()).to_string();
    page.extend(format!(".SH \"{}\"\n", name.to_uppercase()).bytes());
    let man = Man::new(command.clone());
    let mut body = Vec::new();
    man.render_description_section(&mut body)?;
    man.render_synopsis_section(&mut body)?;
    if command.get_arguments().next().is_some() {
        man.render_options_section(&mut body)?;
    }
    if command.get_after_help().is_some() {
        man.render_extra_section(&mut body)?;
    }
    page.extend(String::from_utf8_lossy(&body).replace(".SH ", ".SS ").bytes());
    for below in command.get_subcommands() {
        add(below, page)?;
    }
    Ok(())
}
