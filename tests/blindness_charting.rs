//! A blind coder sees nothing that was charted of a case she is still to code, in no way, and charts nothing of it: all
//! she can ask is answered, and all she tries is refused, as if nobody had ever charted anything.
//!
//! Two copies of one project are compared, one from before another's charting and one from after it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common_store;

use common_store::{Study, apply};
use emic::model::{AssignmentState, CellPlace, CellState, Overall, Paragraph, SynthesisAbout};
use emic::workbench::{CellEdit, Export, Format, MatrixRequest, Workbench, WorkbenchError};
use std::path::{Path, PathBuf};

/// The word that stands in all that was charted and nowhere else.
const HERS: &str = "unmistakable";

/// AB is assigned to `anna` and not done; CD is done there; EF is assigned nothing and charts.
struct Moments {
    study: Study,
    before: PathBuf,
    after: PathBuf,
}

fn place(bench: &Workbench, case: &str, theme: &str) -> CellPlace {
    CellPlace { case: bench.find_case(case).unwrap(), theme: bench.find_theme(theme).unwrap() }
}

fn written(words: &str) -> Vec<Paragraph> {
    Paragraph::read(words)
}

fn moments() -> Moments {
    let study = Study::new();
    study.sit(Some("AB")).add_coder("EF:Ella Frost").unwrap();
    for (coder, state) in [("AB", AssignmentState::InProgress), ("CD", AssignmentState::Done)] {
        study.assign("anna", coder, AssignmentState::InProgress);
        apply(&mut study.sit(Some(coder)), "anna", "a room by the café", "room");
        study.assign("anna", coder, state);
    }
    let before = study.folder().join("files/before.emic");
    std::fs::create_dir_all(before.parent().unwrap()).unwrap();
    std::fs::copy(&study.path, &before).unwrap();
    let mut ella = study.sit(Some("EF"));
    let room = place(&ella, "Anna", "room");
    let coding = ella.codings(&Default::default()).unwrap()[0].id;
    let edit = CellEdit {
        link: vec![coding],
        comments: vec!["An unmistakable pride.".into()],
        judgement: Some(Some(Overall::Mixed)),
        ..CellEdit::summary(written("unmistakable"), None)
    };
    ella.chart_cell(room, &edit).unwrap();
    ella.chart_cell(place(&ella, "Anna", "home"), &CellEdit::state(CellState::NotAsked)).unwrap();
    ella.chart_cell(room, &CellEdit::confirm()).unwrap();
    ella.undo().unwrap();
    ella.redo().unwrap();
    ella.write_synthesis(SynthesisAbout::Case(room.case), &written("unmistakable"), None).unwrap();
    ella.write_synthesis(SynthesisAbout::Theme(room.theme), &written("unmistakable"), None).unwrap();
    drop(ella);
    let after = study.path.clone();
    Moments { study, before, after }
}

fn sit(path: &Path, coder: Option<&str>) -> Workbench {
    Workbench::open(path, coder).unwrap()
}

/// A page without the moment it was written, which no two have in common.
fn untimed(page: &str) -> String {
    let Some((before, rest)) = page.split_once("<dt>written</dt>") else { return page.to_string() };
    let (_, after) = rest.split_once("</dd>").unwrap();
    format!("{before}{after}")
}

