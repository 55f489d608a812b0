//! Magnitude, a layer of its own: where coders applied the same theme to the same turn, did they give it the same value?
//!
//! A unit is a turn and a theme that at least two of the compared coders applied to it, with a magnitude; the unit of
//! the rest of the report does not matter. Where a coder has several codings of the theme on the turn, the one that
//! covers most of the turn counts; of equals the one that begins earlier, then the one with the lower place. Codings
//! without a magnitude say nothing here. Rolled up, a theme takes the magnitudes of the themes below it that have the
//! very same scale; the rows over all themes take every coding once, under its own theme, rolled up or not.

use super::alpha::Metric;
use super::coefficient::{Coefficient, Reason};
use super::ratings::Ratings;
use super::study::{Prepared, Study};
use super::table::Table;
use super::weights::Weights;
use super::{Reading, ScaleUnder};
use crate::model::{CharSpan, CoderId, ThemeId, TranscriptId};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What the magnitudes of two coders, or of all, come to.
#[derive(Debug, Clone, PartialEq)]
pub struct MagnitudeRow {
    /// The theme, or `None` for all themes with this scale together.
    pub theme: Option<ThemeId>,
    /// The coders: two, or all where there are more.
    pub coders: Vec<CoderId>,
    /// The scale of the theme or themes.
    pub scale: ScaleUnder,
    /// How many units have the magnitudes of at least two coders.
    pub n: u64,
    /// What only two coders have; `None` in a row over three and more.
    pub two: Option<TwoCoders>,
    /// The share of units, or of coder pairs on them, with the very same value.
    pub percent_agreement: Coefficient,
    /// Krippendorff's alpha, nominal.
    pub krippendorff_alpha_nominal: Coefficient,
    /// Krippendorff's alpha, ordinal.
    pub krippendorff_alpha_ordinal: Coefficient,
    /// Krippendorff's alpha, interval.
    pub krippendorff_alpha_interval: Coefficient,
    /// Gwet's AC2 with linear weights.
    pub gwet_ac2_linear: Coefficient,
    /// Gwet's AC2 with quadratic weights.
    pub gwet_ac2_quadratic: Coefficient,
}

/// The table of two coders' magnitudes and its kappas.
#[derive(Debug, Clone, PartialEq)]
pub struct TwoCoders {
    /// As large as the declared scale; rows are the first coder's values, low to high.
    pub table: Table,
    /// Cohen's kappa.
    pub cohen_kappa: Coefficient,
    /// Weighted kappa, linear.
    pub weighted_kappa_linear: Coefficient,
    /// Weighted kappa, quadratic.
    pub weighted_kappa_quadratic: Coefficient,
}

impl MagnitudeRow {
    /// Every coefficient of the row under its fixed name, in the order they are shown.
    #[must_use]
    pub fn coefficients(&self) -> Vec<(&'static str, Coefficient)> {
        let mut list = vec![("percent_agreement", self.percent_agreement)];
        if let Some(two) = &self.two {
            list.push(("cohen_kappa", two.cohen_kappa));
            list.push(("weighted_kappa_linear", two.weighted_kappa_linear));
            list.push(("weighted_kappa_quadratic", two.weighted_kappa_quadratic));
        }
        list.extend([
            ("krippendorff_alpha_nominal", self.krippendorff_alpha_nominal),
            ("krippendorff_alpha_ordinal", self.krippendorff_alpha_ordinal),
            ("krippendorff_alpha_interval", self.krippendorff_alpha_interval),
            ("gwet_ac2_linear", self.gwet_ac2_linear),
            ("gwet_ac2_quadratic", self.gwet_ac2_quadratic),
        ]);
        list
    }
}

/// The magnitude of one coder on one unit, and how much of the turn its coding covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Given {
    /// The coding that covers more comes first, then the earlier, then the lower.
    order: (Reverse<usize>, usize, usize),
}

impl Given {
    const fn place(&self) -> usize {
        self.order.2
    }
}

/// The units of one theme: by transcript and turn, each coder's magnitude.
type Units = BTreeMap<(usize, usize), BTreeMap<usize, Given>>;

/// The magnitudes of all coders.
pub(super) struct Magnitudes<'s> {
    study: &'s Study<'s>,
    /// By theme, with what it takes from below where that is asked for.
    taken: Vec<Units>,
    /// By theme, its own.
    own: Vec<Units>,
}

impl<'s> Magnitudes<'s> {
    /// Collects the magnitudes on the turns in scope.
    pub fn new(study: &'s Study<'s>) -> Self {
        let themes = study.material.themes.len();
        let mut all = Self { study, taken: vec![Units::new(); themes], own: vec![Units::new(); themes] };
        for (number, transcript) in study.transcripts.iter().enumerate() {
            for reading in &transcript.source.readings {
                all.take(number, transcript, reading);
            }
        }
        all
    }

