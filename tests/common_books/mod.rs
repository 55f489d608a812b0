//! Workbooks as a spreadsheet program edits them: read by one library, changed cell by cell, written by another.

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)] // Each test file uses a part of it.

use calamine::{Data, Reader, Xlsx};
use rust_xlsxwriter::{Formula, Workbook};
use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::Path;

/// The cells of a sheet by row and column.
pub type Cells = BTreeMap<(u32, u32), Data>;

/// A workbook that is edited.
pub struct Book {
    pub sheets: Vec<(String, Cells)>,
    formulas: Vec<(String, u32, u32)>,
}

impl Book {
    pub fn open(path: &Path) -> Self {
        Self::of(std::fs::read(path).unwrap())
    }

    pub fn of(bytes: Vec<u8>) -> Self {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        let sheets = book.worksheets().into_iter().map(|(name, range)| {
            let start = range.start().unwrap_or_default();
            let cells = range
                .used_cells()
                .map(|(row, column, value)| ((row as u32 + start.0, column as u32 + start.1), value.clone()));
            (name, cells.collect())
        });
        Self { sheets: sheets.collect(), formulas: Vec::new() }
    }

    pub fn sheet(&mut self, name: &str) -> &mut Cells {
        &mut self.sheets.iter_mut().find(|(known, _)| known == name).unwrap_or_else(|| panic!("no sheet {name}")).1
    }

    /// The row of a sheet whose second column shows this, and the column whose heading in any row is that.
    pub fn find(&mut self, sheet: &str, row: &str, heading: &str) -> (u32, u32) {
        let cells = self.sheet(sheet);
        let row = cells.iter().find(|((_, column), value)| *column == 1 && **value == *row).unwrap().0.0;
        let column = cells.iter().find(|(_, value)| **value == *heading).unwrap().0.1;
        (row, column)
    }

    /// What a cell shows.
    pub fn text(&mut self, sheet: &str, row: &str, heading: &str) -> String {
        let place = self.find(sheet, row, heading);
        self.sheet(sheet).get(&place).map(ToString::to_string).unwrap_or_default()
    }

    /// Types a text into a cell; an empty one clears it.
    pub fn type_in(&mut self, sheet: &str, row: &str, heading: &str, text: &str) {
        let place = self.find(sheet, row, heading);
        if text.is_empty() {
            self.sheet(sheet).remove(&place);
        } else {
            self.sheet(sheet).insert(place, Data::String(text.to_string()));
        }
    }

    /// Types a formula into a cell.
    pub fn type_formula(&mut self, sheet: &str, row: &str, heading: &str) {
        let (row, column) = self.find(sheet, row, heading);
        self.formulas.push((sheet.to_string(), row, column));
    }

    /// Puts every row and column of a sheet elsewhere.
    pub fn rearrange(&mut self, sheet: &str, to: impl Fn(u32, u32) -> (u32, u32)) {
        let cells = self.sheet(sheet);
        *cells = std::mem::take(cells).into_iter().map(|((row, column), value)| (to(row, column), value)).collect();
    }

    pub fn save(&self, path: &Path) {
        let mut book = Workbook::new();
        for (name, cells) in &self.sheets {
            let sheet = book.add_worksheet();
            sheet.set_name(name).unwrap();
            for ((row, column), value) in cells {
                let column = u16::try_from(*column).unwrap();
                match value {
                    Data::Float(number) => sheet.write_number(*row, column, *number).unwrap(),
                    other => sheet.write_string(*row, column, other.to_string()).unwrap(),
                };
            }
            for (_, row, column) in self.formulas.iter().filter(|(of, _, _)| of == name) {
                sheet.write_formula(*row, u16::try_from(*column).unwrap(), Formula::new("=1+1")).unwrap();
            }
        }
        book.save(path).unwrap();
    }
}
