//! The thread that keeps what is being typed into a memo or a summary, beside those that draw and act.

use super::Arrival;
use crate::tui::memoing::{Answer, Ask};
use crate::tui::message::Message;
use crate::workbench::{DraftTarget, Drafts};
use std::sync::mpsc::{Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// How long a typist pauses before an unfinished word is kept.
const PAUSE: Duration = Duration::from_millis(250);
/// How long she is waited for at most.
const LATEST: Duration = Duration::from_secs(1);

/// Keeps what is being typed beside the project. A word that is finished is kept at once, one that is not when its typist
/// pauses, and at the latest after a second, so that nobody waits for the disk and hardly a letter is lost.
pub(super) fn draft_worker(drafts: Drafts, arrive: Sender<Arrival>) -> (Sender<Ask>, JoinHandle<()>) {
    let (send, receive) = channel::<Ask>();
    let work = move || {
        while let Ok(first) = receive.recv() {
            let began = Instant::now();
            let mut line = vec![first];
            while line.iter().all(is_unfinished) && began.elapsed() < LATEST {
                let Ok(next) = receive.recv_timeout(PAUSE) else { break };
                line.push(next);
            }
            line.extend(receive.try_iter());
            for (place, effect) in line.iter().enumerate() {
                // Of one memo only the newest counts.
                let newer = line.iter().skip(place + 1).any(|later| draft_of(later) == draft_of(effect));
                match effect {
                    _ if newer => {}
                    Ask::Keep(draft, revision) => {
                        let answer = match drafts.keep(draft) {
                            Ok(()) => Answer::Kept(draft.target, *revision),
                            Err(error) => Answer::NotKept(error.to_string()),
                        };
                        let _ = arrive.send(Arrival::Answer(Message::Memo(answer)));
                    }
                    Ask::Drop(target) => drafts.forget(*target),
                    _ => {}
                }
            }
        }
    };
    (send, std::thread::spawn(work))
}

/// What a draft is about.
fn draft_of(asked: &Ask) -> Option<DraftTarget> {
    match asked {
        Ask::Keep(draft, _) => Some(draft.target),
        Ask::Drop(target) => Some(*target),
        _ => None,
    }
}

/// Whether a draft ends in the middle of a word.
fn is_unfinished(asked: &Ask) -> bool {
    matches!(asked, Ask::Keep(draft, _) if draft.text.ends_with(char::is_alphanumeric))
}
