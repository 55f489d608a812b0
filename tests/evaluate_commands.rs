//! The tables for the report from the command line: by hand on a small study, with the quotes behind every number, as files
//! of every format, and for people.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common;

use common::{Study, has_keys, list};
use serde_json::{Value, json};

/// The small study with three transcripts, coded in another order than they came in: P08 first, then P07; P09 not at all.
fn coded() -> Study {
    let study = Study::with_interviews();
    study.write("P09.txt", "INT: And you?\n\nP09: Nothing to say.\n");
    study.run(&["import", "P09.txt"]);
    study.code("P08", "I felt safe there.", "rooms", Some("positive"));
    study.code("P08", "The house was cold", "housing", Some("negative"));
    study.code("P07", "The room is small, but it has a door.", "rooms", Some("negative"));
    study.code("P07", "Then we moved twice.", "moves", None);
    study.code("P07", "It ran out by Friday.", "money", Some("little"));
    study.run(&[
        "--coder",
        "CD",
        "code",
        "--transcript",
        "P08",
        "--quote",
        "I felt safe there.",
        "--theme",
        "rooms",
        "--magnitude",
        "+",
    ]);
    study.run(&["case", "set", "P07", "town=Ulm", "age=30"]);
    study.run(&["case", "set", "P08", "town=Bonn", "age=41"]);
    study.run(&["--coder", "AB", "codebook", "edit", "housing", "--questions", "RQ1"]);
    study.run(&["--coder", "AB", "codebook", "edit", "money", "--questions", "RQ1,RQ10"]);
    study.run(&["--coder", "AB", "codebook", "edit", "moves", "--questions", "RQ2"]);
    study
}

fn row<'v>(table: &'v Value, theme: &str, group: Option<&str>) -> &'v Value {
    let found = list(table, "rows").iter().find(|row| row["theme"] == theme && row["group"].as_str() == group);
    found.unwrap_or_else(|| panic!("no {theme} {group:?} in {table}"))
}

#[test]
fn magnitudes_are_counted_by_theme_and_within_it_by_case_coder_and_attribute() {
    let study = coded();
    let table = study.json(&["evaluate", "magnitude"]);
    has_keys(&table, &["table", "codings", "rollup", "quotes", "cases", "of_cases", "rows", "totals", "scales"]);
    assert_eq!((&table["table"], &table["quotes"], &table["cases"]), (&json!("magnitude"), &json!(5), &json!(2)));
    let rooms = row(&table, "rooms", None);
    assert_eq!(rooms["counts"], json!({ "negative": 1, "neutral": 0, "positive": 1, "unrated": 0 }));
    assert_eq!((&rooms["low"], &rooms["high_share"]), (&json!(1), &json!(0.5)));
    assert_eq!(row(&table, "moves", None)["high_share"], Value::Null, "a share of nothing is no number");
    let money = row(&table, "money", None);
    assert_eq!((&money["low"], &money["middle"]), (&json!(1), &json!(0)), "little is below the middle of four");
    let coders = study.json(&["evaluate", "magnitude", "--per", "coder"]);
    assert_eq!(row(&coders, "rooms", Some("AB"))["quotes"], 2);
    assert_eq!(row(&coders, "rooms", Some("CD"))["quotes"], 1, "she made the same reading, which counts once in all");
    assert_eq!(coders["quotes"], 5);
    let towns = study.json(&["evaluate", "magnitude", "--per-attribute", "town"]);
    assert_eq!(row(&towns, "rooms", Some("Ulm"))["counts"]["negative"], 1);
    assert_eq!(
        row(&towns, "rooms", Some("Bonn"))["counts"]["negative"],
        0,
        "a value nobody gave is nought, not missing"
    );
    assert!(study.fails(&["evaluate", "magnitude", "--per-attribute", "colour"]).contains("emic case list"));
}

#[test]
fn rolled_up_a_theme_holds_what_is_below_it_and_no_quote_counts_twice_in_all() {
    let study = coded();
    let table = study.json(&["evaluate", "magnitude", "--rollup", "--theme", "housing"]);
    assert_eq!((&row(&table, "housing", None)["quotes"], &table["quotes"]), (&json!(4), &json!(4)));
    assert_eq!(row(&table, "housing", None)["unrated"], 1, "a quote of a theme without a scale");
    let exact = study.json(&["evaluate", "magnitude", "--theme", "housing"]);
    assert_eq!((&row(&exact, "housing", None)["quotes"], &exact["quotes"]), (&json!(1), &json!(4)));
}

