//! Moving: by row as one sees it, by character, word, sentence, turn, coding, search hit, uncoded passage, and coding
//! whose magnitude is missing. A count before a movement repeats it.

use super::{Selection, TranscriptScreen, shown};
use crate::model::Span;
use crate::text;
use crate::tui::commands::Action;
use crate::tui::message::Study;

/// So many lines are kept in view above and below the cursor as it moves.
const AROUND: usize = 2;

impl TranscriptScreen {
    /// Does a movement or a selection, `count` times. Whether it was one.
    pub fn travel(&mut self, action: Action, count: usize, study: &Study) -> bool {
        if self.select(action, count) {
            self.goal = None;
            self.follow_with(AROUND);
            return true;
        }
        match action {
            Action::NextCoding => self.go_to_coding(&self.codings_to_visit(study), true, count),
            Action::PreviousCoding => self.go_to_coding(&self.codings_to_visit(study), false, count),
            Action::NextMissing => self.go_to_coding(&self.shown.missing.clone(), true, count),
            Action::PreviousMissing => self.go_to_coding(&self.shown.missing.clone(), false, count),
            Action::NextHit => self.go_to(around(&self.marks, self.cursor, true, count), study),
            Action::PreviousHit => self.go_to(around(&self.marks, self.cursor, false, count), study),
            Action::NextUncoded => self.go_to(around(&self.shown.gaps, self.cursor, true, count), study),
            Action::PreviousUncoded => self.go_to(around(&self.shown.gaps, self.cursor, false, count), study),
            _ => {
                let Some(to) = self.target(action, count) else { return false };
                self.let_go();
                self.cursor = to;
                self.settle(study);
                if action == Action::First {
                    // What stands above the first turn is part of the beginning.
                    self.top = 0;
                }
            }
        }
        if !matches!(action, Action::Up | Action::Down | Action::PageUp | Action::PageDown) {
            self.goal = None;
        }
        self.follow_with(AROUND);
        if matches!(action, Action::TurnForward | Action::TurnBack) {
            self.reveal_turn();
        }
        true
    }

    /// A movement ends every selection but a sticky one.
    fn let_go(&mut self) {
        self.ladder.clear();
        if !matches!(self.selection, Some(Selection::Sticky(_))) {
            self.selection = None;
        }
    }

    fn go_to(&mut self, found: Option<usize>, study: &Study) {
        if let Some(byte) = found {
            self.let_go();
            self.cursor = self.onto_character(self.layout.nearest(byte));
            self.settle(study);
        }
    }

    /// Where a movement leads; `None` for what is no movement.
    pub(super) fn target(&mut self, action: Action, count: usize) -> Option<usize> {
        let rows = isize::try_from(count).unwrap_or(isize::MAX);
        let page = isize::try_from(self.geometry.text_height().saturating_sub(2).max(1)).unwrap_or(1);
        let repeat = |step: &dyn Fn(usize) -> Option<usize>| {
            let (mut at, mut left) = (self.cursor, count);
            while let Some(next) = step(at).filter(|next| left > 0 && *next != at) {
                (at, left) = (next, left - 1);
            }
            at
        };
        let talk = &self.talk;
        Some(match action {
            Action::Up => self.by_rows(-rows),
            Action::Down => self.by_rows(rows),
            Action::PageUp => self.by_rows(-page.saturating_mul(rows)),
            Action::PageDown => self.by_rows(page.saturating_mul(rows)),
            Action::Left => repeat(&|at| Some(self.character(at, false))),
            Action::Right => repeat(&|at| Some(self.character(at, true))),
            Action::WordForward => repeat(&|at| talk.word_from(at, true)),
            Action::WordBack => repeat(&|at| talk.word_from(at, false)),
            Action::SentenceForward => repeat(&|at| talk.sentence_from(at, true)),
            Action::SentenceBack => repeat(&|at| talk.sentence_from(at, false)),
            Action::TurnForward => repeat(&|at| talk.block_from(at, true)),
            Action::TurnBack => repeat(&|at| talk.block_from(at, false)),
            Action::First => talk.first_byte(),
            Action::Last => talk.whole().map_or(0, |whole| self.layout.nearest(whole.end)),
            _ => return None,
        })
        .map(|to| self.onto_character(to))
    }

    /// A place after the last character of a row stands on that character.
    pub(super) fn onto_character(&self, byte: usize) -> usize {
        let row = self.layout.line_at(byte).and_then(|line| self.layout.lines.get(line)).map(|line| line.row);
        let Some(row) = row else { return byte };
        if byte < row.end {
            return byte.max(row.start);
        }
        text::cells(&self.loaded.text, row).last().map_or(row.start, |cell| cell.start)
    }

    /// Where the last character of a passage begins.
    pub(super) fn last_character(&self, span: Span) -> usize {
        let byte = span.end.saturating_sub(1).max(span.start);
        let row = self.layout.line_at(byte).and_then(|line| self.layout.lines.get(line)).map(|line| line.row);
        let cells = row.map_or_else(Vec::new, |row| text::cells(&self.loaded.text, row));
        cells.iter().rfind(|cell| cell.start <= byte).map_or_else(|| self.layout.nearest(byte), |cell| cell.start)
    }

