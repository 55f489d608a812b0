//! What should be said beside the numbers of a row, where they pull apart or say less than they seem to.
//!
//! The rules are asked in this order, and the first that holds is the remark:
//!
//! | remark | holds where |
//! |---|---|
//! | [`Remark::Reason`] | the row has a reason: nothing to pair, never used, no variation |
//! | [`Remark::OneCoder`] | only one of the two used the theme |
//! | [`Remark::Bias`] | alpha is below [`TENTATIVE`], one coder used the theme at least [`TIMES`] times as often as the other, and the difference is at least [`APART`] units |
//! | [`Remark::Rare`] | the share of units agreed on is at least [`HIGH`], alpha is below [`TENTATIVE`], and fewer than [`FEW`] of all decisions are *given* |
//! | [`Remark::Common`] | the same, and fewer than [`FEW`] of all decisions are *not given* |
//! | [`Remark::Uneven`] | the same for three and more coders, of whom the row has no margins |
//! | [`Remark::Wide`] | the interval of alpha reaches from below [`TENTATIVE`] to [`RELIABLE`] or above: too few units to tell |
//!
//! The figures are conventions of this program, apart from .667 and .800, which are Krippendorff's (2004, *Content
//! Analysis*, 2nd ed., p. 241). That kappa and its relatives fall where a theme is rare or one coder is freer with it,
//! while the share agreed on stays high, is Feinstein and Cicchetti's paradox (1990, *Journal of Clinical Epidemiology*
//! 43, 543–549).

use super::{AllCodersRow, Cells, Coefficient, Interval, MagnitudeRow, PairRow, Reason};

/// Alpha from which Krippendorff calls data reliable.
pub const RELIABLE: f64 = 0.800;

/// The lowest alpha from which Krippendorff allows tentative conclusions.
pub const TENTATIVE: f64 = 0.667;

/// A share of units agreed on from which it is called high here.
pub const HIGH: f64 = 0.90;

/// A share of decisions below which they are called few here.
pub const FEW: f64 = 0.10;

/// How many times as often one coder used a theme for it to be called far more often here.
pub const TIMES: u64 = 2;

/// By how many units the coders must differ for one to be said to use a theme far more often.
pub const APART: u64 = 5;

/// With fewer units than this, magnitudes are said to be too few to tell.
pub const TOO_FEW: u64 = 10;

/// What should be said beside the numbers of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remark {
    /// Why there is nothing to compute from.
    Reason(Reason),
    /// Only one coder used the theme: to how many units each gave it.
    OneCoder {
        /// How many units the first coder gave it.
        first: u64,
        /// How many units the second coder gave it.
        second: u64,
    },
    /// One coder uses the theme far more often than the other: by how many units each.
    Bias {
        /// How many units the first coder gave it.
        first: u64,
        /// How many units the second coder gave it.
        second: u64,
    },
    /// The theme is rare, so that there were few chances to agree on it.
    Rare {
        /// How many units at least one coder gave it.
        given: u64,
        /// How many units were counted.
        units: u64,
    },
    /// The theme is nearly everywhere, so that there were few chances to agree that it is not.
    Common {
        /// How many units at least one coder did not give it.
        not_given: u64,
        /// How many units were counted.
        units: u64,
    },
    /// Nearly all decisions are the same one.
    Uneven,
    /// The interval is too wide to tell.
    Wide,
    /// So few units have the magnitudes of both coders that they cannot tell.
    FewMagnitudes {
        /// How many.
        units: u64,
    },
}

/// What should be said of a pair's row; `None` where the numbers speak for themselves.
#[must_use]
pub fn of_pair(row: &PairRow) -> Option<Remark> {
    match row.reason {
        Some(Reason::UsedByOneCoderOnly) => {
            return Some(Remark::OneCoder { first: row.cells.only_first, second: row.cells.only_second });
        }
        Some(reason) => return Some(Remark::Reason(reason)),
        None => {}
    }
    let alpha = row.krippendorff_alpha.ok()?;
    bias(&row.cells, alpha).or_else(|| lopsided(&row.cells, row.percent_agreement, alpha)).or_else(|| wide(row.ci))
}

/// What should be said of a row over three and more coders.
#[must_use]
pub fn of_all(row: &AllCodersRow) -> Option<Remark> {
    let alpha = match row.krippendorff_alpha {
        Ok(alpha) => alpha,
        Err(reason) => return Some(Remark::Reason(reason)),
    };
    let high = row.percent_agreement.is_ok_and(|share| share >= HIGH);
    if high && alpha < TENTATIVE { Some(Remark::Uneven) } else { wide(row.ci) }
}

