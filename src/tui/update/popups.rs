//! What commands do in the windows over a screen.

use super::*;
use crate::tui::memoing;
use crate::workbench::ImportRequest;
use std::path::PathBuf;

/// Does a command in the uppermost window.
pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    if let Some(effects) = disagreements::in_window(model, action) {
        return effects;
    }
    let Some(popup) = model.popups.last_mut() else { return Vec::new() };
    match (popup, action) {
        (Popup::Picker(picker), Action::Next | Action::Down) => picker.step(1),
        (Popup::Picker(picker), Action::Previous | Action::Up) => picker.step(-1),
        (Popup::Picker(picker), Action::PageDown) => picker.step(10),
        (Popup::Picker(picker), Action::PageUp) => picker.step(-10),
        (Popup::Picker(_), Action::Accept) => return accept_pick(model),
        (Popup::Picker(_), Action::AcceptMore) => return accept_more(model),
        (Popup::Prompt(_), Action::Accept) => return accept_prompt(model),
        (Popup::Form(_), Action::Save | Action::Back) => return codebook::close_form(model, action),
        (Popup::Form(form), Action::Next) => form.step(true),
        (Popup::Form(form), Action::Previous) => form.step(false),
        (popup @ (Popup::Proposal(_) | Popup::Sorting(_)), Action::Accept) => return codebook::accept(popup),
        (Popup::Proposal(proposal), Action::Down) => proposal.scroll(1),
        (Popup::Proposal(proposal), Action::Up) => proposal.scroll(-1),
        (Popup::Proposal(proposal), Action::PageDown) => proposal.scroll(10),
        (Popup::Proposal(proposal), Action::PageUp) => proposal.scroll(-10),
        (Popup::Sorting(sorting), Action::Down) => sorting.step(1),
        (Popup::Sorting(sorting), Action::Up) => sorting.step(-1),
        (Popup::Sorting(sorting), Action::PageDown) => sorting.step(10),
        (Popup::Sorting(sorting), Action::PageUp) => sorting.step(-10),
        (Popup::Memo(_), Action::Save | Action::Back) => return memos::close(model, action),
        (Popup::Memo(_), _) => return memos::write(model, action),
        (Popup::Summary(_), _) => return summary::act(model, action),
        (Popup::Page(page), Action::Down) => page.scroll(1),
        (Popup::Page(page), Action::Up) => page.scroll(-1),
        (Popup::Page(page), Action::PageDown) => page.scroll(10),
        (Popup::Page(page), Action::PageUp) => page.scroll(-10),
        (Popup::Page(_), Action::Accept) => return accept_page(model),
        (_, Action::Back) => {
            model.popups.pop();
        }
        _ => {}
    }
    Vec::new()
}

/// Saves the memos and forms that are open; what a terminal that goes away would lose.
pub(super) fn unsaved(model: &mut Model) -> Vec<Effect> {
    let mut effects = Vec::new();
    while let Some(popup) = model.popups.pop() {
        match popup {
            Popup::Memo(memo) if memo.is_changed() => effects.push(memo.save()),
            Popup::Summary(summary) if summary.is_changed() => effects.push(summary.save()),
            Popup::Form(form) if form.is_changed() => {
                let act = crate::tui::framework::FrameworkAct::Edit(form.theme, form.edit(), form.why());
                effects.push(Effect::ChangeFramework(Box::new(act)));
            }
            Popup::Thread(thread) => effects.extend(disagreements::unsaid(&thread)),
            Popup::Rules(rules) => effects.extend(disagreements::unwritten(&rules)),
            _ => {}
        }
    }
    effects.push(Effect::Quit);
    effects
}

