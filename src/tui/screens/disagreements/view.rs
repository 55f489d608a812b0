//! Drawing the disagreements: counts on top, the queue, the passage with a group of lanes for each coder, the cards.

use super::areas::GUTTER;
use super::cards::{self, Paint};
use super::lanes::draw_passage;
use super::{DisagreementsScreen, head, list, wording};
use crate::text;
use crate::tui::look::Role;
use crate::tui::model::Model;
use crate::workbench::DiscrepancyLine;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Draws everything into `area`.
pub(in crate::tui) fn draw(frame: &mut Frame<'_>, area: Rect, screen: &DisagreementsScreen, model: &Model) {
    let areas = screen.areas((area.width, area.height));
    let at = |part: Rect| Rect { x: area.x + part.x, y: area.y + part.y, ..part };
    let look = &model.look;
    frame.render_widget(Paragraph::new(head::lines(screen, model, usize::from(areas.head.width))), at(areas.head));
    let Some(line) = screen.line() else {
        let below = Rect { y: area.y + areas.head.height, height: area.height - areas.head.height, ..area };
        return head::nothing(frame, below, screen, model);
    };
    list::draw(frame, at(areas.queue), screen, model);
    if areas.wide {
        let bar = if look.glyphs.bar.is_ascii() { "|" } else { "│" };
        let edge = Rect { x: area.x + areas.queue.width, width: 1, ..at(areas.queue) };
        let rows = (0..edge.height).map(|_| Line::from(Span::styled(bar, look.style(Role::Quiet))));
        frame.render_widget(Paragraph::new(rows.collect::<Vec<_>>()), edge);
    }
    draw_over(frame, at(areas.over), line, screen, model);
    if let Some(passage) = screen.passage.as_ref().filter(|_| screen.wants().is_none()) {
        draw_passage(frame, at(areas.passage), passage, line, screen, model);
    } else {
        let told = Line::from(Span::styled("  reading the transcript", look.style(Role::Quiet)));
        frame.render_widget(Paragraph::new(told), at(areas.passage));
    }
    draw_between(frame, at(areas.between), line, screen, model);
    let paint = Paint { study: &model.study, look };
    cards::draw(frame, at(areas.cards), screen, line, &paint);
}

/// Whose lanes are whose, and where one is.
fn draw_over(frame: &mut Frame<'_>, area: Rect, line: &DiscrepancyLine, screen: &DisagreementsScreen, model: &Model) {
    let look = &model.look;
    let group = usize::from(GUTTER) / 2;
    let short = |coder: &String| {
        let told = coder.strip_prefix("Coder ").unwrap_or(coder);
        let told = text::truncate(&text::safe(told), group - 1);
        format!("{:>width$} ", told, width = group - 1)
    };
    let lanes: String = line.coders.iter().map(short).collect();
    let place = format!("{} {} of {} ", text::safe(&line.citation), screen.bar.at + 1, screen.shown.len());
    let rule = if look.glyphs.bar.is_ascii() { "-" } else { "─" };
    let left = usize::from(area.width).saturating_sub(text::width(&lanes) + text::width(&place) + 1);
    let theme = text::truncate(&wording::theme(&model.study.names.framework, line.theme_id), left);
    let left = left.saturating_sub(text::width(&theme) + 1);
    let role = if screen.in_passage { Role::Key } else { Role::Quiet };
    let told = Line::from(vec![
        Span::styled(lanes, look.style(Role::Strong)),
        Span::styled(place, look.style(role)),
        Span::styled(format!("{theme} "), look.style(Role::Strong)),
        Span::styled(rule.repeat(left), look.style(Role::Quiet)),
    ]);
    frame.render_widget(Paragraph::new(told), area);
}

/// In what the readings differ; where it is settled, how.
fn draw_between(
    frame: &mut Frame<'_>,
    area: Rect,
    line: &DiscrepancyLine,
    screen: &DisagreementsScreen,
    model: &Model,
) {
    let look = &model.look;
    let framework = &model.study.names.framework;
    let width = usize::from(area.width);
    let told = match &line.decision {
        Some(decision) => {
            format!(
                "{} {}: {}",
                look.glyphs.state(line.state),
                line.state.word(),
                wording::decided_so(decision, framework)
            )
        }
        None => wording::difference(line, framework),
    };
    let linked = if screen.is_linked(line) { " [framework changed]" } else { "" };
    let rule = if look.glyphs.bar.is_ascii() { "-" } else { "─" };
    let told = text::truncate(&told, width.saturating_sub(2 + text::width(linked)));
    let rest = width.saturating_sub(text::width(&told) + text::width(linked) + 3);
    let spans = vec![
        Span::styled(format!("{rule} "), look.style(Role::Quiet)),
        Span::styled(told, look.style(Role::Strong)),
        Span::styled(linked, look.style(Role::Alert)),
        Span::styled(format!(" {}", rule.repeat(rest)), look.style(Role::Quiet)),
    ];
    frame.render_widget(Paragraph::new(Line::from(spans)), area);
}
