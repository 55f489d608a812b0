//! What two researchers do on the disagreements screen with keys, and what is in the project afterwards.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common_screen;
mod common_store;

use common_screen::Desk;
use common_store::{Study, apply_with, dump};
use emic::model::{AssignmentState, DiscrepancyState, DiscrepancyType, Outcome};
use emic::tui::{Look, Message, Screen};
use emic::workbench::{
    CodingQuery, DecisionLine, DiscrepancyLine, DiscrepancyQuery, DiscrepancyReport, Resolution, Theming, Workbench,
};

/// What AB and CD have coded: coder, transcript, quote, theme, magnitude. In the order of the list:
/// anna: other ends; opposite magnitudes; other theme; only AB. bert: ends and magnitude; only CD; other ends, and a
/// further coding beside it. They agree on the neighbours.
const CODINGS: [(&str, &str, &str, &str, Option<&str>); 16] = [
    ("AB", "anna", "In a room by the café.", "room", Some("neutral")),
    ("CD", "anna", "a room by the café.", "room", Some("neutral")),
    ("AB", "anna", "It is small, mais à moi.", "home", Some("positive")),
    ("CD", "anna", "It is small, mais à moi.", "home", Some("negative")),
    ("AB", "anna", "My friend Zoë helps me.", "friends", None),
    ("CD", "anna", "My friend Zoë helps me.", "home", Some("positive")),
    ("AB", "anna", "a garden of dandelions", "garden", None),
    ("AB", "bert", "By train, at night.", "home", Some("neutral")),
    ("CD", "bert", "By train", "home", Some("negative")),
    ("CD", "bert", "Nobody waited at the station.", "friends", None),
    ("AB", "bert", "The room is cold. The neighbours are kind.", "room", Some("negative")),
    ("CD", "bert", "The room is cold.", "room", Some("negative")),
    ("CD", "bert", "The neighbours are kind.", "room", Some("negative")),
    ("AB", "bert", "The neighbours are kind.", "friends", None),
    ("CD", "bert", "The neighbours are kind.", "friends", None),
    ("AB", "anna", "We have", "friends", None),
];

fn study() -> Study {
    let study = Study::new();
    for (coder, title, quote, theme, magnitude) in CODINGS.into_iter().take(15) {
        let memo = if quote.starts_with("It is small") { "heard with pride".into() } else { String::new() };
        let theming = Theming { theme: theme.into(), magnitude: magnitude.map(String::from), memo };
        apply_with(&mut study.sit(Some(coder)), title, quote, &theming);
    }
    study
}

/// The screen, as AB, before anything is settled.
fn desk(study: &Study) -> Desk {
    sized(study, Some("AB"), 80, 24)
}

fn sized(study: &Study, coder: Option<&str>, columns: u16, rows: u16) -> Desk {
    let mut desk = Desk::over(study.sit(coder), columns, rows, Look::new(true, true));
    desk.press("D");
    desk
}

fn report(bench: &Workbench) -> DiscrepancyReport {
    bench.discrepancies(&DiscrepancyQuery::default()).unwrap()
}

fn now(desk: &Desk) -> DiscrepancyReport {
    report(&desk.inline.bench)
}

/// The discrepancy under the bar, as the screen knows it.
fn under(desk: &Desk) -> DiscrepancyLine {
    match desk.inline.model.screen() {
        Some(Screen::Disagreements(screen)) => screen.line().cloned().expect("there is one under the bar"),
        other => panic!("another screen is shown: {other:?}"),
    }
}

/// The same, as the project has it.
fn stored(desk: &Desk, id: emic::model::DiscrepancyId) -> DiscrepancyLine {
    desk.inline.bench.discrepancy(id).unwrap()
}

/// Presses an outcome's key on the discrepancy under the bar and gives a reason; the decision.
fn settle(desk: &mut Desk, key: &str, why: &str) -> DecisionLine {
    let id = under(desk).id;
    desk.press(key).type_in(why).press("Enter");
    stored(desk, id).decision.unwrap_or_else(|| panic!("nothing was decided:\n{}", desk.text()))
}

/// Theme, words and magnitude of what is consensus because of a decision.
fn consensus(decision: &DecisionLine) -> Vec<(String, String, Option<String>)> {
    let told = decision.consensus.iter().map(|one| (one.theme.clone(), one.text.clone(), one.magnitude.clone()));
    told.collect()
}

