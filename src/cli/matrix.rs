//! `emic matrix`: cases against themes, as a table for people, as JSON, or as a file.

use super::End;
use super::deliver::Delivery;
use super::filters::MatrixFilters;
use super::matrix_table;
use super::session::Session;
use crate::workbench::Export;
use anyhow::Result;
use clap::Args;

const EXAMPLES: &str = "\
Examples:
  emic matrix --theme accommodation
  emic matrix --theme 3 --rows transcript --codings AB
  emic matrix --where region=north --out matrix.xlsx
  emic matrix --theme 3 --format csv > accommodation.csv";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct MatrixArgs {
    #[command(flatten)]
    filters: MatrixFilters,
    #[command(flatten)]
    delivery: Delivery,
}

pub(super) fn run(session: &Session, args: MatrixArgs) -> Result<End> {
    let workbench = session.workbench()?;
    let request = args.filters.request();
    if args.delivery.is_plain() && !session.out.json {
        session.out.text(&matrix_table::draw(&workbench.matrix(&request)?, &session.out))?;
        return Ok(End::Done);
    }
    args.delivery.send(session, &workbench, &Export::Matrix(request))
}
