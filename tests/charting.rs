//! Charting from the command line: a cell is written, linked, quoted from, judged, confirmed and undone, and every change of
//! it can be read back; syntheses; what comes next and how far it is; and nothing is lost between two windows.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common;

use common::{Study, has_keys, list};
use emic::model::{CellPlace, Paragraph, SynthesisAbout};
use emic::workbench::{CellEdit, Workbench};
use serde_json::{Value, json};

/// The two interviews, each with a quote or two about rooms.
fn coded() -> Study {
    let study = Study::with_interviews();
    study.code("P07", "The room is small, but it has a door.", "rooms", Some("negative"));
    study.code("P07", "above the harbour", "rooms", Some("positive"));
    study.code("P08", "I felt safe there.", "rooms", Some("neutral"));
    study
}

fn chart(study: &Study, arguments: &[&str]) -> Value {
    study.json(&[&["--coder", "AB", "chart", "P07", "rooms"][..], arguments].concat())
}

fn id(coding: &Value) -> String {
    coding["id"].as_str().unwrap().to_string()
}

fn codings(study: &Study) -> Vec<String> {
    list(&study.json(&["codings", "--transcript", "P07"]), "codings").iter().map(id).collect()
}

#[test]
fn a_summary_is_written_in_paragraphs_linked_and_shown_wherever_the_cell_is() {
    let study = coded();
    let [high, small] = codings(&study).try_into().unwrap();
    let empty = chart(&study, &[]);
    assert_eq!(
        (&empty["state"], &empty["summary"], &empty["charted_by"]),
        (&json!("to chart"), &Value::Null, &Value::Null)
    );
    let text = "One room, high up.\nNot large.\n\n\\> is no verbatim";
    let cell =
        chart(&study, &["--summary", text, "--link", &high[..8], "--verbatim", &small, "--comment", "Ask again."]);
    let quoted = "> “The room is small, but it has a door.” (P07:2)";
    assert_eq!(cell["summary"], format!("{text}\n\n{quoted}\n\n// Ask again."));
    assert_eq!(cell["paragraphs"][1], json!({ "kind": "plain", "text": "> is no verbatim" }));
    assert_eq!(cell["paragraphs"][2]["coding"], json!(small));
    assert_eq!((&cell["state"], &cell["charted_by"], &cell["stale"]), (&json!("charted"), &json!("AB"), &json!(false)));
    assert_eq!(cell["linked"], json!([high, small]), "what is quoted is linked too");
    assert_eq!((&cell["overall"], &cell["judgement"]), (&json!("mixed"), &Value::Null));
    let matrix = study.json(&["matrix", "--theme", "housing"]);
    let shown = &matrix["rows"][0]["cells"][0];
    for key in
        ["theme", "state", "stale", "summary", "counts", "quotes", "linked", "paragraphs", "overall", "charted_at"]
    {
        assert_eq!(shown[key], cell[key], "{key}");
    }
    let people = study.run(&["matrix", "--theme", "housing"]);
    assert!(people.contains("✓ +1 −1") && people.contains("One room, high up."), "{people}");
}

#[test]
fn a_summary_that_went_out_and_came_back_knows_which_coding_it_quotes() {
    let study = coded();
    let [high, _] = codings(&study).try_into().unwrap();
    let written = chart(&study, &["--verbatim", &high]);
    let text = written["summary"].as_str().unwrap();
    let again = chart(&study, &["--summary", &format!("Before it.\n\n{text}")]);
    assert_eq!(again["paragraphs"][1], written["paragraphs"][0]);
}

#[test]
fn every_part_of_a_cell_is_changed_alone_and_undone_with_words_that_say_what() {
    let study = coded();
    let [high, small] = codings(&study).try_into().unwrap();
    let steps: [(&[&str], &str); 8] = [
        (&["--summary", "One room."], "write the summary of P07 in Rooms"),
        (&["--link", &high], "link P07:2 to the summary of P07 in Rooms"),
        (&["--unlink", &high], "unlink P07:2 from the summary of P07 in Rooms"),
        (&["--verbatim", &small], "quote P07:2 in the summary of P07 in Rooms"),
        (&["--overall", "positive"], "judge P07 in Rooms as positive overall"),
        (&["--state", "no-data"], "mark P07 in Rooms as no data"),
        (&["--confirm"], "confirm the summary of P07 in Rooms"),
        (&["--summary", ""], "take away the summary of P07 in Rooms"),
    ];
    let mut before = vec![chart(&study, &[])];
    for (arguments, what) in steps {
        before.push(chart(&study, arguments));
        let latest = study.json(&["history", "--limit", "1"]);
        assert_eq!(list(&latest, "changes")[0]["what"], what);
    }
    let history = chart(&study, &["--history"]);
    let lines = list(&history, "history");
    assert_eq!(lines.len(), steps.len());
    assert_eq!((&lines[0]["what"], &lines[7]["before"]), (&json!(steps[7].1), &Value::Null));
    assert_eq!(lines[1]["after"]["state"], "no data");
    before.pop();
    for (state, (_, what)) in before.iter().rev().zip(steps.iter().rev()) {
        assert!(study.run(&["--coder", "AB", "undo"]).contains(what));
        assert_eq!(&chart(&study, &[]), state, "{what}");
    }
    study.run(&["--coder", "AB", "redo"]);
    assert_eq!(chart(&study, &[])["summary"], "One room.");
    let undone = chart(&study, &["--history"]);
    assert_eq!(list(&undone, "history").len(), 2 * steps.len() + 1, "what was undone is told too");
    study.run(&["check"]);
}

