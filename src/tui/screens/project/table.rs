//! Transcripts against coders, fitted into the width.
//!
//! A cell tells how many codings a coder has and, where the transcript is assigned to her, how far she is: a glyph and a
//! word, a letter where the words do not fit. Where not even the letters fit, the coders' states are counted, and only
//! the coder at work keeps a cell of her own.

use super::ProjectScreen;
use crate::model::{AssignmentState, CoderId, CoderKind};
use crate::text;
use crate::tui::board::Standing;
use crate::tui::look::{Look, Role};
use crate::tui::message::Study;
use crate::tui::model::Model;
use crate::tui::widgets::scrolled;
use crate::workbench::TranscriptLine;
use ratatui::text::{Line, Span};

/// Columns of the marks left of the title.
const MARKS: usize = 2;
/// Columns of kind and turns.
const KIND: usize = 13;
const TURNS: usize = 7;
/// A title keeps at least this, and needs no more than that.
const TITLE: usize = 14;
const WIDEST: usize = 40;
/// Columns of a count, `hidden` included.
const COUNT: usize = 6;

/// How a coder's cell is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cell {
    /// The count alone: nothing is assigned to anybody.
    Counted,
    /// The count, a glyph and a word.
    Worded,
    /// The count, a glyph and a letter.
    Lettered,
}

impl Cell {
    /// Columns of the count, with the gap before it.
    const fn count(self) -> usize {
        match self {
            Self::Counted => COUNT + 3,
            Self::Worded | Self::Lettered => COUNT + 1,
        }
    }

    /// Columns of all of it.
    const fn width(self) -> usize {
        match self {
            Self::Counted => COUNT + 3,
            Self::Worded => self.count() + 14,
            Self::Lettered => self.count() + 3,
        }
    }
}

/// What fits into a width.
struct Shape {
    cell: Cell,
    /// Whether kind and turns have a column.
    whole: bool,
    /// The coders with a column, by their place in the list.
    coders: Vec<usize>,
    /// Whether the others are counted in a column.
    folded: bool,
    title: usize,
}

impl Shape {
    fn of(width: usize, study: &Study) -> Self {
        let all: Vec<usize> = (0..study.coders.len()).collect();
        let is_person = |place: &usize| study.coders.get(*place).is_some_and(|coder| coder.kind == CoderKind::Person);
        let people: Vec<usize> = all.iter().copied().filter(is_person).collect();
        let cells: &[Cell] = if study.board.is_empty() { &[Cell::Counted] } else { &[Cell::Worded, Cell::Lettered] };
        // The kind is rather given up than a coder, words than the kind, and the consensus than words.
        for whole in [true, false] {
            for cell in cells {
                for coders in [&all, &people] {
                    let taken = fixed(whole) + coders.len() * cell.width();
                    if width >= taken + TITLE {
                        let title = (width - taken).min(WIDEST);
                        return Self { cell: *cell, whole, coders: coders.clone(), folded: false, title };
                    }
                }
            }
        }
        let own = people.into_iter().filter(|place| {
            study.coders.get(*place).is_some_and(|coder| study.coder.as_ref() == Some(&coder.initials))
        });
        let (cell, coders) = (cells.first().copied().unwrap_or(Cell::Counted), own.collect::<Vec<_>>());
        let taken = fixed(true) + coders.len() * cell.width() + FOLDED;
        Self { cell, whole: true, coders, folded: true, title: width.saturating_sub(taken).min(WIDEST) }
    }
}

/// Columns left of the coders, but for the title's.
const fn fixed(whole: bool) -> usize {
    if whole { MARKS + KIND + TURNS } else { MARKS }
}

/// Columns of the count of the other coders' states.
const FOLDED: usize = 22;

/// The heading and the rows around the bar.
pub(super) fn lines(width: usize, height: usize, screen: &ProjectScreen, model: &Model) -> Vec<Line<'static>> {
    let (look, study) = (&model.look, &model.study);
    let shape = Shape::of(width, study);
    let mut lines = vec![Line::from(Span::styled(heading(&shape, study), look.style(Role::Quiet)))];
    let top = scrolled(screen.bar.at, study.transcripts.len(), height);
    for (row, line) in study.transcripts.iter().enumerate().skip(top).take(height) {
        let under = row == screen.bar.at;
        let mark = if under { look.glyphs.bar } else { " " };
        let marked = if screen.marked.contains(&line.id) { "*" } else { " " };
        let mut told = format!("{mark}{marked}{}", text::pad(&text::safe(&line.title), shape.title));
        if shape.whole {
            told.push_str(&format!("{}{:>TURNS$}", text::pad(line.kind.word(), KIND), line.turns));
        }
        let cells = shape.coders.iter().map(|place| cell(*place, line, shape.cell, study, look));
        told.extend(cells);
        if shape.folded {
            told.push_str(&folded(line, study));
        }
        lines.push(Line::from(Span::styled(told, look.style(if under { Role::Bar } else { Role::Text }))));
    }
    lines
}

