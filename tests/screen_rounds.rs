//! Rounds on the screen: assigning, drawing, being done, opening again and changing coders with keys alone.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common_screen;
mod common_store;

use common_screen::Desk;
use common_store::{Study, apply, apply_with};
use emic::tui::{Inline, Look};
use emic::workbench::{AssignmentLine, AssignmentQuery, CodingQuery, Theming, Workbench};

/// Three coders; AB and CD have coded in both transcripts.
fn study() -> Study {
    let study = Study::new();
    study.sit(Some("AB")).add_coder("EF:Ella Frost").unwrap();
    study.sit(Some("EF")).set_case("Anna", &["region=North".into()]).unwrap();
    for coder in ["AB", "CD"] {
        apply(&mut study.sit(Some(coder)), "anna", "a room by the café", "room");
        let rated = Theming { theme: "room".into(), magnitude: Some("+".into()), memo: String::new() };
        apply_with(&mut study.sit(Some(coder)), "bert", "The room is cold", &rated);
    }
    study
}

fn desk(coder: &str) -> Desk {
    Desk::open(&study().path, Some(coder), 80, 24)
}

/// Who codes what, as the coder at work sees it: transcript, coder, round, state.
fn assignments(desk: &Desk) -> Vec<String> {
    let lines = desk.inline.bench.assignments(&AssignmentQuery::default()).unwrap();
    let told =
        |line: AssignmentLine| format!("{} {} {} {}", line.transcript, line.coder, line.round, line.state.word());
    lines.into_iter().map(told).collect()
}

fn shows(desk: &Desk, words: &str) {
    let text = desk.text();
    assert!(text.contains(words), "“{words}” is not on the screen:\n{text}");
}

fn hides(desk: &Desk, words: &str) {
    let text = desk.text();
    assert!(!text.contains(words), "“{words}” is on the screen:\n{text}");
}

/// The heading line and the line of a transcript.
fn row(desk: &Desk, title: &str) -> String {
    desk.text().lines().skip(3).find(|line| line.contains(title)).unwrap().trim_end().to_string()
}

/// The same project on another screen.
fn beside(desk: &Desk, coder: &str, look: Look) -> Desk {
    let bench = Workbench::open(desk.inline.bench.path(), Some(coder)).unwrap();
    let mut inline = Inline::new(bench, 80, 24, look).unwrap();
    inline.begin();
    Desk { folder: tempfile::tempdir().unwrap(), inline }
}

#[test]
fn transcripts_that_are_marked_are_assigned_to_the_coders_named_in_the_round_named() {
    let mut desk = desk("EF");
    desk.press("Space Space a");
    shows(&desk, "Whom to assign anna, bert");
    shows(&desk, "AB Asha Bell, CD Carys Doyle, EF Ella Frost");
    desk.press("Ctrl+u").type_in("ab,CD").press("Enter");
    shows(&desk, "In which round");
    desk.press("Enter");
    shows(&desk, "Note: until now AB could see what others had coded in 2 of these");
    shows(&desk, "4 assignments added in round 1.");
    desk.press("Esc");
    hides(&desk, "*");
    let begun = ["anna AB", "anna CD", "bert AB", "bert CD"].map(|what| format!("{what} 1 in progress"));
    assert_eq!(assignments(&desk), begun);
}

#[test]
fn without_a_mark_it_is_the_transcript_under_the_bar() {
    let mut desk = desk("EF");
    desk.press("j a Ctrl+u").type_in("EF").press("Enter Ctrl+u").type_in("pilot").press("Enter Esc");
    assert_eq!(assignments(&desk), ["bert EF pilot to do"]);
}

#[test]
fn a_name_that_is_nobodys_and_a_round_without_a_name_are_told_where_they_are_asked() {
    let mut desk = desk("EF");
    desk.press("a Ctrl+u").type_in("AB XY").press("Enter");
    shows(&desk, "There is no coder “XY”; the coders are AB, CD, EF.");
    desk.press("Ctrl+u").type_in("AB").press("Enter Ctrl+u Enter");
    shows(&desk, "Give the round a name");
    assert!(assignments(&desk).is_empty());
}

#[test]
fn esc_leads_back_out_of_every_question_and_nothing_is_written() {
    let mut desk = desk("EF");
    let seq = desk.inline.bench.seq().unwrap();
    let project = desk.text();
    for keys in ["a", "a Enter", "s", "s Enter", "s Enter Enter", "s Enter Enter Enter", "s Enter Enter Enter Enter"] {
        desk.press(keys).press("Esc");
        assert_eq!(desk.text(), project, "after {keys}");
    }
    desk.press("s Enter Enter Enter Enter Enter");
    shows(&desk, "Assign these? Enter does, Esc does not");
    desk.press("Esc");
    assert_eq!((desk.text(), desk.inline.bench.seq().unwrap()), (project, seq));
}

