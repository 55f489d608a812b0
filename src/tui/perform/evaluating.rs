//! Counting and writing the tables for the report.

use crate::tui::evaluating::Ask;
use crate::tui::message::Message;
use crate::workbench::{Export, Result, Workbench};

pub(super) fn perform(bench: &Workbench, asked: Ask) -> Result<Vec<Message>> {
    Ok(vec![match asked {
        Ask::Count(ticket, kind, request) => {
            let table = bench.evaluate(kind, &request).map(Box::new).map_err(|error| error.to_string());
            Message::Evaluated((ticket, table))
        }
        Ask::Write(kind, request, path, replace) => {
            super::export(bench, &Export::Evaluation(kind, request), path, replace)?
        }
    }])
}
