//! The matrix on screen: charting from the keyboard, the quotes a summary rests on, what is stale, what is shown of it all,
//! and the way back.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common_screen;

use common_screen::Desk;
use crossterm::event::Event;
use emic::model::{CellPlace, CellState, Overall, ParagraphKind, SynthesisAbout};
use emic::tui::{Look, Message, Screen};
use emic::workbench::{CellEdit, CellPage, MatrixRequest, Workbench};

/// The demo with the chart of a main theme open, the cursor on its first cell.
fn chart(theme: &str, columns: u16, rows: u16) -> Desk {
    let mut desk = Desk::demo(columns, rows);
    desk.press("M t").type_in(theme).press("Enter g Home");
    desk
}

fn at(bench: &Workbench, case: &str, theme: &str) -> CellPlace {
    CellPlace { case: bench.find_case(case).unwrap(), theme: bench.find_theme(theme).unwrap() }
}

/// A cell as it stands.
fn cell(desk: &Desk, case: &str, theme: &str) -> CellPage {
    let bench = &desk.inline.bench;
    bench.cell_page(at(bench, case, theme), None).unwrap()
}

/// The cell under the cursor.
fn here(desk: &Desk) -> CellPlace {
    let Some(Screen::Matrix(screen)) = desk.inline.model.screen() else { panic!("{}", desk.text()) };
    screen.place().unwrap()
}

/// Puts the cursor on a cell of the chart that is open.
fn go(desk: &mut Desk, case: &str, theme: &str) {
    let place = at(&desk.inline.bench, case, theme);
    desk.press("g Home");
    for _ in 0..99 {
        if here(desk).theme == place.theme {
            break;
        }
        desk.press("Right");
    }
    for _ in 0..99 {
        if here(desk).case == place.case {
            break;
        }
        desk.press("Down");
    }
    assert_eq!(here(desk), place);
}

fn notice(desk: &Desk) -> String {
    desk.inline.model.notice.as_ref().map_or_else(String::new, |notice| notice.text.clone())
}

fn acts(desk: &Desk) -> usize {
    desk.inline.bench.history(None).unwrap().len()
}

/// The same coder in another window.
fn other_window(desk: &Desk, coder: &str) -> Workbench {
    Workbench::open(desk.inline.bench.path(), Some(coder)).unwrap()
}

#[test]
fn a_theme_is_charted_for_all_cases_from_the_keyboard() {
    let mut desk = chart("accommodation", 80, 24);
    let request = MatrixRequest { theme: Some("accommodation".into()), ..MatrixRequest::default() };
    let total = desk.inline.bench.chart_progress(&request).unwrap().total;
    assert!(total.to_chart > 60 && total.charted == 0, "{total:?}");
    desk.press("Enter");
    for n in 1..=total.to_chart {
        assert_eq!(desk.inline.place(), "summary editor", "at {n}:\n{}", desk.text());
        desk.type_in(&format!("Summary {n}.")).press("Alt+n");
    }
    assert!(notice(&desk).contains("Nothing of what is shown is left to chart"), "{}", desk.text());
    let done = desk.inline.bench.chart_progress(&request).unwrap().total;
    assert_eq!((done.charted, done.to_chart), (total.to_chart, 0));
    let grid = desk.inline.bench.chart_grid(&request).unwrap();
    let words = grid.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.words.clone());
    let typed = (1..=total.to_chart).map(|n| format!("Summary {n}."));
    assert_eq!(words.collect::<Vec<_>>(), typed.collect::<Vec<_>>(), "case by case, theme by theme");
    assert!(desk.text().contains(&format!("{0} of {0} charted", total.to_chart)), "{}", desk.text());
    desk.press("u");
    assert!(notice(&desk).starts_with("Undone: write the summary of"), "{}", notice(&desk));
    assert_eq!(desk.inline.bench.chart_progress(&request).unwrap().total.to_chart, 1);
}

