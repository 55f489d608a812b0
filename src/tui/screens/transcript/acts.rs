//! What the commands of the transcript screen do to the project, as effects, and which of them cannot run now.

use super::{TranscriptScreen, Whose};
use crate::model::{Coding, CodingId, Span, ThemeId};
use crate::tui::board::Standing;
use crate::tui::commands::Action;
use crate::tui::message::{Effect, Study};
use crate::tui::model::Popup;
use crate::tui::widgets::{Overlap, Picker};

/// What a command leads to.
pub enum Outcome {
    /// Something to be done to the project.
    Effect(Box<Effect>),
    /// A window.
    Popup(Popup),
    /// Nothing; why, in words.
    Refused(&'static str),
}

impl From<Effect> for Outcome {
    fn from(effect: Effect) -> Self {
        Self::Effect(Box::new(effect))
    }
}

impl From<Picker> for Outcome {
    fn from(picker: Picker) -> Self {
        Self::Popup(Popup::Picker(Box::new(picker)))
    }
}

impl TranscriptScreen {
    /// Does a command that is no movement; `None` where it is none of this screen's.
    pub fn act(
        &mut self,
        action: Action,
        study: &Study,
        at_hand: &[ThemeId],
        last: Option<&(ThemeId, Option<String>)>,
    ) -> Option<Outcome> {
        let framework = &study.names.framework;
        Some(match action {
            Action::ApplyTheme => {
                let Some(span) = self.passage() else { return Some(Outcome::Refused("there is no talk here to code")) };
                let words = span.slice(&self.loaded.text).unwrap_or_default();
                Picker::apply(framework, at_hand, span, words).into()
            }
            Action::Repeat => match (last, self.passage()) {
                (Some((theme, magnitude)), Some(span)) => self.apply(span, *theme, magnitude.clone(), study),
                (None, _) => Outcome::Refused("no theme has been applied yet"),
                (_, None) => Outcome::Refused("there is no talk here to code"),
            },
            Action::MagnitudeHigh => self.rate('+', study),
            Action::MagnitudeMiddle => self.rate('0', study),
            Action::MagnitudeLow => self.rate('-', study),
            Action::OnlyTheme => Picker::only_theme(framework, &self.themes_here()).into(),
            Action::MoveStart | Action::MoveEnd => {
                self.take_end(action == Action::MoveEnd);
                return None;
            }
            _ => return self.adjust(action, self.current_coding()?, study),
        })
    }

    /// What a command does to the current coding.
    fn adjust(&self, action: Action, coding: &Coding, study: &Study) -> Option<Outcome> {
        let framework = &study.names.framework;
        Some(match action {
            Action::MagnitudeList => match framework.scale_of(coding.theme) {
                Some(scale) => Picker::rate(scale, coding.magnitude.as_deref()).into(),
                None => Outcome::Refused("this theme has no magnitude"),
            },
            Action::Exemplar => Effect::SetExemplar(coding.id, !coding.exemplar).into(),
            Action::Remove => Effect::Remove(coding.id).into(),
            _ => return None,
        })
    }

    /// Applies a theme to a passage. Where the coder has applied it to some of the same words already, she is asked
    /// whether that coding is to reach over both instead.
    #[must_use]
    pub fn apply(&self, span: Span, theme: ThemeId, magnitude: Option<String>, study: &Study) -> Outcome {
        let effect = Effect::Apply(self.loaded.transcript.id, span, theme, magnitude.clone());
        let own = study.coder_id();
        let mut overlaps: Vec<Overlap> = self
            .codings
            .iter()
            .filter(|coding| Some(coding.coder) == own && coding.theme == theme && coding.span.overlaps(&span))
            .map(|coding| Overlap::new(self.loaded.transcript.id, coding, span, &self.loaded.text))
            .collect();
        if let Some(same) = overlaps.iter().find(|overlap| overlap.was == span) {
            return self.again_the_same(same.coding, magnitude);
        }
        if overlaps.is_empty() {
            return effect.into();
        }
        overlaps.sort_by_key(|overlap| std::cmp::Reverse(overlap.shared));
        let name = study.names.framework.theme(theme).map_or("", |theme| theme.name.as_str());
        Picker::twice(name, &overlaps, effect).into()
    }

