//! Search: a line for the words, filters, and the hits in their context.

use crate::model::ThemeId;
use crate::text;
use crate::tui::commands::Action;
use crate::tui::look::{Look, Role};
use crate::tui::message::Study;
use crate::tui::model::Model;
use crate::tui::widgets::{Bar, lines, scrolled};
use crate::workbench::{HitLine, SearchReport, SearchRequest, SearchUnit};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;
use tui_input::Input;

/// So many hits are fetched for the screen.
pub const MOST: usize = 1_000;

/// A search on screen.
#[derive(Debug, Default)]
pub struct SearchScreen {
    /// The words.
    pub input: Input,
    /// Whether keys go to the words.
    pub typing: bool,
    /// Only quotes of this theme and what is below it.
    pub theme: Option<ThemeId>,
    /// Only quotes with this magnitude.
    pub magnitude: Option<String>,
    /// Only quotes of this coder.
    pub coder: Option<String>,
    /// What else is asked for, as by the row of a table one came from.
    pub base: SearchRequest,
    /// What was found last.
    pub report: Option<SearchReport>,
    /// Why nothing could be searched.
    pub fault: Option<String>,
    /// The hit under the bar.
    pub bar: Bar,
    /// The number of the search that is waited for.
    pub ticket: u64,
}

impl SearchScreen {
    /// What is asked for now.
    #[must_use]
    pub fn request(&self) -> SearchRequest {
        SearchRequest {
            query: self.input.value().to_string(),
            theme: self.theme.map(|theme| theme.to_string()),
            magnitude: self.magnitude.clone(),
            by: self.coder.clone(),
            limit: Some(MOST),
            ..self.base.clone()
        }
    }

    /// Whether there is anything to ask for.
    #[must_use]
    pub fn asks(&self) -> bool {
        !self.input.value().trim().is_empty() || self.filters()
    }

    fn filters(&self) -> bool {
        let narrowed = self.base != SearchRequest::default();
        self.theme.is_some() || self.magnitude.is_some() || self.coder.is_some() || narrowed
    }

    /// What else is asked for, in words.
    fn also(&self) -> Vec<String> {
        let base = &self.base;
        let mut told = Vec::new();
        told.extend(base.question.iter().map(|question| format!("speaks to {question}")));
        told.extend(base.case.iter().map(|case| format!("case {case}")));
        told.extend(base.no_case.then(|| "of no case".to_string()));
        told.extend(base.conditions.iter().cloned());
        told.extend(base.transcript.clone());
        told.extend(base.exact.then(|| "exactly the theme".to_string()));
        told.extend(base.codings.as_deref().map(|codings| match codings {
            "merged" => "the same reading once".to_string(),
            "consensus" => "the consensus".to_string(),
            initials => format!("codings of {initials}"),
        }));
        told
    }

    /// The hits that were fetched.
    #[must_use]
    pub fn hits(&self) -> &[HitLine] {
        self.report.as_ref().map_or(&[], |report| report.hits.as_slice())
    }

    /// Takes an answer in, if it is the one waited for.
    pub fn take(&mut self, ticket: u64, answer: Result<Box<SearchReport>, String>) {
        if ticket != self.ticket {
            return;
        }
        match answer {
            Ok(report) => {
                self.fault = None;
                self.report = Some(*report);
            }
            Err(why) => {
                self.fault = Some(why);
                self.report = None;
            }
        }
        self.bar.keep(self.hits().len());
    }

    /// Moves the bar; whether the command was a movement.
    pub fn travel(&mut self, action: Action, count: usize, height: usize) -> bool {
        let Some(lines) = lines(action, count, height / 4) else { return false };
        self.bar.step(lines, self.hits().len());
        true
    }

    /// Why a hit cannot be gone to or written out.
    #[must_use]
    pub fn unavailable(&self) -> Option<&'static str> {
        self.hits().is_empty().then_some("nothing was found")
    }
}

