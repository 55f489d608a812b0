//! Three and more coders on one theme: a row over all of them.
//!
//! Decisions of coders who were not assigned to a transcript are missing there. A transcript that only one of them was
//! assigned to has nothing to pair, but its decisions count as missing data does in Gwet's form: they enter the share of
//! *given* in the chance terms of `fleiss_kappa` and `gwet_ac1`, and nothing else ([`super::Ratings`]).

use super::alpha::Metric;
use super::bootstrap::{Interval, Share};
use super::coefficient::{Coefficient, Reason, count, number};
use super::group::{Group, Tally};
use super::pairs::Pair;
use super::ratings::Ratings;
use super::study::Study;
use super::sweep::Stretch;
use super::weights::Weights;
use crate::model::{CoderId, ThemeId, TranscriptId};

/// What all coders' decisions about one theme come to.
#[derive(Debug, Clone, PartialEq)]
pub struct AllCodersRow {
    /// The theme.
    pub theme: ThemeId,
    /// All compared coders.
    pub coders: Vec<CoderId>,
    /// The transcript, or `None` for all together.
    pub transcript: Option<TranscriptId>,
    /// Units with the decisions of at least two coders.
    pub units: u64,
    /// Krippendorff's alpha, nominal.
    pub krippendorff_alpha: Coefficient,
    /// Fleiss' kappa in Gwet's form.
    pub fleiss_kappa: Coefficient,
    /// Gwet's AC1.
    pub gwet_ac1: Coefficient,
    /// Brennan and Prediger's kappa.
    pub brennan_prediger: Coefficient,
    /// Mean share of coder pairs that agree.
    pub percent_agreement: Coefficient,
    /// The mean of the pairs' kappas, those that are defined (Light 1971, *Psychological Bulletin* 76, 365–377).
    pub mean_pairwise_cohen_kappa: Coefficient,
    /// The interval of alpha. `None` where alpha is undefined, or no resamples were asked for.
    pub ci: Option<Interval>,
}

impl AllCodersRow {
    /// Every coefficient under its fixed name, in the order they are shown.
    pub const fn coefficients(&self) -> [(&'static str, Coefficient); 6] {
        [
            ("krippendorff_alpha", self.krippendorff_alpha),
            ("fleiss_kappa", self.fleiss_kappa),
            ("gwet_ac1", self.gwet_ac1),
            ("brennan_prediger", self.brennan_prediger),
            ("percent_agreement", self.percent_agreement),
            ("mean_pairwise_cohen_kappa", self.mean_pairwise_cohen_kappa),
        ]
    }
}

/// The rows over all coders, of every theme that is shown; none where there are fewer than three.
pub(super) fn rows(study: &Study<'_>, pairs: &[Pair<'_>]) -> Vec<AllCodersRow> {
    if study.coders.len() < 3 {
        return Vec::new();
    }
    let everyone: Vec<usize> = (0..study.coders.len()).collect();
    let group = Group::new(study, &everyone, 1);
    let tallies: Vec<Vec<Tally>> = study.shown.iter().map(|theme| group.tallies(*theme)).collect();
    let all = Over { study, group: &group, pairs, tallies: &tallies };
    let mut rows = if study.request.by_transcript {
        let two = |place: &usize| group.members.get(*place).is_some_and(|member| member.present.len() >= 2);
        let places = (0..group.members.len()).filter(two);
        places.flat_map(|place| all.rows(Stretch::new(place, place + 1))).collect()
    } else {
        all.rows(Stretch::new(0, group.members.len()))
    };
    rows.sort_by_key(|(theme, _)| *theme);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// Everything that was counted.
struct Over<'s, 'p> {
    study: &'s Study<'s>,
    group: &'s Group<'s>,
    pairs: &'p [Pair<'p>],
    /// By theme that is shown and by member.
    tallies: &'s [Vec<Tally>],
}

impl Over<'_, '_> {
    /// The rows over some members that follow each other.
    fn rows(&self, which: Stretch) -> Vec<(usize, AllCodersRow)> {
        let mut rows = Vec::new();
        for (theme, tallies) in self.study.shown.iter().zip(self.tallies) {
            let Some(id) = self.study.theme(*theme) else { continue };
            let mut ratings = Ratings::new(2);
            let tallies = tallies.get(which.start..which.end).unwrap_or_default();
            tallies.iter().for_each(|tally| tally.add_to(&mut ratings));
            let shares: Vec<Share> = tallies.iter().flat_map(|tally| tally.shares.iter().copied()).collect();
            rows.push((*theme, self.row((*theme, id), which, &ratings), shares));
        }
        self.add_intervals(which, &mut rows);
        rows.into_iter().map(|(theme, row, _)| (theme, row)).collect()
    }

    fn row(&self, (theme, id): (usize, ThemeId), which: Stretch, ratings: &Ratings) -> AllCodersRow {
        let identity = Weights::identity(2);
        let used = ratings.like().any(|like| like.coders >= 2 && like.chose(1) > 0);
        let plain = |value: Coefficient| match value {
            Err(Reason::NoVariation) if !used => Err(Reason::NeverUsed),
            value => value,
        };
        let alpha = plain(ratings.krippendorff_alpha(Metric::Nominal));
        AllCodersRow {
            theme: id,
            coders: self.study.coders.clone(),
            transcript: self.transcript(which),
            units: ratings.pairable(),
            krippendorff_alpha: alpha,
            fleiss_kappa: plain(ratings.fleiss_kappa(&identity)),
            gwet_ac1: ratings.gwet(&identity),
            brennan_prediger: ratings.brennan_prediger(&identity),
            percent_agreement: ratings.percent_agreement(&identity),
            mean_pairwise_cohen_kappa: self.mean_kappa(theme, which, alpha.err()),
            ci: None,
        }
    }

    /// The mean of the pairs' defined kappas on these members.
    fn mean_kappa(&self, theme: usize, which: Stretch, undefined: Option<Reason>) -> Coefficient {
        let on = self.transcript(which);
        let cells = self.pairs.iter().map(|pair| pair.cells(theme, |transcript| on.is_none_or(|on| on == transcript)));
        let kappas: Vec<f64> = cells.filter_map(|cells| cells.table().cohen_kappa().ok()).collect();
        if kappas.is_empty() {
            return Err(undefined.unwrap_or(Reason::NoVariation));
        }
        Ok(kappas.iter().sum::<f64>() / number(count(kappas.len())))
    }

    /// The one transcript a row is about.
    fn transcript(&self, which: Stretch) -> Option<TranscriptId> {
        let member = self.group.members.get(which.start).filter(|_| self.study.request.by_transcript)?;
        Some(member.transcript.source.transcript)
    }

    fn add_intervals(&self, which: Stretch, rows: &mut [(usize, AllCodersRow, Vec<Share>)]) {
        let mut defined: Vec<(f64, &[Share], &mut AllCodersRow)> = Vec::new();
        for (_, row, shares) in rows {
            if let Ok(alpha) = row.krippendorff_alpha {
                defined.push((alpha, shares, row));
            }
        }
        let themes: Vec<(f64, &[Share])> = defined.iter().map(|(alpha, shares, _)| (*alpha, *shares)).collect();
        let asked = (self.study.request.resamples, self.study.request.seed);
        let intervals = self.group.clusters.intervals(which, &themes, asked, self.study.go_on);
        defined.into_iter().zip(intervals).for_each(|((.., row), interval)| row.ci = interval);
    }
}
