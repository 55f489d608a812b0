//! The methods paragraph: what a report must say about how coding was compared, ready to paste.
//!
//! The rule this file owns: it says only what the project knows. What is not recorded (how transcripts were chosen,
//! whether coders worked without sight of each other, how differences were settled) is said to be not recorded.

use super::settling;
use super::view::{AboutReport, AgreementReport, Choice, Chosen, ThemeName};
use super::words::{counted, interval, list, number, percent, thousands, units};
use crate::agreement::remark::{RELIABLE, TENTATIVE};
use crate::agreement::{Coefficient, Interval, Reason, Scope, UnitKind};

/// The paragraph, on one line. It stands for the report as it was asked for: one theme, one transcript, open ones too.
#[must_use]
pub fn paragraph(report: &AgreementReport) -> String {
    let about = &report.about;
    let mut told = vec![who(about)];
    if about.coders.len() >= 2 && !about.compared.is_empty() {
        told.extend(about.chosen.iter().map(|chosen| choice(chosen, about)));
        told.extend(frozen(about));
        told.push(counted_in(about));
        told.push(statistics(about));
        told.push(thresholds());
        told.extend(range(report));
        told.extend(overall(report));
        told.extend(magnitude(report));
        told.extend(settling::sentences(about));
    }
    told.extend(left_out(about));
    told.push(made(about));
    told.join(" ")
}

/// Who coded how much of the study.
fn who(about: &AboutReport) -> String {
    let (coders, of) = (&about.coders, about.transcripts as u64);
    match (coders.as_slice(), about.compared.len() as u64) {
        ([], _) => "Nobody has coded in this project yet, so there is no agreement to report.".into(),
        ([only], _) => format!("Only {only} was compared, and agreement needs two coders, so there is none to report."),
        (_, 0) => format!(
            "No transcript that counts has been coded by two of the compared coders ({}), so there is no agreement to report.",
            list(coders)
        ),
        (_, compared) => {
            let share = percent(Ok(share(compared, of)));
            let number = number_word(coders.len());
            let at_least = if coders.len() > 2 { "at least two of " } else { "" };
            let what = match (compared, of) {
                (1, 1) => "the only transcript of the study".into(),
                _ if compared == of => format!("all {} of the study", counted(of, "transcript")),
                _ => format!("{} of the {} of the study ({share} %)", thousands(compared), counted(of, "transcript")),
            };
            let coded = if at_least.is_empty() {
                format!("{number} coders ({}) each coded {what}.", list(coders))
            } else {
                format!("Of {} coders ({}), at least two coded {what}.", number.to_lowercase(), list(coders))
            };
            let only =
                about.transcript.as_ref().map_or_else(String::new, |title| format!(" Only {title} is reported here."));
            coded + &only
        }
    }
}

/// How some of the transcripts were chosen, and whether the coders could see each other's work.
fn choice(chosen: &Chosen, about: &AboutReport) -> String {
    let count = chosen.transcripts.len() as u64;
    let subject = match (count, about.chosen.len()) {
        (1, 1) => "It was".to_string(),
        (_, 1) => "They were".to_string(),
        (1, _) => "One was".to_string(),
        _ => format!("{} were", thousands(count)),
    };
    let blind = "each coder had no sight of the others' codings before her own were done";
    match &chosen.how {
        Choice::Draw { round, per_mille, seed, strata, pool, drawn } => {
            let share = percent(Ok(f64::from(*per_mille) / 1000.0));
            let strata = match strata.as_slice() {
                [] => "at random".to_string(),
                strata => format!("at random, stratified by {},", list(strata)),
            };
            format!(
                "{subject} drawn {strata} for the round “{round}” (a share of {share} % was asked for, {} of {} drawn, seed {seed}); {blind}.",
                thousands(*drawn as u64),
                counted(*pool as u64, "transcript"),
            )
        }
        Choice::Named { round } => {
            format!("{subject} assigned by name in the round “{round}”, and why these is not recorded; {blind}.",)
        }
        Choice::Unassigned => {
            let them = if count == 1 { "it was" } else { "they were" };
            format!(
                "{subject} never assigned to anybody: how {them} chosen is not recorded, nor whether the coders worked \
                 without sight of each other."
            )
        }
    }
}

