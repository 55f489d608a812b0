//! What the coder has done, as the journal tells it, and what a step of the tutorial takes for done.
//!
//! A step is done when the journal holds what it teaches, whatever became of it later: taking it back is a step too. What
//! counts is what was done, not with which theme or words, so that who does it her own way is done as well.

use crate::model::{
    ActId, ActKind, Assignment, AssignmentState, Coding, Entity, Memo, Span, Theme, ThemeId, TranscriptId,
};
use crate::workbench::history::read_value;
use crate::workbench::{Result, Workbench};
use serde::de::DeserializeOwned;

/// Something before and after an act.
#[derive(Debug)]
pub(super) struct Was<T> {
    before: Option<T>,
    after: Option<T>,
}

/// One act of the coder's own.
#[derive(Debug)]
pub(in crate::workbench) struct Deed {
    act: ActId,
    kind: ActKind,
    codings: Vec<Was<Coding>>,
    themes: Vec<Was<Theme>>,
    memos: bool,
    done: bool,
}

/// What the coder has done in a project, in the order she did it.
#[derive(Debug)]
pub(super) struct Deeds {
    transcript: TranscriptId,
    deeds: Vec<Deed>,
}

impl Workbench {
    /// What the coder at this workbench has done, in order.
    pub(super) fn own_deeds(&self) -> Result<Vec<Deed>> {
        let own = self.coder().map(|coder| coder.id);
        let mut changes = Vec::new();
        self.walk_back(|act, change| {
            if act.coder == own && own.is_some() {
                changes.push((act.clone(), change.clone()));
            }
            true
        })?;
        let mut deeds: Vec<Deed> = Vec::new();
        for (act, change) in changes.iter().rev() {
            if deeds.last().is_none_or(|last| last.act != act.id) {
                let (id, kind) = (act.id, act.kind);
                deeds.push(Deed { act: id, kind, codings: vec![], themes: vec![], memos: false, done: false });
            }
            let Some(deed) = deeds.last_mut() else { continue };
            let (before, after) = (change.before.as_ref(), change.after.as_ref());
            match change.entity {
                Entity::Coding => deed.codings.push(was(before, after)?),
                Entity::Theme => deed.themes.push(was(before, after)?),
                Entity::Memo => deed.memos |= read_value::<Memo>(after)?.is_some(),
                Entity::Assignment => {
                    let state = read_value::<Assignment>(after)?.map(|assignment| assignment.state);
                    deed.done |= state == Some(AssignmentState::Done);
                }
                _ => {}
            }
        }
        Ok(deeds)
    }
}

fn was<T: DeserializeOwned>(before: Option<&String>, after: Option<&String>) -> Result<Was<T>> {
    Ok(Was { before: read_value(before)?, after: read_value(after)? })
}

impl Deeds {
    pub(super) const fn new(transcript: TranscriptId, deeds: Vec<Deed>) -> Self {
        Self { transcript, deeds }
    }

    /// Every state in which a coding of the answer has stood, in order, each with the act.
    fn codings(&self, answer: Span) -> impl Iterator<Item = (&Deed, &Coding)> {
        let here = move |coding: &&Coding| {
            coding.transcript == self.transcript && answer.start <= coding.span.start && coding.span.start < answer.end
        };
        let of = move |deed| Self::after(deed).filter(here).map(move |coding| (deed, coding));
        self.deeds.iter().flat_map(of)
    }

    fn after(deed: &Deed) -> impl Iterator<Item = &Coding> {
        deed.codings.iter().filter_map(|was| was.after.as_ref())
    }

    /// A passage was given a theme and a magnitude, in whatever order.
    pub(super) fn rated(&self, answer: Span) -> bool {
        self.codings(answer).any(|(_, coding)| coding.magnitude.is_some())
    }

    /// A passage was given a theme.
    pub(super) fn coded(&self, answer: Span) -> bool {
        self.codings(answer).next().is_some()
    }

    /// Two passages were given the same theme and magnitude.
    pub(super) fn repeated(&self, answer: Span) -> bool {
        self.pair(answer, |one, other| {
            one.theme == other.theme && one.magnitude == other.magnitude && !one.span.overlaps(&other.span)
        })
    }

