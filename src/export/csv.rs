//! CSV: RFC 4180, UTF-8 without a byte order mark, lines ended by CR LF.
//!
//! The rule this file owns: no cell is taken for a formula. A text that begins with `=`, `+`, `-`, `@`, a tab or a
//! carriage return is written with a leading apostrophe; so is one that begins with apostrophes before such a
//! character, so that the way back is certain. **To take it back:** where a cell matches `^'+[=+\-@\t\r]`, remove its
//! first character. Numbers are written plainly, `-3` as `-3`. Nothing else of a text is changed: the file is for
//! programs, and control characters stay what they are.

use super::{Table, Value};
use std::borrow::Cow;

/// The table as CSV, header first. Notes and title are not written.
#[must_use]
pub fn write(table: &Table) -> String {
    let mut out = String::new();
    let header: Vec<Cow<'_, str>> = table.header.iter().map(|cell| guarded(cell)).collect();
    record(&mut out, &header, table.header.len());
    for row in &table.rows {
        let cells: Vec<Cow<'_, str>> = row
            .iter()
            .map(|value| if let Value::Text(text) = value { guarded(text) } else { value.written() })
            .collect();
        record(&mut out, &cells, table.header.len());
    }
    out
}

fn record(out: &mut String, cells: &[Cow<'_, str>], width: usize) {
    let lone_and_empty = cells.iter().all(|cell| cell.is_empty()) && cells.len().max(width) <= 1;
    if lone_and_empty {
        // An empty line would be passed over by readers; a quoted nothing is a record.
        out.push_str("\"\"");
    }
    for place in 0..cells.len().max(width) {
        if place > 0 {
            out.push(',');
        }
        field(out, cells.get(place).map_or("", AsRef::as_ref));
    }
    out.push_str("\r\n");
}

fn field(out: &mut String, text: &str) {
    if text.contains([',', '"', '\r', '\n']) {
        out.push('"');
        out.push_str(&text.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(text);
    }
}

/// The text as it is safe in a spreadsheet.
fn guarded(text: &str) -> Cow<'_, str> {
    if text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample::{HOSTILE, hostile_table};
    use proptest::prelude::*;

    fn read(written: &str) -> Vec<Vec<String>> {
        let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(written.as_bytes());
        reader.records().map(|record| record.unwrap().iter().map(String::from).collect()).collect()
    }

    fn taken_back(cell: &str) -> &str {
        match cell.strip_prefix('\'') {
            Some(rest) if rest.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r']) => rest,
            _ => cell,
        }
    }

    #[test]
    fn a_cell_that_looks_like_a_formula_gets_an_apostrophe_and_a_number_does_not() {
        let mut table = Table::new("t", &["=A1", "n"]);
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "'=x", "'quoted'", "a=1"] {
            table.rows.push(vec![Value::Text(text.into()), Value::Integer(-3)]);
        }
        table.rows.push(vec![Value::Number(-0.5), Value::Empty]);
        let cells: Vec<String> = read(&write(&table)).into_iter().map(|row| row.join("|")).collect();
        assert_eq!(
            cells,
            [
                "'=A1|n",
                "'=1+1|-3",
                "'+1|-3",
                "'-1|-3",
                "'@SUM(A1)|-3",
                "'\tx|-3",
                "'\rx|-3",
                "''=x|-3",
                "'quoted'|-3",
                "a=1|-3",
                "-0.5|"
            ]
        );
    }

    #[test]
    fn hostile_text_comes_back_as_it_was() {
        let rows = read(&write(&hostile_table()));
        let back: Vec<&str> = rows[1..].iter().map(|row| taken_back(&row[1])).collect();
        assert_eq!(back, HOSTILE.iter().map(String::as_str).collect::<Vec<_>>());
    }

    #[test]
    fn lines_end_as_the_standard_says_and_a_lone_empty_cell_is_a_record() {
        let mut table = Table::new("t", &["a"]);
        table.rows = vec![vec![Value::Empty], vec![Value::from("x")], vec![]];
        assert_eq!(write(&table), "a\r\n\"\"\r\nx\r\n\"\"\r\n");
    }

    #[test]
    fn a_short_row_is_filled_up() {
        let mut table = Table::new("t", &["a", "b", "c"]);
        table.rows.push(vec![Value::Integer(1)]);
        assert_eq!(write(&table), "a,b,c\r\n1,,\r\n");
    }

    proptest! {
        #[test]
        fn a_table_written_and_read_back_is_the_same(
            cells in prop::collection::vec(prop::collection::vec("('|=|-|\t|\r|\n|\"|,|[a-z]|\\PC){0,6}", 3), 0..6)
        ) {
            let mut table = Table::new("t", &["a", "b", "c"]);
            table.rows = cells.iter().map(|row| row.iter().cloned().map(Value::Text).collect()).collect();
            let rows = read(&write(&table));
            let back: Vec<Vec<String>> =
                rows[1..].iter().map(|row| row.iter().map(|cell| taken_back(cell).to_string()).collect()).collect();
            prop_assert_eq!(back, cells);
            let armed = |cell: &String| cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
            prop_assert!(!rows.iter().flatten().any(armed));
        }
    }
}
