//! The windows of the matrix: what they ask, and what follows from what was chosen.

use super::*;
use crate::workbench::ChartTally;

/// Opens a window that asks for something.
pub(super) fn ask_for(model: &mut Model, action: Action) -> Vec<Effect> {
    let study = &model.study;
    let Some(Screen::Matrix(screen)) = model.screens.last() else { return Vec::new() };
    let framework = &study.names.framework;
    let popup = match action {
        Action::ChooseTheme => Picker::charts(framework),
        Action::Order => Picker::case_orders(study),
        Action::FilterCase => Picker::case_conditions(study, &screen.chosen),
        Action::ShownAttributes => Picker::case_attributes(study, &shown_attributes(screen)),
        Action::FilterCoder => Picker::chart_sources(study),
        Action::FilterMagnitude => {
            let columns = screen.grid.iter().flat_map(|grid| &grid.columns);
            Picker::chart_magnitudes(&columns.flat_map(|column| column.scale.iter().cloned()).collect::<Vec<_>>())
        }
        Action::Judge => {
            let (Some(place), Some(cell)) = (screen.place(), screen.cell()) else { return Vec::new() };
            let name = screen.row().map_or("", |row| row.name.as_str());
            let theme = screen.column_at(screen.column.at).map_or("", |(_, column)| column.name.as_str());
            Picker::judgement(place, &format!("{name} in {theme}"), cell.overall)
        }
        Action::Progress => {
            let page = progress(screen, model);
            model.popups.push(Popup::Page(Box::new(page)));
            return Vec::new();
        }
        Action::Export => return export(model),
        _ => return Vec::new(),
    };
    model.popups.push(Popup::Picker(Box::new(popup)));
    Vec::new()
}

/// The attributes in the row headers, by name.
fn shown_attributes(screen: &MatrixScreen) -> Vec<String> {
    let Some(grid) = &screen.grid else { return Vec::new() };
    screen.chosen.attributes(grid).into_iter().filter_map(|at| grid.attributes.get(at).cloned()).collect()
}

fn export(model: &mut Model) -> Vec<Effect> {
    let Some(Screen::Matrix(screen)) = model.screens.last() else { return Vec::new() };
    let main = screen.chosen.theme.and_then(|theme| model.study.names.framework.theme(theme));
    let key = main.map_or("all", |theme| theme.key.as_str());
    let path = screens::suggested(&model.study.path, &format!("matrix-{key}"));
    let mut note = "The ending says the format: .xlsx, .csv, .html, .md or .json.".to_string();
    if screen.chosen.magnitude.is_some() || !screen.chosen.hidden.is_empty() {
        note.push_str(" All magnitudes and all themes are written, also those that are not shown.");
    }
    let request = crate::workbench::MatrixRequest { attributes: screen.chosen.attributes.clone(), ..screen.request() };
    let prompt = Prompt::new(Asked::ExportMatrix(request), "Write the matrix to", &note, path);
    model.popups.push(Popup::Prompt(Box::new(prompt)));
    Vec::new()
}

/// How far the charting is, to be read.
fn progress(screen: &MatrixScreen, model: &Model) -> Page {
    let look = &model.look;
    let mut lines = Vec::new();
    let Some(progress) = &screen.progress else { return Page::told("Progress", lines) };
    let row = |name: &str, tally: &ChartTally| {
        let (done, all) = (tally.total() - tally.to_chart, tally.total());
        let bar = crate::tui::widgets::gauge(done, all, 10, look);
        let mut told = format!("{} {bar} {done:>3} of {all}", crate::text::pad(&crate::text::safe(name), 26));
        for (count, word) in [
            (tally.charted, "charted"),
            (tally.no_data, "no data"),
            (tally.not_asked, "not asked"),
            (tally.stale, "stale"),
        ] {
            if count > 0 {
                told.push_str(&format!(", {count} {word}"));
            }
        }
        (Role::Text, told)
    };
    lines.push(row("All", &progress.total));
    lines.extend([(Role::Text, String::new()), (Role::Strong, "By theme".into())]);
    lines.extend(progress.themes.iter().map(|theme| row(&format!("{} {}", theme.number, theme.name), &theme.tally)));
    lines.extend([(Role::Text, String::new()), (Role::Strong, "By case".into())]);
    lines.extend(progress.cases.iter().map(|case| row(&case.case, &case.tally)));
    if !progress.closed.is_empty() {
        let closed =
            format!("Closed to you until you are done coding, and not counted: {}", progress.closed.join(", "));
        lines.extend([(Role::Text, String::new()), (Role::Quiet, closed)]);
    }
    Page::told("How far the charting is", lines)
}

/// Does what was picked.
pub(in crate::tui::update) fn choose(model: &mut Model, choice: Choice) -> Vec<Effect> {
    if let Choice::Write(target) = choice {
        return vec![ask(Ask::Open(target, None))];
    }
    let Some(Screen::Matrix(screen)) = model.screens.last_mut() else { return Vec::new() };
    match choice {
        Choice::Chart(theme) => return show(model, theme),
        Choice::Judge(place, judgement) => {
            let edit = CellEdit::judgement(judgement);
            return vec![ask(Ask::Edit(place, Box::new(edit), screen.chosen.source.clone()))];
        }
        Choice::State(place, state) => {
            return vec![ask(Ask::Edit(place, Box::new(CellEdit::state(state)), screen.chosen.source.clone()))];
        }
        Choice::Order(order) => screen.chosen.order = order,
        Choice::Condition(None) => screen.chosen.conditions.clear(),
        Choice::Condition(Some(condition)) => screen.chosen.conditions.push(condition),
        Choice::Source(source) => screen.chosen.source = source,
        Choice::Attribute(key) => {
            let mut shown = shown_attributes(screen);
            match shown.iter().position(|known| *known == key) {
                Some(at) => _ = shown.remove(at),
                None => shown.push(key),
            }
            let picker = Picker::case_attributes(&model.study, &shown);
            screen.chosen.attributes = Some(shown);
            model.popups.push(Popup::Picker(Box::new(picker)));
            return Vec::new();
        }
        Choice::Magnitude(magnitude) => {
            screen.beside.narrow(magnitude.as_deref());
            screen.chosen.magnitude = magnitude;
        }
        Choice::Write(_) => {}
    }
    screen.rearrange();
    again(model)
}
