//! The interval of alpha: whole turns are drawn, over transcripts and then their turns, the same for the same seed.
//!
//! On examples small enough to go through every resample there is, the interval must end where the exact distribution has
//! its percentiles.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common_agreement;

use common_agreement::{code, everyone, material, pair, talk};
use emic::agreement::{Interval, Material, Report, Request, Unit, UnitKind};
use emic::model::CharSpan;

/// Both, only first, only second, neither.
type Cells = [u64; 4];

/// A transcript in which every turn has sentences of one character that come to the given cells.
fn add(all: &mut Material, turns: &[Cells]) {
    let number = all.transcripts.len();
    let mut talk =
        talk(number, &turns.iter().map(|cells| cells.iter().sum::<u64>() as usize).collect::<Vec<_>>(), &[0, 1]);
    talk.units.clear();
    let mut at = 0;
    for (turn, cells) in turns.iter().enumerate() {
        for (kind, count) in cells.iter().enumerate() {
            for _ in 0..*count {
                talk.units.push(Unit { span: CharSpan::new(at, at + 1), turn: turn as u32 });
                if kind == 0 || kind == 1 {
                    code(&mut talk, 0, 0, at..at + 1);
                }
                if kind == 0 || kind == 2 {
                    code(&mut talk, 1, 0, at..at + 1);
                }
                at += 1;
            }
        }
    }
    all.transcripts.push(talk);
}

/// Alpha by its definition for two coders: 1 − (values − 1) · apart / (yes · no).
fn alpha(turns: &[Cells]) -> Option<f64> {
    let sum = |kind: usize| turns.iter().map(|cells| cells[kind]).sum::<u64>() as f64;
    let (yes, no) = (2.0 * sum(0) + sum(1) + sum(2), 2.0 * sum(3) + sum(1) + sum(2));
    (yes > 0.0 && no > 0.0).then(|| 1.0 - (yes + no - 1.0) * (sum(1) + sum(2)) / (yes * no))
}

/// Every way to draw as many as there are, with replacement.
fn draws<T: Clone>(from: &[T]) -> Vec<Vec<T>> {
    (0..from.len()).fold(vec![Vec::new()], |drawn, _| {
        drawn.iter().flat_map(|drawn| from.iter().map(|next| [drawn.clone(), vec![next.clone()]].concat())).collect()
    })
}

/// The value at a share of an exact distribution, of which sampling cannot miss: its step is clear on both sides.
fn at(sorted: &[f64], share: f64) -> f64 {
    let value = sorted[(share * sorted.len() as f64) as usize];
    let below = sorted.iter().filter(|other| **other < value - 1e-9).count() as f64 / sorted.len() as f64;
    let up_to = sorted.iter().filter(|other| **other < value + 1e-9).count() as f64 / sorted.len() as f64;
    assert!(below < share - 0.006 && share + 0.006 < up_to, "another example is needed: {below} {share} {up_to}");
    value
}

fn exact(mut alphas: Vec<f64>) -> (f64, f64) {
    alphas.sort_unstable_by(f64::total_cmp);
    (at(&alphas, 0.025), at(&alphas, 0.975))
}

fn interval(all: &Material, resamples: usize, seed: u64) -> Option<Interval> {
    let request = Request { unit: UnitKind::Sentence, resamples, seed, ..Request::default() };
    pair(&Report::new(all, &request), 0, 0, 1).ci
}

#[track_caller]
fn ends_at(found: Option<Interval>, (low, high): (f64, f64)) {
    let found = found.expect("an interval");
    assert!((found.low - low).abs() < 1e-9 && (found.high - high).abs() < 1e-9, "{found:?}, not {low} to {high}");
}

#[test]
fn over_one_transcript_its_turns_are_drawn_whole_with_all_their_sentences() {
    let turns: [Cells; 4] = [[1, 1, 2, 0], [2, 1, 3, 2], [0, 1, 0, 3], [0, 3, 2, 3]];
    let mut all = material(2, 1);
    add(&mut all, &turns);
    let alphas: Vec<f64> = draws(&turns).iter().filter_map(|drawn| alpha(drawn)).collect();
    assert_eq!(alphas.len(), 256);
    ends_at(interval(&all, 20_000, 1), exact(alphas));
}

#[test]
fn over_several_transcripts_these_are_drawn_first_and_then_the_turns_of_each() {
    let first: [Cells; 2] = [[2, 1, 2, 0], [3, 2, 3, 3]];
    let second: [Cells; 3] = [[2, 2, 1, 3], [2, 1, 0, 0], [2, 0, 1, 0]];
    let mut all = material(2, 1);
    add(&mut all, &first);
    add(&mut all, &second);
    // Each transcript by all the ways its turns can be drawn; the smaller is repeated, to be as likely as the other.
    let drawn =
        |turns: &[Cells], times: usize| draws(turns).into_iter().flat_map(|one| vec![one; times]).collect::<Vec<_>>();
    let (one, two) = (drawn(&first, 27), drawn(&second, 4));
    let mut alphas = Vec::new();
    for a in [&one, &two] {
        for b in [&one, &two] {
            for (x, y) in a.iter().flat_map(|x| b.iter().map(move |y| (x, y))) {
                alphas.extend(alpha(&[x.clone(), y.clone()].concat()));
            }
        }
    }
    assert_eq!(alphas.len(), 4 * 108 * 108);
    ends_at(interval(&all, 20_000, 2), exact(alphas));
}

