//! What the commands of the disagreements screen lead to, and why one cannot run now.

use super::{DisagreementsScreen, wording};
use crate::model::{Outcome, Span};
use crate::tui::commands::Action;
use crate::tui::message::Study;
use crate::tui::reconciling::Settling;
use crate::tui::widgets::ReasonAsked;
use crate::workbench::{DiscrepancyLine, NewReading, Passage as Place, Resolution};

/// Whether a command of this screen changes the project.
#[must_use]
pub const fn writes(action: Action) -> bool {
    use Action as A;
    matches!(
        action,
        A::AdoptFirst
            | A::AdoptSecond
            | A::AdoptBoth
            | A::AdoptNeither
            | A::NewReading
            | A::AgreeToDiffer
            | A::DiscussLater
            | A::Revert
            | A::TakeAgreements
            | A::EditRules
    )
}

/// What a key decides, where it decides something without more being asked.
const fn outcome(action: Action) -> Option<Outcome> {
    Some(match action {
        Action::AdoptFirst => Outcome::First,
        Action::AdoptSecond => Outcome::Second,
        Action::AdoptBoth => Outcome::Both,
        Action::AdoptNeither => Outcome::Neither,
        Action::AgreeToDiffer => Outcome::Keep,
        Action::DiscussLater => Outcome::Discuss,
        _ => return None,
    })
}

impl DisagreementsScreen {
    /// The question for the reason of what a key decides.
    #[must_use]
    pub fn decide(&self, action: Action, study: &Study) -> Option<ReasonAsked> {
        let line = self.line()?;
        let [first, second] = line.coder_ids;
        let outcome = outcome(action)?;
        let resolution = match outcome {
            Outcome::First => Resolution::Adopt(first),
            Outcome::Second => Resolution::Adopt(second),
            Outcome::Both => Resolution::Both,
            Outcome::Neither => Resolution::Neither,
            Outcome::Keep => Resolution::Keep,
            _ => Resolution::Discuss,
        };
        Some(self.ask(line, resolution, &wording::outcome_of(outcome, &line.coders), study))
    }

    /// The question for the reason of a new reading of what is selected.
    #[must_use]
    pub fn decide_anew(&self, magnitude: Option<String>, study: &Study) -> Option<ReasonAsked> {
        let line = self.line()?;
        let theme = self.new_theme?;
        let span = self.selected()?;
        let rated = magnitude.as_ref().map_or_else(String::new, |value| format!(", {value}"));
        let name = wording::theme(&study.names.framework, theme);
        let reading = NewReading { theme: Some(theme.to_string()), magnitude, passage: Some(Place::Bytes(span)) };
        Some(self.ask(line, Resolution::Set(reading), &format!("a new reading: {name}{rated}"), study))
    }

    fn ask(&self, line: &DiscrepancyLine, resolution: Resolution, what: &str, study: &Study) -> ReasonAsked {
        let settling = Settling { id: line.id, resolution, framework_version: self.linked.get(&line.id).copied() };
        let place = wording::place_and_theme(line, &study.names.framework);
        ReasonAsked::new(settling, format!("Why {what}? {place}"), self.reasons.clone())
    }

    /// The words a new reading would be about.
    #[must_use]
    pub fn selected(&self) -> Option<Span> {
        self.passage.as_ref()?.text.passage()
    }

    /// Why a command of this screen cannot run now.
    #[must_use]
    pub fn unavailable(&self, action: Action, study: &Study) -> Option<&'static str> {
        use Action as A;
        let line = self.line();
        let about_one = matches!(
            action,
            A::Open | A::OtherPane | A::Comments | A::EditRules | A::WholeCard | A::Revert | A::NewReading
        ) || outcome(action).is_some();
        if about_one && line.is_none() {
            return Some("no disagreement is under the bar");
        }
        let settled = line.is_some_and(|line| line.state.is_settled());
        match action {
            A::AdoptFirst
            | A::AdoptSecond
            | A::AdoptBoth
            | A::AdoptNeither
            | A::AgreeToDiffer
            | A::NewReading
            | A::DiscussLater
                if settled =>
            {
                Some("this one is settled: R opens it again")
            }
            A::Revert if line.is_some_and(|line| line.decision.is_none()) => Some("nothing is decided here yet"),
            A::NewReading if study.names.framework.themes().is_empty() => Some("there is no framework yet"),
            A::ApplyTheme if settled => Some("this one is settled: R opens it again"),
            A::ApplyTheme if self.selected().is_none() => Some("there is no talk here to code"),
            A::TakeAgreements if self.report.as_ref().is_none_or(|report| report.agreements.pending == 0) => {
                Some("there is no agreement that is not consensus already")
            }
            A::Outdated if self.report.as_ref().is_none_or(|report| report.outdated.is_empty()) => {
                Some("no decision is outdated")
            }
            A::Overruled if study.coder.is_none() => Some("choose who you are first: @"),
            A::FilterPair if people(study) < 3 => Some("there are no more than two coders"),
            A::FilterTheme if study.names.framework.themes().is_empty() => Some("there is no framework yet"),
            _ => None,
        }
    }
}

/// How many people code.
#[must_use]
pub fn people(study: &Study) -> usize {
    study.coders.iter().filter(|coder| coder.kind == crate::model::CoderKind::Person).count()
}
