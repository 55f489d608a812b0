//! What comes back from the project for the matrix, and where it goes.

use super::*;
use crate::tui::charting::Answer;

/// Takes an answer in.
pub(in crate::tui::update) fn take(model: &mut Model, answer: Answer) -> Vec<Effect> {
    match answer {
        Answer::Opened(opened) => summary::opened(model, *opened),
        Answer::Saved(target, standing) => return summary::saved(model, target, &standing),
        Answer::History(about, lines) => {
            model.popups.push(Popup::Page(Box::new(Page::cell_history(&about, &lines))));
        }
        Answer::Page(ticket, page) => {
            summary::follow(model, &page);
            for screen in matrices(model) {
                let magnitude = screen.chosen.magnitude.clone();
                screen.beside.take(ticket, page.clone(), magnitude.as_deref());
            }
        }
        Answer::Edited(page) => {
            summary::follow(model, &page);
            for screen in matrices(model) {
                let magnitude = screen.chosen.magnitude.clone();
                screen.patch(&page);
                screen.beside.edited(&page, magnitude.as_deref());
            }
        }
        Answer::Loose(ticket, cell) => {
            for screen in matrices(model) {
                let magnitude = screen.chosen.magnitude.clone();
                screen.beside.take_loose(ticket, cell.clone(), magnitude.as_deref());
            }
        }
        Answer::Case(ticket, page) => matrices(model).for_each(|screen| screen.beside.take_case(ticket, page.clone())),
        Answer::Grid(ticket, answer) => return take_grid(model, ticket, answer.map(|grid| *grid)),
    }
    Vec::new()
}

fn matrices(model: &mut Model) -> impl Iterator<Item = &mut MatrixScreen> {
    model.screens.iter_mut().filter_map(|screen| match screen {
        Screen::Matrix(screen) => Some(&mut **screen),
        _ => None,
    })
}

fn take_grid(
    model: &mut Model,
    ticket: u64,
    answer: std::result::Result<crate::workbench::ChartGrid, String>,
) -> Vec<Effect> {
    model.busy = None;
    let mut effects = Vec::new();
    let tickets = &mut model.ticket;
    for screen in &mut model.screens {
        if let Screen::Matrix(screen) = screen
            && screen.ticket == ticket
        {
            screen.take(ticket, answer.clone());
            effects.extend(screen.follow(tickets, false));
        }
    }
    effects
}
