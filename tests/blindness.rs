//! A blind coder never sees another coder's work: everything she can ask is answered as if the other had never coded.
//!
//! Two copies of one project are compared, one from before the other coder's work and one from after it. What is asked of
//! both as the blind coder must be the same to the letter: counts, scores, exports, the audit trail, sentences.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common_blind;
mod common_store;

use common_blind::{HERS, bring_in_others, cells, moments, sit, timeless};
use common_store::{apply, transcript};
use emic::model::{AssignmentState, CodingId, Role};
use emic::workbench::{
    AssignmentQuery, CodebookFormat, CodingQuery, Export, Format, MatrixRequest, SearchRequest, SearchUnit, Workbench,
};
use std::path::Path;

/// Every combination of what a search can be narrowed by that matters here.
fn searches() -> Vec<SearchRequest> {
    let some = |text: &str| Some(text.to_string());
    let mut requests = Vec::new();
    for query in ["", "room", "dandelions", "the", "small OR garden", "-room", "unmistakable", "caf*"] {
        for unit in [None, Some(SearchUnit::Quote), Some(SearchUnit::Turn)] {
            let plain = SearchRequest { query: query.into(), unit, ..SearchRequest::default() };
            requests.push(SearchRequest { by: some("CD"), ..plain.clone() });
            requests.push(SearchRequest { by: some("AB"), ..plain.clone() });
            requests.push(SearchRequest { theme: some("home"), ..plain.clone() });
            requests.push(SearchRequest { theme: some("garden"), by: some("CD"), ..plain.clone() });
            requests.push(SearchRequest { magnitude: some("negative"), ..plain.clone() });
            requests.push(SearchRequest { magnitude: some("unrated"), ..plain.clone() });
            requests.push(SearchRequest { case: some("Anna"), ..plain.clone() });
            requests.push(SearchRequest { role: Some(Role::Participant), limit: Some(2), ..plain.clone() });
            requests.push(SearchRequest {
                transcript: some("anna"),
                conditions: vec!["age=30".into()],
                ..plain.clone()
            });
            requests.push(plain);
        }
    }
    requests
}

fn matrices() -> Vec<MatrixRequest> {
    let some = |text: &str| Some(text.to_string());
    let mut requests = Vec::new();
    for theme in [None, some("home"), some("garden")] {
        for rows in [None, some("transcript")] {
            for codings in [None, some("consensus"), some("AB"), some("CD")] {
                requests.push(MatrixRequest {
                    theme: theme.clone(),
                    rows: rows.clone(),
                    codings,
                    ..MatrixRequest::default()
                });
            }
        }
    }
    requests
}

/// The answer to everything a viewer can ask, each under its question.
fn everything(workbench: &Workbench) -> Vec<(String, String)> {
    let mut told: Vec<(String, String)> = Vec::new();
    let mut tell = |asked: String, answer: String| told.push((asked, answer));
    let some = |text: &str| Some(text.to_string());
    let queries = [
        CodingQuery::default(),
        CodingQuery { by: some("CD"), ..CodingQuery::default() },
        CodingQuery { theme: some("home"), transcript: some("anna"), ..CodingQuery::default() },
        CodingQuery { magnitude: some("negative"), ..CodingQuery::default() },
    ];
    for query in &queries {
        tell(format!("codings {query:?}"), format!("{:?}", workbench.codings(query).unwrap()));
    }
    let anna = transcript(workbench, "anna");
    tell("codings in anna".into(), format!("{:?}", workbench.codings_in(anna).unwrap()));
    tell("show anna".into(), format!("{:?}", workbench.show(anna, true).unwrap()));
    tell("transcripts".into(), format!("{:?}", workbench.transcripts().unwrap()));
    tell("codebook".into(), format!("{:?}", workbench.codebook().unwrap()));
    tell("lint".into(), format!("{:?}", workbench.lint_codebook().unwrap()));
    tell("cases".into(), format!("{:?}", workbench.cases().unwrap()));
    tell("coders".into(), format!("{:?}", workbench.coders().unwrap()));
    tell("history".into(), format!("{:?}", workbench.history(None).unwrap()));
    tell("latest".into(), format!("{:?}", workbench.history(Some(3)).unwrap()));
    tell("assignments".into(), format!("{:?}", workbench.assignments(&AssignmentQuery::default()).unwrap()));
    tell("rounds".into(), format!("{:?}", workbench.rounds().unwrap()));
    tell("overview".into(), format!("{:?}", workbench.overview().unwrap()));
    tell("attention".into(), format!("{:?}", workbench.attention().unwrap()));
    for request in searches() {
        tell(format!("{request:?}"), format!("{:?}", workbench.search(&request).unwrap()));
    }
    for request in matrices() {
        let matrix = serde_json::to_string(&workbench.matrix(&request).unwrap()).unwrap();
        tell(format!("{request:?}"), matrix);
    }
    for format in [CodebookFormat::Toml, CodebookFormat::Csv, CodebookFormat::Md] {
        tell(format!("codebook as {format:?}"), workbench.export_codebook(format).unwrap());
    }
    for (asked, answer) in exports(workbench) {
        tell(asked, answer);
    }
    told
}

