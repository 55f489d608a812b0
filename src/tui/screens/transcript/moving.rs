//! Moving and selecting: by row as one sees it, by character, word, sentence, turn and coding.

use super::{Selection, TranscriptScreen};
use crate::model::Span;
use crate::text;
use crate::tui::commands::Action;
use crate::tui::message::Study;

impl TranscriptScreen {
    /// Does a movement or a selection, `count` times. Whether it was one.
    pub fn travel(&mut self, action: Action, count: usize, study: &Study) -> bool {
        match action {
            Action::Select => self.toggle_sticky(),
            Action::Grow => self.grow(),
            Action::SelectTurn => self.selection = self.layout.block_at(self.cursor).map(Selection::Fixed),
            Action::ExtendLeft => self.stretch(Action::Left, count),
            Action::ExtendRight => self.stretch(Action::Right, count),
            Action::ExtendUp => self.stretch(Action::Up, count),
            Action::ExtendDown => self.stretch(Action::Down, count),
            Action::NextCoding => self.go_to_coding(true, count),
            Action::PreviousCoding => self.go_to_coding(false, count),
            Action::NextHit => self.go_to_mark(true),
            Action::PreviousHit => self.go_to_mark(false),
            _ => {
                let Some(to) = self.target(action, count) else { return false };
                if !matches!(self.selection, Some(Selection::Sticky(_))) {
                    self.selection = None;
                }
                self.cursor = to;
                self.settle(study);
            }
        }
        if !matches!(action, Action::Up | Action::Down | Action::PageUp | Action::PageDown) {
            self.goal = None;
        }
        if matches!(action, Action::NextHit | Action::PreviousHit) {
            self.settle(study);
        }
        self.follow();
        true
    }

    /// Where a movement leads; `None` for what is no movement.
    fn target(&mut self, action: Action, count: usize) -> Option<usize> {
        let rows = isize::try_from(count).unwrap_or(isize::MAX);
        let page = isize::try_from(self.height.saturating_sub(2).max(1)).unwrap_or(1);
        let repeat = |from: usize, step: &dyn Fn(usize) -> usize| (0..count).fold(from, |at, _| step(at));
        Some(match action {
            Action::Up => self.by_rows(-rows),
            Action::Down => self.by_rows(rows),
            Action::PageUp => self.by_rows(-page.saturating_mul(rows)),
            Action::PageDown => self.by_rows(page.saturating_mul(rows)),
            Action::Left => repeat(self.cursor, &|at| self.character(at, false)),
            Action::Right => repeat(self.cursor, &|at| self.character(at, true)),
            Action::WordForward => repeat(self.cursor, &|at| self.word(at, true)),
            Action::WordBack => repeat(self.cursor, &|at| self.word(at, false)),
            Action::SentenceForward => repeat(self.cursor, &|at| self.sentence(at, true)),
            Action::SentenceBack => repeat(self.cursor, &|at| self.sentence(at, false)),
            Action::TurnForward => repeat(self.cursor, &|at| self.turn(at, true)),
            Action::TurnBack => repeat(self.cursor, &|at| self.turn(at, false)),
            Action::First => self.layout.first_byte(),
            Action::Last => self.layout.blocks.last().map_or(0, |block| self.layout.nearest(block.span.end)),
            _ => return None,
        })
        .map(|to| self.onto_character(to))
    }

    /// A place after the last character of a row stands on that character.
    fn onto_character(&self, byte: usize) -> usize {
        let row = self.layout.line_at(byte).and_then(|line| self.layout.lines.get(line)).map(|line| line.row);
        let Some(row) = row else { return byte };
        if byte < row.end {
            return byte.max(row.start);
        }
        text::cells(&self.loaded.text, row).last().map_or(row.start, |cell| cell.start)
    }

    fn by_rows(&mut self, rows: isize) -> usize {
        let text = &self.loaded.text;
        let line = self.layout.line_at(self.cursor).unwrap_or(0);
        let here = self.layout.lines.get(line).map(|line| line.row);
        let goal = self.goal.or_else(|| here.map(|row| text::column_of(text, row, self.cursor))).unwrap_or(0);
        self.goal = Some(goal);
        let to = self.layout.text_line_from(line, rows).and_then(|line| self.layout.lines.get(line));
        to.map_or(self.cursor, |line| text::byte_at_column(text, line.row, goal))
    }

    fn character(&self, at: usize, forward: bool) -> usize {
        let text = &self.loaded.text;
        let Some(line) = self.layout.line_at(at) else { return at };
        let Some(row) = self.layout.lines.get(line).map(|line| line.row) else { return at };
        let cells = text::cells(text, row);
        let next = if forward {
            cells.iter().find(|cell| cell.start > at)
        } else {
            cells.iter().rev().find(|cell| cell.start < at)
        };
        if let Some(cell) = next {
            return cell.start;
        }
        let other = self.layout.text_line_from(line, if forward { 1 } else { -1 }).filter(|other| *other != line);
        let row = other.and_then(|line| self.layout.lines.get(line)).map(|line| line.row);
        row.map_or(at, |row| if forward { row.start } else { self.onto_character(row.end) })
    }

