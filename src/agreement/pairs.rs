//! Two coders on one theme: a row of the report.

use super::alpha::Metric;
use super::bootstrap::{Interval, Share};
use super::cells::Cells;
use super::coefficient::{Coefficient, Reason};
use super::group::{Group, Member};
use super::study::Study;
use super::sweep::Stretch;
use super::u_alpha::Unitized;
use super::weights::Weights;
use crate::model::{CoderId, ThemeId, TranscriptId};

/// What two coders' decisions about one theme come to.
#[derive(Debug, Clone, PartialEq)]
pub struct PairRow {
    /// The theme.
    pub theme: ThemeId,
    /// The two coders, first and second. Fewer where there is nobody to compare with.
    pub coders: Vec<CoderId>,
    /// The transcript, or `None` for all of the pair's together.
    pub transcript: Option<TranscriptId>,
    /// The four counts, over units.
    pub cells: Cells,
    /// The share of units on which they agree.
    pub percent_agreement: Coefficient,
    /// Cohen's kappa.
    pub cohen_kappa: Coefficient,
    /// Krippendorff's alpha, nominal, of the decisions *given* and *not given*.
    pub krippendorff_alpha: Coefficient,
    /// Scott's pi.
    pub scott_pi: Coefficient,
    /// Gwet's AC1.
    pub gwet_ac1: Coefficient,
    /// Brennan and Prediger's kappa.
    pub brennan_prediger: Coefficient,
    /// F1, or Dice.
    pub f1: Coefficient,
    /// Jaccard's index.
    pub jaccard: Coefficient,
    /// (both − neither) / n.
    pub prevalence_index: Coefficient,
    /// (only first − only second) / n.
    pub bias_index: Coefficient,
    /// Alpha for unitizing, over the whole text, whatever the unit and scope.
    pub u_alpha: Coefficient,
    /// The interval of alpha. `None` where alpha is undefined, or no resamples were asked for.
    pub ci: Option<Interval>,
    /// What must be said of the row.
    pub reason: Option<Reason>,
}

impl PairRow {
    /// Every coefficient under its fixed name, in the order they are shown.
    pub const fn coefficients(&self) -> [(&'static str, Coefficient); 11] {
        [
            ("percent_agreement", self.percent_agreement),
            ("cohen_kappa", self.cohen_kappa),
            ("krippendorff_alpha", self.krippendorff_alpha),
            ("scott_pi", self.scott_pi),
            ("gwet_ac1", self.gwet_ac1),
            ("brennan_prediger", self.brennan_prediger),
            ("f1", self.f1),
            ("jaccard", self.jaccard),
            ("prevalence_index", self.prevalence_index),
            ("bias_index", self.bias_index),
            ("u_alpha", self.u_alpha),
        ]
    }

    /// The row of a pair whose cells are known.
    fn new(theme: ThemeId, coders: Vec<CoderId>, cells: Cells, u_alpha: Coefficient) -> Self {
        let (table, identity) = (cells.table(), Weights::identity(2));
        let ratings = table.ratings();
        // Where a theme is never used there is no variation either; the plainer reason is given.
        let plain = |value: Coefficient| match value {
            Err(Reason::NoVariation) if cells.reason() == Some(Reason::NeverUsed) => Err(Reason::NeverUsed),
            value => value,
        };
        Self {
            theme,
            coders,
            transcript: None,
            cells,
            percent_agreement: table.percent_agreement(),
            cohen_kappa: plain(table.cohen_kappa()),
            krippendorff_alpha: plain(ratings.krippendorff_alpha(Metric::Nominal)),
            scott_pi: plain(table.scott_pi()),
            gwet_ac1: ratings.gwet(&identity),
            brennan_prediger: ratings.brennan_prediger(&identity),
            f1: cells.f1(),
            jaccard: cells.jaccard(),
            prevalence_index: cells.prevalence_index(),
            bias_index: cells.bias_index(),
            u_alpha,
            ci: None,
            reason: cells.reason(),
        }
    }

    /// The row of a theme with nobody to compare.
    fn alone(theme: ThemeId, coders: Vec<CoderId>) -> Self {
        let nothing = Err(Reason::FewerThanTwoCoders);
        Self {
            percent_agreement: nothing,
            cohen_kappa: nothing,
            krippendorff_alpha: nothing,
            scott_pi: nothing,
            gwet_ac1: nothing,
            brennan_prediger: nothing,
            f1: nothing,
            jaccard: nothing,
            prevalence_index: nothing,
            bias_index: nothing,
            reason: Some(Reason::FewerThanTwoCoders),
            ..Self::new(theme, coders, Cells::default(), nothing)
        }
    }
}

/// Everything counted about one pair.
pub(super) struct Pair<'s> {
    group: Group<'s>,
    /// By theme and member, the four counts.
    cells: Vec<Vec<Cells>>,
    /// By theme, what the resamples need.
    shares: Vec<Vec<Share>>,
}

