//! Small studies to compare coders on, with every position worked out while the text is put together, and the real
//! program run on them.

// Each test file uses a part of this, and a helper that fails should stop its test.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::common_store::Study;
use assert_cmd::Command;
use emic::store::{Author, Store};
use emic::workbench::Workbench;
use serde_json::{Value, json};
use std::ops::Range;

/// A conversation; positions are code points.
#[derive(Debug, Clone)]
pub struct Talk {
    pub title: String,
    pub text: String,
    pub turns: Vec<Said>,
}

/// A turn of it.
#[derive(Debug, Clone)]
pub struct Said {
    pub label: String,
    pub whole: Range<usize>,
    pub body: Range<usize>,
    pub sentences: Vec<Range<usize>>,
}

impl Said {
    /// Whether its speaker is a participant, or an interpreter for one.
    pub fn counts(&self) -> bool {
        self.label != "INT"
    }
}

impl Talk {
    /// A talk whose turns are `(label, sentences)`; a sentence that begins with a line break begins a paragraph.
    pub fn new(title: &str, turns: &[(&str, &[&str])]) -> Self {
        let mut talk = Self { title: title.into(), text: String::new(), turns: Vec::new() };
        for (place, (label, sentences)) in turns.iter().enumerate() {
            talk.text.push_str(if place == 0 { "" } else { "\n\n" });
            let start = talk.length();
            talk.text.push_str(&format!("{label}: "));
            let mut said =
                Said { label: (*label).into(), whole: start..start, body: talk.length()..start, sentences: Vec::new() };
            for (place, sentence) in sentences.iter().enumerate() {
                let words = sentence.trim_start_matches('\n');
                let before = if words.len() < sentence.len() { "\n" } else { " " };
                talk.text.push_str(if place == 0 { "" } else { before });
                let begin = talk.length();
                talk.text.push_str(words);
                said.sentences.push(begin..talk.length());
            }
            said.whole.end = talk.length();
            said.body.end = talk.length();
            talk.turns.push(said);
        }
        talk.text.push('\n');
        talk
    }

    /// A talk of one question, the title, and so many answers; turn 0 is the question, the others the answers.
    pub fn answers(title: &str, count: usize) -> Self {
        let question = [title];
        let mut turns: Vec<(&str, &[&str])> = vec![("INT", &question)];
        turns.extend((0..count).map(|_| ("P1", &["One 😀 é."][..])));
        Self::new(title, &turns)
    }

    /// Its length in code points.
    pub fn length(&self) -> usize {
        self.text.chars().count()
    }

    /// What is said in a turn, counted from 0.
    pub fn body(&self, turn: usize) -> Range<usize> {
        self.turns[turn].body.clone()
    }
}

/// A line of an import: a coder applied a theme to a span.
pub fn coding(talk: &Talk, coder: &str, theme: &str, span: Range<usize>, magnitude: Option<&str>) -> Value {
    let mut line = json!({ "transcript": talk.title, "coder": coder, "theme": theme });
    line["start"] = json!(span.start);
    line["end"] = json!(span.end);
    if let Some(magnitude) = magnitude {
        line["magnitude"] = json!(magnitude);
    }
    line
}

/// A project with these coders, the small framework (home > room, garden without a scale; help, a heading > friends),
/// these talks and codings.
pub fn study(coders: &[&str], talks: &[&Talk], codings: &[Value]) -> Study {
    let named: Vec<String> = coders.iter().map(|initials| format!("{initials}:Coder {initials}")).collect();
    let study = Study::bare(&named.iter().map(String::as_str).collect::<Vec<_>>());
    let mut nobody = study.sit(None);
    let framework = study.file("small.toml", crate::common_store::FRAMEWORK);
    nobody.import_codebook(&framework).expect("the small framework is sound");
    let named: Vec<(String, &str)> =
        talks.iter().map(|talk| (format!("{}.txt", talk.title), talk.text.as_str())).collect();
    if !named.is_empty() {
        study.import(&mut nobody, &named.iter().map(|(name, text)| (name.as_str(), *text)).collect::<Vec<_>>());
    }
    add(&study, codings);
    study
}

/// Imports codings.
pub fn add(study: &Study, codings: &[Value]) {
    if codings.is_empty() {
        return;
    }
    let lines: Vec<String> = codings.iter().map(Value::to_string).collect();
    let file = study.file("codings.jsonl", &lines.join("\n"));
    let mut nobody: Workbench = study.sit(None);
    nobody.import_codings(&file).expect("the codings come in");
}

/// Writes a record as nobody in particular, for what has no command of its own in these tests.
pub fn put<R: emic::store::Record>(study: &Study, record: &R) {
    let mut store = Store::open(&study.path).expect("the project opens");
    let author = Author { coder: None, at: "2024-05-02T09:00:00.000Z".into() };
    store.act(&author, "put", |door| door.put(record)).expect("the record is written");
}

/// How one run of the program ended.
#[derive(Debug)]
pub struct Ended {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

/// Runs the program on the study.
pub fn ends(study: &Study, arguments: &[&str]) -> Ended {
    let mut command = Command::cargo_bin("emic").unwrap();
    command.current_dir(study.folder()).arg("--project").arg(&study.path).args(arguments);
    for variable in ["EMIC_PROJECT", "EMIC_CODER", "EMIC_ASCII", "NO_COLOR", "CLICOLOR_FORCE", "COLUMNS"] {
        command.env_remove(variable);
    }
    let output = command.output().unwrap();
    Ended {
        status: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Runs a command that succeeds; what it printed.
pub fn run(study: &Study, arguments: &[&str]) -> String {
    let ended = ends(study, arguments);
    assert_eq!(ended.status, 0, "{arguments:?}: {}", ended.stderr);
    ended.stdout
}

/// Runs a command with `--json`; its one document.
pub fn json_of(study: &Study, arguments: &[&str]) -> Value {
    let printed = run(study, &[arguments, &["--json"]].concat());
    serde_json::from_str(&printed).unwrap_or_else(|error| panic!("{arguments:?}: {error}: {printed}"))
}

/// The row of a list that has these values.
pub fn row<'v>(document: &'v Value, list: &str, wanted: &[(&str, Value)]) -> &'v Value {
    let rows = document[list].as_array().unwrap_or_else(|| panic!("no list {list}"));
    let mut fitting = rows.iter().filter(|row| wanted.iter().all(|(key, value)| row[*key] == *value));
    let found = fitting.next().unwrap_or_else(|| panic!("no row {wanted:?} in {list}"));
    assert!(fitting.next().is_none(), "more than one row {wanted:?} in {list}");
    found
}

/// The row of a theme, where there is one pair.
pub fn theme<'v>(document: &'v Value, key: &str) -> &'v Value {
    row(document, "themes", &[("theme", json!(key))])
}

/// Holds a number to what was worked out.
pub fn near(value: &Value, expected: f64) {
    let number = value.as_f64().unwrap_or_else(|| panic!("{value} is no number, expected {expected}"));
    assert!((number - expected).abs() < 1e-12, "{number} is not {expected}");
}
