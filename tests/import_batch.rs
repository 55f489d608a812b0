//! Importing many files at once: a bad one keeps no good one out, and nothing comes in twice.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common;

use common::{INTERVIEW, SECOND, Study, list};
use serde_json::{Value, json};

fn mixed() -> Study {
    let study = Study::new();
    study.write("in/P07.txt", INTERVIEW);
    study.write("in/deeper/P08.txt", SECOND);
    study.write("in/broken.docx", b"PK\x03\x04 cut off");
    study.write("in/.hidden.txt", "A: hidden\n");
    study.write("in/notes.pdf", "not looked at");
    study
}

fn by_file(report: &Value) -> Vec<(String, String)> {
    let word = |value: &Value| value.as_str().unwrap().to_string();
    list(report, "transcripts").iter().map(|line| (word(&line["file"]), word(&line["status"]))).collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(file, status)| (file.to_string(), status.to_string())).collect()
}

#[test]
fn a_bad_file_is_reported_and_the_good_ones_come_in() {
    let study = mixed();
    let report = study.json_ending(1, &["import", "in"]);
    assert_eq!(by_file(&report), pairs(&[("broken.docx", "refused"), ("P08.txt", "added"), ("P07.txt", "added")]));
    let bad = &report["transcripts"][0];
    assert_eq!(bad["id"], Value::Null);
    assert!(bad["warnings"][0].as_str().unwrap().contains("broken.docx"), "{bad}");
    let transcripts = study.json(&["transcripts"]);
    assert_eq!(list(&transcripts, "transcripts").len(), 2);
}

#[test]
fn the_last_line_says_how_many_came_in_and_how_many_did_not() {
    let study = mixed();
    let ended = study.ends(&["import", "in"]);
    assert_eq!(ended.status, 1);
    let last = ended.stderr.lines().last().unwrap();
    assert!(last.contains("2 transcripts imported and 1 file refused (broken.docx)"), "{last}");
    assert!(ended.stdout.contains("P07: participant"), "{}", ended.stdout);
}

#[test]
fn a_dry_run_reports_the_same_and_writes_nothing() {
    let study = mixed();
    let before = study.json(&["history"]);
    let dry = study.json_ending(1, &["import", "in", "--dry-run"]);
    assert_eq!(dry["dry_run"], true);
    assert_eq!(study.json(&["history"]), before);
    assert_eq!(list(&study.json(&["transcripts"]), "transcripts").len(), 0);
    assert_eq!(list(&study.json(&["case", "list"]), "cases").len(), 0);
    let real = study.json_ending(1, &["import", "in"]);
    let without_ids = |report: &Value| {
        let mut lines = list(report, "transcripts").clone();
        lines.iter_mut().for_each(|line| line["id"] = Value::Null);
        lines
    };
    assert_eq!(without_ids(&dry), without_ids(&real), "the dry run promised what came");
}

#[test]
fn the_same_text_is_not_taken_in_twice() {
    let study = Study::with_interviews();
    let first = study.json(&["transcripts"]);
    let before = study.json(&["history"]);
    study.write("again/copy of P07.txt", INTERVIEW.replace('\n', "\r\n"));
    study.write("again/P08.txt", SECOND);
    let report = study.json(&["import", "again"]);
    assert_eq!(by_file(&report), pairs(&[("copy of P07.txt", "already-there"), ("P08.txt", "already-there")]));
    assert_eq!(report["transcripts"][0]["id"], first["transcripts"][0]["id"]);
    assert_eq!(report["transcripts"][0]["title"], "P07");
    assert_eq!(study.json(&["transcripts"]), first);
    assert_eq!(study.json(&["history"]), before, "an import that adds nothing is no act");
}

#[test]
fn another_text_under_the_same_name_is_kept_beside_the_first() {
    let study = Study::with_interviews();
    study.write("other/P07.txt", "INT: Again?\n\nP07: Something else entirely.\n\nINT: Yes?\n\nP07: Yes.\n");
    let report = study.json(&["import", "other/P07.txt"]);
    assert_eq!(report["transcripts"][0]["title"], "P07 (2)");
    assert_eq!(list(&study.json(&["transcripts"]), "transcripts").len(), 3);
}

#[test]
fn speakers_are_who_the_user_says() {
    let study = Study::new();
    study.write("P07.txt", INTERVIEW);
    let rules = ["--speaker", "P07=participant:Amina", "--speaker", "Nobody=other", "--kind", "notes"];
    let report = study.json(&[&["import", "P07.txt"][..], &rules].concat());
    let line = &report["transcripts"][0];
    assert_eq!((&line["kind"], &line["speakers"][1]["case"]), (&json!("notes"), &json!("Amina")));
    assert!(report["warnings"][0].as_str().unwrap().contains("Nobody"), "{report}");
}

#[test]
fn one_import_is_one_step_of_undo() {
    let study = Study::with_interviews();
    study.run(&["--coder", "AB", "undo"]);
    assert_eq!(list(&study.json(&["transcripts"]), "transcripts").len(), 0);
    assert_eq!(list(&study.json(&["case", "list"]), "cases").len(), 0);
}
