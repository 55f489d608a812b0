//! Memos on the screens: written on whatever is under the cursor, listed, and never lost, neither to another window nor to
//! a program that is cut off.

#![allow(clippy::unwrap_used, clippy::panic)] // A test that cannot go on has failed.

mod common_screen;

use common_screen::Desk;
use emic::model::{MemoAbout, MemoKind};
use emic::tui::{Look, Message, Screen};
use emic::workbench::{MemoLine, MemoQuery, MemoTarget, Workbench};

/// AB's memos on things of a kind.
fn memos(desk: &Desk, kind: MemoKind) -> Vec<MemoLine> {
    let query = MemoQuery { about: Some(kind), by: Some("AB".into()), ..MemoQuery::default() };
    desk.inline.bench.memos(&query).unwrap()
}

/// AB's memo on a thing, by its name.
fn memo(desk: &Desk, kind: MemoKind, about: &str) -> Option<String> {
    memos(desk, kind).into_iter().find(|line| line.about == about).map(|line| line.memo)
}

/// The same coder in another window.
fn other_window(desk: &Desk) -> Workbench {
    Workbench::open(desk.inline.bench.path(), Some("AB")).unwrap()
}

fn on_p01(bench: &Workbench) -> MemoTarget {
    MemoTarget::About(MemoAbout::Transcript(bench.find_transcript("P01").unwrap()))
}

/// What lies beside the project and is neither the project nor the search index.
fn drafts_beside(desk: &Desk) -> bool {
    desk.folder.path().join("demo.emic-drafts").exists()
}

/// A line of the demo with a memo of CD on P01 and on the theme 2.1.
fn with_others(columns: u16, rows: u16, look: Look) -> Desk {
    let desk = Desk::with_look(columns, rows, look);
    let mut carys = Workbench::open(desk.inline.bench.path(), Some("CD")).unwrap();
    let theme = carys.find_theme("2.1").unwrap();
    carys.write_memo(on_p01(&carys), "Second visit.\n\nThe library comes back in every answer.", None).unwrap();
    let text = "Trust is everywhere; is it one theme or three?";
    carys.write_memo(MemoTarget::About(MemoAbout::Theme(theme)), text, None).unwrap();
    drop(carys);
    desk
}

#[test]
fn m_writes_about_what_is_under_the_cursor_and_y_about_the_whole() {
    let mut desk = Desk::demo(80, 24);
    desk.press("j m").type_in("Under the bar.").press("Esc");
    assert_eq!(memo(&desk, MemoKind::Transcript, "P02").as_deref(), Some("Under the bar."));
    desk.press("y").type_in("All of it.").press("Esc");
    let project = desk.inline.model.study.title.clone();
    assert_eq!(memo(&desk, MemoKind::Project, &project).as_deref(), Some("All of it."));
    desk.press("Enter y").type_in(" More.").press("Esc");
    assert_eq!(memo(&desk, MemoKind::Transcript, "P02").as_deref(), Some("Under the bar. More."));
    desk.press("Esc M t").type_in("first").press("Enter l y").type_in("On the theme.").press("Esc");
    assert_eq!(memo(&desk, MemoKind::Theme, "2.1 Trust and being believed").as_deref(), Some("On the theme."));
    let case = desk.text().lines().find(|line| line.starts_with(" P01")).map(|_| "P01");
    desk.press("g");
    let first = desk.inline.bench.cases().unwrap().cases[0].name.clone();
    desk.press("m").type_in("On the case.").press("Esc");
    assert_eq!(memo(&desk, MemoKind::Case, &first).as_deref(), Some("On the case."), "{case:?}");
    desk.press("u");
    assert_eq!(memo(&desk, MemoKind::Case, &first), None, "each is one step of undo");
    desk.press("u u");
    assert_eq!(memo(&desk, MemoKind::Transcript, "P02").as_deref(), Some("Under the bar."));
}

#[test]
fn where_no_coding_is_under_the_cursor_it_is_said_how_to_write_about_the_transcript() {
    let mut desk = Desk::demo(80, 24);
    desk.press("j j j Enter m");
    assert!(
        desk.text().contains("no coding is under the cursor; y writes the memo of the transcript"),
        "{}",
        desk.text()
    );
}

