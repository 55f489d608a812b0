//! A random or stratified part of the transcripts to be coded twice: recorded, and made again by its seed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common;

use common::{Study, list};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Draws for CD in round second, with what else is asked for.
fn draw(study: &Study, asked: &[&str]) -> Value {
    study.json(&[&["assign", "--coders", "CD", "--round", "second"], asked].concat())
}

fn titles(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|title| title.as_str().unwrap()).collect()
}

#[test]
fn a_draw_is_recorded_with_its_share_seed_strata_pool_and_what_was_drawn() {
    let study = Study::demo();
    let made = draw(&study, &["--share", "30%", "--seed", "7", "--strata", "kind"]);
    assert_eq!(made["added"], 3);
    let drawn = titles(&made["draw"]["drawn"]);
    let rounds = study.json(&["rounds"]);
    let kept = &list(&list(&rounds, "rounds")[0], "draws")[0];
    assert_eq!((&kept["share"], &kept["seed"], &kept["strata"]), (&json!("30%"), &json!(7), &json!(["kind"])));
    assert_eq!(titles(&kept["drawn"]), drawn);
    let pool = ["P01", "P02", "P03", "P04", "P05", "P06", "CW07", "CW08", "FG1", "FG2"];
    assert_eq!(titles(&kept["pool"]), pool);
    let counts = json!([
        { "stratum": "focus-group", "pool": 2, "drawn": 1 }, { "stratum": "interview", "pool": 8, "drawn": 2 }
    ]);
    assert_eq!(made["draw"]["counts"], counts, "0.6 and 2.4 of three: the larger remainder is rounded up");
    let assignments = study.json(&["assignments"]);
    let assigned: Vec<&str> =
        list(&assignments, "assignments").iter().map(|line| line["transcript"].as_str().unwrap()).collect();
    assert_eq!(assigned, drawn);
    let said = study.run(&["rounds"]);
    assert!(said.contains("drawn 3 of 10 transcripts (30%, seed 7, by kind), 20"), "{said}");
    assert!(said.contains(&format!("drawn: {}", drawn.join(", "))) && said.contains("from: P01, P02, P03"), "{said}");
    let history = study.run(&["history", "--limit", "1"]);
    assert!(history.contains("drawn at random"), "{history}");
}

#[test]
fn the_same_seed_on_the_same_transcripts_gives_the_same_draw_in_whatever_order_they_are_named() {
    let (one, other) = (Study::demo(), Study::demo());
    let ahead = draw(&one, &["P01", "P02", "P05", "CW08", "FG1", "--share", "40%"]);
    let back = draw(&other, &["FG1", "CW08", "P05", "P02", "P01", "--share", "40"]);
    assert_eq!(titles(&ahead["draw"]["drawn"]), titles(&back["draw"]["drawn"]));
    assert_eq!(ahead["draw"]["seed"], 1, "where none is named");
    assert_eq!(titles(&ahead["draw"]["pool"]), ["P01", "P02", "P05", "CW08", "FG1"]);
    let seeds: BTreeSet<String> = (1..9)
        .map(|seed| {
            draw(&one, &["--share", "40%", "--seed", &seed.to_string(), "--dry-run"])["draw"]["drawn"].to_string()
        })
        .collect();
    assert!(seeds.len() > 4, "other seeds give other draws");
}

#[test]
fn a_draw_is_looked_at_before_it_is_made() {
    let study = Study::demo();
    let before = study.json(&["history"]);
    let shown = draw(&study, &["--share", "20%", "--dry-run"]);
    assert_eq!((&shown["dry_run"], &shown["added"]), (&json!(true), &json!(2)));
    assert_eq!(list(&shown, "assignments").len(), 2, "what would be assigned");
    assert_eq!(study.json(&["history"]), before);
    assert_eq!(list(&study.json(&["rounds"]), "rounds").len(), 0);
    assert_eq!(draw(&study, &["--share", "20%"])["draw"]["drawn"], shown["draw"]["drawn"], "and this is what is made");
}

#[test]
fn the_same_draw_once_more_adds_nothing_and_another_one_is_kept_beside_it() {
    let study = Study::demo();
    draw(&study, &["--share", "20%"]);
    let again = draw(&study, &["--share", "20%"]);
    assert_eq!((&again["added"], &again["already_there"]), (&json!(0), &json!(2)));
    let kept = || list(&list(&study.json(&["rounds"]), "rounds")[0], "draws").len();
    assert_eq!(kept(), 1);
    draw(&study, &["--share", "20%", "--seed", "5"]);
    assert_eq!(kept(), 2);
}

#[test]
fn strata_are_kinds_or_what_the_cases_have_in_common() {
    let study = Study::with_interviews();
    study.write("in/P09.txt", "INT: Now?\n\nP09: Now I am well.\n");
    study.write("in/FG1.txt", "MOD: Who begins?\n\nM1: I do.\n\nM2: And I.\n");
    study.run(&["import", "in/P09.txt", "in/FG1.txt"]);
    for (case, town) in [("P07", "town=Ulm"), ("P08", "town=Bonn"), ("M1", "town=Ulm"), ("M2", "town=Bonn")] {
        study.run(&["case", "set", case, town]);
    }
    let strata = |keys: &str| {
        let made = draw(&study, &["--share", "100%", "--strata", keys, "--dry-run"]);
        let counts = list(&made["draw"], "counts").iter();
        counts.map(|of| (of["stratum"].as_str().unwrap().to_string(), of["pool"].clone())).collect::<Vec<_>>()
    };
    let of = |name: &str, count: i64| (name.to_string(), json!(count));
    assert_eq!(strata("town"), [of("-", 1), of("Bonn", 1), of("Bonn, Ulm", 1), of("Ulm", 1)]);
    assert_eq!(strata("kind"), [of("focus-group", 1), of("interview", 3)]);
    assert_eq!(strata("KIND,Town")[0], of("focus-group · Bonn, Ulm", 1));
    let said = study.fails(&["assign", "--coders", "CD", "--share", "20%", "--strata", "size"]);
    assert_eq!(said, "there is no attribute “size”; give kind, or an attribute of the cases: town");
}

#[test]
fn at_least_one_is_drawn_and_all_of_a_whole() {
    let study = Study::with_interviews();
    assert_eq!(draw(&study, &["--share", "0.1%", "--dry-run"])["added"], 1);
    assert_eq!(draw(&study, &["--share", "100%", "--all"])["added"], 2);
    let empty = Study::new();
    assert_eq!(
        empty.fails(&["assign", "--coders", "CD", "--share", "20%"]),
        "there is no transcript to assign yet; import some with `emic import`"
    );
}

#[test]
fn people_are_shown_the_strata_and_what_was_drawn() {
    let study = Study::demo();
    let asked = ["assign", "--coders", "CD", "--round", "second", "--share", "30%", "--strata", "kind", "--dry-run"];
    let said = study.run(&asked);
    assert!(said.starts_with("drawn 3 of 10 transcripts (30%, seed 1, by kind):\n  "), "{said}");
    assert!(said.contains("stratum      in the pool  drawn\nfocus-group            2      1\n"), "{said}");
    assert!(said.ends_with("nothing was written; without --dry-run it is\n"), "{said}");
}
