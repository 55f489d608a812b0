//! Undo and redo go round none of the rules of blind rounds, and are no dead end where they are refused.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common_store;

use common_store::{Study, apply, dump_all, transcript};
use emic::model::Frozen;
use emic::workbench::{
    AgreementScope, AssignRequest, AssignmentQuery, CodingQuery, DiscrepancyQuery, Resolution, Workbench,
};

/// AB, CD and EF; `anna` and `bert` assigned to AB and CD by EF, in round 1.
fn assigned() -> Study {
    let study = Study::new();
    study.sit(Some("AB")).add_coder("EF:Ella Frost").unwrap();
    assign(&mut study.sit(Some("EF")), &["anna", "bert"], &["AB", "CD"], "1");
    study
}

fn assign(workbench: &mut Workbench, titles: &[&str], coders: &[&str], round: &str) {
    let request = AssignRequest {
        transcripts: titles.iter().map(|title| transcript(workbench, title)).collect(),
        coders: coders.iter().map(ToString::to_string).collect(),
        round: Some(round.into()),
        ..AssignRequest::default()
    };
    workbench.assign(&request).unwrap();
}

fn unassign(workbench: &mut Workbench, title: &str, coder: &str, round: &str) {
    let anna = transcript(workbench, title);
    workbench.unassign(&[anna], &[coder.into()], Some(round)).unwrap();
}

fn done(study: &Study, coder: &str, title: &str) {
    let mut workbench = study.sit(Some(coder));
    let id = transcript(&workbench, title);
    workbench.done(id, None).unwrap();
}

fn reopen(study: &Study, coder: &str, title: &str) {
    let mut workbench = study.sit(Some(coder));
    let id = transcript(&workbench, title);
    workbench.reopen(id, "a slip", None).unwrap();
}

/// The sentence something is refused with, after making sure that nothing changed.
fn refusal<T: std::fmt::Debug, E: std::fmt::Display>(study: &Study, act: impl FnOnce() -> Result<T, E>) -> String {
    let before = dump_all(&study.path).unwrap();
    let why = act().expect_err("it should have been refused").to_string();
    assert_eq!(dump_all(&study.path).unwrap(), before, "a refused act changes nothing");
    why
}

/// Coder, round and state of the assignments of a transcript, as Ella sees them.
fn states(study: &Study, title: &str) -> Vec<(String, String, &'static str)> {
    let query = AssignmentQuery { transcript: Some(title.into()), ..AssignmentQuery::default() };
    let lines = study.sit(Some("EF")).assignments(&query).unwrap();
    lines.into_iter().map(|line| (line.coder, line.round, line.state.word())).collect()
}

fn state(coder: &str, round: &str, state: &'static str) -> (String, String, &'static str) {
    (coder.into(), round.into(), state)
}

fn frozen(study: &Study) -> Vec<Frozen> {
    common_store::store(&study.path).unwrap().read().frozen().unwrap()
}

fn themes(study: &Study, coder: &str) -> Vec<String> {
    let query = CodingQuery { by: Some(coder.into()), ..CodingQuery::default() };
    study.sit(Some(coder)).codings(&query).unwrap().into_iter().map(|coding| coding.theme).collect()
}

#[test]
fn being_done_is_not_undone_but_opened_again_with_a_reason() {
    let study = assigned();
    apply(&mut study.sit(Some("AB")), "bert", "neighbours", "friends");
    apply(&mut study.sit(Some("AB")), "anna", "a room by the café", "room");
    done(&study, "AB", "anna");
    let why = refusal(&study, || study.sit(Some("AB")).undo());
    assert_eq!(
        why,
        "“mark anna as done” cannot be taken back: open anna again with a reason instead: `emic reopen`; `emic undo \
         --past` takes back what you did before it"
    );
    assert_eq!(states(&study, "anna")[0], state("AB", "1", "done"));
}

#[test]
fn what_was_done_before_is_taken_back_past_it_but_for_what_is_locked() {
    let study = assigned();
    apply(&mut study.sit(Some("AB")), "bert", "neighbours", "friends");
    apply(&mut study.sit(Some("AB")), "anna", "a room by the café", "room");
    done(&study, "AB", "anna");
    let mut asha = study.sit(Some("AB"));
    assert_eq!(asha.next_past().unwrap().as_deref(), Some("apply “Friends” to bert:4"), "the one in anna is locked");
    assert_eq!(asha.undo_past().unwrap().what, "apply “Friends” to bert:4");
    assert_eq!(themes(&study, "AB"), ["room"]);
    assert_eq!(asha.redo().unwrap().what, "apply “Friends” to bert:4", "and done again");
    assert_eq!(asha.undo().unwrap().what, "apply “Friends” to bert:4", "now the latest, so that nothing is passed");
    reopen(&study, "AB", "anna");
    assert_eq!(asha.undo_past().unwrap().what, "apply “Room” to anna:2", "once it is open again");
    assert!(study.sit(None).check().unwrap().is_empty());
}

