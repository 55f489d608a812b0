//! Integrity: everything that can be verified about a project file.
//!
//! Five questions, each able to find what the others cannot: SQLite's own structure, the references between rows, every
//! text against its SHA-256, the journal's chain from its first change to its head, and the rows against the last value
//! the journal gives for them. A question that damage keeps from being answered is itself a finding, and the others are
//! asked all the same.

use super::error::StoreError;
use super::hash::sha256;
use super::journal::{self, ACT_COLUMNS, CHANGE_COLUMNS};
use super::record;
use crate::model::Entity;
use rusqlite::Connection;
use serde::Serialize;
use std::collections::HashMap;
use uuid::Uuid;

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Which question found it: `sqlite`, `references`, `text`, `journal`, `rows` or `framework`.
    pub kind: &'static str,
    /// What is wrong, in a sentence.
    pub message: String,
}

impl Finding {
    fn new(kind: &'static str, message: String) -> Self {
        Self { kind, message }
    }
}

/// Asks all the questions.
///
/// # Errors
/// Where another program holds the file, so that nothing can be asked of it.
pub(super) fn all(conn: &Connection) -> Result<Vec<Finding>, StoreError> {
    let mut findings = answer("sqlite", structure(conn))?;
    findings.extend(answer("references", references(conn))?);
    findings.extend(answer("text", texts(conn))?);
    let mut last = Last::new();
    let journal = answer("journal", journal_chain(conn, &mut last))?;
    if journal.is_empty() {
        findings.extend(answer("rows", rows(conn, &last))?);
    }
    findings.extend(journal);
    Ok(findings)
}

/// What a question found; that it could not be answered, where it could not.
fn answer(kind: &'static str, answered: Result<Vec<Finding>, StoreError>) -> Result<Vec<Finding>, StoreError> {
    match answered {
        Err(error) if error.is_busy() => Err(error),
        Err(StoreError::Sql(error)) => {
            Ok(vec![Finding::new(kind, format!("the file is too damaged to be read here: {error}"))])
        }
        Err(error) => Ok(vec![Finding::new(kind, error.to_string())]),
        found => found,
    }
}

fn structure(conn: &Connection) -> Result<Vec<Finding>, StoreError> {
    let mut statement = conn.prepare("PRAGMA integrity_check(20)")?;
    let lines: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(lines
        .into_iter()
        .filter(|line| line != "ok")
        .map(|line| Finding::new("sqlite", format!("SQLite reports: {line}")))
        .collect())
}

fn references(conn: &Connection) -> Result<Vec<Finding>, StoreError> {
    let mut statement = conn.prepare("PRAGMA foreign_key_check")?;
    let broken: Vec<(String, String)> =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(2)?)))?.collect::<Result<_, _>>()?;
    Ok(broken
        .into_iter()
        .map(|(from, to)| {
            Finding::new("references", format!("a row of {from} refers to a row of {to} that is not there"))
        })
        .collect())
}

fn texts(conn: &Connection) -> Result<Vec<Finding>, StoreError> {
    let mut statement = conn.prepare(
        "SELECT text.sha256, CAST(text.body AS BLOB), transcript.title
         FROM text LEFT JOIN transcript ON transcript.sha256 = text.sha256",
    )?;
    let mut rows = statement.query([])?;
    let mut findings = Vec::new();
    while let Some(row) = rows.next()? {
        let expected: String = row.get(0)?;
        let body = row.get_ref(1)?.as_bytes().unwrap_or_default();
        let title: Option<String> = row.get(2)?;
        let name = title.map_or_else(|| format!("text {expected}"), |title| format!("transcript {title}"));
        match std::str::from_utf8(body) {
            Ok(text) if sha256(text) == expected => {}
            _ => findings.push(Finding::new(
                "text",
                format!("the stored text of {name} is not the text that was imported (its SHA-256 differs)"),
            )),
        }
    }
    Ok(findings)
}

type Last = HashMap<(Entity, Uuid), Option<String>>;

/// Walks the chain and gathers the last value the journal gives for each thing.
fn journal_chain(conn: &Connection, last: &mut Last) -> Result<Vec<Finding>, StoreError> {
    let sql = format!(
        "SELECT {CHANGE_COLUMNS}, {ACT_COLUMNS}, change.hash FROM change JOIN act ON act.seq = change.act
         ORDER BY change.seq"
    );
    let mut statement = conn.prepare(&sql)?;
    let mut rows = statement.query([])?;
    let mut findings = Vec::new();
    let (mut count, mut hash) = (0_i64, vec![0_u8; 32]);
    while let Some(row) = rows.next()? {
        count += 1;
        let (Ok(act), Ok(change)) = (journal::act_row_from(row, 7), journal::change_row(row)) else {
            findings.push(Finding::new("journal", format!("change {count} of the journal cannot be read")));
            break;
        };
        let stored: Vec<u8> = row.get(14)?;
        if change.seq != count || journal::chain(&hash, &act, &change).as_slice() != stored.as_slice() {
            findings.push(Finding::new(
                "journal",
                format!("change {count} of the journal (“{}”) is not what was written", act.what),
            ));
            break;
        }
        hash = stored;
        last.insert((change.entity, change.entity_id), change.after);
    }
    let Some((changes, end)) = journal::written_head(conn)? else {
        findings.push(Finding::new("journal", "it is not written down how the journal ends".to_string()));
        return Ok(findings);
    };
    if findings.is_empty() && (changes != count || end != hash) {
        findings.push(Finding::new("journal", format!("the journal should hold {changes} changes and holds {count}")));
    }
    let empty: i64 = conn.query_row(
        "SELECT count(*) FROM act WHERE NOT EXISTS (SELECT 1 FROM change WHERE change.act = act.seq)",
        [],
        |row| row.get(0),
    )?;
    if empty > 0 {
        findings.push(Finding::new("journal", format!("{empty} acts of the journal have lost their changes")));
    }
    Ok(findings)
}

const TABLES: [(Entity, &str); 17] = [
    (Entity::Project, "project"),
    (Entity::Coder, "coder"),
    (Entity::Framework, "framework"),
    (Entity::FrameworkVersion, "framework_version"),
    (Entity::Theme, "theme"),
    (Entity::Case, "case_row"),
    (Entity::Transcript, "transcript"),
    (Entity::Speaker, "speaker"),
    (Entity::Assignment, "assignment"),
    (Entity::Coding, "coding"),
    (Entity::Round, "round"),
    (Entity::Frozen, "frozen"),
    (Entity::Decision, "decision"),
    (Entity::Comment, "comment"),
    (Entity::Memo, "memo"),
    (Entity::Cell, "cell"),
    (Entity::Synthesis, "synthesis"),
];

/// Holds every row against the journal, and the journal's last values against the rows.
fn rows(conn: &Connection, last: &Last) -> Result<Vec<Finding>, StoreError> {
    let mut findings = Vec::new();
    for (entity, table) in TABLES {
        let told = last.iter().filter(|((kind, _), value)| *kind == entity && value.is_some()).count();
        let stored: i64 = conn.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?;
        if usize::try_from(stored).ok() != Some(told) {
            let message = format!("the journal tells of {told} rows of {table} and there are {stored}");
            findings.push(Finding::new("rows", message));
        }
    }
    for ((entity, id), value) in last {
        let current = record::load_json(conn, *entity, *id);
        if !matches!(&current, Ok(current) if current == value) {
            let message = format!("the {} {id} is not what the journal says it is", entity.word());
            findings.push(Finding::new("rows", message));
        }
    }
    findings.sort_by(|a, b| a.message.cmp(&b.message));
    Ok(findings)
}
