//! What was settled and said, by what it is about, and the lines that show it.

use super::coding::{line, place};
use super::differences::Differences;
use super::discrepancy::{CommentLine, DecisionLine, DiscrepancyLine, ReadingLine};
use super::shelf::{Loaded, Names};
use super::{Access, Result, Workbench};
use crate::model::{
    CoderId, CoderKind, Coding, CodingId, Comment, DecidedReading, Decision, DiscrepancyId, DiscrepancyState,
    DiscrepancyType, FrameworkVersion, Outcome, Span,
};
use crate::reconcile::{Comparison, Discrepancy};
use crate::store::CodingFilter;
use std::collections::HashMap;
use std::sync::Arc;

/// The decisions and comments one viewer may see, read once, and how people are called in what she is shown.
pub(super) struct Settled {
    names: Arc<Names>,
    /// Oldest first.
    decisions: Vec<Decision>,
    by_discrepancy: HashMap<DiscrepancyId, usize>,
    comments: HashMap<DiscrepancyId, Vec<Comment>>,
    consensus: HashMap<CodingId, Coding>,
    versions: Vec<FrameworkVersion>,
    hide_names: bool,
}

impl Workbench {
    /// What was settled and said, as far as a viewer with this access may know.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub(super) fn settled(&self, access: &Access, hide_names: bool) -> Result<Settled> {
        let names = self.names()?;
        let read = self.store.read();
        let mut decisions = read.decisions()?;
        decisions.retain(|decision| access.sees_all(decision.transcript));
        let by_discrepancy = decisions.iter().enumerate().map(|(place, one)| (one.discrepancy, place)).collect();
        let mut comments: HashMap<DiscrepancyId, Vec<Comment>> = HashMap::new();
        for comment in read.comments()?.into_iter().filter(|comment| access.sees_all(comment.transcript)) {
            comments.entry(comment.discrepancy).or_default().push(comment);
        }
        let mut consensus = HashMap::new();
        if let Some(coder) = names.consensus() {
            let filter = CodingFilter { coder: Some(coder), ..CodingFilter::default() };
            let codings = read.codings(&filter)?.into_iter().filter(|coding| access.sees_all(coding.transcript));
            consensus.extend(codings.map(|coding| (coding.id, coding)));
        }
        let versions = read.framework_versions()?;
        Ok(Settled { names, decisions, by_discrepancy, comments, consensus, versions, hide_names })
    }
}

impl Settled {
    /// The decision that stands for a discrepancy or an agreement.
    pub(super) fn decision(&self, id: DiscrepancyId) -> Option<&Decision> {
        self.decisions.get(*self.by_discrepancy.get(&id)?)
    }

    /// All decisions, oldest first.
    pub(super) fn decisions(&self) -> &[Decision] {
        &self.decisions
    }

    /// The consensus codings that stand because of a decision.
    pub(super) fn consensus_of(&self, decision: &Decision) -> Vec<&Coding> {
        decision.consensus.iter().filter_map(|id| self.consensus.get(id)).collect()
    }

    /// All consensus codings.
    pub(super) fn consensus(&self) -> impl Iterator<Item = &Coding> {
        self.consensus.values()
    }

    /// How far a discrepancy is.
    pub(super) fn state(&self, id: DiscrepancyId) -> DiscrepancyState {
        self.decision(id).map_or(DiscrepancyState::Open, |decision| decision.outcome.state())
    }

    /// What a coder is called: her initials, or, where names are hidden, her number among all people.
    pub(super) fn called(&self, coder: CoderId) -> String {
        let mut people = self.names.coders.iter().filter(|known| known.kind == CoderKind::Person);
        match people.position(|known| known.id == coder) {
            Some(place) if self.hide_names => format!("Coder {}", place + 1),
            _ => self.names.initials(coder).to_string(),
        }
    }

    fn key(&self, theme: crate::model::ThemeId) -> String {
        self.names.framework.theme(theme).map_or_else(String::new, |theme| theme.key.clone())
    }

    /// What was said about a discrepancy, oldest first.
    pub(super) fn comments(&self, id: DiscrepancyId) -> Vec<CommentLine> {
        self.comments.get(&id).into_iter().flatten().map(|comment| self.comment(comment)).collect()
    }

    /// One comment.
    pub(super) fn comment(&self, comment: &Comment) -> CommentLine {
        CommentLine {
            id: comment.id,
            discrepancy: comment.discrepancy,
            coder: self.called(comment.coder),
            at: comment.at.clone(),
            text: comment.text.clone(),
        }
    }

