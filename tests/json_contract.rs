//! Every command answers `--json` with one document that has the keys of the contract.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common;

use common::{Study, has_keys, list};
use serde_json::json;

const CODING: [&str; 10] =
    ["id", "transcript", "coder", "theme", "magnitude", "start", "end", "text", "memo", "created"];

#[test]
fn new_names_the_project_and_its_title() {
    let study = Study::empty();
    let made = study.json(&["new", "a.emic", "--title", "A study"]);
    assert_eq!(made, json!({ "project": "a.emic", "title": "A study" }));
    assert!(study.path("a.emic").is_file());
    assert_eq!(study.json(&["new", "b.emic"])["title"], "b", "the file's name stands in for a title");
}

#[test]
fn demo_counts_what_it_holds_the_first_time_and_every_other() {
    let study = Study::empty();
    let first = study.json(&["demo", "somewhere"]);
    has_keys(&first, &["project", "transcripts", "coders", "codings"]);
    assert_eq!((&first["transcripts"], &first["coders"]), (&json!(10), &json!(2)));
    assert!(first["codings"].as_u64().unwrap() > 100);
    assert!(study.path("somewhere/demo.emic").is_file());
    assert_eq!(study.json(&["demo", "somewhere"]), first);
}

#[test]
fn tables_for_the_report_say_which_they_are_and_how_they_were_made() {
    let study = Study::with_interviews();
    study.code("P07", "The room is small, but it has a door.", "rooms", Some("negative"));
    let made = ["table", "codings", "rollup", "only_theme", "magnitude", "case", "where", "transcript", "of_cases"];
    let line =
        ["theme", "number", "name", "group", "no_group", "scale", "quotes", "cases", "counts", "values", "unrated"];
    let step = ["place", "transcript", "first_coded", "quotes", "themes", "new", "new_themes", "cumulative", "share"];
    let asked: [(&str, &[&str], &str, &[&str]); 5] = [
        ("magnitude", &["per", "attribute", "sort", "quotes", "cases", "totals", "scales"], "rows", &line),
        (
            "coverage",
            &["questions", "silent_cases"],
            "without_question",
            &["theme", "number", "name", "quotes", "cases"],
        ),
        (
            "sample",
            &["parts"],
            "transcripts",
            &["kind", "transcripts", "cases", "turns", "words_by_participants", "words"],
        ),
        (
            "presence",
            &["totals", "no_case", "cases", "quotes"],
            "rows",
            &["theme", "cases", "quotes", "no_case", "cells"],
        ),
        ("saturation", &["order", "themes", "unused_themes", "uncoded"], "transcripts", &step),
    ];
    for (table, keys, rows, of_a_row) in asked {
        let told = study.json(&["evaluate", table]);
        assert_eq!(told["table"], table);
        has_keys(&told, &made);
        has_keys(&told, keys);
        has_keys(&list(&told, rows)[0], of_a_row);
    }
}

#[test]
fn the_tutorial_says_how_far_one_has_come() {
    let study = Study::empty();
    let first = study.json(&["tutor", "learn"]);
    has_keys(&first, &["project", "coder", "transcript", "steps", "done", "next"]);
    assert_eq!((&first["coder"], &first["done"], &first["next"]), (&json!("ME"), &json!(0), &json!(1)));
    assert_eq!(list(&first, "steps")[0], json!({ "n": 1, "title": "turns", "turn": 1, "done": false }));
    assert_eq!(study.json(&["tutor", "learn"]), first);
}

#[test]
fn coders_have_initials_name_and_kind() {
    let study = Study::new();
    let added = study.json(&["coder", "add", "EF:Eva Fenn"]);
    let listed = study.json(&["coder", "list"]);
    assert_eq!(added, listed);
    let eva = json!({ "initials": "EF", "name": "Eva Fenn", "kind": "person" });
    assert!(list(&listed, "coders").contains(&eva), "{listed}");
}