#[test]
fn one_key_says_how_far_a_cell_is_and_u_takes_it_back() {
    let mut desk = chart("accommodation", 80, 24);
    go(&mut desk, "P01", "accommodation");
    for (key, state, word) in [("d", CellState::NoData, "no data"), ("a", CellState::NotAsked, "not asked")] {
        desk.press(key);
        assert_eq!(cell(&desk, "P01", "accommodation").cell.state, state);
        assert!(notice(&desk).contains(word) && desk.text().contains(word), "{}", desk.text());
    }
    desk.press("R");
    assert_eq!(cell(&desk, "P01", "accommodation").cell.state, CellState::ToChart);
    desk.press("R");
    assert!(notice(&desk).contains("to be charted already"), "{}", notice(&desk));
    desk.press("u");
    assert!(notice(&desk).contains("mark P01 in Accommodation as to chart"), "{}", notice(&desk));
    assert_eq!(cell(&desk, "P01", "accommodation").cell.state, CellState::NotAsked);
    desk.press("u u U");
    assert_eq!(cell(&desk, "P01", "accommodation").cell.state, CellState::NoData);
    desk.press("n");
    assert_ne!(here(&desk), at(&desk.inline.bench, "P01", "accommodation"), "the next one to chart is another");
    for _ in 0..5 {
        desk.press("N");
        let Some(Screen::Matrix(screen)) = desk.inline.model.screen() else { panic!() };
        let cell = screen.cell().unwrap();
        assert!(cell.state == CellState::ToChart && cell.counts.total() > 0, "{}", desk.text());
    }
}

#[test]
fn the_summary_is_written_with_the_quotes_in_view_and_saved_as_one_act() {
    for (columns, rows) in [(80, 24), (160, 50)] {
        let mut desk = chart("accommodation", columns, rows);
        go(&mut desk, "P01", "facilities");
        let quotes = cell(&desk, "P01", "facilities").cell.quotes;
        assert!(quotes.len() > 1);
        desk.press("Enter");
        assert!(desk.text().contains(&quotes[0].citation), "{}", desk.text());
        let before = acts(&desk);
        desk.type_in("He liked it.").press("Alt+Down Alt+q").type_in("Ask again.").press("Alt+r");
        assert!(desk.text().contains("summary not saved yet, draft kept"), "{}", desk.text());
        assert!(desk.text().contains("paragraph: comment"), "{}", desk.text());
        assert_eq!(acts(&desk), before, "nothing is written yet");
        desk.press("Esc");
        assert_eq!(acts(&desk), before + 1, "one act");
        let charted = cell(&desk, "P01", "facilities");
        let kinds: Vec<ParagraphKind> = charted.cell.paragraphs.iter().map(|paragraph| paragraph.kind).collect();
        assert_eq!(kinds, [ParagraphKind::Plain, ParagraphKind::Verbatim, ParagraphKind::Comment]);
        assert_eq!(charted.cell.linked, [quotes[1].coding], "what is quoted is linked");
        assert_eq!(charted.cell.paragraphs[1].coding, Some(quotes[1].coding));
        assert_eq!(charted.cell.paragraphs[1].text, format!("“{}” ({})", quotes[1].text, quotes[1].citation));
        assert!(desk.text().contains("He liked it."), "in the grid:\n{}", desk.text());
        desk.press("u");
        assert_eq!(cell(&desk, "P01", "facilities").cell.summary, None);
    }
}

#[test]
fn in_the_quotes_l_links_q_quotes_and_ctrl_c_leaves_while_q_in_the_grid_leaves() {
    let mut desk = chart("accommodation", 120, 40);
    go(&mut desk, "P01", "facilities");
    desk.press("o j l");
    let quotes = cell(&desk, "P01", "facilities").cell.quotes;
    assert_eq!(cell(&desk, "P01", "facilities").cell.linked, [quotes[1].coding]);
    assert!(desk.text().contains("1 linked") && desk.text().contains("· linked"), "{}", desk.text());
    desk.press("l");
    assert!(cell(&desk, "P01", "facilities").cell.linked.is_empty(), "{}", desk.text());
    desk.press("k q");
    let charted = cell(&desk, "P01", "facilities");
    assert_eq!(charted.cell.linked, [quotes[0].coding]);
    assert_eq!(charted.cell.paragraphs[0].text, format!("“{}” ({})", quotes[0].text, quotes[0].citation));
    assert!(!desk.inline.model.over, "q quotes here");
    assert!(notice(&desk).starts_with("Quoted "), "{}", notice(&desk));
    desk.press("u");
    assert_eq!(cell(&desk, "P01", "facilities").cell.summary, None);
    let mut leaving = chart("accommodation", 80, 24);
    leaving.press("q");
    assert!(leaving.inline.model.over);
    desk.press("Ctrl+c");
    assert!(desk.inline.model.over);
}

