//! Update: what a message does to the model, and what it asks for. Nothing here draws, waits or touches a disk.

use super::commands::{Action, Place, commands_at};
use super::look::Role;
use super::message::{Effect, Message};
use super::model::{Model, Popup, Screen};
use super::screens::{MatrixScreen, SearchScreen, TranscriptScreen};
use super::tutoring;
use super::widgets::{Asked, Page, Pick, Picker, Prompt, Question};
use crate::model::{SynthesisAbout, ThemeId};
use tui_input::InputRequest;

mod agreement;
mod answers;
mod assigning;
mod codebook;
mod disagreements;
mod evaluation;
mod matrix;
mod memos;
mod places;
mod popups;
mod screens;
mod summary;

/// The longest count.
const MOST_TIMES: usize = 9_999;

/// Does what the message says.
pub fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    let mut effects = take(model, message);
    tutoring::watch(model);
    effects.extend(places::remember(model));
    effects
}

fn take(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Do(action) => {
            let count = model.count.take();
            if action == Action::Back && count.is_some() && model.popups.is_empty() {
                // The count that was begun is given up, nothing else.
                return Vec::new();
            }
            if !matches!(model.place(), Place::Memo | Place::Summary | Place::Form | Place::Thread | Place::Rules) {
                model.notice = None;
            }
            act(model, action, count.unwrap_or(1))
        }
        Message::Digit(digit) => {
            if let Some(Popup::Sorting(sorting)) = model.popups.last_mut() {
                sorting.give(digit);
                return Vec::new();
            }
            // On a scale of numbers the digit is the magnitude; else it begins a count.
            if model.count.is_none()
                && let Some(effect) = screens::digit(model, digit)
            {
                return vec![effect];
            }
            let count = model.count.unwrap_or(0) * 10 + usize::from(digit);
            model.count = Some(count.min(MOST_TIMES));
            Vec::new()
        }
        Message::Unbound(key) => {
            model.count = None;
            model.warn(format!("{key} does nothing here; ? lists the keys"));
            Vec::new()
        }
        Message::Edit(request) => edit(model, request),
        Message::Type(c) => {
            if let Some(Popup::Memo(memo)) = model.popups.last_mut() {
                return memo.type_in(c).into_iter().collect();
            }
            if let Some(Popup::Summary(summary)) = model.popups.last_mut() {
                return summary.type_in(c).into_iter().collect();
            }
            Vec::new()
        }
        Message::Write(key) => {
            match model.popups.last_mut() {
                Some(Popup::Form(form)) => form.input(key),
                Some(Popup::Thread(thread)) => _ = thread.area.input(key),
                Some(Popup::Rules(rules)) => _ = rules.area().is_some_and(|area| area.input(key)),
                _ => {}
            }
            Vec::new()
        }
        Message::Paste(text) => paste(model, &text),
        Message::Resize(columns, rows) => {
            model.size = (columns, rows);
            screens::resize(model);
            Vec::new()
        }
        Message::Wheel(rows) => {
            if screens::scroll(model, rows) {
                return Vec::new();
            }
            let action = if rows < 0 { Action::Up } else { Action::Down };
            act(model, action, usize::from(rows.unsigned_abs()))
        }
        Message::Click(column, row, times) => {
            let mut effects = screens::click(model, column, row, times);
            effects.extend(disagreements::click(model, column, row));
            effects
        }
        Message::Drag(..) | Message::Release => {
            screens::drag(model, &message);
            Vec::new()
        }
        Message::Hangup => {
            model.over = true;
            popups::unsaved(model)
        }
        answer => answers::take(model, answer),
    }
}

/// Does a command.
fn act(model: &mut Model, action: Action, count: usize) -> Vec<Effect> {
    if !model.popups.is_empty() {
        return popups::act(model, action);
    }
    if let Some(why) = model.unavailable(action) {
        model.warn(why);
        return Vec::new();
    }
    match action {
        Action::Help => {
            let page = Page::help(model.place());
            model.popups.push(Popup::Page(Box::new(page)));
            Vec::new()
        }
        Action::Palette => {
            let commands = commands_at(model.place()).map(|command| (command, model.unavailable(command.action)));
            let picker = Picker::palette(commands);
            model.popups.push(Popup::Picker(Box::new(picker)));
            Vec::new()
        }
        Action::Quit => {
            model.over = true;
            vec![Effect::Quit]
        }
        Action::Back => back(model),
        Action::Undo | Action::Redo => {
            disagreements::watch(model);
            vec![if action == Action::Undo { Effect::Undo } else { Effect::Redo }]
        }
        Action::SwitchCoder => {
            let picker = Picker::coders(&model.study.coders);
            model.popups.push(Popup::Picker(Box::new(picker)));
            Vec::new()
        }
        Action::Colours => {
            model.look.palette = model.look.palette.next();
            let word = model.look.palette.word();
            model.say(format!("Colours: {word}. emic --colours {word} begins with them."));
            Vec::new()
        }
        Action::Search => open_search(model),
        Action::Matrix => matrix::open(model),
        Action::Codebook => codebook::open(model),
        Action::Agreement => agreement::open(model),
        Action::Disagreements => disagreements::open(model),
        Action::Evaluation => evaluation::open(model),
        Action::Memos => memos::open(model),
        Action::Finish | Action::OpenAgain => assigning::own(model, action),
        other => screens::act(model, other, count),
    }
}

