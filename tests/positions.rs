//! Positions are code points: `text[start:end]` is the quote, whatever the file was written in.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common;

use common::{INTERVIEW, Study, list, slice};
use serde_json::Value;

/// The text of a transcript, and everything that points into it checked against it.
fn checked(study: &Study, title: &str) -> String {
    let shown = study.json(&["show", title, "--codings"]);
    let text = shown["text"].as_str().unwrap().to_string();
    let mut end = 0;
    for turn in list(&shown, "turns") {
        assert!(turn["start"].as_u64().unwrap() >= end, "turns are in order: {turn}");
        end = turn["end"].as_u64().unwrap();
        let whole = slice(&text, &turn["start"], &turn["end"]);
        assert!(whole.starts_with(turn["speaker"].as_str().unwrap()), "{whole}");
        assert!(!whole.ends_with('\n'), "{whole:?}");
    }
    for coding in list(&shown, "codings") {
        assert_eq!(slice(&text, &coding["start"], &coding["end"]), coding["text"].as_str().unwrap());
    }
    text
}

fn hits_are_in_place(study: &Study, text: &str, query: &[&str], words: &[&str]) {
    let found = study.json(&[&["search"][..], query].concat());
    assert!(found["total"].as_u64().unwrap() > 0, "{query:?}");
    for hit in list(&found, "hits") {
        assert_eq!(slice(text, &hit["start"], &hit["end"]), hit["text"].as_str().unwrap());
        let marked: Vec<String> = list(hit, "highlights").iter().map(|mark| slice(text, &mark[0], &mark[1])).collect();
        assert!(words.iter().all(|word| marked.iter().any(|mark| mark == word)), "{marked:?}");
    }
}

fn imported(name: &str, bytes: &[u8]) -> (Study, Value) {
    let study = Study::new();
    study.write(name, bytes);
    let report = study.json(&["import", name]);
    (study, report["transcripts"][0].clone())
}

#[test]
fn emoji_accents_and_combining_marks_count_as_code_points() {
    let study = Study::with_interviews();
    for (quote, theme) in [("café 😀 above", "rooms"), ("Nai\u{308}ve, I know", "money"), ("Où habitez-vous", "moves")]
    {
        let coding = study.code("P07", quote, theme, None);
        assert_eq!(slice(INTERVIEW, &coding["start"], &coding["end"]), quote);
    }
    let text = checked(&study, "P07");
    assert_eq!(text, INTERVIEW);
    hits_are_in_place(&study, &text, &["harbour"], &["harbour"]);
    hits_are_in_place(&study, &text, &["café", "--theme", "housing"], &["café"]);
    hits_are_in_place(&study, &text, &["--transcript", "P07"], &[]);
}

#[test]
fn a_span_given_in_code_points_is_the_passage_python_would_cut() {
    let study = Study::with_interviews();
    let start = INTERVIEW.chars().position(|c| c == '😀').unwrap();
    let span = format!("{start}..{}", start + 7);
    let arguments = ["--coder", "AB", "code", "--transcript", "P07", "--span", &span, "--theme", "rooms"];
    assert_eq!(study.json(&arguments)["text"], "😀 above");
    let all = INTERVIEW.chars().count();
    let last = format!("{}..{all}", all - 3);
    let arguments = ["--coder", "AB", "code", "--transcript", "P07", "--span", &last, "--theme", "rooms"];
    assert_eq!(study.json(&arguments)["text"], "l.\n");
    let past = format!("{}..{}", all - 3, all + 1);
    let said = study.fails(&["--coder", "AB", "code", "--transcript", "P07", "--span", &past, "--theme", "rooms"]);
    assert!(said.contains(&all.to_string()), "{said}");
}

#[test]
fn line_ends_of_every_kind_are_one_character() {
    let (study, line) = imported("P07.txt", INTERVIEW.replace('\n', "\r\n").as_bytes());
    assert_eq!(line["chars"], INTERVIEW.chars().count());
    study.code("P07", "a door.\nThen we", "rooms", None);
    assert_eq!(checked(&study, "P07"), INTERVIEW);
}

#[test]
fn utf_16_becomes_the_same_text() {
    for (mark, to_bytes) in [([0xFF, 0xFE], u16::to_le_bytes as fn(u16) -> [u8; 2]), ([0xFE, 0xFF], u16::to_be_bytes)] {
        let mut bytes = mark.to_vec();
        bytes.extend(INTERVIEW.encode_utf16().flat_map(to_bytes));
        let (study, line) = imported("P07.txt", &bytes);
        assert_eq!(line["chars"], INTERVIEW.chars().count());
        study.code("P07", "😀 above", "rooms", None);
        assert_eq!(checked(&study, "P07"), INTERVIEW);
    }
}

#[test]
fn a_byte_order_mark_is_no_character() {
    let mut bytes = vec![0xEF, 0xBB, 0xBF];
    bytes.extend(INTERVIEW.bytes());
    let (study, line) = imported("P07.txt", &bytes);
    assert_eq!(line["chars"], INTERVIEW.chars().count());
    assert_eq!(checked(&study, "P07"), INTERVIEW);
}

#[test]
fn windows_1252_is_read_with_a_warning() {
    let text = "INT: Où?\n\nP07: “In a café” – for €5 a day.\n\nINT: Oui?\n\nP07: Très bien.\n";
    let byte = |c: char| match c {
        '“' => 0x93,
        '”' => 0x94,
        '–' => 0x96,
        '€' => 0x80,
        other => u8::try_from(u32::from(other)).unwrap(),
    };
    let bytes: Vec<u8> = text.chars().map(byte).collect();
    let (study, line) = imported("P07.txt", &bytes);
    assert!(line["warnings"].to_string().contains("Windows-1252"), "{line}");
    let coding = study.code("P07", "café” – for €5", "money", Some("some"));
    assert_eq!(slice(text, &coding["start"], &coding["end"]), "café” – for €5");
    assert_eq!(checked(&study, "P07"), text);
}

#[test]
fn every_position_of_the_demo_is_in_place() {
    let study = Study::demo();
    let transcripts = study.json(&["transcripts"]);
    for line in list(&transcripts, "transcripts") {
        let title = line["title"].as_str().unwrap();
        let text = checked(&study, title);
        assert_eq!(line["chars"], text.chars().count(), "{title}");
    }
    let text = checked(&study, "P01");
    hits_are_in_place(&study, &text, &["hotel", "--transcript", "P01"], &["hotel"]);
    let matrix = study.json(&["matrix", "--theme", "accommodation", "--rows", "transcript"]);
    let row = list(&matrix, "rows").iter().find(|row| row["transcript"] == "P01").unwrap();
    let quotes: Vec<&Value> = list(row, "cells").iter().flat_map(|cell| list(cell, "quotes")).collect();
    assert!(!quotes.is_empty());
    for quote in quotes {
        assert_eq!(slice(&text, &quote["start"], &quote["end"]), quote["text"].as_str().unwrap());
    }
}
