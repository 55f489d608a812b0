//! The decisions of two coders in one table, and the coefficients that need each coder's own margins.
//!
//! Ratios are taken once, from whole numbers: a coefficient that is 0 by arithmetic is exactly 0 here.

use super::coefficient::{Coefficient, Reason, ratio};
use super::{Ratings, Weights};

/// q × q counts: rows are the first coder's decisions, columns the second's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    counts: Vec<Vec<u64>>,
}

impl Table {
    /// An empty table over a declared list of categories.
    #[must_use]
    pub fn new(categories: usize) -> Self {
        Self { counts: vec![vec![0; categories]; categories] }
    }

    /// The table with these rows. It is as large as there are rows; missing places are 0, further ones are dropped.
    #[must_use]
    pub fn from_rows(mut rows: Vec<Vec<u64>>) -> Self {
        let size = rows.len();
        rows.iter_mut().for_each(|row| row.resize(size, 0));
        Self { counts: rows }
    }

    /// Counts units in which the first coder chose `first` and the second `second`; other categories are not counted.
    pub fn add(&mut self, first: usize, second: usize, units: u64) {
        if let Some(cell) = self.counts.get_mut(first).and_then(|row| row.get_mut(second)) {
            *cell += units;
        }
    }

    /// The counts, a row per decision of the first coder.
    #[must_use]
    pub fn rows(&self) -> &[Vec<u64>] {
        &self.counts
    }

    /// How many units were counted.
    #[must_use]
    pub fn units(&self) -> u64 {
        self.counts.iter().flatten().sum()
    }

    /// The share of units with the same decision.
    ///
    /// # Errors
    /// [`Reason::NoPairableUnits`] for an empty table.
    pub fn percent_agreement(&self) -> Coefficient {
        let n = whole(self.units());
        let disagreed = self.observed(&Weights::identity(self.counts.len()));
        ratio(n - disagreed, n, Reason::NoPairableUnits)
    }

    /// Cohen's kappa, each coder with own margins (Cohen 1960, *Educational and Psychological Measurement* 20, 37–46).
    ///
    /// # Errors
    /// [`Reason::NoPairableUnits`] for an empty table, [`Reason::NoVariation`] where both coders used one and the same
    /// category throughout.
    pub fn cohen_kappa(&self) -> Coefficient {
        self.weighted_kappa(&Weights::identity(self.counts.len()))
    }

    /// Weighted kappa (Cohen 1968, *Psychological Bulletin* 70, 213–220): 1 − Σ v p_ij / Σ v r_i c_j.
    ///
    /// # Errors
    /// As for [`Table::cohen_kappa`].
    pub fn weighted_kappa(&self, weights: &Weights) -> Coefficient {
        let n = self.pairable()?;
        let expected = self.expected(weights);
        ratio(expected - n * self.observed(weights), expected, Reason::NoVariation)
    }

    /// The greatest kappa that these margins allow (Cohen 1960): Σ min(r_i, c_i) in the place of the agreement.
    ///
    /// # Errors
    /// As for [`Table::cohen_kappa`].
    pub fn greatest_kappa(&self) -> Coefficient {
        let n = self.pairable()?;
        let (rows, columns) = (self.row_margins(), self.column_margins());
        let possible: i128 = rows.iter().zip(&columns).map(|(r, c)| *r.min(c)).sum();
        let expected = self.expected(&Weights::identity(self.counts.len()));
        ratio(expected - n * (n - possible), expected, Reason::NoVariation)
    }

    /// Scott's pi, with the mean of both margins (Scott 1955, *Public Opinion Quarterly* 19, 321–325).
    ///
    /// # Errors
    /// As for [`Table::cohen_kappa`].
    pub fn scott_pi(&self) -> Coefficient {
        let n = self.pairable()?;
        let both: Vec<i128> = self.row_margins().iter().zip(self.column_margins()).map(|(r, c)| r + c).collect();
        let expected = 4 * n * n - both.iter().map(|m| m * m).sum::<i128>();
        let disagreed = self.observed(&Weights::identity(self.counts.len()));
        ratio(expected - 4 * n * disagreed, expected, Reason::NoVariation)
    }

    /// The same decisions without saying whose is whose, for the coefficients that do not ask.
    #[must_use]
    pub fn ratings(&self) -> Ratings {
        let mut ratings = Ratings::new(self.counts.len());
        for (i, row) in self.counts.iter().enumerate() {
            for (j, units) in row.iter().enumerate() {
                ratings.add_choices(&[Some(i), Some(j)], *units);
            }
        }
        ratings
    }

    /// Σ v n_ij: the observed disagreement times n.
    pub(super) fn observed(&self, weights: &Weights) -> i128 {
        let cells = self.counts.iter().enumerate().flat_map(|(i, row)| row.iter().enumerate().map(move |c| (i, c)));
        cells.map(|(i, (j, units))| whole(weights.between(i, j)) * whole(*units)).sum()
    }

    /// Σ v r_i c_j: the expected disagreement times n².
    pub(super) fn expected(&self, weights: &Weights) -> i128 {
        let columns = self.column_margins();
        let of_row = |(i, r): (usize, i128)| -> i128 {
            columns.iter().enumerate().map(|(j, c)| whole(weights.between(i, j)) * r * c).sum()
        };
        self.row_margins().into_iter().enumerate().map(of_row).sum()
    }

    fn pairable(&self) -> Result<i128, Reason> {
        let n = whole(self.units());
        if n == 0 { Err(Reason::NoPairableUnits) } else { Ok(n) }
    }

    fn row_margins(&self) -> Vec<i128> {
        self.counts.iter().map(|row| whole(row.iter().sum())).collect()
    }

    fn column_margins(&self) -> Vec<i128> {
        let column = |j: usize| self.counts.iter().filter_map(|row| row.get(j)).sum();
        (0..self.counts.len()).map(|j| whole(column(j))).collect()
    }
}

/// A count, in the type that products of counts fit in.
pub(super) fn whole(count: u64) -> i128 {
    i128::from(count)
}
