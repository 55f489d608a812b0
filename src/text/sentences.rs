//! Sentences by the Unicode rules (UAX #29, sentence boundaries), put together again where a full stop belongs to an
//! abbreviation.
//!
//! The rules of UAX #29 know that no sentence begins with a small letter after a full stop; they do not know `Dr.` from
//! the end of a sentence. A newline always ends one. Spans come without the white space around them; closing quotes
//! and brackets belong to the sentence they close.

use super::line::{line_after, line_at, line_before, lines};
use super::positions::clamp;
use crate::model::Span;
use unicode_segmentation::UnicodeSegmentation;

/// Abbreviations that go on with a name or anything else: they never end a sentence. `etc.` is not among them: before a
/// small letter no sentence ends anyway, and before a capital it usually has.
const NEVER_LAST: [&str; 34] = [
    "dr", "mr", "mrs", "ms", "mx", "prof", "st", "rev", "sr", "fr", "hr", "mme", "mlle", "capt", "sgt", "lt", "hon",
    "e.g", "i.e", "eg", "ie", "vs", "cf", "approx", "incl", "viz", "bzw", "ca", "vgl", "evtl", "ggf", "inkl", "sog",
    "dipl",
];

/// Abbreviations in several parts, which people write with or without spaces: they never end a sentence either.
const NEVER_LAST_PARTED: [&str; 10] = ["z.b", "d.h", "z.t", "i.d.r", "v.a", "m.e", "u.u", "e.g", "i.e", "dr.med"];

/// Abbreviations that go on with a number.
const BEFORE_NUMBER: [&str; 19] = [
    "no", "nos", "nr", "p", "pp", "fig", "vol", "ch", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "oct",
    "nov", "dec",
];

/// The sentences of `within`, in order, none of them empty.
#[must_use]
pub fn sentences(text: &str, within: Span) -> Vec<Span> {
    let mut found = Vec::new();
    for line in lines(text, within) {
        sentences_of_line(text, line, &mut found);
    }
    found
}

/// The sentence that holds the byte at `position`. A position between two belongs to the following one, or to the last
/// where none follows; `None` where there is no sentence at all.
#[must_use]
pub fn sentence_at(text: &str, within: Span, position: usize) -> Option<Span> {
    let within = clamp(text, within);
    let here = line_at(text, within, position);
    let of_line = |line: Span| {
        let mut found = Vec::new();
        sentences_of_line(text, line, &mut found);
        found
    };
    let mut line = Some(here);
    while let Some(span) = line {
        if let Some(sentence) = of_line(span).into_iter().find(|sentence| position < sentence.end) {
            return Some(sentence);
        }
        line = line_after(text, within, span);
    }
    let mut line = Some(here);
    while let Some(span) = line {
        if let Some(sentence) = of_line(span).pop() {
            return Some(sentence);
        }
        line = line_before(text, within, span);
    }
    None
}

fn sentences_of_line(text: &str, line: Span, found: &mut Vec<Span>) {
    let first_of_line = found.len();
    let content = text.get(line.start..line.end).unwrap_or_default();
    for (offset, piece) in content.split_sentence_bound_indices() {
        let trimmed = piece.trim();
        if trimmed.is_empty() {
            continue;
        }
        let start = line.start + offset + (piece.len() - piece.trim_start().len());
        let end = start + trimmed.len();
        let goes_on = found.len() > first_of_line
            && found.last().and_then(|last| last.slice(text)).is_some_and(|last| goes_on(last, trimmed));
        match found.last_mut() {
            Some(last) if goes_on => last.end = end,
            _ => found.push(Span::new(start, end)),
        }
    }
}

/// Whether the sentence that seems to end with `before` goes on with `after`.
fn goes_on(before: &str, after: &str) -> bool {
    let next = after.chars().find(|c| !is_opening(*c)).unwrap_or(' ');
    if next.is_lowercase() && ends_quoted(before) {
        return true;
    }
    let Some(stem) = before.strip_suffix('.') else { return false };
    let word = stem.rsplit(|c: char| c.is_whitespace() || is_opening(c)).next().unwrap_or_default();
    let lower = word.to_lowercase();
    if NEVER_LAST.contains(&lower.as_str()) || (BEFORE_NUMBER.contains(&lower.as_str()) && next.is_numeric()) {
        return true;
    }
    if ends_parted(stem) || is_part(word) && begins_with_part(after) {
        return true;
    }
    is_initial(word) && next.is_uppercase() || is_enumeration(stem)
}

/// Whether `stem` ends with an abbreviation in several parts, `z. B`, whatever stands between them.
fn ends_parted(stem: &str) -> bool {
    NEVER_LAST_PARTED.iter().any(|wanted| {
        let mut rest = stem.char_indices().rev().filter(|(_, c)| !c.is_whitespace());
        let mut first = stem.len();
        let fits = wanted.chars().rev().all(|letter| {
            rest.next().is_some_and(|(at, c)| {
                first = at;
                c.to_lowercase().eq([letter])
            })
        });
        let before = stem.get(..first).and_then(|before| before.chars().next_back());
        fits && before.is_none_or(|c| c.is_whitespace() || is_opening(c))
    })
}

/// One small letter, as in the `z` of `z. B.`.
fn is_part(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_lowercase) && chars.next().is_none()
}

