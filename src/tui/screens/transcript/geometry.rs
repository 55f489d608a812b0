//! Where things stand on the transcript screen: gutter, text, map and panel, by the size of the room there is.
//!
//! None of it depends on the codings or on whose are shown: the text keeps its place whatever is coded.

/// Cells for the number of codings that have no lane.
pub const COUNT: u16 = 3;
/// Cells for stripes; where two groups are shown, one cell in the middle parts them.
pub const LANES: u16 = 7;
/// Columns left of the text: the count, the lanes, and the mark of an exemplar.
pub const GUTTER: u16 = COUNT + LANES + 1;
/// Columns of the map.
const MAP: u16 = 2;
/// Columns right of the text: a blank one and the map.
const MARGIN: u16 = 1 + MAP;
/// From this width on the panel is beside the text, else below it.
pub const WIDE: u16 = 110;
/// Rows of the panel below the text, its upper edge counted.
const BELOW: u16 = 7;
/// Longer lines than this are hard to read; what is left goes to the panel.
const LONGEST: u16 = 110;

/// The room a transcript has: columns and rows between the line on top and the two lines below.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Geometry {
    columns: u16,
    rows: u16,
    // Whether there is text and nothing else, as in another screen that shows a passage.
    bare: bool,
}

impl Geometry {
    /// Of so many columns and rows.
    #[must_use]
    pub const fn new((columns, rows): (u16, u16)) -> Self {
        Self { columns, rows, bare: false }
    }

    /// Of a room for text alone, so many columns and rows.
    #[must_use]
    pub const fn bare((columns, rows): (u16, u16)) -> Self {
        Self { columns, rows, bare: true }
    }

    /// Whether the panel is beside the text.
    #[must_use]
    pub const fn is_wide(self) -> bool {
        self.columns >= WIDE
    }

    /// Columns of the panel beside the text, its edge counted; 0 where it is below.
    #[must_use]
    pub fn beside(self) -> u16 {
        if !self.is_wide() || self.bare {
            return 0;
        }
        (self.columns / 3).min(52).max(self.columns.saturating_sub(GUTTER + MARGIN + LONGEST))
    }

    /// Rows of the panel below the text, its edge counted; 0 where it is beside.
    #[must_use]
    pub fn below(self) -> u16 {
        if self.is_wide() || self.bare { 0 } else { BELOW.min(self.rows / 2) }
    }

    /// Columns of the text, at least one.
    #[must_use]
    pub fn text_width(self) -> usize {
        let beside = if self.bare { 0 } else { GUTTER + MARGIN + self.beside() };
        usize::from(self.columns.saturating_sub(beside)).max(1)
    }

    /// Rows of the text, at least one.
    #[must_use]
    pub fn text_height(self) -> usize {
        usize::from(self.rows.saturating_sub(self.below())).max(1)
    }

    /// The columns of the map.
    #[must_use]
    pub fn map_columns(self) -> std::ops::Range<u16> {
        self.map_column()..self.map_column() + MAP
    }

    /// The first column of the map.
    #[must_use]
    pub fn map_column(self) -> u16 {
        self.columns.saturating_sub(self.beside() + MAP)
    }
}
