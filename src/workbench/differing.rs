//! The export of discrepancies: the report as rows, with how it was made.

use super::clock::now;
use super::coding::CodingLine;
use super::discrepancy::{CommentLine, DecisionLine, DiscrepancyLine, ReadingLine};
use super::discrepancy_report::{DiscrepancyQuery, DiscrepancyReport};
use super::shelf::Names;
use super::{Result, Workbench};
use crate::export::agreement::words;
use crate::export::discrepancies::{AboutDiscrepancies, DecisionCells, DiscrepancyRow, Side};
use crate::export::{ExportError, Format, discrepancies};
use crate::model::CharSpan;
use serde::Serialize;

/// The report as one document.
#[derive(Serialize)]
struct Document<'r> {
    about: &'r AboutDiscrepancies,
    #[serde(flatten)]
    report: &'r DiscrepancyReport,
}

impl Workbench {
    /// The discrepancies that pass the query as the bytes of a file, and the decisions whose discrepancy is there no
    /// longer.
    pub(super) fn export_discrepancies(&self, query: &DiscrepancyQuery, format: Format) -> Result<Vec<u8>> {
        let names = self.names()?;
        let report = self.discrepancies(query)?;
        let about = self.about_discrepancies(query, &report)?;
        if format == Format::Json {
            let mut bytes =
                serde_json::to_vec_pretty(&Document { about: &about, report: &report }).map_err(ExportError::from)?;
            bytes.push(b'\n');
            return Ok(bytes);
        }
        let there = report.discrepancies.iter().map(|line| row(&names, line));
        let gone = report.outdated.iter().map(|decision| outdated(&names, decision));
        Ok(discrepancies::write(format, &about, &there.chain(gone).collect::<Vec<_>>())?)
    }

    fn about_discrepancies(&self, query: &DiscrepancyQuery, report: &DiscrepancyReport) -> Result<AboutDiscrepancies> {
        let framework = self.framework_name()?;
        Ok(AboutDiscrepancies {
            project: self.project()?.title,
            coders: report.coders.clone(),
            narrowed: narrowed(query),
            include_open: report.include_open,
            transcripts: report.transcripts,
            left_out: report.left_out,
            counts: report.counts,
            after_talk: report.after_talk,
            framework_version: framework.told(),
            framework: framework.title,
            program_version: words::version().to_string(),
            made: now(),
        })
    }
}

/// What a list was narrowed to.
fn narrowed(query: &DiscrepancyQuery) -> Vec<String> {
    let mut told = Vec::new();
    let mut push = |what: &str, words: Vec<&str>| {
        if !words.is_empty() {
            told.push(format!("{what} {}", words.join(", ")));
        }
    };
    push("types", query.types.iter().map(|kind| kind.word()).collect());
    push("states", query.states.iter().map(|state| state.word()).collect());
    push("severities", query.severities.iter().map(String::as_str).collect());
    push("theme", query.theme.as_deref().into_iter().collect());
    push("transcript", query.transcript.as_deref().into_iter().collect());
    told
}

fn row(names: &Names, line: &DiscrepancyLine) -> DiscrepancyRow {
    let readings = sides(names, &line.coders, &line.readings);
    DiscrepancyRow {
        id: line.id,
        transcript: line.transcript.clone(),
        citation: line.citation.clone(),
        coders: line.coders.clone(),
        types: line.types.clone(),
        state: line.state,
        severity: line.severity.word().to_string(),
        outdated: false,
        span: CharSpan::new(line.start, line.end),
        text: line.text.clone(),
        first: readings.first,
        second: readings.second,
        matched: readings.matched,
        decision: line.decision.as_ref().map(|decision| cells(names, decision)),
        comments: line.comments.iter().map(said).collect(),
    }
}

fn outdated(names: &Names, decision: &DecisionLine) -> DiscrepancyRow {
    let readings = sides(names, &decision.coders, &decision.readings);
    DiscrepancyRow {
        id: decision.discrepancy,
        transcript: decision.transcript.clone(),
        citation: decision.citation.clone(),
        coders: decision.coders.clone(),
        types: decision.types.clone(),
        state: decision.state,
        severity: String::new(),
        outdated: true,
        span: CharSpan::new(decision.start, decision.end),
        text: decision.text.clone(),
        first: readings.first,
        second: readings.second,
        matched: readings.matched,
        decision: Some(cells(names, decision)),
        comments: Vec::new(),
    }
}

/// Who read what. Of a further coding its own coder's side holds it, and beside it stands what the other is matched to.
struct Sides {
    first: Option<Side>,
    second: Option<Side>,
    matched: Option<Side>,
}

fn sides(names: &Names, [first, second]: &[String; 2], readings: &[ReadingLine]) -> Sides {
    let of = |coder: &str, place: usize| {
        let reading = readings.iter().filter(|reading| reading.coder == coder).nth(place);
        reading.map(|reading| side(names, reading))
    };
    let further = readings.first().filter(|_| readings.len() > 2);
    Sides { first: of(first, 0), second: of(second, 0), matched: further.and_then(|further| of(&further.coder, 1)) }
}

fn side(names: &Names, reading: &ReadingLine) -> Side {
    let theme = names.framework.theme(reading.theme_id);
    Side {
        coder: reading.coder.clone(),
        number: names.framework.number(reading.theme_id).to_string(),
        key: reading.theme.clone(),
        name: theme.map_or_else(|| "(a theme that is gone)".to_string(), |theme| theme.name.clone()),
        magnitude: reading.magnitude.clone(),
        span: CharSpan::new(reading.start, reading.end),
        text: reading.text.clone(),
        memo: reading.memo.clone(),
    }
}

fn consensus(names: &Names, coding: &CodingLine) -> Side {
    let theme = names.framework.themes().iter().find(|theme| theme.key == coding.theme);
    Side {
        coder: coding.coder.clone(),
        number: theme.map_or_else(String::new, |theme| names.framework.number(theme.id).to_string()),
        key: coding.theme.clone(),
        name: theme.map_or_else(String::new, |theme| theme.name.clone()),
        magnitude: coding.magnitude.clone(),
        span: CharSpan::new(coding.start, coding.end),
        text: coding.text.clone(),
        memo: coding.memo.clone(),
    }
}

fn cells(names: &Names, decision: &DecisionLine) -> DecisionCells {
    DecisionCells {
        outcome: decision.outcome,
        told: decision.told(),
        consensus: decision.consensus.iter().map(|one| consensus(names, one)).collect(),
        why: decision.why.clone(),
        coder: decision.coder.clone(),
        at: decision.at.clone(),
        framework_version: decision.framework_version,
    }
}

fn said(comment: &CommentLine) -> String {
    format!("{}, {}: {}", comment.coder, comment.at, comment.text)
}
