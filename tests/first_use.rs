//! What somebody stumbled over who sat down at the screens for the first time: each is a promise now.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common_screen;

use common_screen::Desk;
use emic::tui::Screen;
use emic::workbench::{CodingLine, CodingQuery};

/// P04 of the demo, which AB has not coded, on its second turn.
fn reading() -> Desk {
    let mut desk = Desk::demo(120, 40);
    desk.inline.begin();
    desk.press("j j j Enter } }");
    desk
}

/// AB's codings of P04, by place.
fn made(desk: &Desk) -> Vec<CodingLine> {
    let query = CodingQuery { transcript: Some("P04".into()), ..CodingQuery::default() };
    desk.inline.bench.codings(&query).unwrap()
}

fn magnitudes(desk: &Desk) -> Vec<Option<String>> {
    made(desk).into_iter().map(|line| line.magnitude).collect()
}

fn shows(desk: &Desk, words: &str) {
    let text = desk.text();
    assert!(text.contains(words), "“{words}” is not on the screen:\n{text}");
}

#[test]
fn a_repeat_has_the_magnitude_that_was_typed_with_the_theme() {
    let mut desk = reading();
    desk.press("c 4 1 - Enter ) .");
    assert_eq!(magnitudes(&desk), [Some("negative".to_string()), Some("negative".to_string())]);
}

#[test]
fn after_a_restart_a_dot_repeats_what_was_applied_last() {
    let mut desk = reading();
    desk.press("c 4 1 Enter +");
    let mut desk = desk.again("AB", 120, 40);
    desk.press("j j j Enter } } ) .");
    let made = made(&desk);
    assert_eq!(made.len(), 2);
    assert_eq!((&made[1].theme, &made[1].magnitude), (&made[0].theme, &Some("positive".to_string())));
}

#[test]
fn the_list_of_magnitudes_speaks_the_signs_of_the_text_and_begins_at_the_one_that_is_set() {
    let mut desk = reading();
    desk.press("c 4 1 + Enter = Enter");
    assert_eq!(magnitudes(&desk), [Some("positive".to_string())], "Enter alone changes nothing");
    desk.press("= 0 Enter");
    assert_eq!(magnitudes(&desk), [Some("neutral".to_string())]);
    desk.press("= - Enter");
    assert_eq!(magnitudes(&desk), [Some("negative".to_string())]);
}

#[test]
fn a_magnitude_that_is_there_already_is_no_act_and_says_so() {
    let mut desk = reading();
    desk.press("c 4 1 - Enter -");
    shows(&desk, "it has this magnitude already");
    desk.press("u");
    assert_eq!(made(&desk).len(), 0, "u takes back the coding, nothing older");
}

#[test]
fn a_magnitude_chosen_with_a_theme_that_is_there_already_is_given_to_its_coding() {
    let mut desk = reading();
    desk.press("c 4 1 Enter c 4 1 + Enter");
    assert_eq!(magnitudes(&desk), [Some("positive".to_string())]);
    desk.press("c 4 1 Enter");
    shows(&desk, "these words have this theme already");
    assert_eq!(made(&desk).len(), 1);
}

#[test]
fn a_hit_is_opened_with_the_cursor_on_the_words_that_were_found() {
    let mut desk = Desk::demo(120, 40);
    desk.inline.begin();
    desk.press("/").type_in("money").press("Enter Enter");
    let Some(Screen::Transcript(screen)) = desk.inline.model.screen() else { panic!("{}", desk.text()) };
    let words = screen.loaded.text.get(screen.cursor..).unwrap().to_lowercase();
    assert!(words.starts_with("money"), "{}", words.chars().take(40).collect::<String>());
}

#[test]
fn a_number_no_theme_has_makes_no_new_theme() {
    let mut desk = reading();
    let before = desk.inline.model.study.names.framework.themes().len();
    desk.press("c 7 . 4 Enter");
    shows(&desk, "no theme has the number 7.4");
    desk.press("Enter Enter Esc");
    assert_eq!(desk.inline.model.study.names.framework.themes().len(), before);
    assert_eq!(made(&desk).len(), 0);
}

#[test]
fn a_digit_says_what_it_means_and_how_the_number_is_typed() {
    let mut desk = reading();
    desk.press("c 4");
    shows(&desk, "type 4. for the theme numbered 4");
    desk.press(". +");
    desk.press("Enter");
    assert_eq!(made(&desk)[0].theme, "subsistence");
}

#[test]
fn an_emptied_picker_is_as_it_was_opened() {
    let mut desk = reading();
    desk.press("c");
    let opened = desk.text();
    desk.press("x Backspace");
    assert_eq!(desk.text(), opened);
}

#[test]
fn a_comparison_of_versions_leads_back_to_the_list_of_versions() {
    let mut desk = reading();
    desk.press("B a").type_in("Letters").press("Enter v");
    let list = desk.text();
    desk.press("Enter");
    let second = desk.text();
    desk.press("Enter");
    assert_ne!(desk.text(), second, "the comparison");
    desk.press("Esc");
    assert_eq!(desk.text(), second);
    desk.press("Esc");
    assert_eq!(desk.text(), list);
    desk.press("Esc");
    assert!(matches!(desk.inline.model.screen(), Some(Screen::Codebook(_))) && desk.inline.model.popups.is_empty());
}

#[test]
fn a_count_is_given_up_before_the_screen_is_left() {
    let mut desk = reading();
    desk.press("3 Esc");
    assert!(matches!(desk.inline.model.screen(), Some(Screen::Transcript(_))), "{}", desk.text());
    desk.press("Esc");
    assert!(matches!(desk.inline.model.screen(), Some(Screen::Project(_))), "{}", desk.text());
}

#[test]
fn a_key_without_a_meaning_is_answered() {
    let mut desk = reading();
    desk.press("z");
    shows(&desk, "z does nothing here; ? lists the keys");
}

#[test]
fn an_import_by_nobody_is_not_said_to_be_taken_back() {
    let mut desk = Desk::empty(120, 40);
    let file = desk.folder.path().join("talk.txt");
    std::fs::write(&file, "INT: How was it?\n\nP1: It was slow.\n").unwrap();
    desk.press("i").type_in(&file.to_string_lossy()).press("Enter Enter");
    shows(&desk, "1 file imported, 0 refused.");
}

#[test]
fn a_new_main_theme_is_rated_as_all_the_others_are() {
    let mut desk = reading();
    desk.press("c").type_in("Laundry").press("Enter Enter +");
    assert_eq!(magnitudes(&desk), [Some("positive".to_string())], "{}", desk.text());
}

#[test]
fn the_beginning_of_a_transcript_shows_what_stands_above_its_first_turn() {
    let mut desk = Desk::demo(80, 24);
    desk.press("Enter G g");
    shows(&desk, "[Interview P01");
}
