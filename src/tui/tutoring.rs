//! The tutorial on the screens: which step the coder is at, whether it is done, and what is told of it in the line below.
//!
//! It is worked out from the project and from what the screens show, and looks on: it changes nothing and stops nobody.

use super::commands::Place;
use super::model::{Model, Popup, Screen};
use super::screens::TranscriptScreen;
use crate::workbench::{Sight, StepLine, Tutorial};

/// What is told of the tutorial.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What to press.
    pub words: String,
    /// Which step it is, and whether it is done.
    pub step: String,
    /// The same where there is less room.
    pub brief: String,
}

/// What is told now; `None` outside the tutorial.
#[must_use]
pub fn told(model: &Model) -> Option<Told> {
    let tutorial = model.study.tutorial.as_deref()?;
    let away = screen(model, tutorial).is_none_or(|screen| !shows(model, screen)) || !model.popups.is_empty();
    let Some(step) = current(model, tutorial) else { return Some(farewell(model, tutorial)) };
    let done = is_done(model, tutorial, step);
    let tick = if done { format!(" {}", model.look.glyphs.saved) } else { String::new() };
    let words = match (done, away) {
        (true, true) if !model.popups.is_empty() && !step.there.is_empty() => step.there.to_string(),
        (true, true) => "‹Esc› leads back to the lesson".to_string(),
        (true, false) => "‹}› goes on".to_string(),
        (false, true) if step.there.is_empty() => "‹Esc› leads back to the lesson".to_string(),
        (false, true) => step.there.to_string(),
        (false, false) => step.here.to_string(),
    };
    let words = format!("{}: {words}", step.title);
    let brief = format!("{} of {}{tick}", step.n, tutorial.steps.len());
    Some(Told { words, step: format!("step {brief}"), brief })
}

/// Keeps in mind that the step the coder is at looks done now, for a step that leaves no trace.
pub fn watch(model: &mut Model) {
    let seen = model.study.tutorial.as_deref().and_then(|tutorial| {
        let step = current(model, tutorial)?;
        step.sight.is_some_and(|sight| is_seen(model, tutorial, sight)).then_some(step.n)
    });
    model.tutored.extend(seen);
}

/// What is told behind the last step.
fn farewell(model: &Model, tutorial: &Tutorial) -> Told {
    let open: Vec<String> =
        tutorial.steps.iter().filter(|step| !is_done(model, tutorial, step)).map(|step| step.n.to_string()).collect();
    let all = tutorial.steps.len();
    let words = match open.as_slice() {
        [] => "all steps are done, ‹q› leaves".to_string(),
        [one] => format!("step {one} is not done yet, ‹{{› goes back"),
        some => format!("steps {} are not done yet, ‹{{› goes back", some.join(", ")),
    };
    let brief = format!("{} of {all}", all - open.len());
    Told { words, step: format!("{brief} steps"), brief }
}

/// The step of the place in the lowest transcript screen; else of the place that is remembered, else the first.
fn current<'t>(model: &Model, tutorial: &'t Tutorial) -> Option<&'t StepLine> {
    match screen(model, tutorial) {
        Some(screen) => tutorial.at(screen.ends.as_ref().map_or(screen.cursor, |ends| ends.cursor_before)),
        None => tutorial.next(),
    }
}

/// The screen on which the tutorial was opened: what is opened over it shows places and leaves the lesson where it is.
fn screen<'m>(model: &'m Model, tutorial: &Tutorial) -> Option<&'m TranscriptScreen> {
    model.screens.iter().find_map(|screen| match screen {
        Screen::Transcript(screen) if screen.loaded.transcript.id == tutorial.transcript => Some(&**screen),
        _ => None,
    })
}

/// Whether this screen is the one that is shown.
fn shows(model: &Model, wanted: &TranscriptScreen) -> bool {
    matches!(model.screen(), Some(Screen::Transcript(screen)) if std::ptr::eq(&**screen, wanted))
}

/// Done is what left its trace in the project, what was seen, and what leaves no trace and lies behind the coder.
fn is_done(model: &Model, tutorial: &Tutorial, step: &StepLine) -> bool {
    let behind = || screen(model, tutorial).is_some_and(|screen| step.span.end <= screen.cursor);
    step.done || model.tutored.contains(&step.n) || (step.sight.is_some() && behind())
}

/// Whether the screen shows what a step leads to.
fn is_seen(model: &Model, tutorial: &Tutorial, sight: Sight) -> bool {
    let top = model.screen();
    let below = model.screens.iter().rev().nth(1);
    let Some(lesson) = screen(model, tutorial) else { return false };
    let text = lesson.loaded.text.as_str();
    match sight {
        Sight::Answer => {
            let turn = lesson.loaded.transcript.turn_at(lesson.cursor);
            turn.and_then(|turn| lesson.loaded.speaker(turn)).is_some_and(|who| who.role.speaks_for_participants())
        }
        Sight::On(words) => text.get(lesson.cursor..).is_some_and(|rest| rest.starts_with(words)),
        Sight::Selected(words) => lesson.selected().and_then(|span| span.slice(text)) == Some(words),
        Sight::Turns => lesson.selected().is_some_and(|span| {
            let turns = lesson.loaded.transcript.turns_in(span.start, span.end);
            turns.len() > 1 && turns.first().is_some_and(|turn| turn.body == span.start)
        }),
        Sight::Dimmed => lesson.only.is_some(),
        Sight::Found => {
            matches!((top, below), (Some(Screen::Transcript(at)), Some(Screen::Search(_))) if !at.marks.is_empty())
        }
        Sight::Quotes => {
            matches!(top, Some(Screen::Search(search)) if search.theme.is_some() && !search.hits().is_empty())
        }
        Sight::Memos => matches!(top, Some(Screen::Memos(_))),
        Sight::Matrix => matches!(top, Some(Screen::Matrix(_))),
        Sight::Help => matches!(model.popups.last(), Some(Popup::Page(_))) && model.place() == Place::Page,
    }
}
