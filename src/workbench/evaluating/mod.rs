//! The tables for the report as use cases: what is asked for, which codings are counted, and the names of it all.
//!
//! The rules this folder owns: every table counts what [`Workbench::readings`] hands on, and so only what the viewer may
//! see, by the one function that decides it; and a filter means the same here, in search and in the matrix, so that the
//! quotes behind a number are those that search finds with the same filters.

mod coverage;
mod magnitude;
mod presence;
mod sampling;
mod saturation;

use super::error::WorkbenchError;
use super::shelf::Names;
use super::{CodingQuery, Result, Workbench};
use crate::export::evaluation::{AboutEvaluation, Evaluation, ThemeTold};
use crate::matrix::evaluation::{Evidence, spoken};
use crate::matrix::{ChartTranscript, CodingSource};
use crate::model::{Case, CaseId, Speaker, ThemeId, Transcript, TranscriptId};
use std::collections::{HashMap, HashSet};

/// Which table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum EvaluationKind {
    /// Counts per magnitude.
    #[default]
    Magnitude,
    /// What speaks to each research question.
    Coverage,
    /// What the sample is made of.
    Sample,
    /// Which case speaks of which theme.
    Presence,
    /// New themes by transcript.
    Saturation,
}

impl EvaluationKind {
    /// All tables, in the order they are offered.
    pub const ALL: [Self; 5] = [Self::Magnitude, Self::Coverage, Self::Sample, Self::Presence, Self::Saturation];

    /// The word used on the command line, in files and on screen.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Magnitude => "magnitude",
            Self::Coverage => "coverage",
            Self::Sample => "sample",
            Self::Presence => "presence",
            Self::Saturation => "saturation",
        }
    }
}

/// What the quotes of a theme are told apart by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Per {
    /// Nothing.
    #[default]
    Theme,
    /// The case.
    Case,
    /// The coder.
    Coder,
    /// The value of this attribute.
    Attribute(String),
}

/// In which order themes stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ThemeSort {
    /// As in the framework.
    #[default]
    Framework,
    /// The largest share below the middle of the scale first.
    Low,
    /// The largest share above the middle of the scale first.
    High,
    /// The most quotes first.
    Quotes,
}

impl ThemeSort {
    /// All orders.
    pub const ALL: [Self; 4] = [Self::Framework, Self::Low, Self::High, Self::Quotes];

    /// The word used on the command line and in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Framework => "framework",
            Self::Low => "low",
            Self::High => "high",
            Self::Quotes => "quotes",
        }
    }
}

/// In which order transcripts stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TranscriptOrder {
    /// By when the first coding in each was made.
    #[default]
    Coded,
    /// As they came in.
    Imported,
    /// By title.
    Title,
}

impl TranscriptOrder {
    /// All orders.
    pub const ALL: [Self; 3] = [Self::Coded, Self::Imported, Self::Title];

    /// The word used on the command line and in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Coded => "coded",
            Self::Imported => "imported",
            Self::Title => "title",
        }
    }
}

/// Which table is asked for, in a person's words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EvaluationRequest {
    /// Key, number, id or name: only this theme and what stands below it.
    pub theme: Option<String>,
    /// Whether a theme takes the quotes of everything below it.
    pub rollup: bool,
    /// `merged`, `consensus` or initials; merged where it is `None`.
    pub codings: Option<String>,
    /// Only quotes with this magnitude, or `unrated`.
    pub magnitude: Option<String>,
    /// Only this case, by name.
    pub case: Option<String>,
    /// Only cases with these attributes, each `attribute=value`.
    pub conditions: Vec<String>,
    /// Only this transcript, by title or id.
    pub transcript: Option<String>,
    /// What the quotes of a theme are told apart by, in the table of magnitudes.
    pub per: Per,
    /// In which order themes stand, in the table of magnitudes.
    pub sort: ThemeSort,
    /// In which order transcripts stand, in the curve of new themes.
    pub order: TranscriptOrder,
}

impl Workbench {
    /// A table for the report.
    ///
    /// # Errors
    /// Where something named in the request is not there.
    pub fn evaluate(&self, kind: EvaluationKind, request: &EvaluationRequest) -> Result<Evaluation> {
        self.store.at_one_moment(|| match kind {
            EvaluationKind::Magnitude => self.magnitude_table(request).map(Evaluation::Magnitude),
            EvaluationKind::Coverage => self.coverage_table(request).map(Evaluation::Coverage),
            EvaluationKind::Sample => self.sample_table(request).map(Evaluation::Sample),
            EvaluationKind::Presence => self.presence_table(request).map(Evaluation::Presence),
            EvaluationKind::Saturation => self.saturation_table(request).map(Evaluation::Saturation),
        })
    }

