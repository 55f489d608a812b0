//! From text to rows.
//!
//! The text is cut into blocks: the talk of every turn, and whatever stands outside the turns. Each turn has a line with
//! its number and speaker over it and a blank line under it; the label itself is not shown again. Rows hold byte offsets
//! of the stored text, so what is seen is always the stored text and nothing else.

use crate::model::Span;
use crate::text::{self, Row};
use crate::workbench::Loaded;

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

/// A stretch of text and the turn it is the talk of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// The bytes.
    pub span: Span,
    /// Index of the turn; `None` outside the turns.
    pub turn: Option<usize>,
}

/// The lines of a transcript at one width.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// Columns the text has.
    pub width: usize,
    /// The blocks, in order.
    pub blocks: Vec<Block>,
    /// The lines, in order.
    pub lines: Vec<VisualLine>,
    // The lines with text, in order: where each begins and its place in `lines`.
    texts: Vec<(usize, usize)>,
}

impl Layout {
    /// Lays a transcript out in `width` columns.
    #[must_use]
    pub fn new(loaded: &Loaded, width: usize) -> Self {
        let blocks = blocks(loaded);
        let mut layout = Self { width, blocks: Vec::new(), lines: Vec::new(), texts: Vec::new() };
        for (index, block) in blocks.iter().enumerate() {
            let empty = |at| Row { start: at, end: at };
            if let Some(turn) = block.turn {
                let row = empty(block.span.start);
                layout.lines.push(VisualLine { kind: LineKind::Head(turn), row, block: index });
            }
            for row in text::wrap(&loaded.text, block.span, width) {
                layout.texts.push((row.start, layout.lines.len()));
                layout.lines.push(VisualLine { kind: LineKind::Text, row, block: index });
            }
            layout.lines.push(VisualLine { kind: LineKind::Gap, row: empty(block.span.end), block: index });
        }
        layout.lines.pop();
        layout.blocks = blocks;
        layout
    }

    /// The first byte the cursor can stand on.
    #[must_use]
    pub fn first_byte(&self) -> usize {
        self.blocks.iter().find(|block| block.turn.is_some()).or(self.blocks.first()).map_or(0, |b| b.span.start)
    }

    /// The byte nearest to `byte` that is on a row: where it is off all rows, the row before it ends there.
    #[must_use]
    pub fn nearest(&self, byte: usize) -> usize {
        let Some(line) = self.line_at(byte).and_then(|line| self.lines.get(line)) else { return self.first_byte() };
        byte.clamp(line.row.start, line.row.end.max(line.row.start))
    }

    /// The line with text that holds `byte`, or the last one that begins before it.
    #[must_use]
    pub fn line_at(&self, byte: usize) -> Option<usize> {
        let after = self.texts.partition_point(|(start, _)| *start <= byte);
        self.texts.get(after.saturating_sub(1)).map(|(_, line)| *line)
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

    /// The block that holds `byte`, or the last one that begins before it.
    #[must_use]
    pub fn block_index(&self, byte: usize) -> Option<usize> {
        self.blocks.partition_point(|block| block.span.start <= byte).checked_sub(1)
    }

    /// The bytes of that block.
    #[must_use]
    pub fn block_at(&self, byte: usize) -> Option<Span> {
        self.block_index(byte).and_then(|index| self.blocks.get(index)).map(|block| block.span)
    }

    /// Where the character at `byte` ends.
    #[must_use]
    pub fn after(&self, text: &str, byte: usize) -> usize {
        let row = self.line_at(byte).and_then(|line| self.lines.get(line)).map(|line| line.row);
        let cell = row.and_then(|row| text::cells(text, row).into_iter().find(|cell| byte < cell.end));
        cell.map_or(byte, |cell| cell.end)
    }
}

/// The talk of every turn, and what stands outside the turns and is not blank.
fn blocks(loaded: &Loaded) -> Vec<Block> {
    let text = &loaded.text;
    let mut blocks = Vec::new();
    let outside = |from: usize, to: usize, blocks: &mut Vec<Block>| {
        let between = text.get(from..to).unwrap_or_default();
        let trimmed = between.trim();
        if !trimmed.is_empty() {
            let start = from + between.len() - between.trim_start().len();
            blocks.push(Block { span: Span::new(start, start + trimmed.len()), turn: None });
        }
    };
    let mut from = 0;
    for (index, turn) in loaded.transcript.turns.iter().enumerate() {
        outside(from, turn.start, &mut blocks);
        blocks.push(Block { span: Span::new(turn.body, turn.end), turn: Some(index) });
        from = turn.end;
    }
    outside(from, text.len(), &mut blocks);
    blocks
}
