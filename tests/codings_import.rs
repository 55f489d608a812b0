//! Importing codings: all of a file or nothing of it, every fault named, and an export comes back.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common;

use common::{Study, list};
use serde_json::{Value, json};

fn codings(study: &Study) -> Vec<Value> {
    list(&study.json(&["codings"]), "codings").clone()
}

fn import(study: &Study, lines: &[&str]) -> Value {
    study.write("in.jsonl", lines.join("\n"));
    study.json(&["codings", "import", "in.jsonl"])
}

fn refused(study: &Study, lines: &[&str]) -> String {
    study.write("in.jsonl", lines.join("\n"));
    let said = study.fails(&["codings", "import", "in.jsonl"]);
    assert_eq!(codings(study).len(), 0, "all or nothing");
    said
}

const GOOD: &str =
    r#"{"transcript":"P07","coder":"AB","theme":"rooms","quote":"above the harbour","magnitude":"positive"}"#;

#[test]
fn lines_by_place_and_by_quote_come_in() {
    let study = Study::with_interviews();
    let by_place = r#"{"transcript":"P08","coder":"CD","theme":"1.2","start":0,"end":3,"memo":"the label"}"#;
    let report = import(&study, &[GOOD, "", by_place]);
    assert_eq!((&report["imported"], &report["by_coder"]), (&json!(2), &json!({ "AB": 1, "CD": 1 })));
    assert_eq!(list(&report, "codings"), &codings(&study));
    let second = &codings(&study)[1];
    assert_eq!(
        (&second["text"], &second["theme"], &second["memo"]),
        (&json!("INT"), &json!("moves"), &json!("the label"))
    );
}

#[test]
fn one_bad_line_keeps_all_of_them_out_and_every_fault_is_named() {
    let study = Study::with_interviews();
    let said = refused(
        &study,
        &[
            GOOD,
            r#"{"transcript":"P99","coder":"AB","theme":"rooms","start":0,"end":3}"#,
            r#"{"transcript":"P07","coder":"XX","theme":"rooms","start":0,"end":3}"#,
            r#"{"transcript":"P07","coder":"AB","theme":"nowhere","start":0,"end":3}"#,
            r#"{"transcript":"P07","coder":"AB","theme":"rooms","start":0,"end":9999}"#,
            r#"{"transcript":"P07","coder":"AB","theme":"rooms","start":5,"end":5}"#,
            r#"{"transcript":"P07","coder":"AB","theme":"rooms","start":0,"end":3,"magnitude":"much"}"#,
            r#"{"transcript":"P07","coder":"AB","theme":"other","start":0,"end":3}"#,
            r#"{"transcript":"P07","coder":"AB","theme":"rooms"}"#,
            r#"{"transcript":"P07","coder":"AB","theme":"rooms","begin":0,"end":3}"#,
            "not json",
        ],
    );
    assert!(said.starts_with("nothing was imported from in.jsonl: line 2: there is no transcript “P99”"), "{said}");
    for (line, word) in
        [(3, "XX"), (4, "nowhere"), (5, "9999"), (6, "5..5"), (7, "“much”"), (8, "heading"), (9, "quote")]
    {
        let fault = said.lines().find(|fault| fault.trim_start().starts_with(&format!("line {line}:"))).unwrap_or("");
        assert!(fault.contains(word), "line {line} says {fault:?} in {said}");
    }
    assert!(said.contains("line 10:") && said.contains("line 11:"), "{said}");
    assert!(!said.contains("line 1:"), "{said}");
}

#[test]
fn a_quote_must_occur_exactly_once() {
    let study = Study::with_interviews();
    let twice = r#"{"transcript":"P07","coder":"AB","theme":"rooms","quote":"The room is small"}"#;
    assert!(refused(&study, &[twice]).contains("occurs 2 times"));
    let never = r#"{"transcript":"P07","coder":"AB","theme":"rooms","quote":"the room is small"}"#;
    assert!(refused(&study, &[never]).contains("occurs 0 times"));
}

#[test]
fn a_place_and_a_quote_together_are_refused() {
    let study = Study::with_interviews();
    let both = r#"{"transcript":"P07","coder":"AB","theme":"rooms","start":0,"end":3,"quote":"INT"}"#;
    assert!(refused(&study, &[both]).contains("either start and end, or quote"));
    let half = r#"{"transcript":"P07","coder":"AB","theme":"rooms","start":0}"#;
    assert!(refused(&study, &[half]).contains("either start and end, or quote"));
}

#[test]
fn the_same_file_twice_adds_nothing() {
    let study = Study::with_interviews();
    import(&study, &[GOOD]);
    let again = import(&study, &[GOOD]);
    assert_eq!((&again["imported"], &again["already_there"]), (&json!(0), &json!(1)));
    assert_eq!(codings(&study).len(), 1);
}

#[test]
fn the_whole_file_is_one_step_of_undo() {
    let study = Study::with_interviews();
    let other = GOOD.replace("above the harbour", "Then we moved").replace("positive", "negative");
    import(&study, &[GOOD, &other]);
    assert_eq!(codings(&study).len(), 2);
    study.run(&["--coder", "AB", "undo"]);
    assert_eq!(codings(&study).len(), 0);
}

#[test]
fn an_export_of_codings_comes_back_the_same() {
    let study = Study::demo();
    study.run(&["export", "codings", "--out", "all.json"]);
    let before = codings(&study);
    let again = study.json(&["codings", "import", "all.json"]);
    assert_eq!((&again["imported"], &again["already_there"]), (&json!(0), &json!(before.len())));
    // A copy of the study in which nobody has coded yet.
    study.run(&["--coder", "AB", "undo"]);
    study.run(&["--coder", "CD", "undo"]);
    assert_eq!(codings(&study).len(), 0);
    study.run(&["codings", "import", "all.json"]);
    let essence = |codings: &[Value]| -> Vec<Value> {
        let keys = ["transcript", "coder", "theme", "magnitude", "start", "end", "text", "memo"];
        let mut lines: Vec<Value> =
            codings.iter().map(|coding| keys.iter().map(|key| coding[key].clone()).collect()).collect();
        lines.sort_by_key(ToString::to_string);
        lines
    };
    assert_eq!(essence(&codings(&study)), essence(&before));
}
