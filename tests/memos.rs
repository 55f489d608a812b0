//! Memos on everything: written, listed with filters, taken out, taken back, and never lost.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common;

use common::{FRAMEWORK, Study, has_keys, list};
use serde_json::{Value, json};

/// A study with a memo of AB on each kind of thing, and one of CD on the theme AB wrote about.
fn written() -> (Study, Value) {
    let study = Study::with_interviews();
    let coding = study.code("P07", "The room is small, but it has a door", "rooms", Some("negative"));
    let id = coding["id"].as_str().unwrap();
    let ab = |arguments: &[&str]| study.json(&[&["--coder", "AB", "memo", "set"], arguments].concat());
    ab(&["--coding", &id[..8], "Doors again.\nSee P08."]);
    ab(&["--transcript", "P07", "Interrupted twice."]);
    ab(&["--theme", "housing", "Overlaps with money?"]);
    ab(&["--case", "P07", "Knows P08 from the café."]);
    ab(&["--project-wide", "Saturation is near."]);
    study.json(&["--coder", "CD", "memo", "set", "--theme", "1", "I would split off doors."]);
    (study, coding)
}

fn memos(study: &Study, filters: &[&str]) -> Vec<Value> {
    list(&study.json(&[&["--coder", "AB", "memo", "list"], filters].concat()), "memos").clone()
}

/// Kind, what it is about and who wrote it, of each.
fn told(memos: &[Value]) -> Vec<String> {
    let word = |value: &Value| value.as_str().unwrap_or("-").to_string();
    memos
        .iter()
        .map(|memo| format!("{} {} {}", word(&memo["kind"]), word(&memo["about"]), word(&memo["coder"])))
        .collect()
}

#[test]
fn all_memos_are_in_one_list_in_the_order_of_the_project() {
    let (study, coding) = written();
    let memos = memos(&study, &[]);
    assert_eq!(
        told(&memos),
        [
            "project Small study AB",
            "transcript P07 AB",
            "coding 1.1 Rooms AB",
            "theme 1 Housing AB",
            "theme 1 Housing CD",
            "case P07 AB"
        ]
    );
    for memo in &memos {
        has_keys(memo, &["id", "kind", "about", "removed", "transcript", "citation", "quote", "theme", "case"]);
        has_keys(memo, &["coder", "memo", "created", "changed"]);
    }
    let of_coding = &memos[2];
    assert_eq!(of_coding["id"], coding["id"]);
    assert_eq!(of_coding["citation"], "P07:2");
    assert_eq!(of_coding["quote"], "The room is small, but it has a door");
    assert_eq!((&of_coding["theme"], &of_coding["memo"]), (&json!("rooms"), &json!("Doors again.\nSee P08.")));
    assert_eq!((&memos[3]["theme"], &memos[5]["case"]), (&json!("housing"), &json!("P07")));
}

#[test]
fn the_list_is_filtered_by_kind_coder_words_and_place() {
    let (study, _) = written();
    let filtered = |filters: &[&str]| told(&memos(&study, filters));
    assert_eq!(filtered(&["--about", "theme"]), ["theme 1 Housing AB", "theme 1 Housing CD"]);
    assert_eq!(filtered(&["--by", "cd"]), ["theme 1 Housing CD"]);
    assert_eq!(filtered(&["--words", "DOORS"]), ["coding 1.1 Rooms AB", "theme 1 Housing CD"]);
    assert_eq!(filtered(&["--words", "doors see"]), ["coding 1.1 Rooms AB"], "all words must stand in it");
    assert_eq!(filtered(&["--transcript", "P07"]), ["transcript P07 AB", "coding 1.1 Rooms AB"]);
    let theme = ["coding 1.1 Rooms AB", "theme 1 Housing AB", "theme 1 Housing CD"];
    assert_eq!(filtered(&["--theme", "housing"]), theme, "what stands below it comes along");
    assert_eq!(filtered(&["--theme", "rooms"]), ["coding 1.1 Rooms AB"]);
    assert_eq!(filtered(&["--case", "P07"]), ["coding 1.1 Rooms AB", "case P07 AB"]);
    assert_eq!(filtered(&["--case", "P08"]), Vec::<String>::new());
    assert_eq!(filtered(&["--transcript", "P07", "--theme", "housing"]), ["coding 1.1 Rooms AB"]);
}

