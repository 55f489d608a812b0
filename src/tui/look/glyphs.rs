//! Glyphs that need more than ASCII, with their stand-ins.

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
    /// Everything is on disk.
    pub saved: &'static str,
    /// More than can be shown.
    pub more: &'static str,
    /// A coding held up as a good example.
    pub exemplar: &'static str,
    /// Between two groups of stripes.
    pub between: &'static str,
    /// A memo is written here.
    pub memo: &'static str,
}

/// What a terminal that knows Unicode is given.
pub(super) const UNICODE: Glyphs = Glyphs {
    stripe: "│",
    other_stripe: "┆",
    unrated: "?",
    unscaled: "•",
    bar: "▸",
    dot: "·",
    saved: "✓",
    more: "…",
    exemplar: "★",
    between: "╎",
    memo: "✎",
};

/// What every terminal can draw.
pub(super) const ASCII: Glyphs = Glyphs {
    stripe: "|",
    other_stripe: ":",
    unrated: "?",
    unscaled: "*",
    bar: ">",
    dot: "-",
    saved: "ok",
    more: "~",
    exemplar: "!",
    between: ".",
    memo: "&",
};
