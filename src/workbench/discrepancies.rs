//! The list of where coders differ: what is asked for, and the report.
//!
//! The rules this file owns: counts and states are of everything in the transcripts and themes asked for, whatever types
//! and states the list is narrowed to, so that the numbers of a queue do not change by looking at a part of it. Lists
//! stand by place (transcript as listed, start, end), or by severity first.

use super::comparing::Independent;
use super::differences::{Differences, readings};
use super::discrepancy::{DecisionLine, DiscrepancyLine};
use super::discrepancy_report::{AgreementCounts, DiscrepancyQuery, DiscrepancyReport, PairLine, StateCounts};
use super::settled::{Settled, own_readings};
use super::shelf::Names;
use super::talking::Talk;
use super::{Result, Workbench};
use crate::model::{Coder, CoderId, Decision, ThemeId, TranscriptId};
use crate::reconcile::{Comparison, Counts, Reading, compare};
use std::collections::HashSet;

/// What a query's names mean.
pub(super) struct Scope {
    pub(super) coders: Vec<Coder>,
    pub(super) transcript: Option<TranscriptId>,
    themes: Option<HashSet<ThemeId>>,
}

impl Scope {
    pub(super) fn coder_ids(&self) -> Vec<CoderId> {
        self.coders.iter().map(|coder| coder.id).collect()
    }

    fn is_about(&self, readings: &[Reading]) -> bool {
        self.themes.as_ref().is_none_or(|themes| readings.iter().any(|reading| themes.contains(&reading.theme())))
    }

    fn counts(&self, comparison: &Comparison) -> Counts {
        let agree = comparison.agreements.iter().filter(|one| self.is_about(&one.readings)).count();
        let mut counts = Counts { agree, ..Counts::default() };
        for one in comparison.discrepancies.iter().filter(|one| self.is_about(one.own())) {
            counts.add(one);
        }
        counts
    }

    fn holds(&self, decision: &Decision) -> bool {
        let about = |themes: &HashSet<ThemeId>| own_readings(decision).iter().any(|own| themes.contains(&own.theme));
        self.transcript.is_none_or(|transcript| transcript == decision.transcript)
            && decision.coders.iter().all(|coder| self.coders.iter().any(|known| known.id == *coder))
            && self.themes.as_ref().is_none_or(about)
    }
}

impl Workbench {
    /// Where coders differ, as far as the viewer may know.
    ///
    /// # Errors
    /// Where something named in the query is not there.
    pub fn discrepancies(&self, query: &DiscrepancyQuery) -> Result<DiscrepancyReport> {
        let names = self.names()?;
        let access = self.access()?;
        let scope = self.scope(&names, query)?;
        let settled = self.settled(&access, query.hide_names)?;
        let independent = self.independent()?;
        let mut report = DiscrepancyReport {
            discrepancies: Vec::new(),
            counts: Counts::default(),
            after_talk: Counts::default(),
            states: StateCounts::default(),
            agreements: AgreementCounts::default(),
            coders: scope.coders.iter().map(|coder| settled.called(coder.id)).collect(),
            pairs: Vec::new(),
            transcripts: 0,
            left_out: 0,
            include_open: query.include_open,
            outdated: self.outdated_lines(&names, &independent, &settled, &scope)?,
        };
        let talk = self.talk()?;
        let mut pairs = pairs(&scope.coder_ids());
        let comparable = self.comparable(&scope.coder_ids(), query.include_open)?;
        report.left_out = match scope.transcript {
            None => comparable.left_out.len(),
            Some(only) => usize::from(comparable.left_out.contains(&only)),
        };
        let within = |transcript| scope.transcript.is_none_or(|only| only == transcript);
        for compared in comparable.transcripts.iter().filter(|compared| within(compared.transcript)) {
            let differences = self.differences(&names, &independent, compared)?;
            report.transcripts += 1;
            report.add(&differences, &names, &scope, &settled, query, &mut pairs);
            for pair in pairs.iter_mut().filter(|pair| pair.coders.iter().all(|one| compared.coders.contains(one))) {
                let after = self.counts_after_talk(&names, &talk, &scope, compared.transcript, pair.coders)?;
                pair.after_talk += after;
                report.after_talk += after;
            }
        }
        report.pairs = pairs
            .into_iter()
            .map(|pair| PairLine {
                coders: pair.coders.map(|coder| settled.called(coder)),
                transcripts: pair.transcripts,
                counts: pair.counts,
                after_talk: pair.after_talk,
            })
            .collect();
        if query.by_severity {
            // What is equally severe stays by place.
            report.discrepancies.sort_by_key(|line| line.severity);
        }
        Ok(report)
    }

