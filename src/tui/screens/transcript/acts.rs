//! What the commands of the transcript screen do to the project, as effects.

use super::TranscriptScreen;
use crate::model::ThemeId;
use crate::tui::commands::Action;
use crate::tui::message::{Effect, Study};
use crate::tui::model::Popup;
use crate::tui::widgets::Picker;

/// What a command leads to.
pub enum Outcome {
    /// Something to be done to the project.
    Effect(Box<Effect>),
    /// A window.
    Popup(Popup),
    /// Nothing; why, in words.
    Refused(&'static str),
}

impl TranscriptScreen {
    /// Does a command that is no movement; `None` where it is none of this screen's.
    pub fn act(
        &self,
        action: Action,
        study: &Study,
        recent: &[ThemeId],
        last: Option<&(ThemeId, Option<String>)>,
    ) -> Option<Outcome> {
        Some(match action {
            Action::ApplyTheme => {
                let Some(span) = self.passage() else { return Some(Outcome::Refused("there is no talk here to code")) };
                let words = span.slice(&self.loaded.text).unwrap_or_default();
                Outcome::Popup(Popup::Picker(Box::new(Picker::apply(&study.names.framework, recent, words))))
            }
            Action::Repeat => match last {
                Some((theme, magnitude)) => self.apply(*theme, magnitude.clone()),
                None => Outcome::Refused("no theme has been applied yet"),
            },
            Action::MagnitudeHigh => self.rate('+', study),
            Action::MagnitudeMiddle => self.rate('0', study),
            Action::MagnitudeLow => self.rate('-', study),
            Action::MagnitudeList => {
                let scale = self.current_coding().and_then(|coding| study.names.framework.scale_of(coding.theme));
                match scale {
                    Some(scale) => Outcome::Popup(Popup::Picker(Box::new(Picker::rate(scale)))),
                    None => Outcome::Refused("this theme has no magnitude"),
                }
            }
            Action::Remove => match self.current_coding() {
                Some(coding) => Outcome::Effect(Box::new(Effect::Remove(coding.id))),
                None => Outcome::Refused("no coding is under the cursor"),
            },
            _ => return None,
        })
    }

    /// Applies a theme to the selection, or the sentence under the cursor.
    #[must_use]
    pub fn apply(&self, theme: ThemeId, magnitude: Option<String>) -> Outcome {
        match self.passage() {
            Some(span) => Outcome::Effect(Box::new(Effect::Apply(self.loaded.transcript.id, span, theme, magnitude))),
            None => Outcome::Refused("there is no talk here to code"),
        }
    }

    fn rate(&self, sign: char, study: &Study) -> Outcome {
        let Some(coding) = self.current_coding() else { return Outcome::Refused("no coding is under the cursor") };
        let scale = study.names.framework.scale_of(coding.theme);
        match scale.and_then(|scale| scale.by_sign(sign)) {
            Some(value) => Outcome::Effect(Box::new(Effect::SetMagnitude(coding.id, Some(value.to_string())))),
            None => Outcome::Refused("this scale has no such value: = shows all its values"),
        }
    }
}
