//! What a workbook promises, read back by another program's reader.

use super::*;
use crate::export::sample::{HOSTILE, hostile_table};
use calamine::{Data, Reader, Xlsx};
use std::io::{Cursor, Read};

fn open(bytes: &[u8]) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes.to_vec())).unwrap()
}

fn sheet(bytes: &[u8], name: &str) -> Vec<Vec<Data>> {
    open(bytes).worksheet_range(name).unwrap().rows().map(<[Data]>::to_vec).collect()
}

fn part(bytes: &[u8], path: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes.to_vec())).unwrap();
    let mut text = String::new();
    archive.by_name(path).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn hostile_text_comes_back_as_it_was_and_none_of_it_is_a_formula() {
    let bytes = write(&[hostile_table()]).unwrap();
    let rows = sheet(&bytes, "Hostile");
    assert_eq!(rows[0], [Data::String("n".into()), Data::String("text".into())]);
    let (long, short) = HOSTILE.split_last().unwrap();
    for (row, text) in rows[1..].iter().zip(short) {
        assert_eq!(row[1], Data::String(text.clone()));
    }
    let last = rows.last().unwrap()[1].to_string();
    assert!(last.starts_with("long 😀 long") && last.contains("entry 1"));
    let whole: String = sheet(&bytes, "Long texts")[1..].iter().map(|row| row[5].to_string()).collect();
    assert_eq!(&whole, long);
    let mut workbook = open(&bytes);
    for name in workbook.sheet_names() {
        assert!(workbook.worksheet_formula(&name).unwrap().is_empty(), "{name} has a formula");
    }
    for number in 1..=2 {
        let xml = part(&bytes, &format!("xl/worksheets/sheet{number}.xml"));
        assert!(!xml.contains("<f>") && !xml.contains("<f "), "sheet {number}");
    }
}

#[test]
fn numbers_are_numbers_and_what_is_none_is_not_zero() {
    let mut table = Table::new("t", &["a", "b", "c", "d", "e"]);
    let big = i64::MAX;
    table.rows.push(vec![
        Value::Integer(-3),
        Value::Number(0.5),
        Value::Number(f64::NAN),
        Value::Empty,
        Value::Integer(big),
    ]);
    let rows = sheet(&write(&[table]).unwrap(), "t");
    let expected = [
        Data::Float(-3.0),
        Data::Float(0.5),
        Data::String("undefined".into()),
        Data::Empty,
        Data::String(big.to_string()),
    ];
    assert_eq!(rows[1], expected);
}

#[test]
fn control_characters_are_visible_and_not_dropped() {
    let mut table = Table::new("t", &["a\u{1}"]);
    table.rows.push(vec![Value::Text("x\0y\x1b[2J\r\nz\u{ffff}".into())]);
    let rows = sheet(&write(&[table]).unwrap(), "t");
    assert_eq!(rows[0][0], Data::String("a␁".into()));
    assert_eq!(rows[1][0], Data::String("x␀y␛[2J␍\nz⟨U+FFFF⟩".into()));
}

#[test]
fn header_and_first_column_are_frozen_wrapped_and_filtered() {
    let mut table = Table::new("t", &["a", "b"]);
    table.rows.push(vec![Value::from("x"), Value::from("=y")]);
    let bytes = write(&[table]).unwrap();
    let xml = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(xml.contains(r#"<pane xSplit="1" ySplit="1""#), "{xml}");
    assert!(xml.contains(r#"<autoFilter ref="A1:B2""#));
    let styles = part(&bytes, "xl/styles.xml");
    assert!(styles.contains("wrapText=\"1\""));
    assert!(styles.contains("quotePrefix=\"1\""), "an edited cell does not become a formula");
}

#[test]
fn more_rows_than_a_sheet_holds_go_on_in_the_next() {
    let mut table = Table::new("Quotes", &["n"]);
    table.rows = (0..7).map(|n| vec![Value::Integer(n)]).collect();
    let bytes = write_in_sheets_of(&[table], 4).unwrap();
    assert_eq!(open(&bytes).sheet_names(), ["Quotes", "Quotes (2)", "Quotes (3)"]);
    let rows: Vec<String> = ["Quotes", "Quotes (2)", "Quotes (3)"]
        .iter()
        .flat_map(|name| sheet(&bytes, name))
        .map(|row| row[0].to_string())
        .collect();
    assert_eq!(rows.join(" "), "n 0 1 2 n 3 4 5 n 6");
}

#[test]
fn tables_get_a_sheet_each_and_their_notes_one_together() {
    let mut first = Table::new("Same", &["a"]);
    first.notes.push("A note.".into());
    let mut second = Table::new("same", &["a"]);
    second.notes.push("Another.".into());
    let bytes = write(&[first, second]).unwrap();
    assert_eq!(open(&bytes).sheet_names(), ["Same", "same (2)", "Notes"]);
    assert_eq!(sheet(&bytes, "Notes")[2], [Data::String("same".into()), Data::String("Another.".into())]);
    assert_eq!(sheet(&bytes, "Same")[0], [Data::String("a".into())], "a table without rows has its header");
}

#[test]
fn a_table_with_too_many_columns_is_refused_with_a_sentence() {
    let table = Table { title: "Wide".into(), header: vec![String::new(); MAX_COLUMNS + 1], ..Table::default() };
    let refused = write(&[table]).unwrap_err().to_string();
    assert_eq!(
        refused,
        "the sheet “Wide” would have 16385 columns and a workbook holds 16,384; choose fewer attributes or themes, or \
         use the format csv"
    );
}