#[test]
fn a_random_subset_is_looked_at_before_it_is_made_and_is_kept_with_its_seed() {
    let mut desk = desk("EF");
    desk.press("s Ctrl+u").type_in("EF").press("Enter");
    shows(&desk, "Which share of all transcripts");
    desk.press("Ctrl+u").type_in("a half").press("Enter");
    shows(&desk, "“a half” is not a share");
    desk.press("Ctrl+u").type_in("50%").press("Enter Ctrl+u").type_in("seven").press("Enter");
    shows(&desk, "The seed is a whole number");
    desk.press("Ctrl+u").type_in("7").press("Enter Enter");
    shows(&desk, "Draw from each its part, by");
    shows(&desk, "kind, region");
    desk.type_in("size").press("Enter");
    shows(&desk, "there is no attribute “size”");
    desk.press("Ctrl+u").type_in("kind").press("Enter");
    shows(&desk, "1 of 2 transcripts drawn at random (50%, seed 7, by kind)");
    shows(&desk, "interview: 1 of 2");
    desk.press("Enter");
    let rounds = desk.inline.bench.rounds().unwrap();
    let draw = &rounds[0].draws[0];
    assert_eq!((rounds[0].name.as_str(), draw.share.as_str(), draw.seed), ("second", "50%", 7));
    assert_eq!(assignments(&desk), [format!("{} EF second to do", draw.drawn[0])]);
    desk.press("r");
    shows(&desk, "round second: 1 transcript");
    shows(&desk, "EF 0 of 1 done");
    shows(&desk, "1 of 2 transcripts drawn at random (50%, seed 7, by kind)");
    shows(&desk, "from: anna, bert");
}

#[test]
fn being_done_says_what_is_missing_locks_and_shows_the_others() {
    let mut desk = desk("AB");
    desk.press("* a Enter Enter Esc");
    assert!(row(&desk, "anna").contains("1 ◐P hidden ○O hidden ○O"), "{}", desk.text());
    desk.press("F");
    shows(&desk, "Done with anna? Enter says so, Esc does not");
    shows(&desk, "! 1 coding still without a magnitude");
    desk.press("Esc");
    assert!(row(&desk, "anna").contains("1 ◐P"));
    desk.press("F Enter");
    assert!(row(&desk, "anna").contains("1 ●D      1 ◐P"), "{}", desk.text());
    desk.press("Enter c");
    shows(&desk, "you are done with this transcript, so it is locked: R opens it again");
    shows(&desk, "done, locked");
    let hers = desk.inline.bench.codings(&CodingQuery { by: Some("CD".into()), ..CodingQuery::default() }).unwrap();
    assert_eq!(hers.len(), 1, "in anna; bert is still open");
}

#[test]
fn the_transcript_screen_knows_the_same_commands() {
    let mut desk = desk("AB");
    desk.press("* a Enter Enter Esc Enter");
    shows(&desk, "in progress, others hidden");
    desk.press("F Enter");
    shows(&desk, "anna is done and locked; you see now what others coded there.");
    desk.press("R");
    shows(&desk, "Why is anna opened again?");
    desk.press("Enter");
    shows(&desk, "Say why in a few words");
    desk.type_in("a turn was left out").press("Enter");
    shows(&desk, "in progress, others hidden");
    desk.press("Esc");
    shows(&desk, "AB opened it again: a turn was left out");
    assert_eq!(assignments(&desk)[0], "anna AB 1 in progress");
}

#[test]
fn what_cannot_be_done_says_why() {
    let mut desk = desk("AB");
    desk.press("F");
    shows(&desk, "this transcript is not assigned to you: nothing is locked or hidden here");
    desk.press("x");
    shows(&desk, "nothing is assigned yet: a assigns, s draws a random subset");
    desk.press("r");
    shows(&desk, "nothing is assigned yet");
    desk.press("a Enter Enter Esc R");
    shows(&desk, "this transcript is open: go on coding, F is done");
    desk.press("F Enter F");
    shows(&desk, "you are done with this transcript already: R opens it again");
}

#[test]
fn open_assignments_are_taken_away_but_not_ones_own() {
    let mut desk = desk("AB");
    desk.press("a Enter Enter Esc x");
    shows(&desk, "From whom to take anna");
    desk.press("Enter");
    shows(&desk, "AB would see what others coded in anna before being done with it");
    desk.press("Ctrl+u").type_in("CD EF").press("Enter");
    shows(&desk, "2 assignments taken away.");
    assert_eq!(assignments(&desk), ["anna AB 1 in progress"]);
}

