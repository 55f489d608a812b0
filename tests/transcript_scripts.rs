//! Wide, combined, right-to-left, emoji and hostile text: every character stands in the column the rows say, and nothing
//! beside the text is moved by it.

#![allow(clippy::unwrap_used)] // A test that cannot go on has failed.

mod common_reading;
mod common_store;

use common_reading::{GUTTER, Reader, code};
use emic::text;

/// Conversations in many scripts, with characters that take no cell, two cells, or must not be drawn.
const HARD: [&str; 7] = [
    "A: 支援の人が来た。とても寒かったです。それから、帰りました。",
    "A: שלום עולם, היה קר מאוד. وصلت الرسالة متأخرة، ثم ذهبنا.",
    "A: e\u{301}tude nai\u{308}ve o\u{302}u\u{302} Zoe\u{308}! ก็ดีครับ นี่คือที่นี่ क्षमा कीजिए। 한국어 문장도 있어요.",
    "A: 👩\u{200D}👩\u{200D}👧 came 👍🏽 with ❤\u{FE0F} and 🇩🇪🇫🇷 flags, 1\u{FE0F}\u{20E3} time ☎\u{FE0E}.",
    "A: a\u{1b}[31mred\u{7} b\u{202E}terces\u{202C} c\u{200B}d\u{AD}e\tf \u{301}alone \u{FEFF}x.",
    "A: می\u{200C}خواهم بروم. ﷽ ㈱ ½ ﬁ Ǆ ℃ … — ‘quote’ “x”.",
    "A: ｆｕｌｌ ｗｉｄｔｈ ﾊﾝｶｸ ✈ ⌚ ⏰ ▸ │ ★ plain words to end with, so that rows are filled up to their edge.",
];

fn talk() -> String {
    HARD.map(|line| format!("{line}\n\n")).concat()
}

#[test]
fn every_character_is_drawn_in_its_own_column_at_every_width() {
    for width in [80, 81, 95, 110, 131, 160, 300] {
        let reader = Reader::prepared(&talk(), (width, 60), |study| {
            code(study, "AB", "とても寒かった", "room", Some("negative"));
            code(study, "AB", "עולם, היה", "garden", None);
        });
        let (screen, buffer) = (reader.screen(), reader.buffer());
        for (row, line) in (1..).zip(screen.layout.lines.iter().skip(screen.top).take(40)) {
            for cell in text::cells(&screen.loaded.text, line.row) {
                let mut column = GUTTER + u16::try_from(cell.column).unwrap();
                for (cluster, cells) in text::clusters(&cell.shown) {
                    assert_eq!(buffer[(column, row)].symbol(), cluster, "column {column} of row {row} at {width}");
                    column += u16::try_from(cells).unwrap();
                }
            }
        }
    }
}

#[test]
fn the_edge_of_the_panel_and_the_stripes_stand_in_one_column() {
    let mut reader = Reader::prepared(&talk(), (160, 40), |study| {
        for quote in ["支援の人が来た。", "שלום עולם", "nai\u{308}ve", "came 👍🏽", "red\u{7}"] {
            code(study, "AB", quote, "room", Some("positive"));
        }
        code(study, "CD", "とても寒かったです", "room", None);
    });
    for keys in ["", "3 j", "o o", "Tab t", "t", "s", "s"] {
        reader.press(keys);
        let buffer = reader.buffer();
        let edge = (0..160).rfind(|x| buffer[(*x, 1)].symbol() == "│").unwrap();
        for row in 1..38 {
            assert_eq!(buffer[(edge, row)].symbol(), "│", "row {row} after {keys}\n{}", reader.text());
        }
    }
    reader.press("s");
    for row in 1..30 {
        assert!([" ", "╎"].contains(&reader.gutter(row).chars().nth(6).unwrap().to_string().as_str()));
    }
}

#[test]
fn the_cursor_goes_through_every_character_once_and_stands_where_it_is_drawn() {
    let mut reader = Reader::prepared(&talk(), (80, 60), |_| {});
    reader.press("g");
    let mut before = None;
    let mut seen = 0;
    while before != Some(reader.screen().cursor) {
        let screen = reader.screen();
        before = Some(screen.cursor);
        let line = screen.layout.line_at(screen.cursor).unwrap();
        let row = screen.layout.lines[line].row;
        let column = text::column_of(&screen.loaded.text, row, screen.cursor);
        let place = (GUTTER + u16::try_from(column).unwrap(), 1 + u16::try_from(line - screen.top).unwrap());
        assert_eq!(reader.cursor(), place);
        seen += 1;
        reader.press("l");
    }
    let rows =
        reader.screen().layout.lines.iter().map(|line| text::cells(&reader.screen().loaded.text, line.row).len());
    assert_eq!(seen, rows.sum::<usize>());
}

#[test]
fn words_of_every_script_are_selected_and_coded_as_they_stand() {
    let mut reader = Reader::prepared(&talk(), (80, 60), |_| {});
    reader.press("} w o c").type_in("garden").press("Enter");
    assert_eq!(reader.coded(), ["AB garden: עולם"]);
    reader.press("2 } w o c").type_in("garden").press("Enter");
    assert!(reader.coded().iter().any(|told| told.ends_with(": came")), "{:?}", reader.coded());
    reader.press("{ h Shift+Left c");
    assert!(reader.text().contains("Theme for"), "{}", reader.text());
}

#[test]
fn nothing_hostile_reaches_the_terminal() {
    let mut reader =
        Reader::prepared(&talk(), (160, 60), |study| code(study, "AB", "red\u{7} b\u{202E}terces", "room", None));
    reader.press("4 } Tab c");
    for cell in &reader.buffer().content {
        assert!(cell.symbol().chars().all(|c| !c.is_control() && !matches!(c, '\u{202A}'..='\u{202E}')), "{cell:?}");
    }
}

#[test]
fn a_coding_of_nothing_but_a_label_has_its_stripe_at_the_turn() {
    let reader = Reader::prepared("INT: Why?\n\nAnna: It was.\n", (80, 24), |study| {
        let mut bench = study.sit(Some("AB"));
        let id = common_store::transcript(&bench, "T1");
        let theming = emic::workbench::Theming { theme: "garden".into(), ..Default::default() };
        let label = emic::model::Span::new(11, 15);
        bench.apply_theme(id, &emic::workbench::Passage::Bytes(label), &theming).unwrap();
    });
    assert_eq!(reader.codings()[0].text, "Anna");
    assert_eq!(reader.gutter(5).trim_end(), "         •");
    assert_eq!(reader.gutter(2).trim(), "");
}
