//! Words by the Unicode rules (UAX #29, word boundaries), and the steps from one to the next.
//!
//! A word is a segment with at least one letter or digit: punctuation and spaces are between words. `don't` is one
//! word, `well-known` two, and each ideograph is a word of its own.

use super::line::{line_at, line_before};
use super::positions::clamp;
use crate::model::Span;
use unicode_segmentation::UnicodeSegmentation;

/// The words of `within`, in order.
pub fn words(text: &str, within: Span) -> impl Iterator<Item = Span> {
    let within = clamp(text, within);
    text.get(within.start..within.end)
        .unwrap_or_default()
        .unicode_word_indices()
        .map(move |(offset, word)| Span::new(within.start + offset, within.start + offset + word.len()))
}

/// Where the first word after `position` begins; `None` where there is none.
#[must_use]
pub fn next_word(text: &str, within: Span, position: usize) -> Option<usize> {
    let within = clamp(text, within);
    if position < within.start {
        return words(text, within).next().map(|word| word.start);
    }
    let line = line_at(text, within, position);
    words(text, Span::new(line.start, within.end)).map(|word| word.start).find(|start| *start > position)
}

/// Where the last word that begins before `position` begins; `None` where there is none.
#[must_use]
pub fn previous_word(text: &str, within: Span, position: usize) -> Option<usize> {
    let within = clamp(text, within);
    let mut line = line_at(text, within, position);
    loop {
        let found = words(text, line).map(|word| word.start).take_while(|start| *start < position).last();
        if found.is_some() {
            return found;
        }
        line = line_before(text, within, line)?;
    }
}

/// The word that holds the byte at `position`; `None` on punctuation and spaces.
#[must_use]
pub fn word_at(text: &str, within: Span, position: usize) -> Option<Span> {
    let within = clamp(text, within);
    if !within.contains(position) {
        return None;
    }
    words(text, line_at(text, within, position))
        .take_while(|word| word.start <= position)
        .find(|w| w.contains(position))
}

/// How many words `text` has.
#[must_use]
pub fn count(text: &str) -> usize {
    text.unicode_words().count()
}

#[cfg(test)]
mod tests {
    use super::{count, next_word, previous_word, word_at, words};
    use crate::model::Span;
    use proptest::prelude::*;

    fn all(text: &str) -> Span {
        Span::new(0, text.len())
    }

    fn listed(text: &str) -> Vec<&str> {
        words(text, all(text)).filter_map(|span| span.slice(text)).collect()
    }

    #[test]
    fn punctuation_is_no_word_and_an_apostrophe_parts_none() {
        assert_eq!(listed("Well - I don’t know, 3.5?"), ["Well", "I", "don’t", "know", "3.5"]);
        assert_eq!(listed("支援の人"), ["支", "援", "の", "人"]);
        assert_eq!(count("— … !"), 0);
    }

    #[test]
    fn steps_go_from_word_to_word_over_lines() {
        let text = "one two\n\n  three";
        assert_eq!(next_word(text, all(text), 0), Some(4));
        assert_eq!(next_word(text, all(text), 5), Some(11));
        assert_eq!(next_word(text, all(text), 11), None);
        assert_eq!(previous_word(text, all(text), 11), Some(4));
        assert_eq!(previous_word(text, all(text), 6), Some(4));
        assert_eq!(previous_word(text, all(text), 0), None);
        assert_eq!(next_word(text, Span::new(4, text.len()), 0), Some(4));
    }

    #[test]
    fn a_space_belongs_to_no_word() {
        assert_eq!(word_at("one two", all("one two"), 3), None);
        assert_eq!(word_at("one two", all("one two"), 5), Some(Span::new(4, 7)));
        assert_eq!(word_at("one two", Span::new(0, 3), 5), None);
    }

    proptest! {
        #[test]
        fn walking_forward_and_back_visits_every_word(text in "([a-zA-Z'’. ,\\n漢é😀-]{0,12}){0,8}") {
            let starts: Vec<usize> = words(&text, all(&text)).map(|word| word.start).collect();
            let mut forward: Vec<usize> = starts.first().copied().filter(|first| *first == 0).into_iter().collect();
            let mut at = 0;
            while let Some(next) = next_word(&text, all(&text), at) {
                forward.push(next);
                at = next;
            }
            prop_assert_eq!(&forward, &starts);
            let mut back = Vec::new();
            let mut at = text.len();
            while let Some(previous) = previous_word(&text, all(&text), at) {
                back.push(previous);
                at = previous;
            }
            back.reverse();
            prop_assert_eq!(&back, &starts);
        }
    }
}
