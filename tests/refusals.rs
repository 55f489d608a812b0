//! A project file that cannot be used is refused with a sentence of its own, and left as it is.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common;

use common::Study;
use rusqlite::Connection;

fn project() -> Study {
    Study::with_interviews()
}

/// The bytes of the project, before and after a command that refuses it.
fn refused(study: &Study, arguments: &[&str]) -> String {
    let before = std::fs::read(study.path("study.emic")).unwrap();
    let said = study.fails(arguments);
    assert_eq!(std::fs::read(study.path("study.emic")).unwrap(), before, "the file was touched");
    said
}

#[test]
fn a_file_that_is_missing() {
    let said = Study::empty().fails(&["--project", "gone.emic", "transcripts"]);
    assert_eq!(said, "there is no project file at gone.emic; make one with `emic new gone.emic`");
}

#[test]
fn a_file_that_is_something_else() {
    let study = Study::empty();
    study.write(
        "study.emic",
        "just some notes, long enough to be looked at as a database header of a hundred bytes or so",
    );
    assert!(refused(&study, &["transcripts"]).contains("is not an emic project"));
    study.write("study.emic", "");
    assert!(refused(&study, &["transcripts"]).contains("is not an emic project"), "an empty file is nobody's");
}

#[test]
fn a_database_of_another_program() {
    let study = Study::empty();
    let other = Connection::open(study.path("study.emic")).unwrap();
    other.execute_batch("CREATE TABLE project (id TEXT); INSERT INTO project VALUES ('x')").unwrap();
    drop(other);
    assert!(refused(&study, &["transcripts"]).contains("is not an emic project"));
}

#[test]
fn a_file_of_a_newer_version() {
    let study = project();
    let mut bytes = std::fs::read(study.path("study.emic")).unwrap();
    // The user version stands big-endian in bytes 60 to 63 of an SQLite file.
    bytes[60..64].copy_from_slice(&4711_u32.to_be_bytes());
    study.write("study.emic", bytes);
    let said = refused(&study, &["transcripts"]);
    assert!(said.contains("newer emic") && said.contains("4711") && said.contains("update emic"), "{said}");
}

#[test]
fn a_file_that_was_cut_short() {
    let study = project();
    let bytes = std::fs::read(study.path("study.emic")).unwrap();
    study.write("study.emic", &bytes[..bytes.len() / 3]);
    let said = study.fails(&["transcripts"]);
    assert!(said.contains("study.emic") && said.contains("damaged") && said.contains("snapshot or backup"), "{said}");
}

#[test]
fn a_text_that_was_changed_behind_our_back_is_found() {
    let study = project();
    let meddler = Connection::open(study.path("study.emic")).unwrap();
    meddler.execute("UPDATE text SET body = replace(body, 'harbour', 'station')", []).unwrap();
    drop(meddler);
    let report = study.json_ending(3, &["check"]);
    assert_eq!(report["ok"], false);
    assert_eq!(report["findings"][0]["kind"], "text");
    assert!(report["findings"][0]["message"].as_str().unwrap().contains("P07"), "{report}");
    let ended = study.ends(&["check"]);
    assert_eq!(ended.status, 3);
    assert!(ended.stdout.contains("1 finding") && ended.stdout.contains("backup"), "{}", ended.stdout);
}

#[test]
fn a_file_that_another_program_holds() {
    let study = project();
    let holder = Connection::open(study.path("study.emic")).unwrap();
    holder.execute_batch("BEGIN IMMEDIATE").unwrap();
    let code = ["--coder", "AB", "code", "--transcript", "P07", "--quote", "harbour", "--theme", "rooms"];
    let ended = study.ends(&code);
    assert_eq!(ended.status, 1);
    assert!(ended.stderr.contains("is locked by another program"), "{}", ended.stderr);
    study.run(&["transcripts"]);
    drop(holder);
    study.run(&code);
}

#[test]
fn a_program_that_was_cut_off_is_noticed_and_all_is_verified() {
    let study = project();
    let writer = Connection::open(study.path("study.emic")).unwrap();
    writer
        .execute_batch("PRAGMA journal_mode = WAL; BEGIN IMMEDIATE; CREATE TABLE t (x); DROP TABLE t; COMMIT")
        .unwrap();
    // What a killed program leaves: the file and its log, and nobody who has it open.
    let copy = Study::empty();
    for file in ["study.emic", "study.emic-wal"] {
        std::fs::copy(study.path(file), copy.path(file)).unwrap();
    }
    let ended = copy.ends(&["transcripts", "--json"]);
    assert_eq!(ended.status, 0);
    assert!(ended.stderr.contains("was not closed properly last time"), "{}", ended.stderr);
    serde_json::from_str::<serde_json::Value>(&ended.stdout).unwrap();
    assert_eq!(copy.ends(&["transcripts"]).stderr, "", "it is said once");
}
