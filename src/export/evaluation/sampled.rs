//! What the sample is made of, as JSON and as rows.

use super::AboutEvaluation;
use super::about::noted;
use crate::export::{Table, Value};
use crate::model::{AttributeType, CaseKind};
use serde::Serialize;

/// A value, and how many cases have it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ValueLine {
    /// The value.
    pub value: String,
    /// How many cases have it.
    pub cases: usize,
    /// Of all cases of this part, those without a value among them, in per cent.
    pub percent: f64,
}

/// One attribute.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AttributeLine {
    /// What it is called.
    pub attribute: String,
    /// What its values hold.
    #[serde(rename = "type")]
    pub holds: AttributeType,
    /// How many cases have a value.
    pub cases: usize,
    /// How many have none.
    pub missing: usize,
    /// Of all cases of this part, in per cent.
    pub missing_percent: f64,
    /// Each value that occurs; empty for numbers.
    pub values: Vec<ValueLine>,
    /// The median of numbers.
    pub median: Option<f64>,
    /// The lowest number.
    pub lowest: Option<f64>,
    /// The highest number.
    pub highest: Option<f64>,
}

/// The cases of one kind.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SamplePart {
    /// Participants, or groups as a whole.
    pub kind: CaseKind,
    /// How many there are.
    pub cases: usize,
    /// Their attributes, by name.
    pub attributes: Vec<AttributeLine>,
}

/// The transcripts of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KindLine {
    /// Interview, focus group, notes or survey; `None` for all of them together.
    pub kind: Option<String>,
    /// How many there are.
    pub transcripts: usize,
    /// How many of the cases asked for take part.
    pub cases: usize,
    /// How many turns there are.
    pub turns: usize,
    /// Words of talk by participants, labels not counted.
    pub words_by_participants: usize,
    /// Words of talk by interpreters, who speak for participants.
    pub words_by_interpreters: usize,
    /// Words of talk by anybody.
    pub words: usize,
}

/// The sample.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SampleTable {
    /// How it was made.
    #[serde(flatten)]
    pub about: AboutEvaluation,
    /// The cases, by kind.
    pub parts: Vec<SamplePart>,
    /// The transcripts by kind, all of them last.
    pub transcripts: Vec<KindLine>,
}

/// The word for a kind of case, in the plural.
const fn cases_of(kind: CaseKind) -> &'static str {
    match kind {
        CaseKind::Participant => "participants",
        CaseKind::Group => "groups",
    }
}

impl SampleTable {
    pub(super) fn tables(&self) -> Vec<Table> {
        let header =
            ["of", "attribute", "type", "value", "cases", "of cases", "per cent", "median", "lowest", "highest"];
        let mut sample = Table::new("Sample", &header);
        for part in &self.parts {
            for line in &part.attributes {
                sample.rows.extend(rows(part, line));
            }
        }
        let header =
            ["kind", "transcripts", "cases", "turns", "words by participants", "words by interpreters", "words"];
        let mut transcripts = Table::new("Transcripts", &header);
        transcripts.rows = self.transcripts.iter().map(transcript_row).collect();
        vec![noted(sample, &self.notes()), transcripts]
    }

    /// What must be known of the numbers.
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        let each = self.parts.iter().map(|part| format!("{} {}", part.cases, cases_of(part.kind)));
        vec![
            self.about.of_the_sample(),
            format!(
                "{}. Percentages are of all of them, those without a value among them; median and range are of those \
                 with one.",
                each.collect::<Vec<_>>().join(", ")
            ),
        ]
    }
}

fn rows(part: &SamplePart, line: &AttributeLine) -> Vec<Vec<Value>> {
    let begin = |value: Value, cases: usize, percent: f64| {
        vec![
            Value::from(cases_of(part.kind)),
            Value::words(line.attribute.clone()),
            Value::from(holds(line.holds)),
            value,
            Value::count(cases),
            Value::count(part.cases),
            Value::Number(rounded(percent)),
        ]
    };
    let mut rows = Vec::new();
    if let (Some(median), Some(lowest), Some(highest)) = (line.median, line.lowest, line.highest) {
        let mut row = begin(Value::from("(numbers)"), line.cases, 100.0 - line.missing_percent);
        row.extend([median, lowest, highest].map(Value::Number));
        rows.push(row);
    }
    for value in &line.values {
        rows.push(begin(Value::words(value.value.clone()), value.cases, value.percent));
    }
    if line.missing > 0 {
        rows.push(begin(Value::from("(missing)"), line.missing, line.missing_percent));
    }
    rows
}

fn transcript_row(line: &KindLine) -> Vec<Value> {
    let numbers =
        [line.transcripts, line.cases, line.turns, line.words_by_participants, line.words_by_interpreters, line.words];
    let kind = Value::words(line.kind.clone().unwrap_or_else(|| "all".into()));
    [kind].into_iter().chain(numbers.map(Value::count)).collect()
}

/// The word for what an attribute holds.
const fn holds(kind: AttributeType) -> &'static str {
    match kind {
        AttributeType::Integer | AttributeType::Number => "number",
        AttributeType::Boolean => "yes or no",
        AttributeType::Date => "date",
        AttributeType::Text => "text",
    }
}

/// One decimal is as much as a report shows.
fn rounded(percent: f64) -> f64 {
    (percent * 10.0).round() / 10.0
}
