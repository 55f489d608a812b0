//! Drawing the codebook: the tree on the left, the card beside it; below each other where it is narrow and nothing is
//! lost by it.

use super::CodebookScreen;
use super::card::{card, signs};
use crate::model::{Framework, Theme};
use crate::text;
use crate::tui::look::{Look, Role};
use crate::tui::model::Model;
use crate::tui::widgets::scrolled;
use crate::workbench::TallyLine;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Columns of a count.
const COUNT: usize = 6;
/// Columns of the counts by magnitude, where there is room.
const SIGNS: usize = 16;
/// Columns of the scale, where there is room.
const SCALE: usize = 10;
/// Columns the name of a theme keeps at least.
const NAME: usize = 26;

/// Draws the tree and the card, or what to do where there is no framework yet.
pub(in crate::tui) fn draw(frame: &mut Frame<'_>, area: Rect, screen: &CodebookScreen, model: &Model) {
    let framework = &model.study.names.framework;
    let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    if framework.themes().is_empty() {
        return empty(frame, area, model);
    }
    let tree = tree_width(area.width);
    let left = Rect { width: tree, ..area };
    let beside = Rect { x: area.x + tree + 2, width: area.width.saturating_sub(tree + 2), ..area };
    draw_tree(frame, left, screen, model);
    draw_card(frame, beside, screen, model);
}

const fn tree_width(width: u16) -> u16 {
    width * 11 / 20
}

/// So many themes are shown at once, and the first of them, on a screen that is `rows` high with `shown` themes.
fn window_of(rows: u16, at: usize, shown: usize) -> (usize, usize) {
    let height = usize::from(rows).saturating_sub(2).max(1);
    (height, scrolled(at, shown, height))
}

/// The last column of the tree, and the first theme that is shown, on a screen of this size.
pub(super) fn tree(body: (u16, u16), at: usize, shown: usize) -> (u16, usize) {
    (tree_width(body.0.saturating_sub(2)), window_of(body.1, at, shown).1)
}

fn empty(frame: &mut Frame<'_>, area: Rect, model: &Model) {
    let look = &model.look;
    let told = [
        (Role::Strong, "This project has no framework yet."),
        (Role::Text, ""),
        (Role::Text, "a   adds the first theme; more with a, below one with A"),
        (Role::Text, "    or read one from a file: emic codebook import FILE.toml (or .csv)"),
        (Role::Text, "?   lists all keys, Esc goes back"),
    ];
    let lines: Vec<Line<'_>> =
        told.into_iter().map(|(role, line)| Line::from(Span::styled(line, look.style(role)))).collect();
    frame.render_widget(Paragraph::new(lines), Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area });
    frame.set_cursor_position((area.x, area.y + 3.min(area.height.saturating_sub(1))));
}

/// Which columns there is room for.
struct Columns {
    name: usize,
    scale: bool,
    signs: bool,
    /// Initials of the coders with a column of their own; where none has one, all are counted together.
    coders: Vec<String>,
}

impl Columns {
    fn of(width: usize, model: &Model) -> Self {
        let coders: Vec<String> = model.study.coders.iter().map(|coder| coder.initials.clone()).collect();
        let mut room = width.saturating_sub(4 + NAME);
        let coders = if coders.len() * COUNT <= room { coders } else { Vec::new() };
        room = room.saturating_sub(coders.len().max(1) * COUNT);
        let signs = room >= SIGNS;
        room = room.saturating_sub(if signs { SIGNS } else { 0 });
        let scale = room >= SCALE;
        room = room.saturating_sub(if scale { SCALE } else { 0 });
        Self { name: NAME + room, scale, signs, coders }
    }
}

fn draw_tree(frame: &mut Frame<'_>, area: Rect, screen: &CodebookScreen, model: &Model) {
    let look = &model.look;
    let framework = &model.study.names.framework;
    let width = usize::from(area.width);
    let columns = Columns::of(width, model);
    let only = screen.magnitude.as_deref().map(|only| format!(" (counted: {only})")).unwrap_or_default();
    let heading = text::truncate(&format!("theme{}", text::safe(&only)), columns.name.saturating_sub(1));
    let mut head = format!("    {}", text::pad(&heading, columns.name));
    if columns.scale {
        head.push_str(&text::pad("scale", SCALE));
    }
    if columns.signs {
        head.push_str(&text::pad("magnitudes", SIGNS));
    }
    match columns.coders.as_slice() {
        [] => head.push_str(&format!("{:>COUNT$}", "all")),
        coders => head.extend(coders.iter().map(|initials| format!("{:>COUNT$}", text::truncate(initials, COUNT - 1)))),
    }
    let mut lines = vec![Line::from(Span::styled(text::truncate(&head, width), look.style(Role::Quiet)))];
    let shown = screen.shown(framework);
    let (height, top) = window_of(area.height, screen.bar.at, shown.len());
    for (row, theme) in shown.iter().enumerate().skip(top).take(height) {
        lines.push(tree_line(framework, theme, row == screen.bar.at, screen, &columns, look));
    }
    frame.render_widget(Paragraph::new(lines), area);
    if model.popups.is_empty() {
        let row = u16::try_from(1 + screen.bar.at - top).unwrap_or(1);
        frame.set_cursor_position(Position::new(area.x, area.y + row.min(area.height.saturating_sub(1))));
    }
}

