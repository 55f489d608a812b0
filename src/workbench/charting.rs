//! The framework matrix as a use case: which codings, which cases, and the words of the quotes.

use super::error::WorkbenchError;
use super::session::find_coder;
use super::shelf::Loaded;
use super::{CodingQuery, Result, Workbench};
use crate::export::AttributeColumn;
use crate::export::matrix::{MatrixView, QuoteWords, ViewInput, view};
use crate::matrix::{ChartInput, ChartTranscript, CodingSource, Quote, Rows, charts, merge};
use crate::model::{CoderId, Coding, ThemeId, TranscriptId};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

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
}

impl Workbench {
    /// The matrix of one main theme, or of all.
    ///
    /// # Errors
    /// Where something named in the request is not there.
    pub fn matrix(&self, request: &MatrixRequest) -> Result<MatrixView> {
        let names = self.names()?;
        let themes = match &request.theme {
            Some(typed) => vec![self.find_theme(typed)?],
            None => names.framework.main_themes().map(|theme| theme.id).collect(),
        };
        let rows = match request.rows.as_deref() {
            None => Rows::default(),
            Some(word) => Rows::from_word(word)
                .ok_or_else(|| WorkbenchError::Refused(format!("rows cannot be “{word}”; use case or transcript")))?,
        };
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
        let input = ChartInput {
            framework: &names.framework,
            cases: &cases,
            transcripts: &transcripts,
            codings: &merged,
            rows,
        };
        let charts = charts(&input, &themes);
        self.named(&charts, rows, request.attributes.as_deref(), &loaded)
    }

    /// Gives the charts their names and the quotes their words.
    fn named(
        &self,
        charts: &[crate::matrix::Chart],
        rows: Rows,
        attributes: Option<&[String]>,
        loaded: &[Arc<Loaded>],
    ) -> Result<MatrixView> {
        let names = self.names()?;
        let titles: HashMap<TranscriptId, String> =
            names.transcripts.iter().map(|head| (head.id, head.title.clone())).collect();
        let initials: HashMap<CoderId, String> =
            names.coders.iter().map(|coder| (coder.id, coder.initials.clone())).collect();
        let mut columns = AttributeColumn::all(&names.cases);
        if let Some(chosen) = attributes {
            columns.retain(|column| chosen.contains(&column.key));
        }
        let input = ViewInput {
            framework: &names.framework,
            cases: &names.cases,
            attributes: &columns,
            titles: &titles,
            initials: &initials,
            rows,
        };
        let by_id: HashMap<TranscriptId, &Arc<Loaded>> =
            loaded.iter().map(|loaded| (loaded.transcript.id, loaded)).collect();
        view(charts, &input, |quote: &Quote| match by_id.get(&quote.transcript) {
            Some(loaded) => Ok(words(loaded, quote)),
            None => Ok(words(&*self.load(quote.transcript)?, quote)),
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
        let reconciled = self.reconciled()?;
        let transcripts = reconciled.keys().copied().collect();
        let asked = |coding: &Coding| family.as_ref().is_none_or(|family| family.contains(&coding.theme));
        Ok((transcripts, reconciled.into_values().flatten().filter(asked).collect()))
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

fn words(loaded: &Loaded, quote: &Quote) -> QuoteWords {
    let turn = loaded.transcript.turns_in(quote.span.start, quote.span.end).first();
    let speaker = turn.and_then(|turn| loaded.speaker(turn));
    QuoteWords {
        text: quote.span.slice(&loaded.text).unwrap_or_default().to_string(),
        span: loaded.positions.char_span(&loaded.text, quote.span),
        speaker: speaker.map_or_else(String::new, |speaker| speaker.label.clone()),
        role: speaker.map(|speaker| speaker.role),
    }
}
