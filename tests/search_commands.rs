//! Searching from the command line: words, filters, order, units and limits.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common;

use common::{Study, list};
use serde_json::{Value, json};

fn coded() -> Study {
    let study = Study::with_interviews();
    study.code("P07", "The room is small, but it has a door.", "rooms", Some("negative"));
    study.code("P07", "Then we moved twice.", "moves", None);
    study.code("P08", "The house was cold and the stairs were dark.", "housing", Some("negative"));
    study.code("P08", "I felt safe there.", "rooms", Some("positive"));
    let second = ["--coder", "CD", "code", "--transcript", "P08", "--quote", "felt safe", "--theme", "rooms"];
    study.run(&second);
    study.run(&["case", "set", "P07", "town=Ulm", "age=30"]);
    study.run(&["case", "set", "P08", "town=Bonn", "age=30"]);
    study
}

fn places(study: &Study, arguments: &[&str]) -> Vec<String> {
    let found = study.json(&[&["search"][..], arguments].concat());
    assert_eq!(found["total"], list(&found, "hits").len(), "{arguments:?}");
    let place = |hit: &Value| hit["citation"].as_str().unwrap().to_string();
    list(&found, "hits").iter().map(place).collect()
}

#[test]
fn words_are_found_in_any_form_and_phrases_in_their_order() {
    let study = coded();
    assert_eq!(places(&study, &["rooms"]), ["P07:4", "P07:2"], "the shorter turn is the better hit");
    assert_eq!(places(&study, &["\"felt safe\""]), ["P08:2"]);
    assert_eq!(places(&study, &["\"safe felt\""]), [] as [&str; 0]);
    assert_eq!(places(&study, &["safe -house"]), ["P08:3", "P08:4"]);
    assert_eq!(places(&study, &["-house safe"]), ["P08:3", "P08:4"], "a query may begin with an exclusion");
    assert_eq!(places(&study, &["harb*"]), ["P07:2"]);
    assert_eq!(places(&study, &["harbour OR stairs"]).len(), 2);
}

#[test]
fn a_theme_takes_its_sub_themes_along_and_makes_quotes_of_the_hits() {
    let study = coded();
    assert_eq!(places(&study, &["--theme", "housing"]), ["P07:2", "P07:2", "P08:2", "P08:2", "P08:2"]);
    assert_eq!(places(&study, &["--theme", "1.1"]), ["P07:2", "P08:2", "P08:2"]);
    let quote = study.json(&["search", "dark", "--theme", "housing"]);
    assert_eq!(quote["unit"], "quote");
    assert_eq!(quote["hits"][0]["text"], "The house was cold and the stairs were dark.");
    let turn = study.json(&["search", "dark", "--theme", "housing", "--unit", "turn"]);
    assert_eq!(turn["unit"], "turn");
    assert!(turn["hits"][0]["text"].as_str().unwrap().ends_with("felt safe there."));
}

#[test]
fn a_magnitude_may_be_a_word_its_beginning_a_sign_or_unrated() {
    let study = coded();
    for given in ["negative", "neg", "-"] {
        let found = study.json(&["search", "--magnitude", given, "--theme", "housing"]);
        assert_eq!(found["total"], 2, "{given}");
        let listed = study.json(&["codings", "--magnitude", given, "--theme", "housing"]);
        assert_eq!(list(&listed, "codings").len(), 2, "{given}");
    }
    assert_eq!(study.json(&["search", "--magnitude", "unrated"])["total"], 2);
    assert_eq!(list(&study.json(&["codings", "--magnitude", "unrated"]), "codings").len(), 2);
    let said = study.fails(&["search", "--magnitude", "+"]);
    assert_eq!(said, "the magnitude “+” could be much or positive; write out which, or name a theme");
    let said = study.fails(&["codings", "--magnitude", "lukewarm"]);
    assert!(said.contains("lukewarm") && said.contains("neutral"), "{said}");
}

#[test]
fn coder_case_role_attribute_and_transcript_narrow_the_hits() {
    let study = coded();
    assert_eq!(places(&study, &["--by", "CD"]), ["P08:2"]);
    assert_eq!(places(&study, &["--case", "P08", "--role", "participant"]), ["P08:2", "P08:4"]);
    assert_eq!(places(&study, &["--role", "interviewer", "--transcript", "P07"]), ["P07:1", "P07:3"]);
    assert_eq!(places(&study, &["--where", "town=Ulm"]), ["P07:2", "P07:4"]);
    assert_eq!(places(&study, &["--where", "age=30", "--where", "town=bonn", "safe"]), ["P08:4", "P08:2"]);
    assert_eq!(places(&study, &["--where", "age=30", "--where", "town=Ulm", "--case", "P08"]), [] as [&str; 0]);
}

#[test]
fn the_total_does_not_depend_on_the_limit() {
    let study = Study::demo();
    let all = study.json(&["search", "house"]);
    let total = all["total"].as_u64().unwrap();
    assert!(total > 20);
    assert_eq!(list(&all, "hits").len() as u64, total, "scripts get all of them");
    let some = study.json(&["search", "house", "--limit", "3"]);
    assert_eq!((&some["total"], list(&some, "hits").len()), (&json!(total), 3));
    assert_eq!(list(&some, "hits")[..], list(&all, "hits")[..3], "the best ones");
}

#[test]
fn people_see_the_total_first_and_the_words_marked() {
    let study = coded();
    let seen = study.run(&["search", "safe", "--limit", "1"]);
    let mut lines = seen.lines();
    assert_eq!(lines.next(), Some("3 turns, the first 1 shown; --limit 3 shows all"));
    assert_eq!((lines.next(), lines.next()), (Some(""), Some("P08:3  INT (interviewer)")));
    assert_eq!(lines.next(), Some("  «Safe»?"));
    let quotes = study.run(&["search", "safe", "--theme", "rooms", "--by", "AB"]);
    assert!(quotes.contains("P08:2  P08 (participant)  [1.1 Rooms, positive, AB]\n  I felt «safe» there."), "{quotes}");
    assert_eq!(study.run(&["search", "zebra"]), "0 turns\n");
}

#[test]
fn twenty_hits_are_enough_for_people_who_did_not_say() {
    let seen = Study::demo().run(&["search", "house"]);
    assert!(seen.lines().next().unwrap().contains("the first 20 shown"), "{seen}");
    assert!(seen.lines().all(|line| line.chars().count() <= 100), "{seen}");
}

#[test]
fn a_search_finds_a_coding_made_a_moment_ago_and_survives_its_index() {
    let study = coded();
    let before = study.json(&["search", "safe", "--theme", "rooms"]);
    assert_eq!(before["total"], 2);
    study.code("P08", "Safe and warm enough", "rooms", None);
    assert_eq!(study.json(&["search", "safe", "--theme", "rooms"])["total"], 3);
    std::fs::remove_dir_all(study.path("study.emic-index")).unwrap();
    assert_eq!(study.json(&["search", "safe", "--theme", "rooms"])["total"], 3);
}
