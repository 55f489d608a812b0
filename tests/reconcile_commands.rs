//! Reconciling from the command line: where coders differ, how it is settled, what becomes of it, and how it is taken
//! back.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common;

use common::{Study, has_keys, list};
use serde_json::{Value, json};

/// As AB and CD have coded P07: one agreement, one boundary with opposite magnitudes, one other theme, one each alone,
/// one further coding.
fn coded() -> Study {
    let study = Study::with_interviews();
    let code = |coder: &str, quote: &str, theme: &str, magnitude: Option<&str>, memo: &str| {
        let mut arguments =
            vec!["--coder", coder, "code", "--transcript", "P07", "--quote", quote, "--theme", theme, "--memo", memo];
        if let Some(magnitude) = magnitude {
            arguments.extend(["--magnitude", magnitude]);
        }
        study.run(&arguments);
    };
    code("AB", "In a café 😀 above the harbour.", "rooms", Some("positive"), "");
    code("CD", "In a café 😀 above the harbour.", "rooms", Some("positive"), "Hers too.");
    code("AB", "The room is small, but it has a door.", "rooms", Some("negative"), "Small first.");
    code("CD", "small, but it has a door.", "rooms", Some("positive"), "A door counts.");
    code("AB", "Then we moved twice.", "moves", None, "");
    code("CD", "Then we moved twice", "housing", None, "");
    code("AB", "It ran out by Friday.", "money", Some("little"), "");
    code("CD", "And the money?", "money", None, "");
    code("CD", "The room is small,", "rooms", Some("negative"), "");
    study
}

fn listed(study: &Study, arguments: &[&str]) -> Value {
    study.json(&[&["discrepancies"], arguments].concat())
}

/// The id of the one discrepancy of this type.
fn the(study: &Study, kind: &str) -> String {
    let report = listed(study, &["--type", kind]);
    let found = list(&report, "discrepancies");
    assert_eq!(found.len(), 1, "{report}");
    found[0]["id"].as_str().unwrap().to_string()
}

fn decide(study: &Study, id: &str, how: &[&str]) -> Value {
    study.json(&[&["--coder", "AB", "reconcile", id], how].concat())
}

fn codings(study: &Study, by: &str) -> Vec<Value> {
    list(&study.json(&["codings", "--by", by]), "codings").clone()
}

fn mark(coding: &Value) -> (String, Value, u64, u64) {
    let place = |key: &str| coding[key].as_u64().unwrap();
    (coding["theme"].as_str().unwrap().to_string(), coding["magnitude"].clone(), place("start"), place("end"))
}

#[test]
fn the_document_is_the_contract_and_ends_are_code_points() {
    let study = coded();
    let report = listed(&study, &["--coders", "AB,CD"]);
    assert_eq!(
        report["counts"],
        json!({ "agree": 1, "boundary": 1, "magnitude": 1, "theme": 1, "only_first": 1, "only_second": 1, "split": 1 })
    );
    let one = &list(&report, "discrepancies")[0];
    has_keys(one, &["id", "transcript", "types", "state", "start", "end", "theme", "readings", "decision"]);
    assert_eq!((one["transcript"].as_str(), one["state"].as_str()), (Some("P07"), Some("open")));
    assert_eq!(one["decision"], Value::Null);
    let text = study.json(&["show", "P07"])["text"].as_str().unwrap().to_string();
    for one in list(&report, "discrepancies") {
        assert_eq!(common::slice(&text, &one["start"], &one["end"]), one["text"].as_str().unwrap());
        for reading in list(one, "readings") {
            has_keys(reading, &["coder", "coding", "theme", "magnitude", "start", "end"]);
            assert_eq!(common::slice(&text, &reading["start"], &reading["end"]), reading["text"].as_str().unwrap());
            assert!(
                reading["start"].as_u64() >= one["start"].as_u64() && reading["end"].as_u64() <= one["end"].as_u64()
            );
        }
    }
    let boundary =
        list(&report, "discrepancies").iter().find(|one| one["types"] == json!(["boundary", "magnitude"])).unwrap();
    let coders: Vec<&Value> = list(boundary, "readings").iter().map(|reading| &reading["coder"]).collect();
    assert_eq!(coders, ["AB", "CD"]);
    assert_eq!(boundary["severity"], "opposite");
    let magnitudes: Vec<&Value> = list(boundary, "readings").iter().map(|reading| &reading["magnitude"]).collect();
    assert_eq!(magnitudes, ["negative", "positive"]);
    let split = list(&report, "discrepancies").iter().find(|one| one["types"] == json!(["split"])).unwrap();
    let words: Vec<&Value> = list(split, "readings").iter().map(|reading| &reading["text"]).collect();
    assert_eq!(words, ["The room is small,", "The room is small, but it has a door.", "small, but it has a door."]);
}