    fn by_rows(&mut self, rows: isize) -> usize {
        let text = &self.loaded.text;
        let line = self.cursor_line();
        let here = self.layout.lines.get(line).map(|line| line.row);
        let goal = self.goal.or_else(|| here.map(|row| text::column_of(text, row, self.cursor))).unwrap_or(0);
        self.goal = Some(goal);
        let to = self.layout.text_line_from(line, rows).and_then(|line| self.layout.lines.get(line));
        to.map_or(self.cursor, |line| text::byte_at_column(text, line.row, goal))
    }

    pub(super) fn character(&self, at: usize, forward: bool) -> usize {
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

    /// The codings shown, by place: of one theme where the others are dimmed.
    fn codings_to_visit(&self, study: &Study) -> Vec<usize> {
        let framework = &study.names.framework;
        let wanted = |place: &usize| {
            let theme = self.codings.get(*place).map(|coding| coding.theme);
            self.only.is_none_or(|only| theme.is_some_and(|theme| shown::belongs(framework, theme, only)))
        };
        self.shown.codings.iter().copied().filter(wanted).collect()
    }

    /// To one of these codings, which are in order; past the last one comes the first again.
    fn go_to_coding(&mut self, places: &[usize], forward: bool, count: usize) {
        let len = places.len();
        let id = |place: &usize| self.codings.get(*place).map(|coding| coding.id);
        let here = self.current.and_then(|current| places.iter().position(|place| id(place) == Some(current)));
        let begins = |place: &usize| self.codings.get(*place).is_some_and(|coding| coding.span.start <= self.cursor);
        let after = places.partition_point(begins);
        let count = count.checked_rem(len).unwrap_or(0).max(usize::from(len > 1));
        let to = match (here, forward) {
            (Some(here), true) => (here + count) % len.max(1),
            (Some(here), false) => (here + len - count) % len.max(1),
            (None, true) => (after + count.saturating_sub(1)) % len.max(1),
            (None, false) => (after + len - count.max(1).min(len)) % len.max(1),
        };
        if let Some(coding) = places.get(to).and_then(|place| self.codings.get(*place)) {
            let (id, start) = (coding.id, coding.span.start);
            self.let_go();
            self.cursor = self.layout.nearest(start);
            self.current = Some(id);
        }
    }

    /// Scrolls just as far as the cursor asks for.
    pub(super) fn follow(&mut self) {
        self.follow_with(0);
    }

    /// Scrolls just as far as the cursor and so many lines around it ask for.
    fn follow_with(&mut self, around: usize) {
        let line = self.cursor_line();
        let height = self.geometry.text_height();
        let around = around.min(height.saturating_sub(1) / 2);
        // The line with the speaker is shown with the first row of a turn.
        let head = line.saturating_sub(usize::from(line > 0 && self.is_head(line - 1)));
        let (first, last) = (head.min(line.saturating_sub(around)), line + around);
        let end = self.layout.lines.len();
        if first < self.top {
            self.top = first;
        }
        if last >= self.top + height {
            self.top = (last + 1).min(end.max(height)) - height;
        }
        self.top = self.top.min(end.saturating_sub(1));
    }

    /// Scrolls just as far as the turn under the cursor asks for: who goes from turn to turn reads it next, and is to see
    /// all of it, or as much as there is room for.
    fn reveal_turn(&mut self) {
        let last = self.talk.block_at(self.cursor).map(|block| self.last_character(block));
        let Some(last) = last.and_then(|byte| self.layout.line_at(byte)) else { return };
        let line = self.cursor_line();
        let head = line.saturating_sub(usize::from(line > 0 && self.is_head(line - 1)));
        let lowest = (last + 1).saturating_sub(self.geometry.text_height());
        self.top = self.top.max(lowest.min(head));
    }

    /// Shows the cursor a third of the way down.
    pub(super) fn centre(&mut self) {
        self.top = self.cursor_line().saturating_sub(self.geometry.text_height() / 3);
        self.follow();
    }

    fn is_head(&self, line: usize) -> bool {
        self.layout.lines.get(line).is_some_and(|line| matches!(line.kind, super::LineKind::Head(_)))
    }
}

/// Where the `count`th of these passages after or before `byte` begins; past the last one comes the first again.
fn around(passages: &[Span], byte: usize, forward: bool, count: usize) -> Option<usize> {
    let len = passages.len();
    let index = if forward {
        passages.partition_point(|passage| passage.start <= byte) + count.saturating_sub(1)
    } else {
        let before = passages.partition_point(|passage| passage.start < byte);
        before + len.checked_sub(1)? - (count.saturating_sub(1)).checked_rem(len)?
    };
    passages.get(index.checked_rem(len)?).map(|passage| passage.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passages_are_gone_through_in_either_direction_and_round() {
        let passages = [Span::new(10, 12), Span::new(20, 22), Span::new(30, 32)];
        assert_eq!(around(&passages, 0, true, 1), Some(10));
        assert_eq!(around(&passages, 10, true, 1), Some(20));
        assert_eq!(around(&passages, 10, true, 2), Some(30));
        assert_eq!(around(&passages, 30, true, 1), Some(10));
        assert_eq!(around(&passages, 30, false, 1), Some(20));
        assert_eq!(around(&passages, 30, false, 5), Some(10));
        assert_eq!(around(&passages, 10, false, 1), Some(30));
        assert_eq!(around(&[], 10, false, 1), None);
        assert_eq!(around(&[], 10, true, 1), None);
    }
}
