//! The first screen: the transcripts with kind, turns and codings by coder.

use crate::text;
use crate::tui::commands::Action;
use crate::tui::look::Role;
use crate::tui::message::Study;
use crate::tui::model::Model;
use crate::tui::widgets::{Bar, lines, scrolled};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// The list of transcripts.
#[derive(Debug, Default)]
pub struct ProjectScreen {
    /// The transcript under the bar.
    pub bar: Bar,
}

impl ProjectScreen {
    /// Moves the bar; whether the command was a movement.
    pub fn travel(&mut self, action: Action, count: usize, height: usize, study: &Study) -> bool {
        let Some(lines) = lines(action, count, height) else { return false };
        self.bar.step(lines, study.transcripts.len());
        true
    }
}

/// Draws the list, or what to do where there is nothing yet.
pub(in crate::tui) fn draw(frame: &mut Frame<'_>, area: Rect, screen: &ProjectScreen, model: &Model) {
    let inner = Rect {
        x: area.x + 1,
        y: area.y + 1,
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(1),
    };
    let lines = if model.study.transcripts.is_empty() { welcome(model) } else { list(inner, screen, model) };
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
        told.push((Role::Text, "    The framework comes from a file: emic codebook import FILE".into()));
    }
    if model.study.coders.is_empty() {
        told.push((Role::Text, "    Coders are added with: emic coder add \"AB:Full name\"".into()));
    }
    told.push((Role::Text, "?   lists all keys".into()));
    told.push((Role::Text, "q   leaves".into()));
    told.into_iter().map(|(role, line)| Line::from(Span::styled(line, look.style(role)))).collect()
}

/// Columns of a coder's count.
const COUNT: usize = 9;

fn list(area: Rect, screen: &ProjectScreen, model: &Model) -> Vec<Line<'static>> {
    let look = &model.look;
    let width = usize::from(area.width);
    let fixed = 2 + 13 + 7;
    let room = width.saturating_sub(fixed + 12);
    let coders: Vec<&str> = model.study.coders.iter().map(|coder| coder.initials.as_str()).take(room / COUNT).collect();
    let title = width.saturating_sub(fixed + coders.len() * COUNT).min(40);
    let mut head = format!("  {}{}{:>7}", text::pad("transcript", title), text::pad("kind", 13), "turns");
    for initials in &coders {
        head.push_str(&format!("{:>COUNT$}", text::truncate(initials, COUNT - 1)));
    }
    let mut lines = vec![Line::from(Span::styled(head, look.style(Role::Quiet)))];
    let height = usize::from(area.height).saturating_sub(4).max(1);
    let top = scrolled(screen.bar.at, model.study.transcripts.len(), height);
    for (row, line) in model.study.transcripts.iter().enumerate().skip(top).take(height) {
        let under = row == screen.bar.at;
        let mark = if under { look.glyphs.bar } else { " " };
        let mut told = format!(
            "{mark} {}{}{:>7}",
            text::pad(&text::safe(&line.title), title),
            text::pad(line.kind.word(), 13),
            line.turns
        );
        for (_, count) in line.codings.iter().take(coders.len()) {
            let count = count.map_or_else(|| "hidden".to_string(), |count| count.to_string());
            told.push_str(&format!("{count:>COUNT$}"));
        }
        lines.push(Line::from(Span::styled(told, look.style(if under { Role::Bar } else { Role::Text }))));
    }
    lines.push(Line::default());
    let speakers = text::truncate(&under(screen, model), width);
    lines.push(Line::from(Span::styled(speakers, look.style(Role::Quiet))));
    lines
}

/// Who speaks in the transcript under the bar.
fn under(screen: &ProjectScreen, model: &Model) -> String {
    let Some(line) = model.study.transcripts.get(screen.bar.at) else { return String::new() };
    let told: Vec<String> = line
        .speakers
        .iter()
        .map(|speaker| {
            let words = if speaker.words == 1 { "word" } else { "words" };
            format!("{} ({}, {} {words})", text::safe(&speaker.label), speaker.role.word(), speaker.words)
        })
        .collect();
    format!("  {}", told.join(", "))
}