/// The answer to everything that can be asked about charting, each under its question.
fn everything(bench: &Workbench) -> Vec<(String, String)> {
    let mut told: Vec<(String, String)> = Vec::new();
    for rows in [None, Some("transcript".to_string())] {
        for whole in [false, true] {
            let request = MatrixRequest { rows: rows.clone(), whole, ..MatrixRequest::default() };
            told.push((format!("matrix {rows:?} {whole}"), format!("{:?}", bench.matrix(&request).unwrap())));
            told.push((format!("grid {rows:?} {whole}"), format!("{:?}", bench.chart_grid(&request).unwrap())));
            for format in [Format::Csv, Format::Html, Format::Md, Format::Json] {
                let bytes = bench.export(&Export::Matrix(request.clone()), format).unwrap();
                let text = untimed(&String::from_utf8(bytes).unwrap());
                told.push((format!("matrix {rows:?} {whole} as {format:?}"), text));
            }
        }
    }
    let request = MatrixRequest::default();
    told.push(("progress".into(), format!("{:?}", bench.chart_progress(&request).unwrap())));
    told.push(("next".into(), format!("{:?}", bench.next_to_chart(&request, None).unwrap())));
    for case in ["Anna", "Bert"] {
        for theme in ["home", "room", "friends"] {
            let place = place(bench, case, theme);
            let page = bench.cell_page(place, None).unwrap();
            told.push((format!("{case} in {theme}"), format!("{page:?}")));
            told.push((format!("{case} in {theme}, history"), format!("{:?}", bench.cell_history(place).unwrap())));
            for about in [SynthesisAbout::Case(place.case), SynthesisAbout::Theme(place.theme)] {
                told.push((format!("{about:?}"), format!("{:?}", bench.synthesis(about).unwrap())));
            }
        }
    }
    told.push(("history".into(), format!("{:?}", bench.history(None).unwrap())));
    told.push(("acts".into(), format!("{:?}", bench.acts(None).unwrap())));
    told.push(("next to undo".into(), format!("{:?}", bench.next_past().ok())));
    told.push(("export".into(), String::from_utf8(bench.export(&Export::History, Format::Csv).unwrap()).unwrap()));
    told
}

/// What becomes of everything she could try to chart with, in words.
fn tried(bench: &mut Workbench) -> Vec<String> {
    let (anna, own) = (place(bench, "Anna", "room"), bench.codings(&Default::default()).unwrap()[0].id);
    let edits = [
        CellEdit::summary(written("mine"), None),
        CellEdit::summary(Vec::new(), Some(Vec::new())),
        CellEdit::state(CellState::NoData),
        CellEdit::link(own),
        CellEdit::unlink(own),
        CellEdit::verbatim(own),
        CellEdit::judgement(None),
        CellEdit::confirm(),
    ];
    let mut told: Vec<String> =
        edits.iter().map(|edit| bench.chart_cell(anna, edit).unwrap_err().to_string()).collect();
    for about in [SynthesisAbout::Case(anna.case), SynthesisAbout::Theme(anna.theme)] {
        told.push(bench.write_synthesis(about, &written("mine"), None).unwrap_err().to_string());
    }
    told
}

#[test]
fn a_blind_coder_is_answered_as_if_nothing_had_been_charted() {
    let moments = moments();
    for coder in [Some("AB"), None] {
        let (before, after) = (everything(&sit(&moments.before, coder)), everything(&sit(&moments.after, coder)));
        assert_eq!(before.len(), after.len());
        for ((asked, before), (_, after)) in before.into_iter().zip(after) {
            assert_eq!(before, after, "{coder:?}: {asked}");
            assert!(!after.contains(HERS), "{coder:?}: {asked}");
        }
    }
    let seen = everything(&sit(&moments.after, Some("CD")));
    assert!(seen.iter().filter(|(_, told)| told.contains(HERS)).count() > 20, "who is done sees all of it");
}

#[test]
fn a_blind_coder_is_refused_in_the_same_words_whether_or_not_anything_was_charted() {
    let moments = moments();
    let (before, after) = (tried(&mut sit(&moments.before, Some("AB"))), tried(&mut sit(&moments.after, Some("AB"))));
    assert_eq!(before, after);
    assert!(before.iter().all(|told| told.contains("anna") && told.contains("emic done")), "{before:?}");
    let mut bench = sit(&moments.after, Some("AB"));
    let bert = place(&bench, "Bert", "room");
    bench.chart_cell(bert, &CellEdit::state(CellState::NoData)).unwrap();
    assert_eq!(bench.cell_page(bert, None).unwrap().cell.state, CellState::NoData, "Bert is no case of hers to code");
}

