//! The panel: the codings under the cursor with coder, magnitude and memo, what the theme of the current one means, and how
//! many magnitudes are still missing. Beside the text where there is room, else below it in two columns.

use super::{TranscriptScreen, shown};
use crate::model::{Coding, Span as ByteSpan};
use crate::text;
use crate::tui::look::{Look, Role};
use crate::tui::model::Model;
use crate::tui::widgets::theme_detail;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Borders, Paragraph};

/// A line to be told, and what it is.
type Told = (Role, String);

/// So many rows beside the text are kept for the theme, however many codings there are.
const FOR_THEME: usize = 14;

/// Draws the panel into `area`, at the right of the text or below it.
pub(super) fn draw(frame: &mut Frame<'_>, area: Rect, screen: &TranscriptScreen, model: &Model, wide: bool) {
    let look = &model.look;
    let mut block =
        Block::new().borders(if wide { Borders::LEFT } else { Borders::TOP }).border_style(look.style(Role::Quiet));
    block = match (look.plain, look.glyphs.bar.is_ascii()) {
        (true, _) => block.border_set(edge(" ", " ")),
        (false, true) => block.border_set(edge("|", "-")),
        (false, false) => block,
    };
    let missing = missing(screen);
    if let (false, Some(told)) = (wide, &missing) {
        block = block.title(Span::styled(format!(" {told} "), look.style(Role::Quiet)));
    }
    let inner = block.inner(area);
    frame.render_widget(block, area);
    let inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
    if wide {
        draw_beside(frame, inner, screen, model, missing);
    } else {
        draw_below(frame, inner, screen, model);
    }
}

fn edge<'e>(vertical_left: &'e str, horizontal_top: &'e str) -> ratatui::symbols::border::Set<'e> {
    ratatui::symbols::border::Set { vertical_left, horizontal_top, ..ratatui::symbols::border::PLAIN }
}

fn draw_beside(frame: &mut Frame<'_>, area: Rect, screen: &TranscriptScreen, model: &Model, missing: Option<String>) {
    let width = usize::from(area.width);
    let foot = u16::from(missing.is_some());
    let room = usize::from(area.height.saturating_sub(foot));
    let mut told = match &screen.ends {
        Some(_) => ends(screen, model, width),
        None => listed(screen, model, width, room.saturating_sub(FOR_THEME).max(room / 2), true),
    };
    if let Some(current) = screen.current_coding() {
        told.push((Role::Text, String::new()));
        told.extend(theme_detail(&model.study.names.framework, current.theme));
    }
    let lines = filled(&told, width, &model.look);
    frame.render_widget(Paragraph::new(lines), Rect { height: area.height.saturating_sub(foot), ..area });
    if let Some(told) = missing {
        let line = Line::from(Span::styled(text::truncate(&told, width), model.look.style(Role::Quiet)));
        let place = Rect { y: area.y + area.height.saturating_sub(1), height: 1.min(area.height), ..area };
        frame.render_widget(Paragraph::new(line), place);
    }
}

fn draw_below(frame: &mut Frame<'_>, area: Rect, screen: &TranscriptScreen, model: &Model) {
    let height = usize::from(area.height);
    let left = area.width * 9 / 20;
    let list = Rect { width: left, ..area };
    let theme = Rect { x: area.x + left + 2, width: area.width.saturating_sub(left + 2), ..area };
    let width = usize::from(list.width);
    let Some(current) = screen.current_coding().filter(|_| screen.ends.is_none()) else {
        let whole = usize::from(area.width);
        let told = if screen.ends.is_some() {
            ends(screen, model, whole)
        } else {
            listed(screen, model, whole, height, false)
        };
        frame.render_widget(Paragraph::new(filled(&told, whole, &model.look)), area);
        return;
    };
    let told = listed(screen, model, width, height, false);
    frame.render_widget(Paragraph::new(filled(&told, width, &model.look)), list);
    let detail = theme_detail(&model.study.names.framework, current.theme);
    let lines = brief(&detail, usize::from(theme.width), height, &model.look);
    frame.render_widget(Paragraph::new(lines), theme);
}

/// How many magnitudes are missing of what is shown.
fn missing(screen: &TranscriptScreen) -> Option<String> {
    let missing = screen.shown.missing.len();
    (missing > 0).then(|| format!("magnitude still missing: {missing} (r goes there)"))
}

/// The codings under the cursor, the current one first and marked, in at most `rows` rows; with whole memos where they
/// are `long`.
fn listed(screen: &TranscriptScreen, model: &Model, width: usize, rows: usize, long: bool) -> Vec<Told> {
    let Some(current) = screen.current_coding() else {
        return vec![
            (Role::Quiet, "Nothing is coded here.".into()),
            (
                Role::Quiet,
                "o selects the word, then the sentence, then the turn; c codes what is selected, or the sentence."
                    .into(),
            ),
        ];
    };
    let mut here = screen.codings_here(&model.study);
    here.retain(|coding| coding.id != current.id);
    here.insert(0, current);
    let mut told: Vec<Told> = Vec::new();
    let mut used = 0;
    for (place, coding) in here.iter().enumerate() {
        let lines = entry(coding, coding.id == current.id, model, width, long);
        let height: usize = lines.iter().map(|(_, line)| text::fill(line, width.max(10)).len()).sum();
        let more = here.len() - place;
        let kept = usize::from(more > 1);
        if used + height + kept > rows && place > 0 {
            told.push((Role::Quiet, format!("+{more} more here")));
            break;
        }
        used += height;
        told.extend(lines);
    }
    told
}

