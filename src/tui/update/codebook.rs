//! What commands do on the codebook screen, and what becomes of the answers.

use super::*;
use crate::model::ThemePlace;
use crate::tui::framework::{FrameworkAct, FrameworkAnswer, FrameworkQuestion, SortAmong};
use crate::tui::screens::{CodebookScreen, theme_card};
use crate::tui::widgets::{MOST_SORTED, Proposal, Sorting, ThemeForm};
use crate::workbench::{NewTheme, SplitTheme, ThemeEdit};

/// Opens the codebook, at the theme one was just looking at.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    let at = match model.screen() {
        Some(Screen::Codebook(_)) => return Vec::new(),
        Some(Screen::Transcript(screen)) => screen.current_coding().map(|coding| coding.theme),
        Some(Screen::Search(screen)) => screen.theme,
        Some(Screen::Matrix(screen)) => screen.theme(),
        _ => None,
    };
    let folded = model.screens.iter().rev().find_map(|screen| match screen {
        Screen::Codebook(screen) => Some(screen.folded.clone()),
        _ => None,
    });
    let mut screen = CodebookScreen { folded: folded.unwrap_or_default(), ..CodebookScreen::at(at, &model.study) };
    screen.find_current(&model.study.names.framework);
    model.screens.push(Screen::Codebook(Box::new(screen)));
    count(model)
}

/// Asks for the counts of the screen that is shown.
pub(super) fn count(model: &mut Model) -> Vec<Effect> {
    let ticket = model.next_ticket();
    match model.screens.last_mut() {
        Some(Screen::Codebook(screen)) => {
            screen.ticket = ticket;
            vec![Effect::CountThemes(ticket)]
        }
        _ => Vec::new(),
    }
}

/// Counts codings of one magnitude, or of any.
pub(super) fn only_magnitude(model: &mut Model, magnitude: Option<String>) -> Vec<Effect> {
    if let Some(Screen::Codebook(screen)) = model.screens.last_mut() {
        screen.magnitude = magnitude;
    }
    Vec::new()
}

/// Does a command of the codebook.
pub(super) fn act(model: &mut Model, action: Action, count: usize) -> Vec<Effect> {
    let height = usize::from(model.body_size().1).saturating_sub(3);
    let study = &model.study;
    let framework = &study.names.framework;
    let Some(Screen::Codebook(screen)) = model.screens.last_mut() else { return Vec::new() };
    if screen.travel(action, count, height, study) {
        return Vec::new();
    }
    if action == Action::Memo {
        return memos::here(model, action);
    }
    if action == Action::FilterMagnitude {
        let picker = Picker::filter_magnitudes(framework);
        model.popups.push(Popup::Picker(Box::new(picker)));
        return Vec::new();
    }
    let theme = screen.theme(framework);
    if let (Action::AddTheme, _) | (Action::AddBelow, Some(_)) = (action, theme) {
        let popup = add(framework, theme, action == Action::AddBelow);
        model.popups.push(popup);
        return Vec::new();
    }
    if matches!(action, Action::Versions | Action::Revisit) {
        let question =
            if action == Action::Versions { FrameworkQuestion::Versions(None) } else { FrameworkQuestion::Revisit };
        return vec![Effect::AskFramework(question)];
    }
    let Some(theme) = theme else { return Vec::new() };
    let id = theme.id;
    match action {
        Action::MoveUp | Action::MoveDown | Action::MoveOut | Action::MoveIn => {
            return match screen.destination(action, framework) {
                Ok(place) => change(FrameworkAct::Move(id, place)),
                Err(_) => Vec::new(),
            };
        }
        Action::DeleteTheme => return vec![Effect::AskFramework(FrameworkQuestion::Delete(id))],
        Action::SortCodings => return sort(framework, id),
        Action::Quotes => {
            let magnitude = screen.magnitude.clone();
            let search = SearchScreen { theme: Some(id), magnitude, ..SearchScreen::default() };
            model.screens.push(Screen::Search(Box::new(search)));
            return screens::search_again(model);
        }
        _ => {}
    }
    let counts = screen.counted.counts.get(&id).cloned().unwrap_or_default();
    let popup = match action {
        Action::Open => Popup::Form(Box::new(ThemeForm::new(framework, theme))),
        Action::RenameTheme => {
            let note = "Enter renames it; its key and its codings stay.";
            Popup::Prompt(Box::new(Prompt::new(Asked::Rename(id), "New name", note, theme.name.clone())))
        }
        Action::SplitTheme | Action::SplitBeside => split(theme, action == Action::SplitBeside),
        Action::MergeTheme => Popup::Picker(Box::new(Picker::merge_into(framework, id))),
        Action::Recolour => Popup::Picker(Box::new(Picker::colours(framework, id))),
        Action::FindTheme => Popup::Picker(Box::new(Picker::go_to_theme(framework))),
        Action::Card => Popup::Page(Box::new(Page::card(theme_card(framework, id, &counts, &model.look)))),
        _ => return Vec::new(),
    };
    model.popups.push(popup);
    Vec::new()
}

