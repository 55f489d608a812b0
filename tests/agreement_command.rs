//! `emic agreement` on small studies whose numbers are worked out here: by theme, overall, over three coders and for
//! magnitude; which transcripts count; what each option changes; and why a number is not there.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common_agreeing;
mod common_store;

use common_agreeing::{Talk, add, coding, ends, json_of, near, put, row, run, study, theme};
use common_store::Study;
use emic::model::{AssignmentState, CoderId, CodingId, Frozen, FrozenId};
use serde_json::{Value, json};

/// So many answers given a theme by each of two coders, in turns counted from 1.
fn given(talk: &Talk, key: &str, ab: &[usize], cd: &[usize]) -> Vec<Value> {
    let of = |coder: &'static str, turns: &[usize]| {
        turns.iter().map(|turn| coding(talk, coder, key, talk.body(*turn), None)).collect::<Vec<_>>()
    };
    [of("AB", ab), of("CD", cd)].concat()
}

/// Ten answers; AB gives *friends* to 1 2 3 4, CD to 1 2 3 5.
fn ten() -> (Talk, Study) {
    let talk = Talk::answers("T1", 10);
    let codings = given(&talk, "friends", &[1, 2, 3, 4], &[1, 2, 3, 5]);
    let study = study(&["AB", "CD"], &[&talk], &codings);
    (talk, study)
}

#[test]
fn every_coefficient_of_a_theme_is_what_it_comes_to_by_hand() {
    let (talk, study) = ten();
    let report = json_of(&study, &["agreement"]);
    let friends = theme(&report, "friends");
    assert_eq!(friends["cells"], json!([3, 1, 1, 5]));
    assert_eq!((&friends["coders"], &friends["transcript"]), (&json!(["AB", "CD"]), &Value::Null));
    near(&friends["percent_agreement"], 0.8);
    // Each gives it to 4 of 10: expected .4·.4 + .6·.6 = .52.
    near(&friends["cohen_kappa"], (0.8 - 0.52) / 0.48);
    near(&friends["scott_pi"], (0.8 - 0.52) / 0.48);
    // 20 values, 8 of them yes: expected disagreement 2·8·12 / (20·19).
    near(&friends["krippendorff_alpha"], 1.0 - 0.2 / (192.0 / 380.0));
    near(&friends["gwet_ac1"], (0.8 - 0.48) / 0.52);
    near(&friends["brennan_prediger"], 0.6);
    near(&friends["f1"], 0.75);
    near(&friends["jaccard"], 0.6);
    near(&friends["prevalence_index"], -0.2);
    near(&friends["bias_index"], 0.0);
    // Four stretches of 8 code points each, 16 code points marked by one of the two only, in a text of 148.
    assert_eq!((talk.length(), talk.body(1).len()), (148, 8));
    let (values, marked) = (296.0, 64.0);
    let different = 2.0 * marked * (values - marked);
    let by_chance = values * different / (values * values - 8.0 * 64.0 - (values - marked));
    near(&friends["u_alpha"], 1.0 - 32.0 / by_chance);
    let ends = friends["ci"].as_array().unwrap();
    let alpha = friends["krippendorff_alpha"].as_f64().unwrap();
    assert!(ends[0].as_f64().unwrap() < alpha && alpha < ends[1].as_f64().unwrap(), "{ends:?}");
    assert_eq!((&friends["undefined"], &friends["reason"]), (&json!({}), &Value::Null));
}