#[test]
fn the_same_disagreement_keeps_its_id_whoever_is_called_first_and_whatever_else_is_coded() {
    let study = coded();
    let ids = |arguments: &[&str]| -> Vec<(Value, Value)> {
        let report = listed(&study, arguments);
        list(&report, "discrepancies").iter().map(|one| (one["id"].clone(), one["types"].clone())).collect()
    };
    let before = ids(&["--coders", "AB,CD"]);
    let turned = ids(&["--coders", "CD,AB"]);
    let exchanged: Vec<(Value, Value)> = turned
        .iter()
        .map(|(id, types)| {
            let types = types.as_array().unwrap().iter().map(|kind| match kind.as_str().unwrap() {
                "only_first" => "only_second",
                "only_second" => "only_first",
                other => other,
            });
            (id.clone(), json!(types.collect::<Vec<_>>()))
        })
        .collect();
    assert_eq!(before, exchanged);
    study.code("P08", "Yes. Safe and warm enough", "rooms", Some("+"));
    study.code("P07", "Où habitez-vous maintenant?", "money", None);
    study.run(&["case", "set", "P07", "town=Ulm"]);
    let after = ids(&["--coders", "AB,CD"]);
    assert!(before.iter().all(|one| after.contains(one)), "{before:?} {after:?}");
    assert_eq!(after.len(), before.len() + 1, "P08 has no coding of CD's, so it is not compared");
}

#[test]
fn filters_narrow_the_list_and_not_the_counts() {
    let study = coded();
    let of = |arguments: &[&str]| -> Vec<Value> {
        list(&listed(&study, arguments), "discrepancies").iter().map(|one| one["types"].clone()).collect()
    };
    assert_eq!(of(&["--type", "only"]).len(), 2);
    assert_eq!(of(&["--type", "only_first,theme"]).len(), 2);
    assert_eq!(of(&["--type", "magnitude"]), [json!(["boundary", "magnitude"])]);
    assert_eq!(of(&["--state", "resolved"]), [] as [Value; 0]);
    assert_eq!(of(&["--state", "open"]).len(), 5);
    // Housing takes rooms and moves along; the theme discrepancy is about moves and about housing itself.
    assert_eq!(of(&["--theme", "housing"]).len(), 3);
    assert_eq!(of(&["--theme", "moves"]), [json!(["theme"])]);
    assert_eq!(of(&["--transcript", "P08"]), [] as [Value; 0]);
    assert_eq!(of(&["--severity", "opposite"]), [json!(["boundary", "magnitude"])]);
    assert_eq!(of(&["--severity", "neighbouring,theme,split"]).len(), 2);
    let first: Vec<Value> = of(&["--by-severity"]);
    assert_eq!(first[0], json!(["boundary", "magnitude"]), "opposite magnitudes come first");
    assert_eq!(first[1], json!(["theme"]));
    let narrowed = listed(&study, &["--type", "split", "--state", "open"]);
    assert_eq!(narrowed["counts"], listed(&study, &[])["counts"]);
    assert_eq!(listed(&study, &["--theme", "money"])["counts"]["agree"], 0);
    study.misused(&["discrepancies", "--type", "quarrel"]);
    study.misused(&["discrepancies", "--state", "shut"]);
    assert_eq!(
        study.fails(&["discrepancies", "--coders", "AB"]),
        "two coders or more are compared, and AB is one; name another, as in --coders AB,CD"
    );
    assert_eq!(study.fails(&["discrepancies", "--coders", "AB,XY"]), "there is no coder “XY”; the coders are AB, CD");
}

