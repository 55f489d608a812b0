//! Whatever two coders do, in whatever order: everything can be undone back to the beginning and done again to the end,
//! and the project is the same, to the byte. After every step the file is sound; what is refused changes nothing.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common_store;

use common_store::{ANNA, BERT, FRAMEWORK, Study, apply, dump};
use emic::model::{CellPlace, CellState, CharSpan, MemoAbout, Overall, Paragraph, SynthesisAbout};
use emic::workbench::{
    AgreementScope, CellEdit, CodingQuery, DiscrepancyLine, DiscrepancyQuery, ImportRequest, MemoTarget, NewReading,
    Passage, Resolution, Theming, Workbench,
};
use proptest::prelude::*;
use std::fmt::Write as _;
use std::path::Path;

/// One thing somebody does. Numbers choose among what is there.
#[derive(Debug, Clone)]
enum Deed {
    SitDown(usize),
    Apply { transcript: usize, start: usize, length: usize, theme: usize, magnitude: usize },
    SetMagnitude { which: usize, magnitude: usize },
    WriteMemo { which: usize, memo: String },
    WriteMemoAbout { what: usize, memo: String, base: usize },
    Remove { which: usize },
    ImportCodings { coder: usize, start: usize, many: usize },
    ImportTranscripts { number: usize, many: usize },
    GrowFramework { by: usize },
    SetCase { name: usize, value: usize },
    AddCoder { number: usize },
    Decide { which: usize, how: usize },
    Revert { which: usize },
    TakeAgreements,
    Chart { case: usize, theme: usize, how: usize },
    Synthesise { case: usize, words: String },
    Comment { which: usize },
    Undo,
    Redo,
}

const CODERS: [&str; 2] = ["AB", "CD"];
const THEMES: [&str; 7] = ["home", "room", "garden", "help", "friends", "new-0", "new-1"];
const MAGNITUDES: [Option<&str>; 4] = [None, Some("negative"), Some("+"), Some("none of these")];
const CASES: [&str; 3] = ["Anna", "Bert", "Somebody else"];
const SAID: [(&str, &str); 2] = [("anna.txt", ANNA), ("bert.txt", BERT)];

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let apply = (0..4_usize, 0..120_usize, 1..60_usize, 0..THEMES.len(), 0..4_usize).prop_map(
        |(transcript, start, length, theme, magnitude)| Deed::Apply { transcript, start, length, theme, magnitude },
    );
    let deed = prop_oneof![
        2 => (0..3_usize).prop_map(Deed::SitDown),
        6 => apply,
        2 => (0..9_usize, 0..4_usize).prop_map(|(which, magnitude)| Deed::SetMagnitude { which, magnitude }),
        2 => (0..9_usize, ".{0,20}").prop_map(|(which, memo)| Deed::WriteMemo { which, memo }),
        3 => (0..7_usize, "[ab\n]{0,3}", 0..3_usize)
            .prop_map(|(what, memo, base)| Deed::WriteMemoAbout { what, memo, base }),
        1 => (0..9_usize).prop_map(|which| Deed::Remove { which }),
        1 => (0..2_usize, 0..60_usize, 1..5_usize)
            .prop_map(|(coder, start, many)| Deed::ImportCodings { coder, start, many }),
        1 => (0..4_usize, 1..3_usize).prop_map(|(number, many)| Deed::ImportTranscripts { number, many }),
        1 => (1..3_usize).prop_map(|by| Deed::GrowFramework { by }),
        1 => (0..3_usize, 0..3_usize).prop_map(|(name, value)| Deed::SetCase { name, value }),
        1 => (0..3_usize).prop_map(|number| Deed::AddCoder { number }),
        3 => (0..9_usize, 0..6_usize).prop_map(|(which, how)| Deed::Decide { which, how }),
        1 => (0..9_usize).prop_map(|which| Deed::Revert { which }),
        1 => Just(Deed::TakeAgreements),
        4 => (0..2_usize, 0..3_usize, 0..9_usize).prop_map(|(case, theme, how)| Deed::Chart { case, theme, how }),
        1 => (0..2_usize, "[ab]{0,2}").prop_map(|(case, words)| Deed::Synthesise { case, words }),
        1 => (0..9_usize).prop_map(|which| Deed::Comment { which }),
        3 => Just(Deed::Undo),
        2 => Just(Deed::Redo),
    ];
    prop::collection::vec(deed, 8..26)
}

/// An edit of a cell.
fn charted(workbench: &Workbench, how: usize) -> CellEdit {
    let coding = chosen(workbench, how).unwrap_or_else(emic::model::CodingId::mint);
    match how {
        0 => CellEdit::summary(Paragraph::read("One.\n\n> two"), None),
        1 => CellEdit::summary(Vec::new(), None),
        2 => CellEdit::state(CellState::NoData),
        3 => CellEdit::judgement(Some(Overall::Mixed)),
        4 => CellEdit::confirm(),
        5 => CellEdit::verbatim(coding),
        6 => CellEdit::unlink(coding),
        _ => CellEdit::link(coding),
    }
}

