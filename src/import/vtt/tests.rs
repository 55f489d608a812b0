//! Caption files made by hand, one rule each.

use super::cues::milliseconds;
use crate::import::{ImportError, ReadOptions, read_transcript};
use crate::model::{Role, TranscriptDraft};
use proptest::prelude::*;

fn try_read(text: &str) -> Result<TranscriptDraft, ImportError> {
    read_transcript("a.vtt", text.as_bytes(), &ReadOptions::default())
}

fn read(text: &str) -> TranscriptDraft {
    try_read(text).unwrap()
}

/// A file of cues one second apart, each half a second long.
fn cues(words: &[&str]) -> String {
    let mut text = "WEBVTT\n".to_string();
    for (second, words) in words.iter().enumerate() {
        text.push_str(&format!("\n00:{second:02}.000 --> 00:{second:02}.500\n{words}\n"));
    }
    text
}

#[test]
fn cues_of_one_voice_are_one_turn() {
    let draft = read(&cues(&[
        "<v Sarah>In today's",
        "<v Sarah>episode.",
        "<v Gillian>Hi &amp; hello\nthere",
        "again.",
        "<v.loud Sarah>Bye</v>",
    ]));
    assert_eq!(draft.text, "Sarah: In today's episode.\n\nGillian: Hi & hello there again.\n\nSarah: Bye\n");
    assert_eq!(draft.turns.len(), 3);
    let turn = &draft.turns[1];
    assert_eq!(&draft.text[turn.start..turn.end], "Gillian: Hi & hello there again.");
    assert_eq!(&draft.text[turn.body..turn.end], "Hi & hello there again.");
    assert_eq!(turn.time.as_deref(), Some("00:00:02.000"));
    assert_eq!(draft.layout, "vtt");
}

#[test]
fn one_cue_may_hold_several_voices() {
    let draft = read(&cues(&["<v Ann>Yes?</v> <v Bob>No.</v>", "<v Bob>Never."]));
    assert_eq!(draft.text, "Ann: Yes?\n\nBob: No. Never.\n");
}

#[test]
fn tags_go_and_what_was_typed_stays() {
    let words = "<v A><i>so</i> <b.x>he</b> <c.red>said</c> <lang en>I</lang> <00:00:01.000>left &lt;now&gt; <inaudible> 1 < 2 &nbsp;&lrm;&#233;&unknown; <3";
    assert_eq!(
        read(&cues(&[words])).text,
        "A: so he said I left <now> <inaudible> 1 < 2 \u{a0}\u{200e}é&unknown; <3\n"
    );
}

#[test]
fn names_before_a_colon_are_speakers_where_there_are_no_voices() {
    let draft = read(&cues(&["Anna: Why\nnot?", "Because: no.", "Ben: Well.\nAnna: Ah."]));
    assert_eq!(draft.text, "Anna: Why not? Because: no.\n\nBen: Well.\n\nAnna: Ah.\n");
    assert_eq!(draft.turns.len(), 3);
}

#[test]
fn without_anybody_named_turns_end_with_a_sentence_or_a_silence() {
    let mut text = cues(&["We went", "home. ", "It was \"cold.\"", "Then"]);
    text.push_str("\n00:06.000 --> 00:07.000\nnothing\n");
    let draft = read(&text);
    assert_eq!(draft.text, "We went home.\n\nIt was \"cold.\"\n\nThen\n\nnothing\n");
    assert_eq!(
        (draft.speakers.len(), draft.speakers[0].label.as_str(), draft.speakers[0].role),
        (1, "", Role::Participant)
    );
    assert!(draft.warnings[0].starts_with("No cue names a speaker"));
    assert_eq!(draft.turns[3].time.as_deref(), Some("00:00:06.000"));
}

#[test]
fn talk_before_the_first_voice_has_no_name_and_that_is_said() {
    let draft = read(&cues(&["hum", "<v I>So", "<v P1>Well"]));
    assert_eq!(draft.text, "hum\n\nI: So\n\nP1: Well\n");
    assert_eq!(draft.speakers[0].role, Role::Other);
    assert!(draft.warnings[0].starts_with("The first cue names no speaker"));
}

