//! `emic matrix`: cases against themes, as a table for people, as JSON, or as a file; `emic matrix import` reads such a
//! file back.

use super::End;
use super::deliver::Delivery;
use super::filters::MatrixFilters;
use super::session::Session;
use super::{matrix_import, matrix_table};
use crate::workbench::Export;
use anyhow::Result;
use clap::{Args, Subcommand};

const EXAMPLES: &str = "\
Examples:
  emic matrix --theme accommodation
  emic matrix --theme 3 --rows transcript --codings AB
  emic matrix --where region=north --out matrix.xlsx
  emic matrix --theme 3 --format csv > accommodation.csv
  emic matrix import matrix.xlsx --dry-run

A workbook or CSV with cases as rows can be edited in a spreadsheet and read back: `emic matrix import --help`.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, args_conflicts_with_subcommands = true)]
pub(super) struct MatrixArgs {
    #[command(subcommand)]
    command: Option<MatrixCommand>,
    #[command(flatten)]
    filters: MatrixFilters,
    #[command(flatten)]
    delivery: Delivery,
}

#[derive(Debug, Subcommand)]
enum MatrixCommand {
    /// Read summaries and syntheses back from an exported file that was edited
    Import(matrix_import::MatrixImportArgs),
}

pub(super) fn run(session: &Session, args: MatrixArgs) -> Result<End> {
    if let Some(MatrixCommand::Import(args)) = &args.command {
        return matrix_import::run(session, args);
    }
    let workbench = session.workbench()?;
    let request = args.filters.request();
    if args.delivery.is_plain() && !session.out.json {
        session.out.text(&matrix_table::draw(&workbench.matrix(&request)?, &session.out, session.ascii()))?;
        return Ok(End::Done);
    }
    args.delivery.send(session, &workbench, &Export::Matrix(request))
}