fn accept_page(model: &mut Model) -> Vec<Effect> {
    match model.popups.pop() {
        Some(Popup::Page(page)) => page.offer.map(|offer| *offer).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn accept_prompt(model: &mut Model) -> Vec<Effect> {
    let Some(Popup::Prompt(prompt)) = model.popups.last_mut() else { return Vec::new() };
    let typed = prompt.input.value().trim().to_string();
    if let Asked::Assigning(asked) = prompt.asked.clone() {
        return assigning::answered(model, asked, &typed);
    }
    if typed.is_empty() {
        let what = if prompt.asked.is_path() { "a path" } else { "a name" };
        prompt.note = format!("Type {what}, or press Esc.");
        return Vec::new();
    }
    if let Some(effects) = codebook::accept_prompt(&prompt.asked, &typed) {
        return effects;
    }
    let path = PathBuf::from(&typed);
    let replace = prompt.taken.as_deref() == Some(typed.as_str());
    match prompt.asked.clone() {
        // The question stays until it has its answer, which may be that the path is wrong or the name taken.
        Asked::ImportFrom => {
            vec![Effect::PreviewImport(ImportRequest { paths: vec![path], ..ImportRequest::default() })]
        }
        Asked::ExportMatrix(request) => vec![Effect::ExportMatrix(request, path, replace)],
        Asked::Agreement(question) => agreement::answered(model, question, &typed, replace),
        Asked::ExportMemos(query) => vec![Effect::Memo(memoing::Ask::Export(query, path, replace))],
        Asked::ExportEvaluation(kind, request) => {
            vec![Effect::Evaluate(crate::tui::evaluating::Ask::Write(kind, request, path, replace))]
        }
        Asked::ExportQuotes(request) => vec![Effect::ExportQuotes(request, path, replace)],
        Asked::NewTheme(_) | Asked::Rename(_) | Asked::Split(..) | Asked::Assigning(_) => Vec::new(),
    }
}

/// What is under the bar, unless it cannot be chosen; why is said.
fn picked(model: &mut Model) -> Option<(Pick, Option<String>)> {
    let Some(Popup::Picker(picker)) = model.popups.last() else { return None };
    match picker.choose()? {
        Ok((pick, magnitude)) => Some((pick, magnitude)),
        Err(why) => {
            model.warn(why);
            None
        }
    }
}

/// Applies the theme under the bar and asks for another one for the same passage.
fn accept_more(model: &mut Model) -> Vec<Effect> {
    let Some(Popup::Picker(picker)) = model.popups.last() else { return Vec::new() };
    let Some(passage) = picker.passage() else {
        model.warn("only one can be chosen here: Enter");
        return Vec::new();
    };
    let Some((Pick::Apply(theme), magnitude)) = picked(model) else { return Vec::new() };
    if let Some(Popup::Picker(picker)) = model.popups.last_mut() {
        picker.begin_again();
    }
    screens::apply(model, theme, Some(passage), magnitude)
}

fn accept_pick(model: &mut Model) -> Vec<Effect> {
    let Some((pick, magnitude)) = picked(model) else { return Vec::new() };
    let Some(Popup::Picker(picker)) = model.popups.pop() else { return Vec::new() };
    if matches!(pick, Pick::Version(..)) {
        // What is compared is looked at over the list it was chosen from.
        model.popups.push(Popup::Picker(picker));
        return codebook::accept_pick(model, &pick).unwrap_or_default();
    }
    if let Some(effects) = codebook::accept_pick(model, &pick) {
        return effects;
    }
    match pick {
        Pick::Apply(theme) => screens::apply(model, theme, picker.passage(), magnitude),
        Pick::Apart(transcript, span, theme, magnitude) => vec![Effect::Apply(transcript, span, theme, magnitude)],
        Pick::Extend(transcript, coding, both) => vec![Effect::SetEnds(transcript, coding, both)],
        Pick::OnlyTheme(theme) => {
            if let Some(Screen::Transcript(screen)) = model.screens.last_mut() {
                screen.dim_all_but(Some(theme), &model.study);
            }
            Vec::new()
        }
        Pick::Leave => Vec::new(),
        Pick::NewTheme(name, passage) => {
            let picker = Picker::place_theme(&model.study.names.framework, &name, passage);
            model.popups.push(Popup::Picker(Box::new(picker)));
            Vec::new()
        }
        Pick::PlaceTheme(name, parent, passage) => screens::apply_new(model, name, parent, passage),
        Pick::Rate(magnitude) => match model.screen() {
            Some(Screen::Transcript(screen)) => {
                screen.current_coding().map(|coding| Effect::SetMagnitude(coding.id, magnitude)).into_iter().collect()
            }
            _ => Vec::new(),
        },
        Pick::FilterMagnitude(magnitude) if matches!(model.screen(), Some(Screen::Codebook(_))) => {
            codebook::only_magnitude(model, magnitude)
        }
        Pick::FilterTheme(theme) if evaluation::is_shown(model) => evaluation::only_theme(model, theme),
        Pick::FilterMagnitude(magnitude) if evaluation::is_shown(model) => evaluation::only_magnitude(model, magnitude),
        Pick::Evaluate(choice) => evaluation::choose(model, choice),
        Pick::FilterTheme(theme) => screens::filter(model, |search| search.theme = theme),
        Pick::FilterMagnitude(magnitude) => screens::filter(model, |search| search.magnitude = magnitude),
        Pick::FilterKind(kind) => memos::filter(model, |memos| memos.kind = kind),
        Pick::WriteMemo(target) => vec![Effect::Memo(memoing::Ask::Open(target))],
        Pick::FilterCoder(coder) if matches!(model.screen(), Some(Screen::Memos(_))) => {
            memos::filter(model, |memos| memos.coder = coder)
        }
        Pick::FilterCoder(coder) => screens::filter(model, |search| search.coder = coder),
        Pick::Charting(choice) => matrix::choose(model, choice),
        Pick::Agreement(choice) => agreement::choose(model, choice),
        Pick::Reconcile(choice) => disagreements::choose(model, choice),
        Pick::SitDown(initials) => assigning::sit_down(model, initials),
        Pick::Run(action) => super::act(model, action, 1),
        _ => Vec::new(),
    }
}
