//! The list of memos: whatever they are on, with filters, and the whole memo under the bar.

use crate::model::MemoKind;
use crate::text;
use crate::tui::commands::Action;
use crate::tui::look::{Look, Role};
use crate::tui::model::Model;
use crate::tui::widgets::{Bar, lines, scrolled};
use crate::workbench::{MemoLine, MemoQuery};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;
use tui_input::Input;

/// From this width on the whole memo stands beside the list, else below it.
const WIDE: u16 = 120;
/// Columns of the word for what kind of thing it is about.
const KIND: usize = 11;

/// A list of memos on screen.
#[derive(Debug, Default)]
pub struct MemosScreen {
    /// Only those about things of this kind.
    pub kind: Option<MemoKind>,
    /// Only this coder's.
    pub coder: Option<String>,
    /// Only those in which these words stand.
    pub input: Input,
    /// Whether keys go to the words.
    pub typing: bool,
    /// Whether movements go through the memo under the bar instead of the list.
    pub in_text: bool,
    /// The memo under the bar.
    pub bar: Bar,
    /// The number of the list that is waited for.
    pub ticket: u64,
    lines: Option<Vec<MemoLine>>,
    fault: Option<String>,
    /// The first line shown of the memo under the bar.
    top: usize,
}

impl MemosScreen {
    /// What is asked for now.
    #[must_use]
    pub fn query(&self) -> MemoQuery {
        MemoQuery {
            about: self.kind,
            by: self.coder.clone(),
            words: self.input.value().to_string(),
            ..MemoQuery::default()
        }
    }

    /// The memo under the bar.
    #[must_use]
    pub fn under(&self) -> Option<&MemoLine> {
        self.listed().get(self.bar.at)
    }

    fn listed(&self) -> &[MemoLine] {
        self.lines.as_deref().unwrap_or_default()
    }

    /// Takes an answer in, if it is the one waited for; the bar stays on its memo.
    pub fn take(&mut self, ticket: u64, answer: Result<Vec<MemoLine>, String>) {
        if ticket != self.ticket {
            return;
        }
        let stood = self.under().map(|line| line.id);
        match answer {
            Ok(lines) => (self.lines, self.fault) = (Some(lines), None),
            Err(why) => (self.lines, self.fault) = (None, Some(why)),
        }
        let same = self.listed().iter().position(|line| Some(line.id) == stood);
        self.bar.at = same.unwrap_or(self.bar.at);
        self.bar.keep(self.listed().len());
    }

    /// Moves the bar, or through the memo under it, on a screen with this body; whether the command was a movement.
    pub fn travel(&mut self, action: Action, count: usize, body: (u16, u16)) -> bool {
        let parts = parts(Rect::new(0, 0, body.0, body.1));
        let page = if self.in_text { parts.memo.height } else { parts.list.height };
        let Some(lines) = lines(action, count, usize::from(page.saturating_sub(2))) else { return false };
        if self.in_text {
            let rows = self.under().map_or(0, |line| whole_rows(line, usize::from(parts.memo.width)).len());
            let last = (rows + 1).saturating_sub(usize::from(parts.memo.height));
            self.top = self.top.saturating_add_signed(lines).min(last);
        } else {
            let len = self.listed().len();
            self.bar.step(lines, len);
            self.top = 0;
        }
        true
    }

    /// One step back within the screen: out of the memo, out of the words; whether there was one.
    pub fn step_out(&mut self) -> bool {
        std::mem::take(&mut self.in_text) || std::mem::take(&mut self.typing)
    }

    /// Why a command of this screen cannot run now.
    #[must_use]
    pub fn unavailable(&self, action: Action) -> Option<&'static str> {
        let needs = matches!(action, Action::Open | Action::Memo | Action::Export | Action::OtherPane);
        (needs && self.listed().is_empty()).then_some("there is no memo in this list")
    }

    fn filters(&self) -> bool {
        self.kind.is_some() || self.coder.is_some() || !self.input.value().is_empty()
    }
}

/// Draws the filters, the list, and the whole memo under the bar.
pub(in crate::tui) fn draw(frame: &mut Frame<'_>, area: Rect, screen: &MemosScreen, model: &Model) {
    let look = &model.look;
    let Parts { head, list, memo } = parts(area);
    let told = vec![words(screen, look), filters(screen, look), summary(screen, look)];
    frame.render_widget(Paragraph::new(told), head);
    frame.render_widget(Paragraph::new(rows(list, screen, look)), list);
    frame.render_widget(Paragraph::new(whole(memo, screen, look)), memo);
    if model.popups.is_empty() {
        frame.set_cursor_position(cursor(head, list, memo, screen));
    }
}

/// Where the parts of the screen stand.
struct Parts {
    head: Rect,
    list: Rect,
    memo: Rect,
}

fn parts(area: Rect) -> Parts {
    let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let head = Rect { height: area.height.min(3), ..area };
    let rest = Rect { y: area.y + area.height.min(4), height: area.height.saturating_sub(4), ..area };
    if area.width >= WIDE {
        let list = Rect { width: rest.width * 11 / 20, ..rest };
        let beside = rest.width.saturating_sub(list.width + 2);
        return Parts { head, list, memo: Rect { x: rest.x + list.width + 2, width: beside, ..rest } };
    }
    let below = rest.height / 2;
    let list = Rect { height: rest.height.saturating_sub(below + 1), ..rest };
    Parts { head, list, memo: Rect { y: rest.y + rest.height - below, height: below, ..rest } }
}

