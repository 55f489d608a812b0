//! The rooms keep their doors: which room may name which, which crates are named where, and the shape of every file.
//!
//! The sources are read as a list of words and signs, without comments and without what stands between quotation marks,
//! so that a sentence about a room is not taken for a use of it. Each rule is also tried on a few lines that break it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Every room and the rooms it may name.
const ARROWS: [(&str, &[&str]); 13] = [
    ("model", &[]),
    ("text", &["model"]),
    ("import", &["model", "text"]),
    ("agreement", &["model"]),
    ("reconcile", &["model", "agreement"]),
    ("matrix", &["model"]),
    ("search", &["model", "text"]),
    ("store", &["model"]),
    ("export", &["model", "matrix", "agreement", "reconcile"]),
    ("workbench", &["model", "text", "import", "store", "search", "matrix", "export", "agreement", "reconcile"]),
    ("cli", &["workbench", "model", "text"]),
    ("tui", &["workbench", "model", "text"]),
    ("main", &["cli", "tui"]),
];

/// Crates that are named in one room only.
const AT_HOME: [(&str, &str); 9] = [
    ("rusqlite", "store"),
    ("tantivy", "search"),
    ("ratatui", "tui"),
    ("crossterm", "tui"),
    ("clap", "cli"),
    ("clap_complete", "cli"),
    ("clap_mangen", "cli"),
    ("maud", "export"),
    ("rust_xlsxwriter", "export"),
];

/// The only crates the model may name.
const MODEL_CRATES: [&str; 3] = ["std", "serde", "uuid"];

/// The longest a file may be without its tests.
const LONGEST: usize = 400;

// ---------------------------------------------------------------------------------------------------------------------
// Reading sources
// ---------------------------------------------------------------------------------------------------------------------

/// One source file.
struct Source {
    /// Where it stands, from `src` on.
    path: PathBuf,
    text: String,
}

impl Source {
    fn new(path: &str, text: &str) -> Self {
        Self { path: PathBuf::from(path), text: text.to_string() }
    }

    fn name(&self) -> String {
        self.path.to_string_lossy().replace('\\', "/")
    }

    /// The room it belongs to: a folder or file at the top of `src`.
    fn room(&self) -> String {
        self.module().first().cloned().unwrap_or_else(|| self.path.file_stem().unwrap().to_string_lossy().into_owned())
    }

    /// The path of the module it holds, from the crate's root on; empty for `lib.rs` and `main.rs`.
    fn module(&self) -> Vec<String> {
        let mut names: Vec<String> =
            self.path.with_extension("").iter().map(|part| part.to_string_lossy().into_owned()).collect();
        if names.last().is_some_and(|last| last == "mod") || (names.len() == 1 && ["lib", "main"].contains(&&*names[0]))
        {
            names.pop();
        }
        names
    }

    /// What stands outside `#[cfg(test)]`: everything before the first one.
    fn untested(&self) -> &str {
        self.text.find("#[cfg(test)]").map_or(&self.text, |at| {
            // Only a test module ends the file; a line such as `mod tests;` in the middle does not.
            let rest = &self.text[at..];
            let ends = rest.lines().nth(1).is_some_and(|line| line.trim_end().ends_with('{'));
            if ends { &self.text[..at] } else { &self.text }
        })
    }

    /// Whether the whole file is a test module of its own.
    fn is_test(&self) -> bool {
        self.path.file_stem().is_some_and(|stem| stem == "tests" || stem == "sample")
    }
}

/// All sources of the program.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                sources.push(Source { path: path.strip_prefix(&root).unwrap().to_path_buf(), text });
            }
        }
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    sources
}

/// Words and signs of a source, comments and quoted text left out. `::` is one sign.
fn words(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let at = |index: usize| letters.get(index).copied().unwrap_or('\0');
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut words = Vec::new();
    let mut i = 0;
    while i < letters.len() {
        let c = at(i);
        if c == '/' && at(i + 1) == '/' {
            while i < letters.len() && at(i) != '\n' {
                i += 1;
            }
        } else if c == '/' && at(i + 1) == '*' {
            i = after_block_comment(&letters, i);
        } else if let Some(end) = after_raw_string(&letters, i) {
            i = end;
        } else if c == '"' || (c == 'b' && at(i + 1) == '"') {
            i = after_string(&letters, i + usize::from(c == 'b') + 1);
        } else if c == '\'' {
            i = after_quote(&letters, i);
        } else if is_word(c) {
            let start = i;
            while is_word(at(i)) {
                i += 1;
            }
            words.push(letters[start..i].iter().collect());
        } else if c == ':' && at(i + 1) == ':' {
            words.push("::".into());
            i += 2;
        } else {
            if !c.is_whitespace() {
                words.push(c.to_string());
            }
            i += 1;
        }
    }
    words
}

