//! What comparing promises, on cases made by hand and on random ones.

use super::sample::{AB, CD, EF, TALK, compared, reading, theme, told, turned};
use super::weight::Weight;
use super::{Comparison, Counts, Followed, Mark, Reading, Severity, after_talk, compare, matching};
use crate::model::{CharSpan, CoderId, DiscrepancyId, DiscrepancyType, TranscriptId};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

#[test]
fn the_same_words_theme_and_magnitude_agree() {
    let readings = [reading(1, AB, 1, (5, 9), "some"), reading(2, CD, 1, (5, 9), "some")];
    assert_eq!(told(&compared(&readings)), ["agree: 1 2"]);
}

#[test]
fn other_ends_another_magnitude_and_both() {
    let ends = [reading(1, AB, 1, (5, 9), "some"), reading(2, CD, 1, (5, 10), "some")];
    assert_eq!(told(&compared(&ends)), ["boundary: 1 2"]);
    let magnitude = [reading(1, AB, 1, (5, 9), "some"), reading(2, CD, 1, (5, 9), "")];
    assert_eq!(told(&compared(&magnitude)), ["magnitude: 1 2"]);
    let both = [reading(1, AB, 1, (5, 9), "some"), reading(2, CD, 1, (5, 10), "much")];
    let comparison = compared(&both);
    assert_eq!(told(&comparison), ["boundary+magnitude: 1 2"]);
    let counts = Counts::from(&comparison);
    assert_eq!((counts.boundary, counts.magnitude, counts.agree), (1, 1, 0), "it counts under both");
}

#[test]
fn one_character_of_overlap_is_enough_and_touching_is_none() {
    let overlap = [reading(1, AB, 1, (0, 5), ""), reading(2, CD, 1, (4, 9), "")];
    assert_eq!(told(&compared(&overlap)), ["boundary: 1 2"]);
    let touch = [reading(1, AB, 1, (0, 5), ""), reading(2, CD, 1, (5, 9), "")];
    assert_eq!(told(&compared(&touch)), ["only_first: 1", "only_second: 2"]);
}

#[test]
fn the_total_overlap_decides_and_not_the_best_single_pair() {
    // 1 with 3 alone would share 6; together 1 with 4 and 2 with 3 share 5 + 5.
    let readings = [
        reading(1, AB, 1, (0, 10), ""),
        reading(2, AB, 1, (11, 21), ""),
        reading(3, CD, 1, (4, 16), ""),
        reading(4, CD, 1, (0, 5), ""),
    ];
    assert_eq!(told(&compared(&readings)), ["boundary: 1 4", "boundary: 2 3"]);
}

#[test]
fn of_equal_overlaps_the_earlier_start_is_matched_and_the_other_is_a_further_coding() {
    let readings = [reading(1, AB, 1, (0, 10), ""), reading(3, CD, 1, (5, 10), ""), reading(2, CD, 1, (0, 5), "")];
    assert_eq!(told(&compared(&readings)), ["boundary: 1 2", "split: 3 1 2"]);
    assert_eq!(told(&turned(&readings)), ["boundary: 2 1", "split: 3 2 1"]);
}

#[test]
fn pairings_alike_in_all_else_keep_the_order_of_the_text() {
    // Either way the overlap is 10 + 11 and the starts add up to the same.
    let readings = [
        reading(1, AB, 1, (0, 11), ""),
        reading(2, AB, 1, (0, 10), ""),
        reading(3, CD, 1, (0, 21), ""),
        reading(4, CD, 1, (0, 20), ""),
    ];
    assert_eq!(told(&compared(&readings)), ["boundary: 2 4", "boundary: 1 3"]);
}

#[test]
fn of_equal_pairings_the_one_that_agrees_more_is_taken() {
    let readings =
        [reading(1, AB, 1, (0, 10), "all"), reading(2, AB, 1, (0, 10), "some"), reading(3, CD, 1, (0, 10), "some")];
    assert_eq!(told(&compared(&readings)), ["agree: 2 3", "split: 1 2 3"]);
}

#[test]
fn a_further_coding_names_the_pair_it_overlaps_most_and_the_pair_is_told_about_once() {
    let readings = [
        reading(1, AB, 1, (0, 40), ""),
        reading(2, AB, 1, (60, 100), ""),
        reading(3, CD, 1, (0, 30), ""),
        reading(4, CD, 1, (62, 100), ""),
        reading(5, CD, 1, (35, 61), ""),
    ];
    // 5 shares five characters with 1 and one with 2.
    assert_eq!(told(&compared(&readings)), ["boundary: 1 3", "split: 5 1 3", "boundary: 2 4"]);
}

