//! A blind coder sees nothing of what was settled or said about a transcript she is still coding: everything she asks is
//! answered as if nobody had settled anything there.
//!
//! Two copies of one project are compared, one from before CD and EF reconciled their codings of `anna` and one from
//! after it. AB is not done with `anna`. What is asked of both as AB, or as nobody, must be the same to the letter.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common_blind;
mod common_store;

use common_blind::{SAID, Settled, settled, sit};
use emic::model::{AssignmentState, DiscrepancyId, DiscrepancyState, DiscrepancyType};
use emic::workbench::{
    AgreementScope, CodingQuery, DiscrepancyQuery, Export, Format, MatrixRequest, Resolution, SearchRequest, Workbench,
};
use std::path::Path;

fn query_all(include_open: bool) -> DiscrepancyQuery {
    DiscrepancyQuery { include_open, ..DiscrepancyQuery::default() }
}

/// Every way to ask for discrepancies.
fn queries() -> Vec<DiscrepancyQuery> {
    let some = |text: &str| Some(text.to_string());
    let coders = |initials: &str| initials.split(',').map(String::from).collect::<Vec<_>>();
    let mut queries = Vec::new();
    for include_open in [false, true] {
        let plain = query_all(include_open);
        queries.push(DiscrepancyQuery { coders: coders("CD,EF"), ..plain.clone() });
        queries.push(DiscrepancyQuery { coders: coders("AB,CD"), by_severity: true, ..plain.clone() });
        queries.push(DiscrepancyQuery { transcript: some("anna"), ..plain.clone() });
        queries.push(DiscrepancyQuery { transcript: some("bert"), ..plain.clone() });
        queries.push(DiscrepancyQuery { theme: some("home"), hide_names: true, ..plain.clone() });
        queries.push(DiscrepancyQuery { types: vec![DiscrepancyType::Magnitude], ..plain.clone() });
        queries.push(DiscrepancyQuery { states: vec![DiscrepancyState::Resolved], ..plain.clone() });
        queries.push(plain);
    }
    queries
}

/// The answer to everything a viewer can ask that could tell of what was settled.
fn everything(bench: &mut Workbench, hidden: &[DiscrepancyId]) -> Vec<(String, String)> {
    let mut told: Vec<(String, String)> = Vec::new();
    let by = || Some("consensus".to_string());
    for query in queries() {
        told.push((format!("{query:?}"), format!("{:?}", bench.discrepancies(&query).unwrap())));
        for format in [Format::Csv, Format::Html, Format::Md, Format::Json] {
            let bytes = bench.export(&Export::Discrepancies(query.clone()), format).unwrap();
            told.push((format!("{query:?} as {format:?}"), timeless(&String::from_utf8(bytes).unwrap())));
        }
    }
    let mut tell = |asked: &str, answer: String| told.push((asked.to_string(), answer));
    tell("reasons", format!("{:?}", bench.reasons(10).unwrap()));
    tell("overruled", format!("{:?}", bench.overruled(None).unwrap()));
    tell("transcripts", format!("{:?}", bench.transcripts().unwrap()));
    tell("coders", format!("{:?}", bench.coders().unwrap()));
    tell("codebook", format!("{:?}", bench.codebook().unwrap()));
    tell("codings", format!("{:?}", bench.codings(&CodingQuery::default()).unwrap()));
    tell("their codings", refused(bench.codings(&CodingQuery { by: by(), ..CodingQuery::default() })));
    tell("their quotes", refused(bench.search(&SearchRequest { by: by(), ..SearchRequest::default() })));
    for codings in [None, by(), Some("CD".to_string())] {
        let request = MatrixRequest { codings, ..MatrixRequest::default() };
        tell("matrix", serde_json::to_string(&bench.matrix(&request).unwrap()).unwrap());
    }
    tell("history", format!("{:?}", bench.history(None).unwrap()));
    tell("acts", format!("{:?}", bench.acts(None).unwrap()));
    for what in [Export::History, Export::Codings(CodingQuery::default()), Export::Matrix(MatrixRequest::default())] {
        tell("export", String::from_utf8(bench.export(&what, Format::Json).unwrap()).unwrap());
    }
    for id in hidden {
        tell("one", refused(bench.discrepancy(*id)));
        tell("found", refused(bench.find_discrepancy(&id.to_string()[..9])));
        tell("said", format!("{:?}", bench.comments_on(*id).unwrap()));
        tell("decide", refused(bench.reconcile(*id, &Resolution::Keep, "mine", None)));
        tell("revert", refused(bench.revert(*id)));
        tell("comment", refused(bench.comment(*id, "mine")));
    }
    for include_open in [false, true] {
        let scope = AgreementScope { transcript: Some("anna".into()), include_open, ..AgreementScope::default() };
        tell("count", format!("{:?}", bench.take_agreements(&scope, true).unwrap()));
        tell("take", refused(bench.take_agreements(&scope, false)));
    }
    told
}

