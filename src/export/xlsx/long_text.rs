//! Texts longer than a cell.
//!
//! A cell holds 32,767 UTF-16 units. A longer text stands whole in a sheet of its own, in parts that follow each other;
//! put together they are the text. The cell shows its beginning and says where the whole is.

use super::sheet_name::SheetNames;
use crate::export::{Table, Value};

/// UTF-16 units a cell can hold.
pub(in crate::export) const LONGEST: usize = 32_767;
/// How much of the text its own cell still shows, in UTF-16 units.
const BEGINNING: usize = 30_000;

/// The long texts met so far.
#[derive(Debug)]
pub(in crate::export) struct LongTexts {
    name: String,
    table: Table,
    entries: usize,
}

impl LongTexts {
    /// Takes the name of the sheet before any table can.
    pub(in crate::export) fn new(names: &mut SheetNames) -> Self {
        let header = ["entry", "sheet", "cell", "part", "of", "text"];
        Self { name: names.take("Long texts"), table: Table::new("Long texts", &header), entries: 0 }
    }

    /// What to write into the cell: the text itself, or its beginning and where the whole is. `place` names the cell,
    /// `F12`.
    pub(in crate::export) fn fit(&mut self, text: String, sheet: &str, place: &dyn Fn() -> String) -> String {
        // No text has more UTF-16 units than bytes, so most need not be counted.
        if text.len() <= LONGEST || text.encode_utf16().count() <= LONGEST {
            return text;
        }
        self.entries += 1;
        let entry = self.entries;
        let parts = split(&text, LONGEST);
        for (number, part) in (1..).zip(&parts) {
            self.table.rows.push(vec![
                Value::count(entry),
                Value::from(sheet),
                Value::from(place()),
                Value::Integer(number),
                Value::count(parts.len()),
                Value::from(*part),
            ]);
        }
        let beginning = split(&text, BEGINNING).into_iter().next().unwrap_or_default();
        format!("{beginning} […] (the whole text is in the sheet “{}”, entry {entry})", self.name)
    }

    /// The number of the entry made last; 0 before the first.
    pub(in crate::export) const fn entries(&self) -> usize {
        self.entries
    }

    /// The sheet's name and table; `None` where no text was too long.
    pub(in crate::export) fn into_table(self) -> Option<(String, Table)> {
        if self.entries == 0 { None } else { Some((self.name, self.table)) }
    }
}

/// The text in pieces of at most `longest` UTF-16 units, on character boundaries.
pub(in crate::export) fn split(text: &str, longest: usize) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut units) = (0, 0);
    for (at, ch) in text.char_indices() {
        if units + ch.len_utf16() > longest {
            parts.extend(text.get(start..at));
            (start, units) = (at, 0);
        }
        units += ch.len_utf16();
    }
    parts.extend(text.get(start..));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_a_text_are_the_text_and_each_fits() {
        let text = "a😀é".repeat(20_000);
        let parts = split(&text, LONGEST);
        assert_eq!(parts.concat(), text);
        assert!(parts.iter().all(|part| part.encode_utf16().count() <= LONGEST));
        assert_eq!(parts.len(), 3);
    }

    #[test]
    fn a_text_of_exactly_a_cell_stays_in_it() {
        let mut long = LongTexts::new(&mut SheetNames::default());
        let text = "é".repeat(LONGEST);
        assert_eq!(long.fit(text.clone(), "s", &|| "A1".into()), text);
        assert!(long.into_table().is_none());
    }

    #[test]
    fn a_longer_text_is_named_in_its_cell_and_whole_in_its_sheet() {
        let mut long = LongTexts::new(&mut SheetNames::default());
        let text = "😀".repeat(LONGEST);
        let cell = long.fit(text.clone(), "Quotes", &|| "F12".into());
        assert!(cell.ends_with("(the whole text is in the sheet “Long texts”, entry 1)"));
        assert!(cell.encode_utf16().count() <= LONGEST);
        let (name, table) = long.into_table().unwrap();
        assert_eq!(name, "Long texts");
        assert_eq!(table.rows[0][1..3], [Value::from("Quotes"), Value::from("F12")]);
        let whole: String = table.rows.iter().map(|row| row[5].written().into_owned()).collect();
        assert_eq!(whole, text);
    }
}
