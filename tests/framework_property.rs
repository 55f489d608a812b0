//! Whatever two coders do to the framework and to their codings, in whatever order: no coding loses its theme, its
//! magnitude or its memo unsaid, everything can be undone back to the beginning and done again to the end, and the
//! project is the same, to the byte. After every step the file is sound; what is refused changes nothing.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common_store;

use common_store::{Study, dump};
use emic::model::{
    CellPlace, CellState, CharSpan, CodingId, Overall, Paragraph, Scale, SynthesisAbout, ThemeColour, ThemeId,
    ThemePlace,
};
use emic::workbench::{
    CellEdit, CellView, CodingLine, CodingQuery, MatrixRequest, MergePreview, NewTheme, Passage, ScaleEdit, SplitTheme,
    ThemeEdit, Theming, Workbench,
};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::path::Path;

/// One thing somebody does. Numbers choose among what is there.
#[derive(Debug, Clone)]
enum Deed {
    SitDown(usize),
    Apply { transcript: usize, start: usize, theme: usize, magnitude: usize, memo: usize },
    Remove(usize),
    Add { name: usize, parent: usize },
    Edit { theme: usize, how: usize },
    Rescale { values: usize },
    Move { theme: usize, parent: usize, before: usize },
    Merge { from: usize, into: usize },
    Split { theme: usize, beside: bool, sorted: bool },
    Sort { coding: usize, theme: usize },
    Delete(usize),
    Chart { case: usize, theme: usize, coding: usize, how: usize },
    Undo,
    Redo,
}

const CODERS: [&str; 2] = ["AB", "CD"];
const MAGNITUDES: [Option<&str>; 4] = [None, Some("negative"), Some("positive"), Some("neutral")];
const MEMOS: [&str; 3] = ["", "one", "two"];
const NAMES: [&str; 3] = ["New one", "Another", "主題"];

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let n = 0..12_usize;
    // Few places, so that passages coincide and merges collide.
    let apply = (0..2_usize, 0..3_usize, n.clone(), 0..4_usize, 0..3_usize).prop_map(
        |(transcript, start, theme, magnitude, memo)| Deed::Apply { transcript, start, theme, magnitude, memo },
    );
    let deed = prop_oneof![
        2 => (0..2_usize).prop_map(Deed::SitDown),
        8 => apply,
        1 => n.clone().prop_map(Deed::Remove),
        2 => (0..3_usize, n.clone()).prop_map(|(name, parent)| Deed::Add { name, parent }),
        2 => (n.clone(), 0..6_usize).prop_map(|(theme, how)| Deed::Edit { theme, how }),
        1 => (0..3_usize).prop_map(|values| Deed::Rescale { values }),
        2 => (n.clone(), n.clone(), n.clone()).prop_map(|(theme, parent, before)| Deed::Move { theme, parent, before }),
        4 => (n.clone(), n.clone()).prop_map(|(from, into)| Deed::Merge { from, into }),
        1 => (n.clone(), any::<bool>(), any::<bool>())
            .prop_map(|(theme, beside, sorted)| Deed::Split { theme, beside, sorted }),
        1 => (n.clone(), n.clone()).prop_map(|(coding, theme)| Deed::Sort { coding, theme }),
        6 => (0..2_usize, n.clone(), n.clone(), 0..6_usize)
            .prop_map(|(case, theme, coding, how)| Deed::Chart { case, theme, coding, how }),
        1 => n.prop_map(Deed::Delete),
        3 => Just(Deed::Undo),
        2 => Just(Deed::Redo),
    ];
    prop::collection::vec(deed, 10..30)
}

fn theme(bench: &Workbench, which: usize) -> ThemeId {
    let themes = bench.codebook().unwrap().themes;
    themes.get(which % themes.len().max(1)).map_or_else(ThemeId::mint, |theme| theme.id)
}

/// The theme, or none for one number in twelve.
fn or_none(bench: &Workbench, which: usize) -> Option<ThemeId> {
    (which > 0).then(|| theme(bench, which))
}

fn codings(bench: &Workbench) -> Vec<CodingLine> {
    bench.codings(&CodingQuery::default()).unwrap()
}

fn coding(bench: &Workbench, which: usize) -> CodingId {
    let all = codings(bench);
    all.get(which % all.len().max(1)).map_or_else(CodingId::mint, |coding| coding.id)
}

