//! The queue: filters, order, where the bar is, and what a decision does to the list before it is read anew.

use super::{Aim, DisagreementsScreen};
use crate::model::{CoderId, DiscrepancyState, DiscrepancyType, ThemeId, TranscriptId};
use crate::tui::commands::Action;
use crate::tui::message::Study;
use crate::tui::reconciling::Compared;
use crate::tui::widgets::lines;
use crate::workbench::{AgreementScope, DecisionLine, DiscrepancyLine, DiscrepancyQuery, StateCounts};
use std::collections::HashMap;

/// What the list is narrowed to, and its order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filters {
    /// Only this theme and everything below it.
    pub theme: Option<ThemeId>,
    /// Only this transcript.
    pub transcript: Option<TranscriptId>,
    /// Only between these two.
    pub pair: Option<[CoderId; 2]>,
    /// Only of this type.
    pub kind: Option<DiscrepancyType>,
    /// Only as severe as this word says.
    pub severity: Option<&'static str>,
    /// Only in this state.
    pub state: Option<DiscrepancyState>,
    /// The most severe first; by place where it is false.
    pub by_severity: bool,
    /// Also transcripts that not everybody is done with.
    pub include_open: bool,
    /// Numbers for initials.
    pub hide_names: bool,
}

impl Filters {
    /// What is asked of the workbench. Types, states and the order are seen to here, so that they cost no reading.
    #[must_use]
    pub fn query(&self, study: &Study) -> DiscrepancyQuery {
        DiscrepancyQuery {
            coders: self.coders(study),
            theme: self.theme.map(|theme| theme.to_string()),
            transcript: self.transcript.map(|transcript| transcript.to_string()),
            include_open: self.include_open,
            hide_names: self.hide_names,
            ..DiscrepancyQuery::default()
        }
    }

    /// Which agreements are taken from here.
    #[must_use]
    pub fn agreements(&self, study: &Study) -> AgreementScope {
        AgreementScope {
            transcript: self.transcript.map(|transcript| transcript.to_string()),
            coders: self.coders(study),
            include_open: self.include_open,
        }
    }

    fn coders(&self, study: &Study) -> Vec<String> {
        self.pair.iter().flatten().map(|coder| study.names.initials(*coder).to_string()).collect()
    }

    /// Whether one passes what is seen to here.
    fn pass(&self, line: &DiscrepancyLine) -> bool {
        self.kind.is_none_or(|kind| line.types.contains(&kind))
            && self.severity.is_none_or(|word| line.severity.word() == word)
            && self.state.is_none_or(|state| line.state == state)
    }

    /// Without any filter; the order and how people are called stay.
    pub fn clear(&mut self) {
        *self = Self { by_severity: self.by_severity, hide_names: self.hide_names, ..Self::default() };
    }
}

impl DisagreementsScreen {
    /// Moves the bar; whether the command was a movement.
    pub fn travel(&mut self, action: Action, count: usize, height: usize) -> bool {
        let Some(lines) = lines(action, count, height) else { return false };
        self.bar.step(lines, self.shown.len());
        self.card = 0;
        true
    }

    /// Takes an answer in, if it is the one waited for. The bar stays on its discrepancy, or goes where it was sent.
    pub fn take(&mut self, ticket: u64, answer: Result<Box<Compared>, String>, study: &Study) -> bool {
        if ticket != self.ticket {
            return false;
        }
        let stood = self.line().map(|line| Aim::Stay(line.id));
        let aim = match answer {
            Ok(compared) => {
                let aim = match self.aim.take() {
                    Some(Aim::Touched) => self.touched(&compared.report.discrepancies).or(stood),
                    sent => sent.or(stood),
                };
                self.fault = None;
                self.report = Some(compared.report);
                self.reasons = compared.reasons.into_iter().map(|reason| reason.why).collect();
                aim
            }
            Err(why) => {
                self.fault = Some(why);
                self.report = None;
                None
            }
        };
        self.list();
        self.go(aim, study);
        true
    }

    /// Of these, the first whose decision is another than the one known so far.
    fn touched(&self, now: &[DiscrepancyLine]) -> Option<Aim> {
        let told = |line: &DiscrepancyLine| line.decision.as_ref().map(|one| (one.outcome, one.at.clone()));
        let before = self.report.as_ref()?.discrepancies.iter();
        let before: HashMap<_, _> = before.map(|line| (line.id, told(line))).collect();
        let changed = |line: &&DiscrepancyLine| before.get(&line.id).is_some_and(|old| *old != told(line));
        now.iter().find(changed).map(|line| Aim::This(line.id))
    }