fn exports(workbench: &Workbench) -> Vec<(String, String)> {
    let mut exports = vec![Export::Codebook, Export::History, Export::Codings(CodingQuery::default())];
    exports
        .extend(searches().into_iter().filter(|request| request.query.is_empty()).map(|r| Export::Quotes(Box::new(r))));
    exports.extend(matrices().into_iter().filter(|request| request.theme.is_none()).map(Export::Matrix));
    let mut told = Vec::new();
    for what in exports {
        for format in [Format::Csv, Format::Html, Format::Md, Format::Json] {
            let bytes = workbench.export(&what, format).unwrap();
            told.push((format!("{what:?} as {format:?}"), String::from_utf8(bytes).unwrap()));
        }
        let bytes = workbench.export(&what, Format::Xlsx).unwrap();
        told.push((format!("{what:?} as a workbook"), cells(bytes)));
        if matches!(what, Export::Matrix(_)) {
            told.iter_mut().rev().take(5).for_each(|(_, answer)| *answer = timeless(answer));
        }
    }
    told
}

/// Compares answer by answer, so that a difference is told by its question.
fn same(left: &Workbench, right: &Workbench) {
    let (left, right) = (everything(left), everything(right));
    assert_eq!(left.len(), right.len());
    for ((asked, before), (_, after)) in left.into_iter().zip(right) {
        assert_eq!(before, after, "{asked}");
    }
}

/// Whether anything that only Carys wrote is in an answer, apart from the text everybody reads.
fn hers(workbench: &Workbench) -> Vec<String> {
    let told = everything(workbench).into_iter();
    let about_codings = told.filter(|(asked, _)| asked.starts_with("codings") || asked.contains("as Json"));
    about_codings.filter(|(_, answer)| HERS.iter().any(|word| answer.contains(word))).map(|(asked, _)| asked).collect()
}

#[test]
fn a_blind_coder_is_answered_as_if_the_other_had_never_coded() {
    let moments = moments();
    same(&sit(&moments.ashas, Some("AB")), &sit(&moments.both, Some("AB")));
    assert_eq!(hers(&sit(&moments.both, Some("AB"))), Vec::<String>::new());
}

#[test]
fn the_other_coder_is_as_blind() {
    let moments = moments();
    same(&sit(&moments.nothing, Some("CD")), &sit(&moments.ashas, Some("CD")));
}

#[test]
fn nobody_in_particular_is_shown_what_every_coder_may_see() {
    let moments = moments();
    same(&sit(&moments.nothing, None), &sit(&moments.both, None));
    // Once Carys is done she may see all, and Asha her own: her own is what both may see.
    moments.study.assign("anna", "CD", AssignmentState::Done);
    let shown = sit(&moments.both, None).codings(&CodingQuery::default()).unwrap();
    let coders: Vec<&str> = shown.iter().filter(|c| c.transcript == "anna").map(|c| c.coder.as_str()).collect();
    assert_eq!(coders, ["AB", "AB"]);
}

