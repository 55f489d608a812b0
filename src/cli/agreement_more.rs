//! What stands around the tables of agreement: pairs of three and more coders, magnitude, after talk, every other
//! coefficient, and what to do where there is nothing to compare.

use super::agreement_words::{label, paragraph, section};
use super::print::Output;
use super::table::Table;
use crate::text;
use crate::workbench::{
    AFTER_TALK, AgreementReport, Coefficient, MagnitudeFigures, ThemeFigures, figure_words as figures, remark,
};

/// What is told where there is nothing to compare: why, and what to do about it. `None` where there is something.
pub(super) fn nothing(report: &AgreementReport) -> Option<String> {
    let about = &report.about;
    let coders = figures::list(&about.coders);
    let told = match about.coders.as_slice() {
        [] => "nobody codes in this project yet; add two coders with: emic coder add \"AB:Full name\"".to_string(),
        [only] => format!(
            "agreement needs two coders, and {only} is one; name another with --coders, or add one with: emic coder add \"CD:Full name\""
        ),
        _ if report.figures.themes.is_empty() => {
            "there are no themes to agree on; take a framework in with: emic codebook import framework.toml".into()
        }
        _ if about.compared.is_empty() && !about.left_out.is_empty() => format!(
            "no transcript counts for {coders} yet, because coding is not finished: {}; its coders say so with emic done, and --include-open counts what you may see all of",
            about.left_out.join(", ")
        ),
        _ if about.compared.is_empty() => format!(
            "{coders} have no transcript in common{}; assign one to both with: emic assign TRANSCRIPT --coders {}",
            about.transcript.as_ref().map_or_else(String::new, |title| format!(" in {title}")),
            about.coders.join(",")
        ),
        _ => return None,
    };
    Some(text::safe(&told).into_owned())
}

/// What coefficients that have no column are called.
const FURTHER: [(&str, &str); 6] = [
    ("scott_pi", "Scott's pi"),
    ("brennan_prediger", "Brennan-Prediger"),
    ("jaccard", "Jaccard"),
    ("prevalence_index", "prevalence"),
    ("bias_index", "bias"),
    ("u_alpha", "u-alpha"),
];