/// Does it; whether anything came of it. Much of what is drawn is refused, and that is as good.
fn perform(study: &Study, workbench: &mut Workbench, deed: &Deed) -> bool {
    match deed {
        Deed::SitDown(who) => workbench.sit_down(CODERS.get(*who).copied()).is_ok(),
        Deed::Apply { transcript, start, length, theme, magnitude } => {
            let listed = workbench.transcripts().unwrap().transcripts;
            let Some(line) = listed.get(*transcript) else { return false };
            let theming = Theming {
                theme: THEMES[*theme].into(),
                magnitude: MAGNITUDES[*magnitude].map(String::from),
                memo: String::new(),
            };
            let passage = Passage::Chars(CharSpan::new(*start, start + length));
            workbench.apply_theme(line.id, &passage, &theming).is_ok()
        }
        Deed::SetMagnitude { which, magnitude } => {
            chosen(workbench, *which).is_some_and(|id| workbench.set_magnitude(id, MAGNITUDES[*magnitude]).is_ok())
        }
        Deed::WriteMemo { which, memo } => {
            chosen(workbench, *which).is_some_and(|id| workbench.set_memo(id, memo).is_ok())
        }
        Deed::WriteMemoAbout { what, memo, base } => {
            let bases = [None, Some(""), Some("a")];
            about(workbench, *what).is_some_and(|target| workbench.write_memo(target, memo, bases[*base]).is_ok())
        }
        Deed::Chart { case, theme, how } => {
            let (Ok(case), Ok(theme)) = (workbench.find_case(CASES[*case]), workbench.find_theme(THEMES[*theme]))
            else {
                return false;
            };
            let edit = charted(workbench, *how);
            workbench.chart_cell(CellPlace { case, theme }, &edit).is_ok()
        }
        Deed::Synthesise { case, words } => workbench.find_case(CASES[*case]).is_ok_and(|case| {
            workbench.write_synthesis(SynthesisAbout::Case(case), &Paragraph::read(words), None).is_ok()
        }),
        Deed::Remove { which } => chosen(workbench, *which).is_some_and(|id| workbench.remove_coding(id).is_ok()),
        Deed::ImportCodings { coder, start, many } => {
            let mut lines = String::new();
            for place in (*start..).step_by(7).take(*many) {
                let coder = CODERS[*coder];
                let end = place + 11;
                writeln!(
                    lines,
                    r#"{{"transcript":"anna","coder":"{coder}","theme":"room","start":{place},"end":{end}}}"#
                )
                .unwrap();
            }
            workbench.import_codings(&study.file("codings.jsonl", &lines)).is_ok()
        }
        Deed::ImportTranscripts { number, many } => {
            let paths = (*number..number + many).map(|number| {
                study.file(&format!("t{number}.txt"), &format!("INT: Number {number}?\n\nP{number}: Yes, ü{number}.\n"))
            });
            let request = ImportRequest { paths: paths.collect(), ..ImportRequest::default() };
            workbench.import(&request, |_, _| true).is_ok()
        }
        Deed::GrowFramework { by } => {
            let mut framework = FRAMEWORK.to_string();
            for number in 0..*by {
                write!(framework, "\n[[theme]]\nkey = \"new-{number}\"\nname = \"New {number}\"\nparent = \"home\"\n")
                    .unwrap();
            }
            workbench.import_codebook(&study.file("grown.toml", &framework)).is_ok()
        }
        Deed::SetCase { name, value } => {
            workbench.set_case(CASES[*name], &[format!("age={value}0"), format!("note=ä{value}")]).is_ok()
        }
        Deed::AddCoder { number } => workbench.add_coder(&format!("E{number}:Extra {number}")).is_ok(),
        Deed::Decide { which, how } => different(workbench, *which).is_some_and(|line| {
            let neutral = NewReading { theme: Some("room".into()), magnitude: Some("0".into()), passage: None };
            let [first, second] = line.coder_ids;
            let how = [
                Resolution::Adopt(first),
                Resolution::Adopt(second),
                Resolution::Both,
                Resolution::Neither,
                Resolution::Set(neutral),
                Resolution::Discuss,
            ][*how]
                .clone();
            workbench.reconcile(line.id, &how, "because", None).is_ok()
        }),
        Deed::Revert { which } => different(workbench, *which).is_some_and(|line| workbench.revert(line.id).is_ok()),
        Deed::TakeAgreements => workbench
            .take_agreements(&AgreementScope::default(), false)
            .is_ok_and(|taken| taken.taken > 0 || taken.codings == 0),
        Deed::Comment { which } => {
            different(workbench, *which).is_some_and(|line| workbench.comment(line.id, "a word").is_ok())
        }
        Deed::Undo => workbench.undo().is_ok(),
        Deed::Redo => workbench.redo().is_ok(),
    }
}

