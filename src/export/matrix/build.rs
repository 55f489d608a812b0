//! From charts of ids and positions to a view of names and words.

use super::view::{
    CellView, ChartView, ColumnView, LinkedView, MatrixView, QuoteView, RowView, StaleView, SynthesisView,
};
use crate::export::AttributeColumn;
use crate::export::quotes::{TypedAttributes, typed};
use crate::matrix::{Cell, Chart, ChartRow, Charted, Counts, Quote, RowHead, Rows, StaleLink};
use crate::model::{
    Case, CaseId, CharSpan, CoderId, Framework, Paragraph, Role, SynthesisAbout, ThemeId, TranscriptId, cite,
};
use std::collections::HashMap;
use std::fmt::Display;
use std::hash::Hash;

/// What names the ids of a chart.
#[derive(Debug, Clone, Copy)]
pub struct ViewInput<'a> {
    /// The framework.
    pub framework: &'a Framework,
    /// All cases, also those that are not rows.
    pub cases: &'a [Case],
    /// The attributes for the row headers, in order.
    pub attributes: &'a [AttributeColumn],
    /// The transcripts' titles.
    pub titles: &'a HashMap<TranscriptId, String>,
    /// The coders' initials.
    pub initials: &'a HashMap<CoderId, String>,
    /// What the rows are.
    pub rows: Rows,
    /// What was charted, as far as it may be shown.
    pub charted: &'a Charted,
}

/// What only the transcript's text can tell of a quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteWords {
    /// The words.
    pub text: String,
    /// Where they stand, in code points.
    pub span: CharSpan,
    /// The label of the speaker of its turn; empty where there is none.
    pub speaker: String,
    /// What that speaker does.
    pub role: Option<Role>,
    /// The turn it begins in; `None` before the first turn.
    pub turn: Option<u32>,
}

/// Puts into words what needs a transcript's text.
pub trait Wording {
    /// What a text that cannot be read is told by.
    type Error;

    /// A quote in its transcript's text; asked once for every time a quote is shown.
    ///
    /// # Errors
    /// Where the text cannot be read.
    fn quote(&mut self, quote: &Quote) -> Result<QuoteWords, Self::Error>;

    /// What became of a linked coding, a sentence for each thing.
    ///
    /// # Errors
    /// Where the text cannot be read.
    fn stale(&mut self, link: &StaleLink) -> Result<Vec<StaleView>, Self::Error>;
}

/// The view of `charts`. A title or initials that are not given are written as the id, so that nothing goes without a
/// name.
///
/// # Errors
/// The first error `words` gives.
pub fn view<W: Wording>(charts: &[Chart], input: &ViewInput<'_>, words: W) -> Result<MatrixView, W::Error> {
    let mut builder = Builder::new(input, words);
    let charts = charts.iter().map(|chart| builder.chart(chart)).collect::<Result<_, W::Error>>()?;
    Ok(MatrixView { charts })
}

/// The view of one cell.
///
/// # Errors
/// The first error `words` gives.
pub fn cell_view<W: Wording>(cell: &Cell, input: &ViewInput<'_>, words: W) -> Result<CellView, W::Error> {
    Builder::new(input, words).cell(cell)
}

/// The view of a synthesis, as far as it may be shown.
#[must_use]
pub fn synthesis_view(about: SynthesisAbout, input: &ViewInput<'_>) -> SynthesisView {
    let closed = input.charted.is_closed(about);
    let Some(synthesis) = input.charted.synthesis(about) else {
        return SynthesisView { closed, ..SynthesisView::default() };
    };
    SynthesisView {
        text: Some(Paragraph::write(&synthesis.paragraphs)),
        paragraphs: synthesis.paragraphs.clone(),
        by: Some(named(input.initials, synthesis.coder)),
        at: Some(synthesis.at.clone()),
        closed,
    }
}

struct Builder<'a, W> {
    input: &'a ViewInput<'a>,
    cases: HashMap<CaseId, &'a Case>,
    words: W,
}

impl<'a, E, W: Wording<Error = E>> Builder<'a, W> {
    fn new(input: &'a ViewInput<'a>, words: W) -> Self {
        Self { input, cases: input.cases.iter().map(|case| (case.id, case)).collect(), words }
    }

    fn chart(&mut self, chart: &Chart) -> Result<ChartView, E> {
        let columns =
            chart.columns.iter().enumerate().map(|(place, theme)| self.column(*theme, chart, place)).collect();
        Ok(ChartView {
            id: Some(chart.theme),
            theme: self.key(chart.theme),
            number: self.input.framework.number(chart.theme).to_string(),
            name: self.input.framework.theme(chart.theme).map(|theme| theme.name.clone()).unwrap_or_default(),
            synthesis: synthesis_view(SynthesisAbout::Theme(chart.theme), self.input),
            columns,
            rows_are: self.input.rows,
            attributes: self.input.attributes.iter().map(|attribute| attribute.key.clone()).collect(),
            rows: chart.rows.iter().map(|row| self.row(row)).collect::<Result<_, E>>()?,
            no_case: chart.no_case.iter().map(|cell| self.cell(cell)).collect::<Result<_, E>>()?,
        })
    }