#[test]
fn a_linked_quote_that_changes_makes_the_cell_stale_until_it_is_confirmed() {
    let mut desk = chart("accommodation", 160, 50);
    go(&mut desk, "P01", "facilities");
    desk.press("o l w").type_in("A room.").press("Esc Esc Tab Tab");
    let quote = cell(&desk, "P01", "facilities").cell.quotes[0].clone();
    let mut other = other_window(&desk, &quote.coder);
    let was = other.coding(quote.coding).unwrap().magnitude;
    let now = if was.as_deref() == Some("negative") { "positive" } else { "negative" };
    other.set_magnitude(quote.coding, Some(now)).unwrap();
    drop(other);
    desk.inline.send(Message::Changed);
    assert!(cell(&desk, "P01", "facilities").cell.stale);
    let shown = desk.text();
    assert!(shown.contains("1 stale") && shown.contains("✓!"), "{shown}");
    let told = format!("is now {now} and was");
    let flat = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains(&told) || desk.press("Tab Tab Tab").text().contains(&told), "{shown}");
    desk.press("c");
    assert!(!cell(&desk, "P01", "facilities").cell.stale, "{}", desk.text());
    assert!(!desk.text().contains("✓!"), "{}", desk.text());
    desk.press("u");
    assert!(cell(&desk, "P01", "facilities").cell.stale, "undo brings the mark back");
}

#[test]
fn enter_on_a_quote_goes_to_its_place_and_esc_comes_back_to_this_very_quote() {
    let mut desk = chart("accommodation", 80, 24);
    go(&mut desk, "P01", "facilities");
    desk.press("o j");
    let before = desk.text();
    desk.press("Enter");
    let Some(Screen::Transcript(screen)) = desk.inline.model.screen() else { panic!("{}", desk.text()) };
    let quote = cell(&desk, "P01", "facilities").cell.quotes[1].clone();
    assert_eq!(screen.current_coding().map(|coding| coding.id), Some(quote.coding));
    desk.press("Esc");
    assert_eq!(desk.text(), before);
}

#[test]
fn esc_leads_back_step_by_step_from_everywhere() {
    for keys in
        ["o", "z", "o z", "Tab z", "Enter", "s", "S", "H", "p", "t", "v", "f", "i", "=", "r", "O", "e", "o Enter"]
    {
        let mut desk = chart("accommodation", 80, 24);
        go(&mut desk, "P01", "facilities");
        desk.press(keys);
        assert_ne!((desk.inline.place(), keys), ("matrix", keys), "{keys} leads somewhere:\n{}", desk.text());
        desk.press("Esc Esc");
        let place = if keys == "o Enter" { "matrix" } else { desk.inline.place() };
        assert!(["matrix", "project"].contains(&place), "{keys}: {place}\n{}", desk.text());
        desk.press("Esc Esc");
        assert_eq!(desk.inline.place(), "project", "{keys}");
    }
}