#[test]
fn a_coding_that_overlaps_only_the_same_coders_matched_one_is_hers_alone() {
    let readings = [reading(1, AB, 1, (0, 10), ""), reading(2, AB, 1, (8, 20), ""), reading(3, CD, 1, (0, 8), "")];
    assert_eq!(told(&compared(&readings)), ["boundary: 1 3", "only_first: 2"]);
}

#[test]
fn a_coding_under_another_matched_theme_is_no_further_coding() {
    let readings = [reading(1, AB, 1, (0, 10), ""), reading(2, CD, 1, (0, 10), ""), reading(3, CD, 2, (0, 10), "")];
    assert_eq!(told(&compared(&readings)), ["agree: 1 2", "only_second: 3"]);
}

#[test]
fn other_themes_on_half_the_words_or_more_are_one_discrepancy() {
    // 10 of 20 characters are shared: exactly half.
    let half = [reading(1, AB, 1, (0, 15), ""), reading(2, CD, 2, (5, 20), "")];
    assert_eq!(told(&compared(&half)), ["theme: 1 2"]);
    // 9 of 20: less.
    let less = [reading(1, AB, 1, (0, 15), ""), reading(2, CD, 2, (6, 21), "")];
    assert_eq!(told(&compared(&less)), ["only_first: 1", "only_second: 2"]);
    // 2 of 4, and 1 of 3.
    let small = [reading(1, AB, 1, (0, 3), ""), reading(2, CD, 2, (1, 4), "")];
    assert_eq!(told(&compared(&small)), ["theme: 1 2"]);
    let third = [reading(1, AB, 1, (0, 2), ""), reading(2, CD, 2, (1, 3), "")];
    assert_eq!(told(&compared(&third)), ["only_first: 1", "only_second: 2"]);
}

#[test]
fn the_greatest_share_is_paired_first_and_of_equal_ones_the_earlier() {
    let share = [reading(1, AB, 1, (0, 10), ""), reading(2, CD, 2, (0, 8), ""), reading(3, CD, 3, (0, 9), "")];
    assert_eq!(told(&compared(&share)), ["only_second: 2", "theme: 1 3"]);
    let earlier = [reading(1, AB, 1, (10, 20), ""), reading(2, CD, 2, (12, 22), ""), reading(3, CD, 3, (8, 18), "")];
    assert_eq!(told(&compared(&earlier)), ["theme: 1 3", "only_second: 2"]);
}

#[test]
fn what_could_be_a_further_coding_is_paired_with_another_theme_first() {
    let readings = [
        reading(1, AB, 1, (0, 30), ""),
        reading(2, CD, 1, (0, 15), ""),
        reading(3, CD, 1, (16, 30), ""),
        reading(4, AB, 2, (16, 30), ""),
    ];
    assert_eq!(told(&compared(&readings)), ["boundary: 1 2", "theme: 4 3"]);
}

#[test]
fn magnitudes_and_other_coders_do_not_make_a_theme_discrepancy_more() {
    let readings =
        [reading(1, AB, 1, (0, 10), "none"), reading(2, CD, 2, (0, 10), "all"), reading(3, EF, 2, (0, 10), "all")];
    let comparison = compared(&readings);
    assert_eq!(told(&comparison), ["theme: 1 2"]);
    assert_eq!(comparison.discrepancies[0].severity, Severity::Theme);
}

#[test]
fn opposite_magnitudes_stand_before_those_further_in_and_these_before_neighbours() {
    let severity = |one: &str, other: &str, ends: usize| {
        let readings = [reading(1, AB, 1, (0, 9), one), reading(2, CD, 1, (0, ends), other)];
        compared(&readings).discrepancies[0].severity
    };
    let queue = [
        severity("none", "all", 9),
        severity("none", "much", 8),
        severity("none", "some", 9),
        severity("some", "much", 9),
        severity("some", "", 9),
        severity("some", "some", 8),
    ];
    assert_eq!(queue[0], Severity::Opposite);
    assert_eq!(queue[3], Severity::Neighbouring);
    assert_eq!(queue[4], Severity::Unrated);
    assert_eq!(queue[5], Severity::Boundary);
    assert!(queue.windows(2).all(|pair| pair[0] < pair[1]), "{queue:?}");
    let words: Vec<&str> = queue.iter().map(|one| one.word()).collect();
    assert_eq!(words, ["opposite", "apart", "apart", "neighbouring", "unrated", "boundary"]);
    let all = [Severity::Opposite, Severity::Apart(9), Severity::Theme, Severity::Only, Severity::Neighbouring];
    let rest = [Severity::Unrated, Severity::Split, Severity::Boundary];
    assert_eq!([&all[..], &rest].concat().iter().map(|one| one.word()).collect::<Vec<_>>(), Severity::WORDS);
    let two = crate::model::Scale { key: "s".into(), values: vec!["no".into(), "yes".into()] };
    let readings = [reading(1, AB, 1, (0, 9), "no"), reading(2, CD, 1, (0, 9), "yes")];
    let comparison = compare(TALK, [AB, CD], &readings, |_| Some(&two));
    assert_eq!(comparison.discrepancies[0].severity, Severity::Opposite, "two values are each other's ends");
}