fn one(theme: &str, words: &str, magnitude: Option<&str>) -> Vec<(String, String, Option<String>)> {
    vec![(theme.into(), words.into(), magnitude.map(String::from))]
}

fn shows(desk: &Desk, words: &str) {
    let text = desk.text();
    assert!(text.contains(words), "“{words}” is not in\n{text}");
}

fn hides(desk: &Desk, words: &str) {
    let text = desk.text();
    assert!(!text.contains(words), "“{words}” is in\n{text}");
}

/// Presses keys, and hands over what each of them shows; every window is closed again before the next.
fn through(desk: &mut Desk, keys: &[&str], mut look: impl FnMut(&str, &str)) {
    for keys in keys {
        desk.press(keys);
        look(keys, &desk.text());
        while !desk.inline.model.popups.is_empty() {
            desk.press("Esc");
        }
        if matches!(desk.inline.model.screen(), Some(Screen::Disagreements(screen)) if screen.in_passage) {
            desk.press("Tab");
        }
    }
}

#[test]
fn the_list_stands_by_place_with_types_and_what_differs_in_words() {
    let study = study();
    let mut desk = desk(&study);
    let words = [
        "Same theme, other ends: CD’s begins 1 word later",
        "Same words: AB positive, CD negative: opposite",
        "Other themes: AB 2.1, CD 1",
        "Only AB coded this; CD did not",
        "AB neutral, CD negative: neighbours; CD’s ends 2 words earlier",
        "Only CD coded this; AB did not",
        "Same theme, other ends: CD’s begins 4 words later",
        "CD has one more coding of this theme",
    ];
    shows(&desk, "0 of 8 settled");
    shows(&desk, "3 ends · 2 magnitude · 1 theme · 1 only AB · 1 only CD · 1 further");
    let mut told = Vec::new();
    for _ in words {
        told.push(desk.text().lines().find(|line| line.starts_with("─ ")).unwrap().to_string());
        desk.press("j");
    }
    for (line, words) in told.iter().zip(words) {
        assert!(line.contains(words), "{line}");
    }
}

#[test]
fn each_outcome_has_a_key_asks_for_the_reason_and_moves_to_the_next_open_one() {
    let study = study();
    let mut desk = desk(&study);
    let order: Vec<_> = now(&desk).discrepancies.iter().map(|line| line.id).collect();

    let first = settle(&mut desk, "f", "the whole answer");
    assert_eq!((first.outcome, first.why.as_str()), (Outcome::First, "the whole answer"));
    assert_eq!(consensus(&first), one("room", "In a room by the café.", Some("neutral")));
    assert_eq!(under(&desk).id, order[1]);
    shows(&desk, "1 of 8 settled");

    let second = settle(&mut desk, "s", "small is a complaint");
    assert_eq!((second.outcome, second.adopted.as_deref()), (Outcome::Second, Some("CD")));
    assert_eq!(consensus(&second), one("home", "It is small, mais à moi.", Some("negative")));

    let both = settle(&mut desk, "b", "help at home");
    assert_eq!((both.outcome, both.consensus.len()), (Outcome::Both, 2));

    let neither = settle(&mut desk, "n", "a thing, not a place");
    assert_eq!((neither.outcome, neither.consensus.len()), (Outcome::Neither, 0));
    assert_eq!(neither.state, DiscrepancyState::Resolved);

    let kept = settle(&mut desk, "a", "we see it otherwise");
    assert_eq!((kept.outcome, kept.state, kept.consensus.len()), (Outcome::Keep, DiscrepancyState::Kept, 0));

    let put_off = settle(&mut desk, "d", "");
    assert_eq!((put_off.outcome, put_off.state), (Outcome::Discuss, DiscrepancyState::Discuss));
    assert_eq!(under(&desk).id, order[6]);
    shows(&desk, "5 of 8 settled   ○ open 2   ? discuss 1   ✓ resolved 4   ≠ kept 1");
}

#[test]
fn where_one_coder_did_not_code_it_the_others_key_leaves_nothing_as_consensus() {
    let study = study();
    let mut desk = desk(&study);
    desk.press("j j j");
    assert_eq!(under(&desk).types, [DiscrepancyType::OnlyFirst]);
    shows(&desk, "did not code these words");
    let decision = settle(&mut desk, "s", "no theme fits");
    assert_eq!((decision.outcome, decision.consensus.len()), (Outcome::Second, 0));
}

