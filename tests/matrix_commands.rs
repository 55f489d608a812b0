//! The matrix from the command line: rows, columns, counts and files.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common;

use common::{Study, list};
use serde_json::{Value, json};

fn coded() -> Study {
    let study = Study::with_interviews();
    study.code("P07", "The room is small, but it has a door.", "rooms", Some("negative"));
    study.code("P07", "above the harbour", "rooms", Some("positive"));
    study.code("P07", "Then we moved twice.", "moves", None);
    study.code("P08", "I felt safe there.", "rooms", None);
    study.code("P07", "It ran out by Friday.", "money", Some("little"));
    let same = ["--quote", "above the harbour", "--theme", "rooms", "--magnitude", "+"];
    study.run(&[&["--coder", "CD", "code", "--transcript", "P07"][..], &same].concat());
    study.run(&["case", "set", "P07", "town=Ulm"]);
    study
}

fn counts(study: &Study, arguments: &[&str], row: usize, column: usize) -> Value {
    study.json(&[&["matrix"][..], arguments].concat())["rows"][row]["cells"][column]["counts"].clone()
}

#[test]
fn a_reading_two_coders_share_counts_once_and_each_coder_can_be_had_alone() {
    let study = coded();
    let of = |codings: &str| counts(&study, &["--theme", "housing", "--codings", codings], 0, 0);
    assert_eq!(of("merged"), json!({ "negative": 1, "neutral": 0, "positive": 1, "unrated": 0 }));
    assert_eq!(of("CD"), json!({ "negative": 0, "neutral": 0, "positive": 1, "unrated": 0 }));
    assert_eq!(of("consensus"), json!({ "negative": 0, "neutral": 0, "positive": 0, "unrated": 0 }));
}

#[test]
fn the_main_theme_has_a_column_only_where_it_is_coded_itself() {
    let study = coded();
    let columns = |study: &Study| -> Vec<Value> {
        let chart = study.json(&["matrix", "--theme", "1"]);
        list(&chart, "columns").iter().map(|column| column["number"].clone()).collect()
    };
    assert_eq!(columns(&study), ["1.1", "1.2"]);
    study.code("P08", "The house was cold", "housing", Some("-"));
    assert_eq!(columns(&study), ["1", "1.1", "1.2"]);
}

#[test]
fn rows_are_cases_or_transcripts_and_can_be_chosen_by_attribute() {
    let study = coded();
    let names = |arguments: &[&str], key: &str| -> Vec<Value> {
        let chart = study.json(&[&["matrix", "--theme", "housing"][..], arguments].concat());
        list(&chart, "rows").iter().map(|row| row[key].clone()).collect()
    };
    assert_eq!(names(&[], "case"), ["P07", "P08"]);
    assert_eq!(names(&["--rows", "transcript"], "transcript"), ["P07", "P08"]);
    assert_eq!(names(&["--where", "town=Ulm"], "case"), ["P07"]);
}

#[test]
fn people_get_a_table_with_signs_and_their_meaning() {
    let study = coded();
    let expected = "\
1 Housing (housing)
      1.1 Rooms  1.2 Moves
P07   +1 −1      1
P08   ?1

1.1: + positive, 0 neutral, − negative, ? no magnitude
1.2: number of quotes
";
    assert_eq!(study.run(&["matrix", "--theme", "housing"]), expected);
    let money = study.run(&["matrix", "--theme", "money"]);
    assert!(money.contains("l·1") && money.contains("l little"), "a scale of four has its own words: {money}");
}

#[test]
fn a_wide_matrix_goes_on_below_and_nothing_is_lost() {
    let study = Study::demo();
    let seen = study.run(&["matrix", "--theme", "accommodation"]);
    assert!(seen.lines().all(|line| line.chars().count() <= 100), "{seen}");
    for number in ["3.1", "3.2", "3.3", "3.4", "3.5"] {
        assert!(seen.contains(number), "{number} in {seen}");
    }
}

#[test]
fn the_counts_of_all_cells_are_the_quotes_that_are_coded() {
    let study = Study::demo();
    let matrix = study.json(&["matrix", "--rows", "transcript", "--codings", "AB"]);
    let cells =
        || list(&matrix, "charts").iter().flat_map(|chart| list(chart, "rows")).flat_map(|row| list(row, "cells"));
    let quotes: usize = cells().map(|cell| list(cell, "quotes").len()).sum();
    let counted: u64 =
        cells().flat_map(|cell| cell["counts"].as_object().unwrap().values()).map(|n| n.as_u64().unwrap()).sum();
    let codings = list(&study.json(&["codings", "--by", "AB"]), "codings").len();
    assert_eq!((quotes, counted), (codings, codings as u64));
}

#[test]
fn files_are_written_in_the_format_of_their_name() {
    let study = coded();
    study.run(&["matrix", "--theme", "housing", "--out", "m.xlsx"]);
    assert!(std::fs::read(study.path("m.xlsx")).unwrap().starts_with(b"PK"));
    study.run(&["matrix", "--theme", "housing", "--out", "m.csv"]);
    let csv = std::fs::read_to_string(study.path("m.csv")).unwrap();
    assert!(csv.starts_with("case,") || csv.starts_with("\u{feff}case,"), "{csv}");
    study.run(&["matrix", "--theme", "housing", "--format", "html", "--out", "m.txt"]);
    assert!(std::fs::read_to_string(study.path("m.txt")).unwrap().contains("<html"));
    assert_eq!(
        study.run(&["matrix", "--theme", "housing", "--format", "csv"]),
        csv,
        "printed and written are the same"
    );
    let json: Value = serde_json::from_str(&study.run(&["matrix", "--theme", "housing", "--format", "json"])).unwrap();
    assert_eq!(json, study.json(&["matrix", "--theme", "housing"]));
    assert!(!study.names().iter().any(|name| name.ends_with(".part")), "{:?}", study.names());
}

#[test]
fn an_export_never_replaces_the_project() {
    let study = coded();
    let before = study.json(&["history"]);
    let said = study.misused(&["matrix", "--format", "csv", "--out", "./study.emic"]);
    assert!(said.contains("is the project itself"), "{said}");
    assert_eq!(study.json(&["history"]), before);
}

#[test]
fn quotes_go_out_one_row_each_with_the_filters_of_search() {
    let study = coded();
    let rows = |arguments: &[&str]| -> Vec<String> {
        let csv = study.run(&[&["export", "quotes", "--format", "csv"][..], arguments].concat());
        let mut reader = csv_lines(&csv);
        reader.remove(0);
        reader
    };
    assert_eq!(rows(&[]).len(), 6);
    assert_eq!(rows(&["--theme", "rooms", "--by", "AB"]).len(), 3);
    assert_eq!(rows(&["harbour", "--by", "CD"]).len(), 1);
    let only = rows(&["--theme", "moves"]);
    assert!(only[0].contains("Ulm") && only[0].contains("Housing > Moves") && only[0].contains("Then we moved twice."));
}

fn csv_lines(csv: &str) -> Vec<String> {
    csv.trim_start_matches('\u{feff}').lines().map(String::from).collect()
}