#[test]
fn an_id_is_of_what_it_is_about_and_of_nothing_else() {
    let of = |readings: &[Reading]| compared(readings).discrepancies[0].id;
    let base = [reading(1, AB, 1, (5, 9), "some"), reading(2, CD, 1, (5, 10), "much")];
    let id = of(&base);
    assert_eq!(of(&[base[1].clone(), base[0].clone()]), id, "the order they are given in is nothing about it");
    let more = [base.as_slice(), &[reading(3, CD, 2, (50, 60), ""), reading(4, EF, 1, (5, 9), "")]].concat();
    assert_eq!(of(&more), id, "what else is coded is nothing about it");
    assert_eq!(turned(&base).discrepancies[0].id, id);
    let changed = [
        [reading(1, AB, 1, (5, 9), "some"), reading(2, CD, 1, (5, 10), "all")],
        [reading(1, AB, 1, (5, 9), "some"), reading(2, CD, 1, (4, 10), "much")],
        [reading(1, AB, 2, (5, 9), "some"), reading(2, CD, 2, (5, 10), "much")],
        [reading(9, AB, 1, (5, 9), "some"), reading(2, CD, 1, (5, 10), "much")],
    ];
    for changed in changed {
        assert_ne!(of(&changed), id, "{changed:?}");
    }
    let elsewhere = TranscriptId(Uuid::from_u128(8));
    assert_ne!(compare(elsewhere, [AB, CD], &base, |_| None).discrepancies[0].id, id);
    // Written down, so that a project's decisions are still found by a later version of the program.
    assert_eq!(id.to_string(), "70192b837f00763d");
}

#[test]
fn one_coders_reading_has_another_id_with_each_coder_it_is_compared_to() {
    let readings = [reading(1, AB, 1, (5, 9), "")];
    let with = |other: CoderId| compare(TALK, [AB, other], &readings, |_| None).discrepancies[0].id;
    assert_ne!(with(CD), with(EF));
}

#[test]
fn after_talk_a_decided_discrepancy_is_an_agreement_and_the_rest_is_as_it_was() {
    let readings = [
        reading(1, AB, 1, (0, 10), "some"),
        reading(2, CD, 1, (0, 12), "much"),
        reading(3, CD, 1, (30, 40), ""),
        reading(4, AB, 2, (50, 60), ""),
    ];
    let mark = |span: (usize, usize), magnitude: &str| Mark {
        theme: theme(1),
        span: CharSpan::new(span.0, span.1),
        magnitude: Some(magnitude.into()),
    };
    let coding = |number: u128| crate::model::CodingId(Uuid::from_u128(number));
    let decisions = [
        Followed {
            coders: [AB, CD],
            given_up: vec![coding(1), coding(2)],
            taken_on: vec![(coding(90), mark((0, 11), "much"))],
        },
        Followed { coders: [AB, CD], given_up: vec![coding(3)], taken_on: vec![] },
    ];
    let after = after_talk(&readings, &decisions);
    assert_eq!(told(&compared(&after)), ["agree: 90 90", "only_first: 4"]);
}

#[test]
fn a_coder_takes_a_reading_on_once() {
    let readings = [reading(1, AB, 1, (0, 10), "some"), reading(2, CD, 1, (0, 12), "some")];
    let (first, second) = (readings[0].clone(), readings[1].clone());
    let twice = Followed {
        coders: [AB, CD],
        given_up: vec![second.coding],
        taken_on: vec![(crate::model::CodingId(Uuid::from_u128(90)), first.mark)],
    };
    let after = after_talk(&readings, &[twice.clone(), twice]);
    assert_eq!(told(&compared(&after)), ["agree: 1 90"]);
}

// --- properties ------------------------------------------------------------------------------------------------------

/// What is drawn of a reading: whose, its theme, its start, its length, its magnitude.
type Drawn = (bool, u128, usize, usize, usize);

