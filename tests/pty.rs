//! The real program in a real terminal: what was coded and written is on disk however the program and its terminal end,
//! and the terminal is given back.

#![allow(clippy::unwrap_used, clippy::panic)] // A test that cannot go on has failed.

use emic::model::MemoKind;
use emic::workbench::{AssignmentQuery, CodingQuery, MemoQuery, Workbench};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Longer than anything takes; only a program that hangs is waited for so long.
const PATIENCE: Duration = Duration::from_secs(60);

/// The program in a terminal of its own, and what that terminal shows.
struct Session {
    child: Box<dyn Child + Send + Sync>,
    // The terminal is there as long as this is, and as long as somebody reads it.
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    screen: Arc<Mutex<vt100::Parser>>,
    reading: JoinHandle<()>,
    /// How many bytes the program has drawn with.
    drawn: Arc<AtomicUsize>,
    /// Whether the terminal is to be closed.
    closing: Arc<AtomicBool>,
}

impl Session {
    fn open(project: &Path, columns: u16, rows: u16) -> Self {
        let told = ["--coder".into(), "AB".into(), "open".into(), project.as_os_str().to_os_string()];
        Self::run(&told, project.parent().unwrap(), columns, rows)
    }

    /// The program with these arguments; what it remembers of places stays in the folder of the test.
    fn run(arguments: &[std::ffi::OsString], folder: &Path, columns: u16, rows: u16) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_emic"));
        command.args(arguments);
        command.env("TERM", "xterm-256color");
        command.env_remove("NO_COLOR");
        command.env("XDG_STATE_HOME", folder);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let screen = Arc::new(Mutex::new(vt100::Parser::new(cells(rows), cells(columns), 0)));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (drawn, closing) = (Arc::<AtomicUsize>::default(), Arc::<AtomicBool>::default());
        let (seen, count_of, ends) = (Arc::clone(&screen), Arc::clone(&drawn), Arc::clone(&closing));
        let reading = std::thread::spawn(move || {
            let mut bytes = [0; 8192];
            while let Ok(count) = reader.read(&mut bytes) {
                if count == 0 || ends.load(Ordering::SeqCst) {
                    break;
                }
                seen.lock().unwrap().process(&bytes[..count]);
                count_of.fetch_add(count, Ordering::SeqCst);
            }
        });
        let keys = pair.master.take_writer().unwrap();
        Self { child, master: pair.master, keys, screen, reading, drawn, closing }
    }

    /// Gives the terminal another size, and waits until the program has drawn in it.
    fn resize(&mut self, columns: u16, rows: u16) {
        let before = self.drawn.load(Ordering::SeqCst);
        self.screen.lock().unwrap().screen_mut().set_size(cells(rows), cells(columns));
        self.master.resize(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }).unwrap();
        let started = Instant::now();
        while self.drawn.load(Ordering::SeqCst) == before {
            assert!(started.elapsed() < PATIENCE, "nothing was drawn at {columns} by {rows}");
            assert!(
                self.child.try_wait().unwrap().is_none(),
                "the program ended at {columns} by {rows}:\n{}",
                self.text()
            );
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Closes the terminal, as when its window is closed; what is left is the program.
    fn close(self) -> Box<dyn Child + Send + Sync> {
        self.closing.store(true, Ordering::SeqCst);
        // Something must be drawn once more for the reader to look up.
        let size = PtySize { rows: 25, cols: 81, pixel_width: 0, pixel_height: 0 };
        self.master.resize(size).unwrap();
        self.reading.join().unwrap();
        drop((self.keys, self.master));
        self.child
    }

    /// Sends a signal to the program.
    #[cfg(unix)]
    fn signal(&self, signal: &str) {
        let id = self.child.process_id().unwrap().to_string();
        assert!(std::process::Command::new("kill").args([signal, &id]).status().unwrap().success());
    }

    fn text(&self) -> String {
        self.screen.lock().unwrap().screen().contents()
    }

    fn wait_for(&self, wanted: &str) {
        let started = Instant::now();
        while !self.text().contains(wanted) {
            assert!(started.elapsed() < PATIENCE, "“{wanted}” never came:\n{}", self.text());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn send(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Opens the first transcript and codes a sentence of it, waiting until it is acknowledged.
    fn code_a_sentence(&mut self) {
        self.wait_for("transcript");
        self.send("\r");
        self.wait_for("turn 1 of");
        self.send("}}}c");
        self.wait_for("Theme for");
        self.send("waiting\r");
        self.wait_for("waiting-to-start on P01:4");
        self.send("-");
        self.wait_for("negative");
    }

    fn ended(&mut self) -> portable_pty::ExitStatus {
        let started = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(started.elapsed() < PATIENCE, "the program did not end:\n{}", self.text());
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

fn cells(count: u16) -> std::num::NonZero<u16> {
    std::num::NonZero::new(count).unwrap()
}

fn demo() -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("demo.emic");
    Workbench::demo(&path).unwrap();
    (folder, path)
}

fn coded(path: &Path) -> bool {
    let bench = Workbench::open(path, Some("AB")).unwrap();
    let query = CodingQuery { transcript: Some("P01".into()), ..CodingQuery::default() };
    bench.codings(&query).unwrap().iter().any(|coding| {
        coding.text == "Not that day."
            && coding.theme == "waiting-to-start"
            && coding.magnitude.as_deref() == Some("negative")
    })
}

#[test]
fn a_transcript_is_assigned_marked_as_done_and_looked_at_as_another_coder_who_asked() {
    let (_folder, path) = demo();
    let mut session = Session::open(&path, 80, 24);
    session.wait_for("Saved last");
    session.send("a");
    session.wait_for("Whom to assign P01");
    session.send("\r");
    session.wait_for("In which round");
    session.send("\r");
    session.wait_for("until now AB could see");
    session.send("\r");
    session.wait_for("Yours: in progress P01");
    session.send("F");
    session.wait_for("Done with P01?");
    session.send("\r");
    session.wait_for("Yours: all done.");
    session.send("@carys\r");
    session.wait_for("Work as CD?");
    session.send("\r");
    session.wait_for("You work as CD.");
    session.wait_for("Yours: in progress P01");
    session.send("q");
    assert!(session.ended().success());
    let lines = Workbench::open(&path, Some("CD")).unwrap().assignments(&AssignmentQuery::default()).unwrap();
    let told: Vec<(&str, &str)> = lines.iter().map(|line| (line.coder.as_str(), line.state.word())).collect();
    assert_eq!(told, [("AB", "done"), ("CD", "in progress")]);
}

#[test]
fn a_sentence_coded_in_a_real_terminal_is_on_disk() {
    let (folder, path) = demo();
    let mut session = Session::open(&path, 100, 30);
    session.code_a_sentence();
    session.send("q");
    assert!(session.ended().success());
    assert!(coded(&path));
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().contains("-wal")), "one single file is left: {left:?}");
}

#[test]
fn the_tutorial_opens_at_its_first_step_and_later_where_one_left_it() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("learn");
    let tutor =
        |columns, rows| Session::run(&["tutor".into(), place.as_os_str().to_os_string()], folder.path(), columns, rows);
    let mut session = tutor(80, 24);
    session.wait_for("step 1 of 27");
    session.send("}");
    session.wait_for("step 1 of 27 ✓");
    session.send("}");
    session.wait_for("step 2 of 27");
    session.send("\x1b");
    session.wait_for("Saved last");
    session.send("q");
    assert!(session.ended().success());
    let path = place.join("tutor.emic");
    assert_eq!(Workbench::open(&path, Some("ME")).unwrap().check().unwrap(), []);
    let left: Vec<_> = std::fs::read_dir(&place).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["tutor.emic"], "one single file is left");
    let mut session = tutor(100, 30);
    session.wait_for("step 2 of 27");
    session.send("q");
    assert!(session.ended().success());
}

