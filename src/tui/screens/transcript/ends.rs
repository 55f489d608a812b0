//! Moving the ends of a coding: `[` takes its beginning, `]` its end, movements move it, Enter keeps it as one act.
//!
//! Until then nothing is written. The old ends stay underlined and the new ones are shown as a selection. An end always
//! stands at a character of the talk, and at least one character stays inside.

use super::TranscriptScreen;
use crate::model::{CodingId, Span};
use crate::tui::commands::Action;

/// The ends of a coding, being moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ends {
    /// The coding.
    pub coding: CodingId,
    /// Where it stands in the project.
    pub was: Span,
    /// Where it is to stand.
    pub now: Span,
    /// Whether its end is moved, else its beginning.
    pub end: bool,
    /// Where the cursor stood, and goes back to.
    pub cursor_before: usize,
    top_before: usize,
}

impl TranscriptScreen {
    /// Takes the beginning or the end of the current coding in hand.
    pub fn take_end(&mut self, end: bool) {
        if self.ends.is_none() {
            let Some(coding) = self.current_coding() else { return };
            let (coding, was) = (coding.id, coding.span);
            self.selection = None;
            self.ladder.clear();
            self.ends = Some(Ends { coding, was, now: was, end, cursor_before: self.cursor, top_before: self.top });
        }
        if let Some(ends) = &mut self.ends {
            ends.end = end;
        }
        self.stand_on_end();
    }

    /// Moves the end that is in hand, `count` times.
    pub fn move_end(&mut self, action: Action, count: usize) {
        let Some(ends) = self.ends.clone() else { return };
        let by_words =
            matches!(action, Action::WordForward | Action::WordBack | Action::SentenceForward | Action::SentenceBack);
        let to = if ends.end && by_words {
            self.end_from(ends.now.end, action, count)
        } else {
            self.step(&ends, action, count)
        };
        if !matches!(action, Action::Up | Action::Down) {
            self.goal = None;
        }
        if let Some(to) = to {
            self.put_end(to);
        }
        self.stand_on_end();
    }

    /// Puts the end that is in hand at the character that begins at `byte`.
    pub(super) fn put_end_at(&mut self, byte: usize) {
        let end = self.ends.as_ref().is_some_and(|ends| ends.end);
        let to = if end { self.layout.after(&self.loaded.text, byte) } else { byte };
        self.put_end(to);
        self.goal = None;
        self.stand_on_end();
    }

    /// The coding and its new ends; `None` where they are the old ones.
    #[must_use]
    pub fn moved_ends(&self) -> Option<(CodingId, Span)> {
        self.ends.as_ref().filter(|ends| ends.now != ends.was).map(|ends| (ends.coding, ends.now))
    }

    /// Lets go of the ends, the cursor and the view being where they were.
    pub fn give_up_ends(&mut self) {
        if let Some(ends) = self.ends.take() {
            self.cursor = ends.cursor_before;
            self.top = ends.top_before;
            self.goal = None;
            self.follow();
        }
    }

    /// A movement by characters or rows, or of the beginning by words.
    fn step(&mut self, ends: &Ends, action: Action, count: usize) -> Option<usize> {
        let to = self.target(action, count)?;
        if ends.end {
            return Some(self.layout.after(&self.loaded.text, to));
        }
        if matches!(action, Action::WordForward | Action::WordBack) { Some(self.with_opening(to)) } else { Some(to) }
    }

    /// Where the end comes to stand that is moved by words or sentences: after the last of them, with the signs that
    /// close it.
    fn end_from(&self, end: usize, action: Action, count: usize) -> Option<usize> {
        let sentences = matches!(action, Action::SentenceForward | Action::SentenceBack);
        let forward = matches!(action, Action::WordForward | Action::SentenceForward);
        let units = if sentences { &self.talk.sentences } else { &self.talk.words };
        let whole = |unit: &Span| if sentences { unit.end } else { self.with_closing(unit.end) };
        let mut at = end;
        for _ in 0..count {
            let next = if forward {
                let first = units.partition_point(|unit| unit.end < at);
                units.get(first..)?.iter().map(whole).find(|end| *end > at)
            } else {
                let last = units.partition_point(|unit| unit.end < at);
                units.get(..last)?.iter().rev().map(whole).find(|end| *end < at)
            };
            let Some(next) = next else { break };
            at = next;
        }
        Some(at)
    }

    /// After the signs that directly follow a word, where a space or nothing comes next.
    fn with_closing(&self, end: usize) -> usize {
        let limit = self.talk.block_at(end.saturating_sub(1)).map_or(end, |block| block.end);
        let rest = self.loaded.text.get(end..limit).unwrap_or_default();
        let signs = rest.find(|c: char| c.is_whitespace() || c.is_alphanumeric()).unwrap_or(rest.len());
        let next = rest.get(signs..).and_then(|rest| rest.chars().next());
        if next.is_none_or(char::is_whitespace) { end + signs } else { end }
    }

    /// Before the signs that directly stand before a word, where a space or nothing stands before them.
    fn with_opening(&self, start: usize) -> usize {
        let limit = self.talk.block_at(start).map_or(start, |block| block.start);
        let before = self.loaded.text.get(limit..start).unwrap_or_default();
        let signs = before.rfind(|c: char| c.is_whitespace() || c.is_alphanumeric());
        let (from, last) = match signs {
            Some(at) => {
                let last = before.get(at..).and_then(|rest| rest.chars().next());
                (at + last.map_or(0, char::len_utf8), last)
            }
            None => (0, None),
        };
        if last.is_none_or(char::is_whitespace) { limit + from } else { start }
    }

    fn put_end(&mut self, to: usize) {
        let Some(now) = self.ends.as_ref().map(|ends| ends.now) else { return };
        let (first, last) = (self.layout.after(&self.loaded.text, now.start), self.last_character(now));
        let Some(ends) = &mut self.ends else { return };
        if ends.end {
            ends.now.end = to.max(first).min(self.loaded.text.len());
        } else {
            ends.now.start = to.min(last);
        }
    }

    /// The cursor stands on the character at the end that is in hand.
    fn stand_on_end(&mut self) {
        let Some(ends) = &self.ends else { return };
        let (now, end) = (ends.now, ends.end);
        self.cursor = if end { self.last_character(now) } else { self.layout.nearest(now.start) };
        self.follow();
    }
}
