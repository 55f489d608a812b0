//! The hidden sheet: every summary and synthesis as it was when the workbook was written.
//!
//! It has a row for each, in parts where a text is longer than a cell: what it is (`case ‹id› theme ‹id›`, `case ‹id›`,
//! `theme ‹id›`), what its cell shows, the entry of *Long texts* that holds it where it is too long for its cell, part,
//! of how many, and the text as a JSON string, which holds control characters too. By it a reader knows what was edited
//! in the workbook, and whether the project changed meanwhile.

use super::marks::{KEPT, MARK};
use crate::export::xlsx::{LONGEST, SheetNames, split};
use crate::export::{ExportError, Table, Value};

/// What is kept, gathered while the sheets are written.
pub(super) struct Kept {
    name: String,
    table: Table,
}

impl Kept {
    /// Takes the name of the sheet before any other can.
    pub(super) fn new(names: &mut SheetNames) -> Self {
        let table = Table::new(KEPT, &["what", "shown", "entry", "part", "of", "text"]);
        Self { name: names.take(KEPT), table }
    }

    /// Keeps one text.
    pub(super) fn push(
        &mut self,
        what: &str,
        shown: &str,
        entry: Option<usize>,
        text: &str,
    ) -> Result<(), ExportError> {
        let written = written(text)?;
        let parts = split(&written, LONGEST);
        for (number, part) in (1..).zip(&parts) {
            let first = number == 1;
            self.table.rows.push(vec![
                Value::from(what),
                if first { Value::from(shown) } else { Value::Empty },
                entry.map_or(Value::Empty, Value::count),
                Value::Integer(number),
                Value::count(parts.len()),
                Value::from(*part),
            ]);
        }
        Ok(())
    }

    /// The sheet's name and table; the first row says when the workbook was written.
    pub(super) fn into_table(mut self, at: &str) -> (String, Table) {
        self.table.rows.insert(0, vec![Value::from(MARK), Value::from(at)]);
        (self.name, self.table)
    }
}

/// A JSON string without a character that XML cannot hold.
fn written(text: &str) -> Result<String, ExportError> {
    let json = serde_json::to_string(text)?;
    Ok(json.replace('\u{FFFE}', "\\ufffe").replace('\u{FFFF}', "\\uffff"))
}

#[cfg(test)]
mod tests {
    use super::written;
    use crate::export::xlsx::shown;

    #[test]
    fn every_text_is_kept_to_the_character() {
        let text = "a\u{7}\u{1b}[2J\r\n\u{fffe}\u{ffff}\"\\ 😀 \u{202e}";
        let kept = written(text).unwrap();
        assert_eq!(shown(&kept), kept, "nothing of it needs a stand-in");
        assert_eq!(serde_json::from_str::<String>(&kept).unwrap(), text);
    }
}