#[test]
fn the_report_has_every_key_that_scripts_rely_on() {
    let (_, study) = ten();
    let report = json_of(&study, &["agreement"]);
    let has = |value: &Value, keys: &[&str]| keys.iter().for_each(|key| assert!(value.get(key).is_some(), "{key}"));
    has(&report, &["unit", "scope", "seed", "resamples", "left_out", "themes", "overall", "all_coders", "magnitude"]);
    assert_eq!((&report["unit"], &report["scope"]), (&json!("turn"), &json!("participants")));
    assert_eq!((&report["resamples"], &report["left_out"]), (&json!(2000), &json!(0)));
    let keys = ["theme", "coders", "transcript", "cells", "ci", "reason", "undefined", "plain"];
    has(theme(&report, "friends"), &keys);
    has(&report["overall"][0], &["coders", "pooled_kappa", "concatenated_kappa", "lowest", "undefined"]);
    let magnitude = ["theme", "coders", "n", "table", "percent_agreement", "cohen_kappa", "weighted_kappa_linear"];
    has(&report["magnitude"][0], &magnitude);
    let more = ["weighted_kappa_quadratic", "krippendorff_alpha_nominal", "krippendorff_alpha_ordinal"];
    has(&report["magnitude"][0], &more);
    has(&report["magnitude"][0], &["krippendorff_alpha_interval", "gwet_ac2_linear", "gwet_ac2_quadratic"]);
    // Every theme of the framework has its row, used or not, in the order of the framework.
    let keys: Vec<&str> = report["themes"].as_array().unwrap().iter().map(|r| r["theme"].as_str().unwrap()).collect();
    assert_eq!(keys, ["home", "room", "garden", "help", "friends"]);
    assert_eq!(report["all_coders"], json!([]));
}

#[test]
fn overall_takes_every_leaf_theme_used_or_not() {
    let talk = Talk::answers("T1", 10);
    let mut codings = given(&talk, "friends", &[1, 2, 3, 4], &[1, 2, 3, 5]);
    codings.extend(given(&talk, "room", &[1], &[1, 2]));
    // A theme with others below it is no leaf.
    codings.extend(given(&talk, "home", &[1, 2, 3, 4, 5], &[6, 7, 8, 9, 10]));
    let study = study(&["AB", "CD"], &[&talk], &codings);
    let report = json_of(&study, &["agreement"]);
    let overall = &report["overall"][0];
    // friends: observed .8, expected .52; room: .9 and .1·.2 + .9·.8 = .74; garden, never used: 1 and 1.
    let (observed, expected) = ((0.8 + 0.9 + 1.0) / 3.0, (0.52 + 0.74 + 1.0) / 3.0);
    near(&overall["pooled_kappa"], (observed - expected) / (1.0 - expected));
    // All decisions in one table: [4, 1, 2, 23]; expected (5·6 + 25·24) / 900 = .7.
    near(&overall["concatenated_kappa"], (0.9 - 0.7) / 0.3);
    assert_eq!(overall["lowest"]["theme"], "friends");
    near(&overall["lowest"]["cohen_kappa"], (0.8 - 0.52) / 0.48);
    assert_eq!(overall["leaf_themes"], 3);
}

