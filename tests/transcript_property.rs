//! Whatever is coded, removed, undone or resized, the text stays where it is and the cursor on its words; every coded row
//! has its stripes, and no two share a cell. Over random conversations, sizes and acts.

#![allow(clippy::unwrap_used)] // A test that cannot go on has failed.

mod common_reading;
mod common_store;

use common_reading::{GUTTER, Reader};
use emic::tui::Message;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Pieces of talk, some of them hard to lay out.
const PIECES: [&str; 14] = [
    "It was cold. ",
    "I waited and waited. ",
    "Dr. Lee came, e.g. on Monday. ",
    "支援の人が来た。",
    "שלום עולם. ",
    "e\u{301}tude nai\u{308}ve ",
    "👩\u{200D}👩\u{200D}👧 ",
    "a\u{1b}b\u{202E}c ",
    "unbrokenunbrokenunbrokenunbrokenunbroken ",
    "one\ntwo ",
    "\t(laughs) ",
    "“No!” ",
    "well-known ",
    "x",
];

/// What a person may do. The first ones are acts; the others move.
const ACTS: [&str; 12] = [
    "c 1 1 Enter", // room
    "c 1 2 Enter", // garden
    "c 1 + Enter", // the theme at hand, or home
    ".",
    "d",
    "u",
    "U",
    "+",
    "*",
    "] w Enter",
    "[ b Enter",
    "t",
];
const MOVES: [&str; 14] = ["j", "3 k", "w", "b", ")", "(", "}", "{", "Tab", "e", "r", "o", "v 4 w", "s"];

#[derive(Debug, Clone)]
enum Step {
    Act(usize),
    Move(usize),
    Resize(u16, u16),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..ACTS.len()).prop_map(Step::Act),
        4 => (0..MOVES.len()).prop_map(Step::Move),
        1 => (20_u16..=300, 4_u16..=60).prop_map(|(columns, rows)| Step::Resize(columns, rows)),
    ]
}

fn talk() -> impl Strategy<Value = String> {
    let turn = prop::collection::vec(0..PIECES.len(), 1..12);
    prop::collection::vec(turn, 1..9).prop_map(|turns| {
        let said = |turn: Vec<usize>| turn.into_iter().map(|piece| PIECES[piece]).collect::<String>();
        let turn = |(n, turn): (usize, Vec<usize>)| format!("{}: Talk {}\n\n", ["A", "INT"][n % 2], said(turn));
        turns.into_iter().enumerate().map(turn).collect()
    })
}

/// Everything of the place that no act may move: the cursor's byte, the first line, and the rows.
fn place(reader: &Reader) -> (usize, usize, Vec<(usize, usize)>) {
    let screen = reader.screen();
    (screen.cursor, screen.top, screen.layout.lines.iter().map(|line| (line.row.start, line.row.end)).collect())
}

/// Whether the terminal is large enough for the screen to be drawn.
fn is_drawn(reader: &Reader) -> bool {
    let (columns, rows) = reader.inline.model.size;
    columns >= 80 && rows >= 24
}