#[test]
fn opening_again_is_not_undone_but_marked_as_done_again() {
    let study = assigned();
    apply(&mut study.sit(Some("CD")), "anna", "It is small", "home");
    done(&study, "AB", "anna");
    reopen(&study, "AB", "anna");
    let why = refusal(&study, || study.sit(Some("AB")).undo());
    assert!(
        why.starts_with("“open anna again: a slip” cannot be taken back: mark anna as done again instead: `emic done`"),
        "{why}"
    );
    assert_eq!(frozen(&study).len(), 1, "what was set aside stays");
}

#[test]
fn a_blind_coder_cannot_take_back_that_she_was_assigned_and_a_lead_can() {
    let study = assigned();
    let mut nobody = study.sit(None);
    study.sit(Some("EF")).undo().unwrap();
    assign(&mut nobody, &["anna"], &["AB", "CD"], "1");
    let why = refusal(&study, || study.sit(Some("AB")).undo());
    assert_eq!(
        why,
        "“assign anna to AB, CD in round 1” cannot be taken back: it would show you what others coded in anna before you \
         are done there; finish it with `emic done`, or let somebody who is not assigned to it do this; `emic undo \
         --past` takes back what you did before it"
    );
    let mut ella = study.sit(Some("EF"));
    ella.undo().unwrap();
    assert!(states(&study, "anna").is_empty());
    ella.redo().unwrap();
    assert_eq!(states(&study, "anna").len(), 2);
}

#[test]
fn a_blind_coder_cannot_take_an_assignment_away_again_that_was_her_last() {
    let study = assigned();
    assign(&mut study.sit(Some("EF")), &["anna"], &["AB"], "second");
    let mut asha = study.sit(Some("AB"));
    unassign(&mut asha, "anna", "AB", "second");
    asha.undo().unwrap();
    unassign(&mut study.sit(Some("EF")), "anna", "AB", "1");
    let why = refusal(&study, || study.sit(Some("AB")).redo());
    assert!(
        why.starts_with("“take anna away from AB in round second” cannot be done again: it would show you"),
        "{why}"
    );
    assert_eq!(states(&study, "anna")[0], state("AB", "second", "to do"));
}

#[test]
fn nobody_unlocks_what_a_coder_is_done_with_by_undo_or_redo() {
    let study = assigned();
    apply(&mut study.sit(Some("CD")), "anna", "It is small", "home");
    let mut ella = study.sit(Some("EF"));
    assign(&mut ella, &["anna"], &["AB"], "second");
    unassign(&mut ella, "anna", "AB", "second");
    done(&study, "AB", "anna");
    let why = refusal(&study, || study.sit(Some("EF")).undo());
    assert!(
        why.starts_with(
            "“take anna away from AB in round second” cannot be taken back: AB is done with anna and could change codings \
             there again; assign it anew with `emic assign`"
        ),
        "{why}"
    );
    assign(&mut ella, &["anna"], &["AB"], "second");
    assert_eq!(frozen(&study).len(), 1, "which sets aside what she had");
}

#[test]
fn an_assignment_that_was_taken_back_is_not_given_again_over_what_is_done_by_now() {
    let study = assigned();
    let mut ella = study.sit(Some("EF"));
    assign(&mut ella, &["anna"], &["AB"], "second");
    ella.undo().unwrap();
    done(&study, "AB", "anna");
    let why = refusal(&study, || study.sit(Some("EF")).redo());
    assert!(why.contains("cannot be done again: AB is done with anna and could change codings there again"), "{why}");
}

#[test]
fn an_assignment_that_work_has_gone_on_with_is_taken_away_not_undone() {
    let study = assigned();
    done(&study, "AB", "anna");
    let stale = "work has gone on with what it assigned; take away what is still open with `emic unassign`";
    let why = refusal(&study, || study.sit(Some("EF")).undo());
    assert!(why.contains(stale), "{why}");
    unassign(&mut study.sit(Some("EF")), "bert", "AB", "1");
    assert_eq!(states(&study, "bert"), [state("CD", "1", "to do")]);
    // A round that others have gone on with keeps its row.
    let study = assigned();
    assign(&mut study.sit(Some("AB")), &["bert"], &["EF"], "1");
    let why = refusal(&study, || study.sit(Some("EF")).undo());
    assert!(why.contains(stale), "{why}");
}

#[test]
fn what_an_assignment_set_aside_is_not_taken_back_with_it() {
    let study = assigned();
    apply(&mut study.sit(Some("AB")), "anna", "a room by the café", "room");
    apply(&mut study.sit(Some("CD")), "anna", "It is small", "home");
    done(&study, "AB", "anna");
    let mut ella = study.sit(Some("EF"));
    assign(&mut ella, &["anna"], &["AB"], "second");
    let kept = frozen(&study);
    assert_eq!(kept.len(), 1);
    apply(&mut study.sit(Some("AB")), "anna", "It is small", "home");
    assert!(refusal(&study, || study.sit(Some("EF")).undo()).contains("work has gone on"));
    unassign(&mut ella, "anna", "AB", "second");
    assert_eq!(frozen(&study), kept, "her first reading stays what it was");
}

