//! Agreement of three and more coders, and of magnitudes, on small examples worked out by hand.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common_agreement;

use common_agreement::{
    code, coder, decided, everyone, is, magnitude, material, pair, plain, rate, rated, scale, talk, theme, transcript,
};
use emic::agreement::{Material, Reason, Report, Request, ScaleUnder, UnitTable};
use emic::model::CharSpan;

// ---------------------------------------------------------------------------------------------------------------------
// Three and more coders
// ---------------------------------------------------------------------------------------------------------------------

/// Three coders on five units: all yes; two yes; one yes; all no; and one where the third is missing, yes and no.
fn three() -> Vec<Vec<Option<usize>>> {
    vec![
        vec![Some(1), Some(1), Some(1)],
        vec![Some(1), Some(1), Some(0)],
        vec![Some(0), Some(1), Some(0)],
        vec![Some(0), Some(0), Some(0)],
        vec![Some(1), Some(0), None],
    ]
}

#[test]
fn over_all_coders_missing_decisions_are_left_out_and_not_taken_as_no() {
    let row = everyone(&Report::new(&decided(&three()), &plain()), 0).clone();
    assert_eq!((row.units, row.coders.len()), (5, 3));
    // Shares of agreeing pairs: 1, 1/3, 1/3, 1, 0.
    let observed = (1.0 + 1.0 / 3.0 + 1.0 / 3.0 + 1.0) / 5.0;
    is(row.percent_agreement, observed);
    // Share of yes: mean of 1, 2/3, 1/3, 0, 1/2 = 1/2.
    is(row.fleiss_kappa, (observed - 0.5) / 0.5);
    is(row.gwet_ac1, (observed - 0.5) / 0.5);
    is(row.brennan_prediger, (observed - 0.5) / 0.5);
    // 14 values, 7 yes, 7 no; coincidences of yes and no: 2/2 + 2/2 + 1/1 = 3.
    is(row.krippendorff_alpha, 1.0 - 13.0 * 3.0 / 49.0);
    // Pairs: first and second [2, 1, 1, 1] on 5, kappa (0.6 − 0.52) / 0.48; first and third [1, 1, 0, 2] on 4, kappa
    // (0.75 − 0.5) / 0.5; second and third [1, 2, 0, 1] on 4, kappa (0.5 − (3 + 3) / 16) / (1 − 6 / 16).
    is(row.mean_pairwise_cohen_kappa, (0.08 / 0.48 + 0.5 + (0.5 - 0.375) / 0.625) / 3.0);
}

#[test]
fn the_pairs_stand_underneath_each_on_the_transcripts_of_both() {
    let report = Report::new(&decided(&three()), &plain());
    assert_eq!(pair(&report, 0, 0, 1).cells.as_array(), [2, 1, 1, 1]);
    assert_eq!(pair(&report, 0, 0, 2).cells.as_array(), [1, 1, 0, 2]);
    assert_eq!(pair(&report, 0, 1, 2).cells.as_array(), [1, 2, 0, 1]);
    assert_eq!(report.overall.len(), 3);
}

#[test]
fn a_unit_of_one_coder_only_moves_the_chance_of_fleiss_and_gwet() {
    let mut units = three();
    let before = everyone(&Report::new(&decided(&units), &plain()), 0).clone();
    units.push(vec![Some(1), None, None]);
    let after = everyone(&Report::new(&decided(&units), &plain()), 0).clone();
    assert_eq!(after.units, 5);
    assert_eq!(after.krippendorff_alpha, before.krippendorff_alpha);
    assert_eq!(after.percent_agreement, before.percent_agreement);
    assert_eq!(after.brennan_prediger, before.brennan_prediger);
    // Share of yes: mean of 1, 2/3, 1/3, 0, 1/2, 1 = 7/12; observed 8/15.
    let (observed, yes) = (8.0 / 15.0, 7.0 / 12.0_f64);
    let chance = yes * yes + (1.0 - yes) * (1.0 - yes);
    is(after.fleiss_kappa, (observed - chance) / (1.0 - chance));
    let chance = 2.0 * yes * (1.0 - yes);
    is(after.gwet_ac1, (observed - chance) / (1.0 - chance));
}