#[test]
fn import_and_transcripts_describe_each_transcript() {
    let study = Study::new();
    study.write("P07.txt", common::INTERVIEW);
    let import = study.json(&["import", "P07.txt"]);
    has_keys(&import, &["transcripts", "dry_run", "warnings"]);
    let keys = ["id", "title", "kind", "layout", "sha256", "chars", "turns", "speakers", "status"];
    let imported = &list(&import, "transcripts")[0];
    has_keys(imported, &keys);
    has_keys(imported, &["file", "warnings"]);
    assert_eq!((&imported["status"], &imported["file"]), (&json!("added"), &json!("P07.txt")));
    assert_eq!(imported["chars"], common::INTERVIEW.chars().count());
    let speaker = &list(imported, "speakers")[1];
    assert_eq!(
        *speaker,
        json!({ "label": "P07", "role": "participant", "case": "P07", "turns": 2, "words": speaker["words"] })
    );
    assert!(speaker["words"].as_u64().unwrap() > 20);
    let listed = study.json(&["transcripts"]);
    let there = &list(&listed, "transcripts")[0];
    has_keys(there, &keys);
    for key in ["id", "title", "kind", "layout", "sha256", "chars", "turns", "speakers"] {
        assert_eq!(there[key], imported[key], "{key}");
    }
}

#[test]
fn show_gives_the_text_and_its_turns() {
    let study = Study::with_interviews();
    study.code("P07", "above the harbour", "rooms", None);
    let shown = study.json(&["show", "p07", "--codings"]);
    has_keys(&shown, &["id", "title", "text", "turns", "codings"]);
    assert_eq!(shown["text"], common::INTERVIEW);
    let turn = &list(&shown, "turns")[1];
    has_keys(turn, &["n", "speaker", "role", "case", "start", "body", "end", "time"]);
    assert_eq!(turn["n"], 2);
    assert!(common::slice(common::INTERVIEW, &turn["start"], &turn["end"]).starts_with("P07: In a café"));
    assert!(common::slice(common::INTERVIEW, &turn["body"], &turn["end"]).starts_with("In a café 😀"));
    assert!(common::slice(common::INTERVIEW, &turn["start"], &turn["end"]).ends_with("moved twice."));
    has_keys(&list(&shown, "codings")[0], &CODING);
    assert_eq!(list(&study.json(&["show", "P07"]), "codings").len(), 0);
}

#[test]
fn codebook_show_has_scales_and_numbered_themes() {
    let study = Study::with_interviews();
    study.code("P07", "above the harbour", "rooms", None);
    let book = study.json(&["codebook", "show"]);
    assert_eq!((&book["title"], &book["version"]), (&json!("Small study"), &json!("1")));
    assert_eq!(list(&book, "scales")[1], json!({ "key": "amount", "values": ["none", "little", "some", "much"] }));
    let rooms = &list(&book, "themes")[1];
    has_keys(
        rooms,
        &["id", "key", "number", "name", "parent", "scale", "definition", "include", "exclude", "example", "origin"],
    );
    has_keys(rooms, &["questions", "codings"]);
    let of = |key: &str| rooms[key].clone();
    assert_eq!((of("key"), of("number"), of("parent")), (json!("rooms"), json!("1.1"), json!("housing")));
    assert_eq!((of("scale"), of("origin"), of("codings")), (json!("valence"), json!("a-priori"), json!(1)));
}

#[test]
fn codebook_import_and_lint_answer_in_json_too() {
    let study = Study::new();
    let book = study.json(&["codebook", "import", "framework.toml"]);
    has_keys(&book, &["title", "scales", "themes", "notes"]);
    let lint = study.json_ending(3, &["codebook", "lint"]);
    assert_eq!(lint["ok"], false);
    has_keys(&list(&lint, "findings")[0], &["theme", "message"]);
}

#[test]
fn cases_have_typed_attributes_and_transcripts() {
    let study = Study::with_interviews();
    study.run(&["case", "set", "P08", "age=41", "alone=no", "town="]);
    let set = study.json(&["case", "set", "P07", "age=34", "alone=yes", "town=Ulm"]);
    assert_eq!(set["cases"][0]["name"], "P07");
    let cases = study.json(&["case", "list"]);
    let types = json!([
        { "key": "age", "type": "integer" }, { "key": "alone", "type": "boolean" }, { "key": "town", "type": "text" }
    ]);
    assert_eq!(cases["attributes"], types);
    let first = json!({
        "name": "P07", "attributes": { "age": 34, "alone": true, "town": "Ulm" }, "transcripts": ["P07"]
    });
    assert_eq!(cases["cases"][0], first);
    study.write("cases.csv", "who,age\nP07,35\nP99,20\n");
    let import = study.json(&["case", "import", "cases.csv"]);
    has_keys(&import, &["attributes", "cases"]);
    assert_eq!((&import["updated"], &import["added"]), (&json!(1), &json!(["P99"])));
}

