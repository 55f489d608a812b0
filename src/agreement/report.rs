//! The whole report, from the material to its rows.

use super::everyone::{self, AllCodersRow};
use super::magnitude::{MagnitudeRow, Magnitudes};
use super::overall::OverallRow;
use super::pairs::{self, Pair, PairRow};
use super::study::Study;
use super::{Material, Request, UnitKind};
use std::cell::{Cell, RefCell};

/// Everything the numbers of a comparison are. Ids stand for names; the caller has those.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// What was counted.
    pub unit: UnitKind,
    /// Whether themes took the readings of everything below them.
    pub rollup: bool,
    /// How many resamples the intervals were made from.
    pub resamples: usize,
    /// Where the resamples began.
    pub seed: u64,
    /// By theme, in the order of the framework: a row per pair, and per transcript where that was asked for.
    pub pairs: Vec<PairRow>,
    /// A row per pair over all leaf themes.
    pub overall: Vec<OverallRow>,
    /// By theme, over all coders, where there are three and more.
    pub all_coders: Vec<AllCodersRow>,
    /// By theme and then over all themes with one scale: a row per pair, and over all where there are three and more.
    pub magnitude: Vec<MagnitudeRow>,
}

impl Report {
    /// Compares the coders of the material. With fewer than two, every row says so.
    #[must_use]
    pub fn new(material: &Material, request: &Request) -> Self {
        Self::of(&Study::new(material, request))
    }

    /// The same, as long as `go_on` says so whenever it is asked; `None` once it has not.
    pub fn while_wanted(material: &Material, request: &Request, go_on: &mut dyn FnMut() -> bool) -> Option<Self> {
        let (ask, wanted) = (RefCell::new(go_on), Cell::new(true));
        let still = || {
            if wanted.get() {
                wanted.set((ask.borrow_mut())());
            }
            wanted.get()
        };
        let mut study = Study::new(material, request);
        study.go_on = &still;
        let report = Self::of(&study);
        wanted.get().then_some(report)
    }

    fn of(study: &Study<'_>) -> Self {
        let request = study.request;
        let compared: Vec<Pair<'_>> = study.pairs().into_iter().map(|coders| Pair::new(study, coders)).collect();
        let (pairs, overall) = if compared.is_empty() {
            (pairs::rows_alone(study), vec![OverallRow::alone(study.coders.clone())])
        } else {
            let mut rows: Vec<(usize, PairRow)> = compared.iter().flat_map(|pair| pair.rows(study)).collect();
            rows.sort_by_key(|(theme, _)| *theme);
            let overall = compared.iter().map(|pair| OverallRow::new(study, pair)).collect();
            (rows.into_iter().map(|(_, row)| row).collect(), overall)
        };
        Self {
            unit: request.unit,
            rollup: request.rollup,
            resamples: request.resamples,
            seed: request.seed,
            pairs,
            overall,
            all_coders: everyone::rows(study, &compared),
            magnitude: Magnitudes::new(study).rows(),
        }
    }
}