#[test]
fn the_terminal_is_given_back_on_the_way_out() {
    let (_folder, path) = demo();
    let mut session = Session::open(&path, 80, 24);
    session.wait_for("transcript");
    assert!(session.screen.lock().unwrap().screen().alternate_screen());
    session.send("q");
    session.ended();
    std::thread::sleep(Duration::from_millis(200));
    let screen = session.screen.lock().unwrap();
    assert!(!screen.screen().alternate_screen());
    assert!(!screen.screen().hide_cursor());
}

/// Waits until a program has ended.
fn wait_for(child: &mut Box<dyn Child + Send + Sync>) {
    let started = Instant::now();
    while child.try_wait().unwrap().is_none() {
        assert!(started.elapsed() < PATIENCE, "the program did not end");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// What AB wrote about P01.
fn memo_on_p01(path: &Path) -> String {
    let bench = Workbench::open(path, Some("AB")).unwrap();
    let about = Some(MemoKind::Transcript);
    let memos = bench.memos(&MemoQuery { about, transcript: Some("P01".into()), ..MemoQuery::default() }).unwrap();
    memos.first().map_or_else(String::new, |line| line.memo.clone())
}

/// Codes a sentence, opens the memo of the transcript and types into it, without saving.
fn code_and_type(session: &mut Session) {
    session.code_a_sentence();
    session.send("y");
    session.wait_for("Memo of AB on P01");
    session.send("Words that nobody saved");
    session.wait_for("memo not saved yet, draft kept");
    session.wait_for("Words that nobody saved");
}

/// Codes a sentence and types a memo, tells the program by a signal that its terminal goes away, and looks what is on
/// disk and what has become of the terminal.
#[cfg(unix)]
fn is_safe_from(signal: &str) {
    let (folder, path) = demo();
    let mut session = Session::open(&path, 80, 24);
    code_and_type(&mut session);
    session.signal(signal);
    session.ended();
    assert!(coded(&path));
    assert_eq!(memo_on_p01(&path), "Words that nobody saved");
    assert!(!folder.path().join("demo.emic-wal").exists(), "the log is folded in");
    assert!(!folder.path().join("demo.emic-drafts").exists(), "what is saved needs no draft");
    let started = Instant::now();
    let given_back = |session: &Session| {
        let screen = session.screen.lock().unwrap();
        !screen.screen().alternate_screen() && !screen.screen().hide_cursor()
    };
    while !given_back(&session) {
        assert!(started.elapsed() < PATIENCE, "the terminal was not given back");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[cfg(unix)]
#[test]
fn a_terminal_that_hangs_up_loses_nothing_that_was_typed() {
    is_safe_from("-HUP");
}

#[cfg(unix)]
#[test]
fn a_program_that_is_asked_to_end_loses_nothing_that_was_typed() {
    is_safe_from("-TERM");
}

#[cfg(unix)]
#[test]
fn a_terminal_whose_window_is_closed_loses_nothing_that_was_typed() {
    let (folder, path) = demo();
    let mut session = Session::open(&path, 80, 24);
    code_and_type(&mut session);
    let mut child = session.close();
    wait_for(&mut child);
    assert!(coded(&path));
    assert_eq!(memo_on_p01(&path), "Words that nobody saved");
    assert!(!folder.path().join("demo.emic-wal").exists(), "the log is folded in");
    assert!(!folder.path().join("demo.emic-drafts").exists(), "what is saved needs no draft");
}

#[cfg(unix)]
#[test]
fn a_program_that_is_killed_loses_nothing_acknowledged_and_offers_what_was_typed() {
    let (folder, path) = demo();
    let mut session = Session::open(&path, 80, 24);
    code_and_type(&mut session);
    session.signal("-KILL");
    session.ended();
    let checked =
        std::process::Command::new(env!("CARGO_BIN_EXE_emic")).arg("--project").arg(&path).arg("check").output();
    let checked = checked.unwrap();
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
    assert!(coded(&path), "what was acknowledged is there");
    assert_eq!(memo_on_p01(&path), "", "and what was not is not, yet");

    let mut session = Session::open(&path, 80, 24);
    session.wait_for("Typed and not saved when emic ended");
    session.send("\r");
    session.wait_for("Words that nobody saved");
    session.wait_for("restored");
    session.send("\x1b");
    session.wait_for("Memo saved on P01");
    session.send("q");
    assert!(session.ended().success());
    assert_eq!(memo_on_p01(&path), "Words that nobody saved");
    assert!(!folder.path().join("demo.emic-drafts").exists(), "one single file is left");
}

#[cfg(unix)]
#[test]
fn a_program_that_is_killed_while_a_summary_is_written_offers_it_again_and_keys_typed_ahead_find_their_cell() {
    let (_folder, path) = demo();
    let summary = |theme: &str| {
        let bench = Workbench::open(&path, Some("AB")).unwrap();
        let (case, theme) = (bench.find_case("P01").unwrap(), bench.find_theme(theme).unwrap());
        let cell = bench.cell_page(emic::model::CellPlace { case, theme }, None).unwrap().cell;
        (cell.summary, cell.linked.len())
    };
    let mut session = Session::open(&path, 80, 24);
    session.wait_for("transcript");
    // All at once, as fast as a script can: to P01 in 3.1, link its first quote, quote the second, and write.
    session.send("Mtaccom\rGkkkkklol");
    session.wait_for("1 linked");
    session.send("jqwAll of it");
    session.wait_for("summary not saved yet, draft kept");
    session.signal("-KILL");
    session.ended();
    let (text, linked) = summary("facilities");
    assert_eq!(linked, 2);
    assert!(text.is_some_and(|text| text.starts_with("> “") && !text.contains("All of it")));

    let mut session = Session::open(&path, 80, 24);
    session.wait_for("Summary of P01 in Facilities");
    session.send("\r");
    session.wait_for("restored");
    session.send("\x1b");
    session.wait_for("saved.");
    session.send("q");
    assert!(session.ended().success());
    assert!(summary("facilities").0.is_some_and(|text| text.ends_with("All of it")));
}

#[cfg(unix)]
#[test]
fn a_program_that_is_killed_in_the_middle_of_a_word_loses_at_most_that_word() {
    let (_folder, path) = demo();
    let mut session = Session::open(&path, 80, 24);
    session.wait_for("transcript");
    session.send("m");
    session.wait_for("Memo of AB on P01");
    session.send("Every word of this, ");
    session.wait_for("memo not saved yet, draft kept");
    // It is killed as soon as it shows what was typed, whatever has come to the disk by then.
    session.send("fro");
    session.wait_for("Every word of this, fro");
    session.signal("-KILL");
    session.ended();
    let bench = Workbench::open(&path, Some("AB")).unwrap();
    let left = bench.drafts_left().unwrap();
    let text = left.first().map_or("", |draft| draft.text.as_str());
    assert!(text.starts_with("Every word of this,"), "{text}");
}

#[test]
fn at_every_size_keys_do_no_harm_and_the_terminal_is_given_back() {
    let (_folder, path) = demo();
    let mut session = Session::open(&path, 80, 24);
    session.wait_for("transcript");
    let sizes =
        [(1, 1), (300, 100), (2, 40), (160, 2), (79, 24), (80, 23), (80, 24), (7, 3), (300, 1), (1, 100), (120, 40)];
    // On every screen and in every window, at every size: movements, a selection, a word typed, and back.
    let ways = ["", "\r", "\r}}}c", "\r}}}oo\tm", "y", "M", "Mtfirst\r", "/money\r", "Y", "Y/star\r", "?", ":"];
    let keys = ["j", "k", "}", "ww", "v", "oo", "\x1b[6~", "G", "g", "hello ", "\x1b[A", "\x1b[B", "\x1b[1;5D", "\x7f"];
    for (turn, way) in ways.iter().enumerate() {
        session.resize(90, 24 + u16::try_from(turn % 2).unwrap());
        session.send(way);
        for (place, (columns, rows)) in sizes.into_iter().enumerate() {
            session.resize(columns, rows);
            session.send(keys[(turn + place) % keys.len()]);
        }
        // Out of whatever is open, to the first screen.
        session.resize(100, 30);
        for _ in 0..6 {
            session.send("\x1b");
            std::thread::sleep(Duration::from_millis(30));
        }
        session.wait_for("This is the first screen");
    }
    assert!(session.text().contains("P01"), "{}", session.text());
    session.send("q");
    assert!(session.ended().success());
    std::thread::sleep(Duration::from_millis(200));
    let screen = session.screen.lock().unwrap();
    assert!(!screen.screen().alternate_screen() && !screen.screen().hide_cursor());
    drop(screen);
    let checked = Workbench::open(&path, Some("AB")).unwrap().check().unwrap();
    assert_eq!(checked, []);
}
