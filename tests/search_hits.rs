//! Hits are the same however many are asked for, and carry exactly the codings that stand on them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

use emic::workbench::{HitLine, SearchRequest, SearchUnit, Workbench};
use tempfile::TempDir;

fn demo() -> (TempDir, Workbench) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("demo.emic");
    Workbench::demo(&path).unwrap();
    let bench = Workbench::open(&path, Some("AB")).unwrap();
    (folder, bench)
}

fn search(bench: &Workbench, request: SearchRequest) -> Vec<HitLine> {
    let report = bench.search(&request).unwrap();
    assert_eq!(report.hits.len(), report.total.min(request.limit.unwrap_or(usize::MAX)));
    report.hits
}

#[test]
fn with_a_limit_the_hits_are_the_first_of_all() {
    let (_folder, bench) = demo();
    let mut found = 0;
    for query in ["the", "room OR money", "\"didn't know\"", "-the", ""] {
        for (theme, unit) in [(None, None), (Some("1"), None), (Some("1"), Some(SearchUnit::Turn))] {
            let theme = theme.map(String::from);
            let asked = SearchRequest { query: query.into(), theme, unit, ..SearchRequest::default() };
            let all = search(&bench, asked.clone());
            found += all.len();
            for limit in [0, 1, 2, 7, 30, all.len(), all.len() + 1] {
                let some = search(&bench, SearchRequest { limit: Some(limit), ..asked.clone() });
                assert_eq!(some, all[..limit.min(all.len())], "{asked:?}, the first {limit}");
            }
        }
    }
    assert!(found > 500, "there was something to compare");
}

#[test]
fn a_turn_carries_the_codings_that_share_a_character_with_it_and_no_others() {
    let (_folder, bench) = demo();
    let words = |query: &str| SearchRequest { query: query.into(), ..SearchRequest::default() };
    // Many hits in a transcript and few are read in two ways.
    let (many, few) = (search(&bench, words("")), search(&bench, words("money")));
    assert!(many.len() > 200 && few.len() < 100);
    let mut carried = 0;
    for hit in many.iter().chain(&few) {
        let mut expected: Vec<_> = bench.codings_in(hit.place).unwrap();
        expected.retain(|coding| coding.span.start < hit.span.end && hit.span.start < coding.span.end);
        let ids: Vec<_> = hit.codings.iter().map(|coding| coding.id).collect();
        assert_eq!(ids, expected.iter().map(|coding| coding.id).collect::<Vec<_>>(), "{}", hit.citation);
        carried += ids.len();
    }
    assert!(carried > 100);
}
