//! What is compared, what feeds the matrix, search and exports, and what became of the counts after talk.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common_store;

use common_store::{Study, apply, apply_with, store, transcript};
use emic::model::{AssignmentState, CharSpan, DiscrepancyId, DiscrepancyType, Frozen, FrozenId};
use emic::store::{Author, CodingFilter};
use emic::workbench::{
    AgreementScope, CodingQuery, Counts, DiscrepancyLine, DiscrepancyQuery, DiscrepancyReport, Export, Format,
    MatrixRequest, MatrixView, NewReading, Passage, Resolution, SearchRequest, Theming, Workbench,
};

/// A study with a third coder and a lead who codes nothing.
fn study() -> Study {
    let study = Study::new();
    let mut nobody = study.sit(None);
    nobody.add_coder("EF:Ella Frost").unwrap();
    nobody.add_coder("LD:Lea Dunn").unwrap();
    study
}

fn code(study: &Study, coder: &str, title: &str, quote: &str, theme: &str, magnitude: Option<&str>) {
    let theming = Theming { theme: theme.into(), magnitude: magnitude.map(String::from), memo: String::new() };
    apply_with(&mut study.sit(Some(coder)), title, quote, &theming);
}

fn report(bench: &Workbench, coders: &[&str], include_open: bool) -> DiscrepancyReport {
    let coders = coders.iter().map(ToString::to_string).collect();
    bench.discrepancies(&DiscrepancyQuery { coders, include_open, ..DiscrepancyQuery::default() }).unwrap()
}

fn all(bench: &Workbench) -> DiscrepancyReport {
    report(bench, &[], false)
}

/// Settles everything that is open, each as `how` says.
fn settle(bench: &mut Workbench, how: impl Fn(&DiscrepancyLine) -> Resolution) -> Vec<DiscrepancyId> {
    let lines = all(bench).discrepancies;
    let open = lines.iter().filter(|line| !line.state.is_settled());
    let mut ids = Vec::new();
    for line in open {
        bench.reconcile(line.id, &how(line), "because", None).unwrap();
        ids.push(line.id);
    }
    ids
}

fn adopt_first(line: &DiscrepancyLine) -> Resolution {
    Resolution::Adopt(line.coder_ids[0])
}

/// What the cells of the home chart hold: theme, words, magnitude and coders.
fn home(bench: &Workbench, codings: Option<&str>) -> Vec<String> {
    let request =
        MatrixRequest { theme: Some("home".into()), codings: codings.map(String::from), ..MatrixRequest::default() };
    quotes(&bench.matrix(&request).unwrap())
}

fn quotes(view: &MatrixView) -> Vec<String> {
    let mut told = Vec::new();
    for cell in view.charts.iter().flat_map(|chart| &chart.rows).flat_map(|row| &row.cells) {
        for quote in &cell.quotes {
            let magnitude = quote.magnitude.as_deref().unwrap_or("-");
            told.push(format!("{} {} {magnitude} {}", cell.theme, quote.text, quote.coders.join("+")));
        }
    }
    told.sort();
    told
}

// --- which transcripts count -----------------------------------------------------------------------------------------

#[test]
fn a_transcript_counts_once_everybody_compared_and_assigned_to_it_is_done() {
    let study = study();
    for coder in ["AB", "CD"] {
        code(&study, coder, "anna", "a room by the café", "room", None);
        study.assign("anna", coder, AssignmentState::ToDo);
    }
    let lead = study.sit(Some("LD"));
    let counts = |bench: &Workbench, open: bool| {
        let report = report(bench, &["AB", "CD"], open);
        (report.transcripts, report.left_out, report.counts.agree)
    };
    assert_eq!(counts(&lead, false), (0, 1, 0));
    assert_eq!(counts(&lead, true), (1, 0, 1), "open assignments too, where they are asked for");
    study.assign("anna", "AB", AssignmentState::Done);
    assert_eq!(counts(&lead, false), (0, 1, 0));
    assert_eq!(counts(&study.sit(Some("CD")), true), (0, 1, 0), "not for her who is not done");
    assert_eq!(counts(&study.sit(Some("AB")), true), (1, 0, 1), "she is done and may see all of it");
    study.assign("anna", "CD", AssignmentState::Done);
    assert_eq!(counts(&lead, false), (1, 0, 1));
    study.assign("anna", "EF", AssignmentState::ToDo);
    assert_eq!(counts(&lead, false), (1, 0, 1), "EF is not compared");
    let three = report(&lead, &["AB", "CD", "EF"], false);
    assert_eq!((three.transcripts, three.left_out), (0, 1), "now she is, and not done");
}

