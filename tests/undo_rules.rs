//! Undo and redo: what may be taken back, by whom, and what happens where it may not.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common_store;

use common_store::{Study, apply, dump, transcript};
use emic::workbench::{CodingQuery, NewProject, Passage, Theming, Workbench};

/// The sentence something is refused with, after making sure that nothing changed.
fn refusal<T: std::fmt::Debug, E: std::fmt::Display>(
    study: &Study,
    act: impl FnOnce() -> std::result::Result<T, E>,
) -> String {
    let before = common_store::dump_all(&study.path).unwrap();
    let why = match act() {
        Ok(done) => panic!("it should have been refused and did {done:?}"),
        Err(why) => why.to_string(),
    };
    assert_eq!(common_store::dump_all(&study.path).unwrap(), before, "a refused act changes nothing");
    why
}

fn themes_of(workbench: &Workbench, coder: &str) -> Vec<String> {
    let query = CodingQuery { by: Some(coder.into()), ..CodingQuery::default() };
    workbench.codings(&query).unwrap().into_iter().map(|coding| coding.theme).collect()
}

#[test]
fn undo_and_redo_survive_closing_the_file() {
    let study = Study::new();
    apply(&mut study.sit(Some("AB")), "anna", "a room by the café", "room");
    apply(&mut study.sit(Some("AB")), "anna", "dandelions", "garden");
    let coded = dump(&study.path);
    assert_eq!(study.sit(Some("AB")).undo().unwrap().what, "apply “Garden” to anna:4");
    assert_eq!(themes_of(&study.sit(None), "AB"), ["room"]);
    assert_eq!(study.sit(Some("AB")).undo().unwrap().what, "apply “Room” to anna:2");
    assert!(themes_of(&study.sit(None), "AB").is_empty());
    assert_eq!(study.sit(Some("AB")).redo().unwrap().what, "apply “Room” to anna:2");
    assert_eq!(study.sit(Some("AB")).redo().unwrap().what, "apply “Garden” to anna:4");
    assert_eq!(dump(&study.path), coded, "the same codings with the same ids");
    assert_eq!(refusal(&study, || study.sit(Some("AB")).redo()), "there is nothing to redo");
}

#[test]
fn undo_never_touches_another_coders_acts() {
    let study = Study::new();
    let (mut asha, mut carys) = (study.sit(Some("AB")), study.sit(Some("CD")));
    apply(&mut asha, "anna", "a room by the café", "room");
    apply(&mut carys, "anna", "dandelions", "garden");
    assert_eq!(asha.undo().unwrap().what, "apply “Room” to anna:2", "not Carys's, which came later");
    assert_eq!(themes_of(&asha, "CD"), ["garden"]);
    assert_eq!(refusal(&study, || carys.redo()), "there is nothing to redo", "Asha took that back");
    assert_eq!(carys.undo().unwrap().what, "apply “Garden” to anna:4");
    assert_eq!(carys.redo().unwrap().what, "apply “Garden” to anna:4");
    assert_eq!(asha.redo().unwrap().what, "apply “Room” to anna:2");
}

