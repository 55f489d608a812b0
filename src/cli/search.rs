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
  emic search 'accommod*' --limit 100 --json";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct SearchArgs {
    /// Words, "phrases", -exclusions, OR, begin*; nothing lists by place
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

/// Place and speaker, then what is coded there, in as many lines as that needs.
fn heading(session: &Session, framework: &Framework, hit: &HitLine) -> String {
    let place = text::safe(&hit.citation);
    let speaker = words::speaker(hit.speaker.as_deref(), hit.role);
    let mut used = text::width(&place) + 2 + text::width(&speaker);
    let mut heading = format!("{}  {speaker}", session.out.strong(&place));
    for tag in tags(framework, &hit.codings) {
        let room = 2 + text::width(&tag);
        if used + room > session.out.width {
            heading.push('\n');
            used = 0;
        }
        heading.push_str(&format!("  {tag}"));
        used += room;
    }
    heading
}

/// What is applied and by whom, coders who say the same together.
fn tags(framework: &Framework, codings: &[HitCoding]) -> Vec<String> {
    let mut said: Vec<(&str, Option<&str>, Vec<&str>)> = Vec::new();
    for coding in codings {
        let (theme, magnitude) = (coding.theme.as_str(), coding.magnitude.as_deref());
        match said.iter_mut().find(|(key, value, _)| *key == theme && *value == magnitude) {
            Some((_, _, coders)) if coders.contains(&coding.coder.as_str()) => {}
            Some((_, _, coders)) => coders.push(&coding.coder),
            None => said.push((theme, magnitude, vec![&coding.coder])),
        }
    }
    let tag = |(theme, magnitude, coders): (&str, Option<&str>, Vec<&str>)| {
        let magnitude = magnitude.map_or_else(String::new, |value| format!(", {}", text::safe(value)));
        format!("[{}{magnitude}, {}]", words::theme(framework, theme), text::safe(&coders.join(" ")))
    };
    said.into_iter().map(tag).collect()
}
