//! Spans: half-open ranges of text positions.
//!
//! There are two kinds, and they are two types, so that one is never taken for the other. Inside the program a
//! position is a UTF-8 **byte** offset on a character boundary ([`Span`]); at every edge (command line, JSON, CSV)
//! it is a Unicode **code point** count ([`CharSpan`]), so that `text[start:end]` in Python is the quote.
//!
//! ```text
//! text         c  a  f  é     😀
//! bytes        0  1  2  3     5        9
//! code points  0  1  2  3     4        5
//! ```
//!
//! The conversion between the two lives in one place, `text::Positions`.

use serde::{Deserialize, Serialize};

/// A half-open range of UTF-8 byte offsets, `start..end`, on character boundaries of one stored text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset one past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// How many bytes it covers; 0 when it is empty or turned round.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether it covers nothing.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.end <= self.start
    }

    /// Whether the byte at `position` is inside.
    #[must_use]
    pub const fn contains(&self, position: usize) -> bool {
        self.start <= position && position < self.end
    }

    /// Whether the two share at least one byte. Spans that only touch do not overlap.
    #[must_use]
    pub const fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The passage of `text`, or `None` where the span is empty, out of range or off a character boundary.
    #[must_use]
    pub fn slice<'t>(&self, text: &'t str) -> Option<&'t str> {
        if self.is_empty() { None } else { text.get(self.start..self.end) }
    }
}

/// A half-open range of Unicode code points, as people and other programs count them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CharSpan {
    /// Code points before the first character.
    pub start: usize,
    /// Code points before the end.
    pub end: usize,
}

impl CharSpan {
    /// The span from `start` to `end`, in code points.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn touching_spans_do_not_overlap() {
        assert!(!Span::new(0, 4).overlaps(&Span::new(4, 6)));
        assert!(Span::new(0, 5).overlaps(&Span::new(4, 6)));
    }

    #[test]
    fn a_span_off_a_character_boundary_has_no_passage() {
        assert_eq!(Span::new(0, 4).slice("café"), None);
        assert_eq!(Span::new(0, 5).slice("café"), Some("café"));
        assert_eq!(Span::new(2, 2).slice("café"), None);
    }
}