#[test]
fn cases_are_ordered_and_chosen_by_attributes_and_x_shows_all_again() {
    let mut desk = chart("accommodation", 120, 40);
    let names = |desk: &Desk| -> Vec<String> {
        let Some(Screen::Matrix(screen)) = desk.inline.model.screen() else { panic!() };
        (0..screen.row_count()).filter_map(|at| screen.row_at(at)).map(|row| row.name.clone()).collect()
    };
    let all = names(&desk);
    desk.press("f").type_in("children = yes").press("Enter");
    let some = names(&desk);
    assert!(!some.is_empty() && some.len() < all.len(), "{some:?}");
    let cases = desk.inline.bench.cases().unwrap().cases;
    let with: Vec<&String> = cases
        .iter()
        .filter(|case| {
            case.attributes
                .get("children")
                .is_some_and(|held| held.as_str() == Some("yes") || held.as_bool() == Some(true))
        })
        .map(|case| &case.name)
        .collect();
    assert_eq!(some.iter().collect::<Vec<_>>(), with);
    assert!(desk.text().contains("children=yes"), "the filter is told:\n{}", desk.text());
    desk.press("v").type_in("by name").press("Enter");
    let mut ordered = some.clone();
    ordered.sort_by_key(|name| name.to_lowercase());
    assert_eq!(names(&desk), ordered);
    desk.press("x v").type_in("as the project").press("Enter");
    assert_eq!(names(&desk), all);
    assert!(!desk.text().contains("children=yes"), "{}", desk.text());
    desk.press("x");
    assert!(notice(&desk).contains("there is no filter"), "{}", notice(&desk));
}

#[test]
fn the_attributes_beside_the_cases_are_chosen() {
    let mut desk = chart("accommodation", 160, 50);
    assert!(desk.text().contains("yes, some"), "{}", desk.text());
    desk.press("i Enter").type_in("").press("Down Enter Esc");
    let shown = desk.text();
    assert!(!shown.contains("yes, some"), "{shown}");
    assert_eq!(desk.inline.place(), "matrix");
}

#[test]
fn themes_are_hidden_and_shown_again_and_it_is_told() {
    let mut desk = chart("accommodation", 160, 50);
    assert!(desk.text().contains("Facilities"), "{}", desk.text());
    go(&mut desk, "P01", "facilities");
    desk.press("-");
    assert!(!desk.text().contains("Facilities") && desk.text().contains("1 theme hidden"), "{}", desk.text());
    desk.press("+");
    assert!(desk.text().contains("Facilities") && !desk.text().contains("hidden"), "{}", desk.text());
    for _ in 0..20 {
        desk.press("-");
    }
    assert!(notice(&desk).contains("the last theme stays"), "{}", notice(&desk));
}

#[test]
fn only_one_magnitude_is_shown_in_cells_and_quotes() {
    let mut desk = chart("accommodation", 160, 50);
    desk.press("=").type_in("negative").press("Enter");
    let request = MatrixRequest { theme: Some("accommodation".into()), ..MatrixRequest::default() };
    let grid = desk.inline.bench.chart_grid(&request).unwrap();
    let negative = |row: &emic::workbench::GridRow| row.cells.iter().any(|cell| cell.counts.of("negative") > Some(0));
    let with = grid.rows.iter().filter(|row| negative(row)).count();
    let shown = desk.text();
    assert!(
        with < grid.rows.len() && shown.contains(&format!("{with} of {} cases; magnitude negative", grid.rows.len())),
        "{shown}"
    );
    let Some(Screen::Matrix(screen)) = desk.inline.model.screen() else { panic!() };
    assert!((0..with).filter_map(|at| screen.row_at(at)).all(negative));
    desk.press("g Home Tab");
    for _ in 0..8 {
        let Some(Screen::Matrix(screen)) = desk.inline.model.screen() else { panic!() };
        let quotes = screen.beside.quotes();
        assert!(quotes.iter().all(|quote| quote.magnitude.as_deref() == Some("negative")), "{}", desk.text());
        assert_eq!(quotes.len(), screen.cell().unwrap().counts.of("negative").unwrap());
        desk.press("l");
    }
    desk.press("x");
    assert!(!desk.text().contains("magnitude negative"), "{}", desk.text());
}

