//! A blind coder gets nothing of another coder's work out of the figures of agreement: not by asking for open
//! transcripts, for another unit, for the raw units, for what came of talk, nor out of any file.
//!
//! Two copies of one project are compared, one from before the other coder's work and one from after it. What is asked of
//! both as the blind coder must be the same to the letter.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common_store;

use calamine::{Data, Reader, Xlsx};
use common_store::{Study, apply, apply_with};
use emic::model::AssignmentState;
use emic::workbench::{
    AgreementRequest, DiscrepancyQuery, Export, Format, Resolution, Scope, Theming, UnitKind, Workbench, figure_words,
    methods_paragraph,
};
use std::path::{Path, PathBuf};

/// A project from before and after CD's work on `anna`, which is open for AB; `bert` is open to all and coded by both.
struct Moments {
    study: Study,
    before: PathBuf,
    after: PathBuf,
}

fn moments(carys: AssignmentState) -> Moments {
    let study = Study::new();
    study.sit(Some("AB")).add_coder("EF:Ella Frost").unwrap();
    for coder in ["AB", "CD"] {
        apply(&mut study.sit(Some(coder)), "bert", "The room is cold", "room");
        study.assign("anna", coder, AssignmentState::InProgress);
    }
    apply(&mut study.sit(Some("AB")), "anna", "a room by the café", "room");
    // Carys' assignment is as it will be, so that only her codings differ.
    study.assign("anna", "CD", carys);
    let before = study.folder().join("files").join("before.emic");
    std::fs::copy(&study.path, &before).unwrap();
    study.assign("anna", "CD", AssignmentState::InProgress);
    let mut cd = study.sit(Some("CD"));
    apply(&mut cd, "anna", "a room by the café", "room");
    let rated = Theming { theme: "home".into(), magnitude: Some("positive".into()), memo: "unmistakable".into() };
    apply_with(&mut cd, "anna", "It is small", &rated);
    drop(cd);
    study.assign("anna", "CD", carys);
    let after = study.path.clone();
    Moments { study, before, after }
}

fn sit(path: &Path, coder: Option<&str>) -> Workbench {
    Workbench::open(path, coder).unwrap()
}

/// Every way of asking that could make a difference.
fn requests() -> Vec<AgreementRequest> {
    let mut requests = Vec::new();
    for coders in [&[][..], &["AB", "CD"], &["CD", "EF"], &["AB", "CD", "EF"]] {
        for unit in UnitKind::ALL {
            for scope in Scope::ALL {
                for include_open in [false, true] {
                    let coders = coders.iter().map(ToString::to_string).collect();
                    let plain = AgreementRequest { coders, unit, scope, include_open, ..AgreementRequest::default() };
                    let plain = AgreementRequest { resamples: 20, after_talk: true, ..plain };
                    requests.push(AgreementRequest { by_transcript: true, ..plain.clone() });
                    requests.push(AgreementRequest { transcript: Some("anna".into()), ..plain.clone() });
                    requests.push(AgreementRequest { theme: Some("home".into()), rollup: true, ..plain.clone() });
                    requests.push(plain);
                }
            }
        }
    }
    requests
}

/// The answer to everything that can be asked about agreement, each under its question; without the moment it was asked.
fn everything(workbench: &Workbench) -> Vec<(String, String)> {
    let mut told = Vec::new();
    for request in requests() {
        let mut report = workbench.agreement(&request).unwrap();
        report.about.made = "2026-01-01T00:00:00.000Z".into();
        told.push((format!("{request:?}"), serde_json::to_string(&report).unwrap()));
        told.push((format!("methods {request:?}"), methods_paragraph(&report)));
        let mut units = workbench.unit_table(&request).unwrap();
        units.about.made.clear();
        told.push((format!("units {request:?}"), serde_json::to_string(&units).unwrap()));
    }
    let open = AgreementRequest { include_open: true, after_talk: true, resamples: 20, ..AgreementRequest::default() };
    for what in [Export::Agreement(Box::new(open.clone())), Export::Units(Box::new(open))] {
        for format in Format::ALL {
            let bytes = workbench.export(&what, format).unwrap();
            let text = if format == Format::Xlsx { cells(bytes) } else { String::from_utf8(bytes).unwrap() };
            told.push((format!("{what:?} as {format:?}"), timeless(&text)));
        }
    }
    told
}

