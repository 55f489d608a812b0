//! What the room promises, through its public face.

use super::{Doc, Filter, Found, Hidden, Index, Query, SearchError, Stamp, Unit};
use crate::model::{CaseId, CoderId, CodingId, ProjectId, Role, Span, ThemeId, TranscriptId};
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use uuid::Uuid;

const SMALL: usize = 15_000_000;

fn transcript(n: u128) -> TranscriptId {
    TranscriptId(Uuid::from_u128(n))
}

fn coder(n: u128) -> CoderId {
    CoderId(Uuid::from_u128(n))
}

fn coding(n: u128) -> CodingId {
    CodingId(Uuid::from_u128(n))
}

fn theme(n: u128) -> ThemeId {
    ThemeId(Uuid::from_u128(n))
}

fn case(n: u128) -> CaseId {
    CaseId(Uuid::from_u128(n))
}

fn turn(n: u32, text: &str) -> Doc<'_> {
    Doc {
        unit: Unit::Turn,
        coding: None,
        transcript: transcript(1),
        turn: n,
        span: Span::new(n as usize * 1000, n as usize * 1000 + text.len()),
        cases: &[],
        roles: &[],
        theme: None,
        coder: None,
        magnitude: None,
        text,
    }
}

fn quote(id: u128, text: &str) -> Doc<'_> {
    Doc {
        unit: Unit::Quote,
        coding: Some(coding(id)),
        theme: Some(theme(1)),
        coder: Some(coder(1)),
        ..turn(u32::try_from(id).unwrap(), text)
    }
}

fn stamp(seq: i64) -> Stamp {
    Stamp { seq, hash: format!("hash-{seq}") }
}