#[test]
fn the_comparison_would_show_a_difference() {
    let moments = moments();
    let lead = |path: &Path| everything(&sit(path, Some("EF")));
    let (before, after) = (lead(&moments.ashas), lead(&moments.both));
    let differ = before.iter().zip(&after).filter(|(before, after)| before != after).count();
    assert!(differ > 100, "somebody who is not assigned sees it everywhere: {differ}");
    assert!(!hers(&sit(&moments.both, Some("EF"))).is_empty());
}

#[test]
fn the_counts_of_a_hidden_coder_are_unknown_not_none() {
    let moments = moments();
    let listed = sit(&moments.both, Some("AB")).transcripts().unwrap().transcripts;
    let counts = |title: &str| listed.iter().find(|line| line.title == title).unwrap().codings.clone();
    assert_eq!(counts("anna"), [("AB".into(), Some(2)), ("CD".into(), None), ("EF".into(), None)]);
    assert_eq!(counts("bert"), [("AB".into(), Some(1)), ("CD".into(), Some(1)), ("EF".into(), Some(0))]);
}

#[test]
fn a_coder_who_is_done_sees_all_of_it() {
    let moments = moments();
    moments.study.assign("anna", "AB", AssignmentState::Done);
    let done = everything(&sit(&moments.both, Some("AB")));
    let lead = everything(&sit(&moments.both, Some("EF")));
    // What needs somebody's attention is her own, also where everything is shown.
    for ((asked, hers), (_, leads)) in done.into_iter().zip(lead).filter(|((asked, _), _)| asked != "attention") {
        assert_eq!(hers, leads, "{asked}");
    }
    let count = sit(&moments.both, Some("AB")).codings(&CodingQuery::default()).unwrap().len();
    assert_eq!(count, 7);
    assert_eq!(sit(&moments.both, Some("CD")).codings(&CodingQuery::default()).unwrap().len(), 5, "Carys is not");
}

#[test]
fn a_second_round_that_is_open_closes_the_view_again() {
    let moments = moments();
    moments.study.assign("anna", "AB", AssignmentState::Done);
    assert_eq!(sit(&moments.both, Some("AB")).codings(&CodingQuery::default()).unwrap().len(), 7);
    moments.study.assign("anna", "AB", AssignmentState::ToDo);
    assert_eq!(sit(&moments.both, Some("AB")).codings(&CodingQuery::default()).unwrap().len(), 4);
}

#[test]
fn a_view_that_is_open_follows_when_its_coder_is_done() {
    let moments = moments();
    let asha = sit(&moments.both, Some("AB"));
    let found = |asha: &Workbench| {
        let query = SearchRequest { query: "dandelions".into(), by: Some("CD".into()), ..SearchRequest::default() };
        asha.search(&query).unwrap().total
    };
    assert_eq!(found(&asha), 0);
    moments.study.assign("anna", "AB", AssignmentState::Done);
    assert_eq!(found(&asha), 1);
    assert_eq!(asha.codings_in(transcript(&asha, "anna")).unwrap().len(), 5);
}

#[test]
fn a_hidden_coding_is_not_there_whatever_is_done_with_it() {
    let moments = moments();
    let hidden = sit(&moments.both, Some("CD")).codings(&CodingQuery::default()).unwrap();
    let hidden = hidden.into_iter().find(|coding| coding.theme == "garden").unwrap().id;
    let mut asha = sit(&moments.both, Some("AB"));
    let mut sentences = |id: CodingId| {
        let told = [
            asha.set_magnitude(id, Some("positive")).unwrap_err().to_string(),
            asha.set_memo(id, "mine").unwrap_err().to_string(),
            asha.remove_coding(id).unwrap_err().to_string(),
        ];
        told.map(|sentence| sentence.replace(&id.to_string(), "ID"))
    };
    let of_none = sentences(CodingId::mint());
    assert_eq!(sentences(hidden), of_none);
    assert_eq!(of_none[0], "there is no coding “ID”; `emic codings` lists them");
}