#[test]
fn each_outcome_writes_what_it_says_and_originals_stay_byte_for_byte() {
    let outcomes: [(&str, &[&str], usize); 6] = [
        ("magnitude", &["--adopt", "AB"], 1),
        ("magnitude", &["--adopt", "cd"], 1),
        ("magnitude", &["--both"], 2),
        ("magnitude", &["--neither"], 0),
        ("magnitude", &["--keep"], 0),
        ("magnitude", &["--set", "theme=money,magnitude=some,span=8..20"], 1),
    ];
    for (kind, how, many) in outcomes {
        let study = coded();
        let (ab, cd) = (codings(&study, "AB"), codings(&study, "CD"));
        let id = the(&study, kind);
        let decision = decide(&study, &id, &[how, &["--why", "because"]].concat());
        has_keys(&decision, &["id", "discrepancy", "outcome", "why", "coder", "at", "consensus", "readings"]);
        let consensus = list(&decision, "consensus");
        assert_eq!(consensus.len(), many, "{how:?}");
        assert_eq!((codings(&study, "AB"), codings(&study, "CD")), (ab.clone(), cd.clone()), "{how:?}");
        let marks: Vec<_> = consensus.iter().map(mark).collect();
        let hers = mark(ab.iter().find(|one| one["memo"] == "Small first.").unwrap());
        let his = mark(cd.iter().find(|one| one["memo"] == "A door counts.").unwrap());
        match how[0] {
            "--adopt" if how[1] == "AB" => assert_eq!(marks, [hers]),
            "--adopt" => assert_eq!(marks, [his]),
            "--both" => assert_eq!(marks, [hers, his]),
            "--set" => assert_eq!(marks, [("money".to_string(), json!("some"), 8, 20)]),
            _ => assert_eq!(marks, []),
        }
        if many > 0 {
            assert_eq!(codings(&study, "consensus").len(), many, "{how:?}");
        }
        let state = if how[0] == "--keep" { "kept" } else { "resolved" };
        let one = list(&listed(&study, &["--type", kind]), "discrepancies")[0].clone();
        assert_eq!((one["state"].as_str(), &one["decision"]), (Some(state), &decision), "{how:?}");
        study.run(&["check"]);
    }
}

#[test]
fn a_memo_goes_with_the_reading_that_is_adopted() {
    let study = coded();
    let decision = decide(&study, &the(&study, "magnitude"), &["--adopt", "CD", "--why", "the door"]);
    assert_eq!(list(&decision, "consensus")[0]["memo"], "A door counts.");
    assert_eq!((decision["outcome"].as_str(), decision["adopted"].as_str()), (Some("second"), Some("CD")));
    assert_eq!((decision["why"].as_str(), decision["coder"].as_str()), (Some("the door"), Some("AB")));
}

#[test]
fn where_one_coder_has_nothing_her_reading_is_that_nothing_is_there() {
    let study = coded();
    let id = the(&study, "only_first");
    let decision = decide(&study, &id, &["--adopt", "CD", "--why", "no allowance is named"]);
    assert_eq!(list(&decision, "consensus").len(), 0);
    let other = the(&study, "only_second");
    let decision = decide(&study, &other, &["--adopt", "CD", "--why", "the question sets it"]);
    assert_eq!(list(&decision, "consensus").len(), 1);
}

