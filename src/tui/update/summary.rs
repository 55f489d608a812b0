//! Writing a summary or a synthesis: opening the editor, saving, and going on to the next cell.

use super::*;
use crate::tui::memoing;
use crate::tui::widgets::SummaryEditor;
use crate::workbench::{CellPage, ChartTarget, ChartText};

/// A text is there to be written.
pub(super) fn opened(model: &mut Model, text: ChartText) {
    let Some(coder) = model.study.coder_id() else { return };
    let (source, in_hand) = match model.screen() {
        Some(Screen::Matrix(screen)) => {
            let quote = screen.beside.under().filter(|_| screen.aside).map(|line| line.coding);
            (screen.chosen.source.clone(), quote)
        }
        _ => (None, None),
    };
    let mut editor = SummaryEditor::new(text, coder, source, model.body_size());
    if let Some(coding) = in_hand {
        editor.take_up(coding);
    }
    model.popups.push(Popup::Summary(Box::new(editor)));
}

/// The cell that is written about has changed.
pub(super) fn follow(model: &mut Model, page: &CellPage) {
    for popup in &mut model.popups {
        if let Popup::Summary(summary) = popup {
            summary.follow(page);
        }
    }
}

/// Does a command of the editor.
pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    let body = model.body_size();
    let Some(Popup::Summary(summary)) = model.popups.last_mut() else { return Vec::new() };
    if let Some(why) = summary.unavailable(action) {
        model.warn(why);
        return Vec::new();
    }
    match action {
        Action::Save | Action::Back | Action::SaveAndNext => close(model, action),
        _ => summary.act(action, body).into_iter().collect(),
    }
}

/// Saves, and goes back or on. The editor stays open until the text is on disk; where it could not be saved, a second step
/// back gives it up.
fn close(model: &mut Model, action: Action) -> Vec<Effect> {
    let Some(Popup::Summary(summary)) = model.popups.last_mut() else { return Vec::new() };
    summary.leaving = action != Action::Save;
    summary.next = action == Action::SaveAndNext;
    let give_up = summary.refused.is_some() && action == Action::Back;
    if summary.is_changed() && !give_up {
        return vec![summary.save()];
    }
    let (target, next) = (summary.target, summary.next);
    let mut effects = vec![Effect::Memo(memoing::Ask::Drop(target.into()))];
    if summary.leaving {
        model.popups.pop();
    }
    if next {
        effects.extend(go_on(model));
    }
    effects
}

/// A text is on disk.
pub(super) fn saved(model: &mut Model, target: ChartTarget, standing: &str) -> Vec<Effect> {
    let mut effects = vec![Effect::Memo(memoing::Ask::Drop(target.into()))];
    if let Some(Popup::Summary(summary)) = model.popups.last_mut()
        && summary.target == target
    {
        summary.saved(standing);
        let (leaving, next) = (summary.leaving, summary.next);
        if leaving {
            model.popups.pop();
        }
        if next {
            effects.extend(go_on(model));
        }
    }
    effects
}

/// Opens the next cell to be charted.
fn go_on(model: &mut Model) -> Vec<Effect> {
    let mut effects = match matrix::next_to_chart(model, false) {
        Some(effects) => effects,
        None => return Vec::new(),
    };
    effects.extend(super::screens::act(model, Action::WriteSummary, 1));
    effects
}
