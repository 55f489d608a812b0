//! Rounds: who codes what, how far everybody is, being done and opening again, as people and scripts ask for it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common;

use common::{Study, has_keys, list};
use serde_json::{Value, json};

/// Transcript, coder, round and state of each assignment in an answer.
fn told(answer: &Value) -> Vec<(String, String, String, String)> {
    let word = |line: &Value, key: &str| line[key].as_str().unwrap().to_string();
    let lines = list(answer, "assignments").iter();
    lines
        .map(|line| (word(line, "transcript"), word(line, "coder"), word(line, "round"), word(line, "state")))
        .collect()
}

fn line(transcript: &str, coder: &str, round: &str, state: &str) -> (String, String, String, String) {
    (transcript.into(), coder.into(), round.into(), state.into())
}

/// The two interviews, each assigned to both coders.
fn assigned() -> Study {
    let study = Study::with_interviews();
    study.run(&["assign", "P07", "P08", "--coders", "AB,CD"]);
    study
}

fn code(study: &Study, coder: &str, transcript: &str, quote: &str) -> Value {
    study.json(&["--coder", coder, "code", "--transcript", transcript, "--quote", quote, "--theme", "rooms"])
}

#[test]
fn assign_done_and_assignments_answer_with_who_codes_what() {
    let study = Study::with_interviews();
    let made = study.json(&["assign", "P07", "p08", "--coders", "AB, cd"]);
    let all = ["P07", "P08"].map(|title| ["AB", "CD"].map(|coder| line(title, coder, "1", "to do"))).concat();
    assert_eq!(told(&made), all);
    has_keys(&made, &["added", "already_there", "notes", "round", "dry_run"]);
    has_keys(&list(&made, "assignments")[0], &["transcript", "coder", "round", "state", "codings", "reopened"]);
    let done = study.json(&["--coder", "AB", "done", "P07"]);
    let mut after = all.clone();
    after[0].3 = "done".into();
    assert_eq!(told(&done), after);
    assert_eq!(told(&study.json(&["assignments"])), after);
    assert_eq!(told(&study.json(&["--coder", "CD", "assignments"])), after, "that Asha is done is no secret");
}

#[test]
fn an_assignment_is_in_progress_once_its_coder_has_coded_something_there() {
    let study = assigned();
    code(&study, "AB", "P07", "above the harbour");
    let state = |coder: &str| {
        let answer = study.json(&["--coder", coder, "assignments", "--transcript", "P07", "--by", "AB"]);
        list(&answer, "assignments")[0].clone()
    };
    assert_eq!((&state("AB")["state"], &state("AB")["codings"]), (&json!("in progress"), &json!(1)));
    assert_eq!((&state("CD")["state"], &state("CD")["codings"]), (&json!("to do"), &Value::Null), "hidden from Carys");
    study.run(&["--coder", "AB", "undo"]);
    assert_eq!(state("AB")["state"], "to do", "it is worked out, not kept");
}

#[test]
fn assigning_again_is_no_error_and_adds_nothing() {
    let study = assigned();
    let before = study.json(&["history"]);
    let again = study.json(&["assign", "P07", "--coders", "CD,AB,CD"]);
    assert_eq!((&again["added"], &again["already_there"]), (&json!(0), &json!(2)));
    assert_eq!(study.json(&["history"]), before);
}

#[test]
fn all_of_an_assignment_is_written_or_nothing() {
    let study = Study::with_interviews();
    for (arguments, why) in [
        (["assign", "P07", "P99", "--coders", "AB"], "there is no transcript “P99”; `emic transcripts` lists them"),
        (["assign", "P07", "P08", "--coders", "AB,XY"], "there is no coder “XY”; the coders are AB, CD"),
        (
            ["assign", "P07", "P08", "--coders", "AB,consensus"],
            "the consensus is what coders settle on together and codes nothing itself; name people",
        ),
        (["assign", "P07", "P08", "--coders", " "], "nobody is named; give initials, such as AB, CD"),
        (
            ["assign", "P07", "--coders", "AB", "--round=  "],
            "“” cannot be the name of a round; give it up to 40 letters, in one line",
        ),
    ] {
        assert_eq!(study.fails(&arguments), why);
    }
    assert_eq!(told(&study.json(&["assignments"])), []);
    assert_eq!(list(&study.json(&["rounds"]), "rounds").len(), 0);
}

