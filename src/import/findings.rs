//! What a person should look at before a transcript is taken in, in whole sentences.
//!
//! Owns the wording of what is odd about speakers and text. Nothing here changes the draft.

use crate::model::{DraftTurn, Role, TranscriptDraft, TranscriptKind};
use std::collections::HashMap;
use unicode_segmentation::UnicodeSegmentation;

/// A turn above this many words is probably two turns, or a label that was not seen.
const LONG_TURN: usize = 3_000;

/// Everything there is to say about a draft, most important first.
pub fn findings(draft: &TranscriptDraft) -> Vec<String> {
    let voices = voices(draft);
    let mut found = Vec::new();
    found.extend(nobody_asks(draft));
    found.extend(lookalikes(&voices));
    found.extend(spoke_once(&voices));
    found.extend(silent(&voices));
    found.extend(long_turns(draft));
    found.extend(controls(&draft.text));
    found
}

/// A speaker with the counts the rules ask for.
struct Voice<'d> {
    label: &'d str,
    turns: usize,
    has_words: bool,
}

fn voices(draft: &TranscriptDraft) -> Vec<Voice<'_>> {
    let mut voices: Vec<Voice> =
        draft.speakers.iter().map(|speaker| Voice { label: &speaker.label, turns: 0, has_words: false }).collect();
    for turn in &draft.turns {
        if let Some(voice) = voices.get_mut(turn.speaker) {
            voice.turns += 1;
            voice.has_words = voice.has_words || talk(draft, turn).unicode_words().next().is_some();
        }
    }
    voices
}

fn talk<'d>(draft: &'d TranscriptDraft, turn: &DraftTurn) -> &'d str {
    draft.text.get(turn.body..turn.end).unwrap_or_default()
}

fn nobody_asks(draft: &TranscriptDraft) -> Option<String> {
    let has = |role: Role| draft.speakers.iter().any(|speaker| speaker.role == role);
    let first = draft.speakers.first().filter(|first| !first.label.is_empty())?;
    if matches!(draft.kind, TranscriptKind::Notes | TranscriptKind::Survey) {
        return None;
    }
    if !has(Role::Interviewer) {
        let labels: Vec<String> = draft.speakers.iter().take(6).map(|speaker| format!("`{}`", speaker.label)).collect();
        let more = if draft.speakers.len() > 6 { " …" } else { "" };
        return Some(format!(
            "No interviewer was found among {}{more}; say who asks with --speaker \"{}=interviewer\".",
            labels.join(", "),
            first.label
        ));
    }
    (!has(Role::Participant))
        .then(|| "No participant was found: nobody's talk will count as a participant's.".to_string())
}

/// The label without what a typist varies: letter case, spaces and signs, leading zeros.
fn skeleton(label: &str) -> String {
    let mut plain = String::new();
    for c in label.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase) {
        let in_number = plain.ends_with(|last: char| last.is_ascii_digit() || last == '#');
        if c.is_ascii_digit() && !in_number {
            plain.push('#');
        }
        if c == '0' && plain.ends_with('#') {
            continue;
        }
        plain.push(c);
    }
    plain
}

fn counted(turns: usize) -> String {
    if turns == 1 { "1 turn".into() } else { format!("{turns} turns") }
}

/// The speakers whose labels differ in nothing that a typist means, by what they have in common.
fn families<'v>(voices: &'v [Voice<'v>]) -> HashMap<String, Vec<&'v Voice<'v>>> {
    let mut families: HashMap<String, Vec<&Voice>> = HashMap::new();
    for voice in voices {
        families.entry(skeleton(voice.label)).or_default().push(voice);
    }
    families.retain(|plain, family| !plain.is_empty() && family.len() > 1);
    families
}

fn lookalikes(voices: &[Voice]) -> Vec<String> {
    let families = families(voices);
    let mut found = Vec::new();
    for voice in voices {
        let Some(family) = families.get(&skeleton(voice.label)) else { continue };
        let Some(common) = family.iter().rev().max_by_key(|other| other.turns) else { continue };
        if voice.label != common.label {
            found.push(format!(
                "`{}` ({}) looks like `{}` ({}): if they are one speaker, correct the file or give both the same case.",
                voice.label,
                counted(voice.turns),
                common.label,
                counted(common.turns)
            ));
        }
    }
    found
}

