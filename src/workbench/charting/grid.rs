//! The matrix as a screen draws it: heads, states, counts and first words, without the quotes.
//!
//! Everything of one cell is asked for when it is looked at ([`Workbench::cell_page`]). The numbers are those of
//! [`Workbench::matrix`]; they are counted while the codings are read, so that a million of them is no matter.

use crate::export::AttributeColumn;
use crate::matrix::{Belonging, Cell, Chart, Charted, Counting, Counts, RowHead, Rows};
use crate::model::{
    CaseId, CellPlace, CellState, Overall, Paragraph, ParagraphKind, SynthesisAbout, ThemeId, Transcript, TranscriptId,
};
use crate::workbench::shelf::Names;
use crate::workbench::{MatrixRequest, Result, Workbench};

/// So many characters of a summary stand in a cell of the grid.
const FIRST_WORDS: usize = 160;

/// One theme across.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridColumn {
    /// The theme.
    pub theme: ThemeId,
    /// The main theme of its chart.
    pub main: ThemeId,
    /// Its key.
    pub key: String,
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
    /// The names from the main theme down.
    pub path: String,
    /// The values of its scale, low to high; empty where it has none.
    pub scale: Vec<String>,
    /// First words of the synthesis of the column; empty where there is none.
    pub synthesis: String,
}

/// One case, or transcript, down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridRow {
    /// The case; for a transcript the case of the whole.
    pub case: Option<CaseId>,
    /// The transcript, where transcripts are the rows.
    pub transcript: Option<TranscriptId>,
    /// What the row is called.
    pub name: String,
    /// The attributes of the case as they were given, one for each of the grid's.
    pub attributes: Vec<Option<String>>,
    /// First words of the synthesis of the row; empty where there is none.
    pub synthesis: String,
    /// Whether what was charted of the case is hidden from the viewer, be there anything or not.
    pub closed: bool,
    /// One cell for each column.
    pub cells: Vec<GridCell>,
}

/// One cell, as far as the grid shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridCell {
    /// How far the analyst is.
    pub state: CellState,
    /// Whether a linked coding changed after the summary was written.
    pub stale: bool,
    /// How many quotes carry which magnitude, in the order of the scale.
    pub counts: Counts,
    /// Which way the counts point.
    pub overall: Overall,
    /// The analyst's own judgement.
    pub judgement: Option<Overall>,
    /// How many quotes are new since the analyst last looked at them.
    pub new: usize,
    /// How many codings are linked.
    pub linked: usize,
    /// First words of the summary, in one line; empty where there is none.
    pub words: String,
}

/// The matrix as a screen draws it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartGrid {
    /// The attributes of the row headers.
    pub attributes: Vec<String>,
    /// The themes across: of one chart, or of all charts one after the other.
    pub columns: Vec<GridColumn>,
    /// The rows.
    pub rows: Vec<GridRow>,
    /// What belongs to no case: place of the column and counts.
    pub no_case: Vec<(usize, Counts)>,
    /// Whether syntheses of themes are hidden from the viewer, be there any or not.
    pub columns_closed: bool,
}

impl Workbench {
    /// The grid of the chart, or of all charts side by side, that is asked for.
    ///
    /// # Errors
    /// Where something named in the request is not there.
    pub fn chart_grid(&self, request: &MatrixRequest) -> Result<ChartGrid> {
        let names = self.names()?;
        let themes = self.themes_asked(request)?;
        let rows = super::rows_asked(request)?;
        let family: Vec<ThemeId> =
            themes.iter().flat_map(|theme| names.framework.family(*theme)).map(|theme| theme.id).collect();
        let charted = self.charted_of(&family)?;
        let heads = self.heads(request, rows)?;
        let mut counting = Counting::new(&names.framework, &charted, rows, &heads, &themes);
        self.count(&mut counting, self.coding_source(request.codings.as_deref())?, &family)?;
        let charts = counting.charts();
        let mut attributes = AttributeColumn::all(&names.cases);
        if let Some(chosen) = &request.attributes {
            attributes.retain(|attribute| chosen.contains(&attribute.key));
        }
        Ok(Drawing { names: &names, charted: &charted, attributes: &attributes }.grid(charts, &heads))
    }

    fn heads(&self, request: &MatrixRequest, rows: Rows) -> Result<Vec<RowHead>> {
        if rows == Rows::Cases {
            return Ok(self.cases_where(&request.conditions)?.iter().map(|case| RowHead::Case(case.id)).collect());
        }
        self.cases_where(&request.conditions)?;
        let (names, talks) = (self.names()?, self.talks()?);
        let head = |transcript: TranscriptId, group| {
            let blank = Transcript { id: transcript, group_case: group, ..blank() };
            RowHead::Transcript { transcript, case: Belonging::new(&blank, talks.speakers(transcript)).whole() }
        };
        Ok(names.transcripts.iter().map(|told| head(told.id, told.group_case)).collect())
    }
}

