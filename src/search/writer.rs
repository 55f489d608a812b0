//! Writing to the index: documents in, documents out, and a commit that says how far in the journal it reaches.
//!
//! Nothing is seen by queries, or survives, until it is committed.

use super::schema::Fields;
use super::{Doc, Index, SearchError, Stamp, Unit};
use crate::model::{CodingId, TranscriptId};
use tantivy::indexer::LogMergePolicy;
use tantivy::query::{BooleanQuery, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{IndexWriter, Term};

/// The least memory a writing thread works with, in bytes.
const LEAST: usize = 15_000_000;
/// From this budget on, in bytes, two threads write.
const TWO_THREADS: usize = 60_000_000;
/// The most memory the engine accepts for a thread, with some room, in bytes.
const MOST: usize = 4_000_000_000;

/// The one writer of an index. Call [`Writer::finish`] when done; dropping it gives up what was not committed and any
/// tidying that is under way.
pub struct Writer {
    engine: IndexWriter,
    index: Index,
    fields: Fields,
}

impl Writer {
    pub(super) fn start(index: &Index, memory_budget: usize) -> Result<Self, SearchError> {
        let threads = if memory_budget < TWO_THREADS { 1 } else { 2 };
        let budget = memory_budget.clamp(LEAST, MOST);
        let engine = index.engine.writer_with_num_threads(threads, budget)?;
        // One coding makes one small segment; they are put together in steps of eight, so that following the journal
        // coding by coding stays cheap, and a third of removed documents is reason to write a segment anew.
        let mut policy = LogMergePolicy::default();
        policy.set_min_layer_size(100);
        policy.set_del_docs_ratio_before_merge(0.3);
        engine.set_merge_policy(Box::new(policy));
        Ok(Self { engine, index: index.clone(), fields: index.fields })
    }

    /// Takes out the turns of a transcript; its quotes stay.
    ///
    /// # Errors
    /// Where the index cannot be read.
    pub fn remove_transcript_turns(&mut self, transcript: TranscriptId) -> Result<(), SearchError> {
        let exactly = |term| Box::new(TermQuery::new(term, IndexRecordOption::Basic)) as Box<dyn Query>;
        let unit = Term::from_field_bytes(self.fields.unit, Unit::Turn.key());
        let both = BooleanQuery::intersection(vec![exactly(unit), exactly(self.transcript(transcript))]);
        self.engine.delete_query(Box::new(both))?;
        Ok(())
    }

    /// Takes out the turns and quotes of a transcript.
    pub fn remove_transcript(&mut self, transcript: TranscriptId) {
        self.engine.delete_term(self.transcript(transcript));
    }

    /// Takes out the quote of a coding.
    pub fn remove_coding(&mut self, coding: CodingId) {
        self.engine.delete_term(Term::from_field_bytes(self.fields.coding, coding.0.as_bytes()));
    }

    /// Takes out everything.
    pub(super) fn remove_all(&mut self) -> Result<(), SearchError> {
        self.engine.delete_all_documents()?;
        Ok(())
    }

    /// Puts a document in. It does not replace one: remove the older one first.
    ///
    /// # Errors
    /// Where the index cannot be written.
    pub fn add(&mut self, doc: &Doc<'_>) -> Result<(), SearchError> {
        self.engine.add_document(self.fields.document(doc))?;
        Ok(())
    }

    /// Makes everything so far lasting and seen, with its place in the journal.
    ///
    /// # Errors
    /// Where the index cannot be written; what was committed before is then still there.
    pub fn commit(&mut self, stamp: &Stamp) -> Result<(), SearchError> {
        let payload =
            serde_json::to_string(stamp).map_err(|error| SearchError::Engine { reason: error.to_string() })?;
        let mut commit = self.engine.prepare_commit()?;
        commit.set_payload(&payload);
        commit.commit()?;
        self.index.refresh()
    }

    /// Waits until segments that are being put together are, and lets go of the index.
    ///
    /// # Errors
    /// Where that failed; what was committed is still there.
    pub fn finish(self) -> Result<(), SearchError> {
        self.engine.wait_merging_threads()?;
        self.index.refresh()
    }

    fn transcript(&self, transcript: TranscriptId) -> Term {
        Term::from_field_bytes(self.fields.transcript, transcript.0.as_bytes())
    }
}