#[test]
fn the_analysts_judgement_stands_beside_what_the_counts_say() {
    let study = coded();
    let cell = chart(&study, &["--overall", "positive"]);
    assert_eq!((&cell["overall"], &cell["judgement"]), (&json!("mixed"), &json!("positive")));
    assert_eq!(cell["counts"], json!({ "negative": 1, "neutral": 0, "positive": 1, "unrated": 0 }));
    let people = study.run(&["chart", "P07", "rooms"]).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(people.contains("overall mixed, judged positive"), "{people}");
    assert_eq!(chart(&study, &["--overall", "none"])["judgement"], Value::Null);
    assert_eq!(study.json(&["chart", "P08", "rooms"])["overall"], "neutral");
    assert_eq!(study.json(&["chart", "P08", "money"])["overall"], "none");
}

#[test]
fn only_what_the_case_said_can_be_linked_and_what_is_refused_changes_nothing() {
    let study = coded();
    let other = id(&list(&study.json(&["codings", "--transcript", "P08"]), "codings")[0]);
    let [high, _] = codings(&study).try_into().unwrap();
    let ab = ["--coder", "AB", "chart", "P07", "rooms"];
    let fails = |arguments: &[&str]| study.fails(&[&ab[..], arguments].concat());
    assert!(fails(&["--link", &other]).contains("does not belong to P07"));
    assert!(fails(&["--summary", "x", "--verbatim", &other]).contains("does not belong to P07"));
    assert!(fails(&["--unlink", &high]).contains("not linked"));
    assert!(fails(&["--confirm"]).contains("nothing was charted of P07 in Rooms"));
    assert!(fails(&["--link", "ffffffff"]).contains("`emic codings` lists them"));
    assert!(study.fails(&["--coder", "AB", "chart", "P99", "rooms"]).contains("`emic case list`"));
    assert!(study.fails(&["chart", "P07", "rooms", "--summary", "x"]).contains("--coder"));
    assert_eq!(chart(&study, &[])["charted_by"], Value::Null);
    assert_eq!(list(&chart(&study, &["--history"]), "history").len(), 0);
}

#[test]
fn what_is_next_goes_along_the_rows_and_round_again() {
    let study = coded();
    let next = |arguments: &[&str]| -> (Value, Value) {
        let cell = study.json(&[&["chart"][..], arguments, &["--next", "--theme", "housing"]].concat());
        (cell["case"].clone(), cell["theme"].clone())
    };
    assert_eq!(next(&[]), (json!("P07"), json!("rooms")));
    assert_eq!(next(&["P07", "rooms"]), (json!("P07"), json!("moves")));
    assert_eq!(next(&["P07", "moves"]), (json!("P08"), json!("rooms")));
    chart(&study, &["--state", "not asked"]);
    assert_eq!(next(&["P08", "moves"]), (json!("P07"), json!("moves")), "round again, past what is charted");
    for (case, theme) in [("P07", "moves"), ("P08", "rooms"), ("P08", "moves")] {
        study.run(&["--coder", "AB", "chart", case, theme, "--state", "no-data"]);
    }
    assert_eq!(next(&[]), (Value::Null, Value::Null));
}

#[test]
fn progress_is_counted_by_theme_and_by_case() {
    let study = coded();
    chart(&study, &["--summary", "One room."]);
    study.run(&["--coder", "AB", "chart", "P08", "rooms", "--state", "no data"]);
    study.run(&["--coder", "AB", "chart", "P08", "moves", "--state", "not asked"]);
    let coding = codings(&study).remove(0);
    chart(&study, &["--link", &coding]);
    study.run(&["--coder", "AB", "codings", "remove", &coding]);
    let progress = study.json(&["chart", "--progress", "--theme", "housing"]);
    let tally = |charted, no_data, not_asked, to_chart, stale| json!({ "charted": charted, "no_data": no_data, "not_asked": not_asked, "to_chart": to_chart, "stale": stale });
    let of = |line: &Value| {
        let keys = ["charted", "no_data", "not_asked", "to_chart", "stale"];
        Value::from(keys.iter().map(|key| ((*key).to_string(), line[*key].clone())).collect::<serde_json::Map<_, _>>())
    };
    assert_eq!(of(&progress), tally(1, 1, 1, 1, 1));
    assert_eq!(of(&progress["themes"][0]), tally(1, 1, 0, 0, 1));
    assert_eq!(of(&progress["cases"][1]), tally(0, 1, 1, 0, 0));
    assert_eq!(progress["closed"], json!([]));
}

