//! What commands do on the screens.

use super::*;
use crate::model::{Framework, Span};
use crate::tui::screens::TranscriptScreen as Transcript;
use crate::workbench::{NewTheme, ScaleEdit, ThemeEdit};

/// Does a command of the screen that is shown.
pub(super) fn act(model: &mut Model, action: Action, count: usize) -> Vec<Effect> {
    match model.place() {
        Place::Project => project(model, action, count),
        Place::Transcript => transcript(model, action, count),
        Place::Ends => ends(model, action, count),
        Place::Query => query(model, action),
        Place::Hits => hits(model, action, count),
        Place::Matrix | Place::Beside | Place::Quotes => matrix::act(model, action, count),
        Place::Codebook => codebook::act(model, action, count),
        Place::Agreement => agreement::act(model, action, count),
        Place::Disagreements | Place::Passage => disagreements::act(model, action, count),
        Place::Evaluation => evaluation::act(model, action, count),
        Place::Memos => memos::act(model, action, count),
        _ => Vec::new(),
    }
}

/// Takes the marks away that an act was about.
pub(super) fn unmark(model: &mut Model) {
    for screen in &mut model.screens {
        if let Screen::Project(screen) = screen {
            screen.marked.clear();
        }
    }
}

/// Fits the shown screen, and those below it, to the terminal.
pub(super) fn resize(model: &mut Model) {
    let body = model.body_size();
    for screen in &mut model.screens {
        if let Screen::Transcript(screen) = screen {
            screen.resize(body, &model.study);
        }
    }
    disagreements::refit(model);
    for popup in &mut model.popups {
        match popup {
            Popup::Memo(memo) => memo.resize(body),
            Popup::Summary(summary) => summary.resize(body),
            _ => {}
        }
    }
}

/// Somebody clicked, `times` in a row at one place.
pub(super) fn click(model: &mut Model, column: u16, row: u16, times: u8) -> Vec<Effect> {
    if !model.popups.is_empty() {
        return Vec::new();
    }
    agreement::click(model, row);
    if let Some(row) = row.checked_sub(1)
        && let Some(Screen::Transcript(screen)) = model.screens.last_mut()
    {
        model.notice = None;
        screen.press(column, row, times, &model.study);
    }
    let body = model.body_size();
    if let Some(Screen::Codebook(screen)) = model.screens.last_mut() {
        screen.click(column, row, body, &model.study);
    }
    matrix::click(model, column, row, times)
}

/// The mouse was moved with its button down, or the button was let go.
pub(super) fn drag(model: &mut Model, message: &Message) {
    let Some(Screen::Transcript(screen)) = model.screens.last_mut() else { return };
    match message {
        Message::Drag(column, row) => screen.drag(*column, row.checked_sub(1)),
        _ => screen.release(),
    }
}

/// The wheel was turned; whether that scrolls the screen that is shown.
pub(super) fn scroll(model: &mut Model, rows: i16) -> bool {
    match model.screens.last_mut() {
        Some(Screen::Transcript(screen)) if model.popups.is_empty() => {
            screen.scroll(isize::from(rows), &model.study);
            true
        }
        _ => false,
    }
}

fn project(model: &mut Model, action: Action, count: usize) -> Vec<Effect> {
    let height = match model.screen() {
        Some(Screen::Project(screen)) => crate::tui::screens::project_height(screen, model),
        _ => return Vec::new(),
    };
    let Some(Screen::Project(screen)) = model.screens.last_mut() else { return Vec::new() };
    if screen.travel(action, count, height, &model.study) {
        return Vec::new();
    }
    match action {
        Action::Mark | Action::MarkAll => {
            screen.mark(action, &model.study);
            Vec::new()
        }
        Action::Assign | Action::Subset | Action::Unassign | Action::Rounds => assigning::ask(model, action),
        Action::Open => {
            let line = model.study.transcripts.get(screen.bar.at);
            line.map(|line| Effect::OpenTranscript(line.id, None, String::new())).into_iter().collect()
        }
        Action::Memo | Action::MemoWhole => memos::here(model, action),
        Action::Import => {
            let note = "A file (.txt, .docx, .vtt) or a folder of them. You will see what it holds first.";
            let prompt = Prompt::new(Asked::ImportFrom, "Import from", note, String::new());
            model.popups.push(Popup::Prompt(Box::new(prompt)));
            Vec::new()
        }
        _ => Vec::new(),
    }
}