fn fill(index: &Index, docs: &[Doc<'_>]) {
    let mut writer = index.write(SMALL).unwrap();
    docs.iter().for_each(|doc| writer.add(doc).unwrap());
    writer.commit(&stamp(7)).unwrap();
    writer.finish().unwrap();
}

fn memory(docs: &[Doc<'_>]) -> Index {
    let index = Index::open(None, ProjectId::mint()).unwrap();
    fill(&index, docs);
    index
}

fn find(index: &Index, query: &str, filter: &Filter) -> Found {
    index.find(&Query::parse(query).unwrap(), filter, None).unwrap()
}

/// The turns found, in their order in the transcript.
fn turns(index: &Index, query: &str) -> Vec<u32> {
    places(index, query, &Filter::all(Unit::Turn))
}

fn places(index: &Index, query: &str, filter: &Filter) -> Vec<u32> {
    let found = find(index, query, filter);
    assert_eq!(found.total, found.hits.len());
    let mut turns: Vec<u32> = found.hits.iter().map(|hit| hit.turn).collect();
    turns.sort_unstable();
    turns
}

fn quotes() -> Filter {
    Filter::all(Unit::Quote)
}

#[test]
fn a_word_is_found_in_every_form() {
    let index = memory(&[turn(1, "They supported me."), turn(2, "SUPPORTING others"), turn(3, "supper")]);
    assert_eq!(turns(&index, "support"), [1, 2]);
    assert_eq!(turns(&index, "Supports"), [1, 2]);
}

#[test]
fn words_are_all_wanted_and_a_phrase_wants_them_side_by_side() {
    let index = memory(&[turn(1, "I felt safe there"), turn(2, "safe is what I felt"), turn(3, "I felt cold")]);
    assert_eq!(turns(&index, "felt safe"), [1, 2]);
    assert_eq!(turns(&index, "\"felt safe\""), [1]);
}

#[test]
fn exclusion_alternatives_and_brackets() {
    let index = memory(&[turn(1, "a refuge room"), turn(2, "a hotel room"), turn(3, "the street")]);
    assert_eq!(turns(&index, "room -hotel"), [1]);
    assert_eq!(turns(&index, "-\"hotel room\""), [1, 3]);
    assert_eq!(turns(&index, "refuge OR street"), [1, 3]);
    assert_eq!(turns(&index, "room (refuge OR street)"), [1]);
    assert_eq!(turns(&index, "street OR -room"), [3]);
    assert_eq!(turns(&index, "street OR -hotel"), [1, 3]);
    assert_eq!(turns(&index, "-(refuge OR hotel)"), [3]);
}

#[test]
fn a_prefix_finds_what_stemming_would_hide() {
    let index = memory(&[turn(1, "activities"), turn(2, "activate"), turn(3, "acts"), turn(4, "Ärger")]);
    assert_eq!(turns(&index, "activit*"), [1]);
    assert_eq!(turns(&index, "activ*"), [1, 2]);
    assert_eq!(turns(&index, "ärg*"), [4]);
}

#[test]
fn ideographs_are_found_as_phrases() {
    let index = memory(&[turn(1, "支援の人が来た"), turn(2, "援と支は別")]);
    assert_eq!(turns(&index, "支援"), [1]);
    assert_eq!(turns(&index, "支"), [1, 2]);
}

#[test]
fn accents_and_curly_apostrophes_make_no_difference() {
    let index = memory(&[turn(1, "the Café wasn’t open"), turn(2, "cafe\u{301}"), turn(3, "was not")]);
    assert_eq!(turns(&index, "cafe"), [1, 2]);
    assert_eq!(turns(&index, "CAFÉ"), [1, 2]);
    assert_eq!(turns(&index, "wasn't"), [1]);
}

#[test]
fn an_empty_query_lists_everything_by_place() {
    let later = Doc { transcript: transcript(2), ..turn(1, "c") };
    let index = memory(&[later, turn(9, "b"), turn(2, "a"), quote(5, "q")]);
    let found = find(&index, "", &Filter::all(Unit::Turn));
    let listed: Vec<_> = found.hits.iter().map(|hit| (hit.transcript, hit.turn, hit.score)).collect();
    assert_eq!(listed, [(transcript(1), 2, 0.0), (transcript(1), 9, 0.0), (transcript(2), 1, 0.0)]);
}

#[test]
fn a_limit_cuts_the_hits_in_their_order_and_not_the_total() {
    let text: Vec<String> = (0..40).map(|n| "support ".repeat(1 + n % 3)).collect();
    let docs: Vec<Doc<'_>> =
        (0..40_u32).map(|n| Doc { transcript: transcript(u128::from(n % 4)), ..turn(n, &text[n as usize]) }).collect();
    let index = memory(&docs);
    for query in ["support", ""] {
        let query = Query::parse(query).unwrap();
        let all = index.find(&query, &Filter::all(Unit::Turn), None).unwrap();
        assert_eq!(all.hits.len(), 40);
        for limit in [0, 1, 5, 13, 14, 39, 40, 99] {
            let some = index.find(&query, &Filter::all(Unit::Turn), Some(limit)).unwrap();
            assert_eq!(some.total, 40);
            assert_eq!(some.hits, all.hits[..limit.min(40)]);
        }
    }
}

#[test]
fn of_the_best_none_is_left_out_that_is_as_good_as_the_last() {
    let text: Vec<String> = (0..40).map(|n| "support ".repeat(1 + n % 3)).collect();
    let docs: Vec<Doc<'_>> = (0..40_u32).map(|n| turn(n, &text[n as usize])).collect();
    let index = memory(&docs);
    let query = Query::parse("support").unwrap();
    let mut scores: Vec<f32> = find(&index, "support", &Filter::all(Unit::Turn)).hits.iter().map(|h| h.score).collect();
    scores.sort_by(|a, b| b.total_cmp(a));
    for (limit, kept) in [(0, 0), (1, 13), (13, 13), (14, 26), (27, 40), (40, 40), (99, 40)] {
        let best = index.best(&query, &Filter::all(Unit::Turn), Some(limit)).unwrap();
        let mut of_best: Vec<f32> = best.hits.iter().map(|hit| hit.score).collect();
        of_best.sort_by(|a, b| b.total_cmp(a));
        assert_eq!((best.total, of_best.as_slice()), (40, &scores[..kept]), "{limit}");
    }
}

#[test]
fn the_better_match_comes_first_and_equals_go_by_place() {
    let index = memory(&[turn(8, "support a"), turn(3, "support b"), turn(5, "support support"), turn(1, "x")]);
    let hits = find(&index, "support", &Filter::all(Unit::Turn)).hits;
    assert_eq!(hits.iter().map(|hit| hit.turn).collect::<Vec<_>>(), [5, 3, 8]);
    assert!(hits[0].score > hits[1].score && hits[1].score > 0.0);
    assert_eq!(hits[1].score, hits[2].score);
}

#[test]
fn a_hit_says_where_it_is() {
    let index = memory(&[quote(4, "felt safe")]);
    let hit = find(&index, "safe", &quotes()).hits[0];
    assert_eq!((hit.unit, hit.coding, hit.transcript, hit.turn), (Unit::Quote, Some(coding(4)), transcript(1), 4));
    assert_eq!(hit.span, Span::new(4000, 4009));
    let index = memory(&[turn(4, "felt safe")]);
    assert_eq!(find(&index, "safe", &Filter::all(Unit::Turn)).hits[0].coding, None);
}

#[test]
fn each_filter_narrows_by_itself() {
    let cases = [case(1), case(2)];
    let roles = [Role::Participant, Role::Interviewer];
    let index = memory(&[
        Doc { theme: Some(theme(2)), ..quote(1, "safe") },
        Doc { coder: Some(coder(2)), ..quote(2, "safe") },
        Doc { magnitude: Some("positive"), ..quote(3, "safe") },
        Doc { cases: &cases, ..quote(4, "safe") },
        Doc { roles: &roles, ..quote(5, "safe") },
        Doc { transcript: transcript(2), ..quote(6, "safe") },
        turn(7, "safe"),
    ]);
    let narrowed = [
        (Filter { themes: Some(vec![theme(2)]), ..quotes() }, vec![1]),
        (Filter { themes: Some(vec![theme(1), theme(2)]), ..quotes() }, vec![1, 2, 3, 4, 5, 6]),
        (Filter { themes: Some(vec![]), ..quotes() }, vec![]),
        (Filter { coders: Some(vec![coder(2)]), ..quotes() }, vec![2]),
        (Filter { magnitudes: Some(vec!["positive".into(), "no such".into()]), ..quotes() }, vec![3]),
        (Filter { cases: Some(vec![case(2), case(9)]), ..quotes() }, vec![4]),
        (Filter { roles: Some(vec![Role::Interviewer]), ..quotes() }, vec![5]),
        (Filter { transcripts: Some(vec![transcript(2)]), ..quotes() }, vec![6]),
        (Filter::all(Unit::Turn), vec![7]),
    ];
    let full = find(&index, "safe", &quotes()).hits[0].score;
    for (filter, wanted) in narrowed {
        for query in ["safe", "", "-danger", "saf*"] {
            assert_eq!(places(&index, query, &filter), wanted, "{query:?} {filter:?}");
        }
        let found = find(&index, "safe", &filter);
        assert!(found.hits.iter().all(|hit| hit.score == full), "a filter changes no score");
    }
}

#[test]
fn hidden_quotes_are_neither_returned_nor_counted() {
    let index = memory(&[
        quote(1, "safe"),
        Doc { coder: Some(coder(2)), ..quote(2, "safe") },
        Doc { transcript: transcript(2), coder: Some(coder(2)), ..quote(3, "safe") },
        Doc { transcript: transcript(3), coder: Some(coder(2)), ..quote(4, "safe") },
        turn(5, "safe"),
    ]);
    let hidden = vec![
        Hidden { transcript: transcript(1), but: Some(coder(1)) },
        Hidden { transcript: transcript(2), but: None },
    ];
    let filter = Filter { hidden: hidden.clone(), ..quotes() };
    for query in ["safe", "", "-danger"] {
        assert_eq!(places(&index, query, &filter), [1, 4], "{query:?}");
    }
    let asked = Filter { coders: Some(vec![coder(2)]), ..filter };
    assert_eq!(places(&index, "safe", &asked), [4]);
    let turns = Filter { hidden, ..Filter::all(Unit::Turn) };
    assert_eq!(places(&index, "safe", &turns), [5], "the text itself is never hidden");
}

#[test]
fn scores_do_not_betray_what_is_hidden() {
    let filter = Filter { hidden: vec![Hidden { transcript: transcript(1), but: Some(coder(1)) }], ..quotes() };
    let open = [turn(1, "I felt safe"), turn(2, "it was cold"), quote(1, "felt safe"), quote(2, "cold")];
    let alone = find(&memory(&open), "safe OR cold", &filter);
    let mut docs = open.to_vec();
    docs.extend((10..60).map(|n| Doc { coder: Some(coder(2)), ..quote(n, "safe and warm") }));
    assert_eq!(find(&memory(&docs), "safe OR cold", &filter), alone);
}

#[test]
fn an_index_kept_up_to_date_scores_like_one_built_at_once() {
    let last = [turn(1, "safe and warm now"), turn(2, "it was cold"), turn(3, "safe"), quote(1, "safe")];
    let index = memory(&[turn(1, "safe safe safe"), turn(2, "it was very very cold"), quote(1, "gone")]);
    let mut writer = index.write(SMALL).unwrap();
    writer.remove_transcript(transcript(1));
    last.iter().for_each(|doc| writer.add(doc).unwrap());
    writer.commit(&stamp(8)).unwrap();
    drop(writer);
    let fresh = memory(&last);
    for filter in [Filter::all(Unit::Turn), quotes()] {
        assert_eq!(find(&index, "safe OR cold", &filter), find(&fresh, "safe OR cold", &filter));
    }
}

#[test]
fn what_was_removed_is_gone_and_what_was_committed_is_found() {
    let index = memory(&[quote(1, "safe"), quote(2, "safe"), turn(3, "safe")]);
    let mut writer = index.write(SMALL).unwrap();
    writer.remove_coding(coding(1));
    writer.add(&quote(4, "safe again")).unwrap();
    assert_eq!(places(&index, "safe", &quotes()), [1, 2], "nothing is seen before the commit");
    writer.commit(&stamp(8)).unwrap();
    assert_eq!(places(&index, "safe", &quotes()), [2, 4]);
    assert_eq!(index.stamp(), stamp(8));
    writer.remove_transcript_turns(transcript(1)).unwrap();
    writer.commit(&stamp(9)).unwrap();
    assert_eq!(turns(&index, "safe"), [0; 0]);
    assert_eq!(places(&index, "safe", &quotes()), [2, 4]);
    writer.remove_transcript(transcript(1));
    writer.commit(&stamp(10)).unwrap();
    assert_eq!(places(&index, "", &quotes()), [0; 0]);
}

#[test]
fn what_was_not_committed_is_given_up() {
    let index = memory(&[turn(1, "safe")]);
    let mut writer = index.write(SMALL).unwrap();
    writer.add(&turn(2, "safe")).unwrap();
    drop(writer);
    index.refresh().unwrap();
    assert_eq!((turns(&index, "safe"), index.stamp()), (vec![1], stamp(7)));
}

#[test]
fn there_is_one_writer_at_a_time() {
    let folder = tempfile::tempdir().unwrap();
    let project = ProjectId::mint();
    let one = Index::open(Some(folder.path()), project).unwrap();
    let other = Index::open(Some(folder.path()), project).unwrap();
    let writer = one.write(SMALL).unwrap();
    assert!(matches!(other.write(SMALL), Err(SearchError::Busy)));
    assert!(matches!(other.clear(), Err(SearchError::Busy)));
    drop(writer);
    assert!(other.write(100_000_000).is_ok());
}

#[test]
fn the_stamp_outlives_the_program_and_another_reader_follows() {
    let folder = tempfile::tempdir().unwrap();
    let project = ProjectId::mint();
    let index = Index::open(Some(folder.path()), project).unwrap();
    assert_eq!(index.stamp(), Stamp::default());
    let other = Index::open(Some(folder.path()), project).unwrap();
    fill(&index, &[turn(1, "safe")]);
    other.refresh().unwrap();
    assert_eq!((turns(&other, "safe"), other.stamp()), (vec![1], stamp(7)));
    drop((index, other));
    let again = Index::open(Some(folder.path()), project).unwrap();
    assert_eq!((turns(&again, "safe"), again.stamp()), (vec![1], stamp(7)));
    again.verify().unwrap();
    again.clear().unwrap();
    assert_eq!((turns(&again, "safe"), again.stamp()), (vec![], Stamp::default()));
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.to_string_lossy().ends_with(ending)).collect()
}

/// An index on disk with one turn, then some harm, then opened again: it must be usable, empty and new.
fn harmed(harm: impl Fn(&Path), project: ProjectId, reopened_as: ProjectId) {
    let folder = tempfile::tempdir().unwrap();
    let index = Index::open(Some(folder.path()), project).unwrap();
    fill(&index, &[turn(1, "safe and sound"), turn(2, "x")]);
    let mut writer = index.write(SMALL).unwrap();
    writer.remove_transcript(transcript(9));
    writer.commit(&stamp(7)).unwrap();
    writer.finish().unwrap();
    drop(index);
    harm(folder.path());
    let index = Index::open(Some(folder.path()), reopened_as).unwrap();
    assert_eq!(index.stamp(), Stamp::default());
    assert_eq!(turns(&index, ""), [0; 0]);
    fill(&index, &[turn(2, "safe again")]);
    assert_eq!(turns(&index, "safe"), [2]);
    drop(index);
    assert_eq!(turns(&Index::open(Some(folder.path()), reopened_as).unwrap(), "safe"), [2]);
}

#[test]
fn a_damaged_index_is_made_new() {
    let project = ProjectId::mint();
    let overwrite =
        |name: &'static str, with: &'static str| move |folder: &Path| fs::write(folder.join(name), with).unwrap();
    harmed(overwrite("meta.json", "garbage"), project, project);
    harmed(overwrite("meta.json", ""), project, project);
    harmed(overwrite(".managed.json", "garbage"), project, project);
    harmed(overwrite("emic-search.json", "{"), project, project);
    harmed(|folder| fs::remove_file(folder.join("meta.json")).unwrap(), project, project);
}

#[test]
fn a_segment_file_that_is_short_or_missing_is_noticed() {
    let project = ProjectId::mint();
    for ending in [".idx", ".pos", ".term", ".fast", ".fieldnorm", ".store"] {
        let cut = |folder: &Path| {
            let found = files(folder, ending);
            assert!(!found.is_empty(), "{ending}");
            for path in found {
                let bytes = fs::read(&path).unwrap();
                fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
            }
        };
        harmed(cut, project, project);
        let remove = |folder: &Path| files(folder, ending).iter().for_each(|path| fs::remove_file(path).unwrap());
        harmed(remove, project, project);
    }
}

#[test]
fn an_index_of_another_project_or_version_is_made_new() {
    harmed(|_| {}, ProjectId::mint(), ProjectId::mint());
    let project = ProjectId::mint();
    let older = move |folder: &Path| {
        let marker = format!("{{\"project\":\"{project}\",\"version\":0}}");
        fs::write(folder.join("emic-search.json"), marker).unwrap();
    };
    harmed(older, project, project);
}

#[test]
fn a_folder_with_other_files_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("meta.json"), "somebody's").unwrap();
    let Err(refused) = Index::open(Some(folder.path()), ProjectId::mint()) else { panic!("it was taken") };
    let said = refused.to_string();
    assert!(said.contains("holds files that are no search index of emic: move them away"), "{said}");
    assert_eq!(fs::read_to_string(folder.path().join("meta.json")).unwrap(), "somebody's");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn making_an_index_new_leaves_files_that_are_not_of_it() {
    let folder = tempfile::tempdir().unwrap();
    drop(Index::open(Some(folder.path()), ProjectId::mint()).unwrap());
    fs::write(folder.path().join("notes.txt"), "mine").unwrap();
    drop(Index::open(Some(folder.path()), ProjectId::mint()).unwrap());
    assert_eq!(fs::read_to_string(folder.path().join("notes.txt")).unwrap(), "mine");
}

