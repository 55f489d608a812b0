//! `emic reconcile`: settling a disagreement, taking that back, and taking agreements as consensus.

use super::discrepancy_table::draw_decision;
use super::filters::span;
use super::session::Session;
use super::usage::usage;
use super::{End, words};
use crate::text;
use crate::workbench::{AgreementScope, AgreementsTaken, NewReading, Passage, Resolution, Workbench};
use anyhow::Result;
use clap::{ArgGroup, Args};
use serde_json::json;

/// So many earlier reasons are listed.
const REASONS: usize = 50;

const EXAMPLES: &str = "\
Examples:
  emic reconcile --agreements --dry-run             how many agreements there are to take
  emic reconcile --agreements                       takes them all as consensus, in one act
  emic reconcile 5f3a9c01 --adopt AB --why \"the exclusion rule: rent is subsistence\"
  emic reconcile 5f3a9c01 --set \"theme=safety,magnitude=negative,span=120..164\" --why \"in between\"
  emic reconcile 5f3a9c01 --set \"magnitude=neutral\" --why \"mixed\"       the rest as both have it
  emic reconcile 5f3a9c01 --discuss
  emic reconcile 5f3a9c01 --revert
  emic reconcile --reasons                          reasons given so far

ID is what `emic discrepancies` lists, or the beginning of it. What the coders have coded stays as
it is; what a decision comes to are codings of the coder `consensus`. Where only one coder has coded
something, to --adopt the other one is to say that nothing is there.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, group(ArgGroup::new("how").required(true).args([
    "adopt", "both", "neither", "keep", "set", "discuss", "revert", "agreements", "reasons",
])))]
pub(super) struct ReconcileArgs {
    /// The disagreement, or the beginning of its id
    id: Option<String>,
    /// As this coder has read it
    #[arg(long, value_name = "AB")]
    adopt: Option<String>,
    /// Both readings stand
    #[arg(long)]
    both: bool,
    /// Neither reading stands
    #[arg(long)]
    neither: bool,
    /// The coders agree to differ
    #[arg(long)]
    keep: bool,
    /// A reading that is neither coder's: theme=K,magnitude=M,span=S..E; what is left out is what they share
    #[arg(long, value_name = "…", value_parser = new_reading)]
    set: Option<NewReading>,
    /// Put it off, to be talked about
    #[arg(long)]
    discuss: bool,
    /// Take the decision back, with its consensus codings
    #[arg(long)]
    revert: bool,
    /// Take everything coders agree on as consensus
    #[arg(long)]
    agreements: bool,
    /// List the reasons given so far
    #[arg(long)]
    reasons: bool,
    /// The reason
    #[arg(long, value_name = "…", allow_hyphen_values = true)]
    why: Option<String>,
    /// The number of the framework version that was made on account of it
    #[arg(long, value_name = "N")]
    framework_version: Option<u32>,
    /// With --agreements: only in this transcript (title or id)
    #[arg(long, value_name = "T", requires = "agreements")]
    transcript: Option<String>,
    /// With --agreements: only between these coders
    #[arg(long, value_name = "AB,CD", value_delimiter = ',', requires = "agreements")]
    coders: Vec<String>,
    /// With --agreements: also transcripts that somebody is not done with
    #[arg(long, requires = "agreements")]
    include_open: bool,
    /// With --agreements: only count
    #[arg(long, requires = "agreements")]
    dry_run: bool,
}

pub(super) fn run(session: &Session, args: ReconcileArgs) -> Result<End> {
    if args.agreements || args.reasons {
        return without_id(session, args);
    }
    let Some(typed) = &args.id else {
        return Err(usage(
            "say which disagreement is meant: `emic reconcile ID …`; `emic discrepancies` lists the ids",
        ));
    };
    let mut workbench = session.workbench()?;
    let id = workbench.find_discrepancy(typed)?;
    let decision = if args.revert {
        if args.why.is_some() || args.framework_version.is_some() {
            return Err(usage("--revert takes back what was decided, reason and all; leave the other options out"));
        }
        workbench.revert(id)?
    } else {
        let version = args.framework_version.map(|number| workbench.find_framework_version(number)).transpose()?;
        let resolution = resolution(&workbench, &args)?;
        workbench.reconcile(id, &resolution, args.why.as_deref().unwrap_or_default(), version)?
    };
    let names = workbench.names()?;
    session.out.answer(&decision, || {
        let told = draw_decision(&names.framework, &decision);
        if args.revert { format!("reverted: {told}") } else { told }
    })?;
    Ok(End::Done)
}

