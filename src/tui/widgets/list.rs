//! The bar in a list: where it is, and which line is the first to be shown.

use crate::tui::commands::Action;

/// How many lines a movement goes, down or (negative) up, `count` times, a page being `page` lines; `None` for what is no
/// movement in a list.
#[must_use]
pub fn lines(action: Action, count: usize, page: usize) -> Option<isize> {
    let step = isize::try_from(count).unwrap_or(isize::MAX);
    let page = isize::try_from(page.max(1)).unwrap_or(1).saturating_mul(step);
    match action {
        Action::Up => Some(-step),
        Action::Down => Some(step),
        Action::PageUp => Some(-page),
        Action::PageDown => Some(page),
        Action::First => Some(isize::MIN),
        Action::Last => Some(isize::MAX),
        _ => None,
    }
}

/// A place in a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bar {
    /// The line under the bar, counted from 0.
    pub at: usize,
}

impl Bar {
    /// Moves by `lines`, staying inside a list of `len` lines.
    pub fn step(&mut self, lines: isize, len: usize) {
        self.at = self.at.saturating_add_signed(lines).min(len.saturating_sub(1));
    }

    /// Keeps inside a list that has become shorter.
    pub fn keep(&mut self, len: usize) {
        self.at = self.at.min(len.saturating_sub(1));
    }
}

/// The first line to show so that `at` is seen, a little ahead of it too, in a window of `height` lines over `len`.
#[must_use]
pub fn scrolled(at: usize, len: usize, height: usize) -> usize {
    let half = height / 2;
    at.saturating_sub(half).min(len.saturating_sub(height))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_is_always_seen_and_no_line_is_wasted() {
        for len in 0..40 {
            for height in 1..12 {
                for at in 0..len {
                    let top = scrolled(at, len, height);
                    assert!(top <= at && at < top + height, "{at} of {len} in {height}");
                    assert!(top + height <= len.max(height));
                }
            }
        }
    }

    #[test]
    fn the_bar_stays_inside_the_list() {
        let mut bar = Bar { at: 2 };
        bar.step(-9, 5);
        assert_eq!(bar.at, 0);
        bar.step(99, 5);
        assert_eq!(bar.at, 4);
        bar.step(1, 0);
        assert_eq!(bar.at, 0);
    }
}
