//! The texts of a workbook, found by the marks of their rows and columns.
//!
//! Each sheet that can be read back has a cell that holds the form's name; its row holds the marks of the columns and its
//! column those of the rows, wherever they were moved to. A text stands where a marked row meets a marked column.

use super::kept::{self, FORM, Kept};
use super::stand_in::{shown, take_back};
use super::workbook::{self, Sheet, SheetCell};
use super::{MatrixEntry, MatrixFile, MatrixFileError, MatrixPart, whole};
use crate::model::SynthesisAbout;
use std::collections::{BTreeMap, HashMap};

/// The form that is understood.
pub const KNOWN: &str = "emic:matrix:1";
const NONE: &str = "none";
const SYNTHESIS: &str = "synthesis";
/// The first row of the sheet of long texts.
const LONG: [&str; 6] = ["entry", "sheet", "cell", "part", "of", "text"];

/// Reads a workbook.
///
/// # Errors
/// As [`super::read_matrix`].
pub fn read(file: &str, bytes: &[u8]) -> Result<MatrixFile, MatrixFileError> {
    let sheets = workbook::sheets(file, bytes)?;
    let unmarked = |why| MatrixFileError::Unmarked { file: file.to_string(), why };
    if !sheets.iter().any(kept::is_kept) {
        return Err(unmarked("the hidden sheet that keeps the texts as they were exported is gone"));
    }
    let mut faults = Vec::new();
    let kept = kept::kept(sheets.iter(), &mut faults);
    let mut found = Found { kept: &kept, long: long(&sheets), texts: BTreeMap::new(), faults };
    let mut marked = false;
    for sheet in sheets.iter().filter(|sheet| !kept::is_kept(sheet)) {
        let Some(corner) = corner(sheet) else { continue };
        marked = true;
        if sheet.text(corner.0, corner.1) != KNOWN {
            return Err(unmarked("it was exported in a form that this version does not know"));
        }
        found.sheet(sheet, corner);
    }
    if !marked || kept.is_empty() {
        return Err(unmarked("no sheet in it says which case and theme its rows and columns are"));
    }
    let missing = kept.keys().filter(|part| !found.texts.contains_key(part)).count();
    let Found { texts, faults, .. } = found;
    whole(file, MatrixFile { entries: texts.into_values().collect(), missing, notes: Vec::new() }, faults)
}

/// Where the cell stands that names the form.
fn corner(sheet: &Sheet) -> Option<(u32, u32)> {
    sheet.cells.iter().find(|(_, cell)| cell.text.starts_with(FORM)).map(|(place, _)| *place)
}

/// The long texts by entry, their parts put together.
fn long(sheets: &[Sheet]) -> HashMap<String, String> {
    let mut long: HashMap<String, String> = HashMap::new();
    let is_long = |sheet: &&Sheet| (0..).zip(LONG).all(|(column, name)| sheet.text(0, column) == name);
    for sheet in sheets.iter().filter(is_long) {
        let mut parts: Vec<(u64, u32)> = Vec::new();
        for (row, _) in sheet.cells.keys().filter(|(row, column)| *row > 0 && *column == 0) {
            parts.push((sheet.text(*row, 3).parse().unwrap_or(0), *row));
        }
        // Also where the sheet was sorted, the parts follow each other.
        parts.sort_unstable();
        for (_, row) in parts {
            long.entry(sheet.text(row, 0).to_string()).or_default().push_str(sheet.text(row, 5));
        }
    }
    long
}

/// The texts found so far.
struct Found<'k> {
    kept: &'k BTreeMap<MatrixPart, Kept>,
    long: HashMap<String, String>,
    texts: BTreeMap<MatrixPart, MatrixEntry>,
    faults: Vec<String>,
}

