//! `emic new`: a new project, with its framework and coders if they are known already.

use super::session::Session;
use super::{End, words};
use crate::text;
use crate::workbench::{NewProject, Workbench};
use anyhow::Result;
use clap::Args;
use serde_json::json;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  emic new study.emic --add-coder \"AB:Asha Bell\" --add-coder \"CD:Carys Doyle\"
  emic new study.emic --title \"Support for survivors\" --codebook framework.toml";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct NewArgs {
    /// The project file to make; .emic is added where the name has no extension
    file: PathBuf,
    /// What the study is called
    #[arg(long, value_name = "T")]
    title: Option<String>,
    /// A framework to begin with (.toml or .csv)
    #[arg(long, value_name = "F")]
    codebook: Option<PathBuf>,
    /// A person who codes; may be given several times
    #[arg(long = "add-coder", value_name = "AB:Full name")]
    coders: Vec<String>,
}

pub(super) fn run(session: &Session, args: &NewArgs) -> Result<End> {
    session.takes_no_project("new")?;
    let mut file = args.file.clone();
    if file.extension().is_none() {
        file.set_extension("emic");
    }
    let new = NewProject { title: args.title.clone(), codebook: args.codebook.clone(), coders: args.coders.clone() };
    let workbench = Workbench::create(&file, &new)?;
    let title = workbench.project()?.title;
    let themes = workbench.codebook()?.themes.len();
    session.out.answer(&json!({ "project": file, "title": title }), || {
        let coders = words::count(args.coders.len(), "coder");
        let mut told = format!(
            "made {}: “{}”, {coders}, {}\n",
            text::safe(&file.to_string_lossy()),
            text::safe(&title),
            words::count(themes, "theme")
        );
        if args.coders.is_empty() {
            told.push_str("next: emic coder add \"AB:Full name\"\n");
        } else if themes == 0 {
            told.push_str("next: emic codebook import framework.toml\n");
        } else {
            told.push_str("next: emic import FOLDER\n");
        }
        told
    })?;
    Ok(End::Done)
}