#[test]
fn wrong_usage_of_assign_is_told_from_failure() {
    let study = Study::with_interviews();
    assert!(study.misused(&["assign", "--coders", "AB"]).contains("or --all, or a random --share"));
    assert!(study.misused(&["assign", "P07"]).contains("--coders"));
    assert!(study.misused(&["assign", "P07", "--all", "--coders", "AB"]).contains("cannot be used with"));
    assert!(study.misused(&["assign", "--all", "--coders", "AB", "--seed", "2"]).contains("--share"));
    assert!(study.misused(&["assign", "--all", "--coders", "AB", "--share", "0.2"]).contains("such as 20%"));
    assert!(study.misused(&["reopen", "P07"]).contains("--why"), "a reason is required");
}

#[test]
fn whoever_has_codings_there_already_may_be_assigned_and_it_is_said_what_she_could_see() {
    let study = Study::with_interviews();
    code(&study, "AB", "P07", "above the harbour");
    code(&study, "CD", "P07", "above the harbour");
    let made = study.json(&["assign", "--all", "--coders", "AB"]);
    assert_eq!(made["notes"], json!(["until now AB could see what others had coded in one of these transcripts"]));
    assert_eq!(list(&study.json(&["--coder", "AB", "codings"]), "codings").len(), 1, "and now she sees her own alone");
    assert_eq!(list(&study.json(&["--coder", "CD", "codings"]), "codings").len(), 2, "Carys is assigned nothing");
}

#[test]
fn somebody_who_is_assigned_nothing_sees_all_of_it() {
    let study = assigned();
    study.run(&["coder", "add", "EF:Ella Frost"]);
    code(&study, "AB", "P07", "above the harbour");
    code(&study, "CD", "P07", "It ran out");
    let seen = |coder: &str| list(&study.json(&["--coder", coder, "codings"]), "codings").len();
    assert_eq!((seen("EF"), seen("AB"), seen("CD")), (2, 1, 1));
    study.run(&["--coder", "AB", "done", "P07"]);
    assert_eq!((seen("AB"), seen("CD")), (2, 1), "once she is done");
}

