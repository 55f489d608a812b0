//! Moving about in a transcript and selecting in it, by keys: where each leads, written in the text itself.

#![allow(clippy::unwrap_used)] // A test that cannot go on has failed.

mod common_reading;
mod common_store;

use common_reading::{Reader, TALK, code};
use rstest::rstest;

const ANNA: &str = "Anna: In a small room. It was cold! Dr. Lee came, e.g. on Monday.";

#[rstest]
#[case("", "INT: |Where do you live now?")]
#[case("w", "INT: Where |do you live now?")]
#[case("l l", "INT: Wh|ere do you live now?")]
#[case("l l h", "INT: W|here do you live now?")]
#[case("4 w", "INT: Where do you live |now?")]
#[case("5 w b", "INT: Where do you live |now?")]
#[case(")", "Anna: |In a small room. It was cold! Dr. Lee came, e.g. on Monday.")]
#[case("2 )", "Anna: In a small room. |It was cold! Dr. Lee came, e.g. on Monday.")]
#[case("3 )", "Anna: In a small room. It was cold! |Dr. Lee came, e.g. on Monday.")]
#[case("4 )", "INT: |And then?")]
#[case("4 ) (", "Anna: In a small room. It was cold! |Dr. Lee came, e.g. on Monday.")]
#[case("2 }", "INT: |And then?")]
#[case("2 } w {", "INT: |And then?")]
#[case("2 } {", "Anna: |In a small room. It was cold! Dr. Lee came, e.g. on Monday.")]
#[case("j", "Anna: |In a small room. It was cold! Dr. Lee came, e.g. on Monday.")]
#[case("9 9 j", "Anna: |We left. Nobody helped.")]
#[case("G", "Anna: We left. Nobody helped|.")]
#[case("G g", "INT: |Where do you live now?")]
fn movements(#[case] keys: &str, #[case] wanted: &str) {
    let mut reader = Reader::new(TALK);
    assert_eq!(reader.press(keys).marked(), wanted);
}

#[test]
fn speaker_labels_are_skipped_by_words_in_both_directions() {
    let mut reader = Reader::new(TALK);
    assert_eq!(reader.press("5 w").marked(), ANNA.replace("In a", "|In a"));
    assert_eq!(reader.press("b").marked(), "INT: Where do you live |now?");
}

#[rstest]
#[case("o", "Anna: In a [|small] room. It was cold! Dr. Lee came, e.g. on Monday.")]
#[case("o o", "Anna: [In a |small room.] It was cold! Dr. Lee came, e.g. on Monday.")]
#[case("3 o", "Anna: [In a |small room. It was cold! Dr. Lee came, e.g. on Monday.]")]
#[case("4 o", "INT: [Where do you live now?\n\nAnna: In a |small room. It was cold! Dr. Lee came, e.g. on Monday.]")]
#[case("5 o 2 O", "Anna: [In a |small room. It was cold! Dr. Lee came, e.g. on Monday.]")]
#[case("3 o O", "Anna: [In a |small room.] It was cold! Dr. Lee came, e.g. on Monday.")]
#[case("3 o O O", "Anna: In a [|small] room. It was cold! Dr. Lee came, e.g. on Monday.")]
#[case("3 o 3 O", "Anna: In a |small room. It was cold! Dr. Lee came, e.g. on Monday.")]
#[case("x", "Anna: [In a |small room. It was cold! Dr. Lee came, e.g. on Monday.]")]
#[case("2 x", "Anna: [In a |small room. It was cold! Dr. Lee came, e.g. on Monday.\n\nINT: And then?]")]
#[case("x x", "Anna: [In a |small room. It was cold! Dr. Lee came, e.g. on Monday.\n\nINT: And then?]")]
#[case("v w", "Anna: In a [small |r]oom. It was cold! Dr. Lee came, e.g. on Monday.")]
#[case("v b b", "Anna: [|In a s]mall room. It was cold! Dr. Lee came, e.g. on Monday.")]
#[case(
    "v 2 }",
    "Anna: In a [small room. It was cold! Dr. Lee came, e.g. on Monday.\n\nINT: And then?\n\nAnna: |W]e left. Nobody helped."
)]
#[case("v w v", "Anna: In a small |room. It was cold! Dr. Lee came, e.g. on Monday.")]
#[case("Shift+Right Shift+Right", "Anna: In a [sm|a]ll room. It was cold! Dr. Lee came, e.g. on Monday.")]
#[case("2 Shift+Right Shift+Left", "Anna: In a [s|m]all room. It was cold! Dr. Lee came, e.g. on Monday.")]
#[case("o Shift+Right", "Anna: In a [small| ]room. It was cold! Dr. Lee came, e.g. on Monday.")]
#[case("v w o", "Anna: In a [small |room]. It was cold! Dr. Lee came, e.g. on Monday.")]
#[case("v w 2 o", "Anna: [In a small |room.] It was cold! Dr. Lee came, e.g. on Monday.")]
#[case("v w O", "Anna: In a small |room. It was cold! Dr. Lee came, e.g. on Monday.")]
#[case("o l", "Anna: In a s|mall room. It was cold! Dr. Lee came, e.g. on Monday.")]
#[case("o Esc", "Anna: In a |small room. It was cold! Dr. Lee came, e.g. on Monday.")]
fn selections(#[case] keys: &str, #[case] wanted: &str) {
    let mut reader = Reader::new(TALK);
    assert_eq!(reader.press("} w w").press(keys).marked(), wanted);
}

