//! Texts made by hand, one rule each, and what must hold for any text.

use super::{Found, find};
use crate::import::{ReadOptions, read_transcript};
use proptest::prelude::*;

fn found(text: &str) -> Found {
    find(text, |_| false)
}

/// `label|talk` of each turn, `\n` in the talk shown as `/`.
fn turns(text: &str) -> Vec<String> {
    let found = found(text);
    let show = |turn: &crate::model::DraftTurn| {
        format!("{}|{}", found.labels[turn.speaker], text[turn.body..turn.end].replace('\n', "/"))
    };
    found.turns.iter().map(show).collect()
}

fn times(text: &str) -> Vec<Option<String>> {
    found(text).turns.into_iter().map(|turn| turn.time).collect()
}

#[test]
fn a_label_and_a_colon_begin_a_turn() {
    assert_eq!(turns("INT: How?\nP07: Well.\n"), ["INT|How?", "P07|Well."]);
    assert_eq!(
        turns("Interviewer 2: a\n\n[Caseworker]: b\n\nDr. Smith: c\n"),
        ["Interviewer 2|a", "[Caseworker]|b", "Dr. Smith|c"]
    );
    assert_eq!(turns("Q:a\nA:b\nQ:c\nA:d"), ["Q|a", "A|b", "Q|c", "A|d"]);
    assert_eq!(turns("主持人：大家好\n王小明：你好\n"), ["主持人|大家好", "王小明|你好"]);
    assert_eq!(turns("Élodie : oui\nSørensen : nej\n"), ["Élodie|oui", "Sørensen|nej"]);
    assert_eq!(turns("Сергей: да\nسارة: نعم\n"), ["Сергей|да", "سارة|نعم"]);
}

#[test]
fn places_are_where_label_talk_and_last_character_are() {
    let text = "\n  P07:  Well. \n\n more\t\n\nI: a";
    let turn = &found(text).turns[0];
    assert_eq!((turn.start, turn.body, turn.end), (3, 9, 22));
    assert_eq!(&text[turn.start..turn.end], "P07:  Well. \n\n more");
}

#[test]
fn a_label_may_stand_alone_or_before_a_tab() {
    assert_eq!(turns("P07:\nfirst\nsecond\n\nI:\n\nwhy\n"), ["P07|first/second", "I|why"]);
    assert_eq!(turns("P07:\tfirst\nI:\twhy\n"), ["P07|first", "I|why"]);
    assert_eq!(turns("I\tWhy: tell\nP07\tSo\nI\tAnd\nP07\tNo\n"), ["I|Why: tell", "P07|So", "I|And", "P07|No"]);
}

#[test]
fn a_turn_without_talk_is_kept() {
    let text = "P07:\n\nI: a";
    assert_eq!(turns(text), ["P07|", "I|a"]);
    assert_eq!((found(text).turns[0].body, found(text).turns[0].end), (4, 4));
}

#[test]
fn sentences_with_a_colon_stay_in_their_turn() {
    let text = "I: Go on.\n\nP07: Listen.\nWhat I mean is: no.\nTwo things: one.\n10:30 we left.\nhttp://x.org\n\nSo: yes.\n\nmy younger sister: she\n\nI: b\n\nP07: c\n";
    assert_eq!(turns(text).len(), 4, "{:?}", turns(text));
}

#[test]
fn several_words_in_lower_case_must_come_back() {
    let once = "I: a\n\nP1: b\n\nWoman from village: c\n\nI: d\n\nP1: e\n";
    assert_eq!(turns(once).len(), 4);
    let twice = format!("{once}\nWoman from village: f\n");
    assert_eq!(turns(&twice).len(), 6);
}

#[test]
fn a_name_inside_a_paragraph_is_talk_where_turns_open_paragraphs() {
    let text = "I: a\n\nP1: b and then\nParis: it was cold\n\nI: c\n\nP1: d\n\nMaria: e\n";
    assert_eq!(turns(text), ["I|a", "P1|b and then/Paris: it was cold", "I|c", "P1|d", "Maria|e"]);
    assert!(found(text).warnings[0].contains("`Paris:` (line 4)"));
}

#[test]
fn a_place_and_a_time_in_the_talk_are_no_speaker() {
    assert_eq!(turns("I: a\nParis 10:30\nP: b\n"), ["I|a/Paris 10:30", "P|b"]);
    assert_eq!(turns("I: a\n\nwe left at 10:30\n\nP: b\n"), ["I|a//we left at 10:30", "P|b"]);
    assert_eq!(turns("Interviewer 0:01\nHi.\n\nAnna 0:07\nHo.\n"), ["Interviewer|Hi.", "Anna|Ho."]);
}