#[test]
fn one_coders_codings_and_the_consensus_are_counted_alone() {
    let mut desk = chart("accommodation", 160, 50);
    let total = |bench: &Workbench, source: &str| -> usize {
        let codings = Some(source.to_string());
        let request = MatrixRequest { theme: Some("accommodation".into()), codings, ..MatrixRequest::default() };
        bench.chart_grid(&request).unwrap().rows.iter().flat_map(|row| &row.cells).map(|cell| cell.counts.total()).sum()
    };
    let shown = |desk: &Desk| -> usize {
        let Some(Screen::Matrix(screen)) = desk.inline.model.screen() else { panic!() };
        screen.grid.iter().flat_map(|grid| &grid.rows).flat_map(|row| &row.cells).map(|cell| cell.counts.total()).sum()
    };
    let merged = shown(&desk);
    desk.press("r").type_in("cd").press("Enter");
    assert!(desk.text().contains("codings of CD"), "{}", desk.text());
    assert_eq!(shown(&desk), total(&desk.inline.bench, "CD"));
    assert!(shown(&desk) < merged);
    desk.press("r").type_in("consensus").press("Enter");
    assert!(desk.text().contains("consensus codings"), "{}", desk.text());
    assert_eq!(shown(&desk), total(&desk.inline.bench, "consensus"));
    desk.press("x");
    assert_eq!(shown(&desk), merged);
}

#[test]
fn the_overall_magnitude_is_the_analysts_own_where_she_gives_one() {
    let mut desk = chart("accommodation", 160, 50);
    go(&mut desk, "P01", "facilities");
    let counted = cell(&desk, "P01", "facilities").cell.overall;
    desk.press("O").type_in("neutral").press("Enter");
    assert_eq!(cell(&desk, "P01", "facilities").cell.judgement, Some(Overall::Neutral));
    assert!(desk.text().contains("[0]"), "{}", desk.text());
    assert!(desk.press("z").text().contains("[0] neutral overall by judgement"), "{}", desk.text());
    desk.press("z");
    desk.press("O").type_in("as the counts").press("Enter");
    assert_eq!(cell(&desk, "P01", "facilities").cell.judgement, None);
    assert!(notice(&desk).contains(counted.word()), "{}", notice(&desk));
}

#[test]
fn a_case_and_a_theme_as_a_whole_are_written_and_read() {
    let mut desk = chart("accommodation", 160, 50);
    go(&mut desk, "P02", "facilities");
    desk.press("s").type_in("She moves on.").press("Esc S").type_in("Rooms matter.").press("Esc");
    let bench = &desk.inline.bench;
    let (case, theme) = (bench.find_case("P02").unwrap(), bench.find_theme("facilities").unwrap());
    assert_eq!(bench.synthesis(SynthesisAbout::Case(case)).unwrap().text.as_deref(), Some("She moves on."));
    assert_eq!(bench.synthesis(SynthesisAbout::Theme(theme)).unwrap().text.as_deref(), Some("Rooms matter."));
    assert!(desk.text().contains("Rooms matter.") && desk.text().contains("P02 §"), "{}", desk.text());
    desk.press("Tab Tab");
    assert!(desk.text().contains("All of P02") && desk.text().contains("She moves on."), "{}", desk.text());
    desk.press("u u");
    assert_eq!(desk.inline.bench.synthesis(SynthesisAbout::Case(case)).unwrap().text, None);
}

#[test]
fn all_of_a_case_has_every_cell_that_is_charted_with_its_paragraphs() {
    let mut desk = chart("accommodation", 160, 50);
    let place = |theme| at(&desk.inline.bench, "P01", theme);
    let (first, second) = (place("facilities"), place("awareness"));
    let read = emic::model::Paragraph::read;
    let bench = &mut desk.inline.bench;
    bench.chart_cell(first, &CellEdit::summary(read("Plain.\n\n> “said”\n\n// remark"), None)).unwrap();
    bench.chart_cell(second, &CellEdit::summary(read("Of another chart."), None)).unwrap();
    desk.inline.send(Message::Changed);
    go(&mut desk, "P01", "location");
    desk.press("Tab Tab");
    let shown = desk.text();
    for told in ["All of P01", "children: ", "Plain.", "│ “said”", "// remark", "Of another chart."] {
        assert!(shown.contains(told), "{told}\n{shown}");
    }
    desk.press("z");
    assert_eq!(desk.inline.place(), "beside the matrix");
    assert!(desk.text().contains("Of another chart."), "{}", desk.text());
    // Below it stands all that the case says, each answer with its question.
    for told in
        ["P01:1 INT", "did you first find out that there was help?", "P01:2 P01", "It's funny, it was the library."]
    {
        assert!(desk.text().contains(told), "{told}\n{}", desk.text());
    }
}