#[test]
fn a_row_and_a_column_have_a_synthesis() {
    let study = coded();
    let row = ["--coder", "AB", "synthesis", "--case", "P07"];
    let written = study.json(&[&row[..], &["--text", "Wants a door.\n\n> a door"]].concat());
    assert_eq!((&written["synthesis"], &written["synthesis_by"]), (&json!("Wants a door.\n\n> a door"), &json!("AB")));
    study.run(&["--coder", "AB", "synthesis", "--theme", "rooms", "--text", "Small and cold."]);
    let matrix = study.json(&["matrix", "--theme", "housing"]);
    assert_eq!(matrix["rows"][0]["synthesis"], "Wants a door.\n\n> a door");
    assert_eq!(matrix["rows"][1]["synthesis"], Value::Null);
    assert_eq!(matrix["columns"][0]["synthesis"], "Small and cold.");
    let people = study.run(&["matrix", "--theme", "housing"]);
    assert!(people.contains("P07: Wants a door.") && people.contains("1.1 Rooms: Small and cold."), "{people}");
    assert!(study.run(&["--coder", "AB", "undo"]).contains("write the synthesis of “Rooms”"));
    assert_eq!(study.json(&["synthesis", "--theme", "rooms"])["synthesis"], Value::Null);
    study.run(&[&row[..], &["--text", ""]].concat());
    assert_eq!(study.json(&["synthesis", "--case", "P07"])["synthesis"], Value::Null);
}

#[test]
fn all_themes_can_stand_in_one_chart() {
    let study = coded();
    chart(&study, &["--summary", "One room."]);
    let whole = study.json(&["matrix", "--whole"]);
    let numbers: Vec<&Value> = list(&whole, "columns").iter().map(|column| &column["number"]).collect();
    assert_eq!(numbers, ["1.1", "1.2"], "main themes are columns where something is coded to them or charted");
    study.run(&["--coder", "AB", "chart", "P08", "money", "--state", "not asked"]);
    let whole = study.json(&["matrix", "--whole"]);
    assert_eq!(list(&whole, "columns").last().unwrap()["theme"], "money");
    assert_eq!(whole["rows"][0]["cells"][0]["summary"], "One room.");
    assert_eq!(whole["rows"][1]["cells"][2]["state"], "not asked");
    assert!(study.run(&["matrix", "--whole"]).starts_with("All themes\n"));
}

#[test]
fn two_windows_that_write_the_same_summary_both_keep_their_words() {
    let study = coded();
    let open = || Workbench::open(&study.path("study.emic"), Some("AB")).unwrap();
    let (mut one, mut other) = (open(), open());
    let place = CellPlace { case: one.find_case("P07").unwrap(), theme: one.find_theme("rooms").unwrap() };
    let write = |bench: &mut Workbench, text: &str, base: &str| {
        let edit = CellEdit::summary(Paragraph::read(text), Some(Paragraph::read(base)));
        bench.chart_cell(place, &edit).unwrap().met
    };
    assert!(!write(&mut one, "Mine.", ""));
    assert!(write(&mut other, "Yours.", ""), "another one stood there by then");
    let summary = |bench: &Workbench| bench.cell_page(place, None).unwrap().cell.summary.unwrap();
    assert_eq!(summary(&one), "Mine.\n\n// Written elsewhere at the same time:\n\nYours.");
    let both = summary(&other);
    assert!(!write(&mut one, "Ours.", &both));
    assert!(write(&mut other, "", &both), "what the other wrote is not taken away unseen");
    assert_eq!(summary(&one), "Ours.");
    let about = SynthesisAbout::Case(place.case);
    assert!(!one.write_synthesis(about, &Paragraph::read("Mine."), Some(&[])).unwrap());
    assert!(other.write_synthesis(about, &Paragraph::read("Yours."), Some(&[])).unwrap());
    let kept = one.synthesis(about).unwrap().text.unwrap();
    assert!(kept.starts_with("Mine.") && kept.ends_with("Yours."), "{kept}");
}

