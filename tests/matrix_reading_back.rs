//! A matrix that was exported, edited in a spreadsheet and read back: every difference is shown first, all is written in
//! one act, and nothing is lost or misplaced.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common;
mod common_books;

use common::{Study, list};
use common_books::Book;
use serde_json::{Value, json};

const HOUSING: &str = "1 Housing";
const ROOMS: &str = "1.1 summary";

/// Two interviews, one cell charted with a linked quote, a synthesis of a row, of a column and of a main theme.
fn charted() -> Study {
    let study = Study::with_interviews();
    let coding = study.code("P07", "The room is small, but it has a door.", "rooms", Some("negative"));
    let act = |arguments: &[&str]| study.run(&[&["--coder", "AB"][..], arguments].concat());
    act(&["chart", "P07", "rooms", "--summary", "=Small, with a door.", "--verbatim", coding["id"].as_str().unwrap()]);
    act(&["chart", "P08", "rooms", "--summary", "Cold.\n\n// Ask again."]);
    act(&["synthesis", "--case", "P07", "--text", "Wants a door."]);
    act(&["synthesis", "--theme", "rooms", "--text", "Small or cold."]);
    act(&["synthesis", "--theme", "housing", "--text", "The room is the house."]);
    study
}

fn export(study: &Study, file: &str) -> Book {
    study.run(&["matrix", "--out", file]);
    Book::open(&study.path(file))
}

fn import(study: &Study, file: &str, more: &[&str]) -> Value {
    study.json(&[&["--coder", "AB", "matrix", "import", file][..], more].concat())
}

fn summary(study: &Study, case: &str, theme: &str) -> Value {
    study.json(&["chart", case, theme])["summary"].clone()
}

fn acts(study: &Study) -> usize {
    let history = study.json(&["history"]);
    let acts: std::collections::BTreeSet<String> =
        list(&history, "changes").iter().map(|change| change["act"].to_string()).collect();
    acts.len()
}

#[test]
fn a_file_nobody_edited_has_no_difference_whichever_program_saved_it() {
    let study = charted();
    for file in ["m.xlsx", "m.csv"] {
        study.run(&["matrix", "--out", file]);
        let read = import(&study, file, &["--yes"]);
        assert_eq!((&read["differences"], &read["written"]), (&json!([]), &json!(false)), "{file}");
        assert!(read["unchanged"].as_u64().unwrap() >= 5, "{read}");
    }
    export(&study, "m.xlsx").save(&study.path("saved.xlsx"));
    let read = import(&study, "saved.xlsx", &["--dry-run"]);
    assert_eq!((&read["differences"], &read["not_in_file"]), (&json!([]), &json!(0)));
}

