//! Agreement on a terminal: the four counts of a theme first, then alpha with its interval on a bar, percent, kappa, AC1
//! and F1, and one plain sentence where they pull apart.
//!
//! Where the width allows it a theme takes one line, else two. AC1 is never shown where alpha has no value.

use super::agreement_more as more;
use super::agreement_words::{label, paragraph};
use super::print::Output;
use crate::text;
use crate::workbench::{
    AboutReport, AgreementReport, AllCodersFigures, Coefficient, Interval, OverallFigures, Scope, ThemeFigures,
    ThemeName, UnitKind, bar, bar_scale, figure_words as figures, overall_sentence,
};

/// Between two columns.
const GAP: usize = 2;
/// The narrowest and the widest bar.
const BAR: (usize, usize) = (13, 31);
/// How far the second line of a theme stands in.
const INDENT: usize = 4;
/// What the columns beside the bar take: alpha, interval, percent and three coefficients, with their gaps.
const BESIDE: usize = 58;
/// A column of theme names is at least and at most so wide.
const NAMES: (usize, usize) = (24, 44);

/// The whole answer. `all` shows every coefficient, `ascii` draws bars of ASCII signs.
pub(super) fn draw(report: &AgreementReport, out: &Output, (all, ascii): (bool, bool)) -> String {
    if let Some(told) = more::nothing(report) {
        return told;
    }
    let mut drawn = paragraph(&heading(&report.about), out);
    if !report.figures.all_coders.is_empty() {
        drawn.push_str(&all_coders(report, out, (all, ascii)));
        drawn.push_str(&more::pairs(report, out));
    }
    for row in &report.figures.overall {
        if report.figures.all_coders.is_empty() || all {
            drawn.push_str(&pair(report, row, out, (all, ascii)));
        }
    }
    drawn.push_str(&more::magnitude(report, out, all));
    drawn.push_str(&more::after_talk(report, out));
    drawn.push('\n');
    for line in settings(&report.about) {
        drawn.push_str(&paragraph(&line, out));
    }
    drawn
}

/// Who was compared on how much.
fn heading(about: &AboutReport) -> String {
    let whose = match (about.scope, about.unit) {
        (Scope::Participants, UnitKind::Turn) => " of participants",
        (Scope::Participants, _) => " of what participants say",
        (Scope::All, UnitKind::Turn) => " of everybody",
        (Scope::All, UnitKind::Sentence) => " of what everybody says",
        (Scope::All, UnitKind::Character) => " of the whole text",
    };
    let of = super::words::count(about.transcripts, "transcript");
    format!(
        "{}: {} of {of}, {}{whose}",
        figures::list(&about.coders),
        about.compared.len(),
        figures::units(about.units, about.unit)
    )
}

/// How the figures were made, and what is missing from them.
fn settings(about: &AboutReport) -> Vec<String> {
    let mut made = format!("unit {}, scope {}", about.unit, about.scope);
    if about.rollup {
        made.push_str(", rolled up");
    }
    if about.include_open {
        made.push_str(", open transcripts counted too");
    }
    made.push_str(&match about.resamples {
        0 => ", no resamples and so no intervals".to_string(),
        resamples => format!(", {resamples} resamples of turns, seed {}", about.seed),
    });
    let framework = &about.framework;
    let named = if framework.title.is_empty() { String::new() } else { format!("“{}” ", framework.title) };
    made.push_str(&format!("; framework {named}{}; {}", framework.told(), about.program));
    let mut lines = vec![made];
    if !about.left_out.is_empty() {
        let count = super::words::count(about.left_out.len(), "transcript");
        let hint = if about.include_open { "" } else { "; --include-open counts those you may see all of" };
        lines.push(format!("{count} left out, because coding is not finished: {}{hint}", about.left_out.join(", ")));
    }
    lines
}

/// A cell and whether it stands to the right.
type Cell = (String, usize);