#[test]
fn not_assigned_is_missing_and_never_assigned_to_anybody_is_assigned_to_whoever_coded_there() {
    let study = study();
    for coder in ["AB", "CD", "EF"] {
        code(&study, coder, "anna", "a room by the café", "room", None);
    }
    code(&study, "AB", "bert", "The room is cold", "room", None);
    let lead = study.sit(Some("LD"));
    let pairs = |bench: &Workbench| -> Vec<usize> { all(bench).pairs.iter().map(|pair| pair.transcripts).collect() };
    // AB-CD, AB-EF, AB-LD, CD-EF, CD-LD, EF-LD: the lead has coded nothing, and bert has one coder.
    assert_eq!(pairs(&lead), [1, 1, 0, 1, 0, 0]);
    study.assign("anna", "AB", AssignmentState::Done);
    study.assign("anna", "EF", AssignmentState::Done);
    assert_eq!(pairs(&lead), [0, 1, 0, 0, 0, 0], "CD was not assigned, so what she coded is no reading of anna");
    study.assign("bert", "AB", AssignmentState::Done);
    study.assign("bert", "LD", AssignmentState::Done);
    assert_eq!(pairs(&lead), [0, 1, 1, 0, 0, 0]);
    assert_eq!(
        report(&lead, &["AB", "LD"], false).counts.only_first,
        1,
        "assigned with nothing coded is coded nothing"
    );
}

#[test]
fn compared_are_the_codings_that_were_set_aside_where_there_are_any() {
    let study = study();
    code(&study, "AB", "anna", "a room by the café", "room", None);
    code(&study, "CD", "anna", "a room by the café", "room", None);
    let lead = study.sit(Some("LD"));
    let before = all(&lead);
    let mut raw = store(&study.path).unwrap();
    let anna = transcript(&lead, "anna");
    let cd = raw.read().coders().unwrap().into_iter().find(|coder| coder.initials == "CD").unwrap().id;
    let filter = CodingFilter { coder: Some(cd), ..CodingFilter::default() };
    let kept = Frozen {
        id: FrozenId::mint(),
        transcript: anna,
        coder: cd,
        codings: raw.read().codings(&filter).unwrap(),
        at: "2024-05-01T09:00:00.000Z".into(),
    };
    let author = Author { coder: None, at: "2024-05-01T09:00:00.000Z".into() };
    raw.act(&author, "set aside", |door| door.put(&kept)).unwrap();
    drop(raw);
    let mut carys = study.sit(Some("CD"));
    let old = carys.codings(&CodingQuery { by: Some("CD".into()), ..CodingQuery::default() }).unwrap();
    carys.remove_coding(old[0].id).unwrap();
    apply(&mut carys, "anna", "It is small", "home");
    assert_eq!(all(&lead).counts, before.counts);
    assert_eq!(all(&lead).counts, Counts { agree: 1, ..Counts::default() });
    let mut lead = lead;
    assert_eq!(lead.take_agreements(&AgreementScope::default(), false).unwrap().taken, 1, "and decided about");
}

#[test]
fn overlap_is_counted_in_code_points() {
    let study = study();
    // “café. 😀 It is” has letters of two and four bytes; half of its code points are not half of its bytes.
    let text = study.sit(None).show(transcript(&study.sit(None), "anna"), false).unwrap().text;
    let start = text.chars().position(|c| c == '😀').unwrap();
    let span = |from: usize, to: usize| Passage::Chars(CharSpan::new(from, to));
    let theming = |theme: &str| Theming { theme: theme.into(), ..Theming::default() };
    let anna = transcript(&study.sit(None), "anna");
    // Four code points with the emoji, and two of them with two after: 2 of 6 shared in code points, but 5 of 9 bytes.
    study.sit(Some("AB")).apply_theme(anna, &span(start - 2, start + 2), &theming("room")).unwrap();
    study.sit(Some("CD")).apply_theme(anna, &span(start, start + 4), &theming("garden")).unwrap();
    assert_eq!(all(&study.sit(None)).counts, Counts { only_first: 1, only_second: 1, ..Counts::default() });
    study.sit(Some("CD")).undo().unwrap();
    // Two of four: exactly half.
    study.sit(Some("CD")).apply_theme(anna, &span(start, start + 2), &theming("garden")).unwrap();
    assert_eq!(all(&study.sit(None)).counts, Counts { theme: 1, ..Counts::default() });
}

