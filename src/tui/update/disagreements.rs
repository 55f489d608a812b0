//! What commands do on the disagreements screen, and what its answers do.
//!
//! A key that decides opens the question for the reason; the question stays until the decision is on disk, so that a
//! refusal loses nothing that was typed. A decision is noted in the list at once and the bar moves to the next open one;
//! the list is then read anew beside the acts.

mod answers;
mod windows;

pub(super) use answers::take;
pub(super) use windows::{in_window, unsaid, unwritten};

use super::*;
use crate::model::{DiscrepancyId, FrameworkVersionId};
use crate::tui::message::Study;
use crate::tui::reconciling::Compared;
use crate::tui::reconciling::{Answer, Ask, Choice};
use crate::tui::screens::{Aim, DisagreementsScreen, Filters, Passage, place_and_theme};
use crate::tui::widgets::{RulesEditor, Thread};
use crate::workbench::DecisionLine;

/// Opens the screen, on the place one comes from. What it was narrowed to before stays so.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    let here = match model.screen() {
        Some(Screen::Disagreements(_)) => return Vec::new(),
        Some(Screen::Transcript(screen)) => Some(Aim::Near(screen.loaded.transcript.id, screen.cursor)),
        _ => None,
    };
    let kept = model.screens.iter().rev().find_map(|screen| match screen {
        Screen::Disagreements(screen) => Some(screen),
        _ => None,
    });
    let mut screen = DisagreementsScreen::default();
    if let Some(kept) = kept {
        screen.filters = kept.filters.clone();
        screen.linked.clone_from(&kept.linked);
        screen.aim = kept.line().map(|line| Aim::This(line.id)).or(screen.aim);
    }
    screen.aim = here.or(screen.aim);
    show(model, screen)
}

/// Shows such a screen over the others.
pub(super) fn show(model: &mut Model, screen: DisagreementsScreen) -> Vec<Effect> {
    model.screens.push(Screen::Disagreements(Box::new(screen)));
    compare_again(model)
}

/// Asks for what the shown screen lists.
fn compare_again(model: &mut Model) -> Vec<Effect> {
    let ticket = model.next_ticket();
    let Some(Screen::Disagreements(screen)) = model.screens.last_mut() else { return Vec::new() };
    compare(screen, ticket, &model.study)
}

/// Asks for what a screen lists, as number `ticket`, and for its passage.
pub(super) fn compare(screen: &mut DisagreementsScreen, ticket: u64, study: &Study) -> Vec<Effect> {
    screen.ticket = ticket;
    let figures = Box::new(screen.figures_asked(study));
    let mut effects = vec![
        Effect::Reconcile(Ask::Compare(ticket, screen.filters.query(study))),
        Effect::Reconcile(Ask::Figures(ticket, figures)),
    ];
    if let Some(passage) = &screen.passage {
        effects.push(Effect::Reconcile(Ask::Passage(passage.transcript())));
    }
    effects
}

/// The next list is looked through for what undo or redo has touched.
pub(super) fn watch(model: &mut Model) {
    if let Some(Screen::Disagreements(screen)) = model.screens.last_mut() {
        screen.aim = Some(Aim::Touched);
    }
}

/// One step back within the screen; whether there was one.
pub(super) fn back(model: &mut Model) -> bool {
    let Some(Screen::Disagreements(screen)) = model.screens.last_mut() else { return false };
    if !screen.in_passage {
        return false;
    }
    if !screen.passage.as_mut().is_some_and(Passage::let_go) {
        screen.in_passage = false;
        refit(model);
    }
    true
}

/// Fits every such screen to the terminal, and to what its head tells.
pub(super) fn refit(model: &mut Model) {
    let body = model.body_size();
    for screen in &mut model.screens {
        if let Screen::Disagreements(screen) = screen {
            screen.refit(body, &model.study);
        }
    }
}

/// Does a command of the screen.
pub(super) fn act(model: &mut Model, action: Action, count: usize) -> Vec<Effect> {
    if let Some(effects) = within_passage(model, action, count) {
        return effects;
    }
    let body = model.body_size();
    let study = &model.study;
    let Some(Screen::Disagreements(screen)) = model.screens.last_mut() else { return Vec::new() };
    let height = usize::from(screen.areas(body).queue.height);
    if screen.travel(action, count, height) {
        return look(model);
    }
    if let Some(popup) = screen.asks(action, study, &model.look) {
        model.popups.push(popup);
        return Vec::new();
    }
    match action {
        Action::Left | Action::Right => screen.turn_to(action == Action::Right),
        Action::OtherPane => enter_passage(model, false),
        Action::NewReading => enter_passage(model, true),
        Action::Comments => windows::comments(model),
        Action::EditRules => windows::rules(model),
        Action::Open => return go(model),
        Action::Revert => {
            return screen.line().map(|line| Effect::Reconcile(Ask::Reopen(line.id))).into_iter().collect();
        }
        Action::TakeAgreements => {
            return vec![Effect::Reconcile(Ask::CountAgreements(screen.filters.agreements(study)))];
        }
        Action::Overruled => return vec![Effect::Reconcile(Ask::Overruled)],
        Action::ClearFilters => return narrow(model, |filters| filters.clear()),
        Action::HideNames => return narrow(model, |filters| filters.hide_names = !filters.hide_names),
        Action::IncludeOpen => return narrow(model, |filters| filters.include_open = !filters.include_open),
        Action::Order => {
            screen.filters.by_severity = !screen.filters.by_severity;
            let order = if screen.filters.by_severity { "The most severe first." } else { "By place." };
            screen.relist(study);
            model.say(order);
            return look(model);
        }
        _ => {}
    }
    Vec::new()
}

