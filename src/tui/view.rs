//! Drawing: a function of the model that cannot change anything.

use super::look::Role;
use super::model::{Model, Popup, SMALLEST, Screen};
use super::screens::{
    draw_agreement, draw_codebook, draw_disagreements, draw_evaluation, draw_matrix, draw_memos, draw_project,
    draw_search, draw_transcript,
};
use super::widgets::{draw_hints, draw_notice, draw_top};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Wrap};

/// Draws everything.
pub fn view(model: &Model, frame: &mut Frame<'_>) {
    let area = frame.area();
    frame.buffer_mut().set_style(area, model.look.base());
    if (area.width, area.height) != model.size {
        // The terminal has just been resized, and the word of it, which is on its way, is followed by another drawing.
        return;
    }
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        return too_small(model, frame, area);
    }
    let line = |y: u16| Rect { x: area.x, y, width: area.width, height: 1 };
    draw_top(frame, line(area.y), model);
    let body = Rect { y: area.y + 1, height: area.height - 3, ..area };
    match model.screen() {
        Some(Screen::Project(screen)) => draw_project(frame, body, screen, model),
        Some(Screen::Transcript(screen)) => draw_transcript(frame, body, screen, model),
        Some(Screen::Search(screen)) => draw_search(frame, body, screen, model),
        Some(Screen::Matrix(screen)) => draw_matrix(frame, body, screen, model),
        Some(Screen::Codebook(screen)) => draw_codebook(frame, body, screen, model),
        Some(Screen::Agreement(screen)) => draw_agreement(frame, body, screen, model),
        Some(Screen::Disagreements(screen)) => draw_disagreements(frame, body, screen, model),
        Some(Screen::Evaluation(screen)) => draw_evaluation(frame, body, screen, model),
        Some(Screen::Memos(screen)) => draw_memos(frame, body, screen, model),
        None => {}
    }
    draw_notice(frame, line(area.y + area.height - 2), model);
    draw_hints(frame, line(area.y + area.height - 1), model);
    for popup in &model.popups {
        match popup {
            Popup::Picker(picker) => picker.draw(frame, body, &model.look),
            Popup::Prompt(prompt) => prompt.draw(frame, body, &model.look),
            Popup::Memo(memo) => memo.draw(frame, body, &model.look),
            Popup::Form(form) => form.draw(frame, body, &model.look),
            Popup::Proposal(proposal) => proposal.draw(frame, body, &model.look),
            Popup::Sorting(sorting) => sorting.draw(frame, body, &model.look),
            Popup::Page(page) => page.draw(frame, body, &model.look),
            Popup::Reason(reason) => reason.draw(frame, body, &model.look),
            Popup::Thread(thread) => thread.draw(frame, body, &model.look),
            Popup::Rules(rules) => rules.draw(frame, body, &model.look),
            Popup::Summary(summary) => summary.draw(frame, body, &model.look),
        }
    }
}

/// Below the smallest size one sentence says which size is needed.
fn too_small(model: &Model, frame: &mut Frame<'_>, area: Rect) {
    let told = format!(
        "emic needs {} columns and {} rows; this is {} by {}.",
        SMALLEST.0, SMALLEST.1, area.width, area.height
    );
    let line = Line::from(Span::styled(told, model.look.style(Role::Text)));
    frame.render_widget(Paragraph::new(line).wrap(Wrap { trim: true }), area);
}
