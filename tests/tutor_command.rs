//! `emic tutor` on the command line: it makes the tutorial, goes on with it, begins once more beside it, and never writes
//! over anything.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common;

use common::Study;
use emic::workbench::{CodingQuery, Workbench};

#[test]
fn it_is_made_in_a_folder_of_its_own_and_gone_on_with() {
    let study = Study::empty();
    let told = study.run(&["tutor", "--no-open"]);
    assert_eq!(told, "emic-tutor/tutor.emic: 0 of 27 steps done, next is step 1, turns\ngo on with it: emic tutor\n");
    let coded = ["--project", "emic-tutor/tutor.emic", "code", "--transcript", "Tutorial", "--theme", "2.1"];
    study.run(&[&coded[..], &["--quote", "At the door somebody says your name.", "--magnitude", "+"]].concat());
    let told = study.run(&["tutor", "--no-open"]);
    assert!(told.contains("8 of 27 steps done, next is step 9, both at once"), "what lies behind it counts: {told}");
    assert_eq!(study.names(), ["emic-tutor"]);
}

#[test]
fn beginning_once_more_leaves_the_one_that_is_there() {
    let study = Study::empty();
    study.run(&["tutor", "here", "--no-open"]);
    let before = std::fs::read(study.path("here/tutor.emic")).unwrap();
    let told = study.run(&["tutor", "here", "--fresh", "--no-open"]);
    assert!(told.starts_with("here/tutor-2.emic: 0 of 27 steps"), "{told}");
    assert!(told.ends_with("go on with it: emic tutor here\n"), "{told}");
    assert_eq!(std::fs::read(study.path("here/tutor.emic")).unwrap(), before);
    assert!(study.run(&["tutor", "here", "--no-open"]).starts_with("here/tutor-2.emic"), "the latest is gone on with");
}

#[test]
fn another_project_of_that_name_is_refused_and_left_as_it_is() {
    let study = Study::empty();
    study.run(&["new", "emic-tutor/tutor.emic", "--add-coder", "ME:Mine"]);
    let before = std::fs::read(study.path("emic-tutor/tutor.emic")).unwrap();
    let said = study.fails(&["tutor", "--no-open"]);
    assert!(said.contains("emic-tutor/tutor.emic is another project, not the tutorial"), "{said}");
    assert!(said.contains("emic tutor FOLDER"), "{said}");
    assert_eq!(std::fs::read(study.path("emic-tutor/tutor.emic")).unwrap(), before);
    assert!(study.misused(&["--project", "a.emic", "tutor"]).contains("--project"));
}

#[test]
fn its_framework_is_in_order_and_nothing_of_it_can_be_taken_back() {
    let study = Study::empty();
    study.run(&["tutor", "--no-open"]);
    let project = ["--project", "emic-tutor/tutor.emic"];
    assert!(study.run(&[&project[..], &["codebook", "lint"]].concat()).starts_with("nothing to look at"));
    assert!(study.run(&[&project[..], &["check"]].concat()).contains("is whole"));
    assert_eq!(study.fails(&[&project[..], &["undo"]].concat()), "there is nothing to undo");
    let bench = Workbench::open(&study.path("emic-tutor/tutor.emic"), Some("ME")).unwrap();
    assert_eq!(bench.codings(&CodingQuery::default()).unwrap(), []);
    assert!(bench.tutorial().unwrap().is_some());
    assert!(Workbench::open(&Study::demo().path("demo.emic"), Some("AB")).unwrap().tutorial().unwrap().is_none());
}
