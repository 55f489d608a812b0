//! Selecting: sticky, stretched, whole turns, and a selection that is made wider and narrower step by step.

use super::{Selection, TranscriptScreen};
use crate::model::Span;
use crate::tui::commands::Action;

impl TranscriptScreen {
    /// Does a selection, `count` times. Whether it was one.
    pub(super) fn select(&mut self, action: Action, count: usize) -> bool {
        match action {
            Action::Grow => (0..count).for_each(|_| self.grow()),
            Action::Shrink => (0..count).for_each(|_| self.shrink()),
            Action::Select => self.toggle_sticky(),
            Action::SelectTurn => self.select_turns(count),
            Action::ExtendLeft => self.stretch(Action::Left, count),
            Action::ExtendRight => self.stretch(Action::Right, count),
            Action::ExtendUp => self.stretch(Action::Up, count),
            Action::ExtendDown => self.stretch(Action::Down, count),
            _ => return false,
        }
        if !matches!(action, Action::Grow | Action::Shrink) {
            self.ladder.clear();
        }
        true
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
            self.cursor = self.last_character(span);
        }
        if let Some(to) = self.target(action, count) {
            self.cursor = to;
        }
        self.selection = Some(Selection::Stretched(anchor));
    }

    /// The whole turn, and so many after it; once more takes the turns that follow along.
    fn select_turns(&mut self, count: usize) {
        let hull = |span: Span| self.turns_of(span) == Some(span);
        let already = self.selected().filter(|span| hull(*span));
        let Some(turns) = already.or_else(|| self.talk.block_at(self.cursor)) else { return };
        let first = self.talk.block_index(turns.start).unwrap_or(0);
        let last = self.talk.block_index(turns.end.saturating_sub(1)).unwrap_or(first);
        let wanted = if already.is_some() { last + count } else { first + count.saturating_sub(1) };
        let last = self.talk.blocks.get(wanted).or(self.talk.blocks.last());
        self.selection = last.map(|last| Selection::Fixed(Span::new(turns.start, last.span.end)));
    }

    /// Word, sentence, turn, the question with all that answers it, everything: the next of them that holds more than what
    /// is selected.
    fn grow(&mut self) {
        let selected = self.selected();
        let wider = |span: &Span| {
            selected.is_none_or(|old| span.start <= old.start && old.end <= span.end && span.len() > old.len())
        };
        let around = selected.unwrap_or(Span::new(self.cursor, self.cursor + 1));
        if let Some(span) = self.steps(around).into_iter().flatten().find(wider) {
            self.ladder.push(self.selection);
            self.selection = Some(Selection::Fixed(span));
        }
    }

    /// Back to what was selected before it was made wider; else to the next narrower step around the cursor.
    fn shrink(&mut self) {
        if let Some(before) = self.ladder.pop() {
            self.selection = before;
            return;
        }
        let Some(selected) = self.selected() else { return };
        let narrower =
            |span: &Span| selected.start <= span.start && span.end <= selected.end && span.len() < selected.len();
        let steps = self.steps(Span::new(self.cursor, self.cursor + 1));
        self.selection = steps.into_iter().flatten().rev().find(narrower).map(Selection::Fixed);
    }

    /// What `o` selects around a passage, from the narrowest to the widest.
    fn steps(&self, around: Span) -> Vec<Option<Span>> {
        let last = around.end.saturating_sub(1).max(around.start);
        let hull = |unit: &dyn Fn(usize) -> Option<Span>| Some(Span::new(unit(around.start)?.start, unit(last)?.end));
        let turns = self.turns_of(around);
        vec![
            hull(&|byte| self.talk.word_at(byte)),
            hull(&|byte| self.talk.sentence_at(byte)),
            turns,
            turns.and_then(|turns| self.talk.exchange(turns)),
            self.talk.whole(),
        ]
    }

    /// The turns that a passage touches, whole.
    fn turns_of(&self, span: Span) -> Option<Span> {
        let last = span.end.saturating_sub(1).max(span.start);
        Some(Span::new(self.talk.block_at(span.start)?.start, self.talk.block_at(last)?.end))
    }
}
