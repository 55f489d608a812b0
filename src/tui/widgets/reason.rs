//! Asking for the reason of a decision: a line to type in, and the reasons given before to choose from.
//!
//! What is typed narrows the reasons that are offered. Nothing is chosen until the bar is put on one, so that Enter never
//! takes a reason nobody looked at. The window stays until the decision is on disk: where it is refused, the sentence
//! stands below and nothing typed is lost.

use super::window;
use crate::text;
use crate::tui::look::{Look, Role};
use crate::tui::reconciling::Settling;
use crate::workbench::Resolution;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;
use tui_input::{Input, InputRequest};

/// A question for the reason of a decision.
#[derive(Debug)]
pub struct ReasonAsked {
    /// What is about to be decided.
    pub settling: Settling,
    /// The question.
    pub title: String,
    /// What was typed.
    pub input: Input,
    /// Why it could not be written, or what is missing.
    pub note: Option<String>,
    offered: Vec<String>,
    fitting: Vec<usize>,
    /// The offered one under the bar; `None` where the bar is on the line.
    chosen: Option<usize>,
}

impl ReasonAsked {
    /// Asks, offering earlier reasons.
    #[must_use]
    pub fn new(settling: Settling, title: String, offered: Vec<String>) -> Self {
        let fitting = (0..offered.len()).collect();
        Self { settling, title, input: Input::default(), note: None, offered, fitting, chosen: None }
    }

    /// Types into the line; only reasons that hold all words typed are still offered.
    pub fn edit(&mut self, request: InputRequest) {
        let before = self.input.value().to_string();
        self.input.handle(request);
        if self.input.value() == before {
            return;
        }
        let typed = self.input.value().to_lowercase();
        let fits = |reason: &String| typed.split_whitespace().all(|word| reason.to_lowercase().contains(word));
        self.fitting = self.offered.iter().enumerate().filter(|(_, reason)| fits(reason)).map(|(n, _)| n).collect();
        self.chosen = None;
        self.note = None;
    }

    /// Moves the bar among the reasons offered; up from the first it goes back to the line.
    pub fn step(&mut self, lines: isize) {
        let last = self.fitting.len().checked_sub(1);
        let at = self.chosen.map_or(0, |at| at + 1).saturating_add_signed(lines);
        self.chosen = at.checked_sub(1).zip(last).map(|(at, last)| at.min(last));
    }

    /// The reason as it stands: the offered one under the bar, else what was typed.
    #[must_use]
    pub fn reason(&self) -> String {
        let chosen = self.chosen.and_then(|at| self.fitting.get(at)).and_then(|place| self.offered.get(*place));
        chosen.map_or_else(|| self.input.value().trim().to_string(), Clone::clone)
    }

    /// Whether there is a reason, or none is needed.
    #[must_use]
    pub fn is_enough(&self) -> bool {
        self.settling.resolution == Resolution::Discuss || !self.reason().is_empty()
    }

    /// Draws the question at the foot of `area`; the cursor stands where one types.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look) {
        let wanted = u16::try_from(self.offered.len()).unwrap_or(u16::MAX).saturating_add(6).clamp(8, 12);
        // It stands low, so that the words it is about stay in sight.
        let height = (wanted + 2).min(area.height);
        let low = Rect { y: area.y + area.height - height, height, ..area };
        let inner = window(frame, low, &self.title, (76, wanted), look);
        let width = usize::from(inner.width);
        let room = width.saturating_sub(3).max(1);
        let scroll = self.input.visual_scroll(room);
        let typed = Line::from(vec![
            Span::styled("> ", look.style(Role::Key)),
            Span::styled(text::safe(self.input.value()).into_owned(), look.style(Role::Strong)),
        ]);
        let scrolled = Paragraph::new(typed).scroll((0, u16::try_from(scroll).unwrap_or(0)));
        frame.render_widget(scrolled, Rect { height: 1, ..inner });
        let list = Rect { y: inner.y + 2, height: inner.height.saturating_sub(4), ..inner };
        frame.render_widget(Paragraph::new(self.listed(width, usize::from(list.height), look)), list);
        let below = Rect { y: inner.y + inner.height.saturating_sub(2), height: 2.min(inner.height), ..inner };
        frame.render_widget(Paragraph::new(self.below(width, look)), below);
        let column = u16::try_from(self.input.visual_cursor().saturating_sub(scroll)).unwrap_or(0) + 2;
        frame.set_cursor_position(Position::new(inner.x + column.min(inner.width.saturating_sub(1)), inner.y));
    }

    fn listed(&self, width: usize, height: usize, look: &Look) -> Vec<Line<'_>> {
        let top = self.chosen.map_or(0, |at| super::scrolled(at, self.fitting.len(), height));
        let mut lines = Vec::new();
        for (row, place) in self.fitting.iter().enumerate().skip(top).take(height) {
            let Some(reason) = self.offered.get(*place) else { continue };
            let under = self.chosen == Some(row);
            let mark = if under { look.glyphs.bar } else { " " };
            let line = text::pad(&format!("{mark} {}", text::safe(reason)), width);
            lines.push(Line::from(Span::styled(line, look.style(if under { Role::Bar } else { Role::Text }))));
        }
        lines
    }

    fn below(&self, width: usize, look: &Look) -> Vec<Line<'_>> {
        let (role, told) = match (&self.note, self.offered.is_empty(), &self.settling.resolution) {
            (Some(note), _, _) => (Role::Alert, format!("! {note}")),
            (None, false, _) => (Role::Quiet, "Type a reason, or choose an earlier one with Down.".to_string()),
            (None, true, Resolution::Discuss) => (Role::Quiet, "What is to be talked about? It may stay empty.".into()),
            (None, true, _) => (Role::Quiet, "Type the reason; it is offered again next time.".into()),
        };
        let rows = text::fill(&told, width.max(10));
        rows.into_iter().take(2).map(|row| Line::from(Span::styled(row, look.style(role)))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DiscrepancyId;

    fn asked(resolution: Resolution) -> ReasonAsked {
        let settling = Settling { id: DiscrepancyId(7), resolution, framework_version: None };
        let offered = vec!["The rule says so".to_string(), "Closer to her words".to_string()];
        ReasonAsked::new(settling, "Why?".into(), offered)
    }

    fn typed(asked: &mut ReasonAsked, words: &str) {
        for c in words.chars() {
            asked.edit(InputRequest::InsertChar(c));
        }
    }

    #[test]
    fn nothing_is_chosen_until_the_bar_is_put_on_it() {
        let mut asked = asked(Resolution::Both);
        assert!(!asked.is_enough());
        asked.step(1);
        assert_eq!(asked.reason(), "The rule says so");
        asked.step(9);
        assert_eq!(asked.reason(), "Closer to her words");
        asked.step(-9);
        assert_eq!(asked.reason(), "", "up from the first is the line again");
    }

    #[test]
    fn what_is_typed_narrows_what_is_offered_and_counts_itself() {
        let mut asked = asked(Resolution::Both);
        typed(&mut asked, "words her");
        assert_eq!(asked.reason(), "words her");
        asked.step(1);
        assert_eq!(asked.reason(), "Closer to her words");
        typed(&mut asked, "x");
        assert_eq!(asked.reason(), "words herx", "typing goes back to the line");
        asked.step(1);
        assert_eq!(asked.reason(), "words herx", "nothing fits, so nothing can be chosen");
    }

    #[test]
    fn only_what_is_put_off_needs_no_reason() {
        assert!(asked(Resolution::Discuss).is_enough());
        assert!(!asked(Resolution::Keep).is_enough());
    }
}
