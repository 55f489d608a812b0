//! Doing what the disagreements screen asks for.

use crate::tui::message::Message;
use crate::tui::opened::OpenTranscript;
use crate::tui::reconciling::{Answer, Ask, Compared, REASONS};
use crate::workbench::{Result, Workbench};

/// Does it. What compares answers with why it cannot, so that the screen tells it in place of the list.
pub(super) fn attempt(bench: &mut Workbench, ask: Ask) -> Result<Vec<Message>> {
    Ok(match ask {
        Ask::Compare(ticket, query) => {
            let compared = bench.discrepancies(&query).and_then(|report| {
                let reasons = bench.reasons(REASONS)?;
                Ok(Box::new(Compared { report, reasons }))
            });
            vec![Message::Reconciled(Answer::Compared(ticket, compared.map_err(|error| error.to_string())))]
        }
        Ask::Figures(ticket, request) => {
            let figures = bench.agreement(&request).map(Box::new).map_err(|error| error.to_string());
            vec![Message::Reconciled(Answer::Figures(ticket, figures))]
        }
        Ask::Passage(id) => {
            let (loaded, codings) = (bench.load(id)?, bench.codings_in(id)?);
            let open = OpenTranscript { loaded, codings, at: None, marks: Vec::new(), again: false };
            vec![Message::Reconciled(Answer::Passage(Box::new(open)))]
        }
        Ask::Settle(settling, why) => {
            let decision = bench.reconcile(settling.id, &settling.resolution, &why, settling.framework_version)?;
            vec![Message::Reconciled(Answer::Settled(Box::new(decision))), Message::Changed]
        }
        Ask::Reopen(id) => {
            let decision = bench.revert(id)?;
            let version = decision.framework_version.map(|number| bench.find_framework_version(number)).transpose()?;
            vec![Message::Reconciled(Answer::Reopened(Box::new(decision), version)), Message::Changed]
        }
        Ask::Comment(id, text) => {
            let comment = bench.comment(id, &text)?;
            vec![Message::Reconciled(Answer::Commented(Box::new(comment))), Message::Changed]
        }
        Ask::CountAgreements(scope) => {
            let counted = bench.take_agreements(&scope, true)?;
            vec![Message::Reconciled(Answer::Counted(scope, counted))]
        }
        Ask::TakeAgreements(scope) => {
            let taken = bench.take_agreements(&scope, false)?;
            let told = format!("{} agreements are consensus now; u takes them back in one.", taken.taken);
            vec![Message::Done(told), Message::Changed]
        }
        Ask::Overruled => {
            let coder = bench.coder().map(|coder| coder.id);
            vec![Message::Reconciled(Answer::Overruled(bench.overruled(coder)?))]
        }
        Ask::Reword(about, theme, edit, why) => {
            let theme = bench.edit_theme(theme, &edit, why.as_deref())?;
            let version = bench.latest_framework_version()?;
            vec![Message::Reconciled(Answer::Reworded(about, version, theme.name)), Message::Changed]
        }
    })
}
