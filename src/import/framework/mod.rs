//! Framework files (codebooks) become a [`FrameworkDraft`].
//!
//! `toml` and `csv` own what the two forms look like, `check` owns what must hold in both: keys are unique, parents
//! exist, nothing stands in a circle, scales are known. All faults of a file are collected, each with its line, so
//! that a file is mended in one go. Source of the form: the project's framework file (`codebooks/*.toml`).

mod cells;
mod check;
mod columns;
mod csv;
mod nearest;
mod slug;
mod toml;

pub(super) use csv::delimiter;
pub use slug::{is_key, unique as key_of};

use super::read::{base, extension};
use super::{ImportError, decode};
use crate::model::FrameworkDraft;
use thiserror::Error;

/// One thing that is wrong with a framework file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The line it is on, counted from 1.
    pub line: usize,
    /// What is wrong and what to do, in one sentence.
    pub reason: String,
}

impl Fault {
    fn new(line: usize, reason: impl Into<String>) -> Self {
        Self { line, reason: reason.into() }
    }
}

/// A framework file that could not be read. Nothing of it was taken in.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FrameworkError {
    /// The extension is neither of the two.
    #[error("`{file}` is no framework file: frameworks are read from .toml and .csv. Save it as one of these.")]
    Unsupported {
        /// The file's name.
        file: String,
    },
    /// It is no text.
    #[error(transparent)]
    Text(#[from] ImportError),
    /// It is text, but not a framework: every fault, in the order of the lines, one on each line of the message.
    #[error("{}", listed(file, faults))]
    Faults {
        /// The file's name.
        file: String,
        /// At least one.
        faults: Vec<Fault>,
    },
}

fn listed(file: &str, faults: &[Fault]) -> String {
    faults.iter().map(|fault| format!("{file}:{}: {}", fault.line, fault.reason)).collect::<Vec<_>>().join("\n")
}

/// Reads a framework file; the extension says whether it is TOML or CSV.
///
/// # Errors
/// Another extension, what is no text, and every fault in the file.
pub fn read_framework(file_name: &str, bytes: &[u8]) -> Result<FrameworkDraft, FrameworkError> {
    let file = base(file_name);
    let reader = match extension(file).as_str() {
        "toml" => toml::read,
        "csv" | "tsv" => csv::read,
        _ => return Err(FrameworkError::Unsupported { file: file.to_string() }),
    };
    let decoded = decode::decode(file, bytes)?;
    match reader(&decoded.text) {
        Ok(mut draft) => {
            draft.notes.splice(0..0, decoded.warnings);
            Ok(draft)
        }
        Err(mut faults) => {
            faults.sort();
            faults.dedup();
            Err(FrameworkError::Faults { file: file.to_string(), faults })
        }
    }
}
