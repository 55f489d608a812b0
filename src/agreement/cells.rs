//! The four counts of two coders on one theme, and what follows from them alone.

use super::Table;
use super::coefficient::{Coefficient, Reason, ratio};
use super::table::whole;

/// How many units both coders, only the first, only the second, and neither gave the theme.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cells {
    /// Units both gave the theme.
    pub both: u64,
    /// Units only the first coder gave it.
    pub only_first: u64,
    /// Units only the second coder gave it.
    pub only_second: u64,
    /// Units neither gave it.
    pub neither: u64,
}

impl Cells {
    /// `[both, only first, only second, neither]`.
    #[must_use]
    pub const fn as_array(&self) -> [u64; 4] {
        [self.both, self.only_first, self.only_second, self.neither]
    }

    /// The cells in the order of [`Cells::as_array`].
    #[must_use]
    pub const fn from_array([both, only_first, only_second, neither]: [u64; 4]) -> Self {
        Self { both, only_first, only_second, neither }
    }

    /// How many units were counted.
    #[must_use]
    pub const fn units(&self) -> u64 {
        self.both + self.only_first + self.only_second + self.neither
    }

    /// Both cells added, place by place: how cells of several transcripts become one.
    #[must_use]
    pub const fn plus(&self, other: &Self) -> Self {
        Self {
            both: self.both + other.both,
            only_first: self.only_first + other.only_first,
            only_second: self.only_second + other.only_second,
            neither: self.neither + other.neither,
        }
    }

    /// What must be said of the row: why nothing or little can be computed from it. `None` where both coders used the
    /// theme, and not for everything.
    #[must_use]
    pub const fn reason(&self) -> Option<Reason> {
        match (self.both, self.only_first, self.only_second, self.neither) {
            (0, 0, 0, 0) => Some(Reason::NoPairableUnits),
            (0, 0, 0, _) => Some(Reason::NeverUsed),
            (_, 0, 0, 0) => Some(Reason::NoVariation),
            (0, 0, _, _) | (0, _, 0, _) => Some(Reason::UsedByOneCoderOnly),
            _ => None,
        }
    }

    /// The table of the decisions: category 0 is *not given*, 1 is *given*.
    #[must_use]
    pub fn table(&self) -> Table {
        Table::from_rows(vec![vec![self.neither, self.only_second], vec![self.only_first, self.both]])
    }

    /// F1, which is Dice's coefficient: 2a / (2a + b + c) (Dice 1945, *Ecology* 26, 297–302).
    ///
    /// # Errors
    /// [`Reason::NoPairableUnits`], or [`Reason::NeverUsed`].
    pub fn f1(&self) -> Coefficient {
        let both = 2 * whole(self.both);
        ratio(both, both + whole(self.only_first) + whole(self.only_second), self.unused())
    }

    /// Jaccard's index: a / (a + b + c) (Jaccard 1912, *New Phytologist* 11, 37–50).
    ///
    /// # Errors
    /// As for [`Cells::f1`].
    pub fn jaccard(&self) -> Coefficient {
        let both = whole(self.both);
        ratio(both, both + whole(self.only_first) + whole(self.only_second), self.unused())
    }

    /// (both − neither) / n, from −1 to 1 (Byrt, Bishop & Carlin 1993, *Journal of Clinical Epidemiology* 46, 423–429,
    /// with its sign).
    ///
    /// # Errors
    /// [`Reason::NoPairableUnits`].
    pub fn prevalence_index(&self) -> Coefficient {
        ratio(whole(self.both) - whole(self.neither), whole(self.units()), Reason::NoPairableUnits)
    }

    /// (only first − only second) / n, from −1 to 1 (Byrt, Bishop & Carlin 1993, with its sign).
    ///
    /// # Errors
    /// [`Reason::NoPairableUnits`].
    pub fn bias_index(&self) -> Coefficient {
        ratio(whole(self.only_first) - whole(self.only_second), whole(self.units()), Reason::NoPairableUnits)
    }

    const fn unused(&self) -> Reason {
        if self.units() == 0 { Reason::NoPairableUnits } else { Reason::NeverUsed }
    }
}
