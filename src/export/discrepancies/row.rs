//! One discrepancy as one row.

use super::about::{AboutDiscrepancies, columns};
use crate::export::{Table, Value};
use crate::model::{CharSpan, DiscrepancyId, DiscrepancyState, DiscrepancyType, Outcome};

/// One coder's reading. Positions are code points, half-open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Whose.
    pub coder: String,
    /// The theme's number.
    pub number: String,
    /// The theme's key.
    pub key: String,
    /// The theme's name.
    pub name: String,
    /// The magnitude, where one was given.
    pub magnitude: Option<String>,
    /// The passage.
    pub span: CharSpan,
    /// Its words.
    pub text: String,
    /// The coder's note.
    pub memo: String,
}

/// How it was settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionCells {
    /// What was decided.
    pub outcome: Outcome,
    /// In words, `as AB read it`.
    pub told: String,
    /// The readings that became consensus.
    pub consensus: Vec<Side>,
    /// The reason.
    pub why: String,
    /// Who wrote it down.
    pub coder: String,
    /// When, RFC 3339, UTC.
    pub at: String,
    /// The number of the framework version that was made on account of it.
    pub framework_version: Option<u32>,
}

/// One discrepancy with all that is known about it, or a decision whose discrepancy is there no longer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiscrepancyRow {
    /// What it is called.
    pub id: DiscrepancyId,
    /// The transcript's title.
    pub transcript: String,
    /// How its place is cited.
    pub citation: String,
    /// Between whom.
    pub coders: [String; 2],
    /// In what they differ.
    pub types: Vec<DiscrepancyType>,
    /// How far it is.
    pub state: DiscrepancyState,
    /// How far apart the readings are; empty for a decision whose discrepancy is there no longer.
    pub severity: String,
    /// Whether it is there no longer.
    pub outdated: bool,
    /// From the first character of its readings to the last.
    pub span: CharSpan,
    /// The words.
    pub text: String,
    /// The first coder's reading.
    pub first: Option<Side>,
    /// The second coder's.
    pub second: Option<Side>,
    /// The coding that the other one is matched to, where this is a further coding beside it.
    pub matched: Option<Side>,
    /// How it was settled.
    pub decision: Option<DecisionCells>,
    /// What was said, `AB, 2026-01-31T09:05:07Z: …`, oldest first.
    pub comments: Vec<String>,
}

/// The rows with a column for everything, and on each how the list was made.
pub(super) fn table(about: &AboutDiscrepancies, rows: &[DiscrepancyRow]) -> Table {
    let mut table = Table::new(super::TITLE, &["id", "transcript", "citation", "start", "end", "text"]);
    let mut head = |names: &[&str]| table.header.extend(names.iter().map(ToString::to_string));
    head(&["types", "state", "severity", "outdated"]);
    for side in ["first", "second"] {
        let names = ["coder", "theme number", "theme key", "magnitude", "start", "end", "text", "memo"];
        head(&names.map(|name| format!("{side} {name}")).each_ref().map(String::as_str));
    }
    head(&["matched with", "outcome", "decided", "consensus", "reason", "decided by", "decided at"]);
    head(&["decided with framework version", "comments"]);
    head(&columns(about).iter().map(|(name, _)| *name).collect::<Vec<_>>());
    table.rows = rows.iter().map(|row| values(about, row)).collect();
    table
}

fn values(about: &AboutDiscrepancies, row: &DiscrepancyRow) -> Vec<Value> {
    let types: Vec<&str> = row.types.iter().map(|kind| kind.word()).collect();
    let mut values = vec![
        Value::words(row.id.to_string()),
        Value::from(row.transcript.as_str()),
        Value::from(row.citation.as_str()),
        Value::count(row.span.start),
        Value::count(row.span.end),
        Value::from(row.text.as_str()),
        Value::words(types.join("+")),
        Value::from(row.state.word()),
        Value::from(row.severity.as_str()),
        Value::from(if row.outdated { "yes" } else { "no" }),
    ];
    for (coder, side) in row.coders.iter().zip([&row.first, &row.second]) {
        values.push(Value::from(coder.as_str()));
        values.extend(side.as_ref().map_or_else(|| vec![Value::Empty; 7], side_values));
    }
    values.push(row.matched.as_ref().map_or(Value::Empty, |side| Value::from(side.told())));
    match &row.decision {
        Some(decision) => values.extend(decision_values(decision)),
        None => values.extend(vec![Value::Empty; 7]),
    }
    values.push(Value::words(row.comments.join("\n")));
    values.extend(columns(about).into_iter().map(|(_, value)| value));
    values
}

fn side_values(side: &Side) -> Vec<Value> {
    vec![
        Value::from(side.number.as_str()),
        Value::from(side.key.as_str()),
        side.magnitude.as_deref().map_or(Value::Empty, Value::from),
        Value::count(side.span.start),
        Value::count(side.span.end),
        Value::from(side.text.as_str()),
        Value::from(side.memo.as_str()),
    ]
}

fn decision_values(decision: &DecisionCells) -> [Value; 7] {
    let consensus: Vec<String> = decision.consensus.iter().map(Side::told).collect();
    [
        Value::from(decision.outcome.word()),
        Value::from(decision.told.as_str()),
        Value::words(consensus.join("\n")),
        Value::from(decision.why.as_str()),
        Value::from(decision.coder.as_str()),
        Value::from(decision.at.as_str()),
        decision.framework_version.map_or(Value::Empty, |number| Value::Integer(i64::from(number))),
    ]
}

impl Side {
    /// Theme, magnitude and ends, `2.1 Trust, positive, 120..164`.
    #[must_use]
    pub fn told(&self) -> String {
        let magnitude = self.magnitude.as_ref().map_or_else(String::new, |value| format!(", {value}"));
        format!("{} {}{magnitude}, {}..{}", self.number, self.name, self.span.start, self.span.end)
    }
}
