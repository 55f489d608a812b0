//! Two coders over all leaf themes of the framework, used or not.

use super::cells::Cells;
use super::coefficient::{Coefficient, Reason, ratio};
use super::pairs::Pair;
use super::study::Study;
use super::table::whole;
use super::weights::Weights;
use crate::model::{CoderId, ThemeId};

/// What two coders' decisions about all leaf themes come to.
#[derive(Debug, Clone, PartialEq)]
pub struct OverallRow {
    /// The two coders, first and second. Fewer where there is nobody to compare with.
    pub coders: Vec<CoderId>,
    /// One kappa from the mean observed and the mean expected agreement of the themes (De Vries, Elliott, Kanouse &
    /// Teleki 2008, *Field Methods* 20, 272–282). A theme nobody used has both at 1.
    pub pooled_kappa: Coefficient,
    /// One kappa over all theme × unit decisions.
    pub concatenated_kappa: Coefficient,
    /// The theme with the lowest kappa of those that have one; of equals the first in the framework.
    pub lowest: Option<Lowest>,
}

/// The theme on which two coders agree least.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lowest {
    /// The theme.
    pub theme: ThemeId,
    /// Its Cohen's kappa.
    pub cohen_kappa: f64,
}

impl OverallRow {
    /// Every coefficient under its fixed name.
    pub const fn coefficients(&self) -> [(&'static str, Coefficient); 2] {
        [("pooled_kappa", self.pooled_kappa), ("concatenated_kappa", self.concatenated_kappa)]
    }

    /// The row of a pair.
    pub(super) fn new(study: &Study<'_>, pair: &Pair<'_>) -> Self {
        let themes: Vec<(ThemeId, Cells)> = study
            .leaves
            .iter()
            .filter_map(|theme| Some((study.theme(*theme)?, pair.cells(*theme, |_| true))))
            .collect();
        let cells: Vec<Cells> = themes.iter().map(|(_, cells)| *cells).collect();
        Self {
            coders: study.named(pair.coders()),
            pooled_kappa: pooled_kappa(&cells),
            concatenated_kappa: concatenated_kappa(&cells),
            lowest: lowest(&themes),
        }
    }

    /// The row where there is nobody to compare with.
    pub(super) fn alone(coders: Vec<CoderId>) -> Self {
        let nothing = Err(Reason::FewerThanTwoCoders);
        Self { coders, pooled_kappa: nothing, concatenated_kappa: nothing, lowest: None }
    }
}

/// Mean observed and mean expected agreement over themes that were counted on the same units, then one kappa. Both
/// means are taken as disagreement, in whole numbers: Σ (D_e − n D_o) / Σ D_e, D_o counted in units and D_e in their pairs.
fn pooled_kappa(themes: &[Cells]) -> Coefficient {
    let identity = Weights::identity(2);
    let (mut beyond, mut expected) = (0, 0);
    for cells in themes {
        let (table, n) = (cells.table(), whole(cells.units()));
        beyond += table.expected(&identity) - n * table.observed(&identity);
        expected += table.expected(&identity);
    }
    ratio(beyond, expected, undefined(themes))
}

/// One kappa over the decisions of all themes together.
fn concatenated_kappa(themes: &[Cells]) -> Coefficient {
    let all = themes.iter().fold(Cells::default(), |sum, cells| sum.plus(cells));
    all.table().cohen_kappa().map_err(|_| undefined(themes))
}

/// Why there is no kappa over these themes, should there be none.
fn undefined(themes: &[Cells]) -> Reason {
    if themes.iter().all(|cells| cells.units() == 0) {
        Reason::NoPairableUnits
    } else if themes.iter().all(|cells| cells.reason() == Some(Reason::NeverUsed)) {
        Reason::NeverUsed
    } else {
        Reason::NoVariation
    }
}

fn lowest(themes: &[(ThemeId, Cells)]) -> Option<Lowest> {
    let kappa = |(theme, cells): &(ThemeId, Cells)| {
        cells.table().cohen_kappa().ok().map(|cohen_kappa| Lowest { theme: *theme, cohen_kappa })
    };
    themes.iter().filter_map(kappa).min_by(|a, b| a.cohen_kappa.total_cmp(&b.cohen_kappa))
}
