//! What a transcript shows of its codings: stripes in groups, what overflows, one theme, one coder, the map, the line on
//! top; and that none of it moves the text.

#![allow(clippy::unwrap_used)] // A test that cannot go on has failed.

mod common_reading;
mod common_store;

use common_reading::{Reader, TALK, code};
use common_store::Study;
use emic::model::AssignmentState;
use ratatui::style::Modifier;

const ANNA: u16 = 5;

/// Codings of both coders on Anna's first turn.
fn both(study: &Study) {
    code(study, "AB", "In a small room.", "room", Some("negative"));
    code(study, "CD", "It was cold!", "home", Some("positive"));
}

#[test]
fn two_coders_have_a_group_of_lanes_each_and_one_coder_all_of_them() {
    let one = Reader::prepared(TALK, (80, 24), |study| code(study, "AB", "In a small room.", "room", Some("negative")));
    assert_eq!(one.gutter(ANNA), "         - ");
    let two = Reader::prepared(TALK, (80, 24), both);
    assert_eq!(two.gutter(ANNA), "     +╎  - ", "one's own beside the text, the other's outside");
}

#[test]
fn what_finds_no_lane_is_counted() {
    let quotes = [
        "In",
        "In a",
        "In a small",
        "In a small room",
        "In a small room.",
        "a small",
        "small",
        "small room",
        "room",
        "cold",
    ];
    let reader = Reader::prepared(TALK, (80, 24), |study| {
        for quote in quotes {
            let passage = TALK.find(quote).unwrap();
            let theming = emic::workbench::Theming { theme: "garden".into(), ..Default::default() };
            let span = emic::model::Span::new(passage, passage + quote.len());
            let mut bench = study.sit(Some("AB"));
            let id = common_store::transcript(&bench, "T1");
            bench.apply_theme(id, &emic::workbench::Passage::Bytes(span), &theming).unwrap();
        }
    });
    assert_eq!(reader.gutter(ANNA), "+3 ••••••• ", "seven stripes and three that are counted");
}

#[test]
fn whose_codings_are_shown_goes_round_and_moves_no_text() {
    let mut reader = Reader::prepared(TALK, (80, 24), both);
    let talk = |reader: &Reader| -> Vec<String> {
        reader.text().lines().skip(1).take(14).map(|line| line.chars().skip(11).take(66).collect()).collect()
    };
    let before = talk(&reader);
    for (gutter, told) in [
        ("         - ", "Only your own codings are shown."),
        ("        +╎ ", "Only the codings of CD are shown."),
        ("     +╎  - ", "Everybody's codings are shown."),
    ] {
        reader.press("s");
        assert_eq!(reader.gutter(ANNA), gutter);
        assert!(reader.text().contains(told), "{}", reader.text());
        assert_eq!(talk(&reader), before);
    }
    reader.press("s");
    assert!(reader.text().lines().next().unwrap().contains("only AB"));
    reader.press("Tab Tab Tab");
    assert!(reader.text().contains("▸ AB - 1.1 Room"), "Tab visits what is shown\n{}", reader.text());
}

#[test]
fn a_blind_coder_has_no_other_codings_to_show() {
    let mut reader = Reader::prepared(TALK, (80, 24), |study| {
        both(study);
        study.assign("T1", "AB", AssignmentState::InProgress);
    });
    assert_eq!(reader.gutter(ANNA), "         - ");
    reader.press("s");
    assert!(reader.text().contains("you see your own codings alone until yours are done"), "{}", reader.text());
    assert!(!reader.text().contains("CD"), "{}", reader.text());
}

#[test]
fn all_but_one_theme_and_what_is_below_it_are_dimmed() {
    let mut reader = Reader::prepared(TALK, (80, 24), |study| {
        code(study, "AB", "In a small room. It was", "room", Some("negative"));
        code(study, "AB", "cold!", "friends", None);
        code(study, "AB", "Nobody helped.", "friends", None);
    });
    let underlined = |reader: &Reader, column: u16| {
        reader.buffer()[(common_reading::GUTTER + column, ANNA)].modifier.contains(Modifier::UNDERLINED)
    };
    reader.press("2 )");
    assert_eq!(reader.gutter(ANNA), "        •- ");
    assert!(underlined(&reader, 1) && underlined(&reader, 27));
    reader.press("t");
    assert_eq!(reader.gutter(ANNA), "        ·- ", "a sign, not a shade alone, says what is dimmed");
    assert!(underlined(&reader, 1) && !underlined(&reader, 27));
    assert!(reader.text().lines().next().unwrap().contains("only theme 1.1"), "{}", reader.text());
    reader.press("G Tab");
    assert!(reader.marked().contains("|In a small"), "Tab visits the one theme\n{}", reader.marked());
    reader.press("t");
    assert_eq!(reader.gutter(ANNA), "        •- ");
    // With no coding under the cursor the theme is asked for.
    reader.press("g t").type_in("friends").press("Enter");
    assert_eq!(reader.gutter(ANNA), "        •· ");
}