#[test]
fn codings_are_set_aside_once_where_another_person_had_coded() {
    let study = assigned();
    let reading = |study: &Study| themes(study, "AB");
    apply(&mut study.sit(Some("AB")), "anna", "a room by the café", "room");
    done(&study, "AB", "anna");
    reopen(&study, "AB", "anna");
    assert!(frozen(&study).is_empty(), "there was nothing to see: she is as independent as before");
    apply(&mut study.sit(Some("AB")), "anna", "dandelions", "garden");
    done(&study, "AB", "anna");
    apply(&mut study.sit(Some("CD")), "anna", "It is small", "home");
    let then = study.sit(Some("AB")).codings_in(transcript(&study.sit(None), "anna")).unwrap();
    reopen(&study, "AB", "anna");
    let kept = frozen(&study);
    assert_eq!(kept.len(), 1);
    let own: Vec<_> = then.into_iter().filter(|coding| coding.coder == kept[0].coder).collect();
    assert_eq!(kept[0].codings, own, "as they stood, to the letter");
    assert_eq!(reading(&study), ["room", "garden"]);
    apply(&mut study.sit(Some("AB")), "anna", "It is small", "home");
    done(&study, "AB", "anna");
    reopen(&study, "AB", "anna");
    assert_eq!(frozen(&study), kept, "a second time keeps the first");
}

#[test]
fn a_coder_who_had_coded_nothing_has_that_set_aside() {
    let study = assigned();
    apply(&mut study.sit(Some("CD")), "anna", "It is small", "home");
    done(&study, "AB", "anna");
    reopen(&study, "AB", "anna");
    assert_eq!(frozen(&study)[0].codings, []);
}

#[test]
fn a_transcript_with_assignments_cannot_be_taken_back_from_under_them() {
    let study = assigned();
    assert_eq!(study.sit(Some("AB")).undo().unwrap().what, "add the coder EF (Ella Frost)");
    let why = refusal(&study, || study.sit(Some("AB")).undo());
    assert!(why.starts_with("“import 2 files” cannot be taken back: other work in the project rests on it"), "{why}");
}

/// Both coders done with both transcripts, which they have coded alike in `bert` and unlike in `anna`.
fn both_done() -> Study {
    let study = assigned();
    for (coder, theme) in [("AB", "room"), ("CD", "home")] {
        apply(&mut study.sit(Some(coder)), "bert", "neighbours", "friends");
        apply(&mut study.sit(Some(coder)), "anna", "dandelions", "garden");
        apply(&mut study.sit(Some(coder)), "anna", "a room by the café", theme);
        done(&study, coder, "anna");
        done(&study, coder, "bert");
    }
    study
}

#[test]
fn what_she_settled_in_a_transcript_she_codes_again_is_not_there_for_undo() {
    let study = both_done();
    let mut asha = study.sit(Some("AB"));
    let differ = asha.discrepancies(&DiscrepancyQuery::default()).unwrap().discrepancies;
    asha.reconcile(differ[0].id, &Resolution::Both, "both are meant", None).unwrap();
    assign(&mut study.sit(Some("EF")), &["anna"], &["AB"], "second");
    let why = refusal(&study, || study.sit(Some("AB")).undo());
    assert!(why.starts_with("“mark bert as done” cannot be taken back"), "the decision is passed over: {why}");
    done(&study, "AB", "anna");
    let mut asha = study.sit(Some("AB"));
    let seen = asha.next_past().unwrap().unwrap();
    assert!(seen.contains("anna"), "it is there again once she is done: {seen}");
    asha.undo_past().unwrap();
    reopen(&study, "AB", "anna");
    assert_eq!(refusal(&study, || study.sit(Some("AB")).redo()), "there is nothing to redo");
}

#[test]
fn what_she_settled_in_several_is_not_taken_back_while_one_of_them_is_hidden_from_her() {
    let study = both_done();
    let all = study.sit(Some("AB")).take_agreements(&AgreementScope::default(), false).unwrap();
    assert_eq!(all.taken, 2, "one in each transcript");
    assign(&mut study.sit(Some("EF")), &["anna"], &["AB"], "second");
    let why = refusal(&study, || study.sit(Some("AB")).undo());
    assert!(why.contains("is about codings of transcripts you are coding again and not done with"), "{why}");
    let past = study.sit(Some("AB")).next_past().unwrap().unwrap();
    assert!(!past.contains("agree"), "and gone past: {past}");
    done(&study, "AB", "anna");
    assert!(study.sit(Some("AB")).undo_past().unwrap().what.contains("agree"));
}
