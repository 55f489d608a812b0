//! The CSV form of an exported matrix: a row for each text.
//!
//! Columns are found by what the first line calls them, wherever they were moved to; of several of one name (an attribute
//! may be called *summary* too) the last counts, which is where the export put its own.

use super::kept;
use super::sheets::KNOWN;
use super::{MatrixEntry, MatrixFile, MatrixFileError, whole};
use crate::import::decode;
use crate::import::framework::delimiter;
use std::collections::BTreeMap;

/// What a text that looked like a formula begins with in the file.
const ARMED: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Where the columns are that are read.
struct Columns {
    case: usize,
    theme: usize,
    summary: usize,
    base: usize,
    form: usize,
}

/// Reads a CSV file.
///
/// # Errors
/// As [`super::read_matrix`].
pub fn read(file: &str, bytes: &[u8]) -> Result<MatrixFile, MatrixFileError> {
    let (text, notes) = text(file, bytes)?;
    let mut rows = ::csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&text))
        .from_reader(text.as_bytes());
    let mut records = rows.records();
    let unmarked = |why| MatrixFileError::Unmarked { file: file.to_string(), why };
    let header = records.next().and_then(Result::ok).unwrap_or_default();
    let columns =
        columns(&header).ok_or_else(|| unmarked("the columns with the ids and the exported texts are gone"))?;
    let (mut texts, mut faults) = (BTreeMap::new(), Vec::new());
    for record in records {
        match record {
            Ok(record) => take(&record, &columns, &mut texts, &mut faults),
            Err(error) => faults.push(format!("it is not CSV: {error}")),
        }
    }
    if texts.is_empty() && faults.is_empty() {
        return Err(unmarked("no row in it says which case and theme it is"));
    }
    whole(file, MatrixFile { entries: texts.into_values().collect(), missing: 0, notes }, faults)
}

/// The text of the file. Control characters are part of summaries here and no sign of anything else.
fn text(file: &str, bytes: &[u8]) -> Result<(String, Vec<String>), MatrixFileError> {
    if bytes.len() as u64 > decode::MAX_TEXT {
        return Err(decode::too_large(file).into());
    }
    let bare = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bare) {
        Ok(text) => Ok((text.to_string(), Vec::new())),
        Err(_) => decode::decode(file, bytes).map(|decoded| (decoded.text, decoded.warnings)).map_err(Into::into),
    }
}

fn columns(header: &::csv::StringRecord) -> Option<Columns> {
    let place =
        |name: &str| (0..header.len()).rev().find(|place| header.get(*place).is_some_and(|cell| cell.trim() == name));
    Some(Columns {
        case: place("case id")?,
        theme: place("theme id")?,
        summary: place("summary")?,
        base: place("summary when exported")?,
        form: place("form")?,
    })
}

fn take(
    record: &::csv::StringRecord,
    columns: &Columns,
    texts: &mut BTreeMap<super::MatrixPart, MatrixEntry>,
    faults: &mut Vec<String>,
) {
    let cell = |column: usize| unguarded(record.get(column).unwrap_or_default());
    let line = record.position().map_or(1, ::csv::Position::line);
    let (case, theme, summary, base) =
        (cell(columns.case).trim(), cell(columns.theme).trim(), cell(columns.summary), cell(columns.base));
    let mark = match (case.is_empty(), theme.is_empty()) {
        (false, false) => format!("case {case} theme {theme}"),
        (false, true) => format!("case {case}"),
        (true, false) => format!("theme {theme}"),
        (true, true) => {
            if !summary.trim().is_empty() {
                faults.push(format!("line {line}: the summary is of no case and theme that were exported together"));
            }
            return;
        }
    };
    let Some(part) = kept::part(&mark) else {
        faults.push(format!("line {line}: “{case}” and “{theme}” are no ids of a case and a theme"));
        return;
    };
    if cell(columns.form) != KNOWN {
        faults.push(format!("line {line}: it was exported in a form that this version does not know"));
        return;
    }
    let edited = (summary != base).then(|| summary.to_string());
    let entry = MatrixEntry { part, place: format!("line {line}"), base: base.to_string(), edited };
    match texts.get(&part) {
        Some(before) if before.edited != entry.edited => faults.push(format!(
            "line {line}: {} holds another text of the same case and theme; keep one of them",
            before.place
        )),
        Some(_) => {}
        None => {
            texts.insert(part, entry);
        }
    }
}

/// A cell as it was before it was kept from being taken for a formula.
fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(ARMED) => rest,
        _ => cell,
    }
}