#[test]
fn what_was_edited_is_shown_before_it_is_written_in_one_act_that_one_undo_takes_back() {
    let study = charted();
    let mut book = export(&study, "m.xlsx");
    book.type_in(HOUSING, "P07", ROOMS, "=Small, with a door.\n\n> “a door” (P07:2)");
    book.type_in(HOUSING, "P08", ROOMS, "");
    book.type_in(HOUSING, "P08", "1.2 summary", "Never moved.");
    book.type_in("Cases", "P07", "synthesis", "Wants a door of her own.");
    book.type_in(HOUSING, "Synthesis of each theme", ROOMS, "Small, cold or both.");
    book.type_in(HOUSING, "Synthesis of 1 Housing", ROOMS, "The room is all.");
    book.save(&study.path("m.xlsx"));
    let before = acts(&study);
    let shown = study.ends(&["--coder", "AB", "matrix", "import", "m.xlsx"]);
    assert_eq!(shown.status, 3, "{}", shown.stderr);
    assert!(shown.stderr.contains("nothing was written"), "{}", shown.stderr);
    for line in [
        "P07 in Rooms (sheet “1 Housing”, C4)",
        "P08 in Rooms (sheet “1 Housing”, C5): charted → to chart",
        "  - Cold.",
        "P08 in Moves",
        ": to chart → charted",
        "  + Never moved.",
        "  - Wants a door.",
        "  + Wants a door of her own.",
        "6 differences",
    ] {
        assert!(shown.stdout.contains(line), "{line} in {}", shown.stdout);
    }
    assert_eq!(import(&study, "m.xlsx", &["--dry-run"])["written"], false);
    assert_eq!(acts(&study), before, "looking writes nothing");

    assert_eq!(import(&study, "m.xlsx", &["--yes"])["written"], true);
    assert_eq!(acts(&study), before + 1);
    assert_eq!(summary(&study, "P07", "rooms"), "=Small, with a door.\n\n> “a door” (P07:2)");
    assert_eq!(summary(&study, "P08", "rooms"), Value::Null);
    assert_eq!(study.json(&["chart", "P08", "rooms"])["state"], "to chart");
    assert_eq!(summary(&study, "P08", "moves"), "Never moved.");
    assert_eq!(study.json(&["synthesis", "--case", "P07"])["synthesis"], "Wants a door of her own.");
    assert_eq!(study.json(&["synthesis", "--theme", "housing"])["synthesis"], "The room is all.");
    assert_eq!(import(&study, "m.xlsx", &["--yes"])["differences"], json!([]), "the second time nothing differs");

    study.run(&["--coder", "AB", "undo"]);
    assert!(summary(&study, "P07", "rooms").as_str().unwrap().contains("> “The room is small"));
    assert_eq!(summary(&study, "P08", "rooms"), "Cold.\n\n// Ask again.");
    assert_eq!(study.json(&["synthesis", "--theme", "rooms"])["synthesis"], "Small or cold.");
}

#[test]
fn rows_columns_and_names_may_change_and_what_is_not_in_the_file_stays() {
    let study = charted();
    let mut book = export(&study, "m.xlsx");
    book.type_in(HOUSING, "P07", ROOMS, "Edited.");
    book.rearrange(HOUSING, |row, column| (40 - row, 40 - column));
    book.sheets.retain(|(name, _)| name != "Cases" && name != "2 Money");
    for (name, _) in &mut book.sheets {
        if name == HOUSING {
            *name = "What I call it".into();
        }
    }
    book.save(&study.path("m.xlsx"));
    study.run(&["--coder", "AB", "codebook", "edit", "rooms", "--name", "Chambers"]);
    let read = import(&study, "m.xlsx", &["--yes"]);
    let differences = list(&read, "differences");
    assert_eq!(differences.len(), 1, "{read}");
    assert_eq!((&differences[0]["case"], &differences[0]["theme"]), (&json!("P07"), &json!("rooms")));
    assert!(read["not_in_file"].as_u64().unwrap() > 0);
    assert_eq!(summary(&study, "P07", "rooms"), "Edited.");
    assert_eq!(summary(&study, "P08", "rooms"), "Cold.\n\n// Ask again.");
    assert_eq!(study.json(&["synthesis", "--case", "P07"])["synthesis"], "Wants a door.");
}

#[test]
fn csv_is_read_back_by_its_ids_whatever_the_order_of_its_rows_and_columns() {
    let study = charted();
    let written = study.run(&["matrix", "--format", "csv"]);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(written.as_bytes());
    let mut rows: Vec<Vec<String>> =
        reader.records().map(|record| record.unwrap().iter().map(String::from).collect()).collect();
    let summary_at = rows[0].iter().position(|name| name == "summary").unwrap();
    for row in &mut rows {
        if row[summary_at] == "'=Small, with a door.\n\n> “The room is small, but it has a door.” (P07:2)" {
            row[summary_at] = "'=Other".into();
        }
        if row[summary_at] == "The room is the house." {
            row[summary_at] = "All is the room.".into();
        }
        row.reverse();
    }
    rows[1..].reverse();
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    rows.iter().for_each(|row| writer.write_record(row).unwrap());
    study.write("m.csv", [b"\xEF\xBB\xBF".to_vec(), writer.into_inner().unwrap()].concat());
    let read = import(&study, "m.csv", &["--yes"]);
    assert_eq!(list(&read, "differences").len(), 2, "{read}");
    assert_eq!(summary(&study, "P07", "rooms"), "=Other");
    assert_eq!(study.json(&["synthesis", "--theme", "housing"])["synthesis"], "All is the room.");
}

