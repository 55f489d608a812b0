//! What a researcher does with keys, and what is in the project afterwards.

#![allow(clippy::unwrap_used, clippy::panic)] // A test that cannot go on has failed.

mod common_screen;

use common_screen::Desk;
use emic::tui::{Message, Screen};
use emic::workbench::{CodingLine, CodingQuery, Passage, Theming, Workbench};

/// All codings of AB in P01, by place.
fn codings(desk: &Desk) -> Vec<CodingLine> {
    let query = CodingQuery { transcript: Some("P01".into()), by: Some("AB".into()), ..CodingQuery::default() };
    desk.inline.bench.codings(&query).unwrap()
}

/// The coding that was not there before.
fn new_one(desk: &Desk, before: &[CodingLine]) -> CodingLine {
    let mut new: Vec<CodingLine> =
        codings(desk).into_iter().filter(|coding| !before.iter().any(|old| old.id == coding.id)).collect();
    assert_eq!(new.len(), 1, "exactly one coding is new");
    new.remove(0)
}

/// Cursor, first line shown, and the rows: what must never move when something is coded.
fn place(desk: &Desk) -> (usize, usize, usize) {
    match desk.inline.model.screen() {
        Some(Screen::Transcript(screen)) => (screen.cursor, screen.top, screen.layout.lines.len()),
        _ => panic!("no transcript is shown"),
    }
}

#[test]
fn a_sentence_is_selected_coded_by_part_of_a_name_rated_undone_and_redone() {
    let mut desk = Desk::demo(80, 24);
    desk.press("Enter } } } o o");
    let before = codings(&desk);
    let stood = place(&desk);
    desk.press("c").type_in("waiting").press("Enter +");
    let made = new_one(&desk, &before);
    assert_eq!(made.text, "Not that day.".to_string());
    assert_eq!((made.theme.as_str(), made.magnitude.as_deref()), ("waiting-to-start", Some("positive")));
    assert_eq!(place(&desk), stood, "coding moves no cursor, no scroll and no row");
    desk.press("u");
    assert_eq!(new_one(&desk, &before).magnitude, None, "undo takes back the magnitude first");
    desk.press("u");
    assert_eq!(codings(&desk), before, "and then the coding");
    desk.press("U U");
    assert_eq!(new_one(&desk, &before).magnitude.as_deref(), Some("positive"));
    assert_eq!(place(&desk), stood);
}

#[test]
fn a_theme_known_by_heart_takes_four_keys_and_repeating_it_three() {
    let mut desk = Desk::demo(80, 24);
    desk.press("Enter } } } c").type_in("2.2").press("Enter +");
    let before = codings(&desk);
    desk.press(") c 1 Enter -");
    let made = new_one(&desk, &before);
    assert_eq!((made.theme.as_str(), made.magnitude.as_deref()), ("waiting-to-start", Some("negative")));
    let before = codings(&desk);
    desk.press(") .");
    let repeated = new_one(&desk, &before);
    assert_eq!((repeated.theme.as_str(), repeated.magnitude.as_deref()), ("waiting-to-start", Some("negative")));
    assert!(repeated.start > made.start, "the next sentence, not the same");
}

#[test]
fn a_memo_is_written_read_again_and_taken_away() {
    let mut desk = Desk::demo(80, 24);
    desk.press("Enter } } } c").type_in("2.2").press("Enter");
    desk.press("m").type_in("First line").press("Enter").type_in("second, with é").press("Esc");
    let memo = |desk: &Desk| {
        codings(desk)
            .into_iter()
            .find(|coding| coding.theme == "waiting-to-start" && coding.text == "Not that day.")
            .map(|coding| coding.memo)
    };
    assert_eq!(memo(&desk).as_deref(), Some("First line\nsecond, with é"));
    assert!(desk.text().contains("Memo saved"), "{}", desk.text());
    desk.press("u");
    assert_eq!(memo(&desk).as_deref(), Some(""));
}

#[test]
fn what_is_being_written_is_saved_when_the_terminal_goes_away() {
    let mut desk = Desk::demo(80, 24);
    desk.press("Enter Tab m").type_in(" Not lost.");
    desk.inline.send(Message::Hangup);
    assert!(codings(&desk).iter().any(|coding| coding.memo.ends_with("Not lost.")));
}