#[test]
fn magnitudes_are_compared_by_their_place_on_the_scale() {
    let talk = Talk::answers("T1", 6);
    let rated = [("negative", "negative"), ("negative", "neutral"), ("positive", "positive"), ("neutral", "positive")];
    let mut codings = Vec::new();
    for (turn, (ab, cd)) in (1..).zip(rated) {
        codings.push(coding(&talk, "AB", "home", talk.body(turn), Some(ab)));
        codings.push(coding(&talk, "CD", "home", talk.body(turn), Some(cd)));
    }
    // Given by one coder only, or without a value: no unit.
    codings.push(coding(&talk, "AB", "home", talk.body(5), Some("positive")));
    codings.extend(given(&talk, "home", &[6], &[6]));
    let study = study(&["AB", "CD"], &[&talk], &codings);
    let report = json_of(&study, &["agreement"]);
    for wanted in [json!("home"), Value::Null] {
        let row = row(&report, "magnitude", &[("theme", wanted)]);
        assert_eq!((&row["n"], &row["table"]), (&json!(4), &json!([[1, 1, 0], [0, 0, 1], [0, 0, 1]])));
        near(&row["percent_agreement"], 0.5);
        // Margins 2 1 1 and 1 1 2: expected (2 + 1 + 2) / 16.
        near(&row["cohen_kappa"], (0.5 - 5.0 / 16.0) / (11.0 / 16.0));
        // Distances |i − j|: observed 2/4, expected 16/16; squared: 2/4 and 26/16.
        near(&row["weighted_kappa_linear"], 0.5);
        near(&row["weighted_kappa_quadratic"], 1.0 - 0.5 / (26.0 / 16.0));
        // Eight values, 3 2 3: pairs of different values 2·(6 + 9 + 6) of 56.
        near(&row["krippendorff_alpha_nominal"], 1.0 - 0.5 / (42.0 / 56.0));
        near(&row["krippendorff_alpha_interval"], 1.0 - 0.5 / (2.0 * (6.0 + 4.0 * 9.0 + 6.0) / 56.0));
        // Ordinal distances: 2.5² between neighbours, 5² between the ends.
        near(&row["krippendorff_alpha_ordinal"], 1.0 - 3.125 / (2.0 * (37.5 + 225.0 + 37.5) / 56.0));
        let spread = 2.0 * (3.0 / 8.0 * 5.0 / 8.0) + 2.0 / 8.0 * 6.0 / 8.0;
        near(&row["gwet_ac2_linear"], (0.75 - 5.0 / 6.0 * spread) / (1.0 - 5.0 / 6.0 * spread));
        near(&row["gwet_ac2_quadratic"], (0.875 - spread) / (1.0 - spread));
    }
    let unused = row(&report, "magnitude", &[("theme", json!("room"))]);
    assert_eq!((&unused["n"], &unused["percent_agreement"]), (&json!(0), &Value::Null));
    assert_eq!(unused["undefined"]["percent_agreement"], "no pairable units");
    let themes: Vec<&Value> = report["magnitude"].as_array().unwrap().iter().map(|row| &row["theme"]).collect();
    assert_eq!(themes, [&json!("home"), &json!("room"), &Value::Null], "garden says that it has no scale");
}

#[test]
fn three_coders_are_compared_with_what_is_missing_and_pair_by_pair() {
    let talks = [Talk::answers("T1", 4), Talk::answers("T2", 2), Talk::answers("T3", 2)];
    let yes = |talk: usize, coder: &str, turns: &[usize]| {
        let talk = &talks[talk];
        turns.iter().map(|turn| coding(talk, coder, "friends", talk.body(*turn), None)).collect::<Vec<_>>()
    };
    let codings = [
        yes(0, "AB", &[1, 2, 3]),
        yes(0, "CD", &[1, 2]),
        yes(0, "EF", &[1]),
        yes(1, "AB", &[1, 2]),
        yes(1, "CD", &[1]),
        yes(2, "EF", &[1]),
    ];
    let study = study(&["AB", "CD", "EF"], &[&talks[0], &talks[1], &talks[2]], &codings.concat());
    for (title, coders) in [("T1", &["AB", "CD", "EF"][..]), ("T2", &["AB", "CD"]), ("T3", &["EF"])] {
        coders.iter().for_each(|coder| study.assign(title, coder, AssignmentState::Done));
    }
    let report = json_of(&study, &["agreement"]);
    let all = row(&report, "all_coders", &[("theme", json!("friends"))]);
    assert_eq!((&all["coders"], &all["units"]), (&json!(["AB", "CD", "EF"]), &json!(6)));
    // Of the pairs of coders on a unit agree: 1, 1/3, 1/3, 1 in T1 and 1, 0 in T2.
    let observed = (1.0 + 1.0 / 3.0 + 1.0 / 3.0 + 1.0 + 1.0 + 0.0) / 6.0;
    near(&all["percent_agreement"], observed);
    // 16 values on units of two and more, 9 of them yes.
    near(&all["krippendorff_alpha"], 1.0 - (6.0 / 16.0) / (2.0 * 9.0 * 7.0 / (16.0 * 15.0)));
    near(&all["brennan_prediger"], (observed - 0.5) / 0.5);
    // How often yes: the mean of the units' shares, T3 with its single coder too: 4.5 of 8.
    let share: f64 = (1.0 + 2.0 / 3.0 + 1.0 / 3.0 + 0.0 + 1.0 + 0.5 + 1.0 + 0.0) / 8.0;
    let by_chance = share * share + (1.0 - share) * (1.0 - share);
    near(&all["fleiss_kappa"], (observed - by_chance) / (1.0 - by_chance));
    let by_chance = 2.0 * share * (1.0 - share);
    near(&all["gwet_ac1"], (observed - by_chance) / (1.0 - by_chance));
    // AB and CD on six units: 3 2 0 1, kappa 1/3; AB and EF on four: .2; CD and EF: .5.
    near(&all["mean_pairwise_cohen_kappa"], (1.0 / 3.0 + 0.2 + 0.5) / 3.0);
    let pair = |one: &str, other: &str| {
        let wanted = [("theme", json!("friends")), ("coders", json!([one, other]))];
        row(&report, "themes", &wanted)["cells"].clone()
    };
    assert_eq!(pair("AB", "CD"), json!([3, 2, 0, 1]));
    assert_eq!((pair("AB", "EF"), pair("CD", "EF")), (json!([1, 2, 0, 1]), json!([1, 1, 0, 2])));
    assert_eq!(report["overall"].as_array().unwrap().len(), 3);
    // Two of the three alone are a pair like any other.
    let two = json_of(&study, &["agreement", "--coders", "CD,AB"]);
    assert_eq!(theme(&two, "friends")["cells"], json!([3, 0, 2, 1]), "the first coder is the first that was named");
    assert_eq!(two["all_coders"], json!([]));
}

