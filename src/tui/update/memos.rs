//! Memos: opening the editor on what is under the cursor, writing, saving, and the list of all memos.

use super::*;
use crate::model::MemoAbout;
use crate::tui::memoing::{Answer, Ask};
use crate::tui::screens::{CodebookScreen, MemosScreen};
use crate::tui::widgets::MemoEditor;
use crate::workbench::{MemoLine, MemoTarget, MemoWritten};

/// Opens the memo of what is under the cursor, or of the whole one is in.
pub(super) fn here(model: &mut Model, action: Action) -> Vec<Effect> {
    let whole = action == Action::MemoWhole;
    let target = match model.screen() {
        Some(Screen::Project(_)) if whole => Some(MemoTarget::About(MemoAbout::Project)),
        Some(Screen::Project(screen)) => {
            let line = model.study.transcripts.get(screen.bar.at);
            line.map(|line| MemoTarget::About(MemoAbout::Transcript(line.id)))
        }
        Some(Screen::Transcript(screen)) if whole => {
            Some(MemoTarget::About(MemoAbout::Transcript(screen.loaded.transcript.id)))
        }
        Some(Screen::Transcript(screen)) => screen.current.map(MemoTarget::Coding),
        Some(Screen::Matrix(screen)) => in_matrix(screen, whole),
        Some(Screen::Codebook(screen)) => {
            let theme = screen.theme(&model.study.names.framework);
            theme.map(|theme| MemoTarget::About(MemoAbout::Theme(theme.id)))
        }
        Some(Screen::Memos(_)) if whole => Some(MemoTarget::About(MemoAbout::Project)),
        Some(Screen::Memos(screen)) => screen.under().map(|line| line.target),
        _ => None,
    };
    match target {
        Some(target) => vec![Effect::Memo(Ask::Open(target))],
        None => {
            model.warn("nothing is under the cursor that has a memo");
            Vec::new()
        }
    }
}

fn in_matrix(screen: &MatrixScreen, whole: bool) -> Option<MemoTarget> {
    if whole {
        return screen.theme().map(|theme| MemoTarget::About(MemoAbout::Theme(theme)));
    }
    if screen.aside && screen.beside.view == crate::tui::screens::MatrixView::Quotes {
        return screen.beside.under().map(|quote| MemoTarget::Coding(quote.coding));
    }
    screen.row()?.case.map(|case| MemoTarget::About(MemoAbout::Case(case)))
}

/// Does a command of the editor; what is typed is kept beside the project.
pub(super) fn write(model: &mut Model, action: Action) -> Vec<Effect> {
    let body = model.body_size();
    match model.popups.last_mut() {
        Some(Popup::Memo(memo)) => memo.act(action, body).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// Saves, and with [`Action::Back`] goes back. The editor stays open until the memo is on disk; where it could not be
/// saved, a second step back gives it up.
pub(super) fn close(model: &mut Model, action: Action) -> Vec<Effect> {
    let Some(Popup::Memo(memo)) = model.popups.last_mut() else { return Vec::new() };
    memo.leaving = action == Action::Back;
    let give_up = memo.refused.is_some() && memo.leaving;
    if memo.is_changed() && !give_up {
        return vec![memo.save()];
    }
    let target = memo.target;
    if memo.leaving {
        model.popups.pop();
    }
    vec![Effect::Memo(Ask::Drop(target.into()))]
}

/// Takes an answer in.
pub(super) fn take(model: &mut Model, answer: Answer) -> Vec<Effect> {
    match answer {
        Answer::Page(page) => {
            let Some(coder) = model.study.coder_id() else { return Vec::new() };
            let initials = model.study.coder.clone().unwrap_or_default();
            let editor = MemoEditor::new(*page, coder, &initials, model.body_size());
            model.popups.push(Popup::Memo(Box::new(editor)));
        }
        Answer::Saved(written) => return saved(model, &written),
        Answer::Kept(target, revision) => {
            for popup in &mut model.popups {
                match popup {
                    Popup::Memo(memo) if target == memo.target.into() => memo.kept(revision),
                    Popup::Summary(summary) if target == summary.target.into() => summary.kept(revision),
                    _ => {}
                }
            }
        }
        Answer::NotKept(why) => model.warn(format!("What you type is not kept until it is saved: {why}")),
        Answer::List(ticket, answer) => {
            for screen in &mut model.screens {
                if let Screen::Memos(memos) = screen {
                    memos.take(ticket, answer.clone());
                }
            }
        }
    }
    Vec::new()
}

fn saved(model: &mut Model, written: &MemoWritten) -> Vec<Effect> {
    if let Some(Popup::Memo(memo)) = model.popups.last_mut()
        && memo.target == written.target
    {
        memo.saved(written);
        if memo.leaving {
            model.popups.pop();
        }
    }
    vec![Effect::Memo(Ask::Drop(written.target.into()))]
}

/// Opens the list; the one that was open keeps its filters.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    if matches!(model.screen(), Some(Screen::Memos(_))) {
        return Vec::new();
    }
    model.screens.push(Screen::Memos(Box::default()));
    again(model)
}

