//! What the numbers of agreement mean, on small examples worked out by hand.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common_agreement;

use common_agreement::{code, coder, is, material, pair, plain, talk, theme, transcript};
use emic::agreement::{Lowest, Material, PairRow, Reason, Report, Request, Unit, UnitKind, UnitTable};
use emic::model::CharSpan;

/// One transcript of ten turns of ten characters, on which two coders come to the given four counts for theme 0.
fn counted([both, first, second]: [usize; 3], turns: usize) -> Material {
    let mut all = material(2, 1);
    let mut talk = talk(0, &vec![10; turns], &[0, 1]);
    for turn in 0..both + first {
        code(&mut talk, 0, 0, turn * 10..turn * 10 + 5);
    }
    for turn in (0..both).chain(both + first..both + first + second) {
        code(&mut talk, 1, 0, turn * 10 + 3..turn * 10 + 10);
    }
    all.transcripts.push(talk);
    all
}

fn only_row(material: &Material, request: &Request) -> PairRow {
    let report = Report::new(material, request);
    assert_eq!(report.pairs.len(), 1);
    report.pairs[0].clone()
}

// ---------------------------------------------------------------------------------------------------------------------
// The coefficients of a pair
// ---------------------------------------------------------------------------------------------------------------------

#[test]
fn every_coefficient_of_a_pair_follows_from_the_four_counts() {
    let row = only_row(&counted([4, 2, 1], 10), &plain());
    assert_eq!(row.cells.as_array(), [4, 2, 1, 3]);
    is(row.percent_agreement, 0.7); // (4 + 3) / 10
    is(row.cohen_kappa, 0.4); // chance 6/10 · 5/10 + 4/10 · 5/10 = 0.5; (0.7 − 0.5) / 0.5
    is(row.scott_pi, 0.195 / 0.495); // yes (6 + 5)/20 = 0.55; chance 0.55² + 0.45² = 0.505
    is(row.krippendorff_alpha, 1.0 - 19.0 * 3.0 / (11.0 * 9.0)); // 20 values, 11 yes, 9 no, 3 units apart
    is(row.gwet_ac1, 0.205 / 0.505); // chance 2 · 0.55 · 0.45 = 0.495
    is(row.brennan_prediger, 0.4); // chance 1/2
    is(row.f1, 8.0 / 11.0); // 2·4 / (2·4 + 2 + 1)
    is(row.jaccard, 4.0 / 7.0);
    is(row.prevalence_index, 0.1); // (4 − 3) / 10
    is(row.bias_index, 0.1); // (2 − 1) / 10
    assert_eq!(row.reason, None);
    assert_eq!(row.ci, None, "no resamples were asked for");
}

#[test]
fn a_theme_nobody_used_has_no_kappa_and_says_so() {
    let row = only_row(&counted([0, 0, 0], 6), &plain());
    assert_eq!(row.cells.as_array(), [0, 0, 0, 6]);
    for undefined in [row.cohen_kappa, row.scott_pi, row.krippendorff_alpha, row.f1, row.jaccard, row.u_alpha] {
        assert_eq!(undefined, Err(Reason::NeverUsed));
    }
    is(row.percent_agreement, 1.0);
    is(row.gwet_ac1, 1.0); // chance 2 · 0 · 1 = 0
    is(row.brennan_prediger, 1.0);
    is(row.prevalence_index, -1.0);
    assert_eq!((row.reason, row.ci), (Some(Reason::NeverUsed), None));
    assert_eq!(Reason::NeverUsed.words(), "never used");
}

#[test]
fn a_theme_both_gave_to_everything_has_no_kappa_and_says_so() {
    let row = only_row(&counted([6, 0, 0], 6), &plain());
    for undefined in [row.cohen_kappa, row.scott_pi, row.krippendorff_alpha] {
        assert_eq!(undefined, Err(Reason::NoVariation));
    }
    is(row.f1, 1.0);
    is(row.jaccard, 1.0);
    is(row.gwet_ac1, 1.0);
    is(row.prevalence_index, 1.0);
    assert_eq!(row.reason, Some(Reason::NoVariation));
    assert_eq!(Reason::NoVariation.words(), "no variation");
}

