//! Alpha on a line from 0 to 1, with its interval and the marks at .667 and .800.
//!
//! ```text
//! 0                .667   .800  1
//! ···············─────┼●──┼───···      alpha .70, interval .50 to .90
//! ```
//!
//! What lies below 0 is drawn at the left end as `‹`: it is disagreement, and how much does not matter to the eye.

use crate::agreement::Interval;
use crate::agreement::remark::{RELIABLE, TENTATIVE};

/// The signs a bar is drawn with.
struct Glyphs {
    line: char,
    mark: char,
    within: char,
    marked: char,
    estimate: char,
    below: char,
}

const UNICODE: Glyphs = Glyphs { line: '·', mark: '┊', within: '─', marked: '┼', estimate: '●', below: '‹' };
const ASCII: Glyphs = Glyphs { line: '.', mark: '|', within: '-', marked: '+', estimate: 'o', below: '<' };

/// The bar of an alpha in exactly `width` cells, at least 2. The estimate is drawn over everything, a mark within the
/// interval is a cross.
#[must_use]
pub fn bar(alpha: f64, interval: Option<Interval>, width: usize, ascii: bool) -> String {
    let glyphs = if ascii { &ASCII } else { &UNICODE };
    let width = width.max(2);
    let marks = [place(TENTATIVE, width), place(RELIABLE, width)];
    let ends = interval.map(|interval| place(interval.low, width)..=place(interval.high, width));
    let at = place(alpha, width);
    let sign = |cell: usize| {
        let within = ends.as_ref().is_some_and(|ends| ends.contains(&cell));
        match (cell == at, within, marks.contains(&cell)) {
            (true, ..) if alpha < 0.0 => glyphs.below,
            (true, ..) => glyphs.estimate,
            (_, true, true) => glyphs.marked,
            (_, true, false) => glyphs.within,
            (_, false, true) => glyphs.mark,
            (_, false, false) => glyphs.line,
        }
    };
    (0..width).map(sign).collect()
}

/// The heading of a column of bars in exactly `width` cells: `0`, `.667` ending over its mark, `.800` beginning over its
/// mark, `1`. A label that would run into another is shortened, or left out: half a number is never shown.
#[must_use]
pub fn scale(width: usize) -> String {
    let width = width.max(2);
    let mut cells = vec![' '; width];
    let mut put = |at: usize, label: &str| {
        for (cell, sign) in cells.iter_mut().skip(at).zip(label.chars()) {
            *cell = sign;
        }
    };
    let (tentative, reliable) = (place(TENTATIVE, width), place(RELIABLE, width));
    if tentative > 4 {
        put(tentative - 3, ".667");
    }
    // One cell stays free before it and one before the 1.
    match (width - 1).saturating_sub(reliable + 1) {
        _ if reliable < tentative + 2 => {}
        0 | 1 => {}
        2 | 3 => put(reliable, ".8"),
        _ => put(reliable, ".800"),
    }
    put(0, "0");
    put(width - 1, "1");
    cells.into_iter().collect()
}

/// The cell of a value, the ends of the line for what lies beyond them.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "cells of a row"
)]
fn place(value: f64, width: usize) -> usize {
    ((width - 1) as f64 * value.clamp(0.0, 1.0)).round() as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOME: Option<Interval> = Some(Interval { low: 0.5, high: 0.9 });

    #[test]
    fn a_bar_shows_the_estimate_its_interval_and_both_marks() {
        assert_eq!(scale(31), "0                .667   .800  1");
        assert_eq!(bar(0.70, SOME, 31, false), "···············─────┼●──┼───···");
        assert_eq!(bar(0.70, SOME, 31, true), "...............-----+o--+---...");
    }

    #[test]
    fn what_lies_below_nothing_is_drawn_at_the_end() {
        let drawn = bar(-0.2, Some(Interval { low: -0.5, high: 0.1 }), 11, true);
        assert_eq!(drawn, "<-.....||..");
        assert_eq!(bar(1.0, None, 11, true), ".......||.o", "without an interval");
    }

    #[test]
    fn a_bar_has_exactly_its_width() {
        for width in 2..60 {
            assert_eq!(bar(0.3, SOME, width, false).chars().count(), width);
            assert_eq!(scale(width).chars().count(), width);
        }
    }

    #[test]
    fn the_scale_over_a_bar_never_shows_half_a_number() {
        assert_eq!(scale(18), "0       .667  .8 1");
        for width in 3..60 {
            for label in scale(width).split_whitespace() {
                assert!(["0", ".667", ".800", ".8", "1"].contains(&label), "{label} in {width}");
            }
        }
    }
}