#[test]
fn a_new_reading_takes_from_the_readings_what_it_leaves_out_as_far_as_they_share_it() {
    let study = coded();
    let id = the(&study, "magnitude");
    let said = study.fails(&["--coder", "AB", "reconcile", &id, "--set", "magnitude=neutral", "--why", "mixed"]);
    assert_eq!(said, "the two readings have different ends, so the new one must say its own: span=S..E");
    let decision = decide(&study, &id, &["--set", "magnitude=0,span=60..70", "--why", "mixed"]);
    assert_eq!(mark(&list(&decision, "consensus")[0]), ("rooms".to_string(), json!("neutral"), 60, 70));
    let id = the(&study, "theme");
    let said = study.fails(&["--coder", "AB", "reconcile", &id, "--set", "span=60..70", "--why", "mixed"]);
    assert_eq!(said, "the two readings have different theme, so the new one must say its own: theme=KEY");
    for (wrong, why) in [
        ("theme=other,span=1..5", "is a heading"),
        ("theme=rooms,magnitude=much,span=1..5", "is not on the scale"),
        ("theme=moves,magnitude=+,span=1..5", "has no scale"),
        ("theme=rooms,span=1..50000", "is not a passage of P07"),
        ("theme=roomz,span=1..5", "there is no theme"),
    ] {
        let said = study.fails(&["--coder", "AB", "reconcile", &id, "--set", wrong, "--why", "x"]);
        assert!(said.contains(why), "{wrong}: {said}");
    }
    assert_eq!(codings(&study, "consensus").len(), 1, "what was refused has written nothing");
}

#[test]
fn a_decision_needs_somebody_and_a_reason_and_stands_until_it_is_reverted() {
    let study = coded();
    let id = the(&study, "theme");
    assert!(study.fails(&["reconcile", &id, "--both", "--why", "x"]).starts_with("this needs a coder"));
    assert!(study.fails(&["--coder", "AB", "reconcile", &id, "--both"]).starts_with("a decision needs its reason"));
    assert!(study.fails(&["--coder", "AB", "reconcile", &id, "--both", "--why", "  "]).starts_with("a decision needs"));
    study.misused(&["--coder", "AB", "reconcile", &id]);
    study.misused(&["--coder", "AB", "reconcile", &id, "--both", "--keep", "--why", "x"]);
    study.misused(&["--coder", "AB", "reconcile", "--both", "--why", "x"]);
    assert!(
        study
            .fails(&["--coder", "AB", "reconcile", "ffffffffffffffff", "--both", "--why", "x"])
            .starts_with("there is no disagreement")
    );
    assert!(
        study.fails(&["--coder", "AB", "reconcile", "abc", "--keep", "--why", "x"]).contains("too little of an id")
    );
    decide(&study, &id, &["--adopt", "AB", "--why", "x"]);
    let again = study.fails(&["--coder", "CD", "reconcile", &id, "--keep", "--why", "x"]);
    assert_eq!(again, format!("{id} is settled already; revert it first with `emic reconcile {id} --revert`"));
    let taken = study.json(&["--coder", "CD", "reconcile", &id, "--revert"]);
    assert_eq!(taken["outcome"], "first");
    assert_eq!(codings(&study, "consensus"), [] as [Value; 0]);
    assert_eq!(list(&listed(&study, &["--type", "theme"]), "discrepancies")[0]["state"], "open");
    assert!(study.fails(&["--coder", "AB", "reconcile", &id, "--revert"]).contains("nothing to revert"));
    decide(&study, &id, &["--keep", "--why", "both can be seen"]);
}

#[test]
fn what_is_put_off_can_be_decided_later_and_needs_no_reason() {
    let study = coded();
    let id = the(&study, "theme");
    decide(&study, &id, &["--discuss"]);
    assert_eq!(listed(&study, &[])["states"], json!({ "open": 4, "discuss": 1, "resolved": 0, "kept": 0 }));
    decide(&study, &id, &["--discuss", "--why", "ask the team"]);
    let decision = decide(&study, &id[..6], &["--adopt", "AB", "--why", "asked"]);
    assert_eq!(decision["state"], "resolved");
    assert_eq!(list(&study.json(&["--coder", "AB", "undo"]), "changes").len(), 3, "decision, coding, consensus");
    assert_eq!(list(&listed(&study, &["--state", "discuss"]), "discrepancies").len(), 1);
}