#[test]
fn the_numbers_in_the_audit_trail_have_no_gaps_that_tell_how_much_is_hidden() {
    let moments = moments();
    let numbers = |path: &Path, limit: Option<usize>| -> Vec<i64> {
        let mut asha = sit(path, Some("AB"));
        apply(&mut asha, "bert", "neighbours", "friends");
        asha.history(limit).unwrap().iter().map(|line| line.seq).collect()
    };
    let before = numbers(&moments.ashas, None);
    assert_eq!(numbers(&moments.both, None), before);
    assert_eq!(before, (1..=before.len() as i64).rev().collect::<Vec<_>>());
    let lead: Vec<i64> = sit(&moments.both, Some("EF")).history(Some(1)).unwrap().iter().map(|line| line.seq).collect();
    assert_eq!(lead, [sit(&moments.both, Some("EF")).seq().unwrap()], "where nothing is hidden it is the journal's");
    let limited: Vec<i64> = sit(&moments.both, Some("AB")).history(Some(2)).unwrap().iter().map(|l| l.seq).collect();
    assert_eq!(limited, before[..2], "and the limit changes no number");
}

#[test]
fn undo_of_a_blind_coder_says_the_same() {
    let moments = moments();
    let undone = |path: &Path| {
        let mut asha = sit(path, Some("AB"));
        (0..3).map(|_| asha.undo().map(|undone| undone.what).map_err(|why| why.to_string())).collect::<Vec<_>>()
    };
    let (before, after) = (undone(&moments.ashas), undone(&moments.both));
    assert_eq!(before, after);
    assert_eq!(before[0], Ok("apply “Friends” to anna:4".into()));
}

/// What somebody who codes blind is told who would merge, delete or rescale.
const NOT_YET: &str = "what others coded on anna is hidden from you until your own work there is done, so themes are not \
    merged, deleted or given other scales by you before; mark it as done first, or let somebody do it who is done or not \
    assigned";

#[test]
fn a_framework_file_that_takes_something_away_is_refused_to_a_blind_coder_whether_or_not_anything_rests_on_it() {
    let moments = moments();
    let import = |path: &Path, coder: Option<&str>, name: &str, text: &str| {
        let file = moments.study.file(name, text);
        sit(path, coder).import_codebook(&file).unwrap_err().to_string()
    };
    let fewer = common_store::FRAMEWORK.replace("key = \"garden\"", "key = \"yard\"");
    let other = common_store::FRAMEWORK.replace("\"negative\", \"neutral\", \"positive\"", "\"low\", \"high\"");
    for path in [&moments.nothing, &moments.ashas, &moments.both] {
        for coder in [Some("AB"), Some("CD"), None] {
            assert_eq!(import(path, coder, "fewer.toml", &fewer), NOT_YET);
            assert_eq!(import(path, coder, "other.toml", &other), NOT_YET);
        }
    }
    assert_eq!(
        import(&moments.both, Some("EF"), "fewer.toml", &fewer),
        "the framework was not changed: “Garden” (garden) has 1 coding and is not in the file"
    );
    assert_eq!(
        import(&moments.both, Some("EF"), "other.toml", &other),
        "the framework was not changed: “Home” (home) has 1 coding with a magnitude its new scale lacks; “Room” (room) \
         has 2 codings with a magnitude its new scale lacks"
    );
}

#[test]
fn a_framework_file_that_takes_nothing_away_is_no_matter_of_blindness() {
    let moments = moments();
    let grown = format!("{}\n[[theme]]\nkey = \"pets\"\nname = \"Pets\"\n", common_store::FRAMEWORK);
    let grown = moments.study.file("grown.toml", &grown);
    assert_eq!(sit(&moments.both, Some("AB")).import_codebook(&grown).unwrap().0.themes.len(), 6);
}

#[test]
fn a_blind_coder_cannot_ask_by_importing_what_is_there_already() {
    let moments = moments();
    let line = r#"{"transcript":"anna","coder":"CD","theme":"garden","quote":"a garden of dandelions"}"#;
    let file = moments.study.file("guess.jsonl", line);
    let told = |path: &Path| sit(path, Some("AB")).import_codings(&file).unwrap_err().to_string();
    assert_eq!(told(&moments.ashas), told(&moments.both));
    assert_eq!(
        told(&moments.both),
        "nothing was imported from guess.jsonl: line 1: the work of CD on anna is hidden from you until your own is \
         done; let CD bring it in"
    );
    let mut lead = sit(&moments.both, Some("EF"));
    assert!(lead.import_codings(&file).is_err(), "there, with a memo");
}

