//! Moving the ends of a coding: nothing is written until Enter, and then it is one act.

#![allow(clippy::unwrap_used)] // A test that cannot go on has failed.

mod common_reading;
mod common_store;

use common_reading::{Reader, TALK, code};
use emic::model::AssignmentState;
use rstest::rstest;

/// AB before her own coding of “small room”, which is the current one.
fn reader() -> Reader {
    let mut reader = Reader::prepared(TALK, (80, 24), |study| code(study, "AB", "small room", "room", Some("neutral")));
    reader.press("Tab");
    reader
}

fn words(reader: &Reader) -> Vec<String> {
    reader.codings().into_iter().map(|coding| coding.text).collect()
}

#[rstest]
#[case("] l", "small room.")]
#[case("] Right", "small room.")]
#[case("] h h", "small ro")]
#[case("] 3 h", "small r")]
#[case("] w", "small room.")]
#[case("] w w", "small room. It")]
#[case("] 2 Right", "small room. It")]
#[case("] Shift+Right", "small room.")]
#[case("] 2 Shift+Left", "small ro")]
#[case("] w w b", "small room.")]
#[case("] b", "small")]
#[case("] )", "small room.")]
#[case("] ) )", "small room. It was cold!")]
#[case("[ h", " small room")]
#[case("[ b", "a small room")]
#[case("[ Left Left", "In a small room")]
#[case("[ w", "room")]
#[case("[ (", "In a small room")]
#[case("] w [ b", "a small room.")]
fn ends_are_moved_by_characters_words_and_sentences(#[case] keys: &str, #[case] wanted: &str) {
    let mut reader = reader();
    reader.press(keys);
    assert_eq!(words(&reader), ["small room"], "nothing is written before Enter");
    reader.press("Enter");
    assert_eq!(words(&reader), [wanted]);
    assert_eq!(reader.codings()[0].magnitude.as_deref(), Some("neutral"), "the magnitude stays");
    reader.press("u");
    assert_eq!(words(&reader), ["small room"], "one undo takes the whole act back");
}

#[test]
fn the_signs_that_close_a_word_go_with_it_and_those_that_open_it_too() {
    let mut reader = Reader::prepared("A: She said (it) “hurts.” Well-known, no?\n", (80, 24), |study| {
        code(study, "AB", "said", "room", None);
    });
    reader.press("Tab ] w Enter");
    assert_eq!(words(&reader), ["said (it)"]);
    reader.press("] w Enter");
    assert_eq!(words(&reader), ["said (it) “hurts.”"]);
    reader.press("] w Enter");
    assert_eq!(words(&reader), ["said (it) “hurts.” Well"], "a hyphen inside a word closes nothing");
    reader.press("[ 2 w Enter");
    assert_eq!(words(&reader), ["“hurts.” Well"]);
}

#[test]
fn an_end_moves_across_turns_and_over_no_label() {
    let mut reader = reader();
    reader.press("] 4 ) Enter");
    assert_eq!(
        words(&reader),
        ["small room. It was cold! Dr. Lee came, e.g. on Monday.\n\nINT: And then?"],
        "sentence by sentence, also into the next turn"
    );
}

#[test]
fn at_least_one_character_stays_inside() {
    let mut reader = reader();
    reader.press("] 9 9 h Enter");
    assert_eq!(words(&reader), ["s"]);
    reader.press("u [ 9 9 l Enter");
    assert_eq!(words(&reader), ["m"]);
}

#[test]
fn escape_leaves_the_coding_the_cursor_and_the_view_as_they_were() {
    let mut reader = reader();
    let before = (reader.marked(), reader.screen().top, words(&reader));
    reader.press("] 9 j");
    assert_ne!(reader.marked(), before.0);
    reader.press("Esc");
    assert_eq!((reader.marked(), reader.screen().top, words(&reader)), before);
    reader.press("] w Enter");
    assert_eq!(reader.marked(), before.0, "and the cursor goes back where ends are kept, too");
}

#[test]
fn old_and_new_ends_are_told_and_the_saved_mark_does_not_lie() {
    let mut reader = reader();
    assert!(reader.text().contains("saved"));
    reader.press("] w w");
    let shown = reader.text();
    assert!(shown.contains("was “small room”") && shown.contains("now “small room. It”"), "{shown}");
    assert!(shown.contains("4 characters longer"), "{shown}");
    assert!(shown.contains("new ends not kept yet"), "{shown}");
    assert!(shown.contains("Enter keep") && shown.contains("Esc give up"), "{shown}");
    reader.press("Enter");
    assert!(reader.text().contains("saved"), "{}", reader.text());
}

#[test]
fn a_click_puts_the_end_there() {
    let mut reader = reader();
    // The second turn's row is the fifth of the terminal.
    reader.press("]").click(common_reading::GUTTER + 27, 5, 1).press("Enter");
    assert_eq!(words(&reader), ["small room. It was cold"]);
}

#[test]
fn what_is_another_coders_or_locked_is_refused_with_its_reason() {
    let mut reader = Reader::prepared(TALK, (80, 24), |study| code(study, "CD", "small room", "room", None));
    reader.press("Tab ]");
    assert!(reader.text().contains("this coding is another coder's"), "{}", reader.text());
    assert!(reader.screen().ends.is_none());
    let mut locked = Reader::prepared(TALK, (80, 24), |study| {
        code(study, "AB", "small room", "room", None);
        study.assign("T1", "AB", AssignmentState::Done);
    });
    locked.press("Tab ]");
    assert!(locked.text().contains("you are done with this transcript"), "{}", locked.text());
    for keys in ["d", "*", "+", "c", "."] {
        locked.press(keys);
        assert!(locked.text().contains("locked") || keys == ".", "{keys}\n{}", locked.text());
    }
    assert_eq!(locked.coded(), ["AB room: small room"]);
}

#[test]
fn ends_that_another_coding_of_the_theme_has_already_are_refused_and_stay_in_hand() {
    let mut reader = Reader::prepared(TALK, (80, 24), |study| {
        code(study, "AB", "small room", "room", None);
        code(study, "AB", "small room.", "room", None);
    });
    reader.press("Tab ] l Enter");
    assert!(reader.text().contains("already"), "{}", reader.text());
    assert!(reader.screen().ends.is_some());
    reader.press("Esc");
    assert_eq!(words(&reader), ["small room", "small room."]);
}

#[test]
fn a_coding_that_is_removed_elsewhere_takes_its_ends_out_of_hand() {
    let mut reader = reader();
    reader.press("] w");
    reader.study.sit(Some("AB")).undo().unwrap();
    reader.inline.send(emic::tui::Message::Changed);
    assert!(reader.screen().ends.is_none());
    assert_eq!(reader.coded(), Vec::<String>::new());
}