fn change(act: FrameworkAct) -> Vec<Effect> {
    vec![Effect::ChangeFramework(Box::new(act))]
}

/// Asks for the name of a theme to be added behind the one under the bar, or below it.
fn add(framework: &crate::model::Framework, theme: Option<&crate::model::Theme>, below: bool) -> Popup {
    let (place, title) = match theme {
        Some(theme) if below => (
            ThemePlace { parent: Some(theme.id), before: None },
            format!("Name of the new theme below “{}”", theme.name),
        ),
        Some(theme) => {
            let mut behind = framework.children(theme.parent).skip_while(|sibling| sibling.id != theme.id).skip(1);
            let before = behind.next().map(|next| next.id);
            (ThemePlace { parent: theme.parent, before }, format!("Name of the new theme after “{}”", theme.name))
        }
        None => (ThemePlace::default(), "Name of the first theme".to_string()),
    };
    let note = "Enter adds it; its definition and rules come after.";
    Popup::Prompt(Box::new(Prompt::new(Asked::NewTheme(place), &title, note, String::new())))
}

fn split(theme: &crate::model::Theme, beside: bool) -> Popup {
    let place = if beside { "beside" } else { "below" };
    let title = format!("Names of the themes {place} “{}”", theme.name);
    let note = "With semicolons between: cold; damp. Its codings stay with it until they are sorted.";
    Popup::Prompt(Box::new(Prompt::new(Asked::Split(theme.id, beside), &title, note, String::new())))
}

/// Sorts among the themes below, or where there are none among those split off or standing beside.
fn sort(framework: &crate::model::Framework, id: ThemeId) -> Vec<Effect> {
    let usable = |theme: &&crate::model::Theme| theme.codable && theme.id != id;
    let below: Vec<ThemeId> = framework.children(Some(id)).filter(usable).map(|theme| theme.id).collect();
    let split = framework.themes().iter().filter(|theme| theme.split_from == Some(id) && theme.codable);
    let mut among: Vec<ThemeId> = split.map(|theme| theme.id).collect();
    among.extend(below);
    if among.is_empty() {
        let parent = framework.theme(id).and_then(|theme| theme.parent);
        among.extend(framework.children(parent).filter(usable).map(|theme| theme.id));
    }
    let mut seen = std::collections::HashSet::new();
    among.retain(|theme| seen.insert(*theme));
    among.truncate(MOST_SORTED);
    vec![Effect::AskFramework(FrameworkQuestion::Sortable(id, SortAmong::Themes(among)))]
}

/// What a typed line is for, where it is about the framework; `None` where it is about something else.
pub(super) fn accept_prompt(asked: &Asked, typed: &str) -> Option<Vec<Effect>> {
    match asked {
        Asked::NewTheme(place) => {
            let new = NewTheme { name: typed.to_string(), place: *place, fields: ThemeEdit::default() };
            Some(change(FrameworkAct::Add(new)))
        }
        Asked::Rename(theme) => {
            let edit = ThemeEdit { name: Some(typed.to_string()), ..ThemeEdit::default() };
            Some(change(FrameworkAct::Edit(*theme, edit, String::new())))
        }
        Asked::Split(theme, beside) => {
            let names = typed.split(';').map(|name| name.trim().to_string()).filter(|name| !name.is_empty());
            let split = SplitTheme { names: names.take(MOST_SORTED).collect(), beside: *beside, sorted: Vec::new() };
            Some(vec![Effect::AskFramework(FrameworkQuestion::Sortable(*theme, SortAmong::Split(split)))])
        }
        _ => None,
    }
}

/// What was picked, where it is about the framework.
pub(super) fn accept_pick(model: &mut Model, pick: &Pick) -> Option<Vec<Effect>> {
    Some(match pick {
        Pick::GoToTheme(theme) => {
            if let Some(Screen::Codebook(screen)) = model.screens.last_mut() {
                screen.go_to(*theme, &model.study.names.framework);
            }
            Vec::new()
        }
        Pick::MergeInto(from, into) => vec![Effect::AskFramework(FrameworkQuestion::Merge(*from, *into))],
        Pick::Colour(theme, colour) => {
            let edit = ThemeEdit { colour: Some(*colour), ..ThemeEdit::default() };
            change(FrameworkAct::Edit(*theme, edit, String::new()))
        }
        Pick::Version(one, None) => vec![Effect::AskFramework(FrameworkQuestion::Versions(Some(*one)))],
        Pick::Version(one, Some(other)) => vec![Effect::AskFramework(FrameworkQuestion::Difference(*one, *other))],
        Pick::Revisit(transcript) => vec![Effect::AskFramework(FrameworkQuestion::FirstToRevisit(*transcript))],
        _ => return None,
    })
}