/// Asks for what the list shows now.
fn again(model: &mut Model) -> Vec<Effect> {
    let ticket = model.next_ticket();
    let Some(Screen::Memos(memos)) = model.screens.last_mut() else { return Vec::new() };
    memos.ticket = ticket;
    vec![Effect::Memo(Ask::List(ticket, memos.query()))]
}

/// Changes a filter and lists again.
pub(super) fn filter(model: &mut Model, change: impl FnOnce(&mut MemosScreen)) -> Vec<Effect> {
    if let Some(Screen::Memos(memos)) = model.screens.last_mut() {
        change(memos);
    }
    again(model)
}

/// Types into the line of words.
pub(super) fn edit(model: &mut Model, request: InputRequest) -> Vec<Effect> {
    let Some(Screen::Memos(memos)) = model.screens.last_mut() else { return Vec::new() };
    let before = memos.input.value().to_string();
    memos.input.handle(request);
    if memos.input.value() == before { Vec::new() } else { filter(model, |_| {}) }
}

/// Does a command of the list.
pub(super) fn act(model: &mut Model, action: Action, count: usize) -> Vec<Effect> {
    let body = model.body_size();
    let Some(Screen::Memos(screen)) = model.screens.last_mut() else { return Vec::new() };
    if screen.travel(action, count, body) {
        return Vec::new();
    }
    let popup = match action {
        Action::Open => {
            let line = screen.under().cloned();
            return line.map_or_else(Vec::new, |line| go_to(model, &line));
        }
        Action::Memo | Action::MemoWhole => return here(model, action),
        Action::OtherPane => {
            screen.in_text = !screen.in_text;
            return Vec::new();
        }
        Action::EditQuery => {
            screen.typing = true;
            return Vec::new();
        }
        Action::ClearFilters => {
            return filter(model, |memos| {
                memos.kind = None;
                memos.coder = None;
                memos.input.reset();
            });
        }
        Action::FilterKind => Popup::Picker(Box::new(Picker::filter_kinds())),
        Action::FilterCoder => Popup::Picker(Box::new(Picker::filter_writers(&model.study.coders))),
        Action::Export => {
            let path = screens::suggested(&model.study.path, "memos");
            let note = "The ending says the format: .xlsx, .csv, .html, .md or .json.";
            Popup::Prompt(Box::new(Prompt::new(Asked::ExportMemos(screen.query()), "Write the memos to", note, path)))
        }
        _ => return Vec::new(),
    };
    model.popups.push(popup);
    Vec::new()
}

/// Goes to what a memo is about: a passage, a transcript, a theme of the codebook, or a row of the matrix.
fn go_to(model: &mut Model, line: &MemoLine) -> Vec<Effect> {
    let transcript = line.transcript.as_deref();
    let place = transcript.and_then(|title| model.study.transcripts.iter().find(|known| known.title == title));
    let place = place.map(|known| known.id);
    let found = match line.target {
        MemoTarget::Coding(id) => place.map(|place| vec![Effect::OpenCoding(place, id)]),
        MemoTarget::About(MemoAbout::Transcript(id)) => {
            (!line.removed).then(|| vec![Effect::OpenTranscript(id, None, String::new())])
        }
        MemoTarget::About(MemoAbout::Theme(id)) => to_theme(model, id),
        MemoTarget::About(MemoAbout::Case(id)) => matrix::open_at(model, id),
        MemoTarget::About(MemoAbout::Project) => Some(here(model, Action::MemoWhole)),
    };
    found.unwrap_or_else(|| {
        model.warn("what this memo is about is gone; m opens the memo itself");
        Vec::new()
    })
}

fn to_theme(model: &mut Model, id: ThemeId) -> Option<Vec<Effect>> {
    model.study.names.framework.theme(id)?;
    let screen = CodebookScreen::at(Some(id), &model.study);
    model.screens.push(Screen::Codebook(Box::new(screen)));
    Some(codebook::count(model))
}