#[test]
fn removing_a_coding_is_undone_by_one_key() {
    let mut desk = Desk::demo(80, 24);
    desk.press("Enter");
    let before = codings(&desk);
    desk.press("Tab");
    let stood = place(&desk);
    desk.press("d");
    assert_eq!(codings(&desk).len() + 1, before.len());
    assert_eq!(place(&desk), stood);
    desk.press("u");
    assert_eq!(codings(&desk), before);
}

#[test]
fn tab_visits_every_coding_once_and_comes_round() {
    let mut desk = Desk::demo(80, 24);
    desk.press("Enter");
    let all = match desk.inline.model.screen() {
        Some(Screen::Transcript(screen)) => screen.codings.len(),
        _ => 0,
    };
    let mut seen = std::collections::HashSet::new();
    for _ in 0..all {
        desk.press("Tab");
        if let Some(Screen::Transcript(screen)) = desk.inline.model.screen() {
            seen.insert(screen.current);
        }
    }
    assert_eq!(seen.len(), all);
    let first = place(&desk);
    desk.press("Tab Shift+Tab");
    assert_eq!(place(&desk).0, first.0, "one on and one back is where one was");
}

#[test]
fn another_coders_coding_cannot_be_changed_and_the_screen_says_why() {
    let mut desk = Desk::demo(80, 24);
    desk.press("Enter");
    let other = |desk: &Desk| match desk.inline.model.screen() {
        Some(Screen::Transcript(screen)) => {
            screen.current_coding().is_some_and(|coding| Some(coding.coder) != desk.inline.model.study.coder_id())
        }
        _ => false,
    };
    for _ in 0..100 {
        desk.press("Tab");
        if other(&desk) {
            break;
        }
    }
    assert!(other(&desk));
    desk.press("d");
    assert!(desk.text().contains("this coding is another coder's"), "{}", desk.text());
}

#[test]
fn a_hit_leads_to_its_place_and_back_to_the_very_same_list() {
    let mut desk = Desk::demo(80, 24);
    desk.press("/").type_in("money").press("Enter t").type_in("subsist").press("Enter j j");
    let list = desk.text();
    desk.press("Enter");
    assert!(desk.text().contains("turn"), "{}", desk.text());
    desk.press("j j )");
    desk.press("Esc");
    assert_eq!(desk.text(), list);
}

#[test]
fn a_search_line_takes_every_letter_that_is_a_command_elsewhere() {
    let mut desk = Desk::demo(80, 24);
    desk.press("/").type_in("qu?:Mux");
    assert!(desk.text().contains("words   qu?:Mux"), "{}", desk.text());
}

#[test]
fn a_coding_made_a_moment_ago_is_found() {
    let mut desk = Desk::demo(80, 24);
    desk.press("Enter } } } } } c").type_in("peer-support").press("Enter Esc");
    let made =
        codings(&desk).into_iter().find(|coding| coding.theme == "peer-support" && coding.memo.is_empty()).unwrap();
    let word = made.text.split_whitespace().next().unwrap().trim_matches(|c: char| !c.is_alphanumeric()).to_string();
    desk.press("/").type_in(&word).press("Enter t").type_in("peer").press("Enter");
    assert!(desk.text().contains(&made.citation), "{} {word}\n{}", made.citation, desk.text());
}

#[test]
fn the_matrix_is_written_to_a_file_and_a_file_that_is_there_is_asked_about() {
    let mut desk = Desk::demo(80, 24);
    let path = desk.folder.path().join("m.csv");
    let typed = path.to_string_lossy().into_owned();
    desk.press("M e Ctrl+u").type_in(&typed).press("Enter");
    assert!(desk.text().contains("Written:"), "{}", desk.text());
    let first = std::fs::read(&path).unwrap();
    assert!(String::from_utf8_lossy(&first).starts_with("case,"));
    std::fs::write(&path, "mine").unwrap();
    desk.press("e Ctrl+u").type_in(&typed).press("Enter");
    assert_eq!(std::fs::read(&path).unwrap(), b"mine", "nothing is replaced unasked");
    desk.press("Enter");
    assert_eq!(std::fs::read(&path).unwrap(), first);
}