/// Where the terminal's own cursor stands: in the words, on the bar, or in the memo.
fn cursor(head: Rect, list: Rect, memo: Rect, screen: &MemosScreen) -> Position {
    let small = |place: usize, most: u16| u16::try_from(place).unwrap_or(most).min(most.saturating_sub(1));
    if screen.typing {
        return Position::new(head.x + small(screen.input.visual_cursor() + 9, head.width), head.y);
    }
    if screen.in_text {
        return Position::new(memo.x, memo.y);
    }
    let top = scrolled(screen.bar.at, screen.listed().len(), usize::from(list.height));
    Position::new(list.x, list.y + small(screen.bar.at - top, list.height))
}

fn words(screen: &MemosScreen, look: &Look) -> Line<'static> {
    let label = if screen.typing { Role::Key } else { Role::Quiet };
    Line::from(vec![
        Span::styled("words    ", look.style(label)),
        Span::styled(text::safe(screen.input.value()).into_owned(), look.style(Role::Strong)),
    ])
}

fn filters(screen: &MemosScreen, look: &Look) -> Line<'static> {
    let role = |set: bool| look.style(if set { Role::Strong } else { Role::Quiet });
    let kind = screen.kind.map_or("on anything", MemoKind::word);
    let kind = if screen.kind.is_some() { format!("on a {kind}") } else { kind.to_string() };
    let kind = if screen.kind == Some(MemoKind::Project) { "on the project".to_string() } else { kind };
    let coder = screen.coder.clone().unwrap_or_else(|| "by anybody".into());
    Line::from(vec![
        Span::styled("only     ", look.style(Role::Quiet)),
        Span::styled(kind, role(screen.kind.is_some())),
        Span::styled(format!("  {}  ", look.glyphs.dot), look.style(Role::Quiet)),
        Span::styled(coder, role(screen.coder.is_some())),
    ])
}

fn summary(screen: &MemosScreen, look: &Look) -> Line<'static> {
    let (role, told) = match (&screen.fault, &screen.lines) {
        (Some(why), _) => (Role::Alert, format!("! {why}")),
        (None, None) => (Role::Quiet, "looking".to_string()),
        (None, Some(lines)) => match (lines.len(), screen.filters()) {
            (0, true) => (Role::Text, "no memo fits; x takes all filters away".to_string()),
            (0, false) => (Role::Text, "There are no memos yet: m writes one here, y on all of it.".into()),
            (1, _) => (Role::Text, "1 memo".to_string()),
            (many, _) => (Role::Text, format!("{many} memos")),
        },
    };
    Line::from(Span::styled(told, look.style(role)))
}

/// What a memo is on, in a few words.
fn place(line: &MemoLine) -> String {
    match (&line.citation, line.removed) {
        (Some(citation), _) => format!("{citation} {}", line.about),
        (None, true) => format!("{} (removed)", line.about),
        (None, false) => line.about.clone(),
    }
}

fn rows(area: Rect, screen: &MemosScreen, look: &Look) -> Vec<Line<'static>> {
    let (width, height) = (usize::from(area.width), usize::from(area.height));
    let listed = screen.listed();
    let top = scrolled(screen.bar.at, listed.len(), height);
    let shown = listed.iter().enumerate().skip(top).take(height);
    let widest = shown.clone().map(|(_, line)| text::width(&text::safe(&place(line)))).max().unwrap_or(0);
    let wide = widest.min(width.saturating_sub(KIND + 8) * 3 / 5);
    shown
        .map(|(row, line)| {
            let under = row == screen.bar.at;
            let mark = if under { look.glyphs.bar } else { " " };
            let place = text::truncate(&text::safe(&place(line)), wide);
            let memo = text::safe(&line.memo.replace('\n', " ")).into_owned();
            let told = format!(
                "{mark} {}{} {} {memo}",
                text::pad(line.kind.word(), KIND),
                text::pad(&place, wide),
                text::pad(&text::truncate(&text::safe(&line.coder), 4), 4)
            );
            let told = text::pad(&text::truncate(&told, width), width);
            let role = if under && !screen.in_text { Role::Bar } else { Role::Text };
            Line::from(Span::styled(told, look.style(role)))
        })
        .collect()
}

/// The whole memo under the bar, with what it is on.
fn whole(area: Rect, screen: &MemosScreen, look: &Look) -> Vec<Line<'static>> {
    let Some(line) = screen.under() else { return Vec::new() };
    let width = usize::from(area.width).max(8);
    let at = line.changed.as_ref().unwrap_or(&line.created);
    let at = at.split('T').next().unwrap_or_default();
    let kind = match line.kind {
        MemoKind::Project => "the project ",
        MemoKind::Theme => "the theme ",
        MemoKind::Case => "the case ",
        MemoKind::Transcript | MemoKind::Coding => "",
    };
    let head = format!("{} on {kind}{}, {at}", line.coder, place(line));
    let mark = if screen.in_text { look.glyphs.bar } else { " " };
    let head = text::truncate(&format!("{mark} {}", text::safe(&head)), width);
    let role = if screen.in_text { Role::Bar } else { Role::Strong };
    let mut lines = vec![Line::from(Span::styled(text::pad(&head, width), look.style(role)))];
    let rows = whole_rows(line, width);
    let height = usize::from(area.height).saturating_sub(1);
    let top = screen.top.min(rows.len().saturating_sub(height));
    let shown = rows.into_iter().skip(top).take(height);
    lines.extend(shown.map(|(role, row)| Line::from(Span::styled(row, look.style(role)))));
    lines
}

/// The passage and the memo, row by row.
fn whole_rows(line: &MemoLine, width: usize) -> Vec<(Role, String)> {
    let width = width.saturating_sub(2).max(8);
    let quote = line.quote.iter().flat_map(|quote| text::fill(&format!("“{quote}”"), width));
    let quote = quote.map(|row| (Role::Quiet, format!("  {row}")));
    let memo = text::fill(&line.memo, width).into_iter().map(|row| (Role::Text, format!("  {row}")));
    quote.chain(memo).collect()
}
