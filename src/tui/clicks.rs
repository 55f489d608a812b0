//! How many clicks in a row: two take a word, three a sentence. Who reads the events says when they came; nothing here
//! looks at a clock.

use super::keymap;
use super::message::Message;
use super::model::Model;
use crossterm::event::Event;
use std::time::{Duration, Instant};

/// Clicks that follow each other sooner than this, at one place, belong together.
const TOGETHER: Duration = Duration::from_millis(500);

/// The clicks that came last.
#[derive(Debug, Default)]
pub struct Clicks {
    last: Option<(u16, u16, Instant)>,
    times: u8,
}

impl Clicks {
    /// What an event of the terminal that came at `now` means; `None` where it means nothing.
    pub fn message(&mut self, model: &Model, event: &Event, now: Instant) -> Option<Message> {
        match keymap::message(model, event)? {
            Message::Click(column, row, _) => Some(Message::Click(column, row, self.count(column, row, now))),
            other => Some(other),
        }
    }

    fn count(&mut self, column: u16, row: u16, now: Instant) -> u8 {
        let again = self.last.is_some_and(|(last_column, last_row, at)| {
            (column, row) == (last_column, last_row) && now.saturating_duration_since(at) < TOGETHER
        });
        self.times = if again { self.times.saturating_add(1) } else { 1 };
        self.last = Some((column, row, now));
        self.times
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clicks_are_counted_at_one_place_and_as_long_as_they_follow_each_other() {
        let mut clicks = Clicks::default();
        let begin = Instant::now();
        let at = |tenths: u64| begin + Duration::from_millis(tenths * 100);
        assert_eq!(clicks.count(3, 4, at(0)), 1);
        assert_eq!(clicks.count(3, 4, at(3)), 2);
        assert_eq!(clicks.count(3, 4, at(6)), 3);
        assert_eq!(clicks.count(3, 5, at(7)), 1, "another place");
        assert_eq!(clicks.count(3, 5, at(20)), 1, "too late");
    }
}
