//! What a person tells the reader: the kind, the layout, and who a label is.

use crate::model::{Role, TranscriptDraft, TranscriptKind};
use thiserror::Error;

/// What is told to the reader; what is not told is guessed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// The kind of conversation; guessed from the number of participants where it is `None`.
    pub kind: Option<TranscriptKind>,
    /// The name of a layout; taken from the file's extension where it is `None`.
    pub layout: Option<String>,
    /// Who a label is. A label named here is always taken as a speaker's.
    pub speakers: Vec<SpeakerRule>,
}

/// One `LABEL=ROLE[:CASE]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpeakerRule {
    /// The label, without the spaces around it; empty means a text without labels.
    pub label: String,
    /// What that speaker does.
    pub role: Role,
    /// The case that speaker is.
    pub case: Option<String>,
}

/// A rule that cannot be understood.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SpeakerRuleError {
    /// No `=`.
    #[error("`{0}` says nothing about a speaker: write it as LABEL=ROLE or LABEL=ROLE:CASE, such as P07=participant.")]
    NoRole(String),
    /// The word after `=` is no role.
    #[error(
        "`{role}` in `{rule}` is no role: the roles are interviewer, participant, interpreter and other. Use one of them."
    )]
    UnknownRole {
        /// What was written.
        rule: String,
        /// The word that is no role.
        role: String,
    },
}

impl SpeakerRule {
    /// Reads `LABEL=ROLE[:CASE]`. The label ends at the first `=`, the role at the first `:` after that.
    ///
    /// # Errors
    /// Where there is no `=`, or the role is none of the four.
    pub fn parse(rule: &str) -> Result<Self, SpeakerRuleError> {
        let Some((label, rest)) = rule.split_once('=') else {
            return Err(SpeakerRuleError::NoRole(rule.to_string()));
        };
        let (word, case) = rest.split_once(':').map_or((rest, None), |(word, case)| (word, Some(case.trim())));
        let Some(role) = Role::from_word(word) else {
            return Err(SpeakerRuleError::UnknownRole { rule: rule.to_string(), role: word.trim().to_string() });
        };
        let case = case.filter(|case| !case.is_empty()).map(String::from);
        Ok(Self { label: label.trim().to_string(), role, case })
    }

    /// Whether the rule is about this label, letter case aside.
    fn fits(&self, label: &str) -> bool {
        self.label.to_lowercase() == label.trim().to_lowercase()
    }

    /// The rule that holds for a label: the one with the very same label, else the first that differs in letter case
    /// only.
    pub(super) fn find<'r>(rules: &'r [Self], label: &str) -> Option<&'r Self> {
        rules.iter().find(|rule| rule.label == label.trim()).or_else(|| rules.iter().find(|rule| rule.fits(label)))
    }
}

/// The rules whose label is in none of the drafts, in their order; each is probably a slip of the keys.
#[must_use]
pub fn unmatched<'r, 'd>(
    rules: &'r [SpeakerRule],
    drafts: impl Iterator<Item = &'d TranscriptDraft> + Clone,
) -> Vec<&'r SpeakerRule> {
    let labels = || drafts.clone().flat_map(|draft| &draft.speakers);
    rules.iter().filter(|rule| !labels().any(|speaker| rule.fits(&speaker.label))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_a_label_a_role_and_maybe_a_case() {
        let rule = SpeakerRule::parse(" P07 = participant : Amina ").unwrap();
        assert_eq!((rule.label.as_str(), rule.role, rule.case.as_deref()), ("P07", Role::Participant, Some("Amina")));
        let rule = SpeakerRule::parse("A:B=interviewer").unwrap();
        assert_eq!((rule.label.as_str(), rule.role, rule.case), ("A:B", Role::Interviewer, None));
        assert_eq!(SpeakerRule::parse("P07=participant:").unwrap().case, None);
        assert_eq!(SpeakerRule::parse("P07=participant:a=b:c").unwrap().case.as_deref(), Some("a=b:c"));
    }

    #[test]
    fn a_rule_without_a_known_role_is_refused_with_the_four_roles() {
        assert_eq!(
            SpeakerRule::parse("P07=boss").unwrap_err().to_string(),
            "`boss` in `P07=boss` is no role: the roles are interviewer, participant, interpreter and other. Use one of them."
        );
        assert!(SpeakerRule::parse("P07").unwrap_err().to_string().contains("LABEL=ROLE"));
    }

    #[test]
    fn the_same_label_wins_over_one_in_other_letter_case() {
        let rules = [SpeakerRule::parse("int=other").unwrap(), SpeakerRule::parse("INT=interpreter").unwrap()];
        assert_eq!(SpeakerRule::find(&rules, "INT").map(|rule| rule.role), Some(Role::Interpreter));
        assert_eq!(SpeakerRule::find(&rules, "Int").map(|rule| rule.role), Some(Role::Other));
        assert_eq!(SpeakerRule::find(&rules, "P1"), None);
    }
}
