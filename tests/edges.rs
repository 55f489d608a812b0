//! Values at the edges: spans on and off character boundaries, quotes that are empty or ambiguous, memos of any size and
//! with any character, and lines of codings that are almost right.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common_store;

use common_store::{ANNA, FRAMEWORK, Study, apply, dump, dump_all, transcript};
use emic::model::{CharSpan, Span};
use emic::workbench::{CodingQuery, Export, Format, Passage, SearchRequest, Theming, Workbench};
use rstest::rstest;

fn theming(theme: &str) -> Theming {
    Theming { theme: theme.into(), ..Theming::default() }
}

/// One speaker, one turn, this text.
fn said(text: &str) -> (Study, Workbench) {
    let study = Study::bare(&["AB:Asha Bell"]);
    let mut asha = study.sit(None);
    asha.import_codebook(&study.file("small.toml", FRAMEWORK)).unwrap();
    study.import(&mut asha, &[("anna.txt", text)]);
    (study, asha)
}

#[test]
fn every_span_of_code_points_is_the_same_passage_everywhere() {
    let (study, mut asha) = said("Anna: é😀e\u{301}ǅ\u{200d}ß中.\n");
    let anna = transcript(&asha, "anna");
    let text: Vec<char> = asha.load(anna).unwrap().text.chars().collect();
    let mut expected = Vec::new();
    for start in 0..text.len() {
        for end in start + 1..=text.len() {
            let line = asha.apply_theme(anna, &Passage::Chars(CharSpan::new(start, end)), &theming("room")).unwrap();
            let quote: String = text[start..end].iter().collect();
            assert_eq!((line.start, line.end, &line.text), (start, end, &quote));
            expected.push((start, end, quote));
        }
    }
    let listed = study.sit(None).codings(&CodingQuery::default()).unwrap();
    let listed: Vec<_> = listed.into_iter().map(|line| (line.start, line.end, line.text)).collect();
    assert_eq!(listed, expected);
    assert_eq!(asha.check().unwrap(), []);
}

#[rstest]
#[case(0, 0)]
#[case(5, 5)]
#[case(9, 3)]
#[case(0, 174)]
#[case(173, 174)]
#[case(200, 300)]
#[case(usize::MAX, usize::MAX)]
#[case(0, usize::MAX)]
fn a_span_that_is_empty_turned_round_or_outside_is_refused(#[case] start: usize, #[case] end: usize) {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    let anna = transcript(&asha, "anna");
    let before = dump_all(&study.path).unwrap();
    let why = asha.apply_theme(anna, &Passage::Chars(CharSpan::new(start, end)), &theming("room")).unwrap_err();
    assert_eq!(
        why.to_string(),
        format!(
            "{start}..{end} is not a passage of anna, which has 173 characters; spans are start..end in code points, end \
             not included"
        )
    );
    assert_eq!(dump_all(&study.path).unwrap(), before);
}

#[test]
fn bytes_off_a_character_boundary_are_refused() {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    let anna = transcript(&asha, "anna");
    let text = asha.load(anna).unwrap().text.clone();
    let face = text.find('😀').unwrap();
    for (start, end) in [(face + 1, face + 4), (face, face + 3), (face + 2, face + 3), (0, text.len() + 1)] {
        let refused = asha.apply_theme(anna, &Passage::Bytes(Span::new(start, end)), &theming("room"));
        assert!(refused.unwrap_err().to_string().contains("is not a passage of anna"));
    }
    let line = asha.apply_theme(anna, &Passage::Bytes(Span::new(face, face + 4)), &theming("room")).unwrap();
    assert_eq!((line.text.as_str(), line.end - line.start), ("😀", 1));
}

#[rstest]
#[case::empty("", 0)]
#[case::absent("nowhere", 0)]
#[case::other_case("my friend", 0)]
#[case::decomposed("cafe\u{301}", 0)]
#[case::twice("helps", 2)]
#[case::overlapping("aa", 2)]
fn a_quote_must_stand_there_exactly_once(#[case] quote: &str, #[case] times: usize) {
    let (_study, mut asha) = said(&format!("{ANNA}\nAnna: Baaa.\n"));
    let anna = transcript(&asha, "anna");
    let why = asha.apply_theme(anna, &Passage::Quote(quote.into()), &theming("room")).unwrap_err().to_string();
    assert!(why.contains(&format!("occurs {times} times in anna; it must occur exactly once")), "{why}");
}