#[test]
fn uncoded_talk_of_participants_is_gone_through_and_what_is_coded_drops_out() {
    let mut reader = Reader::prepared(TALK, (80, 24), |study| {
        code(study, "AB", "In a small room.", "room", None);
        code(study, "AB", "Nobody helped.", "garden", None);
    });
    assert!(reader.press("e").marked().contains("|It was cold!"), "{}", reader.marked());
    assert!(reader.press("e").marked().contains("|We left."), "the interviewer's question is no gap");
    assert!(reader.press("e").marked().contains("|It was cold!"), "past the last comes the first again");
    assert!(reader.press("E").marked().contains("|We left."));
    reader.press("c").type_in("garden").press("Enter e");
    assert!(reader.marked().contains("|It was cold!"));
    reader.press("x c").type_in("garden").press("Enter e");
    assert!(reader.text().contains("all talk of participants is coded"), "{}", reader.text());
}

#[test]
fn what_another_coder_has_coded_is_no_gap_until_only_ones_own_are_shown() {
    let mut reader = Reader::prepared(TALK, (80, 24), |study| {
        code(study, "CD", "In a small room. It was cold! Dr. Lee came, e.g. on Monday.", "room", None);
        code(study, "AB", "Nobody helped.", "garden", None);
    });
    assert!(reader.press("e").marked().contains("|We left."));
    assert!(reader.press("s g e").marked().contains("|In a small"), "{}", reader.marked());
}

#[test]
fn missing_magnitudes_are_counted_and_gone_through_until_none_is_left() {
    let mut reader = Reader::prepared(TALK, (80, 24), |study| {
        code(study, "AB", "In a small room.", "room", None);
        code(study, "AB", "It was cold!", "home", Some("negative"));
        code(study, "AB", "We left.", "garden", None);
        code(study, "AB", "Nobody helped.", "home", None);
        code(study, "CD", "Nobody helped.", "room", None);
    });
    assert!(
        reader.text().contains("magnitude still missing: 2"),
        "one's own, on themes with a scale\n{}",
        reader.text()
    );
    assert!(reader.press("r").marked().contains("|In a small"));
    assert!(reader.press("r").marked().contains("|Nobody helped."));
    assert!(reader.press("r").marked().contains("|In a small"));
    assert!(reader.press("Ctrl+r -").marked().contains("|Nobody helped."));
    assert!(reader.text().contains("magnitude still missing: 1"), "{}", reader.text());
    reader.press("r + r");
    assert!(!reader.text().contains("magnitude still missing"), "{}", reader.text());
    assert!(reader.text().contains("no magnitude is missing"), "{}", reader.text());
}

#[test]
fn hits_are_gone_through_with_counts() {
    let mut reader = Reader::new("INT: Cold?\n\nAnna: Cold one. Cold two. Cold three.\n");
    reader.press("Esc /").type_in("cold").press("Enter Enter");
    assert_eq!(reader.press("g").marked(), "INT: |Cold?");
    assert_eq!(reader.press("2 n").marked(), "Anna: Cold one. |Cold two. Cold three.");
    assert_eq!(reader.press("N").marked(), "Anna: |Cold one. Cold two. Cold three.");
    assert_eq!(reader.press("2 N").marked(), "Anna: Cold one. Cold two. |Cold three.", "round the beginning");
}

#[test]
fn a_selection_across_turns_is_coded_as_one_passage() {
    let mut reader = Reader::new(TALK);
    reader.press("} 3 ) v ) l l c").type_in("garden").press("Enter");
    assert_eq!(reader.coded(), ["AB garden: And then?\n\nAnna: We "].map(|told| told.trim_end().to_string()));
}

#[test]
fn the_cursor_keeps_its_column_over_shorter_rows() {
    let mut reader = Reader::new("A: A long row of talk here.\n\nB: Short.\n\nA: Another long row of talk.\n");
    reader.press("9 l j j");
    assert_eq!(reader.marked(), "A: Another l|ong row of talk.");
}

#[test]
fn a_turn_that_is_gone_to_is_shown_whole_where_there_is_room_and_else_from_its_head() {
    let said = |n: usize, sentences: usize| {
        let who = if n.is_multiple_of(2) { "INT" } else { "Anna" };
        let one =
            |place: usize| format!("This is sentence {place} of the turn that is called {n}, and it takes a row.");
        format!("{who}: {} Last word{n}.\n", (0..sentences).map(one).collect::<Vec<_>>().join(" "))
    };
    let text: String = (0..30).map(|n| said(n, if n == 20 { 60 } else { 3 + n % 5 })).collect::<Vec<_>>().join("\n");
    let mut reader = Reader::new(&text);
    for n in 1..30 {
        reader.press("}");
        let shown = reader.text();
        assert!(shown.contains(&format!("sentence 0 of the turn that is called {n},")), "{shown}");
        assert!(n == 20 || shown.contains(&format!("word{n}.")), "the end of turn {n}:\n{shown}");
    }
    for n in (0..29).rev() {
        reader.press("{");
        let shown = reader.text();
        assert!(shown.contains(&format!("called {n},")), "{shown}");
        assert!(n == 20 || shown.contains(&format!("word{n}.")), "the end of turn {n}, coming back:\n{shown}");
    }
}
