//! The report of a whole project equals what comes out when every character is looked at one by one.
//!
//! The reference below knows nothing of stretches and sweeps: it asks of each unit which code points it has, of each code
//! point who gave it the theme, and takes the coefficients from their definitions.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common_agreeing;
mod common_store;

use common_agreeing::{Talk, coding, study};
use emic::model::AssignmentState;
use emic::workbench::{AgreementRequest, Scope, UnitKind};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;
use std::ops::Range;

const CODERS: [&str; 3] = ["AB", "CD", "EF"];
const THEMES: [&str; 5] = ["home", "room", "garden", "help", "friends"];
const CODABLE: [usize; 4] = [0, 1, 2, 4];
const LABELS: [&str; 4] = ["INT", "P1", "P2", "Interpreter"];
const SENTENCES: [&str; 4] = ["Ja.", "Nai\u{308}ve 😀 und so.", "Noch é 👩‍👧.", "\nNeue Zeile hier."];

/// A theme applied to a span.
#[derive(Debug, Clone, PartialEq)]
struct Applied {
    talk: usize,
    coder: usize,
    theme: usize,
    span: Range<usize>,
}

/// By coder: not assigned, or assigned and done or not; `None` where the talk was never assigned.
type Assigned = Option<[Option<bool>; 3]>;

#[derive(Debug, Clone)]
struct World {
    talks: Vec<Talk>,
    applied: Vec<Applied>,
    assigned: Vec<Assigned>,
    unit: UnitKind,
    scope: Scope,
    rollup: bool,
    include_open: bool,
    coders: usize,
}

fn talk(number: usize) -> impl Strategy<Value = Talk> {
    let said = prop::collection::vec(0..SENTENCES.len(), 1..4);
    prop::collection::vec((0..LABELS.len(), said), 1..6).prop_map(move |turns| {
        let title = format!("T{number}");
        let question = [title.as_str()];
        let said: Vec<(usize, Vec<&str>)> =
            turns.into_iter().map(|(label, said)| (label, said.into_iter().map(|s| SENTENCES[s]).collect())).collect();
        let mut lines: Vec<(&str, &[&str])> = vec![("INT", &question)];
        lines.extend(said.iter().map(|(label, said)| (LABELS[*label], said.as_slice())));
        Talk::new(&title, &lines)
    })
}

fn world() -> impl Strategy<Value = World> {
    let one = (0_usize..3, 0_usize..3, 0_usize..4, 0.0_f64..1.0, 0.0_f64..0.3);
    let assigned = prop::option::of(prop::array::uniform3(prop::option::of(any::<bool>())));
    let asked = (0_usize..3, any::<bool>(), any::<bool>(), any::<bool>(), 2_usize..4);
    let talks = (talk(1), talk(2), talk(3));
    (talks, prop::collection::vec(one, 0..30), prop::array::uniform3(assigned), asked).prop_map(
        |((a, b, c), codings, assigned, (unit, all, rollup, include_open, coders))| {
            let talks = vec![a, b, c];
            let mut applied: Vec<Applied> = Vec::new();
            for (talk, coder, theme, at, length) in codings {
                let chars = talks[talk].length();
                let start = (chars as f64 * at) as usize;
                let end = (start + 1 + (chars as f64 * length) as usize).min(chars);
                let one = Applied { talk, coder, theme: CODABLE[theme], span: start..end };
                if start < end && !applied.contains(&one) {
                    applied.push(one);
                }
            }
            World {
                talks,
                applied,
                assigned: assigned.to_vec(),
                unit: UnitKind::ALL[unit],
                scope: if all { Scope::All } else { Scope::Participants },
                rollup,
                include_open,
                coders,
            }
        },
    )
}

