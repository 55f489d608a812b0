//! Comparing two coders' readings of one transcript.
//!
//! 1. Codings of the same theme are matched one to one so that the total overlap is greatest; of equal pairings the one
//!    whose codings start earlier. One code point of overlap is enough.
//! 2. A matched pair with the same ends and the same magnitude agrees. Other ends make it a `boundary` discrepancy,
//!    another magnitude a `magnitude` one, both may hold.
//! 3. Of what is unmatched, one coding of each coder with different themes and an intersection of at least half of the
//!    union are one `theme` discrepancy.
//! 4. What is left and overlaps a matched coding of the other coder with the same theme is a further one: `split`. Its
//!    readings are the further coding and the pair it overlaps most.
//! 5. What is left then was coded by one coder only.
//!
//! ```text
//! first    [─ housing ─]      [─ money ──]   [─ housing ────────]      [ housing ]
//! second   [─ housing ───]    [─ fears ─]    [ housing ][ housing ]
//!          boundary           theme          boundary   split         only_first
//! ```
//!
//! Inside, the coder with the lower id comes first, whatever was asked, so that which coder is called first changes the
//! words *first* and *second* and nothing else.

use super::identity::id;
use super::overlap::shared;
use super::{Reading, Severity, matching, themes};
use crate::model::{CharSpan, CoderId, DiscrepancyId, DiscrepancyType, Scale, ThemeId, TranscriptId};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

/// Two codings that say the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// What it is called.
    pub id: DiscrepancyId,
    /// The first coder's coding and the second's.
    pub readings: [Reading; 2],
}

/// Readings that differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discrepancy {
    /// What it is called: the same for as long as nothing about it changes, whoever is called first.
    pub id: DiscrepancyId,
    /// In what they differ, in the order of [`DiscrepancyType::ALL`].
    pub types: Vec<DiscrepancyType>,
    /// The readings, the first coder's first. For `split` the further coding comes first, then the pair it overlaps.
    pub readings: Vec<Reading>,
    /// How far apart they are.
    pub severity: Severity,
}

impl Discrepancy {
    /// Whether it is a further coding of a theme that is matched there already.
    #[must_use]
    pub fn is_split(&self) -> bool {
        self.types.contains(&DiscrepancyType::Split)
    }

    /// The readings that are told about here and nowhere else: all, or the further one of a split, whose pair stands in
    /// an agreement or a discrepancy of its own.
    #[must_use]
    pub fn own(&self) -> &[Reading] {
        if self.is_split() { self.readings.get(..1).unwrap_or_default() } else { &self.readings }
    }

    /// From the earliest start of its readings to the latest end.
    #[must_use]
    pub fn hull(&self) -> CharSpan {
        let start = self.readings.iter().map(|reading| reading.span().start).min().unwrap_or(0);
        CharSpan::new(start, self.readings.iter().map(|reading| reading.span().end).max().unwrap_or(start))
    }
}

/// All that two coders' readings of one transcript agree and differ in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// Of which transcript.
    pub transcript: TranscriptId,
    /// Who is called first, and who second.
    pub coders: [CoderId; 2],
    /// What they agree on, by place.
    pub agreements: Vec<Agreement>,
    /// What they differ in, by place.
    pub discrepancies: Vec<Discrepancy>,
}

/// Compares two coders' readings of a transcript. Readings of anybody else are passed over. `scale` gives the scale of a
/// theme, for how far apart magnitudes are.
#[must_use]
pub fn compare<'s>(
    transcript: TranscriptId,
    coders: [CoderId; 2],
    readings: &[Reading],
    scale: impl Fn(ThemeId) -> Option<&'s Scale>,
) -> Comparison {
    let [one, other] = coders;
    let sides = [by_place(readings, one.min(other)), by_place(readings, one.max(other))];
    let pairs = matched(&sides);
    let used: HashSet<_> = pairs.iter().flatten().map(|reading| reading.coding).collect();
    let left = sides.map(|side| side.into_iter().filter(|reading| !used.contains(&reading.coding)).collect::<Vec<_>>());
    let alike = themes::alike(&left[0], &left[1]);

    let mut comparison = Comparison { transcript, coders, agreements: Vec::new(), discrepancies: Vec::new() };
    for pair in &pairs {
        comparison.tell_pair(*pair, &scale);
    }
    let mut told: [HashSet<usize>; 2] = Default::default();
    for (i, j) in alike {
        if let (Some(a), Some(b)) = (left[0].get(i), left[1].get(j)) {
            comparison.tell(vec![DiscrepancyType::Theme], comparison.ordered([*a, *b]).to_vec(), None);
        }
        told[0].insert(i);
        told[1].insert(j);
    }
    for (side, told) in left.iter().zip(&told) {
        for (_, reading) in side.iter().enumerate().filter(|(place, _)| !told.contains(place)) {
            comparison.tell_alone(reading, &pairs);
        }
    }
    comparison.sort();
    comparison
}

