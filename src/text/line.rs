//! Lines: the paragraphs between newlines. Words, sentences and rows never reach over a newline, so whoever looks for
//! one at a position needs to read no more than a line.

use super::positions::clamp;
use crate::model::Span;

/// The lines of `within`, without their newlines; a blank line is an empty span. There is at least one.
pub(super) fn lines(text: &str, within: Span) -> impl Iterator<Item = Span> {
    let within = clamp(text, within);
    let mut start = within.start;
    text.get(within.start..within.end).unwrap_or_default().split('\n').map(move |line| {
        let span = Span::new(start, start + line.len());
        start = span.end + 1;
        span
    })
}

/// The line of `within` that holds `position`; a newline belongs to the line it ends. `within` must be clamped.
pub(super) fn line_at(text: &str, within: Span, position: usize) -> Span {
    let position = position.clamp(within.start, within.end);
    let bytes = text.as_bytes();
    let before = bytes.get(within.start..position).unwrap_or_default();
    let after = bytes.get(position..within.end).unwrap_or_default();
    let start = before.iter().rposition(|byte| *byte == b'\n').map_or(within.start, |at| within.start + at + 1);
    let end = after.iter().position(|byte| *byte == b'\n').map_or(within.end, |at| position + at);
    Span::new(start, end)
}

/// The line after `line`, `None` at the end of `within`.
pub(super) fn line_after(text: &str, within: Span, line: Span) -> Option<Span> {
    (line.end < within.end).then(|| line_at(text, within, line.end + 1))
}

/// The line before `line`, `None` at the beginning of `within`.
pub(super) fn line_before(text: &str, within: Span, line: Span) -> Option<Span> {
    (line.start > within.start).then(|| line_at(text, within, line.start - 1))
}

#[cfg(test)]
mod tests {
    use super::{line_after, line_at, line_before, lines};
    use crate::model::Span;

    #[test]
    fn a_newline_belongs_to_the_line_it_ends() {
        let text = "one\n\ntwo";
        let all = Span::new(0, text.len());
        let spans: Vec<Span> = lines(text, all).collect();
        assert_eq!(spans, [Span::new(0, 3), Span::new(4, 4), Span::new(5, 8)]);
        assert_eq!(line_at(text, all, 3), spans[0]);
        assert_eq!(line_at(text, all, 4), spans[1]);
        assert_eq!(line_at(text, all, 99), spans[2]);
        assert_eq!(line_after(text, all, spans[0]), Some(spans[1]));
        assert_eq!(line_before(text, all, spans[2]), Some(spans[1]));
        assert_eq!(line_after(text, all, spans[2]), None);
        assert_eq!(line_before(text, all, spans[0]), None);
    }
}