impl<'s> Pair<'s> {
    /// Counts every theme of the framework on every transcript both coders were assigned to.
    pub fn new(study: &'s Study<'s>, coders: [usize; 2]) -> Self {
        let group = Group::new(study, &coders, 2);
        let (mut cells, mut shares) = (Vec::new(), Vec::new());
        for theme in 0..study.material.themes.len() {
            let tallies = group.tallies(theme);
            cells.push(tallies.iter().map(super::group::Tally::cells).collect());
            shares.push(tallies.into_iter().flat_map(|tally| tally.shares).collect());
        }
        Self { group, cells, shares }
    }

    /// The coders, by number.
    pub fn coders(&self) -> &[usize] {
        &self.group.coders
    }

    /// The cells of a theme over all of the pair's transcripts, or those that `on` holds for.
    pub fn cells(&self, theme: usize, on: impl Fn(TranscriptId) -> bool) -> Cells {
        let members = self.group.members.iter().map(|member| on(member.transcript.source.transcript));
        let counted = self.cells.get(theme).into_iter().flatten().zip(members).filter(|(_, on)| *on);
        counted.fold(Cells::default(), |sum, (cells, _)| sum.plus(cells))
    }

    /// The rows of the themes that are shown, each with the number of its theme.
    pub fn rows(&self, study: &Study<'_>) -> Vec<(usize, PairRow)> {
        let count = self.group.members.len();
        if !study.request.by_transcript {
            return self.rows_over(study, Stretch::new(0, count));
        }
        let mut rows = Vec::new();
        for (place, member) in self.group.members.iter().enumerate() {
            let mut own = self.rows_over(study, Stretch::new(place, place + 1));
            own.iter_mut().for_each(|(_, row)| row.transcript = Some(member.transcript.source.transcript));
            rows.append(&mut own);
        }
        rows
    }

    /// The rows over some members that follow each other.
    fn rows_over(&self, study: &Study<'_>, which: Stretch) -> Vec<(usize, PairRow)> {
        let members = self.group.members.get(which.start..which.end).unwrap_or_default();
        let mut rows: Vec<(usize, PairRow)> = Vec::new();
        for theme in &study.shown {
            let counted = self.cells.get(*theme).and_then(|cells| cells.get(which.start..which.end));
            let cells = counted.into_iter().flatten().fold(Cells::default(), |sum, cells| sum.plus(cells));
            let u_alpha = self.unitized(members, *theme).u_alpha();
            let id = study.theme(*theme);
            rows.extend(id.map(|id| (*theme, PairRow::new(id, study.named(self.coders()), cells, u_alpha))));
        }
        self.add_intervals(study, which, &mut rows);
        rows
    }

    fn add_intervals(&self, study: &Study<'_>, which: Stretch, rows: &mut [(usize, PairRow)]) {
        let turns = self.group.clusters.transcripts().get(which.start..which.end).unwrap_or_default();
        let (first, end) = (turns.first().map_or(0, |turns| turns.start), turns.last().map_or(0, |turns| turns.end));
        let own = |theme: usize| {
            let shares = self.shares.get(theme).map_or(&[][..], Vec::as_slice);
            let begin = shares.partition_point(|share| share.cluster < first);
            shares.get(begin..shares.partition_point(|share| share.cluster < end)).unwrap_or_default()
        };
        let mut defined: Vec<(f64, &[Share], &mut PairRow)> = Vec::new();
        for (theme, row) in rows {
            if let Ok(alpha) = row.krippendorff_alpha {
                defined.push((alpha, own(*theme), row));
            }
        }
        let themes: Vec<(f64, &[Share])> = defined.iter().map(|(alpha, shares, _)| (*alpha, *shares)).collect();
        let asked = (study.request.resamples, study.request.seed);
        let intervals = self.group.clusters.intervals(which, &themes, asked, study.go_on);
        defined.into_iter().zip(intervals).for_each(|((.., row), interval)| row.ci = interval);
    }

    fn unitized(&self, members: &[Member<'_>], theme: usize) -> Unitized {
        let mut unitized = Unitized::new(1);
        for member in members {
            let lanes: Vec<_> = self.coders().iter().map(|coder| member.transcript.marked(*coder, theme)).collect();
            unitized.add_lanes(member.transcript.source.length, &lanes);
        }
        unitized
    }
}

/// The rows of a study with nobody to compare: every theme that is shown, with the reason.
pub(super) fn rows_alone(study: &Study<'_>) -> Vec<PairRow> {
    let themes = study.shown.iter().filter_map(|theme| study.theme(*theme));
    themes.map(|theme| PairRow::alone(theme, study.coders.clone())).collect()
}
