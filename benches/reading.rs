//! How long a key takes in a very long transcript that is coded all over: update and drawing together.
//!
//! The transcript has 60,000 words, its first turn a paragraph of 10,000, and 3,000 codings of two coders that overlap
//! each other. A key is to be answered within 16 ms, at the usual size of a terminal and at a very large one. Nothing here
//! passes or fails: the figures are for people to compare.

// A benchmark that cannot make its transcript has nothing to measure, and stops.
#![allow(clippy::unwrap_used)]

use criterion::{Criterion, criterion_group, criterion_main};
use emic::tui::{Inline, Look};
use emic::workbench::{ImportRequest, NewProject, Workbench};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

const WORDS: usize = 60_000;
const CODINGS: usize = 3_000;
const VOCABULARY: [&str; 12] =
    ["room", "waiting", "and", "money", "the", "letter", "she", "said", "again", "office", "naïve", "street"];

/// A project with the one transcript, made anew.
fn project(folder: &Path) -> PathBuf {
    let codebook = folder.join("f.toml");
    let mut toml =
        String::from("title = \"T\"\nversion = \"1\"\n[[scale]]\nkey = \"v\"\nvalues = [\"low\", \"mid\", \"high\"]\n");
    for theme in 0..40 {
        let _ = writeln!(
            toml,
            "[[theme]]\nkey = \"theme-{theme}\"\nname = \"Theme {theme}\"\nscale = \"v\"\ndefinition = \"What it means.\""
        );
    }
    std::fs::write(&codebook, toml).unwrap();
    let talk = talk();
    let file = folder.join("P1.txt");
    std::fs::write(&file, &talk).unwrap();
    let path = folder.join("long.emic");
    let coders = vec!["AB:Ann".into(), "CD:Cid".into()];
    let mut bench = Workbench::create(&path, &NewProject { codebook: Some(codebook), coders, title: None }).unwrap();
    bench.import(&ImportRequest { paths: vec![file], ..ImportRequest::default() }, |_, _| true).unwrap();
    let lines = folder.join("codings.jsonl");
    std::fs::write(&lines, codings(talk.chars().count())).unwrap();
    bench.import_codings(&lines).unwrap();
    path
}

fn talk() -> String {
    let mut talk = String::new();
    let mut said = 0;
    while said < WORDS {
        let words = if said == 0 { 10_000 } else { 120 };
        talk.push_str("Interviewer: And then?\n\nP1:");
        for word in 0..words {
            let sign = if word % 14 == 13 { "." } else { "" };
            let _ = write!(talk, " {}{sign}", VOCABULARY[(said * 7 + word * 5) % VOCABULARY.len()]);
        }
        talk.push_str("\n\n");
        said += words;
    }
    talk
}

/// Spread over the whole text and each as long as several rows or turns, so that dozens share every row.
fn codings(chars: usize) -> String {
    let mut lines = String::new();
    for n in 0..CODINGS {
        let start = n * (chars - 5_000) / CODINGS;
        let end = start + 40 + (n * 577) % 4_000;
        let coder = if n % 2 == 0 { "AB" } else { "CD" };
        let magnitude = ["\"low\"", "\"mid\"", "\"high\"", "null"][n % 4];
        let _ = writeln!(
            lines,
            "{{\"transcript\":\"P1\",\"coder\":\"{coder}\",\"theme\":\"theme-{}\",\"start\":{start},\"end\":{end},\"magnitude\":{magnitude}}}",
            n % 40
        );
    }
    lines
}

fn keys(c: &mut Criterion) {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let path = project(folder.path());
    for (columns, rows) in [(80, 24), (300, 100)] {
        let mut group = c.benchmark_group(format!("a key in 60,000 words, {columns}x{rows}"));
        for keys in ["j", "PageDown", "w", ")", "}", "Tab", "e", "r", "o", "v l", "x", "t", "s", "] w w", "c", "Esc"] {
            let bench = Workbench::open(&path, Some("AB")).unwrap();
            let mut screens = Inline::new(bench, columns, rows, Look::new(true, true)).unwrap();
            screens.press("Enter 9 9 j");
            group.bench_function(keys, |b| {
                b.iter(|| {
                    screens.press(keys);
                    screens.draw().unwrap()
                });
            });
        }
        group.finish();
    }
}

fn other_sizes(c: &mut Criterion) {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let bench = Workbench::open(&project(folder.path()), Some("AB")).unwrap();
    let mut screens = Inline::new(bench, 80, 24, Look::new(true, true)).unwrap();
    c.bench_function("opening 60,000 words", |b| {
        b.iter(|| {
            screens.press("Enter");
            screens.draw().unwrap();
            screens.press("Esc");
        });
    });
    screens.press("Enter");
    c.bench_function("another width for 60,000 words", |b| {
        let mut wide = false;
        b.iter(|| {
            wide = !wide;
            screens.send(emic::tui::Message::Resize(if wide { 120 } else { 80 }, 24));
            screens.draw().unwrap()
        });
    });
}

criterion_group! {
    name = reading;
    config = Criterion::default().sample_size(20);
    targets = keys, other_sizes
}
criterion_main!(reading);
