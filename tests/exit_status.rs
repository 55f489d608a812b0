//! The exit status: 0 done, 1 failed, 2 wrong usage, 3 done and there are findings.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common;

use common::Study;

#[test]
fn done_is_zero() {
    let study = Study::with_interviews();
    for arguments in [&["transcripts"][..], &["search", "nothinglikethis"], &["codings"], &["check"], &["--help"]] {
        study.run(arguments);
    }
}

#[test]
fn wrong_usage_is_two() {
    let study = Study::with_interviews();
    for arguments in [
        &["serch", "x"][..],
        &["search", "--nonsense", "x"],
        &["search", "--nonsense"],
        &["code", "--transcript", "P07", "--theme", "rooms"],
        &["code", "--transcript", "P07", "--theme", "rooms", "--span", "1..4", "--quote", "x"],
        &["code", "--transcript", "P07", "--theme", "rooms", "--span", "4..1"],
        &["code", "--transcript", "P07", "--theme", "rooms", "--span", "-1..4"],
        &["import"],
        &["import", "in", "--kind", "party"],
        &["import", "in", "--layout", "none-such"],
        &["import", "in", "--speaker", "P07=boss"],
        &["matrix", "--rows", "column"],
        &["chart"],
        &["chart", "P07"],
        &["chart", "P07", "rooms", "--state", "finished"],
        &["chart", "P07", "rooms", "--overall", "good"],
        &["chart", "--next", "--summary", "x"],
        &["chart", "P07", "rooms", "--progress"],
        &["synthesis"],
        &["synthesis", "--case", "P07", "--theme", "rooms"],
        &["matrix", "--format", "xlsx"],
        &["matrix", "--out", "matrix.pdf"],
        &["matrix", "--format", "csv", "--json"],
        &["codebook", "export", "--format", "md", "--json"],
        &["export", "everything"],
        &["search", "--where", "age"],
        &["case", "set", "P07", "age"],
        &["codings", "--by", "AB", "import", "f.jsonl"],
        &["new", "other.emic", "--project", "study.emic"],
        &["open", "study.emic", "--project", "study.emic"],
        &["open", "--json"],
        &["man", "--json"],
        &["--project", "", "transcripts"],
    ] {
        study.misused(arguments);
    }
    assert_eq!(study.names(), ["framework.toml", "in", "study.emic"], "nothing was made on the way");
}

#[test]
fn failure_is_one() {
    let study = Study::with_interviews();
    for arguments in [
        &["show", "P99"][..],
        &["search", "\"open quote"],
        &["code", "--transcript", "P07", "--theme", "rooms", "--span", "1..4"],
        &["export", "quotes", "--out", "no/such/folder/q.csv"],
        &["--project", "none.emic", "transcripts"],
        &["--coder", "XX", "transcripts"],
    ] {
        study.fails(arguments);
    }
}

#[test]
fn a_refused_file_is_one_though_the_report_is_there() {
    let study = Study::new();
    study.write("bad.docx", b"PK\x03\x04 cut off");
    let report = study.json_ending(1, &["import", "bad.docx"]);
    assert_eq!(report["transcripts"][0]["status"], "refused");
}

#[test]
fn findings_are_three() {
    let study = Study::new();
    let ended = study.ends(&["codebook", "lint"]);
    assert_eq!(ended.status, 3);
    assert!(ended.stdout.contains("Other matters"), "{}", ended.stdout);
}

#[test]
fn a_framework_without_faults_has_no_findings() {
    assert_eq!(Study::demo().json(&["codebook", "lint"])["ok"], true);
}
