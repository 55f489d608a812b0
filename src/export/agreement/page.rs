//! The report to be read: the methods paragraph, then the tables, as one page or one document.
//!
//! The rules this file owns: the four counts stand first, then alpha with its interval, and Gwet's AC1 never stands
//! where alpha has no value. What became of the figures after talk stands in a part of its own that says what it is not.

use super::view::{AgreementReport, AllCodersFigures, Figures, MagnitudeFigures, OverallFigures, ThemeFigures};
use super::{AFTER_TALK, methods, tables, words};
use crate::agreement::{Coefficient, Interval};
use crate::export::html::{self, shown};
use crate::export::{Table, Value, md};
use maud::html;

/// Where a coefficient is left out because it would say nothing.
const NOTHING: &str = "–";

/// One part of the report.
struct Part {
    heading: String,
    paragraphs: Vec<String>,
    table: Option<Table>,
}

/// The report as one self-contained page.
#[must_use]
pub fn html(report: &AgreementReport) -> String {
    let body = html! {
        @for part in parts(report) {
            @if !part.heading.is_empty() {
                h2 dir="auto" { (shown(&part.heading)) }
            }
            @for paragraph in &part.paragraphs {
                p dir="auto" { (shown(paragraph)) }
            }
            @if let Some(table) = &part.table {
                (html::table(table))
            }
        }
    };
    html::page(&title(report), &body)
}

/// The report as one Markdown document.
#[must_use]
pub fn md(report: &AgreementReport) -> String {
    let mut out = format!("# {}\n", md::escape(&title(report)));
    for part in parts(report) {
        if !part.heading.is_empty() {
            out.push_str(&format!("\n## {}\n", md::escape(&part.heading)));
        }
        for paragraph in &part.paragraphs {
            out.push_str(&format!("\n{}\n", md::escape(paragraph)));
        }
        if let Some(table) = &part.table {
            out.push('\n');
            md::push_table(&mut out, table);
        }
    }
    out
}

fn title(report: &AgreementReport) -> String {
    match report.about.coders.as_slice() {
        [] => "Agreement".into(),
        coders => format!("Agreement of {}", words::list(coders)),
    }
}

fn parts(report: &AgreementReport) -> Vec<Part> {
    let mut parts = vec![Part { heading: String::new(), paragraphs: vec![methods::paragraph(report)], table: None }];
    parts.extend(all_coders(&report.figures.all_coders));
    for coders in pairs(&report.figures) {
        parts.push(pair(report, &coders));
    }
    parts.extend(magnitude(&report.figures.magnitude));
    if let Some(after) = &report.after_talk {
        parts.push(after_talk(report, after));
    }
    parts.push(Part { heading: "About".into(), paragraphs: Vec::new(), table: Some(tables::about(report)) });
    parts
}

/// The pairs in the order of the report.
fn pairs(figures: &Figures) -> Vec<Vec<String>> {
    figures.overall.iter().map(|row| row.coders.clone()).collect()
}

fn pair(report: &AgreementReport, coders: &[String]) -> Part {
    let rows: Vec<&ThemeFigures> = report.figures.themes.iter().filter(|row| row.coders == coders).collect();
    let name = |place: usize| coders.get(place).map_or("", String::as_str);
    let mut header = vec!["theme".to_string()];
    header.extend(report.about.by_transcript.then(|| "transcript".to_string()));
    header.extend(["both".into(), format!("only {}", name(0)), format!("only {}", name(1)), "neither".into()]);
    let names = ["alpha", "95 % interval", "percent", "kappa", "AC1", "F1", "prevalence", "bias", "remark"];
    header.extend(names.map(String::from));
    let mut table = Table { header, ..Table::default() };
    for row in rows {
        let mut line = vec![Value::words(row.theme.heading())];
        line.extend(report.about.by_transcript.then(|| Value::words(row.transcript.clone().unwrap_or_default())));
        line.extend(row.row.cells.as_array().map(|count| Value::Integer(i64::try_from(count).unwrap_or(i64::MAX))));
        let alpha = row.row.krippendorff_alpha;
        line.extend([Value::words(alpha.map_or_else(words::undefined, words::number)), ends(row.row.ci)]);
        line.extend([Value::words(words::percent(row.row.percent_agreement)), number(row.row.cohen_kappa)]);
        line.push(if alpha.is_ok() { number(row.row.gwet_ac1) } else { Value::from(NOTHING) });
        line.extend([number(row.row.f1), number(row.row.prevalence_index), number(row.row.bias_index)]);
        line.push(Value::words(row.plain.clone().unwrap_or_default()));
        table.rows.push(line);
    }
    let overall = report.figures.overall.iter().filter(|row| row.coders == coders).map(overall).collect();
    Part { heading: words::list(coders), paragraphs: overall, table: Some(table) }
}

/// The figures over all leaf themes as a sentence.
#[must_use]
pub fn overall(row: &OverallFigures) -> String {
    let value = |value: Coefficient| value.map_or_else(words::undefined, words::number);
    let lowest = row.lowest.as_ref().map_or_else(String::new, |(theme, kappa)| {
        format!("; lowest kappa {}: {}", words::number(*kappa), theme.heading())
    });
    format!(
        "Over all {} themes with nothing below them: pooled kappa {}, concatenated kappa {}{lowest}.",
        row.leaves,
        value(row.row.pooled_kappa),
        value(row.row.concatenated_kappa)
    )
}

