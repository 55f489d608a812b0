//! Overlap: how many code points two passages share, and which passages share any.

use super::Reading;
use crate::model::CharSpan;

/// How many code points a passage has; 0 where it is turned round.
pub(super) const fn length(span: CharSpan) -> usize {
    span.end.saturating_sub(span.start)
}

/// How many code points two passages share.
pub(super) fn shared(one: CharSpan, other: CharSpan) -> usize {
    one.end.min(other.end).saturating_sub(one.start.max(other.start))
}

/// The pairs of one of `firsts` and one of `seconds` that share at least one code point, as places in the two lists.
/// Both must be in the order of their starts. Costs grow with the readings and with the pairs that overlap.
pub(super) fn pairs(firsts: &[&Reading], seconds: &[&Reading]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    // What began earlier and may still go on.
    let mut open: [Vec<usize>; 2] = [Vec::new(), Vec::new()];
    let (mut i, mut j) = (0, 0);
    loop {
        let first_is_next = match (firsts.get(i), seconds.get(j)) {
            (Some(first), Some(second)) => first.span().start <= second.span().start,
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (None, None) => return pairs,
        };
        let [open_firsts, open_seconds] = &mut open;
        if first_is_next {
            meet(firsts, i, seconds, open_seconds, |there| pairs.push((i, there)));
            open_firsts.push(i);
            i += 1;
        } else {
            meet(seconds, j, firsts, open_firsts, |there| pairs.push((there, j)));
            open_seconds.push(j);
            j += 1;
        }
    }
}

/// Pairs the reading that begins now with those of the other list that still go on, and forgets those that ended.
fn meet(own: &[&Reading], here: usize, others: &[&Reading], open: &mut Vec<usize>, mut found: impl FnMut(usize)) {
    let Some(begins) = own.get(here).map(|reading| reading.span()) else { return };
    open.retain(|place| {
        let Some(other) = others.get(*place).map(|reading| reading.span()) else { return false };
        if shared(begins, other) > 0 {
            found(*place);
        }
        other.end > begins.start
    });
}
