//! `emic evaluate`: the tables for the report, for people, as JSON, or as a file.

use super::deliver::Delivery;
use super::filters::{EvaluationFilters, SampleFilters, theme_sort, transcript_order};
use super::session::Session;
use super::{End, evaluation_table};
use crate::workbench::{EvaluationKind, EvaluationRequest, Export, Per, ThemeSort, TranscriptOrder};
use anyhow::Result;
use clap::{Args, Subcommand, ValueEnum};

const EXAMPLES: &str = "\
Examples:
  emic evaluate magnitude --theme accommodation     the range of experience, theme by theme
  emic evaluate magnitude --per-attribute region --shares
  emic evaluate coverage --rollup                   what speaks to each research question
  emic evaluate sample --out sample.xlsx
  emic evaluate presence --where region=north --format csv
  emic evaluate saturation --codings AB --json

A quote counts once in every total, and under every case, value or coder it belongs to.
A theme counts exactly its own quotes; --rollup adds those of everything below it.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct EvaluateArgs {
    #[command(subcommand)]
    table: EvaluatedTable,
}

/// What the quotes of a theme are told apart by.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum PerWhat {
    /// The case
    Case,
    /// The coder
    Coder,
}

#[derive(Debug, Subcommand)]
enum EvaluatedTable {
    /// How many quotes carry which magnitude, by theme, with diverging bars
    Magnitude {
        #[command(flatten)]
        filters: EvaluationFilters,
        /// Within each theme: by case, or by coder
        #[arg(long, value_enum, value_name = "case|coder")]
        per: Option<PerWhat>,
        /// Within each theme: by the value of this attribute of the cases
        #[arg(long, value_name = "ATTR", conflicts_with = "per")]
        per_attribute: Option<String>,
        /// How themes are ordered: as in the framework, or by the share on the low or high side, or the most quotes
        #[arg(long, value_parser = theme_sort(), default_value = "framework")]
        sort: ThemeSort,
        /// Draw every bar by the shares of its own quotes, not by their number
        #[arg(long)]
        shares: bool,
        #[command(flatten)]
        delivery: Delivery,
    },
    /// How many themes, cases and quotes speak to each research question
    Coverage {
        #[command(flatten)]
        filters: EvaluationFilters,
        #[command(flatten)]
        delivery: Delivery,
    },
    /// Attributes of the cases, and transcripts by kind
    Sample {
        #[command(flatten)]
        filters: SampleFilters,
        #[command(flatten)]
        delivery: Delivery,
    },
    /// Which case speaks of which theme, and in how many quotes
    Presence {
        #[command(flatten)]
        filters: EvaluationFilters,
        #[command(flatten)]
        delivery: Delivery,
    },
    /// How many themes each transcript brought that none before it had
    Saturation {
        #[command(flatten)]
        filters: EvaluationFilters,
        /// In which order: by when the first coding was made, as they came in, or by title
        #[arg(long, value_parser = transcript_order(), default_value = "coded")]
        order: TranscriptOrder,
        #[command(flatten)]
        delivery: Delivery,
    },
}

pub(super) fn run(session: &Session, args: EvaluateArgs) -> Result<End> {
    let mut shares = false;
    let (kind, request, delivery) = match args.table {
        EvaluatedTable::Magnitude { filters, per, per_attribute, sort, shares: wanted, delivery } => {
            shares = wanted;
            let per = match (per, per_attribute) {
                (_, Some(key)) => Per::Attribute(key),
                (Some(PerWhat::Case), None) => Per::Case,
                (Some(PerWhat::Coder), None) => Per::Coder,
                (None, None) => Per::Theme,
            };
            (EvaluationKind::Magnitude, EvaluationRequest { per, sort, ..filters.request() }, delivery)
        }
        EvaluatedTable::Coverage { filters, delivery } => (EvaluationKind::Coverage, filters.request(), delivery),
        EvaluatedTable::Sample { filters, delivery } => (EvaluationKind::Sample, filters.request(), delivery),
        EvaluatedTable::Presence { filters, delivery } => (EvaluationKind::Presence, filters.request(), delivery),
        EvaluatedTable::Saturation { filters, order, delivery } => {
            (EvaluationKind::Saturation, EvaluationRequest { order, ..filters.request() }, delivery)
        }
    };
    let workbench = session.workbench()?;
    if delivery.is_plain() && !session.out.json {
        let table = workbench.evaluate(kind, &request)?;
        session.out.text(&evaluation_table::draw(&table, &session.out, (shares, session.ascii())))?;
        return Ok(End::Done);
    }
    delivery.send(session, &workbench, &Export::Evaluation(kind, Box::new(request)))
}