#[test]
fn agreements_are_counted_first_and_taken_in_one_act_once() {
    let study = coded();
    let count = study.json(&["reconcile", "--agreements", "--dry-run"]);
    assert_eq!((&count["taken"], &count["codings"], &count["dry_run"]), (&json!(1), &json!(1), &json!(true)));
    assert!(study.fails(&["codings", "--by", "consensus"]).starts_with("there is no coder"), "it was only counted");
    assert!(study.fails(&["reconcile", "--agreements"]).starts_with("this needs a coder"));
    let taken = study.json(&["--coder", "AB", "reconcile", "--agreements"]);
    assert_eq!((&taken["taken"], &taken["codings"], &taken["already"]), (&json!(1), &json!(1), &json!(0)));
    let consensus = codings(&study, "consensus");
    assert_eq!(consensus.len(), 1);
    assert_eq!(consensus[0]["memo"], "Hers too.");
    let again = study.json(&["--coder", "CD", "reconcile", "--agreements"]);
    assert_eq!((&again["taken"], &again["already"]), (&json!(0), &json!(1)));
    let before = study.json(&["history"]);
    assert_eq!(study.json(&["history"]), before, "the second time nothing was done");
    assert_eq!(listed(&study, &[])["agreements"], json!({ "pending": 0, "taken": 1 }));
    study.run(&["--coder", "AB", "undo"]);
    assert_eq!(listed(&study, &[])["agreements"], json!({ "pending": 1, "taken": 0 }));
    study.run(&["--coder", "AB", "redo"]);
    assert_eq!(codings(&study, "consensus"), consensus);
}

#[test]
fn with_three_coders_every_pair_is_compared_and_one_reading_is_one_consensus_coding() {
    let study = coded();
    study.run(&["--coder", "AB", "coder", "add", "EF:Ella Frost"]);
    let same = ["--quote", "In a café 😀 above the harbour.", "--theme", "rooms", "--magnitude", "+"];
    study.run(&[&["--coder", "EF", "code", "--transcript", "P07"][..], &same].concat());
    let report = listed(&study, &[]);
    let pairs: Vec<&Value> = list(&report, "pairs").iter().map(|pair| &pair["coders"]).collect();
    assert_eq!(pairs, [&json!(["AB", "CD"]), &json!(["AB", "EF"]), &json!(["CD", "EF"])]);
    assert_eq!(report["counts"]["agree"], 3);
    let taken = study.json(&["--coder", "EF", "reconcile", "--agreements"]);
    assert_eq!((&taken["taken"], &taken["codings"]), (&json!(3), &json!(1)));
    assert_eq!(codings(&study, "consensus").len(), 1);
    // AB's passage alone is two disagreements, one with each of the others; a coding stands until the last decision goes.
    let report = listed(&study, &["--theme", "money", "--coders", "AB,EF"]);
    let with_ef = list(&report, "discrepancies")[0]["id"].as_str().unwrap().to_string();
    let report = listed(&study, &["--theme", "money", "--coders", "AB,CD", "--type", "only_first"]);
    let with_cd = list(&report, "discrepancies")[0]["id"].as_str().unwrap().to_string();
    let one = decide(&study, &with_ef, &["--adopt", "AB", "--why", "it is said"]);
    let other = decide(&study, &with_cd, &["--adopt", "AB", "--why", "it is said"]);
    assert_eq!(one["consensus"], other["consensus"]);
    assert_eq!(codings(&study, "consensus").len(), 2);
    study.run(&["--coder", "AB", "reconcile", &with_ef, "--revert"]);
    assert_eq!(codings(&study, "consensus").len(), 2);
    study.run(&["--coder", "AB", "reconcile", &with_cd, "--revert"]);
    assert_eq!(codings(&study, "consensus").len(), 1);
    let said = study.fails(&["--coder", "AB", "reconcile", &with_cd, "--adopt", "EF", "--why", "x"]);
    assert_eq!(said, format!("{with_cd} is between AB and CD; EF has no reading there to adopt"));
}

