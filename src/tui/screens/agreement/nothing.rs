//! What is told where there are no figures: that they are being counted, or why there is nothing to compare, and the next
//! step.

use super::{AgreementScreen, Counting};
use crate::text;
use crate::tui::commands::{Action, Place, key_of};
use crate::tui::look::Role;
use crate::tui::model::Model;
use crate::workbench::{AgreementReport, figure_words as words};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Draws it; the terminal's cursor stands on its first line.
pub(super) fn draw(frame: &mut Frame<'_>, area: Rect, told: &[(Role, String)], model: &Model) {
    let look = &model.look;
    let mut lines: Vec<Line<'_>> = Vec::new();
    for (role, sentence) in told {
        let rows = text::fill(sentence, usize::from(area.width).max(20));
        lines.extend(rows.into_iter().map(|row| Line::from(Span::styled(row, look.style(*role)))));
        lines.push(Line::default());
    }
    frame.render_widget(Paragraph::new(lines), area);
    if model.popups.is_empty() {
        frame.set_cursor_position((area.x, area.y));
    }
}

impl AgreementScreen {
    /// What is told in place of figures; `None` where there are some.
    pub(super) fn nothing(&self, model: &Model) -> Option<Vec<(Role, String)>> {
        let Some(report) = self.report() else { return Some(self.no_figures(model)) };
        let (why, next) = nothing_to_compare(report, self)?;
        Some(vec![(Role::Strong, text::safe(&why).into_owned()), (Role::Text, text::safe(&next).into_owned())])
    }

    fn no_figures(&self, model: &Model) -> Vec<(Role, String)> {
        let key = key_of(Place::Agreement, Action::Recount);
        match &self.counting {
            Counting::Failed(why) => vec![
                (Role::Alert, format!("! {}", text::safe(why))),
                (Role::Text, format!("{} takes all choices back.", key_of(Place::Agreement, Action::ClearFilters))),
            ],
            Counting::Stopped => vec![(Role::Text, format!("Nothing was counted. {key} counts again."))],
            Counting::Over => vec![(Role::Text, format!("{key} counts."))],
            Counting::UnderWay(read, all) => {
                let far = match all {
                    0 => String::new(),
                    _ if read == all => format!(" {all} transcripts are read; intervals take a while."),
                    _ => format!(" {read} of {all} transcripts read."),
                };
                let more = model.look.glyphs.more;
                vec![(Role::Strong, format!("counting{more}{far} Esc stops it."))]
            }
        }
    }
}

/// Why there is nothing to compare, and what to do about it.
fn nothing_to_compare(report: &AgreementReport, screen: &AgreementScreen) -> Option<(String, String)> {
    let about = &report.about;
    let coders = words::list(&about.coders);
    let key = |action| key_of(Place::Agreement, action);
    Some(match about.coders.as_slice() {
        [] => (
            "Nobody codes in this project yet.".into(),
            "Agreement needs two coders. Add them with: emic coder add \"AB:Full name\"".into(),
        ),
        [only] if screen.request.coders.len() == 1 => (
            format!("Only {only} is compared, and agreement needs two coders."),
            format!("Choose others with {}.", key(Action::FilterCoder)),
        ),
        [only] => (
            format!("There is one coder only: {only}. Agreement needs two."),
            "Add another with: emic coder add \"CD:Full name\", and let both code the same transcript.".into(),
        ),
        _ if report.figures.themes.is_empty() => (
            "There are no themes to agree on yet.".into(),
            "Take a framework in with: emic codebook import framework.toml".into(),
        ),
        _ if !about.compared.is_empty() => return None,
        _ if !about.left_out.is_empty() => (
            format!("No transcript counts for {coders} yet: coding is not finished on {}.", about.left_out.join(", ")),
            format!(
                "Each coder says that she is done: {} on the list of transcripts, or emic done TRANSCRIPT.{}",
                key_of(Place::Project, Action::Finish),
                if about.include_open {
                    String::new()
                } else {
                    format!(" {} counts open ones too, as far as you may see all of them.", key(Action::IncludeOpen))
                }
            ),
        ),
        _ => (
            format!(
                "{coders} have coded no transcript in common{}.",
                about.transcript.as_ref().map_or_else(String::new, |title| format!(" in {title}"))
            ),
            match about.transcript {
                Some(_) => format!("{} takes the choices back.", key(Action::ClearFilters)),
                None => format!(
                    "Assign one to both: {} on the list of transcripts, or emic assign TRANSCRIPT --coders {}. Or open \
                     one, select words and code them with {}.",
                    key_of(Place::Project, Action::Assign),
                    about.coders.join(","),
                    key_of(Place::Transcript, Action::ApplyTheme)
                ),
            },
        ),
    })
}