/// How the rows of a section are laid out.
struct Layout {
    names: usize,
    /// The counts: heading and width.
    counts: Vec<Cell>,
    bar: usize,
    /// The headings of the coefficients after the bar.
    after: [&'static str; 4],
    one_line: bool,
    ascii: bool,
}

impl Layout {
    fn new(names: &[String], counts: Vec<Cell>, after: [&'static str; 4], (out, ascii): (&Output, bool)) -> Self {
        let longest = names.iter().map(|name| text::width(name)).max().unwrap_or(0).clamp(NAMES.0, NAMES.1);
        let counted: usize = counts.iter().map(|(_, width)| GAP + width).sum();
        let room = out.width.saturating_sub(counted + longest + GAP + BESIDE);
        let one_line = room >= BAR.0;
        let room = if one_line { room } else { out.width.saturating_sub(INDENT + BESIDE) };
        let names = if one_line { longest } else { longest.max(NAMES.1).min(out.width.saturating_sub(counted)) };
        Self { names, counts, bar: room.clamp(BAR.0, BAR.1), after, one_line, ascii }
    }

    fn heading(&self, out: &Output) -> String {
        let counts: Vec<String> = self.counts.iter().map(|(heading, _)| heading.clone()).collect();
        let measures = format!("{:>6}  {:<14}  {}", "alpha", "95 % interval", bar_scale(self.bar));
        let after: String = self.after.iter().map(|heading| format!("  {heading:>6}")).collect();
        let drawn = self.join("", &counts, &format!("{measures}{after}"));
        drawn.lines().map(|line| format!("{}\n", out.strong(line))).collect()
    }

    fn row(&self, name: &str, counts: &[u64], measures: &Measures<'_>) -> String {
        let counts: Vec<String> = counts.iter().map(u64::to_string).collect();
        self.join(name, &counts, &self.measures(measures))
    }

    fn measures(&self, of: &Measures<'_>) -> String {
        let alpha = match of.alpha {
            Ok(alpha) => alpha,
            Err(reason) => return figures::undefined(reason),
        };
        let ends = of.ci.map_or_else(|| "no interval".to_string(), figures::interval);
        let mut told =
            format!("{:>6}  {ends:<14}  {}", figures::number(alpha), bar(alpha, of.ci, self.bar, self.ascii));
        told.push_str(&format!("  {:>6}", figures::percent(of.percent)));
        for coefficient in of.after {
            told.push_str(&format!("  {:>6}", coefficient.map_or_else(|_| "–".to_string(), figures::number)));
        }
        told
    }

    fn join(&self, name: &str, counts: &[String], measures: &str) -> String {
        let mut line = text::pad(name, self.names);
        for (count, (_, width)) in counts.iter().zip(&self.counts) {
            line.push_str(&format!("{}{count:>width$}", " ".repeat(GAP)));
        }
        if self.one_line {
            format!("{}{}{measures}\n", line, " ".repeat(GAP)).replace(" \n", "\n")
        } else {
            format!("{}\n{}{}\n", line.trim_end(), " ".repeat(INDENT), measures.trim_end())
        }
    }
}

/// What stands after the counts.
#[derive(Clone, Copy)]
struct Measures<'r> {
    alpha: Coefficient,
    ci: Option<Interval>,
    percent: Coefficient,
    after: &'r [Coefficient],
}

/// Two coders, theme by theme.
fn pair(report: &AgreementReport, overall: &OverallFigures, out: &Output, (all, ascii): (bool, bool)) -> String {
    let rows: Vec<&ThemeFigures> =
        report.figures.themes.iter().filter(|row| row.coders == overall.coders && is_shown(row)).collect();
    let initials = |place: usize| text::safe(overall.coders.get(place).map_or("", String::as_str)).into_owned();
    let headings =
        ["both".to_string(), format!("only {}", initials(0)), format!("only {}", initials(1)), "neither".into()];
    let widest = |place: usize| rows.iter().filter_map(|row| row.row.cells.as_array().get(place).copied()).max();
    let width = |place: usize, heading: &str| text::width(heading).max(widest(place).unwrap_or(0).to_string().len());
    let counts = headings.into_iter().enumerate();
    let counts = counts.map(|(place, heading)| (heading.clone(), width(place, &heading))).collect();
    let names: Vec<String> = rows.iter().map(|row| label(&row.theme, row.transcript.as_deref())).collect();
    let layout = Layout::new(&names, counts, ["%", "kappa", "AC1", "F1"], (out, ascii));
    let mut drawn = format!("\n{}\n{}", out.strong(&text::safe(&figures::list(&overall.coders))), layout.heading(out));
    let mut before = None;
    for (row, name) in rows.into_iter().zip(names) {
        theme_heading(&mut drawn, &mut before, &row.theme, row.transcript.is_some());
        let figures = &row.row;
        let measures = Measures {
            alpha: figures.krippendorff_alpha,
            ci: figures.ci,
            percent: figures.percent_agreement,
            after: &[figures.cohen_kappa, figures.gwet_ac1, figures.f1],
        };
        drawn.push_str(&layout.row(&name, &figures.cells.as_array(), &measures));
        if all && figures.krippendorff_alpha.is_ok() {
            drawn.push_str(&more::further(&figures.coefficients(), out));
        }
        push_plain(&mut drawn, figures.krippendorff_alpha, row.plain.as_deref(), out);
    }
    drawn + &paragraph(&overall_sentence(overall), out)
}

/// All coders, theme by theme.
fn all_coders(report: &AgreementReport, out: &Output, (all, ascii): (bool, bool)) -> String {
    let rows: Vec<&AllCodersFigures> = report
        .figures
        .all_coders
        .iter()
        .filter(|row| row.theme.codable || row.row.krippendorff_alpha.is_ok())
        .collect();
    let names: Vec<String> = rows.iter().map(|row| label(&row.theme, row.transcript.as_deref())).collect();
    let widest = rows.iter().map(|row| row.row.units.to_string().len()).max().unwrap_or(0);
    let unit = format!("{}s", report.about.unit);
    let counts = vec![(unit.clone(), widest.max(text::width(&unit)))];
    let layout = Layout::new(&names, counts, ["%", "kappa", "AC1", "Fleiss"], (out, ascii));
    let title = format!("All of {}", figures::list(&report.about.coders));
    let mut drawn = format!("\n{}\n{}", out.strong(&text::safe(&title)), layout.heading(out));
    let mut before = None;
    for (row, name) in rows.into_iter().zip(names) {
        theme_heading(&mut drawn, &mut before, &row.theme, row.transcript.is_some());
        let figures = &row.row;
        let measures = Measures {
            alpha: figures.krippendorff_alpha,
            ci: figures.ci,
            percent: figures.percent_agreement,
            after: &[figures.mean_pairwise_cohen_kappa, figures.gwet_ac1, figures.fleiss_kappa],
        };
        drawn.push_str(&layout.row(&name, &[figures.units], &measures));
        if all && figures.krippendorff_alpha.is_ok() {
            drawn.push_str(&more::further(&figures.coefficients(), out));
        }
        push_plain(&mut drawn, figures.krippendorff_alpha, row.plain.as_deref(), out);
    }
    drawn + &paragraph("kappa is the mean of the pairs' kappas; Fleiss is Fleiss' kappa in Gwet's form", out)
}

/// A pure heading that nobody could have used is not worth a row.
fn is_shown(row: &ThemeFigures) -> bool {
    row.theme.codable || row.row.krippendorff_alpha.is_ok() || row.row.cells.both > 0
}

fn theme_heading<'r>(drawn: &mut String, before: &mut Option<&'r str>, theme: &'r ThemeName, by_transcript: bool) {
    if by_transcript && *before != Some(theme.key.as_str()) {
        drawn.push_str(&format!("{}\n", text::safe(&theme.heading())));
        *before = Some(theme.key.as_str());
    }
}

