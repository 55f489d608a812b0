//! Damage is found, and a crash loses nothing: `check` over one changed byte wherever it is, and a program that is
//! killed with the file open.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common_store;

use common_store::{ANNA, Study, apply, apply_with, bytes, dump_all, tamper, transcript};
use emic::model::{AssignmentState, MemoAbout};
use emic::workbench::{CodingQuery, Finding, MemoTarget, Theming, Workbench};
use proptest::prelude::*;
use rstest::rstest;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

/// A study in which every table has rows.
fn full_study() -> Study {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    let theming = Theming { theme: "room".into(), magnitude: Some("positive".into()), memo: "Her own words.".into() };
    apply_with(&mut asha, "anna", "a room by the café", &theming);
    let garden = apply(&mut asha, "anna", "dandelions", "garden");
    asha.set_memo(garden, "Zoë's?").unwrap();
    asha.set_case("Anna", &["age=30".into()]).unwrap();
    asha.undo().unwrap();
    asha.redo().unwrap();
    apply(&mut study.sit(Some("CD")), "bert", "The room is cold", "room");
    let anna = MemoTarget::About(MemoAbout::Transcript(transcript(&asha, "anna")));
    asha.write_memo(anna, "Interrupted twice.", None).unwrap();
    study.assign("anna", "AB", AssignmentState::Done);
    study
}

fn check(path: &Path) -> Vec<Finding> {
    Workbench::open(path, None).expect("the file opens").check().expect("the questions can be asked")
}

fn kinds(findings: &[Finding]) -> Vec<&'static str> {
    let mut kinds: Vec<&str> = findings.iter().map(|finding| finding.kind).collect();
    kinds.dedup();
    kinds
}

#[test]
fn nothing_is_found_in_a_sound_project() {
    assert_eq!(check(&full_study().path), []);
    assert_eq!(check(&Study::bare(&[]).path), []);
    let folder = tempfile::tempdir().unwrap();
    let demo = folder.path().join("demo.emic");
    Workbench::demo(&demo).unwrap();
    assert_eq!(check(&demo), []);
}

#[test]
fn one_changed_letter_of_a_stored_text_is_found() {
    let study = full_study();
    tamper(&study.path, "UPDATE text SET body = replace(body, 'dandelions', 'dandelionz')");
    let findings = check(&study.path);
    assert_eq!(kinds(&findings), ["text"]);
    assert_eq!(
        findings[0].message,
        "the stored text of transcript anna is not the text that was imported (its SHA-256 differs)"
    );
}

#[test]
fn a_stored_text_that_is_no_text_any_more_is_found_and_stops_no_other_question() {
    let study = full_study();
    tamper(
        &study.path,
        "UPDATE text SET body = CAST(x'ff' || CAST(substr(body, 2) AS BLOB) AS TEXT) WHERE body LIKE '%Anna%';
         UPDATE coding SET memo = 'Her own words!' WHERE memo = 'Her own words.'",
    );
    let findings = check(&study.path);
    assert!(kinds(&findings).contains(&"text") && kinds(&findings).contains(&"rows"), "{findings:?}");
}

