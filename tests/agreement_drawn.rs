//! What the agreement screen looks like, with its styles, at the smallest size and a large one, in colour, without and in
//! ASCII; of two coders, of three, and of a project with nothing in it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common_agreeing;
mod common_screen;
mod common_store;

use common_agreeing::{Talk, coding, study};
use common_screen::Desk;
use common_store::Study;
use emic::model::AssignmentState;
use emic::tui::Look;
use serde_json::Value;

const SIZES: [(u16, u16); 2] = [(80, 24), (160, 50)];

/// The day on which figures were computed differs from run to run.
fn masked(drawn: &str) -> String {
    let mut told = String::new();
    for (place, part) in drawn.split(" on 20").enumerate() {
        match (place, part.get(8..)) {
            (0, _) | (_, None) => told.push_str(part),
            (_, Some(rest)) => told.push_str(&format!(" on yyyy-mm-dd{rest}")),
        }
    }
    told
}

/// Snapshots a screen reached by the same keys at both sizes.
fn at_both_sizes(name: &str, reach: impl Fn(&mut Desk)) {
    for (columns, rows) in SIZES {
        let mut desk = Desk::demo(columns, rows);
        desk.press("A");
        reach(&mut desk);
        insta::assert_snapshot!(format!("{name}_{columns}x{rows}"), masked(&desk.styled()));
    }
}

#[test]
fn by_theme() {
    at_both_sizes("themes", |desk| {
        desk.press("j j j j j");
    });
}

#[test]
fn by_theme_with_further_figures_and_the_lowest_first() {
    at_both_sizes("further", |desk| {
        desk.press("v g f j");
    });
}

#[test]
fn by_theme_and_transcript() {
    at_both_sizes("transcripts", |desk| {
        desk.press("S Ctrl+u").type_in("100 1").press("Enter y j j");
    });
}

#[test]
fn over_all_themes() {
    at_both_sizes("overall", |desk| {
        desk.press("Tab");
    });
}

#[test]
fn magnitude() {
    at_both_sizes("magnitude", |desk| {
        desk.press("Tab Tab j j");
    });
}

#[test]
fn after_talk_with_some_decisions() {
    at_both_sizes("talk", |desk| {
        desk.press("t").type_in("wellbeing").press("Enter Enter y").type_in("only").press("Enter");
        desk.press("f").type_in("Her words").press("Enter n").type_in("The rule").press("Enter");
        desk.press("Esc Shift+Tab Shift+Tab");
    });
}

#[test]
fn the_methods_paragraph() {
    at_both_sizes("methods", |desk| {
        desk.press("Shift+Tab");
    });
}

#[test]
fn the_question_for_resamples_and_seed() {
    at_both_sizes("resamples", |desk| {
        desk.press("S");
    });
}

#[test]
fn without_colour_and_in_ascii() {
    for (name, look) in [("mono", Look::new(false, true)), ("ascii", Look::new(false, false))] {
        for (columns, rows) in SIZES {
            let mut desk = Desk::with_look(columns, rows, look);
            desk.press("A j j j");
            let drawn = desk.styled();
            insta::assert_snapshot!(format!("{name}_{columns}x{rows}"), drawn);
            // Every page keeps to what such a terminal has.
            for _ in 0..6 {
                let drawn = desk.styled();
                assert!(!drawn.contains(" fg ") && !drawn.contains(" bg "), "{drawn}");
                let others = ["●", "┊", "─", "┼", "‹", "·", "▸", "↓", "→", "–", "✓"];
                let found = others.iter().find(|sign| name == "ascii" && drawn.contains(**sign));
                assert_eq!(found, None, "{drawn}");
                desk.press("Tab f");
            }
        }
    }
}

#[test]
fn an_empty_project() {
    for (columns, rows) in SIZES {
        let mut desk = Desk::empty(columns, rows);
        desk.press("A");
        insta::assert_snapshot!(format!("empty_{columns}x{rows}"), desk.styled());
    }
}

/// Three coders on three talks, one of which is not finished.
fn three_coders() -> Study {
    let talks = [Talk::answers("P01", 24), Talk::answers("P02", 18), Talk::answers("P03", 9)];
    let mut codings: Vec<Value> = Vec::new();
    for (talk, shift) in talks.iter().zip([0, 1, 2]) {
        for (coder, own) in [("AB", 0), ("CD", 1), ("EF", 3)] {
            for turn in 1..6 {
                let value = ["negative", "neutral", "positive"][(turn * (own + 1) + shift) % 3];
                codings.push(coding(talk, coder, "home", talk.body(turn + own), Some(value)));
                codings.push(coding(talk, coder, "friends", talk.body(turn + own % 2), None));
            }
        }
        codings.push(coding(talk, "CD", "garden", talk.body(7), None));
    }
    let study = study(&["AB", "CD", "EF"], &[&talks[0], &talks[1], &talks[2]], &codings);
    for title in ["P01", "P02", "P03"] {
        for coder in ["AB", "CD", "EF"] {
            let open = (title, coder) == ("P03", "EF");
            study.assign(title, coder, if open { AssignmentState::InProgress } else { AssignmentState::Done });
        }
    }
    study
}

#[test]
fn three_coders_in_all_their_pages() {
    let study = three_coders();
    for (columns, rows) in SIZES {
        for (name, keys) in [
            ("pair", "l j"),
            ("overall", "Tab j"),
            ("everybody", "Tab Tab j"),
            ("pairs", "Tab Tab Tab l"),
            ("pairs_on_a_theme", "Tab Tab Tab ] j"),
            ("magnitude", "Tab Tab Tab Tab l l l"),
        ] {
            let mut desk = Desk::over(study.sit(Some("AB")), columns, rows, Look::new(true, true));
            desk.press("A").press(keys);
            insta::assert_snapshot!(format!("three_{name}_{columns}x{rows}"), desk.styled());
        }
    }
}