#[test]
fn what_cannot_be_placed_refuses_the_file_whole() {
    let study = charted();
    let refused = |edit: &dyn Fn(&mut Book), said: &str| {
        let mut book = export(&study, "m.xlsx");
        book.type_in(HOUSING, "P08", ROOMS, "This is fine.");
        edit(&mut book);
        book.save(&study.path("bad.xlsx"));
        let sentence = study.fails(&["--coder", "AB", "matrix", "import", "bad.xlsx", "--yes"]);
        assert!(sentence.contains(said), "{said} in {sentence}");
        assert_eq!(summary(&study, "P08", "rooms"), "Cold.\n\n// Ask again.", "nothing was written");
    };
    let at = |book: &mut Book, row: &str| book.find(HOUSING, row, ROOMS);
    refused(
        &|book| {
            let (row, column) = at(book, "P07");
            book.sheet(HOUSING).insert((row + 20, column), calamine::Data::String("A new case".into()));
        },
        "“A new case” stands in a row that is no case of the export",
    );
    refused(
        &|book| {
            let (row, _) = at(book, "P07");
            let id = "case 00000000-0000-4000-8000-000000000000".to_string();
            book.sheet(HOUSING).insert((row, 0), calamine::Data::String(id));
        },
        "is of no case and theme that were exported together",
    );
    refused(&|book| book.type_formula(HOUSING, "P07", ROOMS), "holds a formula or an error");
    refused(
        &|book| {
            let (row, column) = at(book, "P08");
            let mark = book.sheet(HOUSING)[&(row, 0)].clone();
            book.sheet(HOUSING).insert((row + 20, 0), mark);
            book.sheet(HOUSING).insert((row + 20, column), calamine::Data::String("Twice.".into()));
        },
        "holds another text of the same case and theme; keep one of them",
    );
    refused(&|book| book.sheets.retain(|(name, _)| name != "emic"), "the hidden sheet that keeps the texts");
    study.write("no.xlsx", b"PK no workbook");
    assert!(study.fails(&["matrix", "import", "no.xlsx"]).contains("is not a complete workbook"));
    study.write("no.csv", "a,b\n1,2\n");
    assert!(study.fails(&["matrix", "import", "no.csv"]).contains("holds no matrix that can be read back"));
    assert!(study.fails(&["matrix", "import", "no.html"]).contains("could not be read"));
}

#[test]
fn a_file_of_another_project_is_refused() {
    let study = charted();
    export(&study, "m.xlsx");
    let other = charted();
    std::fs::copy(study.path("m.xlsx"), other.path("theirs.xlsx")).unwrap();
    let sentence = other.fails(&["--coder", "AB", "matrix", "import", "theirs.xlsx", "--yes"]);
    assert!(sentence.contains("of another project"), "{sentence}");
}

#[test]
fn a_text_the_project_changed_since_is_shown_with_both_and_refused_until_it_is_said_what_shall_happen() {
    let study = charted();
    let mut book = export(&study, "m.xlsx");
    book.type_in(HOUSING, "P08", ROOMS, "Cold, she says.");
    book.type_in(HOUSING, "P08", "1.2 summary", "Never moved.");
    book.save(&study.path("m.xlsx"));
    study.run(&["--coder", "CD", "chart", "P08", "rooms", "--summary", "Warm by now."]);
    let refused = study.ends(&["--coder", "AB", "matrix", "import", "m.xlsx", "--yes"]);
    assert_eq!(refused.status, 3);
    assert!(refused.stderr.contains("got other texts of P08 in Rooms"), "{}", refused.stderr);
    for line in ["CHANGED IN THE PROJECT SINCE THE EXPORT", "  - Warm by now.", "  + Cold, she says.", "  = Cold."] {
        assert!(refused.stdout.contains(line), "{line} in {}", refused.stdout);
    }
    assert_eq!(summary(&study, "P08", "moves"), Value::Null, "all or nothing");
    import(&study, "m.xlsx", &["--yes", "--changed-since", "keep-both"]);
    let both = summary(&study, "P08", "rooms");
    let both = both.as_str().unwrap();
    assert!(both.starts_with("Warm by now.") && both.ends_with("Cold, she says."), "{both}");
    study.run(&["--coder", "AB", "undo"]);
    import(&study, "m.xlsx", &["--yes", "--changed-since", "replace"]);
    assert_eq!(summary(&study, "P08", "rooms"), "Cold, she says.");
}

