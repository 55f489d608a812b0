//! JSON of a table: one object a row, keys in the order of the header.

use super::{ExportError, Table, Value};
use serde::ser::{Serialize, SerializeMap, Serializer};

impl Serialize for Value {
    /// Numbers as numbers; nothing, and a number that is undefined, as `null`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Integer(number) => serializer.serialize_i64(*number),
            Self::Number(number) if number.is_finite() => serializer.serialize_f64(*number),
            Self::Number(_) | Self::Empty => serializer.serialize_none(),
        }
    }
}

/// The table as one document: `{"title", "rows": [{column: value}], "notes"}`. Columns of the same name are told apart
/// by a number: `name`, `name (2)`.
///
/// # Errors
/// Where the document cannot be written.
pub fn write(table: &Table) -> Result<String, ExportError> {
    #[derive(serde::Serialize)]
    struct Document<'t> {
        title: &'t str,
        rows: Rows<'t>,
        notes: &'t [String],
    }
    document(&Document { title: &table.title, rows: Rows(table), notes: &table.notes })
}

/// Any value as a document that people can read too, ended by a line feed.
pub(super) fn document(value: &impl Serialize) -> Result<String, ExportError> {
    let mut text = serde_json::to_string_pretty(value)?;
    text.push('\n');
    Ok(text)
}

/// The rows of a table as objects.
pub(super) struct Rows<'t>(pub(super) &'t Table);

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let names = names(self.0);
        serializer.collect_seq(self.0.rows.iter().map(|values| Row { names: &names, values }))
    }
}

struct Row<'t> {
    names: &'t [String],
    values: &'t [Value],
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.names.len()))?;
        for (place, name) in self.names.iter().enumerate() {
            map.serialize_entry(name, self.values.get(place).unwrap_or(&Value::Empty))?;
        }
        map.end()
    }
}

fn names(table: &Table) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for place in 0..table.width() {
        let name = table.header.get(place).cloned().unwrap_or_default();
        let mut unique = name.clone();
        let mut number = 2;
        while names.contains(&unique) {
            unique = format!("{name} ({number})");
            number += 1;
        }
        names.push(unique);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample::{HOSTILE, hostile_table};

    #[test]
    fn rows_are_objects_in_the_order_of_the_header_and_no_column_is_lost() {
        let mut table = Table::new("T", &["z", "a", "a"]);
        table.rows.push(vec![Value::Integer(-1), Value::from("x"), Value::Number(0.5)]);
        table.rows.push(vec![Value::Number(f64::NAN)]);
        let text: String = write(&table).unwrap().split_whitespace().collect();
        assert_eq!(
            text,
            r#"{"title":"T","rows":[{"z":-1,"a":"x","a(2)":0.5},{"z":null,"a":null,"a(2)":null}],"notes":[]}"#
        );
    }

    #[test]
    fn hostile_text_comes_back_as_it_was() {
        let read: serde_json::Value = serde_json::from_str(&write(&hostile_table()).unwrap()).unwrap();
        let back: Vec<&str> =
            read["rows"].as_array().unwrap().iter().map(|row| row["text"].as_str().unwrap()).collect();
        assert_eq!(back, HOSTILE.iter().map(String::as_str).collect::<Vec<_>>());
    }
}