#[test]
fn a_reason_must_be_given_and_earlier_ones_are_offered() {
    let study = study();
    let mut desk = desk(&study);
    let id = under(&desk).id;
    desk.press("f Enter");
    shows(&desk, "A decision needs its reason");
    assert_eq!(stored(&desk, id).decision, None);
    desk.type_in("the rule names rooms").press("Enter");
    settle(&mut desk, "s", "her tone");
    // The latest stands first among equals; typing narrows them, Down chooses.
    desk.press("f");
    shows(&desk, "the rule names rooms");
    shows(&desk, "her tone");
    desk.type_in("rooms");
    hides(&desk, "her tone");
    let id = under(&desk).id;
    desk.press("Down Enter");
    let decision = stored(&desk, id).decision.unwrap();
    assert_eq!((decision.outcome, decision.why.as_str()), (Outcome::First, "the rule names rooms"));
}

#[test]
fn esc_from_the_reason_decides_nothing_and_only_what_is_put_off_needs_none() {
    let study = study();
    let mut desk = desk(&study);
    let before = dump(&study.path);
    desk.press("b").type_in("half a rea").press("Esc");
    assert_eq!(dump(&study.path), before);
    let decision = settle(&mut desk, "d", "");
    assert_eq!((decision.outcome, decision.why.as_str()), (Outcome::Discuss, ""));
    desk.press("k");
    assert_eq!(under(&desk).state, DiscrepancyState::Discuss);
    assert_eq!(settle(&mut desk, "f", "talked it over").outcome, Outcome::First, "what was put off can be settled");
}

#[test]
fn a_decision_that_fails_says_why_and_loses_nothing_typed() {
    let study = study();
    let mut desk = desk(&study);
    let line = under(&desk);
    desk.press("f").type_in("a reason that took long");
    study.sit(Some("CD")).reconcile(line.id, &Resolution::Neither, "CD was quicker", None).unwrap();
    desk.press("Enter");
    shows(&desk, "settled already");
    shows(&desk, "> a reason that took long");
    let decision = stored(&desk, line.id).decision.unwrap();
    assert_eq!(decision.why, "CD was quicker");
    desk.press("Esc").inline.send(Message::Changed);
    assert_eq!(under(&desk).decision.unwrap().why, "CD was quicker", "the screen follows what others decide");
}

#[test]
fn a_new_reading_is_selected_with_the_keys_of_the_transcript_then_themed_rated_and_reasoned() {
    let study = study();
    let mut desk = desk(&study);
    let id = under(&desk).id;
    // From the words in question: on to “room”, and stretched over “room by”.
    desk.press("c w w v w");
    shows(&desk, "Tab queue");
    desk.press("c");
    shows(&desk, "Theme of the new reading of “room b");
    desk.press("Esc h h c");
    shows(&desk, "Theme of the new reading of “room");
    desk.type_in("home").press("Enter");
    shows(&desk, "Magnitude of the new reading");
    desk.type_in("pos").press("Enter");
    shows(&desk, "Why a new reading: 1 Home, positive?");
    desk.type_in("only the room").press("Enter");
    let decision = stored(&desk, id).decision.unwrap();
    assert_eq!((decision.outcome, decision.why.as_str()), (Outcome::New, "only the room"));
    assert_eq!(consensus(&decision), one("home", "room", Some("positive")));
    assert_eq!(under(&desk).id, now(&desk).discrepancies[1].id, "and the next open one is under the bar");
    shows(&desk, "f first");
}

#[test]
fn every_key_that_selects_in_a_transcript_selects_in_the_passage() {
    let study = study();
    let mut desk = desk(&study);
    let selected = |desk: &mut Desk, keys: &str| {
        desk.press("Esc Esc Esc D g").press("Tab").press(keys);
        match desk.inline.model.screen() {
            Some(Screen::Disagreements(screen)) => {
                let text = &screen.passage.as_ref().unwrap().text.loaded.text;
                screen.selected().and_then(|span| span.slice(text)).unwrap_or_default().to_string()
            }
            other => panic!("another screen is shown: {other:?}"),
        }
    };
    for (keys, words) in [
        ("", "In a room by the café."),
        ("o", "In"),
        ("o o", "In a room by the café."),
        ("x", "In a room by the café. 😀 It is small, mais à moi."),
        ("Shift+Right", "In"),
        ("v w", "In a"),
        ("w v b", "In a"),
        ("v l l l", "In a"),
        ("} x", "And who helps you?"),
        ("} } o o", "My friend Zoë helps me."),
        (") ( v )", "In a room by the café. 😀"),
        ("} { x", "In a room by the café. 😀 It is small, mais à moi."),
        ("w w Shift+Left", "r"),
    ] {
        let told = selected(&mut desk, keys);
        assert!(told == words || (keys == "w w Shift+Left" && told.starts_with('r')), "{keys}: {told}");
    }
}

