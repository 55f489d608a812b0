//! What one program does, another that has the file open sees at once; and the search index is derived: it follows the
//! journal, and comes back the same when it is deleted, damaged, or not the right one.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common_store;

use common_store::{ANNA, BERT, FRAMEWORK, Study, apply, transcript};
use emic::model::CharSpan;
use emic::workbench::{Passage, SearchReport, SearchRequest, SearchUnit, Theming, Workbench};
use proptest::prelude::*;
use std::path::{Path, PathBuf};

fn quotes(workbench: &Workbench, query: &str) -> SearchReport {
    let request = SearchRequest { query: query.into(), unit: Some(SearchUnit::Quote), ..SearchRequest::default() };
    workbench.search(&request).unwrap()
}

fn turns(workbench: &Workbench, query: &str) -> SearchReport {
    workbench.search(&SearchRequest { query: query.into(), ..SearchRequest::default() }).unwrap()
}

fn index(study: &Study) -> PathBuf {
    study.folder().join("study.emic-index")
}

/// Everything that can be found, by words and by place.
fn everything(workbench: &Workbench) -> Vec<SearchReport> {
    ["", "room", "the", "garden of dandelions", "-room", "caf*", "friend OR station", "\"the room\""]
        .iter()
        .flat_map(|query| [quotes(workbench, query), turns(workbench, query)])
        .collect()
}

#[test]
fn what_one_does_another_sees_at_once() {
    let study = Study::new();
    let (mut asha, carys) = (study.sit(Some("AB")), study.sit(Some("CD")));
    assert_eq!(carys.names().unwrap().transcripts.len(), 2);
    assert_eq!(quotes(&carys, "dandelions").total, 0);

    let id = apply(&mut asha, "anna", "dandelions", "garden");
    assert_eq!(carys.codings_in(transcript(&carys, "anna")).unwrap().len(), 1);
    assert_eq!(quotes(&carys, "dandelions").hits[0].codings[0].id, id);
    assert_eq!(carys.seq().unwrap(), asha.seq().unwrap());

    study.import(&mut asha, &[("cora.txt", "INT: And you?\n\nCora: Me too, with seven hens.\n")]);
    assert_eq!(carys.names().unwrap().transcripts.len(), 3);
    assert_eq!(turns(&carys, "hens").total, 1);
    assert_eq!(carys.load(transcript(&carys, "cora")).unwrap().speakers.len(), 2);

    asha.import_codebook(&study.file("renamed.toml", &FRAMEWORK.replace("\"Garden\"", "\"Gardens\""))).unwrap();
    let names = carys.names().unwrap();
    assert_eq!(names.framework.resolve("garden").unwrap().name, "Gardens");

    asha.set_case("Anna", &["age=30".into()]).unwrap();
    assert_eq!(carys.cases().unwrap().attributes[0].key, "age");
    asha.add_coder("EF:Ella Frost").unwrap();
    assert!(carys.names().unwrap().coders.iter().any(|coder| coder.initials == "EF"));
}

#[test]
fn a_coding_is_found_as_soon_as_it_is_made_and_no_longer_than_it_is_there() {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    assert_eq!(quotes(&asha, "dandelions").total, 0);
    let id = apply(&mut asha, "anna", "dandelions", "garden");
    assert_eq!(quotes(&asha, "dandelions").total, 1);
    asha.undo().unwrap();
    assert_eq!(quotes(&asha, "dandelions").total, 0, "undone");
    asha.redo().unwrap();
    assert_eq!(quotes(&asha, "dandelions").total, 1, "done again");
    asha.remove_coding(id).unwrap();
    assert_eq!(quotes(&asha, "dandelions").total, 0, "removed");
    asha.undo().unwrap();
    assert_eq!(quotes(&asha, "dandelions").hits[0].codings[0].id, id);
}

#[test]
fn an_import_that_is_undone_is_not_found_any_more() {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    study.import(&mut asha, &[("cora.txt", "INT: And you?\n\nCora: Me too, with seven hens.\n")]);
    assert_eq!(turns(&asha, "hens").total, 1);
    asha.undo().unwrap();
    assert_eq!(turns(&asha, "hens").total, 0);
    asha.redo().unwrap();
    assert_eq!(turns(&asha, "hens").total, 1);
}

/// A study with codings and an index that knows them; everything that can be found in it.
fn indexed() -> (Study, Vec<SearchReport>) {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    apply(&mut asha, "anna", "a room by the café", "room");
    apply(&mut asha, "anna", "garden of dandelions", "garden");
    apply(&mut asha, "bert", "The room is cold", "room");
    let found = everything(&asha);
    assert!(found.iter().filter(|report| report.total > 0).count() > 8);
    assert!(index(&study).join("meta.json").is_file());
    (study, found)
}

