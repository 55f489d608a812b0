//! What is counted in a transcript: its units, in code points, as the scope and the unit say.
//!
//! - **turn**: the whole turn, label included and the newline after it not, whatever the scope.
//! - **sentence**: the sentences of what is said in the turns in scope.
//! - **character**: what is said in the turns in scope; with the scope *all* every code point of the text, what stands
//!   between turns counted to the turn before it, and what stands before the first to the first.
//!
//! The scope *participants* holds the turns of participants, and of interpreters for them.

use super::shelf::Loaded;
use crate::agreement::{ComparedTranscript, Reading, Scope, Unit, UnitKind};
use crate::model::{CharSpan, Coding, Framework, Span, Turn};
use crate::text;

/// The turns in scope, whole.
pub(super) fn turns(loaded: &Loaded, scope: Scope) -> Vec<CharSpan> {
    in_scope(loaded, scope).map(|turn| chars(loaded, Span::new(turn.start, turn.end))).collect()
}

/// The units, in the order of the text, each with the number of its turn.
pub(super) fn units(loaded: &Loaded, unit: UnitKind, scope: Scope) -> Vec<Unit> {
    let of = |turn: &Turn, span| Unit { span: chars(loaded, span), turn: turn.n };
    match (unit, scope) {
        (UnitKind::Turn, _) => in_scope(loaded, scope).map(|turn| of(turn, Span::new(turn.start, turn.end))).collect(),
        (UnitKind::Sentence, _) => in_scope(loaded, scope)
            .flat_map(|turn| {
                let said = text::sentences(&loaded.text, Span::new(turn.body, turn.end));
                said.into_iter().map(move |sentence| of(turn, sentence))
            })
            .collect(),
        (UnitKind::Character, Scope::Participants) => {
            in_scope(loaded, scope).map(|turn| of(turn, Span::new(turn.body, turn.end))).collect()
        }
        (UnitKind::Character, Scope::All) => whole_text(loaded),
    }
}

/// How many units were made of a transcript.
pub(super) fn count(transcript: &ComparedTranscript, unit: UnitKind) -> u64 {
    let size = |unit: &Unit| unit.span.end.saturating_sub(unit.span.start);
    match unit {
        UnitKind::Character => transcript.units.iter().map(|unit| size(unit) as u64).sum(),
        UnitKind::Turn | UnitKind::Sentence => transcript.units.iter().filter(|unit| size(unit) > 0).count() as u64,
    }
}

/// A coding as it is counted.
pub(super) fn reading(framework: &Framework, loaded: &Loaded, coding: &Coding) -> Reading {
    let scale = framework.scale_of(coding.theme);
    Reading {
        coder: coding.coder,
        theme: coding.theme,
        span: chars(loaded, coding.span),
        magnitude: coding.magnitude.as_deref().and_then(|value| scale?.place(value)),
    }
}

fn in_scope(loaded: &Loaded, scope: Scope) -> impl Iterator<Item = &Turn> {
    let counts = move |turn: &&Turn| {
        let speaker = loaded.speaker(turn);
        scope == Scope::All || speaker.is_some_and(|speaker| speaker.role.speaks_for_participants())
    };
    loaded.transcript.turns.iter().filter(counts)
}

/// The text in stretches that leave nothing out, one for each turn; one in all where there are no turns.
fn whole_text(loaded: &Loaded) -> Vec<Unit> {
    let turns = &loaded.transcript.turns;
    let length = loaded.text.len();
    if turns.is_empty() {
        return vec![Unit { span: chars(loaded, Span::new(0, length)), turn: 0 }];
    }
    let stretch = |(place, turn): (usize, &Turn)| {
        let start = if place == 0 { 0 } else { turn.start };
        let end = turns.get(place + 1).map_or(length, |next| next.start);
        Unit { span: chars(loaded, Span::new(start, end)), turn: turn.n }
    };
    turns.iter().enumerate().map(stretch).collect()
}

fn chars(loaded: &Loaded, span: Span) -> CharSpan {
    loaded.positions.char_span(&loaded.text, span)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Role, Speaker, SpeakerId, Transcript, TranscriptId, TranscriptKind};
    use crate::text::Positions;

    /// `Notes` before the first turn, an interviewer, a participant with an emoji, two sentences and a second paragraph,
    /// and a participant who says nothing.
    const TEXT: &str = "Notes é\nI: Well?\n\nP: Yes 😀. No.\nMaybe\nP:\n";

    fn loaded() -> Loaded {
        let id = TranscriptId::mint();
        let speaker = |ordinal, label: &str, role| Speaker {
            id: SpeakerId::mint(),
            transcript: id,
            ordinal,
            label: label.into(),
            role,
            case: None,
            turns: 1,
            words: 1,
        };
        let at = |words: &str| TEXT.find(words).unwrap();
        let turn = |n, speaker, start, body, end| Turn { n, speaker, start, body, end, time: None };
        let last = TEXT.rfind("P:").unwrap();
        let turns = vec![
            turn(1, 0, at("I:"), at("Well"), at("\n\nP:")),
            turn(2, 1, at("P: Yes"), at("Yes"), at("\nP:\n")),
            turn(3, 1, last, last + 2, last + 2),
        ];
        let transcript = Transcript {
            id,
            title: "T".into(),
            kind: TranscriptKind::Interview,
            layout: "labels".into(),
            file: "T.txt".into(),
            sha256: String::new(),
            chars: TEXT.chars().count(),
            group_case: None,
            turns,
        };
        let speakers = vec![speaker(0, "I", Role::Interviewer), speaker(1, "P", Role::Interpreter)];
        Loaded { transcript, speakers, text: TEXT.into(), positions: Positions::new(TEXT) }
    }

    fn told(unit: UnitKind, scope: Scope) -> Vec<(u32, String)> {
        let slice = |span: CharSpan| TEXT.chars().skip(span.start).take(span.end - span.start).collect();
        units(&loaded(), unit, scope).iter().map(|unit| (unit.turn, slice(unit.span))).collect()
    }

    fn said(told: &[(u32, &str)]) -> Vec<(u32, String)> {
        told.iter().map(|(turn, words)| (*turn, (*words).to_string())).collect()
    }

    #[test]
    fn a_turn_is_counted_whole_label_and_all_and_its_newline_not() {
        let own = [(2, "P: Yes 😀. No.\nMaybe"), (3, "P:")];
        assert_eq!(told(UnitKind::Turn, Scope::Participants), said(&own));
        assert_eq!(told(UnitKind::Turn, Scope::All), said(&[(1, "I: Well?"), own[0], own[1]]));
        assert_eq!(turns(&loaded(), Scope::All).len(), 3);
    }

    #[test]
    fn sentences_are_those_of_what_is_said() {
        let own = [(2, "Yes 😀."), (2, "No."), (2, "Maybe")];
        assert_eq!(told(UnitKind::Sentence, Scope::Participants), said(&own));
        assert_eq!(told(UnitKind::Sentence, Scope::All), said(&[(1, "Well?"), own[0], own[1], own[2]]));
    }

    #[test]
    fn characters_are_what_participants_say_or_the_whole_text_without_a_gap() {
        assert_eq!(told(UnitKind::Character, Scope::Participants), said(&[(2, "Yes 😀. No.\nMaybe"), (3, "")]));
        let all = told(UnitKind::Character, Scope::All);
        assert_eq!(all, said(&[(1, "Notes é\nI: Well?\n\n"), (2, "P: Yes 😀. No.\nMaybe\n"), (3, "P:\n")]));
        assert_eq!(all.iter().map(|(_, words)| words.as_str()).collect::<String>(), TEXT);
    }
}
