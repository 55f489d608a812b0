//! The methods paragraph: what a report must say about how coding was compared, ready to paste.
//!
//! The rule this file owns: it says only what the project knows. What is not recorded (how transcripts were chosen,
//! whether coders worked without sight of each other, how differences were settled) is said to be not recorded.

use super::view::{AboutReport, AgreementReport, Choice, Chosen};
use super::words::{counted, list, number, percent, thousands, units};
use super::{results, settling};
use crate::agreement::remark::{RELIABLE, TENTATIVE};
use crate::agreement::{Scope, UnitKind};

/// The paragraph, on one line. It stands for the report as it was asked for: one theme, one transcript, open ones too.
#[must_use]
pub fn paragraph(report: &AgreementReport) -> String {
    let about = &report.about;
    let mut told = vec![who(about)];
    if about.coders.len() >= 2 && !about.compared.is_empty() {
        told.extend(about.chosen.iter().map(|chosen| choice(chosen, about.chosen.len())));
        told.extend(changed_later(about));
        told.push(counted_in(about));
        told.push(statistics(about));
        told.push(thresholds());
        told.extend(results::sentences(report));
        told.extend(settling::sentences(about));
    }
    told.extend(left_out(about));
    told.push(made(about));
    told.join(" ")
}

/// Who coded how much of the study.
fn who(about: &AboutReport) -> String {
    let names = list(&about.coders);
    let told = match (about.coders.len(), about.compared.len()) {
        (0, _) => "Nobody codes in this project yet, so there is no agreement to report.".into(),
        (1, _) => format!("Only {names} was compared, and agreement needs two coders, so there is none to report."),
        (_, 0) => format!(
            "No transcript that counts was coded by two of the compared coders ({names}), so there is no agreement to \
             report."
        ),
        (2, _) => format!("Two coders ({names}) both coded {}.", how_much(about)),
        (coders, _) => {
            let coders = number_word(coders);
            format!("Of {coders} coders ({names}), at least two coded {}.", how_much(about))
        }
    };
    match &about.transcript {
        Some(title) => format!("{told} Only {title} is reported here."),
        None => told,
    }
}

/// The compared transcripts as a share of the study.
fn how_much(about: &AboutReport) -> String {
    let (compared, all) = (about.compared.len(), about.transcripts);
    if compared == all {
        return if all == 1 {
            "the only transcript of the study".into()
        } else {
            format!("all {all} transcripts of the study")
        };
    }
    let share = percent(Ok(share(compared as u64, all as u64)));
    format!("{compared} of the {} of the study ({share} %)", counted(all as u64, "transcript"))
}

/// How some of the transcripts were chosen, and whether the coders could see each other's work. `ways` is in how many
/// ways transcripts were chosen.
fn choice(chosen: &Chosen, ways: usize) -> String {
    let one = chosen.transcripts.len() == 1;
    let subject = match (one, ways) {
        (true, 1) => "It was".to_string(),
        (false, 1) => "They were".to_string(),
        (true, _) => "One was".to_string(),
        (false, _) => format!("{} were", chosen.transcripts.len()),
    };
    let hidden = "once assigned, a coder could not see the others' codings of a transcript in the program before her own \
                  were done";
    match &chosen.how {
        Choice::Draw { round, per_mille, seed, strata, pool, drawn } => {
            let strata = if strata.is_empty() { String::new() } else { format!(", stratified by {},", list(strata)) };
            let share = percent(Ok(f64::from(*per_mille) / 1000.0));
            let pool = counted(*pool as u64, "transcript");
            format!(
                "{subject} drawn at random{strata} for the round “{round}” ({drawn} of {pool} drawn, {share} % asked for, \
                 seed {seed}); {hidden}."
            )
        }
        Choice::Named { round } => {
            let them = if one { "this one" } else { "these" };
            format!("{subject} assigned by name in the round “{round}”, and why {them} is not recorded; {hidden}.")
        }
        Choice::Unassigned => {
            let them = if one { "it was" } else { "they were" };
            format!(
                "{subject} never assigned to anybody: how {them} chosen is not recorded, nor whether the coders worked \
                 without sight of each other."
            )
        }
    }
}

fn changed_later(about: &AboutReport) -> Option<String> {
    let cases = match about.frozen {
        0 => return None,
        1 => "In one case".to_string(),
        many => format!("In {many} cases"),
    };
    Some(format!(
        "{cases} a coder went on with a transcript after she could see the others' codings of it; her codings from before \
         are the ones compared."
    ))
}

/// The unit, and whose turns.
fn counted_in(about: &AboutReport) -> String {
    let count = units(about.units, about.unit);
    let unit = about.unit;
    let told = match (unit, about.scope) {
        (UnitKind::Character, Scope::Participants) => {
            format!(
                "The unit was the character; counted was what participants, and interpreters for them, said ({count})."
            )
        }
        (UnitKind::Character, Scope::All) => {
            format!("The unit was the character; counted was the whole text, labels included ({count}).")
        }
        (_, scope) => {
            let whose = match scope {
                Scope::Participants => "of participants, and of interpreters for them,",
                Scope::All => "of all speakers",
            };
            format!(
                "The unit was the {unit}; those {whose} were counted ({count}), and a {unit} carries a theme when a coding \
                 of it overlaps the {unit} by at least one character."
            )
        }
    };
    if about.rollup { format!("{told} A theme took the codings of all themes below it.") } else { told }
}

fn statistics(about: &AboutReport) -> String {
    let several = about.compared.len() > 1 && !about.by_transcript;
    let drawn = if several { "transcripts and of the turns within them" } else { "turns" };
    let intervals = match about.resamples {
        0 => ", without intervals".to_string(),
        resamples => format!(
            ", with a 95 % percentile bootstrap interval ({} of {drawn}, seed {})",
            counted(resamples as u64, "resample"),
            about.seed
        ),
    };
    format!(
        "Agreement is given as Krippendorff's alpha (nominal: theme given or not given){intervals}, beside the counts, \
         percent agreement, Cohen's kappa, Gwet's AC1 and F1; counts are added over transcripts before a coefficient is \
         taken."
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

fn left_out(about: &AboutReport) -> Option<String> {
    let titles = list(&about.left_out);
    let mut told = Vec::new();
    match about.left_out.len() {
        0 => {}
        1 => told.push(format!("One transcript ({titles}) is left out because coding it is not finished.")),
        many => told.push(format!("{many} transcripts ({titles}) are left out because coding them is not finished.")),
    }
    if about.include_open {
        told.push("Transcripts on which coding is not finished were counted too.".into());
    }
    (!told.is_empty()).then(|| told.join(" "))
}

fn made(about: &AboutReport) -> String {
    let framework = if about.framework.title.is_empty() {
        "The project has no framework".to_string()
    } else {
        format!("The framework was “{}”, {}", about.framework.title, about.framework.told())
    };
    let day = about.made.get(..10).unwrap_or_default();
    format!("{framework}. Computed with {} on {day}.", about.program)
}

/// `two` to `nine` as a word, else digits.
fn number_word(count: usize) -> String {
    let words = ["two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let word = count.checked_sub(2).and_then(|place| words.get(place));
    word.map_or_else(|| thousands(count as u64), ToString::to_string)
}

#[expect(clippy::cast_precision_loss, reason = "a share is told to one decimal")]
fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