fn drawn(most: usize) -> impl Strategy<Value = Vec<Drawn>> {
    prop::collection::vec((any::<bool>(), 1..4_u128, 0..24_usize, 1..9_usize, 0..4_usize), 0..most)
}

fn made(drawn: &[Drawn]) -> Vec<Reading> {
    let one = |(place, (first, theme, start, length, magnitude)): (usize, &Drawn)| {
        let coder = if *first { AB } else { CD };
        let magnitude = ["", "none", "some", "all"][*magnitude];
        reading(place as u128 + 1, coder, *theme, (*start, start + length), magnitude)
    };
    drawn.iter().enumerate().map(one).collect()
}

fn by_start(readings: &[Reading], coder: CoderId, number: u128) -> Vec<&Reading> {
    let mut own: Vec<&Reading> =
        readings.iter().filter(|reading| reading.coder == coder && reading.theme() == theme(number)).collect();
    own.sort_by_key(|reading| (reading.span(), reading.coding));
    own
}

/// The most any pairing is worth, found by trying all.
fn best_of_all(firsts: &[(usize, &Reading)], seconds: &[(usize, &Reading)]) -> Weight {
    let Some((first, rest)) = firsts.split_first() else { return Weight::ZERO };
    let mut best = best_of_all(rest, seconds);
    for place in 0..seconds.len() {
        let worth = Weight::of(*first, seconds[place]);
        if worth != Weight::ZERO {
            let others = [&seconds[..place], &seconds[place + 1..]].concat();
            best = best.max(worth + best_of_all(rest, &others));
        }
    }
    best
}

/// What a comparison says with the two coders' names exchanged.
fn exchanged(comparison: &Comparison) -> BTreeMap<DiscrepancyId, (Vec<DiscrepancyType>, BTreeSet<u128>, Severity)> {
    let exchange = |kind: &DiscrepancyType| match kind {
        DiscrepancyType::OnlyFirst => DiscrepancyType::OnlySecond,
        DiscrepancyType::OnlySecond => DiscrepancyType::OnlyFirst,
        other => *other,
    };
    told_by_id(comparison, exchange)
}

fn told_by_id(
    comparison: &Comparison,
    word: impl Fn(&DiscrepancyType) -> DiscrepancyType,
) -> BTreeMap<DiscrepancyId, (Vec<DiscrepancyType>, BTreeSet<u128>, Severity)> {
    let codings = |readings: &[Reading]| readings.iter().map(|one| one.coding.0.as_u128()).collect::<BTreeSet<_>>();
    let one = |one: &super::Discrepancy| (one.types.iter().map(&word).collect(), codings(&one.readings), one.severity);
    comparison.discrepancies.iter().map(|found| (found.id, one(found))).collect()
}

