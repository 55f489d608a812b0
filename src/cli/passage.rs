//! A passage shortened around the words that were searched for, with those words marked.

use super::print::Output;
use crate::model::{CharSpan, Span};
use crate::text::{self, Positions};
use crate::workbench::HitLine;
use std::ops::Range;

/// At most so many rows of a passage.
const ROWS: usize = 3;

/// The rows of a hit to show: around the first match, or the first ones. Matches are bold, or `«so»` without styles.
pub(super) fn excerpt(hit: &HitLine, out: &Output) -> Vec<String> {
    let marks = marks(hit);
    let (open, close) = if out.styled { ("\u{1b}[1m", "\u{1b}[0m") } else { ("«", "»") };
    // Room for the indent, the signs of a cut, and marks that take a cell.
    let width = out.width.saturating_sub(10).max(20);
    let rows = text::wrap(&hit.text, Span::new(0, hit.text.len()), width);
    let first = marks.first().and_then(|mark| text::row_at(&rows, mark.start)).unwrap_or(0);
    let window = window(rows.len(), first);
    let mut lines = Vec::new();
    for (place, row) in rows.iter().enumerate().take(window.end).skip(window.start) {
        let mut line = String::new();
        if place == window.start && place > 0 {
            line.push_str("… ");
        }
        let mut open_now = false;
        for cell in text::cells(&hit.text, *row) {
            let marked = marks.iter().any(|mark| mark.start < cell.end && cell.start < mark.end);
            let begins = marks.iter().any(|mark| mark.start == cell.start);
            if open_now && (!marked || begins) {
                line.push_str(close);
                open_now = false;
            }
            if marked && !open_now {
                line.push_str(open);
                open_now = true;
            }
            line.push_str(&cell.shown);
        }
        if open_now {
            line.push_str(close);
        }
        if place + 1 == window.end && window.end < rows.len() {
            line.push_str(" …");
        }
        lines.push(line);
    }
    lines
}

/// The rows to show of so many, where `first` holds the first match.
fn window(rows: usize, first: usize) -> Range<usize> {
    let start = if first + 1 < ROWS { 0 } else { (first - 1).min(rows.saturating_sub(ROWS)) };
    start..(start + ROWS).min(rows)
}

/// The matches in bytes of the passage; a hit has them in code points of the transcript.
fn marks(hit: &HitLine) -> Vec<Span> {
    let positions = Positions::new(&hit.text);
    hit.highlights
        .iter()
        .filter_map(|(start, end)| {
            let mark = CharSpan::new(start.checked_sub(hit.start)?, end.checked_sub(hit.start)?);
            positions.byte_span(&hit.text, mark)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TranscriptId;

    const PLAIN: Output = Output { json: false, width: 40, styled: false, terminal: false };

    fn hit(text: &str, highlights: &[(usize, usize)]) -> HitLine {
        HitLine {
            transcript: "P1".into(),
            case: None,
            speaker: None,
            role: None,
            turn: Some(1),
            start: 100,
            end: 100 + text.chars().count(),
            text: text.into(),
            score: 0.0,
            highlights: highlights.iter().map(|(start, end)| (start + 100, end + 100)).collect(),
            codings: Vec::new(),
            citation: "P1:1".into(),
            cases: Vec::new(),
            place: TranscriptId::mint(),
            span: Span::new(0, text.len()),
        }
    }

    #[test]
    fn matches_are_marked_without_colour_and_bold_with_styles() {
        let hit = hit("É a «house» here", &[(5, 10), (12, 16)]);
        assert_eq!(excerpt(&hit, &PLAIN), ["É a ««house»» «here»"]);
        let styled = Output { styled: true, ..PLAIN };
        assert_eq!(excerpt(&hit, &styled), ["É a «\u{1b}[1mhouse\u{1b}[0m» \u{1b}[1mhere\u{1b}[0m"]);
    }

    #[test]
    fn a_long_passage_is_shortened_around_the_first_match() {
        let text = "one two three four five six seven ".repeat(10) + "needle " + &"after that ".repeat(20);
        let at = text.find("needle").unwrap();
        let rows = excerpt(&hit(&text, &[(at, at + 6)]), &PLAIN);
        assert_eq!(rows.len(), 3);
        assert!(rows[0].starts_with("… ") && rows[2].ends_with(" …"), "{rows:?}");
        assert!(rows.iter().any(|row| row.contains("«needle»")), "{rows:?}");
        assert!(rows.iter().all(|row| text::width(row) <= 38), "{rows:?}");
    }

    #[test]
    fn a_short_passage_is_whole() {
        assert_eq!(excerpt(&hit("just this", &[]), &PLAIN), ["just this"]);
    }
}
