//! A blind coder sees no memo of another coder that could tell what that one found: everything she can ask is answered as
//! if the other had never written one.
//!
//! Two copies of one project are compared, one from before the other coder's memos and one from after them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common_store;

use common_store::{Study, apply, transcript};
use emic::model::{AssignmentState, MemoAbout, MemoKind};
use emic::workbench::{CodingQuery, Export, Format, MemoDraft, MemoQuery, MemoTarget, Workbench};
use std::path::{Path, PathBuf};

/// The one word that stands in all of CD's memos and nowhere else.
const HERS: &str = "unmistakable";

/// AB and CD are assigned to `anna` and not done; nobody is assigned to `bert`, and CD writes nothing about it.
struct Moments {
    study: Study,
    /// With AB's memos alone.
    before: PathBuf,
    /// With CD's too: the project itself.
    after: PathBuf,
}

/// Everything a memo can be about, apart from codings.
fn things(workbench: &Workbench) -> Vec<MemoAbout> {
    let names = workbench.names().unwrap();
    let case = names.cases.iter().find(|case| case.name == "Anna").unwrap().id;
    vec![
        MemoAbout::Project,
        MemoAbout::Transcript(transcript(workbench, "anna")),
        MemoAbout::Transcript(transcript(workbench, "bert")),
        MemoAbout::Theme(workbench.find_theme("room").unwrap()),
        MemoAbout::Case(case),
    ]
}

fn moments() -> Moments {
    let study = Study::new();
    study.sit(Some("AB")).add_coder("EF:Ella Frost").unwrap();
    for coder in ["AB", "CD"] {
        study.assign("anna", coder, AssignmentState::InProgress);
        apply(&mut study.sit(Some(coder)), "anna", "a room by the café", "room");
    }
    let write = |coder: &str, text: &str| {
        let mut workbench = study.sit(Some(coder));
        let bert = MemoAbout::Transcript(transcript(&workbench, "bert"));
        for about in things(&workbench).into_iter().filter(|about| coder == "AB" || *about != bert) {
            workbench.write_memo(MemoTarget::About(about), text, None).unwrap();
        }
        let query = CodingQuery { by: Some(coder.into()), ..CodingQuery::default() };
        let coding = workbench.codings(&query).unwrap()[0].id;
        workbench.write_memo(MemoTarget::Coding(coding), text, None).unwrap();
    };
    write("AB", "Mine.");
    let before = study.folder().join("files/before.emic");
    std::fs::create_dir_all(before.parent().unwrap()).unwrap();
    std::fs::copy(&study.path, &before).unwrap();
    write("CD", "An unmistakable pride.");
    let mut carys = study.sit(Some("CD"));
    carys.undo().unwrap();
    carys.redo().unwrap();
    drop(carys);
    let after = study.path.clone();
    Moments { study, before, after }
}

fn sit(path: &Path, coder: Option<&str>) -> Workbench {
    Workbench::open(path, coder).unwrap()
}

/// The answer to everything that can be asked about memos, each under its question.
fn everything(workbench: &Workbench) -> Vec<(String, String)> {
    let mut told: Vec<(String, String)> = Vec::new();
    let some = |text: &str| Some(text.to_string());
    let mut queries = vec![
        MemoQuery { by: some("CD"), ..MemoQuery::default() },
        MemoQuery { transcript: some("anna"), ..MemoQuery::default() },
        MemoQuery { theme: some("home"), ..MemoQuery::default() },
        MemoQuery { case: some("Anna"), ..MemoQuery::default() },
        MemoQuery { words: "pride".into(), ..MemoQuery::default() },
    ];
    queries.extend(MemoKind::ALL.map(|kind| MemoQuery { about: Some(kind), ..MemoQuery::default() }));
    for query in queries {
        told.push((format!("{query:?}"), format!("{:?}", workbench.memos(&query).unwrap())));
        for format in [Format::Csv, Format::Html, Format::Md, Format::Json] {
            let bytes = workbench.export(&Export::Memos(query.clone()), format).unwrap();
            told.push((format!("{query:?} as {format:?}"), String::from_utf8(bytes).unwrap()));
        }
    }
    if workbench.coder().is_some() {
        for about in things(workbench) {
            let page = workbench.memo_page(MemoTarget::About(about)).unwrap();
            told.push((format!("editor on {about:?}"), format!("{:?}", page.others)));
        }
        let own = CodingQuery {
            by: workbench.coder().map(|coder| coder.initials.clone()),
            transcript: some("anna"),
            ..CodingQuery::default()
        };
        for coding in workbench.codings(&own).unwrap() {
            let page = workbench.memo_page(MemoTarget::Coding(coding.id)).unwrap();
            told.push((format!("editor on {}", coding.citation), format!("{:?}", page.others)));
        }
    }
    told.push(("history".into(), format!("{:?}", workbench.history(None).unwrap())));
    told.push(("latest".into(), format!("{:?}", workbench.history(Some(2)).unwrap())));
    told.push(("acts".into(), format!("{:?}", workbench.acts(None).unwrap())));
    let codings = Export::Codings(CodingQuery::default());
    told.push(("codings".into(), String::from_utf8(workbench.export(&codings, Format::Json).unwrap()).unwrap()));
    told
}

