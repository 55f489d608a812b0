//! From text to rows.
//!
//! The blocks are the talk of every turn, and whatever stands outside the turns. Each turn has a line with
//! its number and speaker over it and a blank line under it; the label itself is not shown again. Rows hold byte offsets
//! of the stored text, so what is seen is always the stored text and nothing else.

use super::talk::Talk;
use crate::model::Span;
use crate::text::{self, Row};

/// What a line of the screen shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// Number and speaker of the turn with this index.
    Head(usize),
    /// Text.
    Text,
    /// Nothing, between turns.
    Gap,
}

/// One line of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VisualLine {
    /// What it shows.
    pub kind: LineKind,
    /// The bytes it shows; for a line without text, the empty row where it stands.
    pub row: Row,
    /// The block it belongs to.
    pub block: usize,
}

/// The lines of a transcript at one width.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// Columns the text has.
    pub width: usize,
    /// The lines, in order.
    pub lines: Vec<VisualLine>,
    // The lines with text, in order: where each begins and its place in `lines`.
    texts: Vec<(usize, usize)>,
}

impl Layout {
    /// Lays the blocks of a transcript out in `width` columns.
    #[must_use]
    pub fn new(text: &str, talk: &Talk, width: usize) -> Self {
        let mut layout = Self { width, lines: Vec::new(), texts: Vec::new() };
        for (index, block) in talk.blocks.iter().enumerate() {
            let empty = |at| Row { start: at, end: at };
            if let Some(turn) = block.turn {
                let row = empty(block.span.start);
                layout.lines.push(VisualLine { kind: LineKind::Head(turn), row, block: index });
            }
            for row in text::wrap(text, block.span, width) {
                layout.texts.push((row.start, layout.lines.len()));
                layout.lines.push(VisualLine { kind: LineKind::Text, row, block: index });
            }
            layout.lines.push(VisualLine { kind: LineKind::Gap, row: empty(block.span.end), block: index });
        }
        layout.lines.pop();
        layout
    }

    /// The byte nearest to `byte` that is on a row: where it is off all rows, the row before it ends there.
    #[must_use]
    pub fn nearest(&self, byte: usize) -> usize {
        let Some(line) = self.line_at(byte).and_then(|line| self.lines.get(line)) else { return 0 };
        byte.clamp(line.row.start, line.row.end.max(line.row.start))
    }

    /// The line with text that holds `byte`, or the last one that begins before it.
    #[must_use]
    pub fn line_at(&self, byte: usize) -> Option<usize> {
        let after = self.texts.partition_point(|(start, _)| *start <= byte);
        self.texts.get(after.saturating_sub(1)).map(|(_, line)| *line)
    }

    /// The first line with text that begins at `byte` or after it, or the last there is.
    #[must_use]
    pub fn line_from(&self, byte: usize) -> Option<usize> {
        let place = self.texts.partition_point(|(start, _)| *start < byte);
        self.texts.get(place).or(self.texts.last()).map(|(_, line)| *line)
    }

    /// The line with text that is `steps` such lines from `line`, as far as there are any.
    #[must_use]
    pub fn text_line_from(&self, line: usize, steps: isize) -> Option<usize> {
        let place = self.texts.partition_point(|(_, at)| *at < line);
        let last = self.texts.len().checked_sub(1)?;
        self.texts.get(place.saturating_add_signed(steps).min(last)).map(|(_, line)| *line)
    }

    /// The first and last line that show something of `span`; `None` where nothing of it is shown.
    #[must_use]
    pub fn lines_of(&self, span: Span) -> Option<(usize, usize)> {
        let end = |place: usize| self.texts.get(place).and_then(|(_, line)| self.lines.get(*line)).map(|l| l.row.end);
        let mut first = self.texts.partition_point(|(start, _)| *start <= span.start).saturating_sub(1);
        let last = self.texts.partition_point(|(start, _)| *start < span.end).checked_sub(1)?;
        while first < last && end(first).is_some_and(|end| end <= span.start) {
            first += 1;
        }
        let shown = end(first).is_some_and(|end| end > span.start);
        match (self.texts.get(first), self.texts.get(last)) {
            (Some((_, first)), Some((_, last))) if shown && first <= last => Some((*first, *last)),
            _ => None,
        }
    }

    /// Where the character at `byte` ends.
    #[must_use]
    pub fn after(&self, text: &str, byte: usize) -> usize {
        let row = self.line_at(byte).and_then(|line| self.lines.get(line)).map(|line| line.row);
        let cell = row.and_then(|row| text::cells(text, row).into_iter().find(|cell| byte < cell.end));
        cell.map_or(byte, |cell| cell.end)
    }
}