#[test]
fn a_quote_may_be_the_whole_text_or_run_over_turns() {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    apply(&mut asha, "anna", ANNA, "home");
    apply(&mut asha, "anna", "à moi.\n\nINT: And", "room");
    let listed = asha.codings(&CodingQuery::default()).unwrap();
    assert_eq!(listed[0].text, ANNA);
    assert_eq!((listed[0].citation.as_str(), listed[1].citation.as_str()), ("anna:1", "anna:2"));
}

#[test]
fn a_passage_before_the_first_turn_can_be_coded_and_found() {
    let (_study, mut asha) = said("[A room, in the morning]\n\nINT: Hello?\n\nAnna: Hello.\n");
    apply(&mut asha, "anna", "A room", "room");
    let line = asha.codings(&CodingQuery::default()).unwrap().remove(0);
    assert_eq!(line.citation, "anna", "it is in no turn");
    let request = SearchRequest { query: "room".into(), theme: Some("room".into()), ..SearchRequest::default() };
    let hit = asha.search(&request).unwrap().hits.remove(0);
    assert_eq!((hit.turn, hit.speaker, hit.text.as_str()), (None, None, "A room"));
}

#[test]
fn a_memo_of_any_size_and_with_any_character_is_kept() {
    let study = Study::new();
    let odd = "\0\u{1b}[31m\u{202e}\r\n\t=1+1,\"';--</td>\u{2028}\u{feff}\u{10ffff}é ";
    for memo in [odd.to_string(), odd.repeat(60_000)] {
        let mut asha = study.sit(Some("AB"));
        let id = apply(&mut asha, "anna", "dandelions", "garden");
        asha.set_memo(id, &memo).unwrap();
        drop(asha);
        let mut asha = study.sit(Some("AB"));
        assert_eq!(asha.check().unwrap(), []);
        let held = |asha: &Workbench| asha.codings(&CodingQuery::default()).unwrap()[0].memo.clone();
        assert!(held(&asha) == memo);
        asha.undo().unwrap();
        assert_eq!(held(&asha), "");
        asha.redo().unwrap();
        assert!(held(&asha) == memo);
        for format in [Format::Csv, Format::Xlsx, Format::Html, Format::Md, Format::Json] {
            asha.export(&Export::Codings(CodingQuery::default()), format).unwrap();
        }
        asha.remove_coding(id).unwrap();
    }
}

#[test]
fn codings_that_are_written_out_line_by_line_come_in_again() {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    apply(&mut asha, "anna", "a room by the café", "room");
    let garden = apply(&mut asha, "anna", "😀 It is small", "garden");
    asha.set_memo(garden, "two\nlines, \"quoted\" \u{2028}").unwrap();
    let listed = asha.codings(&CodingQuery::default()).unwrap();
    let lines: Vec<String> = listed.iter().map(|line| serde_json::to_string(line).unwrap()).collect();
    let file = study.file("out.jsonl", &format!("\u{feff}{}\r\n\r\n", lines.join("\r\n")));
    let before = dump_all(&study.path).unwrap();
    let report = asha.import_codings(&file).unwrap();
    assert_eq!((report.imported, report.already_there), (0, 2));
    assert_eq!(dump_all(&study.path).unwrap(), before, "nothing new leaves no trace");
    let other = Study::new();
    other.sit(Some("AB")).import_codings(&file).unwrap();
    let again = other.sit(Some("AB")).codings(&CodingQuery::default()).unwrap();
    let told = |lines: Vec<emic::workbench::CodingLine>| {
        lines.into_iter().map(|line| (line.theme, line.start, line.end, line.text, line.memo)).collect::<Vec<_>>()
    };
    assert_eq!(told(again), told(listed));
}

