//! `emic export`: what leaves the project as a file.

use super::End;
use super::deliver::Delivery;
use super::discrepancies::DiscrepancyFilters;
use super::filters::{AgreementFilters, CodingFilters, MatrixFilters, QuoteFilters};
use super::session::Session;
use crate::workbench::Export;
use anyhow::Result;
use clap::{Args, Subcommand};

const EXAMPLES: &str = "\
Examples:
  emic export quotes --theme 3 --magnitude + --format xlsx --out quotes.xlsx
  emic export quotes 'safe*' --where region=north --out safe.csv
  emic export matrix --out matrix.html
  emic export codings --by AB --format json --out AB.json
  emic export agreement --out agreement.xlsx
  emic export units --unit sentence --out units.csv
  emic export discrepancies --coders AB,CD --out disagreements.xlsx
  emic export history --out audit.csv

Without --out the file is printed; without --format it is CSV.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ExportArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// One row for each quote, with case, attributes, theme and magnitude
    Quotes {
        /// Only quotes with these words, as in `emic search`
        #[arg(default_value = "", hide_default_value = true)]
        query: String,
        #[command(flatten)]
        filters: QuoteFilters,
        #[command(flatten)]
        delivery: Delivery,
    },
    /// The framework matrix, one sheet or section for each main theme
    Matrix {
        #[command(flatten)]
        filters: MatrixFilters,
        #[command(flatten)]
        delivery: Delivery,
    },
    /// The framework as a table
    Codebook {
        #[command(flatten)]
        delivery: Delivery,
    },
    /// One row for each coding
    Codings {
        #[command(flatten)]
        filters: CodingFilters,
        #[command(flatten)]
        delivery: Delivery,
    },
    /// How far coders agree, and how it was counted
    Agreement {
        #[command(flatten)]
        filters: AgreementFilters,
        #[command(flatten)]
        delivery: Delivery,
    },
    /// One row for each theme and unit with every coder's decision, to compute agreement elsewhere
    Units {
        #[command(flatten)]
        filters: AgreementFilters,
        #[command(flatten)]
        delivery: Delivery,
    },
    /// One row for each disagreement between coders, with both readings and what was decided
    Discrepancies {
        #[command(flatten)]
        filters: DiscrepancyFilters,
        #[command(flatten)]
        delivery: Delivery,
    },
    /// The whole audit trail, oldest first
    History {
        #[command(flatten)]
        delivery: Delivery,
    },
}

pub(super) fn run(session: &Session, args: ExportArgs) -> Result<End> {
    let (what, delivery) = match args.what {
        What::Quotes { query, filters, delivery } => {
            (Export::Quotes(Box::new(filters.request(query, None, None))), delivery)
        }
        What::Matrix { filters, delivery } => (Export::Matrix(filters.request()), delivery),
        What::Codebook { delivery } => (Export::Codebook, delivery),
        What::Codings { filters, delivery } => (Export::Codings(filters.query()), delivery),
        What::Agreement { filters, delivery } => (Export::Agreement(Box::new(filters.request())), delivery),
        What::Units { filters, delivery } => (Export::Units(Box::new(filters.request())), delivery),
        What::Discrepancies { filters, delivery } => (Export::Discrepancies(filters.query()), delivery),
        What::History { delivery } => (Export::History, delivery),
    };
    delivery.send(session, &session.workbench()?, &what)
}
