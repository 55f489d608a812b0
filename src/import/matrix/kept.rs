//! The hidden sheet: every text as it was when the workbook was exported.

use super::MatrixPart;
use super::workbook::Sheet;
use crate::model::{CaseId, CellPlace, SynthesisAbout, ThemeId};
use std::collections::BTreeMap;

/// What the name of every form begins with.
pub const FORM: &str = "emic:matrix:";

/// What the sheet's first row says, which no sheet of a person does.
const HEADER: [&str; 6] = ["what", "shown", "entry", "part", "of", "text"];

/// One text as it was.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// What its cell showed.
    pub shown: String,
    /// The entry of the sheet of long texts that holds it, where its cell could not.
    pub entry: Option<String>,
    /// The text form.
    pub base: String,
}

/// Whether a sheet is a hidden one.
pub fn is_kept(sheet: &Sheet) -> bool {
    (0..).zip(HEADER).all(|(column, name)| sheet.text(0, column) == name)
}

/// Everything the hidden sheets keep; a fault for each row that cannot be understood.
pub fn kept<'s>(sheets: impl Iterator<Item = &'s Sheet>, faults: &mut Vec<String>) -> BTreeMap<MatrixPart, Kept> {
    let mut written: BTreeMap<MatrixPart, (Kept, String)> = BTreeMap::new();
    for sheet in sheets.filter(|sheet| is_kept(sheet)) {
        let rows = sheet.cells.keys().map(|(row, _)| *row).max().unwrap_or(0);
        for row in 1..=rows {
            let what = sheet.text(row, 0);
            if what.is_empty() || what.starts_with(FORM) {
                continue;
            }
            let Some(part) = part(what) else {
                faults.push(format!("sheet “{}”, row {}: it was changed", sheet.name, row + 1));
                continue;
            };
            let entry = Some(sheet.text(row, 2)).filter(|entry| !entry.is_empty()).map(String::from);
            let begun = || (Kept { shown: sheet.text(row, 1).into(), entry, base: String::new() }, String::new());
            written.entry(part).or_insert_with(begun).1.push_str(sheet.text(row, 5));
        }
    }
    let mut kept = BTreeMap::new();
    for (part, (told, json)) in written {
        match serde_json::from_str(&json) {
            Ok(base) => {
                kept.insert(part, Kept { base, ..told });
            }
            Err(_) => faults.push("the hidden sheet in which the file keeps its texts was changed".into()),
        }
    }
    kept
}

/// What a mark names: `case ‹id› theme ‹id›`, `case ‹id›` or `theme ‹id›`.
pub fn part(mark: &str) -> Option<MatrixPart> {
    let words: Vec<&str> = mark.split(' ').collect();
    let case = |id: &str| id.parse::<CaseId>().ok();
    let theme = |id: &str| id.parse::<ThemeId>().ok();
    match words.as_slice() {
        ["case", one, "theme", other] => Some(MatrixPart::Cell(CellPlace { case: case(one)?, theme: theme(other)? })),
        ["case", id] => Some(MatrixPart::Synthesis(SynthesisAbout::Case(case(id)?))),
        ["theme", id] => Some(MatrixPart::Synthesis(SynthesisAbout::Theme(theme(id)?))),
        _ => None,
    }
}