proptest! {
    #[test]
    fn the_pairing_is_worth_as_much_as_the_best_of_all_pairings(drawn in drawn(11)) {
        let readings = made(&drawn);
        for number in 1..4 {
            let (firsts, seconds) = (by_start(&readings, AB, number), by_start(&readings, CD, number));
            let pairs = matching::best(&firsts, &seconds);
            let worth = pairs.iter().fold(Weight::ZERO, |sum, (i, j)| sum + Weight::of((*i, firsts[*i]), (*j, seconds[*j])));
            let numbered = |list: &[&Reading]| list.len();
            let (n, m) = (numbered(&firsts), numbered(&seconds));
            let firsts: Vec<(usize, &Reading)> = (0..n).zip(firsts).collect();
            let seconds: Vec<(usize, &Reading)> = (0..m).zip(seconds).collect();
            prop_assert_eq!(worth, best_of_all(&firsts, &seconds));
            let once: BTreeSet<usize> = pairs.iter().map(|pair| pair.0).collect();
            let other: BTreeSet<usize> = pairs.iter().map(|pair| pair.1).collect();
            prop_assert_eq!((once.len(), other.len()), (pairs.len(), pairs.len()), "one to one");
        }
    }

    #[test]
    fn every_reading_is_told_about_in_exactly_one_place_as_itself(drawn in drawn(24)) {
        let readings = made(&drawn);
        let comparison = compared(&readings);
        let mut told: Vec<u128> = Vec::new();
        for one in &comparison.agreements {
            told.extend(one.readings.iter().map(|reading| reading.coding.0.as_u128()));
        }
        for one in &comparison.discrepancies {
            told.extend(one.own().iter().map(|reading| reading.coding.0.as_u128()));
        }
        told.sort_unstable();
        prop_assert_eq!(told, (1..=readings.len() as u128).collect::<Vec<_>>());
        let counts = Counts::from(&comparison);
        let both = comparison.discrepancies.iter().filter(|one| one.types.len() == 2).count();
        let pairs = counts.agree + counts.boundary + counts.magnitude - both + counts.theme;
        prop_assert_eq!(2 * pairs + counts.only_first + counts.only_second + counts.split, readings.len());
    }

    #[test]
    fn who_is_called_first_changes_the_words_first_and_second_and_nothing_else(drawn in drawn(24)) {
        let readings = made(&drawn);
        let (one, other) = (compared(&readings), turned(&readings));
        prop_assert_eq!(told_by_id(&one, |kind| *kind), exchanged(&other));
        let agreed = |comparison: &Comparison| comparison.agreements.iter().map(|one| one.id).collect::<Vec<_>>();
        prop_assert_eq!(agreed(&one), agreed(&other));
        let mut turned_counts = Counts::from(&other);
        std::mem::swap(&mut turned_counts.only_first, &mut turned_counts.only_second);
        prop_assert_eq!(Counts::from(&one), turned_counts);
        let order = |comparison: &Comparison| comparison.discrepancies.iter().map(|one| one.id).collect::<Vec<_>>();
        prop_assert_eq!(order(&one), order(&other));
        for one in &one.discrepancies {
            let whose: Vec<CoderId> = one.own().iter().map(|reading| reading.coder).collect();
            prop_assert!(whose != [CD, AB], "the first coder's reading comes first");
        }
    }

    #[test]
    fn coders_who_have_coded_the_same_agree_on_everything(drawn in drawn(16)) {
        let hers: Vec<Reading> = made(&drawn).into_iter().map(|reading| Reading { coder: AB, ..reading }).collect();
        let his = hers.iter().map(|reading| Reading {
            coder: CD,
            coding: crate::model::CodingId(Uuid::from_u128(reading.coding.0.as_u128() + 100)),
            ..reading.clone()
        });
        let comparison = compared(&[hers.clone(), his.collect()].concat());
        prop_assert_eq!(comparison.agreements.len(), hers.len());
        prop_assert!(comparison.discrepancies.is_empty(), "{:?}", told(&comparison));
    }

    #[test]
    fn the_order_of_the_readings_changes_nothing(drawn in drawn(20)) {
        let readings = made(&drawn);
        let mut reversed = readings.clone();
        reversed.reverse();
        prop_assert_eq!(compared(&readings), compared(&reversed));
    }

    #[test]
    fn once_all_is_decided_the_coders_agree_on_everything(drawn in drawn(20), outcomes in prop::collection::vec(0..5_u8, 20)) {
        let readings = made(&drawn);
        let comparison = compared(&readings);
        let mut left = 0;
        let mut decisions = Vec::new();
        for (one, outcome) in comparison.discrepancies.iter().zip(outcomes.iter().cycle()) {
            let of = |coder: CoderId| one.own().iter().filter(move |reading| reading.coder == coder);
            let taken: Vec<&Reading> = match outcome {
                0 => of(AB).collect(),
                1 => of(CD).collect(),
                2 => one.own().iter().collect(),
                3 => Vec::new(),
                // Agree to differ.
                _ => { left += one.own().len(); continue }
            };
            decisions.push(Followed {
                coders: [AB, CD],
                given_up: one.own().iter().map(|reading| reading.coding).collect(),
                taken_on: taken.iter().map(|reading| (reading.coding, reading.mark.clone())).collect(),
            });
        }
        let after = after_talk(&readings, &decisions);
        let marks = |coder: CoderId| -> HashMap<Mark, usize> {
            after.iter().filter(|reading| reading.coder == coder).fold(HashMap::new(), |mut marks, reading| {
                *marks.entry(reading.mark.clone()).or_default() += 1;
                marks
            })
        };
        if left == 0 {
            let known: BTreeSet<Mark> = marks(AB).into_keys().collect();
            prop_assert_eq!(known, marks(CD).into_keys().collect::<BTreeSet<_>>());
        }
        // What nobody decided about is there as it was.
        let kept = after.iter().filter(|reading| readings.contains(reading)).count();
        prop_assert!(kept >= left);
    }
}

#[test]
fn a_long_transcript_with_many_codings_on_the_same_words_is_compared_all_the_same() {
    let mut readings = Vec::new();
    for number in 0..300_u128 {
        let start = number as usize;
        readings.push(reading(number * 2 + 1, AB, 1, (start, start + 400), ""));
        readings.push(reading(number * 2 + 2, CD, 1, (start, start + 400), ""));
    }
    assert_eq!(compared(&readings).agreements.len(), 300);
}