#[test]
fn comments_stand_with_the_disagreement_and_are_undone_by_who_said_them() {
    let study = coded();
    let id = the(&study, "split");
    study.json(&["--coder", "CD", "comment", &id, "the first half has its own tone"]);
    let said = study.json(&["--coder", "AB", "comment", &id[..8], "- then it wants two codings"]);
    assert_eq!((said["coder"].as_str(), said["text"].as_str()), (Some("AB"), Some("- then it wants two codings")));
    let texts = |value: &Value| -> Vec<String> {
        list(value, "comments").iter().map(|one| one["text"].as_str().unwrap().to_string()).collect()
    };
    let one = |study: &Study| list(&listed(study, &["--type", "split"]), "discrepancies")[0].clone();
    let both = ["the first half has its own tone", "- then it wants two codings"];
    assert_eq!(texts(&one(&study)), both);
    assert_eq!(texts(&study.json(&["comment", &id])), both);
    study.run(&["--coder", "CD", "undo"]);
    assert_eq!(texts(&one(&study)), both[1..]);
    assert!(study.fails(&["comment", &id, "who says this"]).starts_with("this needs a coder"));
    assert!(study.fails(&["--coder", "AB", "comment", &id, " "]).starts_with("a comment needs words"));
    assert!(
        study.fails(&["--coder", "AB", "comment", "0000000000000000", "x"]).starts_with("there is no disagreement")
    );
}

#[test]
fn reasons_are_offered_again_most_used_first() {
    let study = coded();
    decide(&study, &the(&study, "theme"), &["--keep", "--why", "both can be seen"]);
    decide(&study, &the(&study, "split"), &["--neither", "--why", "the rule for rooms"]);
    decide(&study, &the(&study, "only_first"), &["--neither", "--why", "the rule for rooms"]);
    decide(&study, &the(&study, "magnitude"), &["--discuss"]);
    let reasons = study.json(&["reconcile", "--reasons"]);
    let told: Vec<(&str, u64)> = list(&reasons, "reasons")
        .iter()
        .map(|one| (one["why"].as_str().unwrap(), one["used"].as_u64().unwrap()))
        .collect();
    assert_eq!(told, [("the rule for rooms", 2), ("both can be seen", 1)]);
}

#[test]
fn a_coder_finds_where_she_was_overruled_and_why() {
    let study = coded();
    decide(&study, &the(&study, "magnitude"), &["--adopt", "AB", "--why", "small comes first"]);
    decide(&study, &the(&study, "theme"), &["--both", "--why", "two things are said"]);
    decide(&study, &the(&study, "only_first"), &["--neither", "--why", "no money is named"]);
    decide(&study, &the(&study, "only_second"), &["--adopt", "CD", "--why", "the question sets it"]);
    decide(&study, &the(&study, "split"), &["--keep", "--why", "we differ"]);
    let whys = |coder: &str| -> Vec<String> {
        let lines = study.json(&["--coder", coder, "overruled"]);
        list(&lines, "overruled").iter().map(|one| one["decision"]["why"].as_str().unwrap().to_string()).collect()
    };
    assert_eq!(whys("AB"), ["no money is named", "the question sets it"]);
    assert_eq!(whys("CD"), ["small comes first"]);
    let all = study.json(&["overruled"]);
    assert_eq!(list(&all, "overruled").len(), 3);
    assert_eq!(study.json(&["overruled", "CD"]), study.json(&["--coder", "CD", "overruled"]));
    let told = study.run(&["overruled", "CD"]);
    assert!(told.starts_with("1 decision against CD") && told.contains("as AB read it"), "{told}");
}

