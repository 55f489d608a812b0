//! What holds for agreement whatever the coders did: checked on random material, and against counting every character
//! one by one.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common_agreement;

use common_agreement::{coder, material, scale, talk, theme, transcript};
use emic::agreement::{Coefficient, ComparedTranscript, Material, Reading, Report, Request, Unit, UnitKind};
use emic::model::CharSpan;
use proptest::prelude::*;

const CODERS: usize = 3;
const THEMES: usize = 4;

/// One coding: by whom, of what, where from, how long, which magnitude.
type Draft = (usize, usize, usize, usize, Option<usize>);

prop_compose! {
    fn talks()(
        turns in prop::collection::vec(1_usize..9, 1..8),
        drafts in prop::collection::vec((0..CODERS, 0..THEMES, 0_usize..60, 0_usize..20, prop::option::of(0_usize..4)), 0..16),
        present in prop::collection::vec(any::<bool>(), CODERS),
    ) -> (Vec<usize>, Vec<Draft>, Vec<usize>) {
        (turns, drafts, (0..CODERS).filter(|coder| present[*coder]).collect())
    }
}

fn material_of(all: Vec<(Vec<usize>, Vec<Draft>, Vec<usize>)>) -> Material {
    let mut made = material(CODERS, THEMES);
    // Theme 0 is above 1, and 1 above 2; two of them share a scale.
    (made.themes[1].parent, made.themes[2].parent) = (Some(theme(0)), Some(theme(1)));
    (made.themes[0].scale, made.themes[2].scale, made.themes[3].scale) =
        (Some(scale(3)), Some(scale(3)), Some(scale(4)));
    for (number, (turns, drafts, present)) in all.into_iter().enumerate() {
        let mut talk = talk(number, &turns, &present);
        for (by, of, start, length, magnitude) in drafts {
            let end = (start + length).min(talk.length);
            let span = CharSpan::new(start.min(end), end);
            talk.readings.push(Reading { coder: coder(by), theme: theme(of), span, magnitude });
        }
        made.transcripts.push(talk);
    }
    made
}

fn materials() -> impl Strategy<Value = Material> {
    prop::collection::vec(talks(), 0..4).prop_map(material_of)
}

fn kinds() -> impl Strategy<Value = UnitKind> {
    prop::sample::select(UnitKind::ALL.to_vec())
}

/// Leaves out some of what is counted: every third turn, and the first character of the others.
fn in_scope(mut all: Material, scope: bool) -> Material {
    for talk in all.transcripts.iter_mut().filter(|_| scope) {
        talk.units.retain(|unit| unit.turn % 3 != 1);
        talk.units.iter_mut().for_each(|unit| unit.span.start += 1);
    }
    all
}

// ---------------------------------------------------------------------------------------------------------------------
// Counting one by one
// ---------------------------------------------------------------------------------------------------------------------

/// Whether a coder gave a theme to a code point.
fn given_at(talk: &ComparedTranscript, by: usize, of: &[usize], at: usize) -> bool {
    let by_them = talk.readings.iter().filter(|reading| reading.coder == coder(by));
    by_them
        .filter(|reading| of.iter().any(|of| reading.theme == theme(*of)))
        .any(|reading| (reading.span.start..reading.span.end).contains(&at))
}

/// The four counts, every character looked at.
fn slow_cells(all: &Material, kind: UnitKind, of: &[usize], [first, second]: [usize; 2]) -> [u64; 4] {
    let mut cells = [0; 4];
    for talk in all.transcripts.iter().filter(|talk| [first, second].iter().all(|by| talk.coders.contains(&coder(*by))))
    {
        let mut count = |places: &[usize]| {
            let gave = |by| places.iter().any(|at| given_at(talk, by, of, *at));
            cells[match (gave(first), gave(second)) {
                (true, true) => 0,
                (true, false) => 1,
                (false, true) => 2,
                (false, false) => 3,
            }] += 1;
        };
        for Unit { span, .. } in talk.units.iter().filter(|unit| unit.span.start < unit.span.end) {
            let places: Vec<usize> = (span.start..span.end).collect();
            if kind == UnitKind::Character {
                places.iter().for_each(|place| count(&[*place]));
            } else {
                count(&places);
            }
        }
    }
    cells
}

/// Alpha for unitizing from a table of single characters; `None` where it is undefined.
fn slow_u_alpha(all: &Material, of: usize, pair: [usize; 2]) -> Option<f64> {
    let (mut total, mut together, mut corrections) = (0.0, [[0.0_f64; 2]; 2], 0.0);
    for talk in all.transcripts.iter().filter(|talk| pair.iter().all(|by| talk.coders.contains(&coder(*by)))) {
        total += 2.0 * talk.length as f64;
        for at in 0..talk.length {
            let [a, b] = pair.map(|by| usize::from(given_at(talk, by, &[of], at)));
            together[a][b] += 1.0;
            together[b][a] += 1.0;
        }
        for by in pair {
            corrections += slow_units(talk, by, of).iter().map(|length| (length * length) as f64).sum::<f64>();
            corrections += (0..talk.length).filter(|at| !given_at(talk, by, &[of], *at)).count() as f64;
        }
    }
    let margins = [together[0][0] + together[0][1], together[1][0] + together[1][1]];
    if margins[0] == 0.0 || margins[1] == 0.0 {
        return None;
    }
    let expected = total * 2.0 * margins[0] * margins[1] / (total * total - corrections);
    Some(1.0 - (together[0][1] + together[1][0]) / expected)
}