/// What should be said of magnitudes.
#[must_use]
pub fn of_magnitude(row: &MagnitudeRow) -> Option<Remark> {
    match row.percent_agreement {
        Err(reason) => Some(Remark::Reason(reason)),
        Ok(_) if row.n < TOO_FEW => Some(Remark::FewMagnitudes { units: row.n }),
        Ok(_) => row.krippendorff_alpha_ordinal.err().map(Remark::Reason),
    }
}

fn bias(cells: &Cells, alpha: f64) -> Option<Remark> {
    let (first, second) = (cells.both + cells.only_first, cells.both + cells.only_second);
    let (more, less) = (first.max(second), first.min(second));
    let far = more >= TIMES * less && more - less >= APART;
    (far && alpha < TENTATIVE).then_some(Remark::Bias { first, second })
}

fn lopsided(cells: &Cells, agreed: Coefficient, alpha: f64) -> Option<Remark> {
    if alpha >= TENTATIVE || !agreed.is_ok_and(|share| share >= HIGH) {
        return None;
    }
    let apart = cells.only_first + cells.only_second;
    let few = |decisions: u64| share(decisions, 2 * cells.units()) < FEW;
    if few(2 * cells.both + apart) {
        return Some(Remark::Rare { given: cells.both + apart, units: cells.units() });
    }
    few(2 * cells.neither + apart).then(|| Remark::Common { not_given: cells.neither + apart, units: cells.units() })
}

fn wide(interval: Option<Interval>) -> Option<Remark> {
    interval.filter(|interval| interval.low < TENTATIVE && interval.high >= RELIABLE).map(|_| Remark::Wide)
}

#[expect(clippy::cast_precision_loss, reason = "a share is compared with a rounded figure")]
fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agreement::{Material, Report, Request};
    use crate::model::ThemeId;

    /// A row with these cells and nothing else of its own, its coefficients taken from the cells.
    fn row(cells: [u64; 4], ci: Option<(f64, f64)>) -> PairRow {
        let material = Material {
            coders: vec![crate::model::CoderId::mint(), crate::model::CoderId::mint()],
            themes: vec![crate::agreement::ThemeUnder { id: ThemeId::mint(), parent: None, scale: None }],
            transcripts: Vec::new(),
        };
        let empty = Report::new(&material, &Request::default()).pairs.remove(0);
        let cells = Cells::from_array(cells);
        let table = cells.table();
        PairRow {
            cells,
            reason: cells.reason(),
            percent_agreement: table.percent_agreement(),
            krippendorff_alpha: table.ratings().krippendorff_alpha(crate::agreement::Metric::Nominal),
            ci: ci.map(|(low, high)| Interval { low, high }),
            ..empty
        }
    }

    #[test]
    fn a_row_with_a_reason_says_it() {
        assert_eq!(of_pair(&row([0, 0, 0, 0], None)), Some(Remark::Reason(Reason::NoPairableUnits)));
        assert_eq!(of_pair(&row([0, 0, 0, 9], None)), Some(Remark::Reason(Reason::NeverUsed)));
        assert_eq!(of_pair(&row([9, 0, 0, 0], None)), Some(Remark::Reason(Reason::NoVariation)));
        assert_eq!(of_pair(&row([0, 0, 3, 9], None)), Some(Remark::OneCoder { first: 0, second: 3 }));
    }

    #[test]
    fn a_rare_theme_is_told_where_percent_is_high_and_alpha_is_not() {
        // 97 of 100 agreed on; alpha is about .39 because only four decisions of 200 say yes.
        assert_eq!(of_pair(&row([1, 1, 2, 96], None)), Some(Remark::Rare { given: 4, units: 100 }));
        assert_eq!(of_pair(&row([96, 1, 2, 1], None)), Some(Remark::Common { not_given: 4, units: 100 }));
        assert_eq!(of_pair(&row([2, 0, 0, 98], None)), None, "rare, and agreed on throughout");
        assert_eq!(of_pair(&row([10, 15, 15, 60], None)), None, "low, and nothing pulls apart");
    }

    #[test]
    fn far_more_often_means_twice_as_often_and_five_more() {
        // 12 against 7 given: more by 5, but not twice as often. 14 against 7: both.
        assert_eq!(of_pair(&row([4, 8, 3, 60], None)), None);
        assert_eq!(of_pair(&row([4, 10, 3, 60], None)), Some(Remark::Bias { first: 14, second: 7 }));
        // 6 against 2: twice as often, but by 4 only.
        assert_eq!(of_pair(&row([2, 4, 0, 30], None)), None);
    }

    #[test]
    fn an_interval_over_both_marks_cannot_tell() {
        let good = [20, 2, 2, 60];
        assert_eq!(of_pair(&row(good, Some((0.60, 0.95)))), Some(Remark::Wide));
        assert_eq!(of_pair(&row(good, Some((0.667, 0.95)))), None);
        assert_eq!(of_pair(&row(good, Some((0.60, 0.799)))), None);
    }
}