#[test]
fn a_theme_only_one_coder_used_has_a_kappa_of_exactly_nothing_and_says_so() {
    for (cells, turns) in [([0, 3, 0], 7), ([0, 0, 5], 11), ([0, 7, 0], 7), ([0, 1, 0], 49)] {
        let row = only_row(&counted(cells, turns), &plain());
        assert_eq!(row.cohen_kappa, Ok(0.0));
        assert_eq!(row.f1, Ok(0.0));
        assert_eq!(row.reason, Some(Reason::UsedByOneCoderOnly));
    }
    assert_eq!(Reason::UsedByOneCoderOnly.words(), "used by one coder only");
}

#[test]
fn without_a_transcript_of_both_nothing_is_defined_and_every_figure_says_so() {
    let mut all = material(2, 1);
    let mut alone = talk(0, &[10, 10], &[0]);
    code(&mut alone, 0, 0, 0..5);
    all.transcripts.push(alone);
    let report = Report::new(&all, &Request::default());
    let row = pair(&report, 0, 0, 1);
    assert_eq!(row.cells.units(), 0);
    assert!(row.coefficients().iter().all(|(_, value)| *value == Err(Reason::NoPairableUnits)));
    assert_eq!((row.reason, row.ci), (Some(Reason::NoPairableUnits), None));
    assert_eq!(report.overall[0].pooled_kappa, Err(Reason::NoPairableUnits));
    assert_eq!(report.overall[0].concatenated_kappa, Err(Reason::NoPairableUnits));
    assert_eq!(report.overall[0].lowest, None);
    assert_eq!(Reason::NoPairableUnits.words(), "no pairable units");
}

#[test]
fn with_fewer_than_two_coders_every_figure_says_so() {
    let mut all = counted([4, 2, 1], 10);
    all.coders.truncate(1);
    all.themes[0].scale = Some(common_agreement::scale(3));
    let report = Report::new(&all, &Request::default());
    let row = &report.pairs[0];
    assert_eq!(row.coders, [coder(0)]);
    assert!(row.coefficients().iter().all(|(_, value)| *value == Err(Reason::FewerThanTwoCoders)));
    assert_eq!(row.reason, Some(Reason::FewerThanTwoCoders));
    assert_eq!(report.overall[0].pooled_kappa, Err(Reason::FewerThanTwoCoders));
    assert_eq!(report.magnitude.len(), 2);
    for row in &report.magnitude {
        assert!(row.coefficients().iter().all(|(_, value)| *value == Err(Reason::FewerThanTwoCoders)));
    }
    assert!(report.all_coders.is_empty());
    assert_eq!(Reason::FewerThanTwoCoders.words(), "fewer than two coders");
}

// ---------------------------------------------------------------------------------------------------------------------
// What is counted
// ---------------------------------------------------------------------------------------------------------------------

#[test]
fn one_character_of_overlap_gives_a_turn_the_theme_and_touching_does_not() {
    let mut all = material(2, 1);
    let mut talk = talk(0, &[10, 10, 10], &[0, 1]);
    code(&mut talk, 0, 0, 9..10); // the last character of turn 0
    code(&mut talk, 1, 0, 10..21); // all of turn 1, the first character of turn 2
    code(&mut talk, 0, 0, 15..15); // nothing
    all.transcripts.push(talk);
    assert_eq!(only_row(&all, &plain()).cells.as_array(), [0, 1, 2, 0]);
}

#[test]
fn by_character_every_counted_code_point_is_one_unit_and_overlapping_codings_count_once() {
    let mut all = material(2, 1);
    let mut talk = talk(0, &[10, 10, 10], &[0, 1]);
    // Turn 0 is out of scope, and so is a label of three characters before turns 1 and 2: 14 characters count.
    talk.units = vec![Unit { span: CharSpan::new(13, 20), turn: 1 }, Unit { span: CharSpan::new(23, 30), turn: 2 }];
    code(&mut talk, 0, 0, 5..16); // 13, 14, 15
    code(&mut talk, 0, 0, 14..18); // and 16, 17, once more
    code(&mut talk, 0, 0, 18..19); // and 18, touching
    code(&mut talk, 1, 0, 17..25); // 17, 18, 19, 23, 24
    all.transcripts.push(talk);
    let request = Request { unit: UnitKind::Character, ..plain() };
    assert_eq!(only_row(&all, &request).cells.as_array(), [2, 4, 3, 5]);
}