#[test]
fn a_coding_and_lists_of_codings_have_the_same_keys() {
    let study = Study::with_interviews();
    let coding = study.code("P07", "above the harbour", "1.1", Some("+"));
    has_keys(&coding, &CODING);
    assert_eq!((&coding["theme"], &coding["magnitude"]), (&json!("rooms"), &json!("positive")));
    let listed = study.json(&["codings"]);
    assert_eq!(list(&listed, "codings"), &vec![coding.clone()]);
    let removed = study.json(&["--coder", "AB", "codings", "remove", coding["id"].as_str().unwrap()]);
    assert_eq!(list(&removed, "codings"), &vec![coding]);
    assert_eq!(list(&study.json(&["codings"]), "codings").len(), 0);
}

#[test]
fn search_has_a_total_and_hits() {
    let study = Study::with_interviews();
    study.code("P08", "the stairs were dark", "rooms", Some("-"));
    let found = study.json(&["search", "stairs"]);
    assert_eq!(found["total"], 1);
    let hit = &list(&found, "hits")[0];
    has_keys(hit, &["transcript", "case", "speaker", "role", "turn", "start", "end", "text", "score"]);
    has_keys(hit, &["highlights", "codings"]);
    assert_eq!((&hit["transcript"], &hit["case"], &hit["turn"]), (&json!("P08"), &json!("P08"), &json!(2)));
    let coding = &list(hit, "codings")[0];
    has_keys(coding, &["id", "coder", "theme", "magnitude"]);
}

#[test]
fn matrix_is_one_chart_or_a_list_of_charts() {
    let study = Study::with_interviews();
    study.code("P08", "the stairs were dark", "rooms", Some("-"));
    let chart = study.json(&["matrix", "--theme", "housing"]);
    has_keys(&chart, &["theme", "columns", "rows"]);
    has_keys(&chart["columns"][0], &["theme", "number", "name", "synthesis"]);
    assert_eq!((&chart["columns"][0]["theme"], &chart["columns"][0]["number"]), (&json!("rooms"), &json!("1.1")));
    let row = &list(&chart, "rows")[1];
    has_keys(row, &["case", "attributes", "cells", "synthesis"]);
    let cell = &row["cells"][0];
    has_keys(cell, &["theme", "state", "stale", "summary", "counts", "quotes", "linked"]);
    assert_eq!(cell["counts"], json!({ "negative": 1, "neutral": 0, "positive": 0, "unrated": 0 }));
    has_keys(&cell["quotes"][0], &["coding", "transcript", "turn", "start", "end", "text", "magnitude", "coder"]);
    assert_eq!(list(&study.json(&["matrix"]), "charts").len(), 3);
}

#[test]
fn chart_answers_with_the_cell_and_synthesis_with_what_is_written() {
    let study = Study::with_interviews();
    let coding = study.code("P08", "the stairs were dark", "rooms", Some("-"))["id"].as_str().unwrap().to_string();
    let keys = ["case", "theme", "state", "stale", "summary", "counts", "quotes", "linked", "overall", "judgement"];
    let written =
        study.json(&["--coder", "AB", "chart", "P08", "rooms", "--summary", "Dark stairs.", "--link", &coding]);
    has_keys(&written, &keys);
    assert_eq!((&written["case"], &written["linked"]), (&json!("P08"), &json!([coding])));
    assert_eq!(study.json(&["chart", "P08", "rooms"]), written);
    has_keys(&study.json(&["chart", "--next"]), &keys);
    let progress = study.json(&["chart", "--progress"]);
    has_keys(&progress, &["charted", "no_data", "not_asked", "to_chart", "stale", "themes", "cases", "closed"]);
    let history = study.json(&["chart", "P08", "rooms", "--history"]);
    has_keys(&list(&history, "history")[0], &["at", "coder", "what", "act", "before", "after"]);
    let synthesis = study.json(&["--coder", "AB", "synthesis", "--case", "P08", "--text", "Cold and dark."]);
    has_keys(&synthesis, &["case", "theme", "synthesis", "synthesis_paragraphs", "synthesis_by", "synthesis_at"]);
}

