//! Doing what the screens ask for about assignments: who codes what, being done, opening again.

use crate::tui::message::{Assigning, Message};
use crate::workbench::{AssignReport, AssignRequest, Result, Workbench};

pub(super) fn perform(bench: &mut Workbench, asked: Assigning) -> Result<Vec<Message>> {
    Ok(match asked {
        Assigning::Give(request) => {
            let report = bench.assign(&request)?;
            let mut told = acknowledged(given(&report));
            // Before a random choice is made its notes have been read already.
            if report.draw.is_none() && !report.notes.is_empty() {
                let notes = report.notes.iter().map(|note| format!("Note: {note}.")).collect();
                told.push(Message::Told(format!("{} added", counted(report.added)), notes));
            }
            told
        }
        Assigning::PreviewDraw(request) => {
            let report = bench.assign(&AssignRequest { dry_run: true, ..request.clone() })?;
            vec![Message::DrawPreview(Box::new(request), Box::new(report))]
        }
        Assigning::TakeAway(transcripts, coders) => {
            let report = bench.unassign(&transcripts, &coders, None)?;
            acknowledged(format!("{} taken away.", counted(report.removed)))
        }
        Assigning::CountWork(id) => vec![Message::Finishing(id, bench.own_work(id)?)],
        Assigning::Finish(id) => {
            bench.done(id, None)?;
            let names = bench.names()?;
            acknowledged(format!("{} is done and locked; you see now what others coded there.", names.title(id)))
        }
        Assigning::Reopen(id, why) => {
            bench.reopen(id, &why, None)?;
            let names = bench.names()?;
            acknowledged(format!("{} is open again; others' work there is hidden until you are done.", names.title(id)))
        }
    })
}

/// The question that led to an act goes, the act is told, and the screens are read anew.
fn acknowledged(told: String) -> Vec<Message> {
    vec![Message::Answered, Message::Done(told), Message::Changed]
}

fn given(report: &AssignReport) -> String {
    let mut told = format!("{} added in round {}", counted(report.added), report.round);
    if report.already_there > 0 {
        told.push_str(&format!(", {} there already", report.already_there));
    }
    told + "."
}

fn counted(assignments: usize) -> String {
    if assignments == 1 { "1 assignment".to_string() } else { format!("{assignments} assignments") }
}
