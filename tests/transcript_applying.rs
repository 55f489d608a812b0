//! Applying themes: the picker, several themes on one passage, a theme twice on the same words, and how few keys it takes.

#![allow(clippy::unwrap_used)] // A test that cannot go on has failed.

mod common_reading;
mod common_store;

use common_reading::{Reader, TALK, code};
use rstest::rstest;

/// Presses these keys, each counted.
fn press_counted(reader: &mut Reader, keys: &str) -> usize {
    reader.press(keys);
    keys.split_whitespace().count()
}

#[test]
fn a_sentence_gets_a_known_theme_and_a_magnitude_in_five_keys_and_the_next_in_three() {
    // From its first character, from inside a word, from the full stop.
    for to in ["2 )", "2 ) w l", "2 ) 2 w 4 l"] {
        let mut reader = Reader::new(TALK);
        reader.press(to);
        let keys = press_counted(&mut reader, "c 1 1 Enter -");
        assert!(keys <= 5, "{keys}");
        assert_eq!(reader.coded(), ["AB room negative: It was cold!"]);
        let keys = press_counted(&mut reader, ") .");
        assert!(keys <= 3, "{keys}");
        assert_eq!(reader.coded()[1], "AB room negative: Dr. Lee came, e.g. on Monday.");
    }
    // The same in one act, the magnitude typed along; and by the digit of a theme at hand.
    let mut reader = Reader::new(TALK);
    assert!(press_counted(&mut reader, "c 1 1 - Enter") <= 5);
    assert!(press_counted(&mut reader, ") c 1 Enter +") <= 5);
    assert_eq!(reader.coded(), ["AB room negative: Where do you live now?", "AB room positive: In a small room."]);
    reader.press("u u u");
    assert_eq!(reader.coded(), Vec::<String>::new(), "the first took one act, the second two");
}

#[test]
fn what_was_typed_along_is_repeated_too_and_rating_something_else_is_not() {
    let mut reader = Reader::new(TALK);
    reader.press("c 1 1 - Enter ) .");
    assert_eq!(reader.coded(), ["AB room negative: Where do you live now?", "AB room negative: In a small room."]);
    // The same theme without a magnitude is repeated without one.
    reader.press(") c 1 1 Enter ) .");
    assert_eq!(reader.coded()[2..], ["AB room: It was cold!", "AB room: Dr. Lee came, e.g. on Monday."]);
    // Rating a coding of another theme says nothing about what is repeated.
    let mut reader = Reader::new(TALK);
    reader.press("c 1 1 Enter ) c 1 . 2 Enter g + ) ) .");
    assert_eq!(reader.coded()[0], "AB room positive: Where do you live now?");
    assert_eq!(reader.coded()[2], "AB garden: It was cold!");
}

#[rstest]
#[case("1.2", "AB garden: In a small room.")]
#[case("12", "AB garden: In a small room.")]
#[case("gard", "AB garden: In a small room.")]
#[case("home > gar", "AB garden: In a small room.")]
#[case("1.1+", "AB room positive: In a small room.")]
#[case("room=neg", "AB room negative: In a small room.")]
#[case("garden+", "")]
fn themes_are_found_by_number_and_name_and_a_magnitude_may_follow(#[case] typed: &str, #[case] wanted: &str) {
    let mut reader = Reader::new(TALK);
    reader.press("} c").type_in(typed).press("Enter");
    assert_eq!(reader.coded().join(";"), wanted, "{}", reader.text());
}

#[test]
fn a_magnitude_that_does_not_fit_the_theme_is_refused_before_anything_is_written() {
    let mut reader = Reader::new(TALK);
    reader.press("} c").type_in("garden+");
    assert!(reader.text().contains("! it has no magnitude"), "{}", reader.text());
    reader.press("Enter");
    assert!(reader.text().contains("Garden: it has no magnitude"), "{}", reader.text());
    reader.press("Backspace Enter");
    assert_eq!(reader.coded(), ["AB garden: In a small room."]);
}

#[test]
fn a_heading_is_shown_and_refused_with_its_reason() {
    let mut reader = Reader::prepared(TALK, (120, 40), |_| {});
    reader.press("} c").type_in("help");
    assert!(reader.text().contains("Help (heading)"), "{}", reader.text());
    assert!(reader.text().contains("not now: a heading: choose a theme below it"), "{}", reader.text());
    reader.press("Enter");
    assert_eq!(reader.coded(), Vec::<String>::new());
    assert!(reader.text().contains("Help: a heading: choose a theme below it"), "{}", reader.text());
}

#[test]
fn several_themes_go_on_one_passage_from_one_window_each_as_its_own_act() {
    let mut reader = Reader::new(TALK);
    reader
        .press("} 2 w o c")
        .type_in("room-")
        .press("Tab")
        .type_in("garden")
        .press("Tab")
        .type_in("home")
        .press("Enter");
    assert_eq!(reader.coded().len(), 3, "{:?}", reader.coded());
    assert!(reader.coded().iter().all(|told| told.ends_with(": small")), "{:?}", reader.coded());
    reader.press("u");
    assert_eq!(reader.coded().len(), 2);
}

#[test]
fn a_second_theme_goes_to_the_same_passage_as_long_as_the_cursor_does_not_move() {
    let mut reader = Reader::new(TALK);
    reader.press("} v 4 w c").type_in("garden").press("Enter c").type_in("room").press("Enter");
    assert_eq!(reader.coded(), ["AB room: In a small room. I", "AB garden: In a small room. I"]);
    reader.press("l c").type_in("home").press("Enter");
    assert!(reader.coded().contains(&"AB home: It was cold!".to_string()), "{:?}", reader.coded());
}