#[test]
fn another_coder_takes_nothing_back_but_may_go_on_and_it_is_told_who_did() {
    let study = coded();
    chart(&study, &["--summary", "One room."]);
    let carys = study.json(&["--coder", "CD", "chart", "P07", "rooms", "--summary", "One small room."]);
    assert_eq!(carys["charted_by"], "CD");
    let refused = study.fails(&["--coder", "AB", "undo"]);
    assert!(refused.contains("write the summary of P07 in Rooms"), "{refused}");
    assert_eq!(chart(&study, &[])["summary"], "One small room.");
    study.run(&["--coder", "CD", "undo"]);
    assert_eq!(chart(&study, &[])["summary"], "One room.");
}

#[test]
fn what_was_charted_goes_along_with_a_merge_and_comes_back_with_a_deleted_theme() {
    let study = coded();
    chart(&study, &["--summary", "One room."]);
    study.run(&["--coder", "AB", "chart", "P07", "moves", "--summary", "Twice.", "--overall", "negative"]);
    study.run(&["--coder", "AB", "chart", "P08", "moves", "--state", "not asked"]);
    study.run(&["--coder", "AB", "synthesis", "--theme", "moves", "--text", "Often."]);
    let before = study.json(&["matrix", "--theme", "housing"]);
    let merge = ["--coder", "AB", "codebook", "merge", "moves", "--into", "rooms"];
    let foretold = study.json(&[&merge[..], &["--dry-run"]].concat());
    assert_eq!(
        (&foretold["cells"], &foretold["cells_joined"], &foretold["syntheses"]),
        (&json!(2), &json!(1), &json!(1))
    );
    assert!(study.run(&merge).contains("2 charted cells, of which 1 become one with another; 1 synthesis"));
    let cell = chart(&study, &[]);
    assert_eq!(cell["summary"], "One room.\n\n// Merged from “Moves”:\n\nTwice.");
    assert_eq!(cell["judgement"], "negative");
    assert_eq!(study.json(&["chart", "P08", "rooms"])["state"], "not asked");
    assert_eq!(study.json(&["synthesis", "--theme", "rooms"])["synthesis"], "Often.");
    let history = chart(&study, &["--history"]);
    let told: Vec<&Value> = list(&history, "history").iter().map(|line| &line["before"]["summary"]).collect();
    assert_eq!(told.len(), 4, "the history of both goes along: {history}");
    assert!(told.contains(&&json!("One room.")) && told.contains(&&json!("Twice.")), "{history}");
    study.run(&["--coder", "AB", "undo"]);
    assert_eq!(study.json(&["matrix", "--theme", "housing"]), before);

    let delete = ["--coder", "AB", "codebook", "delete", "moves"];
    assert_eq!(study.json(&[&delete[..], &["--dry-run"]].concat())["cells"], 2);
    study.run(&delete);
    assert_eq!(list(&study.json(&["matrix", "--theme", "housing"]), "columns").len(), 1);
    study.run(&["--coder", "AB", "undo"]);
    assert_eq!(study.json(&["matrix", "--theme", "housing"]), before);
    study.run(&["check"]);
}

#[test]
fn a_framework_file_that_would_take_summaries_away_is_refused() {
    let study = coded();
    study.run(&["--coder", "AB", "chart", "P08", "moves", "--state", "not asked"]);
    let without = common::FRAMEWORK.replace("key = \"moves\"", "key = \"travels\"").replace("\"Moves\"", "\"Travels\"");
    study.write("without.toml", without);
    let refused = study.fails(&["--coder", "AB", "codebook", "import", "without.toml"]);
    assert!(refused.contains("“Moves” (moves) has summaries and is not in the file"), "{refused}");
    assert_eq!(study.json(&["chart", "P08", "moves"])["state"], "not asked");
}

#[test]
fn an_import_is_not_taken_back_from_under_what_was_charted_of_its_case() {
    let study = coded();
    study.run(&["--coder", "AB", "chart", "P08", "moves", "--state", "not asked"]);
    study.run(&["--coder", "AB", "undo"]);
    study.run(&["--coder", "AB", "redo"]);
    study.write("more/P09.txt", "INT: And you?\n\nP09: Here.\n");
    study.run(&["import", "more"]);
    study.run(&["--coder", "CD", "chart", "P09", "rooms", "--summary", "Here."]);
    assert_eq!(study.ends(&["--coder", "AB", "undo"]).status, 1);
    assert_eq!(study.json(&["chart", "P09", "rooms"])["summary"], "Here.");
}

#[test]
fn the_cell_of_the_contract_has_its_keys() {
    let study = coded();
    let cell = chart(&study, &["--summary", "One room."]);
    has_keys(&cell, &["case", "theme", "state", "stale", "summary", "counts", "quotes", "linked"]);
    has_keys(&cell, &["paragraphs", "overall", "judgement", "stale_reasons", "charted_by", "charted_at", "links"]);
}
