//! The matrix as it is shown and written: names instead of ids, words instead of positions.

use crate::export::quotes::TypedAttributes;
use crate::matrix::{CellState, Counts, Rows};
use crate::model::{CodingId, Role};
use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::export::Value;

/// Charts, one per main theme asked for.
///
/// As JSON it is the chart itself where there is exactly one, else `{"charts": [ … ]}`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MatrixView {
    /// In the order of the framework.
    pub charts: Vec<ChartView>,
}

impl Serialize for MatrixView {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let [only] = self.charts.as_slice() {
            return only.serialize(serializer);
        }
        let mut document = serializer.serialize_struct("MatrixView", 1)?;
        document.serialize_field("charts", &self.charts)?;
        document.end()
    }
}

/// One main theme.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct ChartView {
    /// The main theme's key.
    pub theme: String,
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
    /// The themes across.
    pub columns: Vec<ColumnView>,
    /// What the rows are.
    #[serde(skip)]
    pub rows_are: Rows,
    /// The names of the attributes in the row headers.
    #[serde(skip)]
    pub attributes: Vec<String>,
    /// The rows.
    pub rows: Vec<RowView>,
    /// The cells with quotes that belong to no case.
    pub no_case: Vec<CellView>,
}

impl ChartView {
    /// The column a cell stands in.
    #[must_use]
    pub fn column(&self, cell: &CellView) -> Option<&ColumnView> {
        self.columns.iter().find(|column| column.theme == cell.theme)
    }
}

/// One theme across.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct ColumnView {
    /// The theme's key.
    pub theme: String,
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
    /// The names from the main theme down.
    #[serde(skip)]
    pub path: String,
    /// The magnitudes counted in this column: the scale's in its order, then what else was found.
    #[serde(skip)]
    pub magnitudes: Vec<String>,
}

impl ColumnView {
    /// Number and name, `1.2 Facilities`.
    #[must_use]
    pub fn heading(&self) -> String {
        format!("{} {}", self.number, self.name)
    }
}

/// One case, or one transcript.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct RowView {
    /// The transcript's title, where transcripts are the rows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transcript: Option<String>,
    /// The case's name; for a transcript the case of the whole, `null` where there is none.
    pub case: Option<String>,
    /// The chosen attributes the case has, typed.
    pub attributes: TypedAttributes,
    /// The chosen attributes as values of a table, one for each name of the chart.
    #[serde(skip)]
    pub attribute_values: Vec<Value>,
    /// One cell per column.
    pub cells: Vec<CellView>,
}

impl RowView {
    /// What the row is called.
    #[must_use]
    pub fn name(&self) -> &str {
        self.transcript.as_deref().or(self.case.as_deref()).unwrap_or_default()
    }
}

/// One case in one theme.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct CellView {
    /// The theme's key.
    pub theme: String,
    /// How far the analyst is.
    pub state: CellState,
    /// Whether a linked coding changed after the summary was written.
    pub stale: bool,
    /// What the analyst wrote.
    pub summary: Option<String>,
    /// How many quotes carry which magnitude, in the order of the scale.
    pub counts: Counts,
    /// The quotes.
    pub quotes: Vec<QuoteView>,
    /// The codings linked to the summary.
    pub linked: Vec<CodingId>,
}

/// One quote.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct QuoteView {
    /// The coding that stands for the reading.
    pub coding: CodingId,
    /// The transcript's title.
    pub transcript: String,
    /// The turn it begins in.
    pub turn: Option<u32>,
    /// Code points before the first character.
    pub start: usize,
    /// Code points before the end.
    pub end: usize,
    /// The words.
    pub text: String,
    /// The magnitude, where one was given.
    pub magnitude: Option<String>,
    /// Initials of the coder of `coding`.
    pub coder: String,
    /// Initials of everybody who made this reading.
    pub coders: Vec<String>,
    /// How the place is cited, `P07:112`.
    pub citation: String,
    /// The speaker's label.
    pub speaker: String,
    /// What the speaker does in the conversation.
    pub role: Option<Role>,
    /// The names of the cases it belongs to.
    pub cases: Vec<String>,
}
