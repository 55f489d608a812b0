//! A summary is marked as stale exactly when a linked coding is not what it was when the summary was last written or
//! confirmed, whatever two coders do in whatever order; and undo and redo of what they did restore the mark with the coding.
//!
//! What was seen is remembered here, beside the program, and held against what `codings` lists.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common_store;

use common_store::{Study, apply, apply_with};
use emic::model::{CellPlace, CellState, CodingId, Paragraph};
use emic::workbench::{CellEdit, CellPage, CodingQuery, Passage, Theming, Workbench};
use proptest::prelude::*;
use std::collections::BTreeMap;

#[derive(Debug, Clone)]
enum Deed {
    Apply { quote: usize, theme: usize },
    Rate { which: usize, magnitude: usize },
    Retheme { which: usize, theme: usize },
    Remove(usize),
    Memo(usize),
    Link(usize),
    Unlink(usize),
    Write(usize),
    Confirm,
    State(usize),
    Undo,
    Redo,
}

const QUOTES: [&str; 4] = ["a room by the café", "It is small", "mais à moi", "My friend Zoë helps me"];
const THEMES: [&str; 3] = ["home", "room", "garden"];

fn deeds() -> impl Strategy<Value = Vec<(usize, Deed)>> {
    let deed = prop_oneof![
        3 => (0..4_usize, 0..3_usize).prop_map(|(quote, theme)| Deed::Apply { quote, theme }),
        4 => (0..6_usize, 0..3_usize).prop_map(|(which, magnitude)| Deed::Rate { which, magnitude }),
        3 => (0..6_usize, 0..3_usize).prop_map(|(which, theme)| Deed::Retheme { which, theme }),
        2 => (0..6_usize).prop_map(Deed::Remove),
        1 => (0..6_usize).prop_map(Deed::Memo),
        4 => (0..6_usize).prop_map(Deed::Link),
        1 => (0..6_usize).prop_map(Deed::Unlink),
        2 => (0..3_usize).prop_map(Deed::Write),
        2 => Just(Deed::Confirm),
        1 => (0..4_usize).prop_map(Deed::State),
        4 => Just(Deed::Undo),
        2 => Just(Deed::Redo),
    ];
    prop::collection::vec((0..2_usize, deed), 5..40)
}

/// Everything about a coding that is a reading, in words.
type Reading = (String, String, Option<String>, usize, usize);

fn readings(bench: &Workbench) -> BTreeMap<CodingId, Reading> {
    let codings = bench.codings(&CodingQuery::default()).unwrap();
    codings.into_iter().map(|c| (c.id, (c.transcript, c.theme, c.magnitude, c.start, c.end))).collect()
}

/// What the summary rests on, as far as this test knows: `None` where the coding was known to be gone.
type Known = BTreeMap<CodingId, Option<Reading>>;

fn room(bench: &Workbench) -> CellPlace {
    CellPlace { case: bench.find_case("Anna").unwrap(), theme: bench.find_theme("room").unwrap() }
}

/// Does it; whether anything came of it, and what is known of the links afterwards.
fn perform(bench: &mut Workbench, deed: &Deed, known: &Known) -> (bool, Known) {
    let (place, before) = (room(bench), readings(bench));
    let ids: Vec<CodingId> = before.keys().copied().collect();
    let one = |which: usize| ids.get(which % ids.len().max(1)).copied().unwrap_or_else(CodingId::mint);
    let mut after = known.clone();
    let renewed = || known.keys().map(|id| (*id, before.get(id).cloned())).collect::<Known>();
    let done = match *deed {
        Deed::Apply { quote, theme } => {
            let theming = Theming { theme: THEMES[theme].into(), ..Theming::default() };
            let anna = bench.find_transcript("anna").unwrap();
            bench.apply_theme(anna, &Passage::Quote(QUOTES[quote].into()), &theming).is_ok()
        }
        Deed::Rate { which, magnitude } => {
            bench.set_magnitude(one(which), [None, Some("negative"), Some("positive")][magnitude]).is_ok()
        }
        Deed::Retheme { which, theme } => {
            let theme = bench.find_theme(THEMES[theme]).unwrap();
            bench.sort_codings(&[(one(which), theme)]).is_ok()
        }
        Deed::Remove(which) => bench.remove_coding(one(which)).is_ok(),
        Deed::Memo(which) => bench.set_memo(one(which), "a note").is_ok(),
        Deed::Link(which) => {
            after.insert(one(which), before.get(&one(which)).cloned());
            bench.chart_cell(place, &CellEdit::link(one(which))).is_ok()
        }
        Deed::Unlink(which) => {
            after.remove(&one(which));
            bench.chart_cell(place, &CellEdit::unlink(one(which))).is_ok()
        }
        Deed::Write(words) => {
            after = renewed();
            bench.chart_cell(place, &CellEdit::summary(Paragraph::read(["One.", "Two.", ""][words]), None)).is_ok()
        }
        Deed::Confirm => {
            after = renewed();
            bench.chart_cell(place, &CellEdit::confirm()).is_ok()
        }
        Deed::State(which) => bench.chart_cell(place, &CellEdit::state(CellState::ALL[which])).is_ok(),
        Deed::Undo | Deed::Redo => unreachable!("these are told apart before"),
    };
    (done, if done { after } else { known.clone() })
}