#[rstest]
#[case::before("UPDATE change SET before = replace(before, '30', '31') WHERE before LIKE '%\"30\"%'", "journal")]
#[case::before_gone("UPDATE change SET before = NULL WHERE before IS NOT NULL AND seq > 5", "journal")]
#[case::after(
    "UPDATE change SET after = replace(after, '\"start\":', '\"start\": ') WHERE entity = 'coding'",
    "journal"
)]
#[case::entity("UPDATE change SET entity = 'theme' WHERE seq = 2", "journal")]
#[case::entity_id("UPDATE change SET entity_id = randomblob(16) WHERE seq = 3", "journal")]
#[case::change_id("UPDATE change SET id = randomblob(16) WHERE seq = 3", "journal")]
#[case::hash("UPDATE change SET hash = randomblob(32) WHERE seq = (SELECT max(seq) FROM change)", "journal")]
#[case::what("UPDATE act SET what = replace(what, 'Garden', 'garden') WHERE what LIKE '%Garden%'", "journal")]
#[case::who("UPDATE act SET coder = (SELECT id FROM coder WHERE initials = 'CD') WHERE coder IS NULL", "journal")]
#[case::nobody("UPDATE act SET coder = NULL WHERE seq = 6", "journal")]
#[case::when("UPDATE act SET at = '2024-05-01T09:00:00.001Z' WHERE what = 'assign'", "journal")]
#[case::act_kind("UPDATE act SET kind = 'undo' WHERE seq = 4", "journal")]
#[case::act_target("UPDATE act SET target = randomblob(16) WHERE kind = 'undo'", "journal")]
#[case::last_change("DELETE FROM change WHERE seq = (SELECT max(seq) FROM change)", "journal")]
#[case::middle_change("DELETE FROM change WHERE seq = 7", "journal")]
#[case::change_moved("UPDATE change SET seq = 1000 WHERE seq = (SELECT max(seq) FROM change)", "journal")]
#[case::lost_act("DELETE FROM act WHERE seq = 5", "references")]
#[case::empty_act(
    "INSERT INTO act SELECT seq + 100, randomblob(16), kind, what, coder, at, target FROM act",
    "journal"
)]
#[case::no_end("DELETE FROM journal_head", "journal")]
#[case::earlier_end("UPDATE journal_head SET changes = changes - 1", "journal")]
#[case::other_end("UPDATE journal_head SET hash = zeroblob(32)", "journal")]
#[case::a_row_beside_the_door("UPDATE coding SET memo = memo || '!'", "rows")]
#[case::a_memo("UPDATE memo SET text = text || '!'", "rows")]
#[case::a_memo_about_something_else("UPDATE memo SET kind = 'theme'", "rows")]
#[case::a_memo_too_few("DELETE FROM memo", "rows")]
#[case::a_row_too_many("INSERT INTO case_row VALUES (randomblob(16), 'Nobody', 'participant', '{}')", "rows")]
#[case::a_row_too_few("DELETE FROM assignment", "rows")]
#[case::a_turn_moved("UPDATE turn SET start = start + 1, body = body + 1 WHERE n = 2", "rows")]
#[case::a_turn_too_few("DELETE FROM turn WHERE n = 4", "rows")]
#[case::a_speaker("UPDATE speaker SET words = words + 1 WHERE ordinal = 1", "rows")]
#[case::a_theme("UPDATE theme SET definition = 'Anything.' WHERE key = 'room'", "rows")]
#[case::a_scale("UPDATE framework SET scales = replace(scales, 'neutral', 'natural')", "rows")]
#[case::dangling("UPDATE coding SET theme = randomblob(16)", "references")]
#[case::dangling_text("DELETE FROM text", "references")]
fn damage_is_found(#[case] sql: &str, #[case] kind: &str) {
    let study = full_study();
    let before = dump_all(&study.path).unwrap();
    tamper(&study.path, sql);
    assert_ne!(dump_all(&study.path).unwrap(), before, "there is damage to find");
    let findings = check(&study.path);
    assert!(kinds(&findings).contains(&kind), "{findings:?}");
    assert!(findings.iter().all(|finding| finding.message.len() > 20), "in sentences: {findings:?}");
}

