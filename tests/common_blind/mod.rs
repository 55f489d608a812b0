//! One project before and after another coder's work, for the tests that a blind coder cannot tell the two apart.

// Each test file uses a part of this, and a helper that fails should stop its test.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::common_store::{Study, apply, apply_with};
use calamine::{Data, Reader, Xlsx};
use emic::model::{AssignmentState, CellPlace, CellState, DiscrepancyId, Overall, Paragraph, SynthesisAbout};
use emic::workbench::{AgreementScope, CellEdit, CodingQuery, DiscrepancyQuery, Resolution, Theming, Workbench};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A project at three moments: AB and CD are assigned to `anna` and not done; `bert` is open to all and coded by both. EF
/// is assigned nothing.
pub struct Moments {
    /// The project itself, with both coders' work.
    pub study: Study,
    /// Before anything of `anna` is coded.
    pub nothing: PathBuf,
    /// With AB's codings of `anna`.
    pub ashas: PathBuf,
    /// With AB's and CD's: the project itself.
    pub both: PathBuf,
}

/// Words that only Carys wrote, or that only her quotes have.
pub const HERS: [&str; 2] = ["unmistakable", "dandelions"];

/// Makes the project, keeping a copy of each moment.
pub fn moments() -> Moments {
    let study = Study::new();
    study.sit(Some("AB")).set_case("Anna", &["age=30".into(), "region=North".into()]).unwrap();
    study.sit(Some("AB")).add_coder("EF:Ella Frost").unwrap();
    for coder in ["AB", "CD"] {
        apply(&mut study.sit(Some(coder)), "bert", "The room is cold", "room");
        study.assign("anna", coder, AssignmentState::InProgress);
    }
    let nothing = keep(&study, "nothing");
    let mut asha = study.sit(Some("AB"));
    apply_with(&mut asha, "anna", "a room by the café", &rated("room", "positive", "Hers, at last."));
    apply(&mut asha, "anna", "My friend Zoë helps me", "friends");
    drop(asha);
    let ashas = keep(&study, "ashas");
    let mut carys = study.sit(Some("CD"));
    apply_with(&mut carys, "anna", "a room by the café", &rated("room", "positive", "An unmistakable pride."));
    apply_with(&mut carys, "anna", "It is small", &rated("home", "negative", "unmistakable"));
    let garden = apply(&mut carys, "anna", "a garden of dandelions", "garden");
    carys.set_memo(garden, "unmistakable").unwrap();
    carys.undo().unwrap();
    carys.redo().unwrap();
    drop(carys);
    chart(&study);
    let both = study.path.clone();
    Moments { study, nothing, ashas, both }
}

/// What EF, who is assigned nothing, charts of Anna and writes of the themes: it tells what Carys found.
fn chart(study: &Study) {
    let mut ella = study.sit(Some("EF"));
    let place = |ella: &Workbench, theme: &str| CellPlace {
        case: ella.find_case("Anna").unwrap(),
        theme: ella.find_theme(theme).unwrap(),
    };
    let words = Paragraph::read("An unmistakable pride; dandelions.");
    let room = place(&ella, "room");
    let query = CodingQuery { by: Some("CD".into()), transcript: Some("anna".into()), ..CodingQuery::default() };
    let link = ella.codings(&query).unwrap().iter().map(|coding| coding.id).collect();
    ella.chart_cell(room, &CellEdit { link, ..CellEdit::summary(words.clone(), None) }).unwrap();
    ella.chart_cell(place(&ella, "home"), &CellEdit::state(CellState::NotAsked)).unwrap();
    ella.chart_cell(room, &CellEdit::judgement(Some(Overall::Mixed))).unwrap();
    ella.undo().unwrap();
    ella.redo().unwrap();
    ella.write_synthesis(SynthesisAbout::Case(room.case), &words, None).unwrap();
    ella.write_synthesis(SynthesisAbout::Theme(room.theme), &words, None).unwrap();
}

fn rated(theme: &str, magnitude: &str, memo: &str) -> Theming {
    Theming { theme: theme.into(), magnitude: Some(magnitude.into()), memo: memo.into() }
}

