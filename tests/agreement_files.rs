//! What leaves the program about agreement: the raw units from which anybody can recompute it, the report in every
//! format, and the methods paragraph.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common;
mod common_agreeing;
mod common_store;

use calamine::{Data, Reader, Xlsx};
use common_agreeing::{Talk, add, coding, json_of, near, put, run, study};
use common_store::Study;
use emic::model::{Assignment, AssignmentId, AssignmentState, Draw, Round, RoundId};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Rows of a CSV by the names of their columns.
fn rows(csv: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let header: Vec<String> = reader.headers().unwrap().iter().map(String::from).collect();
    let row = |record: csv::StringRecord| header.iter().cloned().zip(record.iter().map(String::from)).collect();
    reader.records().map(|record| row(record.unwrap())).collect()
}

fn number(row: &BTreeMap<String, String>, name: &str) -> f64 {
    row[name].parse().unwrap_or_else(|_| panic!("{name} is {:?}", row[name]))
}

/// The four counts of two coders on each theme, from the raw units.
fn cells_of(units: &[BTreeMap<String, String>], one: &str, other: &str) -> BTreeMap<String, [f64; 4]> {
    let mut cells: BTreeMap<String, [f64; 4]> = BTreeMap::new();
    for row in units {
        let place = match (row[&format!("given {one}")].as_str(), row[&format!("given {other}")].as_str()) {
            ("1", "1") => 0,
            ("1", "0") => 1,
            ("0", "1") => 2,
            ("0", "0") => 3,
            _ => continue,
        };
        cells.entry(row["theme"].clone()).or_default()[place] += number(row, "units");
    }
    cells
}

fn kappa([a, b, c, d]: [f64; 4]) -> Option<f64> {
    let n = a + b + c + d;
    let by_chance = ((a + b) * (a + c) + (c + d) * (b + d)) / (n * n);
    (by_chance < 1.0).then(|| ((a + d) / n - by_chance) / (1.0 - by_chance))
}

fn alpha([a, b, c, d]: [f64; 4]) -> Option<f64> {
    let (values, yes) = (2.0 * (a + b + c + d), 2.0 * a + b + c);
    let by_chance = 2.0 * yes * (values - yes) / (values * (values - 1.0));
    (by_chance > 0.0).then(|| 1.0 - 2.0 * (b + c) / values / by_chance)
}

#[test]
fn whoever_has_the_raw_units_gets_the_printed_figures() {
    let demo = common::Study::demo();
    for unit in ["turn", "sentence", "character"] {
        for scope in ["participants", "all"] {
            let asked = ["--unit", unit, "--scope", scope, "--resamples", "10"];
            let report = demo.json(&[&["agreement"][..], &asked].concat());
            let units = rows(&demo.run(&[&["export", "units"][..], &asked].concat()));
            let cells = cells_of(&units, "AB", "CD");
            let themes = report["themes"].as_array().unwrap();
            assert_eq!(themes.len(), cells.len());
            for theme in themes {
                let counted = cells[theme["theme"].as_str().unwrap()];
                let printed: Vec<f64> =
                    theme["cells"].as_array().unwrap().iter().map(|n| n.as_f64().unwrap()).collect();
                assert_eq!(printed, counted, "{} by {unit}", theme["theme"]);
                for (name, value) in [("cohen_kappa", kappa(counted)), ("krippendorff_alpha", alpha(counted))] {
                    match value {
                        Some(value) => assert!((theme[name].as_f64().unwrap() - value).abs() < 1e-12, "{name}"),
                        None => assert_eq!(theme[name], Value::Null, "{name}"),
                    }
                }
            }
            let leaves: Vec<[f64; 4]> = leaves(&demo).iter().map(|key| cells[key]).collect();
            let mean =
                |of: fn([f64; 4]) -> f64| leaves.iter().map(|cells| of(*cells)).sum::<f64>() / leaves.len() as f64;
            let observed = mean(|[a, b, c, d]| (a + d) / (a + b + c + d));
            let expected = mean(|[a, b, c, d]| {
                let n = a + b + c + d;
                ((a + b) * (a + c) + (c + d) * (b + d)) / (n * n)
            });
            let overall = &report["overall"][0];
            let pooled = (observed - expected) / (1.0 - expected);
            assert!((overall["pooled_kappa"].as_f64().unwrap() - pooled).abs() < 1e-12);
            let all = leaves.iter().fold([0.0; 4], |sum, cells| [0, 1, 2, 3].map(|place| sum[place] + cells[place]));
            assert!((overall["concatenated_kappa"].as_f64().unwrap() - kappa(all).unwrap()).abs() < 1e-12);
        }
    }
}