fn frozen(about: &AboutReport) -> Option<String> {
    match about.frozen {
        0 => None,
        1 => Some(
            "In one transcript a coder went on after she could see the others' work; her codings from before it are counted."
                .into(),
        ),
        many => Some(format!(
            "In {many} cases a coder went on with a transcript after she could see the others' work; her codings from before it are counted."
        )),
    }
}

/// The unit, and whose turns.
fn counted_in(about: &AboutReport) -> String {
    let count = units(about.units, about.unit);
    let whose = match (about.scope, about.unit) {
        (Scope::Participants, UnitKind::Character) => "of what participants, and interpreters for them, said",
        (Scope::Participants, _) => "of participants and of interpreters for them",
        (Scope::All, UnitKind::Character) => "of the whole text, labels included",
        (Scope::All, _) => "of all speakers",
    };
    let rule = match about.unit {
        UnitKind::Character => String::new(),
        unit => format!("; a {unit} carries a theme when a coding of it overlaps the {unit} by at least one character"),
    };
    let rollup = if about.rollup { " A theme took the codings of all themes below it." } else { "" };
    format!("The unit was the {}, counting those {whose} ({count}){rule}.{rollup}", about.unit)
}

fn statistics(about: &AboutReport) -> String {
    let drawn =
        if about.compared.len() > 1 && !about.by_transcript { "transcripts and of turns within them" } else { "turns" };
    let intervals = match about.resamples {
        0 => " (no intervals were computed)".to_string(),
        resamples => format!(
            " with a 95 % percentile bootstrap interval ({}, drawn from {drawn}, seed {})",
            counted(resamples as u64, "resample"),
            about.seed
        ),
    };
    format!(
        "Agreement is given as Krippendorff's alpha (nominal: theme given or not given){intervals}, beside the counts, \
         percent agreement, Cohen's kappa, Gwet's AC1 and F1; counts are added over transcripts before a coefficient is taken."
    )
}

fn thresholds() -> String {
    format!(
        "By convention, alpha of {} and more is taken as reliable, and from {} as allowing tentative conclusions \
         (Krippendorff 2004, Content Analysis, 2nd ed., p. 241).",
        number(RELIABLE),
        number(TENTATIVE)
    )
}

/// What the alphas come to: one row's coefficient, interval, theme and transcript.
type Alpha<'r> = (Coefficient, Option<Interval>, &'r ThemeName, Option<&'r str>);

/// The range of alpha: over all coders where there are three and more, else over the pair.
fn range(report: &AgreementReport) -> Vec<String> {
    let figures = &report.figures;
    let rows: Vec<Alpha<'_>> = if figures.all_coders.is_empty() {
        let of = figures.themes.iter();
        of.map(|row| (row.row.krippendorff_alpha, row.row.ci, &row.theme, row.transcript.as_deref())).collect()
    } else {
        let of = figures.all_coders.iter();
        of.map(|row| (row.row.krippendorff_alpha, row.row.ci, &row.theme, row.transcript.as_deref())).collect()
    };
    let mut defined: Vec<(f64, Option<Interval>, String)> = Vec::new();
    for (alpha, ci, theme, transcript) in &rows {
        let place = transcript.map_or_else(String::new, |title| format!(" in {title}"));
        defined.extend(alpha.ok().map(|alpha| (alpha, *ci, format!("{}{place}", theme.heading()))));
    }
    let mut told: Vec<String> = ran(&mut defined, report.about.by_transcript).into_iter().collect();
    told.extend(undefined(&rows));
    told
}

fn ran(defined: &mut [(f64, Option<Interval>, String)], by_transcript: bool) -> Option<String> {
    // A stable order: of equal ones the first in the framework stands first.
    defined.sort_by(|a, b| a.0.total_cmp(&b.0));
    let ((low, ci, lowest), (high, _, highest)) = (defined.first()?, defined.last()?);
    if defined.len() == 1 {
        let ends = ci.map_or_else(String::new, |ci| format!(" {}", interval(ci)));
        return Some(format!("Alpha was {}{ends} for {lowest}.", number(*low)));
    }
    let count = |from: f64, to: f64| defined.iter().filter(|(alpha, ..)| (from..to).contains(alpha)).count();
    let what = if by_transcript { "themes and transcripts, each apart," } else { "themes" };
    let (reliable, tentative) = (number(RELIABLE), number(TENTATIVE));
    Some(format!(
        "Alpha has a value for {} {what} and ran from {} ({lowest}) to {} ({highest}): {} at {reliable} or above, {} from \
         {tentative} to below {reliable}, {} below {tentative}.",
        thousands(defined.len() as u64),
        number(*low),
        number(*high),
        count(RELIABLE, f64::INFINITY),
        count(TENTATIVE, RELIABLE),
        count(f64::NEG_INFINITY, TENTATIVE),
    ))
}