#[test]
fn reading_a_summary_back_is_no_sight_of_its_quotes_so_a_stale_mark_stays() {
    let study = charted();
    let mut book = export(&study, "m.xlsx");
    book.type_in(HOUSING, "P07", ROOMS, "Edited away from the project.");
    book.save(&study.path("m.xlsx"));
    let cell = study.json(&["chart", "P07", "rooms"]);
    study.run(&["--coder", "AB", "codings", "remove", cell["linked"][0].as_str().unwrap()]);
    assert_eq!(study.json(&["chart", "P07", "rooms"])["stale"], true);
    import(&study, "m.xlsx", &["--yes"]);
    let cell = study.json(&["chart", "P07", "rooms"]);
    assert_eq!((&cell["summary"], &cell["stale"]), (&json!("Edited away from the project."), &json!(true)));
}

#[test]
fn a_long_summary_is_edited_in_the_sheet_of_long_texts_and_never_by_its_beginning_alone() {
    let study = charted();
    let long = format!("{}the end", "long 😀 ".repeat(9_000));
    let mut command = study.command(&["--coder", "AB", "chart", "P07", "moves", "--summary", "-"]);
    command.write_stdin(long.as_str()).assert().success();
    let mut book = export(&study, "m.xlsx");
    let (row, column) = {
        let cells = book.sheet("Long texts");
        *cells.iter().find(|(_, value)| value.to_string().ends_with("the end")).unwrap().0
    };
    let part = book.sheet("Long texts")[&(row, column)].to_string();
    let edited = format!("{part}, at last");
    book.sheet("Long texts").insert((row, column), calamine::Data::String(edited));
    book.save(&study.path("long.xlsx"));
    import(&study, "long.xlsx", &["--yes"]);
    assert_eq!(summary(&study, "P07", "moves"), format!("{long}, at last"));

    let mut book = export(&study, "m.xlsx");
    let beginning = book.text(HOUSING, "P07", "1.2 summary");
    book.type_in(HOUSING, "P07", "1.2 summary", &format!("New beginning {beginning}"));
    book.save(&study.path("bad.xlsx"));
    let sentence = study.fails(&["--coder", "AB", "matrix", "import", "bad.xlsx", "--yes"]);
    assert!(sentence.contains("only the beginning of a long text stands here"), "{sentence}");
    book.type_in(HOUSING, "P07", "1.2 summary", "Short by now.");
    book.save(&study.path("good.xlsx"));
    import(&study, "good.xlsx", &["--yes"]);
    assert_eq!(summary(&study, "P07", "moves"), "Short by now.");
}

#[test]
fn a_blind_coder_reads_nothing_back_of_a_case_that_is_closed_to_her() {
    let study = charted();
    let mut book = export(&study, "m.xlsx");
    book.type_in(HOUSING, "P08", ROOMS, "Guessed.");
    book.save(&study.path("m.xlsx"));
    study.run(&["assign", "P08", "--coders", "CD,AB"]);
    let sentence = study.fails(&["--coder", "CD", "matrix", "import", "m.xlsx", "--yes"]);
    assert!(sentence.contains("cannot be charted by you yet"), "{sentence}");
    assert!(!sentence.contains("Cold"), "{sentence}");
}

#[test]
fn a_lone_cell_at_the_far_end_of_a_sheet_takes_no_more_room_than_any_other() {
    let study = charted();
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().write_string(1_048_575, 16_383, "far away").unwrap();
    book.save(study.path("far.xlsx")).unwrap();
    assert!(study.fails(&["matrix", "import", "far.xlsx"]).contains("holds no matrix that can be read back"));
}