#[test]
fn a_coding_of_somebody_else_keeps_its_memo() {
    let mut desk = Desk::demo(80, 24);
    let coding = desk.inline.bench.memos(&MemoQuery { by: Some("CD".into()), ..MemoQuery::default() }).unwrap();
    let first = coding.iter().find(|line| line.kind == MemoKind::Coding).unwrap();
    assert!(desk.inline.bench.memo_page(first.target).is_err());
    desk.press("Y r").type_in("carys").press("Enter m");
    assert!(desk.text().contains("this coding is CD's; only CD can change it"), "{}", desk.text());
}

#[test]
fn the_editor_moves_by_words_takes_back_word_by_word_and_takes_a_paste_with_its_lines() {
    let mut desk = Desk::demo(80, 24);
    desk.press("m").type_in("one two three").press("Ctrl+Left Ctrl+Left").type_in("and ").press("End");
    desk.inline.event(&crossterm::event::Event::Paste("\r\nfour\rfive".into()));
    desk.press("Ctrl+w").type_in("six").press("Enter").type_in("q u ? :").press("Ctrl+s");
    assert_eq!(memo(&desk, MemoKind::Transcript, "P01").as_deref(), Some("one and two three\nfour\nsix\nq u ? :"));
    assert!(desk.text().contains("Memo of AB on P01"), "saved, and still open:\n{}", desk.text());
    desk.press("Ctrl+z Ctrl+z Ctrl+z Ctrl+y Esc");
    assert_eq!(memo(&desk, MemoKind::Transcript, "P01").as_deref(), Some("one and two three\nfour\nsix\nq u"));
    assert!(!desk.text().contains("Memo of AB"), "{}", desk.text());
}

#[test]
fn what_others_wrote_about_the_same_thing_can_be_read_while_writing() {
    for (columns, rows) in [(80, 24), (160, 50)] {
        let mut desk = with_others(columns, rows, Look::new(true, true));
        desk.press("m").type_in("My own view.");
        let shown = desk.text();
        assert!(shown.contains("CD:") && shown.contains("The library comes back in every"), "{shown}");
        assert!(shown.contains("My own view."), "{shown}");
    }
    let mut desk = with_others(80, 24, Look::new(true, true));
    let long: Vec<String> = (1..40).map(|n| format!("line {n}")).collect();
    let mut carys = Workbench::open(desk.inline.bench.path(), Some("CD")).unwrap();
    carys.write_memo(on_p01(&carys), &long.join("\n"), None).unwrap();
    desk.press("m");
    assert!(desk.text().contains("line 3") && !desk.text().contains("line 39"), "{}", desk.text());
    for _ in 0..100 {
        desk.press("Alt+Down");
    }
    assert!(desk.text().contains("line 39"), "{}", desk.text());
    desk.press("Alt+Up");
    assert!(desk.text().contains("line 33") && !desk.text().contains("line 39"), "one up is one up:\n{}", desk.text());
}

#[test]
fn a_coding_shows_its_passage_and_what_others_wrote_on_theirs_of_the_same_passage() {
    let mut desk = Desk::demo(120, 40);
    let mut carys = Workbench::open(desk.inline.bench.path(), Some("CD")).unwrap();
    let theirs = emic::workbench::CodingQuery {
        by: Some("CD".into()),
        transcript: Some("P01".into()),
        theme: Some("waiting-to-start".into()),
        ..Default::default()
    };
    let coding = carys.codings(&theirs).unwrap().remove(0);
    carys.set_memo(coding.id, "Not a refusal, a delay.").unwrap();
    let theming = emic::workbench::Theming { theme: "2.1".into(), ..Default::default() };
    let place = emic::workbench::Passage::Chars(emic::model::CharSpan::new(coding.start, coding.end));
    let id = desk.inline.bench.find_transcript("P01").unwrap();
    let mine = desk.inline.bench.apply_theme(id, &place, &theming).unwrap();
    let page = desk.inline.bench.memo_page(MemoTarget::Coding(mine.id)).unwrap();
    assert_eq!(page.quote, coding.text);
    assert!(page.others.iter().any(|other| other.coder == "CD" && other.text == "Not a refusal, a delay."), "{page:?}");
    assert!(page.others.iter().all(|other| !other.theme.is_empty()));
}