#[test]
fn an_act_of_nobody_that_holds_others_codings_is_not_hers_to_take_back() {
    let study = Study::new();
    let line = |coder: &str| {
        format!(r#"{{"transcript":"anna","coder":"{coder}","theme":"garden","quote":"a garden of dandelions"}}"#)
    };
    let both = study.file("both.jsonl", &format!("{}\n{}\n", line("AB"), line("CD")));
    assert_eq!(study.sit(None).import_codings(&both).unwrap().imported, 2);
    let why = refusal(&study, || study.sit(Some("AB")).undo());
    assert_eq!(why, "“import codings from both.jsonl” holds other coders' codings, so it is not yours to take back");
    let why = refusal(&study, || study.sit(None).undo());
    assert_eq!(why, "this needs a coder: say who you are with --coder, one of AB, CD");
}

#[test]
fn an_import_of_one_coders_codings_is_hers_to_take_back() {
    let study = Study::new();
    let file = study
        .file("cd.jsonl", r#"{"transcript":"anna","coder":"CD","theme":"garden","quote":"a garden of dandelions"}"#);
    study.sit(None).import_codings(&file).unwrap();
    assert!(study.sit(Some("AB")).undo().is_err());
    assert_eq!(study.sit(Some("CD")).undo().unwrap().what, "import codings from cd.jsonl");
    assert!(themes_of(&study.sit(None), "CD").is_empty());
}

#[test]
fn an_act_that_others_work_rests_on_is_refused() {
    let study = Study::new();
    apply(&mut study.sit(Some("CD")), "anna", "dandelions", "garden");
    let why = refusal(&study, || study.sit(Some("AB")).undo());
    assert_eq!(
        why,
        "“import 2 files” cannot be taken back: other work in the project rests on it or stands in its way; remove or \
         undo that first"
    );
    study.sit(Some("CD")).undo().unwrap();
    assert_eq!(study.sit(Some("AB")).undo().unwrap().what, "import 2 files");
    assert!(study.sit(None).transcripts().unwrap().transcripts.is_empty());
}

#[test]
fn what_somebody_changed_since_is_not_taken_back_under_her() {
    let study = Study::new();
    study.sit(Some("AB")).set_case("Anna", &["age=30".into()]).unwrap();
    study.sit(Some("CD")).set_case("Anna", &["age=31".into()]).unwrap();
    let why = refusal(&study, || study.sit(Some("AB")).undo());
    assert_eq!(
        why,
        "“set attributes of the case Anna” cannot be taken back: a later act changed the same case; undo that one first"
    );
    study.sit(Some("CD")).undo().unwrap();
    study.sit(Some("AB")).undo().unwrap();
    let why = refusal(&study, || study.sit(Some("CD")).redo());
    assert!(why.starts_with("“set attributes of the case Anna” cannot be done again: a later act changed"), "{why}");
}

#[test]
fn a_new_act_ends_what_could_be_done_again() {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    apply(&mut asha, "anna", "a room by the café", "room");
    apply(&mut asha, "anna", "dandelions", "garden");
    asha.undo().unwrap();
    apply(&mut asha, "bert", "The room is cold", "room");
    assert_eq!(refusal(&study, || asha.redo()), "there is nothing to redo");
    asha.undo().unwrap();
    asha.undo().unwrap();
    assert_eq!(asha.redo().unwrap().what, "apply “Room” to anna:2");
    assert_eq!(asha.redo().unwrap().what, "apply “Room” to bert:4");
    assert_eq!(refusal(&study, || asha.redo()), "there is nothing to redo", "the garden's branch ended");
}

#[test]
fn an_act_that_changes_nothing_ends_nothing() {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    let room = apply(&mut asha, "anna", "a room by the café", "room");
    apply(&mut asha, "anna", "dandelions", "garden");
    asha.undo().unwrap();
    asha.set_memo(room, "").unwrap();
    assert_eq!(asha.redo().unwrap().what, "apply “Garden” to anna:4");
}

#[test]
fn the_making_of_the_project_cannot_be_undone() {
    let study = Study::bare(&["AB:Asha Bell"]);
    assert_eq!(refusal(&study, || study.sit(None).undo()), "there is nothing to undo");
    let path = study.folder().join("files").join("nobody.emic");
    Workbench::create(&path, &NewProject::default()).unwrap();
    assert_eq!(Workbench::open(&path, None).unwrap().undo().unwrap_err().to_string(), "there is nothing to undo");
}

#[test]
fn an_act_of_nobody_that_one_coder_took_back_does_not_stand_in_anothers_way() {
    let study = Study::new();
    study.sit(Some("CD")).set_case("Bert", &["age=40".into()]).unwrap();
    study.sit(None).set_case("Anna", &["age=30".into()]).unwrap();
    study.sit(Some("AB")).undo().unwrap();
    assert_eq!(refusal(&study, || study.sit(Some("CD")).redo()), "there is nothing to redo", "that is Asha's to do");
    assert_eq!(study.sit(Some("CD")).undo().unwrap().what, "set attributes of the case Bert");
    study.sit(Some("AB")).redo().unwrap();
    assert_eq!(study.sit(Some("CD")).undo().unwrap().what, "set attributes of the case Anna", "it stands again");
    assert_eq!(refusal(&study, || study.sit(Some("AB")).redo()), "there is nothing to redo", "now it is Carys's");
}

#[test]
fn a_coder_does_not_take_back_herself() {
    let study = Study::bare(&[]);
    study.sit(None).add_coder("AB:Asha Bell").unwrap();
    let why = refusal(&study, || study.sit(None).undo());
    assert_eq!(why, "“add the coder AB (Asha Bell)” cannot be taken back by AB; another coder can do it");
    study.sit(None).add_coder("CD:Carys Doyle").unwrap();
    assert_eq!(study.sit(Some("AB")).undo().unwrap().what, "add the coder CD (Carys Doyle)");
    assert_eq!(study.sit(Some("AB")).redo().unwrap().what, "add the coder CD (Carys Doyle)");
}

#[test]
fn undo_is_seen_by_a_workbench_that_was_open_all_along() {
    let study = Study::new();
    let (mut asha, mut also_asha) = (study.sit(Some("AB")), study.sit(Some("AB")));
    let anna = transcript(&asha, "anna");
    let theming = Theming { theme: "room".into(), ..Theming::default() };
    asha.apply_theme(anna, &Passage::Quote("a room by the café".into()), &theming).unwrap();
    also_asha.undo().unwrap();
    assert!(asha.codings_in(anna).unwrap().is_empty());
    asha.redo().unwrap();
    assert_eq!(also_asha.codings_in(anna).unwrap().len(), 1);
}

#[test]
fn what_a_coding_that_was_removed_rested_on_is_not_taken_back_under_its_coder() {
    let study = Study::new();
    let grown = format!("{}\n[[theme]]\nkey = \"pets\"\nname = \"Pets\"\n", common_store::FRAMEWORK);
    let grown = study.file("grown.toml", &grown);
    study.sit(Some("AB")).import_codebook(&grown).unwrap();
    let mut carys = study.sit(Some("CD"));
    let pets = apply(&mut carys, "anna", "dandelions", "pets");
    carys.remove_coding(pets).unwrap();
    let why = refusal(&study, || study.sit(Some("AB")).undo());
    assert!(why.starts_with("“read the framework from grown.toml” cannot be taken back: other work"), "{why}");
    carys.undo().unwrap();
    carys.undo().unwrap();
    assert_eq!(study.sit(Some("AB")).undo().unwrap().what, "read the framework from grown.toml");
}

#[test]
fn a_value_that_others_changed_and_changed_back_is_not_taken_back_under_them() {
    let study = Study::new();
    study.sit(Some("AB")).set_case("Anna", &["age=30".into()]).unwrap();
    study.sit(Some("CD")).set_case("Anna", &["age=31".into()]).unwrap();
    study.sit(Some("CD")).set_case("Anna", &["age=30".into()]).unwrap();
    assert!(refusal(&study, || study.sit(Some("AB")).undo()).contains("a later act changed the same case"));
    study.sit(Some("CD")).undo().unwrap();
    study.sit(Some("CD")).undo().unwrap();
    study.sit(Some("AB")).undo().unwrap();
}
