//! The codebook screen: what a researcher does to her framework with keys, what she is shown before, and what is in the
//! project afterwards.

#![allow(clippy::unwrap_used, clippy::panic)] // A test that cannot go on has failed.

mod common_screen;

use common_screen::Desk;
use crossterm::event::{Event, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use emic::model::{Assignment, AssignmentId, AssignmentState};
use emic::store::{Author, Store};
use emic::tui::{Look, Message, Screen};
use emic::workbench::{CodingLine, CodingQuery, Passage, ThemeLine, Theming, Workbench};

/// The codebook of the demo project, at the smallest size.
fn desk() -> Desk {
    let mut desk = Desk::demo(80, 24);
    desk.press("B");
    desk
}

fn themes(desk: &Desk) -> Vec<ThemeLine> {
    desk.inline.bench.codebook().unwrap().themes
}

fn theme(desk: &Desk, key: &str) -> ThemeLine {
    themes(desk).into_iter().find(|theme| theme.key == key).unwrap_or_else(|| panic!("no theme {key}"))
}

fn has(desk: &Desk, key: &str) -> bool {
    themes(desk).iter().any(|theme| theme.key == key)
}

fn codings(desk: &Desk) -> Vec<CodingLine> {
    desk.inline.bench.codings(&CodingQuery::default()).unwrap()
}

/// The name of the theme under the bar.
fn under(desk: &Desk) -> String {
    match desk.inline.model.screen() {
        Some(Screen::Codebook(screen)) => {
            screen.theme(&desk.inline.model.study.names.framework).map_or_else(String::new, |theme| theme.name.clone())
        }
        other => panic!("no codebook but {other:?}"),
    }
}

/// Goes to a theme by typing a part of it.
fn find(desk: &mut Desk, typed: &str) {
    desk.press("/").type_in(typed).press("Enter");
}

fn notice(desk: &Desk) -> String {
    desk.inline.model.notice.as_ref().map_or_else(String::new, |notice| notice.text.clone())
}

/// The line of the screen that holds this.
fn line(desk: &Desk, words: &str) -> String {
    let text = desk.text();
    text.lines().find(|line| line.contains(words)).unwrap_or_else(|| panic!("no “{words}” in\n{text}")).to_string()
}

#[test]
fn the_tree_shows_what_every_coder_coded_and_the_card_with_which_magnitude() {
    let mut desk = desk();
    find(&mut desk, "running out");
    let shown = theme(&desk, "running-out");
    let of = |coder: &str, magnitude: Option<&str>| {
        let counts = shown.counts.iter().filter(|line| line.coder == coder);
        counts
            .filter(|line| magnitude.is_none_or(|m| line.magnitude.as_deref() == Some(m)))
            .map(|l| l.codings)
            .sum::<usize>()
    };
    let (ab, cd) = (of("AB", None), of("CD", None));
    assert!(ab > 0 && cd > 0);
    let row = line(&desk, "▸    4.1");
    let figures: Vec<&str> = row.split_whitespace().filter(|word| word.parse::<usize>().is_ok()).collect();
    assert_eq!(figures, [ab.to_string(), cd.to_string()], "{row}");
    assert!(desk.text().contains(&format!(
        "AB: {ab} codings, 0·{} -{}",
        of("AB", Some("neutral")),
        of("AB", Some("negative"))
    )));
    assert!(desk.text().contains("Whether the money was enough"), "the definition stands beside it");
}

#[test]
fn a_theme_is_added_and_one_key_takes_it_away_again() {
    let mut desk = desk();
    find(&mut desk, "3.1");
    desk.press("a").type_in("Hotels").press("Enter");
    let made = theme(&desk, "hotels");
    assert_eq!(
        (made.number.as_str(), made.parent.as_deref()),
        ("3.2", Some("accommodation")),
        "after the one under the bar"
    );
    assert_eq!(under(&desk), "Hotels", "the bar goes to it");
    desk.press("A").type_in("Breakfast").press("Enter");
    assert_eq!(theme(&desk, "breakfast").number, "3.2.1");
    desk.press("u u");
    assert!(!has(&desk, "hotels") && !has(&desk, "breakfast"));
    desk.press("U");
    assert_eq!(theme(&desk, "hotels").id, made.id);
}

#[test]
fn a_name_that_is_missing_is_asked_for_again_and_esc_leads_back() {
    let mut desk = desk();
    let before = themes(&desk).len();
    desk.press("a Enter");
    assert!(desk.text().contains("Type a name, or press Esc."));
    desk.press("Esc Esc");
    assert!(matches!(desk.inline.model.screen(), Some(Screen::Project(_))));
    assert_eq!(themes(&desk).len(), before);
}

#[test]
fn renaming_begins_with_the_old_name_and_keeps_key_and_codings() {
    let mut desk = desk();
    find(&mut desk, "caseworker");
    let before = theme(&desk, "caseworker");
    desk.press("r").type_in("s and advocates").press("Enter");
    let after = theme(&desk, "caseworker");
    assert_eq!((after.name.as_str(), after.codings), ("Caseworkers and advocates", before.codings));
    assert_eq!(under(&desk), "Caseworkers and advocates");
}

#[test]
fn a_theme_moves_up_down_in_and_out_and_the_bar_goes_along() {
    let mut desk = desk();
    find(&mut desk, "moves");
    desk.press("K");
    assert_eq!(theme(&desk, "moves").number, "3.2");
    desk.press("J");
    assert_eq!(theme(&desk, "moves").number, "3.3");
    desk.press(">");
    assert_eq!((theme(&desk, "moves").parent.as_deref(), under(&desk).as_str()), (Some("location"), "Moves"));
    desk.press("<");
    assert_eq!(theme(&desk, "moves").number, "3.3");
    desk.press("Shift+Left");
    assert_eq!((theme(&desk, "moves").number.as_str(), theme(&desk, "moves").scale.as_deref()), ("4", Some("valence")));
    assert!(notice(&desk).contains("keeps its scale valence"), "{}", notice(&desk));
    desk.press("<");
    assert_eq!(notice(&desk), "it is a main theme already");
    desk.press("g K");
    assert_eq!(notice(&desk), "it is the first here; < takes it out");
    desk.press("u u u u u");
    assert_eq!(theme(&desk, "moves").number, "3.3");
}

#[test]
fn a_theme_is_found_by_number_name_key_and_words_of_its_definition() {
    let mut desk = desk();
    for (typed, name) in [
        ("6.2", "Application, evidence and decision"),
        ("interpret", "Language and interpreting"),
        ("being-believed", "Trust and being believed"),
        ("given by scheme live", "Subsistence"),
    ] {
        find(&mut desk, typed);
        assert_eq!(under(&desk), name, "{typed}");
    }
}

#[test]
fn a_merge_is_shown_before_it_is_done_and_undone_by_one_key() {
    let mut desk = desk();
    let before = codings(&desk);
    find(&mut desk, "running out");
    desk.press("i").type_in("when it is paid").press("Enter");
    let foretold = {
        let bench = &desk.inline.bench;
        let id = |key: &str| bench.find_theme(key).unwrap();
        bench.preview_merge(id("running-out"), id("payment-method")).unwrap()
    };
    let shown = desk.text();
    assert!(
        shown.contains(&format!("{} codings in {} transcripts", foretold.codings, foretold.transcripts)),
        "{shown}"
    );
    assert!(shown.contains("CD: 7 negative, 1 neutral"), "{shown}");
    desk.press("Esc");
    assert_eq!(codings(&desk), before, "Esc leaves everything as it is");
    desk.press("i").type_in("when it is paid").press("Enter").type_in("too alike").press("Enter");
    assert!(!has(&desk, "running-out"));
    assert_eq!(under(&desk), "How and when it is paid");
    assert_eq!(codings(&desk).len() + foretold.collisions.len(), before.len());
    assert_eq!(desk.inline.bench.framework_versions().unwrap().last().unwrap().why, "too alike");
    desk.press("u");
    assert_eq!(codings(&desk), before);
    assert!(notice(&desk).starts_with("Undone: merge “Amount and running out”"), "{}", notice(&desk));
}

#[test]
fn passages_with_both_themes_are_listed_before_they_become_one() {
    let mut desk = Desk::demo(80, 24);
    let p01 = desk.inline.bench.find_transcript("P01").unwrap();
    for (theme, magnitude) in [("moves", "negative"), ("location", "positive")] {
        let theming = Theming { theme: theme.into(), magnitude: Some(magnitude.into()), memo: format!("the {theme}") };
        desk.inline.bench.apply_theme(p01, &Passage::Quote("Not that day.".into()), &theming).unwrap();
    }
    desk.inline.send(Message::Changed);
    desk.press("B");
    find(&mut desk, "moves");
    desk.press("i").type_in("location").press("Enter");
    let shown = desk.text();
    for words in
        ["1 passage has both themes", "P01:4 AB “Not that day.”: positive", "memo: the moves", "where it was negative"]
    {
        assert!(shown.contains(words), "{words}:\n{shown}");
    }
}

#[test]
fn a_merge_that_cannot_be_says_why_and_enter_does_nothing() {
    let mut desk = desk();
    find(&mut desk, "running out");
    desk.press("i").type_in("suggestions").press("Enter");
    let shown = desk.text();
    assert!(shown.contains("! 11 codings have the magnitude negative, and “Suggestions” has no scale"), "{shown}");
    assert!(shown.contains("It cannot be done as it is; Esc goes back."));
    desk.press("Enter");
    assert!(has(&desk, "running-out"));
    desk.press("Esc i").type_in("8").press("Enter");
    assert_eq!(notice(&desk), "Independence and moving on: a heading: make it codable first");
}

#[test]
fn a_deletion_says_how_many_codings_go_and_one_key_brings_them_back() {
    let mut desk = desk();
    let before = codings(&desk);
    find(&mut desk, "subsistence");
    desk.press("d");
    let preview = desk.inline.bench.preview_delete(desk.inline.bench.find_theme("subsistence").unwrap()).unwrap();
    let told =
        format!("{} codings in {} transcripts, {} with a memo", preview.codings, preview.transcripts, preview.memos);
    assert!(desk.text().contains(&told), "{}", desk.text());
    assert!(desk.text().contains("4.4 Travel, phone and data"));
    desk.press("Enter");
    assert_eq!(codings(&desk).len() + preview.codings, before.len());
    assert!(notice(&desk).contains(&format!("with {} codings", preview.codings)), "{}", notice(&desk));
    desk.press("u");
    assert_eq!(codings(&desk), before);
}

#[test]
fn every_field_is_edited_in_the_form_and_saved_by_going_back() {
    let mut desk = desk();
    find(&mut desk, "suggestions");
    desk.press("Enter").type_in(" for others");
    desk.press("Tab").type_in("-2");
    desk.press("Tab").type_in(" More.").press("Enter").type_in("Second line.");
    desk.press("Tab").type_in(" In.").press("Tab").type_in(" Out.").press("Tab").type_in(" Ex.");
    desk.press("Tab Right");
    desk.press("Tab Right");
    desk.press("Tab").type_in(", RQ9");
    desk.press("Tab Right Tab Right Right Right Tab").type_in("asked for");
    assert!(desk.text().contains("theme not saved yet"), "{}", desk.text());
    let before = theme(&desk, "suggestions");
    desk.press("Esc");
    let after = theme(&desk, "suggestions-2");
    assert_eq!(after.name, format!("{} for others", before.name));
    assert_eq!(after.definition, format!("{} More.\nSecond line.", before.definition));
    assert_eq!(after.include, format!("{} In.", before.include).trim());
    assert_eq!(after.exclude, format!("{} Out.", before.exclude).trim());
    assert_eq!(after.example, format!("{} Ex.", before.example).trim());
    assert_eq!(after.scale.as_deref(), Some("valence"), "stepped from none to that of the theme above");
    assert_ne!(after.origin, before.origin);
    assert_eq!(after.questions.last().map(String::as_str), Some("RQ9"));
    assert_eq!((after.codable, after.colour), (!before.codable, 3));
    assert_eq!(desk.inline.bench.framework_versions().unwrap().last().unwrap().why, "asked for");
    desk.press("u");
    assert_eq!(theme(&desk, "suggestions"), before, "one undo brings the whole form back");
}

#[test]
fn what_the_form_cannot_save_stays_in_it_until_it_is_right_or_given_up() {
    let mut desk = desk();
    find(&mut desk, "moves");
    desk.press("Enter Tab").type_in(" X").press("Esc");
    assert!(desk.text().contains("Not saved (Esc gives it up): “moves X” cannot be a key"), "{}", desk.text());
    desk.press("Backspace Backspace").type_in("-x").press("Esc");
    assert!(has(&desk, "moves-x"), "what was put right is saved, not given up");
    desk.press("Enter Tab").type_in("!").press("Esc Esc");
    assert!(has(&desk, "moves-x") && desk.inline.model.popups.is_empty(), "a second step back gives it up");
}

#[test]
fn what_is_in_the_form_is_saved_when_the_terminal_goes_away() {
    let mut desk = desk();
    find(&mut desk, "moves");
    desk.press("Enter Tab Tab").type_in(" Not lost.");
    desk.inline.send(Message::Hangup);
    assert!(theme(&desk, "moves").definition.ends_with("Not lost."));
}

#[test]
fn pasted_text_keeps_its_lines_where_a_field_has_several() {
    let mut desk = desk();
    find(&mut desk, "moves");
    desk.press("Enter");
    desk.inline.send(Message::Paste(" and\nmore".into()));
    desk.press("Tab Tab");
    desk.inline.send(Message::Paste("\nA second line.".into()));
    desk.press("Ctrl+s");
    let after = theme(&desk, "moves");
    assert_eq!(after.name, "Movesand more");
    assert!(after.definition.ends_with("\nA second line."), "{}", after.definition);
}

#[test]
fn a_new_scale_is_declared_in_the_form() {
    let mut desk = desk();
    find(&mut desk, "suggestions");
    desk.press("Enter Tab Tab Tab Tab Tab Tab");
    desk.press("Backspace Backspace Backspace Backspace").type_in("weight: light, heavy").press("Esc");
    assert_eq!(theme(&desk, "suggestions").scale.as_deref(), Some("weight"));
    assert!(desk.text().contains("Magnitude (weight): light < heavy"), "{}", desk.text());
}

#[test]
fn a_colour_is_chosen_and_taken_over_by_what_is_below() {
    let mut desk = desk();
    find(&mut desk, "subsistence");
    desk.press("c").type_in("7").press("Enter");
    assert_eq!((theme(&desk, "subsistence").colour, theme(&desk, "running-out").colour), (7, 7));
    assert!(desk.text().contains("colour 7"));
    desk.press("c").type_in("as the").press("Enter");
    assert_eq!(theme(&desk, "subsistence").colour, 4);
}

#[test]
fn a_theme_is_split_and_ones_own_codings_are_sorted_by_digits() {
    let mut desk = desk();
    find(&mut desk, "essentials");
    let before = codings(&desk);
    let own = desk.inline.bench.sortable(desk.inline.bench.find_theme("essentials").unwrap()).unwrap();
    desk.press("s").type_in("Bedding; Food").press("Enter");
    assert!(desk.text().contains("1 Bedding") && desk.text().contains("2 Food"), "{}", desk.text());
    desk.press("2 1 0 9 Enter");
    let of = |desk: &Desk, theme: &str| -> Vec<emic::model::CodingId> {
        codings(desk).into_iter().filter(|coding| coding.theme == theme).map(|coding| coding.id).collect()
    };
    assert_eq!(of(&desk, "food"), [own[0].id]);
    assert_eq!(of(&desk, "bedding"), [own[1].id]);
    desk.press("t").press("1 Enter");
    assert_eq!(of(&desk, "bedding").len(), 2, "the rest can be sorted later");
    desk.press("u u");
    assert_eq!(codings(&desk), before);
    desk.press("S").type_in("Bedding").press("Enter Esc");
    assert!(!has(&desk, "bedding"), "Esc out of the sorting splits nothing");
}

#[test]
fn versions_are_listed_with_their_reasons_and_two_of_them_compared() {
    let mut desk = desk();
    find(&mut desk, "moves");
    desk.press("Enter Tab Tab").type_in(" Also planned ones.").press("Ctrl+s");
    desk.press("r").type_in(" and waits").press("Enter");
    desk.press("v");
    assert!(desk.text().contains("3 rename “Moves” to “Moves and waits”"), "{}", desk.text());
    assert!(desk.text().contains("name was: Moves"), "the change of a version stands beside it: {}", desk.text());
    desk.press("Enter").type_in("first").press("Enter");
    let shown = desk.text();
    assert!(shown.contains("From version 1 to version 3"), "{shown}");
    assert!(shown.contains("~ changed: 3.3 Moves and waits") && shown.contains("Also planned ones."), "{shown}");
    desk.press("Esc");
    assert_eq!(under(&desk), "Moves and waits");
}

#[test]
fn what_is_to_be_revisited_is_listed_and_gone_to_and_esc_comes_back() {
    let mut desk = desk();
    desk.press("R");
    assert!(notice(&desk).starts_with("Nothing to revisit"), "{}", notice(&desk));
    find(&mut desk, "waiting");
    desk.press("Enter Tab Tab").type_in(" Narrower.").press("Ctrl+s R");
    let first = desk.inline.bench.to_revisit(None).unwrap().remove(0);
    let shown = desk.text();
    assert!(shown.contains(&format!("{}  {} codings", first.transcript, first.codings)), "{shown}");
    assert!(shown.contains("2.2 Waiting for support to") && shown.contains("version 2"), "{shown}");
    desk.press("Enter");
    match desk.inline.model.screen() {
        Some(Screen::Transcript(screen)) => {
            let current = screen.current_coding().map(|coding| coding.theme);
            assert_eq!(current, Some(desk.inline.bench.find_theme("waiting-to-start").unwrap()));
        }
        other => panic!("{other:?}"),
    }
    desk.press("Esc");
    assert_eq!(under(&desk), "Waiting for support to start");
}

#[test]
fn what_is_folded_away_is_counted_with_what_hides_it() {
    let mut desk = desk();
    find(&mut desk, "subsistence");
    let all: usize = themes(&desk)
        .iter()
        .filter(|theme| theme.parent.as_deref() == Some("subsistence"))
        .flat_map(|theme| &theme.counts)
        .filter(|line| line.coder == "AB")
        .map(|line| line.codings)
        .sum();
    let own: usize =
        theme(&desk, "subsistence").counts.iter().filter(|l| l.coder == "AB").map(|line| line.codings).sum();
    desk.press("Space");
    assert!(line(&desk, "▸+ 4").contains(&format!("{own}+{all}")), "{}", desk.text());
    assert!(!desk.text().contains("4.1"));
    desk.press("j");
    assert_eq!(under(&desk), "Caseworker");
    desk.press("k l l");
    assert_eq!(under(&desk), "Amount and running out", "unfolded, and then into it");
    desk.press("h");
    assert_eq!(under(&desk), "Subsistence");
    desk.press("z");
    assert!(!desk.text().contains("5.1"));
    find(&mut desk, "5.1");
    assert_eq!(under(&desk), "Availability and response", "what is found is unfolded");
}

#[test]
fn a_click_puts_the_bar_on_a_theme() {
    let mut desk = desk();
    let row = desk.text().lines().position(|line| line.contains("2.1 Trust")).unwrap();
    let click = MouseEvent {
        kind: MouseEventKind::Down(MouseButton::Left),
        column: 8,
        row: u16::try_from(row).unwrap(),
        modifiers: KeyModifiers::NONE,
    };
    desk.inline.event(&Event::Mouse(click));
    assert_eq!(under(&desk), "Trust and being believed");
}

#[test]
fn the_codebook_opens_at_the_theme_one_was_looking_at_and_leads_to_its_quotes() {
    let mut desk = Desk::demo(80, 24);
    desk.press("Enter Tab B");
    let first = codings(&desk).into_iter().find(|coding| coding.transcript == "P01").unwrap();
    assert_eq!(under(&desk), theme(&desk, &first.theme).name);
    find(&mut desk, "subsistence");
    desk.press("o");
    assert!(matches!(desk.inline.model.screen(), Some(Screen::Search(_))));
    assert!(desk.text().contains("49 quotes"), "{}", desk.text());
    desk.press("Esc");
    assert_eq!(under(&desk), "Subsistence");
}

#[test]
fn a_framework_is_begun_on_the_screen() {
    let mut desk = Desk::empty(80, 24);
    desk.press("B");
    assert!(desk.text().contains("a   adds the first theme"), "{}", desk.text());
    desk.press("Enter");
    assert_eq!(notice(&desk), "there is no theme yet: a adds one");
    desk.press("v");
    assert_eq!(notice(&desk), "there is no framework yet: a adds a theme");
    desk.press("a").type_in("Housing").press("Enter A").type_in("Rooms").press("Enter");
    let keys: Vec<String> = themes(&desk).iter().map(|theme| format!("{} {}", theme.number, theme.key)).collect();
    assert_eq!(keys, ["1 housing", "1.1 rooms"]);
}

/// Assigns P01 to AB, who is not done.
fn blind() -> Desk {
    let desk = Desk::demo(80, 24);
    let path = desk.folder.path().join("demo.emic");
    let mut store = Store::open(&path).unwrap();
    let transcript = store.read().transcripts().unwrap().into_iter().find(|head| head.title == "P01").unwrap().id;
    let coder = store.read().coders().unwrap().into_iter().find(|coder| coder.initials == "AB").unwrap().id;
    let state = AssignmentState::InProgress;
    let held =
        Assignment { id: AssignmentId::mint(), transcript, coder, round: "1".into(), state, reopened: String::new() };
    let author = Author { coder: None, at: "2024-05-01T09:00:00.000Z".into() };
    store.act(&author, "assign", |door| door.put(&held)).unwrap();
    drop(store);
    let bench = Workbench::open(&path, Some("AB")).unwrap();
    let inline = emic::tui::Inline::new(bench, 80, 24, Look::new(true, true)).unwrap();
    let mut desk = Desk { folder: desk.folder, inline };
    desk.press("B");
    desk
}

#[test]
fn a_blind_coder_is_shown_only_what_she_may_see_and_told_why_she_cannot_merge() {
    let mut desk = blind();
    let hidden: usize = {
        let lead = Workbench::open(&desk.folder.path().join("demo.emic"), Some("CD")).unwrap();
        let query = CodingQuery { transcript: Some("P01".into()), by: Some("CD".into()), ..CodingQuery::default() };
        lead.codings(&query).unwrap().len()
    };
    let shown: usize =
        themes(&desk).iter().flat_map(|t| &t.counts).filter(|l| l.coder == "CD").map(|l| l.codings).sum();
    let all: usize = Desk::demo(80, 24)
        .inline
        .bench
        .codebook()
        .unwrap()
        .themes
        .iter()
        .flat_map(|t| &t.counts)
        .filter(|line| line.coder == "CD")
        .map(|line| line.codings)
        .sum();
    assert!(hidden > 0);
    assert_eq!(shown + hidden, all);
    find(&mut desk, "suggestions");
    assert!(desk.text().contains("codings of P01 are hidden"), "{}", desk.text());
    for key in ["i", "d"] {
        desk.press(key);
        assert!(notice(&desk).starts_with("your own coding is not done"), "{}", notice(&desk));
        assert!(desk.inline.model.popups.is_empty());
    }
    desk.press(":").type_in("merge into");
    assert!(desk.text().contains("not now: your own coding is not"), "{}", desk.text());
    desk.press("Esc a").type_in("Mine").press("Enter");
    assert!(has(&desk, "mine"), "adding reaches into nobody's codings");
}

#[test]
fn a_file_that_can_only_be_read_is_shown_and_not_changed() {
    let mut desk = desk();
    desk.inline.model.study.read_only = true;
    for key in ["a", "A", "r", "K", "J", ">", "<", "i", "s", "S", "t", "d", "c", "Enter"] {
        desk.press(key);
        assert_eq!(notice(&desk), "this project can only be read here", "{key}");
    }
    desk.press("v");
    assert!(desk.text().contains("Versions of the framework"));
}

#[test]
fn names_from_a_file_cannot_harm_the_terminal() {
    let mut desk = desk();
    let hostile = "Evil\u{1b}[31m \u{202e}name";
    find(&mut desk, "moves");
    let id = desk.inline.bench.find_theme("moves").unwrap();
    // A name is cleaned of control characters on its way in; what came in otherwise is drawn with stand-ins.
    let edit = emic::workbench::ThemeEdit {
        name: Some(hostile.into()),
        definition: Some("\u{202e}turned\u{1b}]0;x\u{7}".into()),
        ..Default::default()
    };
    desk.inline.bench.edit_theme(id, &edit, Some("\u{1b}[2J\u{202e}")).unwrap();
    desk.inline.send(Message::Changed);
    for keys in ["", "Enter", "Tab", "Tab", "Esc d", "Esc i", "Esc v", "Esc Tab", "Esc r", "Esc R", "Esc s", "Esc /"] {
        desk.press(keys);
        let shown = desk.text();
        assert!(!shown.chars().any(|c| (c.is_control() && c != '\n') || c == '\u{202e}'), "after {keys}:\n{shown}");
    }
}

#[test]
fn a_new_theme_is_made_used_merged_away_and_all_of_it_undone() {
    let mut desk = Desk::demo(80, 24);
    let before = (themes(&desk), codings(&desk));
    desk.press("B");
    find(&mut desk, "first contact");
    desk.press("A").type_in("Phone calls").press("Enter Esc");
    desk.press("Enter } } } c").type_in("phone calls").press("Enter +");
    assert_eq!(theme(&desk, "phone-calls").codings, 1);
    desk.press("B i").type_in("first contact").press("Enter Enter");
    assert_eq!(
        theme(&desk, "first-contact").codings,
        before.0.iter().find(|t| t.key == "first-contact").unwrap().codings + 1
    );
    desk.press("u u u u");
    assert_eq!((themes(&desk), codings(&desk)), before);
}
