//! What speaks to each research question.
//!
//! The rules this file owns: a question is asked by the themes that carry it, exactly those; rolled up, what stands below
//! them speaks to it too. A quote speaks to a question once, and to every question its theme carries.

use super::evidence::cases;
use super::{Evidence, Spoken};
use crate::model::{CaseId, ThemeId};
use std::collections::{HashMap, HashSet};

/// How many charted cells there are of a theme and a case.
pub type Charted = HashMap<(ThemeId, CaseId), usize>;

/// A theme, and how much is coded to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Covered {
    /// The theme.
    pub theme: ThemeId,
    /// How many quotes it has.
    pub quotes: usize,
    /// How many different cases speak of it.
    pub cases: usize,
}

/// One research question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What it is called.
    pub question: String,
    /// The themes that carry it, in the order of the framework.
    pub themes: Vec<Covered>,
    /// How many quotes speak to it.
    pub quotes: usize,
    /// The cases that speak to it, in the order asked for.
    pub cases: Vec<CaseId>,
    /// The cases that do not, in the same order.
    pub silent: Vec<CaseId>,
    /// How many charted cells speak to it.
    pub charted: usize,
}

/// All of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// The questions, in the order in which the framework first names them.
    pub questions: Vec<Question>,
    /// The themes that carry no question and, rolled up, stand below none that does.
    pub without: Vec<Covered>,
    /// The cases that speak to no question.
    pub silent: Vec<CaseId>,
}

/// What speaks to each question that a theme asked for carries. `cases` are those asked for.
#[must_use]
pub fn coverage(evidence: &Evidence<'_>, cases: &[CaseId], charted: &Charted) -> Coverage {
    let mut carried: Vec<(String, Vec<ThemeId>)> = Vec::new();
    for theme in evidence.themes.iter().filter_map(|theme| evidence.framework.theme(*theme)) {
        for question in &theme.questions {
            match carried.iter_mut().find(|(known, _)| known == question) {
                // A question written twice on one theme is carried once.
                Some((_, themes)) if themes.last() == Some(&theme.id) => {}
                Some((_, themes)) => themes.push(theme.id),
                None => carried.push((question.clone(), vec![theme.id])),
            }
        }
    }
    let asking: HashSet<ThemeId> =
        carried.iter().flat_map(|(_, themes)| themes).flat_map(|theme| evidence.taken_by(*theme)).collect();
    let heard: HashSet<CaseId> = evidence
        .all()
        .iter()
        .filter(|one| asking.contains(&one.merged.coding.theme))
        .flat_map(|one| one.cases.iter().copied())
        .collect();
    Coverage {
        questions: carried
            .into_iter()
            .map(|(name, themes)| question(evidence, name, &themes, cases, charted))
            .collect(),
        without: evidence
            .themes
            .iter()
            .filter(|theme| !asking.contains(theme))
            .map(|t| covered(evidence, *t))
            .collect(),
        silent: cases.iter().copied().filter(|case| !heard.contains(case)).collect(),
    }
}

fn covered(evidence: &Evidence<'_>, theme: ThemeId) -> Covered {
    let spoken = evidence.of(theme);
    Covered { theme, quotes: spoken.len(), cases: cases(spoken) }
}

fn question(
    evidence: &Evidence<'_>,
    name: String,
    themes: &[ThemeId],
    cases: &[CaseId],
    charted: &Charted,
) -> Question {
    let taken: HashSet<ThemeId> = themes.iter().flat_map(|theme| evidence.taken_by(*theme)).collect();
    let spoken: Vec<&Spoken<'_>> =
        evidence.all().iter().filter(|one| taken.contains(&one.merged.coding.theme)).collect();
    let heard: HashSet<CaseId> = spoken.iter().flat_map(|one| one.cases.iter().copied()).collect();
    let (speak, silent) = cases.iter().copied().partition(|case| heard.contains(case));
    let asked: HashSet<CaseId> = cases.iter().copied().collect();
    let here = charted.iter().filter(|((theme, case), _)| taken.contains(theme) && asked.contains(case));
    let charted = here.map(|(_, count)| *count).sum();
    Question {
        question: name,
        themes: themes.iter().map(|theme| covered(evidence, *theme)).collect(),
        quotes: spoken.len(),
        cases: speak,
        silent,
        charted,
    }
}
