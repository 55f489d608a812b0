//! From matching documents to hits.
//!
//! All matches are gathered, because the total is exact. Where only some are wanted, the rest is dropped by score alone
//! before any column is read, so that a common word does not cost a read per match.

use super::hit::Hit;
use super::schema::{CODING, END, Pair, START, TRANSCRIPT, TURN};
use super::{SearchError, Unit};
use crate::model::{CodingId, Span, TranscriptId};
use std::cmp::Reverse;
use std::sync::Arc;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::ColumnValues;
use tantivy::{DocId, Score, Searcher, SegmentReader};
use uuid::Uuid;

/// A document that matched.
#[derive(Debug, Clone, Copy)]
pub(super) struct Match {
    segment: u32,
    doc: DocId,
    score: Score,
}

impl Match {
    /// Sorts the best score first. A score is never negative, so its bits are in the order of its value.
    const fn rank(&self) -> Reverse<u32> {
        Reverse(self.score.to_bits())
    }
}

/// Gathers every match.
pub(super) struct Every {
    /// Whether scores are wanted.
    pub ranked: bool,
}

impl Collector for Every {
    type Fruit = Vec<Match>;
    type Child = EveryInSegment;

    fn for_segment(&self, segment: u32, _: &SegmentReader) -> tantivy::Result<EveryInSegment> {
        Ok(EveryInSegment { segment, found: Vec::new() })
    }

    fn requires_scoring(&self) -> bool {
        self.ranked
    }

    fn merge_fruits(&self, fruits: Vec<Vec<Match>>) -> tantivy::Result<Vec<Match>> {
        Ok(fruits.concat())
    }
}

/// The matches of one segment.
pub(super) struct EveryInSegment {
    segment: u32,
    found: Vec<Match>,
}

impl SegmentCollector for EveryInSegment {
    type Fruit = Vec<Match>;

    fn collect(&mut self, doc: DocId, score: Score) {
        // Four decimals: the order in which an engine adds the parts of a score must not decide between equals.
        let score = (score.max(0.0) * 10_000.0).round() / 10_000.0;
        self.found.push(Match { segment: self.segment, doc, score });
    }

    fn harvest(self) -> Vec<Match> {
        self.found
    }
}

type Numbers = Arc<dyn ColumnValues<u64>>;

/// The columns of one segment that a hit is made of.
struct Columns {
    coding: (Numbers, Numbers),
    transcript: (Numbers, Numbers),
    turn: Numbers,
    start: Numbers,
    end: Numbers,
}

impl Columns {
    fn open(segment: &SegmentReader) -> tantivy::Result<Self> {
        let fast = segment.fast_fields();
        let number = |name: &str| Ok::<_, tantivy::TantivyError>(fast.u64(name)?.first_or_default_col(0));
        let pair = |pair: Pair| Ok::<_, tantivy::TantivyError>((number(pair.high)?, number(pair.low)?));
        Ok(Self {
            coding: pair(CODING)?,
            transcript: pair(TRANSCRIPT)?,
            turn: number(TURN)?,
            start: number(START)?,
            end: number(END)?,
        })
    }

    fn id((high, low): &(Numbers, Numbers), doc: DocId) -> Uuid {
        Uuid::from_u64_pair(high.get_val(doc), low.get_val(doc))
    }

    fn place(numbers: &Numbers, doc: DocId) -> usize {
        usize::try_from(numbers.get_val(doc)).unwrap_or(usize::MAX)
    }

    fn hit(&self, unit: Unit, found: Match) -> Hit {
        let coding = Self::id(&self.coding, found.doc);
        Hit {
            unit,
            coding: (!coding.is_nil()).then_some(CodingId(coding)),
            transcript: TranscriptId(Self::id(&self.transcript, found.doc)),
            turn: u32::try_from(self.turn.get_val(found.doc)).unwrap_or(u32::MAX),
            span: Span::new(Self::place(&self.start, found.doc), Self::place(&self.end, found.doc)),
            score: found.score,
        }
    }
}

/// The hits among what matched whose score is one of the best `limit`, in no order; all of them without a limit.
pub(super) fn best(
    searcher: &Searcher,
    unit: Unit,
    mut found: Vec<Match>,
    limit: Option<usize>,
) -> Result<Vec<Hit>, SearchError> {
    let columns = searcher.segment_readers().iter().map(Columns::open).collect::<tantivy::Result<Vec<_>>>()?;
    if let Some(limit) = limit {
        narrow(&mut found, limit);
    }
    let column = |found: &Match| columns.get(found.segment as usize);
    Ok(found.iter().filter_map(|found| column(found).map(|columns| columns.hit(unit, *found))).collect())
}

/// Drops what comes after the first `limit` by score; what scores the same as the last of them stays.
fn narrow(found: &mut Vec<Match>, limit: usize) {
    let Some(before) = limit.checked_sub(1) else { return found.clear() };
    if limit < found.len() {
        let (_, last, _) = found.select_nth_unstable_by_key(before, Match::rank);
        let last = last.rank();
        found.retain(|found| found.rank() <= last);
    }
}
