//! What will change, before it does: the changes as a text, a line for the reason, and Enter to do it.

use crate::text;
use crate::tui::framework::FrameworkAct;
use crate::tui::look::{Look, Role};
use crate::tui::widgets::{scrolled, window};
use crate::workbench::{DeletePreview, MergePreview, TallyLine};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;
use tui_input::Input;

use crate::model::ThemeId;

/// Before the reason that is typed.
const ASKED: &str = "reason (may stay empty): ";

/// The act that is proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Proposed {
    Merge(ThemeId, ThemeId),
    Delete(ThemeId),
}

/// A change that waits for a yes.
#[derive(Debug)]
pub struct Proposal {
    title: String,
    lines: Vec<(Role, String)>,
    top: usize,
    /// The reason being typed.
    pub input: Input,
    /// Why it could not be done, when it was tried.
    pub note: Option<String>,
    act: Proposed,
    possible: bool,
}

impl Proposal {
    /// What merging one theme into another will change.
    #[must_use]
    pub fn merge(from: ThemeId, into: ThemeId, preview: &MergePreview) -> Self {
        let mut lines = faults(&preview.faults);
        let (gone, stays) = (&preview.from_name, &preview.into_name);
        lines.push(match preview.codings {
            0 => (Role::Text, format!("{gone} goes. Nothing is coded to it.")),
            _ => (Role::Text, format!("{gone} goes. What is coded to it will be coded to {stays}:")),
        });
        lines.extend(counts(preview.codings, preview.transcripts, preview.memos, preview.done, &preview.counts));
        lines.extend(charted(preview.charted()));
        if !preview.below.is_empty() {
            lines.push((Role::Text, format!("Below it, and going along: {}.", preview.below.join(", "))));
        }
        if !preview.collisions.is_empty() {
            lines.push((Role::Text, String::new()));
            let passages = plural(preview.collisions.len(), "passage has", "passages have");
            lines.push((Role::Strong, format!("{passages} both themes of one coder, and will have one coding:")));
            for line in &preview.collisions {
                let magnitude = line.magnitude.as_deref().unwrap_or("no magnitude");
                let passage = text::truncate(&line.text, 40);
                lines.push((Role::Text, format!("  {} {} “{passage}”: {magnitude}", line.citation, line.coder)));
                for said in line.memo.lines().filter(|said| !said.trim().is_empty()) {
                    lines.push((Role::Quiet, format!("    memo: {said}")));
                }
            }
        }
        Self::new(format!("Merge {gone} into {stays}"), lines, Proposed::Merge(from, into), preview.faults.is_empty())
    }

    /// What deleting a theme will take away.
    #[must_use]
    pub fn delete(theme: ThemeId, preview: &DeletePreview) -> Self {
        let mut lines = faults(&preview.faults);
        match preview.below.as_slice() {
            [] if preview.codings == 0 => {
                lines.push((Role::Text, format!("{} goes. Nothing is coded to it.", preview.name)));
            }
            [] => lines.push((Role::Text, format!("{} goes, with what is coded to it:", preview.name))),
            below => {
                lines.push((Role::Text, format!("{} goes, and what stands below it:", preview.name)));
                lines.extend(below.iter().map(|name| (Role::Text, format!("  {name}"))));
                let codings = if preview.codings == 0 { "Nothing is coded to them." } else { "With them go:" };
                lines.push((Role::Text, codings.into()));
            }
        }
        lines.extend(counts(preview.codings, preview.transcripts, preview.memos, preview.done, &preview.counts));
        lines.extend(charted(preview.charted()));
        Self::new(format!("Delete {}", preview.name), lines, Proposed::Delete(theme), preview.faults.is_empty())
    }

    fn new(title: String, mut lines: Vec<(Role, String)>, act: Proposed, possible: bool) -> Self {
        if possible {
            lines.push((Role::Text, String::new()));
            lines.push((Role::Quiet, "One u brings all of it back.".into()));
        }
        Self { title, lines, top: 0, input: Input::default(), note: None, act, possible }
    }

    /// What is to be done; `None` where it cannot be.
    #[must_use]
    pub fn act(&self) -> Option<FrameworkAct> {
        let why = self.input.value().trim().to_string();
        self.possible.then_some(match self.act {
            Proposed::Merge(from, into) => FrameworkAct::Merge(from, into, why),
            Proposed::Delete(theme) => FrameworkAct::Delete(theme, why),
        })
    }

    /// Scrolls, as far as there is something to see.
    pub fn scroll(&mut self, lines: isize) {
        self.top = self.top.saturating_add_signed(lines).min(self.lines.len().saturating_sub(1));
    }

