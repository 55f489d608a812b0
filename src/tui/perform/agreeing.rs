//! Doing what the agreement screen asks for.

use crate::tui::agreeing::{Answer, Ask, Written};
use crate::tui::message::Message;
use crate::workbench::{Export, Result, Workbench, write_file};

/// Does it. A counting answers with why it cannot, so that the screen tells it in place of the figures.
pub(super) fn attempt(
    bench: &Workbench,
    ask: Ask,
    progress: &mut dyn FnMut(usize, usize) -> bool,
) -> Result<Vec<Message>> {
    Ok(match ask {
        Ask::Count(ticket, request) => {
            let counted = bench.agreement_while(&request, progress).map(Box::new);
            vec![Message::Agreed(Answer::Counted(ticket, counted.map_err(|error| error.to_string())))]
        }
        Ask::Write(Written::Report(request), path, replace) => {
            vec![super::export(bench, &Export::Agreement(request), path, replace)?]
        }
        Ask::Write(Written::Units(request), path, replace) => {
            vec![super::export(bench, &Export::Units(request), path, replace)?]
        }
        Ask::Write(Written::Methods(_), path, false) if path.exists() => vec![Message::Exists(path)],
        Ask::Write(Written::Methods(paragraph), path, _) => {
            let written = format!("{paragraph}\n");
            write_file(&path, written.as_bytes())?;
            vec![Message::Exported(path, written.len())]
        }
    })
}
