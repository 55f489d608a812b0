//! The tables for the report on screen: every table is reached by a key, the quotes behind a row are as many as it says,
//! Esc comes back to the very same row, and filters say what is counted.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common_screen;

use common_screen::Desk;
use emic::tui::{Look, Screen};

/// The row under the bar.
fn row(desk: &Desk) -> String {
    let text = desk.text();
    text.lines().find(|line| line.starts_with(" ▸")).unwrap_or_default().to_string()
}

/// How many quotes the search screen says it has.
fn quotes(desk: &Desk) -> usize {
    match desk.inline.model.screen() {
        Some(Screen::Search(search)) => search.report.as_ref().unwrap().total,
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_table_is_reached_and_left_again() {
    let mut desk = Desk::demo(120, 40);
    desk.press("V");
    for (name, word) in [
        ("magnitude", "low high"),
        ("coverage", "RQ5"),
        ("sample", "region: Scotland"),
        ("presence", "CW2"),
        ("saturation", "of all themes"),
        ("magnitude", "low high"),
    ] {
        assert!(desk.text().contains(&format!("[{name}]")) && desk.text().contains(word), "{name}: {}", desk.text());
        desk.press("Tab");
    }
    desk.press("Shift+Tab");
    assert!(desk.text().contains("[magnitude]"));
    desk.press("Esc");
    assert_eq!(desk.inline.place(), "project");
}

#[test]
fn enter_opens_exactly_the_quotes_of_a_row_and_esc_comes_back_to_it() {
    let mut desk = Desk::demo(120, 40);
    desk.press("V 2 4 j");
    let before = desk.text();
    assert!(row(&desk).contains("5.5 Staff changes") && row(&desk).contains("     10 "), "{}", row(&desk));
    desk.press("Enter");
    assert_eq!((desk.inline.place(), quotes(&desk)), ("search hits", 10));
    desk.press("Esc");
    assert_eq!(desk.text(), before);
}

#[test]
fn the_quotes_of_a_group_a_question_a_cell_and_a_transcript_are_as_many_as_the_table_says() {
    let mut desk = Desk::demo(160, 50);
    // Theme 1.1 by coder: AB's and CD's readings.
    desk.press("V p p j j j j");
    assert!(row(&desk).contains("AB"), "{}", row(&desk));
    let says: usize = row(&desk).split_whitespace().nth(2).unwrap().parse().unwrap();
    desk.press("Enter");
    assert_eq!(quotes(&desk), says);
    desk.press("Esc Tab j");
    assert!(row(&desk).contains("RQ2"), "{}", row(&desk));
    desk.press("Enter");
    assert_eq!(quotes(&desk), 77);
    // Theme 1.1 in the second case: two quotes; in the first none.
    desk.press("Esc Tab Tab j l");
    assert!(desk.text().contains("CW2, 1.1 Awareness and referral: 2 quotes"), "{}", desk.text());
    desk.press("Enter");
    assert_eq!(quotes(&desk), 2);
    desk.press("Esc h Enter");
    assert_eq!(desk.inline.place(), "tables for the report", "there is nothing to go to");
    assert!(desk.text().contains("no quotes behind"), "{}", desk.text());
    desk.press("Tab Enter");
    assert_eq!(quotes(&desk), 63, "P01");
}

#[test]
fn filters_say_what_is_counted_and_one_key_takes_them_all_away() {
    let mut desk = Desk::demo(120, 40);
    desk.press("V t").type_in("4 subs").press("Enter");
    assert!(desk.text().contains("t 4 Subsistence") && desk.text().contains("49 quotes"), "{}", desk.text());
    desk.press("=").type_in("positive").press("Enter");
    assert!(desk.text().contains("= positive") && desk.text().contains("11 quotes"), "{}", desk.text());
    desk.press("c").type_in("group=survivor").press("Enter");
    assert!(desk.text().contains("c group=survivor") && desk.text().contains("7 quotes"), "{}", desk.text());
    desk.press("r").type_in("CD").press("Enter");
    assert!(desk.text().contains("codings of CD"), "{}", desk.text());
    desk.press("x");
    assert!(desk.text().contains("382 quotes, 10 of 17 cases"), "{}", desk.text());
    desk.press("i").type_in("P05").press("Enter");
    assert!(desk.text().contains("1 of 17 cases"), "{}", desk.text());
}

#[test]
fn order_rolling_up_and_telling_apart_keep_the_bar_on_its_theme() {
    let mut desk = Desk::demo(120, 40);
    desk.press("V j j j j");
    assert!(row(&desk).contains("2 First contact"), "{}", row(&desk));
    desk.press("w");
    assert!(row(&desk).contains("2 First contact") && row(&desk).contains(" 43 "), "{}", row(&desk));
    desk.press("v v");
    assert!(row(&desk).contains("2 First contact") && desk.text().contains("v high first"), "{}", desk.text());
    desk.press("p");
    assert!(row(&desk).contains("2 First contact") && desk.text().contains("p per case"), "{}", desk.text());
    desk.press("p p");
    assert!(desk.text().contains("p per children"), "{}", desk.text());
}

#[test]
fn bars_tell_the_sides_apart_by_place_and_pattern_in_every_look() {
    for (look, low, high) in [
        (Look::new(true, true), "▒│", "│█"),
        (Look::new(false, true), "▒│", "│█"),
        (Look::new(false, false), "-|", "|+"),
        (Look { plain: true, ..Look::new(false, false) }, "-|", "|+"),
    ] {
        let mut desk = Desk::with_look(80, 24, look);
        desk.press("V");
        assert!(desk.text().contains(low) && desk.text().contains(high), "{}", desk.text());
        let drawn = desk.text().contains(['▒', '█', '│', '─']);
        assert_eq!(drawn, low == "▒│", "{}", desk.text());
    }
}

#[test]
fn a_table_is_written_to_a_file_from_the_screen() {
    let mut desk = Desk::demo(120, 40);
    desk.press("V Tab e");
    let path = desk.folder.path().join("coverage.xlsx");
    assert!(desk.text().contains("coverage.xlsx"), "{}", desk.text());
    desk.press("Enter");
    assert!(desk.text().contains("Written:"), "{}", desk.text());
    assert!(std::fs::metadata(path).unwrap().len() > 1000);
}

#[test]
fn an_empty_project_says_what_to_do_on_every_table() {
    let mut desk = Desk::empty(80, 24);
    desk.press("V");
    for (place, words) in ["There are no themes yet: B", "There are no themes yet: B", "There are no cases yet: i"]
        .into_iter()
        .chain(["There are no themes yet: B", "There are no themes yet: B"])
        .enumerate()
    {
        assert!(desk.text().contains(words), "{place}: {}", desk.text());
        desk.press("Tab");
    }
    desk.press("Enter Esc");
    assert_eq!(desk.inline.place(), "project");
}

#[test]
fn the_tables_follow_what_is_coded_and_undone() {
    let mut desk = Desk::demo(120, 40);
    desk.press("V r").type_in("AB").press("Enter");
    assert!(desk.text().contains("172 quotes"), "{}", desk.text());
    desk.press("j j Enter Enter d");
    assert_eq!(desk.inline.place(), "transcript");
    desk.press("Esc Esc");
    assert!(desk.text().contains("171 quotes"), "{}", desk.text());
    desk.press("u");
    assert!(desk.text().contains("172 quotes"), "{}", desk.text());
}

#[test]
fn the_codebook_counts_one_magnitude_by_a_key_and_its_quotes_are_those() {
    let mut desk = Desk::demo(120, 40);
    // What AB and CD have, beside which the card of the theme stands.
    let counts = |desk: &Desk, told: &str| assert!(row(desk).contains(told), "{}", row(desk));
    desk.press("B");
    counts(&desk, "  2     3  ");
    desk.press("=").type_in("neutral").press("Enter");
    assert!(desk.text().contains("counted: neutral"), "{}", desk.text());
    // Nought is drawn as nothing: AB has none, CD one.
    counts(&desk, "           1  ");
    desk.press("o");
    // With what stands below it, as the list of quotes always takes it.
    assert!(desk.text().contains("neutral") && quotes(&desk) > 1, "{}", desk.text());
    desk.press("Esc = Enter");
    counts(&desk, "  2     3  ");
}