#[test]
fn an_undo_that_is_refused_says_what_to_do_and_goes_further_back_when_told() {
    let mut desk = desk("AB");
    desk.press("a Ctrl+u").type_in("AB").press("Enter Enter Esc F Enter u");
    shows(&desk, "“mark anna as done” cannot be taken back: open anna again with a reason");
    shows(&desk, "Enter takes back what you did before it: apply “Room” to bert:4");
    desk.press("Esc");
    assert_eq!(desk.inline.bench.codings(&CodingQuery::default()).unwrap().len(), 4);
    desk.press("u Enter");
    shows(&desk, "Undone: apply “Room” to bert:4.");
    desk.press("U");
    shows(&desk, "Done again: apply “Room” to bert:4.");
}

#[test]
fn changing_the_coder_asks_and_says_whose_view_it_is() {
    let mut desk = desk("AB");
    desk.press("a Enter Enter Esc Enter @").type_in("carys").press("Enter");
    shows(&desk, "Work as CD? Enter does, Esc stays AB");
    shows(&desk, "You will see what CD sees, and what you do is written under CD's name.");
    shows(&desk, "! AB is not done with anna: others' work there is hidden from AB.");
    desk.press("Esc");
    shows(&desk, "AB · saved");
    desk.press("@ Enter");
    shows(&desk, "You work as AB already.");
    desk.press("@").type_in("carys").press("Enter Enter");
    shows(&desk, "CD · saved");
    shows(&desk, "You work as CD.");
    assert!(row(&desk, "anna").contains("hidden ○O      1 ◐P"), "no screen of Asha's is left:\n{}", desk.text());
    assert_eq!(desk.inline.place(), "project");
}

#[test]
fn the_coder_stands_on_the_top_line_of_every_screen() {
    let mut desk = desk("EF");
    for keys in ["", "Enter", "/", "Esc M", "?", "Esc :", "Esc Esc @", "Esc a", "Esc s"] {
        desk.press(keys);
        let top = desk.text().lines().next().unwrap().to_string();
        assert!(top.ends_with("EF · saved ✓"), "after {keys}: {top}");
    }
}

#[test]
fn what_needs_attention_stands_below_the_list_ones_own_first() {
    let mut desk = desk("AB");
    shows(&desk, "! 1 of your codings has no magnitude: 1 in anna");
    shows(&desk, "Saved last, 20");
    shows(&desk, "CD: apply “Room” to bert:4");
    desk.press("* a Enter Enter Esc");
    shows(&desk, "Round 1: AB 0 of 2 done, 2 in progress · CD 0 of 2 done · EF 0 of 2 done");
    shows(&desk, "Yours: in progress anna, bert");
    shows(&desk, "AB: assign anna, bert to AB, CD, EF in rou");
    desk.press("F Enter");
    shows(&desk, "Yours: in progress bert");
    hides(&desk, "no magnitude");
    desk.press("j F Enter");
    shows(&desk, "Yours: all done.");
    shows(&beside(&desk, "EF", Look::new(true, true)), "Yours: to do anna, bert");
}

#[test]
fn who_is_assigned_nothing_is_told_so() {
    let mut desk = desk("EF");
    desk.press("a Ctrl+u").type_in("AB").press("Enter Enter Esc");
    shows(&desk, "Nothing is assigned to you; you see everybody's work.");
}

/// A study with this many coders, all assigned to both transcripts, seen by the first.
fn crowd(coders: usize, columns: u16) -> Desk {
    let study = Study::new();
    for n in 3..=coders {
        study.sit(Some("AB")).add_coder(&format!("C{n}:Coder {n}")).unwrap();
    }
    let mut desk = Desk::open(&study.path, Some("AB"), columns, 24);
    desk.press("* a Enter Enter Esc");
    desk
}

#[test]
fn two_coders_have_words_three_letters_and_many_are_counted_at_eighty_columns() {
    let two = crowd(2, 80);
    assert!(row(&two, "anna").ends_with("0 ○ to do       hidden ○ open"), "{}", two.text());
    let three = crowd(3, 80);
    assert!(row(&three, "anna").ends_with("0 ○T hidden ○O hidden ○O"), "{}", three.text());
    shows(&three, "●D done  ◐P in progress  ○T to do  ○O open  hidden: until you are done");
    assert!(row(&crowd(3, 120), "anna").contains("0 ○ to do       hidden ○ open        hidden ○ open"));
    let mut many = crowd(12, 80);
    assert!(row(&many, "anna").ends_with("0 ○ to do                0 of 11 done"), "{}", many.text());
    many.press("F Enter");
    assert!(row(&many, "anna").contains("0 ● done"), "{}", many.text());
    for desk in [two, three, many] {
        assert!(desk.text().lines().all(|line| emic::text::width(line) <= 80));
    }
}

#[test]
fn in_ascii_and_without_colour_states_are_told_by_signs_and_words() {
    let desk = crowd(2, 80);
    let plain = beside(&desk, "AB", Look::new(false, false));
    assert!(row(&plain, "anna").ends_with("0 . to do       hidden . open"), "{}", plain.text());
}
