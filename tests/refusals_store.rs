//! A file that cannot be a project here is refused with its own sentence, and nothing in it is changed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common_store;

use common_store::{Study, apply, bytes, tamper};
use emic::workbench::{NewProject, Workbench};
use rusqlite::Connection;
use std::path::{Path, PathBuf};

/// The sentence a file is refused with, after making sure that the file is as it was and nothing was put beside it.
fn refusal(path: &Path) -> String {
    let folder = path.parent().unwrap();
    let before = (bytes(path), listing(folder));
    let why = match Workbench::open(path, None) {
        Ok(_) => panic!("{} should have been refused", path.display()),
        Err(why) => why.to_string(),
    };
    assert!(bytes(path) == before.0, "the refused file is as it was");
    assert_eq!(listing(folder), before.1, "nothing is left beside it");
    why
}

fn listing(folder: &Path) -> Vec<PathBuf> {
    let mut names: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    names
}

/// A file in a folder of its own.
fn written(bytes: &[u8]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("study.emic");
    std::fs::write(&path, bytes).unwrap();
    (folder, path)
}

fn not_ours(path: &Path) -> String {
    format!(
        "{} is not an emic project; nothing was changed in it; give the path of a file made by `emic new`",
        path.display()
    )
}

#[test]
fn a_file_that_is_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("nowhere.emic");
    let why = Workbench::open(&path, None).err().unwrap().to_string();
    let shown = path.display();
    assert_eq!(why, format!("there is no project file at {shown}; make one with `emic new {shown}`"));
    assert_eq!(listing(folder.path()), Vec::<PathBuf>::new(), "and none is made by looking");
}

#[test]
fn a_folder_is_no_project_file() {
    let folder = tempfile::tempdir().unwrap();
    let why = Workbench::open(folder.path(), None).err().unwrap().to_string();
    assert!(why.starts_with("there is no project file at"), "{why}");
}

#[test]
fn a_new_project_does_not_replace_what_is_there() {
    let (_folder, path) = written(b"my thesis");
    let why = Workbench::create(&path, &NewProject::default()).err().unwrap().to_string();
    assert_eq!(why, format!("{} exists already; choose another name, or open it with `emic open`", path.display()));
    assert_eq!(bytes(&path), b"my thesis");
}

#[test]
fn a_new_project_that_is_refused_leaves_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("study.emic");
    let twice = NewProject { coders: vec!["AB:Asha".into(), "ab:Abel".into()], ..NewProject::default() };
    let why = Workbench::create(&path, &twice).err().unwrap().to_string();
    assert_eq!(why, "there is a coder “ab” already; choose other initials");
    assert_eq!(listing(folder.path()), Vec::<PathBuf>::new());
}

#[test]
fn of_several_programs_that_make_the_same_project_one_does() {
    for _ in 0..5 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("study.emic");
        let made = std::thread::scope(|threads| {
            let makers: Vec<_> =
                (0..6).map(|_| threads.spawn(|| Workbench::create(&path, &NewProject::default()).map(drop))).collect();
            makers.into_iter().map(|maker| maker.join().unwrap()).collect::<Vec<_>>()
        });
        assert_eq!(made.iter().filter(|made| made.is_ok()).count(), 1);
        for why in made.into_iter().filter_map(Result::err) {
            assert!(why.to_string().contains("exists already; choose another name"), "{why}");
        }
        assert_eq!(Workbench::open(&path, None).unwrap().check().unwrap(), []);
    }
}

#[test]
fn the_log_that_an_earlier_project_of_the_name_left_is_not_taken_in() {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    apply(&mut asha, "anna", "dandelions", "garden");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("study.emic");
    std::fs::copy(study.folder().join("study.emic-wal"), folder.path().join("study.emic-wal")).unwrap();
    let new = Workbench::create(&path, &NewProject { title: Some("Anew".into()), ..NewProject::default() }).unwrap();
    assert_eq!(new.transcripts().unwrap().transcripts, []);
    drop(new);
    assert_eq!(Workbench::open(&path, None).unwrap().project().unwrap().title, "Anew");
    assert_eq!(listing(folder.path()), [path]);
}