    /// Lists what passes the filters anew; the bar stays at its place in the list.
    fn list(&mut self) {
        let Some(report) = &self.report else {
            self.shown.clear();
            self.bar.keep(0);
            return;
        };
        let passing = report.discrepancies.iter().enumerate().filter(|(_, line)| self.filters.pass(line));
        let mut shown: Vec<(usize, &DiscrepancyLine)> = passing.collect();
        if self.filters.by_severity {
            // What is equally severe stays by place.
            shown.sort_by_key(|(_, line)| line.severity);
        }
        self.shown = shown.into_iter().map(|(place, _)| place).collect();
        self.bar.keep(self.shown.len());
    }

    /// Lists anew after a filter or the order has changed, or a decision was taken back. The bar stays on its discrepancy;
    /// where that is not listed any more it goes to the first one after it.
    pub fn relist(&mut self, study: &Study) {
        let stood = self.line().map(|line| line.id);
        let place = self.shown.get(self.bar.at).copied().unwrap_or(0);
        self.list();
        self.bar.at = match self.filters.by_severity {
            true => 0,
            false => self.shown.iter().position(|shown| *shown >= place).unwrap_or(0),
        };
        self.go(stood.map(Aim::Stay), study);
    }

    /// Puts the bar where it was sent; where that is not there it stays at its place in the list.
    fn go(&mut self, aim: Option<Aim>, study: &Study) {
        let Some(report) = &self.report else { return };
        let at = |passes: &dyn Fn(&DiscrepancyLine) -> bool| {
            let one = |place: &usize| report.discrepancies.get(*place).is_some_and(passes);
            self.shown.iter().position(one)
        };
        let found = match aim {
            Some(Aim::FirstOpen) => at(&|line| line.state == DiscrepancyState::Open),
            Some(Aim::Near(transcript, byte)) => {
                let here = study.names.place_of(transcript);
                at(&|line| line.transcript_id == transcript && line.span.end > byte)
                    .or_else(|| at(&|line| line.transcript_id == transcript))
                    .or_else(|| at(&|line| study.names.place_of(line.transcript_id) > here))
            }
            Some(Aim::This(id)) => {
                at(&|line| line.id == id).or_else(|| at(&|line| line.state == DiscrepancyState::Open))
            }
            Some(Aim::Stay(id)) => at(&|line| line.id == id),
            Some(Aim::Touched) | None => None,
        };
        if let Some(found) = found {
            self.bar.at = found;
        }
        self.card = self.card.min(1);
    }

    /// Takes in that a decision stands, or stands no longer, until the list is read anew; whether what it is about is in
    /// the list.
    pub fn note(&mut self, decision: &DecisionLine, standing: bool) -> bool {
        let Some(report) = &mut self.report else { return false };
        let Some(line) = report.discrepancies.iter_mut().find(|line| line.id == decision.discrepancy) else {
            return false;
        };
        let state = if standing { decision.state } else { DiscrepancyState::Open };
        shift(&mut report.states, line.state, state);
        line.state = state;
        line.decision = standing.then(|| decision.clone());
        if standing && !decision.why.is_empty() && !self.reasons.contains(&decision.why) {
            self.reasons.insert(0, decision.why.clone());
        }
        true
    }

    /// Moves on to the next open one, the first again after the last; whether there is any.
    pub fn next_open(&mut self) -> bool {
        let Some(report) = &self.report else { return false };
        let is_open =
            |place: &usize| report.discrepancies.get(*place).is_some_and(|line| line.state == DiscrepancyState::Open);
        let after = self.shown.iter().enumerate().skip(self.bar.at + 1).find(|(_, place)| is_open(place));
        let found = after.map(|(row, _)| row).or_else(|| self.shown.iter().position(is_open));
        let next = found.and_then(|row| self.shown.get(row)).and_then(|place| report.discrepancies.get(*place));
        let next = next.map(|line| line.id);
        self.list();
        let row = next.and_then(|id| {
            let report = self.report.as_ref()?;
            self.shown.iter().position(|place| report.discrepancies.get(*place).is_some_and(|line| line.id == id))
        });
        if let Some(row) = row {
            self.bar.at = row;
            self.card = 0;
        }
        row.is_some()
    }
}

/// One discrepancy has another state.
fn shift(counts: &mut StateCounts, from: DiscrepancyState, to: DiscrepancyState) {
    let of = |counts: &mut StateCounts, state: DiscrepancyState, by: isize| {
        let count = match state {
            DiscrepancyState::Open => &mut counts.open,
            DiscrepancyState::Discuss => &mut counts.discuss,
            DiscrepancyState::Resolved => &mut counts.resolved,
            DiscrepancyState::Kept => &mut counts.kept,
        };
        *count = count.saturating_add_signed(by);
    };
    of(counts, from, -1);
    of(counts, to, 1);
}
