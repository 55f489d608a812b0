//! The mouse on a transcript: clicks, drags, the wheel, stripes and the map.

#![allow(clippy::unwrap_used)] // A test that cannot go on has failed.

mod common_reading;
mod common_store;

use common_reading::{GUTTER, Reader, TALK, code};
use crossterm::event::{MouseButton, MouseEventKind};
use rstest::rstest;

const DOWN: MouseEventKind = MouseEventKind::Down(MouseButton::Left);
const DRAG: MouseEventKind = MouseEventKind::Drag(MouseButton::Left);
const UP: MouseEventKind = MouseEventKind::Up(MouseButton::Left);

/// The row of the terminal where Anna speaks first: below the line on top, the question and her name.
const ANNA: u16 = 5;

#[rstest]
#[case(1, "Anna: In a sm|all room. It was cold! Dr. Lee came, e.g. on Monday.")]
#[case(2, "Anna: In a [sm|all] room. It was cold! Dr. Lee came, e.g. on Monday.")]
#[case(3, "Anna: [In a sm|all room.] It was cold! Dr. Lee came, e.g. on Monday.")]
#[case(4, "Anna: [In a sm|all room. It was cold! Dr. Lee came, e.g. on Monday.]")]
fn clicks_stand_the_cursor_there_and_take_word_sentence_and_turn(#[case] times: usize, #[case] wanted: &str) {
    let mut reader = Reader::new(TALK);
    assert_eq!(reader.click(GUTTER + 7, ANNA, times).marked(), wanted);
}

#[test]
fn a_click_behind_the_end_of_a_row_stands_on_its_last_character_and_one_on_a_name_at_the_turn() {
    let mut reader = Reader::new(TALK);
    assert_eq!(reader.click(GUTTER + 60, 2, 1).marked(), "INT: Where do you live now|?");
    assert_eq!(
        reader.click(GUTTER + 1, ANNA - 1, 1).marked(),
        "Anna: |In a small room. It was cold! Dr. Lee came, e.g. on Monday."
    );
    let before = reader.marked();
    assert_eq!(reader.click(GUTTER + 1, 3, 1).marked(), before, "between two turns stands nothing");
}

#[test]
fn a_drag_selects_across_rows_and_turns_and_stays_selected_when_the_button_is_let_go() {
    let mut reader = Reader::new(TALK);
    reader.mouse(DOWN, GUTTER + 5, ANNA).mouse(DRAG, GUTTER + 12, ANNA);
    assert_eq!(reader.marked(), "Anna: In a [small r|o]om. It was cold! Dr. Lee came, e.g. on Monday.");
    reader.mouse(DRAG, GUTTER + 2, ANNA + 6).mouse(UP, GUTTER + 2, ANNA + 6);
    assert_eq!(
        reader.marked(),
        "Anna: In a [small room. It was cold! Dr. Lee came, e.g. on Monday.\n\nINT: And then?\n\nAnna: We| ]left. Nobody helped."
    );
    reader.press("c").type_in("garden").press("Enter");
    assert!(reader.coded()[0].starts_with("AB garden: small room"), "{:?}", reader.coded());
}

#[test]
fn a_drag_over_the_edge_scrolls() {
    let talk: String = (0..60).map(|turn| format!("A: Turn {turn} of many.\n\n")).collect();
    let mut reader = Reader::new(&talk);
    reader.mouse(DOWN, GUTTER, 2);
    for _ in 0..9 {
        reader.mouse(DRAG, GUTTER + 3, 20);
    }
    assert!(reader.screen().top > 0, "the view follows downwards");
    let selected = reader.screen().selected().unwrap();
    assert!(reader.screen().loaded.text[selected.start..selected.end].contains("Turn 5"));
    for _ in 0..30 {
        reader.mouse(DRAG, GUTTER + 3, 0);
    }
    assert_eq!(reader.screen().top, 0, "and back");
}

#[test]
fn the_wheel_scrolls_and_takes_the_cursor_along_only_where_it_would_be_out_of_sight() {
    let talk: String = (0..60).map(|turn| format!("A: Turn {turn} of many.\n\n")).collect();
    let mut reader = Reader::new(&talk);
    reader.press("2 }");
    let stood = reader.screen().cursor;
    reader.mouse(MouseEventKind::ScrollDown, 30, 5);
    assert_eq!((reader.screen().top, reader.screen().cursor), (3, stood));
    reader.mouse(MouseEventKind::ScrollDown, 30, 5).mouse(MouseEventKind::ScrollDown, 30, 5);
    assert_eq!(reader.screen().top, 9);
    assert!(reader.screen().cursor > stood, "no key acts on what cannot be seen");
    let (_, row) = reader.cursor();
    assert!((1..15).contains(&row), "the cursor is in view");
    for _ in 0..99 {
        reader.mouse(MouseEventKind::ScrollDown, 30, 5);
    }
    assert!(reader.text().contains("Turn 59"), "the end stays in view\n{}", reader.text());
}

#[test]
fn a_click_on_a_stripe_takes_its_coding() {
    let mut reader = Reader::prepared(TALK, (80, 24), |study| {
        code(study, "AB", "In a small room. It was cold!", "room", Some("negative"));
        code(study, "AB", "small room", "garden", None);
    });
    let lane = |sign: &str| {
        let gutter = reader.gutter(ANNA);
        let column = gutter.chars().position(|c| c.to_string() == sign).unwrap();
        u16::try_from(column).unwrap()
    };
    let (rated, unscaled) = (lane("-"), lane("•"));
    reader.click(unscaled, ANNA, 1);
    assert!(reader.text().contains("▸ AB • 1.2 Garden"), "{}", reader.text());
    assert_eq!(reader.marked(), "Anna: In a |small room. It was cold! Dr. Lee came, e.g. on Monday.");
    reader.click(rated, ANNA, 1);
    assert!(reader.text().contains("▸ AB - 1.1 Room"), "{}", reader.text());
    reader.press("d");
    assert_eq!(reader.coded(), ["AB garden: small room"]);
}

#[test]
fn a_click_on_the_map_goes_there() {
    let talk: String = (0..200).map(|turn| format!("A: Turn {turn} of many.\n\n")).collect();
    let mut reader = Reader::new(&talk);
    let map = 79;
    reader.click(map, 14, 1);
    assert!(reader.marked().contains("Turn 19") || reader.marked().contains("Turn 18"), "{}", reader.marked());
    reader.click(map, 1, 1);
    assert!(reader.marked().contains("Turn 0 "), "{}", reader.marked());
}

#[test]
fn while_a_window_is_open_clicks_reach_nothing_below_it() {
    let mut reader = Reader::new(TALK);
    let before = reader.marked();
    reader.press("?").click(GUTTER + 5, ANNA, 1).mouse(DOWN, GUTTER, ANNA).mouse(DRAG, GUTTER + 9, ANNA);
    reader.press("Esc");
    assert_eq!(reader.marked(), before);
}
