//! Cases: attributes set one by one or from a table, what type they hold, and what is narrowed by them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common_store;

use common_store::{Study, apply, dump, dump_all};
use emic::workbench::{CaseLine, Export, Format, MatrixRequest, SearchRequest, Workbench};
use rstest::rstest;
use serde_json::json;

fn case(workbench: &Workbench, name: &str) -> CaseLine {
    workbench.cases().unwrap().cases.into_iter().find(|case| case.name == name).unwrap()
}

fn attributes(workbench: &Workbench, name: &str) -> serde_json::Value {
    serde_json::to_value(case(workbench, name).attributes).unwrap()
}

#[test]
fn attributes_are_set_changed_and_taken_away() {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    let set = |asha: &mut Workbench, told: &[&str]| {
        let told: Vec<String> = told.iter().map(ToString::to_string).collect();
        serde_json::to_value(asha.set_case("Anna", &told).unwrap().attributes).unwrap()
    };
    assert_eq!(set(&mut asha, &["age=30", " note = a = b, “c” "]), json!({"age": 30, "note": "a = b, “c”"}));
    assert_eq!(set(&mut asha, &["age=31"]), json!({"age": 31, "note": "a = b, “c”"}));
    assert_eq!(set(&mut asha, &["note="]), json!({"age": 31}));
    assert_eq!(case(&asha, "Anna").transcripts, ["anna"]);
    asha.undo().unwrap();
    assert_eq!(attributes(&asha, "Anna"), json!({"age": 31, "note": "a = b, “c”"}));
}

#[test]
fn a_case_that_is_not_there_is_made_and_one_that_is_wrong_is_refused() {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    asha.set_case("  Zoë 😀  ", &["role=friend".into()]).unwrap();
    assert_eq!(attributes(&asha, "Zoë 😀"), json!({"role": "friend"}));
    assert_eq!(case(&asha, "Zoë 😀").transcripts, Vec::<String>::new());
    let before = dump_all(&study.path).unwrap();
    let refused = |asha: &mut Workbench, name: &str, told: &str| {
        asha.set_case(name, &[told.to_string()]).unwrap_err().to_string()
    };
    assert_eq!(refused(&mut asha, "Anna", "age"), "“age” is not an attribute; write it as KEY=VALUE");
    assert_eq!(refused(&mut asha, "Anna", " =30"), "“ =30” is not an attribute; write it as KEY=VALUE");
    assert_eq!(refused(&mut asha, " ", "age=30"), "a case needs a name; give one before its attributes");
    assert_eq!(dump_all(&study.path).unwrap(), before);
}

#[rstest]
#[case::integer(["30", "-4", ""], "integer", json!([30, -4, null]))]
#[case::number(["30", "1.5", "-0.25"], "number", json!([30.0, 1.5, -0.25]))]
#[case::codes(["007", "12", "3"], "text", json!(["007", "12", "3"]))]
#[case::boolean(["yes", "No", "TRUE"], "boolean", json!([true, false, true]))]
#[case::date(["2024-02-29", "1999-12-31", ""], "date", json!(["2024-02-29", "1999-12-31", null]))]
#[case::too_long(["12345678901234567890", "1", "2"], "text", json!(["12345678901234567890", "1", "2"]))]
#[case::mixed(["30", "thirty", "3"], "text", json!(["30", "thirty", "3"]))]
#[case::formula(["=1+1", "+3", "@x"], "text", json!(["=1+1", "+3", "@x"]))]
fn an_attribute_has_the_type_of_what_all_cases_hold(
    #[case] values: [&str; 3],
    #[case] kind: &str,
    #[case] typed: serde_json::Value,
) {
    let study = Study::bare(&["AB:Asha Bell"]);
    let mut asha = study.sit(None);
    let [a, b, c] = values;
    asha.import_cases(&study.file("cases.csv", &format!("case,x\nA,{a}\nB,{b}\nC,{c}\n"))).unwrap();
    let list = serde_json::to_value(asha.cases().unwrap()).unwrap();
    assert_eq!(list["attributes"], json!([{"key": "x", "type": kind}]));
    let held: Vec<serde_json::Value> = (0..3).map(|at| list["cases"][at]["attributes"]["x"].clone()).collect();
    assert_eq!(json!(held), typed);
}

#[test]
fn a_table_of_attributes_is_read() {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    asha.set_case("Anna", &["age=30".into(), "note=kept".into()]).unwrap();
    let before = dump(&study.path);
    let table = "\u{feff}Who ,age, where\r\nAnna,31,\"North, by the \"\"sea\"\"\"\r\nNobody yet,,South\r\n";
    let report = asha.import_cases(&study.file("cases.csv", table)).unwrap();
    assert_eq!((report.updated, report.added), (1, vec!["Nobody yet".to_string()]));
    assert_eq!(attributes(&asha, "Anna"), json!({"age": 31, "note": "kept", "where": "North, by the \"sea\""}));
    assert_eq!(attributes(&asha, "Nobody yet"), json!({"where": "South"}));
    assert_eq!(asha.undo().unwrap().what, "read case attributes from cases.csv");
    assert_eq!(dump(&study.path), before, "one act");
}