#[test]
fn a_quote_of_the_matrix_leads_to_its_place_and_back() {
    let mut desk = Desk::demo(80, 24);
    desk.press("M t").type_in("legal").press("Enter G k k k k k k k k k k l o");
    let matrix = desk.text();
    desk.press("Enter");
    assert!(matches!(desk.inline.model.screen(), Some(Screen::Transcript(_))), "{}", desk.text());
    desk.press("Esc");
    assert_eq!(desk.text(), matrix);
}

#[test]
fn the_screen_follows_what_a_command_line_in_another_terminal_does() {
    let mut desk = Desk::demo(80, 24);
    desk.press("Enter");
    let path = desk.inline.bench.path().to_path_buf();
    let mut other = Workbench::open(&path, Some("CD")).unwrap();
    let id = other.find_transcript("P01").unwrap();
    let theming = Theming { theme: "peer-support".into(), ..Theming::default() };
    other.apply_theme(id, &Passage::Quote("And did you call it?".into()), &theming).unwrap();
    desk.inline.send(Message::Changed);
    match desk.inline.model.screen() {
        Some(Screen::Transcript(screen)) => {
            assert!(
                screen
                    .codings
                    .iter()
                    .any(|coding| coding.span.slice(&screen.loaded.text) == Some("And did you call it?"))
            );
        }
        _ => panic!("no transcript is shown"),
    }
    desk.press("Esc");
    assert!(desk.text().contains("38"), "CD's count goes from 37 to 38:\n{}", desk.text());
}

#[test]
fn resizing_keeps_the_cursor_on_the_same_words() {
    let mut desk = Desk::demo(80, 24);
    desk.press("Enter } } } } ) w w");
    let (cursor, ..) = place(&desk);
    for (columns, rows) in [(200, 60), (81, 24), (40, 10), (110, 30), (80, 24)] {
        desk.inline.send(Message::Resize(columns, rows));
        assert_eq!(place(&desk).0, cursor);
        let (buffer, at) = desk.inline.draw().unwrap();
        assert!(at.0 < buffer.area.width && at.1 < buffer.area.height);
    }
}

#[test]
fn esc_always_leads_back_to_the_first_screen() {
    let mut desk = Desk::demo(80, 24);
    desk.press("Enter v w w c").type_in("x").press("Esc / ");
    desk.type_in("a").press("Esc M Tab ? Esc : Esc");
    desk.press("Esc Esc Esc Esc Esc Esc");
    assert!(desk.text().contains("transcript  "), "{}", desk.text());
    assert!(desk.text().contains("q leaves"), "{}", desk.text());
    assert!(!desk.inline.model.over);
    desk.press("q");
    assert!(desk.inline.model.over);
}

#[test]
fn every_command_of_the_table_can_be_pressed_on_every_screen_of_an_empty_project() {
    let mut desk = Desk::empty(80, 24);
    let keys = emic::tui::keys(true);
    let table: serde_json::Value = serde_json::from_str(&keys).unwrap();
    for line in table["keys"].as_array().unwrap() {
        for key in line["keys"].as_array().unwrap() {
            if !matches!(key.as_str(), Some("q" | "Ctrl+c")) {
                desk.press(key.as_str().unwrap());
                assert!(!desk.text().is_empty());
            }
        }
    }
}

#[test]
fn a_project_with_two_coders_asks_who_one_is_and_codes_as_that_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("demo.emic");
    Workbench::demo(&path).unwrap();
    let bench = Workbench::open(&path, None).unwrap();
    let look = emic::tui::Look::new(true, true);
    let mut inline = emic::tui::Inline::new(bench, 80, 24, look).unwrap();
    inline.type_in("carys");
    inline.press("Enter");
    assert_eq!(inline.model.study.coder.as_deref(), Some("CD"));
    inline.press("Enter } } } c");
    inline.type_in("2.2");
    inline.press("Enter");
    let query = CodingQuery { transcript: Some("P01".into()), by: Some("CD".into()), ..CodingQuery::default() };
    assert!(inline.bench.codings(&query).unwrap().iter().any(|coding| coding.text == "Not that day."));
}

