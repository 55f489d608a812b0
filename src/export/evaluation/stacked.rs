//! Several tables in one CSV, which holds one table only: their rows below one another, the first column saying which
//! table a row is of. A column that a table does not have is empty in its rows.

use crate::export::{Table, Value};

/// The tables as one; a single one as it is.
#[must_use]
pub(super) fn stacked(tables: &[Table]) -> Table {
    if let [only] = tables {
        return only.clone();
    }
    let mut stacked = Table::new(tables.first().map_or("", |table| table.title.as_str()), &["table"]);
    for table in tables {
        let places = places(&mut stacked.header, &table.header);
        for row in &table.rows {
            let mut cells = vec![Value::Empty; stacked.header.len()];
            let mut put = |place: usize, value: Value| {
                if let Some(cell) = cells.get_mut(place) {
                    *cell = value;
                }
            };
            put(0, Value::words(table.title.clone()));
            for (place, value) in places.iter().zip(row) {
                put(*place, value.clone());
            }
            stacked.rows.push(cells);
        }
        stacked.notes.extend(table.notes.iter().cloned());
    }
    stacked
}

/// Where the columns of a table stand among all; new ones are added. Of columns with one name the first stands with the
/// first, the second with the second.
fn places(known: &mut Vec<String>, header: &[String]) -> Vec<usize> {
    let mut places: Vec<usize> = Vec::new();
    for name in header {
        let found = (1..known.len()).find(|place| known.get(*place) == Some(name) && !places.contains(place));
        places.push(found.unwrap_or_else(|| {
            known.push(name.clone());
            known.len() - 1
        }));
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_column_and_no_row_is_lost() {
        let mut first = Table::new("First", &["a", "b", "b"]);
        first.rows.push(vec![Value::from("1"), Value::from("2"), Value::from("3")]);
        let mut second = Table::new("Second", &["b", "c"]);
        second.rows.push(vec![Value::from("4"), Value::from("5")]);
        let both = stacked(&[first, second]);
        assert_eq!(both.header, ["table", "a", "b", "b", "c"]);
        let rows: Vec<String> = both
            .rows
            .iter()
            .map(|row| row.iter().map(|v| v.written().into_owned()).collect::<Vec<_>>().join("|"))
            .collect();
        assert_eq!(rows, ["First|1|2|3", "Second||4||5"], "a short row is filled up by whoever writes it");
    }
}