#[test]
fn in_ascii_the_middle_magnitude_is_not_followed_by_the_sign_of_the_lowest() {
    let mut desk = Desk::with_look(160, 50, Look::new(true, false));
    desk.press("M t").type_in("accommodation").press("Enter");
    assert!(desk.text().contains("+1 0:1"), "{}", desk.text());
    assert!(!desk.text().contains("0-1"), "{}", desk.text());
}

#[test]
fn the_history_of_a_cell_tells_who_wrote_what_and_what_stood_there_before() {
    let mut desk = chart("accommodation", 120, 40);
    go(&mut desk, "P01", "facilities");
    desk.press("Enter").type_in("First words.").press("Esc Enter").type_in(" And more.").press("Esc d H");
    let shown = desk.text();
    for told in ["History of P01", "AB: write the summary", "First words. And more.", "state: charted, now no data"] {
        assert!(shown.contains(told), "{told}\n{shown}");
    }
}

#[test]
fn progress_is_told_by_theme_and_by_case() {
    let mut desk = chart("accommodation", 120, 60);
    go(&mut desk, "P01", "facilities");
    desk.press("d p");
    let shown = desk.text();
    assert!(shown.contains("By theme") && shown.contains("By case") && shown.contains("1 no data"), "{shown}");
    let line = shown.lines().rfind(|line| line.contains("3.1 Facilities")).unwrap();
    assert!(line.contains("1 of 17"), "{line}");
}

#[test]
fn all_charts_stand_side_by_side_and_the_brackets_go_from_one_to_the_next() {
    let mut desk = chart("accommodation", 160, 50);
    go(&mut desk, "P03", "facilities");
    desk.press("0");
    assert!(desk.text().contains("All themes"), "{}", desk.text());
    assert_eq!(here(&desk), at(&desk.inline.bench, "P03", "facilities"), "the cursor stays");
    desk.press("]");
    assert_eq!(here(&desk).theme, desk.inline.bench.find_theme("subsistence").unwrap());
    desk.press("[");
    assert_eq!(here(&desk).theme, desk.inline.bench.find_theme("accommodation").unwrap());
    desk.press("End Home 0");
    assert!(desk.text().contains("1 Finding support"), "{}", desk.text());
}

#[test]
fn counts_before_movements_and_the_ends_of_the_grid() {
    let mut desk = chart("accommodation", 80, 24);
    let start = here(&desk);
    desk.press("3 j 2 l");
    let Some(Screen::Matrix(screen)) = desk.inline.model.screen() else { panic!() };
    assert_eq!((screen.row.at, screen.column.at), (3, 2));
    desk.press("G End");
    let Some(Screen::Matrix(screen)) = desk.inline.model.screen() else { panic!() };
    assert_eq!((screen.row.at + 1, screen.column_at(screen.column.at + 1)), (screen.row_count(), None));
    desk.press("PageUp g Home");
    assert_eq!(here(&desk), start);
}

#[test]
fn two_windows_on_one_cell_lose_nothing() {
    let mut desk = chart("accommodation", 80, 24);
    go(&mut desk, "P01", "facilities");
    desk.press("Enter").type_in("Written here.");
    let mut other = other_window(&desk, "CD");
    let place = at(&other, "P01", "facilities");
    let theirs = emic::model::Paragraph::read("Written there.");
    other.chart_cell(place, &CellEdit::summary(theirs, Some(Vec::new()))).unwrap();
    drop(other);
    desk.inline.send(Message::Changed);
    assert!(desk.text().contains("Written here."), "what is being typed stays:\n{}", desk.text());
    desk.press("Esc");
    let kept = cell(&desk, "P01", "facilities").cell.summary.unwrap();
    assert!(kept.contains("Written there.") && kept.contains("Written here."), "{kept}");
    assert!(notice(&desk).contains("both texts are kept"), "{}", notice(&desk));
}