/// What a command does while keys go to the passage; `None` where they do not.
fn within_passage(model: &mut Model, action: Action, count: usize) -> Option<Vec<Effect>> {
    let study = &model.study;
    let Some(Screen::Disagreements(screen)) = model.screens.last_mut() else { return None };
    if !screen.in_passage {
        return None;
    }
    match action {
        Action::OtherPane => {
            screen.in_passage = false;
            if let Some(passage) = &mut screen.passage {
                passage.let_go();
            }
            refit(model);
        }
        Action::ApplyTheme => {
            if let Some(picker) = screen.new_theme_picker(study) {
                model.popups.push(Popup::Picker(Box::new(picker)));
            }
        }
        _ => {
            if let Some(passage) = &mut screen.passage {
                passage.text.travel(action, count, study);
            }
        }
    }
    Some(Vec::new())
}

/// Keys go to the passage, with the words in question selected where a new reading is to be made of them.
fn enter_passage(model: &mut Model, propose: bool) {
    let Some(Screen::Disagreements(screen)) = model.screens.last_mut() else { return };
    if screen.wants().is_some() {
        return;
    }
    screen.in_passage = true;
    if let Some(passage) = screen.passage.as_mut().filter(|_| propose) {
        passage.propose();
    }
    refit(model);
    if propose {
        model.say("Select the words of the new reading, then c or Enter for its theme; Esc leaves it.");
    }
}

/// Reads the transcript of the discrepancy under the bar, or shows its words where it is read already.
pub(super) fn look(model: &mut Model) -> Vec<Effect> {
    let body = model.body_size();
    let study = &model.study;
    let Some(Screen::Disagreements(screen)) = model.screens.last_mut() else { return Vec::new() };
    screen.look(body, study);
    screen.wants().map(|id| Effect::Reconcile(Ask::Passage(id))).into_iter().collect()
}

/// To the reading under the cursor in its transcript; where a coder has none, to the words.
fn go(model: &Model) -> Vec<Effect> {
    let Some(Screen::Disagreements(screen)) = model.screen() else { return Vec::new() };
    let Some(line) = screen.line() else { return Vec::new() };
    let span = screen.reading().map_or(line.span, |reading| reading.span);
    vec![Effect::OpenTranscript(line.transcript_id, Some(span), String::new())]
}

/// Changes what the list is narrowed to, and asks for it.
fn narrow(model: &mut Model, change: impl FnOnce(&mut Filters)) -> Vec<Effect> {
    if let Some(Screen::Disagreements(screen)) = model.screens.last_mut() {
        screen.aim = screen.line().map(|line| Aim::This(line.id)).or(Some(Aim::FirstOpen));
        change(&mut screen.filters);
        screen.in_passage = false;
    }
    compare_again(model)
}

/// Takes what was picked.
pub(super) fn choose(model: &mut Model, choice: Choice) -> Vec<Effect> {
    match choice {
        Choice::Theme(theme) => narrow(model, |filters| filters.theme = theme),
        Choice::Transcript(transcript) => narrow(model, |filters| filters.transcript = transcript),
        Choice::Pair(pair) => narrow(model, |filters| filters.pair = pair),
        Choice::Kind(kind) => filter(model, |filters| (filters.kind, filters.severity) = (kind, None)),
        Choice::Severity(word) => filter(model, |filters| (filters.kind, filters.severity) = (None, Some(word))),
        Choice::State(state) => filter(model, |filters| filters.state = state),
        Choice::NewTheme(theme) => new_theme(model, theme),
        Choice::NewMagnitude(magnitude) => {
            let Some(Screen::Disagreements(screen)) = model.screens.last() else { return Vec::new() };
            if let Some(asked) = screen.decide_anew(magnitude, &model.study) {
                model.popups.push(Popup::Reason(Box::new(asked)));
            }
            Vec::new()
        }
        Choice::Outdated(decision) => {
            let Some(Screen::Disagreements(screen)) = model.screens.last() else { return Vec::new() };
            let page = screen.take_back_page(*decision, &model.study);
            model.popups.push(Popup::Page(Box::new(page)));
            Vec::new()
        }
        Choice::Place(transcript, span) => vec![Effect::OpenTranscript(transcript, Some(span), String::new())],
    }
}

/// Changes a filter that costs no reading.
fn filter(model: &mut Model, change: impl FnOnce(&mut Filters)) -> Vec<Effect> {
    let study = &model.study;
    if let Some(Screen::Disagreements(screen)) = model.screens.last_mut() {
        change(&mut screen.filters);
        screen.relist(study);
    }
    refit(model);
    look(model)
}

/// The theme of a new reading is chosen: its magnitude comes next, where it has a scale, else the reason.
fn new_theme(model: &mut Model, theme: ThemeId) -> Vec<Effect> {
    let Some(Screen::Disagreements(screen)) = model.screens.last_mut() else { return Vec::new() };
    screen.new_theme = Some(theme);
    match model.study.names.framework.scale_of(theme) {
        Some(scale) => {
            let picker = Picker::rate_anew(scale);
            model.popups.push(Popup::Picker(Box::new(picker)));
            Vec::new()
        }
        None => choose(model, Choice::NewMagnitude(None)),
    }
}

/// Puts the bar on the line somebody clicked, or the cursor on the words.
pub(super) fn click(model: &mut Model, column: u16, row: u16) -> Vec<Effect> {
    let body = model.body_size();
    let study = &model.study;
    let (Some(Screen::Disagreements(screen)), Some(row)) = (model.screens.last_mut(), row.checked_sub(1)) else {
        return Vec::new();
    };
    if !model.popups.is_empty() {
        return Vec::new();
    }
    screen.click(column, row, body, study);
    refit(model);
    look(model)
}