#[test]
fn a_text_is_not_a_project() {
    let (_folder, path) = written("INT: Is this a project?\n\nP01: No.\n".repeat(100).as_bytes());
    assert_eq!(refusal(&path), not_ours(&path));
}

#[test]
fn an_empty_file_is_not_a_project() {
    let (_folder, path) = written(b"");
    assert_eq!(refusal(&path), not_ours(&path));
}

#[test]
fn another_programs_database_is_not_a_project() {
    let folder = tempfile::tempdir().unwrap();
    for mode in ["DELETE", "WAL"] {
        let path = folder.path().join(format!("{mode}.emic"));
        let conn = Connection::open(&path).unwrap();
        conn.pragma_update(None, "journal_mode", mode).unwrap();
        conn.execute_batch("CREATE TABLE project (id, title, created); INSERT INTO project VALUES (1, 'x', 'y')")
            .unwrap();
        drop(conn);
        assert_eq!(refusal(&path), not_ours(&path), "{mode}");
    }
}

#[test]
fn another_programs_database_keeps_its_own_log() {
    // A database whose program was cut off: folding its log into it is that program's affair.
    let study = tempfile::tempdir().unwrap();
    let alive = study.path().join("alive.db");
    let conn = Connection::open(&alive).unwrap();
    conn.pragma_update(None, "journal_mode", "WAL").unwrap();
    conn.execute_batch("CREATE TABLE a (b); INSERT INTO a VALUES (1)").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cut-off.emic");
    let log = folder.path().join("cut-off.emic-wal");
    std::fs::copy(&alive, &path).unwrap();
    std::fs::copy(study.path().join("alive.db-wal"), &log).unwrap();
    let before = bytes(&log);
    let why = Workbench::open(&path, None).err().unwrap().to_string();
    assert_eq!(why, not_ours(&path));
    assert!(bytes(&path) == bytes(&alive), "the file is as it was");
    assert!(bytes(&log) == before, "and so is its log");
}

#[test]
fn a_file_from_a_newer_program() {
    let study = Study::new();
    tamper(&study.path, "PRAGMA user_version = 999");
    let why = refusal(&study.path);
    let found = format!("{} was written by a newer emic (file version 999, this program knows ", study.path.display());
    assert!(why.starts_with(&found) && why.ends_with("); update emic and open it again"), "{why}");
}

fn damaged(path: &Path, why: &str) {
    let shown = path.display().to_string();
    assert!(why.starts_with(&format!("{shown} is damaged (")), "{why}");
    assert!(why.ends_with("keep a copy of it as it is, and go back to a snapshot or backup"), "{why}");
}

#[test]
fn a_file_that_was_cut_short() {
    let whole = bytes(&Study::new().path);
    for kept in [whole.len() - 1, whole.len() - 4096, whole.len() / 2, 4096, 1000, 300] {
        let (_folder, path) = written(&whole[..kept]);
        damaged(&path, &refusal(&path));
    }
}

#[test]
fn a_file_whose_first_pages_were_written_over() {
    let whole = bytes(&Study::new().path);
    let mut over = whole.clone();
    over[4096..].fill(0x5a);
    let (_folder, path) = written(&over);
    damaged(&path, &refusal(&path));
    // The first page still says whose it is, and nothing else.
    let mut over = whole;
    over[100..4096].fill(0);
    let (_folder, path) = written(&over);
    damaged(&path, &refusal(&path));
}

#[test]
fn a_page_in_the_middle_that_was_written_over_is_found_or_refused() {
    let study = Study::new();
    apply(&mut study.sit(Some("AB")), "anna", "dandelions", "garden");
    let whole = bytes(&study.path);
    for page in 1..whole.len() / 4096 {
        let mut over = whole.clone();
        over[page * 4096..(page + 1) * 4096].fill(0x5a);
        let (_folder, path) = written(&over);
        let sound = Workbench::open(&path, None)
            .is_ok_and(|workbench| workbench.check().is_ok_and(|findings| findings.is_empty()));
        assert!(!sound, "page {page} went unnoticed");
    }
}

#[test]
fn a_file_with_a_second_project_in_it() {
    let study = Study::new();
    tamper(&study.path, "INSERT INTO project SELECT randomblob(16), title, created FROM project");
    damaged(&study.path, &refusal(&study.path));
}

