//! The lines on top: how far one is, what kinds of disagreement there are, what is left out and narrowed to; and what is
//! said in place of an empty list.

use super::areas::Areas;
use super::{DisagreementsScreen, acts, wording};
use crate::model::{CoderId, CoderKind, DiscrepancyState, DiscrepancyType};
use crate::text;
use crate::tui::look::{Look, Role};
use crate::tui::message::Study;
use crate::tui::model::Model;
use crate::workbench::DiscrepancyReport;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

impl DisagreementsScreen {
    /// Where everything stands on a screen of so many columns and rows.
    #[must_use]
    pub fn areas(&self, body: (u16, u16)) -> Areas {
        Areas::new(body, self.in_passage)
    }

    /// What is left out and what the list is narrowed to.
    fn remarks(&self, study: &Study) -> Vec<String> {
        let mut told = Vec::new();
        let framework = &study.names.framework;
        let filters = &self.filters;
        told.extend(filters.theme.map(|theme| format!("only {}", wording::theme(framework, theme))));
        told.extend(filters.transcript.map(|id| format!("only {}", text::safe(study.names.title(id)))));
        told.extend(filters.pair.map(|pair| {
            let [first, second] = pair.map(|coder| self.called(coder, study));
            format!("only {first} and {second}")
        }));
        told.extend(filters.kind.map(|kind| format!("only {}", wording::kind(kind, &self.two(study)))));
        told.extend(filters.severity.map(|word| format!("only {word}")));
        told.extend(filters.state.map(|state| format!("only {}", state.word())));
        if let Some(report) = &self.report {
            if report.left_out > 0 {
                let are = if report.left_out == 1 { "transcript" } else { "transcripts" };
                told.push(format!("{} {are} left out: not done by both", report.left_out));
            } else if filters.include_open {
                told.push("transcripts that are not done count too".into());
            }
            match report.outdated.len() {
                0 => {}
                1 => told.push("1 decision is outdated: O".into()),
                many => told.push(format!("{many} decisions are outdated: O")),
            }
        }
        told
    }

    /// What a coder is called here.
    #[must_use]
    pub fn called(&self, coder: CoderId, study: &Study) -> String {
        let people = study.names.coders.iter().filter(|known| known.kind == CoderKind::Person);
        match people.enumerate().find(|(_, known)| known.id == coder) {
            Some((place, _)) if self.filters.hide_names => format!("Coder {}", place + 1),
            _ => study.names.initials(coder).to_string(),
        }
    }

    /// What the first and the second coder of the list are called, where there are but two.
    #[must_use]
    pub fn two(&self, study: &Study) -> [String; 2] {
        let pairs = self.report.as_ref().map_or(&[][..], |report| report.pairs.as_slice());
        match (self.filters.pair, pairs) {
            (Some(pair), _) => pair.map(|coder| self.called(coder, study)),
            (None, [only]) => only.coders.clone(),
            _ => ["the first".into(), "the second".into()],
        }
    }
}

/// Counts by state and type, how far one is, what is left out.
pub fn lines<'m>(screen: &DisagreementsScreen, model: &'m Model, width: usize) -> Vec<Line<'m>> {
    let look = &model.look;
    let room = width.saturating_sub(2);
    let line = |role: Role, told: String| {
        Line::from(Span::styled(format!(" {}", text::truncate(&told, room)), look.style(role)))
    };
    let dot = format!(" {} ", look.glyphs.dot);
    let Some(report) = &screen.report else {
        let (role, told) = match &screen.fault {
            Some(why) => (Role::Alert, format!("! {why}")),
            None => (Role::Quiet, "comparing the coders".to_string()),
        };
        return vec![line(role, told)];
    };
    let mut remarks = screen.remarks(&model.study);
    remarks.push(agreements(report, &dot));
    vec![
        line(Role::Strong, progress(report, look)),
        line(Role::Text, types(report, &screen.two(&model.study), &dot, room)),
        line(Role::Text, remarks.join(&dot)),
        line(Role::Text, screen.agreement(&model.study, &dot, room)),
    ]
}

fn progress(report: &DiscrepancyReport, look: &Look) -> String {
    let states = report.states;
    let counts = [
        (DiscrepancyState::Open, states.open),
        (DiscrepancyState::Discuss, states.discuss),
        (DiscrepancyState::Resolved, states.resolved),
        (DiscrepancyState::Kept, states.kept),
    ];
    let all: usize = counts.iter().map(|(_, count)| count).sum();
    let settled = states.resolved + states.kept;
    let told: Vec<String> =
        counts.iter().map(|(state, count)| format!("{} {} {count}", look.glyphs.state(*state), state.word())).collect();
    format!("{settled} of {all} settled   {}", told.join("   "))
}

