//! The best pairing: which codings of one coder belong to which of the other.
//!
//! Source of the method: H. W. Kuhn, "The Hungarian method for the assignment problem", Naval Research Logistics
//! Quarterly 2 (1955), in the form with potentials and one shortest augmenting path for each row, which takes time in
//! rows² × columns. It runs on each group of codings that hang together by overlap, so that long transcripts stay fast.

use super::Reading;
use super::overlap;
use super::weight::Weight;

/// The pairs of a pairing that is worth the most, as places in the two lists, by the first. Both lists hold codings of
/// one theme in the order of their starts.
pub(super) fn best(firsts: &[&Reading], seconds: &[&Reading]) -> Vec<(usize, usize)> {
    let mut matched = Vec::new();
    for group in groups(firsts.len(), seconds.len(), &overlap::pairs(firsts, seconds)) {
        let worth = |row: usize, column: usize| -> Weight {
            let place = |places: &[usize], at: usize| places.get(at).copied();
            let pair = place(&group.firsts, row).zip(place(&group.seconds, column));
            pair.and_then(|(i, j)| Some(Weight::of((i, firsts.get(i)?), (j, seconds.get(j)?)))).unwrap_or(Weight::ZERO)
        };
        let (rows, columns) = (group.firsts.len(), group.seconds.len());
        let assigned = if rows <= columns {
            assign(rows, columns, worth)
        } else {
            assign(columns, rows, |row, column| worth(column, row)).into_iter().map(|(a, b)| (b, a)).collect()
        };
        let overlapping = assigned.into_iter().filter(|(row, column)| worth(*row, *column) != Weight::ZERO);
        let places = overlapping
            .filter_map(|(row, column)| Some((group.firsts.get(row).copied()?, group.seconds.get(column).copied()?)));
        matched.extend(places);
    }
    matched.sort_unstable();
    matched
}

/// Codings that hang together by overlap.
#[derive(Debug, Default)]
struct Group {
    firsts: Vec<usize>,
    seconds: Vec<usize>,
}

/// The groups the pairs make, each list in order; what overlaps nothing is in none.
fn groups(firsts: usize, seconds: usize, pairs: &[(usize, usize)]) -> Vec<Group> {
    let mut of_first = vec![Vec::new(); firsts];
    let mut of_second = vec![Vec::new(); seconds];
    for (i, j) in pairs {
        if let (Some(js), Some(is)) = (of_first.get_mut(*i), of_second.get_mut(*j)) {
            js.push(*j);
            is.push(*i);
        }
    }
    let mut seen = (vec![false; firsts], vec![false; seconds]);
    let mut groups = Vec::new();
    for begin in 0..firsts {
        if of_first.get(begin).is_none_or(Vec::is_empty) || !mark(&mut seen.0, begin) {
            continue;
        }
        let mut group = Group { firsts: vec![begin], seconds: Vec::new() };
        let (mut looked_at_first, mut looked_at_second) = (0, 0);
        loop {
            if let Some(i) = group.firsts.get(looked_at_first) {
                looked_at_first += 1;
                let reached = of_first.get(*i).into_iter().flatten();
                group.seconds.extend(reached.copied().filter(|j| mark(&mut seen.1, *j)));
            } else if let Some(j) = group.seconds.get(looked_at_second) {
                looked_at_second += 1;
                let reached = of_second.get(*j).into_iter().flatten();
                group.firsts.extend(reached.copied().filter(|i| mark(&mut seen.0, *i)));
            } else {
                break;
            }
        }
        group.firsts.sort_unstable();
        group.seconds.sort_unstable();
        groups.push(group);
    }
    groups
}

/// Marks a place; whether it was not marked before.
fn mark(seen: &mut [bool], place: usize) -> bool {
    seen.get_mut(place).is_some_and(|seen| !std::mem::replace(seen, true))
}

/// Gives every row a column of its own so that the sum of what the pairs are worth is greatest; there must be at least
/// as many columns as rows.
fn assign(rows: usize, columns: usize, worth: impl Fn(usize, usize) -> Weight) -> Vec<(usize, usize)> {
    let mut state = Potentials::new(rows, columns);
    for row in 0..rows {
        state.give(row, &worth);
    }
    state.row_of.iter().enumerate().filter_map(|(column, row)| row.map(|row| (row, column))).collect()
}

/// The potentials of rows and columns and the pairs so far. Costs are what a pair is worth, negated.
struct Potentials {
    of_row: Vec<Weight>,
    of_column: Vec<Weight>,
    row_of: Vec<Option<usize>>,
}

impl Potentials {
    fn new(rows: usize, columns: usize) -> Self {
        let zeros = |count| vec![Weight::ZERO; count];
        Self { of_row: zeros(rows), of_column: zeros(columns), row_of: vec![None; columns] }
    }

    /// Finds a column for one more row along the cheapest path of changes to the pairs so far.
    fn give(&mut self, row: usize, worth: &impl Fn(usize, usize) -> Weight) {
        let columns = self.row_of.len();
        let mut least = vec![Weight::MOST; columns];
        let mut came_from: Vec<Option<usize>> = vec![None; columns];
        let mut used = vec![false; columns];
        let mut path = vec![];
        let (mut here, mut at_row) = (None, row);
        loop {
            let mut step: Option<(Weight, usize)> = None;
            for column in 0..columns {
                if used.get(column).copied().unwrap_or(true) {
                    continue;
                }
                let reduced =
                    Weight::ZERO - worth(at_row, column) - at(&self.of_row, at_row) - at(&self.of_column, column);
                if let (Some(least), Some(from)) = (least.get_mut(column), came_from.get_mut(column)) {
                    if reduced < *least {
                        (*least, *from) = (reduced, here);
                    }
                    if step.is_none_or(|(best, _)| *least < best) {
                        step = Some((*least, column));
                    }
                }
            }
            let Some((delta, next)) = step else { return };
            self.shift(row, &path, delta);
            path.push(next);
            for (column, least) in least.iter_mut().enumerate() {
                if !used.get(column).copied().unwrap_or(true) {
                    *least = *least - delta;
                }
            }
            mark(&mut used, next);
            here = Some(next);
            match self.row_of.get(next).copied().flatten() {
                Some(taken_by) => at_row = taken_by,
                None => break,
            }
        }
        self.turn(row, here, &came_from);
    }

    /// Moves the potentials of the rows and columns on the way by `delta`.
    fn shift(&mut self, row: usize, path: &[usize], delta: Weight) {
        let mut raise = |row: usize| {
            if let Some(potential) = self.of_row.get_mut(row) {
                *potential = *potential + delta;
            }
        };
        raise(row);
        for column in path {
            if let Some(row) = self.row_of.get(*column).copied().flatten() {
                raise(row);
            }
        }
        for column in path {
            if let Some(potential) = self.of_column.get_mut(*column) {
                *potential = *potential - delta;
            }
        }
    }

    /// Walks the path back and gives each column on it the row of the one before, the first of them the new row.
    fn turn(&mut self, row: usize, mut here: Option<usize>, came_from: &[Option<usize>]) {
        while let Some(column) = here {
            let before = came_from.get(column).copied().flatten();
            let taken = before.map_or(Some(row), |before| self.row_of.get(before).copied().flatten());
            if let Some(slot) = self.row_of.get_mut(column) {
                *slot = taken;
            }
            here = before;
        }
    }
}

fn at(weights: &[Weight], place: usize) -> Weight {
    weights.get(place).copied().unwrap_or(Weight::ZERO)
}