#[test]
fn themes_stand_by_share_where_that_is_asked_for() {
    let study = coded();
    let order = |sort: &str| -> Vec<String> {
        let table = study.json(&["evaluate", "magnitude", "--sort", sort]);
        list(&table, "rows").iter().map(|row| row["theme"].as_str().unwrap().to_string()).collect()
    };
    assert_eq!(order("framework"), ["housing", "rooms", "moves", "money", "other"]);
    assert_eq!(order("high"), ["rooms", "housing", "money", "moves", "other"]);
    assert_eq!(order("low"), ["housing", "money", "rooms", "moves", "other"]);
    assert_eq!(order("quotes"), ["rooms", "housing", "moves", "money", "other"]);
}

#[test]
fn coverage_tells_what_speaks_to_each_question_and_what_does_not() {
    let study = coded();
    let table = study.json(&["evaluate", "coverage"]);
    let told: Vec<(&str, u64, u64, &Value)> = list(&table, "questions")
        .iter()
        .map(|line| {
            let number = |key: &str| line[key].as_u64().unwrap();
            (line["question"].as_str().unwrap(), number("quotes"), number("themes_with_quotes"), &line["which_cases"])
        })
        .collect();
    assert_eq!(
        told,
        [("RQ1", 2, 2, &json!(["P07", "P08"])), ("RQ2", 1, 1, &json!(["P07"])), ("RQ10", 1, 1, &json!(["P07"])),]
    );
    assert_eq!(list(&table, "questions")[1]["silent_cases"], json!(["P08", "P09"]));
    assert_eq!(table["silent_cases"], json!(["P09"]));
    let without: Vec<&Value> = list(&table, "without_question").iter().map(|line| &line["theme"]).collect();
    assert_eq!(without, ["rooms", "other"]);
    let rolled = study.json(&["evaluate", "coverage", "--rollup"]);
    assert_eq!(list(&rolled, "questions")[0]["quotes"], 5, "what stands below housing speaks to its question too");
    assert_eq!(list(&rolled, "without_question").len(), 1);
}

#[test]
fn the_sample_has_counts_percentages_medians_and_words() {
    let study = coded();
    let table = study.json(&["evaluate", "sample"]);
    let part = &list(&table, "parts")[0];
    assert_eq!((&part["kind"], &part["cases"]), (&json!("participant"), &json!(3)));
    let age = &list(part, "attributes")[0];
    assert_eq!((&age["median"], &age["lowest"], &age["missing"]), (&json!(35.5), &json!(30.0), &json!(1)));
    let town = &list(part, "attributes")[1];
    let ulm = &list(town, "values")[1];
    assert_eq!((&ulm["value"], &ulm["cases"]), (&json!("Ulm"), &json!(1)));
    assert!((ulm["percent"].as_f64().unwrap() - 100.0 / 3.0).abs() < 1e-9, "of all cases, the missing one among them");
    let transcripts = study.json(&["transcripts"]);
    let words: u64 = list(&transcripts, "transcripts")
        .iter()
        .flat_map(|line| list(line, "speakers"))
        .filter(|speaker| speaker["role"] == "participant")
        .map(|speaker| speaker["words"].as_u64().unwrap())
        .sum();
    let all = list(&table, "transcripts").last().unwrap();
    assert_eq!((&all["kind"], &all["transcripts"]), (&Value::Null, &json!(3)));
    assert_eq!(all["words_by_participants"], words);
    let ulm = study.json(&["evaluate", "sample", "--where", "town=ulm"]);
    assert_eq!(list(&ulm, "parts")[0]["cases"], 1);
    assert_eq!(study.json(&["evaluate", "sample", "--where", "town="])["of_cases"], 1, "nobody told where P09 lives");
}

#[test]
fn presence_has_a_cell_for_every_theme_and_case_with_totals() {
    let study = coded();
    let table = study.json(&["evaluate", "presence"]);
    let rooms = row(&table, "rooms", None);
    assert_eq!(
        rooms["cells"],
        json!([
            { "case": "P07", "present": true, "quotes": 1 },
            { "case": "P08", "present": true, "quotes": 1 },
            { "case": "P09", "present": false, "quotes": 0 },
        ])
    );
    assert_eq!((&rooms["cases"], &rooms["quotes"]), (&json!(2), &json!(2)));
    assert_eq!(list(&table, "totals")[0], json!({ "case": "P07", "themes": 3, "quotes": 3 }));
}

