//! Agreement before and after: the independent figures, which are frozen, and beside them what they became after talk.
//!
//! What they became after talk is never called reliability.

use super::{DisagreementsScreen, wording};
use crate::text;
use crate::tui::message::Study;
use crate::workbench::{AgreementReport, AgreementRequest, DiscrepancyLine, Figures, ThemeFigures, figure_words};

impl DisagreementsScreen {
    /// The figures asked for: of the transcripts and coders the list is about, before and after talk, without intervals.
    #[must_use]
    pub fn figures_asked(&self, study: &Study) -> AgreementRequest {
        let query = self.filters.query(study);
        AgreementRequest {
            coders: query.coders,
            transcript: query.transcript,
            include_open: query.include_open,
            resamples: 0,
            after_talk: true,
            ..AgreementRequest::default()
        }
    }

    /// The agreement on the theme under the bar, between its two coders, in a line of so many columns.
    #[must_use]
    pub fn agreement(&self, study: &Study, dot: &str, width: usize) -> String {
        let report = match &self.figures {
            Some(Ok(report)) => report,
            Some(Err(why)) => return why.clone(),
            None => return "counting agreement".into(),
        };
        let Some(line) = self.line() else { return String::new() };
        let initials = line.coder_ids.map(|coder| study.names.initials(coder).to_string());
        let about = about_theme(report, line, &initials);
        let overall = overall(report, &initials);
        let theme = wording::theme(&study.names.framework, line.theme_id);
        let both = [about, overall].into_iter().flatten().collect::<Vec<_>>().join(dot);
        let room = width.saturating_sub(text::width(&both) + 2);
        if room >= text::width(&theme).min(16) {
            return format!("{}: {both}", text::truncate(&theme, room));
        }
        let short = about_theme(report, line, &initials).unwrap_or_default();
        format!("{}: {short}", text::truncate(&theme, width.saturating_sub(text::width(&short) + 2).max(8)))
    }
}

/// Whether these are the two coders, in whatever order.
fn between(coders: &[String], initials: &[String; 2]) -> bool {
    coders.len() == 2 && initials.iter().all(|one| coders.contains(one))
}

fn about_theme(report: &AgreementReport, line: &DiscrepancyLine, initials: &[String; 2]) -> Option<String> {
    let row = |figures: &'_ Figures| -> Option<ThemeFigures> {
        let of = |row: &&ThemeFigures| row.theme.key == line.theme && between(&row.coders, initials);
        figures.themes.iter().find(of).cloned()
    };
    let before = row(&report.figures)?;
    let alpha =
        |row: &ThemeFigures| row.row.krippendorff_alpha.map_or_else(figure_words::undefined, figure_words::number);
    let mut told = format!("alpha {} independent", alpha(&before));
    if let Some(after) = report.after_talk.as_ref().and_then(row) {
        told.push_str(&format!(", {} after talk", alpha(&after)));
    }
    Some(told)
}

fn overall(report: &AgreementReport, initials: &[String; 2]) -> Option<String> {
    let kappa = |figures: &Figures| {
        let row = figures.overall.iter().find(|row| between(&row.coders, initials))?;
        Some(row.row.pooled_kappa.map_or_else(figure_words::undefined, figure_words::number))
    };
    let before = kappa(&report.figures)?;
    let after = report.after_talk.as_ref().and_then(kappa);
    let after = after.map_or_else(String::new, |after| format!(", {after} after talk"));
    Some(format!("all themes: pooled kappa {before} independent{after}"))
}