    /// What two coders would agree and differ in, in one transcript, once every decision between them were followed.
    fn counts_after_talk(
        &self,
        names: &Names,
        talk: &Talk,
        scope: &Scope,
        transcript: TranscriptId,
        pair: [CoderId; 2],
    ) -> Result<Counts> {
        let codings = self.talked_codings(talk, transcript, &pair)?;
        let readings = readings(&*self.load(transcript)?, &codings);
        let after = compare(transcript, pair, &readings, |theme| names.framework.scale_of(theme));
        Ok(scope.counts(&after))
    }

    fn scope(&self, names: &Names, query: &DiscrepancyQuery) -> Result<Scope> {
        let theme = query.theme.as_deref().map(|typed| self.find_theme(typed)).transpose()?;
        let family = |theme| names.framework.family(theme).iter().map(|theme| theme.id).collect();
        Ok(Scope {
            coders: self.compared_coders(&query.coders)?,
            transcript: query.transcript.as_deref().map(|typed| self.find_transcript(typed)).transpose()?,
            themes: theme.map(family),
        })
    }

    /// The decisions in this scope whose discrepancy is there no longer.
    fn outdated_lines(
        &self,
        names: &Names,
        independent: &Independent,
        settled: &Settled,
        scope: &Scope,
    ) -> Result<Vec<DecisionLine>> {
        let decisions: Vec<&Decision> = settled.decisions().iter().filter(|one| scope.holds(one)).collect();
        let outdated = self.outdated(names, independent, decisions.iter().copied())?;
        let mut lines = Vec::new();
        for decision in decisions.into_iter().filter(|decision| outdated.contains(&decision.discrepancy)) {
            lines.push(settled.decided(&*self.load(decision.transcript)?, decision, true));
        }
        Ok(lines)
    }
}

/// What is counted of one pair on the way.
struct PairCount {
    coders: [CoderId; 2],
    transcripts: usize,
    counts: Counts,
    after_talk: Counts,
}

fn pairs(coders: &[CoderId]) -> Vec<PairCount> {
    let mut pairs = Vec::new();
    for (place, first) in coders.iter().enumerate() {
        for second in coders.get(place + 1..).unwrap_or_default() {
            pairs.push(PairCount {
                coders: [*first, *second],
                transcripts: 0,
                counts: Counts::default(),
                after_talk: Counts::default(),
            });
        }
    }
    pairs
}

impl DiscrepancyReport {
    /// Adds what there is in one transcript.
    fn add(
        &mut self,
        differences: &Differences,
        names: &Names,
        scope: &Scope,
        settled: &Settled,
        query: &DiscrepancyQuery,
        pairs: &mut [PairCount],
    ) {
        let mut lines: Vec<(usize, DiscrepancyLine)> = Vec::new();
        for (pair, comparison) in differences.comparisons.iter().enumerate() {
            let counts = self.count(comparison, scope, settled);
            self.counts += counts;
            if let Some(known) = pairs.iter_mut().find(|known| known.coders == comparison.coders) {
                known.transcripts += 1;
                known.counts += counts;
            }
            for one in comparison.discrepancies.iter().filter(|one| scope.is_about(one.own())) {
                let typed = query.types.is_empty() || query.types.iter().any(|kind| one.types.contains(kind));
                let wanted = query.states.is_empty() || query.states.contains(&settled.state(one.id));
                let severe =
                    query.severities.is_empty() || query.severities.iter().any(|word| word == one.severity.word());
                if typed && wanted && severe {
                    lines.push((pair, settled.discrepancy(differences, comparison, one)));
                }
            }
        }
        // Of what lies at the same place, the pairs stand in the order they were asked for, and then the themes in that of
        // the framework.
        let place = |(pair, line): &(usize, DiscrepancyLine)| {
            (line.start, line.end, *pair, names.framework.place(line.theme_id), line.types.clone())
        };
        lines.sort_by_cached_key(place);
        self.discrepancies.extend(lines.into_iter().map(|(_, line)| line));
    }

    fn count(&mut self, comparison: &Comparison, scope: &Scope, settled: &Settled) -> Counts {
        for agreement in comparison.agreements.iter().filter(|one| scope.is_about(&one.readings)) {
            match settled.decision(agreement.id) {
                Some(_) => self.agreements.taken += 1,
                None => self.agreements.pending += 1,
            }
        }
        for one in comparison.discrepancies.iter().filter(|one| scope.is_about(one.own())) {
            self.states.add(settled.state(one.id));
        }
        scope.counts(comparison)
    }
}