#[test]
fn where_the_folder_cannot_be_used_the_index_is_in_memory_and_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let blocked = folder.path().join("file");
    fs::write(&blocked, "in the way").unwrap();
    let project = ProjectId::mint();
    assert!(matches!(Index::open(Some(&blocked.join("index")), project), Err(SearchError::Folder { .. })));
    let index = Index::open_or_memory(&blocked.join("index"), project).unwrap();
    assert!(index.fallback().unwrap().to_string().contains("cannot be used"));
    fill(&index, &[turn(1, "safe")]);
    assert_eq!(turns(&index, "safe"), [1]);
    let good = Index::open_or_memory(&folder.path().join("new").join("index"), project).unwrap();
    assert!(good.fallback().is_none());
}

#[test]
fn a_flipped_byte_is_found_by_verify() {
    let folder = tempfile::tempdir().unwrap();
    let index = Index::open(Some(folder.path()), ProjectId::mint()).unwrap();
    fill(&index, &[turn(1, "safe and sound")]);
    index.verify().unwrap();
    let path = files(folder.path(), ".fast").remove(0);
    let mut bytes = fs::read(&path).unwrap();
    bytes[3] ^= 0xff;
    fs::write(&path, bytes).unwrap();
    assert!(index.verify().unwrap_err().to_string().contains("is damaged"));
}