#[test]
fn of_two_windows_on_one_memo_neither_writes_over_the_other_unseen() {
    let mut desk = Desk::demo(80, 24);
    let mut other = other_window(&desk);
    other.write_memo(on_p01(&other), "Begun.", None).unwrap();
    desk.press("m").type_in(" From the first window.");
    other.write_memo(on_p01(&other), "Begun. From the second window.", Some("Begun.")).unwrap();
    desk.press("Ctrl+s");
    let both = "Begun. From the second window.\n\n[written in another window at the same time:]\n\
                Begun. From the first window.";
    assert_eq!(memo(&desk, MemoKind::Transcript, "P01").as_deref(), Some(both));
    let shown = desk.text();
    assert!(shown.contains("it had been changed in another window; both texts are kept"), "{shown}");
    assert!(shown.contains("From the second window."), "the editor shows what is saved now:\n{shown}");
    desk.press("Esc");
    assert_eq!(memo(&desk, MemoKind::Transcript, "P01").as_deref(), Some(both), "and saves it once");
    desk.press("u");
    assert_eq!(memo(&desk, MemoKind::Transcript, "P01").as_deref(), Some("Begun. From the second window."));
}

#[test]
fn the_memo_of_a_coding_meets_another_window_the_same_way_and_keeps_what_else_was_changed() {
    let mut desk = Desk::demo(80, 24);
    desk.press("Enter } } } c").type_in("2.2").press("Enter m").type_in("here");
    let mut other = other_window(&desk);
    let coding = other
        .codings(&Default::default())
        .unwrap()
        .into_iter()
        .find(|c| c.text == "Not that day." && c.theme == "waiting-to-start");
    let id = coding.unwrap().id;
    other.set_memo(id, "there").unwrap();
    other.set_magnitude(id, Some("+")).unwrap();
    desk.press("Esc");
    let kept = desk.inline.bench.coding(id).unwrap();
    assert!(kept.memo.starts_with("there\n") && kept.memo.ends_with("\nhere"), "{}", kept.memo);
    assert_eq!(kept.magnitude.as_deref(), Some("positive"));
}

#[test]
fn what_was_typed_when_the_program_was_cut_off_is_offered_and_the_saved_text_is_one_step_back() {
    let mut desk = Desk::demo(80, 24);
    desk.press("m").type_in("Saved.").press("Ctrl+s").type_in(" Typed and not saved");
    assert!(desk.text().contains("draft kept"), "{}", desk.text());
    let mut desk = desk.again("AB", 80, 24);
    assert!(desk.text().contains("Typed and not saved when emic ended"), "{}", desk.text());
    desk.press("Enter");
    let shown = desk.text();
    assert!(shown.contains("Saved. Typed and not saved") && shown.contains("restored"), "{shown}");
    desk.press("Ctrl+z");
    assert!(!desk.text().contains("Typed and not saved"), "{}", desk.text());
    desk.press("Ctrl+y Esc");
    assert_eq!(memo(&desk, MemoKind::Transcript, "P01").as_deref(), Some("Saved. Typed and not saved"));
    assert!(!drafts_beside(&desk), "what is saved needs no draft");
    let desk = desk.again("AB", 80, 24);
    assert!(!desk.text().contains("not saved"), "{}", desk.text());
}

#[test]
fn a_draft_waits_in_its_editor_until_it_is_saved_or_given_up() {
    let mut desk = Desk::demo(80, 24);
    desk.press("m").type_in("Waiting words");
    let mut desk = desk.again("AB", 80, 24);
    desk.press("Esc j m");
    assert!(!desk.text().contains("Waiting words"), "another memo:\n{}", desk.text());
    desk.press("Esc");
    let mut desk = desk.again("AB", 80, 24);
    desk.press("Esc m");
    assert!(desk.text().contains("Waiting words"), "{}", desk.text());
    desk.press("Ctrl+z Esc");
    assert_eq!(memo(&desk, MemoKind::Transcript, "P01"), None);
    assert!(!drafts_beside(&desk), "given up");
}

