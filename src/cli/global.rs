//! The options that every command understands.

use clap::Args;
use std::path::PathBuf;

/// Options that every command understands, before and after its name.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct Global {
    /// The project file [env: EMIC_PROJECT]
    #[arg(long, global = true, value_name = "FILE", display_order = 900)]
    pub(super) project: Option<PathBuf>,
    /// Who you are, by initials [env: EMIC_CODER]
    #[arg(long, global = true, value_name = "AB", display_order = 901)]
    pub(super) coder: Option<String>,
    /// Print one JSON document instead of text for people
    #[arg(long, global = true, display_order = 902, overrides_with = "json")]
    pub(super) json: bool,
}