#[rstest]
#[case::no_attribute("case\nAnna\n", "line 1: the first column must name the case, and every column needs a name")]
#[case::nameless("case,,age\nAnna,1,2\n", "line 1: the first column must name the case, and every column needs a name")]
#[case::column_twice("case,age, age\nAnna,1,2\n", "line 1: the column age stands in the file twice")]
#[case::case_twice("case,age\nAnna,1\nBert,2\nAnna,3\n", "line 4: the case Anna stands in the file twice")]
#[case::unnamed("case,age\nAnna,1\n,3\n", "line 3: the first column is empty; it must name the case")]
#[case::too_short("case,age,place\nAnna,1\n", "line 2: it has 2 columns where the first line names 3")]
#[case::too_long("case,age\nAnna,1,2\n", "line 2: it has 3 columns where the first line names 2")]
#[case::empty("", "line 1: the first column must name the case, and every column needs a name")]
fn a_table_with_a_fault_changes_nothing(#[case] table: &str, #[case] why: &str) {
    let study = Study::new();
    let before = dump_all(&study.path).unwrap();
    let told = study.sit(Some("AB")).import_cases(&study.file("cases.csv", table)).unwrap_err().to_string();
    assert!(told.starts_with("nothing was imported from cases.csv: ") && told.contains(why), "{told}");
    assert_eq!(dump_all(&study.path).unwrap(), before);
}

#[test]
fn a_table_in_another_encoding_is_refused() {
    let study = Study::new();
    let file = study.file("cases.csv", "");
    std::fs::write(&file, b"case,name\nAnna,Zo\xeb\n").unwrap();
    let told = study.sit(Some("AB")).import_cases(&file).unwrap_err().to_string();
    assert_eq!(told, "nothing was imported from cases.csv: it is not UTF-8 text; save it as CSV UTF-8");
}

/// Anna is 30 and lives in the North, Bert 40 and in the South; both speak of their rooms.
fn narrowed() -> (Study, Workbench) {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    let table = "case,age,region,note\nAnna,30,North,a=b\nBert,40,South,\n";
    asha.import_cases(&study.file("cases.csv", table)).unwrap();
    apply(&mut asha, "anna", "a room by the café", "room");
    apply(&mut asha, "bert", "The room is cold", "room");
    (study, asha)
}

#[rstest]
#[case(&["age=30"], &["anna"])]
#[case(&[" region = south "], &["bert"])]
#[case(&["age=30", "region=South"], &[])]
#[case(&["age=40", "region=South"], &["bert"])]
#[case(&["note=a=b"], &["anna"])]
#[case(&["age=3"], &[])]
#[case(&[], &["anna", "bert"])]
fn a_search_a_matrix_and_an_export_are_narrowed_alike(#[case] conditions: &[&str], #[case] titles: &[&str]) {
    let (_study, asha) = narrowed();
    let conditions: Vec<String> = conditions.iter().map(ToString::to_string).collect();
    for query in ["", "room"] {
        let request = SearchRequest {
            query: query.into(),
            theme: Some("room".into()),
            conditions: conditions.clone(),
            ..SearchRequest::default()
        };
        let mut found: Vec<String> =
            asha.search(&request).unwrap().hits.into_iter().map(|hit| hit.transcript).collect();
        found.sort();
        assert_eq!(found, titles, "“{query}”");
    }
    let request =
        MatrixRequest { theme: Some("home".into()), conditions: conditions.clone(), ..MatrixRequest::default() };
    let matrix = serde_json::to_value(asha.matrix(&request).unwrap()).unwrap().to_string();
    for (case, title) in [("Anna", "anna"), ("Bert", "bert")] {
        assert_eq!(matrix.contains(&format!("\"case\":\"{case}\"")), titles.contains(&title), "{matrix}");
    }
    let request = SearchRequest { conditions, ..SearchRequest::default() };
    let csv = String::from_utf8(asha.export(&Export::Quotes(Box::new(request)), Format::Csv).unwrap()).unwrap();
    assert_eq!(csv.lines().count(), 1 + titles.len(), "{csv}");
}

#[test]
fn a_condition_that_means_nothing_is_refused() {
    let (_study, asha) = narrowed();
    let refused = |told: &str| {
        let request = SearchRequest { conditions: vec![told.into()], ..SearchRequest::default() };
        asha.search(&request).unwrap_err().to_string()
    };
    assert_eq!(refused("age"), "“age” is not a condition; write it as attribute=value");
    assert_eq!(refused("height=180"), "there is no attribute “height”; `emic case list` shows the attributes");
}
