//! The README says what is true: its tour is run as written, its picture is what the program draws, and its key table is
//! the commands table.

#![allow(clippy::unwrap_used)] // A test that cannot go on has failed.

mod common_screen;

use common_screen::Desk;

const README: &str = include_str!("../README.md");

#[test]
fn the_tour_on_the_command_line_runs_as_written() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("README.md");
    std::fs::write(&page, README).unwrap();
    // A folder of this name is where the page's commands are run.
    std::fs::create_dir(folder.path().join("README.in")).unwrap();
    let cases = trycmd::TestCases::new();
    cases.register_bin("emic", std::path::Path::new(env!("CARGO_BIN_EXE_emic")));
    cases.env("NO_COLOR", "1").env("COLUMNS", "100");
    cases.case(&page);
    cases.run();
    if std::env::var_os("TRYCMD").is_some_and(|wish| wish == "overwrite") {
        let own = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
        std::fs::copy(&page, own).unwrap();
    }
}

#[test]
fn the_picture_is_what_the_program_draws() {
    let mut desk = Desk::demo(116, 28);
    desk.press("Enter } } } } } } } ) ) Tab");
    let picture = desk.text();
    assert!(README.contains(&picture), "the picture in README.md should be:\n{picture}");
}

#[test]
fn the_key_table_is_the_commands_table() {
    let keys = emic::tui::keys(false);
    assert!(README.contains(keys.trim()), "the key table in README.md should be:\n{keys}");
}