#[test]
fn everybody_has_one_memo_on_a_thing_and_writes_only_her_own() {
    let (study, _) = written();
    let before = memos(&study, &["--about", "theme", "--by", "AB"]);
    study.run(&["--coder", "AB", "memo", "set", "--theme", "housing", "Settled in the team."]);
    let after = memos(&study, &["--about", "theme"]);
    assert_eq!(told(&after), ["theme 1 Housing AB", "theme 1 Housing CD"]);
    assert_eq!(after[0]["memo"], "Settled in the team.");
    assert_eq!((&after[0]["id"], &after[0]["created"]), (&before[0]["id"], &before[0]["created"]));
    assert_eq!(after[1]["memo"], "I would split off doors.");
}

#[test]
fn an_empty_memo_takes_it_away_and_every_act_is_taken_back_one_by_one() {
    let (study, _) = written();
    let ab = |command: &str| study.run(&["--coder", "AB", command]);
    assert_eq!(study.run(&["--coder", "AB", "memo", "set", "--project-wide", ""]), "no memo on the project\n");
    assert_eq!(memos(&study, &["--about", "project"]), Vec::<Value>::new());
    assert_eq!(ab("undo"), "undone: take away the memo of the project (1 change)\n");
    assert_eq!(memos(&study, &["--about", "project"])[0]["memo"], "Saturation is near.");
    assert_eq!(ab("undo"), "undone: write the memo of the project (1 change)\n");
    assert_eq!(ab("undo"), "undone: write the memo of the case P07 (1 change)\n");
    assert_eq!(ab("undo"), "undone: write the memo of the theme “Housing” (1 change)\n");
    assert_eq!(ab("undo"), "undone: write the memo of P07 (1 change)\n");
    assert_eq!(ab("undo"), "undone: write the memo of “Rooms” at P07:2 (1 change)\n");
    assert_eq!(told(&memos(&study, &[])), ["theme 1 Housing CD"], "what CD wrote is not AB's to take back");
    for _ in 0..5 {
        ab("redo");
    }
    assert_eq!(memos(&study, &[]).len(), 6);
    assert_eq!(study.ends(&["check"]).status, 0);
}

#[test]
fn a_memo_is_read_from_standard_input_with_its_lines() {
    let study = Study::with_interviews();
    let mut command = study.command(&["--coder", "AB", "memo", "set", "--transcript", "P08", "-"]);
    command.write_stdin("First.\r\n\r\n=Second, with é and 😀.\n").assert().success();
    assert_eq!(memos(&study, &[])[0]["memo"], "First.\n\n=Second, with é and 😀.");
    let told = study.run(&["--coder", "AB", "memo", "list"]);
    assert!(told.starts_with("transcript P08 [AB]") && told.contains("\n  =Second, with é"), "{told}");
}

#[test]
fn the_memo_of_a_theme_that_is_removed_is_kept_and_listed() {
    let study = Study::with_interviews();
    study.run(&["--coder", "AB", "memo", "set", "--theme", "moves", "We took this one out in May."]);
    let fewer = FRAMEWORK
        .replace("key = \"moves\"\nparent = \"housing\"\nname = \"Moves\"", "key = \"paths\"\nname = \"Paths\"");
    study.write("fewer.toml", fewer);
    study.run(&["--coder", "AB", "codebook", "import", "fewer.toml"]);
    let memos = memos(&study, &[]);
    assert_eq!(told(&memos), ["theme Moves AB"]);
    assert_eq!((&memos[0]["removed"], &memos[0]["theme"]), (&json!(true), &Value::Null));
    assert_eq!(memos[0]["memo"], "We took this one out in May.");
    assert!(study.run(&["--coder", "AB", "memo", "list"]).contains("theme Moves (removed) [AB]"));
    assert_eq!(study.ends(&["check"]).status, 0);
}

