//! What the transcript screen looks like, with its styles: at the smallest size and a large one, in colour, in mono and in
//! ASCII, after real key events.

#![allow(clippy::unwrap_used, clippy::panic)] // A test that cannot go on has failed.

mod common_screen;

use common_screen::Desk;
use emic::tui::Look;

const SIZES: [(u16, u16); 2] = [(80, 24), (160, 50)];

/// Snapshots what is reached by the same keys at both sizes, in colour, without it, and in ASCII.
fn in_every_look(name: &str, reach: impl Fn(&mut Desk)) {
    for (columns, rows) in SIZES {
        for (look, word) in
            [(Look::new(true, true), "colour"), (Look::new(false, true), "mono"), (Look::new(false, false), "ascii")]
        {
            let mut desk = Desk::with_look(columns, rows, look);
            reach(&mut desk);
            insta::assert_snapshot!(format!("{name}_{word}_{columns}x{rows}"), desk.styled());
        }
    }
}

#[test]
fn two_coders_beside_each_other() {
    in_every_look("two_coders", |desk| {
        desk.press("Enter 3 }");
    });
}

#[test]
fn all_but_one_theme_dimmed() {
    in_every_look("one_theme", |desk| {
        desk.press("Enter 3 } Tab t");
    });
}

#[test]
fn the_end_of_a_coding_being_moved() {
    in_every_look("ends", |desk| {
        desk.press("Enter 3 } s Tab ] w w");
    });
}

#[test]
fn a_theme_with_a_magnitude_being_chosen() {
    in_every_look("theme_picker", |desk| {
        desk.press("Enter 3 } c").type_in("money-");
    });
}

#[test]
fn the_question_where_a_theme_is_applied_twice() {
    in_every_look("twice", |desk| {
        desk.press("Enter 3 } 2 o c").type_in("2.2+").press("Enter w v 2 w c").type_in("2.2").press("Enter");
    });
}

#[test]
fn in_mono_and_ascii_nothing_is_told_by_style_alone() {
    let text = |reach: &str, look: Look| {
        let mut desk = Desk::with_look(80, 24, look);
        desk.press(reach);
        desk.text()
    };
    for look in [Look::new(false, true), Look::new(false, false)] {
        let reading = text("Enter 3 }", look);
        for (change, keys) in [
            ("whose codings are shown", "Enter 3 } s"),
            ("which theme is shown", "Enter 3 } Tab t"),
            ("which coding is current", "Enter 3 } Tab"),
            ("an exemplar", "Enter 3 } s Tab *"),
            ("ends being moved", "Enter 3 } s Tab ]"),
        ] {
            let before = match change {
                "an exemplar" | "ends being moved" => text("Enter 3 } s Tab", look),
                "which theme is shown" => text("Enter 3 } Tab", look),
                _ => reading.clone(),
            };
            assert_ne!(text(keys, look), before, "{change} can be read without any style");
        }
        if look == Look::new(false, false) {
            let ours: String = reading.lines().skip(1).map(|line| line.chars().take(11).collect::<String>()).collect();
            assert!(ours.is_ascii(), "the gutter is ASCII: {ours}");
        }
    }
}
