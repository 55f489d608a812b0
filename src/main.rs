//! The `emic` program: reads the command line, does what it asks for, and ends with its status.

use emic::cli::{self, Screens};
use emic::tui;
use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run(std::env::args_os(), Screens { open: tui::run, keys: tui::keys, width: tui::width })
}
