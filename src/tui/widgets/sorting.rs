//! Sorting one's own codings among themes: a list of passages, and a digit for each theme.

use crate::model::{CodingId, ThemeId};
use crate::text;
use crate::tui::framework::{FrameworkAct, SortAmong};
use crate::tui::look::{Look, Role};
use crate::tui::widgets::{Bar, scrolled, window};
use crate::workbench::{CodingLine, SplitTheme};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// So many themes have a digit.
pub const MOST: usize = 9;

/// One's own codings of a theme, being sorted.
#[derive(Debug)]
pub struct Sorting {
    /// The theme they have.
    pub theme: ThemeId,
    /// Why they could not be sorted, when it was tried.
    pub note: Option<String>,
    title: String,
    among: SortAmong,
    names: Vec<String>,
    codings: Vec<CodingLine>,
    chosen: Vec<Option<usize>>,
    bar: Bar,
}

impl Sorting {
    /// Codings of a theme called `title`, to be sorted among themes with these names.
    #[must_use]
    pub fn new(theme: ThemeId, title: String, among: SortAmong, names: Vec<String>, codings: Vec<CodingLine>) -> Self {
        let chosen = vec![None; codings.len()];
        Self { theme, note: None, title, among, names, codings, chosen, bar: Bar::default() }
    }

    /// Moves the bar.
    pub fn step(&mut self, lines: isize) {
        self.bar.step(lines, self.codings.len());
    }

    /// Gives the coding under the bar a theme by its digit, or with 0 none, and goes on to the next.
    pub fn give(&mut self, digit: u8) {
        let place = usize::from(digit).checked_sub(1).filter(|place| *place < self.names.len());
        if digit > 0 && place.is_none() {
            return;
        }
        if let Some(chosen) = self.chosen.get_mut(self.bar.at) {
            *chosen = place;
            self.step(1);
        }
    }

    /// What is to be done; `None` where nothing was sorted among themes there are.
    #[must_use]
    pub fn act(&self) -> Option<FrameworkAct> {
        let sorted: Vec<(CodingId, usize)> =
            self.codings.iter().zip(&self.chosen).filter_map(|(coding, place)| Some((coding.id, (*place)?))).collect();
        match &self.among {
            SortAmong::Split(split) => Some(FrameworkAct::Split(self.theme, SplitTheme { sorted, ..split.clone() })),
            SortAmong::Themes(_) if sorted.is_empty() => None,
            SortAmong::Themes(themes) => {
                let theme = |place: usize| themes.get(place).copied();
                Some(FrameworkAct::Sort(
                    sorted.into_iter().filter_map(|(coding, place)| Some((coding, theme(place)?))).collect(),
                ))
            }
        }
    }

    /// Draws the list over the middle of `area`.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look) {
        let inner = window(frame, area, &self.title, (100, area.height), look);
        let width = usize::from(inner.width);
        let mut lines: Vec<Line<'_>> = vec![Line::from(Span::styled(
            "A digit gives the passage its theme, 0 leaves it where it is.",
            look.style(Role::Quiet),
        ))];
        for (name, digit) in self.names.iter().zip(1..) {
            let told = text::truncate(&format!(" {}", text::safe(name)), width.saturating_sub(3));
            lines.push(Line::from(vec![
                Span::styled(format!("{digit}"), look.style(Role::Key)),
                Span::styled(told, look.style(Role::Strong)),
            ]));
        }
        let note = self.note.as_deref().map_or_else(String::new, |why| format!("! {}", text::safe(why)));
        lines.push(Line::from(Span::styled(text::truncate(&note, width), look.style(Role::Alert))));
        let head = lines.len();
        let passage = 4;
        let height = usize::from(inner.height).saturating_sub(head + passage).max(1);
        let top = scrolled(self.bar.at, self.codings.len(), height);
        for (row, coding) in self.codings.iter().enumerate().skip(top).take(height) {
            let under = row == self.bar.at;
            let mark = if under { look.glyphs.bar } else { " " };
            let chosen =
                self.chosen.get(row).copied().flatten().map_or(look.glyphs.dot.to_string(), |p| (p + 1).to_string());
            let magnitude = coding.magnitude.as_deref().unwrap_or("");
            let told = format!("{mark} {chosen} {}  {magnitude}  {}", coding.citation, coding.text);
            let told = text::pad(&text::truncate(&text::safe(&told), width), width);
            lines.push(Line::from(Span::styled(told, look.style(if under { Role::Bar } else { Role::Text }))));
        }
        frame.render_widget(Paragraph::new(lines), inner);
        let y = inner.y + u16::try_from(head + self.bar.at - top).unwrap_or(0);
        frame.set_cursor_position((inner.x, y.min(inner.y + inner.height.saturating_sub(1))));
        let below = Rect { y: (inner.y + inner.height).saturating_sub(3), height: 3.min(inner.height), ..inner };
        let whole = self.codings.get(self.bar.at).map_or("", |coding| coding.text.as_str());
        let rows: Vec<Line<'_>> = text::fill(whole, width).into_iter().map(Line::from).collect();
        frame.render_widget(Paragraph::new(rows), below);
    }
}