    /// One discrepancy, as lists show it.
    pub(super) fn discrepancy(
        &self,
        differences: &Differences,
        comparison: &Comparison,
        one: &Discrepancy,
    ) -> DiscrepancyLine {
        let loaded = &differences.loaded;
        let codings = one.readings.iter().filter_map(|reading| differences.coding(reading));
        let readings: Vec<ReadingLine> =
            codings.map(|coding| self.reading(loaded, &decided(coding), &coding.memo)).collect();
        let span = hull(readings.iter().map(|reading| reading.span));
        let chars = one.hull();
        let theme = one.readings.first().map(crate::reconcile::Reading::theme);
        let theme_id = theme.unwrap_or(crate::model::ThemeId(uuid::Uuid::nil()));
        DiscrepancyLine {
            id: one.id,
            transcript: loaded.transcript.title.clone(),
            coders: comparison.coders.map(|coder| self.called(coder)),
            types: one.types.clone(),
            state: self.state(one.id),
            severity: one.severity,
            start: chars.start,
            end: chars.end,
            theme: self.key(theme_id),
            citation: place(loaded, span),
            text: span.slice(&loaded.text).unwrap_or_default().to_string(),
            readings,
            decision: self.decision(one.id).map(|decision| self.decided(loaded, decision, false)),
            comments: self.comments(one.id),
            transcript_id: comparison.transcript,
            coder_ids: comparison.coders,
            theme_id,
            span,
        }
    }

    /// One decision, as lists show it.
    pub(super) fn decided(&self, loaded: &Loaded, decision: &Decision, outdated: bool) -> DecisionLine {
        let span = hull(decision.readings.iter().map(|reading| reading.span));
        let chars = loaded.positions.char_span(&loaded.text, span);
        let [first, second] = decision.coders;
        let adopted = match decision.outcome {
            Outcome::First => Some(self.called(first)),
            Outcome::Second => Some(self.called(second)),
            _ => None,
        };
        let version = |id| self.versions.iter().find(|version| version.id == id).map(|version| version.number);
        DecisionLine {
            id: decision.id,
            discrepancy: decision.discrepancy,
            transcript: loaded.transcript.title.clone(),
            coders: decision.coders.map(|coder| self.called(coder)),
            types: decision.types.clone(),
            outcome: decision.outcome,
            adopted,
            state: decision.outcome.state(),
            readings: decision.readings.iter().map(|reading| self.reading(loaded, reading, "")).collect(),
            why: decision.why.clone(),
            coder: self.called(decision.coder),
            at: decision.at.clone(),
            consensus: self.consensus_of(decision).into_iter().map(|one| line(&self.names, loaded, one)).collect(),
            framework_version: decision.framework_version.and_then(version),
            outdated,
            start: chars.start,
            end: chars.end,
            citation: place(loaded, span),
            text: span.slice(&loaded.text).unwrap_or_default().to_string(),
            transcript_id: decision.transcript,
        }
    }

    fn reading(&self, loaded: &Loaded, reading: &DecidedReading, memo: &str) -> ReadingLine {
        let chars = loaded.positions.char_span(&loaded.text, reading.span);
        ReadingLine {
            coder: self.called(reading.coder),
            coding: reading.coding,
            theme: self.key(reading.theme),
            magnitude: reading.magnitude.clone(),
            start: chars.start,
            end: chars.end,
            text: reading.span.slice(&loaded.text).unwrap_or_default().to_string(),
            memo: memo.to_string(),
            coder_id: reading.coder,
            theme_id: reading.theme,
            span: reading.span,
        }
    }
}

/// A coding as a decision remembers it.
pub(super) fn decided(coding: &Coding) -> DecidedReading {
    DecidedReading {
        coder: coding.coder,
        coding: coding.id,
        theme: coding.theme,
        span: coding.span,
        magnitude: coding.magnitude.clone(),
    }
}

/// The readings a decision settles: all, or the further one of a split, whose pair is settled elsewhere.
pub(super) fn own_readings(decision: &Decision) -> &[DecidedReading] {
    if decision.types.contains(&DiscrepancyType::Split) {
        decision.readings.get(..1).unwrap_or_default()
    } else {
        &decision.readings
    }
}

/// From the earliest start to the latest end.
pub(super) fn hull(spans: impl Iterator<Item = Span>) -> Span {
    spans.reduce(|hull, span| Span::new(hull.start.min(span.start), hull.end.max(span.end))).unwrap_or(Span::new(0, 0))
}