#[test]
fn not_assigned_is_missing_and_assigned_with_nothing_coded_is_coded_nothing() {
    let talks: Vec<Talk> = ["T1", "T2", "T3", "T4"].map(|title| Talk::answers(title, 5)).to_vec();
    // T1 is assigned to nobody and coded by both, T2 to nobody and coded by AB, T3 to AB, T4 to both and coded by AB.
    let codings: Vec<Value> = [
        given(&talks[0], "friends", &[1], &[1]),
        given(&talks[1], "friends", &[1, 2], &[]),
        given(&talks[2], "friends", &[1, 2, 3], &[4]),
        given(&talks[3], "friends", &[1, 2, 3, 4], &[]),
    ]
    .concat();
    let study = study(&["AB", "CD"], &talks.iter().collect::<Vec<_>>(), &codings);
    study.assign("T3", "AB", AssignmentState::Done);
    study.assign("T4", "AB", AssignmentState::Done);
    study.assign("T4", "CD", AssignmentState::Done);
    let report = json_of(&study, &["agreement"]);
    assert_eq!(theme(&report, "friends")["cells"], json!([1, 4, 0, 5]), "T1 and T4");
    assert_eq!((&report["transcripts"], &report["left_out"]), (&json!(["T1", "T4"]), &json!(0)));
    let by = json_of(&study, &["agreement", "--by-transcript", "--theme", "friends"]);
    let cells: Vec<(&Value, &Value)> =
        by["themes"].as_array().unwrap().iter().map(|row| (&row["transcript"], &row["cells"])).collect();
    assert_eq!(cells, [(&json!("T1"), &json!([1, 0, 0, 4])), (&json!("T4"), &json!([0, 4, 0, 1]))]);
    let only = json_of(&study, &["agreement", "--transcript", "T4"]);
    assert_eq!(theme(&only, "friends")["cells"], json!([0, 4, 0, 1]));
    assert_eq!(theme(&only, "friends")["transcript"], Value::Null);
}