#[test]
fn over_all_coders_too_what_is_undefined_says_why() {
    let no = vec![vec![Some(0), Some(0), Some(0)]; 3];
    let row = everyone(&Report::new(&decided(&no), &Request::default()), 0).clone();
    for undefined in [row.krippendorff_alpha, row.fleiss_kappa, row.mean_pairwise_cohen_kappa] {
        assert_eq!(undefined, Err(Reason::NeverUsed));
    }
    is(row.gwet_ac1, 1.0);
    assert_eq!(row.ci, None);
    let yes = vec![vec![Some(1), Some(1), Some(1)]; 3];
    let row = everyone(&Report::new(&decided(&yes), &plain()), 0).clone();
    assert_eq!(row.krippendorff_alpha, Err(Reason::NoVariation));
    assert_eq!(row.mean_pairwise_cohen_kappa, Err(Reason::NoVariation));
    let alone = vec![vec![Some(1), None, None], vec![None, Some(0), None]];
    let row = everyone(&Report::new(&decided(&alone), &plain()), 0).clone();
    assert!(row.coefficients().iter().all(|(_, value)| *value == Err(Reason::NoPairableUnits)));
}

#[test]
fn by_transcript_all_coders_have_a_row_where_at_least_two_are_present() {
    let mut units = three();
    units.push(vec![Some(1), None, None]);
    let report = Report::new(&decided(&units), &Request { by_transcript: true, ..plain() });
    let rows: Vec<_> = report.all_coders.iter().map(|row| row.transcript).collect();
    assert_eq!(rows, (0..5).map(transcript).map(Some).collect::<Vec<_>>());
    is(report.all_coders[1].percent_agreement, 1.0 / 3.0);
    // On the second unit: first and second agree on yes (no kappa), the others are apart (kappa 0).
    is(report.all_coders[1].mean_pairwise_cohen_kappa, 0.0);
}

#[test]
fn two_coders_have_no_row_over_all() {
    let report = Report::new(&decided(&[vec![Some(1), Some(0)]]), &plain());
    assert!(report.all_coders.is_empty());
}

// ---------------------------------------------------------------------------------------------------------------------
// Magnitude
// ---------------------------------------------------------------------------------------------------------------------

/// One turn for each pair of places.
fn places(pairs: &[(usize, usize)]) -> Material {
    rated(3, &pairs.iter().map(|(first, second)| vec![Some(*first), Some(*second)]).collect::<Vec<_>>())
}

#[test]
fn magnitudes_are_compared_on_the_declared_scale() {
    // Nobody used the middle: it still counts.
    let report = Report::new(&places(&[(0, 0), (0, 0), (0, 2), (2, 2)]), &plain());
    let row = magnitude(&report, Some(0), &[0, 1]);
    let two = row.two.as_ref().unwrap();
    assert_eq!(row.n, 4);
    assert_eq!(two.table.rows(), [[2, 0, 1], [0, 0, 0], [0, 0, 1]]);
    is(row.percent_agreement, 0.75);
    // Margins 3, 0, 1 and 2, 0, 2: chance (6 + 2) / 16.
    is(two.cohen_kappa, 0.5);
    // Only the two ends meet: every weight is 0 or 1 of them.
    is(two.weighted_kappa_linear, 0.5);
    is(two.weighted_kappa_quadratic, 0.5);
    // 8 values, 5 low, 3 high, one unit apart: 1 − 7 · 1 / 15.
    is(row.krippendorff_alpha_nominal, 1.0 - 7.0 / 15.0);
    is(row.krippendorff_alpha_interval, 1.0 - 7.0 / 15.0);
    is(row.krippendorff_alpha_ordinal, 1.0 - 7.0 / 15.0);
    // Shares 5/8, 0, 3/8: spread 2 · 15/64. Σw linear 3 + 4 · 1/2 = 5, quadratic 3 + 4 · 3/4 = 6; q (q − 1) = 6.
    let chance = 5.0 / 6.0 * 30.0 / 64.0;
    is(row.gwet_ac2_linear, (0.75 - chance) / (1.0 - chance));
    let chance = 30.0 / 64.0;
    is(row.gwet_ac2_quadratic, (0.75 - chance) / (1.0 - chance));
}