    /// The cases asked for, by name.
    fn asked_cases(&self, request: &EvaluationRequest) -> Result<Vec<Case>> {
        let mut cases = self.cases_where(&request.conditions)?;
        if let Some(name) = &request.case {
            let only = self.find_case(name)?;
            cases.retain(|case| case.id == only);
        }
        Ok(cases)
    }

    /// How a table is made, and the names in it as the project has them.
    fn how_evaluated(&self, request: &EvaluationRequest, cases: usize) -> Result<AboutEvaluation> {
        let names = self.names()?;
        let theme = request.theme.as_deref().map(|typed| self.find_theme(typed)).transpose()?;
        let magnitude = request.magnitude.as_deref().map(|given| self.find_magnitude(given, theme)).transpose()?;
        let case = request.case.as_deref().map(|name| self.find_case(name)).transpose()?;
        let transcript = request.transcript.as_deref().map(|title| self.find_transcript(title)).transpose()?;
        let codings = match self.source_called(request.codings.as_deref())? {
            CodingSource::Merged => "merged",
            CodingSource::Consensus => "consensus",
            CodingSource::Coder(coder) => names.initials(coder),
        };
        Ok(AboutEvaluation {
            codings: codings.to_string(),
            rollup: request.rollup,
            only_theme: theme.and_then(|id| names.framework.theme(id)).map(|theme| theme.key.clone()),
            magnitude: magnitude.map(|value| value.unwrap_or_else(|| "unrated".into())),
            case: case.and_then(|id| names.case(id)).map(|case| case.name.clone()),
            conditions: request.conditions.clone(),
            transcript: transcript.map(|id| names.title(id).to_string()),
            of_cases: cases,
        })
    }

    /// Hands on what is counted.
    fn evidence<T>(
        &self,
        request: &EvaluationRequest,
        cases: &[Case],
        with: impl FnOnce(&Names, &Evidence<'_>) -> Result<T>,
    ) -> Result<T> {
        let names = self.names()?;
        let themes = self.asked_themes(&names, request)?;
        let source = self.source_called(request.codings.as_deref())?;
        let query = CodingQuery {
            transcript: request.transcript.clone(),
            theme: request.theme.clone(),
            magnitude: request.magnitude.clone(),
            ..CodingQuery::default()
        };
        let talk = self.conversations(&names)?;
        let told: Vec<ChartTranscript<'_>> = talk
            .iter()
            .map(|(transcript, speakers)| ChartTranscript { transcript, speakers: speakers.as_slice() })
            .collect();
        let narrowed = request.case.is_some() || !request.conditions.is_empty();
        let asked: HashSet<CaseId> = cases.iter().map(|case| case.id).collect();
        self.readings(source, &query, |readings| {
            let mut quotes = spoken(readings, &told);
            if narrowed {
                quotes.iter_mut().for_each(|one| one.cases.retain(|case| asked.contains(case)));
                quotes.retain(|one| !one.cases.is_empty());
            }
            with(&names, &Evidence::new(&names.framework, themes, request.rollup, quotes))
        })
    }

    /// The themes that have a row: the one asked for and what stands below it, or all.
    fn asked_themes(&self, names: &Names, request: &EvaluationRequest) -> Result<Vec<ThemeId>> {
        let themes = match &request.theme {
            Some(typed) => names.framework.family(self.find_theme(typed)?),
            None => names.framework.themes(),
        };
        Ok(themes.iter().map(|theme| theme.id).collect())
    }

    /// Every transcript with its speakers, in the order they came in; their texts are not needed.
    fn conversations(&self, names: &Names) -> Result<Vec<(Transcript, Vec<Speaker>)>> {
        let read = self.store.read();
        let mut speakers: HashMap<TranscriptId, Vec<Speaker>> = HashMap::new();
        for speaker in read.speakers()? {
            speakers.entry(speaker.transcript).or_default().push(speaker);
        }
        let mut talk = Vec::with_capacity(names.transcripts.len());
        for head in &names.transcripts {
            if let Some(transcript) = read.transcript(head.id)? {
                talk.push((transcript, speakers.remove(&head.id).unwrap_or_default()));
            }
        }
        Ok(talk)
    }
}

/// A theme as tables name it.
fn told(names: &Names, id: ThemeId) -> ThemeTold {
    let theme = names.framework.theme(id);
    ThemeTold {
        theme: theme.map_or_else(String::new, |theme| theme.key.clone()),
        number: names.framework.number(id).to_string(),
        name: theme.map_or_else(String::new, |theme| theme.name.clone()),
        id: Some(id),
    }
}

/// What a case is called.
fn called(names: &Names, case: CaseId) -> String {
    names.case(case).map_or_else(String::new, |case| case.name.clone())
}

/// That an attribute is not there.
fn no_attribute(key: &str) -> WorkbenchError {
    WorkbenchError::Unknown {
        kind: "attribute",
        given: key.to_string(),
        hint: "`emic case list` shows the attributes".into(),
    }
}
