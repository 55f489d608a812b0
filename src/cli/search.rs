//! `emic search`: turns and quotes by their words and by what is coded to them.

use super::filters::{QuoteFilters, unit};
use super::passage::excerpt;
use super::session::Session;
use super::usage::usage;
use super::{End, words};
use crate::model::Framework;
use crate::text;
use crate::workbench::{HitCoding, HitLine, SearchReport, SearchUnit};
use anyhow::Result;
use clap::Args;

/// So many hits are shown to people who did not say how many.
const SHOWN: usize = 20;

const EXAMPLES: &str = "\
Examples:
  emic search housing                         the word in any form, best turns first
  emic search '\"felt safe\" -hotel'            these words in this order, and not that one
  emic search 'refuge OR hotel' --role participant --where region=north
  emic search --theme 3 --magnitude - --by AB what AB coded so, by place
  emic search accommod* --limit 100 --json";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct SearchArgs {
    /// Words, \"phrases\", -exclusions, OR, begin*; nothing lists by place
    #[arg(default_value = "", hide_default_value = true, allow_hyphen_values = true)]
    query: String,
    #[command(flatten)]
    filters: QuoteFilters,
    /// What a hit is; else quote where a theme, magnitude or coder is asked for, else turn
    #[arg(long, value_parser = unit())]
    unit: Option<SearchUnit>,
    /// At most so many; else 20, with --json all
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

pub(super) fn run(session: &Session, args: SearchArgs) -> Result<End> {
    if args.query.starts_with("--") {
        return Err(usage(format!("`emic search` has no option {}; see `emic search --help`", args.query)));
    }
    let workbench = session.workbench()?;
    let limit = args.limit.or((!session.out.json).then_some(SHOWN));
    let report = workbench.search(&args.filters.request(args.query, args.unit, limit))?;
    let names = workbench.names()?;
    session.out.answer(&report, || draw(session, &names.framework, &report))?;
    Ok(End::Done)
}

fn draw(session: &Session, framework: &Framework, report: &SearchReport) -> String {
    let noun = match report.unit {
        SearchUnit::Quote => "quote",
        SearchUnit::Turn => "turn",
    };
    let mut told = words::count(report.total, noun);
    if report.total > report.hits.len() {
        let shown = report.hits.len();
        told.push_str(&format!(", the first {shown} shown; --limit {} shows all", report.total));
    }
    told.push('\n');
    for hit in &report.hits {
        told.push_str(&format!("\n{}\n", heading(session, framework, hit)));
        for row in excerpt(hit, &session.out) {
            told.push_str(&format!("  {row}\n"));
        }
    }
    told
}

fn heading(session: &Session, framework: &Framework, hit: &HitLine) -> String {
    let place = session.out.strong(&text::safe(&hit.citation));
    let mut heading = format!("{place}  {}", words::speaker(hit.speaker.as_deref(), hit.role));
    for coding in &hit.codings {
        heading.push_str(&format!("  [{}]", applied(framework, coding)));
    }
    heading
}

fn applied(framework: &Framework, coding: &HitCoding) -> String {
    let magnitude = coding.magnitude.as_ref().map_or_else(String::new, |value| format!(", {}", text::safe(value)));
    format!("{}{magnitude}, {}", words::theme(framework, &coding.theme), text::safe(&coding.coder))
}