/// The text without the moments it names: whatever looks like `2026-01-31T09:05:07.250Z`, and the day it was computed on.
fn timeless(text: &str) -> String {
    let before_day = format!(" {} on ", figure_words::program());
    let mut parts = text.split(&before_day);
    let mut days = parts.next().unwrap_or_default().to_string();
    parts.for_each(|part| days.push_str(part.get(10..).unwrap_or_default()));
    let mut kept = String::new();
    let mut rest = days.as_str();
    while let Some(at) = rest.find('T') {
        let digits = |part: &str| part.chars().filter(char::is_ascii_digit).count();
        let (before, after) = (rest.get(at.saturating_sub(10)..at), rest.get(at + 1..at + 14));
        let is_moment = before.is_some_and(|part| digits(part) == 8) && after.is_some_and(|part| digits(part) == 9);
        kept.push_str(&rest[..at]);
        rest = if is_moment { &rest[at + 14..] } else { &rest[at + 1..] };
    }
    kept + rest
}

/// Every cell of a workbook, sheet by sheet.
fn cells(bytes: Vec<u8>) -> String {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
    let mut told = String::new();
    for sheet in book.sheet_names() {
        for row in book.worksheet_range(&sheet).unwrap().rows() {
            told.push_str(&row.iter().map(Data::to_string).collect::<Vec<_>>().join(" | "));
            told.push('\n');
        }
    }
    told
}

fn same(left: &Workbench, right: &Workbench) {
    for ((asked, before), (_, after)) in everything(left).into_iter().zip(everything(right)) {
        assert_eq!(before, after, "{asked}");
    }
}

#[test]
fn a_blind_coder_is_answered_as_if_the_other_had_never_coded() {
    for carys in [AssignmentState::InProgress, AssignmentState::Done] {
        let moments = moments(carys);
        same(&sit(&moments.before, Some("AB")), &sit(&moments.after, Some("AB")));
        same(&sit(&moments.before, None), &sit(&moments.after, None));
    }
}

#[test]
fn the_comparison_would_show_a_difference() {
    let moments = moments(AssignmentState::Done);
    for who in ["EF", "CD"] {
        let (before, after) =
            (everything(&sit(&moments.before, Some(who))), everything(&sit(&moments.after, Some(who))));
        let differ = before.iter().zip(&after).filter(|(before, after)| before.1 != after.1).count();
        assert!(differ > 50, "{who} may see it and does: {differ}");
    }
}

#[test]
fn what_is_open_for_the_viewer_is_left_out_even_when_open_ones_are_asked_for() {
    let moments = moments(AssignmentState::Done);
    let open = AgreementRequest { include_open: true, ..AgreementRequest::default() };
    let told = |coder: &str| {
        let report = sit(&moments.after, Some(coder)).agreement(&open).unwrap();
        (report.about.compared, report.about.left_out)
    };
    assert_eq!(told("AB"), (vec!["bert".to_string()], vec!["anna".to_string()]));
    assert_eq!(told("CD"), (vec!["anna".to_string(), "bert".to_string()], vec![]));
    moments.study.assign("anna", "AB", AssignmentState::Done);
    assert_eq!(told("AB"), (vec!["anna".to_string(), "bert".to_string()], vec![]));
    // Somebody else's second look closes the view of the one who looks, and of nobody else.
    moments.study.assign("anna", "EF", AssignmentState::ToDo);
    assert_eq!(told("EF"), (vec!["bert".to_string()], vec!["anna".to_string()]));
    assert_eq!(told("CD").1, Vec::<String>::new());
}

#[test]
fn what_was_settled_on_a_transcript_is_hidden_with_it() {
    let moments = moments(AssignmentState::Done);
    moments.study.assign("anna", "AB", AssignmentState::Done);
    let mut lead = sit(&moments.after, Some("EF"));
    let differ = lead.discrepancies(&DiscrepancyQuery::default()).unwrap().discrepancies;
    let one = differ.iter().find(|one| one.transcript == "anna").unwrap().id;
    lead.reconcile(one, &Resolution::Neither, "We talked.", None).unwrap();
    let paragraph = |coder: &str| {
        let request = AgreementRequest { include_open: true, ..AgreementRequest::default() };
        methods_paragraph(&sit(&moments.after, Some(coder)).agreement(&request).unwrap())
    };
    assert!(paragraph("AB").contains("1 difference was settled by a recorded decision"));
    moments.study.assign("anna", "AB", AssignmentState::InProgress);
    let blind = paragraph("AB");
    assert!(blind.contains("No decision about a difference between them is recorded"), "{blind}");
}
