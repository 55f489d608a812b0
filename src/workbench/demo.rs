//! The demo project: the embedded sample transcripts, the study's framework, and two coders' codings.

use super::error::WorkbenchError;
use super::framing;
use super::session::NewProject;
use super::{Result, Workbench};
use crate::import;
use crate::store::StoreError;
use serde::Serialize;
use std::path::{Path, PathBuf};

macro_rules! sample {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_bytes!(concat!("../../sample_transcripts/", $name)).as_slice())),*]
    };
}

/// The fictional transcripts, in the order they are listed.
const TRANSCRIPTS: &[(&str, &[u8])] = sample![
    "P01.txt", "P02.docx", "P03.txt", "P04.vtt", "P05.txt", "P06.docx", "CW07.txt", "CW08.txt", "FG1.docx", "FG2.txt",
];

const FRAMEWORK: (&str, &[u8]) =
    ("support-evaluation.toml", include_bytes!("../../codebooks/support-evaluation.toml").as_slice());

const CASES: (&str, &[u8]) = ("cases.csv", include_bytes!("../../sample_transcripts/cases.csv").as_slice());

const CODINGS: [(&str, &str); 2] = [
    ("AB.jsonl", include_str!("../../sample_transcripts/codings/AB.jsonl")),
    ("CD.jsonl", include_str!("../../sample_transcripts/codings/CD.jsonl")),
];

/// What the demo project holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DemoReport {
    /// The project file.
    pub project: PathBuf,
    /// How many transcripts.
    pub transcripts: usize,
    /// How many coders.
    pub coders: usize,
    /// How many codings.
    pub codings: usize,
}

impl Workbench {
    /// Builds the demo project at `path`, whole or not at all.
    ///
    /// # Errors
    /// Where something stands at `path`, or it cannot be written.
    pub fn demo(path: &Path) -> Result<DemoReport> {
        let report = beside(path, Self::build_demo)?;
        Ok(DemoReport { project: path.to_path_buf(), ..report })
    }

    fn build_demo(path: &Path) -> Result<DemoReport> {
        let new = NewProject {
            title: Some("Support for migrant survivors (demo)".into()),
            codebook: None,
            coders: vec!["AB:Asha Bell".into(), "CD:Carys Doyle".into()],
        };
        let mut workbench = Self::create(path, &new)?;
        let draft = import::read_framework(FRAMEWORK.0, FRAMEWORK.1)?;
        workbench.set_up(&format!("read the framework from {}", FRAMEWORK.0), |door| {
            framing::replace(door, None, &draft, "the first framework")
        })?;
        let report = workbench.import_bytes(TRANSCRIPTS)?;
        if let Some(bad) = report.transcripts.iter().find(|line| line.id.is_none()) {
            return Err(WorkbenchError::Refused(bad.warnings.join(" ")));
        }
        workbench.import_case_table(CASES.0, CASES.1)?;
        let mut codings = 0;
        for (file, lines) in CODINGS {
            codings += workbench.import_coding_lines(file, lines)?.imported;
        }
        Ok(DemoReport { project: path.to_path_buf(), transcripts: TRANSCRIPTS.len(), coders: 2, codings })
    }
}

/// Builds a project beside its place and then puts it there, so that an interrupted one is never taken for a whole one.
pub(super) fn beside<T>(path: &Path, build: impl FnOnce(&Path) -> Result<T>) -> Result<T> {
    if path.exists() {
        return Err(StoreError::Exists(path.to_path_buf()).into());
    }
    let mut draft = path.as_os_str().to_os_string();
    draft.push(".part");
    let draft = PathBuf::from(draft);
    let _ = std::fs::remove_file(&draft);
    let unwritable = |why| WorkbenchError::File { path: path.to_path_buf(), verb: "written", why };
    let built = build(&draft).and_then(|report| {
        std::fs::rename(&draft, path).map_err(unwritable)?;
        Ok(report)
    });
    if built.is_err() {
        let _ = std::fs::remove_file(&draft);
    }
    built
}
