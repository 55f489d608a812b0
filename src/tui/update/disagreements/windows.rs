//! The windows of the disagreements screen: the question for the reason, the comments, the rules of a theme.

use super::*;

pub(super) fn comments(model: &mut Model) {
    let why = model.unavailable(Action::Revert).filter(|_| model.study.read_only || model.study.coder.is_none());
    let framework = &model.study.names.framework;
    let Some(Screen::Disagreements(screen)) = model.screens.last() else { return };
    let Some(line) = screen.line() else { return };
    let title = format!("Comments: {}", place_and_theme(line, framework));
    let thread = Thread::new(line.id, title, line.comments.clone(), why);
    model.popups.push(Popup::Thread(Box::new(thread)));
}

/// What a command does in the windows of this screen; `None` where none of them is uppermost.
pub(in crate::tui::update) fn in_window(model: &mut Model, action: Action) -> Option<Vec<Effect>> {
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
        (Popup::Rules(rules), Action::Next) => rules.step(true),
        (Popup::Rules(rules), Action::Previous) => rules.step(false),
        (Popup::Rules(rules), Action::Save) => match unwritten(rules) {
            Some(effect) => return Some(vec![effect]),
            None => rules.note = Some("Nothing is changed yet.".into()),
        },
        (Popup::Rules(rules), Action::Back) => {
            if rules.leaves() {
                model.popups.pop();
            }
        }
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

/// What a thread that is open would lose.
pub(in crate::tui::update) fn unsaid(thread: &Thread) -> Option<Effect> {
    let written = thread.written();
    (!written.is_empty()).then_some(Effect::Reconcile(Ask::Comment(thread.about, written)))
}

/// What an editor of rules that is open would lose.
pub(in crate::tui::update) fn unwritten(rules: &RulesEditor) -> Option<Effect> {
    let edit = Box::new(rules.edit()?);
    Some(Effect::Reconcile(Ask::Reword(rules.about, rules.theme, edit, rules.why())))
}

/// Opens the rules of the theme of the reading under the cursor.
pub(super) fn rules(model: &mut Model) {
    let framework = &model.study.names.framework;
    let Some(Screen::Disagreements(screen)) = model.screens.last() else { return };
    let Some(line) = screen.line() else { return };
    let theme = screen.reading().map_or(line.theme_id, |reading| reading.theme_id);
    if let Some(theme) = framework.theme(theme) {
        let editor = RulesEditor::new(line.id, theme, framework.number(theme.id));
        model.popups.push(Popup::Rules(Box::new(editor)));
    }
}