#[test]
fn what_was_typed_when_the_program_was_cut_off_is_offered_again() {
    let mut desk = chart("accommodation", 80, 24);
    go(&mut desk, "P01", "facilities");
    desk.press("Enter").type_in("Saved.").press("Ctrl+s").type_in(" Typed on");
    let mut desk = desk.again("AB", 80, 24);
    assert!(desk.text().contains("Typed and not saved") && desk.text().contains("Summary of P01"), "{}", desk.text());
    desk.press("Enter");
    assert!(desk.text().contains("Saved. Typed on") && desk.text().contains("restored"), "{}", desk.text());
    desk.press("Esc");
    assert_eq!(cell(&desk, "P01", "facilities").cell.summary.as_deref(), Some("Saved. Typed on"));
    assert!(!desk.folder.path().join("demo.emic-drafts").exists(), "what is saved needs no draft");
    desk.press("M t").type_in("accommodation").press("Enter");
    go(&mut desk, "P01", "facilities");
    desk.press("s").type_in("A row begun");
    let mut desk = desk.again("CD", 80, 24);
    assert!(!desk.text().contains("not saved"), "another coder is not offered it:\n{}", desk.text());
    desk.press("@").type_in("asha").press("Enter Enter Enter");
    assert!(desk.text().contains("A row begun"), "{}", desk.text());
}

#[test]
fn a_draft_meets_what_was_charted_since_it_was_begun() {
    let mut desk = chart("accommodation", 80, 24);
    go(&mut desk, "P01", "facilities");
    desk.press("Enter").type_in("Typed before the end.");
    let mut other = other_window(&desk, "CD");
    let place = at(&other, "P01", "facilities");
    other.chart_cell(place, &CellEdit::summary(emic::model::Paragraph::read("Charted since."), None)).unwrap();
    drop(other);
    let mut desk = desk.again("AB", 80, 24);
    desk.press("Enter Esc");
    let kept = cell(&desk, "P01", "facilities").cell.summary.unwrap();
    assert!(kept.starts_with("Charted since.") && kept.ends_with("Typed before the end."), "{kept}");
}

#[test]
fn a_terminal_that_goes_away_saves_the_summary() {
    let mut desk = chart("accommodation", 80, 24);
    go(&mut desk, "P01", "facilities");
    desk.press("Enter").type_in("Not lost.");
    desk.inline.send(Message::Hangup);
    assert_eq!(cell(&desk, "P01", "facilities").cell.summary.as_deref(), Some("Not lost."));
}

#[test]
fn hostile_words_in_a_summary_are_drawn_as_stand_ins_and_kept_as_they_are() {
    let hostile = "\u{1b}[31mred\u{202E}left\u{7}";
    for (columns, rows) in [(80, 24), (160, 50)] {
        let mut desk = chart("accommodation", columns, rows);
        go(&mut desk, "P01", "facilities");
        desk.press("Enter");
        desk.inline.event(&Event::Paste(hostile.into()));
        let quiet = |desk: &Desk| !desk.text().contains(['\u{1b}', '\u{202E}', '\u{7}']);
        assert!(quiet(&desk));
        desk.press("Esc");
        for keys in ["", "Tab", "Tab", "z", "Esc s Esc", "H"] {
            assert!(quiet(desk.press(keys)), "{keys}");
        }
        assert_eq!(cell(&desk, "P01", "facilities").cell.summary.as_deref(), Some(hostile));
    }
}