#[test]
fn the_curve_of_new_themes_follows_the_order_in_which_transcripts_were_coded() {
    let study = coded();
    let curve = |order: &str| -> Vec<Value> {
        let table = study.json(&["evaluate", "saturation", "--order", order]);
        assert_eq!(
            (&table["themes"], &table["uncoded"]),
            (&json!(4), &json!(["P09"])),
            "a heading is no theme to be used"
        );
        let told = |line: &Value| {
            let new: Vec<&Value> = list(line, "new_themes").iter().map(|theme| &theme["theme"]).collect();
            json!([line["transcript"], line["themes"], new, line["cumulative"], line["share"]])
        };
        list(&table, "transcripts").iter().map(told).collect()
    };
    let coded = [json!(["P08", 2, ["housing", "rooms"], 2, 0.5]), json!(["P07", 3, ["moves", "money"], 4, 1.0])];
    assert_eq!(curve("coded"), coded);
    let imported = [json!(["P07", 3, ["rooms", "moves", "money"], 3, 0.75]), json!(["P08", 2, ["housing"], 4, 1.0])];
    assert_eq!(curve("imported"), imported);
    assert_eq!(curve("title"), imported);
}

#[test]
fn the_quotes_behind_every_number_are_as_many_as_it_says() {
    let study = Study::demo();
    let hits = |filters: &[&str]| -> u64 {
        let codings = ["search", "", "--codings", "merged", "--exactly"];
        study.json(&[&codings[..], filters].concat())["total"].as_u64().unwrap()
    };
    let table = study.json(&["evaluate", "magnitude", "--per-attribute", "region", "--theme", "accommodation"]);
    for row in list(&table, "rows") {
        let theme = row["theme"].as_str().unwrap();
        let region = row["group"].as_str().map(|region| format!("region={region}"));
        let mut filters = vec!["--theme", theme];
        filters.extend(region.iter().flat_map(|region| ["--where", region.as_str()]));
        if !row["no_group"].is_null() {
            continue;
        }
        assert_eq!(row["quotes"].as_u64().unwrap(), hits(&filters), "{filters:?}");
    }
    let coders = study.json(&["evaluate", "magnitude", "--per", "coder", "--theme", "accommodation"]);
    for row in list(&coders, "rows").iter().filter(|row| !row["group"].is_null()) {
        let (theme, coder) = (row["theme"].as_str().unwrap(), row["group"].as_str().unwrap());
        assert_eq!(row["quotes"].as_u64().unwrap(), hits(&["--theme", theme, "--by", coder]), "{theme} {coder}");
    }
    for line in list(&study.json(&["evaluate", "coverage"]), "questions") {
        let question = line["question"].as_str().unwrap();
        assert_eq!(line["quotes"].as_u64().unwrap(), hits(&["--question", question]), "{question}");
    }
    assert_eq!(study.json(&["search", "", "--codings", "merged"])["total"], 382, "of 385 codings three say the same");
    assert!(study.fails(&["search", "", "--question", "RQ77"]).contains("emic evaluate coverage"));
}

#[test]
fn words_narrow_the_quotes_behind_a_number_further() {
    let study = Study::demo();
    let found = |words: &str, filters: &[&str]| -> Vec<String> {
        let asked = [&["search", words, "--codings", "merged", "--theme", "subsistence"][..], filters].concat();
        let report = study.json(&asked);
        list(&report, "hits").iter().map(|hit| hit["codings"][0]["id"].as_str().unwrap().to_string()).collect()
    };
    let (all, money) = (found("", &[]), found("money", &[]));
    assert!(!money.is_empty() && money.len() < all.len() && money.iter().all(|id| all.contains(id)));
    assert!(found("money", &["--no-case"]).is_empty());
}

#[test]
fn files_hold_every_row_and_no_formula() {
    let study = coded();
    study.run(&["case", "set", "P07", "town==HYPERLINK(\"x\")"]);
    study.run(&["--coder", "AB", "codebook", "edit", "rooms", "--name", "=1+1"]);
    for kind in ["magnitude", "coverage", "sample", "presence", "saturation"] {
        for (format, looks) in [("csv", ","), ("html", "<table>"), ("md", "|"), ("json", "\"table\"")] {
            let printed = study.run(&["evaluate", kind, "--format", format]);
            assert!(printed.contains(looks), "{kind} {format}: {printed}");
        }
        let csv = study.run(&["evaluate", kind, "--format", "csv"]);
        let mut reader = csv::ReaderBuilder::new().from_reader(csv.as_bytes());
        let armed = |cell: &str| cell.starts_with(['=', '@', '\t']);
        for record in reader.records() {
            assert!(record.unwrap().iter().all(|cell| !armed(cell)), "{kind}");
        }
        let out = format!("{kind}.xlsx");
        study.run(&["evaluate", kind, "--out", &out]);
        let mut book: calamine::Xlsx<_> = calamine::open_workbook(study.path(&out)).unwrap();
        use calamine::Reader;
        for sheet in book.sheet_names() {
            assert!(book.worksheet_formula(&sheet).unwrap().is_empty(), "{kind} {sheet}");
            assert!(book.worksheet_range(&sheet).unwrap().height() > 1, "{kind} {sheet}");
        }
    }
    let printed: Value = serde_json::from_str(&study.run(&["evaluate", "presence", "--format", "json"])).unwrap();
    assert_eq!(printed, study.json(&["evaluate", "presence"]), "the file is what --json prints");
    assert!(study.misused(&["evaluate", "sample", "--format", "xlsx"]).contains("--out"));
    assert!(study.misused(&["evaluate"]).contains("magnitude"));
}

