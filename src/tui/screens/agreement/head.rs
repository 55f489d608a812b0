//! The lines on top: what is chosen, each with its key; how many transcripts were compared and how many left out, and why;
//! the pages.

use super::list::Pieces;
use super::{AgreementScreen, Counting};
use crate::text;
use crate::tui::commands::{Action, Place, key_of};
use crate::tui::look::{Look, Role};
use crate::tui::model::Model;
use crate::workbench::{AboutReport, Scope, figure_words as words};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Initials in the line of choices take at most so many cells.
const CODERS: usize = 26;
/// So do the titles of transcripts that were left out; all of them stand in the methods paragraph.
const LEFT_OUT: usize = 20;
/// So does a transcript's title.
const TITLE: usize = 20;

/// How many lines there are in so many columns.
pub(super) fn height(screen: &AgreementScreen, width: usize) -> usize {
    choices(screen, width).len() + 2
}

/// Draws them.
pub(super) fn draw(frame: &mut Frame<'_>, area: Rect, screen: &AgreementScreen, model: &Model) {
    let look = &model.look;
    let width = usize::from(area.width);
    let mut lines: Vec<Line<'_>> = Vec::new();
    for line in choices(screen, width) {
        let mut spans = Vec::new();
        for (key, value) in line {
            spans.push(Span::styled(key, look.style(Role::Key)));
            spans.push(Span::styled(format!(" {value}  "), look.style(Role::Text)));
        }
        lines.push(Line::from(spans));
    }
    lines.push(styled(counted(screen, width, look), look));
    lines.push(styled(sheets(screen), look));
    frame.render_widget(Paragraph::new(lines), area);
}

fn styled(pieces: Pieces, look: &Look) -> Line<'static> {
    let spans = pieces.into_iter().map(|(role, told)| Span::styled(told, look.style(role)));
    Line::from(spans.collect::<Vec<_>>())
}

/// What is chosen, a key and a value each, on as many lines as they need.
fn choices(screen: &AgreementScreen, width: usize) -> Vec<Vec<(&'static str, String)>> {
    let mut lines: Vec<Vec<(&'static str, String)>> = vec![Vec::new()];
    let mut room = width;
    for (action, value) in values(screen) {
        let key = key_of(Place::Agreement, action);
        let wanted = text::width(key) + text::width(&value) + 3;
        if wanted > room && room < width {
            lines.push(Vec::new());
            room = width;
        }
        room = room.saturating_sub(wanted);
        if let Some(line) = lines.last_mut() {
            line.push((key, value));
        }
    }
    lines
}

fn values(screen: &AgreementScreen) -> Vec<(Action, String)> {
    let request = &screen.request;
    let word = |on: bool, yes: &str, no: &str| String::from(if on { yes } else { no });
    let mut values = vec![
        (Action::FilterCoder, coders(screen)),
        (Action::CountUnit, format!("{}s", request.unit)),
        (Action::WhoseTurns, word(request.scope == Scope::Participants, "participants", "everybody")),
        (Action::RollUp, word(request.rollup, "rolled up", "not rolled up")),
        (Action::ByTranscript, word(request.by_transcript, "each transcript", "all together")),
        (Action::IncludeOpen, word(request.include_open, "open ones too", "done only")),
    ];
    if let Some(title) = &request.transcript {
        values.push((Action::FilterTranscript, format!("only {}", text::truncate(&text::safe(title), TITLE))));
    }
    values.push((Action::Order, word(screen.lowest_first, "lowest first", "by number")));
    values.push((
        Action::Resampling,
        match request.resamples {
            0 => "no intervals".into(),
            many => format!("{} resamples, seed {}", words::thousands(many as u64), request.seed),
        },
    ));
    values
}

/// Who is compared: those who were named, else who the figures are about.
fn coders(screen: &AgreementScreen) -> String {
    let told = match (screen.request.coders.as_slice(), screen.everybody_known()) {
        ([], known @ [_, ..]) => words::list(known),
        ([], []) => "everybody".into(),
        (named, _) => words::list(named),
    };
    text::truncate(&text::safe(&told), CODERS)
}

/// What was counted, and what was left out.
fn counted(screen: &AgreementScreen, width: usize, look: &Look) -> Pieces {
    let key = |action| key_of(Place::Agreement, action);
    let (role, told) = match (&screen.counting, screen.report()) {
        (Counting::UnderWay(..), None) => (Role::Strong, format!("counting{}", look.glyphs.more)),
        (Counting::Stopped, None) => {
            (Role::Alert, format!("stopped: {} counts again, or choose something else", key(Action::Recount)))
        }
        (Counting::Failed(_), _) | (_, None) => (Role::Alert, "there are no figures".into()),
        (Counting::UnderWay(..), Some(report)) => {
            (Role::Text, format!("{}  counting again{}", compared(&report.about, look), look.glyphs.more))
        }
        (_, Some(report)) if screen.stale => (
            Role::Alert,
            format!(
                "something has changed since: {} counts again  {}",
                key(Action::Recount),
                compared(&report.about, look)
            ),
        ),
        (_, Some(report)) => (Role::Text, compared(&report.about, look)),
    };
    vec![(role, text::truncate(&told, width))]
}

/// How many transcripts were compared, and how many were not and why.
pub(super) fn compared(about: &AboutReport, look: &Look) -> String {
    let dot = format!(" {} ", look.glyphs.dot);
    let left_out = about.left_out.len();
    let why = if about.include_open { "not yours to see yet" } else { "coding not finished" };
    let mut told = vec![
        format!("{} of {} transcripts", about.compared.len(), about.transcripts),
        match left_out {
            0 => "none left out".into(),
            many => {
                let which = text::truncate(&text::safe(&about.left_out.join(", ")), LEFT_OUT);
                format!("{many} left out ({which}): {why}")
            }
        },
    ];
    let others = about.transcripts.saturating_sub(about.compared.len() + left_out);
    if others > 0 && about.transcript.is_none() {
        told.push(format!("{others} with one coder or none"));
    }
    told.push(words::units(about.units, about.unit));
    told.join(&dot)
}

/// The pages, the one that is shown in brackets.
fn sheets(screen: &AgreementScreen) -> Pieces {
    let mut pieces = Pieces::new();
    for sheet in screen.sheets() {
        pieces.push(if sheet == screen.sheet {
            (Role::Strong, format!("[{}]", sheet.name()))
        } else {
            (Role::Quiet, format!(" {} ", sheet.name()))
        });
        pieces.push((Role::Text, " ".into()));
    }
    pieces
}