impl Found<'_> {
    /// Reads the texts of a sheet; those of a main theme without a column of its own stand in any marked column.
    fn sheet(&mut self, sheet: &Sheet, (mark_row, mark_column): (u32, u32)) {
        let columns: Vec<(u32, &str)> = sheet
            .cells
            .range((mark_row, 0)..(mark_row + 1, 0))
            .filter(|((_, column), _)| *column != mark_column)
            .map(|((_, column), cell)| (*column, cell.text.as_str()))
            .collect();
        let rows: BTreeMap<u32, &str> = sheet
            .cells
            .iter()
            .filter(|((row, column), _)| *column == mark_column && *row != mark_row)
            .map(|((row, _), cell)| (*row, cell.text.as_str()))
            .collect();
        for ((row, column), cell) in &sheet.cells {
            let is_text = columns.iter().any(|(marked, _)| marked == column);
            if is_text
                && *row != mark_row
                && !cell.text.trim().is_empty()
                && rows.get(row).is_none_or(|mark| *mark == NONE)
            {
                self.faults.push(format!(
                    "{}: “{}” stands in a row that is no case of the export; write it into the row of its case",
                    place(sheet, *row, *column),
                    short(&cell.text)
                ));
            }
        }
        for (row, mark) in &rows {
            if mark.starts_with("theme ") {
                self.main_theme(sheet, *row, mark, &columns);
                continue;
            }
            for (column, theme) in &columns {
                let what = match (*mark, *theme) {
                    (SYNTHESIS, theme) if theme.starts_with("theme ") => theme.to_string(),
                    (case, SYNTHESIS) if case.starts_with("case ") => case.to_string(),
                    (case, theme) if case.starts_with("case ") => format!("{case} {theme}"),
                    _ => continue,
                };
                self.text(sheet, (*row, *column), &what);
            }
        }
    }

    fn main_theme(&mut self, sheet: &Sheet, row: u32, mark: &str, columns: &[(u32, &str)]) {
        let told: Vec<u32> = columns.iter().map(|(column, _)| *column).collect();
        let filled: Vec<u32> = told.iter().copied().filter(|column| !sheet.text(row, *column).is_empty()).collect();
        match (filled.as_slice(), told.first()) {
            ([], Some(column)) | ([column], _) => self.text(sheet, (row, *column), mark),
            ([first, second, ..], _) => self.faults.push(format!(
                "{}: the synthesis of the theme stands in {} too; write it into one of them",
                place(sheet, row, *second),
                place(sheet, row, *first)
            )),
            ([], None) => {}
        }
    }

    fn text(&mut self, sheet: &Sheet, (row, column): (u32, u32), what: &str) {
        let here = place(sheet, row, column);
        let known = kept::part(what).and_then(|part| Some((part, self.kept.get(&part)?)));
        let empty = SheetCell { text: String::new(), computed: false };
        let cell = sheet.cells.get(&(row, column)).unwrap_or(&empty);
        let Some((part, kept)) = known else {
            if !cell.text.trim().is_empty() {
                let told = short(&cell.text);
                self.faults.push(format!("{here}: “{told}” is of no case and theme that were exported together"));
            }
            return;
        };
        if cell.computed {
            self.faults.push(format!("{here}: it holds a formula or an error; write the text itself"));
            return;
        }
        let edited = match self.edited(cell, kept) {
            Ok(edited) => edited,
            Err(why) => {
                self.faults.push(format!("{here}: {why}"));
                return;
            }
        };
        let entry = MatrixEntry { part, place: here, base: kept.base.clone(), edited };
        match self.texts.get(&part) {
            Some(before) if before.edited != entry.edited => self.faults.push(format!(
                "{}: {} holds another text of the same {}; keep one of them",
                entry.place,
                before.place,
                noun(part)
            )),
            Some(_) => {}
            None => {
                self.texts.insert(part, entry);
            }
        }
    }

    /// The text of a cell, where it is not the one that was exported.
    fn edited(&self, cell: &SheetCell, kept: &Kept) -> Result<Option<String>, String> {
        let text = cell.text.replace("\r\n", "\n");
        let Some(entry) = &kept.entry else {
            return Ok((text != kept.shown).then(|| take_back(&text, &kept.base)));
        };
        if text == kept.shown {
            let long = self.long.get(entry).filter(|long| **long != shown(&kept.base));
            return Ok(long.map(|long| take_back(long, &kept.base)));
        }
        // A short text in its place was written anew; a change of the beginning alone would lose the rest.
        if text.contains(&format!("entry {entry})")) {
            return Err(format!(
                "only the beginning of a long text stands here; edit the whole in the sheet of long texts, entry {entry}"
            ));
        }
        Ok(Some(take_back(&text, &kept.base)))
    }
}

fn noun(part: MatrixPart) -> &'static str {
    match part {
        MatrixPart::Cell(_) => "case and theme",
        MatrixPart::Synthesis(SynthesisAbout::Case(_)) => "case",
        MatrixPart::Synthesis(SynthesisAbout::Theme(_)) => "theme",
    }
}

/// The beginning of a text, for a sentence about it.
fn short(text: &str) -> String {
    const SHORT: usize = 40;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut: String = line.chars().take(SHORT).collect();
    if cut.len() < line.len() { format!("{cut}…") } else { cut }
}

/// How a sheet and a cell are named, `sheet “1 Housing”, F4`.
fn place(sheet: &Sheet, row: u32, column: u32) -> String {
    format!("sheet “{}”, {}{}", sheet.name, letters(column), row + 1)
}

/// A column as spreadsheets name it: A to Z, AA and so on.
fn letters(column: u32) -> String {
    let mut name = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        left -= 1;
        name.push(char::from(b'A' + u8::try_from(left % 26).unwrap_or(0)));
        left /= 26;
    }
    name.iter().rev().collect()
}