/// The keys of the themes with nothing below them.
fn leaves(demo: &common::Study) -> Vec<String> {
    let book = demo.json(&["codebook", "show"]);
    let themes = book["themes"].as_array().unwrap();
    let is_leaf = |theme: &&Value| !themes.iter().any(|other| other["parent"] == theme["key"]);
    themes.iter().filter(is_leaf).map(|theme| theme["key"].as_str().unwrap().to_string()).collect()
}

#[test]
fn whoever_has_the_raw_units_gets_the_magnitudes_too() {
    let demo = common::Study::demo();
    let units = rows(&demo.run(&["agreement", "--units"]));
    let mut tables: BTreeMap<&str, [[u64; 3]; 3]> = BTreeMap::new();
    for row in &units {
        let place = |coder: &str| row[&format!("place {coder}")].parse::<usize>().ok();
        if let (Some(one), Some(other)) = (place("AB"), place("CD")) {
            tables.entry(&row["theme"]).or_default()[one][other] += 1;
            tables.entry("").or_default()[one][other] += 1;
            let words = ["negative", "neutral", "positive"];
            assert_eq!((row["magnitude AB"].as_str(), row["magnitude CD"].as_str()), (words[one], words[other]));
        }
    }
    let report = demo.json(&["agreement"]);
    let mut compared = 0;
    for row in report["magnitude"].as_array().unwrap() {
        let counted = tables.get(row["theme"].as_str().unwrap_or("")).copied().unwrap_or_default();
        assert_eq!(row["table"], json!(counted), "{}", row["theme"]);
        compared += counted.iter().flatten().sum::<u64>();
    }
    assert!(compared > 100, "{compared}");
    let by_sentence = rows(&demo.run(&["agreement", "--units", "--unit", "sentence", "--theme", "1.1"]));
    assert!(by_sentence.iter().all(|row| row["place AB"].is_empty()), "magnitudes are given to turns");
    assert!(by_sentence.iter().all(|row| row["theme"] == "awareness"));
}

