//! Which themes a search asks for.
//!
//! The rule this file owns: a theme takes its sub-themes along, and so does every theme that carries a research question,
//! unless exactly it is meant; a theme beside a question says among which themes the question is looked for.

use super::Result;
use super::error::WorkbenchError;
use super::shelf::Names;
use crate::model::{Theme, ThemeId};
use std::collections::HashSet;

/// The themes asked for: one, or those that carry a question, each with what stands below it unless exactly it is meant.
pub(super) fn asked_themes(
    names: &Names,
    theme: Option<ThemeId>,
    question: Option<&str>,
    exact: bool,
) -> Result<Option<Vec<ThemeId>>> {
    let taken = |theme: ThemeId| -> Vec<ThemeId> {
        let family = if exact { &[] } else { names.framework.family(theme) };
        if family.is_empty() { vec![theme] } else { family.iter().map(|theme| theme.id).collect() }
    };
    let Some(question) = question.map(str::trim) else { return Ok(theme.map(taken)) };
    let carry = |theme: &&Theme| theme.questions.iter().any(|known| known == question);
    if !names.framework.themes().iter().any(|theme| carry(&theme)) {
        return Err(WorkbenchError::Unknown {
            kind: "research question",
            given: question.to_string(),
            hint: "`emic evaluate coverage` lists them".into(),
        });
    }
    // Beside a question a theme says among which themes it is looked for: itself and those below it.
    let among = theme.map_or(names.framework.themes(), |theme| names.framework.family(theme));
    let speak: HashSet<ThemeId> = among.iter().filter(carry).flat_map(|theme| taken(theme.id)).collect();
    Ok(Some(speak.into_iter().collect()))
}

/// The theme above all of these, where it is one of them.
pub(super) fn sole_family(names: &Names, themes: &[ThemeId]) -> Option<ThemeId> {
    let first = themes.iter().copied().min_by_key(|theme| names.framework.place(*theme))?;
    let family: HashSet<ThemeId> = names.framework.family(first).iter().map(|theme| theme.id).collect();
    themes.iter().all(|theme| family.contains(theme)).then_some(first)
}
