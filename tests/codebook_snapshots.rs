//! What the codebook screen and its windows look like, with their styles, at the smallest size and a large one, in colour,
//! without it and in ASCII.

#![allow(clippy::unwrap_used, clippy::panic)] // A test that cannot go on has failed.

mod common_screen;

use common_screen::Desk;
use emic::tui::Look;

/// Snapshots a screen reached by the same keys at both sizes.
fn at_both_sizes(name: &str, reach: impl Fn(&mut Desk)) {
    for (columns, rows) in [(80, 24), (160, 50)] {
        let mut desk = Desk::demo(columns, rows);
        desk.press("B");
        reach(&mut desk);
        insta::assert_snapshot!(format!("{name}_{columns}x{rows}"), timeless(&desk.styled()));
    }
}

/// The text with every digit of a time of day and of its date replaced.
fn timeless(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let shape = "dddd-dd-dd dd:dd:dd";
    let fits = |at: usize| {
        shape.chars().enumerate().all(|(n, expected)| {
            let c = chars.get(at + n).copied().unwrap_or(' ');
            if expected == 'd' { c.is_ascii_digit() } else { c == expected }
        })
    };
    let mut told = String::new();
    let mut at = 0;
    while at < chars.len() {
        if fits(at) {
            told.push_str("2000-01-01 00:00:00");
            at += shape.len();
        } else {
            told.push(chars[at]);
            at += 1;
        }
    }
    told
}

#[test]
fn tree_and_card() {
    at_both_sizes("codebook", |desk| {
        desk.press("/").type_in("running out").press("Enter");
    });
}

#[test]
fn folded_to_the_main_themes() {
    at_both_sizes("codebook_folded", |desk| {
        desk.press("z j j j");
    });
}

#[test]
fn form_in_a_field_of_several_lines() {
    at_both_sizes("codebook_form", |desk| {
        desk.press("/").type_in("running out").press("Enter Enter Tab Tab").type_in(" And more.");
    });
}

#[test]
fn form_in_a_choice() {
    at_both_sizes("codebook_form_choice", |desk| {
        desk.press("Enter Shift+Tab Shift+Tab Right Right Right");
    });
}

#[test]
fn merge_before_it_is_done() {
    at_both_sizes("codebook_merge", |desk| {
        desk.press("/").type_in("running out").press("Enter i").type_in("when it").press("Enter").type_in("too alike");
    });
}

#[test]
fn where_to_merge() {
    at_both_sizes("codebook_merge_into", |desk| {
        desk.press("/").type_in("subsistence").press("Enter i").type_in("on");
    });
}

#[test]
fn deletion_before_it_is_done() {
    at_both_sizes("codebook_delete", |desk| {
        desk.press("/").type_in("subsistence").press("Enter d");
    });
}

#[test]
fn sorting_after_a_split() {
    at_both_sizes("codebook_sorting", |desk| {
        desk.press("/").type_in("essentials").press("Enter s").type_in("Bedding; Food").press("Enter 2 1");
    });
}

#[test]
fn colours() {
    at_both_sizes("codebook_colours", |desk| {
        desk.press("c Down");
    });
}

#[test]
fn versions_and_what_each_changed() {
    at_both_sizes("codebook_versions", |desk| {
        desk.press("/").type_in("moves").press("Enter Enter Tab Tab").type_in(" Planned ones too.").press("Ctrl+s v");
    });
}

#[test]
fn the_difference_between_two_versions() {
    at_both_sizes("codebook_difference", |desk| {
        desk.press("/").type_in("moves").press("Enter Enter Tab Tab").type_in(" Planned ones too.").press("Ctrl+s");
        desk.press("a").type_in("Hotels").press("Enter v Enter").type_in("first").press("Enter");
    });
}

#[test]
fn to_revisit() {
    at_both_sizes("codebook_revisit", |desk| {
        desk.press("/")
            .type_in("moves")
            .press("Enter Enter Tab Tab")
            .type_in(" Planned ones too.")
            .press("Ctrl+s R Down");
    });
}

#[test]
fn whole_card() {
    at_both_sizes("codebook_card", |desk| {
        desk.press("Tab");
    });
}

#[test]
fn without_a_framework() {
    for (columns, rows) in [(80, 24), (160, 50)] {
        let mut desk = Desk::empty(columns, rows);
        desk.press("B");
        insta::assert_snapshot!(format!("codebook_empty_{columns}x{rows}"), desk.styled());
    }
}

#[test]
fn without_colour_and_in_ascii() {
    for (name, look) in [("mono", Look::new(false, true)), ("ascii", Look::new(false, false))] {
        let mut desk = Desk::with_look(80, 24, look);
        desk.press("B /").type_in("running out").press("Enter");
        insta::assert_snapshot!(format!("codebook_{name}_80x24"), desk.styled());
        desk.press("Enter Shift+Tab Shift+Tab Right");
        insta::assert_snapshot!(format!("codebook_form_{name}_80x24"), desk.styled());
    }
}

#[test]
fn under_no_colour_no_cell_of_the_codebook_has_a_colour_and_in_ascii_no_frame_or_mark_has_more() {
    let mut desk = Desk::with_look(80, 24, Look::new(false, false));
    for keys in ["B", "Enter", "Tab Tab", "Esc i", "Enter", "Esc d", "Esc c", "Esc v", "Esc R", "Esc Tab", "Esc z"] {
        desk.press(keys);
        let styled = desk.styled();
        assert!(!styled.contains(" fg ") && !styled.contains(" bg "), "after {keys}:\n{styled}");
        let marks = ["▸", "│", "┌", "·", "‹", "›"];
        let drawn = marks.iter().find(|mark| desk.text().contains(**mark));
        assert_eq!(drawn, None, "after {keys}:\n{}", desk.text());
    }
}