#[test]
fn people_get_bars_and_tables_that_fit() {
    let study = Study::demo();
    for arguments in [
        &["evaluate", "magnitude"][..],
        &["evaluate", "magnitude", "--per", "case", "--sort", "low"],
        &["evaluate", "coverage"],
        &["evaluate", "sample"],
        &["evaluate", "presence"],
        &["evaluate", "saturation"],
    ] {
        let seen = study.run(arguments);
        assert!(seen.lines().all(|line| emic::text::width(line) <= 100), "{arguments:?}\n{seen}");
        let output = study.command(arguments).env("EMIC_ASCII", "1").output().unwrap();
        let ascii = String::from_utf8(output.stdout).unwrap();
        let bars: Vec<&str> = ascii.lines().filter(|line| line.contains('|')).collect();
        assert!(arguments[1] != "magnitude" || bars.len() > 30, "{ascii}");
        assert!(bars.iter().all(|line| !line.contains(['▒', '█', '│', '─'])), "{ascii}");
    }
    let housing = study.run(&["evaluate", "magnitude", "--theme", "3.1"]);
    assert!(housing.contains("▒│█") && housing.contains("−11 +4"), "low on the left, high on the right: {housing}");
    assert!(housing.contains("− negative, 0 neutral, + positive, ? no magnitude"), "{housing}");
}

#[test]
fn an_empty_project_says_what_to_do() {
    let study = Study::empty();
    study.run(&["new", "a.emic"]);
    assert!(study.run(&["evaluate", "magnitude"]).contains("emic codebook import"));
    assert!(study.run(&["evaluate", "coverage"]).contains("--questions"));
    assert!(study.run(&["evaluate", "sample"]).contains("emic case set"));
    assert!(study.run(&["evaluate", "presence"]).contains("emic codebook import"));
    assert!(study.run(&["evaluate", "saturation"]).contains("nothing is coded yet"));
}

#[test]
fn charted_cells_speak_to_the_questions_of_their_theme_as_far_as_they_may_be_seen() {
    let study = coded();
    let charted = |coder: &str, rollup: &[&str]| -> Vec<u64> {
        let asked = [&["--coder", coder, "evaluate", "coverage"][..], rollup].concat();
        let table = study.json(&asked);
        list(&table, "questions").iter().map(|line| line["charted_cells"].as_u64().unwrap()).collect()
    };
    assert_eq!(charted("CD", &[]), [0, 0, 0]);
    study.run(&["--coder", "AB", "chart", "P07", "money", "--summary", "It runs out."]);
    study.run(&["--coder", "AB", "chart", "P08", "rooms", "--summary", "Cold."]);
    study.run(&["--coder", "AB", "chart", "P09", "money", "--state", "no data"]);
    assert_eq!(charted("CD", &[]), [1, 0, 1], "money speaks to RQ1 and RQ10; a cell without data is not charted");
    assert_eq!(charted("CD", &["--rollup"]), [2, 0, 1], "rooms stands below housing");
    study.run(&["assign", "P07", "--coders", "CD"]);
    assert_eq!(charted("CD", &["--rollup"]), [1, 0, 0], "she is blind in P07");
    assert_eq!(charted("AB", &["--rollup"]), [2, 0, 1]);
}

#[test]
fn the_codebook_counts_one_magnitude_where_that_is_asked_for() {
    let study = coded();
    let codings = |magnitude: &[&str]| -> Vec<u64> {
        let book = study.json(&[&["codebook", "show"][..], magnitude].concat());
        list(&book, "themes").iter().map(|theme| theme["codings"].as_u64().unwrap()).collect()
    };
    assert_eq!(codings(&[]), [1, 3, 1, 1, 0]);
    assert_eq!(codings(&["--magnitude", "positive"]), [0, 2, 0, 0, 0]);
    assert_eq!(codings(&["--magnitude", "unrated"]), [0, 0, 1, 0, 0]);
    assert!(study.fails(&["codebook", "show", "--magnitude", "purple"]).contains("negative"));
}
