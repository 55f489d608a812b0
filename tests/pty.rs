//! The real program in a real terminal: a sentence is coded with keys, the program is left, and the coding is on disk.

#![allow(clippy::unwrap_used, clippy::panic)] // A test that cannot go on has failed.

use emic::workbench::{AssignmentQuery, CodingQuery, Workbench};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// Longer than anything takes; only a program that hangs is waited for so long.
const PATIENCE: Duration = Duration::from_secs(60);

/// The program in a terminal of its own, and what that terminal shows.
struct Session {
    child: Box<dyn Child + Send + Sync>,
    // The terminal is there as long as this is.
    _master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    screen: Arc<Mutex<vt100::Parser>>,
}

impl Session {
    fn open(project: &Path, columns: u16, rows: u16) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_emic"));
        command.args(["--coder", "AB", "open"]);
        command.arg(project);
        command.env("TERM", "xterm-256color");
        command.env_remove("NO_COLOR");
        // What is remembered of places stays in the folder of the test.
        command.env("XDG_STATE_HOME", project.parent().unwrap());
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let screen = Arc::new(Mutex::new(vt100::Parser::new(cells(rows), cells(columns), 0)));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let seen = Arc::clone(&screen);
        std::thread::spawn(move || {
            let mut bytes = [0; 8192];
            while let Ok(count) = reader.read(&mut bytes) {
                if count == 0 {
                    break;
                }
                seen.lock().unwrap().process(&bytes[..count]);
            }
        });
        let keys = pair.master.take_writer().unwrap();
        Self { child, _master: pair.master, keys, screen }
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

/// Codes a sentence, tells the program by a signal that its terminal goes away, and looks what is on disk.
#[cfg(unix)]
fn is_safe_from(signal: &str) {
    let (folder, path) = demo();
    let mut session = Session::open(&path, 80, 24);
    session.code_a_sentence();
    let id = session.child.process_id().unwrap().to_string();
    assert!(std::process::Command::new("kill").args([signal, &id]).status().unwrap().success());
    session.ended();
    assert!(coded(&path));
    assert!(!folder.path().join("demo.emic-wal").exists(), "the log is folded in");
}

#[cfg(unix)]
#[test]
fn a_terminal_that_hangs_up_loses_nothing_that_was_acknowledged() {
    is_safe_from("-HUP");
}

#[cfg(unix)]
#[test]
fn a_program_that_is_asked_to_end_loses_nothing_that_was_acknowledged() {
    is_safe_from("-TERM");
}
