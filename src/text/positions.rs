//! Bytes and code points: the one place where a position of one kind becomes a position of the other.
//!
//! Checkpoints hold how many characters begin before every 1,024th byte, so that a conversion reads at most that many
//! bytes of the text. A text of ASCII alone needs none. A conversion never fails on a wrong position: bytes are brought
//! into range, code points past the end have no byte.

use crate::model::{CharSpan, Span};

/// Bytes from one checkpoint to the next.
const STEP: usize = 1024;

/// Code points and bytes of one text. It does not hold the text: hand in the same one it was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Positions {
    bytes: usize,
    chars: usize,
    /// Characters that begin before byte `index * STEP`; empty where every character is one byte.
    checkpoints: Vec<usize>,
}

impl Positions {
    /// Reads `text` once.
    #[must_use]
    pub fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self { bytes: text.len(), chars: text.len(), checkpoints: Vec::new() };
        }
        let mut chars = 0;
        let mut checkpoints = Vec::with_capacity(text.len() / STEP + 1);
        for block in text.as_bytes().chunks(STEP) {
            checkpoints.push(chars);
            chars += beginnings(block);
        }
        Self { bytes: text.len(), chars, checkpoints }
    }

    /// Length of the text in code points.
    #[must_use]
    pub const fn chars(&self) -> usize {
        self.chars
    }

    /// Code points before `byte`. A byte past the end counts as the end, one inside a character as its beginning.
    #[must_use]
    pub fn to_chars(&self, text: &str, byte: usize) -> usize {
        let byte = floor(text, byte);
        if self.checkpoints.is_empty() {
            return byte.min(self.chars);
        }
        let place = (byte / STEP).min(self.checkpoints.len() - 1);
        let before = self.checkpoints.get(place).copied().unwrap_or_default();
        before + text.as_bytes().get(place * STEP..byte).map_or(0, beginnings)
    }

    /// The byte where code point `chars` begins, the length of the text for its end, `None` past that.
    #[must_use]
    pub fn to_byte(&self, text: &str, chars: usize) -> Option<usize> {
        if chars >= self.chars {
            return (chars == self.chars).then_some(self.bytes);
        }
        if self.checkpoints.is_empty() {
            return Some(chars);
        }
        let place = self.checkpoints.partition_point(|&before| before <= chars).checked_sub(1)?;
        let skip = chars - self.checkpoints.get(place)?;
        let from = place * STEP;
        let tail = text.as_bytes().get(from..)?;
        tail.iter().enumerate().filter(|(_, byte)| begins(**byte)).nth(skip).map(|(offset, _)| from + offset)
    }

    /// The same span in code points; ends are brought into range like [`Positions::to_chars`] does.
    #[must_use]
    pub fn char_span(&self, text: &str, span: Span) -> CharSpan {
        CharSpan::new(self.to_chars(text, span.start), self.to_chars(text, span.end))
    }

    /// The same span in bytes; `None` where it is empty, turned round or reaches past the end.
    #[must_use]
    pub fn byte_span(&self, text: &str, span: CharSpan) -> Option<Span> {
        if span.end <= span.start {
            return None;
        }
        Some(Span::new(self.to_byte(text, span.start)?, self.to_byte(text, span.end)?))
    }
}

/// Whether a character begins with this byte.
const fn begins(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

/// How many characters begin in `bytes`.
fn beginnings(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| begins(**byte)).count()
}

/// The last character boundary at or before `byte`, at most the length of the text.
pub(super) fn floor(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

/// `span` brought into `text`: both ends on boundaries, the end not before the start.
pub(super) fn clamp(text: &str, span: Span) -> Span {
    let start = floor(text, span.start);
    Span::new(start, floor(text, span.end).max(start))
}

#[cfg(test)]
mod tests {
    use super::Positions;
    use crate::model::{CharSpan, Span};
    use proptest::prelude::*;

    #[test]
    fn a_position_is_what_python_would_count() {
        let text = "café 😀 ok";
        let positions = Positions::new(text);
        assert_eq!(positions.chars(), 9);
        assert_eq!(positions.to_byte(text, 5), Some(6));
        assert_eq!(positions.to_byte(text, 6), Some(10));
        assert_eq!(positions.to_byte(text, 9), Some(text.len()));
        assert_eq!(positions.to_byte(text, 10), None);
        assert_eq!(positions.to_chars(text, 8), 5, "inside the emoji counts as its beginning");
        assert_eq!(positions.to_chars(text, 999), 9);
    }

    #[test]
    fn an_empty_or_reversed_span_has_no_bytes() {
        let text = "cafés";
        let positions = Positions::new(text);
        assert_eq!(positions.byte_span(text, CharSpan::new(3, 5)), Some(Span::new(3, 6)));
        assert_eq!(positions.byte_span(text, CharSpan::new(3, 3)), None);
        assert_eq!(positions.byte_span(text, CharSpan::new(4, 2)), None);
        assert_eq!(positions.byte_span(text, CharSpan::new(4, 6)), None);
    }

    proptest! {
        #[test]
        fn conversions_agree_with_counting(piece in "[a-zé漢😀\u{301}]{0,40}", times in 0_usize..60, at in 0.0_f64..1.1) {
            let text = piece.repeat(times);
            let positions = Positions::new(&text);
            let all: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
            prop_assert_eq!(positions.chars(), all.len() - 1);
            let wanted = (all.len() as f64 * at) as usize;
            prop_assert_eq!(positions.to_byte(&text, wanted), all.get(wanted).copied());
            let byte = (text.len() as f64 * at) as usize;
            let counted = all.iter().filter(|&&start| start <= byte).count() - 1;
            prop_assert_eq!(positions.to_chars(&text, byte), counted);
        }

        #[test]
        fn there_and_back_is_the_same_span(text in ".{0,3000}", a in 0.0_f64..1.0, b in 0.0_f64..1.0) {
            let positions = Positions::new(&text);
            let place = |share: f64| (positions.chars() as f64 * share) as usize;
            let span = CharSpan::new(place(a.min(b)), place(a.max(b)));
            prop_assume!(span.start < span.end);
            let bytes = positions.byte_span(&text, span).unwrap();
            prop_assert_eq!(positions.char_span(&text, bytes), span);
            let quote: String = text.chars().skip(span.start).take(span.end - span.start).collect();
            prop_assert_eq!(bytes.slice(&text), Some(quote.as_str()));
        }
    }
}
