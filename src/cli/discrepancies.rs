//! `emic discrepancies`: where coders differ.

use super::End;
use super::discrepancy_table::{draw, draw_outdated};
use super::session::Session;
use crate::model::{DiscrepancyState, DiscrepancyType};
use crate::workbench::{DiscrepancyQuery, Severity};
use anyhow::Result;
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

/// So many are shown to people who did not say how many.
const SHOWN: usize = 20;

const EXAMPLES: &str = "\
Examples:
  emic discrepancies                            everybody's, by place in the transcripts
  emic discrepancies --coders AB,CD --state open --by-severity
  emic discrepancies --type magnitude --theme subsistence
  emic discrepancies --severity opposite,apart  magnitudes that are not neighbours
  emic discrepancies --transcript P01 --json    ends are characters (code points), the end not included
  emic discrepancies --outdated                 decisions whose disagreement is there no longer

Types: boundary (same theme, other ends), magnitude, theme (another theme on much the same words),
only_first and only_second (one coder alone, in the order of --coders; `only` is both), split (a
further coding of a theme that is matched there already). The list stands by place; --by-severity
puts opposite magnitudes first, then those several steps apart, other themes, what one coder alone
has, neighbouring magnitudes, a missing magnitude, further codings, other ends. Transcripts count once
everybody compared and assigned to them is done, or if they were never assigned to anybody.";

/// Which discrepancies.
#[derive(Debug, Default, Args)]
pub(super) struct DiscrepancyFilters {
    /// Whom to compare; else everybody, every pair
    #[arg(long, value_name = "AB,CD", value_delimiter = ',')]
    coders: Vec<String>,
    /// Only of this type; may be given several times
    #[arg(long = "type", value_name = "T", value_delimiter = ',', value_parser = kind())]
    types: Vec<Types>,
    /// Only in this state; may be given several times
    #[arg(long = "state", value_name = "S", value_delimiter = ',', value_parser = state())]
    states: Vec<DiscrepancyState>,
    /// Only as severe as this; may be given several times
    #[arg(long = "severity", value_name = "S", value_delimiter = ',', value_parser = PossibleValuesParser::new(Severity::WORDS))]
    severities: Vec<String>,
    /// Only about this theme and what stands below it (key, number or id)
    #[arg(long, value_name = "K")]
    theme: Option<String>,
    /// Only in this transcript (title or id)
    #[arg(long, value_name = "T")]
    transcript: Option<String>,
    /// The most severe first; else by place
    #[arg(long)]
    by_severity: bool,
    /// Also transcripts that somebody compared is not done with
    #[arg(long)]
    include_open: bool,
    /// Say Coder 1 and Coder 2 for the initials
    #[arg(long)]
    hide_names: bool,
}

impl DiscrepancyFilters {
    pub(super) fn query(self) -> DiscrepancyQuery {
        DiscrepancyQuery {
            coders: self.coders,
            types: self.types.into_iter().flat_map(|types| types.0.iter().copied()).collect(),
            states: self.states,
            severities: self.severities,
            theme: self.theme,
            transcript: self.transcript,
            by_severity: self.by_severity,
            include_open: self.include_open,
            hide_names: self.hide_names,
        }
    }
}

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct DiscrepanciesArgs {
    #[command(flatten)]
    filters: DiscrepancyFilters,
    /// Show the decisions whose disagreement is there no longer
    #[arg(long)]
    outdated: bool,
    /// At most so many; else 20, with --json all
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

pub(super) fn run(session: &Session, args: DiscrepanciesArgs) -> Result<End> {
    let workbench = session.workbench()?;
    let mut report = workbench.discrepancies(&args.filters.query())?;
    let names = workbench.names()?;
    let all = report.discrepancies.len();
    if let Some(limit) = args.limit.or((!session.out.json).then_some(SHOWN)) {
        report.discrepancies.truncate(limit);
    }
    session.out.answer(&report, || {
        if args.outdated {
            draw_outdated(&session.out, &names.framework, &report.outdated)
        } else {
            draw(&session.out, &names.framework, &report, all)
        }
    })?;
    Ok(End::Done)
}

/// The types one word means.
#[derive(Debug, Clone, Copy)]
struct Types(&'static [DiscrepancyType]);

fn kind() -> impl TypedValueParser<Value = Types> {
    let words = ["boundary", "magnitude", "theme", "only", "only_first", "only_second", "split"];
    PossibleValuesParser::new(words).map(|word| {
        Types(match word.as_str() {
            "boundary" => &[DiscrepancyType::Boundary],
            "magnitude" => &[DiscrepancyType::Magnitude],
            "theme" => &[DiscrepancyType::Theme],
            "only_first" => &[DiscrepancyType::OnlyFirst],
            "only_second" => &[DiscrepancyType::OnlySecond],
            "split" => &[DiscrepancyType::Split],
            _ => &[DiscrepancyType::OnlyFirst, DiscrepancyType::OnlySecond],
        })
    })
}

fn state() -> impl TypedValueParser<Value = DiscrepancyState> {
    PossibleValuesParser::new(DiscrepancyState::ALL.map(DiscrepancyState::word))
        .try_map(|word| DiscrepancyState::from_word(&word).ok_or("it is no state"))
}
