//! Output for people: no escape sequences where nobody asked for them, nothing hostile, quiet pipes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common;

use common::{Study, list};

#[test]
fn nothing_that_is_not_a_terminal_gets_escape_sequences() {
    let study = Study::demo();
    for arguments in [
        &["transcripts"][..],
        &["search", "house"],
        &["show", "P01", "--codings"],
        &["matrix", "--theme", "3"],
        &["codebook", "show"],
        &["codings"],
        &["history"],
        &["case", "list"],
        &["keys"],
        &["--help"],
        &["search", "--help"],
    ] {
        let seen = study.run(arguments);
        assert!(!seen.contains('\u{1b}'), "{arguments:?}");
        let plain = study.command(arguments).env("NO_COLOR", "1").output().unwrap();
        assert_eq!(String::from_utf8(plain.stdout).unwrap(), seen, "{arguments:?}");
    }
}

#[test]
fn tables_fit_a_hundred_columns_where_there_is_no_terminal() {
    let study = Study::demo();
    for arguments in [
        &["transcripts"][..],
        &["codebook", "show"],
        &["codings"],
        &["history"],
        &["case", "list"],
        &["show", "FG1", "--codings"],
        &["matrix"],
    ] {
        let seen = study.run(arguments);
        let widest = seen.lines().max_by_key(|line| line.chars().count()).unwrap();
        assert!(widest.chars().count() <= 100, "{arguments:?}: {widest}");
    }
}

#[test]
fn what_a_file_holds_is_drawn_and_not_obeyed() {
    let study = Study::new();
    let hostile = "INT: Hello?\n\nP\u{202E}9: A \u{1b}[2J clean \u{7} house.\n\nINT: Yes?\n\nP\u{202E}9: No.\n";
    study.write("bad \u{1b}]0;title.txt", hostile);
    study.run(&[
        "import",
        "bad \u{1b}]0;title.txt",
        "--speaker",
        "INT=interviewer",
        "--speaker",
        "P\u{202E}9=participant",
    ]);
    let title = study.json(&["transcripts"])["transcripts"][0]["title"].as_str().unwrap().to_string();
    for arguments in [&["transcripts"][..], &["show", &title], &["search", "house"], &["case", "list"], &["history"]] {
        let seen = study.run(arguments);
        assert!(seen.chars().all(|c| c == '\n' || !c.is_control()), "{arguments:?}: {seen:?}");
        assert!(!seen.contains('\u{202E}'), "{arguments:?}: {seen:?}");
    }
    assert!(
        study.run(&["show", &title]).contains("␛[2J clean ␇ «house»")
            || study.run(&["show", &title]).contains("␛[2J clean ␇ house")
    );
    assert_eq!(study.json(&["show", &title])["text"], hostile, "the stored text is untouched");
}

#[test]
fn a_closed_pipe_is_a_quiet_end() {
    let study = Study::demo();
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_emic"))
        .args(["export", "quotes", "--format", "csv"])
        .current_dir(study.folder())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn completions_and_the_manual_know_every_command() {
    let study = Study::empty();
    let manual = study.run(&["man"]);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = study.run(&["completions", shell]);
        for command in ["transcripts", "codings", "matrix", "snapshot"] {
            assert!(script.contains(command), "{command} for {shell}");
            assert!(manual.contains(&format!("EMIC {}", command.to_uppercase())), "{command}");
        }
    }
}

#[test]
fn every_command_explains_itself() {
    let study = Study::empty();
    let help = study.run(&["--help"]);
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    // What a long line goes on with stands further in.
    let commands = commands.filter(|line| !line.starts_with("   "));
    let commands: Vec<&str> = commands.filter_map(|line| line.split_whitespace().next()).collect();
    assert!(commands.len() > 20, "{help}");
    for command in commands.into_iter().filter(|command| *command != "help") {
        assert!(study.run(&[command, "--help"]).contains("Usage: emic"), "{command}");
    }
}

#[test]
fn the_keys_of_the_screens_come_as_text() {
    let study = Study::empty();
    let text = study.run(&["keys"]);
    let keys = study.json(&["keys"]);
    let first = &list(&keys, "keys")[0];
    assert!(text.contains(first["help"].as_str().unwrap()), "{text}");
}
