//! A driver for the command line: a study in a folder of its own, and the real program run in it.

#![allow(dead_code)] // Each test file uses a part of it.

use assert_cmd::Command;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use tempfile::TempDir;

/// A small framework: two main themes, one with a scale of three and one with a scale of four.
pub const FRAMEWORK: &str = r#"
title = "Small study"
version = "1"

[[scale]]
key = "valence"
values = ["negative", "neutral", "positive"]

[[scale]]
key = "amount"
values = ["none", "little", "some", "much"]

[[theme]]
key = "housing"
name = "Housing"
definition = "Where people live."
include = "Rooms, houses, moves."
example = "I had a room."
scale = "valence"

[[theme]]
key = "rooms"
parent = "housing"
name = "Rooms"
definition = "The room itself."
include = "Size, light, doors."
example = "The room was dark."

[[theme]]
key = "moves"
parent = "housing"
name = "Moves"
definition = "Moving from one place to another."
include = "Also planned moves."
example = "We moved twice."
scale = "none"

[[theme]]
key = "money"
name = "Money"
definition = "What people live on."
include = "Allowances and costs."
example = "It ran out by Friday."
scale = "amount"

[[theme]]
key = "other"
name = "Other matters"
codable = false
"#;

/// An interview whose positions are easy to get wrong: accents, an emoji, a combining mark.
pub const INTERVIEW: &str = "\
INT: Où habitez-vous maintenant?\n\
\n\
P07: In a café 😀 above the harbour. The room is small, but it has a door.\n\
Then we moved twice.\n\
\n\
INT: And the money?\n\
\n\
P07: It ran out by Friday. Nai\u{308}ve, I know. The room is small.\n";

/// Another one, with other words.
pub const SECOND: &str = "\
INT: How was the house?\n\
\n\
P08: The house was cold and the stairs were dark. I felt safe there.\n\
\n\
INT: Safe?\n\
\n\
P08: Yes. Safe and warm enough, in a coat.\n";

static DEMO: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let study = Study::empty();
    study.run(&["demo", "d", "--no-open"]);
    std::fs::read(study.path("d/demo.emic")).unwrap()
});

/// How one run ended.
#[derive(Debug)]
pub struct Ended {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

/// A folder that the program is run in.
pub struct Study {
    folder: TempDir,
}

impl Study {
    /// A folder with nothing in it.
    pub fn empty() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    /// A project with two coders, the small framework and no transcripts.
    pub fn new() -> Self {
        let study = Self::empty();
        study.write("framework.toml", FRAMEWORK);
        study.run(&[
            "new",
            "study.emic",
            "--title",
            "Small study",
            "--codebook",
            "framework.toml",
            "--add-coder",
            "AB:Asha Bell",
            "--add-coder",
            "CD:Carys Doyle",
        ]);
        study
    }

    /// As [`Study::new`], with the two interviews, titled P07 and P08.
    pub fn with_interviews() -> Self {
        let study = Self::new();
        study.write("in/P07.txt", INTERVIEW);
        study.write("in/P08.txt", SECOND);
        study.run(&["import", "in"]);
        study
    }

    /// The demo project, built once for all tests of a file.
    pub fn demo() -> Self {
        let study = Self::empty();
        std::fs::write(study.path("demo.emic"), &*DEMO).unwrap();
        study
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file into the folder, with the folders it needs.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// What stands in the folder, by name.
    pub fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// The program, in this folder, with none of the variables that change what it does.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::cargo_bin("emic").unwrap();
        command.current_dir(self.folder.path()).args(arguments);
        for variable in ["EMIC_PROJECT", "EMIC_CODER", "NO_COLOR", "CLICOLOR_FORCE", "COLUMNS"] {
            command.env_remove(variable);
        }
        command
    }

    pub fn ends(&self, arguments: &[&str]) -> Ended {
        let output = self.command(arguments).output().unwrap();
        Ended {
            status: output.status.code().unwrap(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Runs a command that succeeds; what it printed.
    pub fn run(&self, arguments: &[&str]) -> String {
        let ended = self.ends(arguments);
        assert_eq!(ended.status, 0, "{arguments:?}: {}", ended.stderr);
        ended.stdout
    }

    /// Runs a command with `--json` that succeeds; its one document.
    pub fn json(&self, arguments: &[&str]) -> Value {
        self.json_ending(0, arguments)
    }

    /// Runs a command with `--json` that ends with this status and still answers.
    pub fn json_ending(&self, status: i32, arguments: &[&str]) -> Value {
        let ended = self.ends(&[arguments, &["--json"]].concat());
        assert_eq!(ended.status, status, "{arguments:?}: {}", ended.stderr);
        serde_json::from_str(&ended.stdout).unwrap_or_else(|error| panic!("{arguments:?}: {error}: {}", ended.stdout))
    }

    /// Runs a command that fails, with and without `--json`; its sentence, without the program's name.
    pub fn fails(&self, arguments: &[&str]) -> String {
        let with_json = self.ends(&[arguments, &["--json"]].concat());
        assert_eq!(with_json.status, 1, "{arguments:?}: {}", with_json.stderr);
        assert_eq!(with_json.stdout, "", "{arguments:?}");
        let ended = self.ends(arguments);
        assert_eq!(ended.status, 1, "{arguments:?}: {}{}", ended.stdout, ended.stderr);
        assert_eq!(ended.stdout, "", "{arguments:?}");
        let sentence = ended.stderr.trim_end();
        assert!(sentence.starts_with("emic: "), "{sentence}");
        sentence.trim_start_matches("emic: ").to_string()
    }

    /// Runs a command that is wrong usage; what was said about it.
    pub fn misused(&self, arguments: &[&str]) -> String {
        let ended = self.ends(arguments);
        assert_eq!(ended.status, 2, "{arguments:?}: {}{}", ended.stdout, ended.stderr);
        assert_eq!(ended.stdout, "", "{arguments:?}");
        ended.stderr
    }

    /// Applies a theme as AB; the coding.
    pub fn code(&self, transcript: &str, quote: &str, theme: &str, magnitude: Option<&str>) -> Value {
        let mut arguments =
            vec!["--coder", "AB", "code", "--transcript", transcript, "--quote", quote, "--theme", theme];
        if let Some(magnitude) = magnitude {
            arguments.extend(["--magnitude", magnitude]);
        }
        self.json(&arguments)
    }
}

/// `text[start:end]` as Python counts it: in code points.
pub fn slice(text: &str, start: &Value, end: &Value) -> String {
    let (start, end) = (start.as_u64().unwrap() as usize, end.as_u64().unwrap() as usize);
    text.chars().skip(start).take(end - start).collect()
}

/// The list under a key.
pub fn list<'v>(value: &'v Value, key: &str) -> &'v Vec<Value> {
    value.get(key).and_then(Value::as_array).unwrap_or_else(|| panic!("no list {key} in {value}"))
}

/// Holds a value to the keys it must have.
pub fn has_keys(value: &Value, keys: &[&str]) {
    for key in keys {
        assert!(value.get(key).is_some(), "no {key} in {value}");
    }
}