#[test]
fn a_transcript_counts_when_everybody_who_is_compared_is_done_and_open_ones_on_request() {
    let talks = [Talk::answers("T1", 5), Talk::answers("T2", 5)];
    let codings = [given(&talks[0], "friends", &[1], &[1]), given(&talks[1], "friends", &[1, 2], &[2])].concat();
    let study = study(&["AB", "CD", "EF"], &[&talks[0], &talks[1]], &codings);
    study.assign("T2", "AB", AssignmentState::Done);
    study.assign("T2", "CD", AssignmentState::InProgress);
    let as_lead = ["--coder", "EF", "agreement", "--coders", "AB,CD"];
    let report = json_of(&study, &as_lead);
    assert_eq!(theme(&report, "friends")["cells"], json!([1, 0, 0, 4]));
    assert_eq!((&report["left_out"], &report["left_out_transcripts"]), (&json!(1), &json!(["T2"])));
    let told = run(&study, &as_lead);
    assert!(told.contains("1 transcript left out, because coding is not finished: T2"), "{told}");
    let open = json_of(&study, &[&as_lead[..], &["--include-open"]].concat());
    assert_eq!(theme(&open, "friends")["cells"], json!([2, 1, 0, 7]));
    assert_eq!((&open["left_out"], &open["include_open"]), (&json!(0), &json!(true)));
    // What is open for somebody who is not compared stands in nobody's way.
    study.assign("T2", "CD", AssignmentState::Done);
    study.assign("T2", "EF", AssignmentState::ToDo);
    let done = json_of(&study, &["--coder", "AB", "agreement", "--coders", "AB,CD"]);
    assert_eq!((&done["left_out"], &theme(&done, "friends")["cells"]), (&json!(0), &json!([2, 1, 0, 7])));
}

#[test]
fn the_unit_and_the_scope_decide_what_is_counted_in_code_points() {
    let talk = Talk::new(
        "T1",
        &[
            ("INT", &["Well?"]),
            ("P1", &["Ja 😀.", "Noch é.", "\nEnde 👩‍👩‍👧 hier."]),
            ("Interpreter", &["Sie sagt ja."]),
            ("INT", &["Gut."]),
        ],
    );
    let second = &talk.turns[1];
    // AB: from within the label of the question to the first sentence; CD: the last two sentences of the answer.
    let codings = [
        coding(&talk, "AB", "friends", 1..second.sentences[0].end, None),
        coding(&talk, "CD", "friends", second.sentences[1].start..second.sentences[2].end, None),
    ];
    let study = study(&["AB", "CD"], &[&talk], &codings);
    let cells = |unit: &str, scope: &str| {
        theme(&json_of(&study, &["agreement", "--unit", unit, "--scope", scope]), "friends")["cells"].clone()
    };
    assert_eq!(cells("turn", "participants"), json!([1, 0, 0, 1]));
    assert_eq!(cells("turn", "all"), json!([1, 1, 0, 2]));
    assert_eq!(cells("sentence", "participants"), json!([0, 1, 2, 1]));
    assert_eq!(cells("sentence", "all"), json!([0, 2, 2, 2]));
    let (first, rest) = (second.sentences[0].len(), second.sentences[2].end - second.sentences[1].start);
    let interpreter = talk.turns[2].body.len();
    // Between the two sentences stands a blank that neither has.
    assert_eq!(cells("character", "participants"), json!([0, first, rest, 1 + interpreter]));
    let ab = second.sentences[0].end - 1;
    assert_eq!(cells("character", "all"), json!([0, ab, rest, talk.length() - ab - rest]));
    assert!(talk.text.len() > talk.length() + 15, "bytes would give other numbers");
}

#[test]
fn a_theme_takes_what_is_below_it_only_when_rolled_up() {
    let talk = Talk::answers("T1", 5);
    let codings =
        [given(&talk, "room", &[1, 2], &[]), given(&talk, "garden", &[], &[2]), given(&talk, "home", &[], &[3])];
    let study = study(&["AB", "CD"], &[&talk], &codings.concat());
    let cells = |report: &Value, key: &str| theme(report, key)["cells"].clone();
    let plain = json_of(&study, &["agreement"]);
    assert_eq!((cells(&plain, "home"), cells(&plain, "room")), (json!([0, 0, 1, 4]), json!([0, 2, 0, 3])));
    let up = json_of(&study, &["agreement", "--rollup"]);
    assert_eq!((cells(&up, "home"), cells(&up, "room")), (json!([1, 1, 1, 2]), json!([0, 2, 0, 3])));
    assert_eq!((&up["rollup"], &plain["rollup"]), (&json!(true), &json!(false)));
    // One theme by number: its own row and no other.
    let one = json_of(&study, &["agreement", "--theme", "1", "--rollup"]);
    assert_eq!(one["themes"].as_array().unwrap().len(), 1);
    assert_eq!(cells(&one, "home"), json!([1, 1, 1, 2]));
    assert_eq!(one["overall"], up["overall"], "overall stays over all leaf themes");
}

