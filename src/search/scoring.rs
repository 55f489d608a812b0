//! What BM25 is fed: how many passages there are, how long they are, and in how many a term occurs.
//!
//! All three are counted over the turns in the index, also where quotes are searched. Turns are what every coder may
//! read; were the quotes counted, a score would betray how much somebody else has coded. Removed turns are not counted,
//! so an index that was kept up to date scores like one built at once. Lengths are those the engine keeps, which it
//! rounds (exact up to 40 terms).
//!
//! Source of the formula: Robertson and Zaragoza, *The Probabilistic Relevance Framework: BM25 and Beyond*, 2009, with
//! k1 = 1.2 and b = 0.75 as in `tantivy`.

use super::Unit;
use super::schema::Fields;
use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};

/// Number and length of the turns.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Totals {
    /// How many turns.
    pub turns: u64,
    /// How many terms in all of them.
    pub terms: u64,
}

impl Totals {
    /// Counts the turns that a searcher sees.
    pub(super) fn count(searcher: &Searcher, fields: &Fields) -> tantivy::Result<Self> {
        let turns = occurrences(searcher, &Term::from_field_bytes(fields.unit, Unit::Turn.key()))?;
        let mut terms = 0;
        for segment in searcher.segment_readers() {
            if let Some(lengths) = segment.fieldnorms_readers().get_field(fields.text(Unit::Turn).stems)? {
                terms += segment.doc_ids_alive().map(|doc| u64::from(lengths.fieldnorm(doc))).sum::<u64>();
            }
        }
        Ok(Self { turns, terms })
    }
}

/// How many documents hold a term, removed ones not counted.
fn occurrences(searcher: &Searcher, term: &Term) -> tantivy::Result<u64> {
    let mut count = 0;
    for segment in searcher.segment_readers() {
        let inverted = segment.inverted_index(term.field())?;
        count += match segment.alive_bitset() {
            None => u64::from(inverted.doc_freq(term)?),
            Some(alive) => inverted
                .read_postings(term, IndexRecordOption::Basic)?
                .map_or(0, |postings| u64::from(postings.doc_freq_given_deletes(alive))),
        };
    }
    Ok(count)
}

/// The statistics for one search.
pub(super) struct Statistics<'s> {
    pub searcher: &'s Searcher,
    pub fields: &'s Fields,
    pub totals: Totals,
}

impl Bm25StatisticsProvider for Statistics<'_> {
    fn total_num_tokens(&self, _: Field) -> tantivy::Result<u64> {
        Ok(self.totals.terms.max(1))
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(self.totals.turns.max(1))
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        let stems = self.fields.text(Unit::Turn).stems;
        let found = match term.value().as_str() {
            Some(stem) => occurrences(self.searcher, &Term::from_field_text(stems, stem))?,
            None => 0,
        };
        Ok(found.min(self.totals.turns.max(1)))
    }
}