    /// The theme is on exactly these words already: what is new can only be the magnitude.
    fn again_the_same(&self, coding: CodingId, magnitude: Option<String>) -> Outcome {
        let has = self.codings.iter().find(|known| known.id == coding).and_then(|known| known.magnitude.as_ref());
        match magnitude {
            Some(value) if has != Some(&value) => Effect::SetMagnitude(coding, Some(value)).into(),
            _ => Outcome::Refused("these words have this theme already: Tab goes to the coding, d removes it"),
        }
    }

    fn rate(&self, sign: char, study: &Study) -> Outcome {
        let Some(coding) = self.current_coding() else { return Outcome::Refused(NO_CODING) };
        let scale = study.names.framework.scale_of(coding.theme);
        match scale.and_then(|scale| scale.by_sign(sign)) {
            Some(value) if coding.magnitude.as_deref() == Some(value) => {
                Outcome::Refused("it has this magnitude already")
            }
            Some(value) => Effect::SetMagnitude(coding.id, Some(value.to_string())).into(),
            None => Outcome::Refused("this scale has no such value: = shows all its values"),
        }
    }

    /// The themes coded here, in the order of the codings.
    fn themes_here(&self) -> Vec<ThemeId> {
        let mut themes: Vec<ThemeId> = self.shown_codings().map(|coding| coding.theme).collect();
        let mut seen = std::collections::HashSet::new();
        themes.retain(|theme| seen.insert(*theme));
        themes
    }

    /// Changes what is shown, not what is true; what is shown now, in words. `None` for what does not, and where a theme
    /// has to be chosen first.
    pub fn turn_view(&mut self, action: Action, study: &Study) -> Option<String> {
        match action {
            Action::WhoseCodings => {
                self.whose = self.next_whose(study);
                self.refresh(study);
                self.settle(study);
                Some(match self.whose {
                    Whose::All => "Everybody's codings are shown.".to_string(),
                    Whose::One(coder) if Some(coder) == study.coder_id() => {
                        "Only your own codings are shown.".to_string()
                    }
                    Whose::One(coder) => format!("Only the codings of {} are shown.", study.names.initials(coder)),
                })
            }
            Action::OnlyTheme => {
                let theme = match self.only {
                    Some(_) => None,
                    None => Some(self.current_coding()?.theme),
                };
                Some(self.dim_all_but(theme, study))
            }
            _ => None,
        }
    }

    /// Dims all themes but this one and what stands below it, or none; what is shown now, in words.
    pub fn dim_all_but(&mut self, theme: Option<ThemeId>, study: &Study) -> String {
        self.only = theme;
        self.refresh(study);
        let framework = &study.names.framework;
        match theme.and_then(|id| framework.theme(id)) {
            Some(theme) => {
                format!("All but {} {} are dimmed; t shows all again.", framework.number(theme.id), theme.name)
            }
            None => "All themes are shown.".to_string(),
        }
    }

    /// Everybody's, then one's own, then each other coder's.
    fn next_whose(&self, study: &Study) -> Whose {
        let order: Vec<Whose> =
            [Whose::All].into_iter().chain(self.coders_here(study).into_iter().map(Whose::One)).collect();
        let here = order.iter().position(|whose| *whose == self.whose).unwrap_or(0);
        order.get(here + 1).copied().unwrap_or_default()
    }

    /// The coders whose codings may be seen here, oneself first.
    fn coders_here(&self, study: &Study) -> Vec<crate::model::CoderId> {
        let own = study.coder_id();
        let known = study.names.coders.iter().map(|coder| coder.id);
        let mut coders: Vec<_> = known.filter(|id| self.codings.iter().any(|coding| coding.coder == *id)).collect();
        coders.sort_by_key(|id| Some(*id) != own);
        coders
    }