#[test]
fn an_index_that_is_deleted_comes_back_the_same() {
    let (study, found) = indexed();
    std::fs::remove_dir_all(index(&study)).unwrap();
    assert_eq!(everything(&study.sit(Some("AB"))), found);
    assert!(index(&study).join("meta.json").is_file());
}

#[test]
fn an_index_that_is_deleted_under_an_open_workbench_comes_back_the_same() {
    let (study, found) = indexed();
    let mut asha = study.sit(Some("AB"));
    assert_eq!(everything(&asha), found);
    std::fs::remove_dir_all(index(&study)).unwrap();
    assert_eq!(everything(&asha), found);
    apply(&mut asha, "bert", "neighbours", "friends");
    assert_eq!(quotes(&asha, "neighbours").total, 1);
    asha.undo().unwrap();
    assert_eq!(everything(&asha), found);
}

#[test]
fn an_index_that_is_damaged_under_an_open_workbench_comes_back_the_same() {
    let (study, found) = indexed();
    let mut asha = study.sit(Some("AB"));
    assert_eq!(everything(&asha), found);
    std::fs::write(index(&study).join("meta.json"), "{ not json").unwrap();
    apply(&mut asha, "bert", "neighbours", "friends");
    assert_eq!(quotes(&asha, "neighbours").total, 1);
    asha.undo().unwrap();
    assert_eq!(everything(&asha), found);
}

#[test]
fn an_index_whose_list_is_garbage_is_built_again() {
    let (study, found) = indexed();
    std::fs::write(index(&study).join("meta.json"), "{ not json").unwrap();
    assert_eq!(everything(&study.sit(Some("AB"))), found);
}

#[test]
fn an_index_with_files_missing_or_cut_short_is_built_again() {
    let (study, found) = indexed();
    let files = |folder: &Path| -> Vec<PathBuf> {
        let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.retain(|path| path.extension().is_some_and(|extension| extension != "lock"));
        files
    };
    for path in files(&index(&study)) {
        if path.is_file() {
            std::fs::remove_file(&path).unwrap();
            assert_eq!(everything(&study.sit(Some("AB"))), found, "without {}", path.display());
        }
    }
    for path in files(&index(&study)) {
        if path.is_file() {
            std::fs::write(&path, "").unwrap();
            assert_eq!(everything(&study.sit(Some("AB"))), found, "with nothing in {}", path.display());
        }
    }
}

fn copy_folder(from: &Path, to: &Path) {
    let _ = std::fs::remove_dir_all(to);
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
    }
}

#[test]
fn the_index_of_another_project_is_not_believed() {
    let (study, _) = indexed();
    let other = Study::bare(&["AB:Asha Bell"]);
    let mut asha = other.sit(None);
    other.import(&mut asha, &[("cora.txt", "INT: And you?\n\nCora: No room, no garden, only hens.\n")]);
    copy_folder(&index(&study), &index(&other));
    assert_eq!(turns(&asha, "dandelions").total, 0);
    assert_eq!(turns(&asha, "hens").total, 1);
    assert_eq!(turns(&asha, "room").total, 1);
}

#[test]
fn an_index_that_knows_more_than_an_older_copy_of_the_project_is_built_again() {
    let study = Study::new();
    let older = study.folder().join("files").join("older.emic");
    let asha = study.sit(Some("AB"));
    let found = everything(&asha);
    drop(asha);
    std::fs::copy(&study.path, &older).unwrap();

    let mut asha = study.sit(Some("AB"));
    apply(&mut asha, "anna", "dandelions", "garden");
    assert_eq!(quotes(&asha, "dandelions").total, 1);
    drop(asha);
    std::fs::copy(&older, &study.path).unwrap();
    assert_eq!(everything(&study.sit(Some("AB"))), found, "shorter than the index knows");

    let mut asha = study.sit(Some("AB"));
    apply(&mut asha, "anna", "dandelions", "garden");
    apply(&mut asha, "anna", "a room by the café", "room");
    assert_eq!(quotes(&asha, "").total, quotes(&asha, "room OR dandelions").total);
    drop(asha);
    std::fs::copy(&older, &study.path).unwrap();
    let mut asha = study.sit(Some("AB"));
    apply(&mut asha, "bert", "The room is cold", "room");
    apply(&mut asha, "bert", "neighbours", "friends");
    assert_eq!(quotes(&asha, "dandelions OR café").total, 0, "as long as the index knows, and another");
    assert_eq!(quotes(&asha, "room OR neighbours").total, 2);
}

