//! A project from an older program is brought up to date in place, and a verified copy of how it was stands beside it.

#![allow(clippy::unwrap_used)] // A test that cannot go on has failed.

use emic::workbench::{CodingQuery, Workbench};
use rusqlite::Connection;
use std::path::Path;

/// Takes away again what the steps after the first one added: this is how the first version was.
fn age(path: &Path) {
    let conn = Connection::open(path).unwrap();
    conn.execute_batch(
        "DROP INDEX coding_by_place;
         DROP TABLE memo; DROP INDEX coding_with_memo;
         DROP TABLE cell; DROP TABLE synthesis; DROP INDEX coding_by_reading; DROP INDEX change_of_cell;
         DROP INDEX change_of_charting;
         DROP TABLE round; DROP TABLE frozen; DROP TABLE decision; DROP TABLE comment;
         ALTER TABLE assignment DROP COLUMN reopened; ALTER TABLE coding DROP COLUMN exemplar;
         ALTER TABLE theme DROP COLUMN colour; ALTER TABLE theme DROP COLUMN split_from;
         DROP INDEX change_of_framework;
         DROP INDEX coding_by_theme; CREATE INDEX coding_by_theme ON coding (theme, coder);
         PRAGMA user_version = 1; VACUUM;",
    )
    .unwrap();
}

fn version(path: &Path) -> i64 {
    Connection::open(path).unwrap().query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap()
}

#[test]
fn a_file_of_the_first_version_is_brought_up_to_date_and_a_copy_of_it_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("demo.emic");
    Workbench::demo(&path).unwrap();
    let now = version(&path);
    let codings = Workbench::open(&path, Some("AB")).unwrap().codings(&CodingQuery::default()).unwrap();
    age(&path);

    let bench = Workbench::open(&path, Some("AB")).unwrap();
    assert_eq!(bench.check().unwrap(), []);
    assert_eq!(bench.codings(&CodingQuery::default()).unwrap(), codings);
    drop(bench);
    assert_eq!(version(&path), now);
    let copy = folder.path().join(format!("demo.emic.before-version-{now}"));
    assert_eq!(version(&copy), 1, "the copy is as the file was");
    let kept: i64 =
        Connection::open(&copy).unwrap().query_row("SELECT count(*) FROM coding", [], |row| row.get(0)).unwrap();
    assert_eq!(usize::try_from(kept).unwrap(), codings.len());
}

#[test]
fn programs_that_open_an_older_file_at_the_same_time_all_get_in() {
    for _ in 0..5 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("study.emic");
        let new = emic::workbench::NewProject { coders: vec!["AB:Asha Bell".into()], ..Default::default() };
        drop(Workbench::create(&path, &new).unwrap());
        let now = version(&path);
        age(&path);
        std::thread::scope(|threads| {
            let opened: Vec<_> =
                (0..6).map(|_| threads.spawn(|| Workbench::open(&path, Some("AB")).map(drop))).collect();
            for opened in opened {
                opened.join().unwrap().unwrap();
            }
        });
        assert_eq!(version(&path), now);
        assert_eq!(Workbench::open(&path, None).unwrap().check().unwrap(), []);
    }
}