/// Enter in a window about the framework.
pub(super) fn accept(popup: &mut Popup) -> Vec<Effect> {
    let act = match popup {
        Popup::Proposal(proposal) => proposal.act(),
        Popup::Sorting(sorting) => {
            let act = sorting.act();
            if act.is_none() {
                sorting.note = Some("no passage has been given a theme yet: press a digit".into());
            }
            act
        }
        _ => None,
    };
    act.map(change).unwrap_or_default()
}

/// The form stays open until what is written is on disk; where it could not be saved, a second step back gives it up.
pub(super) fn close_form(model: &mut Model, action: Action) -> Vec<Effect> {
    let Some(Popup::Form(form)) = model.popups.last() else { return Vec::new() };
    let give_up = form.refused.is_some() && action == Action::Back;
    if give_up || !form.is_changed() {
        model.popups.pop();
        return Vec::new();
    }
    change(FrameworkAct::Edit(form.theme, form.edit(), form.why()))
}

/// Takes an answer in.
pub(super) fn take(model: &mut Model, answer: FrameworkAnswer) -> Vec<Effect> {
    match answer {
        FrameworkAnswer::Counts(ticket, counts) => {
            for screen in &mut model.screens {
                if let Screen::Codebook(screen) = screen {
                    screen.take(ticket, counts.clone());
                }
            }
        }
        FrameworkAnswer::Merge(from, into, preview) => {
            model.popups.push(Popup::Proposal(Box::new(Proposal::merge(from, into, &preview))));
        }
        FrameworkAnswer::Delete(theme, preview) => {
            model.popups.push(Popup::Proposal(Box::new(Proposal::delete(theme, &preview))));
        }
        FrameworkAnswer::Sortable(theme, among, codings) => return offer_sorting(model, theme, among, codings),
        FrameworkAnswer::Versions(other, versions) => {
            model.popups.push(Popup::Picker(Box::new(Picker::versions(other, &versions))));
        }
        FrameworkAnswer::Difference(view) => model.popups.push(Popup::Page(Box::new(Page::difference(&view)))),
        FrameworkAnswer::Revisit(lines) if lines.is_empty() => {
            model.say("Nothing to revisit: every coding was made when its theme meant what it means now.");
        }
        FrameworkAnswer::Revisit(lines) => {
            model.popups.push(Popup::Picker(Box::new(Picker::to_revisit(&lines))));
        }
        FrameworkAnswer::Changed(theme) => {
            // What was typed or shown for the change has done its work.
            if matches!(
                model.popups.last(),
                Some(Popup::Form(_) | Popup::Proposal(_) | Popup::Sorting(_) | Popup::Prompt(_))
            ) {
                model.popups.pop();
            }
            if let (Some(Screen::Codebook(screen)), Some(_)) = (model.screens.last_mut(), theme) {
                screen.current = theme;
            }
        }
    }
    Vec::new()
}

/// Shows the codings to be sorted; where there are none a split is done at once.
fn offer_sorting(
    model: &mut Model,
    theme: ThemeId,
    among: SortAmong,
    codings: Vec<crate::workbench::CodingLine>,
) -> Vec<Effect> {
    let framework = &model.study.names.framework;
    let called = framework.theme(theme).map_or("", |theme| theme.name.as_str()).to_string();
    let names: Vec<String> = match &among {
        SortAmong::Split(split) => split.names.clone(),
        SortAmong::Themes(themes) => {
            let name = |id: &ThemeId| {
                let theme = framework.theme(*id)?;
                Some(format!("{} {}", framework.number(*id), theme.name))
            };
            themes.iter().filter_map(name).collect()
        }
    };
    match (&among, codings.is_empty()) {
        (SortAmong::Split(split), true) => return change(FrameworkAct::Split(theme, split.clone())),
        (SortAmong::Themes(_), true) => {
            model.say(format!("You have no coding of “{called}” that is not finished work."));
            return Vec::new();
        }
        _ => {}
    }
    if matches!(model.popups.last(), Some(Popup::Prompt(_))) {
        model.popups.pop();
    }
    let title = format!("Sort your codings of “{called}”");
    model.popups.push(Popup::Sorting(Box::new(Sorting::new(theme, title, among, names, codings))));
    Vec::new()
}