#[test]
fn an_act_of_nobody_that_she_may_see_nothing_of_is_not_there_for_undo_and_redo() {
    let moments = moments();
    let reversed = |path: &Path| {
        let mut asha = sit(path, Some("AB"));
        let told = [asha.undo(), asha.undo(), asha.redo(), asha.undo(), asha.undo(), asha.undo()];
        let past = asha.next_past().map_err(|why| why.to_string());
        (told.map(|undone| undone.map(|undone| undone.what).map_err(|why| why.to_string())), past)
    };
    let (_folder, before) = common_blind::fresh(&moments.both);
    // What Asha has taken back can be done again, whatever others bring in between.
    let brings = |moment: &dyn Fn(&mut Workbench)| {
        let mut asha = sit(&moments.both, Some("AB"));
        asha.undo().unwrap();
        moment(&mut asha);
        asha.redo().unwrap().what
    };
    assert_eq!(brings(&|_| bring_in_others(&moments.study)), "apply “Friends” to anna:4");
    assert_eq!(reversed(&moments.both), reversed(&before));
}

#[test]
fn whether_the_other_has_begun_is_hidden_and_that_she_is_done_is_not() {
    let moments = moments();
    let states = |path: &Path, coder: Option<&str>| {
        let lines = sit(path, coder).assignments(&AssignmentQuery::default()).unwrap();
        lines.into_iter().map(|line| (line.coder, line.state.word(), line.codings)).collect::<Vec<_>>()
    };
    let of = |coder: &str, state, codings| (coder.to_string(), state, codings);
    assert_eq!(states(&moments.both, Some("AB")), [of("AB", "in progress", Some(2)), of("CD", "to do", None)]);
    assert_eq!(states(&moments.nothing, Some("AB")), [of("AB", "to do", Some(0)), of("CD", "to do", None)]);
    assert_eq!(states(&moments.both, None), [of("AB", "to do", None), of("CD", "to do", None)]);
    let lead = [of("AB", "in progress", Some(2)), of("CD", "in progress", Some(3))];
    assert_eq!(states(&moments.both, Some("EF")), lead);
    let anna = transcript(&sit(&moments.both, Some("CD")), "anna");
    sit(&moments.both, Some("CD")).done(anna, None).unwrap();
    assert_eq!(states(&moments.both, Some("AB")), [of("AB", "in progress", Some(2)), of("CD", "done", None)]);
}

#[test]
fn why_the_other_opened_it_again_and_what_was_set_aside_are_hidden() {
    let moments = moments();
    let mut carys = sit(&moments.both, Some("CD"));
    let anna = transcript(&carys, "anna");
    carys.done(anna, None).unwrap();
    carys.reopen(anna, "an unmistakable turn was left out", None).unwrap();
    let told = |coder: &str| {
        let workbench = sit(&moments.both, Some(coder));
        let exported = workbench.export(&Export::History, Format::Json).unwrap();
        let lines = workbench.assignments(&AssignmentQuery::default()).unwrap();
        let reasons: Vec<_> = lines.into_iter().filter_map(|line| line.reopened).collect();
        (workbench.acts(None).unwrap()[0].clone(), reasons, String::from_utf8(exported).unwrap())
    };
    let (act, reasons, exported) = told("EF");
    assert_eq!(act.what, "open anna again: an unmistakable turn was left out");
    assert_eq!(act.changed.len(), 2, "the assignment, and what was set aside");
    assert_eq!(reasons, ["an unmistakable turn was left out"]);
    assert!(exported.contains("unmistakable turn"));
    let (act, reasons, exported) = told("AB");
    assert_eq!((act.what.as_str(), act.changed.len()), ("open anna again", 1));
    assert!(reasons.is_empty() && !exported.contains("unmistakable"));
}