#[test]
fn a_decision_whose_disagreement_is_gone_is_kept_listed_and_can_be_reverted() {
    let study = coded();
    let id = the(&study, "magnitude");
    decide(&study, &id, &["--adopt", "AB", "--why", "small comes first"]);
    let hers = codings(&study, "AB").into_iter().find(|one| one["memo"] == "Small first.").unwrap();
    study.run(&["--coder", "AB", "codings", "remove", hers["id"].as_str().unwrap()]);
    let report = listed(&study, &[]);
    let outdated = list(&report, "outdated");
    assert_eq!(outdated.len(), 1, "{report}");
    assert_eq!((outdated[0]["discrepancy"].as_str(), &outdated[0]["outdated"]), (Some(id.as_str()), &json!(true)));
    assert!(list(&report, "discrepancies").iter().all(|one| one["state"] == "open"), "what is there now is undecided");
    assert_eq!(codings(&study, "consensus").len(), 1, "what was settled stands until somebody reverts it");
    assert!(study.run(&["discrepancies", "--outdated"]).contains("small comes first"));
    let said = study.fails(&["--coder", "AB", "reconcile", &id, "--keep", "--why", "x"]);
    assert!(said.contains("is there no longer"), "{said}");
    study.run(&["--coder", "CD", "reconcile", &id[..8], "--revert"]);
    assert_eq!(codings(&study, "consensus"), [] as [Value; 0]);
    assert_eq!(list(&listed(&study, &[]), "outdated").len(), 0);
}

#[test]
fn every_act_is_undone_and_done_again_by_its_author() {
    let study = coded();
    let state = |study: &Study| (listed(study, &[]), study.json(&["codings"]), study.json(&["reconcile", "--reasons"]));
    let id = the(&study, "theme");
    let acts: [&[&str]; 5] = [
        &["reconcile", &id, "--adopt", "CD", "--why", "housing itself"],
        &["comment", &id, "agreed"],
        &["reconcile", &id, "--revert"],
        &["reconcile", "--agreements"],
        &["reconcile", &id, "--both", "--why", "two things"],
    ];
    let mut states = vec![state(&study)];
    for act in acts {
        study.run(&[&["--coder", "AB"], act].concat());
        states.push(state(&study));
    }
    for place in (0..acts.len()).rev() {
        assert!(study.ends(&["--coder", "CD", "undo"]).stdout.find("take").is_none(), "CD has nothing of AB's to undo");
        study.run(&["--coder", "CD", "redo"]);
        study.run(&["--coder", "AB", "undo"]);
        assert_eq!(state(&study), states[place], "undone {:?}", acts[place]);
        study.run(&["check"]);
    }
    for place in 0..acts.len() {
        study.run(&["--coder", "AB", "redo"]);
        assert_eq!(state(&study), states[place + 1], "done again {:?}", acts[place]);
    }
    study.run(&["check"]);
}

#[test]
fn a_decision_and_its_coding_never_come_apart() {
    let study = coded();
    study.run(&["--coder", "AB", "coder", "add", "EF:Ella Frost"]);
    let alone = |pair: &str| -> String {
        let report = listed(&study, &["--coders", pair, "--theme", "money", "--type", "only_first"]);
        list(&report, "discrepancies")[0]["id"].as_str().unwrap().to_string()
    };
    study.run(&["--coder", "EF", "code", "--transcript", "P07", "--quote", "And the money?", "--theme", "money"]);
    let (with_cd, with_ef) = (alone("AB,CD"), alone("AB,EF"));
    let adopt = |coder: &str, id: &str| study.run(&["--coder", coder, "reconcile", id, "--adopt", "AB", "--why", "x"]);
    adopt("AB", &with_cd);
    adopt("CD", &with_ef);
    // Both hold one coding. CD takes hers back, which leaves the coding, and then AB hers, with which it goes.
    study.run(&["--coder", "CD", "reconcile", &with_ef, "--revert"]);
    assert_eq!(codings(&study, "consensus").len(), 1);
    study.run(&["--coder", "AB", "reconcile", &with_cd, "--revert"]);
    assert_eq!(codings(&study, "consensus").len(), 0);
    let said = study.fails(&["--coder", "CD", "undo"]);
    assert!(said.contains("other work in the project rests on it or stands in its way"), "{said}");
    study.run(&["--coder", "AB", "undo"]);
    study.run(&["--coder", "CD", "undo"]);
    assert_eq!(codings(&study, "consensus").len(), 1);
    study.run(&["check"]);
}