fn after_block_comment(letters: &[char], mut i: usize) -> usize {
    let mut depth = 0;
    while i < letters.len() {
        match (letters[i], letters.get(i + 1)) {
            ('/', Some('*')) => (depth, i) = (depth + 1, i + 2),
            ('*', Some('/')) => (depth, i) = (depth - 1, i + 2),
            _ => i += 1,
        }
        if depth == 0 {
            break;
        }
    }
    i
}

/// After `r"…"`, `r#"…"#`, `br"…"`; `None` where none begins at `i`.
fn after_raw_string(letters: &[char], i: usize) -> Option<usize> {
    let mut j = i + usize::from(letters.get(i) == Some(&'b'));
    if letters.get(j) != Some(&'r') || (i > 0 && (letters[i - 1].is_alphanumeric() || letters[i - 1] == '_')) {
        return None;
    }
    j += 1;
    let hashes = letters[j..].iter().take_while(|c| **c == '#').count();
    j += hashes;
    if letters.get(j) != Some(&'"') {
        return None;
    }
    j += 1;
    while j < letters.len() {
        if letters[j] == '"' && letters[j + 1..].iter().take(hashes).filter(|c| **c == '#').count() == hashes {
            return Some(j + 1 + hashes);
        }
        j += 1;
    }
    Some(j)
}

fn after_string(letters: &[char], mut i: usize) -> usize {
    while i < letters.len() && letters[i] != '"' {
        i += if letters[i] == '\\' { 2 } else { 1 };
    }
    i + 1
}

/// After a character such as `'x'` or `'\n'`; a lifetime such as `'c` is passed over by its mark alone.
fn after_quote(letters: &[char], i: usize) -> usize {
    if letters.get(i + 1) == Some(&'\\') {
        let close = letters[i + 3..].iter().position(|c| *c == '\'').unwrap_or(0);
        i + 3 + close + 1
    } else if letters.get(i + 2) == Some(&'\'') {
        i + 3
    } else {
        i + 1
    }
}

/// The first names of everything that is named below `prefix::`, a group in braces taken apart.
fn heads(words: &[String], after: usize) -> Vec<String> {
    match words.get(after).map(String::as_str) {
        Some("{") => {
            let (mut depth, mut at_start, mut names) = (0, false, Vec::new());
            for word in &words[after..] {
                match word.as_str() {
                    "{" => {
                        depth += 1;
                        at_start = depth == 1;
                    }
                    "}" => depth -= 1,
                    "," => at_start = depth == 1,
                    name if at_start => {
                        names.push(name.to_string());
                        at_start = false;
                    }
                    _ => {}
                }
                if depth == 0 {
                    break;
                }
            }
            names
        }
        Some(name) => vec![name.to_string()],
        None => Vec::new(),
    }
}

/// The rooms that a source names, by whatever path: `crate::room`, `emic::room`, `super::super::room`.
fn rooms_named(source: &Source) -> BTreeSet<String> {
    let words = words(&source.text);
    let mut here: Vec<(String, usize)> = source.module().into_iter().map(|name| (name, 0)).collect();
    let (mut depth, mut named) = (0_usize, BTreeSet::new());
    for i in 0..words.len() {
        let is = |offset: usize, wanted: &str| words.get(i + offset).is_some_and(|word| word == wanted);
        let begins = i == 0 || words[i - 1] != "::";
        match words[i].as_str() {
            "{" => depth += 1,
            "}" => {
                depth = depth.saturating_sub(1);
                while here.last().is_some_and(|(_, opened)| *opened > depth) {
                    here.pop();
                }
            }
            "mod" if is(2, "{") => here.push((words[i + 1].clone(), depth + 1)),
            "crate" | "emic" if is(1, "::") => named.extend(heads(&words, i + 2)),
            "super" if begins => {
                let (mut up, mut next) = (1, i + 1);
                while words.get(next).is_some_and(|word| word == "::")
                    && words.get(next + 1).is_some_and(|word| word == "super")
                {
                    (up, next) = (up + 1, next + 2);
                }
                if up >= here.len() && words.get(next).is_some_and(|word| word == "::") {
                    named.extend(heads(&words, next + 1));
                }
            }
            _ => {}
        }
    }
    named
}