fn edit(how: usize) -> ThemeEdit {
    let some = |text: &str| Some(text.to_string());
    match how {
        0 => ThemeEdit { name: some("Renamed"), ..ThemeEdit::default() },
        1 => ThemeEdit { definition: some("Other words."), include: some("This."), ..ThemeEdit::default() },
        2 => ThemeEdit { scale: Some(ScaleEdit::None), ..ThemeEdit::default() },
        3 => ThemeEdit { scale: Some(ScaleEdit::Own("valence".into())), ..ThemeEdit::default() },
        4 => ThemeEdit { colour: Some(ThemeColour::new(5)), key: some("key"), ..ThemeEdit::default() },
        _ => ThemeEdit { codable: Some(false), ..ThemeEdit::default() },
    }
}

/// Does it; whether anything came of it. Much of what is drawn is refused, and that is as good.
fn perform(bench: &mut Workbench, deed: &Deed) -> bool {
    match *deed {
        Deed::SitDown(who) => bench.sit_down(CODERS.get(who).copied()).is_ok(),
        Deed::Apply { transcript, start, theme: which, magnitude, memo } => {
            let line = bench.transcripts().unwrap().transcripts[transcript].id;
            let theming = Theming {
                theme: theme(bench, which).to_string(),
                magnitude: MAGNITUDES[magnitude].map(String::from),
                memo: MEMOS[memo].into(),
            };
            let passage = Passage::Chars(CharSpan::new(start * 10, start * 10 + 12));
            bench.apply_theme(line, &passage, &theming).is_ok()
        }
        Deed::Remove(which) => bench.remove_coding(coding(bench, which)).is_ok(),
        Deed::Add { name, parent } => {
            let place = ThemePlace { parent: or_none(bench, parent), before: None };
            let new = NewTheme { name: NAMES[name].into(), place, fields: ThemeEdit::default() };
            bench.add_theme(&new, None).is_ok()
        }
        Deed::Edit { theme: which, how } => bench.edit_theme(theme(bench, which), &edit(how), None).is_ok(),
        Deed::Rescale { values } => {
            let all = ["negative", "neutral", "positive", "very positive"].map(String::from);
            bench.set_scale(&Scale { key: "valence".into(), values: all[values..].to_vec() }, None).is_ok()
        }
        Deed::Move { theme: which, parent, before } => {
            let before = (before % 2 == 0).then(|| theme(bench, before));
            let place = ThemePlace { parent: or_none(bench, parent), before };
            bench.move_theme(theme(bench, which), place, None).is_ok()
        }
        Deed::Merge { from, into } => merge(bench, theme(bench, from), theme(bench, into)),
        Deed::Split { theme: which, beside, sorted } => {
            let which = theme(bench, which);
            let own = bench.sortable(which).unwrap_or_default();
            let sorted = own.first().filter(|_| sorted).map(|coding| (coding.id, 1)).into_iter().collect();
            let names = vec!["Half".to_string(), "Other half".to_string()];
            bench.split_theme(which, &SplitTheme { names, beside, sorted }, None).is_ok()
        }
        Deed::Sort { coding: which, theme: into } => {
            bench.sort_codings(&[(coding(bench, which), theme(bench, into))]).is_ok()
        }
        Deed::Delete(which) => {
            let which = theme(bench, which);
            let Ok(preview) = bench.preview_delete(which) else { return false };
            let (before, charted) = (codings(bench).len(), cells(bench));
            let done = bench.delete_theme(which, None).is_ok();
            let gone = charted.len() - cells(bench).len();
            assert_eq!(gone, if done { preview.cells } else { 0 }, "as many cells go as were announced");
            assert!(!done || codings(bench).len() + preview.codings == before, "as many go as were announced");
            done
        }
        Deed::Chart { case, theme: which, coding: of, how } => {
            chart(bench, case, theme(bench, which), coding(bench, of), how)
        }
        Deed::Undo => bench.undo().is_ok(),
        Deed::Redo => bench.redo().is_ok(),
    }
}

/// Charts something, or writes a synthesis.
fn chart(bench: &mut Workbench, case: usize, theme: ThemeId, coding: CodingId, how: usize) -> bool {
    let Ok(case) = bench.find_case(["Anna", "Bert"][case]) else { return false };
    let words = format!("{} {coding}", ["One", "Two", "Three"][how % 3]);
    let edit = match how {
        0 => CellEdit::summary(Paragraph::read(&words), None),
        1 => CellEdit { link: vec![coding], ..CellEdit::state(CellState::NoData) },
        2 => CellEdit::judgement(Some(Overall::ALL[words.len() % 5])),
        3 => CellEdit::verbatim(coding),
        4 => return bench.write_synthesis(SynthesisAbout::Theme(theme), &Paragraph::read(&words), None).is_ok(),
        _ => CellEdit { link: vec![coding], ..CellEdit::summary(Paragraph::read(&words), None) },
    };
    bench.chart_cell(CellPlace { case, theme }, &edit).is_ok()
}