/// Draws the words, the filters, the hits, and the whole passage of the hit under the bar.
pub(in crate::tui) fn draw(frame: &mut Frame<'_>, area: Rect, screen: &SearchScreen, model: &Model) {
    let look = &model.look;
    let row = |y: u16, height: u16| Rect { x: area.x + 1, y: area.y + y, width: area.width.saturating_sub(2), height };
    let label = if screen.typing { Role::Key } else { Role::Quiet };
    let words = Line::from(vec![
        Span::styled("words   ", look.style(label)),
        Span::styled(text::safe(screen.input.value()).into_owned(), look.style(Role::Strong)),
    ]);
    frame.render_widget(Paragraph::new(words), row(0, 1));
    frame.render_widget(Paragraph::new(filters(screen, &model.study, look)), row(1, 1));
    frame.render_widget(Paragraph::new(summary(screen, look)), row(2, 1));
    let rest = area.height.saturating_sub(4);
    let passage = (rest / 3).min(8);
    let hits = row(4, rest.saturating_sub(passage + 1));
    frame.render_widget(Paragraph::new(list(hits, screen, &model.study, look)), hits);
    let below = row(area.height.saturating_sub(passage), passage);
    frame.render_widget(Paragraph::new(whole(below, screen, look)), below);
    if screen.typing && model.popups.is_empty() {
        let column = u16::try_from(screen.input.visual_cursor()).unwrap_or(0) + 9;
        frame.set_cursor_position(Position::new(area.x + column.min(area.width.saturating_sub(1)), area.y));
    } else if model.popups.is_empty() && !screen.hits().is_empty() {
        let top = scrolled(screen.bar.at, screen.hits().len(), usize::from(hits.height));
        let at = u16::try_from(screen.bar.at - top).unwrap_or(0);
        frame.set_cursor_position(Position::new(hits.x, hits.y + at.min(hits.height.saturating_sub(1))));
    }
}

fn filters(screen: &SearchScreen, study: &Study, look: &Look) -> Line<'static> {
    let framework = &study.names.framework;
    let theme = screen.theme.and_then(|id| framework.theme(id)).map_or_else(
        || "any theme".to_string(),
        |theme| format!("{} {}", framework.number(theme.id), text::safe(&theme.name)),
    );
    let magnitude = screen.magnitude.clone().unwrap_or_else(|| "any magnitude".into());
    let coder = screen.coder.clone().unwrap_or_else(|| "any coder".into());
    let role = |set: bool| look.style(if set { Role::Strong } else { Role::Quiet });
    let dot = format!("  {}  ", look.glyphs.dot);
    let mut spans = vec![
        Span::styled("only    ", look.style(Role::Quiet)),
        Span::styled(theme, role(screen.theme.is_some())),
        Span::styled(dot.clone(), look.style(Role::Quiet)),
        Span::styled(magnitude, role(screen.magnitude.is_some())),
        Span::styled(dot, look.style(Role::Quiet)),
        Span::styled(coder, role(screen.coder.is_some())),
    ];
    for also in screen.also() {
        spans.push(Span::styled(format!("  {}  ", look.glyphs.dot), look.style(Role::Quiet)));
        spans.push(Span::styled(text::safe(&also).into_owned(), look.style(Role::Strong)));
    }
    Line::from(spans)
}

fn summary(screen: &SearchScreen, look: &Look) -> Line<'static> {
    let (role, told) = match (&screen.fault, &screen.report) {
        (Some(why), _) => (Role::Alert, format!("! {why}")),
        (None, None) if screen.asks() => (Role::Quiet, "searching".to_string()),
        (None, None) => {
            (Role::Quiet, "Words, \"a phrase\", -without, or*; Tab: filters. Without one, turns are searched.".into())
        }
        (None, Some(report)) => {
            let unit = match (report.unit, report.total) {
                (SearchUnit::Quote, 1) => "quote",
                (SearchUnit::Quote, _) => "quotes",
                (SearchUnit::Turn, 1) => "turn",
                (SearchUnit::Turn, _) => "turns",
            };
            let shown = if report.hits.len() < report.total {
                format!(", the first {} listed", report.hits.len())
            } else {
                String::new()
            };
            (Role::Text, format!("{} {unit}{shown}", report.total))
        }
    };
    Line::from(Span::styled(told, look.style(role)))
}