fn spoke_once(voices: &[Voice]) -> Option<String> {
    let families = families(voices);
    let alone = |voice: &&Voice| voice.turns == 1 && !voice.label.is_empty();
    let once: Vec<String> = voices
        .iter()
        .filter(alone)
        .filter(|voice| !families.contains_key(&skeleton(voice.label)))
        .map(|voice| format!("`{}`", voice.label))
        .collect();
    if once.is_empty() || !voices.iter().any(|voice| voice.turns > 1) {
        return None;
    }
    let verb = if once.len() == 1 { "speaks" } else { "speak" };
    Some(format!(
        "{} {verb} only once: look whether that is a speaker, and not a line that has a colon in it.",
        once.join(", ")
    ))
}

fn silent(voices: &[Voice]) -> Vec<String> {
    let silent = voices.iter().filter(|voice| !voice.has_words);
    silent.map(|voice| format!("`{}` says no word in {}.", voice.label, counted(voice.turns))).collect()
}

fn long_turns(draft: &TranscriptDraft) -> Vec<String> {
    let mut found = Vec::new();
    for (index, turn) in draft.turns.iter().enumerate() {
        let words = talk(draft, turn).unicode_words().count();
        if words > LONG_TURN {
            let label = draft.speakers.get(turn.speaker).map_or("", |speaker| speaker.label.as_str());
            let who = if label.is_empty() { String::new() } else { format!(" (`{label}`)") };
            found.push(format!(
                "Turn {}{who} has {words} words, which is long for one turn: look whether a label in it was missed.",
                index + 1
            ));
        }
    }
    found
}

/// Characters that change what a terminal or a reader sees. They stay in the text.
fn controls(text: &str) -> Option<String> {
    let bidi = text.chars().filter(|c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')).count();
    let other = text.chars().filter(|c| c.is_control() && !matches!(c, '\n' | '\t')).count();
    let part = |count: usize, one: &str| match count {
        0 => None,
        1 => Some(format!("1 {one} character")),
        _ => Some(format!("{count} {one} characters")),
    };
    let parts: Vec<String> = [part(bidi, "text-direction"), part(other, "control")].into_iter().flatten().collect();
    (!parts.is_empty())
        .then(|| format!("The text holds {}: they are kept, and shown as visible stand-ins.", parts.join(" and ")))
}

#[cfg(test)]
mod tests {
    use crate::import::{ReadOptions, read_transcript};

    fn warnings(text: &str) -> Vec<String> {
        read_transcript("a.txt", text.as_bytes(), &ReadOptions::default()).unwrap().warnings
    }

    fn one(text: &str, part: &str) -> bool {
        warnings(text).iter().any(|warning| warning.contains(part))
    }

    #[test]
    fn a_tidy_interview_raises_nothing() {
        assert_eq!(warnings("I: How are you?\n\nP07: Well.\n\nI: Good.\n\nP07: Yes."), Vec::<String>::new());
    }

    #[test]
    fn labels_that_differ_by_zeros_case_or_spaces_are_pointed_out() {
        let text = "I: a\nP07: b\nI: c\nP07: d\nI: e\nP7: f\n";
        assert!(one(text, "`P7` (1 turn) looks like `P07` (2 turns)"), "{:?}", warnings(text));
        assert!(!one(text, "only once"));
        assert!(one("I: a\nP 1: b\nI: c\nP1: d\nP1: e\n", "`P 1` (1 turn) looks like `P1` (2 turns)"));
        assert!(one("Int: a\nP1: b\nINT: c\nP1: d\nP1: e\n", "looks like"));
        assert!(!one("I: a\nP1: b\nP10: c\nP1: d\nP10: e\nI: f\n", "looks like"));
    }

    #[test]
    fn who_speaks_only_once_is_pointed_out() {
        assert!(one("I: a\nP1: b\nI: c\nP2: d\n", "`P1`, `P2` speak only once"));
        assert!(!one("I: a\nP1: b\n", "only once"));
    }

    #[test]
    fn a_speaker_without_a_word_is_pointed_out() {
        assert!(one("I: a\nP1: …\nI: b\n", "`P1` says no word in 1 turn."));
    }

    #[test]
    fn nobody_asking_is_pointed_out_with_what_to_type() {
        assert!(one("P1: a\nP2: b\nP1: c\nP2: d", "--speaker \"P1=interviewer\""));
        assert!(one("I: a\nI2: b\nI: c", "No participant was found"));
    }

    #[test]
    fn hidden_characters_are_counted() {
        assert!(one("I: a\nP1: b\u{202e}c\u{202c}\u{1b}[1m\n", "2 text-direction characters and 1 control character"));
    }

    #[test]
    fn a_very_long_turn_is_pointed_out() {
        let text = |words: usize| format!("I: a\nP1: {}\n", "word ".repeat(words));
        assert!(one(&text(3_001), "Turn 2 (`P1`) has 3001 words"));
        assert!(!one(&text(3_000), "Turn 2"));
    }
}
