//! Which project is meant: `--project`, else `$EMIC_PROJECT`, else the only `*.emic` file in the current folder.

use super::usage::usage;
use anyhow::{Result, anyhow};
use std::path::{Path, PathBuf};

/// The variable that names the project.
const PROJECT: &str = "EMIC_PROJECT";

/// So many candidates are named.
const NAMED: usize = 6;

/// The project that is meant; `None` where nothing names one and the folder holds none.
///
/// # Errors
/// Where the option is empty, the folder holds several projects, or it cannot be read.
pub(super) fn find(option: Option<&Path>) -> Result<Option<PathBuf>> {
    if let Some(path) = option {
        if path.as_os_str().is_empty() {
            return Err(usage("--project is empty; give the path of a project file, or leave it out"));
        }
        return Ok(Some(path.to_path_buf()));
    }
    if let Some(path) = std::env::var_os(PROJECT).filter(|path| !path.is_empty()) {
        return Ok(Some(path.into()));
    }
    let mut here = in_folder(Path::new("."))?;
    match here.len() {
        0 | 1 => Ok(here.pop()),
        _ => Err(several(&here)),
    }
}

/// That there is no project.
pub(super) fn none() -> anyhow::Error {
    let folder = std::env::current_dir().map_or_else(|_| "this folder".to_string(), |path| path.display().to_string());
    anyhow!(
        "there is no .emic file in {folder}; make one with `emic new study.emic`, or name one with --project or EMIC_PROJECT"
    )
}

fn several(here: &[PathBuf]) -> anyhow::Error {
    let mut names: Vec<String> = here.iter().take(NAMED).map(|path| path.display().to_string()).collect();
    if here.len() > NAMED {
        names.push(format!("{} more", here.len() - NAMED));
    }
    anyhow!(
        "there are several projects in this folder ({}); say which with --project or EMIC_PROJECT",
        names.join(", ")
    )
}

/// The project files in a folder, by name.
fn in_folder(folder: &Path) -> Result<Vec<PathBuf>> {
    let unreadable = |why| anyhow!("this folder cannot be read ({why}); name the project with --project");
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let path = PathBuf::from(entry.file_name());
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        if !hidden && path.extension().is_some_and(|extension| extension == "emic") && entry.path().is_file() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