#[test]
fn done_locks_that_coders_codings_of_that_transcript() {
    let study = assigned();
    let hers = code(&study, "AB", "P07", "above the harbour");
    code(&study, "AB", "P08", "felt safe");
    let said = study.run(&["--coder", "AB", "done", "P07"]);
    assert!(said.starts_with("P07 is done: 1 coding, 1 without a magnitude though there is a scale\n"), "{said}");
    let locked =
        "AB has marked P07 as done, so its codings are locked; open it again first, with a reason: `emic reopen`";
    let id = hers["id"].as_str().unwrap();
    assert_eq!(study.fails(&["--coder", "AB", "codings", "remove", id]), locked);
    let more = ["--coder", "AB", "code", "--transcript", "P07", "--quote", "ran out", "--theme", "money"];
    assert_eq!(study.fails(&more), locked);
    study.write("more.jsonl", r#"{"transcript":"P07","coder":"AB","theme":"money","quote":"ran out"}"#);
    for coder in [&["--coder", "AB"][..], &[]] {
        let import = study.ends(&[coder, &["codings", "import", "more.jsonl"]].concat());
        assert!(import.status == 1 && import.stderr.contains(locked), "an import is no way round it");
    }
    code(&study, "AB", "P08", "stairs were dark");
    code(&study, "CD", "P07", "above the harbour");
    assert_eq!(study.run(&["--coder", "AB", "done", "P07"]).lines().next().unwrap(), WAS_DONE, "and again is no error");
}

const WAS_DONE: &str = "P07 was done already: 1 coding, 1 without a magnitude though there is a scale";

#[test]
fn who_is_not_assigned_cannot_be_done_and_is_told_what_to_do() {
    let study = Study::with_interviews();
    study.run(&["assign", "P07", "--coders", "AB"]);
    assert_eq!(
        study.fails(&["--coder", "CD", "done", "P07"]),
        "CD is not assigned to P07; assign it with `emic assign P07 --coders CD`, or leave it: nothing is locked or \
         hidden there"
    );
    assert_eq!(
        study.fails(&["--coder", "AB", "done", "P07", "--round", "second"]),
        "AB is not assigned to P07 in round second; `emic assignments` lists who codes what"
    );
    let said = study.fails(&["done", "P07"]);
    assert_eq!(said, "this needs a coder: say who you are with --coder, one of AB, CD");
    let said = study.fails(&["--coder", "AB", "reopen", "P07", "--why", "x"]);
    assert_eq!(said, "P07 is open for AB already; there is nothing to open again, go on coding");
}

#[test]
fn opening_again_needs_a_reason_which_is_kept_and_unlocks() {
    let study = assigned();
    code(&study, "AB", "P07", "above the harbour");
    study.run(&["--coder", "AB", "done", "P07"]);
    let said = study.fails(&["--coder", "AB", "reopen", "P07", "--why", "  "]);
    assert_eq!(said, "opening P07 again needs a reason, which is kept; say it with --why");
    let again = study.json(&["--coder", "AB", "reopen", "P07", "--why", "two turns left out"]);
    assert_eq!(again["set_aside"], false, "nobody else had coded there, so nothing could have been seen");
    let hers = &list(&again, "assignments")[0];
    assert_eq!((&hers["state"], &hers["reopened"]), (&json!("in progress"), &json!("two turns left out")));
    code(&study, "AB", "P07", "ran out by Friday");
    let history = study.run(&["--coder", "AB", "history"]);
    assert!(history.contains("open P07 again: two turns left out"), "{history}");
    let board = study.run(&["--coder", "AB", "assignments"]);
    assert!(board.contains("in progress, opened again"), "{board}");
    study.run(&["--coder", "AB", "done", "P07"]);
    assert_eq!(
        list(&study.json(&["--coder", "AB", "assignments"]), "assignments")[0]["reopened"],
        "two turns left out"
    );
}

#[test]
fn an_open_assignment_is_taken_away_and_a_done_one_is_kept() {
    let study = assigned();
    study.run(&["--coder", "CD", "done", "P08"]);
    assert_eq!(
        study.fails(&["unassign", "P07", "--coders", "AB"]),
        "this needs a coder: say who you are with --coder, one of AB, CD"
    );
    assert_eq!(
        study.fails(&["--coder", "AB", "unassign", "P07", "--coders", "AB"]),
        "AB would see what others coded in P07 before being done with it; mark it as done instead, or let somebody who is \
         not assigned to it take it away"
    );
    assert_eq!(
        study.fails(&["--coder", "AB", "unassign", "P07", "P08", "--coders", "CD"]),
        "CD is done with P08, and what is done is kept; if it was a mistake let CD open it again first, with a reason: \
         `emic reopen`"
    );
    assert_eq!(told(&study.json(&["assignments"])).len(), 4, "all or nothing");
    let left = study.json(&["--coder", "AB", "unassign", "P07", "--coders", "CD"]);
    assert_eq!((&left["removed"], told(&left).len()), (&json!(1), 3));
    assert_eq!(
        study.fails(&["--coder", "AB", "unassign", "P07", "--coders", "CD"]),
        "CD is not assigned to P07; `emic assignments` lists who codes what"
    );
    let history = study.run(&["--coder", "AB", "history", "--limit", "1"]);
    assert!(history.contains("take P07 away from CD"), "{history}");
}

#[test]
fn rounds_have_names_and_progress() {
    let study = assigned();
    study.run(&["assign", "P08", "--coders", "CD", "--round", "Second look"]);
    study.run(&["assign", "P07", "--coders", "CD", "--round", "second LOOK"]);
    code(&study, "CD", "P08", "felt safe");
    study.run(&["--coder", "CD", "done", "P08", "--round", "second look"]);
    let rounds = study.json(&["--coder", "CD", "rounds"]);
    let names: Vec<&Value> = list(&rounds, "rounds").iter().map(|round| &round["name"]).collect();
    assert_eq!(names, ["1", "Second look"], "letter case does not make another round");
    let of = |round: usize| list(&rounds, "rounds")[round]["progress"].clone();
    assert_eq!(of(1), json!([{ "coder": "CD", "assigned": 2, "done": 1, "in_progress": 0, "to_do": 1, "hidden": 0 }]));
    assert_eq!(of(0)[1]["in_progress"], 1, "P08 in round 1 is begun");
    assert_eq!(of(0)[0], json!({ "coder": "AB", "assigned": 2, "done": 0, "in_progress": 0, "to_do": 2, "hidden": 2 }));
    code(&study, "CD", "P08", "stairs were dark");
    let said = study.run(&["rounds"]);
    assert!(said.contains("round Second look: 2 transcripts, begun 20") && said.contains("  CD 1 of 2 done"), "{said}");
}

#[test]
fn a_coder_with_an_open_round_is_not_locked_by_another_that_is_done() {
    let study = assigned();
    study.run(&["assign", "P07", "--coders", "AB", "--round", "second"]);
    let said = study.run(&["--coder", "AB", "done", "P07", "--round", "1"]);
    assert_eq!(said, "P07 is done: 0 codings\nit is still open in round second, so that nothing is locked yet\n");
    code(&study, "AB", "P07", "above the harbour");
    code(&study, "CD", "P07", "above the harbour");
    assert_eq!(list(&study.json(&["--coder", "AB", "codings"]), "codings").len(), 1, "nor is anything shown");
}

#[test]
fn assignments_are_narrowed_by_coder_round_transcript_and_state() {
    let study = assigned();
    study.run(&["assign", "P08", "--coders", "CD", "--round", "second"]);
    study.run(&["--coder", "AB", "done", "P08"]);
    code(&study, "AB", "P07", "above the harbour");
    let asked = |filter: &[&str]| told(&study.json(&[&["--coder", "AB", "assignments"], filter].concat()));
    assert_eq!(asked(&["--round", "second"]), [line("P08", "CD", "second", "to do")]);
    assert_eq!(asked(&["--by", "ab", "--state", "done"]), [line("P08", "AB", "1", "done")]);
    assert_eq!(asked(&["--state", "in-progress"]), [line("P07", "AB", "1", "in progress")]);
    assert_eq!(asked(&["--state", "open", "--transcript", "P08"]).len(), 2, "both of Carys's");
    assert_eq!(asked(&["--state", "to-do"]).len(), 3);
    let said = study.fails(&["assignments", "--round", "third"]);
    assert_eq!(said, "there is no round “third”; the rounds are 1, second");
    let none = study.run(&["assignments", "--by", "AB", "--round", "second"]);
    assert_eq!(none, "no assignment fits; `emic assignments` lists all\n");
}

#[test]
fn people_see_transcripts_against_coders_and_where_nothing_is_assigned_what_to_do() {
    let study = Study::with_interviews();
    let empty = study.run(&["assignments"]);
    assert!(empty.starts_with("nothing is assigned yet") && empty.contains("emic assign --all --coders AB"), "{empty}");
    assert_eq!(study.run(&["rounds"]), empty);
    assert_eq!(study.json(&["assignments"]), json!({ "assignments": [] }));
    study.run(&["assign", "--all", "--coders", "AB,CD"]);
    code(&study, "AB", "P07", "above the harbour");
    study.run(&["--coder", "CD", "done", "P08"]);
    assert_eq!(
        study.run(&["--coder", "AB", "assignments"]),
        "round 1\n\
         transcript  AB           CD\n\
         P07         in progress  open\n\
         P08         to do        done\n\
         \n\
         AB 0 of 2 done, 1 in progress · CD 1 of 2 done\n\
         \n\
         open: not done yet; whether it is begun is hidden from you until your own is done\n"
    );
}
