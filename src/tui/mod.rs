//! # tui: the terminal workbench
//!
//! Under construction in this commit.

use std::path::Path;

/// Opens the terminal workbench on a project.
///
/// # Errors
/// Where the project or the terminal cannot be opened.
pub fn run(_project: &Path, _coder: Option<&str>) -> anyhow::Result<()> {
    Ok(())
}

/// The key table, as text for people or as one JSON document.
#[must_use]
pub fn keys(_json: bool) -> String {
    String::new()
}