#[test]
fn a_theme_without_a_scale_asks_for_no_magnitude() {
    let study = study();
    let mut desk = desk(&study);
    let id = under(&desk).id;
    desk.press("c c").type_in("garden").press("Enter");
    shows(&desk, "Why a new reading: 1.2 Garden?");
    desk.type_in("outside").press("Enter");
    let decision = stored(&desk, id).decision.unwrap();
    assert_eq!(
        consensus(&decision),
        one("garden", "In a room by the café.", None),
        "the words in question are proposed"
    );
}

#[test]
fn esc_leads_back_from_everywhere_to_the_very_same_spot() {
    let study = study();
    let mut desk = desk(&study);
    desk.press("j j");
    let (stood, line) = (desk.text(), under(&desk).id);
    desk.press("c w v w Esc Esc");
    assert_eq!(desk.text(), stood, "out of the selection, then out of the passage");
    for keys in ["f", "m", "e", "t", "y", "p", "i", "Space", "?", ":", "T", "Tab", "c"] {
        desk.press(keys);
        assert_ne!(desk.text(), stood, "{keys} opens something");
        desk.press("Esc");
        assert_eq!(under(&desk).id, line, "after {keys}");
        assert_eq!(desk.text(), stood, "after {keys}");
    }
    desk.press("Esc");
    assert!(matches!(desk.inline.model.screen(), Some(Screen::Project(_))), "and then to where one came from");
}

#[test]
fn enter_goes_to_the_reading_in_its_transcript_and_esc_comes_back() {
    let study = study();
    let mut desk = desk(&study);
    desk.press("j j j j l");
    let stood = desk.styled();
    desk.press("Enter");
    match desk.inline.model.screen() {
        Some(Screen::Transcript(screen)) => {
            assert_eq!(screen.loaded.transcript.title, "bert");
            let coding = screen.current_coding().unwrap();
            assert_eq!(coding.span.slice(&screen.loaded.text), Some("By train"), "CD’s, whose card was chosen");
        }
        other => panic!("no transcript is shown: {other:?}"),
    }
    desk.press("Esc");
    assert_eq!(desk.styled(), stood);
}

#[test]
fn from_a_transcript_the_list_opens_at_the_place_one_comes_from() {
    let study = study();
    let mut desk = Desk::over(study.sit(Some("AB")), 80, 24, Look::new(true, true));
    desk.press("j Enter } } } D");
    assert_eq!(
        (under(&desk).transcript.as_str(), under(&desk).text.as_str()),
        ("bert", "The room is cold. The neighbours are kind.")
    );
    desk.press("Esc");
    assert!(matches!(desk.inline.model.screen(), Some(Screen::Transcript(_))));
}

#[test]
fn comments_stand_in_a_thread_with_who_and_when() {
    let study = study();
    let mut desk = desk(&study);
    let id = under(&desk).id;
    desk.press("m");
    shows(&desk, "Nobody has said anything");
    desk.type_in("Is the In part of it?").press("Ctrl+s");
    shows(&desk, "AB, 20");
    desk.type_in("I think so.").press("Esc");
    hides(&desk, "┌");
    study.sit(Some("CD")).comment(id, "Not to me.").unwrap();
    desk.inline.send(Message::Changed);
    desk.press("m");
    for told in ["Is the In part of it?", "I think so.", "CD, 20", "Not to me."] {
        shows(&desk, told);
    }
    desk.press("Esc");
    let comments = stored(&desk, id).comments;
    assert_eq!(
        comments.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(),
        ["Is the In part of it?", "I think so.", "Not to me."]
    );
    desk.press("j k");
    shows(&desk, "“3");
}

#[test]
fn a_comment_being_written_is_added_when_the_terminal_goes_away() {
    let study = study();
    let mut desk = desk(&study);
    let id = under(&desk).id;
    desk.press("m").type_in("Not lost.");
    shows(&desk, "comment not added yet");
    desk.inline.send(Message::Hangup);
    assert_eq!(stored(&desk, id).comments[0].text, "Not lost.");
}

