//! A text to be read: help, a message, the preview of an import.

use crate::text;
use crate::tui::chord::Chord;
use crate::tui::commands::{COMMANDS, Place, commands_at};
use crate::tui::look::{Look, Role};
use crate::tui::message::Effect;
use crate::tui::reconciling::Ask;
use crate::tui::widgets::{framed, scrolled, window};
use crate::workbench::{AgreementScope, AgreementsTaken, ImportReport, ImportRequest, ImportStatus};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Columns of the window at most.
const WIDTH: u16 = 96;

/// A text to be read, maybe with something Enter does.
#[derive(Debug)]
pub struct Page {
    /// What it is.
    pub title: String,
    /// Its lines, each with the role of its beginning.
    pub lines: Vec<(Role, String)>,
    /// The first line shown.
    pub top: usize,
    /// What Enter does.
    pub offer: Option<Box<Effect>>,
}

impl Page {
    pub(super) fn new(title: &str, lines: Vec<(Role, String)>) -> Self {
        Self { title: title.into(), lines, top: 0, offer: None }
    }

    /// A text to be read.
    #[must_use]
    pub fn told(title: &str, lines: Vec<(Role, String)>) -> Self {
        Self::new(title, lines)
    }

    /// What taking the agreements would do; Enter does it.
    #[must_use]
    pub fn agreements(scope: AgreementScope, counted: &AgreementsTaken) -> Self {
        let mut lines = vec![
            (Role::Text, format!("Pairs of readings that agree in theme, words and magnitude: {}", counted.taken)),
            (Role::Text, format!("Consensus codings they come to: {}", counted.codings)),
            (Role::Text, format!("Consensus already: {}", counted.already)),
            (Role::Text, format!("Transcripts counted: {}", counted.transcripts)),
        ];
        if counted.left_out > 0 {
            lines.push((Role::Text, format!("Transcripts left out, not done by both: {}", counted.left_out)));
        }
        lines.push((Role::Text, String::new()));
        lines
            .push((Role::Quiet, "Over all themes, in one act; u takes them back. Nobody’s own codings change.".into()));
        let title = match counted.taken {
            0 => "No agreement that is not consensus already".to_string(),
            1 => "Take 1 agreement as consensus? Enter does, Esc does not".to_string(),
            many => format!("Take {many} agreements as consensus? Enter does, Esc does not"),
        };
        let offer = (counted.taken > 0).then(|| Box::new(Effect::Reconcile(Ask::TakeAgreements(scope))));
        Self { title, lines, top: 0, offer }
    }

    /// All keys that hold in a place, and then everywhere else.
    #[must_use]
    pub fn help(place: Place) -> Self {
        let mut lines = vec![
            (Role::Quiet, "emic tutor teaches these by doing, in twenty minutes.".into()),
            (Role::Text, String::new()),
        ];
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
        Self { title, lines, top: 0, offer: (new > 0).then(|| Box::new(Effect::Import(request))) }
    }

    /// Scrolls, as far as there is something to see.
    pub fn scroll(&mut self, lines: isize) {
        self.top = self.top.saturating_add_signed(lines).min(self.lines.len().saturating_sub(1));
    }

    /// Draws the page over the middle of `area`.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look) {
        // The frame is drawn when it is known how many rows there are and how many do not fit.
        let width = usize::from(framed(area, (WIDTH, area.height)).width);
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
        let height = usize::from(framed(area, (WIDTH, wanted)).height);
        let top = self.top.min(scrolled(rows.len(), rows.len(), height));
        let below = rows.len().saturating_sub(top + height);
        let more = match below {
            0 => String::new(),
            1 => "  (1 more line: Down)".to_string(),
            many => format!("  ({many} more lines: Down)"),
        };
        let inner = window(frame, area, &format!("{}{more}", self.title), (WIDTH, wanted), look);
        let lines: Vec<Line<'_>> = rows
            .into_iter()
            .skip(top)
            .take(height)
            .map(|(role, row)| Line::from(Span::styled(row, look.style(role))))
            .collect();
        frame.render_widget(Paragraph::new(lines), inner);
        frame.set_cursor_position((inner.x, inner.y));
    }
}