#[test]
fn a_file_that_another_program_holds() {
    let study = Study::new();
    let other = Connection::open(&study.path).unwrap();
    other.execute_batch("PRAGMA journal_mode = DELETE; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE").unwrap();
    let why = Workbench::open(&study.path, None).err().unwrap().to_string();
    let locked = format!(
        "{} is locked by another program; wait until it is done or close it, then try again",
        study.path.display()
    );
    assert_eq!(why, locked);
    other.execute_batch("ROLLBACK").unwrap();
    drop(other);
    assert!(Workbench::open(&study.path, None).is_ok(), "and opens when it is let go");
}

#[test]
fn an_act_while_another_program_writes() {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    let before = common_store::dump_all(&study.path).unwrap();
    let other = Connection::open(&study.path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let why = asha.set_case("Anna", &["age=30".into()]).unwrap_err().to_string();
    assert!(why.contains("is locked by another program; wait until it is done"), "{why}");
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(common_store::dump_all(&study.path).unwrap(), before);
    asha.set_case("Anna", &["age=30".into()]).unwrap();
}

// ---------------------------------------------------------------------------------------------------------------------
// Write-protected files. An administrator may write to them all the same, so these run as nobody in particular.
// ---------------------------------------------------------------------------------------------------------------------

#[cfg(target_os = "linux")]
mod write_protected {
    use super::*;
    use std::fs::Permissions;
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;
    use std::process::Command;

    /// What is done as somebody without rights; by itself, without a file, nothing.
    #[test]
    #[ignore = "it is started by the tests of write-protected files"]
    fn as_somebody_without_rights() {
        let Ok(path) = std::env::var("EMIC_TEST_READ_ONLY") else { return };
        let path = Path::new(&path);
        let mut asha = Workbench::open(path, Some("AB")).expect("it opens for reading");
        assert!(asha.is_read_only());
        assert_eq!(asha.transcripts().unwrap().transcripts.len(), 2);
        assert_eq!(asha.check().unwrap(), []);
        let request = emic::workbench::SearchRequest { query: "dandelions".into(), ..Default::default() };
        assert_eq!(asha.search(&request).unwrap().total, 1, "it can be searched");
        let protected = format!(
            "{} can only be read here (the file or its folder is write-protected); copy it to a folder you can write to",
            path.display()
        );
        assert_eq!(asha.set_case("Anna", &["age=30".into()]).unwrap_err().to_string(), protected);
        assert_eq!(asha.undo().unwrap_err().to_string(), protected);
    }

    fn without_rights(path: &Path) {
        let before = bytes(path);
        // Through /proc, so that the program is found where only an administrator may look.
        let mut program = Command::new("/proc/self/exe");
        program.args(["--ignored", "--exact", "write_protected::as_somebody_without_rights", "--nocapture"]);
        program.env("EMIC_TEST_READ_ONLY", path);
        if std::fs::metadata("/proc/self").unwrap().uid() == 0 {
            program.uid(65_534).gid(65_534).current_dir("/");
        }
        let said = program.output().unwrap();
        assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
        assert!(String::from_utf8_lossy(&said.stdout).contains("1 passed"), "it was run");
        assert!(bytes(path) == before, "the file is as it was");
    }

    fn protect(path: &Path, mode: u32) {
        std::fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn a_write_protected_file_in_a_write_protected_folder_can_be_read() {
        let study = Study::new();
        protect(&study.path, 0o444);
        protect(study.folder(), 0o555);
        without_rights(&study.path);
        assert_eq!(study.beside(), ["study.emic"]);
        protect(study.folder(), 0o755);
    }

    #[test]
    fn a_write_protected_file_in_a_folder_one_may_write_to_can_be_read() {
        let study = Study::new();
        protect(&study.path, 0o444);
        protect(study.folder(), 0o777);
        without_rights(&study.path);
        assert_eq!(study.beside(), ["study.emic"]);
    }

    #[test]
    fn a_file_one_may_write_to_in_a_write_protected_folder_can_be_read() {
        let study = Study::new();
        protect(&study.path, 0o666);
        protect(study.folder(), 0o555);
        without_rights(&study.path);
        assert_eq!(study.beside(), ["study.emic"]);
        protect(study.folder(), 0o755);
    }
}
