//! The material made ready for counting: who is where, which theme takes which readings, and every coder's stretches in
//! order. Built once per report; everything else only reads it.

use super::axis::Axis;
use super::sweep::{Abutting, Stretch, merged, segments};
use super::{ComparedTranscript, Material, Request, ScaleUnder, ThemeUnder};
use crate::model::{CoderId, ThemeId};
use std::collections::{BTreeSet, HashMap};

/// Material made ready. Coders and themes are numbered as they stand in the material.
pub(super) struct Study<'m> {
    /// What was handed in.
    pub material: &'m Material,
    /// What was asked for.
    pub request: &'m Request,
    /// Whether anybody still waits for the report; asked now and then where counting takes long.
    pub go_on: &'m dyn Fn() -> bool,
    /// The compared coders, each once.
    pub coders: Vec<CoderId>,
    /// The themes that get rows of their own.
    pub shown: Vec<usize>,
    /// The themes with nothing below them.
    pub leaves: Vec<usize>,
    /// For each theme, those that take its readings: itself, and all above it where readings are rolled up.
    pub takers: Vec<Vec<usize>>,
    /// The transcripts.
    pub transcripts: Vec<Prepared<'m>>,
    places: HashMap<ThemeId, usize>,
}

/// One transcript made ready.
pub(super) struct Prepared<'m> {
    /// What was handed in.
    pub source: &'m ComparedTranscript,
    /// Its units.
    pub axis: Axis,
    /// The coders it counts as assigned for.
    pub present: Vec<usize>,
    themes: usize,
    /// By coder and theme, the units that carry the theme.
    carried: Vec<Vec<Stretch>>,
    /// By coder and theme, the code points the codings cover, abutting ones apart.
    marked: Vec<Vec<Stretch>>,
}

impl<'m> Study<'m> {
    /// Makes the material ready.
    pub fn new(material: &'m Material, request: &'m Request) -> Self {
        let mut coders = Vec::new();
        for coder in &material.coders {
            if !coders.contains(coder) {
                coders.push(*coder);
            }
        }
        let places: HashMap<ThemeId, usize> = material.themes.iter().enumerate().map(|(i, t)| (t.id, i)).collect();
        let asked = |theme: &usize| match (&request.themes, material.themes.get(*theme)) {
            (Some(wanted), Some(theme)) => wanted.contains(&theme.id),
            _ => true,
        };
        let parents: BTreeSet<ThemeId> = material.themes.iter().filter_map(|theme| theme.parent).collect();
        let is_leaf = |(i, theme): (usize, &ThemeUnder)| (!parents.contains(&theme.id)).then_some(i);
        let takers = takers(material, &places, request.rollup);
        let order: HashMap<CoderId, usize> = coders.iter().enumerate().map(|(i, coder)| (*coder, i)).collect();
        let ready = |source| Prepared::new(source, request, &order, &places, &takers);
        Self {
            material,
            request,
            go_on: &|| true,
            shown: (0..material.themes.len()).filter(asked).collect(),
            leaves: material.themes.iter().enumerate().filter_map(is_leaf).collect(),
            transcripts: material.transcripts.iter().map(ready).collect(),
            takers,
            coders,
            places,
        }
    }

    /// The coders with these numbers.
    pub fn named(&self, coders: &[usize]) -> Vec<CoderId> {
        coders.iter().filter_map(|coder| self.coders.get(*coder).copied()).collect()
    }

    /// Every two coders, the earlier one first.
    pub fn pairs(&self) -> Vec<[usize; 2]> {
        let count = self.coders.len();
        (0..count).flat_map(|first| (first + 1..count).map(move |second| [first, second])).collect()
    }

    /// The number of a theme.
    pub fn place(&self, theme: ThemeId) -> Option<usize> {
        self.places.get(&theme).copied()
    }

    /// The scale that holds for a theme.
    pub fn scale(&self, theme: usize) -> Option<&'m ScaleUnder> {
        self.material.themes.get(theme)?.scale.as_ref()
    }

    /// The theme with this number.
    pub fn theme(&self, theme: usize) -> Option<ThemeId> {
        self.material.themes.get(theme).map(|theme| theme.id)
    }
}

/// For each theme, itself and, rolled up, every theme above it.
fn takers(material: &Material, places: &HashMap<ThemeId, usize>, rollup: bool) -> Vec<Vec<usize>> {
    let parent = |theme: usize| material.themes.get(theme)?.parent.and_then(|parent| places.get(&parent).copied());
    let above = |theme: usize| {
        let mut line = vec![theme];
        let mut next = parent(theme).filter(|_| rollup);
        while let Some(theme) = next.filter(|theme| !line.contains(theme)) {
            line.push(theme);
            next = parent(theme);
        }
        line
    };
    (0..material.themes.len()).map(above).collect()
}

impl<'m> Prepared<'m> {
    fn new(
        source: &'m ComparedTranscript,
        request: &Request,
        coders: &HashMap<CoderId, usize>,
        places: &HashMap<ThemeId, usize>,
        takers: &[Vec<usize>],
    ) -> Self {
        let axis = Axis::new(source, request.unit);
        let present: BTreeSet<usize> = source.coders.iter().filter_map(|coder| coders.get(coder).copied()).collect();
        let (themes, lanes) = (takers.len(), takers.len() * coders.len());
        let (mut carried, mut marked) = (vec![Vec::new(); lanes], vec![Vec::new(); lanes]);
        for reading in &source.readings {
            let coder = coders.get(&reading.coder).copied().filter(|coder| present.contains(coder));
            let (Some(coder), Some(theme)) = (coder, places.get(&reading.theme)) else { continue };
            let span = Stretch::new(reading.span.start, reading.span.end.min(source.length));
            for taker in takers.get(*theme).into_iter().flatten() {
                let lane = coder * themes + taker;
                carried.get_mut(lane).into_iter().for_each(|lane| lane.push(axis.covered(reading.span)));
                marked.get_mut(lane).into_iter().for_each(|lane| lane.push(span));
            }
        }
        let ready = |lanes: Vec<Vec<Stretch>>, abutting| lanes.into_iter().map(|lane| merged(lane, abutting)).collect();
        Self {
            source,
            axis,
            present: present.into_iter().collect(),
            themes,
            carried: ready(carried, Abutting::Joined),
            marked: ready(marked, Abutting::Apart),
        }
    }

    /// The code points a coder gave a theme, in order, abutting codings apart.
    pub fn marked(&self, coder: usize, theme: usize) -> &[Stretch] {
        self.marked.get(coder * self.themes + theme).map_or(&[], Vec::as_slice)
    }

    /// Visits the units that at least one of the coders gave the theme, in order and turn by turn: the number of the
    /// turn, the stretch of the axis, and who gave it.
    pub fn sweep(&self, coders: &[usize], theme: usize, mut visit: impl FnMut(usize, Stretch, &[bool])) {
        let lane = |coder: &usize| self.carried.get(coder * self.themes + theme).map_or(&[][..], Vec::as_slice);
        let lanes: Vec<&[Stretch]> = coders.iter().map(lane).collect();
        let turns = self.axis.turns();
        segments(&lanes, |segment, given| {
            let first = turns.partition_point(|turn| turn.end <= segment.start);
            let touched = turns.iter().enumerate().skip(first).take_while(|(_, turn)| turn.start < segment.end);
            touched.for_each(|(number, turn)| visit(number, turn.shared(&segment), given));
        });
    }
}