// ---------------------------------------------------------------------------------------------------------------------
// The rules
// ---------------------------------------------------------------------------------------------------------------------

/// Arrows that are drawn and may not be, each `file → room`.
fn forbidden_arrows(sources: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    for source in sources.iter().filter(|source| source.path != Path::new("lib.rs")) {
        let room = source.room();
        let Some((_, allowed)) = ARROWS.iter().find(|(known, _)| *known == room) else {
            faults.push(format!("{} is in no room of the design", source.name()));
            continue;
        };
        for named in rooms_named(source) {
            let known = ARROWS.iter().any(|(other, _)| *other == named);
            if named == "*" || (known && named != room && !allowed.contains(&named.as_str())) {
                faults.push(format!("{} → {named}", source.name()));
            }
        }
    }
    faults
}

/// Rooms that can be reached from themselves.
fn cycles(sources: &[Source]) -> Vec<String> {
    let mut graph: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in sources.iter().filter(|source| source.path != Path::new("lib.rs")) {
        let room = source.room();
        let known = |named: &String| *named != room && ARROWS.iter().any(|(other, _)| other == named);
        graph.entry(room.clone()).or_default().extend(rooms_named(source).into_iter().filter(known));
    }
    let reaches_itself = |room: &String| {
        let (mut seen, mut open) = (BTreeSet::new(), vec![room]);
        while let Some(next) = open.pop() {
            for named in graph.get(next).into_iter().flatten() {
                if named == room {
                    return true;
                }
                if seen.insert(named) {
                    open.push(named);
                }
            }
        }
        false
    };
    graph.keys().filter(|room| reaches_itself(room)).cloned().collect()
}

/// Crates that are named outside their room.
fn crates_astray(sources: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    for source in sources {
        let words: BTreeSet<String> = words(&source.text).into_iter().collect();
        for (name, home) in AT_HOME {
            if words.contains(name) && source.room() != home {
                faults.push(format!("{} names {name}", source.name()));
            }
        }
    }
    faults
}

/// Crates of `Cargo.toml` that the model names and may not.
fn crates_in_the_model(sources: &[Source], dependencies: &[String]) -> Vec<String> {
    let mut faults = Vec::new();
    for source in sources.iter().filter(|source| source.room() == "model") {
        for pair in words(&source.text).windows(2) {
            let name = &pair[0];
            if pair[1] == "::" && dependencies.contains(name) && !MODEL_CRATES.contains(&name.as_str()) {
                faults.push(format!("{} names {name}", source.name()));
            }
        }
    }
    faults
}

/// Files that are too long, have no heading, or can stop the program.
fn faults_of_shape(source: &Source) -> Vec<String> {
    let mut faults = Vec::new();
    if !source.text.starts_with("//!") {
        faults.push(format!("{} does not begin by saying what it is for", source.name()));
    }
    let lines = source.untested().lines().count();
    if !source.is_test() && lines > LONGEST {
        faults.push(format!("{} has {lines} lines without its tests", source.name()));
    }
    if source.path == Path::new("main.rs") && source.text.lines().count() >= 40 {
        faults.push("main.rs has 40 lines or more".into());
    }
    if !source.is_test() {
        let words = words(source.untested());
        for (i, word) in words.iter().enumerate() {
            let next = |offset: usize, sign: &str| words.get(i + offset).is_some_and(|word| word == sign);
            let called = matches!(word.as_str(), "unwrap" | "expect") && i > 0 && words[i - 1] == "." && next(1, "(");
            let stops = matches!(word.as_str(), "panic" | "todo" | "unimplemented" | "unreachable") && next(1, "!");
            if called || stops {
                faults.push(format!("{} can stop the program: {word}", source.name()));
            }
        }
    }
    faults
}

