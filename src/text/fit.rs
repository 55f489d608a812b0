//! Fitting text to a number of terminal cells: cutting, filling up.
//!
//! Except for [`fill`] these expect text that is safe to draw and on one line ([`super::safe()`]).

use super::width::{cluster_width, width as measured};
use super::wrap::{cells, wrap};
use crate::model::Span;
use unicode_segmentation::UnicodeSegmentation;

/// What marks a cut.
const CUT: &str = "…";

/// `text`, or its beginning and `…` where it takes more than `width` cells; empty for 0.
#[must_use]
pub fn truncate(text: &str, width: usize) -> String {
    if measured(text) <= width {
        return text.to_string();
    }
    let Some(room) = width.checked_sub(1) else { return String::new() };
    let mut used = 0;
    let mut kept = String::new();
    for cluster in text.graphemes(true) {
        used += cluster_width(cluster).max(1);
        if used > room {
            break;
        }
        kept.push_str(cluster);
    }
    kept + CUT
}

/// `text` in exactly `width` cells: filled up with spaces at the end, or cut like [`truncate`].
#[must_use]
pub fn pad(text: &str, width: usize) -> String {
    let mut fitted = truncate(text, width);
    let missing = width.saturating_sub(measured(&fitted));
    fitted.extend(std::iter::repeat_n(' ', missing));
    fitted
}

/// The lines of any `text` wrapped to `width` cells and safe to print.
#[must_use]
pub fn fill(text: &str, width: usize) -> Vec<String> {
    wrap(text, Span::new(0, text.len()), width)
        .into_iter()
        .map(|row| cells(text, row).iter().map(|cell| cell.shown.as_ref()).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::width;
    use super::{fill, pad, truncate};
    use proptest::prelude::*;

    #[test]
    fn widths_are_terminal_cells() {
        assert_eq!(width("abc"), 3);
        assert_eq!(width("漢字"), 4);
        assert_eq!(width("e\u{301}"), 1);
        assert_eq!(width("👩\u{200D}👩\u{200D}👧"), 2);
    }

    #[test]
    fn a_cut_is_marked_and_never_splits_a_character() {
        assert_eq!(truncate("accommodation", 6), "accom…");
        assert_eq!(truncate("漢字かな", 4), "漢…");
        assert_eq!(truncate("fits", 4), "fits");
        assert_eq!(truncate("no", 0), "");
    }

    #[test]
    fn columns_are_filled_up_to_their_width() {
        assert_eq!(pad("ab", 4), "ab  ");
        assert_eq!(pad("漢字かな", 4), "漢… ");
    }

    #[test]
    fn printed_text_is_wrapped_and_safe() {
        assert_eq!(fill("one two\n\nth\u{1b}ree", 5), ["one", "two", "", "th␛re", "e"]);
    }

    proptest! {
        #[test]
        fn a_padded_text_takes_exactly_its_width(text in "[a-z漢é😀 ]{0,20}", cells in 0_usize..25) {
            prop_assert_eq!(width(&pad(&text, cells)), cells);
        }
    }
}
