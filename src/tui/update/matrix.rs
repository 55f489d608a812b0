//! What commands do on the matrix; `asking` has its windows, `answers` what comes back from the project.

mod answers;
mod asking;

pub(super) use answers::take;
pub(super) use asking::choose;

use super::*;
use crate::model::{CaseId, CellState};
use crate::tui::charting::{Ask, Choice};
use crate::tui::screens::MatrixView;
use crate::workbench::{CellEdit, ChartTarget};

/// Opens the matrix; the one that was left is there again as it was.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    if matches!(model.screen(), Some(Screen::Matrix(_))) {
        return Vec::new();
    }
    let framework = &model.study.names.framework;
    let current = match model.screen() {
        Some(Screen::Transcript(screen)) => screen.current_coding().map(|coding| coding.theme),
        Some(Screen::Search(screen)) => screen.theme,
        _ => None,
    };
    let main = current.and_then(|theme| framework.line(theme).first().map(|main| main.id));
    let first = framework.main_themes().next().map(|theme| theme.id);
    let mut screen = model.matrix_left.take().unwrap_or_else(|| Box::new(MatrixScreen::new(first)));
    if let Some(theme) = main.filter(|_| screen.chosen.theme.is_some()) {
        screen.chosen.theme = Some(theme);
    }
    screen.seek = current.map(|theme| (screen.row().and_then(|row| row.case), Some(theme)));
    (screen.aside, screen.whole) = (false, false);
    model.screens.push(Screen::Matrix(screen));
    again(model)
}

/// Opens the matrix at a case, in the chart of the first main theme.
pub(super) fn open_at(model: &mut Model, case: CaseId) -> Option<Vec<Effect>> {
    let main = model.study.names.framework.main_themes().next()?.id;
    let mut screen = MatrixScreen::new(Some(main));
    screen.seek = Some((Some(case), None));
    model.screens.push(Screen::Matrix(Box::new(screen)));
    Some(again(model))
}

/// Asks for what the screen shows now.
pub(super) fn again(model: &mut Model) -> Vec<Effect> {
    let ticket = model.next_ticket();
    let Some(Screen::Matrix(screen)) = model.screens.last_mut() else { return Vec::new() };
    screen.ticket = ticket;
    let mut effects = vec![Effect::Charting(Ask::GridNow(ticket, Box::new(screen.request())))];
    if screen.grid.is_some() {
        effects.extend(screen.follow(&mut model.ticket, true));
    }
    effects
}

/// Something in the project has changed: everything on a matrix is read anew, and the quotes where a summary is written.
pub(super) fn changed(screen: &mut MatrixScreen, ticket: &mut u64) -> Vec<Effect> {
    *ticket += 1;
    screen.ticket = *ticket;
    let mut effects = vec![Effect::Charting(Ask::Grid(*ticket, Box::new(screen.request())))];
    effects.extend(screen.follow(ticket, true));
    effects
}

/// Does a command of the screen.
pub(super) fn act(model: &mut Model, action: Action, count: usize) -> Vec<Effect> {
    let body = model.body_size();
    let Some(Screen::Matrix(screen)) = model.screens.last_mut() else { return Vec::new() };
    if screen.travel(action, count, body) {
        return screen.follow(&mut model.ticket, false);
    }
    match action {
        Action::WriteSummary => return write(model),
        Action::Quotes => return into_quotes(model),
        Action::OtherPane | Action::OtherPaneBack | Action::WholeSide | Action::GridAlone => turn(screen, action),
        Action::NextToChart | Action::NextQuoted => {
            return next_to_chart(model, action == Action::NextQuoted).unwrap_or_default();
        }
        Action::NoData | Action::NotAsked | Action::ToChart => return set_state(screen, action),
        Action::Confirm => return edit(screen, CellEdit::confirm()),
        Action::LinkQuote | Action::PasteQuote => return rest_on(screen, action),
        Action::Open => return go_to_place(model),
        Action::CellHistory => return screen.place().map(|place| ask(Ask::History(place))).into_iter().collect(),
        Action::RowSynthesis | Action::ColumnSynthesis => return write_synthesis(screen, action),
        Action::NextTheme | Action::PreviousTheme => return other_chart(model, action == Action::PreviousTheme),
        Action::WholeChart => {
            let main = screen.column_at(screen.column.at).map(|(_, column)| column.main);
            let theme = if screen.chosen.theme.is_some() { None } else { main };
            return show(model, theme);
        }
        Action::HideColumn => {
            screen.chosen.hidden.extend(screen.theme());
            screen.rearrange();
        }
        Action::ShowColumns => {
            screen.chosen.hidden.clear();
            screen.rearrange();
        }
        Action::ClearFilters => {
            screen.chosen.clear();
            screen.beside.narrow(None);
            screen.rearrange();
            return again(model);
        }
        Action::Memo | Action::MemoWhole => return memos::here(model, action),
        _ => return asking::ask_for(model, action),
    }
    screen.follow(&mut model.ticket, false)
}

fn ask(ask: Ask) -> Effect {
    Effect::Charting(ask)
}

/// Changes what stands beside the grid and how much room it has.
fn turn(screen: &mut MatrixScreen, action: Action) {
    match action {
        Action::WholeSide => {
            (screen.whole, screen.grid_alone) = (!screen.whole, false);
            screen.aside = screen.whole;
        }
        Action::GridAlone => screen.grid_alone = !screen.grid_alone,
        _ => {
            screen.beside.view = screen.beside.view.next(action == Action::OtherPaneBack);
            screen.beside.top = 0;
            screen.grid_alone = false;
        }
    }
}