impl World {
    /// The report of a project like this, asked for by somebody who codes nothing.
    fn report(&self) -> Value {
        let codings: Vec<Value> = self
            .applied
            .iter()
            .map(|one| coding(&self.talks[one.talk], CODERS[one.coder], THEMES[one.theme], one.span.clone(), None))
            .collect();
        let study = study(&["AB", "CD", "EF", "ZZ"], &self.talks.iter().collect::<Vec<_>>(), &codings);
        for (talk, assigned) in self.talks.iter().zip(&self.assigned) {
            for (coder, state) in CODERS.iter().zip(assigned.iter().flatten()) {
                if let Some(done) = state {
                    let state = if *done { AssignmentState::Done } else { AssignmentState::ToDo };
                    study.assign(&talk.title, coder, state);
                }
            }
        }
        let request = AgreementRequest {
            coders: CODERS[..self.coders].iter().map(ToString::to_string).collect(),
            unit: self.unit,
            scope: self.scope,
            rollup: self.rollup,
            include_open: self.include_open,
            resamples: 50,
            ..AgreementRequest::default()
        };
        serde_json::to_value(study.sit(Some("ZZ")).agreement(&request).unwrap()).unwrap()
    }

    /// The compared coders for whom a talk counts as assigned.
    fn present(&self, talk: usize) -> Vec<usize> {
        let coded = |coder: &usize| self.applied.iter().any(|one| one.talk == talk && one.coder == *coder);
        let nobody = self.assigned[talk].is_none_or(|by| by.iter().all(Option::is_none));
        let own = |coder: &usize| if nobody { coded(coder) } else { self.assigned[talk].unwrap()[*coder].is_some() };
        (0..self.coders).filter(own).collect()
    }

    fn is_open(&self, talk: usize) -> bool {
        self.present(talk).iter().any(|coder| self.assigned[talk].is_some_and(|by| by[*coder] == Some(false)))
    }

    /// The talks that count for at least one coder.
    fn counted(&self) -> Vec<usize> {
        let counts = |talk: &usize| !self.present(*talk).is_empty() && (self.include_open || !self.is_open(*talk));
        (0..self.talks.len()).filter(counts).collect()
    }

    /// The code points of every unit of a talk.
    fn units(&self, talk: usize) -> Vec<BTreeSet<usize>> {
        let talk = &self.talks[talk];
        let turns = talk.turns.iter().filter(|turn| self.scope == Scope::All || turn.counts());
        match (self.unit, self.scope) {
            (UnitKind::Turn, _) => turns.map(|turn| turn.whole.clone().collect()).collect(),
            (UnitKind::Sentence, _) => {
                turns.flat_map(|turn| turn.sentences.iter().map(|sentence| sentence.clone().collect())).collect()
            }
            (UnitKind::Character, Scope::All) => (0..talk.length()).map(|at| BTreeSet::from([at])).collect(),
            (UnitKind::Character, Scope::Participants) => {
                turns.flat_map(|turn| turn.body.clone()).map(|at| BTreeSet::from([at])).collect()
            }
        }
    }

    fn takes(&self, theme: usize) -> Vec<usize> {
        match (self.rollup, theme) {
            (true, 0) => vec![0, 1, 2],
            (true, 3) => vec![3, 4],
            _ => vec![theme],
        }
    }

    fn spans(&self, talk: usize, coder: usize, theme: usize) -> Vec<Range<usize>> {
        let takes = self.takes(theme);
        let own = |one: &&Applied| one.talk == talk && one.coder == coder && takes.contains(&one.theme);
        self.applied.iter().filter(own).map(|one| one.span.clone()).collect()
    }

    fn marked(&self, talk: usize, coder: usize, theme: usize) -> BTreeSet<usize> {
        self.spans(talk, coder, theme).into_iter().flatten().collect()
    }

    /// Of every unit that counts, what each of these coders decided; none where she is missing.
    fn decisions(&self, coders: &[usize], theme: usize, least: usize) -> Vec<Vec<Option<bool>>> {
        let mut decisions = Vec::new();
        for talk in self.counted() {
            let present = self.present(talk);
            if coders.iter().filter(|coder| present.contains(coder)).count() < least {
                continue;
            }
            let marked: Vec<BTreeSet<usize>> = coders.iter().map(|coder| self.marked(talk, *coder, theme)).collect();
            for unit in self.units(talk) {
                let of = |(coder, marked): (&usize, &BTreeSet<usize>)| {
                    present.contains(coder).then(|| unit.intersection(marked).next().is_some())
                };
                decisions.push(coders.iter().zip(&marked).map(of).collect());
            }
        }
        decisions
    }

