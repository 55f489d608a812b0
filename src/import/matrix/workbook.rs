//! The cells of a workbook as they stand.
//!
//! Owns the limits: what a workbook unpacks to is counted before a reader sees it, never believed from a header, and
//! cells are read one by one, so that a lone cell at the far end of a sheet takes no more room than any other.

use super::MatrixFileError;
use calamine::{DataRef, Reader, Xlsx};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

/// The most that a workbook may unpack to, all parts together, in bytes.
const MAX_UNPACKED: u64 = 512 * 1024 * 1024;
/// The most that is told of why a reader gave up, in characters.
const TOLD: usize = 120;

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetCell {
    /// What it shows, as text.
    pub text: String,
    /// Whether it holds a formula or an error rather than a text.
    pub computed: bool,
}

/// One sheet: its name, and its cells by row and column, counted from 0.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Cells that are not empty.
    pub cells: BTreeMap<(u32, u32), SheetCell>,
}

impl Sheet {
    /// The text of a cell; empty where there is none.
    pub fn text(&self, row: u32, column: u32) -> &str {
        self.cells.get(&(row, column)).map_or("", |cell| cell.text.as_str())
    }
}

/// The sheets of a workbook, hidden ones included.
///
/// # Errors
/// Where it is no workbook, is protected by a password, or unpacks to more than it may.
pub fn sheets(file: &str, bytes: &[u8]) -> Result<Vec<Sheet>, MatrixFileError> {
    let broken = |why: String| MatrixFileError::Broken { file: file.to_string(), why };
    measure(bytes).map_err(broken)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| broken(said(&error.to_string())))?;
    let mut sheets = Vec::new();
    for name in workbook.sheet_names() {
        // A sheet that holds no cells, such as a chart, has none to read.
        let Ok(mut reader) = workbook.worksheet_cells_reader(&name) else { continue };
        let mut sheet = Sheet { name, ..Sheet::default() };
        loop {
            match reader.next_cell_with_formula_metadata() {
                Ok(Some(cell)) => {
                    let computed = cell.formula.is_some() || matches!(cell.value, DataRef::Error(_));
                    let text = text(cell.value);
                    if computed || !text.is_empty() {
                        sheet.cells.insert(cell.pos, SheetCell { text, computed });
                    }
                }
                Ok(None) => break,
                Err(error) => return Err(broken(said(&error.to_string()))),
            }
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// Unpacks every part once and counts; also refuses a promise of more strings than a part has bytes, for which a reader
/// would make room.
fn measure(bytes: &[u8]) -> Result<(), String> {
    let opened = zip::ZipArchive::new(Cursor::new(bytes));
    let mut archive =
        opened.map_err(|_| "it is no .xlsx container, or cut off, or protected by a password".to_string())?;
    let mut left = MAX_UNPACKED;
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).map_err(|_| "a part of it cannot be unpacked".to_string())?;
        let mut beginning = Vec::new();
        let read = part.by_ref().take(4096).read_to_end(&mut beginning);
        read.map_err(|_| "a part of it is damaged".to_string())?;
        let rest = std::io::copy(&mut part.by_ref().take(left + 1), &mut std::io::sink());
        let size = rest.map_err(|_| "a part of it is damaged".to_string())? + beginning.len() as u64;
        left = left.checked_sub(size).ok_or_else(|| {
            format!("it unpacks to more than {} MiB, which is more than can be read", MAX_UNPACKED / (1024 * 1024))
        })?;
        if promised(&beginning).is_some_and(|strings| strings > size) {
            return Err("it promises more texts than it has room for".into());
        }
    }
    Ok(())
}

/// The number of strings the head of a part promises.
fn promised(beginning: &[u8]) -> Option<u64> {
    let text = String::from_utf8_lossy(beginning);
    let (_, rest) = text.split_once("uniqueCount")?;
    let digits: String = rest
        .trim_start_matches(|ch: char| ch.is_whitespace() || matches!(ch, '=' | '"' | '\''))
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    // More digits than a number can have are more strings than there can be.
    Some(digits.parse().unwrap_or(u64::MAX)).filter(|_| !digits.is_empty())
}

fn text(value: DataRef<'_>) -> String {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text,
        DataRef::SharedString(text) => text.to_string(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(told) => if told { "TRUE" } else { "FALSE" }.to_string(),
        DataRef::DateTime(date) => date.to_string(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// What a reader said, short enough for a sentence.
fn said(error: &str) -> String {
    error.chars().filter(|ch| !ch.is_control()).take(TOLD).collect()
}