/// Whether a letter and a full stop come next, as in `B. …`.
fn begins_with_part(after: &str) -> bool {
    let mut chars = after.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.next() == Some('.')
}

/// `J`, `J.R`: capitals parted by full stops. A lone `I` is far more often the pronoun.
fn is_initial(word: &str) -> bool {
    let single = |part: &str| {
        let mut chars = part.chars();
        chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
    };
    word != "I" && word.split('.').all(single)
}

/// The `1` of `1. First point`: nothing but a number stands before the full stop.
fn is_enumeration(stem: &str) -> bool {
    !stem.is_empty() && stem.bytes().all(|byte| byte.is_ascii_digit())
}

/// `"Why?" she said`: the quoted question does not end what is said about it.
fn ends_quoted(before: &str) -> bool {
    let unquoted = before.trim_end_matches(is_closing);
    unquoted.len() < before.len() && unquoted.ends_with(['?', '!', '.', '…'])
}

const fn is_opening(c: char) -> bool {
    matches!(c, '"' | '\'' | '(' | '[' | '{' | '“' | '‘' | '«' | '„')
}

const fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | ')' | ']' | '}' | '”' | '’' | '»')
}

#[cfg(test)]
mod tests {
    use super::{sentence_at, sentences};
    use crate::model::Span;
    use proptest::prelude::*;

    fn all(text: &str) -> Span {
        Span::new(0, text.len())
    }

    fn listed(text: &str) -> Vec<&str> {
        sentences(text, all(text)).into_iter().filter_map(|span| span.slice(text)).collect()
    }

    #[test]
    fn sentences_end_with_their_closing_quotes_and_without_spaces() {
        assert_eq!(
            listed("I left.  Why? \"No idea.\" (Really.) Ok"),
            ["I left.", "Why?", "\"No idea.\"", "(Really.)", "Ok"]
        );
        assert_eq!(listed("“Go.” Then I went."), ["“Go.”", "Then I went."]);
    }

    #[test]
    fn a_newline_ends_a_sentence() {
        assert_eq!(listed("and then\nI left\n\n  again"), ["and then", "I left", "again"]);
    }

    #[test]
    fn titles_and_usual_abbreviations_end_no_sentence() {
        for text in [
            "I saw Dr. Smith today.",
            "Mrs. Jones and Prof. Lee came to St. Mary.",
            "Some help, e.g. Refuge, i.e. Shelter, was there.",
            "Food, money, etc. and so on.",
            "It was A vs. B and approx. Ten of us.",
            "Room No. 5 Baker Street.",
            "J. Smith and J.R. Jones called.",
            "It was (cf. Smith) fine.",
            "3.5 of them.",
            "1. First of all",
            "Es gab z. B. Decken, d. h. Hilfe, i. d. R. Mittwochs.",
            "Es gab z.B. 5 Decken, z.\u{a0}T. Neue, bzw. Alte.",
            "Frau Dr. med. Weber in Nr. 7 Hauptstr. sagte nichts.",
            "On Sept. 5 Capt. Moss came.",
            "\"Why?\" she said.",
        ] {
            assert_eq!(listed(text), [text]);
        }
    }

    #[test]
    fn a_full_stop_that_ends_a_sentence_still_does() {
        assert_eq!(listed("He said no. Five left."), ["He said no.", "Five left."]);
        assert_eq!(listed("Food etc. Then we left."), ["Food etc.", "Then we left."]);
        assert_eq!(listed("It was you and I. Then he left."), ["It was you and I.", "Then he left."]);
        assert_eq!(listed("We chose plan b. A man came."), ["We chose plan b.", "A man came."]);
        assert_eq!(listed("Es war im Jan. Danach nie."), ["Es war im Jan.", "Danach nie."]);
    }

    #[test]
    fn three_dots_before_a_small_letter_end_nothing() {
        assert_eq!(
            listed("I was... well... scared. Then... Nothing."),
            ["I was... well... scared.", "Then...", "Nothing."]
        );
    }

    #[test]
    fn a_gap_belongs_to_the_sentence_after_it() {
        let text = "One.  Two.\n\nThree. ";
        let at = |position: usize| sentence_at(text, all(text), position).and_then(|span| span.slice(text));
        assert_eq!(at(0), Some("One."));
        assert_eq!(at(4), Some("Two."));
        assert_eq!(at(10), Some("Three."));
        assert_eq!(at(11), Some("Three."));
        assert_eq!(at(text.len()), Some("Three."));
        assert_eq!(sentence_at(" \n ", Span::new(0, 3), 1), None);
    }

    proptest! {
        #[test]
        fn sentences_hold_every_visible_character_once(text in "([A-Z]?[a-z]{0,5}|[.?!\"' \\n()]|\\.\\.\\.|Dr\\.|漢。|é){0,40}") {
            let spans = sentences(&text, all(&text));
            let mut end = 0;
            for span in &spans {
                prop_assert!(text.get(end..span.start).unwrap().trim().is_empty());
                let sentence = span.slice(&text).unwrap();
                prop_assert_eq!(sentence.trim(), sentence);
                prop_assert_eq!(sentence_at(&text, all(&text), span.start), Some(*span));
                end = span.end;
            }
            prop_assert!(text.get(end..).unwrap().trim().is_empty());
        }
    }
}