    /// One passage was given two themes.
    pub(super) fn two_themes(&self, answer: Span) -> bool {
        self.pair(answer, |one, other| one.theme != other.theme && one.span == other.span)
    }

    fn pair(&self, answer: Span, fits: impl Fn(&Coding, &Coding) -> bool) -> bool {
        let codings: Vec<&Coding> = self.codings(answer).map(|(_, coding)| coding).collect();
        codings.iter().any(|one| codings.iter().any(|other| one.id != other.id && fits(one, other)))
    }

    /// The beginning or the end of a coding was moved.
    pub(super) fn moved(&self, answer: Span) -> bool {
        self.codings(answer).any(|(deed, now)| {
            let before = |was: &&Was<Coding>| was.before.as_ref().is_some_and(|before| before.id == now.id);
            let before = deed.codings.iter().find(before).and_then(|was| was.before.as_ref());
            before.is_some_and(|before| before.span != now.span)
        })
    }

    /// A memo was written: on a coding here, or on anything else.
    pub(super) fn noted(&self, answer: Span) -> bool {
        self.codings(answer).any(|(_, coding)| !coding.memo.is_empty()) || self.deeds.iter().any(|deed| deed.memos)
    }

    /// A coding was held up as a good example.
    pub(super) fn exemplar(&self, answer: Span) -> bool {
        self.codings(answer).any(|(_, coding)| coding.exemplar)
    }

    /// A theme was made, and applied here.
    pub(super) fn new_theme(&self, answer: Span) -> bool {
        self.codings(answer).any(|(_, coding)| {
            let made =
                |was: &Was<Theme>| was.before.is_none() && was.after.as_ref().map(|t| t.id) == Some(coding.theme);
            self.of_kind(ActKind::Do).any(|deed| deed.themes.iter().any(made))
        })
    }

    /// A magnitude that was missing was set, and another passage was coded.
    pub(super) fn mended(&self, answer: Span) -> bool {
        let set = |was: &Was<Coding>| {
            was.before.as_ref().is_some_and(|before| before.magnitude.is_none() && before.span.start < answer.end)
                && was.after.as_ref().is_some_and(|after| after.magnitude.is_some() && after.span.start >= answer.start)
        };
        self.deeds.iter().any(|deed| deed.codings.iter().any(set))
            && self.pair(answer, |one, other| !one.span.overlaps(&other.span))
    }

    /// A theme was given another name.
    pub(super) fn renamed(&self, _: Span) -> bool {
        let renamed = |was: &Was<Theme>| match (&was.before, &was.after) {
            (Some(before), Some(after)) => before.name != after.name,
            _ => false,
        };
        self.of_kind(ActKind::Do).any(|deed| deed.themes.iter().any(renamed))
    }

    /// A theme was merged into another: it went, and its codings have the other.
    pub(super) fn merged(&self, _: Span) -> bool {
        let gone = |was: &Was<Theme>| was.after.is_none().then(|| was.before.as_ref().map(|theme| theme.id)).flatten();
        let given = |deed: &Deed, theme: ThemeId| {
            deed.codings.iter().any(|was| {
                was.before.as_ref().is_some_and(|before| before.theme == theme)
                    && was.after.as_ref().is_some_and(|after| after.theme != theme)
            })
        };
        self.of_kind(ActKind::Do).any(|deed| deed.themes.iter().filter_map(gone).any(|theme| given(deed, theme)))
    }

    /// Something was taken back and something done again.
    pub(super) fn undone_and_redone(&self, _: Span) -> bool {
        self.of_kind(ActKind::Undo).next().is_some() && self.of_kind(ActKind::Redo).next().is_some()
    }

    /// The transcript was marked as done.
    pub(super) fn finished(&self, _: Span) -> bool {
        self.deeds.iter().any(|deed| deed.done)
    }

    fn of_kind(&self, kind: ActKind) -> impl Iterator<Item = &Deed> {
        self.deeds.iter().filter(move |deed| deed.kind == kind)
    }
}
