//! What a query found in a passage, for marking it.
//!
//! A screenful of hits is a thousand passages, of which nearly every word is of no interest. So a passage is looked
//! through for places where a wanted word could begin, and only the pieces between blanks around those are cut into words
//! and stemmed. That finds the same as cutting up all of it: a blank always ends a word, and a stem begins as its words
//! do ([`Beginnings`]).

use super::analyze::{Analysis, Term};
use super::parse::{Node, Query};
use crate::model::Span;

/// The spans of `text`, in bytes, that match a word, prefix or phrase the query asks for; see [`Highlighter::marks`].
#[must_use]
pub fn highlights(query: &Query, text: &str) -> Vec<Span> {
    Highlighter::new(query).marks(text)
}

/// Marks passages for one query, and remembers the stems it met on the way.
pub struct Highlighter<'q> {
    root: Option<&'q Node>,
    analysis: Analysis,
    beginnings: Beginnings,
    /// How many words the longest phrase has.
    longest: usize,
}

impl<'q> Highlighter<'q> {
    /// Makes ready to mark what `query` asks for.
    #[must_use]
    pub fn new(query: &'q Query) -> Self {
        let root = query.root.as_ref();
        let mut wanted = Vec::new();
        let mut longest = 1;
        if let Some(root) = root {
            gather(root, &mut wanted, &mut longest);
        }
        Self { root, analysis: Analysis::new(), beginnings: Beginnings::of(&wanted), longest }
    }

    /// The spans of `text`, in bytes, that match a word, prefix or phrase the query asks for; in order, overlapping ones
    /// joined. A phrase is one span from its first word to its last. What the query excludes is never marked.
    #[must_use]
    pub fn marks(&mut self, text: &str) -> Vec<Span> {
        let Some(root) = self.root else { return Vec::new() };
        let mut spans = Vec::new();
        let mut from = 0;
        while let Some(place) = self.beginnings.next(text, from) {
            let piece = piece_around(text, place);
            let found = self.analysis.terms(text, piece, self.longest - 1);
            mark(root, &found, &mut spans);
            from = piece.end;
        }
        spans.sort_unstable();
        let mut merged: Vec<Span> = Vec::new();
        for span in spans {
            match merged.last_mut() {
                Some(last) if span.start < last.end => last.end = last.end.max(span.end),
                _ => merged.push(span),
            }
        }
        merged
    }
}

/// The first words of what is wanted, and the length of the longest phrase.
fn gather<'q>(node: &'q Node, wanted: &mut Vec<&'q str>, longest: &mut usize) {
    match node {
        Node::All(parts) | Node::Any(parts) => parts.iter().for_each(|part| gather(part, wanted, longest)),
        Node::Not(_) => {}
        Node::Prefix(prefix) => wanted.push(prefix),
        Node::Stems(stems) => {
            wanted.extend(stems.first().map(String::as_str));
            *longest = stems.len().max(*longest);
        }
    }
}

/// The run of characters between ASCII blanks in which a place lies.
fn piece_around(text: &str, place: usize) -> Span {
    let (before, after) = text.as_bytes().split_at(place.min(text.len()));
    let start = before.iter().rposition(u8::is_ascii_whitespace).map_or(0, |blank| blank + 1);
    let end = after.iter().position(u8::is_ascii_whitespace).map_or(text.len(), |length| place + length);
    Span::new(start, end)
}

/// How wanted words begin, for passing over text in which none can stand.
///
/// The first two letters of a word are those of its stem, except that a stem may have `i` for `y` (dying, die). They tell
/// nothing where a wanted word, or the text, has letters beyond ASCII: these may be folded into others.
struct Beginnings {
    /// The first two letters of each wanted word; empty where one of them has letters beyond ASCII.
    letters: Vec<(u8, Option<u8>)>,
    /// Which bytes are worth a closer look.
    worth: [bool; 256],
}

impl Beginnings {
    fn of(wanted: &[&str]) -> Self {
        let first_two = |word: &&str| Some((word.bytes().next()?, word.as_bytes().get(1).copied()));
        let plain = wanted.iter().all(|word| word.is_ascii());
        let letters: Vec<_> = wanted.iter().filter(|_| plain).filter_map(first_two).collect();
        let mut worth = [false; 256];
        for (byte, worth) in (0..=u8::MAX).zip(&mut worth) {
            let begins = letters.iter().any(|(first, _)| *first == byte.to_ascii_lowercase());
            *worth = begins || byte >= 0xC0 || (!plain && !byte.is_ascii_whitespace());
        }
        Self { letters, worth }
    }

    /// The next place from `from` on, which is an end of the text or a blank, where a wanted word may begin.
    fn next(&self, text: &str, from: usize) -> Option<usize> {
        let rest = text.as_bytes().get(from..)?;
        let mut before = b' ';
        let place = rest.iter().enumerate().position(|(at, byte)| {
            let inside_a_word = before.is_ascii_alphanumeric() && byte.is_ascii();
            before = *byte;
            self.worth[usize::from(*byte)] && !inside_a_word && self.may_begin(*byte, rest.get(at + 1).copied())
        });
        place.map(|place| from + place)
    }