#[test]
fn where_the_index_cannot_be_kept_it_is_in_memory() {
    let study = Study::new();
    std::fs::write(index(&study), "a file in the way").unwrap();
    let mut asha = study.sit(Some("AB"));
    assert_eq!(turns(&asha, "dandelions").total, 1);
    apply(&mut asha, "anna", "dandelions", "garden");
    assert_eq!(quotes(&asha, "dandelions").total, 1);
    assert_eq!(std::fs::read(index(&study)).unwrap(), b"a file in the way");
}

#[test]
fn a_folder_of_somebody_else_in_the_place_of_the_index_is_left_alone() {
    let study = Study::new();
    std::fs::create_dir(index(&study)).unwrap();
    std::fs::write(index(&study).join("thesis.txt"), "my thesis").unwrap();
    let asha = study.sit(Some("AB"));
    assert_eq!(turns(&asha, "dandelions").total, 1);
    let names: Vec<_> = std::fs::read_dir(index(&study)).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["thesis.txt"]);
}

#[test]
fn two_workbenches_share_one_index() {
    let study = Study::new();
    let (mut asha, mut carys) = (study.sit(Some("AB")), study.sit(Some("CD")));
    for (quote, theme) in [("dandelions", "garden"), ("a room", "room"), ("My friend", "friends")] {
        apply(&mut asha, "anna", quote, theme);
        assert_eq!(everything(&asha), everything(&carys));
        apply(&mut carys, "anna", quote, theme);
        assert_eq!(everything(&carys), everything(&asha));
    }
    assert_eq!(quotes(&asha, "dandelions").total, 2);
}

#[test]
fn programs_that_build_the_index_at_the_same_time_find_everything_once() {
    let (study, found) = indexed();
    for _ in 0..5 {
        let _ = std::fs::remove_dir_all(index(&study));
        let path = &study.path;
        std::thread::scope(|threads| {
            let looking = (0..4).map(|_| threads.spawn(|| everything(&Workbench::open(path, Some("AB")).unwrap())));
            for found_at_once in looking.collect::<Vec<_>>() {
                assert_eq!(found_at_once.join().unwrap(), found);
            }
        });
    }
}

/// What is done between two searches.
#[derive(Debug, Clone)]
enum Deed {
    Apply { transcript: usize, start: usize, length: usize, theme: usize },
    Remove(usize),
    Import(usize),
    Undo,
    Redo,
    Search,
}

const THEMES: [&str; 4] = ["home", "room", "garden", "friends"];

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let apply = (0..3_usize, 0..140_usize, 1..60_usize, 0..4_usize)
        .prop_map(|(transcript, start, length, theme)| Deed::Apply { transcript, start, length, theme });
    let deed = prop_oneof![
        6 => apply,
        1 => (0..9_usize).prop_map(Deed::Remove),
        1 => (0..3_usize).prop_map(Deed::Import),
        2 => Just(Deed::Undo),
        1 => Just(Deed::Redo),
        3 => Just(Deed::Search),
    ];
    prop::collection::vec(deed, 4..16)
}

fn perform(study: &Study, asha: &mut Workbench, deed: &Deed) {
    // Much of what is drawn is refused; the index has to be right then too.
    match deed {
        Deed::Apply { transcript, start, length, theme } => {
            let listed = asha.transcripts().unwrap().transcripts;
            let theming = Theming { theme: THEMES[*theme].into(), ..Theming::default() };
            if let Some(line) = listed.get(*transcript) {
                let _ = asha.apply_theme(line.id, &Passage::Chars(CharSpan::new(*start, start + length)), &theming);
            }
        }
        Deed::Remove(which) => {
            let listed = asha.codings(&Default::default()).unwrap();
            if let Some(coding) = listed.get(*which) {
                asha.remove_coding(coding.id).unwrap();
            }
        }
        Deed::Import(number) => {
            let text = format!("INT: Number {number}?\n\nP{number}: The room of dandelions, number {number}.\n");
            study.import(asha, &[(&format!("t{number}.txt"), &text)]);
        }
        Deed::Undo => _ = asha.undo(),
        Deed::Redo => _ = asha.redo(),
        Deed::Search => _ = everything(asha),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_index_kept_in_step_finds_what_a_new_one_finds(deeds in deeds()) {
        let study = Study::bare(&["AB:Asha Bell"]);
        let mut asha = study.sit(None);
        asha.import_codebook(&study.file("small.toml", FRAMEWORK)).unwrap();
        study.import(&mut asha, &[("anna.txt", ANNA), ("bert.txt", BERT)]);
        for deed in &deeds {
            perform(&study, &mut asha, deed);
        }
        let kept = everything(&asha);
        drop(asha);
        std::fs::remove_dir_all(index(&study)).unwrap();
        prop_assert_eq!(everything(&study.sit(None)), kept);
    }
}
