//! What `emic agreement` tells people: the four counts first, alpha with its interval on a bar, a plain sentence where the
//! figures pull apart, and what to do where there are none.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common_agreeing;
mod common_store;

use common_agreeing::{Talk, coding, ends, run, study};
use common_store::Study;
use emic::model::AssignmentState;
use serde_json::Value;

fn given(talk: &Talk, coder: &str, key: &str, turns: &[usize]) -> Vec<Value> {
    turns.iter().map(|turn| coding(talk, coder, key, talk.body(*turn), None)).collect()
}

/// Forty answers: *room* given to much the same, *friends* to one each, *home* far more often by CD, *garden* by AB only.
fn forty() -> Study {
    let talk = Talk::answers("T1", 40);
    let every = |from: usize, to: usize| (from..=to).collect::<Vec<_>>();
    let codings = [
        given(&talk, "AB", "room", &every(1, 20)),
        given(&talk, "CD", "room", &every(1, 21)),
        given(&talk, "AB", "friends", &[1]),
        given(&talk, "CD", "friends", &[2]),
        given(&talk, "AB", "home", &every(1, 4)),
        given(&talk, "CD", "home", &every(3, 14)),
        given(&talk, "AB", "garden", &[7, 9]),
    ];
    study(&["AB", "CD"], &[&talk], &codings.concat())
}

#[test]
fn a_theme_shows_its_counts_then_alpha_on_a_bar_then_the_others() {
    let told = run(&forty(), &["agreement", "--resamples", "0"]);
    // Home: 16 of 80 decisions say yes, so alpha is 1 − .3 / (2·16·64 / (80·79)); kappa (.7 − .66) / .34; AC1 (.7 − .32) / .68.
    // Over room, garden and friends: observed (.975 + .95 + .95) / 3, expected (.5 + .95 + .95125) / 3.
    let expected = "\
AB and CD: 1 of 1 transcript, 40 turns of participants

AB and CD
                                              both  only AB  only CD  neither
     alpha  95 % interval   0                .667   .800  1       %   kappa     AC1      F1
1 Home                                           2        2       10       26
      .074  no interval     ··●·················┊···┊······    70.0    .118    .559    .250
    CD gives it far more often than AB: 12 turns against 4
1.1 Room                                        20        0        1       19
      .951  no interval     ····················┊···┊····●·    97.5    .950    .950    .976
1.2 Garden                                       0        2        0       38
     -.013  no interval     ‹···················┊···┊······    95.0    .000    .947    .000
    only AB used it (2 turns): kappa is 0 by arithmetic
2.1 Friends                                      0        1        1       38
     -.013  no interval     ‹···················┊···┊······    95.0   -.026    .947    .000
    rare theme: few chances to agree (2 of 40 turns have it from anybody)
Over all 3 themes with nothing below them: pooled kappa .791, concatenated kappa .863; lowest kappa
-.026: 2.1 Friends.

magnitude: no turn has the same theme with a magnitude from two of the coders

unit turn, scope participants, no resamples and so no intervals; framework “Small study” version 1,
revision 1; emic ";
    assert!(told.starts_with(expected), "{told}");
    assert_eq!(told[expected.len()..].trim_end(), env!("CARGO_PKG_VERSION"));
}

#[test]
fn the_interval_is_drawn_around_alpha_and_ascii_draws_the_same() {
    let study = forty();
    let asked = ["agreement", "--theme", "room", "--seed", "5"];
    let told = run(&study, &asked);
    let line = |told: &str| told.lines().find(|line| line.contains(".951")).unwrap().to_string();
    let drawn = line(&told);
    assert!(drawn.contains('●') && drawn.contains("──") && drawn.contains('┊'), "{drawn}");
    let mut command = assert_cmd::Command::cargo_bin("emic").unwrap();
    command.arg("--project").arg(&study.path).args(asked).env("EMIC_ASCII", "1");
    let plain = String::from_utf8(command.output().unwrap().stdout).unwrap();
    let swapped = [('●', "o"), ('─', "-"), ('┊', "|"), ('┼', "+"), ('·', ".")];
    let swapped = swapped.iter().fold(drawn, |line, (from, to)| line.replace(*from, to));
    assert_eq!(line(&plain), swapped);
    assert!(told.is_char_boundary(0) && !told.contains('\u{1b}'), "no colour where nobody looks");
}

