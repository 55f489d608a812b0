//! Undo and redo across runs of the program: read from the journal, each act whole, nobody else touched.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common;

use common::{Study, list};
use serde_json::Value;

fn codings(study: &Study) -> Vec<Value> {
    list(&study.json(&["codings"]), "codings").clone()
}

#[test]
fn what_was_undone_comes_back_exactly() {
    let study = Study::with_interviews();
    study.code("P07", "above the harbour", "rooms", Some("+"));
    study.code("P07", "It ran out by Friday", "money", Some("little"));
    let both = codings(&study);
    study.run(&["--coder", "AB", "undo"]);
    assert_eq!(codings(&study), both[..1]);
    study.run(&["--coder", "AB", "undo"]);
    assert_eq!(codings(&study), [] as [Value; 0]);
    study.run(&["--coder", "AB", "redo"]);
    study.run(&["--coder", "AB", "redo"]);
    assert_eq!(codings(&study), both, "ids, times and all");
    assert_eq!(study.fails(&["--coder", "AB", "redo"]), "there is nothing to redo");
}

#[test]
fn a_removed_coding_comes_back_with_its_memo() {
    let study = Study::with_interviews();
    let arguments = ["--coder", "AB", "code", "--transcript", "P08", "--quote", "felt safe", "--theme", "rooms"];
    let coding = study.json(&[&arguments[..], &["--memo", "- her own word"]].concat());
    study.run(&["--coder", "AB", "codings", "remove", &coding["id"].as_str().unwrap()[..10]]);
    assert_eq!(codings(&study).len(), 0);
    let said = study.run(&["--coder", "AB", "undo"]);
    assert!(said.starts_with("undone: remove “Rooms” from P08:2"), "{said}");
    assert_eq!(codings(&study), [coding]);
}

#[test]
fn nobody_takes_back_what_another_coder_did() {
    let study = Study::with_interviews();
    study.code("P07", "above the harbour", "rooms", None);
    study.run(&["--coder", "CD", "code", "--transcript", "P08", "--quote", "felt safe", "--theme", "rooms"]);
    study.run(&["--coder", "AB", "undo"]);
    let left = codings(&study);
    assert_eq!((left.len(), &left[0]["coder"]), (1, &Value::from("CD")));
    let said = study.fails(&["undo"]);
    assert!(said.contains("--coder") && said.contains("AB, CD"), "{said}");
}

#[test]
fn after_something_new_there_is_nothing_to_redo() {
    let study = Study::with_interviews();
    study.code("P07", "above the harbour", "rooms", None);
    study.run(&["--coder", "AB", "undo"]);
    study.code("P07", "It ran out by Friday", "money", None);
    assert_eq!(study.fails(&["--coder", "AB", "redo"]), "there is nothing to redo");
}

#[test]
fn search_follows_undo_and_redo() {
    let study = Study::with_interviews();
    study.code("P07", "above the harbour", "rooms", None);
    let total = || study.json(&["search", "harbour", "--theme", "rooms"])["total"].clone();
    assert_eq!(total(), 1);
    study.run(&["--coder", "AB", "undo"]);
    assert_eq!(total(), 0);
    study.run(&["--coder", "AB", "redo"]);
    assert_eq!(total(), 1);
}

#[test]
fn the_history_keeps_what_was_undone() {
    let study = Study::with_interviews();
    study.code("P07", "above the harbour", "rooms", None);
    study.run(&["--coder", "AB", "undo"]);
    let history = study.run(&["history"]);
    let lines: Vec<&str> = history.lines().skip(1).collect();
    assert!(lines[0].contains("undo: apply “Rooms” to P07:2"), "{history}");
    assert!(lines[1].contains("apply “Rooms” to P07:2") && lines[1].contains("AB"), "{history}");
    assert!(history.contains("4 speakers") && history.contains("2 transcripts"), "{history}");
    assert_eq!(study.json(&["check"])["ok"], true);
}
