//! The lines on top: what is chosen, each with its key; the pages; and what was counted.

use super::EvaluationScreen;
use crate::text;
use crate::tui::commands::{Action, Place, key_of};
use crate::tui::look::Role;
use crate::tui::model::Model;
use crate::workbench::{Evaluation, EvaluationKind, Per, ThemeSort, TranscriptOrder};
use ratatui::text::{Line, Span};

/// A name in the line of choices takes at most so many cells.
const NAME: usize = 26;

/// The lines.
pub(super) fn lines(screen: &EvaluationScreen, model: &Model) -> Vec<Line<'static>> {
    let look = &model.look;
    let mut lines: Vec<Line<'static>> = Vec::new();
    for choices in [of_quotes(screen, model), of_the_table(screen)] {
        let mut spans = Vec::new();
        for (action, value) in choices {
            spans.push(Span::styled(key_of(Place::Evaluation, action), look.style(Role::Key)));
            spans.push(Span::styled(format!(" {value}   "), look.style(Role::Text)));
        }
        lines.push(Line::from(spans));
    }
    let mut pages = Vec::new();
    for kind in EvaluationKind::ALL {
        let (role, told) = match kind == screen.kind {
            true => (Role::Strong, format!("[{}] ", kind.word())),
            false => (Role::Quiet, format!(" {}  ", kind.word())),
        };
        pages.push(Span::styled(told, look.style(role)));
    }
    lines.push(Line::from(pages));
    let (role, told) = counted(screen);
    lines.push(Line::from(Span::styled(text::safe(&told).into_owned(), look.style(role))));
    lines
}

/// Which quotes are counted.
fn of_quotes(screen: &EvaluationScreen, model: &Model) -> Vec<(Action, String)> {
    let request = &screen.request;
    let framework = &model.study.names.framework;
    let cut = |told: &str| text::truncate(&text::safe(told), NAME);
    let theme = request.theme.as_deref().and_then(|theme| framework.resolve(theme));
    let theme = theme.map_or_else(
        || "any theme".to_string(),
        |theme| cut(&format!("{} {}", framework.number(theme.id), theme.name)),
    );
    let cases = match (&request.case, request.conditions.as_slice()) {
        (Some(case), _) => cut(&format!("only {case}")),
        (None, []) => "all cases".into(),
        (None, conditions) => cut(&conditions.join(", ")),
    };
    let transcript = request.transcript.as_deref().map_or_else(|| "all transcripts".to_string(), cut);
    if screen.kind == EvaluationKind::Sample {
        return vec![(Action::FilterCases, cases), (Action::FilterTranscript, transcript)];
    }
    vec![
        (Action::FilterTheme, theme),
        (Action::FilterMagnitude, request.magnitude.as_deref().map_or_else(|| "any magnitude".to_string(), cut)),
        (Action::FilterCases, cases),
        (Action::FilterTranscript, transcript),
    ]
}

/// How the table is made of them.
fn of_the_table(screen: &EvaluationScreen) -> Vec<(Action, String)> {
    let request = &screen.request;
    let codings = match request.codings.as_deref() {
        None => "all coders".to_string(),
        Some("consensus") => "the consensus".into(),
        Some(initials) => format!("codings of {}", text::safe(initials)),
    };
    let rollup = if request.rollup { "rolled up" } else { "not rolled up" };
    let mut choices = match screen.kind {
        EvaluationKind::Sample => Vec::new(),
        _ => vec![(Action::FilterCodings, codings), (Action::RollUp, rollup.to_string())],
    };
    match screen.kind {
        EvaluationKind::Magnitude => choices.extend([
            (
                Action::TellApart,
                match &request.per {
                    Per::Theme => "per theme".to_string(),
                    Per::Case => "per case".into(),
                    Per::Coder => "per coder".into(),
                    Per::Attribute(key) => text::truncate(&format!("per {}", text::safe(key)), NAME),
                },
            ),
            (
                Action::Order,
                match request.sort {
                    ThemeSort::Framework => "framework",
                    ThemeSort::Low => "low first",
                    ThemeSort::High => "high first",
                    ThemeSort::Quotes => "most first",
                }
                .to_string(),
            ),
            (Action::Shares, if screen.shares { "shares" } else { "numbers" }.to_string()),
        ]),
        EvaluationKind::Saturation => choices.push((
            Action::Order,
            match request.order {
                TranscriptOrder::Coded => "as coded",
                TranscriptOrder::Imported => "as imported",
                TranscriptOrder::Title => "by title",
            }
            .to_string(),
        )),
        _ => {}
    }
    choices
}

/// What was counted, in a line.
fn counted(screen: &EvaluationScreen) -> (Role, String) {
    if let Some(why) = &screen.fault {
        return (Role::Alert, format!("! {why}"));
    }
    let told = match screen.counted() {
        None => return (Role::Quiet, "counting".into()),
        Some(Evaluation::Magnitude(table)) => {
            format!("{} quotes, {} of {} cases, each once", table.quotes, table.cases, table.about.of_cases)
        }
        Some(Evaluation::Coverage(table)) => {
            let silent = table.silent_cases.len();
            format!("{} questions; {silent} of {} cases speak to none", table.questions.len(), table.about.of_cases)
        }
        Some(Evaluation::Sample(table)) => format!("{} cases", table.about.of_cases),
        Some(Evaluation::Presence(table)) => {
            format!("{} quotes, {} of {} cases, each once", table.quotes, table.cases, table.about.of_cases)
        }
        Some(Evaluation::Saturation(table)) => {
            let used = table.themes - table.unused_themes.len().min(table.themes);
            format!(
                "{used} of {} themes used in {} transcripts; {} not coded yet",
                table.themes,
                table.transcripts.len(),
                table.uncoded.len()
            )
        }
    };
    (Role::Text, told)
}