#[test]
fn by_sentence_a_coding_gives_every_sentence_it_touches_the_theme() {
    let mut all = material(2, 1);
    let mut talk = talk(0, &[20, 10], &[0, 1]);
    let sentence = |start, end, turn| Unit { span: CharSpan::new(start, end), turn };
    talk.units = vec![sentence(0, 8, 0), sentence(9, 14, 0), sentence(15, 20, 0), sentence(20, 30, 1)];
    code(&mut talk, 0, 0, 7..10); // sentences 0 and 1
    code(&mut talk, 1, 0, 8..9); // between sentences: none
    code(&mut talk, 1, 0, 13..20); // sentences 1 and 2
    all.transcripts.push(talk);
    let request = Request { unit: UnitKind::Sentence, ..plain() };
    assert_eq!(only_row(&all, &request).cells.as_array(), [1, 1, 1, 1]);
}

#[test]
fn who_was_not_assigned_is_missing_and_who_coded_nothing_disagrees() {
    let mut all = material(2, 1);
    for (number, assigned) in [(0, &[0, 1][..]), (1, &[0]), (2, &[0, 1])] {
        let mut talk = talk(number, &[10, 10], assigned);
        code(&mut talk, 0, 0, 0..5);
        // On transcript 1 the second coder has a coding, but it is not her transcript.
        if number != 2 {
            code(&mut talk, 1, 0, 0..5);
        }
        all.transcripts.push(talk);
    }
    // Transcript 0: both, neither. Transcript 1 does not enter. Transcript 2: only first, neither.
    assert_eq!(only_row(&all, &plain()).cells.as_array(), [1, 1, 0, 2]);
}

#[test]
fn cells_are_added_over_transcripts_before_the_coefficient_is_taken() {
    let mut all = counted([1, 0, 0], 2);
    let mut second = talk(1, &[10; 8], &[0, 1]);
    code(&mut second, 0, 0, 0..40); // turns 0 to 3
    code(&mut second, 1, 0, 20..60); // turns 2 to 5
    all.transcripts.push(second);
    let pooled = only_row(&all, &plain());
    assert_eq!(pooled.cells.as_array(), [3, 2, 2, 3]); // [1, 0, 0, 1] + [2, 2, 2, 2]
    is(pooled.cohen_kappa, 0.2); // (0.6 − 0.5) / 0.5, and not the mean of 1 and 0
    let apart = Report::new(&all, &Request { by_transcript: true, ..plain() });
    let rows: Vec<_> = apart.pairs.iter().map(|row| (row.transcript, row.cells.as_array(), row.cohen_kappa)).collect();
    assert_eq!(rows, [(Some(transcript(0)), [1, 0, 0, 1], Ok(1.0)), (Some(transcript(1)), [2, 2, 2, 2], Ok(0.0)),]);
    assert_eq!(apart.overall[0].concatenated_kappa, pooled.cohen_kappa, "the figures over all stay over all");
}

#[test]
fn a_transcript_of_one_coder_has_no_row_by_transcript() {
    let mut all = counted([1, 1, 0], 4);
    all.transcripts.push(talk(1, &[10, 10], &[0]));
    let report = Report::new(&all, &Request { by_transcript: true, ..plain() });
    assert_eq!(report.pairs.iter().map(|row| row.transcript).collect::<Vec<_>>(), [Some(transcript(0))]);
}

#[test]
fn rolled_up_a_theme_takes_the_codings_of_everything_below_it() {
    let mut all = material(2, 3);
    (all.themes[1].parent, all.themes[2].parent) = (Some(theme(0)), Some(theme(1)));
    let mut talk = talk(0, &[10; 4], &[0, 1]);
    code(&mut talk, 0, 2, 0..5); // turn 0, the deepest theme
    code(&mut talk, 1, 1, 2..5); // turn 0, the one above it
    code(&mut talk, 0, 0, 10..15); // turn 1, the top
    all.transcripts.push(talk);
    let cells = |rollup| {
        let report = Report::new(&all, &Request { rollup, ..plain() });
        let cells = [0, 1, 2].map(|of| pair(&report, of, 0, 1).cells.as_array());
        (cells, report.overall[0].lowest)
    };
    // Only theme 2 is a leaf; on it the first coder is alone, rolled up or not.
    let lowest = Some(Lowest { theme: theme(2), cohen_kappa: 0.0 });
    assert_eq!(cells(false), ([[0, 1, 0, 3], [0, 0, 1, 3], [0, 1, 0, 3]], lowest));
    assert_eq!(cells(true), ([[1, 1, 0, 2], [1, 0, 0, 3], [0, 1, 0, 3]], lowest));
}

