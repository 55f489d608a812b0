//! What commands do on the disagreements screen, and what its answers do.
//!
//! A key that decides opens the question for the reason; the question stays until the decision is on disk, so that a
//! refusal loses nothing that was typed. A decision is noted in the list at once and the bar moves to the next open one;
//! the list is then read anew beside the acts.

use super::*;
use crate::tui::message::Study;
use crate::tui::reconciling::Compared;
use crate::tui::reconciling::{Answer, Ask, Choice};
use crate::tui::screens::{Aim, DisagreementsScreen, Filters, Passage, outcome_of, place_and_theme};
use crate::tui::widgets::Thread;
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
    let mut effects = vec![Effect::Reconcile(Ask::Compare(ticket, screen.filters.query(study)))];
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
    let height = usize::from(screen.areas(body, study).queue.height);
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
        Action::Comments => comments(model),
        Action::Open => return go(model),
        Action::Reopen => {
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

fn comments(model: &mut Model) {
    let why = model.unavailable(Action::Reopen).filter(|_| model.study.read_only || model.study.coder.is_none());
    let framework = &model.study.names.framework;
    let Some(Screen::Disagreements(screen)) = model.screens.last() else { return };
    let Some(line) = screen.line() else { return };
    let title = format!("Comments: {}", place_and_theme(line, framework));
    let thread = Thread::new(line.id, title, line.comments.clone(), why);
    model.popups.push(Popup::Thread(Box::new(thread)));
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
        Choice::Kind(kind) => filter(model, |filters| filters.kind = kind),
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

/// What a command does in the windows of this screen; `None` where none of them is uppermost.
pub(super) fn in_window(model: &mut Model, action: Action) -> Option<Vec<Effect>> {
    match (model.popups.last_mut()?, action) {
        (Popup::Reason(asked), Action::Accept) => {
            let why = asked.reason();
            if asked.is_enough() {
                let settling = Box::new(asked.settling.clone());
                return Some(vec![Effect::Reconcile(Ask::Settle(settling, why))]);
            }
            asked.note = Some("A decision needs its reason: type one, or choose an earlier one with Down.".into());
        }
        (Popup::Reason(asked), Action::Next) => asked.step(1),
        (Popup::Reason(asked), Action::Previous) => asked.step(-1),
        (Popup::Reason(asked), Action::PageDown) => asked.step(10),
        (Popup::Reason(asked), Action::PageUp) => asked.step(-10),
        (Popup::Thread(thread), Action::PageUp) => thread.scroll(-5),
        (Popup::Thread(thread), Action::PageDown) => thread.scroll(5),
        (Popup::Thread(thread), Action::Save | Action::Back) => {
            let (written, back) = (thread.written(), action == Action::Back);
            let give_up = back && (written.is_empty() || thread.refused.is_some());
            if give_up {
                model.popups.pop();
            } else if !written.is_empty() {
                thread.closing = back;
                return Some(vec![Effect::Reconcile(Ask::Comment(thread.about, written))]);
            }
        }
        _ => return None,
    }
    Some(Vec::new())
}

/// Takes in what comes back.
pub(super) fn take(model: &mut Model, answer: Answer) -> Vec<Effect> {
    match answer {
        Answer::Compared(ticket, compared) => return compared_now(model, ticket, compared),
        Answer::Passage(open) => {
            let body = model.body_size();
            for screen in &mut model.screens {
                if let Screen::Disagreements(screen) = screen {
                    screen.read(&open, body, &model.study);
                }
            }
        }
        Answer::Settled(decision) => return settled(model, *decision),
        Answer::Reopened(decision) => return reopened(model, *decision),
        Answer::Commented(comment) => {
            let Some(Popup::Thread(thread)) = model.popups.last_mut() else { return Vec::new() };
            thread.add(*comment);
            if thread.closing {
                model.popups.pop();
            }
            model.say("Added; u takes the comment back.");
        }
        Answer::Counted(scope, counted) => {
            let page = Page::agreements(scope, &counted);
            model.popups.push(Popup::Page(Box::new(page)));
        }
        Answer::Overruled(lines) => {
            let Some(Screen::Disagreements(screen)) = model.screens.last() else { return Vec::new() };
            if lines.is_empty() {
                model.say("You were not overruled anywhere.");
            } else {
                let picker = Picker::overruled(&lines, screen, &model.study);
                model.popups.push(Popup::Picker(Box::new(picker)));
            }
        }
    }
    Vec::new()
}

fn compared_now(model: &mut Model, ticket: u64, compared: Result<Box<Compared>, String>) -> Vec<Effect> {
    let mut compared = Some(compared);
    for screen in &mut model.screens {
        if let Screen::Disagreements(screen) = screen
            && screen.ticket == ticket
            && let Some(compared) = compared.take()
        {
            screen.take(ticket, compared, &model.study);
        }
    }
    refit(model);
    look(model)
}

/// What a thread that is open would lose.
pub(super) fn unsaid(thread: &Thread) -> Option<Effect> {
    let written = thread.written();
    (!written.is_empty()).then(|| Effect::Reconcile(Ask::Comment(thread.about, written)))
}

/// Puts the bar on the line somebody clicked, or the cursor on the words.
pub(super) fn click(model: &mut Model, column: u16, row: u16) {
    let body = model.body_size();
    let study = &model.study;
    let Some(Screen::Disagreements(screen)) = model.screens.last_mut() else { return };
    if let Some(row) = row.checked_sub(1) {
        screen.click(column, row, body, study);
    }
}

/// A decision is on disk: the question closes and the bar moves on.
fn settled(model: &mut Model, mut decision: DecisionLine) -> Vec<Effect> {
    if matches!(model.popups.last(), Some(Popup::Reason(_))) {
        model.popups.pop();
    }
    let study = &model.study;
    let Some(Screen::Disagreements(screen)) = model.screens.last_mut() else { return Vec::new() };
    screen.disguise(&mut decision, study);
    screen.note(&decision, true);
    screen.in_passage = false;
    screen.new_theme = None;
    let more = screen.next_open();
    let open = screen.report.as_ref().map_or(0, |report| report.states.open);
    let left = match (more, open) {
        (true, 1) => "1 is open still.".to_string(),
        (true, open) => format!("{open} are open still."),
        (false, 0) => "Nothing is open any more.".to_string(),
        (false, open) => format!("{open} are open still, but not in this list: x takes the filters away."),
    };
    model.say(format!("{}: {}. {left}", decision.citation, outcome_of(decision.outcome, &decision.coders)));
    refit(model);
    look(model)
}

/// A decision was taken back: what it was about is open again, if it is there still.
fn reopened(model: &mut Model, mut decision: DecisionLine) -> Vec<Effect> {
    let study = &model.study;
    let Some(Screen::Disagreements(screen)) = model.screens.last_mut() else { return Vec::new() };
    screen.disguise(&mut decision, study);
    let there = screen.note(&decision, false);
    screen.relist(study);
    let lead = if there { "Open again" } else { "Taken back" };
    let outcome = outcome_of(decision.outcome, &decision.coders);
    model.say(format!("{lead}: {}. It had been decided: {outcome}.", decision.citation));
    look(model)
}