#[test]
fn opposite_magnitudes_weigh_more_than_neighbouring_ones() {
    let report = Report::new(&places(&[(0, 1), (1, 1), (2, 2), (2, 0)]), &plain());
    let row = magnitude(&report, Some(0), &[0, 1]);
    let two = row.two.as_ref().unwrap();
    assert_eq!(two.table.rows(), [[0, 1, 0], [0, 1, 0], [1, 0, 1]]);
    // Margins 1, 1, 2 and 1, 2, 1. Distances seen: 1 and 2, times n = 4: 12.
    // By chance: 0–1: 1·2 + 1·1 = 3, 1–2: 1·1 + 2·2 = 5, 0–2: 1·1 + 2·1 = 3, twice as far: 3 + 5 + 6 = 14.
    is(two.weighted_kappa_linear, 1.0 - 12.0 / 14.0);
    // Squares: 1 and 4, times 4: 20; by chance 3 + 5 + 12 = 20.
    is(two.weighted_kappa_quadratic, 0.0);
    is(two.cohen_kappa, (0.5 - 5.0 / 16.0) / (1.0 - 5.0 / 16.0)); // 1·1 + 1·2 + 2·1 = 5
    // Interval: seen 1 and 4, both ways 10; values 2, 3, 3 of 8: 2 (2·3·1 + 3·3·1 + 2·3·4) = 78.
    is(row.krippendorff_alpha_interval, 1.0 - 7.0 * 10.0 / 78.0);
    // Ordinal: 0–1 (2/2 + 3/2)² = 6.25, 1–2 (3/2 + 3/2)² = 9, 0–2 (1 + 3 + 1.5)² = 30.25.
    let expected = 2.0 * (6.0 * 6.25 + 9.0 * 9.0 + 6.0 * 30.25);
    is(row.krippendorff_alpha_ordinal, 1.0 - 7.0 * 2.0 * (6.25 + 30.25) / expected);
}

#[test]
fn only_turns_where_both_gave_a_magnitude_are_units() {
    let mut all = material(2, 1);
    all.themes[0].scale = Some(scale(3));
    let mut talk = talk(0, &[10; 5], &[0, 1]);
    rate(&mut talk, 0, 0, 0..10, 2); // turn 0: both
    rate(&mut talk, 1, 0, 5..10, 2);
    rate(&mut talk, 0, 0, 10..20, 1); // turn 1: the second coder gave none
    code(&mut talk, 1, 0, 10..20);
    rate(&mut talk, 0, 0, 20..30, 1); // turn 2: the second coder did not code it
    rate(&mut talk, 0, 0, 30..40, 1); // turn 3: a place that is not on the scale
    rate(&mut talk, 1, 0, 30..40, 3);
    all.transcripts.push(talk);
    let row = |all: &Material| magnitude(&Report::new(all, &plain()), Some(0), &[0, 1]).clone();
    assert_eq!(row(&all).two.unwrap().table.rows(), [[0, 0, 0], [0, 0, 0], [0, 0, 1]]);
    assert_eq!(row(&all).two.unwrap().cohen_kappa, Err(Reason::NoVariation));
    // A turn out of scope is no unit.
    all.transcripts[0].turns.remove(0);
    assert_eq!(row(&all).n, 0);
    assert!(row(&all).coefficients().iter().all(|(_, value)| *value == Err(Reason::NoPairableUnits)));
}

#[test]
fn of_several_codings_on_a_turn_the_one_covering_most_of_it_counts() {
    let first = |codings: &[(std::ops::Range<usize>, Option<usize>)]| {
        let mut all = material(2, 1);
        all.themes[0].scale = Some(scale(3));
        let mut talk = talk(0, &[10, 10], &[0, 1]);
        codings.iter().for_each(|(span, place)| rate(&mut talk, 0, 0, span.clone(), *place));
        rate(&mut talk, 1, 0, 0..10, 0);
        all.transcripts.push(talk);
        let table = magnitude(&Report::new(&all, &plain()), Some(0), &[0, 1]).two.clone().unwrap().table;
        (0..3).find(|place| table.rows()[*place][0] == 1)
    };
    assert_eq!(first(&[(0..4, Some(1)), (4..10, Some(2))]), Some(2), "the longer");
    assert_eq!(first(&[(0..6, Some(1)), (5..20, Some(2))]), Some(1), "the longer on this turn");
    assert_eq!(first(&[(5..10, Some(1)), (0..5, Some(2))]), Some(2), "of equals the earlier");
    assert_eq!(first(&[(0..5, Some(2)), (0..5, Some(1))]), Some(1), "of equals at one place the lower");
    assert_eq!(first(&[(0..10, None), (0..2, Some(1))]), Some(1), "a coding without a magnitude says nothing");
}

