//! `emic codebook` changes the framework: every command as people and as scripts see it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common;

use common::{Study, has_keys, list};
use serde_json::{Value, json};

/// The framework as `number key`.
fn tree(study: &Study) -> Vec<String> {
    let book = study.json(&["codebook", "show"]);
    list(&book, "themes").iter().map(|theme| format!("{} {}", text(theme, "number"), text(theme, "key"))).collect()
}

fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_else(|| panic!("no text {key} in {value}")).to_string()
}

/// Runs a command as AB; its document.
fn act(study: &Study, arguments: &[&str]) -> Value {
    study.json(&[&["--coder", "AB", "codebook"], arguments].concat())
}

fn told(study: &Study, arguments: &[&str]) -> String {
    study.run(&[&["--coder", "AB", "codebook"], arguments].concat())
}

fn refused(study: &Study, arguments: &[&str]) -> String {
    study.fails(&[&["--coder", "AB", "codebook"], arguments].concat())
}

#[test]
fn a_theme_is_added_with_all_its_fields() {
    let study = Study::new();
    let fields = [
        ["--definition", "Nights in a hotel."],
        ["--include", "Bed and breakfast."],
        ["--exclude", "Refuges."],
        ["--example", "They gave us a hotel."],
        ["--scale", "size: small, large"],
        ["--origin", "emergent"],
        ["--questions", "RQ1, RQ2"],
        ["--colour", "4"],
        ["--parent", "housing"],
        ["--before", "moves"],
    ];
    let made = act(&study, &[&["add", "Hotels & hostels"], fields.concat().as_slice()].concat());
    has_keys(&made, &["id", "key", "number", "name", "parent", "scale", "definition", "codings", "counts"]);
    let expected = json!({
        "key": "hotels-hostels", "number": "1.2", "name": "Hotels & hostels", "parent": "housing", "scale": "size",
        "definition": "Nights in a hotel.", "include": "Bed and breakfast.", "exclude": "Refuges.",
        "example": "They gave us a hotel.", "origin": "emergent", "questions": ["RQ1", "RQ2"], "codable": true,
        "colour": 4, "codings": 0, "counts": [],
    });
    for (key, value) in expected.as_object().unwrap() {
        assert_eq!(&made[key], value, "{key}");
    }
    assert_eq!(tree(&study), ["1 housing", "1.1 rooms", "1.2 hotels-hostels", "1.3 moves", "2 money", "3 other"]);
    assert_eq!(told(&study, &["add", "Pets"]), "added: 4 Pets (pets)\n");
}

#[test]
fn a_theme_is_edited_moved_and_recoloured() {
    let study = Study::new();
    assert_eq!(
        told(&study, &["edit", "rooms", "--name", "Bedrooms", "--why", "clearer"]),
        "edited: 1.1 Bedrooms (rooms), scale valence\n"
    );
    let line = act(&study, &["edit", "1.1", "--definition", "", "--colour", "none", "--codable", "false"]);
    assert_eq!((line["definition"].as_str(), line["codable"].as_bool()), (Some(""), Some(false)));
    assert_eq!(told(&study, &["move", "rooms", "--top"]), "moved: 4 Bedrooms (rooms), scale valence\n");
    act(&study, &["move", "rooms", "--before", "moves"]);
    act(&study, &["move", "other", "--under", "money"]);
    assert_eq!(tree(&study), ["1 housing", "1.1 rooms", "1.2 moves", "2 money", "2.1 other"]);
    assert_eq!(
        refused(&study, &["move", "housing", "--under", "moves"]),
        "“Housing” cannot stand there: it would be below itself; move what it should go under out of it first"
    );
    assert!(study.misused(&["--coder", "AB", "codebook", "move", "rooms"]).contains("needs a place"));
    assert!(study.misused(&["--coder", "AB", "codebook", "edit", "rooms"]).contains("something to change"));
    assert!(study.misused(&["--coder", "AB", "codebook", "edit", "rooms", "--colour", "9"]).contains("1 to 8"));
}

/// AB and CD have coded the same words, AB to two themes.
fn coded() -> Study {
    let study = Study::with_interviews();
    study.code("P07", "The room is small, but it has a door.", "rooms", Some("negative"));
    study.code("P07", "The room is small, but it has a door.", "housing", Some("positive"));
    study.code("P08", "The house was cold", "rooms", None);
    study.run(&["--coder", "CD", "code", "--transcript", "P08", "--quote", "The house was cold", "--theme", "rooms"]);
    study
}

