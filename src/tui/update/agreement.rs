//! What commands do on the agreement screen, and what its answers do.
//!
//! Every choice asks for the figures anew, beside the acts; a counting that a newer one overtakes is given up. While
//! somebody looks at the screen it follows what happens to the project; else it is counted when one comes back to it.

use super::*;
use crate::tui::agreeing::{Answer, Ask, Choice, Question, Written};
use crate::tui::screens::{AgreementScreen, AgreementWay, DisagreementsScreen, Filters};
use crate::workbench::{MOST_RESAMPLES, methods_paragraph};
use std::path::PathBuf;

/// Opens the screen, with what was chosen the last time it was looked at, on the theme one comes from.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    if matches!(model.screen(), Some(Screen::Agreement(_))) {
        return Vec::new();
    }
    let aim = match model.screen() {
        Some(Screen::Transcript(screen)) => screen.current_coding().map(|coding| coding.theme),
        Some(Screen::Matrix(screen)) => {
            let column = screen.chart.as_ref().and_then(|chart| chart.columns.get(screen.column.at));
            column.and_then(|column| model.study.names.framework.resolve(&column.theme)).map(|theme| theme.id)
        }
        Some(Screen::Disagreements(screen)) => screen.line().map(|line| line.theme_id),
        _ => None,
    };
    let kept = model.screens.iter().rev().find_map(|screen| match screen {
        Screen::Agreement(screen) => Some(screen),
        _ => None,
    });
    let mut screen = kept.map_or_else(AgreementScreen::default, |kept| kept.again());
    screen.aim = aim;
    model.screens.push(Screen::Agreement(Box::new(screen)));
    count(model)
}

/// Asks for the figures of the screen that is shown.
pub(super) fn count(model: &mut Model) -> Vec<Effect> {
    let ticket = model.next_ticket();
    let Some(Screen::Agreement(screen)) = model.screens.last_mut() else { return Vec::new() };
    count_as(screen, ticket)
}

fn count_as(screen: &mut AgreementScreen, ticket: u64) -> Vec<Effect> {
    screen.wait(ticket);
    vec![Effect::Agree(Ask::Count(ticket, Box::new(screen.request.clone())))]
}

/// Something was written to the project: what is looked at is counted anew, the rest when one comes back to it.
pub(super) fn changed(model: &mut Model) -> Vec<Effect> {
    let shown = model.screens.len().saturating_sub(1);
    for (place, screen) in model.screens.iter_mut().enumerate() {
        if let Screen::Agreement(screen) = screen
            && place != shown
        {
            screen.outdate();
        }
    }
    count(model)
}

/// One came back to a screen: it is counted anew where something has changed meanwhile.
pub(super) fn returned(model: &mut Model) -> Vec<Effect> {
    match model.screen() {
        Some(Screen::Agreement(screen)) if screen.stale => count(model),
        _ => Vec::new(),
    }
}

/// Somebody else looks at the screens now: nothing counted for another stays on them.
pub(super) fn forget(model: &mut Model) {
    for screen in &mut model.screens {
        if let Screen::Agreement(screen) = screen {
            screen.forget();
        }
    }
}

/// One step back within the screen: a counting is stopped. `None` where there is none.
pub(super) fn stop(model: &mut Model) -> Option<Vec<Effect>> {
    let Some(Screen::Agreement(screen)) = model.screens.last_mut() else { return None };
    screen.stop().then(|| vec![Effect::Cancel])
}

/// Does a command of the screen.
pub(super) fn act(model: &mut Model, action: Action, count: usize) -> Vec<Effect> {
    let body = model.body_size();
    let Some(Screen::Agreement(screen)) = model.screens.last_mut() else { return Vec::new() };
    let height = screen.height(body);
    if screen.travel(action, count, height) {
        screen.hold(body);
        return Vec::new();
    }
    if screen.choose(action) {
        return self::count(model);
    }
    match action {
        Action::OtherPane | Action::OtherPaneBack => {
            let wants = screen.turn(action == Action::OtherPane);
            return if wants { self::count(model) } else { Vec::new() };
        }
        Action::Recount => return self::count(model),
        Action::FurtherFigures => screen.further = !screen.further,
        Action::Order => screen.reorder(),
        Action::Open => return go(model),
        _ => ask(model, action),
    }
    Vec::new()
}

