//! The matrix as it is shown and written: names instead of ids, words instead of positions.

use crate::export::quotes::TypedAttributes;
use crate::matrix::{Counts, Rows};
use crate::model::{CaseId, CellState, CodingId, Overall, Paragraph, Role, Scale, ThemeId};
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

impl MatrixView {
    /// The same with the columns of all charts in one, whose key and number are empty. All charts have the same rows.
    #[must_use]
    pub fn whole(self) -> Self {
        let mut charts = self.charts.into_iter();
        let Some(first) = charts.next() else { return Self::default() };
        let mut whole = ChartView {
            theme: String::new(),
            number: String::new(),
            name: "All themes".into(),
            id: None,
            synthesis: SynthesisView::default(),
            ..first
        };
        for chart in charts {
            whole.columns.extend(chart.columns);
            whole.no_case.extend(chart.no_case);
            for (row, more) in whole.rows.iter_mut().zip(chart.rows) {
                row.cells.extend(more.cells);
            }
        }
        Self { charts: vec![whole] }
    }
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
    /// The main theme's identity; `None` where the columns of several stand together.
    #[serde(skip)]
    pub id: Option<ThemeId>,
    /// The main theme's key.
    pub theme: String,
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
    /// What was written of the main theme as a whole.
    #[serde(flatten)]
    pub synthesis: SynthesisView,
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
    /// The theme's identity.
    #[serde(skip)]
    pub id: ThemeId,
    /// The theme's key.
    pub theme: String,
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
    /// What was written of the column as a whole.
    #[serde(flatten)]
    pub synthesis: SynthesisView,
    /// The names from the main theme down.
    #[serde(skip)]
    pub path: String,
    /// The magnitudes counted in this column: the scale's in its order, then what else was found.
    #[serde(skip)]
    pub magnitudes: Vec<String>,
    /// The scale that holds for the theme.
    #[serde(skip)]
    pub scale: Option<Scale>,
    /// The research questions the theme speaks to.
    #[serde(skip)]
    pub questions: Vec<String>,
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
    /// The case's identity, where cases are the rows.
    #[serde(skip)]
    pub id: Option<CaseId>,
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
    /// What was written of the row as a whole.
    #[serde(flatten)]
    pub synthesis: SynthesisView,
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
    /// What became of linked codings since, a sentence each.
    pub stale_reasons: Vec<StaleView>,
    /// What the analyst wrote, in the text form of [`Paragraph`]; `null` as long as nothing was written.
    pub summary: Option<String>,
    /// The same, paragraph by paragraph.
    pub paragraphs: Vec<Paragraph>,
    /// Which way the counts point.
    pub overall: Overall,
    /// The analyst's own judgement, where one was given.
    pub judgement: Option<Overall>,
    /// How many quotes carry which magnitude, in the order of the scale.
    pub counts: Counts,
    /// The quotes.
    pub quotes: Vec<QuoteView>,
    /// The codings linked to the summary.
    pub linked: Vec<CodingId>,
    /// The same as quotes, each with its theme, which may be another.
    pub linked_quotes: Vec<LinkedView>,
    /// How many of the quotes were made after the analyst last looked at them, and are not linked.
    pub new_since: usize,
    /// Initials of who charted it last; `null` as long as nobody did.
    pub charted_by: Option<String>,
    /// When, RFC 3339, UTC.
    pub charted_at: Option<String>,
    /// Whether what was charted is hidden from the viewer, be there anything or not.
    pub closed: bool,
}

impl CellView {
    /// Whether the summary rests on this reading, by whichever of its coders' codings.
    #[must_use]
    pub fn rests_on(&self, quote: &QuoteView) -> bool {
        self.linked_quotes.iter().any(|linked| self.is_reading(linked, quote))
    }

    /// The linked quotes that are none of the cell's own: coded to another theme, or not among the codings asked for.
    pub fn linked_apart(&self) -> impl Iterator<Item = &LinkedView> {
        let own = |linked: &&LinkedView| self.quotes.iter().any(|quote| self.is_reading(linked, quote));
        self.linked_quotes.iter().filter(move |linked| !own(linked))
    }

    fn is_reading(&self, linked: &LinkedView, quote: &QuoteView) -> bool {
        let there = &linked.quote;
        linked.theme == self.theme
            && (&there.transcript, there.start, there.end, &there.magnitude)
                == (&quote.transcript, quote.start, quote.end, &quote.magnitude)
    }
}

/// A quote the summary rests on.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct LinkedView {
    /// The key of the theme it is coded to.
    pub theme: String,
    /// That theme's number.
    pub number: String,
    /// The quote as it stands.
    #[serde(flatten)]
    pub quote: QuoteView,
}

/// What was written of a row or a column as a whole. Its fields stand beside those of the row or column.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct SynthesisView {
    /// In the text form of [`Paragraph`]; `null` where nothing was written.
    #[serde(rename = "synthesis")]
    pub text: Option<String>,
    /// The same, paragraph by paragraph.
    #[serde(rename = "synthesis_paragraphs")]
    pub paragraphs: Vec<Paragraph>,
    /// Initials of who wrote it last.
    #[serde(rename = "synthesis_by")]
    pub by: Option<String>,
    /// When, RFC 3339, UTC.
    #[serde(rename = "synthesis_at")]
    pub at: Option<String>,
    /// Whether it is hidden from the viewer, be there one or not.
    #[serde(rename = "synthesis_closed")]
    pub closed: bool,
}

/// One thing that became of a linked coding.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct StaleView {
    /// The coding.
    pub coding: CodingId,
    /// `removed`, `back`, `theme`, `moved` or `magnitude`.
    pub kind: &'static str,
    /// What changed, in a sentence that names the place.
    pub reason: String,
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
