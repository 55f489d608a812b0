//! A text to be read: help, a message, the preview of an import.

use crate::text;
use crate::tui::chord::Chord;
use crate::tui::commands::{COMMANDS, Place, commands_at};
use crate::tui::look::{Look, Role};
use crate::tui::widgets::{framed, scrolled, window};
use crate::workbench::{ImportReport, ImportRequest, ImportStatus};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// A text to be read, maybe with something Enter does.
#[derive(Debug)]
pub struct Page {
    /// What it is.
    pub title: String,
    /// Its lines, each with the role of its beginning.
    pub lines: Vec<(Role, String)>,
    /// The first line shown.
    pub top: usize,
    /// What Enter imports.
    pub offer: Option<ImportRequest>,
}

impl Page {
    pub(super) fn new(title: &str, lines: Vec<(Role, String)>) -> Self {
        Self { title: title.into(), lines, top: 0, offer: None }
    }

    /// All keys that hold in a place, and then everywhere else.
    #[must_use]
    pub fn help(place: Place) -> Self {
        let mut lines = Vec::new();
        let mut list = |name: &str, commands: &mut dyn Iterator<Item = &'static crate::tui::commands::Command>| {
            lines.push((Role::Strong, name.to_string()));
            for command in commands {
                let keys: Vec<String> =
                    command.keys.iter().filter_map(|key| Chord::parse(key)).map(|k| k.to_string()).collect();
                lines.push((Role::Text, format!("  {} {}", text::pad(&keys.join(" "), 22), command.help)));
            }
            lines.push((Role::Text, String::new()));
        };
        list(place.name(), &mut commands_at(place));
        for other in Place::ALL.into_iter().filter(|other| *other != place && *other != Place::Everywhere) {
            list(other.name(), &mut COMMANDS.iter().filter(|command| command.place == other));
        }
        lines.push((Role::Quiet, "Select first, then act. A number before a movement repeats it.".into()));
        Self::new("Keys", lines)
    }

    /// What was found when the file was verified after a cut-off end.
    #[must_use]
    pub fn after_crash(findings: &[String]) -> Self {
        let mut lines = vec![(
            Role::Text,
            "The last program that had this project open was cut off. Everything was verified:".to_string(),
        )];
        lines.push((Role::Text, String::new()));
        if findings.is_empty() {
            lines.push((Role::Strong, "Nothing is missing and nothing is damaged.".into()));
        } else {
            lines.extend(findings.iter().map(|finding| (Role::Alert, format!("! {finding}"))));
            lines.push((Role::Text, "Make a copy of the file as it is before you go on.".into()));
        }
        Self::new("After a cut-off end", lines)
    }

    /// What an import would bring; Enter brings it.
    #[must_use]
    pub fn preview(request: ImportRequest, report: &ImportReport) -> Self {
        let mut lines = Vec::new();
        let mut new = 0;
        for file in &report.transcripts {
            let (role, state) = match file.status {
                ImportStatus::Added => {
                    new += 1;
                    (Role::Strong, format!("{} turns, layout {}", file.turns, file.layout.as_deref().unwrap_or("?")))
                }
                ImportStatus::AlreadyThere => (Role::Quiet, "already there".to_string()),
                ImportStatus::Refused => (Role::Alert, "cannot be read".to_string()),
            };
            lines.push((role, format!("{}  {}", text::safe(&file.title), state)));
            for speaker in file.speakers.iter().filter(|_| file.status == ImportStatus::Added) {
                let case = speaker.case.as_ref().map_or_else(String::new, |case| format!(", case {case}"));
                let line = format!(
                    "    {}: {}{case}, {} turns, {} words",
                    speaker.label,
                    speaker.role.word(),
                    speaker.turns,
                    speaker.words
                );
                lines.push((Role::Text, text::safe(&line).into_owned()));
            }
            lines.extend(file.warnings.iter().map(|warning| (Role::Alert, format!("    ! {}", text::safe(warning)))));
        }
        let title = match new {
            0 => "Nothing new to import".to_string(),
            1 => "Import 1 transcript? Enter does, Esc does not".to_string(),
            many => format!("Import {many} transcripts? Enter does, Esc does not"),
        };
        Self { title, lines, top: 0, offer: (new > 0).then_some(request) }
    }

    /// Scrolls, as far as there is something to see.
    pub fn scroll(&mut self, lines: isize) {
        self.top = self.top.saturating_add_signed(lines).min(self.lines.len().saturating_sub(1));
    }

    /// Draws the page over the middle of `area`.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look) {
        let wanted = u16::try_from(self.lines.len() + 2).unwrap_or(u16::MAX);
        // The frame is drawn when it is known how many rows the lines take, and how many of them do not fit.
        let inner = framed(area, (96, wanted));
        let width = usize::from(inner.width);
        let rows: Vec<(Role, String)> = self
            .lines
            .iter()
            .flat_map(|(role, line)| {
                let indent = " ".repeat(line.len() - line.trim_start().len());
                let rows = text::fill(line.trim_start(), width.saturating_sub(indent.len()).max(8));
                let rows = if rows.is_empty() { vec![String::new()] } else { rows };
                rows.into_iter().map(move |row| (*role, format!("{indent}{row}")))
            })
            .collect();
        let wanted = u16::try_from(rows.len() + 2).unwrap_or(u16::MAX);
        let inner = framed(area, (96, wanted));
        let height = usize::from(inner.height);
        let top = self.top.min(scrolled(rows.len(), rows.len(), height));
        let below = rows.len().saturating_sub(top + height);
        let more = if below > 0 { format!("  ({below} more lines: Down)") } else { String::new() };
        window(frame, area, &format!("{}{more}", self.title), (96, wanted), look);
        let lines: Vec<Line<'_>> = rows
            .into_iter()
            .skip(top)
            .take(height)
            .map(|(role, row)| Line::from(Span::styled(row, look.style(role))))
            .collect();
        frame.render_widget(Paragraph::new(lines), inner);
    }
}