// --- what it feeds ---------------------------------------------------------------------------------------------------

/// Anna: one reading that agrees, one that differs in magnitude, one that only AB has. Bert: one that differs.
fn differing() -> Study {
    let study = study();
    for (coder, magnitude) in [("AB", "positive"), ("CD", "negative")] {
        code(&study, coder, "anna", "a room by the café", "room", Some("positive"));
        code(&study, coder, "anna", "It is small", "room", Some(magnitude));
        code(&study, coder, "bert", "The room is cold", "room", Some(magnitude));
    }
    code(&study, "AB", "anna", "We have a garden of dandelions", "garden", None);
    study
}

#[test]
fn the_matrix_takes_the_consensus_of_a_transcript_only_once_all_of_it_is_settled() {
    let study = differing();
    let mut lead = study.sit(Some("LD"));
    let everybody = home(&lead, None);
    assert_eq!(everybody.len(), 6, "{everybody:?}");
    let anna: Vec<DiscrepancyLine> =
        all(&lead).discrepancies.into_iter().filter(|line| line.transcript == "anna").collect();
    assert_eq!(anna.len(), 2);
    lead.reconcile(anna[0].id, &adopt_first(&anna[0]), "hers", None).unwrap();
    assert_eq!(home(&lead, None), everybody, "partly reconciled: still everybody's, and no consensus");
    assert_eq!(home(&lead, Some("consensus")), ["room It is small positive consensus"]);
    lead.reconcile(anna[1].id, &Resolution::Discuss, "", None).unwrap();
    assert_eq!(home(&lead, None), everybody, "what is to be discussed is not settled");
    lead.reconcile(anna[1].id, &Resolution::Neither, "not there", None).unwrap();
    let bert = ["room The room is cold negative CD", "room The room is cold positive AB"];
    let agreed = "room a room by the café positive AB+CD";
    assert_eq!(
        home(&lead, None),
        [&["room It is small positive consensus"][..], &bert, &[agreed]].concat(),
        "settled: the consensus with the agreed reading that nobody has taken yet"
    );
    lead.take_agreements(&AgreementScope { transcript: Some("anna".into()), ..AgreementScope::default() }, false)
        .unwrap();
    let taken = "room a room by the café positive consensus";
    assert_eq!(home(&lead, None), [&["room It is small positive consensus"][..], &bert, &[taken]].concat());
    for (theme, many) in [("room", 4), ("garden", 0)] {
        let only = MatrixRequest { theme: Some(theme.into()), ..MatrixRequest::default() };
        assert_eq!(quotes(&lead.matrix(&only).unwrap()).len(), many, "{theme}");
    }
    lead.revert(anna[1].id).unwrap();
    assert_eq!(home(&lead, None), everybody, "reverted: everybody's again");
}

#[test]
fn a_transcript_without_disagreements_needs_no_decision_and_shows_each_reading_once() {
    let study = study();
    for coder in ["AB", "CD"] {
        code(&study, coder, "anna", "a room by the café", "room", Some("positive"));
    }
    let mut lead = study.sit(Some("LD"));
    assert_eq!(home(&lead, None), ["room a room by the café positive AB+CD"]);
    lead.take_agreements(&AgreementScope::default(), false).unwrap();
    assert_eq!(home(&lead, None), ["room a room by the café positive consensus"]);
}

#[test]
fn a_new_coder_with_other_readings_opens_a_reconciled_transcript_again() {
    let study = differing();
    let mut lead = study.sit(Some("LD"));
    settle(&mut lead, adopt_first);
    assert!(home(&lead, None).iter().all(|quote| !quote.ends_with(" AB")), "{:?}", home(&lead, None));
    code(&study, "EF", "anna", "It is small", "home", None);
    assert!(home(&lead, None).iter().any(|quote| quote.starts_with("home It is small")), "{:?}", home(&lead, None));
}