#[test]
fn a_project_with_one_coder_has_nobody_to_compare() {
    let study = Study::empty();
    study.run(&["new", "one.emic", "--add-coder", "AB:Asha Bell"]);
    assert_eq!(study.run(&["discrepancies"]), "there are no two coders to compare yet; `emic coder add` adds one\n");
    assert_eq!(list(&listed(&study, &[]), "discrepancies").len(), 0);
    assert_eq!(study.json(&["reconcile", "--agreements", "--dry-run"])["taken"], 0);
}

#[test]
fn hidden_names_are_nowhere_in_what_is_shown() {
    let study = coded();
    let id = the(&study, "magnitude");
    study.run(&["--coder", "CD", "comment", &id, "a door is a door"]);
    decide(&study, &id, &["--adopt", "2", "--why", "the door"]);
    for arguments in
        [&["discrepancies", "--hide-names"][..], &["export", "discrepancies", "--hide-names", "--format", "csv"]]
    {
        for json in [&[][..], &["--json"]] {
            if arguments[0] == "export" && !json.is_empty() {
                continue;
            }
            let shown = study.run(&[arguments, json].concat());
            assert!(shown.contains("Coder 1") && shown.contains("Coder 2"), "{shown}");
            assert!(!shown.contains("AB") && !shown.contains("CD"), "{shown}");
        }
    }
    let turned = listed(&study, &["--coders", "CD,AB", "--hide-names"]);
    assert_eq!(turned["coders"], json!(["Coder 2", "Coder 1"]), "a number stands for the same coder in every list");
    assert_eq!(list(&turned, "discrepancies")[0]["coders"], json!(["Coder 2", "Coder 1"]));
}

#[test]
fn people_get_the_place_the_readings_and_the_words() {
    let study = coded();
    decide(&study, &the(&study, "theme"), &["--keep", "--why", "both can be seen"]);
    let told = study.run(&["discrepancies"]);
    for words in [
        "5 disagreements between AB and CD in 1 transcript",
        "before talk: agree 1 · ends 1 · magnitude 1 · theme 1 · only AB 1 · only CD 1 · further 1",
        "4 open, 0 to be discussed, 0 resolved, 1 kept; 0 of 1 agreement taken as consensus",
        "P07:2",
        "ends, magnitude",
        "further CD",
        "→ agree to differ:",
        "AB  nothing",
    ] {
        assert!(told.contains(words), "{words} in\n{told}");
    }
    assert!(told.lines().all(|line| line.chars().count() <= 100), "{told}");
    let limited = study.run(&["discrepancies", "--limit", "2"]);
    assert!(limited.contains("5 in all, the first 2 shown; --limit 5 shows all"), "{limited}");
}

#[test]
fn a_decision_remembers_the_framework_version_that_was_made_for_it() {
    let study = coded();
    let id = the(&study, "theme");
    let said = study.fails(&["--coder", "AB", "reconcile", &id, "--keep", "--why", "x", "--framework-version", "9"]);
    assert!(said.starts_with("there is no framework version “9”"), "{said}");
    let decision = decide(&study, &id, &["--keep", "--why", "x", "--framework-version", "1"]);
    assert_eq!(decision["framework_version"], 1);
}