#[test]
fn a_row_of_the_raw_units_says_where_it_stands_and_who_is_missing() {
    let talks = [Talk::answers("T1", 2), Talk::answers("T2", 1)];
    let (first, third) = (&talks[0], talks[0].body(2));
    let codings = [
        coding(first, "AB", "home", third.clone(), Some("neutral")),
        coding(first, "CD", "home", third.start..third.start + 3, None),
        coding(&talks[1], "CD", "home", talks[1].body(1), Some("positive")),
    ];
    let study = study(&["AB", "CD", "EF"], &[&talks[0], &talks[1]], &codings);
    for (title, coder) in [("T1", "AB"), ("T1", "CD"), ("T2", "CD"), ("T2", "EF")] {
        study.assign(title, coder, AssignmentState::Done);
    }
    let told = |arguments: &[&str]| -> Vec<String> {
        let names = ["transcript", "turn", "start", "end", "units", "given AB", "given CD", "given EF"];
        let line = |row: BTreeMap<String, String>| {
            let more = ["magnitude AB", "place AB", "magnitude CD"];
            names.iter().chain(&more).map(|name| row[*name].clone()).collect::<Vec<_>>().join("|")
        };
        rows(&run(&study, arguments)).into_iter().filter(|row| row["theme"] == "home").map(line).collect()
    };
    let of = |turn: usize, talk: &Talk| format!("{}|{}", talk.turns[turn].whole.start, talk.turns[turn].whole.end);
    assert_eq!(
        told(&["export", "units"]),
        [
            format!("T1|2|{}|1|0|0||||", of(1, first)),
            format!("T1|3|{}|1|1|1||neutral|1|", of(2, first)),
            format!("T2|2|{}|1||1|0|||positive", of(1, &talks[1])),
        ]
    );
    let said = first.body(1);
    assert_eq!(
        told(&["export", "units", "--unit", "character", "--coders", "AB,CD,EF", "--transcript", "T1"]),
        [
            format!("T1|2|{}|{}|8|0|0||||", said.start, said.end),
            format!("T1|3|{}|{}|3|1|1||||", third.start, third.start + 3),
            format!("T1|3|{}|{}|5|1|0||||", third.start + 3, third.end),
        ]
    );
    let document = json_of(&study, &["agreement", "--units"]);
    assert_eq!((&document["unit"], &document["coders"]), (&json!("turn"), &json!(["AB", "CD", "EF"])));
    assert_eq!(document["rows"].as_array().unwrap().len(), 3 * 5);
    assert_eq!((&document["rows"][1]["given AB"], &document["rows"][1]["given EF"]), (&json!(1), &Value::Null));
}

/// A project whose names are all formulas, in which one theme is never used, one used by one coder and one by both.
fn armed() -> Study {
    let talk = Talk::answers("=2+5", 4);
    let talk = Talk { title: "=2+5".into(), ..talk };
    let study = study(&["AB", "CD"], &[&talk], &[]);
    let framework = common_store::FRAMEWORK.replace("\"Room\"", "\"=HYPERLINK(1)\"").replace("Small study", "@SUM <b>");
    study.sit(None).import_codebook(&study.file("armed.toml", &framework)).unwrap();
    let given = |coder: &str, theme: &str, turn: usize| coding(&talk, coder, theme, talk.body(turn), None);
    add(&study, &[given("AB", "room", 1), given("CD", "room", 1), given("AB", "room", 2), given("AB", "friends", 1)]);
    study
}

/// What every format must say about how it was made.
const ABOUT: [&str; 6] = ["turn", "participants", "20260101", "2000", "@SUM", env!("CARGO_PKG_VERSION")];

#[test]
fn every_format_says_how_it_was_made_and_none_has_a_number_that_is_none() {
    let study = armed();
    let words =
        |text: &str| -> Vec<String> { text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect() };
    for what in ["agreement", "units"] {
        for format in ["csv", "html", "md", "json"] {
            let text = run(&study, &["export", what, "--format", format, "--after-talk"]);
            for told in ABOUT {
                assert!(text.contains(told), "{told} in {what} as {format}");
            }
            let none = words(&text).into_iter().find(|word| ["nan", "inf", "infinity"].contains(&word.as_str()));
            assert_eq!(none, None, "{what} as {format}");
            let is_page = ["html", "md"].contains(&format);
            assert!(!is_page || !text.contains("<b>"), "{what} as {format}");
            if what == "agreement" {
                assert!(text.contains("never used") && text.contains("undefined"), "{format}");
            }
        }
    }
    for arguments in [&["agreement", "--all"][..], &["agreement", "--methods"], &["agreement", "--json"]] {
        let none = words(&run(&study, arguments)).into_iter().find(|word| ["nan", "inf"].contains(&word.as_str()));
        assert_eq!(none, None, "{arguments:?}");
    }
}