#[test]
fn over_all_themes_only_magnitudes_of_one_scale_meet() {
    let mut all = material(2, 4);
    let other = Some(ScaleUnder { key: "strength".into(), size: 3 });
    (all.themes[0].scale, all.themes[1].scale, all.themes[2].scale) = (Some(scale(3)), Some(scale(3)), other.clone());
    let mut talk = talk(0, &[10; 3], &[0, 1]);
    for (of, first, second) in [(0, 0, 0), (1, 1, 2), (2, 2, 1), (3, 0, 0)] {
        rate(&mut talk, 0, of, 0..10, first);
        rate(&mut talk, 1, of, 0..10, second);
    }
    all.transcripts.push(talk);
    let report = Report::new(&all, &plain());
    let rows: Vec<_> = report.magnitude.iter().map(|row| (row.theme, row.scale.key.as_str(), row.n)).collect();
    assert_eq!(
        rows,
        [
            (Some(theme(0)), "of-3", 1),
            (Some(theme(1)), "of-3", 1),
            (Some(theme(2)), "strength", 1),
            (None, "of-3", 2),
            (None, "strength", 1),
        ],
        "theme 3 has no scale, and no row"
    );
    assert_eq!(report.magnitude[3].two.as_ref().unwrap().table.rows(), [[1, 0, 0], [0, 0, 1], [0, 0, 0]]);
}

#[test]
fn rolled_up_a_theme_takes_magnitudes_of_its_own_scale_from_below_and_the_row_over_all_counts_each_once() {
    let mut all = material(2, 3);
    (all.themes[1].parent, all.themes[2].parent) = (Some(theme(0)), Some(theme(0)));
    (all.themes[0].scale, all.themes[1].scale, all.themes[2].scale) = (Some(scale(3)), Some(scale(3)), Some(scale(4)));
    let mut talk = talk(0, &[10; 2], &[0, 1]);
    for of in [1, 2] {
        rate(&mut talk, 0, of, 0..10, 1);
        rate(&mut talk, 1, of, 0..10, 2);
    }
    all.transcripts.push(talk);
    let n = |rollup| {
        let report = Report::new(&all, &Request { rollup, ..plain() });
        report.magnitude.iter().map(|row| row.n).collect::<Vec<_>>()
    };
    // Themes 0, 1 and 2, then all with three values, then all with four.
    assert_eq!(n(false), [0, 1, 1, 1, 1]);
    assert_eq!(n(true), [1, 1, 1, 1, 1]);
}

#[test]
fn magnitudes_of_three_coders_have_rows_for_every_pair_and_one_over_all() {
    let units = [
        vec![Some(0), Some(0), Some(1)],
        vec![Some(2), Some(2), None],
        vec![Some(1), None, Some(1)],
        vec![None, Some(2), None],
    ];
    let report = Report::new(&rated(3, &units), &plain());
    let n = |coders: &[usize]| magnitude(&report, Some(0), coders).n;
    assert_eq!((n(&[0, 1]), n(&[0, 2]), n(&[1, 2]), n(&[0, 1, 2])), (2, 2, 1, 3));
    let all = magnitude(&report, None, &[0, 1, 2]);
    assert_eq!(all.two, None);
    is(all.percent_agreement, (1.0 / 3.0 + 1.0 + 1.0) / 3.0);
    // 7 values: 2 low, 3 middle, 2 high; the first unit's low and middle coincide 2/2 = 1 each way.
    is(all.krippendorff_alpha_nominal, 1.0 - 6.0 * 2.0 / (2.0 * (6.0 + 4.0 + 6.0)));
    let names: Vec<&str> = all.coefficients().iter().map(|(name, _)| *name).collect();
    assert!(!names.contains(&"cohen_kappa"), "{names:?}");
}

#[test]
fn the_magnitudes_behind_the_table_can_be_listed() {
    let mut all = rated(3, &[vec![Some(0), Some(2)], vec![Some(1), None]]);
    all.coders.push(coder(2));
    let request = plain();
    let rows = UnitTable::new(&all, &request).rated();
    let listed: Vec<_> = rows.iter().map(|row| (row.theme, row.transcript, row.turn, row.places.clone())).collect();
    assert_eq!(
        listed,
        [
            (theme(0), transcript(0), CharSpan::new(0, 10), vec![Some(0), Some(2), None]),
            (theme(0), transcript(0), CharSpan::new(10, 20), vec![Some(1), None, None]),
        ]
    );
}