/// The letters of the text as they are drawn, without gutter, map and panel.
fn letters(reader: &Reader) -> Vec<String> {
    let (screen, buffer) = (reader.screen(), reader.buffer());
    let width = u16::try_from(screen.layout.width).unwrap();
    let rows = 1..buffer.area.height - 2;
    let row = |y: u16| (GUTTER..GUTTER + width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
    let text = rows.zip(screen.layout.lines.iter().skip(screen.top));
    text.take(text_rows(reader)).map(|(y, _)| row(y)).collect()
}

/// Rows of the terminal the text has: all but three, and but seven more where the panel is below.
fn text_rows(reader: &Reader) -> usize {
    let (columns, rows) = reader.inline.model.size;
    usize::from(rows) - 3 - if columns >= 110 { 0 } else { 7 }
}

/// Beside every row there are as many stripes and counted codings as codings touch it.
fn stripes_are_right(reader: &Reader) -> Result<(), TestCaseError> {
    let screen = reader.screen();
    let shown: Vec<_> = screen.codings.iter().filter(|coding| screen.whose.shows(coding.coder)).collect();
    let lines = screen.layout.lines.iter().skip(screen.top).take(text_rows(reader));
    for (row, line) in (1..).zip(lines).filter(|(_, line)| line.row.start < line.row.end) {
        let touching = shown.iter().filter(|c| c.span.start < line.row.end && line.row.start < c.span.end).count();
        let gutter: Vec<char> = reader.gutter(row).chars().collect();
        let stripes = gutter[3..10].iter().filter(|sign| !sign.is_whitespace() && **sign != '╎').count();
        let counted: String = gutter[..3].iter().filter(|sign| sign.is_ascii_digit()).collect();
        let counted: usize = counted.parse().unwrap_or(0);
        prop_assert_eq!(stripes + counted, touching, "row {} of\n{}", row, reader.text());
        prop_assert!(touching == 0 || stripes > 0, "row {} has no stripe\n{}", row, reader.text());
    }
    Ok(())
}

/// No cell of the gutter belongs to two codings: every stripe of a row is found by a click in one column only.
fn no_cell_is_shared(reader: &mut Reader) -> Result<(), TestCaseError> {
    let mut owners: BTreeMap<emic::model::CodingId, u16> = BTreeMap::new();
    let row = 2;
    for column in 3..10 {
        if reader.gutter(row).chars().nth(column.into()).is_some_and(|sign| sign == ' ' || sign == '╎') {
            continue;
        }
        reader.click(column, row, 1);
        if let Some(current) = reader.screen().current {
            prop_assert_eq!(owners.insert(current, column), None, "two stripes of one coding in a row");
        }
    }
    Ok(())
}

/// Presses the keys of an act; where no end could be taken in hand the others would mean something else.
fn act(reader: &mut Reader, keys: &str) {
    let mut keys = keys.split(' ');
    reader.press(keys.next().unwrap_or_default());
    let rest = keys.collect::<Vec<_>>().join(" ");
    if rest.is_empty() {
        return;
    }
    if reader.screen().ends.is_some() || !reader.inline.model.popups.is_empty() {
        reader.press(&rest);
    }
    if reader.screen().ends.is_some() {
        reader.press("Esc");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn acts_move_no_character_and_keep_the_cursor_on_the_same_words(
        talk in talk(), size in (20_u16..=300, 24_u16..=60), steps in prop::collection::vec(step(), 1..25)
    ) {
        let mut reader = Reader::prepared(&talk, (80, 24), |_| {});
        reader.inline.send(Message::Resize(size.0, size.1));
        for step in steps {
            let before = place(&reader);
            let drawn = is_drawn(&reader).then(|| letters(&reader));
            match step {
                Step::Move(key) => {
                    reader.press(MOVES[key]);
                }
                Step::Act(key) => {
                    act(&mut reader, ACTS[key]);
                    // What is asked is answered as it is offered; what is refused is left.
                    for answer in ["Enter", "Esc", "Esc"] {
                        if !reader.inline.model.popups.is_empty() {
                            reader.press(answer);
                        }
                    }
                    prop_assert_eq!(&place(&reader), &before, "{}", ACTS[key]);
                    if let Some(drawn) = drawn {
                        prop_assert_eq!(letters(&reader), drawn, "{}", ACTS[key]);
                    }
                }
                Step::Resize(columns, rows) => {
                    reader.inline.send(Message::Resize(columns, rows));
                    prop_assert_eq!(reader.screen().cursor, before.0, "the cursor stays on its words");
                }
            }
            let screen = reader.screen();
            prop_assert!(screen.loaded.text.is_char_boundary(screen.cursor));
            if is_drawn(&reader) {
                stripes_are_right(&reader)?;
                let (_, row) = reader.cursor();
                prop_assert!((1..=u16::try_from(text_rows(&reader)).unwrap()).contains(&row), "the cursor is in view");
            }
        }
        reader.inline.send(Message::Resize(120, 40));
        no_cell_is_shared(&mut reader)?;
    }
}
