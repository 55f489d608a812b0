//! `emic case`: who or what the rows of the matrix are about, and their attributes.

use super::filters::pair;
use super::session::Session;
use super::table::Table;
use super::{End, words};
use crate::text;
use crate::workbench::{CaseLine, CaseList};
use anyhow::Result;
use clap::{Args, Subcommand};
use serde_json::{Value, json};
use std::path::PathBuf;

/// With more attributes than this a table gets too narrow to read; they go into one column then.
const COLUMNS: usize = 6;

const EXAMPLES: &str = "\
Examples:
  emic case set P01 age=34 region=north
  emic case set P01 region=                   an empty value takes the attribute away
  emic case import attributes.csv             the first column names the case
  emic case list";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct CaseArgs {
    #[command(subcommand)]
    command: CaseCommand,
}

#[derive(Debug, Subcommand)]
enum CaseCommand {
    /// Set attributes of a case; a case that is not there is made
    Set {
        /// The case
        name: String,
        /// Attributes; an empty value takes one away
        #[arg(required = true, value_name = "KEY=VALUE", value_parser = pair)]
        attributes: Vec<String>,
    },
    /// Read attributes from a CSV file whose first column names the case
    Import {
        /// The CSV file
        file: PathBuf,
    },
    /// List the cases with their attributes and transcripts
    List,
}

pub(super) fn run(session: &Session, args: &CaseArgs) -> Result<End> {
    let mut workbench = session.workbench()?;
    match &args.command {
        CaseCommand::Set { name, attributes } => {
            let case = workbench.set_case(name, attributes)?;
            let list = CaseList { attributes: workbench.cases()?.attributes, cases: vec![case] };
            session.out.answer(&list, || draw(session, &list))?;
        }
        CaseCommand::Import { file } => {
            let report = workbench.import_cases(file)?;
            let list = workbench.cases()?;
            let document = json!({
                "updated": report.updated, "added": report.added, "attributes": list.attributes, "cases": list.cases
            });
            session.out.answer(&document, || {
                let mut told = format!("{} updated\n", words::count(report.updated, "case"));
                if !report.added.is_empty() {
                    told.push_str(&format!(
                        "{} added that no transcript has so far: {}\n",
                        words::count(report.added.len(), "case"),
                        text::safe(&report.added.join(", "))
                    ));
                }
                told
            })?;
        }
        CaseCommand::List => {
            let list = workbench.cases()?;
            session.out.answer(&list, || draw(session, &list))?;
        }
    }
    Ok(End::Done)
}

fn draw(session: &Session, list: &CaseList) -> String {
    if list.cases.is_empty() {
        return "no cases yet; importing transcripts makes one for each participant: emic import FOLDER".into();
    }
    let in_columns = list.attributes.len() <= COLUMNS;
    let mut table = Table::default().cut("case", 10);
    if in_columns {
        for attribute in &list.attributes {
            table = table.cut(&attribute.key, 6);
        }
    } else {
        table = table.wrap("attributes", 30);
    }
    table = table.wrap("transcripts", 12);
    for case in &list.cases {
        let mut row = vec![case.name.clone()];
        if in_columns {
            row.extend(list.attributes.iter().map(|attribute| value(case.attributes.get(&attribute.key))));
        } else {
            row.push(all_values(case));
        }
        row.push(case.transcripts.join(", "));
        table.row(row);
    }
    table.draw(&session.out)
}

fn all_values(case: &CaseLine) -> String {
    let pairs = case.attributes.iter().map(|(key, held)| format!("{key}={}", value(Some(held))));
    pairs.collect::<Vec<_>>().join(", ")
}

fn value(held: Option<&Value>) -> String {
    match held {
        None => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Bool(true)) => "yes".into(),
        Some(Value::Bool(false)) => "no".into(),
        Some(other) => other.to_string(),
    }
}