fn heading(shape: &Shape, study: &Study) -> String {
    let mut head = format!("{}{}", " ".repeat(MARKS), text::pad("transcript", shape.title));
    if shape.whole {
        head.push_str(&format!("{}{:>TURNS$}", text::pad("kind", KIND), "turns"));
    }
    for place in &shape.coders {
        let initials = study.coders.get(*place).map_or("", |coder| coder.initials.as_str());
        let count = shape.cell.count();
        let initials = text::truncate(initials, count - 1);
        let missing = count - text::width(&initials);
        head.push_str(&format!("{}{initials}{}", " ".repeat(missing), " ".repeat(shape.cell.width() - count)));
    }
    if shape.folded {
        head.push_str(&format!("{:>FOLDED$}", "others"));
    }
    head.trim_end().to_string()
}

/// `   27 ● done`.
fn cell(place: usize, line: &TranscriptLine, form: Cell, study: &Study, look: &Look) -> String {
    let Some((initials, count)) = line.codings.get(place) else { return String::new() };
    let count = count.map_or_else(|| "hidden".to_string(), |count| count.to_string());
    let count = format!("{count:>width$}", width = form.count());
    let standing = id_of(study, initials).and_then(|coder| study.board.of(line.id, coder));
    let state = standing.map_or_else(String::new, |standing| match form {
        Cell::Counted => String::new(),
        Cell::Worded => format!(" {} {}", glyph(standing, look), standing.word()),
        Cell::Lettered => format!(" {}{}", glyph(standing, look), letter(standing)),
    });
    text::pad(&format!("{count}{state}"), form.width())
}

/// How many of the other coders are done.
fn folded(line: &TranscriptLine, study: &Study) -> String {
    let others = study.coders.iter().filter(|coder| study.coder.as_ref() != Some(&coder.initials));
    let standings: Vec<&Standing> =
        others.filter_map(|coder| study.board.of(line.id, id_of(study, &coder.initials)?)).collect();
    let told = match (standings.len(), line.codings.iter().filter_map(|(_, count)| *count).sum::<usize>()) {
        (0, 0) => String::new(),
        (0, codings) => format!("{codings} codings"),
        (assigned, _) => {
            let done = standings.iter().filter(|standing| standing.is_done()).count();
            format!("{done} of {assigned} done")
        }
    };
    format!("{told:>FOLDED$}")
}

fn id_of(study: &Study, initials: &str) -> Option<CoderId> {
    study.names.coders.iter().find(|coder| coder.initials == initials).map(|coder| coder.id)
}

/// The glyph of a state.
pub(super) const fn glyph(standing: &Standing, look: &Look) -> &'static str {
    match standing.state {
        AssignmentState::ToDo => look.glyphs.to_do,
        AssignmentState::InProgress => look.glyphs.in_progress,
        AssignmentState::Done => look.glyphs.done,
    }
}

/// The letter of a state: T to do, O open, P in progress, D done.
fn letter(standing: &Standing) -> char {
    standing.word().chars().next().map_or(' ', |first| match first {
        'i' => 'P',
        first => first.to_ascii_uppercase(),
    })
}

/// What the letters stand for, where they are used.
pub(super) fn legend(width: usize, study: &Study, look: &Look) -> Option<String> {
    let shape = Shape::of(width, study);
    let hidden = study.transcripts.iter().any(|line| line.codings.iter().any(|(_, count)| count.is_none()));
    let lettered = shape.cell == Cell::Lettered && !shape.coders.is_empty();
    if !lettered && !hidden {
        return None;
    }
    let glyphs = &look.glyphs;
    let mut told = Vec::new();
    if lettered {
        told.push(format!("{}D done", glyphs.done));
        told.push(format!("{}P in progress", glyphs.in_progress));
        told.push(format!("{}T to do", glyphs.to_do));
    }
    match (hidden, lettered) {
        (true, true) => told.push(format!("{}O open  hidden: until you are done", glyphs.to_do)),
        (true, false) => told.push("open, hidden: others' work is not shown until you are done there".to_string()),
        (false, _) => {}
    }
    Some(told.join("  "))
}
