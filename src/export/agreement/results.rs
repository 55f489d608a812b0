//! What the figures come to, as the methods paragraph tells it: the range of alpha over the themes, pooled kappa, and
//! magnitude.

use super::view::{AgreementReport, ThemeName};
use super::words::{interval, list, number, thousands, undefined};
use crate::agreement::remark::{RELIABLE, TENTATIVE};
use crate::agreement::{Coefficient, Interval, Reason};

/// The sentences about the figures.
pub(super) fn sentences(report: &AgreementReport) -> Vec<String> {
    let rows = alphas(report);
    let mut told: Vec<String> = ran(&rows, report.about.by_transcript).into_iter().collect();
    told.extend(without_value(&rows));
    told.extend(overall(report));
    told.extend(magnitude(report));
    told
}

/// The alpha of one row.
struct Alpha<'r> {
    value: Coefficient,
    ci: Option<Interval>,
    theme: &'r ThemeName,
    transcript: Option<&'r str>,
}

impl Alpha<'_> {
    fn name(&self) -> String {
        match self.transcript {
            Some(title) => format!("{} in {title}", self.theme.heading()),
            None => self.theme.heading(),
        }
    }
}

/// Over all coders where there are three and more, else over the pair. Headings that cannot be applied are left out
/// where they took nothing from below.
fn alphas(report: &AgreementReport) -> Vec<Alpha<'_>> {
    let figures = &report.figures;
    let mut rows: Vec<Alpha<'_>> = figures
        .all_coders
        .iter()
        .map(|row| Alpha {
            value: row.row.krippendorff_alpha,
            ci: row.row.ci,
            theme: &row.theme,
            transcript: row.transcript.as_deref(),
        })
        .collect();
    if rows.is_empty() {
        rows.extend(figures.themes.iter().map(|row| Alpha {
            value: row.row.krippendorff_alpha,
            ci: row.row.ci,
            theme: &row.theme,
            transcript: row.transcript.as_deref(),
        }));
    }
    rows.retain(|row| row.theme.codable || row.value.is_ok());
    rows
}

fn ran(rows: &[Alpha<'_>], by_transcript: bool) -> Option<String> {
    let mut defined: Vec<(f64, &Alpha<'_>)> =
        rows.iter().filter_map(|row| row.value.ok().map(|value| (value, row))).collect();
    // A stable order: of equal ones the first in the framework stands first.
    defined.sort_by(|a, b| a.0.total_cmp(&b.0));
    let ((low, lowest), (high, _)) = (defined.first()?, defined.last()?);
    // Of several that reach the highest, the first in the framework is named.
    let (_, highest) = defined.iter().find(|(alpha, _)| alpha == high)?;
    if defined.len() == 1 {
        let ends = lowest.ci.map_or_else(String::new, |ci| format!(" {}", interval(ci)));
        return Some(format!("Alpha was {}{ends} for {}.", number(*low), lowest.name()));
    }
    let count = |from: f64, to: f64| defined.iter().filter(|(alpha, _)| (from..to).contains(alpha)).count();
    let what = if by_transcript { "pairs of theme and transcript" } else { "themes" };
    let (reliable, tentative) = (number(RELIABLE), number(TENTATIVE));
    Some(format!(
        "Alpha has a value for {} {what} and ran from {} ({}) to {} ({}): {} at {reliable} or above, {} from {tentative} \
         to below {reliable}, {} below {tentative}.",
        thousands(defined.len() as u64),
        number(*low),
        lowest.name(),
        number(*high),
        highest.name(),
        count(RELIABLE, f64::INFINITY),
        count(TENTATIVE, RELIABLE),
        count(f64::NEG_INFINITY, TENTATIVE),
    ))
}

fn without_value(rows: &[Alpha<'_>]) -> Option<String> {
    let mut reasons: Vec<(Reason, u64)> = Vec::new();
    for reason in rows.iter().filter_map(|row| row.value.err()) {
        match reasons.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, count)) => *count += 1,
            None => reasons.push((reason, 1)),
        }
    }
    let all: u64 = reasons.iter().map(|(_, count)| count).sum();
    let why = match reasons.as_slice() {
        [] => return None,
        [(only, _)] => only.to_string(),
        several => {
            let each = several.iter().map(|(reason, count)| format!("{reason}: {}", thousands(*count)));
            each.collect::<Vec<_>>().join("; ")
        }
    };
    let further = if all as usize == rows.len() { "" } else { " further" };
    Some(format!("It is undefined for {}{further} ({why}).", thousands(all)))
}

fn overall(report: &AgreementReport) -> Option<String> {
    let leaves = report.figures.overall.first()?.leaves;
    let defined = report.figures.overall.iter();
    let defined: Vec<_> = defined.filter_map(|row| row.row.pooled_kappa.ok().map(|kappa| (kappa, row))).collect();
    let told = match defined.as_slice() {
        [] => return None,
        [(only, _)] if report.figures.overall.len() == 1 => format!("pooled kappa was {}", number(*only)),
        several => {
            let each: Vec<String> =
                several.iter().map(|(kappa, row)| format!("{} ({})", number(*kappa), list(&row.coders))).collect();
            format!("pooled kappa of two coders was {}", list(&each))
        }
    };
    let themes = if leaves == 1 { "the one theme".into() } else { format!("the {leaves} themes") };
    Some(format!("Over {themes} with nothing below, used or not, {told}."))
}

/// Magnitude over all themes of a scale: of the pair, or of everybody where there are three and more.
fn magnitude(report: &AgreementReport) -> Vec<String> {
    let everybody = report.about.coders.len();
    let rows = report.figures.magnitude.iter().filter(|row| row.theme.is_none() && row.coders.len() == everybody);
    let told = rows.filter(|row| row.row.n > 0).map(|row| {
        let alpha = row.row.krippendorff_alpha_ordinal.map_or_else(undefined, number);
        format!(
            "Magnitude on the scale “{}” was compared where two coders gave the same theme, each with a value, to the same turn (n = {}): \
             ordinal alpha {alpha}.",
            row.row.scale.key,
            thousands(row.row.n)
        )
    });
    told.collect()
}