/// The coefficients that have no column, on a line of their own.
pub(super) fn further(coefficients: &[(&'static str, Coefficient)], out: &Output) -> String {
    let told = |(name, value): &(&'static str, Coefficient)| {
        let (_, called) = FURTHER.iter().find(|(known, _)| known == name)?;
        Some(format!("{called} {}", value.map_or_else(figures::undefined, figures::number)))
    };
    let each: Vec<String> = coefficients.iter().filter_map(told).collect();
    let rows = text::fill(&each.join(", "), out.width.saturating_sub(4));
    rows.iter().map(|row| format!("    {row}\n")).collect()
}

/// Every pair of three and more coders: a matrix over all leaf themes, and alpha by theme where it fits.
pub(super) fn pairs(report: &AgreementReport, out: &Output) -> String {
    let coders = &report.about.coders;
    let kappa = |one: &String, other: &String| {
        let pair = report.figures.overall.iter().find(|row| row.coders == [one.clone(), other.clone()]);
        pair.map_or_else(String::new, |row| row.row.pooled_kappa.map_or_else(figures::undefined, figures::number))
    };
    let mut matrix = Table::default().column("");
    for coder in coders.iter().skip(1) {
        matrix = matrix.number(coder);
    }
    for (place, coder) in coders.iter().enumerate().take(coders.len().saturating_sub(1)) {
        let mut row = vec![coder.clone()];
        let others = coders.iter().enumerate().skip(1);
        row.extend(others.map(|(other, name)| if other > place { kappa(coder, name) } else { String::new() }));
        matrix.row(row);
    }
    let mut drawn = section("Pairs: pooled kappa over all themes with nothing below them", &matrix, out);
    let count = report.figures.overall.len();
    if !report.about.by_transcript && 30 + count * 11 <= out.width {
        drawn.push_str(&section("Pairs: alpha by theme", &by_theme(report), out));
    }
    drawn + &paragraph("one pair in full: --coders with two of them; all pairs in full: --all", out)
}

fn by_theme(report: &AgreementReport) -> Table {
    let pairs: Vec<&Vec<String>> = report.figures.overall.iter().map(|row| &row.coders).collect();
    let mut table = Table::default().cut("theme", 16);
    for pair in &pairs {
        table = table.number(&pair.join("·"));
    }
    let rows: Vec<&ThemeFigures> = report.figures.themes.iter().filter(|row| row.theme.codable).collect();
    for same in rows.chunk_by(|one, next| one.theme.key == next.theme.key) {
        let Some(first) = same.first() else { continue };
        let mut line = vec![label(&first.theme, None)];
        line.extend(pairs.iter().map(|pair| {
            let row = same.iter().find(|row| &row.coders == *pair);
            row.map_or_else(String::new, |row| figures::coefficient(row.row.krippendorff_alpha))
        }));
        table.row(line);
    }
    table
}

/// Magnitude: of the pair, or of all coders; of every pair, and of themes with few turns too, where everything is asked
/// for.
pub(super) fn magnitude(report: &AgreementReport, out: &Output, all: bool) -> String {
    let everybody = report.about.coders.len();
    // Where one theme was asked for, what all themes come to is not the answer.
    let asked = |row: &&MagnitudeFigures| report.about.theme.is_none() || row.theme.is_some();
    let rows = report.figures.magnitude.iter().filter(asked).filter(|row| row.row.n > 0);
    let rows: Vec<&MagnitudeFigures> = rows.collect();
    if report.figures.magnitude.is_empty() {
        return String::new();
    }
    if rows.is_empty() {
        let told = "magnitude: no turn has the same theme with a magnitude from two of the coders";
        return format!("\n{}", paragraph(told, out));
    }
    let of_all: Vec<&MagnitudeFigures> = rows.iter().copied().filter(|row| row.coders.len() == everybody).collect();
    let enough = |row: &&MagnitudeFigures| row.theme.is_none() || row.row.n >= remark::TOO_FEW;
    let shown: Vec<&MagnitudeFigures> =
        if all { rows.clone() } else { of_all.iter().copied().filter(enough).collect() };
    let title = "Magnitude, where two gave the same theme to the same turn";
    let mut drawn = match shown.as_slice() {
        [] => "\n".to_string(),
        _ => section(title, &magnitude_table(&shown, everybody > 2), out),
    };
    let few = of_all.iter().filter(|row| !enough(row)).count();
    if few > 0 {
        let themes = super::words::count(few, "theme");
        let shown = if all { "" } else { "; --all shows all" };
        let least = remark::TOO_FEW;
        let told = format!("magnitude of {themes} with fewer than {least} turns: too few to tell{shown}");
        drawn.push_str(&paragraph(&told, out));
    }
    for row in shown.into_iter().filter(|row| all || row.theme.is_none()) {
        drawn.push_str(&counts(row, out));
    }
    drawn
}

fn magnitude_table(rows: &[&MagnitudeFigures], several: bool) -> Table {
    let mut table = Table::default().cut("theme", 16);
    if several {
        table = table.column("coders");
    }
    for heading in ["turns", "ordinal alpha", "%", "kappa linear", "quadratic", "AC2 quadratic"] {
        table = table.number(heading);
    }
    let kappa = |of: Option<Coefficient>| of.map_or_else(|| "–".to_string(), figures::coefficient);
    for row in rows {
        let mut line = vec![row.theme.as_ref().map_or_else(|| over_all(row), |theme| label(theme, None))];
        line.extend(several.then(|| row.coders.join("+")));
        let alpha = row.row.krippendorff_alpha_ordinal;
        line.push(row.row.n.to_string());
        line.push(figures::coefficient(alpha));
        line.push(figures::percent(row.row.percent_agreement));
        line.push(kappa(row.row.two.as_ref().map(|two| two.weighted_kappa_linear)));
        line.push(kappa(row.row.two.as_ref().map(|two| two.weighted_kappa_quadratic)));
        line.push(alpha.map_or_else(|_| "–".to_string(), |_| figures::coefficient(row.row.gwet_ac2_quadratic)));
        table.row(line);
    }
    table
}

fn over_all(row: &MagnitudeFigures) -> String {
    format!("all themes, {}", row.row.scale.key)
}

/// The table of two coders' magnitudes.
fn counts(row: &MagnitudeFigures, out: &Output) -> String {
    let Some(two) = &row.row.two else { return String::new() };
    let theme = row.theme.as_ref().map_or_else(|| over_all(row), |theme| label(theme, None));
    let name = |place: usize| row.coders.get(place).map_or("", String::as_str);
    let mut table = Table::default().column(&format!("{} \\ {}", name(0), name(1)));
    for value in &row.values {
        table = table.number(value);
    }
    for (value, counts) in row.values.iter().zip(two.table.rows()) {
        let mut line = vec![value.clone()];
        line.extend(counts.iter().map(u64::to_string));
        table.row(line);
    }
    section(&theme, &table, out)
}

/// Before and after talk, side by side.
pub(super) fn after_talk(report: &AgreementReport, out: &Output) -> String {
    let Some(after) = &report.after_talk else { return String::new() };
    let several = report.figures.overall.len() > 1;
    let mut table = Table::default().cut("theme", 16);
    if report.about.by_transcript {
        table = table.cut("transcript", 6);
    }
    if several {
        table = table.column("coders");
    }
    for heading in ["alpha", "after talk", "%", "after talk"] {
        table = table.number(heading);
    }
    let rows = report.figures.themes.iter().zip(&after.themes).filter(|(row, _)| row.theme.codable);
    for (before, after) in rows {
        let mut line = vec![label(&before.theme, None)];
        line.extend(report.about.by_transcript.then(|| before.transcript.clone().unwrap_or_default()));
        line.extend(several.then(|| before.coders.join("+")));
        for value in [before.row.krippendorff_alpha, after.row.krippendorff_alpha] {
            line.push(figures::coefficient(value));
        }
        line.push(figures::percent(before.row.percent_agreement));
        line.push(figures::percent(after.row.percent_agreement));
        table.row(line);
    }
    section("After talk", &table, out) + &paragraph(AFTER_TALK, out)
}