/// What gives the counted charts their names.
struct Drawing<'a> {
    names: &'a Names,
    charted: &'a Charted,
    attributes: &'a [AttributeColumn],
}

impl Drawing<'_> {
    fn grid(&self, charts: Vec<Chart>, heads: &[RowHead]) -> ChartGrid {
        let mut grid = ChartGrid {
            attributes: self.attributes.iter().map(|attribute| attribute.key.clone()).collect(),
            columns: Vec::new(),
            rows: heads.iter().map(|head| self.row(*head)).collect(),
            no_case: Vec::new(),
            columns_closed: self.charted.themes_closed,
        };
        for chart in charts {
            let before = grid.columns.len();
            grid.columns.extend(chart.columns.iter().map(|theme| self.column(chart.theme, *theme)));
            for (row, counted) in grid.rows.iter_mut().zip(chart.rows) {
                row.cells.extend(counted.cells.into_iter().map(cell));
            }
            for cell in chart.no_case {
                let column = grid.columns.iter().skip(before).position(|column| column.theme == cell.theme);
                grid.no_case.extend(column.map(|column| (before + column, cell.counts)));
            }
        }
        grid
    }

    fn row(&self, head: RowHead) -> GridRow {
        let (transcript, case) = match head {
            RowHead::Case(case) => (None, Some(case)),
            RowHead::Transcript { transcript, case } => (Some(transcript), case),
        };
        let known = case.and_then(|case| self.names.case(case));
        let name = match transcript {
            Some(transcript) => self.names.title(transcript).to_string(),
            None => known.map_or_else(String::new, |case| case.name.clone()),
        };
        let attribute = |attribute: &AttributeColumn| known?.attributes.get(&attribute.key).cloned();
        GridRow {
            case,
            transcript,
            name,
            attributes: self.attributes.iter().map(attribute).collect(),
            synthesis: case.map_or_else(String::new, |case| self.synthesis(SynthesisAbout::Case(case))),
            closed: case.is_some_and(|case| self.charted.closed.contains(&case)),
            cells: Vec::new(),
        }
    }

    fn column(&self, main: ThemeId, theme: ThemeId) -> GridColumn {
        let framework = &self.names.framework;
        let known = framework.theme(theme);
        GridColumn {
            theme,
            main,
            key: known.map_or_else(String::new, |theme| theme.key.clone()),
            number: framework.number(theme).to_string(),
            name: known.map_or_else(String::new, |theme| theme.name.clone()),
            path: framework.path(theme),
            scale: framework.scale_of(theme).map(|scale| scale.values.clone()).unwrap_or_default(),
            synthesis: self.synthesis(SynthesisAbout::Theme(theme)),
        }
    }

    fn synthesis(&self, about: SynthesisAbout) -> String {
        self.charted.synthesis(about).map_or_else(String::new, |synthesis| first_words(&synthesis.paragraphs))
    }
}

fn cell(counted: Cell) -> GridCell {
    let charting = counted.charting.as_ref();
    GridCell {
        state: counted.state(),
        stale: charting.is_some_and(|charting| !charting.stale.is_empty()),
        overall: counted.overall,
        judgement: charting.and_then(|charting| charting.judgement),
        new: counted.new,
        linked: charting.map_or(0, |charting| charting.linked.len()),
        words: charting.map_or_else(String::new, |charting| first_words(&charting.paragraphs)),
        counts: counted.counts,
    }
}

/// The beginning of a summary in one line: of its first plain paragraph, else of its first one.
pub(super) fn first_words(paragraphs: &[Paragraph]) -> String {
    let plain = paragraphs.iter().find(|paragraph| paragraph.kind == ParagraphKind::Plain);
    let Some(first) = plain.or(paragraphs.first()) else { return String::new() };
    // A paragraph may be very long, and every cell has one.
    let begin: String = first.text.chars().take(FIRST_WORDS).collect();
    begin.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A transcript of which only the speakers are asked.
fn blank() -> Transcript {
    Transcript {
        id: TranscriptId(uuid::Uuid::nil()),
        title: String::new(),
        kind: crate::model::TranscriptKind::Interview,
        layout: String::new(),
        file: String::new(),
        sha256: String::new(),
        chars: 0,
        group_case: None,
        turns: Vec::new(),
    }
}

impl GridRow {
    /// Which cell stands in a column of the grid; `None` where the row has no case.
    #[must_use]
    pub fn place(&self, column: &GridColumn) -> Option<CellPlace> {
        self.case.map(|case| CellPlace { case, theme: column.theme })
    }
}