#[test]
fn the_csv_is_one_table_with_a_layer_for_each_kind_of_row() {
    let study = armed();
    let table = rows(&run(&study, &["export", "agreement", "--format", "csv", "--after-talk"]));
    let of = |layer: &str, codings: &str| {
        table.iter().filter(|row| row["layer"] == layer && row["codings"] == codings).count()
    };
    assert_eq!((of("themes", "independent"), of("overall", "independent"), of("magnitude", "independent")), (5, 1, 3));
    assert_eq!((of("themes", "after talk"), of("all_coders", "independent")), (5, 0));
    let report = json_of(&study, &["agreement"]);
    for theme in report["themes"].as_array().unwrap() {
        let same = |row: &&BTreeMap<String, String>| {
            row["layer"] == "themes" && row["codings"] == "independent" && theme["theme"] == row["theme"].as_str()
        };
        let row = table.iter().find(same).unwrap();
        let cells = ["both", "only_first", "only_second", "neither"].map(|name| number(row, name));
        assert_eq!(theme["cells"], json!(cells.map(|count| count as u64)));
        for name in ["krippendorff_alpha", "cohen_kappa", "gwet_ac1", "f1", "u_alpha"] {
            match theme[name].as_f64() {
                Some(value) => near(&json!(number(row, name)), value),
                None => {
                    assert_eq!(row[name], "undefined");
                    assert!(row["undefined"].contains(&format!("{name}: ")), "{}", row["undefined"]);
                }
            }
        }
        assert_eq!((row["compared_coders"].as_str(), row["left_out"].as_str()), ("AB+CD", "0"));
        assert_eq!((row["framework"].as_str(), row["framework_revision"].as_str()), ("'@SUM <b>", "2"));
        assert_eq!((row["program_version"].as_str(), row["seed"].as_str()), (env!("CARGO_PKG_VERSION"), "20260101"));
    }
    assert_eq!(table.iter().filter(|row| row["name"] == "'=HYPERLINK(1)").count(), 4, "no formula: twice two layers");
}

#[test]
fn the_workbook_has_a_sheet_for_each_kind_of_row_and_never_a_formula() {
    let study = armed();
    run(&study, &["export", "agreement", "--by-transcript", "--out", "a.xlsx"]);
    let bytes = std::fs::read(study.folder().join("a.xlsx")).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["Themes", "Overall", "All coders", "Magnitude", "About"]);
    let mut told = String::new();
    for name in book.sheet_names() {
        assert!(book.worksheet_formula(&name).unwrap().is_empty(), "{name}");
        for row in book.worksheet_range(&name).unwrap().rows() {
            told.push_str(&row.iter().map(Data::to_string).collect::<Vec<_>>().join("|"));
            told.push('\n');
        }
    }
    assert!(told.contains("1.1|room|=HYPERLINK(1)|AB+CD|=2+5|1|1|0|2|"), "{told}");
    assert!(told.contains("fewer than three coders were compared"), "{told}");
    for about in ["seed|20260101", "resamples|2000", "unit|turn", "scope|participants", "framework|@SUM <b>"] {
        assert!(told.contains(about), "{about} in {told}");
    }
    assert!(told.contains("methods|Two coders (AB and CD) both coded the only transcript of the study."), "{told}");
    assert!(!told.contains("NaN") && !told.contains("#N"), "{told}");
    // A workbook of the raw units is one sheet of the same rows.
    run(&study, &["export", "units", "--out", "u.xlsx"]);
    let bytes = std::fs::read(study.folder().join("u.xlsx")).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    assert_eq!(book.worksheet_range("Units").unwrap().height(), 1 + 4 * 5);
}