/// Everything that is charted, by case and theme, with what was written of the themes as a whole.
fn cells(bench: &Workbench) -> Vec<(String, String, CellView)> {
    let matrix = bench.matrix(&MatrixRequest::default()).unwrap();
    let rows = matrix.charts.into_iter().flat_map(|chart| chart.rows);
    let cells = rows.flat_map(|row| {
        let case = row.case.unwrap_or_default();
        row.cells.into_iter().map(move |cell| (case.clone(), cell.theme.clone(), cell))
    });
    cells.filter(|(_, _, cell)| cell.charted_by.is_some()).collect()
}

/// What was charted of two themes stands in the one that is left, word for word and link for link.
fn charted_in_one(
    before: &[(String, String, CellView)],
    after: &[(String, String, CellView)],
    gone: &str,
    stays: &str,
    foretold: &MergePreview,
) {
    let of = |theme: &str| before.iter().filter(move |(_, key, _)| key == theme).count();
    assert_eq!(of(gone), foretold.cells, "as many cells go over as were announced");
    assert_eq!(before.len() - after.len(), foretold.cells_joined);
    assert!(after.iter().all(|(_, key, _)| key != gone));
    for (case, key, was) in before.iter().filter(|(_, key, _)| key == gone || key == stays) {
        let (_, _, is) = after.iter().find(|(name, theme, _)| name == case && theme == stays).unwrap();
        for paragraph in &was.paragraphs {
            let kept = |now: &Paragraph| now.kind == paragraph.kind && now.text == paragraph.text;
            assert!(is.paragraphs.iter().any(kept), "{key}: {paragraph:?} {is:?}");
        }
        let told = |word: &str| is.summary.as_deref().is_some_and(|summary| summary.contains(word));
        assert!(
            was.judgement.is_none_or(|judged| is.judgement == Some(judged) || told(judged.word())),
            "{was:?} {is:?}"
        );
        assert!(was.state == CellState::ToChart || was.state == is.state || told(was.state.word()), "{was:?} {is:?}");
        let links = was.linked.len() + was.stale_reasons.iter().filter(|stale| stale.kind == "removed").count();
        assert!(links == 0 || !is.linked.is_empty() || !is.stale_reasons.is_empty(), "{was:?} {is:?}");
    }
}

type Place = (String, String, usize, usize);

fn place(coding: &CodingLine) -> Place {
    (coding.transcript.clone(), coding.coder.clone(), coding.start, coding.end)
}

/// Merges, and holds what is there afterwards to what was there before.
fn merge(bench: &mut Workbench, from: ThemeId, into: ThemeId) -> bool {
    let key = |id: ThemeId| bench.codebook().unwrap().themes.iter().find(|t| t.id == id).map(|t| t.key.clone());
    let (Some(gone), Some(stays)) = (key(from), key(into)) else { return false };
    let (before, charted) = (codings(bench), cells(bench));
    let foretold = bench.preview_merge(from, into).unwrap();
    let done = bench.merge_themes(from, into, None).is_ok();
    assert_eq!(done, foretold.faults.is_empty(), "the preview said whether it can be done: {:?}", foretold.faults);
    if !done {
        return false;
    }
    let after = codings(bench);
    charted_in_one(&charted, &cells(bench), &gone, &stays, &foretold);
    let concerned: Vec<&CodingLine> = before.iter().filter(|c| c.theme == gone || c.theme == stays).collect();
    let places: BTreeSet<Place> = concerned.iter().map(|coding| place(coding)).collect();
    let now: Vec<&CodingLine> = after.iter().filter(|coding| coding.theme == stays).collect();
    assert_eq!(now.len(), places.len(), "one for each passage and coder");
    assert_eq!(after.len() + foretold.collisions.len(), before.len());
    for was in concerned {
        let is = now.iter().find(|is| place(is) == place(was)).unwrap();
        assert!(was.memo.split("\n\n").all(|said| is.memo.contains(said)), "{was:?} {is:?}");
        let told = |magnitude: &String| is.magnitude.as_ref() == Some(magnitude) || is.memo.contains(magnitude);
        assert!(was.magnitude.iter().all(told), "{was:?} {is:?}");
    }
    let others = |all: &[CodingLine]| -> Vec<CodingLine> {
        let mut others: Vec<CodingLine> =
            all.iter().filter(|coding| coding.theme != gone && coding.theme != stays).cloned().collect();
        // They are listed by place and theme, and themes have moved.
        others.sort_by_key(|coding| coding.id);
        others
    };
    assert_eq!(others(&before), others(&after), "nothing else changed");
    true
}