/// One step back: out of a selection first, then to the screen before.
fn back(model: &mut Model) -> Vec<Effect> {
    if model.busy.take().is_some() {
        return vec![Effect::Cancel];
    }
    if let Some(Screen::Transcript(screen)) = model.screens.last_mut()
        && screen.step_back()
    {
        return Vec::new();
    }
    if matrix::step_back(model) {
        return Vec::new();
    }
    if disagreements::back(model) {
        return Vec::new();
    }
    if let Some(effects) = agreement::stop(model) {
        return effects;
    }
    if let Some(Screen::Memos(screen)) = model.screens.last_mut()
        && screen.step_out()
    {
        return Vec::new();
    }
    if model.screens.len() > 1 {
        if let Some(Screen::Matrix(screen)) = model.screens.pop() {
            model.matrix_left = Some(screen);
        }
        screens::resize(model);
        if matches!(model.screen(), Some(Screen::Project(_))) {
            return vec![Effect::ReadAttention];
        }
        return agreement::returned(model);
    } else {
        model.say("This is the first screen; q leaves.");
    }
    Vec::new()
}

/// The search one came from keeps its words and filters; else a new one.
fn open_search(model: &mut Model) -> Vec<Effect> {
    let kept = model.screens.iter().rposition(|screen| matches!(screen, Screen::Search(_)));
    let screen = match kept.filter(|place| *place + 1 == model.screens.len()) {
        Some(_) => return Vec::new(),
        None => {
            let mut screen = SearchScreen { typing: true, ..SearchScreen::default() };
            if let Some(Screen::Search(old)) = kept.and_then(|place| model.screens.get(place)) {
                screen.input = old.input.clone();
                screen.theme = old.theme;
                screen.magnitude.clone_from(&old.magnitude);
                screen.coder.clone_from(&old.coder);
            }
            screen
        }
    };
    model.screens.push(Screen::Search(Box::new(screen)));
    screens::search_again(model)
}

fn edit(model: &mut Model, request: InputRequest) -> Vec<Effect> {
    match (model.popups.last_mut(), model.screens.last_mut()) {
        (Some(Popup::Picker(picker)), _) => picker.edit(request),
        (Some(Popup::Proposal(proposal)), _) => {
            proposal.input.handle(request);
        }
        (Some(Popup::Prompt(prompt)), _) => {
            prompt.input.handle(request);
            prompt.taken = None;
        }
        (Some(Popup::Reason(reason)), _) => reason.edit(request),
        (None, Some(Screen::Memos(_))) => return memos::edit(model, request),
        (None, Some(Screen::Search(search))) => {
            let before = search.input.value().to_string();
            search.input.handle(request);
            if search.input.value() != before {
                return screens::search_again(model);
            }
        }
        _ => {}
    }
    Vec::new()
}

fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    match model.popups.last_mut() {
        Some(Popup::Memo(memo)) => return memo.insert(text).into_iter().collect(),
        Some(Popup::Summary(summary)) => return summary.insert(text).into_iter().collect(),
        _ => {}
    }
    if let Some(Popup::Form(form)) = model.popups.last_mut() {
        form.paste(text);
        return Vec::new();
    }
    if let Some(Popup::Thread(thread)) = model.popups.last_mut() {
        thread.area.insert_str(text);
        return Vec::new();
    }
    if let Some(Popup::Rules(rules)) = model.popups.last_mut() {
        let _ = rules.area().map(|area| area.insert_str(text));
        return Vec::new();
    }
    if !model.place().is_typed_into() {
        return Vec::new();
    }
    let typed = text.chars().filter(|c| !c.is_control()).map(InputRequest::InsertChar);
    let mut effects = Vec::new();
    for request in typed {
        effects = edit(model, request);
    }
    effects
}
