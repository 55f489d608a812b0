//! The framework matrix as a use case: which codings, which cases, and the words of the quotes. Below it stand, one file
//! each, writing a cell and the syntheses, showing one cell with all that is in it, what became of it, and how far the
//! charting is.

mod across;
mod counted;
mod grid;
mod opening;
mod page;
mod past;
mod progress;
mod reading_back;
mod seen;
mod synthesis;
mod wording;
mod writing;

pub use across::{AcrossCell, CasePage, CaseTurn};
pub use grid::{ChartGrid, GridCell, GridColumn, GridRow};
pub use opening::{ChartTarget, ChartText};
pub use page::{CellPage, LinkLine};
pub use past::{CellHistoryLine, CellPast};
pub use progress::{CaseProgress, ChartProgress, ChartTally, ThemeProgress};
pub use reading_back::{ChangedSince, MatrixDifference, MatrixReading};
pub use writing::{CellEdit, CellWritten, quotation};

use super::error::WorkbenchError;
use super::session::find_coder;
use super::shelf::Loaded;
use super::{CodingQuery, Result, Workbench};
use crate::export::AttributeColumn;
use crate::export::matrix::{MatrixView, ViewInput, view};
use crate::matrix::{ChartInput, ChartTranscript, Charted, CodingSource, Rows, charts, merge};
use crate::model::{CoderId, Coding, ThemeId, TranscriptId};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use wording::Words;

/// Which matrix is asked for, in a person's words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MatrixRequest {
    /// Key, number, id or name of a theme; all main themes where it is `None`.
    pub theme: Option<String>,
    /// `case` or `transcript`; cases where it is `None`.
    pub rows: Option<String>,
    /// `merged`, `consensus` or initials; merged where it is `None`.
    pub codings: Option<String>,
    /// Each `attribute=value`.
    pub conditions: Vec<String>,
    /// Attributes for the row headers; all where it is `None`.
    pub attributes: Option<Vec<String>>,
    /// Whether all columns are to stand in one chart.
    pub whole: bool,
}

impl Workbench {
    /// The matrix of one main theme, or of all.
    ///
    /// # Errors
    /// Where something named in the request is not there.
    pub fn matrix(&self, request: &MatrixRequest) -> Result<MatrixView> {
        let names = self.names()?;
        let themes = self.themes_asked(request)?;
        let rows = rows_asked(request)?;
        let source = self.coding_source(request.codings.as_deref())?;
        let codings = self.codings_of(request.theme.as_deref())?;
        let (reconciled, beside) = self.reconciled_for(source, request.theme.as_deref())?;
        let merged = merge(&codings, source, names.consensus(), &reconciled, &beside);
        let loaded = self.charted(&codings, rows)?;
        let transcripts: Vec<ChartTranscript<'_>> = loaded
            .iter()
            .map(|loaded| ChartTranscript { transcript: &loaded.transcript, speakers: &loaded.speakers })
            .collect();
        let cases = self.cases_where(&request.conditions)?;
        let family = themes.iter().flat_map(|theme| names.framework.family(*theme)).map(|theme| theme.id);
        let charted = self.charted_of(&family.collect::<Vec<_>>())?;
        let input = ChartInput {
            framework: &names.framework,
            cases: &cases,
            transcripts: &transcripts,
            codings: &merged,
            rows,
            charted: &charted,
        };
        let charts = charts(&input, &themes);
        let matrix = self.with_names(rows, request.attributes.as_deref(), &charted, |input| {
            view(&charts, input, Words::new(self, &loaded)?)
        })?;
        Ok(if request.whole { matrix.whole() } else { matrix })
    }

    /// The themes whose charts are asked for.
    fn themes_asked(&self, request: &MatrixRequest) -> Result<Vec<ThemeId>> {
        Ok(match &request.theme {
            Some(typed) => vec![self.find_theme(typed)?],
            None => self.names()?.framework.main_themes().map(|theme| theme.id).collect(),
        })
    }

    /// Hands out what names the ids of a chart.
    fn with_names<T>(
        &self,
        rows: Rows,
        attributes: Option<&[String]>,
        charted: &Charted,
        body: impl FnOnce(&ViewInput<'_>) -> Result<T>,
    ) -> Result<T> {
        let names = self.names()?;
        let titles: HashMap<TranscriptId, String> =
            names.transcripts.iter().map(|head| (head.id, head.title.clone())).collect();
        let initials: HashMap<CoderId, String> =
            names.coders.iter().map(|coder| (coder.id, coder.initials.clone())).collect();
        let mut columns = AttributeColumn::all(&names.cases);
        if let Some(chosen) = attributes {
            columns.retain(|column| chosen.contains(&column.key));
        }
        body(&ViewInput {
            framework: &names.framework,
            cases: &names.cases,
            attributes: &columns,
            titles: &titles,
            initials: &initials,
            rows,
            charted,
        })
    }

    fn coding_source(&self, word: Option<&str>) -> Result<CodingSource> {
        match word {
            None | Some("merged") => Ok(CodingSource::Merged),
            Some("consensus") => Ok(CodingSource::Consensus),
            Some(initials) => Ok(CodingSource::Coder(find_coder(&self.known_coders()?, initials)?.id)),
        }
    }

    /// The transcripts whose consensus counts, and the codings of these themes that count beside it.
    fn reconciled_for(
        &self,
        source: CodingSource,
        theme: Option<&str>,
    ) -> Result<(HashSet<TranscriptId>, Vec<Coding>)> {
        if source != CodingSource::Merged {
            return Ok((HashSet::new(), Vec::new()));
        }
        let names = self.names()?;
        let theme = theme.map(|typed| self.find_theme(typed)).transpose()?;
        let family: Option<HashSet<ThemeId>> =
            theme.map(|theme| names.framework.family(theme).iter().map(|theme| theme.id).collect());
        let reconciled = self.reconciled_now()?;
        let transcripts = reconciled.keys().copied().collect();
        let asked = |coding: &Coding| family.as_ref().is_none_or(|family| family.contains(&coding.theme));
        Ok((transcripts, reconciled.values().flatten().filter(|coding| asked(coding)).cloned().collect()))
    }

    fn codings_of(&self, theme: Option<&str>) -> Result<Vec<Coding>> {
        self.visible_codings(&CodingQuery { theme: theme.map(String::from), ..CodingQuery::default() })
    }

    /// The transcripts the chart needs: those that are coded, or all where they are the rows, in the order they came in.
    fn charted(&self, codings: &[Coding], rows: Rows) -> Result<Vec<Arc<Loaded>>> {
        let names = self.names()?;
        let coded: HashSet<TranscriptId> = codings.iter().map(|coding| coding.transcript).collect();
        names
            .transcripts
            .iter()
            .filter(|head| rows == Rows::Transcripts || coded.contains(&head.id))
            .map(|head| self.load(head.id))
            .collect()
    }

    /// The main theme a theme stands under, itself where it is one.
    ///
    /// # Errors
    /// Where there is no such theme.
    pub fn main_theme_of(&self, theme: ThemeId) -> Result<ThemeId> {
        Ok(self.names()?.framework.line(theme).first().map_or(theme, |main| main.id))
    }
}

/// What the rows are that are asked for.
fn rows_asked(request: &MatrixRequest) -> Result<Rows> {
    match request.rows.as_deref() {
        None => Ok(Rows::default()),
        Some(word) => Rows::from_word(word)
            .ok_or_else(|| WorkbenchError::Refused(format!("rows cannot be “{word}”; use case or transcript"))),
    }
}