/// A query as it is typed, beside what it means for a list of words.
#[derive(Debug, Clone)]
enum Asked {
    Word(u8),
    Phrase(Vec<u8>),
    Prefix(u8),
    Not(Box<Asked>),
    All(Vec<Asked>),
    Any(Vec<Asked>),
}

const VOCABULARY: [&str; 6] = ["aa", "ab", "ba", "bb", "支", "援"];

impl Asked {
    fn typed(&self) -> String {
        let word = |n: &u8| VOCABULARY[usize::from(*n)];
        let joined =
            |parts: &[Self], by: &str| format!("({})", parts.iter().map(Self::typed).collect::<Vec<_>>().join(by));
        match self {
            Self::Word(n) => word(n).into(),
            Self::Phrase(words) => format!("\"{}\"", words.iter().map(word).collect::<Vec<_>>().join(" ")),
            Self::Prefix(n) => format!("{}*", &word(n).chars().next().unwrap()),
            Self::Not(inner) => format!("-({})", inner.typed()),
            Self::All(parts) => joined(parts, " "),
            Self::Any(parts) => joined(parts, " OR "),
        }
    }

    fn fits(&self, words: &[u8]) -> bool {
        match self {
            Self::Word(n) => words.contains(n),
            Self::Phrase(phrase) => words.windows(phrase.len()).any(|run| run == phrase),
            Self::Prefix(n) => {
                let first = |n: &u8| VOCABULARY[usize::from(*n)].chars().next();
                words.iter().any(|word| first(word) == first(n))
            }
            Self::Not(inner) => !inner.fits(words),
            Self::All(parts) => parts.iter().all(|part| part.fits(words)),
            Self::Any(parts) => parts.iter().any(|part| part.fits(words)),
        }
    }
}

