//! Where one was in every transcript is remembered, also after a restart, by each coder for herself, and never in the
//! project's folder.

#![allow(clippy::unwrap_used)] // A test that cannot go on has failed.

mod common_store;

use common_store::Study;
use emic::tui::{Inline, Look, Screen};
use std::path::Path;

/// A coder at her screens, with a folder of her account to remember places in.
fn sit(study: &Study, coder: &str, account: Option<&Path>, size: (u16, u16)) -> Inline {
    let mut bench = study.sit(Some(coder));
    bench.remember_places_in(account.map(|folder| folder.join("emic").join("places")));
    Inline::new(bench, size.0, size.1, Look::new(true, true)).unwrap()
}

/// The words the cursor stands on.
fn words(inline: &Inline) -> String {
    match inline.model.screen() {
        Some(Screen::Transcript(screen)) => screen.loaded.text[screen.cursor..].chars().take(12).collect(),
        _ => String::new(),
    }
}

#[test]
fn a_transcript_opens_where_it_was_left_also_after_a_restart_and_in_another_size() {
    let (study, account) = (Study::new(), tempfile::tempdir().unwrap());
    let mut first = sit(&study, "AB", Some(account.path()), (80, 24));
    first.press("Enter 3 } 2 w");
    let left = words(&first);
    assert_eq!(left, "Zoë helps me");
    first.press("Esc j Enter");
    assert_eq!(words(&first), "How did you ", "another transcript has a place of its own");
    first.press("} Esc k Enter");
    assert_eq!(words(&first), left, "as long as the program runs");
    first.press("Esc q");
    drop(first);
    let mut second = sit(&study, "AB", Some(account.path()), (130, 50));
    second.press("Enter");
    assert_eq!(words(&second), left, "and after it");
    second.press("Esc j Enter");
    assert_eq!(words(&second), "By train, at");
}

#[test]
fn the_place_is_on_disk_at_every_turn_so_that_a_killed_program_loses_no_more_than_that() {
    let (study, account) = (Study::new(), tempfile::tempdir().unwrap());
    let mut first = sit(&study, "AB", Some(account.path()), (80, 24));
    first.press("Enter 2 }");
    let mut second = sit(&study, "AB", Some(account.path()), (80, 24));
    second.press("Enter");
    assert_eq!(words(&second), "And who help");
    drop(first);
}

#[test]
fn a_place_asked_for_comes_before_the_one_remembered() {
    let (study, account) = (Study::new(), tempfile::tempdir().unwrap());
    let mut inline = sit(&study, "AB", Some(account.path()), (80, 24));
    inline.press("Enter 3 } Esc /");
    inline.type_in("café");
    inline.press("Enter Enter");
    assert!(words(&inline).starts_with("café"), "{}", words(&inline));
}

#[test]
fn every_coder_has_her_own_places_and_the_projects_folder_tells_none_of_them() {
    let (study, account) = (Study::new(), tempfile::tempdir().unwrap());
    let before = study.beside();
    let mut ab = sit(&study, "AB", Some(account.path()), (80, 24));
    ab.press("Enter 3 } Esc q");
    drop(ab);
    let mut cd = sit(&study, "CD", Some(account.path()), (80, 24));
    cd.press("Enter");
    assert_eq!(words(&cd), "Where do you", "what AB has read is nothing to CD");
    cd.press("} Esc @");
    cd.type_in("AB");
    // The name, the question whether she is to sit down, and the transcript.
    cd.press("Enter Enter Enter");
    assert!(words(&cd).starts_with("My friend"), "who sits down finds her own: {}", words(&cd));
    drop(cd);
    assert_eq!(study.beside(), before);
    let told: String = files(account.path()).iter().map(|file| std::fs::read_to_string(file).unwrap()).collect();
    assert!(!told.contains("anna") && !told.contains("Where") && !told.contains("AB"), "ids and numbers alone: {told}");
    assert_eq!(files(account.path()).len(), 2, "one file for each coder");
}

#[test]
fn places_that_are_damaged_or_deleted_are_none() {
    let (study, account) = (Study::new(), tempfile::tempdir().unwrap());
    let mut first = sit(&study, "AB", Some(account.path()), (80, 24));
    first.press("Enter 3 } Esc q");
    drop(first);
    let file = files(account.path()).remove(0);
    for damage in ["", "{", "{\"places\":{\"x\":1}}", "{\"places\":{}}", "null"] {
        std::fs::write(&file, damage).unwrap();
        let mut again = sit(&study, "AB", Some(account.path()), (80, 24));
        again.press("Enter");
        assert_eq!(words(&again), "Where do you", "{damage}");
    }
    // A number past the end is no place either.
    let written = std::fs::read_to_string(&file).unwrap();
    let far: String = written
        .split(':')
        .enumerate()
        .map(|(n, part)| if n == 0 { part.to_string() } else { format!(":{part}") })
        .collect();
    std::fs::write(&file, far.replace('0', "999999")).unwrap();
    let mut again = sit(&study, "AB", Some(account.path()), (80, 24));
    again.press("Enter");
    assert!(!words(&again).is_empty());
    std::fs::remove_file(&file).unwrap();
    let mut gone = sit(&study, "AB", Some(account.path()), (80, 24));
    gone.press("Enter");
    assert_eq!(words(&gone), "Where do you");
}

#[test]
fn a_folder_that_cannot_be_written_stands_in_nobodys_way() {
    let (study, account) = (Study::new(), tempfile::tempdir().unwrap());
    let blocked = account.path().join("emic");
    std::fs::write(&blocked, "a file where a folder would be").unwrap();
    let mut inline = sit(&study, "AB", Some(account.path()), (80, 24));
    inline.press("Enter 2 } Esc Enter");
    assert_eq!(words(&inline), "And who help");
    assert!(inline.model.notice.is_none());
    let mut none = sit(&study, "AB", None, (80, 24));
    none.press("Enter 2 } Esc Enter");
    assert_eq!(words(&none), "And who help");
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

#[test]
fn the_bar_stands_on_the_transcript_that_was_left_last() {
    let (study, account) = (Study::new(), tempfile::tempdir().unwrap());
    let mut first = sit(&study, "AB", Some(account.path()), (80, 24));
    first.press("Enter } Esc j Enter } q");
    drop(first);
    let mut second = sit(&study, "AB", Some(account.path()), (80, 24));
    second.press("Enter");
    assert_eq!(words(&second), "By train, at", "bert, where she was");
}