/// One step back within the screen; whether there was one.
pub(super) fn step_back(model: &mut Model) -> bool {
    let Some(Screen::Matrix(screen)) = model.screens.last_mut() else { return false };
    let aside = std::mem::take(&mut screen.aside);
    std::mem::take(&mut screen.whole) || aside
}

fn into_quotes(model: &mut Model) -> Vec<Effect> {
    let Some(Screen::Matrix(screen)) = model.screens.last_mut() else { return Vec::new() };
    if screen.spot().is_none() {
        model.warn("there is no cell here");
        return Vec::new();
    }
    screen.beside.view = MatrixView::Quotes;
    screen.aside = true;
    screen.grid_alone = false;
    screen.insist(&mut model.ticket)
}

/// Opens the summary to be written; where nothing can be written, the quotes.
fn write(model: &mut Model) -> Vec<Effect> {
    let Some(Screen::Matrix(screen)) = model.screens.last() else { return Vec::new() };
    match screen.place() {
        Some(place) => vec![ask(Ask::Open(ChartTarget::Cell(place), screen.chosen.source.clone()))],
        None => into_quotes(model),
    }
}

fn write_synthesis(screen: &MatrixScreen, action: Action) -> Vec<Effect> {
    let about = match action {
        Action::RowSynthesis => screen.row().and_then(|row| row.case).map(SynthesisAbout::Case),
        _ => screen.theme().map(SynthesisAbout::Theme),
    };
    about.map(|about| ask(Ask::Open(ChartTarget::Synthesis(about), None))).into_iter().collect()
}

/// Goes to the next cell to be charted; `None` where there is none, which is said.
pub(super) fn next_to_chart(model: &mut Model, quoted: bool) -> Option<Vec<Effect>> {
    let Some(Screen::Matrix(screen)) = model.screens.last_mut() else { return None };
    let Some((row, column)) = screen.next_to_chart(quoted) else {
        let with = if quoted { " with quotes" } else { "" };
        model.say(format!("Nothing{with} of what is shown is left to chart."));
        return None;
    };
    (screen.row.at, screen.column.at) = (row, column);
    Some(screen.follow(&mut model.ticket, false))
}

fn edit(screen: &MatrixScreen, edit: CellEdit) -> Vec<Effect> {
    let source = screen.chosen.source.clone();
    screen.place().map(|place| ask(Ask::Edit(place, Box::new(edit), source))).into_iter().collect()
}

fn set_state(screen: &MatrixScreen, action: Action) -> Vec<Effect> {
    let state = match action {
        Action::NoData => CellState::NoData,
        Action::NotAsked => CellState::NotAsked,
        _ => CellState::ToChart,
    };
    edit(screen, CellEdit::state(state))
}

/// Links the quote under the bar, or unlinks it, or quotes it.
fn rest_on(screen: &MatrixScreen, action: Action) -> Vec<Effect> {
    let Some(quote) = screen.beside.under() else { return Vec::new() };
    edit(
        screen,
        match (action, quote.link) {
            (Action::PasteQuote, link) => CellEdit::verbatim(link.unwrap_or(quote.coding)),
            (_, Some(link)) => CellEdit::unlink(link),
            (_, None) => CellEdit::link(quote.coding),
        },
    )
}

/// Goes to the quote under the bar in its transcript.
fn go_to_place(model: &Model) -> Vec<Effect> {
    let Some(Screen::Matrix(screen)) = model.screen() else { return Vec::new() };
    let Some(quote) = screen.beside.under() else { return Vec::new() };
    let found = model.study.transcripts.iter().find(|line| line.title == quote.transcript);
    found.map(|line| Effect::OpenCoding(line.id, quote.coding)).into_iter().collect()
}

/// Shows the chart before or after; where all stand side by side, goes to its first theme.
fn other_chart(model: &mut Model, back: bool) -> Vec<Effect> {
    let mains: Vec<ThemeId> = model.study.names.framework.main_themes().map(|theme| theme.id).collect();
    let Some(Screen::Matrix(screen)) = model.screens.last_mut() else { return Vec::new() };
    let Some(theme) = screen.chosen.theme else {
        screen.step_chart(back);
        return screen.follow(&mut model.ticket, false);
    };
    let here = mains.iter().position(|known| *known == theme).unwrap_or(0);
    let step = if back { mains.len().saturating_sub(1) } else { 1 };
    let next = mains.get((here + step) % mains.len().max(1)).copied();
    next.map_or_else(Vec::new, |theme| show(model, Some(theme)))
}

/// Shows another chart; the cursor stays on its case, and on its theme where that is shown there.
fn show(model: &mut Model, theme: Option<ThemeId>) -> Vec<Effect> {
    if let Some(Screen::Matrix(screen)) = model.screens.last_mut() {
        screen.chosen.theme = theme;
        screen.seek = Some((screen.row().and_then(|row| row.case), screen.theme()));
        if theme.is_some() {
            screen.column = crate::tui::widgets::Bar::default();
        }
    }
    let ticket = model.next_ticket();
    let Some(Screen::Matrix(screen)) = model.screens.last_mut() else { return Vec::new() };
    screen.ticket = ticket;
    vec![ask(Ask::GridNow(ticket, Box::new(screen.request())))]
}

/// Somebody clicked: the cell there is under the cursor, and of two clicks its quotes are opened.
pub(super) fn click(model: &mut Model, column: u16, row: u16, times: u8) -> Vec<Effect> {
    let body = model.body_size();
    let Some(Screen::Matrix(screen)) = model.screens.last_mut() else { return Vec::new() };
    let Some(row) = row.checked_sub(1) else { return Vec::new() };
    if !screen.point(column, row, body) {
        return Vec::new();
    }
    match times {
        1 => screen.follow(&mut model.ticket, false),
        _ => into_quotes(model),
    }
}
