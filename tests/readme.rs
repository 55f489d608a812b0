//! The README says what is true: its tour is run as written, its picture is what the program draws, and its key table is
//! the commands table.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A test that cannot go on has failed.

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

/// Whether a part of the page that the program writes is as the program writes it now. With `README=write` in the
/// environment the part between the two lines is replaced, as `INSTA_UPDATE` does with snapshots.
fn holds(part: &str, from: &str, to: &str) {
    if std::env::var_os("README").is_some_and(|wish| wish == "write") {
        let own = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
        let page = std::fs::read_to_string(&own).unwrap();
        let begin = page.find(from).expect("the part begins") + from.len();
        let end = begin + page[begin..].find(to).expect("the part ends");
        std::fs::write(&own, format!("{}{}{}", &page[..begin], part, &page[end..])).unwrap();
        return;
    }
    assert!(
        README.contains(&format!("{from}{part}{to}")),
        "README.md is out of step (README=write cargo test --test readme mends it); it should say:\n{part}"
    );
}

#[test]
fn the_picture_and_the_key_table_are_the_programs_own() {
    let mut desk = Desk::demo(116, 28);
    desk.press("Enter } } } } } } ) Tab Tab");
    holds(&format!("{}\n", desk.text().trim_end_matches('\n')), "```text\n", "```\n");
    holds(&format!("{}\n\n", emic::tui::keys(false).trim()), "## Keys\n\n", "## Surroundings\n");
}
