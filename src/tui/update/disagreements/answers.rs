//! What comes back from the project to the disagreements screen.

use super::*;

/// Takes in what comes back.
pub(in crate::tui::update) fn take(model: &mut Model, answer: Answer) -> Vec<Effect> {
    match answer {
        Answer::Compared(ticket, compared) => return compared_now(model, ticket, compared),
        Answer::Figures(ticket, figures) => {
            for screen in &mut model.screens {
                if let Screen::Disagreements(screen) = screen
                    && screen.ticket == ticket
                {
                    screen.figures = Some(figures.clone());
                }
            }
        }
        Answer::Reworded(about, version, name) => reworded(model, about, version, &name),
        Answer::Passage(open) => {
            let body = model.body_size();
            for screen in &mut model.screens {
                if let Screen::Disagreements(screen) = screen {
                    screen.read(&open, body, &model.study);
                }
            }
        }
        Answer::Settled(decision) => return settled(model, *decision),
        Answer::Reopened(decision, version) => return reopened(model, *decision, version),
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

/// The framework was changed: the next decision is linked to that.
fn reworded(model: &mut Model, about: DiscrepancyId, version: Option<FrameworkVersionId>, name: &str) {
    if matches!(model.popups.last(), Some(Popup::Rules(_))) {
        model.popups.pop();
    }
    if let (Some(Screen::Disagreements(screen)), Some(version)) = (model.screens.last_mut(), version) {
        screen.linked.insert(about, version);
    }
    model.say(format!("Rules of {name} changed; the next decision here is linked to it."));
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
    model.say(format!("{}: {}. {left}", decision.citation, decision.told()));
    refit(model);
    look(model)
}

/// A decision was taken back: what it was about is open again, if it is there still.
fn reopened(model: &mut Model, mut decision: DecisionLine, version: Option<FrameworkVersionId>) -> Vec<Effect> {
    let study = &model.study;
    let Some(Screen::Disagreements(screen)) = model.screens.last_mut() else { return Vec::new() };
    screen.disguise(&mut decision, study);
    let there = screen.note(&decision, false);
    // What the framework was changed for stays what the next decision is linked to.
    screen.linked.extend(version.map(|version| (decision.discrepancy, version)));
    screen.relist(study);
    let lead = if there { "Open again" } else { "Taken back" };
    let outcome = decision.told();
    model.say(format!("{lead}: {}. It had been decided: {outcome}.", decision.citation));
    look(model)
}
