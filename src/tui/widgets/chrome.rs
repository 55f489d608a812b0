//! The lines around a screen: what is open on top, what was just done and which keys hold below.

use crate::text;
use crate::tui::commands::{Action, commands_at};
use crate::tui::look::{Look, Role};
use crate::tui::model::{Model, Popup, Screen};
use crate::tui::tutoring;
use crate::tui::widgets::{MemoEditor, SummaryEditor};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear, Paragraph};

/// The line on top: where one is, who is at work, and whether everything is on disk.
pub fn draw_top(frame: &mut Frame<'_>, area: Rect, model: &Model) {
    let look = &model.look;
    let dot = format!(" {} ", look.glyphs.dot);
    let left = match model.screen() {
        Some(Screen::Transcript(screen)) => screen.heading(&model.study).join(&dot),
        Some(Screen::Search(_)) => format!("{}{dot}search", text::safe(&model.study.title)),
        Some(Screen::Agreement(_)) => format!("{}{dot}agreement", text::safe(&model.study.title)),
        Some(Screen::Matrix(_)) => format!("{}{dot}matrix", text::safe(&model.study.title)),
        Some(Screen::Codebook(_)) => format!("{}{dot}codebook", text::safe(&model.study.title)),
        Some(Screen::Disagreements(_)) => format!("{}{dot}disagreements", text::safe(&model.study.title)),
        Some(Screen::Evaluation(_)) => format!("{}{dot}tables for the report", text::safe(&model.study.title)),
        Some(Screen::Memos(_)) => format!("{}{dot}memos", text::safe(&model.study.title)),
        _ => text::safe(&model.study.title).into_owned(),
    };
    let coder = model.study.coder.as_deref().unwrap_or("no coder");
    let state = if model.study.read_only {
        "read only".to_string()
    } else if matches!(model.screen(), Some(Screen::Transcript(screen)) if screen.moved_ends().is_some()) {
        "new ends not kept yet".to_string()
    } else if model.popups.iter().any(|popup| matches!(popup, Popup::Form(form) if form.is_changed())) {
        "theme not saved yet".to_string()
    } else if model.popups.iter().any(|popup| matches!(popup, Popup::Thread(thread) if !thread.written().is_empty())) {
        "comment not added yet".to_string()
    } else if let Some(memo) = model.popups.iter().find_map(unsaved) {
        let kept = if memo.is_kept() { ", draft kept" } else { "" };
        format!("memo not saved yet{kept}")
    } else if let Some(summary) = model.popups.iter().find_map(unsaved_summary) {
        let kept = if summary.is_kept() { ", draft kept" } else { "" };
        format!("summary not saved yet{kept}")
    } else if model.saving > 0 {
        format!("saving{}", look.glyphs.more)
    } else {
        format!("saved {}", look.glyphs.saved)
    };
    let right = format!("{coder}{dot}{state} ");
    let room = usize::from(area.width).saturating_sub(text::width(&right) + 2);
    let left = text::pad(&format!(" {}", text::truncate(&left, room.saturating_sub(1))), room);
    let line = Line::from(vec![
        Span::styled(left, look.style(Role::Strong)),
        Span::styled(format!("  {right}"), look.style(Role::Quiet)),
    ]);
    frame.render_widget(Paragraph::new(line), area);
}

/// A memo with words that are not on disk.
fn unsaved(popup: &Popup) -> Option<&MemoEditor> {
    match popup {
        Popup::Memo(memo) if memo.is_changed() => Some(memo),
        _ => None,
    }
}

/// A summary with words that are not on disk.
fn unsaved_summary(popup: &Popup) -> Option<&SummaryEditor> {
    match popup {
        Popup::Summary(summary) if summary.is_changed() => Some(summary),
        _ => None,
    }
}