#[test]
fn asking_for_one_theme_gives_its_rows_only_and_leaves_the_figures_over_all_alone() {
    let mut all = material(2, 3);
    let mut talk = talk(0, &[10; 6], &[0, 1]);
    for (of, first, second) in [(0, 0..30, 10..40), (1, 0..20, 0..20), (2, 50..60, 0..10)] {
        code(&mut talk, 0, of, first);
        code(&mut talk, 1, of, second);
    }
    all.transcripts.push(talk);
    let every = Report::new(&all, &Request::default());
    let one = Report::new(&all, &Request { themes: Some(vec![theme(1)]), ..Request::default() });
    assert_eq!(one.pairs, [pair(&every, 1, 0, 1).clone()], "the interval too");
    assert_eq!(one.overall, every.overall);
}

// ---------------------------------------------------------------------------------------------------------------------
// Over all themes
// ---------------------------------------------------------------------------------------------------------------------

#[test]
fn pooled_kappa_takes_the_mean_agreement_of_all_leaf_themes_also_of_those_never_used() {
    let mut all = material(2, 4);
    // Theme 3 is above the others, and no leaf.
    (0..3).for_each(|of| all.themes[of].parent = Some(theme(3)));
    let mut talk = talk(0, &[10; 10], &[0, 1]);
    code(&mut talk, 0, 0, 0..60); // theme 0: [4, 2, 1, 3]
    code(&mut talk, 1, 0, 0..40);
    code(&mut talk, 1, 0, 60..70);
    code(&mut talk, 0, 1, 0..10); // theme 1: [0, 1, 1, 8]
    code(&mut talk, 1, 1, 10..20);
    code(&mut talk, 0, 3, 0..100); // the heading: not counted
    all.transcripts.push(talk);
    let overall = &Report::new(&all, &plain()).overall[0];
    // Observed (0.7 + 0.8 + 1) / 3; expected (0.5 + (0.01 + 0.81) + 1) / 3.
    is(overall.pooled_kappa, ((2.5 - 2.32) / 3.0) / ((3.0 - 2.32) / 3.0));
    // All decisions: [4, 3, 2, 21] of 30; observed 25/30, expected 7/30 · 6/30 + 23/30 · 24/30.
    let expected = (7.0 * 6.0 + 23.0 * 24.0) / 900.0;
    is(overall.concatenated_kappa, (25.0 / 30.0 - expected) / (1.0 - expected));
    // Theme 1: (0.8 − 0.82) / 0.18; theme 2 has no kappa and is not the lowest.
    let lowest = overall.lowest.unwrap();
    assert_eq!(lowest.theme, theme(1));
    is(Ok(lowest.cohen_kappa), -0.02 / 0.18);
}

#[test]
fn over_themes_nobody_used_there_is_no_kappa() {
    let mut all = material(2, 2);
    all.transcripts.push(talk(0, &[10; 3], &[0, 1]));
    let overall = &Report::new(&all, &plain()).overall[0];
    assert_eq!(overall.pooled_kappa, Err(Reason::NeverUsed));
    assert_eq!(overall.concatenated_kappa, Err(Reason::NeverUsed));
    assert_eq!(overall.lowest, None);
    let used = [(0, 0..30), (1, 0..30)];
    for by in 0..2 {
        used.iter().for_each(|(of, span)| code(&mut all.transcripts[0], by, *of, span.clone()));
    }
    let overall = &Report::new(&all, &plain()).overall[0];
    assert_eq!(overall.pooled_kappa, Err(Reason::NoVariation));
    assert_eq!(overall.concatenated_kappa, Err(Reason::NoVariation));
}

// ---------------------------------------------------------------------------------------------------------------------
// Unitizing
// ---------------------------------------------------------------------------------------------------------------------

#[test]
fn u_alpha_compares_stretches_over_the_whole_text_whatever_is_counted() {
    let mut all = material(2, 1);
    let mut talk = talk(0, &[10], &[0, 1]);
    code(&mut talk, 0, 0, 2..5);
    code(&mut talk, 1, 0, 3..6);
    all.transcripts.push(talk);
    // l.. = 20, marked 6, gaps 14; apart 2 characters, both ways 4; corrections 3² + 3² + 14 = 32.
    let expected = 1.0 - 4.0 / (20.0 * (400.0 - 36.0 - 196.0) / (400.0 - 32.0));
    is(only_row(&all, &plain()).u_alpha, expected);
    all.transcripts[0].units.clear();
    let nothing_in_scope = only_row(&all, &Request { unit: UnitKind::Character, ..plain() });
    is(nothing_in_scope.u_alpha, expected);
    assert_eq!(nothing_in_scope.cohen_kappa, Err(Reason::NoPairableUnits));
}