#[test]
fn what_a_memo_is_about_is_not_taken_from_under_it_by_an_undo() {
    let study = Study::new();
    study.write("in/P07.txt", common::INTERVIEW);
    study.run(&["--coder", "AB", "import", "in"]);
    study.run(&["--coder", "CD", "memo", "set", "--transcript", "P07", "Listened to it twice."]);
    let why = study.fails(&["--coder", "AB", "undo"]);
    assert!(why.contains("other work in the project rests on it"), "{why}");
    assert_eq!(memos(&study, &[]).len(), 1);
}

#[test]
fn memos_are_exported_in_every_format() {
    let (study, _) = written();
    let export =
        |format: &str| study.run(&["--coder", "AB", "export", "memos", "--about", "theme", "--format", format]);
    let csv = export("csv");
    let mut rows = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    let header = "kind,about,removed,transcript,citation,quote,theme,case,coder,memo,created,changed";
    assert_eq!(rows.headers().unwrap().iter().collect::<Vec<_>>().join(","), header);
    let first = rows.records().next().unwrap().unwrap();
    assert_eq!((&first[0], &first[1], &first[8], &first[9]), ("theme", "1 Housing", "AB", "Overlaps with money?"));
    let json: Value = serde_json::from_str(&export("json")).unwrap();
    assert_eq!(*list(&json, "memos"), memos(&study, &["--about", "theme"]));
    for format in ["html", "md"] {
        assert!(export(format).contains("I would split off doors."), "{format}");
    }
    study.run(&["--coder", "AB", "export", "memos", "--out", "memos.xlsx"]);
    assert!(std::fs::metadata(study.path("memos.xlsx")).unwrap().len() > 1_000);
}

#[test]
fn what_cannot_be_written_says_why() {
    let (study, coding) = written();
    let id = coding["id"].as_str().unwrap();
    let set = |coder: &str, arguments: &[&str]| study.fails(&[&["--coder", coder, "memo", "set"], arguments].concat());
    assert_eq!(set("CD", &["--coding", id, "mine"]), "this coding is AB's; only AB can change it");
    assert_eq!(
        set("AB", &["--theme", "nowhere", "x"]),
        "there is no theme “nowhere”; `emic codebook show` lists keys and numbers"
    );
    assert_eq!(set("AB", &["--case", "P99", "x"]), "there is no case “P99”; `emic case list` lists them");
    let nobody = study.fails(&["memo", "set", "--project-wide", "x"]);
    assert_eq!(nobody, "this needs a coder: say who you are with --coder, one of AB, CD");
    assert!(study.misused(&["--coder", "AB", "memo", "set", "x"]).contains("--transcript"), "a thing must be named");
    assert!(study.misused(&["--coder", "AB", "memo", "set", "--theme", "1", "--case", "P07", "x"]).contains("cannot"));
    assert!(study.misused(&["--coder", "AB", "memo", "list", "--about", "nothing"]).contains("transcript"));
}

#[test]
fn hostile_memos_are_drawn_as_stand_ins_and_kept_as_they_are() {
    let study = Study::with_interviews();
    let hostile = "=1+1 \u{1b}[31mred\u{202e}back";
    study.run(&["--coder", "AB", "memo", "set", "--project-wide", hostile]);
    let told = study.run(&["--coder", "AB", "memo", "list"]);
    assert!(!told.contains('\u{1b}') && !told.contains('\u{202e}'), "{told:?}");
    assert_eq!(memos(&study, &[])[0]["memo"], hostile);
    let csv = study.run(&["--coder", "AB", "export", "memos", "--format", "csv"]);
    assert!(csv.contains("'=1+1"), "a spreadsheet finds no formula: {csv:?}");
}
