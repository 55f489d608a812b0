//! An excluded part of a query, gathered as a set of documents before it is excluded.
//!
//! The engine asks what it excludes about documents that lie before the first match, which its phrases do not allow
//! (tantivy issue 2811, seen in 0.27: a debug assertion stops the program). A set may be asked anything.

use tantivy::query::{BitSetDocSet, ConstScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{BitSet, DocId, Result, Score, SegmentReader};

/// The documents that a query matches, without scores.
#[derive(Debug)]
pub(super) struct Gathered(pub Box<dyn Query>);

impl Clone for Gathered {
    fn clone(&self) -> Self {
        Self(self.0.box_clone())
    }
}

impl Query for Gathered {
    fn weight(&self, scoring: EnableScoring<'_>) -> Result<Box<dyn Weight>> {
        Ok(Box::new(GatheredWeight(self.0.weight(EnableScoring::disabled_from_schema(scoring.schema()))?)))
    }
}

/// The same for one reader of the index.
struct GatheredWeight(Box<dyn Weight>);

impl Weight for GatheredWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> Result<Box<dyn Scorer>> {
        let mut set = BitSet::with_max_value(reader.max_doc());
        self.0.for_each_no_score(reader, &mut |docs| {
            for doc in docs {
                set.insert(*doc);
            }
        })?;
        Ok(Box::new(ConstScorer::new(BitSetDocSet::from(set), boost)))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> Result<Explanation> {
        self.0.explain(reader, doc)
    }
}