#[test]
fn the_same_theme_over_some_of_the_same_words_offers_to_extend_the_coding_that_is_there() {
    let prepared = |study: &common_store::Study| {
        code(study, "AB", "small room. It was", "room", Some("negative"));
        code(study, "CD", "It was cold!", "room", None);
    };
    let mut reader = Reader::prepared(TALK, (80, 24), prepared);
    reader.press("2 ) c").type_in("room").press("Enter");
    assert!(reader.text().contains("These words have “Room” already"), "{}", reader.text());
    assert_eq!(reader.coded().len(), 2, "nothing is written before it is chosen");
    reader.press("Enter");
    assert_eq!(reader.coded()[0], "AB room negative: small room. It was cold!", "extended, the magnitude kept");
    assert_eq!(reader.coded().len(), 2);
    reader.press("u");
    assert_eq!(reader.coded()[0], "AB room negative: small room. It was");
    // Apart.
    reader.press("c").type_in("room").press("Enter").type_in("apart").press("Enter");
    assert_eq!(reader.coded().len(), 3);
    assert!(reader.coded().contains(&"AB room: It was cold!".to_string()), "{:?}", reader.coded());
    reader.press("u");
    // Neither.
    reader.press("c").type_in("room").press("Enter").type_in("neither").press("Enter");
    assert_eq!(reader.coded().len(), 2);
    reader.press("c").type_in("room").press("Enter Esc");
    assert_eq!(reader.coded().len(), 2);
}

#[test]
fn words_that_are_all_in_a_coding_of_the_theme_are_not_doubled_by_a_slip() {
    let mut reader =
        Reader::prepared(TALK, (80, 24), |study| code(study, "AB", "In a small room. It was cold!", "room", None));
    reader.press("} 2 w o c").type_in("room").press("Enter");
    assert!(reader.text().contains("leave it as it is"), "{}", reader.text());
    reader.press("Enter");
    assert_eq!(reader.coded().len(), 1);
    // Exactly the same words: refused with both ways out.
    reader.press("g } v 6 w b 4 l c").type_in("room").press("Enter");
    assert_eq!(reader.coded().len(), 1, "{:?}", reader.coded());
}

#[test]
fn repeating_over_the_same_words_asks_too() {
    let mut reader = Reader::new(TALK);
    reader.press("} c").type_in("room+").press("Enter w o .");
    assert!(reader.text().contains("These words have “Room” already"), "{}", reader.text());
}

#[test]
fn themes_used_before_a_restart_are_at_hand_under_digits_the_latest_first() {
    let mut reader = Reader::prepared(TALK, (80, 24), |study| {
        code(study, "AB", "In a small room.", "garden", None);
        code(study, "AB", "It was cold!", "friends", None);
        code(study, "CD", "Nobody helped.", "room", None);
    });
    reader.press("c 1 Enter");
    assert!(reader.coded().contains(&"AB friends: Where do you live now?".to_string()), "{:?}", reader.coded());
    reader.press("2 } c");
    let shown = reader.text();
    assert!(shown.contains("1 2.1   Friends") || shown.contains("1 2.1 Friends"), "{shown}");
    assert!(shown.contains("2 1.2 Garden"), "{shown}");
    assert!(!shown.contains("3 1.1 Room"), "what another coder used is not at hand\n{shown}");
}

#[test]
fn a_new_theme_is_made_from_what_is_typed_placed_and_applied_at_once() {
    let mut reader = Reader::new(TALK);
    reader.press("} c").type_in("Warm food").press("Enter");
    assert!(reader.text().contains("“Warm food” is a main theme, or stands below"), "{}", reader.text());
    reader.type_in("room").press("Enter");
    assert_eq!(reader.coded(), ["AB warm-food: In a small room."]);
    assert!(reader.text().contains("1.1.1 Warm food"), "below the theme that was chosen\n{}", reader.text());
    reader.press(") c 1 Enter");
    assert_eq!(reader.coded().len(), 2, "and it is at hand");
    reader.press("u u u");
    assert_eq!(reader.coded(), Vec::<String>::new());
    reader.press("c").type_in("warm food");
    assert!(!reader.text().contains("1.1.1"), "each step is undone by itself, the theme last\n{}", reader.text());
}

#[test]
fn a_theme_in_vivo_has_the_selected_words_as_its_name() {
    let mut reader = Reader::new(TALK);
    reader.press("g 2 ) c PageDown");
    assert!(reader.text().contains("A new theme in the participant"), "{}", reader.text());
    reader.press("Enter Enter");
    assert_eq!(reader.coded(), ["AB it-was-cold: It was cold!"], "{}", reader.text());
    let names: Vec<String> =
        reader.inline.model.study.names.framework.themes().iter().map(|t| t.name.clone()).collect();
    assert!(names.contains(&"It was cold".to_string()), "{names:?}");
}

#[test]
fn a_new_theme_without_a_name_is_refused() {
    let mut reader = Reader::new(TALK);
    reader.press("} c PageDown Up Enter");
    assert!(reader.text().contains("type its name first"), "{}", reader.text());
    assert_eq!(reader.coded(), Vec::<String>::new());
}
