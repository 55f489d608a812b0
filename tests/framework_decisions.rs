//! What two coders settled follows a merge of themes: the same disagreement stays settled under its new name, its comments
//! with it, and one undo puts everything back.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common;

use common::{Study, list};
use serde_json::Value;

/// AB and CD have coded P07: the same passage with other ends and to other themes, and one passage by AB alone.
fn coded() -> Study {
    let study = Study::with_interviews();
    let code = |coder: &str, quote: &str, theme: &str| {
        study.run(&["--coder", coder, "code", "--transcript", "P07", "--quote", quote, "--theme", theme]);
    };
    code("AB", "The room is small, but it has a door.", "rooms");
    code("CD", "small, but it has a door.", "rooms");
    code("AB", "Then we moved twice.", "rooms");
    code("AB", "In a café 😀 above the harbour.", "rooms");
    code("CD", "In a café 😀 above the harbour.", "housing");
    study
}

/// Every discrepancy as `types state words of the decision`, by place.
fn listed(study: &Study) -> Vec<(String, String, Value, String)> {
    let report = study.json(&["discrepancies"]);
    let told = list(&report, "discrepancies").iter().map(|one| {
        let types: Vec<&str> = list(one, "types").iter().map(|kind| kind.as_str().unwrap()).collect();
        let word = |key: &str| one[key].as_str().unwrap().to_string();
        (types.join("+"), word("state"), one["decision"]["why"].clone(), word("id"))
    });
    told.collect()
}

fn decide(study: &Study, kind: &str, how: &[&str]) {
    let id = listed(study).into_iter().find(|(types, ..)| types == kind).unwrap().3;
    study.run(&[&["--coder", "AB", "reconcile", &id], how].concat());
}

fn consensus(study: &Study) -> Vec<(String, String)> {
    let found = study.json(&["codings", "--by", "consensus"]);
    let text = |coding: &Value, key: &str| coding[key].as_str().unwrap().to_string();
    list(&found, "codings").iter().map(|coding| (text(coding, "theme"), text(coding, "text"))).collect()
}

fn comments(study: &Study, id: &str) -> String {
    study.run(&["comment", id])
}

#[test]
fn what_was_settled_and_said_follows_a_merge_and_comes_back_with_its_undo() {
    let study = coded();
    decide(&study, "boundary", &["--adopt", "AB", "--why", "the whole sentence"]);
    decide(&study, "only_first", &["--neither", "--why", "not about the room"]);
    decide(&study, "theme", &["--adopt", "AB", "--why", "rooms, we say"]);
    let before = listed(&study);
    let boundary = before.iter().find(|(types, ..)| types == "boundary").unwrap().3.clone();
    study.run(&["--coder", "CD", "comment", &boundary, "I still wonder."]);
    let agreed = consensus(&study);
    assert_eq!(agreed.len(), 2);

    study.run(&["--coder", "AB", "codebook", "merge", "rooms", "--into", "housing"]);
    let after = listed(&study);
    let settled: Vec<(&str, &str, &str)> =
        after.iter().map(|(types, state, why, _)| (types.as_str(), state.as_str(), why.as_str().unwrap())).collect();
    assert_eq!(
        settled,
        [("boundary", "resolved", "the whole sentence"), ("only_first", "resolved", "not about the room")],
        "what was one theme against the other is an agreement now"
    );
    assert!(after.iter().all(|(.., id)| before.iter().all(|(.., old)| old != id)), "they are called otherwise");
    assert!(comments(&study, &after[0].3).contains("I still wonder."));
    assert_eq!(consensus(&study), agreed.iter().map(|(_, text)| ("housing".into(), text.clone())).collect::<Vec<_>>());
    let overruled = study.json(&["overruled", "AB"]);
    let reasons: Vec<&str> = overruled["overruled"]
        .as_array()
        .unwrap_or_else(|| panic!("{overruled}"))
        .iter()
        .filter_map(|line| line["decision"]["why"].as_str().or(line["why"].as_str()))
        .collect();
    assert_eq!(reasons, ["not about the room"], "she is overruled where she was, and nowhere else");

    study.run(&["--coder", "AB", "undo"]);
    assert_eq!(listed(&study), before);
    assert_eq!(consensus(&study), agreed);
    assert!(comments(&study, &boundary).contains("I still wonder."));
}

#[test]
fn a_decision_about_two_themes_that_became_one_is_listed_as_outdated() {
    let study = coded();
    decide(&study, "theme", &["--adopt", "AB", "--why", "rooms, we say"]);
    study.run(&["--coder", "AB", "codebook", "merge", "rooms", "--into", "housing"]);
    let told = study.run(&["discrepancies", "--outdated"]);
    assert!(told.contains("rooms, we say"), "{told}");
}