/// Whether the cell is stale as far as this test knows, which codings are linked, and what kinds of change there were.
fn hold(bench: &Workbench, known: &Known, page: &CellPage) {
    let (now, cell) = (readings(bench), &page.cell);
    let written = cell.state != CellState::ToChart || !cell.paragraphs.is_empty();
    let mut expected: Vec<(CodingId, &str)> = Vec::new();
    for (id, seen) in known.iter().filter(|_| written) {
        match (seen, now.get(id)) {
            (None, None) => {}
            (None, Some(_)) => expected.push((*id, "back")),
            (Some(_), None) => expected.push((*id, "removed")),
            (Some(was), Some(is)) => {
                expected.extend((was.1 != is.1).then_some((*id, "theme")));
                expected.extend(((was.3, was.4) != (is.3, is.4)).then_some((*id, "moved")));
                expected.extend((was.2 != is.2).then_some((*id, "magnitude")));
            }
        }
    }
    expected.sort_unstable();
    let mut told: Vec<(CodingId, &str)> = cell.stale_reasons.iter().map(|stale| (stale.coding, stale.kind)).collect();
    told.sort_unstable();
    assert_eq!(told, expected, "{known:?} {now:?}");
    assert_eq!(cell.stale, !expected.is_empty());
    let mut linked = cell.linked.clone();
    linked.sort_unstable();
    let there: Vec<CodingId> = known.keys().filter(|id| now.contains_key(id)).copied().collect();
    assert_eq!(linked, there, "links resolve");
    assert_eq!(cell.linked, page.links.iter().map(|link| link.coding).collect::<Vec<_>>());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn stale_is_what_is_not_as_it_was_seen_and_undo_restores_both(deeds in deeds()) {
        let study = Study::new();
        let mut benches = [study.sit(Some("AB")), study.sit(Some("CD"))];
        let mut known = Known::new();
        // How many acts of each coder stand: what was set up before is not undone.
        let mut standing = [0_usize; 2];
        // What was known before and after each act, so that undo and redo can be told.
        let mut moments: BTreeMap<String, (Known, Known)> = BTreeMap::new();
        for (who, deed) in &deeds {
            let bench = &mut benches[*who];
            match deed {
                Deed::Undo if standing[*who] == 0 => {}
                Deed::Undo | Deed::Redo => {
                    let reversed = if matches!(deed, Deed::Undo) { bench.undo() } else { bench.redo() };
                    if reversed.is_ok() {
                        standing[*who] = if matches!(deed, Deed::Undo) { standing[*who] - 1 } else { standing[*who] + 1 };
                    }
                    if let Ok(reversed) = reversed
                        && let Some((before, after)) = moments.get(&reversed.act.to_string())
                        && before != after
                    {
                        known = if matches!(deed, Deed::Undo) { before.clone() } else { after.clone() };
                    }
                }
                deed => {
                    let seq = bench.seq().unwrap();
                    let (done, after) = perform(bench, deed, &known);
                    if done && bench.seq().unwrap() > seq {
                        standing[*who] += 1;
                        let act = bench.history(Some(1)).unwrap()[0].act;
                        moments.insert(act.to_string(), (known, after.clone()));
                    }
                    known = after;
                }
            }
            for bench in &benches {
                let page = bench.cell_page(room(bench), None).unwrap();
                hold(bench, &known, &page);
            }
        }
        assert_eq!(benches[0].check().unwrap(), []);
    }
}

fn positive() -> Theming {
    Theming { theme: "room".into(), magnitude: Some("positive".into()), memo: String::new() }
}

#[test]
fn each_kind_of_change_is_told_in_a_sentence_and_undone_with_the_change() {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    let coding = apply_with(&mut asha, "anna", "a room by the café", &positive());
    let place = room(&asha);
    let words = Paragraph::read("Lives in one room.");
    asha.chart_cell(place, &CellEdit { link: vec![coding], ..CellEdit::summary(words, None) }).unwrap();
    let reasons = |bench: &Workbench| -> Vec<String> {
        bench.cell_page(place, None).unwrap().cell.stale_reasons.into_iter().map(|stale| stale.reason).collect()
    };
    assert_eq!(reasons(&asha), Vec::<String>::new());
    asha.set_magnitude(coding, Some("negative")).unwrap();
    assert_eq!(reasons(&asha), ["the magnitude of anna:2 (“a room by the café”) is now negative and was positive"]);
    let garden = asha.find_theme("home").unwrap();
    asha.sort_codings(&[(coding, garden)]).unwrap();
    assert_eq!(reasons(&asha)[0], "anna:2 (“a room by the café”) is now coded to “1 Home” and was coded to “1.1 Room”");
    asha.remove_coding(coding).unwrap();
    assert_eq!(reasons(&asha), ["the coding of anna:2 (“a room by the café”) was removed"]);
    for _ in 0..3 {
        asha.undo().unwrap();
    }
    assert_eq!(reasons(&asha), Vec::<String>::new());
    asha.redo().unwrap();
    assert_eq!(reasons(&asha).len(), 1);
    asha.chart_cell(place, &CellEdit::confirm()).unwrap();
    assert_eq!(reasons(&asha), Vec::<String>::new(), "still right");
}

#[test]
fn new_quotes_are_counted_and_make_nothing_stale() {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    apply_with(&mut asha, "anna", "a room by the café", &positive());
    let place = room(&asha);
    let new = |bench: &Workbench| {
        let cell = bench.cell_page(place, None).unwrap().cell;
        (cell.new_since, cell.stale)
    };
    assert_eq!(new(&asha), (0, false), "nothing is new as long as nothing was written");
    asha.chart_cell(place, &CellEdit::summary(Paragraph::read("One room."), None)).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(5));
    let small = apply(&mut asha, "anna", "It is small", "room");
    apply(&mut asha, "anna", "mais à moi", "room");
    assert_eq!(new(&asha), (2, false));
    asha.chart_cell(place, &CellEdit::link(small)).unwrap();
    assert_eq!(new(&asha), (1, false), "what is linked was seen");
    asha.chart_cell(place, &CellEdit::confirm()).unwrap();
    assert_eq!(new(&asha), (0, false));
}