fn tree_line<'m>(
    framework: &Framework,
    theme: &Theme,
    under: bool,
    screen: &CodebookScreen,
    columns: &Columns,
    look: &Look,
) -> Line<'m> {
    let folded = screen.folded.contains(&theme.id);
    let mark = if under { look.glyphs.bar } else { " " };
    let fold = match (framework.is_leaf(theme.id), folded) {
        (true, _) => " ",
        (false, true) => "+",
        (false, false) => "-",
    };
    let role = match (under, theme.codable) {
        (true, _) => Role::Bar,
        (false, true) => Role::Text,
        (false, false) => Role::Quiet,
    };
    let indent = "  ".repeat(framework.depth(theme.id));
    let number = framework.number(theme.id);
    let heading = if theme.codable { "" } else { " (heading)" };
    let room = columns.name.saturating_sub(indent.len() + text::width(number) + 1);
    let name =
        text::pad(&text::truncate(&format!("{}{heading}", text::safe(&theme.name)), room.saturating_sub(1)), room);
    let mut rest = String::new();
    if columns.scale {
        let scale = framework.scale_of(theme.id).map_or("", |scale| scale.key.as_str());
        rest.push_str(&text::pad(&text::truncate(&text::safe(scale), SCALE - 1), SCALE));
    }
    let none = Vec::new();
    let counts = screen.counted.counts.get(&theme.id).unwrap_or(&none);
    if columns.signs {
        let all: Vec<&TallyLine> = counts.iter().filter(|line| screen.counts(line)).collect();
        let told =
            if framework.scale_of(theme.id).is_some() { signs(&all, framework, theme.id, look) } else { String::new() };
        rest.push_str(&text::pad(&text::truncate(&told, SIGNS - 1), SIGNS));
    }
    let below = if folded { framework.family(theme.id).get(1..).unwrap_or_default() } else { &[] };
    let count = |of: &dyn Fn(&TallyLine) -> bool| {
        let sum = |counts: &[TallyLine]| {
            counts.iter().filter(|line| of(line) && screen.counts(line)).map(|line| line.codings).sum::<usize>()
        };
        let hidden: usize = below.iter().filter_map(|theme| screen.counted.counts.get(&theme.id)).map(|c| sum(c)).sum();
        figure(sum(counts), hidden)
    };
    match columns.coders.as_slice() {
        [] => rest.push_str(&format!("{:>COUNT$}", count(&|_| true))),
        coders => {
            for initials in coders {
                rest.push_str(&format!("{:>COUNT$}", count(&|line| line.coder == *initials)));
            }
        }
    }
    let colour = look.colour(framework.colour_of(theme.id));
    let number_style = if under { look.style(Role::Bar) } else { look.style(role).patch(colour) };
    Line::from(vec![
        Span::styled(format!("{mark}{fold} {indent}"), look.style(role)),
        Span::styled(number.to_string(), number_style),
        Span::styled(format!(" {name}{rest}"), look.style(role)),
    ])
}

/// A count; with what is folded away behind a plus.
fn figure(own: usize, below: usize) -> String {
    match (own, below) {
        (0, 0) => String::new(),
        (own, 0) => own.to_string(),
        (own, below) => format!("{own}+{below}"),
    }
}

fn draw_card(frame: &mut Frame<'_>, area: Rect, screen: &CodebookScreen, model: &Model) {
    let look = &model.look;
    let framework = &model.study.names.framework;
    let Some(theme) = screen.theme(framework) else { return };
    let none = Vec::new();
    let counts = screen.counted.counts.get(&theme.id).unwrap_or(&none);
    let width = usize::from(area.width).max(10);
    let mut told = card(framework, theme.id, counts, look);
    if let Some(hidden) = &screen.counted.hidden {
        told.push((Role::Quiet, format!("Others' codings of {hidden} are hidden until yours are done.")));
    }
    let mut rows: Vec<Line<'_>> = Vec::new();
    for (place, (role, line)) in told.iter().enumerate() {
        let wrapped = text::fill(line, width);
        if wrapped.is_empty() {
            rows.push(Line::default());
        }
        let style = if place == 0 {
            look.style(*role).patch(look.colour(framework.colour_of(theme.id)))
        } else {
            look.style(*role)
        };
        rows.extend(wrapped.into_iter().map(|row| Line::from(Span::styled(row, style))));
    }
    let height = usize::from(area.height).saturating_sub(1);
    let more = rows.len().saturating_sub(height);
    if more > 0 {
        rows.truncate(height.saturating_sub(1));
        rows.push(Line::from(Span::styled(format!("{} more lines: Tab shows all", more + 1), look.style(Role::Quiet))));
    }
    frame.render_widget(Paragraph::new(rows), area);
}