/// Codings of three passages of each transcript to four themes, one line each.
fn coded_by(coder: &str) -> String {
    let mut lines = String::new();
    for (place, transcript) in ["anna", "bert"].into_iter().flat_map(|title| (0..3).map(move |place| (place, title))) {
        for (n, theme) in ["home", "room", "garden", "friends"].into_iter().enumerate() {
            let magnitude = if n < 2 { ["null", "\"negative\"", "\"positive\""][(place + n) % 3] } else { "null" };
            let (start, memo) = (place * 10, MEMOS[(place + 2 * n) % 3]);
            let end = start + 12;
            lines.push_str(&format!(
                "{{\"transcript\":\"{transcript}\",\"coder\":\"{coder}\",\"theme\":\"{theme}\",\"start\":{start},\
                 \"end\":{end},\"magnitude\":{magnitude},\"memo\":\"{memo}\"}}\n"
            ));
        }
    }
    lines
}

/// Every coding has a theme of the framework, and every magnitude is on its scale.
fn sound(bench: &Workbench) {
    assert_eq!(bench.check().unwrap(), []);
    let book = bench.codebook().unwrap();
    let mut counted = 0;
    for theme in &book.themes {
        let scale = theme.scale.as_ref().and_then(|key| book.scales.iter().find(|scale| scale.key == *key));
        for value in theme.counts.iter().filter_map(|count| count.magnitude.as_ref()) {
            assert!(scale.is_some_and(|scale| scale.values.contains(value)), "{value} is on no scale of {}", theme.key);
        }
        counted += theme.codings;
    }
    assert_eq!(counted, codings(bench).len(), "every coding is counted under its theme");
    let versions = bench.framework_versions().unwrap();
    let numbers: Vec<u32> = versions.iter().map(|version| version.number).collect();
    assert_eq!(numbers, (1..=u32::try_from(versions.len()).unwrap()).collect::<Vec<_>>());
    assert_eq!(versions.last().unwrap().themes, book.themes.len(), "the last version is what stands");
}

/// Whose acts stand, the one that came to stand last first: who has to undo next so that everything is undone in the
/// opposite order.
fn standing(path: &Path, since: i64) -> Vec<String> {
    let conn = rusqlite::Connection::open(path).unwrap();
    let sql = "SELECT coder.initials FROM act AS done JOIN coder ON coder.id = done.coder
        JOIN (SELECT coalesce(target, id) AS named, max(seq) AS seq FROM act GROUP BY 1) AS told ON told.named = done.id
        JOIN act AS latest ON latest.seq = told.seq
        WHERE done.kind = 'do' AND done.seq > ?1 AND latest.kind <> 'undo' ORDER BY told.seq DESC";
    let mut statement = conn.prepare(sql).unwrap();
    statement.query_map([since], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 20,
        max_shrink_iters: 300,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn changes_of_the_framework_lose_nothing_and_are_undone_to_the_beginning(deeds in deeds()) {
        let study = Study::new();
        let mut bench = study.sit(Some("AB"));
        let beginning = dump(&study.path);
        let since: i64 = rusqlite::Connection::open(&study.path)
            .unwrap()
            .query_row("SELECT max(seq) FROM act", [], |row| row.get(0))
            .unwrap();
        // Both have coded the same passages to several themes, so that merges find something to join.
        for coder in CODERS {
            bench.sit_down(Some(coder)).unwrap();
            bench.import_codings(&study.file(&format!("{coder}.jsonl"), &coded_by(coder))).unwrap();
        }
        for deed in &deeds {
            // What stood before these two began is nobody's, so that either could undo it.
            let own = bench.coder().map(|coder| coder.initials.clone());
            if matches!(deed, Deed::Undo) && !standing(&study.path, since).iter().any(|coder| Some(coder) == own.as_ref()) {
                continue;
            }
            let before = dump(&study.path);
            let done = perform(&mut bench, deed);
            prop_assert!(done || dump(&study.path) == before, "{:?} was refused and changed something", deed);
            if let Ok(names) = bench.names() && names.framework.themes().is_empty() {
                break;
            }
            sound(&bench);
        }
        for coder in CODERS {
            bench.sit_down(Some(coder)).unwrap();
            bench.set_case(&format!("{coder}'s last"), &["said=goodbye".into()]).unwrap();
        }
        let end = dump(&study.path);
        let mut undone = Vec::new();
        while let Some(coder) = standing(&study.path, since).into_iter().next() {
            bench.sit_down(Some(&coder)).unwrap();
            undone.push((coder, bench.undo().unwrap().act));
        }
        prop_assert_eq!(dump(&study.path), beginning, "undone to the beginning");
        sound(&bench);
        for (coder, act) in undone.into_iter().rev() {
            bench.sit_down(Some(&coder)).unwrap();
            prop_assert_eq!(bench.redo().unwrap().act, act);
        }
        prop_assert_eq!(dump(&study.path), end, "and done again to the end");
    }
}