/// How many there are of each type; without dots where there is little room.
fn types(report: &DiscrepancyReport, two: &[String; 2], dot: &str, room: usize) -> String {
    let of = |kind| format!("{} {}", report.counts.of(kind), wording::kind(kind, two));
    let told: Vec<String> = DiscrepancyType::ALL.into_iter().map(of).collect();
    let long = told.join(dot);
    if text::width(&long) <= room { long } else { told.join("  ") }
}

fn agreements(report: &DiscrepancyReport, dot: &str) -> String {
    let taken = match (report.agreements.pending, report.agreements.taken) {
        (0, 0) => "nothing is agreed".to_string(),
        (0, 1) => "the one agreement is consensus".to_string(),
        (0, taken) => format!("all {taken} agreements are consensus"),
        (1, 0) => "1 agreement: T takes it as consensus".to_string(),
        (pending, 0) => format!("{pending} agreements: T takes them as consensus"),
        (pending, taken) => format!("{taken} agreements are consensus, {pending} more can be taken: T"),
    };
    let counted = match report.transcripts {
        1 => "1 transcript".to_string(),
        many => format!("{many} transcripts"),
    };
    format!("{counted}{dot}{taken}")
}

/// Why there is no list, and what to do.
pub fn nothing(frame: &mut Frame<'_>, area: Rect, screen: &DisagreementsScreen, model: &Model) {
    let Some(report) = &screen.report else { return };
    frame.set_cursor_position((area.x, area.y));
    let mut told: Vec<(Role, String)> = vec![(Role::Text, String::new())];
    let filters = &screen.filters;
    let filtered = filters.kind.is_some() || filters.severity.is_some() || filters.state.is_some();
    let narrowed = filtered || filters.theme.is_some() || filters.transcript.is_some();
    let all = report.states.open + report.states.discuss + report.states.resolved + report.states.kept;
    if acts::people(&model.study) < 2 {
        told.push((Role::Strong, "There are no two coders yet whose work could be compared.".into()));
        told.push((Role::Text, "Add the second with: emic coder add \"CD:Full name\"; @ changes who you are.".into()));
    } else if report.transcripts == 0 && report.left_out > 0 {
        told.push((Role::Strong, "Nothing can be compared yet: no transcript is done by both coders.".into()));
        told.push((
            Role::Text,
            format!(
                "{} transcripts wait. Whoever has finished one says so with: emic done TRANSCRIPT",
                report.left_out
            ),
        ));
        told.push((Role::Text, "L counts those too whose assignments are open, where you may see them.".into()));
    } else if report.transcripts == 0 {
        told.push((Role::Strong, "Nothing can be compared yet: no transcript is coded by two coders.".into()));
        told.push((
            Role::Text,
            "Both code the same transcript, each under her own initials (@); then their work meets here.".into(),
        ));
    } else if filtered && all > 0 {
        told.push((Role::Strong, "No disagreement passes these filters.".into()));
        told.push((Role::Text, "x takes all filters away.".into()));
    } else if narrowed {
        told.push((Role::Strong, "Nothing differs here.".into()));
        told.push((Role::Text, "x takes all filters away.".into()));
    } else {
        let pairs = match report.counts.agree {
            0 => "nobody has coded anything".to_string(),
            1 => "the one pair of readings agrees".to_string(),
            many => format!("all {many} pairs of readings agree"),
        };
        told.push((Role::Strong, format!("Nothing differs: {pairs}.")));
    }
    if report.agreements.pending > 0 {
        told.push((Role::Text, "T takes what is agreed as consensus; the count is shown first.".into()));
    }
    let width = usize::from(area.width).saturating_sub(2).max(10);
    let lines: Vec<Line<'_>> = told
        .iter()
        .flat_map(|(role, words)| {
            let rows = text::fill(words, width);
            let rows = if rows.is_empty() { vec![String::new()] } else { rows };
            rows.into_iter().map(|row| Line::from(Span::styled(format!(" {row}"), model.look.style(*role))))
        })
        .collect();
    frame.render_widget(Paragraph::new(lines), area);
}