#[test]
fn a_merge_shows_what_it_will_change_before_it_does() {
    let study = coded();
    let before = std::fs::read(study.path("study.emic")).unwrap();
    let dry = act(&study, &["merge", "rooms", "--into", "housing", "--dry-run"]);
    assert_eq!(std::fs::read(study.path("study.emic")).unwrap(), before, "a dry run writes nothing");
    assert_eq!(dry["done"], json!(false));
    assert_eq!((dry["codings"].as_u64(), dry["transcripts"].as_u64()), (Some(3), Some(2)));
    assert_eq!(list(&dry, "faults").len(), 0);
    let collision = &list(&dry, "collisions")[0];
    assert_eq!(
        (text(collision, "coder"), text(collision, "magnitude"), text(collision, "memo")),
        ("AB".into(), "positive".into(), "Merged from “Rooms”, where it was negative.".into())
    );
    let done = act(&study, &["merge", "rooms", "--into", "housing", "--why", "one"]);
    assert_eq!(done["done"], json!(true));
    assert_eq!(done["counts"], dry["counts"]);
    assert_eq!(list(&study.json(&["codings", "--theme", "housing"]), "codings").len(), 3);
    assert_eq!(study.run(&["--coder", "AB", "undo"]), "undone: merge “Rooms” into “Housing” (5 changes)\n");
    assert_eq!(list(&study.json(&["codings"]), "codings").len(), 4);
    assert_eq!(
        told(&study, &["merge", "rooms", "--into", "housing", "--dry-run"]),
        "would be merged: 1.1 Rooms into 1 Housing\n3 codings in 2 transcripts, 0 with a memo\n\
         - AB: 1 negative, 1 without magnitude\n- CD: 1 without magnitude\n\
         - P07:2 AB has coded “The room is small, but it has a door.” to both: one coding, positive, memo: Merged from \
         “Rooms”, where it was negative.\nnothing was changed; leave out --dry-run to do it\n"
    );
}

#[test]
fn search_and_matrix_follow_a_merge_and_its_undo() {
    let study = coded();
    let found = |study: &Study, theme: &str| {
        let quotes = study.json(&["search", "", "--theme", theme])["total"].as_u64();
        let turns = study.json(&["search", "small", "--theme", theme])["total"].as_u64();
        (quotes, turns)
    };
    let cells = |study: &Study| study.json(&["matrix", "--theme", "housing", "--rows", "transcript"]);
    let before = (found(&study, "rooms"), found(&study, "housing"), cells(&study));
    assert_eq!((before.0.0, before.1.0), (Some(3), Some(4)), "a theme takes what is below it along");
    act(&study, &["merge", "rooms", "--into", "housing"]);
    assert_eq!(found(&study, "housing").0, Some(3), "two codings of one passage became one");
    assert_eq!(found(&study, "housing").1, before.0.1, "and its words are found under the theme that stays");
    let chart = cells(&study);
    let columns: Vec<String> = list(&chart, "columns").iter().map(|column| text(column, "theme")).collect();
    assert_eq!(columns, ["housing", "moves"]);
    assert_eq!(chart["rows"][0]["cells"][0]["counts"]["positive"].as_u64(), Some(1));
    assert!(study.fails(&["search", "", "--theme", "rooms"]).contains("there is no theme “rooms”"));
    study.run(&["--coder", "AB", "undo"]);
    assert_eq!((found(&study, "rooms"), found(&study, "housing"), cells(&study)), before);
}

#[test]
fn a_merge_that_cannot_be_done_says_why_in_the_dry_run_and_in_earnest() {
    let study = coded();
    let dry = study.json_ending(3, &["--coder", "AB", "codebook", "merge", "rooms", "--into", "money", "--dry-run"]);
    let fault = "1 coding has the magnitude negative, which is not on the scale of “Money” (none, little, some, much); \
        add it to the scale amount first";
    assert_eq!(dry["faults"], json!([fault]));
    let why = refused(&study, &["merge", "rooms", "--into", "money"]);
    assert_eq!(why, format!("“Rooms” was not merged into “Money”: {fault}"));
    told(&study, &["scale", "amount", "--values", "negative, none, little, some, much"]);
    act(&study, &["merge", "rooms", "--into", "money"]);
}

#[test]
fn a_deletion_says_how_many_codings_go_and_one_undo_brings_them_back() {
    let study = coded();
    assert_eq!(
        told(&study, &["delete", "housing", "--dry-run"]),
        "would be deleted: 1 Housing\n4 codings in 2 transcripts, 0 with a memo\n\
         - AB: 1 negative, 1 positive, 1 without magnitude\n- CD: 1 without magnitude\n\
         below it, go too: 1.1 Rooms, 1.2 Moves\nnothing was changed; leave out --dry-run to do it\n"
    );
    let done = act(&study, &["delete", "1"]);
    assert_eq!((done["codings"].as_u64(), done["coders"].as_u64()), (Some(4), Some(2)));
    assert_eq!(tree(&study), ["1 money", "2 other"]);
    study.run(&["--coder", "AB", "undo"]);
    assert_eq!(list(&study.json(&["codings"]), "codings").len(), 4);
    assert_eq!(tree(&study).len(), 5);
}

