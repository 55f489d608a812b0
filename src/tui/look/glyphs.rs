//! Glyphs that need more than ASCII, with their stand-ins.

use crate::model::{CellState, DiscrepancyState};

/// What is drawn that is no letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyphs {
    /// A stripe's further rows.
    pub stripe: &'static str,
    /// A stripe's further rows where it is another coder's.
    pub other_stripe: &'static str,
    /// A coding that has no magnitude though its theme has a scale.
    pub unrated: &'static str,
    /// A coding whose theme has no scale.
    pub unscaled: &'static str,
    /// The mark before the line under the bar.
    pub bar: &'static str,
    /// Between pieces of a line.
    pub dot: &'static str,
    /// Between a sign that is a digit and what it is counted: never read as part of either, nor as the lowest sign.
    pub point: &'static str,
    /// Everything is on disk.
    pub saved: &'static str,
    /// More than can be shown.
    pub more: &'static str,
    /// Before the number of comments.
    pub said: &'static str,
    /// A discrepancy that is open, to be discussed, resolved, kept.
    pub states: [&'static str; 4],
    /// An assignment that is not begun, or of which it is not known.
    pub to_do: &'static str,
    /// An assignment that is begun.
    pub in_progress: &'static str,
    /// An assignment that is done.
    pub done: &'static str,
    /// A coding held up as a good example.
    pub exemplar: &'static str,
    /// Between two groups of stripes.
    pub between: &'static str,
    /// A memo is written here.
    pub memo: &'static str,
    /// A cell that is to be charted, is charted, has no data, was not asked.
    pub cells: [&'static str; 4],
    /// What points both ways.
    pub mixed: &'static str,
    /// A row or column of which something is written as a whole.
    pub synthesis: &'static str,
}

impl Glyphs {
    /// The glyph of how far a cell of the matrix is.
    #[must_use]
    pub const fn cell(&self, state: CellState) -> &'static str {
        let [to_chart, charted, no_data, not_asked] = self.cells;
        match state {
            CellState::ToChart => to_chart,
            CellState::Charted => charted,
            CellState::NoData => no_data,
            CellState::NotAsked => not_asked,
        }
    }

    /// The glyph of a discrepancy's state.
    #[must_use]
    pub const fn state(&self, state: DiscrepancyState) -> &'static str {
        let [open, discuss, resolved, kept] = self.states;
        match state {
            DiscrepancyState::Open => open,
            DiscrepancyState::Discuss => discuss,
            DiscrepancyState::Resolved => resolved,
            DiscrepancyState::Kept => kept,
        }
    }
}

/// What a terminal that knows Unicode is given.
pub(super) const UNICODE: Glyphs = Glyphs {
    stripe: "│",
    other_stripe: "┆",
    unrated: "?",
    unscaled: "•",
    bar: "▸",
    dot: "·",
    point: "·",
    saved: "✓",
    more: "…",
    said: "“",
    states: ["○", "?", "✓", "≠"],
    to_do: "○",
    in_progress: "◐",
    done: "●",
    exemplar: "★",
    between: "╎",
    memo: "✎",
    cells: ["○", "✓", "∅", "¬"],
    mixed: "±",
    synthesis: "§",
};

/// What every terminal can draw.
pub(super) const ASCII: Glyphs = Glyphs {
    stripe: "|",
    other_stripe: ":",
    unrated: "?",
    unscaled: "*",
    bar: ">",
    dot: "-",
    point: ":",
    saved: "ok",
    more: "~",
    said: "\"",
    states: ["o", "?", "=", "/"],
    to_do: ".",
    in_progress: "~",
    done: "x",
    exemplar: "!",
    between: ".",
    memo: "&",
    cells: [".", "x", "=", "/"],
    mixed: "+-",
    synthesis: "$",
};