    /// The blocks from the one that holds `at`, forward or back.
    fn blocks_from(&self, at: usize, forward: bool) -> impl Iterator<Item = Span> + '_ {
        let here = self.layout.block_index(at).unwrap_or(0);
        let count = self.layout.blocks.len();
        let order: Vec<usize> = if forward { (here..count).collect() } else { (0..=here).rev().collect() };
        order.into_iter().filter_map(|index| self.layout.blocks.get(index)).map(|block| block.span)
    }

    fn word(&self, at: usize, forward: bool) -> usize {
        let text = &self.loaded.text;
        self.blocks_from(at, forward)
            .find_map(|block| {
                let holds = block.contains(at);
                match (forward, holds) {
                    (true, true) => text::next_word(text, block, at),
                    (true, false) => text::words(text, block).next().map(|word| word.start),
                    (false, true) => text::previous_word(text, block, at),
                    (false, false) => text::words(text, block).last().map(|word| word.start),
                }
            })
            .unwrap_or(at)
    }

    fn sentence(&self, at: usize, forward: bool) -> usize {
        let text = &self.loaded.text;
        self.blocks_from(at, forward)
            .find_map(|block| {
                let mut starts = text::sentences(text, block).into_iter().map(|sentence| sentence.start);
                if forward { starts.find(|start| *start > at) } else { starts.rfind(|start| *start < at) }
            })
            .unwrap_or(at)
    }

    fn turn(&self, at: usize, forward: bool) -> usize {
        let mut starts = self.blocks_from(at, forward).map(|block| block.start);
        let found = if forward { starts.find(|start| *start > at) } else { starts.find(|start| *start < at) };
        found.unwrap_or(at)
    }

    fn toggle_sticky(&mut self) {
        self.selection = match self.selection {
            Some(Selection::Sticky(_)) => None,
            _ => Some(Selection::Sticky(self.cursor)),
        };
    }

    fn stretch(&mut self, action: Action, count: usize) {
        let anchor = match self.selection {
            Some(Selection::Sticky(anchor) | Selection::Stretched(anchor)) => anchor,
            Some(Selection::Fixed(span)) => span.start,
            None => self.cursor,
        };
        if let Some(Selection::Fixed(span)) = self.selection {
            self.cursor = self.onto_character(span.end);
        }
        if let Some(to) = self.target(action, count) {
            self.cursor = to;
        }
        self.selection = Some(Selection::Stretched(anchor));
    }

    /// Word, then sentence, then turn, then nothing: the next of them that holds more than what is selected.
    fn grow(&mut self) {
        let text = &self.loaded.text;
        let Some(block) = self.layout.block_at(self.cursor) else { return };
        let selected = self.selected();
        let wider = |span: &Span| {
            selected.is_none_or(|old| span.start <= old.start && old.end <= span.end && span.len() > old.len())
        };
        let steps = [text::word_at(text, block, self.cursor), text::sentence_at(text, block, self.cursor), Some(block)];
        self.selection = steps.into_iter().flatten().find(wider).map(Selection::Fixed);
    }

    fn go_to_coding(&mut self, forward: bool, count: usize) {
        // The codings are kept by place; past the last one comes the first again.
        let len = self.codings.len();
        let here = self.current.and_then(|id| self.codings.iter().position(|coding| coding.id == id));
        let after = self.codings.partition_point(|coding| coding.span.start <= self.cursor);
        let count = count.checked_rem(len).unwrap_or(0).max(usize::from(len > 1));
        let place = match (here, forward) {
            (Some(here), true) => (here + count) % len.max(1),
            (Some(here), false) => (here + len - count) % len.max(1),
            (None, true) => (after + count.saturating_sub(1)) % len.max(1),
            (None, false) => (after + len - count.max(1).min(len)) % len.max(1),
        };
        if let Some(coding) = self.codings.get(place) {
            self.selection = None;
            self.cursor = self.layout.nearest(coding.span.start);
            self.current = Some(coding.id);
        }
    }

    fn go_to_mark(&mut self, forward: bool) {
        let found = if forward {
            self.marks.iter().find(|mark| mark.start > self.cursor).or(self.marks.first())
        } else {
            self.marks.iter().rev().find(|mark| mark.start < self.cursor).or(self.marks.last())
        };
        if let Some(mark) = found {
            self.selection = None;
            self.cursor = self.layout.nearest(mark.start);
        }
    }

    /// Puts the cursor where somebody clicked, `column` and `row` counted from the text's corner.
    pub fn click(&mut self, column: u16, row: u16, study: &Study) {
        let line = self.top + usize::from(row);
        if let Some(line) = self.layout.lines.get(line).filter(|line| line.row.start < line.row.end) {
            self.selection = None;
            self.goal = None;
            self.cursor = self.onto_character(text::byte_at_column(&self.loaded.text, line.row, usize::from(column)));
            self.settle(study);
        }
    }

    /// Scrolls just as far as the cursor asks for.
    pub(super) fn follow(&mut self) {
        let line = self.layout.line_at(self.cursor).unwrap_or(0);
        // The line with the speaker is shown with the first row of a turn.
        let head = line.saturating_sub(usize::from(line > 0 && self.is_head(line - 1)));
        if head < self.top {
            self.top = head;
        }
        if line >= self.top + self.height {
            self.top = line + 1 - self.height;
        }
        self.top = self.top.min(self.layout.lines.len().saturating_sub(1));
    }

    /// Shows the cursor in the middle.
    pub(super) fn centre(&mut self) {
        let line = self.layout.line_at(self.cursor).unwrap_or(0);
        self.top = line.saturating_sub(self.height / 3);
        self.follow();
    }

    fn is_head(&self, line: usize) -> bool {
        self.layout.lines.get(line).is_some_and(|line| matches!(line.kind, super::LineKind::Head(_)))
    }
}