#[test]
fn a_span_and_a_magnitude_that_cannot_be_are_found() {
    let study = full_study();
    // Rewritten in rows and journal alike, as a program that knows the chain could: sound, but without meaning.
    let mut store = common_store::store(&study.path).unwrap();
    let coding = store.read().codings(&emic::store::CodingFilter::default()).unwrap().remove(0);
    let author = emic::store::Author { coder: None, at: "2024-05-01T09:00:00.000Z".into() };
    let outside = emic::model::Coding {
        span: emic::model::Span::new(0, 100_000),
        magnitude: Some("purple".into()),
        ..coding.clone()
    };
    store.act(&author, "damage", |door| door.put(&outside)).unwrap();
    let messages: Vec<String> = check(&study.path).into_iter().map(|finding| finding.message).collect();
    assert_eq!(messages.len(), 2, "{messages:?}");
    assert!(messages[0].contains(&coding.id.to_string()) && messages[0].contains("outside the text"), "{messages:?}");
    assert!(messages[1].contains("“purple”, which is not on its scale"), "{messages:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1, failure_persistence: None, ..ProptestConfig::default() })]

    /// One file, damaged in many places, one at a time: making the study costs more than looking at it.
    #[test]
    fn one_changed_byte_is_found_or_changes_nothing(places in prop::collection::vec((any::<prop::sample::Index>(), 1_u8..), 300)) {
        let study = full_study();
        let sound = bytes(&study.path);
        let content = dump_all(&study.path).unwrap();
        // Most of a page is empty; bytes that hold something are worth more looks.
        let filled: Vec<usize> = (0..sound.len()).filter(|at| sound[*at] != 0).collect();
        let damaged = study.folder().join("damaged.emic");
        for (index, change) in places {
            let at = filled[index.index(filled.len())];
            let mut bytes = sound.clone();
            bytes[at] ^= change;
            std::fs::write(&damaged, &bytes).unwrap();
            let quiet = Workbench::open(&damaged, None).and_then(|workbench| workbench.check()).is_ok_and(|findings| findings.is_empty());
            if quiet {
                prop_assert_eq!(dump_all(&damaged).ok(), Some(content.clone()), "byte {} xor {}", at, change);
            }
        }
    }
}

// ---------------------------------------------------------------------------------------------------------------------
// Crashes
// ---------------------------------------------------------------------------------------------------------------------

/// What the program that is going to be killed does: it codes until it is, and says after each act that it is done.
/// Run by itself, without a project to work on, it does nothing.
#[test]
#[ignore = "it is started, and killed, by the tests of crashes"]
fn code_until_killed() {
    let Ok(path) = std::env::var("EMIC_TEST_CRASH") else { return };
    let mut asha = Workbench::open(Path::new(&path), Some("AB")).unwrap();
    let anna = transcript(&asha, "anna");
    let chars = ANNA.chars().count();
    for start in 0.. {
        let span = emic::model::CharSpan::new(start % (chars - 9), start % (chars - 9) + 1 + start / (chars - 9));
        let theming = Theming { theme: "room".into(), memo: "x".repeat(start * 7 % 5000), ..Theming::default() };
        let line = asha.apply_theme(anna, &emic::workbench::Passage::Chars(span), &theming).unwrap();
        let mut out = std::io::stdout();
        writeln!(out, "\ndone {}", line.id).unwrap();
        out.flush().unwrap();
    }
}

/// Starts the program above, waits for so many acts, kills it; the acts it had told of.
fn killed_after(path: &Path, acts: usize) -> Vec<String> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", "code_until_killed", "--nocapture"])
        .env("EMIC_TEST_CRASH", path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut told = Vec::new();
    for line in lines {
        let Ok(line) = line else { break };
        if let Some(id) = line.strip_prefix("done ") {
            told.push(id.to_string());
        }
        if told.len() == acts {
            child.kill().unwrap();
        }
    }
    child.wait().unwrap();
    told
}

fn codings(workbench: &Workbench) -> Vec<String> {
    let codings = workbench.codings(&CodingQuery::default()).unwrap();
    codings.into_iter().map(|coding| coding.id.to_string()).collect()
}

#[rstest]
fn every_act_that_was_told_of_survives_a_kill(#[values(1, 3, 40)] acts: usize) {
    let study = Study::new();
    let told = killed_after(&study.path, acts);
    assert!(told.len() >= acts);
    assert!(study.beside().contains(&"study.emic-wal".to_string()), "{:?}", study.beside());
    let workbench = study.sit(Some("AB"));
    let kept = codings(&workbench);
    assert!(told.iter().all(|id| kept.contains(id)), "an act that was told of is not lost");
    assert!(kept.len() <= told.len() + 1, "at most the one that was under way came besides");
    assert_eq!(workbench.after_crash(), Some(&[][..]), "it was looked through, and nothing is wrong");
    assert_eq!(workbench.check().unwrap(), []);
    drop(workbench);
    assert_eq!(study.beside(), ["study.emic"], "and is one file again");
    assert_eq!(study.sit(Some("AB")).after_crash(), None, "the next one has nothing to recover");
}

#[test]
fn damage_after_a_crash_is_told_on_opening() {
    let study = Study::new();
    apply(&mut study.sit(Some("AB")), "anna", "dandelions", "garden");
    tamper(&study.path, "UPDATE coding SET memo = 'not hers'");
    killed_after(&study.path, 2);
    let workbench = study.sit(Some("AB"));
    let found = workbench.after_crash().expect("it was looked through");
    assert_eq!(kinds(found), ["rows"]);
}

#[test]
fn a_copy_of_an_open_project_with_its_log_opens_with_everything_in_it() {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    let id = apply(&mut asha, "anna", "dandelions", "garden");
    let copy = study.folder().join("files").join("copy.emic");
    let log = study.folder().join("files").join("copy.emic-wal");
    std::fs::copy(&study.path, &copy).unwrap();
    std::fs::copy(study.folder().join("study.emic-wal"), &log).unwrap();
    let recovered = Workbench::open(&copy, None).unwrap();
    assert_eq!(codings(&recovered), [id.to_string()]);
    assert_eq!(recovered.after_crash(), Some(&[][..]));
}

#[test]
fn whoever_leaves_last_leaves_one_file() {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    let carys = study.sit(Some("CD"));
    apply(&mut asha, "anna", "dandelions", "garden");
    drop(asha);
    assert!(study.beside().len() > 1, "Carys still has it open");
    assert_eq!(codings(&carys).len(), 1);
    drop(carys);
    assert_eq!(study.beside(), ["study.emic"]);
    assert_eq!(study.sit(None).after_crash(), None);
}

#[test]
fn a_project_that_somebody_else_has_open_is_not_taken_for_a_crash() {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    apply(&mut asha, "anna", "dandelions", "garden");
    let carys = study.sit(Some("CD"));
    assert_eq!(carys.after_crash(), None);
}