#[test]
fn overlapping_codings_of_one_coder_count_once() {
    let talk = Talk::answers("T1", 3);
    let body = talk.body(1);
    let codings = [
        coding(&talk, "AB", "friends", body.start..body.start + 5, None),
        coding(&talk, "AB", "friends", body.start + 3..body.end, None),
        coding(&talk, "CD", "friends", body.start..body.end, None),
    ];
    let study = study(&["AB", "CD"], &[&talk], &codings);
    let by_character = json_of(&study, &["agreement", "--unit", "character"]);
    assert_eq!(theme(&by_character, "friends")["cells"], json!([8, 0, 0, 16]));
    near(&theme(&by_character, "friends")["u_alpha"], 1.0);
}

#[test]
fn the_independent_codings_are_counted_after_a_coder_went_on() {
    let (talk, study) = ten();
    let before = json_of(&study, &["agreement"]);
    let (coder, codings) = {
        let nobody = study.sit(None);
        let coder: CoderId = nobody.names().unwrap().coders.iter().find(|one| one.initials == "AB").unwrap().id;
        let id = common_store::transcript(&nobody, "T1");
        let own = nobody.codings_in(id).unwrap().into_iter().filter(|coding| coding.coder == coder);
        (coder, own.map(|coding| emic::model::Coding { id: CodingId::mint(), ..coding }).collect::<Vec<_>>())
    };
    let transcript = codings[0].transcript;
    let at = "2024-05-03T09:00:00.000Z".to_string();
    put(&study, &Frozen { id: FrozenId::mint(), transcript, coder, codings, at });
    // She has seen the other's codings, and now agrees on turn 5.
    add(&study, &given(&talk, "friends", &[5], &[]));
    let after = json_of(&study, &["agreement"]);
    assert_eq!(after["themes"], before["themes"]);
    assert_eq!(theme(&after, "friends")["cells"], json!([3, 1, 1, 5]));
    let told = run(&study, &["agreement", "--methods"]);
    assert!(told.contains("In one case a coder went on with a transcript after she could see"), "{told}");
}

#[test]
fn after_talk_stands_beside_the_independent_figures_and_changes_none_of_them() {
    let (_, study) = ten();
    let before = json_of(&study, &["agreement", "--after-talk"]);
    assert_eq!(before["after_talk"]["themes"], before["themes"], "nothing is decided yet");
    let listed = json_of(&study, &["discrepancies", "--coders", "AB,CD"]);
    let differ: Vec<&Value> = listed["discrepancies"].as_array().unwrap().iter().collect();
    assert_eq!(differ.len(), 2);
    for (one, way) in differ.into_iter().zip([&["--adopt", "AB"][..], &["--neither"]]) {
        let id = one["id"].as_str().unwrap();
        run(&study, &[&["--coder", "AB", "reconcile", id, "--why", "We talked."], way].concat());
    }
    let after = json_of(&study, &["agreement", "--after-talk"]);
    assert_eq!(after["themes"], before["themes"], "the independent figures stand");
    assert_eq!(theme(&after["after_talk"], "friends")["cells"], json!([4, 0, 0, 6]));
    near(&theme(&after["after_talk"], "friends")["krippendorff_alpha"], 1.0);
    assert!(json_of(&study, &["agreement"]).get("after_talk").is_none(), "only when it is asked for");
    let told = run(&study, &["agreement", "--after-talk"]);
    assert!(told.contains("After talk") && told.contains("is not a measure of reliability"), "{told}");
    let methods = run(&study, &["agreement", "--methods"]);
    let settled = "2 differences were settled by a recorded decision with its reason: AB's reading was taken in 1 and \
                   neither reading was taken in 1.";
    assert!(methods.contains(settled), "{methods}");
}

