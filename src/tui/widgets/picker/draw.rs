//! Drawing a picker: the line one types into, the list, and what is under the bar explained beside it.

use super::Picker;
use crate::text;
use crate::tui::look::{Look, Role};
use crate::tui::widgets::{scrolled, window};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

impl Picker {
    /// Draws the picker over the middle of `area`; the cursor stands where one types.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look) {
        let detailed = self.items.iter().any(|item| !item.detail.is_empty());
        // What is told beside a short list needs its rows too.
        let wanted = u16::try_from(self.items.len() + 5).unwrap_or(u16::MAX).max(if detailed { 20 } else { 12 });
        let wanted = if self.tall { area.height } else { wanted };
        let inner = window(frame, area, &self.title, (if detailed { 100 } else { 44 }, wanted), look);
        let typed = Line::from(vec![
            Span::styled("> ", look.style(Role::Key)),
            Span::styled(text::safe(self.input.value()).into_owned(), look.style(Role::Strong)),
        ]);
        frame.render_widget(Paragraph::new(typed), Rect { height: 1, ..inner });
        let column = u16::try_from(self.input.visual_cursor()).unwrap_or(0) + 2;
        frame.set_cursor_position(Position::new(inner.x + column.min(inner.width.saturating_sub(1)), inner.y));
        if let Some((role, told)) = self.magnitude_line() {
            let line = Line::from(Span::styled(text::truncate(&told, usize::from(inner.width)), look.style(role)));
            frame.render_widget(Paragraph::new(line), Rect { y: inner.y + 1, height: 1.min(inner.height), ..inner });
        }
        let below = Rect { y: inner.y + 2, height: inner.height.saturating_sub(2), ..inner };
        let left = if detailed { below.width * 11 / 20 } else { below.width };
        self.draw_list(frame, Rect { width: left, ..below }, look);
        if detailed && below.width > left + 2 {
            let beside = Rect { x: below.x + left + 2, width: below.width - left - 2, ..below };
            self.draw_detail(frame, beside, look);
        }
    }

    /// What is said below the line where a magnitude can be typed along.
    fn magnitude_line(&self) -> Option<(Role, String)> {
        self.passage()?;
        Some(match self.under().and_then(|item| self.magnitude_on(item)) {
            Some(Ok(value)) => (Role::Strong, format!("  with the magnitude {}", text::safe(&value))),
            Some(Err(why)) => (Role::Alert, format!("  ! {}", text::safe(&why))),
            None => (Role::Quiet, self.digits_line()),
        })
    }

    /// What a digit means where one was typed alone, else what can be typed.
    fn digits_line(&self) -> String {
        let under = self.under().and_then(|item| item.digit.map(|digit| (digit, item)));
        match under.filter(|_| !self.typed().0.is_empty()) {
            Some((digit, item)) => {
                format!(
                    "  {digit} as listed is {}; type {digit}. for the theme numbered {digit}",
                    text::safe(&item.label)
                )
            }
            None => "  + or - after it, or =value, gives the magnitude too".to_string(),
        }
    }

    fn draw_list(&self, frame: &mut Frame<'_>, area: Rect, look: &Look) {
        let height = usize::from(area.height);
        let top = scrolled(self.bar.at, self.shown.len(), height);
        let wide = self.items.iter().map(|item| text::width(&item.number)).max().unwrap_or(0).min(10);
        let mut lines = Vec::new();
        for (row, place) in self.shown.iter().enumerate().skip(top).take(height) {
            let Some(item) = self.items.get(*place) else { continue };
            let mark = if row == self.bar.at { look.glyphs.bar } else { " " };
            let digit = item.digit.map_or_else(|| "  ".to_string(), |digit| format!("{digit} "));
            let digit = if self.items.iter().any(|item| item.digit.is_some()) { digit } else { String::new() };
            let heading = item.refused.is_some() && self.passage().is_some() && !item.always;
            let heading = if heading { " (heading)" } else { "" };
            let line = format!("{mark} {digit}{} {}{heading}", text::pad(&item.number, wide), text::safe(&item.label));
            let role = match (row == self.bar.at, &item.refused) {
                (true, _) => Role::Bar,
                (false, Some(_)) => Role::Disabled,
                (false, None) => Role::Text,
            };
            let room = usize::from(area.width).saturating_sub(if item.colour.is_some() { 4 } else { 0 });
            let line = text::pad(&text::truncate(&line, room), room);
            let colour =
                item.colour.map(|colour| Span::styled(format!("{0}{0}{0} ", look.glyphs.stripe), look.colour(colour)));
            lines.push(Line::from_iter(colour.into_iter().chain([Span::styled(line, look.style(role))])));
        }
        if lines.is_empty() {
            let told = text::fill("nothing fits; Backspace takes a letter back", usize::from(area.width));
            lines.extend(told.into_iter().map(|row| Line::from(Span::styled(row, look.style(Role::Quiet)))));
        }
        frame.render_widget(Paragraph::new(lines), area);
    }

    fn draw_detail(&self, frame: &mut Frame<'_>, area: Rect, look: &Look) {
        let Some(item) = self.under() else { return };
        let mut lines: Vec<Line<'_>> = Vec::new();
        if let Some(why) = &item.refused {
            let rows = text::fill(&format!("not now: {why}"), usize::from(area.width));
            lines.extend(rows.into_iter().map(|row| Line::from(Span::styled(row, look.style(Role::Alert)))));
        }
        for (role, told) in &item.detail {
            let rows = text::fill(told, usize::from(area.width));
            lines.extend(rows.into_iter().map(|row| Line::from(Span::styled(row, look.style(*role)))));
        }
        frame.render_widget(Paragraph::new(lines), area);
    }
}