    fn take(&mut self, number: usize, transcript: &Prepared<'_>, reading: &Reading) {
        let study = self.study;
        let coder = study.coders.iter().position(|coder| *coder == reading.coder);
        let Some(coder) = coder.filter(|coder| transcript.present.contains(coder)) else { return };
        let Some(theme) = study.place(reading.theme) else { return };
        let Some(scale) = study.scale(theme) else { return };
        let Some(place) = reading.magnitude.filter(|place| *place < scale.size) else { return };
        for (turn, covered) in touched(&transcript.source.turns, reading.span) {
            let given = Given { order: (Reverse(covered), reading.span.start, place) };
            for taker in study.takers.get(theme).into_iter().flatten() {
                if study.scale(*taker) == Some(scale) {
                    note(self.taken.get_mut(*taker), (number, turn), coder, given);
                }
            }
            note(self.own.get_mut(theme), (number, turn), coder, given);
        }
    }

    /// The rows: for every pair, and then for all where there are three and more, every theme with a scale that is shown
    /// and then every scale that a theme has.
    pub fn rows(&self) -> Vec<MagnitudeRow> {
        let study = self.study;
        let mut groups: Vec<Vec<usize>> = study.pairs().iter().map(|pair| pair.to_vec()).collect();
        if study.coders.len() != 2 {
            groups.push((0..study.coders.len()).collect());
        }
        let mut scales: Vec<&ScaleUnder> = Vec::new();
        for scale in (0..study.material.themes.len()).filter_map(|theme| study.scale(theme)) {
            if !scales.contains(&scale) {
                scales.push(scale);
            }
        }
        let mut rows = Vec::new();
        for theme in &study.shown {
            let (Some(scale), Some(units)) = (study.scale(*theme), self.taken.get(*theme)) else { continue };
            rows.extend(groups.iter().map(|group| self.row(study.theme(*theme), scale, group, &[units])));
        }
        for scale in scales {
            let themes = self.own.iter().enumerate().filter(|(theme, _)| study.scale(*theme) == Some(scale));
            let units: Vec<&Units> = themes.map(|(_, units)| units).collect();
            rows.extend(groups.iter().map(|group| self.row(None, scale, group, &units)));
        }
        rows
    }

    /// The units of a theme: the transcript, the turn, and the place each compared coder gave.
    pub fn units(&self, theme: usize) -> impl Iterator<Item = (TranscriptId, CharSpan, Vec<Option<usize>>)> {
        let places = |unit: &BTreeMap<usize, Given>| {
            (0..self.study.coders.len()).map(|coder| unit.get(&coder).map(Given::place)).collect()
        };
        self.taken.get(theme).into_iter().flatten().filter_map(move |((transcript, turn), unit)| {
            let transcript = self.study.transcripts.get(*transcript)?.source;
            Some((transcript.transcript, *transcript.turns.get(*turn)?, places(unit)))
        })
    }

    fn row(&self, theme: Option<ThemeId>, scale: &ScaleUnder, coders: &[usize], themes: &[&Units]) -> MagnitudeRow {
        let (mut table, mut ratings) = (Table::new(scale.size), Ratings::new(scale.size));
        for unit in themes.iter().flat_map(|units| units.values()) {
            let choices: Vec<Option<usize>> = coders.iter().map(|coder| unit.get(coder).map(Given::place)).collect();
            if choices.iter().flatten().count() >= 2 {
                ratings.add_choices(&choices, 1);
            }
            if let [Some(first), Some(second)] = choices[..] {
                table.add(first, second, 1);
            }
        }
        let why = |value: Coefficient| if coders.len() < 2 { Err(Reason::FewerThanTwoCoders) } else { value };
        let (identity, linear) = (Weights::identity(scale.size), Weights::linear(scale.size));
        let quadratic = Weights::quadratic(scale.size);
        MagnitudeRow {
            theme,
            coders: self.study.named(coders),
            scale: scale.clone(),
            n: ratings.pairable(),
            percent_agreement: why(ratings.percent_agreement(&identity)),
            krippendorff_alpha_nominal: why(ratings.krippendorff_alpha(Metric::Nominal)),
            krippendorff_alpha_ordinal: why(ratings.krippendorff_alpha(Metric::Ordinal)),
            krippendorff_alpha_interval: why(ratings.krippendorff_alpha(Metric::Interval)),
            gwet_ac2_linear: why(ratings.gwet(&linear)),
            gwet_ac2_quadratic: why(ratings.gwet(&quadratic)),
            two: (coders.len() <= 2).then(|| TwoCoders {
                cohen_kappa: why(table.cohen_kappa()),
                weighted_kappa_linear: why(table.weighted_kappa(&linear)),
                weighted_kappa_quadratic: why(table.weighted_kappa(&quadratic)),
                table,
            }),
        }
    }
}

/// The turns a coding overlaps, and by how many code points.
fn touched(turns: &[CharSpan], span: CharSpan) -> impl Iterator<Item = (usize, usize)> {
    let first = turns.partition_point(|turn| turn.end <= span.start);
    let shared = move |turn: &CharSpan| turn.end.min(span.end).saturating_sub(turn.start.max(span.start));
    let near = turns.iter().enumerate().skip(first).take_while(move |(_, turn)| turn.start < span.end);
    near.map(move |(number, turn)| (number, shared(turn))).filter(|(_, covered)| *covered > 0)
}

/// Keeps a magnitude where it comes before the one that is there.
fn note(units: Option<&mut Units>, unit: (usize, usize), coder: usize, given: Given) {
    let Some(units) = units else { return };
    let kept = units.entry(unit).or_default().entry(coder).or_insert(given);
    *kept = given.min(*kept);
}