/// What is told of one coding.
fn entry(coding: &Coding, current: bool, model: &Model, width: usize, long: bool) -> Vec<Told> {
    let look = &model.look;
    let role = if current { Role::Strong } else { Role::Text };
    let mark = if current { look.glyphs.bar } else { " " };
    let exemplar = if coding.exemplar { format!(" {}", look.glyphs.exemplar) } else { String::new() };
    let mut line = format!("{mark} {}{exemplar}", describe(coding, model));
    let memo = (!coding.memo.is_empty()).then(|| format!("  {} {}", look.glyphs.memo, text::safe(&coding.memo)));
    if !long {
        line = text::truncate(&text::safe(&line), width);
    }
    let memo = memo.filter(|_| long || current).map(|memo| if long { memo } else { text::truncate(&memo, width) });
    [Some((role, line)), memo.map(|memo| (Role::Quiet, memo))].into_iter().flatten().collect()
}

/// Coder, magnitude and theme of a coding, in a line: the sign stands before the name, which may be long.
fn describe(coding: &Coding, model: &Model) -> String {
    let framework = &model.study.names.framework;
    let name = framework.theme(coding.theme).map_or("", |theme| theme.name.as_str());
    let magnitude = match (&coding.magnitude, framework.scale_of(coding.theme)) {
        (Some(value), _) => format!(": {value}"),
        (None, Some(_)) => ": no magnitude yet".to_string(),
        (None, None) => String::new(),
    };
    let sign = shown::sign(framework, coding);
    let coder = model.study.names.initials(coding.coder);
    format!("{coder} {} {} {name}{magnitude}", model.look.sign(&sign), framework.number(coding.theme))
}

/// The old and the new ends of the coding whose ends are being moved.
fn ends(screen: &TranscriptScreen, model: &Model, width: usize) -> Vec<Told> {
    let Some(ends) = &screen.ends else { return Vec::new() };
    let theme = screen.current_coding().map_or_else(String::new, |coding| describe(coding, model));
    let chars = |span: ByteSpan| {
        let chars = screen.loaded.positions.char_span(&screen.loaded.text, span);
        chars.end - chars.start
    };
    let which = if ends.end { "end" } else { "beginning" };
    let change = match (chars(ends.was), chars(ends.now)) {
        (was, now) if now > was => format!("{} characters longer", now - was),
        (was, now) if now < was => format!("{} characters shorter", was - now),
        _ if ends.now == ends.was => "as it was".to_string(),
        _ => "moved".to_string(),
    };
    let quoted = |span: ByteSpan| {
        middle(&text::safe(span.slice(&screen.loaded.text).unwrap_or_default()), width.saturating_sub(7))
    };
    vec![
        (Role::Strong, format!("Moving the {which} of {theme}")),
        (Role::Text, format!("was “{}”", quoted(ends.was))),
        (Role::Text, format!("now “{}”", quoted(ends.now))),
        (Role::Quiet, change),
    ]
}

/// `text`, or its beginning and its end where it takes more than `width` cells.
fn middle(text: &str, width: usize) -> String {
    if text::width(text) <= width {
        return text.to_string();
    }
    let half = width.saturating_sub(3) / 2;
    let clusters: Vec<(&str, usize)> = text::clusters(text).collect();
    let mut used = 0;
    let mut end: Vec<&str> = Vec::new();
    for (cluster, cells) in clusters.iter().rev() {
        used += cells;
        if used > half {
            break;
        }
        end.push(cluster);
    }
    let end: String = end.into_iter().rev().collect();
    format!("{} {}", text::truncate(text, half + 1), end.trim_start())
}

/// What a theme means in `height` rows: every part keeps one, so that rules and example are never out of sight; what is
/// left goes to the first parts.
fn brief<'l>(detail: &[Told], width: usize, height: usize, look: &Look) -> Vec<Line<'l>> {
    let parts: Vec<(Role, Vec<String>)> =
        detail.iter().skip(1).map(|(role, line)| (*role, text::fill(line, width.max(10)))).collect();
    let mut spare = height.saturating_sub(parts.len());
    let mut lines = Vec::new();
    for (role, rows) in parts {
        let kept = rows.len().min(1 + spare);
        spare -= kept.saturating_sub(1);
        let cut = rows.len() > kept;
        for (place, row) in rows.into_iter().take(kept).enumerate() {
            let row = if cut && place + 1 == kept {
                text::truncate(&format!("{row} {}", look.glyphs.more), width)
            } else {
                row
            };
            lines.push(Line::from(Span::styled(row, look.style(role))));
        }
    }
    lines
}

fn filled<'l>(told: &[Told], width: usize, look: &Look) -> Vec<Line<'l>> {
    let mut lines = Vec::new();
    for (role, line) in told {
        let rows = text::fill(line, width.max(10));
        lines.extend(rows.into_iter().map(|row| Line::from(Span::styled(row, look.style(*role)))));
    }
    lines
}