#[test]
fn agreements_are_counted_first_then_taken_in_one_act_and_undone_in_one() {
    let study = study();
    let mut desk = desk(&study);
    let before = dump(&study.path);
    shows(&desk, "1 agreement: T takes it");
    desk.press("T");
    shows(&desk, "Take 1 agreement as consensus? Enter does, Esc does not");
    shows(&desk, "Consensus codings they come to: 1");
    assert_eq!(dump(&study.path), before, "counting writes nothing");
    desk.press("Enter");
    assert_eq!(now(&desk).agreements.taken, 1);
    shows(&desk, "the one agreement is consensus");
    desk.press("T");
    shows(&desk, "there is no agreement that is not consensus already");
    desk.press("u");
    assert_eq!(now(&desk).agreements.taken, 0);
    desk.press("U");
    assert_eq!(now(&desk).agreements.taken, 1);
}

#[test]
fn what_is_settled_is_refused_until_it_is_opened_again() {
    let study = study();
    let mut desk = desk(&study);
    settle(&mut desk, "f", "whole");
    desk.press("k");
    let id = under(&desk).id;
    shows(&desk, "✓ resolved: as AB read it, because: whole");
    for key in ["f", "s", "b", "n", "c", "a", "d"] {
        desk.press(key);
        shows(&desk, "this one is settled: R opens it again");
    }
    desk.press("R");
    shows(&desk, "Open again");
    assert_eq!((stored(&desk, id).decision, under(&desk).state), (None, DiscrepancyState::Open));
    assert!(desk.inline.bench.codings(&CodingQuery::default()).unwrap().iter().all(|one| one.coder != "consensus"));
    desk.press("R");
    shows(&desk, "nothing is decided here yet");
    assert_eq!(under(&desk).id, id, "the bar stayed");
}

#[test]
fn undo_and_redo_lead_back_to_what_they_touch() {
    let study = study();
    let mut desk = desk(&study);
    let id = under(&desk).id;
    settle(&mut desk, "f", "whole");
    settle(&mut desk, "s", "tone");
    desk.press("G u");
    assert_eq!(under(&desk).id, now(&desk).discrepancies[1].id);
    assert_eq!(under(&desk).state, DiscrepancyState::Open);
    desk.press("G u");
    assert_eq!((under(&desk).id, under(&desk).state), (id, DiscrepancyState::Open));
    desk.press("G U");
    assert_eq!((under(&desk).id, under(&desk).state), (id, DiscrepancyState::Resolved));
}

#[test]
fn a_change_of_the_framework_made_from_there_is_linked_to_the_decision() {
    let study = study();
    let mut desk = desk(&study);
    desk.press("e");
    shows(&desk, "Rules of 1.1 Room");
    desk.press("Tab").type_in("Without the preposition.").press("Tab Tab").type_in("ends of rooms").press("Ctrl+s");
    shows(&desk, "Rules of Room changed");
    shows(&desk, "[framework changed]");
    let number = report(&desk.inline.bench).discrepancies.len();
    let decision = settle(&mut desk, "s", "by the new rule");
    let version = decision.framework_version.expect("the decision is linked");
    let versions = desk.inline.bench.framework_versions().unwrap();
    let made = versions.iter().find(|line| line.number == version).unwrap();
    assert_eq!((made.why.as_str(), Some(made.number)), ("ends of rooms", versions.last().map(|line| line.number)));
    assert_eq!(now(&desk).discrepancies.len(), number, "a rule changes no disagreement");
    desk.press("k");
    shows(&desk, &format!("framework version {version}"));
    // Opened again and decided anew it is linked still; another one is not.
    desk.press("R");
    assert_eq!(settle(&mut desk, "f", "after all").framework_version, Some(version));
    assert_eq!(settle(&mut desk, "f", "tone").framework_version, None);
}

#[test]
fn rules_are_saved_by_a_key_of_their_own_and_esc_warns_first() {
    let study = study();
    let mut desk = desk(&study);
    let before = dump(&study.path);
    desk.press("e").type_in("never mind").press("Esc");
    shows(&desk, "Not saved yet");
    desk.press("Esc");
    hides(&desk, "┌");
    assert_eq!(dump(&study.path), before);
    desk.press("e Ctrl+s");
    shows(&desk, "Nothing is changed yet");
}

#[test]
fn the_theme_of_the_card_under_the_cursor_is_the_one_edited() {
    let study = study();
    let mut desk = desk(&study);
    desk.press("j j e");
    shows(&desk, "Rules of 2.1 Friends");
    desk.press("Esc l e");
    shows(&desk, "Rules of 1 Home");
}

