//! The report as tables with one row per row of figures: what the workbook's sheets and the CSV are made of.
//!
//! Columns have the names of the JSON. A coefficient that is undefined is written `undefined`, and the column `undefined`
//! says why; one that the row does not have is empty.

use super::view::{
    AboutReport, AgreementReport, AllCodersFigures, Figures, MagnitudeFigures, OverallFigures, ThemeFigures, ThemeName,
    reasons,
};
use super::{methods, words};
use crate::agreement::{Coefficient, Interval, Reason};
use crate::export::table::UNDEFINED;
use crate::export::{Table, Value};

/// The four tables of figures, those without rows too: themes, overall, all coders, magnitude.
#[must_use]
pub(super) fn figures(figures: &Figures) -> [Table; 4] {
    [
        table("Themes", figures.themes.iter().map(theme_row)),
        table("Overall", figures.overall.iter().map(overall_row)),
        table("All coders", figures.all_coders.iter().map(all_coders_row)),
        table("Magnitude", figures.magnitude.iter().map(magnitude_row)),
    ]
}

/// The sheets of the workbook: the figures, those after talk where they were asked for, and what must be known of them.
/// A sheet without a row says why.
#[must_use]
pub fn sheets(report: &AgreementReport) -> Vec<Table> {
    let mut sheets = Vec::from(figures(&report.figures));
    if let Some(after) = &report.after_talk {
        for mut sheet in figures(after) {
            sheet.title = format!("After talk {}", sheet.title.to_lowercase());
            sheets.push(sheet);
        }
    }
    for sheet in sheets.iter_mut().filter(|sheet| sheet.rows.is_empty()) {
        sheet.header = vec!["note".into()];
        let told = if sheet.title.to_lowercase().ends_with("all coders") {
            "fewer than three coders were compared; the sheet of themes has the pair"
        } else {
            "the framework has nothing to put here"
        };
        sheet.rows.push(vec![Value::from(told)]);
    }
    sheets.push(about(report));
    sheets
}

/// Everything in one table: `layer` says of which kind a row is, `codings` whether the figures are of the independent
/// codings or after talk, and the last columns say on every row how the report was made.
#[must_use]
pub fn stacked(report: &AgreementReport) -> Table {
    let mut tables: Vec<(&str, &str, Table)> = Vec::new();
    let mut add = |of: &Figures, codings| {
        let layers = ["themes", "overall", "all_coders", "magnitude"];
        tables.extend(layers.into_iter().zip(figures(of)).map(|(layer, table)| (layer, codings, table)));
    };
    add(&report.figures, "independent");
    if let Some(after) = &report.after_talk {
        add(after, "after talk");
    }
    let mut stacked = Table::new("Agreement", &["layer", "codings"]);
    for name in tables.iter().flat_map(|(.., table)| &table.header) {
        if !stacked.header.contains(name) {
            stacked.header.push(name.clone());
        }
    }
    let about = columns(&report.about);
    stacked.header.extend(about.iter().map(|(name, _)| (*name).to_string()));
    for (layer, codings, table) in tables {
        for row in &table.rows {
            let value = |name: &String| {
                let place = table.header.iter().position(|known| known == name)?;
                row.get(place).cloned()
            };
            let own = stacked.header.iter().skip(2).take(stacked.header.len() - 2 - about.len());
            let mut line = vec![Value::from(layer), Value::from(codings)];
            line.extend(own.map(|name| value(name).unwrap_or(Value::Empty)));
            line.extend(about.iter().map(|(_, value)| value.clone()));
            stacked.rows.push(line);
        }
    }
    stacked
}

/// How the report was made, a name and a value each, as columns that stand beside every row.
pub(super) fn columns(about: &AboutReport) -> Vec<(&'static str, Value)> {
    vec![
        ("unit", Value::from(about.unit.word())),
        ("scope", Value::from(about.scope.word())),
        ("seed", seed(about.seed)),
        ("resamples", Value::count(about.resamples)),
        ("rollup", yes_no(about.rollup)),
        ("include_open", yes_no(about.include_open)),
        ("compared_coders", Value::words(about.coders.join("+"))),
        ("transcripts", Value::count(about.compared.len())),
        ("left_out", Value::count(about.left_out.len())),
        ("framework", Value::words(about.framework.title.clone())),
        ("framework_version", Value::words(about.framework.version.clone())),
        ("framework_revision", Value::Integer(i64::from(about.framework.revision))),
        ("program_version", Value::from(words::version())),
        ("made", Value::words(about.made.clone())),
    ]
}

/// What must be known of the figures, one thing a row.
pub(super) fn about(report: &AgreementReport) -> Table {
    let about = &report.about;
    let mut table = Table::new("About", &["what", "value"]);
    let mut push = |what: &str, value: Value| table.rows.push(vec![Value::from(what), value]);
    push("project", Value::words(about.project.clone()));
    for (name, value) in columns(about) {
        push(name, value);
    }
    push("transcripts counted", Value::words(about.compared.join("; ")));
    push("transcripts left out", Value::words(about.left_out.join("; ")));
    push("transcripts of the study", Value::count(about.transcripts));
    push("units counted", Value::Integer(i64::try_from(about.units).unwrap_or(i64::MAX)));
    push("program", Value::words(about.program.clone()));
    push("methods", Value::words(methods::paragraph(report)));
    if report.after_talk.is_some() {
        push("after talk", Value::from(super::AFTER_TALK));
    }
    table
}