    fn may_begin(&self, first: u8, second: Option<u8>) -> bool {
        // Quotation marks, dashes and dots (U+2000 to U+206F) are no letters; every other character beyond ASCII may be.
        if self.letters.is_empty() || !first.is_ascii() {
            return self.letters.is_empty() || !(first == 0xE2 && matches!(second, Some(0x80 | 0x81)));
        }
        let second = second.map(|byte| byte.to_ascii_lowercase());
        self.letters.iter().any(|(wanted, next)| {
            first.to_ascii_lowercase() == *wanted
                && match next {
                    None => true,
                    // A letter beyond ASCII, or a mark on the first one, is looked at closely.
                    Some(_) if second.is_some_and(|byte| !byte.is_ascii()) => true,
                    Some(b'i') => matches!(second, Some(b'i' | b'y')),
                    Some(next) => second == Some(*next),
                }
        })
    }
}

fn mark(node: &Node, found: &[Term], spans: &mut Vec<Span>) {
    match node {
        Node::All(parts) | Node::Any(parts) => parts.iter().for_each(|part| mark(part, found, spans)),
        Node::Not(_) => {}
        Node::Prefix(prefix) => {
            spans.extend(found.iter().filter(|term| term.word.starts_with(prefix.as_str())).map(|term| term.span));
        }
        Node::Stems(stems) => {
            for run in found.windows(stems.len()) {
                let same = run.iter().map(|term| &term.stem).eq(stems.iter());
                if let (true, Some(first), Some(last)) = (same, run.first(), run.last()) {
                    spans.push(Span::new(first.span.start, last.span.end));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Query;
    use super::super::analyze::Analysis;
    use super::{Beginnings, highlights, mark};
    use crate::model::Span;
    use proptest::prelude::*;

    fn marked(query: &str, text: &str) -> Vec<String> {
        let query = Query::parse(query).unwrap();
        highlights(&query, text).into_iter().map(|span| span.slice(text).unwrap().to_string()).collect()
    }

    #[test]
    fn words_are_marked_in_every_form() {
        assert_eq!(marked("support", "Supported by the SUPPORT worker"), ["Supported", "SUPPORT"]);
        assert_eq!(marked("dont OR don't", "I don’t"), ["don’t"]);
        assert_eq!(marked("cafe", "ein Café"), ["Café"]);
    }

    #[test]
    fn a_phrase_is_marked_only_where_its_words_are_next_to_each_other() {
        assert_eq!(marked("\"felt safe\"", "safe, I felt safe; felt very safe"), ["felt safe"]);
        assert_eq!(marked("\"a b a\"", "a b a b a"), ["a b a b a"], "overlapping finds are one");
        assert_eq!(marked("支援", "支援の支"), ["支援"]);
    }

    #[test]
    fn prefixes_mark_whole_words_and_exclusions_nothing() {
        assert_eq!(marked("accommod* -hotel", "Accommodation in a hotel"), ["Accommodation"]);
        assert_eq!(marked("", "anything"), [""; 0]);
    }

    #[test]
    fn every_form_is_found_wherever_in_a_piece_it_begins() {
        assert_eq!(marked("die", "dying—DIED, (dies) un-dying ‘die’"), ["dying", "DIED", "dies", "dying", "die"]);
        assert_eq!(marked("don't", "they’d _don’t_ Don’t"), ["Don’t"]);
        assert_eq!(marked("echo", "écho e\u{301}cho"), ["écho", "e\u{301}cho"]);
        assert_eq!(marked("\"a b\"", "…a\u{a0}b a —\n b"), ["a\u{a0}b", "a —\n b"]);
    }

    /// The marks that cutting the whole text into words leads to.
    fn all_marks(query: &Query, text: &str) -> Vec<Span> {
        let mut spans = Vec::new();
        mark(query.root.as_ref().unwrap(), &Analysis::new().terms(text, Span::new(0, text.len()), 0), &mut spans);
        spans.sort_unstable();
        spans.dedup();
        spans
    }

    proptest! {
        #[test]
        fn looking_only_where_a_word_may_begin_finds_what_looking_everywhere_finds(
            text in "([abAB'’_.,… \n\u{301}éﬁ漢1-]{0,6}(a|b|bad|Dying|die)?){0,12}",
            query in "(a|b|ba\\*|die|dying|é|\"a b\"|\"die a die\"|1)( OR (b|die|\"b a\"))?",
        ) {
            let query = Query::parse(&query).unwrap();
            let mut joined: Vec<Span> = Vec::new();
            for span in all_marks(&query, &text) {
                match joined.last_mut() {
                    Some(last) if span.start < last.end => last.end = last.end.max(span.end),
                    _ => joined.push(span),
                }
            }
            prop_assert_eq!(highlights(&query, &text), joined);
        }

        #[test]
        fn a_word_may_begin_wherever_its_stem_does(word in "[a-z]{1,3}(y|i|ie|e|at|bl|s)?(s|es|ed|ing|ly|ies|ied|ational|ness|ful)?") {
            for term in Analysis::new().terms(&word, Span::new(0, word.len()), 0) {
                prop_assert_eq!(Beginnings::of(&[&term.stem]).next(&word, 0), Some(0), "{} has the stem {}", word, term.stem);
            }
        }
    }
}