/// The questions that are answered with something only CD wrote.
fn hers(workbench: &Workbench) -> Vec<String> {
    let told = everything(workbench).into_iter().filter(|(_, answer)| answer.contains(HERS));
    told.map(|(asked, _)| asked).collect()
}

/// What the memos this viewer sees are about, and who wrote them.
fn writers(path: &Path, coder: Option<&str>) -> Vec<String> {
    let memos = sit(path, coder).memos(&MemoQuery::default()).unwrap();
    let told = memos.iter().map(|line| {
        let about = if line.kind == MemoKind::Transcript { line.about.as_str() } else { line.kind.word() };
        format!("{about} {}", line.coder)
    });
    told.collect()
}

#[test]
fn a_blind_coder_is_answered_as_if_the_other_had_written_no_memo() {
    let moments = moments();
    for coder in [Some("AB"), None] {
        let (before, after) = (everything(&sit(&moments.before, coder)), everything(&sit(&moments.after, coder)));
        for ((asked, before), (_, after)) in before.into_iter().zip(after) {
            assert_eq!(before, after, "{coder:?}: {asked}");
        }
        assert_eq!(hers(&sit(&moments.after, coder)), Vec::<String>::new(), "{coder:?}");
    }
    assert_eq!(
        writers(&moments.after, Some("AB")),
        ["project AB", "anna AB", "coding AB", "bert AB", "theme AB", "case AB"]
    );
}

#[test]
fn nobody_in_particular_sees_no_memo_on_what_is_no_transcript_as_long_as_anybody_is_blind() {
    let moments = moments();
    assert_eq!(writers(&moments.after, None), ["bert AB"]);
    moments.study.assign("anna", "AB", AssignmentState::Done);
    moments.study.assign("anna", "CD", AssignmentState::Done);
    assert_eq!(writers(&moments.after, None).len(), 11);
}

#[test]
fn somebody_who_is_not_assigned_sees_all_memos() {
    let moments = moments();
    assert_eq!(writers(&moments.after, Some("EF")).len(), 11);
    let told = hers(&sit(&moments.after, Some("EF")));
    assert!(told.len() > 20, "the comparison would show a difference: {told:?}");
    assert_eq!(hers(&sit(&moments.before, Some("EF"))), Vec::<String>::new());
}

#[test]
fn a_coder_who_is_done_sees_all_of_them_and_one_who_begins_again_none() {
    let moments = moments();
    moments.study.assign("anna", "AB", AssignmentState::Done);
    assert_eq!(writers(&moments.after, Some("AB")).len(), 11);
    assert_eq!(
        writers(&moments.after, Some("CD")).iter().filter(|told| told.ends_with("AB")).count(),
        1,
        "Carys is not"
    );
    moments.study.assign("anna", "AB", AssignmentState::ToDo);
    assert_eq!(writers(&moments.after, Some("AB")).len(), 6);
}

#[test]
fn who_is_blind_on_one_transcript_sees_no_memo_on_a_theme_though_she_sees_those_on_other_transcripts() {
    let moments = moments();
    moments.study.assign("anna", "AB", AssignmentState::Done);
    let mut carys = sit(&moments.after, Some("CD"));
    let bert = MemoAbout::Transcript(transcript(&carys, "bert"));
    carys.write_memo(MemoTarget::About(bert), HERS, None).unwrap();
    assert!(writers(&moments.after, Some("AB")).contains(&"bert CD".to_string()));
    moments.study.assign("bert", "AB", AssignmentState::ToDo);
    let told = writers(&moments.after, Some("AB"));
    assert_eq!(told, ["project AB", "anna AB", "anna CD", "coding AB", "coding CD", "bert AB", "theme AB", "case AB"]);
}

#[test]
fn undo_of_a_blind_coder_says_the_same() {
    let moments = moments();
    let undone = |path: &Path| {
        let mut asha = sit(path, Some("AB"));
        (0..7).map(|_| asha.undo().map(|undone| undone.what).map_err(|why| why.to_string())).collect::<Vec<_>>()
    };
    assert_eq!(undone(&moments.before), undone(&moments.after));
}

#[test]
fn what_another_coder_was_typing_is_hers_alone() {
    let moments = moments();
    let draft = |workbench: &Workbench| MemoDraft {
        target: MemoTarget::About(MemoAbout::Project).into(),
        coder: workbench.coder().unwrap().id,
        about: "the project".into(),
        transcript: None,
        base: String::new(),
        text: HERS.into(),
        at: String::new(),
    };
    let carys = sit(&moments.after, Some("CD"));
    carys.drafts().keep(&draft(&carys)).unwrap();
    drop(carys);
    let asha = sit(&moments.after, Some("AB"));
    assert_eq!(asha.drafts_left().unwrap(), []);
    assert_eq!(asha.memo_page(MemoTarget::About(MemoAbout::Project)).unwrap().restored, None);
    let nobody = sit(&moments.after, None);
    assert_eq!(nobody.drafts_left().unwrap(), []);
    let carys = sit(&moments.after, Some("CD"));
    assert_eq!(carys.drafts_left().unwrap().len(), 1, "it waits for her");
}
