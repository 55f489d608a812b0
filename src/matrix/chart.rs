//! Charts: one main theme, cases down, themes across.
//!
//! The rules this file owns: the columns are the main theme itself where something is coded to it directly or was charted
//! of it, then every
//! theme below it, depth first, each holding the codings of exactly that theme; every row asked for is there, also
//! one with nothing in it; a coding that belongs to several cases stands in the cell of each, and one that belongs to
//! none is listed under no case. Nothing that was handed in is left out, except what belongs only to cases that were
//! not asked for.

use super::{Belonging, Cell, Charted, Merged};
use crate::model::{Case, CaseId, CellPlace, Framework, Speaker, ThemeId, Transcript, TranscriptId};
use std::collections::{HashMap, HashSet};

/// What the rows are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Rows {
    /// One row per case.
    #[default]
    Cases,
    /// One row per transcript.
    Transcripts,
}

impl Rows {
    /// What they are called: `cases` or `transcripts`.
    #[must_use]
    pub const fn plural(self) -> &'static str {
        match self {
            Self::Cases => "cases",
            Self::Transcripts => "transcripts",
        }
    }

    /// The kind of rows a word names: `case` or `transcript`, singular or plural.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word.trim().to_lowercase().trim_end_matches('s') {
            "case" => Some(Self::Cases),
            "transcript" => Some(Self::Transcripts),
            _ => None,
        }
    }
}

/// A transcript with its speakers.
#[derive(Debug, Clone, Copy)]
pub struct ChartTranscript<'a> {
    /// The transcript.
    pub transcript: &'a Transcript,
    /// Its speakers.
    pub speakers: &'a [Speaker],
}

/// What charts are made of.
#[derive(Debug, Clone, Copy)]
pub struct ChartInput<'a> {
    /// The framework.
    pub framework: &'a Framework,
    /// The cases asked for, in the order of the rows.
    pub cases: &'a [Case],
    /// The transcripts, in the order of the rows where transcripts are the rows. Codings of others are not charted.
    pub transcripts: &'a [ChartTranscript<'a>],
    /// The codings, as [`super::merge`] gives them.
    pub codings: &'a [Merged<'a>],
    /// What the rows are.
    pub rows: Rows,
    /// What was charted, as far as it may be shown.
    pub charted: &'a Charted,
}

/// What a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowHead {
    /// A case.
    Case(CaseId),
    /// A transcript, and the case of the whole: its only case, else its group case.
    Transcript {
        /// The transcript.
        transcript: TranscriptId,
        /// As [`Belonging::whole`] gives it.
        case: Option<CaseId>,
    },
}

impl RowHead {
    /// Whether anything was charted of the row's case in a theme, as far as it may be shown.
    pub(super) fn is_charted(self, charted: &Charted, theme: ThemeId) -> bool {
        let (Self::Case(case) | Self::Transcript { case: Some(case), .. }) = self else { return false };
        charted.at(CellPlace { case, theme }).is_some()
    }
}

/// One row, with a cell for every column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartRow {
    /// What it is about.
    pub head: RowHead,
    /// One cell per column, in the order of the columns.
    pub cells: Vec<Cell>,
}

/// The matrix of one main theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// The main theme.
    pub theme: ThemeId,
    /// The themes across.
    pub columns: Vec<ThemeId>,
    /// The rows, in the order asked for.
    pub rows: Vec<ChartRow>,
    /// What belongs to no case: the cells that hold a quote, in the order of the columns. Empty where transcripts are
    /// the rows.
    pub no_case: Vec<Cell>,
}

/// One chart for each of `themes`, in that order; a theme that is not in the framework is passed over. The work is done
/// once for all of them.
#[must_use]
pub fn charts(input: &ChartInput<'_>, themes: &[ThemeId]) -> Vec<Chart> {
    let themes: Vec<ThemeId> = themes.iter().copied().filter(|theme| input.framework.theme(*theme).is_some()).collect();
    let wanted: HashSet<ThemeId> =
        themes.iter().flat_map(|theme| input.framework.family(*theme)).map(|theme| theme.id).collect();
    let heads = Heads::new(input);
    let placed = heads.place(input, &wanted);
    themes.into_iter().map(|theme| chart(input, &heads, &placed, theme)).collect()
}

/// A coding with where it goes.
struct Placed<'a> {
    merged: &'a Merged<'a>,
    turn: Option<u32>,
    cases: Vec<CaseId>,
    /// The rows it goes into; none where it has no case or its cases were not asked for.
    rows: Vec<usize>,
    no_case: bool,
}

/// The rows, and which row a case or a transcript has.
struct Heads<'a> {
    heads: Vec<RowHead>,
    of_case: HashMap<CaseId, usize>,
    transcripts: HashMap<TranscriptId, Known<'a>>,
}

struct Known<'a> {
    transcript: &'a Transcript,
    belonging: Belonging<'a>,
    row: usize,
}