#[test]
fn u_alpha_joins_overlapping_spans_of_one_coder_and_keeps_abutting_ones_apart() {
    let of = |spans: &[(usize, usize)]| {
        let mut all = material(2, 1);
        let mut talk = talk(0, &[20], &[0, 1]);
        spans.iter().for_each(|(start, end)| code(&mut talk, 0, 0, *start..*end));
        code(&mut talk, 1, 0, 4..10);
        all.transcripts.push(talk);
        only_row(&all, &plain()).u_alpha
    };
    // l.. = 40, marked 12, gaps 28; apart 4 characters, both ways 8; 40² − 12² − 28² = 672.
    let one = 1.0 - 8.0 * (1600.0 - (36.0 + 36.0 + 28.0)) / (40.0 * 672.0);
    let two = 1.0 - 8.0 * (1600.0 - (9.0 + 9.0 + 36.0 + 28.0)) / (40.0 * 672.0);
    is(of(&[(2, 8)]), one);
    is(of(&[(2, 6), (5, 8), (3, 4)]), one);
    is(of(&[(2, 5), (5, 8)]), two);
}

#[test]
fn u_alpha_adds_the_lengths_of_several_transcripts() {
    let mut all = material(2, 1);
    for (number, first, second) in [(0, 2..5, 3..6), (1, 0..10, 0..10)] {
        let mut talk = talk(number, &[10], &[0, 1]);
        code(&mut talk, 0, 0, first);
        code(&mut talk, 1, 0, second);
        all.transcripts.push(talk);
    }
    // l.. = 40, marked 6 + 20, gaps 14; apart both ways 4; corrections 3² + 3² + 10² + 10² + 14.
    let expected = 1.0 - 4.0 * (1600.0 - 232.0) / (40.0 * (1600.0 - 26.0 * 26.0 - 14.0 * 14.0));
    is(only_row(&all, &plain()).u_alpha, expected);
}

#[test]
fn u_alpha_of_a_text_everybody_marked_whole_is_undefined() {
    let mut all = material(2, 1);
    let mut talk = talk(0, &[10], &[0, 1]);
    code(&mut talk, 0, 0, 0..10);
    code(&mut talk, 1, 0, 0..10);
    all.transcripts.push(talk);
    assert_eq!(only_row(&all, &plain()).u_alpha, Err(Reason::NoVariation));
}

// ---------------------------------------------------------------------------------------------------------------------
// The raw units
// ---------------------------------------------------------------------------------------------------------------------

#[test]
fn the_raw_units_count_up_to_the_cells_of_the_report() {
    let mut all = material(3, 2);
    for number in 0..3 {
        let mut talk = talk(number, &[10, 15, 5, 20], if number == 1 { &[0, 2] } else { &[0, 1, 2] });
        for (by, of, span) in [(0, 0, 3..12), (1, 0, 8..27), (2, 0, 28..29), (0, 1, 0..50), (2, 1, 30..45)] {
            code(&mut talk, by, of, span);
        }
        all.transcripts.push(talk);
    }
    for unit in UnitKind::ALL {
        let request = Request { unit, ..plain() };
        let report = Report::new(&all, &request);
        let table = UnitTable::new(&all, &request);
        assert_eq!(table.coders(), [coder(0), coder(1), coder(2)]);
        for (of, [first, second]) in [0, 1].into_iter().flat_map(|of| [[0, 1], [0, 2], [1, 2]].map(|pair| (of, pair))) {
            let mut cells = [0; 4];
            for row in table.decided().filter(|row| row.theme == theme(of)) {
                match (row.given[first], row.given[second]) {
                    (Some(true), Some(true)) => cells[0] += row.units,
                    (Some(true), Some(false)) => cells[1] += row.units,
                    (Some(false), Some(true)) => cells[2] += row.units,
                    (Some(false), Some(false)) => cells[3] += row.units,
                    _ => {}
                }
            }
            assert_eq!(pair(&report, of, first, second).cells.as_array(), cells, "{unit} {of} {first} {second}");
        }
        let length: u64 = table.decided().map(|row| (row.span.end - row.span.start) as u64).sum();
        assert_eq!(length, 2 * 3 * 50, "each code point is in one row of each theme and transcript");
    }
}