#[test]
fn the_lines_at_the_top_belong_to_no_turn() {
    let text = "Interview Transcript: Work\nDate: 22 March\nInterviewer: JS\nParticipant: P07\n\n====\n\nI: a\n\nP07: b\n\nI: c\n";
    assert_eq!(turns(text), ["I|a", "P07|b", "I|c"]);
    assert_eq!(found(text).warnings, ["5 lines at the top, before the first `I:`, belong to no turn."]);
    let named = "Date: 3 May\nInterviewer: Jo\nParticipant: Maria\n\nJo: So?\nMaria: Well.\nJo: And?\n";
    assert_eq!(turns(named), ["Jo|So?", "Maria|Well.", "Jo|And?"]);
    let under = "Date: 3 May\nI: How was it?\n\nP07: Cold.\n\nI: And?\n";
    assert_eq!(turns(under), ["I|How was it?", "P07|Cold.", "I|And?"]);
    let spoken = "I: How was it?\nTime: that is what I lacked.\n\nP07: Cold.\n\nI: And?\n";
    assert_eq!(turns(spoken), ["I|How was it?/Time: that is what I lacked.", "P07|Cold.", "I|And?"]);
    let tight = "Date: 22 March\nLocation: Lyon\nInterviewer: a\nParticipant: b\nInterviewer: c\n";
    assert_eq!(turns(tight), ["Interviewer|a", "Participant|b", "Interviewer|c"]);
    assert_eq!(found("I: a\nP: b").warnings, Vec::<String>::new());
}

#[test]
fn a_heading_below_the_top_is_talk() {
    assert_eq!(turns("I: a\n\nDate: b\n\nI: c\n"), ["I|a//Date: b", "I|c"]);
}

#[test]
fn a_stamp_is_the_time_of_its_turn_and_in_no_turn() {
    let text = "[00:01] I: a\n\n(00:00:05)\nP07: b\n\n[00:07]\n\nI: c\nP07 [0:12]: d\nI: [0:15] e\nP07:\n[0:20]\nf\n";
    assert_eq!(turns(text), ["I|a", "P07|b", "I|c", "P07|d", "I|e", "P07|f"]);
    let at = |time: &str| Some(time.to_string());
    assert_eq!(times(text), [at("00:01"), at("00:00:05"), at("00:07"), at("0:12"), at("0:15"), at("0:20")]);
}

#[test]
fn a_stamp_within_talk_stays_there() {
    let text = "I: a\n[0:10]\nand on\nP: b";
    assert_eq!(turns(text), ["I|a/[0:10]/and on", "P|b"]);
    assert_eq!(times(text), [None, None]);
}

#[test]
fn the_teams_and_word_layouts_are_labels_with_times() {
    assert_eq!(
        turns("Jordan Lee   0:01\nThanks.\n\nAlex Morgan   0:06\nSure.\nYes.\n"),
        ["Jordan Lee|Thanks.", "Alex Morgan|Sure./Yes."]
    );
    assert_eq!(
        turns("00:00:01 Speaker 1\nThanks.\n\n00:00:06 Speaker 2\nSure.\n"),
        ["Speaker 1|Thanks.", "Speaker 2|Sure."]
    );
}

#[test]
fn a_text_without_labels_has_a_turn_for_each_paragraph_or_line() {
    assert_eq!(turns("One.\nTwo.\n\n  Three.\n\n"), ["|One./Two.", "|Three."]);
    assert_eq!(turns("One.\nTwo.\n"), ["|One.", "|Two."]);
    assert!(found("One.\nTwo.\n").warnings[0].starts_with("No speakers' labels were found: each line"));
    assert!(found("One.\n\nTwo.\n").warnings[0].contains("each paragraph"));
    assert_eq!(turns("[00:43.810 --> 00:47.850]  Hello.\n[00:48] You.\n"), ["|Hello.", "|You."]);
    assert_eq!(
        times("[00:43.810 --> 00:47.850]  Hello.\n[00:48]\nYou.\n"),
        [Some("00:43.810".into()), Some("00:48".into())]
    );
    assert_eq!(turns("[00:43]"), ["|[00:43]"]);
}

#[test]
fn one_doubtful_name_deep_in_a_story_is_no_speaker() {
    assert_eq!(turns("It rained.\n\nWe left.\n\nParis: a city.\n").len(), 3);
}

fn hold(text: &str) {
    let Ok(draft) = read_transcript("a.txt", text.as_bytes(), &ReadOptions::default()) else {
        assert!(text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty());
        return;
    };
    let expected = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n");
    assert_eq!(draft.text, expected);
    assert!(!draft.turns.is_empty());
    let mut last = 0;
    for turn in &draft.turns {
        assert!(last <= turn.start && turn.start < turn.end && turn.start <= turn.body && turn.body <= turn.end);
        assert!(draft.text.get(turn.start..turn.end).is_some() && draft.text.is_char_boundary(turn.body));
        let whole = &draft.text[turn.start..turn.end];
        assert_eq!(whole.trim_end(), whole);
        assert!(turn.speaker < draft.speakers.len());
        last = turn.end;
    }
}

proptest! {
    #[test]
    fn turns_of_any_text_are_in_order_apart_and_whole(text in "\\PC*(\n\\PC*){0,6}") {
        hold(&text);
    }

    #[test]
    fn turns_of_anything_like_a_transcript_are_in_order_apart_and_whole(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "P07", "I", "Anna", "主持人", ":", "：", " ", "\t", "\n", "\n\n", "\r\n", "[00:01]", "0:06", "(1:02:03)",
                "Date", "word", "é\u{301}", "\u{200f}", "\u{a0}", "😀", ".", "   ", "http://", "\u{2028}", "\u{feff}",
            ]),
            0..60,
        )
    ) {
        hold(&parts.concat());
    }
}