/// Opens the window in which something is chosen or asked.
fn ask(model: &mut Model, action: Action) {
    let Some(Screen::Agreement(screen)) = model.screens.last() else { return };
    let study = &model.study;
    let request = || Box::new(screen.request.clone());
    let popup = match (action, screen.report()) {
        (Action::FilterCoder, _) => Popup::Picker(Box::new(Picker::compared(study))),
        (Action::FilterTranscript, _) => Popup::Picker(Box::new(Picker::compared_transcripts(study))),
        (Action::ChooseTheme, _) => Popup::Picker(Box::new(Picker::agreed_themes(&study.names.framework))),
        (Action::Resampling, _) => {
            let answer = format!("{} {}", screen.request.resamples, screen.request.seed);
            let note = "How many resamples the intervals are made from (0 for no intervals), then the seed.";
            let asked = Asked::Agreement(Question::Resampling);
            Popup::Prompt(Box::new(Prompt::new(asked, "Resamples and seed", note, answer)))
        }
        (Action::Export, Some(_)) => {
            let note = "The ending says the format: .xlsx, .csv, .html, .md or .json.";
            file(study, "Write these figures to", note, ("agreement.xlsx", Written::Report(request())))
        }
        (Action::ExportUnits, Some(_)) => {
            let note = "Every decision, to be counted elsewhere. The ending says the format: .csv, .xlsx, .html, .md or .json.";
            file(study, "Write the raw units to", note, ("agreement-units.csv", Written::Units(request())))
        }
        (Action::WriteMethods, Some(report)) => {
            let written = Written::Methods(methods_paragraph(report));
            file(study, "Write the methods paragraph to", "As plain text.", ("methods.txt", written))
        }
        _ => return,
    };
    model.popups.push(popup);
}

/// The question where a file is to be written: beside the project unless told otherwise.
fn file(study: &crate::tui::message::Study, title: &str, note: &str, (name, written): (&str, Written)) -> Popup {
    let path = study.path.with_file_name(name).to_string_lossy().into_owned();
    Popup::Prompt(Box::new(Prompt::new(Asked::Agreement(Question::Where(written)), title, note, path)))
}

/// A line was typed in answer to a question.
pub(super) fn answered(model: &mut Model, question: Question, typed: &str, replace: bool) -> Vec<Effect> {
    match question {
        Question::Where(written) => vec![Effect::Agree(Ask::Write(written, PathBuf::from(typed), replace))],
        Question::Resampling => {
            let Some((resamples, seed)) = resampling(typed) else {
                if let Some(Popup::Prompt(prompt)) = model.popups.last_mut() {
                    prompt.note = format!(
                        "Two whole numbers with a blank between them: how many resamples, at most {MOST_RESAMPLES}, then \
                         the seed."
                    );
                }
                return Vec::new();
            };
            model.popups.pop();
            let Some(Screen::Agreement(screen)) = model.screens.last_mut() else { return Vec::new() };
            screen.request.resamples = resamples;
            screen.request.seed = seed;
            count(model)
        }
    }
}

/// How many resamples, and the seed.
fn resampling(typed: &str) -> Option<(usize, u64)> {
    let mut parts = typed.split_whitespace();
    let (resamples, seed) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    (resamples <= MOST_RESAMPLES && parts.next().is_none()).then_some((resamples, seed))
}

/// A line of a picker was chosen.
pub(super) fn choose(model: &mut Model, choice: Choice) -> Vec<Effect> {
    let Some(Screen::Agreement(screen)) = model.screens.last_mut() else { return Vec::new() };
    match choice {
        Choice::Coders(coders) => screen.request.coders = coders,
        Choice::Transcript(transcript) => screen.request.transcript = transcript,
        Choice::Theme(theme) => {
            if !screen.go_to(theme) {
                model.warn("This theme has no row here.");
            }
            return Vec::new();
        }
    }
    count(model)
}

/// Where Enter leads: to the disagreements of the theme under the bar, or to the themes of the pair under it.
fn go(model: &mut Model) -> Vec<Effect> {
    let Some(Screen::Agreement(screen)) = model.screens.last_mut() else { return Vec::new() };
    match screen.way(&model.study) {
        Some(AgreementWay::Themes) => {
            screen.enter_pair();
            Vec::new()
        }
        Some(AgreementWay::Disagreements { theme, transcript, pair }) => {
            let include_open = screen.request.include_open;
            let filters = Filters { theme, transcript, pair, include_open, ..Filters::default() };
            disagreements::show(model, DisagreementsScreen { filters, ..DisagreementsScreen::default() })
        }
        None => Vec::new(),
    }
}

/// Takes in what comes back.
pub(super) fn take(model: &mut Model, answer: Answer) {
    let mut answer = Some(answer);
    for screen in &mut model.screens {
        let Screen::Agreement(screen) = screen else { continue };
        match &answer {
            Some(Answer::Progress(ticket, read, all)) => screen.progress(*ticket, *read, *all),
            Some(Answer::Counted(ticket, _)) if *ticket == screen.ticket => {
                if let Some(Answer::Counted(ticket, counted)) = answer.take() {
                    screen.take(ticket, counted);
                }
            }
            _ => {}
        }
    }
}

/// Puts the bar on the row somebody clicked.
pub(super) fn click(model: &mut Model, row: u16) {
    let body = model.body_size();
    if let (Some(Screen::Agreement(screen)), Some(row)) = (model.screens.last_mut(), row.checked_sub(1)) {
        screen.click(row, body);
    }
}