    /// Krippendorff's uα of a pair, code point by code point.
    fn u_alpha(&self, pair: [usize; 2], theme: usize) -> Option<f64> {
        let (mut values, mut apart, mut marked, mut squares) = (0, 0, 0, 0);
        for talk in self.counted() {
            if !pair.iter().all(|coder| self.present(talk).contains(coder)) {
                continue;
            }
            let length = self.talks[talk].length();
            values += 2 * length;
            let [one, other] = pair.map(|coder| self.marked(talk, coder, theme));
            apart += 2 * (0..length).filter(|at| one.contains(at) != other.contains(at)).count();
            marked += one.len() + other.len();
            squares += pair.iter().map(|coder| squares_of(self.spans(talk, *coder, theme))).sum::<usize>();
        }
        let gaps = values - marked;
        let different = values * values - marked * marked - gaps * gaps;
        let by_chance = values as f64 * different as f64 / (values * values - squares - gaps) as f64;
        (different > 0).then(|| 1.0 - apart as f64 / by_chance)
    }
}

/// The squared lengths of the stretches of one coder, overlapping codings joined, abutting ones apart.
fn squares_of(mut spans: Vec<Range<usize>>) -> usize {
    spans.sort_by_key(|span| (span.start, span.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => joined.push(span),
        }
    }
    joined.iter().map(|span| span.len() * span.len()).sum()
}

fn over(part: f64, whole: f64) -> Option<f64> {
    (whole != 0.0).then(|| part / whole)
}

/// The coefficients of a pair from its four counts, under their names.
fn of_pair([a, b, c, d]: [f64; 4]) -> Vec<(&'static str, Option<f64>)> {
    let n = a + b + c + d;
    let (one, other) = (a + b, a + c);
    let agreed = over(a + d, n);
    let by_margins = one * other + (n - one) * (n - other);
    let yes = one + other;
    let both_margins = yes * yes + (2.0 * n - yes) * (2.0 * n - yes);
    let disagreement = over((b + c) / n * (2.0 * n * (2.0 * n - 1.0)), 2.0 * yes * (2.0 * n - yes));
    let share = yes / (2.0 * n);
    vec![
        ("percent_agreement", agreed),
        ("cohen_kappa", over(n * (a + d) - by_margins, n * n - by_margins)),
        ("scott_pi", over(4.0 * n * (a + d) - both_margins, 4.0 * n * n - both_margins)),
        ("krippendorff_alpha", disagreement.map(|share| 1.0 - share)),
        ("gwet_ac1", agreed.map(|p| (p - 2.0 * share * (1.0 - share)) / (1.0 - 2.0 * share * (1.0 - share)))),
        ("brennan_prediger", agreed.map(|p| 2.0 * p - 1.0)),
        ("f1", over(2.0 * a, 2.0 * a + b + c)),
        ("jaccard", over(a, a + b + c)),
        ("prevalence_index", over(a - d, n)),
        ("bias_index", over(b - c, n)),
    ]
}