/// The line for good or bad news, for the count being typed, or for what is slow; in the tutorial for the step one is at,
/// as far as there is room beside the news.
pub fn draw_notice(frame: &mut Frame<'_>, area: Rect, model: &Model) {
    let look = &model.look;
    let lesson = tutoring::told(model);
    let (role, told) = match (&model.notice, &model.busy, model.count) {
        (_, _, Some(count)) => (Role::Strong, count.to_string()),
        (Some(notice), _, _) if notice.alert => (Role::Alert, format!("! {}", notice.text)),
        (Some(notice), _, _) => (Role::Text, notice.text.clone()),
        (None, Some(busy), _) => (Role::Quiet, format!("{busy}  (Esc stops it)")),
        (None, None, None) => match &lesson {
            Some(lesson) => (Role::Quiet, lesson.words.clone()),
            None => return,
        },
    };
    let room = usize::from(area.width).saturating_sub(1);
    let told = text::truncate(&text::safe(&told), room);
    let mut spans = vec![Span::styled(format!(" {told}"), look.style(role))];
    let fits = |step: &String| {
        let gap = room.checked_sub(text::width(&told) + text::width(step) + 1).filter(|gap| *gap > 1)?;
        Some((gap, format!("{step} ")))
    };
    if let Some((gap, step)) = lesson.and_then(|lesson| fits(&lesson.step).or_else(|| fits(&lesson.brief))) {
        spans.push(Span::raw(" ".repeat(gap)));
        spans.push(Span::styled(step, look.style(Role::Strong)));
    }
    frame.render_widget(Paragraph::new(Line::from(spans)), area);
}

/// The hint line: the keys that hold where the keys go now, what cannot run dimmed, as many as fit.
pub fn draw_hints(frame: &mut Frame<'_>, area: Rect, model: &Model) {
    let look = &model.look;
    let mut spans: Vec<Span<'_>> = vec![Span::raw(" ")];
    let mut room = usize::from(area.width).saturating_sub(1);
    let place = model.place();
    let help = commands_at(place).filter(|command| command.label == "help");
    // What can never run in this window is no hint in it.
    let idle = |action| match model.popups.last() {
        Some(Popup::Summary(summary)) => summary.unavailable(action).is_some(),
        _ => action == Action::AcceptMore && model.unavailable(action).is_some(),
    };
    let others = commands_at(place).filter(|command| command.hint && command.label != "help" && !idle(command.action));
    for command in help.chain(others) {
        let key = command.keys.first().copied().unwrap_or_default();
        let width = text::width(key) + 1 + text::width(command.label) + 2;
        if width > room {
            continue;
        }
        room -= width;
        let (key_role, role) = match model.unavailable(command.action) {
            Some(_) => (Role::Disabled, Role::Disabled),
            None => (Role::Key, Role::Quiet),
        };
        spans.push(Span::styled(key, look.style(key_role)));
        spans.push(Span::styled(format!(" {}  ", command.label), look.style(role)));
    }
    frame.render_widget(Paragraph::new(Line::from(spans)), area);
}

/// Clears room for a window of at most `size` columns and rows in the middle of `area` and frames it; what is inside the
/// frame is returned.
pub fn window(frame: &mut Frame<'_>, area: Rect, title: &str, size: (u16, u16), look: &Look) -> Rect {
    let place = centred(area, size);
    frame.render_widget(Clear, place);
    let title = text::truncate(&text::safe(title), usize::from(place.width).saturating_sub(4));
    let mut block = Block::bordered().style(look.base());
    if look.plain {
        block = block.border_set(NO_BORDER);
    } else if look.glyphs.bar.is_ascii() {
        block = block.border_set(ASCII_BORDER);
    }
    let block = block.title(Span::styled(format!(" {title} "), look.style(Role::Strong)));
    let inner = block.inner(place);
    frame.render_widget(block, place);
    inner
}

/// What is inside the frame of such a window, before it is drawn.
pub fn framed(area: Rect, size: (u16, u16)) -> Rect {
    Block::bordered().inner(centred(area, size))
}

fn centred(area: Rect, size: (u16, u16)) -> Rect {
    let width = size.0.min(area.width.saturating_sub(2)).max(area.width.min(20));
    let height = size.1.min(area.height.saturating_sub(2)).max(area.height.min(4));
    Rect {
        x: area.x + (area.width.saturating_sub(width)) / 2,
        y: area.y + (area.height.saturating_sub(height)) / 2,
        width,
        height,
    }
}

const ASCII_BORDER: ratatui::symbols::border::Set<'_> = ratatui::symbols::border::Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};

/// Blanks in place of a frame: what is inside keeps its place.
const NO_BORDER: ratatui::symbols::border::Set<'_> = ratatui::symbols::border::Set {
    top_left: " ",
    top_right: " ",
    bottom_left: " ",
    bottom_right: " ",
    vertical_left: " ",
    vertical_right: " ",
    horizontal_top: " ",
    horizontal_bottom: " ",
};