impl<'a> Heads<'a> {
    fn new(input: &ChartInput<'a>) -> Self {
        let mut transcripts = HashMap::new();
        let mut transcript_heads = Vec::new();
        for (row, told) in input.transcripts.iter().enumerate() {
            let belonging = Belonging::new(told.transcript, told.speakers);
            transcript_heads.push(RowHead::Transcript { transcript: told.transcript.id, case: belonging.whole() });
            transcripts.insert(told.transcript.id, Known { transcript: told.transcript, belonging, row });
        }
        let heads = match input.rows {
            Rows::Cases => input.cases.iter().map(|case| RowHead::Case(case.id)).collect(),
            Rows::Transcripts => transcript_heads,
        };
        let of_case = input.cases.iter().enumerate().map(|(row, case)| (case.id, row)).collect();
        Self { heads, of_case, transcripts }
    }

    /// The codings of the wanted themes by theme, each list by transcript title, then position, then id.
    fn place(&self, input: &ChartInput<'a>, wanted: &HashSet<ThemeId>) -> HashMap<ThemeId, Vec<Placed<'a>>> {
        let mut ordered: Vec<(&'a Merged<'a>, &Known<'a>)> = input
            .codings
            .iter()
            .filter(|merged| wanted.contains(&merged.coding.theme))
            .filter_map(|merged| Some((merged, self.transcripts.get(&merged.coding.transcript)?)))
            .collect();
        ordered.sort_by(|(a, in_a), (b, in_b)| {
            let by_title = in_a.transcript.title.cmp(&in_b.transcript.title);
            let by_place = (a.coding.transcript, a.coding.span).cmp(&(b.coding.transcript, b.coding.span));
            by_title.then(by_place).then_with(|| (a.coding.coder, a.coding.id).cmp(&(b.coding.coder, b.coding.id)))
        });
        let mut by_theme: HashMap<ThemeId, Vec<Placed<'a>>> = HashMap::new();
        for (merged, known) in ordered {
            let turn = known.transcript.turn_at(merged.coding.span.start).map(|turn| turn.n);
            let cases = known.belonging.of(merged.coding.span);
            let rows = match input.rows {
                Rows::Cases => cases.iter().filter_map(|case| self.of_case.get(case).copied()).collect(),
                Rows::Transcripts => vec![known.row],
            };
            let no_case = input.rows == Rows::Cases && cases.is_empty();
            by_theme.entry(merged.coding.theme).or_default().push(Placed { merged, turn, cases, rows, no_case });
        }
        by_theme
    }
}

fn chart(
    input: &ChartInput<'_>,
    heads: &Heads<'_>,
    placed: &HashMap<ThemeId, Vec<Placed<'_>>>,
    theme: ThemeId,
) -> Chart {
    let columns: Vec<ThemeId> = input
        .framework
        .family(theme)
        .iter()
        .map(|column| column.id)
        .filter(|column| {
            *column != theme
                || placed.contains_key(column)
                || heads.heads.iter().any(|head| head.is_charted(input.charted, theme))
        })
        .collect();
    let empty: Vec<Cell> =
        columns.iter().map(|column| Cell::empty(*column, input.framework.scale_of(*column))).collect();
    let mut rows: Vec<ChartRow> =
        heads.heads.iter().map(|head| ChartRow { head: *head, cells: begun(input.charted, *head, &empty) }).collect();
    let mut no_case = empty;
    for (column, theme) in columns.iter().enumerate() {
        for one in placed.get(theme).into_iter().flatten() {
            for row in &one.rows {
                add(rows.get_mut(*row).and_then(|row| row.cells.get_mut(column)), one);
            }
            if one.no_case {
                add(no_case.get_mut(column), one);
            }
        }
    }
    no_case.retain(|cell| !cell.quotes.is_empty());
    for cell in rows.iter_mut().flat_map(|row| &mut row.cells).chain(&mut no_case) {
        cell.conclude(input.framework.scale_of(cell.theme));
    }
    Chart { theme, columns, rows, no_case }
}

fn add(cell: Option<&mut Cell>, placed: &Placed<'_>) {
    if let Some(cell) = cell {
        cell.add(placed.merged, placed.turn, &placed.cases);
    }
}

/// The cells of a row as they begin, with what was charted of its case.
pub(super) fn begun(charted: &Charted, head: RowHead, empty: &[Cell]) -> Vec<Cell> {
    let mut cells = empty.to_vec();
    let (RowHead::Case(case) | RowHead::Transcript { case: Some(case), .. }) = head else { return cells };
    for cell in &mut cells {
        cell.charting = charted.at(CellPlace { case, theme: cell.theme }).cloned();
        cell.closed = charted.closed.contains(&case);
    }
    cells
}

/// One cell alone: the quotes of exactly this theme that belong to this case, and what was charted of it.
#[must_use]
pub fn cell(input: &ChartInput<'_>, place: CellPlace) -> Cell {
    let scale = input.framework.scale_of(place.theme);
    let empty = [Cell::empty(place.theme, scale)];
    let Some(mut cell) = begun(input.charted, RowHead::Case(place.case), &empty).pop() else {
        return Cell::empty(place.theme, scale);
    };
    let placed = Heads::new(input).place(input, &HashSet::from([place.theme]));
    for one in placed.get(&place.theme).into_iter().flatten().filter(|one| one.cases.contains(&place.case)) {
        cell.add(one.merged, one.turn, &one.cases);
    }
    cell.conclude(scale);
    cell
}

#[cfg(test)]
mod tests;