/// One row of figures: names of columns with their values.
type Row = Vec<(&'static str, Value)>;

fn table(title: &str, rows: impl Iterator<Item = Row>) -> Table {
    let mut table = Table::new(title, &[]);
    for row in rows {
        // Rows of one kind may have columns others have not: a pair has a table of magnitudes, a group has none.
        for (name, _) in &row {
            if !table.header.iter().any(|known| known == name) {
                table.header.push((*name).to_string());
            }
        }
        let value = |name: &String| row.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
        table.rows.push(table.header.iter().map(|name| value(name).unwrap_or(Value::Empty)).collect());
    }
    table
}

fn theme_row(figures: &ThemeFigures) -> Row {
    let [both, only_first, only_second, neither] = figures.row.cells.as_array();
    let mut row = name(Some(&figures.theme), &figures.coders);
    row.push(("transcript", figures.transcript.as_deref().map_or(Value::Empty, Value::from)));
    let cells = [("both", both), ("only_first", only_first), ("only_second", only_second), ("neither", neither)];
    row.extend(cells.map(|(name, count)| (name, whole(count))));
    push_coefficients(&mut row, &figures.row.coefficients());
    push_ends(&mut row, figures.row.ci);
    push_last(&mut row, figures.row.reason, &figures.row.coefficients(), figures.plain.as_deref());
    row
}

fn overall_row(figures: &OverallFigures) -> Row {
    let mut row = vec![("coders", Value::words(figures.coders.join("+")))];
    push_coefficients(&mut row, &figures.row.coefficients());
    let lowest = figures.lowest.as_ref();
    row.push(("lowest_theme", lowest.map_or(Value::Empty, |(theme, _)| Value::words(theme.key.clone()))));
    row.push(("lowest_cohen_kappa", lowest.map_or(Value::Empty, |(_, kappa)| Value::Number(*kappa))));
    row.push(("leaf_themes", Value::count(figures.leaves)));
    row.push(("undefined", said(&figures.row.coefficients())));
    row
}

fn all_coders_row(figures: &AllCodersFigures) -> Row {
    let mut row = name(Some(&figures.theme), &figures.coders);
    row.push(("transcript", figures.transcript.as_deref().map_or(Value::Empty, Value::from)));
    row.push(("units", whole(figures.row.units)));
    push_coefficients(&mut row, &figures.row.coefficients());
    push_ends(&mut row, figures.row.ci);
    let reason = figures.row.krippendorff_alpha.err();
    push_last(&mut row, reason, &figures.row.coefficients(), figures.plain.as_deref());
    row
}

fn magnitude_row(figures: &MagnitudeFigures) -> Row {
    let mut row = name(figures.theme.as_ref(), &figures.coders);
    row.push(("scale", Value::words(figures.row.scale.key.clone())));
    row.push(("values", Value::words(figures.values.join("; "))));
    row.push(("n", whole(figures.row.n)));
    let table = figures.row.two.as_ref().map(|two| counts(two.table.rows()));
    row.push(("table", table.map_or(Value::Empty, Value::words)));
    push_coefficients(&mut row, &figures.row.coefficients());
    let reason = figures.row.percent_agreement.err();
    push_last(&mut row, reason, &figures.row.coefficients(), figures.plain.as_deref());
    row
}

/// A table of counts in one cell, as JSON writes it: `[[3,1],[0,2]]`.
fn counts(rows: &[Vec<u64>]) -> String {
    let row = |row: &Vec<u64>| format!("[{}]", row.iter().map(u64::to_string).collect::<Vec<_>>().join(","));
    format!("[{}]", rows.iter().map(row).collect::<Vec<_>>().join(","))
}

fn name(theme: Option<&ThemeName>, coders: &[String]) -> Row {
    let of = |text: fn(&ThemeName) -> &String| theme.map_or(Value::Empty, |theme| Value::words(text(theme).clone()));
    vec![
        ("number", of(|theme| &theme.number)),
        ("theme", of(|theme| &theme.key)),
        ("name", of(|theme| &theme.name)),
        ("coders", Value::words(coders.join("+"))),
    ]
}

fn push_coefficients(row: &mut Row, coefficients: &[(&'static str, Coefficient)]) {
    let value = |value: Coefficient| value.map_or_else(|_| Value::from(UNDEFINED), Value::Number);
    row.extend(coefficients.iter().map(|(name, coefficient)| (*name, value(*coefficient))));
}

fn push_ends(row: &mut Row, interval: Option<Interval>) {
    row.push(("ci_low", interval.map_or(Value::Empty, |interval| Value::Number(interval.low))));
    row.push(("ci_high", interval.map_or(Value::Empty, |interval| Value::Number(interval.high))));
}

fn push_last(row: &mut Row, reason: Option<Reason>, coefficients: &[(&'static str, Coefficient)], plain: Option<&str>) {
    row.push(("reason", reason.map_or(Value::Empty, |reason| Value::from(reason.words()))));
    row.push(("undefined", said(coefficients)));
    row.push(("plain", plain.map_or(Value::Empty, Value::from)));
}

/// Which coefficients are undefined and why, `cohen_kappa: never used; scott_pi: never used`.
fn said(coefficients: &[(&'static str, Coefficient)]) -> Value {
    let each = reasons(coefficients).into_iter().map(|(name, reason)| format!("{name}: {reason}"));
    Value::words(each.collect::<Vec<_>>().join("; "))
}

fn whole(count: u64) -> Value {
    Value::Integer(i64::try_from(count).unwrap_or(i64::MAX))
}

/// A seed beyond what other programs hold as a whole number is written as text.
fn seed(seed: u64) -> Value {
    i64::try_from(seed).map_or_else(|_| Value::words(seed.to_string()), Value::Integer)
}

fn yes_no(value: bool) -> Value {
    Value::from(if value { "yes" } else { "no" })
}
