//! A row of figures as it is shown: its counts, alpha on a bar, the coefficients beside it, and the row in full below.
//!
//! The rule this file owns: where alpha has no value the reason stands in place of the bar, and AC1 is left out.

use super::columns::{ALPHA, Columns, ENDS, MARK};
use super::list::Pieces;
use crate::text;
use crate::tui::look::{Look, Role};
use crate::workbench::{
    AllCodersFigures, Coefficient, Interval, Reason, ThemeFigures, ThemeName, bar, figure_words as words,
};

/// A coefficient beside alpha.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Measure {
    /// The two lines of its heading.
    pub heads: [&'static str; 2],
    /// What it is called in a sentence.
    pub name: &'static str,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Plain,
    Percent,
    /// Not shown where alpha has no value.
    BesideAlpha,
}

const fn plain(upper: &'static str, lower: &'static str, name: &'static str) -> Measure {
    Measure { heads: [upper, lower], name, kind: Kind::Plain }
}

const PERCENT: Measure = Measure { kind: Kind::Percent, ..plain("", "percent", "") };
const AC1: Measure = Measure { kind: Kind::BesideAlpha, ..plain("Gwet's", "AC1", "AC1") };
const KAPPA: Measure = plain("Cohen's", "kappa", "kappa");
const F1: Measure = plain("", "F1", "F1");
const PREVALENCE: Measure = plain("preva-", "lence", "prevalence");
const BIAS: Measure = plain("", "bias", "bias");
const PI: Measure = plain("Scott's", "pi", "pi");
const BRENNAN: Measure = plain("Brennan-", "Prediger", "Brennan-Prediger");
const JACCARD: Measure = plain("", "Jaccard", "Jaccard");
const U_ALPHA: Measure = plain("", "u-alpha", "u-alpha");
const FLEISS: Measure = plain("Fleiss'", "kappa", "Fleiss' kappa");
const MEAN_KAPPA: Measure = plain("mean", "kappa", "mean of the pairs' kappas");

/// A row in the shape in which it is shown.
pub(super) struct Row<'r> {
    pub theme: &'r ThemeName,
    pub transcript: Option<&'r str>,
    pub counts: Vec<u64>,
    pub alpha: Coefficient,
    pub ci: Option<Interval>,
    pub first: Vec<(Measure, Coefficient)>,
    pub further: Vec<(Measure, Coefficient)>,
    pub plain: Option<&'r str>,
}

impl<'r> Row<'r> {
    /// Two coders on a theme.
    pub fn pair(figures: &'r ThemeFigures) -> Self {
        let row = &figures.row;
        Self {
            theme: &figures.theme,
            transcript: figures.transcript.as_deref(),
            counts: row.cells.as_array().to_vec(),
            alpha: row.krippendorff_alpha,
            ci: row.ci,
            first: vec![(PERCENT, row.percent_agreement), (KAPPA, row.cohen_kappa), (AC1, row.gwet_ac1), (F1, row.f1)],
            further: vec![
                (PREVALENCE, row.prevalence_index),
                (BIAS, row.bias_index),
                (PI, row.scott_pi),
                (BRENNAN, row.brennan_prediger),
                (JACCARD, row.jaccard),
                (U_ALPHA, row.u_alpha),
            ],
            plain: figures.plain.as_deref(),
        }
    }

    /// Three and more coders on a theme.
    pub fn everybody(figures: &'r AllCodersFigures) -> Self {
        let row = &figures.row;
        Self {
            theme: &figures.theme,
            transcript: figures.transcript.as_deref(),
            counts: vec![row.units],
            alpha: row.krippendorff_alpha,
            ci: row.ci,
            first: vec![
                (PERCENT, row.percent_agreement),
                (FLEISS, row.fleiss_kappa),
                (AC1, row.gwet_ac1),
                (MEAN_KAPPA, row.mean_pairwise_cohen_kappa),
            ],
            further: vec![(BRENNAN, row.brennan_prediger)],
            plain: figures.plain.as_deref(),
        }
    }

    /// The coefficients that stand in columns.
    pub fn beside(&self, further: bool) -> &[(Measure, Coefficient)] {
        if further { &self.further } else { &self.first }
    }

    fn value(&self, (measure, value): &(Measure, Coefficient), look: &Look) -> String {
        let nothing = || if look.glyphs.bar.is_ascii() { "-".to_string() } else { "–".to_string() };
        match (measure.kind, value) {
            (Kind::BesideAlpha, _) if self.alpha.is_err() => nothing(),
            (_, Err(_)) => nothing(),
            (Kind::Percent, value) => words::percent(*value),
            (_, Ok(value)) => words::number(*value),
        }
    }