#[test]
fn names_can_be_hidden_and_come_back() {
    let study = study();
    let mut desk = sized(&study, Some("AB"), 120, 40);
    desk.press("m").type_in("mine").press("Esc");
    settle(&mut desk, "f", "whole");
    desk.press("H k");
    // The line on top says who is at work, which is no secret to her.
    let below = |text: &str| text.lines().skip(1).collect::<Vec<_>>().join("\n");
    let body = |desk: &Desk| below(&desk.text());
    through(
        &mut desk,
        &["", "j", "j", "j", "j", "j", "f", "m", "y", "o", "c", "g", "Space", "m", "R"],
        |keys, text| {
            for name in ["AB", "CD", "Asha", "Carys"] {
                assert!(!below(text).contains(name), "{name} after {keys}:\n{text}");
            }
        },
    );
    assert!(body(&desk).contains("Coder 1") && body(&desk).contains("only Coder 2"));
    // What is decided under hidden names is told under hidden names.
    desk.press("g").press("s").type_in("tone").press("Enter");
    let told = body(&desk);
    assert!(told.contains("as Coder 2 read it") && !told.contains("CD"), "{told}");
    desk.press("H");
    assert!(body(&desk).contains("only CD"));
}

#[test]
fn a_coder_looks_up_where_she_was_overruled_and_why() {
    let study = study();
    let mut desk = desk(&study);
    desk.press("o");
    shows(&desk, "You were not overruled anywhere");
    settle(&mut desk, "s", "the preposition is not the room");
    settle(&mut desk, "f", "pride");
    desk.press("o");
    shows(&desk, "Where you were overruled");
    shows(&desk, "as CD read it, because: the");
    hides(&desk, "because: pride");
    desk.press("Enter");
    assert!(matches!(desk.inline.model.screen(), Some(Screen::Transcript(_))));
    desk.press("Esc");
    assert!(matches!(desk.inline.model.screen(), Some(Screen::Disagreements(_))));
    let mut other = sized(&study, Some("CD"), 80, 24);
    other.press("o");
    shows(&other, "because: pride");
}

#[test]
fn outdated_decisions_are_listed_and_can_be_taken_back() {
    let study = study();
    let mut desk = desk(&study);
    desk.press("O");
    shows(&desk, "no decision is outdated");
    let decision = settle(&mut desk, "f", "whole");
    study.sit(Some("CD")).remove_coding(decision.readings[1].coding).unwrap();
    desk.inline.send(Message::Changed);
    shows(&desk, "1 decision is outdated: O");
    desk.press("O Enter");
    shows(&desk, "Take the decision at anna:2 back?");
    desk.press("Enter");
    assert!(now(&desk).outdated.is_empty());
    shows(&desk, "Taken back: anna:2");
    hides(&desk, "outdated");
}

/// The texts of the list as the screen has it.
fn listed(desk: &Desk) -> Vec<String> {
    match desk.inline.model.screen() {
        Some(Screen::Disagreements(screen)) => {
            let lines = &screen.report.as_ref().unwrap().discrepancies;
            screen.shown.iter().map(|place| lines[*place].text.clone()).collect()
        }
        other => panic!("another screen is shown: {other:?}"),
    }
}

#[test]
fn the_list_is_narrowed_by_type_state_theme_and_transcript_and_the_filters_are_told() {
    let study = study();
    let mut desk = desk(&study);
    let all = listed(&desk);
    assert_eq!(all.len(), 8);
    desk.press("y").type_in("magnitude").press("Enter");
    assert_eq!(listed(&desk), [all[1].clone(), all[4].clone()]);
    shows(&desk, "only magnitude");
    shows(&desk, "0 of 8 settled");
    assert_eq!(under(&desk).text, all[1], "the bar goes on to the first that is still listed");
    desk.press("y").type_in("opposite").press("Enter");
    assert_eq!(listed(&desk), [all[1].clone()]);
    shows(&desk, "only opposite");
    desk.press("x i").type_in("bert").press("Enter");
    assert_eq!(under(&desk).text, all[4]);
    assert_eq!(listed(&desk), all[4..]);
    shows(&desk, "only bert");
    shows(&desk, "0 of 4 settled");
    desk.press("x t").type_in("friends").press("Enter");
    assert_eq!(listed(&desk), [all[2].clone(), all[5].clone()], "by either reading");
    shows(&desk, "only 2.1 Friends");
    desk.press("x");
    assert_eq!(listed(&desk), all);
    desk.press("g");
    settle(&mut desk, "f", "whole");
    desk.press("p").type_in("resolved").press("Enter");
    assert_eq!(listed(&desk), [all[0].clone()]);
    desk.press("p").type_in("kept").press("Enter");
    shows(&desk, "No disagreement passes these filters");
    desk.press("p").type_in("open").press("Enter");
    assert_eq!(listed(&desk), all[1..]);
    let next = under(&desk).id;
    assert_eq!(next, now(&desk).discrepancies[1].id);
    settle(&mut desk, "f", "tone");
    assert_eq!(listed(&desk), all[2..], "what is settled leaves a list of open ones, and the bar is on the next");
    assert_eq!(under(&desk).text, all[2]);
}