#[test]
fn a_page_to_be_read_has_the_paragraph_the_counts_and_alpha_with_its_interval() {
    let study = armed();
    let md = run(&study, &["export", "agreement", "--format", "md"]);
    assert!(md.starts_with("# Agreement of AB and CD\n\nTwo coders (AB and CD) both coded"), "{md}");
    let head = "| theme | both | only AB | only CD | neither | alpha | 95 % interval | percent | kappa | AC1 | F1 |";
    assert!(md.contains(head), "{md}");
    // Four answers: both gave it to one, AB to one more; expected disagreement 2·3·5 of 56.
    let alpha = format!(".{:.0}", (1.0 - 0.25 / (30.0 / 56.0)) * 1000.0);
    assert!(md.contains(&format!("| 1.1 =HYPERLINK(1) | 1 | 1 | 0 | 2 | {alpha} |")), "{md}");
    assert!(md.contains("| 1.2 Garden | 0 | 0 | 0 | 4 | undefined (never used) |  | 100.0 | undefined | – |"), "{md}");
    assert!(md.contains("only AB used it (1 turn): kappa is 0 by arithmetic"), "{md}");
    let html = run(&study, &["export", "agreement", "--format", "html", "--after-talk"]);
    assert!(
        html.contains("<h2 dir=\"auto\">AB and CD</h2>")
            && html.contains("<td dir=\"auto\">undefined (never used)</td>")
    );
    assert!(html.contains("<h2 dir=\"auto\">After talk</h2>") && html.contains("is not a measure of reliability"));
    assert!(html.contains("1.1 =HYPERLINK(1)") && html.contains("@SUM &lt;b&gt;"));
}

fn round(study: &Study, name: &str, strata: &[&str], drawn: &[&str]) {
    let nobody = study.sit(None);
    let id = |title: &&str| common_store::transcript(&nobody, title);
    let pool = nobody.names().unwrap().transcripts.iter().map(|head| head.id).collect();
    let draw = Draw {
        per_mille: 500,
        seed: 7,
        strata: strata.iter().map(ToString::to_string).collect(),
        pool,
        drawn: drawn.iter().map(id).collect(),
        at: "2024-05-01T09:00:00.000Z".into(),
    };
    let draws = if drawn.is_empty() { Vec::new() } else { vec![draw] };
    put(study, &Round { id: RoundId::mint(), name: name.into(), draws, at: "2024-05-01T09:00:00.000Z".into() });
}

fn assigned(study: &Study, title: &str, coder: &str, round: &str, state: AssignmentState) {
    let nobody = study.sit(None);
    let transcript = common_store::transcript(&nobody, title);
    let coder = nobody.names().unwrap().coders.iter().find(|one| one.initials == coder).unwrap().id;
    let (id, reopened) = (AssignmentId::mint(), String::new());
    put(study, &Assignment { id, transcript, coder, round: round.into(), state, reopened });
}