#[test]
fn a_folder_is_imported_after_a_preview() {
    let mut desk = Desk::empty(80, 24);
    let from = desk.folder.path().join("in");
    std::fs::create_dir(&from).unwrap();
    std::fs::write(from.join("A1.txt"), "Interviewer: Hello?\n\nA1: Yes, hello.\n").unwrap();
    std::fs::write(from.join("bad.docx"), "no zip").unwrap();
    desk.press("i").type_in(&from.to_string_lossy()).press("Enter");
    assert!(desk.text().contains("Import 1 transcript?"), "{}", desk.text());
    assert!(desk.text().contains("cannot be read"), "{}", desk.text());
    assert!(desk.inline.bench.transcripts().unwrap().transcripts.is_empty(), "a preview writes nothing");
    desk.press("Enter");
    assert!(desk.text().contains("A1"), "{}", desk.text());
    assert_eq!(desk.inline.bench.transcripts().unwrap().transcripts.len(), 1);
}

#[test]
fn counts_repeat_a_movement() {
    let mut desk = Desk::demo(80, 24);
    desk.press("Enter");
    desk.press("} } }");
    let stood = place(&desk);
    desk.press("g 3 }");
    assert_eq!(place(&desk).0, stood.0);
}

#[test]
fn a_memo_that_cannot_be_saved_stays_in_the_editor_until_it_is_given_up() {
    let mut desk = Desk::demo(80, 24);
    desk.press("Enter } } } c").type_in("2.2").press("Enter m").type_in("precious words");
    assert!(desk.text().contains("memo not saved yet"), "{}", desk.text());
    let path = desk.inline.bench.path().to_path_buf();
    let mut other = Workbench::open(&path, Some("AB")).unwrap();
    other.undo().unwrap();
    desk.press("Esc");
    assert!(desk.text().contains("precious words"), "{}", desk.text());
    assert!(desk.text().contains("Not saved"), "{}", desk.text());
    desk.press("Esc");
    assert!(!desk.text().contains("precious words"));
}

#[test]
fn an_import_from_a_path_that_is_not_there_keeps_the_question_open() {
    let mut desk = Desk::empty(80, 24);
    desk.press("i").type_in("/nowhere/at all").press("Enter");
    assert!(desk.text().contains("/nowhere/at all"), "{}", desk.text());
    assert!(desk.text().contains("Import from"), "{}", desk.text());
}

#[test]
fn on_a_scale_of_numbers_a_digit_is_that_magnitude_and_is_shown_as_such() {
    let folder = tempfile::tempdir().unwrap();
    let codebook = folder.path().join("f.toml");
    std::fs::write(
        &codebook,
        "title = \"T\"\nversion = \"1\"\n[[scale]]\nkey = \"s\"\nvalues = [\"0\", \"1\", \"2\"]\n\
         [[theme]]\nkey = \"strain\"\nname = \"Strain\"\nscale = \"s\"\n",
    )
    .unwrap();
    let talk = folder.path().join("A1.txt");
    std::fs::write(&talk, "Interviewer: Hello?\n\nA1: Yes, hello. I am tired.\n").unwrap();
    let path = folder.path().join("s.emic");
    let new = emic::workbench::NewProject { codebook: Some(codebook), coders: vec!["AB:Ann".into()], title: None };
    let mut bench = Workbench::create(&path, &new).unwrap();
    let request = emic::workbench::ImportRequest { paths: vec![talk], ..Default::default() };
    bench.import(&request, |_, _| true).unwrap();
    drop(bench);
    let bench = Workbench::open(&path, Some("AB")).unwrap();
    let mut inline = emic::tui::Inline::new(bench, 80, 24, emic::tui::Look::new(true, true)).unwrap();
    inline.press("Enter } c Enter");
    for (key, value) in [("0", "0"), ("2", "2"), ("1", "1"), ("+", "2"), ("-", "0")] {
        inline.press(key);
        let coded = inline.bench.codings(&CodingQuery::default()).unwrap();
        assert_eq!(coded[0].magnitude.as_deref(), Some(value), "after {key}");
    }
    inline.press("2 Esc M");
    let (buffer, _) = inline.draw().unwrap();
    let shown: String = buffer.content.iter().map(|cell| cell.symbol()).collect();
    assert!(shown.contains("2·1"), "the value 2, once");
}