const LINE: &str = r#"{"transcript":"anna","coder":"AB","theme":"room","start":35,"end":40"#;

#[rstest]
#[case::no_object("[]", "it is not a coding")]
#[case::no_json("room", "it is not a coding")]
#[case::unknown_field(&format!("{LINE},\"color\":\"red\"}}"), "it is not a coding: unknown field `color`")]
#[case::negative(&LINE.replace("35", "-1"), "it is not a coding")]
#[case::fraction(&LINE.replace("35", "3.5"), "it is not a coding")]
#[case::no_end(
    r#"{"transcript":"anna","coder":"AB","theme":"room","start":35}"#,
    "give either start and end, or quote"
)]
#[case::both(&format!("{LINE},\"quote\":\"x\"}}"), "give either start and end, or quote")]
#[case::empty(&format!("{}}}", LINE.replace("40", "35")), "35..35 is not a passage of anna")]
#[case::heading(&format!("{}}}", LINE.replace("room", "help")), "“Help” is a heading and cannot be applied")]
#[case::no_theme(&format!("{}}}", LINE.replace("room", "Zimmer")), "there is no theme “Zimmer”")]
#[case::no_transcript(&format!("{}}}", LINE.replace("anna", "nina")), "there is no transcript “nina”")]
#[case::no_coder(&format!("{}}}", LINE.replace("AB", "XY")), "there is no coder “XY”; the coders are AB, CD")]
#[case::off_scale(&format!("{LINE},\"magnitude\":\"purple\"}}"), "“purple” is not on the scale of “Room”")]
#[case::no_scale(&format!("{},\"magnitude\":\"+\"}}", LINE.replace("room", "garden")), "“Garden” has no scale")]
#[case::other_text(&format!("{LINE},\"text\":\"elsewhere\"}}"), "the text given is not what stands at this place")]
#[case::twice(&format!("{LINE}}}\n{LINE},\"memo\":\"again\"}}"), "line 4: AB has already applied “Room” to exactly this passage")]
fn a_line_that_is_almost_right_keeps_every_line_out(#[case] lines: &str, #[case] why: &str) {
    let study = Study::new();
    let file = study.file("codings.jsonl", &format!("{}}}\n\n{lines}\n", LINE.replace("35", "36")));
    let before = dump_all(&study.path).unwrap();
    let told = study.sit(Some("AB")).import_codings(&file).unwrap_err().to_string();
    assert!(told.contains(why), "{told}");
    assert_eq!(dump_all(&study.path).unwrap(), before);
}

#[test]
fn every_fault_is_told_with_its_line() {
    let study = Study::new();
    let lines: String = (0..30).map(|n| format!("{}}}\n", LINE.replace("room", &format!("t{n}")))).collect();
    let told = study.sit(None).import_codings(&study.file("codings.jsonl", &lines)).unwrap_err().to_string();
    assert!(told.contains("line 1: there is no theme “t0”") && told.contains("line 20: there is no theme “t19”"));
    assert!(told.ends_with("and 10 more"), "{told}");
}

#[test]
fn an_odd_title_is_found_and_cited_as_it_is() {
    let study = Study::bare(&["AB:Asha Bell"]);
    let mut asha = study.sit(None);
    asha.import_codebook(&study.file("small.toml", FRAMEWORK)).unwrap();
    let names = ["P 01: “Zoë” (2).txt", "=cmd|calc.txt", "naïve.txt"];
    for (number, name) in names.into_iter().enumerate() {
        study.import(&mut asha, &[(name, &format!("INT: Number {number}?\n\nP{number}: A room.\n"))]);
        let title = name.strip_suffix(".txt").unwrap();
        let id = transcript(&asha, title);
        let line = asha.apply_theme(id, &Passage::Quote("A room".into()), &theming("room")).unwrap();
        assert_eq!(line.citation, format!("{title}:2"));
    }
    let before = dump(&study.path);
    while asha.undo().is_ok() {}
    while asha.redo().is_ok() {}
    assert_eq!(dump(&study.path), before);
}
