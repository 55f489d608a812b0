//! What the disagreements screen looks like, with its styles, at the smallest size and a large one, in colour, without
//! and in ASCII.

#![allow(clippy::unwrap_used, clippy::panic)] // A test that cannot go on has failed.

mod common_screen;

use common_screen::Desk;
use emic::tui::Look;

/// Moments differ from run to run.
fn masked(drawn: &str) -> String {
    let is_moment = |text: &str| {
        let shape = "dddd-dd-dd dd:dd";
        text.len() >= shape.len()
            && text.chars().zip(shape.chars()).all(|(c, s)| if s == 'd' { c.is_ascii_digit() } else { c == s })
    };
    let mut told = String::new();
    let mut rest = drawn;
    while let Some(c) = rest.chars().next() {
        if is_moment(rest) {
            told.push_str("yyyy-mm-dd hh:mm");
            rest = &rest[16..];
        } else {
            told.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    told
}

/// Snapshots a screen reached by the same keys at both sizes.
fn at_both_sizes(name: &str, reach: impl Fn(&mut Desk)) {
    for (columns, rows) in [(80, 24), (160, 50)] {
        let mut desk = Desk::demo(columns, rows);
        desk.press("D");
        reach(&mut desk);
        insta::assert_snapshot!(format!("{name}_{columns}x{rows}"), masked(&desk.styled()));
    }
}

#[test]
fn the_list_with_a_passage_and_its_cards() {
    at_both_sizes("list", |desk| {
        desk.press("j j");
    });
}

#[test]
fn other_themes_on_the_same_words() {
    at_both_sizes("themes", |desk| {
        desk.press("y").type_in("theme").press("Enter l");
    });
}

#[test]
fn a_further_coding_beside_a_pair() {
    at_both_sizes("split", |desk| {
        desk.press("y").type_in("further").press("Enter");
    });
}

#[test]
fn a_new_reading_being_selected() {
    at_both_sizes("selecting", |desk| {
        desk.press("j j c ) v ) w");
    });
}

#[test]
fn the_question_for_the_reason_with_earlier_ones() {
    at_both_sizes("reason", |desk| {
        desk.press("f").type_in("The rule names leaflets").press("Enter");
        desk.press("n").type_in("Nobody says so").press("Enter");
        desk.press("s Down");
    });
}

#[test]
fn what_is_settled_and_said() {
    at_both_sizes("settled", |desk| {
        desk.press("m").type_in("Who is the lady to her?").press("Esc");
        desk.press("f").type_in("The rule names leaflets").press("Enter");
        desk.press("a").type_in("We see it otherwise").press("Enter");
        desk.press("d Enter g");
    });
}

#[test]
fn the_most_severe_first_with_names_hidden() {
    at_both_sizes("hidden", |desk| {
        desk.press("H v g");
    });
}

#[test]
fn everything_about_one() {
    at_both_sizes("whole", |desk| {
        desk.press("j Space");
    });
}

#[test]
fn the_rules_of_a_theme_being_edited() {
    at_both_sizes("rules", |desk| {
        desk.press("e Tab").type_in(" Also on paper.");
    });
}

#[test]
fn where_one_was_overruled() {
    at_both_sizes("overruled", |desk| {
        desk.press("s").type_in("Shorter is enough").press("Enter o");
    });
}

#[test]
fn without_colour_and_in_ascii() {
    for (name, look) in [("mono", Look::new(false, true)), ("ascii", Look::new(false, false))] {
        for (columns, rows) in [(80, 24), (160, 50)] {
            let mut desk = Desk::with_look(columns, rows, look);
            desk.press("D").press("f").type_in("The rule names leaflets").press("Enter");
            desk.press("m").type_in("Hm").press("Esc");
            let drawn = desk.styled();
            assert!(!drawn.contains(" fg ") && !drawn.contains(" bg "), "{drawn}");
            insta::assert_snapshot!(format!("{name}_{columns}x{rows}"), masked(&drawn));
        }
    }
}

#[test]
fn what_the_program_draws_itself_is_ascii_where_that_is_asked_for() {
    let mut desk = Desk::with_look(160, 50, Look::new(false, false));
    desk.press("D d Enter f").type_in("why").press("Enter a").type_in("why").press("Enter");
    let ours = ["│", "─", "○", "✓", "≠", "▸", "…", "┆", "•", "·"];
    for glyph in ours {
        // A cut text is marked by the room that cuts it, and transcripts hold what they hold.
        let found: Vec<String> = desk.text().lines().filter(|line| line.contains(glyph)).map(String::from).collect();
        assert!(glyph == "…" || found.is_empty(), "{glyph} in {found:?}");
    }
}

#[test]
fn an_empty_project() {
    for (columns, rows) in [(80, 24), (160, 50)] {
        let mut desk = Desk::empty(columns, rows);
        desk.press("D");
        insta::assert_snapshot!(format!("empty_{columns}x{rows}"), desk.styled());
    }
}
