//! Whatever size a terminal takes, and whenever it takes it, every screen and every window is drawn: at the size the
//! screens were told, and on a terminal that has become another one in the meantime.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common_screen;

use common_screen::Desk;
use emic::tui::Message;

/// Ways to every screen and to the windows over them.
const WAYS: [&str; 37] = [
    "",
    "Enter } } Tab",
    "Enter } } o o",
    "Enter } } c",
    "Enter } } c 2 Enter ]",
    "Enter } } Tab m",
    "/ m o n e y Enter",
    "/ m o n e y Enter Enter",
    "M",
    "M Tab",
    "M o",
    "M Tab Tab z",
    "M 0 Z",
    "M Enter a b Alt+q",
    "M s a b",
    "M p",
    "M H",
    "M i",
    "M v",
    "B",
    "B e",
    "B a",
    "B m",
    "A",
    "A Enter",
    "D",
    "D Enter",
    "V",
    "V p p Tab",
    "V Shift+Tab Shift+Tab",
    "V Enter",
    "Y",
    "?",
    ":",
    "@",
    "F",
    "Enter F",
];

const SIZES: [(u16, u16); 12] = [
    (1, 1),
    (300, 100),
    (2, 40),
    (160, 2),
    (79, 24),
    (80, 23),
    (80, 24),
    (81, 25),
    (120, 40),
    (300, 24),
    (80, 100),
    (160, 50),
];

#[test]
fn every_screen_is_drawn_at_every_size_also_while_the_terminal_changes() {
    for way in WAYS {
        let mut desk = Desk::demo(120, 40);
        desk.inline.begin();
        desk.press(way);
        for told in SIZES {
            desk.inline.send(Message::Resize(told.0, told.1));
            let (drawn, _) = desk.inline.draw().unwrap();
            assert_eq!((drawn.area.width, drawn.area.height), told, "{way}");
            for now in SIZES {
                let (drawn, _) = desk.inline.draw_at(now).unwrap();
                assert_eq!((drawn.area.width, drawn.area.height), now, "{way}");
            }
            desk.press("Down");
        }
        desk.inline.send(Message::Resize(120, 40));
        assert!(desk.text().lines().count() > 30, "after {way} the screen is there again:\n{}", desk.text());
    }
}