/// Two people who are not Asha and who code `anna`, brought in by nobody in one file: an act that is nobody's and of which
/// she may see nothing.
pub fn bring_in_others(study: &Study) {
    let line = |coder: &str, quote: &str| {
        format!(r#"{{"transcript":"anna","coder":"{coder}","theme":"friends","quote":"{quote}"}}"#)
    };
    let file = study.file("others.jsonl", &[line("CD", "mais à moi"), line("EF", "Where do you live")].join("\n"));
    assert_eq!(study.sit(None).import_codings(&file).unwrap().imported, 2);
}

/// A project before and after others settled what they differed on, and the ids of what lies in `anna`.
pub struct Settled {
    /// The project itself, with everything settled.
    pub study: Study,
    /// Before anything of `anna` was settled.
    pub before: PathBuf,
    /// With what was settled: the project itself.
    pub after: PathBuf,
    /// What CD and EF differed on in `anna`, and everything that was decided there.
    pub hidden: Vec<DiscrepancyId>,
}

/// Words that only stand in what was settled and said about anna.
pub const SAID: [&str; 2] = ["unmistakable", "dandelion rule"];

fn code(study: &Study, coder: &str, title: &str, quote: &str, theme: &str, magnitude: Option<&str>) {
    let theming = Theming { theme: theme.into(), magnitude: magnitude.map(String::from), memo: String::new() };
    apply_with(&mut study.sit(Some(coder)), title, quote, &theming);
}

/// Makes the project, keeping a copy from before CD and EF reconciled `anna`, which AB is coding again.
pub fn settled() -> Settled {
    let study = Study::new();
    study.sit(None).add_coder("EF:Ella Frost").unwrap();
    study.sit(None).add_coder("LD:Lea Dunn").unwrap();
    for (coder, magnitude) in [("AB", None), ("CD", Some("positive")), ("EF", Some("negative"))] {
        code(&study, coder, "bert", "The room is cold", "room", None);
        code(&study, coder, "anna", "a room by the café", "room", None);
        code(&study, coder, "anna", "It is small", "home", magnitude);
        study.assign("anna", coder, AssignmentState::Done);
    }
    study.assign("anna", "AB", AssignmentState::ToDo);
    let before = keep(&study, "before");
    let mut carys = study.sit(Some("CD"));
    let query = DiscrepancyQuery { coders: vec!["CD".into(), "EF".into()], ..DiscrepancyQuery::default() };
    let differ = carys.discrepancies(&query).unwrap().discrepancies;
    assert_eq!(differ.len(), 1);
    let id = differ[0].id;
    carys.comment(id, "an unmistakable tone").unwrap();
    carys.reconcile(id, &Resolution::Discuss, "", None).unwrap();
    carys.reconcile(id, &Resolution::Both, "the dandelion rule", None).unwrap();
    carys.revert(id).unwrap();
    carys.undo().unwrap();
    let scope = AgreementScope { transcript: Some("anna".into()), coders: query.coders, include_open: false };
    assert_eq!(carys.take_agreements(&scope, false).unwrap().taken, 1);
    let decided = carys.discrepancies(&DiscrepancyQuery { include_open: true, ..DiscrepancyQuery::default() }).unwrap();
    let mut hidden = vec![id];
    hidden.extend(decided.discrepancies.iter().filter(|line| line.transcript == "anna").map(|line| line.id));
    let after = study.path.clone();
    Settled { study, before, after, hidden }
}

/// A copy under the project's own name, in a folder of its own, so that nothing shown tells which it is.
fn keep(study: &Study, name: &str) -> PathBuf {
    let folder = study.folder().join("files").join(name);
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("study.emic");
    std::fs::copy(&study.path, &path).unwrap();
    path
}

/// A copy of a project in a folder that holds nothing else.
pub fn fresh(project: &Path) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("study.emic");
    std::fs::copy(project, &path).unwrap();
    (folder, path)
}

/// The workbench of a project with this coder at it.
pub fn sit(path: &Path, coder: Option<&str>) -> Workbench {
    Workbench::open(path, coder).unwrap()
}

/// Every cell of a workbook, sheet by sheet.
pub fn cells(bytes: Vec<u8>) -> String {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
    let mut told = String::new();
    for sheet in book.sheet_names() {
        told.push_str(&format!("[{sheet}]\n"));
        for row in book.worksheet_range(&sheet).unwrap().rows() {
            let row: Vec<String> = row.iter().map(Data::to_string).collect();
            told.push_str(&format!("{}\n", row.join(" | ")));
        }
    }
    told
}

/// What was told with the moments in it left out: a page says when it was written.
#[allow(dead_code)] // Not every test file compares pages.
pub fn timeless(told: &str) -> String {
    let is_mark = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | ':' | '.');
    let mut plain = String::new();
    let mut word = String::new();
    for c in told.chars().chain(['\n']) {
        if is_mark(c) {
            word.push(c);
            continue;
        }
        plain.push_str(if is_time(&word) { "TIME" } else { &word });
        word.clear();
        plain.push(c);
    }
    plain
}

/// What is told, without what no two runs have in common: ids that are made up, times, and the sizes of workbooks, which
/// hold the moment they were made, compressed.
pub fn unmarked(told: &str) -> String {
    let sizeless = |line: &str| {
        let said = ["bytes)", "\"bytes\":"].iter().any(|word| line.contains(word));
        if said { line.chars().filter(|c| !c.is_ascii_digit()).collect() } else { line.to_string() }
    };
    let told = told.lines().map(sizeless).collect::<Vec<_>>().join("\n");
    let mut plain = String::new();
    let is_mark = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | ':' | '.' | '_');
    let mut word = String::new();
    for c in told.chars().chain(['\n']) {
        if is_mark(c) {
            word.push(c);
            continue;
        }
        plain.push_str(if is_id(&word) {
            "ID"
        } else if is_time(&word) {
            "TIME"
        } else {
            &word
        });
        word.clear();
        plain.push(c);
    }
    plain
}

/// A UUID, or the beginning of one as lists show it.
fn is_id(word: &str) -> bool {
    let hex = word.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    hex && (word.len() == 36 || (word.len() == 8 && !word.contains('-')))
}

/// `2024-05-01T09:00:00.000Z`, `2024-05-01`, `09:00:00` or `09:00`.
fn is_time(word: &str) -> bool {
    let date = |part: &str| part.len() == 10 && part.as_bytes().get(4) == Some(&b'-');
    let time = |part: &str| part.len() >= 5 && part.as_bytes().get(2) == Some(&b':');
    let digits = word.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b':' | b'.' | b'T' | b'Z'));
    digits && (date(word) || time(word) || word.split_once('T').is_some_and(|(day, hour)| date(day) && time(hour)))
}