#[test]
fn the_order_is_by_place_or_the_most_severe_first() {
    let study = study();
    let mut desk = desk(&study);
    let all = listed(&desk);
    desk.press("v");
    shows(&desk, "The most severe first.");
    let severe = [1, 2, 3, 5, 4, 7, 0, 6].map(|place| all[place].clone());
    assert_eq!(listed(&desk), severe, "opposite, theme, only, neighbouring, split, boundary");
    assert_eq!(under(&desk).text, all[0], "the bar stays on its disagreement");
    desk.press("v");
    assert_eq!(listed(&desk), all);
}

#[test]
fn with_three_coders_a_pair_can_be_chosen() {
    let study = study();
    study.sit(None).add_coder("EF:Ella Frost").unwrap();
    let theming = Theming { theme: "garden".into(), ..Theming::default() };
    apply_with(&mut study.sit(Some("EF")), "anna", "a garden", &theming);
    let mut desk = desk(&study);
    shows(&desk, "only the first");
    let all = now(&desk).discrepancies.len();
    desk.press("r").type_in("ab and ef").press("Enter");
    shows(&desk, "only AB and EF");
    assert!(listed(&desk).len() < all);
    assert_eq!(under(&desk).coders, ["AB", "EF"]);
    let mut two = Desk::demo(80, 24);
    two.press("D r");
    shows(&two, "there are no more than two coders");
}

#[test]
fn agreement_before_and_after_talk_stands_on_top_and_the_independent_figure_never_moves() {
    let study = study();
    let mut desk = sized(&study, Some("AB"), 160, 50);
    desk.press("j j");
    // Friends over four turns of participants: AB in two of them, CD in two, both in one. Observed disagreement 4/8,
    // expected 2*4*4/(8*7); after talk CD has it in three: 2/8, and 2*5*3/(8*7).
    let alpha = |desk: &Desk| {
        let text = desk.text();
        let line = text.lines().find(|line| line.contains("alpha")).unwrap().to_string();
        line.split(" · ").next().unwrap().trim().to_string()
    };
    assert_eq!(alpha(&desk), "2.1 Friends: alpha .125 independent, .125 after talk");
    settle(&mut desk, "f", "she names a friend");
    desk.press("k");
    assert_eq!(alpha(&desk), "2.1 Friends: alpha .125 independent, .533 after talk");
    hides(&desk, "reliab");
}

#[test]
fn commands_that_cannot_run_say_why() {
    let study = study();
    let mut nobody = sized(&study, None, 80, 24);
    nobody.press("Esc");
    nobody.press("D");
    for key in ["f", "T", "R", "e", "c"] {
        nobody.press(key);
        shows(&nobody, "choose who you are first: @");
    }
    nobody.press("m");
    shows(&nobody, "Nothing can be added: choose who you are first: @.");
    nobody.press("Esc o");
    shows(&nobody, "choose who you are first: @");
    let mut empty = Desk::empty(80, 24);
    empty.press("D f");
    shows(&empty, "there is no coder yet");
}

#[test]
fn an_empty_list_says_what_to_do() {
    let mut empty = Desk::empty(80, 24);
    empty.press("D");
    shows(&empty, "There are no two coders yet");

    let fresh = Study::new();
    let mut desk = sized(&fresh, Some("AB"), 80, 24);
    shows(&desk, "no transcript is coded by two coders");
    desk.press("f");
    shows(&desk, "no disagreement is under the bar");

    let same = Study::new();
    for coder in ["AB", "CD"] {
        let theming = Theming { theme: "garden".into(), ..Theming::default() };
        apply_with(&mut same.sit(Some(coder)), "anna", "a garden", &theming);
    }
    shows(&sized(&same, Some("AB"), 80, 24), "Nothing differs: the one pair of readings agrees.");

    let waiting = study();
    for title in ["anna", "bert"] {
        for coder in ["AB", "CD"] {
            waiting.assign(title, coder, AssignmentState::ToDo);
        }
    }
    waiting.sit(None).add_coder("LD:Lea Dunn").unwrap();
    let mut lead = sized(&waiting, Some("LD"), 80, 24);
    shows(&lead, "no transcript is done by both coders");
    shows(&lead, "2 transcripts left out: not done by both");
    lead.press("L");
    assert_eq!(listed(&lead).len(), 8, "a lead who is not assigned may look at what is open");
    shows(&lead, "transcripts that are not done count too");
}

