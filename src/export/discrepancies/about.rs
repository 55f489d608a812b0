//! How a list of discrepancies was made: what must be known to read its numbers.

use crate::export::{Table, Value};
use crate::model::DiscrepancyType;
use crate::reconcile::Counts;
use serde::Serialize;

/// How a list was made, and from what.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct AboutDiscrepancies {
    /// What the study is called.
    pub project: String,
    /// Who was compared, in the order in which they are called first and second.
    pub coders: Vec<String>,
    /// What the list was narrowed to, one clause each; empty where it is whole.
    pub narrowed: Vec<String>,
    /// Whether transcripts count that somebody compared is not done with.
    pub include_open: bool,
    /// How many transcripts count.
    pub transcripts: usize,
    /// How many more would, but for an open assignment or because the viewer may not see all of them.
    pub left_out: usize,
    /// By type, on the independent codings.
    pub counts: Counts,
    /// By type, once every decision were followed. That is no reliability.
    pub after_talk: Counts,
    /// What the framework is called.
    pub framework: String,
    /// Its version, as its authors word it, and the number of its latest state in the project.
    pub framework_version: String,
    /// The version of the program.
    pub program_version: String,
    /// When the list was made, RFC 3339, UTC.
    pub made: String,
}

/// What stands beside every row, a name and a value each.
pub(super) fn columns(about: &AboutDiscrepancies) -> Vec<(&'static str, Value)> {
    vec![
        ("compared_coders", Value::words(about.coders.join("+"))),
        ("include_open", Value::from(if about.include_open { "yes" } else { "no" })),
        ("transcripts", Value::count(about.transcripts)),
        ("left_out", Value::count(about.left_out)),
        ("framework", Value::words(about.framework.clone())),
        ("framework_version", Value::words(about.framework_version.clone())),
        ("program_version", Value::words(about.program_version.clone())),
        ("made", Value::words(about.made.clone())),
    ]
}

/// What must be known of the list, one thing a row.
pub(super) fn table(about: &AboutDiscrepancies) -> Table {
    let mut table = Table::new("About", &["what", "value"]);
    let mut push = |what: &str, value: Value| table.rows.push(vec![Value::from(what), value]);
    push("project", Value::words(about.project.clone()));
    for (name, value) in columns(about) {
        push(name, value);
    }
    push("narrowed to", Value::words(about.narrowed.join("; ")));
    for (when, counts) in [("on the independent codings", &about.counts), ("after talk", &about.after_talk)] {
        push(&format!("agree, {when}"), Value::count(counts.agree));
        for kind in DiscrepancyType::ALL {
            push(&format!("{}, {when}", kind.word()), Value::count(counts.of(kind)));
        }
    }
    let note = "one disagreement of two types counts under both; what the counts became after talk is no reliability, which is \
                counted on the independent codings";
    table.rows.push(vec![Value::from("note"), Value::from(note)]);
    table
}
