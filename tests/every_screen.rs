//! Every screen as it looks, with its styles: at 80×24 and 160×50, in colour, without colour and in ASCII, with the demo
//! project and with an empty one. Without colour no distinction is lost.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common_screen;

use common_screen::Desk;
use emic::tui::Look;
use ratatui::buffer::Buffer;

/// Every screen and window, and the keys that lead there.
const SCREENS: &[(&str, &str)] = &[
    ("project", ""),
    ("transcript", "Enter } } Tab"),
    ("theme picker", "Enter } } c"),
    ("memo", "m"),
    ("search", "/ m o n e y Enter"),
    ("matrix", "M"),
    ("quotes of a cell", "M ] ] G k k k k k l o"),
    ("summary of a cell", "M ] ] G k k k k k l Enter R o o m s Alt+q H e r s Alt+r"),
    ("case beside the matrix", "M ] ] G k k k k k l Enter R o o m s Alt+q Esc Tab Tab z"),
    ("all themes of the matrix", "M 0 Z"),
    ("charted matrix", "M ] ] G k k k k k l Enter R o o m s Alt+q Esc S A l l Esc O Enter l d h"),
    ("progress of the charting", "M p"),
    ("codebook", "B"),
    ("agreement", "A"),
    ("disagreements", "D"),
    ("passage of a disagreement", "D Enter"),
    ("magnitudes", "V"),
    ("magnitudes per attribute", "V p p p p p s"),
    ("coverage", "V Tab"),
    ("sample", "V Tab Tab"),
    ("presence", "V Tab Tab Tab l l j"),
    ("saturation", "V Shift+Tab"),
    ("memos", "Y"),
    ("help", "?"),
    ("palette", ":"),
];

const SIZES: [(u16, u16); 2] = [(80, 24), (160, 50)];

fn looks() -> [(&'static str, Look); 3] {
    [("colour", Look::new(true, true)), ("mono", Look::new(false, true)), ("ascii", Look::new(false, false))]
}

/// The screens over a project, on this screen of them.
fn on(empty: bool, keys: &str, (columns, rows): (u16, u16), look: Look) -> Desk {
    let mut desk = if empty { Desk::empty(columns, rows) } else { Desk::with_look(columns, rows, look) };
    desk.inline.model.look = look;
    desk.inline.begin();
    desk.press(keys);
    desk
}

#[test]
fn every_screen_as_it_looks() {
    for empty in [false, true] {
        for (screen, keys) in SCREENS {
            for size in SIZES {
                let drawn = looks()
                    .map(|(name, look)| format!("── {name}\n{}", undated(&on(empty, keys, size, look).styled())));
                let project = if empty { "empty" } else { "demo" };
                let name = format!("{project}_{}_{}x{}", screen.replace(' ', "_"), size.0, size.1);
                insta::assert_snapshot!(name, drawn.join("\n"));
            }
        }
    }
}

/// The day and hour on which the tests run are no part of how a screen looks.
fn undated(drawn: &str) -> String {
    let mut told = String::new();
    for line in drawn.split_inclusive('\n') {
        match line
            .find("20")
            .filter(|at| line.get(at + 4..at + 5) == Some("-") && line.get(at + 7..at + 8) == Some("-"))
        {
            Some(at) => {
                let (before, after) = line.split_at(at);
                let rest = after.get(16..).unwrap_or("\n");
                told.push_str(&format!("{before}YYYY-MM-DD HH:MM{rest}"));
            }
            None => told.push_str(line),
        }
    }
    told
}

/// The cells of a row that hold a letter or a digit, from left to right.
fn letters(buffer: &Buffer, y: u16) -> Vec<u16> {
    let is_letter = |x: &u16| buffer[(*x, y)].symbol().chars().all(char::is_alphanumeric);
    (0..buffer.area.width).filter(is_letter).collect()
}

#[test]
fn what_differs_in_colour_differs_without_it() {
    for (screen, keys) in SCREENS {
        let coloured = on(false, keys, (160, 50), Look::new(true, true));
        let plain = on(false, keys, (160, 50), Look::new(false, true));
        let ((with, _), (without, _)) = (coloured.inline.draw().unwrap(), plain.inline.draw().unwrap());
        let mut lost = Vec::new();
        for y in 0..with.area.height {
            for pair in letters(&with, y).windows(2) {
                let differ = |buffer: &Buffer| buffer[(pair[0], y)].style() != buffer[(pair[1], y)].style();
                // The number of a theme in the codebook has its colour; the number itself says as much.
                let number = *screen == "codebook" && pair[1] < 20;
                if differ(&with) && !differ(&without) && !number {
                    lost.push(format!("{y}:{}-{}", pair[0], pair[1]));
                }
            }
        }
        assert!(lost.is_empty(), "{screen}: {lost:?}\n{}", plain.text());
    }
}

#[test]
fn the_cursor_stands_on_the_focus_of_every_screen() {
    for empty in [false, true] {
        for (screen, keys) in SCREENS {
            for plain in [false, true] {
                let look = Look { plain, ..Look::new(true, true) };
                let (_, cursor) = on(empty, keys, (80, 24), look).inline.draw().unwrap();
                assert_ne!(cursor, (0, 0), "{screen}, of an empty project: {empty}, plain: {plain}");
            }
        }
    }
}