fn transcript(model: &mut Model, action: Action, count: usize) -> Vec<Effect> {
    let Some(Screen::Transcript(screen)) = model.screens.last_mut() else { return Vec::new() };
    if screen.travel(action, count, &model.study) {
        return Vec::new();
    }
    if matches!(action, Action::Memo | Action::MemoWhole) {
        return memos::here(model, action);
    }
    if let Some(told) = screen.turn_view(action, &model.study) {
        model.say(told);
        return Vec::new();
    }
    let at_hand = at_hand(&model.recent, &model.study.at_hand);
    let last = model.last.as_ref().or(model.study.last.as_ref());
    let outcome = screen.act(action, &model.study, &at_hand, last);
    outcome.map_or_else(Vec::new, |outcome| settle(model, outcome))
}

/// The themes a digit means: those of this sitting, the latest first, then those from before.
fn at_hand(recent: &[ThemeId], before: &[ThemeId]) -> Vec<ThemeId> {
    let mut themes = recent.to_vec();
    themes.extend(before.iter().filter(|theme| !recent.contains(theme)));
    themes
}

/// Moves the end of a coding that is in hand, or keeps the new ends.
fn ends(model: &mut Model, action: Action, count: usize) -> Vec<Effect> {
    let Some(Screen::Transcript(screen)) = model.screens.last_mut() else { return Vec::new() };
    match action {
        Action::MoveStart | Action::MoveEnd => screen.take_end(action == Action::MoveEnd),
        Action::Accept => match screen.moved_ends() {
            Some((coding, span)) => return vec![Effect::SetEnds(screen.loaded.transcript.id, coding, span)],
            None => screen.give_up_ends(),
        },
        moving => screen.move_end(moving, count),
    }
    Vec::new()
}

fn settle(model: &mut Model, outcome: crate::tui::screens::Outcome) -> Vec<Effect> {
    use crate::tui::screens::Outcome;
    match outcome {
        Outcome::Effect(effect) => vec![*effect],
        Outcome::Popup(popup) => {
            model.popups.push(popup);
            Vec::new()
        }
        Outcome::Refused(why) => {
            model.warn(why);
            Vec::new()
        }
    }
}

/// The magnitude a digit means for the current coding, where its scale is one of numbers and the coding one's own.
pub(super) fn digit(model: &Model, digit: u8) -> Option<Effect> {
    let Some(Screen::Transcript(screen)) = model.screen() else { return None };
    if model.place() != Place::Transcript || model.unavailable(Action::MagnitudeList).is_some() {
        return None;
    }
    let coding = screen.current_coding()?;
    let scale = model.study.names.framework.scale_of(coding.theme).filter(|scale| scale.is_numeric())?;
    let value = scale.resolve(&digit.to_string()).filter(|value| *value == digit.to_string())?;
    Some(Effect::SetMagnitude(coding.id, Some(value.to_string())))
}

/// Applies a theme that was picked to a passage.
pub(super) fn apply(
    model: &mut Model,
    theme: ThemeId,
    passage: Option<Span>,
    magnitude: Option<String>,
) -> Vec<Effect> {
    let Some(Screen::Transcript(screen)) = model.screen() else { return Vec::new() };
    let Some(passage) = passage.or_else(|| screen.passage()) else { return Vec::new() };
    let outcome = screen.apply(passage, theme, magnitude, &model.study);
    settle(model, outcome)
}

/// Makes a theme and applies it to a passage.
pub(super) fn apply_new(model: &mut Model, name: String, parent: Option<ThemeId>, passage: Span) -> Vec<Effect> {
    let Some(Screen::Transcript(screen)) = model.screen() else { return Vec::new() };
    let place = crate::model::ThemePlace { parent, before: None };
    // A new main theme is rated as all the others are, where they are all rated alike.
    let scale = parent.is_none().then(|| shared_scale(&model.study.names.framework)).flatten();
    let fields = ThemeEdit { scale, ..ThemeEdit::default() };
    let new = NewTheme { name, place, fields };
    vec![Effect::ApplyNew(screen.loaded.transcript.id, passage, Box::new(new))]
}