/// The names in `[dependencies]` tables of a Cargo.toml, as Rust writes them.
fn dependencies(cargo: &str) -> Vec<String> {
    let table: toml::Table = cargo.parse().unwrap();
    let listed = table.get("dependencies").and_then(toml::Value::as_table).expect("dependencies");
    listed.keys().map(|name| name.replace('-', "_")).collect()
}

/// What is wrong with the numbers of the schema steps, and with the list of those that are run.
fn faults_of_schema(files: &[String], migrate: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut files = files.to_vec();
    files.sort();
    for (index, file) in files.iter().enumerate() {
        if !file.starts_with(&format!("{:03}_", index + 1)) || !file.ends_with(".sql") {
            faults.push(format!("{file} should be step {:03}", index + 1));
        }
    }
    let run: Vec<String> = migrate
        .split("include_str!(\"schema/")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap_or_default().to_string())
        .collect();
    if run != files {
        faults.push(format!("the steps that are run are {run:?}"));
    }
    faults
}

fn none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

// ---------------------------------------------------------------------------------------------------------------------
// The promises
// ---------------------------------------------------------------------------------------------------------------------

#[test]
fn arrows_run_only_the_way_the_design_draws_them() {
    let sources = sources();
    assert!(sources.len() > 100, "the sources were found");
    none(&forbidden_arrows(&sources));
}

#[test]
fn no_room_can_be_reached_from_itself() {
    none(&cycles(&sources()));
}

#[test]
fn crates_are_named_only_in_their_rooms() {
    none(&crates_astray(&sources()));
}

#[test]
fn the_model_knows_only_std_serde_and_uuid() {
    let cargo = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    let dependencies = dependencies(&cargo);
    assert!(dependencies.contains(&"rusqlite".to_string()));
    none(&crates_in_the_model(&sources(), &dependencies));
}

#[test]
fn every_file_says_what_it_is_for_is_short_and_cannot_stop_the_program() {
    none(&sources().iter().flat_map(faults_of_shape).collect::<Vec<_>>());
}

#[test]
fn schema_steps_are_sql_files_numbered_without_gaps_and_all_are_run() {
    let room = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store");
    let files = std::fs::read_dir(room.join("schema")).unwrap();
    let files: Vec<String> = files.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert!(!files.is_empty());
    none(&faults_of_schema(&files, &std::fs::read_to_string(room.join("migrate.rs")).unwrap()));
}

// ---------------------------------------------------------------------------------------------------------------------
// The rules tried on a few lines
// ---------------------------------------------------------------------------------------------------------------------

fn arrows_of(path: &str, text: &str) -> Vec<String> {
    forbidden_arrows(&[Source::new(path, text)])
}

#[test]
fn a_forbidden_arrow_is_found_however_it_is_written() {
    let found = ["model/coding.rs → store".to_string()];
    assert_eq!(arrows_of("model/coding.rs", "use crate::store::Store;"), found);
    assert_eq!(arrows_of("model/coding.rs", "use crate::{model::Span, store::{Store, Door}};"), found);
    assert_eq!(arrows_of("model/coding.rs", "use emic::store;"), found);
    assert_eq!(arrows_of("model/coding.rs", "use super::super::store::Store;"), found);
    assert_eq!(arrows_of("model/coding.rs", "use super::super::{span, store};"), found);
    assert_eq!(arrows_of("model/coding.rs", "fn f() { crate :: store :: open() }"), found);
    assert_eq!(
        arrows_of("model/coding.rs", "mod tests { mod deep { use super::super::super::super::store; } }"),
        found
    );
    assert_eq!(arrows_of("model/mod.rs", "use super::store;"), ["model/mod.rs → store"]);
    assert_eq!(arrows_of("cli/new.rs", "use crate::*;"), ["cli/new.rs → *"]);
    assert_eq!(arrows_of("tui/view.rs", "use crate::store::Store;"), ["tui/view.rs → store"]);
    assert_eq!(arrows_of("main.rs", "use emic::workbench;"), ["main.rs → workbench"]);
    assert_eq!(arrows_of("helpers/mod.rs", ""), ["helpers/mod.rs is in no room of the design"]);
}