    /// What a row is called in its column: its theme, or theme and transcript, whose title has `titles` cells.
    pub fn name(&self, width: usize, titles: usize) -> String {
        let heading = text::safe(&self.theme.heading()).into_owned();
        let Some(title) = self.transcript else { return text::pad(&heading, width) };
        let own = width.saturating_sub(titles + 1).max(text::width(&self.theme.number)).min(width);
        format!("{} {}", text::pad(&heading, own), text::pad(&text::safe(title), width.saturating_sub(own + 1)))
    }

    /// How many cells its transcript's title has.
    pub fn title(&self) -> usize {
        self.transcript.map_or(0, |title| text::width(&text::safe(title)))
    }

    /// The row in its columns. `mark` stands before it.
    pub fn pieces(&self, columns: &Columns, further: bool, mark: &str, look: &Look) -> Pieces {
        let mut pieces =
            vec![(Role::Text, format!("{}{}", text::pad(mark, MARK), self.name(columns.name, columns.titles)))];
        for (count, column) in self.counts.iter().zip(&columns.counts) {
            let role = if *count == 0 { Role::Quiet } else { Role::Text };
            pieces.push((role, format!("{count:>width$}", width = column.width)));
        }
        pieces.push((Role::Text, " ".into()));
        match self.alpha {
            Ok(alpha) => {
                pieces.extend(drawn(alpha, self.ci, columns.bar, look));
                pieces.push((Role::Strong, format!("{:>ALPHA$}", words::number(alpha))));
            }
            Err(reason) => {
                pieces.push((Role::Quiet, undefined(reason, columns.bar + ALPHA)));
            }
        }
        if columns.ends {
            let ends = self.ci.filter(|_| self.alpha.is_ok()).map(words::interval).unwrap_or_default();
            pieces.push((Role::Quiet, text::pad(&format!("  {ends}"), ENDS)));
        }
        for (figure, column) in self.beside(further).iter().zip(&columns.after) {
            pieces.push((Role::Text, format!("{:>width$}", self.value(figure, look), width = column.width)));
        }
        if columns.remark > 0 {
            let told = self.plain.filter(|_| self.alpha.is_ok()).unwrap_or_default();
            // The sentence stands in full below; here its beginning is enough to be found by.
            let told = told.split(':').next().unwrap_or_default();
            pieces.push((Role::Quiet, format!("  {}", text::truncate(told, columns.remark.saturating_sub(2)))));
        }
        pieces
    }

    /// All figures of the row, one by one.
    pub fn in_full(&self, look: &Look) -> Vec<String> {
        let alpha = match (self.alpha, self.ci) {
            (Ok(alpha), Some(ci)) => format!("alpha {} {}", words::number(alpha), words::interval(ci)),
            (Ok(alpha), None) => format!("alpha {}", words::number(alpha)),
            (Err(reason), _) => format!("alpha {}", words::undefined(reason)),
        };
        std::iter::once(alpha).chain(self.named(&self.first, look)).collect()
    }

    /// The further figures, one by one.
    pub fn further_in_full(&self, look: &Look) -> Vec<String> {
        self.named(&self.further, look)
    }

    fn named(&self, figures: &[(Measure, Coefficient)], look: &Look) -> Vec<String> {
        let told = |figure: &(Measure, Coefficient)| {
            let value = self.value(figure, look);
            if figure.0.kind == Kind::Percent && figure.1.is_ok() {
                format!("{value} %")
            } else if figure.0.kind == Kind::Percent {
                format!("percent {value}")
            } else {
                format!("{} {value}", figure.0.name)
            }
        };
        figures.iter().map(told).collect()
    }
}

/// Why there is no alpha, in place of bar and number; where there is little room the reason alone.
pub(super) fn undefined(reason: Reason, width: usize) -> String {
    let told = words::undefined(reason);
    text::pad(if text::width(&told) <= width { &told } else { reason.words() }, width)
}

/// Alpha on its bar, in pieces: the estimate stands out, the line steps back.
pub(super) fn drawn(alpha: f64, ci: Option<Interval>, width: usize, look: &Look) -> Pieces {
    let mut pieces: Pieces = Vec::new();
    for sign in bar(alpha, ci, width, look.glyphs.bar.is_ascii()).chars() {
        let role = match sign {
            '●' | 'o' | '‹' | '<' => Role::Key,
            '·' | '.' => Role::Quiet,
            _ => Role::Text,
        };
        match pieces.last_mut() {
            Some((last, told)) if *last == role => told.push(sign),
            _ => pieces.push((role, sign.to_string())),
        }
    }
    pieces
}