fn asked() -> impl Strategy<Value = Asked> {
    let leaf = prop_oneof![
        (0_u8..6).prop_map(Asked::Word),
        proptest::collection::vec(0_u8..6, 1..4).prop_map(Asked::Phrase),
        (0_u8..6).prop_map(Asked::Prefix),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(|part| Asked::Not(Box::new(part))),
            proptest::collection::vec(inner.clone(), 1..4).prop_map(Asked::All),
            proptest::collection::vec(inner, 1..4).prop_map(Asked::Any),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_query_finds_exactly_what_it_says(
        docs in proptest::collection::vec(proptest::collection::vec(0_u8..6, 0..7), 1..60),
        queries in proptest::collection::vec(asked(), 12),
        removed in 0_u128..60,
    ) {
        let texts: Vec<String> =
            docs.iter().map(|words| words.iter().map(|n| VOCABULARY[usize::from(*n)]).collect::<Vec<_>>().join(" ")).collect();
        let index = Index::open(None, ProjectId::mint()).unwrap();
        let mut writer = index.write(SMALL).unwrap();
        for (n, text) in texts.iter().enumerate() {
            writer.add(&quote(n as u128, text)).unwrap();
            if n % 23 == 22 {
                writer.commit(&stamp(1)).unwrap();
            }
        }
        writer.remove_coding(coding(removed));
        writer.commit(&stamp(2)).unwrap();
        let filter = Filter { hidden: vec![Hidden { transcript: transcript(1), but: Some(coder(1)) }], ..quotes() };
        for asked in queries {
            let wanted: Vec<u32> =
                (0_u32..).zip(&docs).filter(|(n, words)| u128::from(*n) != removed && asked.fits(words)).map(|(n, _)| n).collect();
            prop_assert_eq!(places(&index, &asked.typed(), &filter), wanted, "{}", asked.typed());
        }
    }
}