#[test]
fn a_theme_is_split_and_codings_are_sorted() {
    let study = coded();
    let own = study.json(&["codings", "--by", "AB", "--theme", "rooms"]);
    let ids: Vec<String> = list(&own, "codings").iter().map(|coding| text(coding, "id")).collect();
    let sort = format!("{}=Small", &ids[0][..8]);
    let made = act(&study, &["split", "rooms", "--into", "Small", "--into", "Cold", "--sort", &sort]);
    let made: Vec<String> =
        list(&made, "themes").iter().map(|theme| format!("{} {}", text(theme, "key"), theme["codings"])).collect();
    assert_eq!(made, ["small 1", "cold 0"]);
    let revisit = study.json(&["codebook", "revisit"]);
    assert_eq!(list(&revisit, "transcripts").len(), 1);
    assert_eq!(act(&study, &["sort", &ids[1][..8], "--into", "cold"]), json!({ "codings": 1 }));
    assert_eq!(list(&study.json(&["codebook", "revisit", "--by", "AB"]), "transcripts").len(), 0);
    assert!(
        study
            .misused(&["--coder", "AB", "codebook", "split", "cold", "--into", "A", "--sort", "x"])
            .contains("CODING=NAME")
    );
}

#[test]
fn versions_differences_and_what_to_revisit_are_told() {
    let study = coded();
    act(&study, &["edit", "rooms", "--definition", "Another.", "--why", "both asked"]);
    act(&study, &["add", "Pets", "--definition", "Cats."]);
    let versions = study.json(&["codebook", "versions"]);
    let lines: Vec<Value> = list(&versions, "versions").clone();
    has_keys(&lines[1], &["number", "at", "coder", "why", "what", "themes", "codings"]);
    assert_eq!((text(&lines[1], "why"), text(&lines[1], "coder")), ("both asked".into(), "AB".into()));
    assert_eq!((lines[0]["codings"].as_u64(), lines[2]["themes"].as_u64()), (Some(4), Some(6)));
    let difference = study.json(&["codebook", "diff", "1", "3"]);
    assert_eq!((difference["from"].as_u64(), difference["to"].as_u64()), (Some(1), Some(3)));
    let changed = &list(&difference, "themes")[0];
    assert_eq!(changed["fields"], json!([{"field": "definition", "before": "The room itself.", "after": "Another."}]));
    assert_eq!(
        study.run(&["codebook", "diff", "3", "1"]),
        "changed: 1.1 Rooms (rooms)\n  definition was: The room itself.\n  definition is:  Another.\nadded: 4 Pets (pets)\n  \
         definition: Cats.\n  origin: emergent\n"
    );
    assert_eq!(study.run(&["codebook", "diff", "2", "2"]), "versions 2 and 2 are the same\n");
    let revisit = study.json(&["codebook", "revisit"]);
    let line = &list(&revisit, "transcripts")[1];
    assert_eq!((text(line, "transcript"), line["codings"].as_u64()), ("P08".into(), Some(2)));
    assert_eq!(
        list(line, "themes")[1],
        json!({
            "theme": "rooms", "name": "1.1 Rooms", "coder": "CD", "codings": 1, "since": 2
        })
    );
    let table = study.run(&["codebook", "revisit"]);
    assert!(table.contains("P08") && table.contains("1.1 Rooms"), "{table}");
    assert!(study.run(&["codebook", "versions"]).contains("both asked"));
}

#[test]
fn an_empty_project_is_given_a_framework_by_hand() {
    let study = Study::empty();
    study.run(&["new", "study.emic", "--title", "By hand", "--add-coder", "AB:Asha Bell"]);
    assert!(study.run(&["codebook", "show"]).contains("emic codebook add NAME"));
    study.run(&["codebook", "add", "Housing", "--scale", "valence: negative, positive"]);
    study.run(&["codebook", "title", "Where people live", "--authors-version", "0.1"]);
    let book = study.json(&["codebook", "show"]);
    assert_eq!((text(&book, "title"), text(&book, "version")), ("Where people live".into(), "0.1".into()));
    assert_eq!(book["scales"], json!([{"key": "valence", "values": ["negative", "positive"]}]));
    assert!(study.run(&["codebook", "revisit"]).starts_with("nothing to revisit"));
}

#[test]
fn counts_by_coder_and_magnitude_are_shown() {
    let study = coded();
    let counts = study.run(&["codebook", "show", "--counts"]);
    let rooms: Vec<&str> = counts.lines().skip_while(|line| !line.contains("Rooms")).take(2).collect();
    assert_eq!(
        rooms,
        [
            "1.1     Rooms          AB     1 negative, 1 without magnitude",
            "                       CD     1 without magnitude"
        ]
    );
    let book = study.json(&["codebook", "show"]);
    assert_eq!(
        list(&book, "themes")[1]["counts"],
        json!([
            {"coder": "AB", "magnitude": "negative", "codings": 1},
            {"coder": "AB", "magnitude": null, "codings": 1},
            {"coder": "CD", "magnitude": null, "codings": 1},
        ])
    );
}

#[test]
fn what_is_written_in_a_theme_cannot_harm_the_terminal() {
    let study = Study::new();
    told(&study, &["add", "Red\u{1b}[31m\u{202e}", "--definition", "a\u{1b}]0;x\u{7}"]);
    for command in [vec!["codebook", "versions"], vec!["codebook", "diff", "1", "2"], vec!["codebook", "show"]] {
        let shown = study.run(&command);
        assert!(!shown.contains('\u{1b}') && !shown.contains('\u{202e}') && !shown.contains('\u{7}'), "{shown:?}");
    }
}