#[test]
fn a_blind_coder_sees_nothing_of_the_other_here() {
    let study = study();
    for coder in ["AB", "CD"] {
        study.assign("anna", coder, AssignmentState::Done);
        study.assign("bert", coder, AssignmentState::Done);
    }
    let mut lead = sized(&study, Some("CD"), 120, 40);
    settle(&mut lead, "f", "a secret of anna");
    lead.press("k m").type_in("another secret").press("Esc");
    study.assign("anna", "AB", AssignmentState::ToDo);
    let mut blind = sized(&study, Some("AB"), 120, 40);
    shows(&blind, "0 of 4 settled");
    shows(&blind, "1 transcript left out: not done by both");
    // With everything asked for, through every window of the screen.
    let keys = ["", "L", "i", "o", "O", "f", "y", "T", "j", "m", "j", "c", "j", "G", "Space", "e", "H"];
    through(&mut blind, &keys, |keys, text| {
        for secret in ["secret", "anna:", "Zoë", "café", "dandelions", "mais"] {
            assert!(!text.contains(secret), "“{secret}” after {keys}:\n{text}");
        }
    });
    study.assign("anna", "AB", AssignmentState::Done);
    blind.press("H").inline.send(Message::Changed);
    shows(&blind, "1 of 8 settled");
}

#[test]
fn both_coders_can_be_reconciled_from_start_to_finish_with_keys_and_their_own_codings_stay_as_they_were() {
    let study = study();
    let mut desk = desk(&study);
    let own = |desk: &Desk| {
        let all = desk.inline.bench.codings(&CodingQuery::default()).unwrap();
        let own: Vec<_> = all.into_iter().filter(|coding| coding.coder != "consensus").collect();
        serde_json::to_string(&own).unwrap()
    };
    let before = own(&desk);
    for (place, key) in ["f", "s", "b", "n", "a", "f", "s", "d"].into_iter().enumerate() {
        desk.press(key).type_in(&format!("reason {place}")).press("Enter");
    }
    shows(&desk, "Nothing is open any more.");
    desk.press("G");
    assert_eq!(under(&desk).state, DiscrepancyState::Discuss);
    settle(&mut desk, "f", "talked");
    desk.press("T Enter");
    shows(&desk, "8 of 8 settled");
    let report = now(&desk);
    assert_eq!((report.states.open, report.states.discuss, report.states.kept), (0, 0, 1));
    assert_eq!(report.agreements.pending, 0);
    assert_eq!(own(&desk), before, "nobody’s own coding was touched");
    // Another program finds all of it.
    drop(desk);
    let again = sized(&study, Some("CD"), 80, 24);
    shows(&again, "8 of 8 settled");
    assert_eq!(own(&again), before);
}

#[test]
fn a_click_goes_to_a_line_of_the_list_or_a_word_of_the_passage() {
    use crossterm::event::{Event, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
    let study = study();
    let mut desk = desk(&study);
    let click = |desk: &mut Desk, words: &str| {
        let text = desk.text();
        let found = |(row, line): (usize, &str)| Some((row, line[..line.find(words)?].chars().count()));
        let (row, column) = text.lines().enumerate().find_map(found).unwrap();
        let kind = MouseEventKind::Down(MouseButton::Left);
        let (column, row) = (u16::try_from(column).unwrap(), u16::try_from(row).unwrap());
        desk.inline.event(&Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }));
    };
    click(&mut desk, "magnitude      anna:2");
    assert_eq!(under(&desk).types, [DiscrepancyType::Magnitude]);
    click(&mut desk, "café");
    desk.press("o c");
    shows(&desk, "Theme of the new reading of “café”");
    desk.press("Esc Esc Esc j j");
    click(&mut desk, "ends+magnitude bert:2");
    assert_eq!(under(&desk).transcript, "bert");
    shows(&desk, "By train, at night.");
}