    /// One step back inside the screen: out of the ends being moved, out of a selection; whether there was one.
    pub fn step_back(&mut self) -> bool {
        self.ladder.clear();
        if self.ends.is_some() {
            self.give_up_ends();
            return true;
        }
        self.selection.take().is_some()
    }

    /// Why a command of this screen cannot run now.
    #[must_use]
    pub fn unavailable(&self, action: Action, study: &Study) -> Option<&'static str> {
        use Action as A;
        match action {
            A::ApplyTheme | A::Repeat if self.is_locked(study) => Some(LOCKED),
            A::ApplyTheme | A::Repeat if self.passage().is_none() => Some("there is no talk here to code"),
            A::NextCoding | A::PreviousCoding if self.shown.codings.is_empty() => Some("nothing is coded here yet"),
            A::NextHit | A::PreviousHit if self.marks.is_empty() => Some("no search leads here: / searches"),
            A::NextUncoded | A::PreviousUncoded if self.shown.gaps.is_empty() => {
                Some("all talk of participants is coded")
            }
            A::NextMissing | A::PreviousMissing if self.shown.missing.is_empty() => Some("no magnitude is missing"),
            A::OnlyTheme if self.only.is_none() && self.codings.is_empty() => Some("nothing is coded here yet"),
            A::Shrink if self.selection.is_none() => Some("nothing is selected"),
            A::WhoseCodings if self.is_blind(study) => Some("you see your own codings alone until yours are done"),
            A::WhoseCodings if self.coders_here(study).len() < 2 => Some("no two coders have codings here"),
            A::Memo if self.current_coding().is_none() => Some(NO_CODING_FOR_MEMO),
            A::MagnitudeHigh | A::MagnitudeMiddle | A::MagnitudeLow | A::MagnitudeList | A::Memo | A::Remove => {
                self.untouchable(study).or_else(|| self.unrateable(action, study))
            }
            A::MoveStart | A::MoveEnd | A::Exemplar if self.ends.is_none() => self.untouchable(study),
            _ => None,
        }
    }

    /// Why the current coding cannot be changed.
    fn untouchable(&self, study: &Study) -> Option<&'static str> {
        let Some(coding) = self.current_coding() else { return Some(NO_CODING) };
        if Some(coding.coder) != study.coder_id() {
            return Some("this coding is another coder's: Tab goes on to yours, s shows yours alone");
        }
        self.is_locked(study).then_some(LOCKED)
    }

    /// Whether the coder at work is done with this transcript.
    fn is_locked(&self, study: &Study) -> bool {
        study.own_standing(self.loaded.transcript.id).is_some_and(Standing::is_done)
    }

    /// Whether she sees nobody else's codings of it, since she is not done with it.
    fn is_blind(&self, study: &Study) -> bool {
        study.own_standing(self.loaded.transcript.id).is_some_and(|own| !own.is_done())
    }

    /// Why the current coding cannot be given this magnitude.
    fn unrateable(&self, action: Action, study: &Study) -> Option<&'static str> {
        let scale = self.current_coding().and_then(|coding| study.names.framework.scale_of(coding.theme));
        match (action, scale) {
            (Action::Memo | Action::Remove, _) => None,
            (_, None) => Some("this theme has no magnitude"),
            (Action::MagnitudeMiddle, Some(scale)) if scale.by_sign('0').is_none() => {
                Some("this scale has no middle: = shows all its values")
            }
            _ => None,
        }
    }
}

/// What is said of a transcript that is done.
const LOCKED: &str = "you are done with this transcript, so it is locked: R opens it again";

/// Why there is nothing to change here.
const NO_CODING: &str = "no coding is under the cursor";

/// Why there is no memo to write here, and where else one goes.
const NO_CODING_FOR_MEMO: &str = "no coding is under the cursor; y writes the memo of the transcript";
