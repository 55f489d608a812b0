//! Doing what the screens ask for about memos.

use crate::tui::memoing::{Answer, Ask};
use crate::tui::message::Message;
use crate::workbench::{Export, MemoTarget, Result, Workbench};

pub(super) fn perform(bench: &mut Workbench, asked: Ask) -> Result<Vec<Message>> {
    let answer = match asked {
        Ask::Open(target) => Answer::Page(Box::new(bench.memo_page(target)?)),
        Ask::Write(target, text, base) => return write(bench, target, &text, &base),
        Ask::Keep(draft, revision) => match bench.drafts().keep(&draft) {
            Ok(()) => Answer::Kept(draft.target, revision),
            Err(error) => Answer::NotKept(error.to_string()),
        },
        Ask::Drop(target) => {
            bench.drafts().forget(target);
            return Ok(Vec::new());
        }
        Ask::List(ticket, query) => Answer::List(ticket, bench.memos(&query).map_err(|error| error.to_string())),
        Ask::Export(query, path, replace) => {
            return Ok(vec![super::export(bench, &Export::Memos(query), path, replace)?]);
        }
    };
    Ok(vec![Message::Memo(answer)])
}

/// Writes a memo; its draft, if there was one, has done its work.
fn write(bench: &mut Workbench, target: MemoTarget, text: &str, base: &str) -> Result<Vec<Message>> {
    let written = bench.write_memo(target, text, Some(base))?;
    bench.drafts().forget(target);
    let about = &written.about;
    let told = match (written.met, written.text.is_empty()) {
        (true, _) => format!("Memo on {about}: it had been changed in another window; both texts are kept."),
        (false, true) => format!("No memo on {about}; u brings it back."),
        (false, false) => format!("Memo saved on {about}."),
    };
    Ok(vec![Message::Memo(Answer::Saved(Box::new(written))), Message::Done(told), Message::Changed])
}
