//! `emic agreement`: how far coders agree, as tables for people, as JSON, as a methods paragraph, or as the raw units.

use super::deliver::Delivery;
use super::filters::AgreementFilters;
use super::session::Session;
use super::{End, agreement_table};
use crate::text;
use crate::workbench::{Export, methods_paragraph};
use anyhow::Result;
use clap::Args;

const EXAMPLES: &str = "\
Examples:
  emic agreement                              everybody who shares a transcript with somebody
  emic agreement --coders AB,CD --unit sentence --all
  emic agreement --theme accommodation --rollup --by-transcript
  emic agreement --methods                    a paragraph for the report, ready to paste
  emic agreement --units > units.csv          every decision, to compute it elsewhere

Counted are transcripts that everybody who is compared and assigned has done, or that were never assigned.
alpha is Krippendorff's; its interval is a 95 % bootstrap over turns. Report alpha with its interval beside the counts.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct AgreementArgs {
    #[command(flatten)]
    filters: AgreementFilters,
    /// Print a methods paragraph instead of the tables
    #[arg(long, conflicts_with_all = ["units", "all"])]
    methods: bool,
    /// Print every decision as CSV (with --json as JSON) instead of the tables
    #[arg(long, conflicts_with = "all")]
    units: bool,
    /// Show every coefficient, prevalence, bias and the tables of magnitudes too
    #[arg(long)]
    all: bool,
}

pub(super) fn run(session: &Session, args: AgreementArgs) -> Result<End> {
    let workbench = session.workbench()?;
    let request = args.filters.request();
    if args.units {
        return Delivery::default().send(session, &workbench, &Export::Units(Box::new(request)));
    }
    let report = workbench.agreement(&request)?;
    session.out.answer(&report, || {
        if args.methods {
            return text::safe(&methods_paragraph(&report)).into_owned();
        }
        agreement_table::draw(&report, &session.out, (args.all, session.ascii()))
    })?;
    Ok(End::Done)
}