impl Comparison {
    fn tell_pair<'s>(&mut self, pair: [&Reading; 2], scale: &impl Fn(ThemeId) -> Option<&'s Scale>) {
        let [a, b] = self.ordered(pair);
        let mut types = Vec::new();
        if a.span() != b.span() {
            types.push(DiscrepancyType::Boundary);
        }
        if a.magnitude() != b.magnitude() {
            types.push(DiscrepancyType::Magnitude);
        }
        if types.is_empty() {
            let id = id(self.transcript, self.coders, &[], &[a.clone(), b.clone()]);
            self.agreements.push(Agreement { id, readings: [a, b] });
        } else {
            let scale = scale(a.theme());
            self.tell(types, vec![a, b], scale);
        }
    }

    /// A reading nothing was matched to: a further one of a matched pair, or one coder's alone.
    fn tell_alone(&mut self, reading: &Reading, pairs: &[[&Reading; 2]]) {
        let overlapped = pairs.iter().filter_map(|pair| {
            let other = pair.iter().find(|matched| matched.coder != reading.coder)?;
            let overlap = if other.theme() == reading.theme() { shared(other.span(), reading.span()) } else { 0 };
            (overlap > 0).then_some((Reverse(overlap), other.span(), pair))
        });
        match overlapped.min_by_key(|(overlap, span, _)| (*overlap, *span)) {
            Some((_, _, pair)) => {
                let [a, b] = self.ordered(*pair);
                self.tell(vec![DiscrepancyType::Split], vec![reading.clone(), a, b], None);
            }
            None if reading.coder == self.coders[0] => {
                self.tell(vec![DiscrepancyType::OnlyFirst], vec![reading.clone()], None);
            }
            None => self.tell(vec![DiscrepancyType::OnlySecond], vec![reading.clone()], None),
        }
    }

    fn tell(&mut self, types: Vec<DiscrepancyType>, readings: Vec<Reading>, scale: Option<&Scale>) {
        let id = id(self.transcript, self.coders, &types, &readings);
        let severity = Severity::of(&types, &readings, scale);
        self.discrepancies.push(Discrepancy { id, types, readings, severity });
    }

    /// The two readings with the first coder's first.
    fn ordered(&self, [a, b]: [&Reading; 2]) -> [Reading; 2] {
        if a.coder == self.coders[0] { [a.clone(), b.clone()] } else { [b.clone(), a.clone()] }
    }

    fn sort(&mut self) {
        self.agreements.sort_by_key(|agreement| {
            let [first, _] = &agreement.readings;
            (first.span(), agreement.id)
        });
        self.discrepancies.sort_by_key(|discrepancy| (discrepancy.hull(), discrepancy.id));
    }
}

/// One coder's readings in the order of the text.
fn by_place(readings: &[Reading], coder: CoderId) -> Vec<&Reading> {
    let mut own: Vec<&Reading> = readings.iter().filter(|reading| reading.coder == coder).collect();
    own.sort_by(|a, b| place(a).cmp(&place(b)));
    own
}

fn place(reading: &Reading) -> impl Ord {
    (reading.span(), reading.theme(), reading.magnitude().map(String::from), reading.coding)
}

/// The matched pairs, by place.
fn matched<'r>([firsts, seconds]: &[Vec<&'r Reading>; 2]) -> Vec<[&'r Reading; 2]> {
    let mut by_theme: BTreeMap<ThemeId, [Vec<&Reading>; 2]> = BTreeMap::new();
    for reading in firsts {
        by_theme.entry(reading.theme()).or_default()[0].push(reading);
    }
    for reading in seconds {
        by_theme.entry(reading.theme()).or_default()[1].push(reading);
    }
    let mut pairs: Vec<[&Reading; 2]> = Vec::new();
    for [firsts, seconds] in by_theme.values() {
        let best = matching::best(firsts, seconds);
        pairs.extend(best.into_iter().filter_map(|(i, j)| Some([*firsts.get(i)?, *seconds.get(j)?])));
    }
    pairs.sort_by(|[a, b], [c, d]| {
        let key = |a: &Reading, b: &Reading| (a.span().start.min(b.span().start), a.span(), b.span(), a.theme());
        key(a, b).cmp(&key(c, d))
    });
    pairs
}