#[test]
fn the_codings_under_the_cursor_are_listed_with_coder_magnitude_memo_and_what_the_theme_means() {
    for size in [(80, 24), (120, 40)] {
        let mut reader = Reader::prepared(TALK, size, |study| {
            both(study);
            let theming =
                emic::workbench::Theming { theme: "garden".into(), magnitude: None, memo: "No garden, though.".into() };
            common_store::apply_with(&mut study.sit(Some("AB")), "T1", "small room", &theming);
        });
        reader.press("} 2 w Tab");
        let shown = reader.text();
        assert!(shown.contains("▸ AB • 1.2 Garden"), "{shown}");
        assert!(shown.contains("✎ No garden, though."), "{shown}");
        assert!(shown.contains("AB - 1.1 Room: negative"), "{shown}");
        assert!(shown.contains("No magnitude"), "of the current theme\n{shown}");
        assert!(!shown.contains("CD + 1 Home"), "not here\n{shown}");
        reader.press("2 )");
        assert!(!reader.text().contains("Garden"));
    }
}

#[test]
fn an_exemplar_is_marked_beside_its_first_row_and_in_the_list() {
    let mut reader = Reader::prepared(TALK, (80, 24), both);
    reader.press("} *");
    assert_eq!(reader.gutter(ANNA), "     +╎  -★");
    assert!(reader.text().contains("Room: negative ★"), "{}", reader.text());
    assert!(reader.codings()[0].exemplar);
    reader.press("*");
    assert_eq!(reader.gutter(ANNA), "     +╎  - ");
    reader.press("u");
    assert!(reader.codings()[0].exemplar, "one undo brings it back");
}

#[test]
fn the_map_shows_where_the_text_is_coded_and_how_high_and_low() {
    let talk: String = (0..70).map(|turn| format!("A: Turn{turn} of many.\n\n")).collect();
    let map = |reader: &Reader| -> Vec<String> {
        reader.text().lines().skip(1).take(14).map(|line| line.chars().skip(78).collect::<String>()).collect()
    };
    let mut reader = Reader::prepared(&talk, (80, 24), |study| {
        code(study, "AB", "Turn0 ", "room", Some("positive"));
        code(study, "AB", "Turn1 ", "room", Some("negative"));
        code(study, "AB", "Turn12 ", "room", None);
        code(study, "AB", "Turn69 ", "garden", None);
    });
    let shown = map(&reader);
    assert_eq!((shown[0].as_str(), shown[2].as_str(), shown[13].as_str()), ("+-", "?", "•"));
    assert!(
        shown.iter().enumerate().all(|(row, sign)| [0, 2, 13].contains(&row) || sign.trim().is_empty()),
        "{shown:?}"
    );
    reader.press("r 0");
    assert_eq!(map(&reader)[2], "0");
}

#[test]
fn the_line_on_top_tells_transcript_turn_progress_assignment_case_and_attributes() {
    let mut reader = Reader::prepared(TALK, (160, 50), |study| {
        let mut bench = study.sit(Some("AB"));
        bench.set_case("Anna", &["age=34".into(), "region=North".into()]).unwrap();
        study.assign("T1", "AB", AssignmentState::ToDo);
    });
    let top = |reader: &Reader| reader.text().lines().next().unwrap().to_string();
    reader.press("}");
    assert!(top(&reader).contains("T1 · turn 2 of 4 ·"), "{}", top(&reader));
    assert!(
        top(&reader).contains("· to do, others hidden · case Anna · age 34 · region North · interview"),
        "{}",
        top(&reader)
    );
    reader.press("c").type_in("garden").press("Enter");
    assert!(top(&reader).contains("· in progress, others hidden ·"), "{}", top(&reader));
    reader.press("G");
    assert!(top(&reader).contains("· 100% ·"), "{}", top(&reader));
    reader.press("g");
    assert!(top(&reader).contains("· 0% ·"), "{}", top(&reader));
}