/// The plain sentence; where alpha is undefined the row has said why.
fn push_plain(drawn: &mut String, alpha: Coefficient, plain: Option<&str>, out: &Output) {
    let Some(plain) = plain.filter(|_| alpha.is_ok()) else { return };
    for row in text::fill(plain, out.width.saturating_sub(INDENT)) {
        drawn.push_str(&format!("{}{row}\n", " ".repeat(INDENT)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(width: usize) -> Vec<String> {
        let out = Output { json: false, width, styled: false, terminal: false };
        let names = ["1.2 Eligibility and no recourse to public funds".to_string(), "2 Money".into()];
        let counts = [("both", 4), ("only AB", 7), ("only CD", 7), ("neither", 7)];
        let counts = counts.map(|(heading, width)| (heading.to_string(), width)).to_vec();
        let layout = Layout::new(&names, counts, ["%", "kappa", "AC1", "F1"], (&out, false));
        let ci = Some(Interval { low: -0.25, high: 1.0 });
        let after = [Ok(-0.25), Ok(0.5), Ok(1.0)];
        let measures = Measures { alpha: Ok(-0.125), ci, percent: Ok(1.0), after: &after };
        let undefined = Measures { alpha: Err(crate::workbench::Reason::NeverUsed), ..measures };
        let told = [
            layout.heading(&out),
            layout.row(&names[0], &[12, 3, 0, 9000], &measures),
            layout.row(&names[1], &[0, 0, 0, 9015], &undefined),
        ];
        told.concat().lines().map(String::from).collect()
    }

    #[test]
    fn a_theme_takes_one_line_where_there_is_room_and_two_where_not() {
        let wide = drawn(170);
        assert_eq!(wide.len(), 3, "{wide:#?}");
        assert!(wide[1].contains("9000   -.125  [-.250, 1.000]"), "{}", wide[1]);
        assert!(wide[2].ends_with("9015  undefined (never used)"), "{}", wide[2]);
        assert_eq!(drawn(80).len(), 6);
    }

    #[test]
    fn no_line_is_wider_than_the_terminal_and_headings_stand_over_their_columns() {
        for width in 80..200 {
            let lines = drawn(width);
            assert!(lines.iter().all(|line| text::width(line) <= width), "{width}: {lines:#?}");
            let end = |line: &str, words: &str| text::width(&line[..line.find(words).unwrap() + words.len()]);
            let (heading, row) = if lines.len() == 3 { (&lines[0], &lines[1]) } else { (&lines[1], &lines[3]) };
            assert_eq!(end(heading, "alpha"), end(row, "-.125"), "{width}");
            assert_eq!(end(heading, "F1"), end(row, "1.000").max(text::width(row)), "{width}");
            assert_eq!(end(&lines[0], "neither"), end(&lines[lines.len() / 3], "9000"), "{width}");
        }
    }
}