/// The lengths of a coder's units: codings that share a character are one, again and again until none do.
fn slow_units(talk: &ComparedTranscript, by: usize, of: usize) -> Vec<usize> {
    let own = talk.readings.iter().filter(|reading| reading.coder == coder(by) && reading.theme == theme(of));
    let mut units: Vec<(usize, usize)> =
        own.map(|reading| (reading.span.start, reading.span.end)).filter(|(start, end)| start < end).collect();
    while let Some((i, j)) = (0..units.len())
        .flat_map(|i| (i + 1..units.len()).map(move |j| (i, j)))
        .find(|(i, j)| units[*i].0 < units[*j].1 && units[*j].0 < units[*i].1)
    {
        let other = units.remove(j);
        units[i] = (units[i].0.min(other.0), units[i].1.max(other.1));
    }
    units.into_iter().map(|(start, end)| end - start).collect()
}

fn near(found: Coefficient, expected: Option<f64>) -> bool {
    match (found.ok(), expected) {
        (Some(found), Some(expected)) => (found - expected).abs() < 1e-9,
        (None, None) => true,
        _ => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn sweeping_counts_what_looking_at_every_character_counts(
        all in materials(), kind in kinds(), rollup: bool, scope: bool,
    ) {
        let all = in_scope(all, scope);
        let report = Report::new(&all, &Request { unit: kind, rollup, resamples: 0, ..Request::default() });
        prop_assert_eq!(report.pairs.len(), 3 * THEMES);
        for row in &report.pairs {
            let pair = [0, 1, 2].into_iter().filter(|by| row.coders.contains(&coder(*by))).collect::<Vec<_>>();
            let of = (0..THEMES).find(|of| theme(*of) == row.theme).unwrap();
            let taken: &[usize] = match (rollup, of) { (true, 0) => &[0, 1, 2], (true, 1) => &[1, 2], _ => &[of] };
            prop_assert_eq!(row.cells.as_array(), slow_cells(&all, kind, taken, [pair[0], pair[1]]));
            if !rollup {
                let slow = slow_u_alpha(&all, of, [pair[0], pair[1]]);
                prop_assert!(near(row.u_alpha, slow), "{:?} {:?}", row.u_alpha, slow);
            }
        }
    }

    #[test]
    fn the_coders_can_change_places(all in materials(), kind in kinds()) {
        let mut turned = all.clone();
        turned.coders.reverse();
        let request = Request { unit: kind, resamples: 50, ..Request::default() };
        let (there, back) = (Report::new(&all, &request), Report::new(&turned, &request));
        for row in &there.pairs {
            let other = back.pairs.iter().find(|other| {
                other.theme == row.theme && row.coders.iter().all(|coder| other.coders.contains(coder))
            }).unwrap();
            let [a, b, c, d] = other.cells.as_array();
            prop_assert_eq!(row.cells.as_array(), [a, c, b, d]);
            prop_assert_eq!((row.ci, row.reason), (other.ci, other.reason));
            for ((name, here), (_, there)) in row.coefficients().into_iter().zip(other.coefficients()) {
                let there = if name == "bias_index" { there.map(|bias| -bias) } else { there };
                prop_assert!(near(here, there.ok()), "{name}: {here:?} {there:?}");
            }
        }
        for (row, other) in there.all_coders.iter().zip(&back.all_coders) {
            for ((name, here), (_, there)) in row.coefficients().into_iter().zip(other.coefficients()) {
                prop_assert!(near(here, there.ok()), "{name}: {here:?} {there:?}");
            }
        }
    }

    #[test]
    fn no_figure_is_above_one_or_not_a_number_and_every_estimate_is_inside_its_interval(
        all in materials(), kind in kinds(), rollup: bool, by_transcript: bool, scope: bool, seed: u64,
    ) {
        let all = in_scope(all, scope);
        let request = Request { unit: kind, rollup, by_transcript, resamples: 30, seed, ..Request::default() };
        let report = Report::new(&all, &request);
        let mut figures: Vec<(&str, Coefficient)> = Vec::new();
        report.pairs.iter().for_each(|row| figures.extend(row.coefficients()));
        report.overall.iter().for_each(|row| figures.extend(row.coefficients()));
        report.overall.iter().filter_map(|row| row.lowest).for_each(|low| figures.push(("lowest", Ok(low.cohen_kappa))));
        report.all_coders.iter().for_each(|row| figures.extend(row.coefficients()));
        report.magnitude.iter().for_each(|row| figures.extend(row.coefficients()));
        for (name, figure) in figures {
            prop_assert!(figure.is_ok_and(|value| value.is_finite() && value <= 1.0) || figure.is_err(), "{name} {figure:?}");
        }
        let pairs = report.pairs.iter().map(|row| (row.krippendorff_alpha, row.ci));
        let every = report.all_coders.iter().map(|row| (row.krippendorff_alpha, row.ci));
        for (alpha, ci) in pairs.chain(every) {
            prop_assert_eq!(alpha.is_err() && ci.is_some(), false, "an interval of nothing");
            if let (Ok(alpha), Some(ci)) = (alpha, ci) {
                prop_assert!(ci.low <= alpha && alpha <= ci.high && ci.high <= 1.0, "{ci:?} {alpha}");
                prop_assert!(ci.low.is_finite() && ci.high.is_finite());
            }
        }
    }

    #[test]
    fn coders_who_did_the_same_agree_wholly_or_not_at_all_definably(
        turns in prop::collection::vec(1_usize..9, 1..8),
        drafts in prop::collection::vec((0..THEMES, 0_usize..60, 0_usize..20, 0_usize..3), 0..12),
        kind in kinds(),
    ) {
        let all = (0..CODERS).flat_map(|by| drafts.iter().map(move |(of, start, length, place)| (by, *of, *start, *length, Some(*place))));
        let all = material_of(vec![(turns, all.collect(), vec![0, 1, 2])]);
        let report = Report::new(&all, &Request { unit: kind, resamples: 20, ..Request::default() });
        let index = |name: &str| name.ends_with("_index");
        for row in &report.pairs {
            for (name, value) in row.coefficients().into_iter().filter(|(name, _)| !index(name)) {
                prop_assert!(value.is_err() || near(value, Some(1.0)), "{name} {value:?}");
            }
            prop_assert!(row.ci.is_none_or(|ci| near(Ok(ci.low), Some(1.0))));
        }
        for (name, value) in report.all_coders.iter().flat_map(|row| row.coefficients()) {
            prop_assert!(value.is_err() || near(value, Some(1.0)), "{name} {value:?}");
        }
        for (name, value) in report.magnitude.iter().flat_map(|row| row.coefficients()) {
            prop_assert!(value.is_err() || near(value, Some(1.0)), "{name} {value:?}");
        }
    }

    #[test]
    fn cutting_a_transcript_in_two_between_turns_changes_no_figure_by_turn(
        turns in prop::collection::vec(1_usize..9, 2..8),
        drafts in prop::collection::vec((0..CODERS, 0..THEMES, 0_usize..60, 0_usize..20, prop::option::of(0_usize..4)), 0..16),
        cut in any::<prop::sample::Index>(),
    ) {
        let whole = material_of(vec![(turns, drafts, vec![0, 1, 2])]);
        let mut parted = whole.clone();
        parted.transcripts = in_two(&whole.transcripts[0], 1 + cut.index(whole.transcripts[0].turns.len() - 1));
        let request = Request { resamples: 0, ..Request::default() };
        let (one, two) = (Report::new(&whole, &request), Report::new(&parted, &request));
        for (one, two) in one.pairs.iter().zip(&two.pairs) {
            prop_assert_eq!(one.cells, two.cells);
            for ((name, one), (_, two)) in one.coefficients().into_iter().zip(two.coefficients()) {
                // The continuum of unitizing does end where a transcript ends.
                prop_assert!(name == "u_alpha" || one == two, "{name}: {one:?} {two:?}");
            }
        }
        prop_assert_eq!(one.overall, two.overall);
        prop_assert_eq!(one.all_coders, two.all_coders);
    }
}

/// The transcript before its turn `cut`, and from it on; a coding over the border is one in each.
fn in_two(talk: &ComparedTranscript, cut: usize) -> Vec<ComparedTranscript> {
    let border = talk.turns[cut].start;
    let part = |number: usize, from: usize, to: usize| {
        let within = |span: CharSpan| CharSpan::new(span.start.clamp(from, to) - from, span.end.clamp(from, to) - from);
        let inside = |span: &CharSpan| span.start < to && from < span.end;
        ComparedTranscript {
            transcript: transcript(number),
            length: to - from,
            turns: talk.turns.iter().filter(|turn| inside(turn)).map(|turn| within(*turn)).collect(),
            units: talk
                .units
                .iter()
                .filter(|unit| inside(&unit.span))
                .map(|unit| Unit { span: within(unit.span), turn: unit.turn })
                .collect(),
            coders: talk.coders.clone(),
            readings: talk
                .readings
                .iter()
                .filter(|reading| inside(&reading.span))
                .map(|reading| Reading { span: within(reading.span), ..*reading })
                .collect(),
        }
    };
    vec![part(10, 0, border), part(11, border, talk.length)]
}