fn list(area: Rect, screen: &SearchScreen, study: &Study, look: &Look) -> Vec<Line<'static>> {
    let height = usize::from(area.height);
    let width = usize::from(area.width);
    let hits = screen.hits();
    let top = scrolled(screen.bar.at, hits.len(), height);
    let cite = hits.iter().skip(top).take(height).map(|hit| text::width(&hit.citation)).max().unwrap_or(0).clamp(6, 18);
    hits.iter()
        .enumerate()
        .skip(top)
        .take(height)
        .map(|(row, hit)| {
            let under = row == screen.bar.at;
            let mark = if under { look.glyphs.bar } else { " " };
            let sign = signs(hit, study, look);
            let lead = format!("{mark} {} {} ", text::pad(&text::safe(&hit.citation), cite), text::pad(&sign, 3));
            let room = width.saturating_sub(text::width(&lead));
            let base = look.style(if under { Role::Bar } else { Role::Text });
            let mut spans = vec![Span::styled(lead, base)];
            spans.extend(around(hit, room, base, look));
            Line::from(spans)
        })
        .collect()
}

/// The magnitudes of a hit's codings, as signs.
fn signs(hit: &HitLine, study: &Study, look: &Look) -> String {
    let framework = &study.names.framework;
    let sign = |coding: &crate::workbench::HitCoding| {
        let scale = framework.resolve(&coding.theme).and_then(|theme| framework.scale_of(theme.id));
        look.magnitude(coding.magnitude.as_deref(), scale)
    };
    if hit.codings.len() > 3 {
        return format!("{}{}", hit.codings.len(), look.glyphs.more);
    }
    hit.codings.iter().map(sign).collect()
}

/// As much of the passage around the first word that was searched for as there is room for.
fn around(hit: &HitLine, room: usize, base: Style, look: &Look) -> Vec<Span<'static>> {
    let words: Vec<char> = hit.text.chars().collect();
    let first = hit.highlights.first().map_or(0, |(start, _)| start.saturating_sub(hit.start));
    let from = if first + 12 < room { 0 } else { first.saturating_sub(room / 3) };
    let mut spans = Vec::new();
    let mut left = room;
    if from > 0 {
        spans.push(Span::styled(look.glyphs.more, base));
        left = left.saturating_sub(1);
    }
    for (run, matched) in runs(&words, hit, from) {
        let style = if matched { base.patch(look.style(Role::Match)) } else { base };
        let shown = text::truncate(&text::safe(&run), left);
        left = left.saturating_sub(text::width(&shown));
        spans.push(Span::styled(shown, style));
        if left == 0 {
            break;
        }
    }
    if left > 0 {
        spans.push(Span::styled(" ".repeat(left), base));
    }
    spans
}

/// The passage from a character on, cut where a highlight begins or ends.
fn runs(words: &[char], hit: &HitLine, from: usize) -> Vec<(String, bool)> {
    let matched = |at: usize| hit.highlights.iter().any(|(start, end)| (*start..*end).contains(&(hit.start + at)));
    let mut runs: Vec<(String, bool)> = Vec::new();
    for (at, c) in words.iter().enumerate().skip(from) {
        let now = matched(at);
        match runs.last_mut() {
            Some((run, last)) if *last == now => run.push(*c),
            _ => runs.push((c.to_string(), now)),
        }
    }
    runs
}

/// The whole passage of the hit under the bar, with who says it and what it is coded with.
fn whole(area: Rect, screen: &SearchScreen, look: &Look) -> Vec<Line<'static>> {
    let Some(hit) = screen.hits().get(screen.bar.at) else { return Vec::new() };
    let speaker = hit.speaker.as_deref().unwrap_or("");
    let role = hit.role.map_or("", |role| role.word());
    let codings: Vec<String> = hit
        .codings
        .iter()
        .map(|coding| {
            let magnitude = coding.magnitude.as_ref().map_or_else(String::new, |value| format!(" {value}"));
            format!("{} {}{magnitude}", coding.coder, coding.theme)
        })
        .collect();
    let head = format!("{} {} ({role})  {}", hit.citation, text::safe(speaker), codings.join(", "));
    let mut lines = vec![Line::from(Span::styled(
        text::truncate(&text::safe(&head), usize::from(area.width)),
        look.style(Role::Quiet),
    ))];
    let rows = text::fill(&hit.text, usize::from(area.width));
    lines.extend(rows.into_iter().take(usize::from(area.height).saturating_sub(1)).map(Line::from));
    lines
}
