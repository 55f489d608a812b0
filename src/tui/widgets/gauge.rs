//! How much of something is done, as a bar of fixed width.

use crate::tui::look::Look;

/// A bar `width` columns wide, full where `done` is `all`; it is only full then, and only empty where nothing is done.
#[must_use]
pub fn gauge(done: usize, all: usize, width: usize, look: &Look) -> String {
    let (full, empty) = if look.glyphs.bar.is_ascii() { ("#", ".") } else { ("█", "░") };
    let filled = match done {
        0 => 0,
        done if done >= all => width,
        done => (done * width / all).clamp(1, width.saturating_sub(1).max(1)),
    };
    format!("{}{}", full.repeat(filled), empty.repeat(width - filled))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_full_only_when_all_is_done_and_empty_only_when_nothing_is() {
        let look = Look::new(false, false);
        let drawn = |done, all| gauge(done, all, 4, &look);
        assert_eq!(
            [drawn(0, 99), drawn(1, 99), drawn(50, 99), drawn(98, 99), drawn(99, 99)].join(" "),
            ".... #... ##.. ###. ####"
        );
        assert_eq!(drawn(0, 0), "....");
    }
}
