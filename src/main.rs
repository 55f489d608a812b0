//! The `emic` program: reads the command line, does what it asks for, and ends with its status.

use emic::cli::{self, Appearance, Screens};
use emic::tui::{self, Look};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run(std::env::args_os(), Screens { open, keys: tui::keys, width: tui::width })
}

fn open(project: &Path, coder: Option<&str>, asked: &Appearance) -> anyhow::Result<()> {
    let look = Look::asked(asked.colours.as_deref(), asked.ascii, asked.plain).map_err(anyhow::Error::msg)?;
    tui::run(project, coder, look)
}