/// The answer, or why there is none.
fn refused<T: std::fmt::Debug>(answer: Result<T, emic::workbench::WorkbenchError>) -> String {
    answer.map_or_else(|why| why.to_string(), |answer| format!("{answer:?}"))
}

/// Without the moment at which an export was made.
fn timeless(text: &str) -> String {
    let mut told = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(".") {
        let (before, after) = rest.split_at(at);
        let is_time = after.len() > 5 && after.as_bytes()[4] == b'Z' && before.len() > 19;
        told.push_str(if is_time { before.get(..before.len() - 19).unwrap_or(before) } else { before });
        rest = after.get(if is_time { 5 } else { 1 }..).unwrap_or_default();
    }
    told + rest
}

fn same(moments: &Settled, coder: Option<&str>) {
    let mut left = sit(&moments.before, coder);
    let mut right = sit(&moments.after, coder);
    let (before, after) = (everything(&mut left, &moments.hidden), everything(&mut right, &moments.hidden));
    assert_eq!(before.len(), after.len());
    for ((asked, before), (_, after)) in before.into_iter().zip(after) {
        assert_eq!(before, after, "{asked}");

        assert!(!SAID.iter().any(|word| after.contains(word)), "{asked}: {after}");
    }
}

#[test]
fn a_coder_who_is_not_done_is_answered_as_if_nobody_had_settled_anything_there() {
    same(&settled(), Some("AB"));
}

#[test]
fn nobody_in_particular_is_told_nothing_either() {
    same(&settled(), None);
}

#[test]
fn the_comparison_would_show_a_difference() {
    let moments = settled();
    let of = |path: &Path| everything(&mut sit(path, Some("LD")), &[]);
    let (before, after) = (of(&moments.before), of(&moments.after));
    let differ: Vec<&String> =
        before.iter().zip(&after).filter(|(before, after)| before != after).map(|(before, _)| &before.0).collect();
    assert!(differ.len() > 40, "a lead sees it nearly everywhere: {differ:?}");
    for asked in ["reasons", "coders", "history", "matrix", "their codings", "transcripts"] {
        assert!(differ.iter().any(|one| *one == asked), "{asked}");
    }
    let told = after.iter().map(|(_, answer)| answer.as_str()).collect::<String>();
    for word in SAID {
        assert!(told.contains(word), "{word}");
    }
}

#[test]
fn once_she_is_done_she_sees_all_of_it() {
    let moments = settled();
    moments.study.assign("anna", "AB", AssignmentState::Done);
    let asha = sit(&moments.after, Some("AB"));
    let lead = sit(&moments.after, Some("LD"));
    for query in queries() {
        assert_eq!(asha.discrepancies(&query).unwrap(), lead.discrepancies(&query).unwrap(), "{query:?}");
    }
    assert_eq!(asha.reasons(10).unwrap().len(), 1);
    assert_eq!(asha.comments_on(moments.hidden[0]).unwrap().len(), 1);
    assert_eq!(asha.history(None).unwrap().len(), lead.history(None).unwrap().len());
}

#[test]
fn what_she_did_herself_before_she_was_assigned_again_is_out_of_her_sight_too() {
    let moments = settled();
    moments.study.assign("anna", "AB", AssignmentState::Done);
    let mut asha = sit(&moments.after, Some("AB"));
    asha.comment(moments.hidden[0], "an unmistakable view of hers").unwrap();
    moments.study.assign("anna", "AB", AssignmentState::ToDo);
    assert_eq!(asha.comments_on(moments.hidden[0]).unwrap(), []);
    assert!(!format!("{:?}", asha.history(None).unwrap()).contains("disagreement"));
    // What she said is not there for her undo either, however far it goes back.
    let mut told = vec![asha.undo().unwrap_err().to_string()];
    loop {
        match asha.undo_past() {
            Ok(undone) => told.push(undone.what),
            Err(why) => break told.push(why.to_string()),
        }
    }
    assert!(told.iter().all(|words| !words.contains("disagreement")), "{told:?}");
    assert_eq!(sit(&moments.after, Some("EF")).comments_on(moments.hidden[0]).unwrap().len(), 2, "nothing was undone");
}