#[test]
fn matrix_import_lists_what_differs_and_whether_it_was_written() {
    let study = Study::with_interviews();
    study.run(&["--coder", "AB", "chart", "P07", "rooms", "--summary", "Small."]);
    let csv = study.run(&["matrix", "--format", "csv"]);
    study.write("m.csv", csv.replacen("Small.", "Small, she says.", 1));
    let read = study.json_ending(3, &["--coder", "AB", "matrix", "import", "m.csv"]);
    has_keys(&read, &["file", "differences", "unchanged", "not_in_file", "notes", "written"]);
    let keys = ["kind", "case", "theme", "name", "place", "before", "after", "exported", "changed_since", "state"];
    has_keys(&list(&read, "differences")[0], &keys);
    assert_eq!(read["written"], false);
    assert_eq!(study.json(&["--coder", "AB", "matrix", "import", "m.csv", "--yes"])["written"], true);
}

#[test]
fn exports_into_files_say_where_and_how_large() {
    let study = Study::with_interviews();
    for arguments in [
        ["export", "quotes", "--out", "q.csv"],
        ["export", "matrix", "--out", "m.xlsx"],
        ["export", "codebook", "--out", "b.md"],
        ["export", "codings", "--out", "c.html"],
        ["export", "history", "--out", "h.json"],
        ["matrix", "--theme=money", "--out", "m.html"],
        ["codebook", "export", "--out", "b.toml"],
    ] {
        let written = study.json(&arguments[..arguments.len()]);
        let file = written["out"].as_str().unwrap();
        assert_eq!(written["bytes"], std::fs::metadata(study.path(file)).unwrap().len(), "{arguments:?}");
    }
}

#[test]
fn exports_printed_under_json_are_json() {
    let study = Study::with_interviews();
    study.code("P08", "the stairs were dark", "rooms", None);
    assert_eq!(list(&study.json(&["export", "codings"]), "codings").len(), 1);
    has_keys(&study.json(&["export", "history"]), &["changes"]);
    has_keys(&study.json(&["export", "codebook"]), &["themes", "scales"]);
    study.json(&["export", "quotes"]);
    study.json(&["export", "matrix", "--format", "json"]);
}

#[test]
fn history_undo_and_redo_list_changes() {
    let study = Study::with_interviews();
    let coding = study.code("P08", "the stairs were dark", "rooms", None);
    let keys = ["seq", "act", "at", "coder", "what", "entity", "id"];
    let history = study.json(&["history", "--limit", "1"]);
    let last = &list(&history, "changes")[0];
    has_keys(last, &keys);
    assert_eq!((&last["coder"], &last["entity"], &last["id"]), (&json!("AB"), &json!("coding"), &coding["id"]));
    for command in ["undo", "redo"] {
        let done = study.json(&["--coder", "AB", command]);
        has_keys(&done, &["act", "what", "changes"]);
        assert_eq!(done["act"], last["act"]);
        assert_eq!(list(&done, "changes").len(), 1);
        has_keys(&done["changes"][0], &keys);
        assert_eq!(study.json(&["history", "--limit", "1"])["changes"], done["changes"]);
    }
}

#[test]
fn check_and_snapshot_say_whether_all_is_well() {
    let study = Study::with_interviews();
    assert_eq!(study.json(&["check"]), json!({ "ok": true, "findings": [] }));
    let snapshot = study.json(&["snapshot", "--out", "copy.emic"]);
    assert_eq!((&snapshot["snapshot"], &snapshot["ok"]), (&json!("copy.emic"), &json!(true)));
    assert_eq!(
        study.json(&["--project", "copy.emic", "transcripts"]),
        study.json(&["--project", "study.emic", "transcripts"])
    );
}

#[test]
fn keys_are_one_document() {
    let keys = Study::empty().json(&["keys"]);
    assert!(list(&keys, "keys").len() > 20);
}
