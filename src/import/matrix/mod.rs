//! A matrix that was exported, edited in a spreadsheet and comes back: the summaries and syntheses in it.
//!
//! The rules this folder owns: a text is found by the ids the export wrote beside it, never by a name or a place, so that
//! rows and columns may be moved, sorted and renamed and sheets may go; what was not edited is told from what was by the
//! text the file keeps as it was exported; what cannot be placed refuses the file whole, every fault named with its place.
//! `workbook` unpacks with a limit and reads cells as they stand, `kept` is the hidden sheet, `sheets` finds the texts by
//! the marks, `table` is the CSV form, `stand_in` gives characters back that a workbook cannot hold.
//!
//! **What never holds here.** No opinion about the project: whether the ids are known and what became of the texts since
//! is asked elsewhere.

mod kept;
mod sheets;
mod stand_in;
mod table;
#[cfg(test)]
mod tests;
mod workbook;

use super::ImportError;
use super::read::{base, extension};
use crate::model::{CellPlace, SynthesisAbout};
use thiserror::Error;

/// What a text of the matrix is: the summary of a cell, or what was written of a row or column as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MatrixPart {
    /// The summary of a cell.
    Cell(CellPlace),
    /// The synthesis of a row or column.
    Synthesis(SynthesisAbout),
}

/// One text of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatrixEntry {
    /// What it is.
    pub part: MatrixPart,
    /// Where it stands in the file, `sheet “1 Housing”, F4` or `line 12`.
    pub place: String,
    /// The text form as it was when the file was exported.
    pub base: String,
    /// The text form as it is in the file now; `None` where it was not edited.
    pub edited: Option<String>,
}

/// What a file holds that can be read back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MatrixFile {
    /// The texts, each once.
    pub entries: Vec<MatrixEntry>,
    /// How many texts were exported and are not in the file any more.
    pub missing: usize,
    /// What a person should know, in whole sentences.
    pub notes: Vec<String>,
}

/// A file that could not be read back. Nothing of it was taken in.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum MatrixFileError {
    /// The extension is neither of the two.
    #[error("`{file}` cannot be read back: a matrix is read from .xlsx and .csv; save it as one of these")]
    Unsupported {
        /// The file's name.
        file: String,
    },
    /// It is no text, or too large.
    #[error(transparent)]
    Text(#[from] ImportError),
    /// It is no workbook.
    #[error("`{file}` is not a complete workbook: {why}; open it in a spreadsheet program and save it again as .xlsx")]
    Broken {
        /// The file's name.
        file: String,
        /// What is wrong with it.
        why: String,
    },
    /// Nothing in it was exported by this program.
    #[error(
        "`{file}` holds no matrix that can be read back: {why}; export it again with `emic matrix --out FILE.xlsx` (cases as \
         rows) and edit that file"
    )]
    Unmarked {
        /// The file's name.
        file: String,
        /// What is missing.
        why: &'static str,
    },
    /// Something in it cannot be placed.
    #[error("nothing was read back from {file}: {}", faults.join("\n  "))]
    Faults {
        /// The file's name.
        file: String,
        /// One sentence each, with its place.
        faults: Vec<String>,
    },
}

/// Reads a file that was exported as a matrix; the extension says whether it is a workbook or CSV.
///
/// # Errors
/// Another extension, what is no workbook or text, what was not exported by this program, and every text that cannot be
/// placed.
pub fn read_matrix(file_name: &str, bytes: &[u8]) -> Result<MatrixFile, MatrixFileError> {
    let file = base(file_name);
    match extension(file).as_str() {
        "xlsx" => sheets::read(file, bytes),
        "csv" | "tsv" => table::read(file, bytes),
        _ => Err(MatrixFileError::Unsupported { file: file.to_string() }),
    }
}

/// The file as read, or all that is wrong with it.
fn whole(file: &str, read: MatrixFile, faults: Vec<String>) -> Result<MatrixFile, MatrixFileError> {
    if faults.is_empty() { Ok(read) } else { Err(MatrixFileError::Faults { file: file.to_string(), faults }) }
}