fn without_id(session: &Session, args: ReconcileArgs) -> Result<End> {
    if args.id.is_some() || args.why.is_some() || args.framework_version.is_some() {
        return Err(usage("--agreements and --reasons are not about one disagreement; leave its id and reason out"));
    }
    let mut workbench = session.workbench()?;
    if args.reasons {
        let reasons = workbench.reasons(REASONS)?;
        let told = || {
            let line = |one: &crate::workbench::ReasonLine| {
                format!("{:>4}×  {}  {}\n", one.used, words::time(&one.last), text::safe(&one.why))
            };
            if reasons.is_empty() { "no reason was given yet\n".into() } else { reasons.iter().map(line).collect() }
        };
        session.out.answer(&json!({ "reasons": reasons }), told)?;
        return Ok(End::Done);
    }
    let scope = AgreementScope { transcript: args.transcript, coders: args.coders, include_open: args.include_open };
    let taken = workbench.take_agreements(&scope, args.dry_run)?;
    session.out.answer(&taken, || tell(&taken))?;
    Ok(End::Done)
}

fn tell(taken: &AgreementsTaken) -> String {
    let agreements = words::count(taken.taken, "agreement");
    let codings = words::count(taken.codings, "consensus coding");
    let mut told = if taken.dry_run {
        format!("{agreements} to take, as {codings}")
    } else {
        format!("{agreements} taken, as {codings}")
    };
    told.push_str(&format!(", in {}", words::count(taken.transcripts, "transcript")));
    if taken.already > 0 {
        told.push_str(&format!("; {} taken before", taken.already));
    }
    if taken.left_out > 0 {
        told.push_str(&format!("; {} left out", words::count(taken.left_out, "transcript")));
    }
    told
}

fn resolution(workbench: &Workbench, args: &ReconcileArgs) -> Result<Resolution> {
    Ok(match (&args.adopt, &args.set) {
        (Some(coder), _) => Resolution::Adopt(workbench.find_person(coder)?),
        (None, Some(reading)) => Resolution::Set(reading.clone()),
        (None, None) if args.both => Resolution::Both,
        (None, None) if args.neither => Resolution::Neither,
        (None, None) if args.keep => Resolution::Keep,
        (None, None) => Resolution::Discuss,
    })
}

/// Reads `theme=K,magnitude=M,span=S..E`, each at most once.
fn new_reading(told: &str) -> Result<NewReading, String> {
    let mut reading = NewReading::default();
    for part in told.split(',') {
        let Some((key, value)) = part.split_once('=').map(|(key, value)| (key.trim(), value.trim())) else {
            return Err(format!("“{part}” says nothing; write theme=K, magnitude=M or span=START..END"));
        };
        let again = match key {
            "theme" => reading.theme.replace(value.to_string()).is_some(),
            "magnitude" => reading.magnitude.replace(value.to_string()).is_some(),
            "span" => reading.passage.replace(Passage::Chars(span(value)?)).is_some(),
            _ => return Err(format!("a reading has no “{key}”; write theme=K, magnitude=M or span=START..END")),
        };
        if again {
            return Err(format!("“{key}” is given twice"));
        }
    }
    Ok(reading)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::CharSpan;

    #[test]
    fn a_new_reading_says_what_differs_from_what_the_coders_share() {
        let whole = new_reading("theme=safety, magnitude=+ ,span=3..9").unwrap();
        assert_eq!(whole.theme.as_deref(), Some("safety"));
        assert_eq!(whole.magnitude.as_deref(), Some("+"));
        assert_eq!(whole.passage, Some(Passage::Chars(CharSpan::new(3, 9))));
        assert_eq!(
            new_reading("magnitude=-").unwrap(),
            NewReading { magnitude: Some("-".into()), ..NewReading::default() }
        );
        for wrong in ["", "safety", "theme=a,theme=b", "memo=x", "span=9..3"] {
            assert!(new_reading(wrong).is_err(), "{wrong}");
        }
    }
}