#[test]
fn a_draft_meets_what_was_saved_since_it_was_begun() {
    let mut desk = Desk::demo(80, 24);
    desk.press("m").type_in("Typed before the end.");
    let mut other = other_window(&desk);
    other.write_memo(on_p01(&other), "Saved elsewhere.", None).unwrap();
    drop(other);
    let mut desk = desk.again("AB", 80, 24);
    desk.press("Enter Esc");
    let kept = memo(&desk, MemoKind::Transcript, "P01").unwrap();
    assert!(kept.starts_with("Saved elsewhere.\n") && kept.ends_with("\nTyped before the end."), "{kept}");
}

#[test]
fn another_coder_is_not_offered_what_somebody_was_typing() {
    let mut desk = Desk::demo(80, 24);
    desk.press("m").type_in("Mine alone");
    let mut desk = desk.again("CD", 80, 24);
    assert!(!desk.text().contains("not saved"), "{}", desk.text());
    desk.press("m");
    assert!(!desk.text().contains("Mine alone"), "{}", desk.text());
    desk.press("Esc @").type_in("asha").press("Enter Enter");
    assert!(desk.text().contains("Mine alone"), "who sits down anew is offered hers:\n{}", desk.text());
}

#[test]
fn what_was_typed_about_a_coding_that_is_gone_goes_into_the_memo_of_its_transcript() {
    let mut desk = Desk::demo(80, 24);
    desk.press("Enter } } } c").type_in("2.2").press("Enter m").type_in("precious words");
    let mut other = other_window(&desk);
    other.undo().unwrap();
    drop(other);
    let mut desk = desk.again("AB", 80, 24);
    desk.press("Enter");
    assert!(desk.text().contains("Memo of AB on P01") && desk.text().contains("precious words"), "{}", desk.text());
    desk.press("Esc");
    let kept = memo(&desk, MemoKind::Transcript, "P01").unwrap();
    assert!(kept.contains("“Not that day.”") && kept.ends_with("\nprecious words"), "{kept}");
    assert!(!drafts_beside(&desk));
}

#[test]
fn a_terminal_that_goes_away_saves_the_memo_and_leaves_no_draft() {
    let mut desk = Desk::demo(80, 24);
    desk.press("y").type_in("Not lost.");
    desk.inline.send(Message::Hangup);
    assert_eq!(memos(&desk, MemoKind::Project)[0].memo, "Not lost.");
    assert!(!drafts_beside(&desk));
}

#[test]
fn the_list_is_narrowed_by_keys_and_leads_to_every_place_and_back() {
    let mut desk = with_others(80, 24, Look::new(true, true));
    desk.press("Y t").type_in("theme").press("Enter");
    let list = desk.text();
    assert!(list.contains("1 memo") && list.contains("2.1 Trust and being believed"), "{list}");
    desk.press("Enter");
    match desk.inline.model.screen() {
        Some(Screen::Codebook(screen)) => {
            let theme = screen.theme(&desk.inline.model.study.names.framework);
            assert_eq!(theme.map(|theme| theme.key.as_str()), Some("being-believed"));
        }
        _ => panic!("the theme of the memo in the codebook:\n{}", desk.text()),
    }
    desk.press("Esc");
    assert_eq!(desk.text(), list, "Esc comes back to the very same list");
    desk.press("x t").type_in("transcripts").press("Enter Enter");
    assert!(matches!(desk.inline.model.screen(), Some(Screen::Transcript(_))), "{}", desk.text());
    desk.press("Esc x r").type_in("asha").press("Enter /").type_in("STAR").press("Enter");
    let found = desk.text();
    assert!(found.contains("words    STAR") && found.contains("1 memo"), "{found}");
    desk.press("Enter");
    match desk.inline.model.screen() {
        Some(Screen::Transcript(screen)) => {
            assert!(screen.current_coding().unwrap().memo.to_lowercase().contains("star"));
        }
        _ => panic!("the coding of the memo:\n{}", desk.text()),
    }
    desk.press("Esc Esc");
    assert!(matches!(desk.inline.model.screen(), Some(Screen::Project(_))), "{}", desk.text());
}

