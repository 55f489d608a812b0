//! The loop around the screens: one thread draws, one reads keys, one does acts, one does what is slow.
//!
//! Acts are done in the order they were asked for, on a thread and a connection of their own. While one is on its way to
//! the disk, keys wait in line, so that the next key is about what the screen shows; drawing never waits. What is slow
//! (searching, charting, importing, exporting) is done beside, on a second connection, and can be stopped. What nobody
//! waits for, such as what needs attention, is found out on a third, so that a search never stands in line behind it.

mod drafting;

use super::agreeing;
use super::clicks::Clicks;
use super::look::Look;
use super::memoing::Ask as Note;
use super::message::{Effect, Message};
use super::model::Model;
use super::perform::{perform, study};
use super::reconciling::Ask;
use super::terminal::Taken;
use super::update::update;
use super::view::view;
use crate::workbench::{Workbench, places_folder};
use anyhow::Context;
use crossterm::event::Event;
use std::collections::VecDeque;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// How often the project is asked whether somebody else has written to it.
const WATCH: Duration = Duration::from_millis(400);

/// What reaches the drawing thread.
enum Arrival {
    Event(Event),
    Answer(Message),
    /// An act has been done, whatever came of it.
    ActDone,
    Hangup,
}

/// Opens the terminal workbench on a project, as a coder.
///
/// # Errors
/// Where the project or the terminal cannot be opened.
pub fn run(project: &Path, coder: Option<&str>, look: Look) -> anyhow::Result<()> {
    let mut bench = Workbench::open(project, coder)?;
    bench.remember_places_in(places_folder());
    let (beside, unhurried) = (bench.beside()?, bench.beside()?);
    let mut taken = Taken::new().context("the terminal cannot be used; run emic in a terminal window")?;
    let size = taken.terminal.size()?;
    let mut model = Model::new(study(&bench)?, (size.width, size.height), look);
    model.go_on_from(bench.places(), bench.last_place());
    let (arrive, arrivals) = channel();
    let cancel = Arc::new(AtomicBool::new(false));
    let kept_beside = bench.drafts().clone();
    let (acts, act_thread) = act_worker(bench, arrive.clone());
    let (drafts, draft_thread) = drafting::draft_worker(kept_beside, arrive.clone());
    let (slow, slow_thread) = slow_worker(beside, arrive.clone(), Arc::clone(&cancel));
    let (quiet, quiet_thread) = slow_worker(unhurried, arrive.clone(), Arc::default());
    read_keys(arrive.clone());
    await_signals(arrive);
    let mut desk = Desk { acts, slow, quiet, drafts, cancel, waiting: 0 };
    desk.hand_out(model.begun());
    let looped = turn_over(&mut taken, &mut model, &arrivals, &mut desk);
    let Desk { acts, slow, quiet, drafts, .. } = desk;
    // What was asked for is finished before the file is closed; nothing acknowledged is lost. Whoever does the acts goes
    // last: what is saved by then needs no draft.
    drop(drafts);
    let _ = draft_thread.join();
    drop((acts, slow, quiet));
    let _ = act_thread.join();
    let _ = slow_thread.join();
    let _ = quiet_thread.join();
    looped
}

/// Where effects go.
struct Desk {
    acts: Sender<Effect>,
    slow: Sender<Effect>,
    /// What nobody waits for.
    quiet: Sender<Effect>,
    drafts: Sender<Note>,
    cancel: Arc<AtomicBool>,
    /// Acts that have not answered yet.
    waiting: usize,
}

impl Desk {
    fn hand_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Quit => {}
                Effect::Cancel => self.cancel.store(true, Ordering::Relaxed),
                Effect::ReadAttention => {
                    let _ = self.quiet.send(Effect::ReadAttention);
                }
                Effect::Memo(draft @ (Note::Keep(..) | Note::Drop(_))) => _ = self.drafts.send(draft),
                slow if slow.is_slow() => {
                    self.cancel.store(false, Ordering::Relaxed);
                    let _ = self.slow.send(slow);
                }
                Effect::SitDown(initials) => {
                    let _ = self.slow.send(Effect::SitDown(initials.clone()));
                    let _ = self.quiet.send(Effect::SitDown(initials.clone()));
                    self.waiting += usize::from(self.acts.send(Effect::SitDown(initials)).is_ok());
                }
                act => self.waiting += usize::from(self.acts.send(act).is_ok()),
            }
        }
    }
}

