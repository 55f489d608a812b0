//! Stretches: joining those of one coder and going through those of several side by side.
//!
//! Everything is counted by the ends of stretches, never by single characters, so that the cost grows with the number of
//! codings and not with the length of the text.
//!
//! ```text
//! first     ├────────────┤        ├───┤
//! second         ├────────────┤
//! segments  ├────┼───────┼────┤   ├───┤
//!            10     11     01       10
//! ```

/// A half-open range of places on a line: of code points of a text, or of the units of a transcript.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stretch {
    /// The first place.
    pub start: usize,
    /// One past the last place.
    pub end: usize,
}

impl Stretch {
    /// The stretch from `start` to `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// How many places it covers.
    pub const fn len(&self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// What both cover.
    pub fn shared(&self, other: &Self) -> Self {
        Self { start: self.start.max(other.start), end: self.end.min(other.end) }
    }
}

/// What becomes of two stretches of one coder that touch without overlapping.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Abutting {
    /// They are one: for counting.
    Joined,
    /// They stay two: for unitizing.
    Apart,
}

/// One coder's stretches in order, overlapping ones joined, empty ones dropped.
pub(super) fn merged(mut stretches: Vec<Stretch>, abutting: Abutting) -> Vec<Stretch> {
    stretches.retain(|stretch| stretch.len() > 0);
    stretches.sort_unstable();
    let mut joined: Vec<Stretch> = Vec::with_capacity(stretches.len());
    for stretch in stretches {
        match joined.last_mut() {
            Some(last) if stretch.start < last.end || (stretch.start == last.end && abutting == Abutting::Joined) => {
                last.end = last.end.max(stretch.end);
            }
            _ => joined.push(stretch),
        }
    }
    joined
}

/// Goes through the lanes of several coders side by side, each in order and without overlap, and visits every segment
/// that at least one of them covers, with who does.
pub(super) fn segments(lanes: &[&[Stretch]], mut visit: impl FnMut(Stretch, &[bool])) {
    let ends = |lane: &&[Stretch]| lane.iter().flat_map(|stretch| [stretch.start, stretch.end]).collect::<Vec<_>>();
    let mut borders: Vec<usize> = lanes.iter().flat_map(ends).collect();
    borders.sort_unstable();
    borders.dedup();
    let mut next = vec![0; lanes.len()];
    let mut covered = vec![false; lanes.len()];
    for (start, end) in borders.iter().zip(borders.iter().skip(1)) {
        for ((lane, next), covered) in lanes.iter().zip(&mut next).zip(&mut covered) {
            while lane.get(*next).is_some_and(|stretch| stretch.end <= *start) {
                *next += 1;
            }
            *covered = lane.get(*next).is_some_and(|stretch| stretch.start <= *start);
        }
        if covered.contains(&true) {
            visit(Stretch::new(*start, *end), &covered);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Abutting, Stretch, merged, segments};

    fn stretches(ends: &[(usize, usize)]) -> Vec<Stretch> {
        ends.iter().map(|(start, end)| Stretch::new(*start, *end)).collect()
    }

    #[test]
    fn overlapping_stretches_become_one_and_abutting_ones_as_asked() {
        let given = stretches(&[(8, 9), (0, 4), (2, 3), (4, 6), (7, 7), (3, 4)]);
        assert_eq!(merged(given.clone(), Abutting::Joined), stretches(&[(0, 6), (8, 9)]));
        assert_eq!(merged(given, Abutting::Apart), stretches(&[(0, 4), (4, 6), (8, 9)]));
    }

    #[test]
    fn segments_say_who_covers_what_and_leave_out_what_nobody_does() {
        let (first, second) = (stretches(&[(0, 6), (9, 11)]), stretches(&[(2, 8), (8, 9)]));
        let mut seen = Vec::new();
        segments(&[&first, &second], |segment, given| seen.push((segment.start, segment.end, given.to_vec())));
        assert_eq!(
            seen,
            [
                (0, 2, vec![true, false]),
                (2, 6, vec![true, true]),
                (6, 8, vec![false, true]),
                (8, 9, vec![false, true]),
                (9, 11, vec![true, false]),
            ]
        );
    }
}