#[test]
fn every_coefficient_is_there_on_request_and_ac1_never_without_alpha() {
    let study = forty();
    let told = run(&study, &["agreement", "--all", "--resamples", "0"]);
    // 20 0 1 19 of 40.
    assert!(
        told.contains("Scott's pi .950, Brennan-Prediger .950, Jaccard .952, prevalence .025, bias -.025, u-alpha")
    );
    let brief = run(&study, &["agreement", "--resamples", "0"]);
    assert!(!brief.contains("prevalence"), "{brief}");
    let talk = Talk::answers("T1", 3);
    let never = common_agreeing::study(&["AB", "CD"], &[&talk], &given(&talk, "AB", "room", &[1]));
    common_agreeing::add(&never, &given(&talk, "CD", "room", &[1, 2]));
    let told = run(&never, &["agreement", "--theme", "garden", "--all"]);
    assert!(told.contains(
        "1.2 Garden                                       0        0        0        3\n    undefined (never used)\n"
    ));
    assert!(!told.contains("1.000"), "AC1 would be 1: {told}");
}

#[test]
fn transcripts_stand_under_their_theme() {
    let talks = [Talk::answers("T1", 3), Talk::answers("T2", 3)];
    let both = |talk: &Talk, ab: &[usize], cd: &[usize]| {
        [given(talk, "AB", "room", ab), given(talk, "CD", "room", cd)].concat()
    };
    let codings = [both(&talks[0], &[1], &[1, 2]), both(&talks[1], &[3], &[3])].concat();
    let study = study(&["AB", "CD"], &[&talks[0], &talks[1]], &codings);
    let told = run(&study, &["agreement", "--by-transcript", "--theme", "room", "--resamples", "0"]);
    let lines: Vec<&str> = told.lines().filter(|line| line.starts_with("1.1") || line.starts_with("  T")).collect();
    let squeezed: Vec<String> =
        lines.iter().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(squeezed, ["1.1 Room", "T1 1 0 1 1", "T2 1 0 0 2"]);
}

#[test]
fn three_coders_are_told_together_then_as_pairs() {
    let talk = Talk::answers("T1", 10);
    let codings = [
        given(&talk, "AB", "room", &[1, 2, 3, 4]),
        given(&talk, "CD", "room", &[1, 2, 3, 5]),
        given(&talk, "EF", "room", &[1, 2, 3, 4]),
    ];
    let study = study(&["AB", "CD", "EF"], &[&talk], &codings.concat());
    let told = run(&study, &["agreement", "--resamples", "0"]);
    assert!(told.contains("\nAll of AB, CD and EF\n"), "{told}");
    // Eight of ten turns alike, two with one against two: (8 + 2/3) / 10.
    let row = told.lines().skip_while(|line| !line.starts_with("1.1 Room")).nth(1).unwrap();
    assert!(row.contains("    86.7    .722 "), "the mean of .583, .583 and 1: {row}");
    assert!(told.contains("\n      CD     EF\nAB  .583  1.000\nCD         .583\n"), "{told}");
    assert!(told.contains("AB·CD      AB·EF      CD·EF"), "{told}");
    assert!(told.contains("1.1 Room          .604      1.000       .604"), "{told}");
    assert!(!told.contains("only AB"), "pairs in full only on request");
    let full = run(&study, &["agreement", "--all", "--resamples", "0"]);
    for pair in ["\nAB and CD\n", "\nAB and EF\n", "\nCD and EF\n"] {
        assert!(full.contains(pair), "{full}");
    }
}

#[test]
fn where_there_is_nothing_to_compare_the_next_step_is_told() {
    let told = |study: &Study, arguments: &[&str]| {
        let ended = ends(study, &[&["agreement"], arguments].concat());
        assert_eq!((ended.status, ended.stderr.as_str()), (0, ""), "{arguments:?}");
        ended.stdout
    };
    let nobody = study(&[], &[], &[]);
    assert!(told(&nobody, &[]).contains("add two coders with: emic coder add"));
    let one = study(&["AB"], &[], &[]);
    assert!(told(&one, &[]).contains("agreement needs two coders, and AB is one"));
    let two = study(&["AB", "CD"], &[&Talk::answers("T1", 2)], &[]);
    assert!(told(&two, &[]).contains("AB and CD have no transcript in common; assign one to both with: emic assign"));
    two.assign("T1", "AB", AssignmentState::ToDo);
    two.assign("T1", "CD", AssignmentState::ToDo);
    let open = told(&two, &[]);
    assert!(open.contains("no transcript counts for AB and CD yet, because coding is not finished: T1"), "{open}");
    assert!(open.contains("emic done") && open.contains("--include-open"), "{open}");
    let bare = Study::bare(&["AB:Asha Bell", "CD:Carys Doyle"]);
    assert!(
        told(&bare, &[]).contains("there are no themes to agree on; take a framework in with: emic codebook import")
    );
}