#[test]
fn a_coefficient_that_does_not_exist_is_null_with_its_reason() {
    let talk = Talk::answers("T1", 3);
    let codings = [given(&talk, "room", &[1, 2, 3], &[1, 2, 3]), given(&talk, "friends", &[1, 2], &[])].concat();
    let study = study(&["AB", "CD"], &[&talk], &codings);
    let report = json_of(&study, &["agreement"]);
    let garden = theme(&report, "garden");
    assert_eq!((&garden["reason"], &garden["ci"]), (&json!("never used"), &Value::Null));
    for name in ["cohen_kappa", "krippendorff_alpha", "scott_pi", "f1", "jaccard", "u_alpha"] {
        assert_eq!((&garden[name], &garden["undefined"][name]), (&Value::Null, &json!("never used")), "{name}");
    }
    near(&garden["percent_agreement"], 1.0);
    let room = theme(&report, "room");
    assert_eq!((&room["cohen_kappa"], &room["undefined"]["cohen_kappa"]), (&Value::Null, &json!("no variation")));
    near(&room["f1"], 1.0);
    let friends = theme(&report, "friends");
    near(&friends["cohen_kappa"], 0.0);
    assert_eq!((&friends["reason"], &friends["undefined"]), (&json!("used by one coder only"), &json!({})));
    let alone = json_of(&study, &["agreement", "--coders", "AB"]);
    assert_eq!(theme(&alone, "friends")["undefined"]["cohen_kappa"], "fewer than two coders");
    assert_eq!(theme(&alone, "friends")["coders"], json!(["AB"]));
    run(&study, &["coder", "add", "EF:Ella Frost"]);
    let nothing = json_of(&study, &["agreement", "--coders", "AB,EF"]);
    assert_eq!(theme(&nothing, "friends")["undefined"]["percent_agreement"], "no pairable units");
    assert_eq!(theme(&nothing, "friends")["cells"], json!([0, 0, 0, 0]));
    // Somebody who shares no transcript with anybody is not compared unless she is named.
    assert_eq!(json_of(&study, &["agreement"])["coders"], json!(["AB", "CD"]));
}

#[test]
fn the_same_seed_gives_the_same_intervals_and_none_are_made_where_none_are_asked_for() {
    let (_, study) = ten();
    let ci =
        |arguments: &[&str]| theme(&json_of(&study, &[&["agreement"], arguments].concat()), "friends")["ci"].clone();
    let first = ci(&["--seed", "7", "--resamples", "500"]);
    assert_eq!(ci(&["--seed", "7", "--resamples", "500"]), first);
    assert_ne!(ci(&["--seed", "8", "--resamples", "50"]), first);
    assert_eq!(ci(&["--resamples", "0"]), Value::Null);
    let report = json_of(&study, &["agreement", "--seed", "7", "--resamples", "500"]);
    assert_eq!((&report["seed"], &report["resamples"]), (&json!(7), &json!(500)));
    assert!(
        run(&study, &["agreement", "--seed", "7", "--resamples", "500"]).contains("500 resamples of turns, seed 7")
    );
    assert!(run(&study, &["agreement", "--resamples", "0"]).contains("no interval"));
}

#[test]
fn options_that_make_no_sense_are_wrong_usage_and_unknown_names_are_told() {
    let (_, study) = ten();
    for wrong in [
        &["--unit", "word"][..],
        &["--scope", "interviewer"],
        &["--resamples", "-1"],
        &["--resamples", "100001"],
        &["--seed", "x"],
        &["--methods", "--units"],
    ] {
        assert_eq!(ends(&study, &[&["agreement"], wrong].concat()).status, 2, "{wrong:?}");
    }
    for (unknown, told) in [
        (&["--coders", "AB,XY"][..], "there is no coder “XY”"),
        (&["--coders", "AB,consensus"], "there is no coder “consensus”"),
        (&["--theme", "nothing"], "there is no theme “nothing”"),
        (&["--transcript", "T9"], "there is no transcript “T9”"),
    ] {
        let ended = ends(&study, &[&["agreement"], unknown].concat());
        assert_eq!((ended.status, ended.stdout.as_str()), (1, ""), "{unknown:?}");
        assert!(ended.stderr.contains(told), "{}", ended.stderr);
    }
}