#[test]
fn a_blind_coder_neither_merges_nor_deletes_what_others_charted_and_undoes_none_of_it() {
    let moments = moments();
    for path in [&moments.before, &moments.after] {
        let mut bench = sit(path, Some("AB"));
        let (room, garden) = (bench.find_theme("room").unwrap(), bench.find_theme("garden").unwrap());
        assert!(matches!(bench.merge_themes(room, garden, None), Err(WorkbenchError::BlindToChange { .. })));
        assert!(matches!(bench.delete_theme(room, None), Err(WorkbenchError::BlindToChange { .. })));
    }
    let (before, after) =
        (sit(&moments.before, Some("AB")).undo_past().unwrap(), sit(&moments.after, Some("AB")).undo_past().unwrap());
    assert_eq!(before.what, after.what, "her own coding, whatever others charted since");
}

#[test]
fn once_she_is_done_she_sees_and_charts() {
    let moments = moments();
    moments.study.assign("anna", "AB", AssignmentState::Done);
    let mut bench = sit(&moments.after, Some("AB"));
    let room = place(&bench, "Anna", "room");
    let page = bench.cell_page(room, None).unwrap();
    assert_eq!((page.cell.closed, page.cell.charted_by.as_deref()), (false, Some("EF")));
    assert!(page.cell.summary.unwrap().contains(HERS));
    bench.chart_cell(room, &CellEdit::summary(written("Both of us."), Some(page.cell.paragraphs))).unwrap();
    let history = bench.cell_history(room).unwrap();
    assert_eq!(history[0].coder.as_deref(), Some("AB"));
    assert!(history[0].before.as_ref().unwrap().summary.contains(HERS), "what stood before is kept");
}

#[test]
fn what_she_charted_herself_is_hidden_while_she_codes_again_and_back_afterwards() {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    let room = place(&asha, "Anna", "room");
    asha.chart_cell(room, &CellEdit::summary(written("Mine."), None)).unwrap();
    study.assign("anna", "AB", AssignmentState::ToDo);
    let bench = study.sit(Some("AB"));
    assert_eq!((bench.cell_page(room, None).unwrap().cell.summary, bench.cell_history(room).unwrap().len()), (None, 0));
    assert!(!bench.next_past().unwrap().unwrap_or_default().contains("summary"), "nor is it hers to undo now");
    study.assign("anna", "AB", AssignmentState::Done);
    assert_eq!(study.sit(Some("AB")).cell_page(room, None).unwrap().cell.summary.as_deref(), Some("Mine."));
}

#[test]
fn who_is_alone_in_a_project_is_blind_to_nobody() {
    let study = Study::bare(&["AB:Asha Bell"]);
    let mut asha = study.sit(None);
    asha.import_codebook(&study.file("small.toml", common_store::FRAMEWORK)).unwrap();
    study.import(&mut asha, &[("anna.txt", common_store::ANNA)]);
    study.assign("anna", "AB", AssignmentState::ToDo);
    let mut asha = study.sit(None);
    let room = place(&asha, "Anna", "room");
    asha.chart_cell(room, &CellEdit::summary(written("Mine."), None)).unwrap();
    assert_eq!(asha.cell_page(room, None).unwrap().cell.summary.as_deref(), Some("Mine."));
    asha.write_synthesis(SynthesisAbout::Theme(room.theme), &written("All."), None).unwrap();
}

#[test]
fn whether_a_case_she_made_was_charted_is_not_told_by_her_undo() {
    let told = |charted: bool| {
        let study = Study::new();
        study.assign("anna", "AB", AssignmentState::ToDo);
        study.sit(Some("AB")).set_case("Nobody yet", &["region=north".into()]).unwrap();
        let mut carys = study.sit(Some("CD"));
        if charted {
            let place = place(&carys, "Nobody yet", "room");
            carys.chart_cell(place, &CellEdit::state(CellState::NotAsked)).unwrap();
        } else {
            carys.set_case("Bert", &["region=south".into()]).unwrap();
        }
        study.sit(Some("AB")).undo().unwrap_err().to_string()
    };
    assert_eq!(told(true), told(false));
}