/// The scale that every main theme has; `None` where they differ or have none.
fn shared_scale(framework: &Framework) -> Option<ScaleEdit> {
    let mut scales = framework.main_themes().map(|theme| framework.scale_of(theme.id).map(|scale| &scale.key));
    let first = scales.next().flatten()?;
    scales.all(|scale| scale == Some(first)).then(|| ScaleEdit::Own(first.clone()))
}

fn query(model: &mut Model, action: Action) -> Vec<Effect> {
    if let Some(Screen::Memos(screen)) = model.screens.last_mut() {
        screen.typing = false;
        return Vec::new();
    }
    let Some(Screen::Search(screen)) = model.screens.last_mut() else { return Vec::new() };
    if matches!(action, Action::Accept | Action::OtherPane) {
        screen.typing = false;
    }
    Vec::new()
}

fn hits(model: &mut Model, action: Action, count: usize) -> Vec<Effect> {
    let height = usize::from(model.body_size().1);
    let framework = &model.study.names.framework;
    let Some(Screen::Search(screen)) = model.screens.last_mut() else { return Vec::new() };
    if screen.travel(action, count, height) {
        return Vec::new();
    }
    let popup = match action {
        Action::Open => {
            let query = screen.input.value().to_string();
            let hit = screen.hits().get(screen.bar.at);
            return hit.map(|hit| Effect::OpenTranscript(hit.place, Some(hit.span), query)).into_iter().collect();
        }
        Action::EditQuery => {
            screen.typing = true;
            return Vec::new();
        }
        Action::ClearFilters => {
            return filter(model, |search| {
                search.theme = None;
                search.magnitude = None;
                search.coder = None;
                search.base = crate::workbench::SearchRequest::default();
            });
        }
        Action::FilterTheme => Popup::Picker(Box::new(Picker::filter_themes(framework))),
        Action::FilterMagnitude => Popup::Picker(Box::new(Picker::filter_magnitudes(framework))),
        Action::FilterCoder => Popup::Picker(Box::new(Picker::filter_coders(&model.study.coders))),
        Action::Export => {
            let request = crate::workbench::SearchRequest { limit: None, ..screen.request() };
            let path = suggested(&model.study.path, "quotes");
            let note = "The ending says the format: .xlsx, .csv, .html, .md or .json.";
            Popup::Prompt(Box::new(Prompt::new(Asked::ExportQuotes(request), "Write the quotes to", note, path)))
        }
        _ => return Vec::new(),
    };
    model.popups.push(popup);
    Vec::new()
}

/// Changes a filter and searches again.
pub(super) fn filter(model: &mut Model, change: impl FnOnce(&mut SearchScreen)) -> Vec<Effect> {
    if let Some(Screen::Search(search)) = model.screens.last_mut() {
        change(search);
    }
    search_again(model)
}

/// Asks for what the search screen shows now.
pub(super) fn search_again(model: &mut Model) -> Vec<Effect> {
    let ticket = model.next_ticket();
    let Some(Screen::Search(search)) = model.screens.last_mut() else { return Vec::new() };
    search.ticket = ticket;
    if search.asks() {
        return vec![Effect::Search(ticket, search.request())];
    }
    search.report = None;
    search.fault = None;
    Vec::new()
}

/// A path beside the project file.
pub(super) fn suggested(project: &std::path::Path, name: &str) -> String {
    project.with_file_name(format!("{name}.xlsx")).to_string_lossy().into_owned()
}

/// The transcript screens of a transcript.
pub(super) fn showing(model: &mut Model, id: crate::model::TranscriptId) -> impl Iterator<Item = &mut Transcript> {
    model.screens.iter_mut().filter_map(move |screen| match screen {
        Screen::Transcript(screen) if screen.loaded.transcript.id == id => Some(&mut **screen),
        _ => None,
    })
}