#[test]
fn everything_around_the_cues_is_passed_over() {
    let text = "\u{feff}WEBVTT - a title\nKind: captions\r\n\r\nNOTE\r\nsecret\r\n\r\nNOTE one line\n\nSTYLE\n::cue { x }\n\nREGION\nid:fred\n\nname of cue\n01:00:00.000 --> 01:00:01.000 align:start position:0%\n<v I>Hi\n\n7\n100:00:02.000 --> 100:00:03.000\nthere";
    let draft = read(text);
    assert_eq!(draft.text, "I: Hi there\n");
    assert_eq!(draft.turns[0].time.as_deref(), Some("01:00:00.000"));
    assert!(!draft.warnings.iter().any(|warning| warning.contains("left out")));
}

#[test]
fn a_forgotten_blank_line_loses_no_cue() {
    let text = "WEBVTT\n\n1\n00:01.000 --> 00:02.000\n<v I>a\n2\n00:03.000 --> 00:04.000\n<v I>b\n";
    assert_eq!(read(text).text, "I: a b\n");
}

#[test]
fn a_broken_cue_is_left_out_with_its_line() {
    let text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v I>a\n\n00:xx.000 --> 00:04.000\nlost\n\nalone\n\n00:75.000 --> 00:76.000\nlost\n\n00:05.000 --> 00:06.000\n<v P1>b\n";
    let draft = read(text);
    assert_eq!(draft.text, "I: a\n\nP1: b\n");
    let said: Vec<&String> = draft.warnings.iter().filter(|warning| warning.contains("left out")).collect();
    assert_eq!(said.len(), 3);
    assert!(said[0].starts_with("Line 6 ") && said[1].starts_with("Line 9 ") && said[2].starts_with("Line 11 "));
}

#[test]
fn what_is_no_caption_file_or_has_no_cue_is_refused() {
    assert!(try_read("I: hello").unwrap_err().to_string().contains("does not begin with WEBVTT"));
    assert!(try_read("WEBVTTX\n").unwrap_err().to_string().contains("does not begin with WEBVTT"));
    assert!(try_read("WEBVTT\n").unwrap_err().to_string().contains("holds no cue"));
    assert!(try_read("WEBVTT\n\n1:2 --> 3\nx").unwrap_err().to_string().contains("Line 3 is no cue timing"));
    assert!(try_read(&cues(&["<i></i>"])).unwrap_err().to_string().contains("holds no cue"));
}

#[test]
fn times_are_read_with_and_without_hours() {
    assert_eq!(milliseconds("01:02.003"), Some(62_003));
    assert_eq!(milliseconds("01:00:02.003"), Some(3_602_003));
    for wrong in
        ["1:02.003", "00:60.000", "60:00.000", "00:01,000", "00:01.00", "01", "", "00:00:00:01.000", "é0:01.000"]
    {
        assert_eq!(milliseconds(wrong), None, "{wrong}");
    }
}

proptest! {
    #[test]
    fn turns_of_any_captions_are_in_order_apart_and_whole(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "\n", "\n\n", "00:01.000 --> 00:02.000\n", "00:09.000 --> 00:09.500 x\n", "<v Anna>", "<v>", "</v>", "<", ">", "&amp;",
                "&", ";", "Ben: ", "word", "é", "😀", ".", " ", "NOTE", "-->", "\t", "\u{a0}",
            ]),
            0..60,
        )
    ) {
        let Ok(draft) = try_read(&format!("WEBVTT\n\n{}", parts.concat())) else { return Ok(()) };
        let mut last = 0;
        for turn in &draft.turns {
            prop_assert!(last <= turn.start && turn.start <= turn.body && turn.body < turn.end);
            prop_assert!(draft.text.get(turn.body..turn.end).is_some());
            last = turn.end;
        }
    }
}