fn undefined(rows: &[Alpha<'_>]) -> Option<String> {
    let mut reasons: Vec<(Reason, u64)> = Vec::new();
    for reason in rows.iter().filter_map(|(alpha, ..)| alpha.err()) {
        match reasons.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, count)) => *count += 1,
            None => reasons.push((reason, 1)),
        }
    }
    if reasons.is_empty() {
        return None;
    }
    let each: Vec<String> = reasons.iter().map(|(reason, count)| format!("{reason}: {}", thousands(*count))).collect();
    let all: u64 = reasons.iter().map(|(_, count)| count).sum();
    Some(format!("It is undefined for {} ({}).", thousands(all), each.join("; ")))
}

fn overall(report: &AgreementReport) -> Option<String> {
    let rows: Vec<String> = report
        .figures
        .overall
        .iter()
        .filter_map(|row| Some(format!("{} ({})", number(row.row.pooled_kappa.ok()?), list(&row.coders))))
        .collect();
    let leaves = report.figures.overall.first()?.leaves;
    let was = if rows.len() == 1 { "was" } else { "were" };
    let kappas = if rows.len() == 1 { "kappa" } else { "kappas" };
    (!rows.is_empty()).then(|| {
        format!("Over all {leaves} themes with nothing below them, the pooled {kappas} {was} {}.", list(&rows))
    })
}

/// Magnitude over all themes of a scale: of the pair, or of everybody where there are three and more.
fn magnitude(report: &AgreementReport) -> Vec<String> {
    let everybody = |coders: &[String]| coders.len() == report.about.coders.len();
    let rows = report.figures.magnitude.iter().filter(|row| row.theme.is_none() && everybody(&row.coders));
    let told = rows.filter(|row| row.row.n > 0).map(|row| {
        let alpha = match row.row.krippendorff_alpha_ordinal {
            Ok(alpha) => number(alpha),
            Err(reason) => format!("undefined ({reason})"),
        };
        format!(
            "Magnitude on the scale “{}” was compared where the same turn had the same theme with a magnitude from two of them (n = {}): ordinal alpha {alpha}.",
            row.row.scale.key,
            thousands(row.row.n)
        )
    });
    told.collect()
}

fn left_out(about: &AboutReport) -> Option<String> {
    let open = if about.include_open { "Transcripts on which coding is not finished are counted too." } else { "" };
    match about.left_out.len() as u64 {
        0 if open.is_empty() => None,
        0 => Some(open.into()),
        1 => Some(format!(
            "One transcript ({}) is left out because coding it is not finished. {open}",
            list(&about.left_out)
        )),
        many => Some(format!(
            "{} transcripts ({}) are left out because coding them is not finished. {open}",
            thousands(many),
            list(&about.left_out)
        )),
    }
    .map(|told| told.trim_end().to_string())
}

fn made(about: &AboutReport) -> String {
    let framework = if about.framework.title.is_empty() {
        "The project has no framework".to_string()
    } else {
        format!("Framework: “{}”, {}", about.framework.title, about.framework.told())
    };
    let day = about.made.get(..10).unwrap_or_default();
    format!("{framework}. Computed with {} on {day}.", about.program)
}

/// `Two` to `Nine` as a word, else digits; at the beginning of a sentence.
fn number_word(count: usize) -> String {
    let word = match count {
        2 => "Two",
        3 => "Three",
        4 => "Four",
        5 => "Five",
        6 => "Six",
        7 => "Seven",
        8 => "Eight",
        9 => "Nine",
        _ => return count.to_string(),
    };
    word.into()
}

#[expect(clippy::cast_precision_loss, reason = "a share is told to one decimal")]
fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
