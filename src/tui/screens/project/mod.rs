//! The first screen: transcripts against coders, with what each has coded and how far she is, and below them what stands
//! under the bar, how far the rounds are, what needs attention and what was saved last.
//!
//! `table` fits the coders into the width, `below` tells the rest.

mod below;
mod table;

use crate::model::TranscriptId;
use crate::tui::commands::Action;
use crate::tui::look::Role;
use crate::tui::message::Study;
use crate::tui::model::Model;
use crate::tui::widgets::{Bar, lines, scrolled};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;
use std::collections::HashSet;

/// The list of transcripts.
#[derive(Debug, Default)]
pub struct ProjectScreen {
    /// The transcript under the bar.
    pub bar: Bar,
    /// The transcripts that are marked, for a command about several.
    pub marked: HashSet<TranscriptId>,
}

impl ProjectScreen {
    /// Moves the bar; whether the command was a movement.
    pub fn travel(&mut self, action: Action, count: usize, height: usize, study: &Study) -> bool {
        let Some(lines) = lines(action, count, height) else { return false };
        self.bar.step(lines, study.transcripts.len());
        true
    }

    /// Marks the transcript under the bar and goes on to the next, or marks all of them; what is marked already loses its
    /// mark.
    pub fn mark(&mut self, action: Action, study: &Study) {
        if action == Action::MarkAll {
            let all: HashSet<TranscriptId> = study.transcripts.iter().map(|line| line.id).collect();
            self.marked = if self.marked.len() == all.len() { HashSet::new() } else { all };
            return;
        }
        if let Some(line) = study.transcripts.get(self.bar.at) {
            if !self.marked.remove(&line.id) {
                self.marked.insert(line.id);
            }
            self.bar.step(1, study.transcripts.len());
        }
    }

    /// The transcripts a command is about: those marked, else the one under the bar.
    #[must_use]
    pub fn chosen(&self, study: &Study) -> Vec<TranscriptId> {
        let all = study.transcripts.iter().map(|line| line.id);
        if self.marked.is_empty() {
            return all.skip(self.bar.at).take(1).collect();
        }
        all.filter(|id| self.marked.contains(id)).collect()
    }
}

/// Rows of the list, below its heading.
pub(in crate::tui) fn height(screen: &ProjectScreen, model: &Model) -> usize {
    let (columns, rows) = model.body_size();
    let inner = inner(Rect { x: 0, y: 0, width: columns, height: rows });
    list_height(inner, below::told(usize::from(inner.width), screen, model).len())
}

/// What is left of the rows for the list: its heading, a blank line and what is told below take theirs.
fn list_height(inner: Rect, below: usize) -> usize {
    usize::from(inner.height).saturating_sub(below + 2).max(1)
}

fn inner(area: Rect) -> Rect {
    Rect { x: area.x + 1, y: area.y + 1, width: area.width.saturating_sub(2), height: area.height.saturating_sub(1) }
}

/// Draws the list, or what to do where there is nothing yet.
pub(in crate::tui) fn draw(frame: &mut Frame<'_>, area: Rect, screen: &ProjectScreen, model: &Model) {
    let inner = inner(area);
    if model.study.transcripts.is_empty() {
        frame.render_widget(Paragraph::new(welcome(model)), inner);
        // On the first thing that can be done.
        frame.set_cursor_position((inner.x, inner.y + 2.min(inner.height.saturating_sub(1))));
        return;
    }
    let below = below::told(usize::from(inner.width), screen, model);
    let height = list_height(inner, below.len());
    let mut lines = table::lines(usize::from(inner.width), height, screen, model);
    let bar = screen.bar.at.saturating_sub(scrolled(screen.bar.at, model.study.transcripts.len(), height)) + 1;
    let row = u16::try_from(bar).unwrap_or(0).min(inner.height.saturating_sub(1));
    frame.set_cursor_position((inner.x, inner.y + row));
    lines.push(Line::default());
    lines.extend(below.into_iter().map(|(role, told)| Line::from(Span::styled(told, model.look.style(role)))));
    frame.render_widget(Paragraph::new(lines), inner);
}

fn welcome(model: &Model) -> Vec<Line<'static>> {
    let look = &model.look;
    let mut told = vec![
        (Role::Strong, "This project has no transcripts yet.".to_string()),
        (Role::Text, String::new()),
        (Role::Text, "i   imports a file or a folder (.txt, .docx, .vtt); you see a preview first".to_string()),
    ];
    if model.study.names.framework.themes().is_empty() {
        told.push((Role::Text, "B   begins a framework of themes; one in a file: emic codebook import FILE".into()));
    }
    if model.study.coders.is_empty() {
        told.push((Role::Text, "    Coders are added with: emic coder add \"AB:Full name\"".into()));
    }
    told.push((Role::Text, "?   lists all keys; emic tutor teaches them by doing".into()));
    told.push((Role::Text, "q   leaves".into()));
    told.into_iter().map(|(role, line)| Line::from(Span::styled(line, look.style(role)))).collect()
}
