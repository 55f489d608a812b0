//! A coding held up as a good example of its theme: marked, listed, searched for, exported and read back; and what was
//! coded before there was such a mark stays as it was.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common;

use common::{Study, list};
use serde_json::{Value, json};

/// Two codings of AB, the first marked as exemplar.
fn study() -> (Study, String) {
    let study = Study::with_interviews();
    let code = |quote: &str| {
        let coded = study.json(&["--coder", "AB", "code", "--transcript", "P07", "--quote", quote, "--theme", "rooms"]);
        coded["id"].as_str().expect("an id").to_string()
    };
    let first = code("above the harbour");
    code("It ran out by Friday");
    let marked = study.json(&["--coder", "AB", "codings", "exemplar", &first[..8]]);
    assert_eq!(list(&marked, "codings")[0]["exemplar"], json!(true));
    (study, first)
}

fn flags(study: &Study) -> Vec<Value> {
    list(&study.json(&["codings"]), "codings").iter().map(|coding| coding["exemplar"].clone()).collect()
}

#[test]
fn an_exemplar_is_marked_and_unmarked_and_one_undo_takes_that_back() {
    let (study, id) = study();
    assert_eq!(flags(&study), [json!(true), json!(false)]);
    let told = study.run(&["--coder", "AB", "codings"]);
    assert!(told.contains("* is an exemplar"), "{told}");
    study.run(&["--coder", "AB", "codings", "exemplar", &id, "--off"]);
    assert_eq!(flags(&study), [json!(false), json!(false)]);
    let undone = study.run(&["--coder", "AB", "undo"]);
    assert!(undone.contains("mark no longer as exemplar “Rooms” at P07:2"), "{undone}");
    assert_eq!(flags(&study), [json!(true), json!(false)]);
    study.run(&["check"]);
}

#[test]
fn lists_searches_and_exports_can_be_narrowed_to_exemplars() {
    let (study, id) = study();
    for command in [vec!["codings", "--exemplar"], vec!["codings", "--exemplar", "--theme", "housing"]] {
        let found = study.json(&command);
        assert_eq!(list(&found, "codings").iter().map(|one| one["id"].clone()).collect::<Vec<_>>(), [json!(id)]);
    }
    for query in ["", "harbour"] {
        let found = study.json(&["search", query, "--exemplar"]);
        let hits = list(&found, "hits");
        assert_eq!(hits.len(), 1, "{query}");
        assert_eq!((&hits[0]["text"], &hits[0]["codings"][0]["exemplar"]), (&json!("above the harbour"), &json!(true)));
    }
    assert_eq!(study.json(&["search", "Friday", "--exemplar"])["total"], json!(0));
    study.run(&["export", "quotes", "--exemplar", "--format", "json", "--out", "q.json"]);
    let quotes: Value = serde_json::from_str(&std::fs::read_to_string(study.path("q.json")).unwrap()).unwrap();
    assert_eq!(list(&quotes, "quotes").len(), 1);
    assert_eq!(quotes["quotes"][0]["exemplar"], json!(true));
}

#[test]
fn an_exemplar_is_still_one_after_an_export_and_an_import() {
    let (study, _) = study();
    study.run(&["export", "codings", "--format", "json", "--out", "codings.json"]);
    let other = Study::with_interviews();
    std::fs::copy(study.path("codings.json"), other.path("codings.json")).unwrap();
    other.run(&["codings", "import", "codings.json"]);
    assert_eq!(flags(&other), [json!(true), json!(false)]);
}

#[test]
fn nobody_marks_what_is_anothers() {
    let (study, id) = study();
    let said = study.fails(&["--coder", "CD", "codings", "exemplar", &id]);
    assert!(said.contains("AB"), "{said}");
    let said = study.fails(&["--coder", "AB", "codings", "exemplar", "00000000"]);
    assert!(said.contains("coding"), "{said}");
}

#[test]
fn a_coding_that_is_none_is_journalled_as_before_there_were_exemplars() {
    let coding = emic::model::Coding {
        id: emic::model::CodingId::mint(),
        transcript: emic::model::TranscriptId::mint(),
        coder: emic::model::CoderId::mint(),
        theme: emic::model::ThemeId::mint(),
        span: emic::model::Span::new(1, 2),
        magnitude: None,
        memo: String::new(),
        framework_version: None,
        created: "2024-05-01T09:00:00.000Z".into(),
        exemplar: false,
    };
    let written = serde_json::to_string(&coding).unwrap();
    assert!(!written.contains("exemplar"), "a value from before compares equal to the row: {written}");
    assert_eq!(serde_json::from_str::<emic::model::Coding>(&written).unwrap(), coding);
    let marked = emic::model::Coding { exemplar: true, ..coding };
    let written = serde_json::to_string(&marked).unwrap();
    assert_eq!(serde_json::from_str::<emic::model::Coding>(&written).unwrap(), marked);
}
