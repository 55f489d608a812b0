//! What every screen looks like, with its styles, at the smallest size and a common one, after real key events.

#![allow(clippy::unwrap_used, clippy::panic)] // A test that cannot go on has failed.

mod common_screen;

use common_screen::Desk;
use emic::tui::Look;

/// Snapshots a screen reached by the same keys at both sizes.
fn at_both_sizes(name: &str, reach: impl Fn(&mut Desk)) {
    for (columns, rows) in [(80, 24), (120, 40)] {
        let mut desk = Desk::demo(columns, rows);
        reach(&mut desk);
        insta::assert_snapshot!(format!("{name}_{columns}x{rows}"), desk.styled());
    }
}

#[test]
fn project() {
    at_both_sizes("project", |_| {});
}

#[test]
fn transcript_with_a_sentence_selected() {
    at_both_sizes("transcript_selected", |desk| {
        desk.press("Enter } } } o o");
    });
}

#[test]
fn transcript_with_a_coding_just_made() {
    at_both_sizes("transcript_coded", |desk| {
        desk.press("Enter } } } c").type_in("waiting").press("Enter -");
    });
}

#[test]
fn theme_picker() {
    at_both_sizes("picker", |desk| {
        desk.press("Enter } } } c").type_in("money");
    });
}

#[test]
fn memo_editor() {
    at_both_sizes("memo", |desk| {
        desk.press("Enter Tab m").type_in("Ask about the star");
    });
}

#[test]
fn search_within_a_theme() {
    at_both_sizes("search", |desk| {
        desk.press("/").type_in("money").press("Enter t").type_in("subsist").press("Enter j");
    });
}

#[test]
fn matrix_with_the_quotes_of_a_cell() {
    at_both_sizes("matrix", |desk| {
        desk.press("M t").type_in("legal").press("Enter G k k k k k k k k k k l o");
    });
}

#[test]
fn help() {
    at_both_sizes("help", |desk| {
        desk.press("Enter ?");
    });
}

#[test]
fn command_palette() {
    at_both_sizes("palette", |desk| {
        desk.press("Enter :").type_in("rem");
    });
}

#[test]
fn empty_project() {
    for (columns, rows) in [(80, 24), (120, 40)] {
        let desk = Desk::empty(columns, rows);
        insta::assert_snapshot!(format!("empty_{columns}x{rows}"), desk.styled());
    }
}

#[test]
fn without_colour_and_in_ascii() {
    let mut desk = Desk::with_look(80, 24, Look::new(false, false));
    desk.press("Enter } } } o o");
    insta::assert_snapshot!("transcript_plain_80x24", desk.styled());
}

#[test]
fn under_no_colour_no_cell_of_any_screen_has_a_colour() {
    let mut desk = Desk::with_look(80, 24, Look::new(false, true));
    for keys in ["", "Enter", "} } } o o", "c", "Esc Esc /", "Esc M", "Tab ?", "Esc Esc :"] {
        desk.press(keys);
        let styled = desk.styled();
        assert!(!styled.contains(" fg ") && !styled.contains(" bg "), "after {keys}:\n{styled}");
    }
}

#[test]
fn a_terminal_that_is_too_small_is_told_which_size_is_needed() {
    let desk = Desk::demo(79, 24);
    assert_eq!(desk.text().lines().next(), Some("emic needs 80 columns and 24 rows; this is 79 by 24."));
    for (columns, rows) in [(1, 1), (20, 5), (300, 10)] {
        assert!(!Desk::demo(columns, rows).text().contains("P01"));
    }
}

#[test]
fn project_with_two_rounds_as_a_blind_coder_sees_it() {
    at_both_sizes("rounds", |desk| {
        desk.press("* a Enter Enter Esc s Ctrl+u").type_in("CD").press("Enter Enter Enter Enter Enter Enter");
        desk.press("j F Enter G");
        // The minute something was saved in is another in every run; it is tested with the others that need attention.
        desk.inline.model.attention = None;
    });
}

#[test]
fn random_subset_before_it_is_made() {
    at_both_sizes("subset", |desk| {
        desk.press("s Enter").press("Enter Enter Enter").type_in("kind, region").press("Enter");
    });
}

#[test]
fn windows_without_frames_keep_their_place_and_draw_no_lines() {
    let mut look = Look::new(false, false);
    let mut framed = Desk::with_look(80, 24, look);
    look.plain = true;
    let mut plain = Desk::with_look(80, 24, look);
    for desk in [&mut framed, &mut plain] {
        desk.press("Enter c");
    }
    let words = |text: &str| -> Vec<String> {
        text.lines()
            .map(|line| line.replace(['+', '-', '|'], " ").split_whitespace().collect::<Vec<_>>().join(" "))
            .collect()
    };
    assert_ne!(framed.text(), plain.text());
    assert_eq!(words(&framed.text()), words(&plain.text()));
    assert!(!plain.text().contains("+---"), "{}", plain.text());
}

#[test]
fn colours_change_by_a_key_and_not_under_no_color() {
    let mut desk = Desk::demo(80, 24);
    desk.press("Ctrl+t");
    assert!(desk.text().contains("Colours: high-contrast"), "{}", desk.text());
    let mut none = Desk::with_look(80, 24, Look::new(false, true));
    none.press("Ctrl+t");
    assert!(none.text().contains("NO_COLOR is set"), "{}", none.text());
}
