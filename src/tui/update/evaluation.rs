//! What the commands of the tables for the report do.

use super::*;
use crate::tui::evaluating::{Answer, Ask, Choice};
use crate::tui::screens::{EvaluationQuotes as Quotes, EvaluationScreen};
use crate::workbench::{EvaluationKind, EvaluationRequest, Per, ThemeSort, TranscriptOrder};

/// Opens the tables; those that were open already keep their choices.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    if is_shown(model) {
        return Vec::new();
    }
    let kept = model.screens.iter().rev().find_map(|screen| match screen {
        Screen::Evaluation(old) => Some((old.kind, old.request.clone(), old.shares)),
        _ => None,
    });
    let (kind, request, shares) = kept.unwrap_or_default();
    let screen = EvaluationScreen::asking(kind, request, shares);
    model.screens.push(Screen::Evaluation(Box::new(screen)));
    again(model)
}

/// Whether the tables are the screen that is shown.
pub(super) fn is_shown(model: &Model) -> bool {
    matches!(model.screen(), Some(Screen::Evaluation(_)))
}

/// The question for what a screen shows.
pub(super) fn ask(screen: &mut EvaluationScreen, ticket: u64) -> Effect {
    screen.ticket = ticket;
    Effect::Evaluate(Ask::Count(ticket, screen.kind, Box::new(screen.request.clone())))
}

fn again(model: &mut Model) -> Vec<Effect> {
    let ticket = model.next_ticket();
    match model.screens.last_mut() {
        Some(Screen::Evaluation(screen)) => vec![ask(screen, ticket)],
        _ => Vec::new(),
    }
}

/// Takes a table in.
pub(super) fn take(model: &mut Model, (ticket, answer): &Answer) {
    for screen in &mut model.screens {
        if let Screen::Evaluation(screen) = screen {
            screen.take(*ticket, answer);
        }
    }
}

/// Changes what is asked for and counts again.
fn change(model: &mut Model, change: impl FnOnce(&mut EvaluationRequest)) -> Vec<Effect> {
    if let Some(Screen::Evaluation(screen)) = model.screens.last_mut() {
        screen.change(change);
    }
    again(model)
}

/// Counts one theme and what stands below it, or all.
pub(super) fn only_theme(model: &mut Model, theme: Option<ThemeId>) -> Vec<Effect> {
    change(model, |request| request.theme = theme.map(|theme| theme.to_string()))
}

/// Counts quotes of one magnitude, or of any.
pub(super) fn only_magnitude(model: &mut Model, magnitude: Option<String>) -> Vec<Effect> {
    change(model, |request| request.magnitude = magnitude)
}

/// Takes what was picked.
pub(super) fn choose(model: &mut Model, choice: Choice) -> Vec<Effect> {
    change(model, |request| match choice {
        Choice::Codings(whose) => request.codings = whose,
        Choice::Transcript(title) => request.transcript = title,
        Choice::AnyCase => (request.case, request.conditions) = (None, Vec::new()),
        Choice::Case(name) => (request.case, request.conditions) = (Some(name), Vec::new()),
        Choice::Where(condition) => (request.case, request.conditions) = (None, vec![condition]),
    })
}

/// Does a command of the tables.
pub(super) fn act(model: &mut Model, action: Action, count: usize) -> Vec<Effect> {
    let body = model.body_size();
    let names = std::sync::Arc::clone(&model.study.names);
    let Some(Screen::Evaluation(screen)) = model.screens.last_mut() else { return Vec::new() };
    if screen.travel(action, count, body) {
        return Vec::new();
    }
    let popup = match action {
        Action::Open => return screen.quotes().map_or_else(Vec::new, |quotes| show(model, quotes)),
        Action::OtherPane | Action::OtherPaneBack => {
            screen.turn(action == Action::OtherPane);
            return again(model);
        }
        Action::Shares => {
            screen.shares = !screen.shares;
            return Vec::new();
        }
        Action::RollUp => return change(model, |request| request.rollup = !request.rollup),
        Action::Order if screen.kind == EvaluationKind::Saturation => {
            return change(model, |request| request.order = after(&TranscriptOrder::ALL, &request.order));
        }
        Action::Order => return change(model, |request| request.sort = after(&ThemeSort::ALL, &request.sort)),
        Action::TellApart => {
            let mut keys: Vec<&String> = names.cases.iter().flat_map(|case| case.attributes.keys()).collect();
            keys.sort();
            keys.dedup();
            let mut ways = vec![Per::Theme, Per::Case, Per::Coder];
            ways.extend(keys.into_iter().cloned().map(Per::Attribute));
            return change(model, |request| request.per = after(&ways, &request.per));
        }
        Action::ClearFilters => {
            return change(model, |request| {
                let EvaluationRequest { rollup, per, sort, order, .. } = request.clone();
                *request = EvaluationRequest { rollup, per, sort, order, ..EvaluationRequest::default() };
            });
        }
        Action::FilterTheme => Popup::Picker(Box::new(Picker::filter_themes(&names.framework))),
        Action::FilterMagnitude => Popup::Picker(Box::new(Picker::filter_magnitudes(&names.framework))),
        Action::FilterCodings => Popup::Picker(Box::new(Picker::counted_codings(&model.study))),
        Action::FilterCases => Popup::Picker(Box::new(Picker::counted_cases(&model.study))),
        Action::FilterTranscript => Popup::Picker(Box::new(Picker::counted_transcripts(&model.study))),
        Action::Export => {
            let path = screens::suggested(&model.study.path, screen.kind.word());
            let note = "The ending says the format: .xlsx, .csv, .html, .md or .json.";
            let asked = Asked::ExportEvaluation(screen.kind, Box::new(screen.request.clone()));
            Popup::Prompt(Box::new(Prompt::new(asked, "Write the table to", note, path)))
        }
        _ => return Vec::new(),
    };
    model.popups.push(popup);
    Vec::new()
}

/// The one after it, round and round; the first where it is none of them.
fn after<T: Clone + PartialEq>(all: &[T], now: &T) -> T {
    let place = all.iter().position(|one| one == now).map_or(0, |place| place + 1);
    all.get(place).or(all.first()).unwrap_or(now).clone()
}

/// Shows the quotes behind a row.
fn show(model: &mut Model, quotes: Quotes) -> Vec<Effect> {
    let Quotes { theme, magnitude, coder, base } = quotes;
    let screen = SearchScreen { theme, magnitude, coder, base, ..SearchScreen::default() };
    model.screens.push(Screen::Search(Box::new(screen)));
    screens::search_again(model)
}
