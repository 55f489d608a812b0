//! The list for people to read: one cell for a reading, one for what was decided.

use super::about::AboutDiscrepancies;
use super::row::{DecisionCells, DiscrepancyRow, Side};
use crate::export::{Table, Value};

/// The rows with few columns; with two coders each has one, under her initials.
pub(super) fn table(about: &AboutDiscrepancies, rows: &[DiscrepancyRow]) -> Table {
    let [first, second] = match about.coders.as_slice() {
        [first, second] => [first.as_str(), second.as_str()],
        _ => ["first coder", "second coder"],
    };
    let header = ["place", "differ in", "state", first, second, "words", "decided", "said", "id"];
    let mut table = Table::new(super::TITLE, &header);
    table.rows = rows.iter().map(values).collect();
    if rows.is_empty() {
        table.notes.push("There is nothing to list.".into());
    }
    table
}

fn values(row: &DiscrepancyRow) -> Vec<Value> {
    let types: Vec<String> = row.types.iter().map(|kind| kind.word().replace('_', " ")).collect();
    let state = if row.outdated { format!("{}, outdated", row.state.word()) } else { row.state.word().to_string() };
    let [first, second] = &row.coders;
    vec![
        Value::from(row.citation.as_str()),
        Value::words(types.join(", ")),
        Value::from(state),
        Value::from(reading(first, row.first.as_ref(), row.matched.as_ref())),
        Value::from(reading(second, row.second.as_ref(), row.matched.as_ref())),
        Value::words(row.text.clone()),
        row.decision.as_ref().map_or(Value::Empty, |decision| Value::from(decided(decision))),
        Value::words(row.comments.join("\n")),
        Value::words(row.id.to_string()),
    ]
}

fn reading(coder: &str, side: Option<&Side>, matched: Option<&Side>) -> String {
    let Some(side) = side else { return format!("{coder}: nothing") };
    let mut told = format!("{coder}: {}", side.told());
    if let Some(matched) = matched.filter(|matched| matched.coder == coder) {
        told.push_str(&format!("\nbeside {}", matched.told()));
    }
    if !side.memo.is_empty() {
        told.push_str(&format!("\nmemo: {}", side.memo));
    }
    told
}

fn decided(decision: &DecisionCells) -> String {
    let mut told = decision.told.clone();
    for side in &decision.consensus {
        told.push_str(&format!("\nconsensus: {}", side.told()));
    }
    if !decision.why.is_empty() {
        told.push_str(&format!("\nbecause: {}", decision.why));
    }
    told.push_str(&format!("\n{}, {}", decision.coder, decision.at));
    told
}