#[test]
fn what_belongs_to_no_case_has_a_row_with_its_quotes_and_nothing_to_chart() {
    let mut desk = Desk::demo(160, 50);
    desk.press("Enter");
    let loaded = desk.inline.bench.find_transcript("P01").unwrap();
    let text = desk.inline.bench.load(loaded).unwrap();
    // The interviewer of a focus group belongs to nobody who is a case.
    let found = desk.inline.model.study.transcripts.iter().map(|line| line.id).find_map(|id| {
        let loaded = desk.inline.bench.load(id).ok()?;
        let mut cases: Vec<_> = loaded.speakers.iter().filter_map(|speaker| speaker.case).collect();
        cases.sort();
        cases.dedup();
        let turn =
            loaded.transcript.turns.iter().find(|turn| {
                loaded.speaker(turn).is_some_and(|speaker| speaker.role == emic::model::Role::Interviewer)
            })?;
        (cases.len() > 1 && loaded.transcript.group_case.is_none()).then_some((id, turn.body, turn.end))
    });
    drop(text);
    let Some((id, start, end)) = found else { panic!("the demo has a focus group") };
    let passage = emic::workbench::Passage::Bytes(emic::model::Span::new(start, end));
    let theming = emic::workbench::Theming { theme: "facilities".into(), magnitude: None, memo: String::new() };
    desk.inline.bench.apply_theme(id, &passage, &theming).unwrap();
    desk.press("Esc M t").type_in("accommodation").press("Enter G");
    assert!(desk.text().contains("(no case)"), "{}", desk.text());
    let theme = desk.inline.bench.find_theme("facilities").unwrap();
    for _ in 0..9 {
        let Some(Screen::Matrix(screen)) = desk.inline.model.screen() else { panic!() };
        if screen.theme() == Some(theme) {
            break;
        }
        desk.press("Right");
    }
    desk.press("Enter");
    assert_eq!(desk.inline.place(), "quotes of a cell");
    assert!(desk.text().contains("1 quotes") || desk.text().contains("interviewer"), "{}", desk.text());
    desk.press("l");
    assert!(notice(&desk).contains("belong to no case"), "{}", notice(&desk));
    desk.press("Esc d");
    assert!(notice(&desk).contains("belong to no case"), "{}", notice(&desk));
}

#[test]
fn without_colour_and_in_ascii_every_state_still_differs() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("demo.emic");
    Workbench::demo(&path).unwrap();
    let bench = Workbench::open(&path, Some("AB")).unwrap();
    let mut desk = Desk::over(bench, 160, 50, Look::new(false, false));
    desk.press("M g Home d l a l Enter").type_in("Words.").press("Esc Home");
    let row = desk.text().lines().find(|line| line.starts_with(" CW1 ")).unwrap().to_string();
    for glyph in ["=", "/", "x"] {
        assert!(row.contains(glyph), "{glyph} in {row}");
    }
    assert!(
        desk.text().chars().all(|c| c.is_ascii() || c == '…' || c == '“' || c == '”' || c == '’'),
        "{}",
        desk.text()
    );
}

#[test]
fn the_same_state_once_more_is_no_act_so_one_undo_takes_it_back() {
    let mut desk = chart("accommodation", 120, 40);
    go(&mut desk, "P01", "facilities");
    desk.press("a a u");
    assert_eq!(cell(&desk, "P01", "facilities").cell.state, CellState::ToChart);
}

#[test]
fn a_judgement_and_a_link_leave_a_summary_its_author() {
    let mut desk = chart("accommodation", 120, 40);
    let place = at(&desk.inline.bench, "P01", "facilities");
    let words = emic::model::Paragraph::read("Of AB.");
    desk.inline.bench.chart_cell(place, &CellEdit::summary(words, None)).unwrap();
    let quote = cell(&desk, "P01", "facilities").cell.quotes[0].coding;
    let mut other = Workbench::open(desk.inline.bench.path(), Some("CD")).unwrap();
    other.chart_cell(place, &CellEdit::judgement(Some(Overall::Mixed))).unwrap();
    other.chart_cell(place, &CellEdit::link(quote)).unwrap();
    assert_eq!(other.cell_page(place, None).unwrap().cell.charted_by.as_deref(), Some("AB"));
    other.chart_cell(place, &CellEdit::state(CellState::NoData)).unwrap();
    assert_eq!(other.cell_page(place, None).unwrap().cell.charted_by.as_deref(), Some("CD"));
}

#[test]
fn the_editor_opens_on_the_quote_that_was_in_hand() {
    let mut desk = chart("accommodation", 120, 40);
    go(&mut desk, "P02", "facilities");
    let third = cell(&desk, "P02", "facilities").cell.quotes[2].coding;
    desk.press("o j j w Alt+l Esc");
    assert_eq!(cell(&desk, "P02", "facilities").cell.linked, [third]);
}