#[test]
fn the_methods_paragraph_says_what_the_project_knows_and_no_more() {
    let talks: Vec<Talk> = ["T1", "T2", "T3", "T4"].map(|title| Talk::answers(title, 3)).to_vec();
    let given = |talk: usize, coder: &str, turn: usize| {
        coding(&talks[talk], coder, "room", talks[talk].body(turn), Some("positive"))
    };
    let codings: Vec<Value> = (0..3).flat_map(|talk| ["AB", "CD"].map(|coder| given(talk, coder, 1))).collect();
    let study = study(&["AB", "CD"], &talks.iter().collect::<Vec<_>>(), &codings);
    round(&study, "main", &["kind"], &["T1", "T2"]);
    round(&study, "pilot", &[], &[]);
    for coder in ["AB", "CD"] {
        assigned(&study, "T1", coder, "main", AssignmentState::Done);
        assigned(&study, "T2", coder, "main", AssignmentState::Done);
        assigned(&study, "T3", coder, "pilot", AssignmentState::Done);
    }
    assigned(&study, "T4", "AB", "main", AssignmentState::Done);
    assigned(&study, "T4", "CD", "main", AssignmentState::ToDo);
    let day = json_of(&study, &["agreement"])["made"].as_str().unwrap()[..10].to_string();
    let hidden = "once assigned, a coder could not see the others' codings of a transcript in the program before her own \
                  were done";
    let expected = [
        "Two coders (AB and CD) both coded 3 of the 4 transcripts of the study (75.0 %).",
        &format!(
            "2 were drawn at random, stratified by kind, for the round “main” (2 of 4 transcripts drawn, 50.0 % asked \
             for, seed 7); {hidden}."
        ),
        &format!("One was assigned by name in the round “pilot”, and why this one is not recorded; {hidden}."),
        "The unit was the turn; those of participants, and of interpreters for them, were counted (9 turns), and a turn \
         carries a theme when a coding of it overlaps the turn by at least one character.",
        "Agreement is given as Krippendorff's alpha (nominal: theme given or not given), with a 95 % percentile bootstrap \
         interval (100 resamples of transcripts and of the turns within them, seed 3), beside the counts, percent \
         agreement, Cohen's kappa, Gwet's AC1 and F1; counts are added over transcripts before a coefficient is taken.",
        "By convention, alpha of .800 and more is taken as reliable, and from .667 as allowing tentative conclusions \
         (Krippendorff 2004, Content Analysis, 2nd ed., p. 241).",
        "Alpha was 1.000 [1.000, 1.000] for 1.1 Room.",
        "It is undefined for 3 further (never used).",
        "Over the 3 themes with nothing below, used or not, pooled kappa was 1.000.",
        "Magnitude on the scale “valence” was compared where two coders gave the same theme, each with a value, to the \
         same turn (n = 3): ordinal alpha undefined (no variation).",
        "No decision about a difference between them is recorded, and there is no difference to settle.",
        "One transcript (T4) is left out because coding it is not finished.",
        &format!(
            "The framework was “Small study”, version 1, revision 1. Computed with emic {} on {day}.",
            env!("CARGO_PKG_VERSION")
        ),
    ]
    .join(" ");
    let asked = ["--coder", "AB", "agreement", "--resamples", "100", "--seed", "3"];
    assert_eq!(run(&study, &[&asked[..], &["--methods"]].concat()).trim_end(), expected);
    assert_eq!(json_of(&study, &asked)["methods"], expected.as_str());
}

#[test]
fn the_methods_paragraph_keeps_one_and_many_apart() {
    let talk = Talk::answers("T1", 1);
    let given = |coder: &str, theme: &str| coding(&talk, coder, theme, talk.body(1), None);
    let alone = study(&["AB"], &[&talk], &[given("AB", "room")]);
    let told = |study: &Study, arguments: &[&str]| run(study, &[&["agreement", "--methods"], arguments].concat());
    let only = told(&alone, &[]);
    assert!(only.starts_with("Only AB was compared, and agreement needs two coders, so there is none"), "{only}");
    assert!(!only.contains("alpha"), "nothing is claimed of what was not done: {only}");
    let codings = [given("AB", "room"), given("CD", "room"), given("AB", "friends")];
    let one = study(&["AB", "CD", "EF"], &[&talk], &codings);
    let said = told(&one, &["--unit", "character", "--resamples", "1", "--scope", "all"]);
    for part in [
        "Two coders (AB and CD) both coded the only transcript of the study.",
        "It was never assigned to anybody: how it was chosen is not recorded, nor whether the coders worked without sight",
        "The unit was the character; counted was the whole text, labels included (22 characters).",
        "interval (1 resample of turns, seed",
        "No decision about a difference between them is recorded. One difference is not settled yet.",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
    assert!(told(&one, &["--resamples", "0"]).contains("not given), without intervals, beside"));
    add(&one, &[given("EF", "room")]);
    let three = told(&one, &["--rollup", "--include-open"]);
    assert!(three.contains("Of three coders (AB, CD and EF), at least two coded the only transcript"), "{three}");
    assert!(three.contains("A theme took the codings of all themes below it."), "{three}");
    assert!(three.contains("Transcripts on which coding is not finished were counted too."), "{three}");
    assert!(three.contains("pooled kappa of two coders was"), "{three}");
    let none = told(&one, &["--coders", "AB,CD", "--transcript", "T1", "--theme", "friends"]);
    assert!(none.contains("Only T1 is reported here.") && none.contains("Alpha was .000"), "{none}");
}