    /// Draws the proposal over the middle of `area`; the cursor stands where the reason is typed.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look) {
        let width = usize::from(area.width.min(92).saturating_sub(4)).max(10);
        let rows: Vec<(Role, String)> =
            self.lines.iter().flat_map(|(role, line)| wrapped(*role, line, width)).collect();
        let wanted = u16::try_from(rows.len() + 5).unwrap_or(u16::MAX);
        let height = usize::from(wanted.min(area.height.saturating_sub(2))).saturating_sub(5).max(1);
        let top = self.top.min(scrolled(rows.len(), rows.len(), height));
        let below = rows.len().saturating_sub(top + height);
        let more = if below > 0 { format!("  ({below} more lines: Down)") } else { String::new() };
        let inner = window(frame, area, &format!("{}?{more}", self.title), (92, wanted), look);
        let lines: Vec<Line<'_>> = rows
            .into_iter()
            .skip(top)
            .take(height)
            .map(|(role, row)| Line::from(Span::styled(row, look.style(role))))
            .collect();
        frame.render_widget(Paragraph::new(lines), inner);
        let last = Rect { y: inner.y + inner.height.saturating_sub(2), height: 1, ..inner };
        let end = Rect { y: inner.y + inner.height.saturating_sub(1), height: 1, ..inner };
        self.draw_reason(frame, last, look);
        let (role, told) = match (&self.note, self.possible) {
            (Some(why), _) => (Role::Alert, why.clone()),
            (None, true) => (Role::Quiet, "Enter does it; Esc leaves everything as it is.".to_string()),
            (None, false) => (Role::Quiet, "It cannot be done as it is; Esc goes back.".to_string()),
        };
        let told = text::truncate(&text::safe(&told), usize::from(end.width));
        frame.render_widget(Paragraph::new(Span::styled(told, look.style(role))), end);
    }

    fn draw_reason(&self, frame: &mut Frame<'_>, area: Rect, look: &Look) {
        if !self.possible {
            return;
        }
        let asked = u16::try_from(text::width(ASKED)).unwrap_or(0);
        frame.render_widget(Paragraph::new(Span::styled(ASKED, look.style(Role::Key))), area);
        let typed = Rect { x: area.x + asked, width: area.width.saturating_sub(asked), ..area };
        let scroll = self.input.visual_scroll(usize::from(typed.width).saturating_sub(1).max(1));
        let said = text::safe(self.input.value()).into_owned();
        let line = Paragraph::new(Span::styled(said, look.style(Role::Strong)));
        frame.render_widget(line.scroll((0, u16::try_from(scroll).unwrap_or(0))), typed);
        let column = u16::try_from(self.input.visual_cursor().saturating_sub(scroll)).unwrap_or(0);
        frame.set_cursor_position((typed.x + column.min(typed.width.saturating_sub(1)), typed.y));
    }
}

fn wrapped(role: Role, line: &str, width: usize) -> Vec<(Role, String)> {
    let indent = " ".repeat(line.len() - line.trim_start().len());
    let rows = text::fill(line.trim_start(), width.saturating_sub(indent.len()).max(8));
    let rows = if rows.is_empty() { vec![String::new()] } else { rows };
    rows.into_iter().map(|row| (role, format!("{indent}{row}"))).collect()
}

fn faults(faults: &[String]) -> Vec<(Role, String)> {
    let mut lines: Vec<(Role, String)> = faults.iter().map(|why| (Role::Alert, format!("! {why}"))).collect();
    if !lines.is_empty() {
        lines.push((Role::Text, String::new()));
    }
    lines
}

/// What was charted of the themes, where anything was.
fn charted(told: String) -> Option<(Role, String)> {
    (!told.is_empty()).then(|| (Role::Strong, format!("  {told}")))
}

fn plural(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

fn counts(codings: usize, transcripts: usize, memos: usize, done: usize, counts: &[TallyLine]) -> Vec<(Role, String)> {
    if codings == 0 {
        return Vec::new();
    }
    let mut told = format!(
        "  {} in {}, {memos} with a memo",
        plural(codings, "coding", "codings"),
        plural(transcripts, "transcript", "transcripts")
    );
    if done > 0 {
        told.push_str(&format!(", {done} of finished work"));
    }
    let mut lines = vec![(Role::Strong, told)];
    let mut coders: Vec<&str> = counts.iter().map(|count| count.coder.as_str()).collect();
    coders.dedup();
    for coder in coders {
        let own = counts.iter().filter(|count| count.coder == coder);
        let told: Vec<String> = own
            .map(|count| format!("{} {}", count.codings, count.magnitude.as_deref().unwrap_or("without magnitude")))
            .collect();
        lines.push((Role::Text, format!("  {coder}: {}", told.join(", "))));
    }
    lines
}
