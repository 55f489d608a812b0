//! `emic man`: the manual page, from the same definition as the help. One page holds all commands.

use super::End;
use super::session::Session;
use anyhow::Result;
use clap::Command;
use clap_mangen::Man;

pub(super) fn run(session: &Session, command: Command) -> Result<End> {
    session.takes_no_json("man", "leave --json out")?;
    session.out.bytes(&page(command)?)?;
    Ok(End::Done)
}

fn page(mut command: Command) -> Result<Vec<u8>> {
    command.build();
    let man = Man::new(command.clone());
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    for below in command.get_subcommands() {
        add(below, &mut page)?;
    }
    page.extend(examples(&man)?.bytes());
    man.render_version_section(&mut page)?;
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
    man.render_options_section(&mut body)?;
    let mut body = String::from_utf8_lossy(&body).into_owned();
    if command.get_after_help().is_some() {
        body.push_str(&examples(&man)?);
    }
    page.extend(body.replace(".SH ", ".SS ").bytes());
    for below in command.get_subcommands() {
        add(below, page)?;
    }
    Ok(())
}

/// The examples of a command, line by line as they were written.
fn examples(man: &Man) -> Result<String> {
    let mut body = Vec::new();
    man.render_extra_section(&mut body)?;
    Ok(String::from_utf8_lossy(&body).replace(".SH EXTRA\n", ".SH EXAMPLES\n.nf\n") + ".fi\n")
}