#[test]
fn a_memo_is_written_from_the_list_and_the_list_follows() {
    let mut desk = with_others(80, 24, Look::new(true, true));
    desk.press("Y t").type_in("theme").press("Enter m").type_in("Two, I think.").press("Esc");
    let shown = desk.text();
    assert!(shown.contains("2 memos") && shown.contains("Two, I think."), "{shown}");
    assert_eq!(memo(&desk, MemoKind::Theme, "2.1 Trust and being believed").as_deref(), Some("Two, I think."));
    let path = desk.folder.path().join("memos.md");
    let typed = path.to_string_lossy().into_owned();
    desk.press("e Ctrl+u").type_in(&typed).press("Enter");
    assert!(std::fs::read_to_string(path).unwrap().contains("Two, I think."));
}

#[test]
fn a_long_memo_of_somebody_else_can_be_read_to_its_end() {
    let mut desk = Desk::demo(80, 24);
    let long: Vec<String> = (1..60).map(|n| format!("line {n}")).collect();
    let mut carys = Workbench::open(desk.inline.bench.path(), Some("CD")).unwrap();
    carys.write_memo(on_p01(&carys), &long.join("\n"), None).unwrap();
    desk.press("Y t").type_in("transcripts").press("Enter Tab G");
    assert!(desk.text().contains("line 59"), "{}", desk.text());
    desk.press("k");
    assert!(!desk.text().contains("line 59") && desk.text().contains("line 58"), "one up is one up:\n{}", desk.text());
    desk.press("Esc j Tab");
    assert!(desk.text().contains("line 1\n"), "another memo begins at its beginning:\n{}", desk.text());
}

#[test]
fn an_empty_list_says_how_to_write_one() {
    let mut desk = Desk::empty(80, 24);
    desk.press("Y");
    assert!(desk.text().contains("There are no memos yet"), "{}", desk.text());
    desk.press("Enter m Tab e");
    assert!(desk.text().contains("there is no memo in this list"), "{}", desk.text());
    desk.press("Esc");
    assert!(matches!(desk.inline.model.screen(), Some(Screen::Project(_))), "{}", desk.text());
}

#[test]
fn hostile_letters_in_a_memo_are_drawn_as_stand_ins_and_kept() {
    let mut desk = Desk::demo(80, 24);
    let hostile = "a\u{202e}b\u{1b}[31mc";
    desk.inline.bench.write_memo(on_p01(&desk.inline.bench), hostile, None).unwrap();
    desk.press("m").type_in("!");
    let shown = desk.text();
    assert!(!shown.contains('\u{202e}') && !shown.contains('\u{1b}') && shown.contains("⟨202E⟩"), "{shown}");
    desk.press("Esc");
    assert_eq!(memo(&desk, MemoKind::Transcript, "P01"), Some(format!("{hostile}!")));
}

#[test]
fn the_screens_of_memos_as_they_look() {
    let looks =
        [("colour", Look::new(true, true)), ("mono", Look::new(false, true)), ("ascii", Look::new(false, false))];
    for (columns, rows) in [(80, 24), (160, 50)] {
        for (name, look) in looks {
            let mut desk = with_others(columns, rows, look);
            desk.press("m")
                .type_in("One view.")
                .press("Enter")
                .type_in("Another 漢字 e\u{301}")
                .press("Shift+Left Shift+Left");
            insta::assert_snapshot!(format!("editor_{name}_{columns}x{rows}"), desk.styled());
            desk.press("Esc Y t").type_in("theme").press("Enter x j");
            // The day on which the tests run is no part of how the list looks.
            let today = memos(&desk, MemoKind::Transcript)[0].created.chars().take(10).collect::<String>();
            insta::assert_snapshot!(
                format!("list_{name}_{columns}x{rows}"),
                desk.styled().replace(&today, "YYYY-MM-DD")
            );
        }
    }
}