#[test]
fn consensus_codings_are_searched_listed_and_exported_as_any_others() {
    let study = differing();
    let mut lead = study.sit(Some("LD"));
    settle(&mut lead, adopt_first);
    let by = || Some("consensus".to_string());
    let found = lead.search(&SearchRequest { query: "small".into(), by: by(), ..SearchRequest::default() }).unwrap();
    assert_eq!(found.total, 1);
    assert_eq!(found.hits[0].codings[0].coder, "consensus");
    assert_eq!(lead.codings(&CodingQuery { by: by(), ..CodingQuery::default() }).unwrap().len(), 3);
    let export = |what: &Export| String::from_utf8(lead.export(what, Format::Csv).unwrap()).unwrap();
    let quotes = export(&Export::Quotes(Box::new(SearchRequest { by: by(), ..SearchRequest::default() })));
    assert_eq!(quotes.lines().count(), 4, "{quotes}");
    let matrix = MatrixRequest { codings: by(), theme: Some("home".into()), ..MatrixRequest::default() };
    assert!(export(&Export::Matrix(matrix)).contains("It is small"));
    assert!(export(&Export::Discrepancies(DiscrepancyQuery::default())).contains("resolved"));
}

#[test]
fn after_talk_the_counts_agree_on_what_was_resolved_and_keep_what_was_not() {
    let study = differing();
    let mut lead = study.sit(Some("LD"));
    let before = all(&lead);
    assert_eq!(before.counts, Counts { agree: 1, magnitude: 2, only_first: 1, ..Counts::default() });
    assert_eq!(before.after_talk, before.counts);
    let of = |kind| before.discrepancies.iter().filter(move |line| line.types == [kind]).collect::<Vec<_>>();
    let magnitude = of(DiscrepancyType::Magnitude);
    let neutral = NewReading { magnitude: Some("neutral".into()), ..NewReading::default() };
    lead.reconcile(magnitude[0].id, &Resolution::Set(neutral), "mixed", None).unwrap();
    lead.reconcile(magnitude[1].id, &Resolution::Keep, "we differ", None).unwrap();
    lead.reconcile(of(DiscrepancyType::OnlyFirst)[0].id, &Resolution::Both, "it stands", None).unwrap();
    let after = all(&lead);
    assert_eq!(after.counts, before.counts, "the independent figures are frozen");
    assert_eq!(after.after_talk, Counts { agree: 3, magnitude: 1, ..Counts::default() });
    assert_eq!(after.pairs[0].after_talk, after.after_talk);
    assert_eq!(after.agreements.pending, 1, "what talk made agree is no agreement to take");
}

#[test]
fn all_settled_and_followed_both_coders_agree_on_everything() {
    let study = differing();
    code(&study, "CD", "anna", "a garden", "home", None);
    code(&study, "AB", "anna", "My friend Zoë helps me", "friends", None);
    code(&study, "CD", "anna", "Zoë helps", "friends", None);
    code(&study, "CD", "anna", "My friend", "friends", None);
    for how in [Resolution::Both, Resolution::Neither] {
        let mut lead = study.sit(Some("LD"));
        let ids = settle(&mut lead, |_| how.clone());
        let after = all(&lead).after_talk;
        assert_eq!(after, Counts { agree: after.agree, ..Counts::default() }, "{how:?}");
        for id in ids {
            lead.revert(id).unwrap();
        }
    }
}

#[test]
fn what_is_decided_about_is_what_was_looked_at() {
    let study = differing();
    let lead = study.sit(Some("LD"));
    let line = all(&lead).discrepancies.into_iter().find(|line| line.types == [DiscrepancyType::OnlyFirst]).unwrap();
    let mut asha = study.sit(Some("AB"));
    asha.remove_coding(line.readings[0].coding).unwrap();
    let mut lead = lead;
    let said = lead.reconcile(line.id, &Resolution::Both, "it stands", None).unwrap_err().to_string();
    assert!(said.starts_with("there is no disagreement"), "{said}");
    asha.undo().unwrap();
    lead.reconcile(line.id, &Resolution::Both, "it stands", None).unwrap();
    assert_eq!(lead.check().unwrap(), []);
}
