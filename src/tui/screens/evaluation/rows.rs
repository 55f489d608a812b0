//! Which rows a table has, how a row is found again, and which quotes lie behind it.

use super::EvaluationScreen;
use crate::model::ThemeId;
use crate::workbench::{
    CoveredTheme, Evaluation, GroupKind, KindLine, PresenceLine, QuestionLine, SamplePart, SampledAttribute,
    SaturationLine, SearchRequest, SpreadLine,
};

/// What of an attribute a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// Median and range.
    Numbers,
    /// The value at this place.
    Value(usize),
    /// The cases without one.
    Missing,
}

/// A row of a table.
#[derive(Debug, Clone, Copy)]
pub(super) enum Row<'t> {
    Spread(&'t SpreadLine),
    Question(&'t QuestionLine),
    Without(&'t CoveredTheme),
    Attribute(&'t SamplePart, &'t SampledAttribute, Of),
    Kind(&'t KindLine),
    Presence(&'t PresenceLine),
    /// A transcript, and the share that was used before it.
    Step(&'t SaturationLine, Option<f64>),
}

/// The quotes behind a row: what the search is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Quotes {
    /// Only of this theme.
    pub theme: Option<ThemeId>,
    /// Only with this magnitude.
    pub magnitude: Option<String>,
    /// Only of this coder, where the row is a coder's.
    pub coder: Option<String>,
    /// Everything else.
    pub base: SearchRequest,
}

impl EvaluationScreen {
    /// The rows that are shown.
    pub(super) fn rows(&self) -> Vec<Row<'_>> {
        match self.counted() {
            Some(Evaluation::Magnitude(table)) => {
                // A table of every case in every theme would be mostly empty.
                let all = table.per != Some(GroupKind::Case);
                table.rows.iter().filter(|line| all || !line.is_group() || line.quotes > 0).map(Row::Spread).collect()
            }
            Some(Evaluation::Coverage(table)) => {
                let questions = table.questions.iter().map(Row::Question);
                questions.chain(table.without_question.iter().map(Row::Without)).collect()
            }
            Some(Evaluation::Sample(table)) => {
                let mut rows = Vec::new();
                for part in &table.parts {
                    for line in &part.attributes {
                        rows.extend(of(line).into_iter().map(|of| Row::Attribute(part, line, of)));
                    }
                }
                // Of no transcripts at all there is nothing to tell.
                rows.extend(table.transcripts.iter().filter(|line| line.transcripts > 0).map(Row::Kind));
                rows
            }
            Some(Evaluation::Presence(table)) => table.rows.iter().map(Row::Presence).collect(),
            Some(Evaluation::Saturation(table)) => {
                let before = std::iter::once(None).chain(table.transcripts.iter().map(|line| line.share));
                table.transcripts.iter().zip(before).map(|(line, before)| Row::Step(line, before)).collect()
            }
            None => Vec::new(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.rows().len()
    }

    /// How many cases stand across, what belongs to none among them.
    pub(super) fn columns(&self) -> usize {
        match self.counted() {
            Some(Evaluation::Presence(table)) => table.totals.len() + usize::from(table.no_case > 0),
            _ => 0,
        }
    }

    /// The row under the bar.
    pub(super) fn under(&self) -> Option<Row<'_>> {
        self.rows().get(self.at()).copied()
    }

    /// What a row is found again by after it was counted anew.
    pub(super) fn row_key(&self, row: usize) -> Option<String> {
        Some(match self.rows().get(row)? {
            Row::Spread(line) => format!("{} {}", line.theme.theme, line.called()),
            Row::Question(line) => format!("? {}", line.question),
            Row::Without(line) => line.theme.theme.clone(),
            Row::Attribute(part, line, Of::Value(place)) => {
                let value = line.values.get(*place).map_or("", |value| value.value.as_str());
                format!("{:?} {} = {value}", part.kind, line.attribute)
            }
            Row::Attribute(part, line, of) => format!("{:?} {} {of:?}", part.kind, line.attribute),
            Row::Kind(line) => format!("kind {:?}", line.kind),
            Row::Presence(line) => line.theme.theme.clone(),
            Row::Step(line, _) => line.transcript.clone(),
        })
    }

    /// The quotes behind the row, or the cell, under the bar; `None` where there are none.
    #[must_use]
    pub fn quotes(&self) -> Option<Quotes> {
        let request = &self.request;
        let chosen = request.theme.as_deref().and_then(|theme| theme.parse().ok());
        let base = SearchRequest {
            case: request.case.clone(),
            conditions: request.conditions.clone(),
            transcript: request.transcript.clone(),
            codings: Some(request.codings.clone().unwrap_or_else(|| "merged".into())),
            ..SearchRequest::default()
        };
        let mut quotes = Quotes { theme: chosen, magnitude: request.magnitude.clone(), coder: None, base };
        let behind = match self.under()? {
            Row::Spread(line) => {
                quotes.theme = line.theme.id;
                quotes.base.exact = !request.rollup;
                self.of_group(line, &mut quotes);
                line.quotes
            }
            Row::Question(line) => {
                quotes.base.question = Some(line.question.clone());
                quotes.base.exact = !request.rollup;
                line.quotes
            }
            Row::Without(line) => {
                quotes.theme = line.theme.id;
                quotes.base.exact = !request.rollup;
                line.quotes
            }
            Row::Attribute(_, line, of) => {
                let value = match of {
                    Of::Numbers => return None,
                    Of::Value(place) => line.values.get(place)?.value.clone(),
                    Of::Missing => String::new(),
                };
                quotes.base.conditions.push(format!("{}={value}", line.attribute));
                // The sample is counted without codings, so that filters of theme and magnitude do not hold in it.
                (quotes.theme, quotes.magnitude, quotes.base.codings) = (None, None, Some("merged".into()));
                1
            }
            Row::Kind(_) => return None,
            Row::Presence(line) => {
                quotes.theme = line.theme.id;
                quotes.base.exact = !request.rollup;
                match line.cells.get(self.column.at) {
                    Some(cell) => {
                        quotes.base.case = Some(cell.case.clone());
                        cell.quotes
                    }
                    None => {
                        quotes.base.no_case = true;
                        line.no_case
                    }
                }
            }
            Row::Step(line, _) => {
                quotes.base.transcript = Some(line.transcript.clone());
                line.quotes
            }
        };
        (behind > 0).then_some(quotes)
    }

    /// Narrows quotes to a group within a theme.
    fn of_group(&self, line: &SpreadLine, quotes: &mut Quotes) {
        let Some(Evaluation::Magnitude(table)) = self.counted() else { return };
        let attribute = table.attribute.clone().unwrap_or_default();
        match (table.per, &line.group, line.no_group) {
            (Some(GroupKind::Case), Some(case), _) => quotes.base.case = Some(case.clone()),
            (Some(GroupKind::Coder), Some(coder), _) => quotes.coder = Some(coder.clone()),
            (Some(GroupKind::Attribute), Some(value), _) => {
                quotes.base.conditions.push(format!("{attribute}={value}"));
            }
            (_, None, Some("no case")) => quotes.base.no_case = true,
            (_, None, Some(_)) => quotes.base.conditions.push(format!("{attribute}=")),
            _ => {}
        }
    }
}

/// The rows of an attribute.
fn of(line: &SampledAttribute) -> Vec<Of> {
    let numbers = line.median.map(|_| Of::Numbers);
    let values = (0..line.values.len()).map(Of::Value);
    let missing = (line.missing > 0).then_some(Of::Missing);
    numbers.into_iter().chain(values).chain(missing).collect()
}