/// One of all codings, one's own or not.
fn chosen(workbench: &Workbench, which: usize) -> Option<emic::model::CodingId> {
    let codings = workbench.codings(&CodingQuery::default()).unwrap();
    (!codings.is_empty()).then(|| codings[which % codings.len()].id)
}

/// Something a memo can be about.
fn about(workbench: &Workbench, what: usize) -> Option<MemoTarget> {
    let names = workbench.names().unwrap();
    Some(MemoTarget::About(match what {
        0 => MemoAbout::Project,
        1 | 2 => MemoAbout::Transcript(names.transcripts.get(what - 1)?.id),
        3 | 4 => MemoAbout::Theme(names.framework.themes().get(what - 3)?.id),
        5 => MemoAbout::Case(names.cases.first()?.id),
        _ => return chosen(workbench, what).map(MemoTarget::Coding),
    }))
}

/// One of all disagreements, settled or not.
fn different(workbench: &Workbench, which: usize) -> Option<DiscrepancyLine> {
    let lines = workbench.discrepancies(&DiscrepancyQuery::default()).unwrap().discrepancies;
    (!lines.is_empty()).then(|| lines[which % lines.len()].clone())
}

/// Who has to undo next so that everything is undone in the order opposite to that in which it came to stand: the
/// author of the act that came to stand last, anybody where it is nobody's. `None` where only the making stands.
fn last_to_act(path: &Path) -> Option<&'static str> {
    let conn = rusqlite::Connection::open(path).unwrap();
    let sql = "SELECT coder.initials FROM act AS done LEFT JOIN coder ON coder.id = done.coder
        JOIN (SELECT coalesce(target, id) AS named, max(seq) AS seq FROM act GROUP BY 1) AS told ON told.named = done.id
        JOIN act AS latest ON latest.seq = told.seq
        WHERE done.kind = 'do' AND done.seq > 1 AND latest.kind <> 'undo' ORDER BY told.seq DESC LIMIT 1";
    let author = conn.query_row(sql, [], |row| row.get::<_, Option<String>>(0));
    match author {
        Ok(author) => Some(CODERS.into_iter().find(|coder| author.as_deref() == Some(coder)).unwrap_or(CODERS[0])),
        Err(rusqlite::Error::QueryReturnedNoRows) => None,
        Err(error) => panic!("{error}"),
    }
}

fn sound(workbench: &Workbench) {
    assert_eq!(workbench.check().unwrap(), []);
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 20,
        max_shrink_iters: 200,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn everything_can_be_undone_and_done_again(deeds in deeds()) {
        let study = Study::bare(&["AB:Asha Bell", "CD:Carys Doyle"]);
        let beginning = dump(&study.path);
        let mut workbench = study.sit(Some("AB"));
        workbench.import_codebook(&study.file("small.toml", FRAMEWORK)).unwrap();
        workbench.sit_down(Some("CD")).unwrap();
        study.import(&mut workbench, &SAID);
        // So that there is something to differ in from the start.
        for (coder, other) in [("AB", "friends"), ("CD", "garden")] {
            workbench.sit_down(Some(coder)).unwrap();
            apply(&mut workbench, "anna", "a garden of dandelions", "garden");
            apply(&mut workbench, "anna", "helps me", other);
        }
        for deed in &deeds {
            let before = dump(&study.path);
            let done = perform(&study, &mut workbench, deed);
            prop_assert!(done || dump(&study.path) == before, "{:?} was refused and changed something", deed);
            sound(&workbench);
        }
        // What was taken back on the way is not done again: a last act of each coder ends her branch.
        for coder in CODERS {
            workbench.sit_down(Some(coder)).unwrap();
            workbench.set_case(&format!("{coder}'s last"), &["said=goodbye".into()]).unwrap();
        }
        let end = dump(&study.path);
        let listed = workbench.transcripts().unwrap();
        let mut undone = Vec::new();
        while let Some(coder) = last_to_act(&study.path) {
            workbench.sit_down(Some(coder)).unwrap();
            undone.push((coder, workbench.undo().unwrap().act));
            sound(&workbench);
        }
        prop_assert_eq!(dump(&study.path), beginning, "undone to the beginning");
        for (coder, act) in undone.into_iter().rev() {
            workbench.sit_down(Some(coder)).unwrap();
            prop_assert_eq!(workbench.redo().unwrap().act, act);
            sound(&workbench);
        }
        prop_assert_eq!(dump(&study.path), end, "and done again to the end");
        prop_assert_eq!(workbench.transcripts().unwrap(), listed, "in the same order");
    }
}