    fn column(&self, theme: ThemeId, chart: &Chart, place: usize) -> ColumnView {
        let mut magnitudes: Vec<String> = Vec::new();
        let empty = Counts::on(self.input.framework.scale_of(theme));
        let in_rows = chart.rows.iter().filter_map(|row| row.cells.get(place));
        let in_none = chart.no_case.iter().filter(|cell| cell.theme == theme);
        for counts in [&empty].into_iter().chain(in_rows.chain(in_none).map(|cell| &cell.counts)) {
            for (value, _) in counts.values() {
                if !magnitudes.contains(value) {
                    magnitudes.push(value.clone());
                }
            }
        }
        let questions = self.input.framework.theme(theme).map(|theme| theme.questions.clone()).unwrap_or_default();
        ColumnView {
            id: theme,
            theme: self.key(theme),
            number: self.input.framework.number(theme).to_string(),
            name: self.input.framework.theme(theme).map(|theme| theme.name.clone()).unwrap_or_default(),
            synthesis: synthesis_view(SynthesisAbout::Theme(theme), self.input),
            path: self.input.framework.path(theme),
            magnitudes,
            scale: self.input.framework.scale_of(theme).cloned(),
            questions,
        }
    }

    fn row(&mut self, row: &ChartRow) -> Result<RowView, E> {
        let (transcript, case) = match row.head {
            RowHead::Case(case) => (None, Some(case)),
            RowHead::Transcript { transcript, case } => (Some(named(self.input.titles, transcript)), case),
        };
        let id = case.filter(|_| transcript.is_none());
        let known: Vec<&Case> = case.iter().filter_map(|case| self.cases.get(case).copied()).collect();
        let attributes: TypedAttributes = typed(self.input.attributes, &known);
        Ok(RowView {
            id,
            transcript,
            case: case.map(|case| self.case(case)),
            attributes,
            synthesis: case.map(|case| synthesis_view(SynthesisAbout::Case(case), self.input)).unwrap_or_default(),
            attribute_values: self.input.attributes.iter().map(|attribute| attribute.value_of(&known)).collect(),
            cells: row.cells.iter().map(|cell| self.cell(cell)).collect::<Result<_, E>>()?,
        })
    }

    fn cell(&mut self, cell: &Cell) -> Result<CellView, E> {
        let charting = cell.charting.as_ref();
        let paragraphs = charting.map(|charting| charting.paragraphs.clone()).unwrap_or_default();
        let mut stale_reasons = Vec::new();
        for link in charting.into_iter().flat_map(|charting| &charting.stale) {
            stale_reasons.extend(self.words.stale(link)?);
        }
        Ok(CellView {
            theme: self.key(cell.theme),
            state: cell.state(),
            stale: charting.is_some_and(|charting| !charting.stale.is_empty()),
            stale_reasons,
            summary: (!paragraphs.is_empty()).then(|| Paragraph::write(&paragraphs)),
            paragraphs,
            overall: cell.overall,
            judgement: charting.and_then(|charting| charting.judgement),
            counts: cell.counts.clone(),
            quotes: cell.quotes.iter().map(|quote| self.quote(quote)).collect::<Result<_, E>>()?,
            linked_quotes: self.linked(cell)?,
            linked: charting.map(|charting| charting.linked.clone()).unwrap_or_default(),
            new_since: cell.new,
            charted_by: charting.map(|charting| named(self.input.initials, charting.coder)),
            charted_at: charting.map(|charting| charting.at.clone()),
            closed: cell.closed,
        })
    }

    /// The linked codings as quotes. One that is a reading of the cell is shown as that reading, with everybody who made it.
    fn linked(&mut self, cell: &Cell) -> Result<Vec<LinkedView>, E> {
        let Some(charting) = &cell.charting else { return Ok(Vec::new()) };
        let mut linked = Vec::new();
        for ((coding, seen), coder) in charting.linked.iter().zip(&charting.standing).zip(&charting.coders) {
            let same = |quote: &&Quote| {
                seen.theme == cell.theme
                    && (quote.transcript, quote.span, &quote.magnitude) == (seen.transcript, seen.span, &seen.magnitude)
            };
            let alone = Quote {
                coding: *coding,
                transcript: seen.transcript,
                span: seen.span,
                turn: None,
                magnitude: seen.magnitude.clone(),
                coders: vec![*coder],
                cases: Vec::new(),
            };
            let reading = cell.quotes.iter().find(same).map_or(alone, Quote::clone);
            let quote = self.quote(&Quote { coding: *coding, ..reading })?;
            let number = self.input.framework.number(seen.theme).to_string();
            linked.push(LinkedView { theme: self.key(seen.theme), number, quote });
        }
        Ok(linked)
    }

    fn quote(&mut self, quote: &Quote) -> Result<QuoteView, E> {
        let words = self.words.quote(quote)?;
        let transcript = named(self.input.titles, quote.transcript);
        let coders: Vec<String> = quote.coders.iter().map(|coder| named(self.input.initials, *coder)).collect();
        Ok(QuoteView {
            coding: quote.coding,
            citation: cite(&transcript, words.turn),
            transcript,
            turn: words.turn,
            start: words.span.start,
            end: words.span.end,
            text: words.text,
            magnitude: quote.magnitude.clone(),
            coder: coders.first().cloned().unwrap_or_default(),
            coders,
            speaker: words.speaker,
            role: words.role,
            cases: quote.cases.iter().map(|case| self.case(*case)).collect(),
        })
    }

    fn key(&self, theme: ThemeId) -> String {
        self.input.framework.theme(theme).map_or_else(|| theme.to_string(), |theme| theme.key.clone())
    }

    fn case(&self, case: CaseId) -> String {
        self.cases.get(&case).map_or_else(|| case.to_string(), |case| case.name.clone())
    }
}

fn named<I: Eq + Hash + Display>(names: &HashMap<I, String>, id: I) -> String {
    names.get(&id).cloned().unwrap_or_else(|| id.to_string())
}