#[test]
fn what_is_allowed_or_only_talked_about_is_not_found() {
    assert!(arrows_of("search/index.rs", "use crate::{model::Span, text::wrap};").is_empty());
    assert!(arrows_of("model/coding.rs", "// as crate::store does\n/* crate::store /* crate::tui */ */").is_empty());
    assert!(arrows_of("model/coding.rs", r##"const A: &str = r#"use "crate::store" "#;"##).is_empty());
    assert!(arrows_of("model/coding.rs", r#"const A: (&str, char) = ("use \" crate::store", '"'); "#).is_empty());
    assert!(arrows_of("model/coding.rs", "fn f<'a>(x: &'a str) -> char { '\\'' }").is_empty());
    assert!(arrows_of("workbench/coding.rs", "mod tests { use super::super::store; }").is_empty(), "its own module");
    assert!(arrows_of("lib.rs", "pub mod store; pub use crate::store::Store;").is_empty());
}

#[test]
fn an_arrow_after_a_quoted_text_is_still_found() {
    let text = "const A: char = '\"'; const B: &str = \"\\\"\"; fn f<'c>(c: &'c str) {} use crate::tui;";
    assert_eq!(arrows_of("model/coding.rs", text), ["model/coding.rs → tui"]);
}

#[test]
fn a_cycle_is_found() {
    let there = Source::new("text/a.rs", "use crate::import::x;");
    let back = Source::new("import/a.rs", "use crate::search::x;");
    let round = Source::new("search/a.rs", "use crate::text::x;");
    assert_eq!(cycles(&[there, back, round]), ["import", "search", "text"]);
    let straight = [Source::new("text/a.rs", "use crate::model::x;"), Source::new("model/a.rs", "use crate::model;")];
    assert!(cycles(&straight).is_empty());
}

#[test]
fn a_crate_outside_its_room_is_found() {
    let found = crates_astray(&[
        Source::new("workbench/a.rs", "fn f(c: rusqlite::Connection) {}"),
        Source::new("store/a.rs", "use rusqlite::Connection;"),
        Source::new("cli/a.rs", "// ratatui is not for us\nuse clap::Parser;"),
    ]);
    assert_eq!(found, ["workbench/a.rs names rusqlite"]);
    let known = ["serde".to_string(), "jiff".to_string()];
    let model = Source::new("model/a.rs", "use serde::Serialize; fn f() { jiff::now() }");
    assert_eq!(crates_in_the_model(&[model], &known), ["model/a.rs names jiff"]);
}

#[test]
fn faults_of_shape_are_found() {
    let long = format!("//! Long.\n{}", "fn f() {}\n".repeat(400));
    assert_eq!(faults_of_shape(&Source::new("text/a.rs", &long)), ["text/a.rs has 401 lines without its tests"]);
    let tested = format!("//! Tested.\n#[cfg(test)]\nmod tests {{\n{}}}\n", "fn f() { g().unwrap() }\n".repeat(400));
    assert!(faults_of_shape(&Source::new("text/a.rs", &tested)).is_empty());
    let bare = faults_of_shape(&Source::new("text/a.rs", "fn f() { g().unwrap(); todo!() }"));
    assert_eq!(bare.len(), 3, "{bare:?}");
    let split = "//! Split.\n#[cfg(test)]\nmod tests;\nfn f() { panic!() }\n";
    assert_eq!(faults_of_shape(&Source::new("text/a.rs", split)), ["text/a.rs can stop the program: panic"]);
    let main = format!("//! Main.\n{}", "\n".repeat(39));
    assert_eq!(faults_of_shape(&Source::new("main.rs", &main)), ["main.rs has 40 lines or more"]);
}

#[test]
fn a_gap_in_the_schema_steps_is_found() {
    let run = r#"[include_str!("schema/001_a.sql"), include_str!("schema/003_b.sql")]"#;
    let found = faults_of_schema(&["003_b.sql".into(), "001_a.sql".into()], run);
    assert_eq!(found, ["003_b.sql should be step 002"]);
    let one = r#"[include_str!("schema/001_a.sql")]"#;
    assert_eq!(faults_of_schema(&["001_a.sql".into(), "002_b.sql".into()], one).len(), 1, "a step that is not run");
}