#[test]
fn resamples_without_variation_are_left_out() {
    let turns: [Cells; 3] = [[1, 0, 0, 1], [0, 0, 0, 2], [0, 1, 0, 1]];
    let mut all = material(2, 1);
    add(&mut all, &turns);
    let alphas: Vec<f64> = draws(&turns).iter().filter_map(|drawn| alpha(drawn)).collect();
    assert_eq!(alphas.len(), 26, "one of 27 draws only the turn with nothing in it");
    ends_at(interval(&all, 20_000, 3), exact(alphas));
}

#[test]
fn the_characters_of_a_turn_are_not_taken_as_independent() {
    // Ten turns of a hundred characters: on nine the coders are of one mind, on one they are wholly apart.
    let mut all = material(2, 1);
    let mut talk = talk(0, &[100; 10], &[0, 1]);
    code(&mut talk, 0, 0, 0..200);
    code(&mut talk, 1, 0, 0..100);
    all.transcripts.push(talk);
    let request = Request { unit: UnitKind::Character, ..Request::default() };
    let row = pair(&Report::new(&all, &request), 0, 0, 1).clone();
    assert_eq!(row.cells.as_array(), [100, 100, 0, 800]);
    let ci = row.ci.unwrap();
    // A third of all resamples leave the turn out on which they differ, and a third the one on which they agree.
    assert!(ci.low < 0.0 && ci.high > 0.999, "{ci:?}");
}

#[test]
fn the_same_seed_gives_the_same_interval_and_another_seed_another() {
    let mut all = material(2, 1);
    add(&mut all, &[[3, 1, 0, 1], [1, 0, 0, 4], [0, 1, 2, 1], [2, 0, 1, 3], [1, 1, 0, 0], [0, 0, 0, 7], [4, 0, 2, 2]]);
    let of = |seed| interval(&all, 200, seed).unwrap();
    assert_eq!(of(7), of(7));
    assert_ne!(of(7), of(8));
    assert_eq!(interval(&all, 0, 7), None);
}

#[test]
fn an_interval_does_not_depend_on_what_else_was_asked_for() {
    let mut all = material(3, 2);
    for number in 0..4 {
        let mut talk = talk(number, &[10; 8], &[0, 1, 2]);
        for by in 0..3 {
            code(&mut talk, by, 0, number * 10 + by * 7..number * 10 + 25);
            code(&mut talk, by, 1, by * 15..60);
        }
        all.transcripts.push(talk);
    }
    let request = Request { resamples: 300, ..Request::default() };
    let three = Report::new(&all, &request);
    let wanted = pair(&three, 1, 0, 2).clone();
    assert!(wanted.ci.is_some());
    let mut two = all.clone();
    two.coders.remove(1);
    assert_eq!(pair(&Report::new(&two, &request), 1, 0, 2), &wanted);
    two.themes.remove(0);
    assert_eq!(pair(&Report::new(&two, &request), 1, 0, 2), &wanted);
    // A row by transcript is the row of that transcript alone.
    let apart = Report::new(&all, &Request { by_transcript: true, ..request.clone() });
    for (number, row) in
        apart.pairs.iter().filter(|row| row.coders == wanted.coders && row.theme == wanted.theme).enumerate()
    {
        let mut one = all.clone();
        one.transcripts = vec![one.transcripts.remove(number)];
        assert_eq!(row.ci, pair(&Report::new(&one, &request), 1, 0, 2).ci);
        assert!(row.ci.is_some());
    }
}

#[test]
fn over_all_coders_the_interval_of_alpha_holds_it_and_two_coders_have_the_same_one() {
    let mut all = material(3, 1);
    for number in 0..3 {
        let assigned: &[usize] = if number == 2 { &[0, 1] } else { &[0, 1, 2] };
        let mut talk = talk(number, &[10; 12], assigned);
        for by in 0..3 {
            code(&mut talk, by, 0, number * 10 + by * 11..number * 10 + 45);
        }
        all.transcripts.push(talk);
    }
    let row = everyone(&Report::new(&all, &Request::default()), 0).clone();
    let (alpha, ci) = (row.krippendorff_alpha.unwrap(), row.ci.unwrap());
    assert!(ci.low < alpha && alpha < ci.high, "{ci:?} {alpha}");
    // A third coder who was assigned nothing changes nothing: all coders are the two.
    all.transcripts.iter_mut().for_each(|talk| talk.coders.retain(|coder| *coder != common_agreement::coder(2)));
    let report = Report::new(&all, &Request::default());
    let (every, two) = (everyone(&report, 0), pair(&report, 0, 0, 1));
    assert_eq!((every.krippendorff_alpha, every.ci), (two.krippendorff_alpha, two.ci));
}

#[test]
fn a_report_nobody_waits_for_any_longer_is_given_up_soon_and_one_that_is_waited_for_is_the_same() {
    let mut all = material(3, 2);
    let mut one = talk(0, &[10; 12], &[0, 1, 2]);
    for (turn, by) in [(0, 0), (0, 1), (1, 0), (2, 2), (3, 1), (3, 2), (4, 0), (4, 1), (4, 2)] {
        code(&mut one, by, turn % 2, turn * 10..turn * 10 + 5);
    }
    all.transcripts.push(one);
    let request = Request { resamples: 5_000, ..Request::default() };
    let whole = Report::new(&all, &request);
    let mut asked = 0;
    let waited = Report::while_wanted(&all, &request, &mut || {
        asked += 1;
        true
    });
    assert_eq!(waited, Some(whole));
    assert!(asked > 100, "it was asked {asked} times only");
    // Whoever goes away after the seventh time is not asked again, and gets nothing.
    let mut asked_before = 0;
    let left = Report::while_wanted(&all, &request, &mut || {
        asked_before += 1;
        asked_before < 7
    });
    assert_eq!((left, asked_before), (None, 7));
}
