//! The raw unit table: every decision the figures are computed from, a row per theme and unit.
//!
//! | column | what it holds |
//! |---|---|
//! | `transcript`, `turn` | where; resamples draw transcripts and turns |
//! | `start`, `end` | the place in code points |
//! | `units` | how many units the row stands for: 1, for characters the length of the stretch |
//! | `theme` | the theme's key |
//! | `given AB` | 1 where AB gave the theme, 0 where not, empty where AB was not assigned |
//! | `magnitude AB`, `place AB` | the value AB gave and its place on the scale from 0; for the turn unit only |
//! | the others | how the table was made, the same on every row |

use super::tables;
use super::view::AboutReport;
use crate::export::{ExportError, Format, Table, Value, json, write};
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

/// The raw units of a comparison.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitTable {
    /// How it was made, and from what.
    pub about: AboutReport,
    /// Initials of the coders, in the order of the decisions on a row.
    pub coders: Vec<String>,
    /// The rows, by theme in the order of the framework, then by place.
    pub rows: Vec<UnitLine>,
}

/// What the coders decided about one theme in one unit, or in one stretch of units that look the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitLine {
    /// The transcript's title.
    pub transcript: String,
    /// The turn, counted from 1.
    pub turn: u32,
    /// Code points before it.
    pub start: usize,
    /// Code points before its end.
    pub end: usize,
    /// How many units it stands for.
    pub units: u64,
    /// The theme's key.
    pub theme: String,
    /// By coder: whether she gave the theme; `None` where she is missing.
    pub given: Vec<Option<bool>>,
    /// By coder: the value and place of the magnitude that counts.
    pub magnitudes: Vec<Option<(String, usize)>>,
}

impl UnitTable {
    /// The table in a file format; as JSON `{…, "rows": [ … ]}` with the columns of a row as keys.
    ///
    /// # Errors
    /// Where the workbook or the JSON document cannot be made.
    pub fn write(&self, format: Format) -> Result<Vec<u8>, ExportError> {
        match format {
            Format::Json => Ok(json::document(self)?.into_bytes()),
            other => write(other, &self.table()),
        }
    }

    /// The table with what must be known of it on every row.
    #[must_use]
    pub fn table(&self) -> Table {
        let mut table = self.own();
        let about = tables::columns(&self.about);
        table.header.extend(about.iter().map(|(name, _)| (*name).to_string()));
        for row in &mut table.rows {
            row.extend(about.iter().map(|(_, value)| value.clone()));
        }
        table
    }

    fn own(&self) -> Table {
        let mut table = Table::new("Units", &["transcript", "turn", "start", "end", "units", "theme"]);
        for name in ["given", "magnitude", "place"] {
            table.header.extend(self.coders.iter().map(|coder| format!("{name} {coder}")));
        }
        table.rows = self.rows.iter().map(UnitLine::values).collect();
        table
    }
}

impl UnitLine {
    fn values(&self) -> Vec<Value> {
        let mut values = vec![
            Value::words(self.transcript.clone()),
            Value::Integer(i64::from(self.turn)),
            Value::count(self.start),
            Value::count(self.end),
            Value::Integer(i64::try_from(self.units).unwrap_or(i64::MAX)),
            Value::words(self.theme.clone()),
        ];
        let given = |given: &Option<bool>| given.map_or(Value::Empty, |given| Value::Integer(i64::from(given)));
        values.extend(self.given.iter().map(given));
        let word = |given: &Option<(String, usize)>| {
            given.as_ref().map_or(Value::Empty, |(value, _)| Value::words(value.clone()))
        };
        values.extend(self.magnitudes.iter().map(word));
        let place =
            |given: &Option<(String, usize)>| given.as_ref().map_or(Value::Empty, |(_, place)| Value::count(*place));
        values.extend(self.magnitudes.iter().map(place));
        values
    }
}

impl Serialize for UnitTable {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in tables::columns(&self.about) {
            map.serialize_entry(name, &value)?;
        }
        map.serialize_entry("coders", &self.coders)?;
        let table = self.own();
        map.serialize_entry("rows", &json::Rows(&table))?;
        map.end()
    }
}