fn turn_over(
    taken: &mut Taken,
    model: &mut Model,
    arrivals: &Receiver<Arrival>,
    desk: &mut Desk,
) -> anyhow::Result<()> {
    let mut events: VecDeque<(Event, Instant)> = VecDeque::new();
    let mut clicks = Clicks::default();
    loop {
        // The word that the terminal was resized may come later than the next drawing.
        if let Ok(size) = taken.terminal.size()
            && (size.width, size.height) != model.size
        {
            let effects = update(model, Message::Resize(size.width, size.height));
            desk.hand_out(effects);
        }
        if let Err(error) = taken.terminal.draw(|frame| view(model, frame)) {
            // The terminal is gone before anybody has said so.
            let effects = update(model, Message::Hangup);
            desk.hand_out(effects);
            return Err(error.into());
        }
        let first = arrivals.recv()?;
        // Everything that has arrived is taken in before the next drawing.
        for arrival in std::iter::once(first).chain(arrivals.try_iter()) {
            match arrival {
                Arrival::Event(event) => events.push_back((event, Instant::now())),
                Arrival::Answer(message) => {
                    let effects = update(model, message);
                    desk.hand_out(effects);
                }
                Arrival::ActDone => desk.waiting = desk.waiting.saturating_sub(1),
                Arrival::Hangup => {
                    let effects = update(model, Message::Hangup);
                    desk.hand_out(effects);
                }
            }
            while desk.waiting == 0 && !model.over {
                let Some((event, at)) = events.pop_front() else { break };
                if let Some(message) = clicks.message(model, &event, at) {
                    let effects = update(model, message);
                    desk.hand_out(effects);
                }
            }
        }
        model.saving = desk.waiting;
        if model.over {
            return Ok(());
        }
    }
}

/// Does acts in order; when there is none, looks whether somebody else has written.
fn act_worker(mut bench: Workbench, arrive: Sender<Arrival>) -> (Sender<Effect>, JoinHandle<()>) {
    let (send, receive) = channel::<Effect>();
    let work = move || {
        let mut seen = bench.seq().unwrap_or(0);
        loop {
            match receive.recv_timeout(WATCH) {
                Ok(effect) => {
                    for message in perform(&mut bench, effect, &mut |_, _| true) {
                        let _ = arrive.send(Arrival::Answer(message));
                    }
                    seen = bench.seq().unwrap_or(seen);
                    let _ = arrive.send(Arrival::ActDone);
                }
                Err(RecvTimeoutError::Timeout) => {
                    let now = bench.seq().unwrap_or(seen);
                    if now != seen {
                        seen = now;
                        let _ = arrive.send(Arrival::Answer(Message::Changed));
                    }
                }
                Err(RecvTimeoutError::Disconnected) => return bench.clear_drafts(),
            }
        }
    };
    (send, std::thread::spawn(work))
}

/// Does what is slow; a search that a newer one has overtaken is not done at all, and a counting not to its end.
fn slow_worker(
    mut bench: Workbench,
    arrive: Sender<Arrival>,
    cancel: Arc<AtomicBool>,
) -> (Sender<Effect>, JoinHandle<()>) {
    let (send, receive) = channel::<Effect>();
    let work = move || {
        let mut line: VecDeque<Effect> = VecDeque::new();
        loop {
            if line.is_empty() {
                let Ok(effect) = receive.recv() else { return };
                line.push_back(effect);
            }
            line.extend(receive.try_iter());
            let Some(effect) = line.pop_front() else { continue };
            if line.iter().any(|later| overtakes(later, &effect)) {
                continue;
            }
            let told = arrive.clone();
            let doing = effect.clone();
            let mut said = None;
            let mut progress = |done, all| {
                if said.replace((done, all)) != Some((done, all)) {
                    let _ = told.send(Arrival::Answer(doing.progress(done, all)));
                }
                line.extend(receive.try_iter());
                !cancel.load(Ordering::Relaxed) && !line.iter().any(|later| overtakes(later, &doing))
            };
            let sat_down = matches!(effect, Effect::SitDown(_));
            for message in perform(&mut bench, effect, &mut progress) {
                if !sat_down {
                    let _ = arrive.send(Arrival::Answer(message));
                }
            }
        }
    };
    (send, std::thread::spawn(work))
}

/// Whether the answer to `later` makes the answer to `earlier` useless.
fn overtakes(later: &Effect, earlier: &Effect) -> bool {
    matches!(
        (later, earlier),
        (Effect::Search(..), Effect::Search(..))
            | (Effect::ReadStudy, Effect::ReadStudy)
            | (Effect::ReadAttention, Effect::ReadAttention)
            | (Effect::Agree(agreeing::Ask::Count(..)), Effect::Agree(agreeing::Ask::Count(..)))
            | (Effect::Reconcile(Ask::Compare(..)), Effect::Reconcile(Ask::Compare(..)))
            | (Effect::Reconcile(Ask::Figures(..)), Effect::Reconcile(Ask::Figures(..)))
            | (Effect::Memo(Note::List(..)), Effect::Memo(Note::List(..)))
    ) || matches!((later, earlier), (Effect::Charting(later), Effect::Charting(earlier)) if later.overtakes(earlier))
        || matches!((later, earlier), (Effect::Remember(later, _), Effect::Remember(earlier, _)) if later == earlier)
}

/// Reads the terminal until it is gone.
fn read_keys(arrive: Sender<Arrival>) {
    std::thread::spawn(move || {
        while let Ok(event) = crossterm::event::read() {
            if arrive.send(Arrival::Event(event)).is_err() {
                return;
            }
        }
        let _ = arrive.send(Arrival::Hangup);
    });
}

/// A polite end on the signals that ask for one.
#[cfg(unix)]
fn await_signals(arrive: Sender<Arrival>) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    if let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGTERM]) {
        std::thread::spawn(move || {
            if signals.forever().next().is_some() {
                let _ = arrive.send(Arrival::Hangup);
            }
        });
    }
}

/// Elsewhere a closed window ends the reading of keys, which is told the same way.
#[cfg(not(unix))]
fn await_signals(_arrive: Sender<Arrival>) {}
