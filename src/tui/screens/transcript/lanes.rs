//! Lanes: where the stripes of overlapping codings stand.
//!
//! Lanes are packed by the rows a coding covers after wrapping, never by characters: two codings that share a row never
//! share a lane, whatever their spans. There are only so many lanes. A coding that finds all of them taken waits, and
//! gets the first one that falls free for what is left of it; on the rows before that it is counted. So every row shows
//! as many of its codings as there are lanes, and no lane is idle where something waits.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap, VecDeque};

/// A coding, by its place in the list of codings, with its first and last line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Covered {
    /// Its place in the list.
    pub coding: usize,
    /// The first line it covers.
    pub first: usize,
    /// The last line it covers.
    pub last: usize,
}

/// What is seen of a coding in the gutter: its lane and its first and last line there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stripe {
    /// The coding's place in the list.
    pub coding: usize,
    /// The lane, counted from 0 at the text's left edge outwards.
    pub lane: usize,
    /// The first line it is drawn on; the magnitude stands there.
    pub first: usize,
    /// The last line it is drawn on.
    pub last: usize,
}

/// The stripes of one group of codings, and how many codings every line has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lanes {
    // Of every lane its stripes, in order; they never share a line.
    lanes: Vec<Vec<Stripe>>,
    // Of every line how many codings cover it.
    cover: Vec<u32>,
}

impl Lanes {
    /// Packs codings, which come by their first line, into `width` lanes beside `lines` lines.
    #[must_use]
    pub fn pack(codings: &[Covered], width: usize, lines: usize) -> Self {
        let mut packing = Packing::new(width);
        for coding in codings {
            packing.release(coding.first);
            packing.admit(*coding, coding.first);
        }
        packing.release(usize::MAX);
        Self { lanes: packing.lanes, cover: cover(codings, lines) }
    }

    /// The stripes of a line, by lane.
    pub fn at(&self, line: usize) -> impl Iterator<Item = &Stripe> {
        self.lanes.iter().filter_map(move |lane| {
            let before = lane.partition_point(|stripe| stripe.first <= line).checked_sub(1)?;
            lane.get(before).filter(|stripe| line <= stripe.last)
        })
    }

    /// How many codings of a line have no stripe there.
    #[must_use]
    pub fn hidden(&self, line: usize) -> usize {
        let all = self.cover.get(line).map_or(0, |count| *count as usize);
        all.saturating_sub(self.at(line).count())
    }
}

/// How many of the codings cover each line.
fn cover(codings: &[Covered], lines: usize) -> Vec<u32> {
    let mut begin = vec![0_u32; lines + 1];
    let mut end = vec![0_u32; lines + 1];
    for coding in codings {
        for (counts, line) in [(&mut begin, coding.first), (&mut end, coding.last + 1)] {
            if let Some(count) = counts.get_mut(line.min(lines)) {
                *count += 1;
            }
        }
    }
    let mut now = 0;
    let step = |(begun, ended): (&u32, &u32)| {
        now = now + begun - ended;
        now
    };
    begin.iter().zip(&end).take(lines).map(step).collect()
}

/// Lanes being filled from the first line downwards.
struct Packing {
    lanes: Vec<Vec<Stripe>>,
    free: BTreeSet<usize>,
    /// Taken lanes by the last line of what is in them.
    taken: BinaryHeap<Reverse<(usize, usize)>>,
    waiting: VecDeque<Covered>,
}

impl Packing {
    fn new(width: usize) -> Self {
        Self {
            lanes: vec![Vec::new(); width],
            free: (0..width).collect(),
            taken: BinaryHeap::new(),
            waiting: VecDeque::new(),
        }
    }

    /// Gives a coding a lane from `line` on, or has it wait.
    fn admit(&mut self, coding: Covered, line: usize) {
        match self.free.pop_first() {
            Some(lane) => self.place(coding, lane, line),
            None => self.waiting.push_back(coding),
        }
    }

    fn place(&mut self, coding: Covered, lane: usize, line: usize) {
        if let Some(stripes) = self.lanes.get_mut(lane) {
            stripes.push(Stripe { coding: coding.coding, lane, first: line, last: coding.last });
        }
        self.taken.push(Reverse((coding.last, lane)));
    }

    /// Frees the lanes of what has ended before `line`, and gives them to what waits.
    fn release(&mut self, line: usize) {
        while let Some(Reverse((last, lane))) = self.taken.peek().copied().filter(|Reverse((last, _))| *last < line) {
            self.taken.pop();
            match self.next_waiting(last + 1) {
                Some(coding) => self.place(coding, lane, last + 1),
                None => {
                    self.free.insert(lane);
                }
            }
        }
    }

    /// The first of those that wait and have not ended before `line`.
    fn next_waiting(&mut self, line: usize) -> Option<Covered> {
        while let Some(coding) = self.waiting.pop_front() {
            if line <= coding.last {
                return Some(coding);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn packed(spans: &[(usize, usize)], width: usize) -> (Vec<Covered>, Lanes) {
        let mut codings: Vec<Covered> = (0..)
            .zip(spans)
            .map(|(coding, (first, len))| Covered { coding, first: *first, last: first + len })
            .collect();
        codings.sort_by_key(|coding| (coding.first, usize::MAX - coding.last));
        let lanes = Lanes::pack(&codings, width, 100);
        (codings, lanes)
    }

    #[test]
    fn what_finds_no_lane_is_counted_until_one_falls_free() {
        let (_, lanes) = packed(&[(0, 5), (0, 2), (1, 6)], 2);
        assert_eq!((lanes.at(1).count(), lanes.hidden(1)), (2, 1));
        assert_eq!((lanes.at(3).count(), lanes.hidden(3)), (2, 0));
        assert_eq!(lanes.at(3).map(|stripe| (stripe.coding, stripe.first)).collect::<Vec<_>>(), [(0, 0), (2, 3)]);
    }

    proptest! {
        #[test]
        fn no_two_stripes_share_a_cell_and_every_coded_row_shows_as_many_as_fit(
            spans in proptest::collection::vec((0_usize..60, 0_usize..12), 0..60), width in 1_usize..8
        ) {
            let (codings, lanes) = packed(&spans, width);
            for line in 0..100 {
                let covering: Vec<usize> =
                    codings.iter().filter(|c| (c.first..=c.last).contains(&line)).map(|c| c.coding).collect();
                let shown: Vec<&Stripe> = lanes.at(line).collect();
                prop_assert_eq!(shown.len(), covering.len().min(width));
                prop_assert_eq!(shown.len() + lanes.hidden(line), covering.len());
                for (i, stripe) in shown.iter().enumerate() {
                    prop_assert!(covering.contains(&stripe.coding));
                    prop_assert!(shown.iter().skip(i + 1).all(|other| other.lane != stripe.lane && other.coding != stripe.coding));
                }
            }
            for lane in &lanes.lanes {
                prop_assert!(lane.windows(2).all(|pair| pair[0].last < pair[1].first));
            }
        }
    }
}