/// The coefficients over several coders from every unit's decisions.
fn of_all(decisions: &[Vec<Option<bool>>]) -> Vec<(&'static str, Option<f64>)> {
    let counts = decisions.iter().map(|unit| {
        let yes = unit.iter().filter(|given| **given == Some(true)).count() as f64;
        (yes, unit.iter().flatten().count() as f64)
    });
    let counts: Vec<(f64, f64)> = counts.filter(|(_, all)| *all > 0.0).collect();
    let paired: Vec<(f64, f64)> = counts.iter().copied().filter(|(_, all)| *all >= 2.0).collect();
    let units = paired.len() as f64;
    let agree = |(yes, all): &(f64, f64)| {
        let no = all - yes;
        (yes * (yes - 1.0) + no * (no - 1.0)) / (all * (all - 1.0))
    };
    let agreed = over(paired.iter().map(agree).sum(), units);
    let share = counts.iter().map(|(yes, all)| yes / all).sum::<f64>() / counts.len() as f64;
    let by_chance = share * share + (1.0 - share) * (1.0 - share);
    let values: f64 = paired.iter().map(|(_, all)| all).sum();
    let yes: f64 = paired.iter().map(|(yes, _)| yes).sum();
    let apart: f64 = paired.iter().map(|(yes, all)| 2.0 * yes * (all - yes) / (all - 1.0)).sum();
    vec![
        ("percent_agreement", agreed),
        ("brennan_prediger", agreed.map(|p| 2.0 * p - 1.0)),
        ("fleiss_kappa", agreed.filter(|_| share > 0.0 && share < 1.0).map(|p| (p - by_chance) / (1.0 - by_chance))),
        ("gwet_ac1", agreed.map(|p| (p - 1.0 + by_chance) / by_chance)),
        ("krippendorff_alpha", over(apart * (values - 1.0), 2.0 * yes * (values - yes)).map(|share| 1.0 - share)),
    ]
}

fn same(row: &Value, expected: Vec<(&'static str, Option<f64>)>, what: &str) -> Result<(), TestCaseError> {
    for (name, expected) in expected {
        match (row[name].as_f64(), expected) {
            (Some(told), Some(number)) => {
                prop_assert!((told - number).abs() < 1e-9, "{what}: {name} is {told}, by hand {number}");
            }
            (told, None) => {
                prop_assert!(told.is_none(), "{what}: {name} is {told:?}, by hand undefined");
                prop_assert!(row["undefined"][name].is_string(), "{what}: {name} says not why");
            }
            (None, Some(number)) => prop_assert!(false, "{what}: {name} is undefined, by hand {number}"),
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn a_report_is_what_looking_at_every_character_gives(world in world()) {
        let report = world.report();
        let rows = report["themes"].as_array().unwrap();
        let mut seen = 0;
        for row in rows {
            let theme = THEMES.iter().position(|key| row["theme"] == *key).unwrap();
            let pair = [0, 1].map(|place| CODERS.iter().position(|name| row["coders"][place] == *name).unwrap());
            let decisions = world.decisions(&pair, theme, 2);
            let count = |one, other| decisions.iter().filter(|unit| ***unit == [Some(one), Some(other)]).count();
            let cells = [count(true, true), count(true, false), count(false, true), count(false, false)];
            let what = format!("{} of {}", row["theme"], row["coders"]);
            prop_assert_eq!(&row["cells"], &serde_json::json!(cells), "{}", &what);
            same(row, of_pair(cells.map(|count| count as f64)), &what)?;
            same(row, vec![("u_alpha", world.u_alpha(pair, theme))], &what)?;
            if let (Some(ends), Some(alpha)) = (row["ci"].as_array(), row["krippendorff_alpha"].as_f64()) {
                prop_assert!(ends[0].as_f64().unwrap() <= alpha && alpha <= ends[1].as_f64().unwrap(), "{}", what);
            }
            seen += 1;
        }
        prop_assert_eq!(seen, THEMES.len() * if world.coders == 3 { 3 } else { 1 });
        let everybody: Vec<usize> = (0..world.coders).collect();
        for row in report["all_coders"].as_array().unwrap() {
            let theme = THEMES.iter().position(|key| row["theme"] == *key).unwrap();
            same(row, of_all(&world.decisions(&everybody, theme, 1)), &format!("all on {}", row["theme"]))?;
        }
        let left_out = (0..world.talks.len())
            .filter(|talk| world.present(*talk).len() >= 2 && world.is_open(*talk) && !world.include_open);
        prop_assert_eq!(&report["left_out"], &serde_json::json!(left_out.count()));
        let units = world.counted().into_iter().filter(|talk| world.present(*talk).len() >= 2);
        let units: usize = units.map(|talk| world.units(talk).len()).sum();
        prop_assert_eq!(&report["units"], &serde_json::json!(units));
    }
}