fn all_coders(rows: &[AllCodersFigures]) -> Option<Part> {
    let first = rows.first()?;
    let header = [
        "theme",
        "transcript",
        "units",
        "alpha",
        "95 % interval",
        "percent",
        "mean pairwise kappa",
        "Fleiss kappa",
        "AC1",
        "remark",
    ];
    let mut table = Table::new("", &header);
    for row in rows {
        let alpha = row.row.krippendorff_alpha;
        table.rows.push(vec![
            Value::words(row.theme.heading()),
            Value::words(row.transcript.clone().unwrap_or_else(|| "all".into())),
            Value::Integer(i64::try_from(row.row.units).unwrap_or(i64::MAX)),
            Value::words(alpha.map_or_else(words::undefined, words::number)),
            ends(row.row.ci),
            Value::words(words::percent(row.row.percent_agreement)),
            number(row.row.mean_pairwise_cohen_kappa),
            number(row.row.fleiss_kappa),
            if alpha.is_ok() { number(row.row.gwet_ac1) } else { Value::from(NOTHING) },
            Value::words(row.plain.clone().unwrap_or_default()),
        ]);
    }
    Some(Part { heading: format!("All of {}", words::list(&first.coders)), paragraphs: Vec::new(), table: Some(table) })
}

fn magnitude(rows: &[MagnitudeFigures]) -> Option<Part> {
    let some: Vec<&MagnitudeFigures> = rows.iter().filter(|row| row.row.n > 0).collect();
    if some.is_empty() {
        return None;
    }
    let header = [
        "theme",
        "coders",
        "scale",
        "turns",
        "ordinal alpha",
        "percent",
        "linear kappa",
        "quadratic kappa",
        "quadratic AC2",
        "table",
        "remark",
    ];
    let mut table = Table::new("", &header);
    for row in some {
        let alpha = row.row.krippendorff_alpha_ordinal;
        let two = row.row.two.as_ref();
        let kappa = |of: Option<Coefficient>| of.map_or(Value::from(NOTHING), number);
        table.rows.push(vec![
            Value::words(row.theme.as_ref().map_or_else(|| "all themes".into(), super::ThemeName::heading)),
            Value::words(row.coders.join("+")),
            Value::words(row.row.scale.key.clone()),
            Value::Integer(i64::try_from(row.row.n).unwrap_or(i64::MAX)),
            Value::words(alpha.map_or_else(words::undefined, words::number)),
            Value::words(words::percent(row.row.percent_agreement)),
            kappa(two.map(|two| two.weighted_kappa_linear)),
            kappa(two.map(|two| two.weighted_kappa_quadratic)),
            if alpha.is_ok() { number(row.row.gwet_ac2_quadratic) } else { Value::from(NOTHING) },
            two.map_or(Value::Empty, |two| Value::words(counts(&row.values, two.table.rows()))),
            Value::words(row.plain.clone().unwrap_or_default()),
        ]);
    }
    let told = "Counted are turns to which two of them gave the theme with a magnitude; in the tables rows are the first coder's \
                values, columns the second's.";
    Some(Part { heading: "Magnitude".into(), paragraphs: vec![told.into()], table: Some(table) })
}

/// A table of magnitudes, a line per value of the first coder: `negative: 3 1 0`.
fn counts(values: &[String], rows: &[Vec<u64>]) -> String {
    let line = |(value, row): (&String, &Vec<u64>)| {
        format!("{value}: {}", row.iter().map(u64::to_string).collect::<Vec<_>>().join(" "))
    };
    values.iter().zip(rows).map(line).collect::<Vec<_>>().join("\n")
}

fn after_talk(report: &AgreementReport, after: &Figures) -> Part {
    let header = [
        "theme",
        "transcript",
        "coders",
        "alpha, independent",
        "percent, independent",
        "alpha, after talk",
        "percent, after talk",
    ];
    let mut table = Table::new("", &header);
    for (before, after) in report.figures.themes.iter().zip(&after.themes) {
        let value =
            |row: &ThemeFigures| Value::words(row.row.krippendorff_alpha.map_or_else(words::undefined, words::number));
        table.rows.push(vec![
            Value::words(before.theme.heading()),
            Value::words(before.transcript.clone().unwrap_or_else(|| "all".into())),
            Value::words(before.coders.join("+")),
            value(before),
            Value::words(words::percent(before.row.percent_agreement)),
            value(after),
            Value::words(words::percent(after.row.percent_agreement)),
        ]);
    }
    Part { heading: "After talk".into(), paragraphs: vec![AFTER_TALK.into()], table: Some(table) }
}

fn number(value: Coefficient) -> Value {
    Value::words(words::coefficient(value))
}

fn ends(interval: Option<Interval>) -> Value {
    interval.map_or(Value::Empty, |interval| Value::words(words::interval(interval)))
}
