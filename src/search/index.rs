//! The index: opening it, asking it, and knowing how far in the journal it has come.

use super::collect::{Every, best};
use super::hit::Hit;
use super::plan::{is_ranked, plan};
use super::schema::Fields;
use super::scoring::{Statistics, Totals};
use super::{Filter, Query, SearchError, Writer, analyze, folder};
use crate::model::ProjectId;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};
use tantivy::{IndexReader, ReloadPolicy, Searcher};

/// How far in the journal an index has come: the last change that is in it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Stamp {
    /// The order number of the change; 0 for an index with nothing in it.
    pub seq: i64,
    /// The hash of the change; empty for an index with nothing in it.
    pub hash: String,
}

/// What a search found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Found {
    /// How many passages match, whatever the limit.
    pub total: usize,
    /// The first of them: best score first, then by transcript id, place and coding id.
    pub hits: Vec<Hit>,
}

/// What queries see between one commit and the next.
struct View {
    searcher: Searcher,
    totals: Totals,
    stamp: Stamp,
}

/// An index of turns and quotes. Clones are the same index.
#[derive(Clone)]
pub struct Index {
    pub(super) engine: tantivy::Index,
    pub(super) fields: Fields,
    reader: IndexReader,
    view: Arc<RwLock<Arc<View>>>,
    fallback: Option<Arc<SearchError>>,
}

impl Index {
    /// Opens the index in `folder`, or one in memory where there is no folder. A folder that is missing, damaged, of
    /// another project or another version becomes a new, empty index: compare [`Index::stamp`] with the journal.
    ///
    /// # Errors
    /// Where the folder holds other files, cannot be written, or is being made by another process.
    pub fn open(folder: Option<&Path>, project: ProjectId) -> Result<Self, SearchError> {
        let engine = match folder {
            Some(path) => folder::open(path, project)?,
            None => tantivy::Index::create_in_ram(Fields::new().1),
        };
        Self::with_engine(engine)
    }

    /// Like [`Index::open`], in memory where the folder cannot be used; [`Index::fallback`] then says why.
    ///
    /// # Errors
    /// Where not even memory can be had.
    pub fn open_or_memory(folder: &Path, project: ProjectId) -> Result<Self, SearchError> {
        Self::open(Some(folder), project).or_else(|reason| {
            let memory = Self::open(None, project)?;
            Ok(Self { fallback: Some(Arc::new(reason)), ..memory })
        })
    }

    fn with_engine(engine: tantivy::Index) -> Result<Self, SearchError> {
        analyze::register(&engine);
        let (fields, _) = Fields::new();
        let reader = engine.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let view = Arc::new(RwLock::new(Arc::new(look(&engine, &reader, &fields)?)));
        Ok(Self { engine, fields, reader, view, fallback: None })
    }

    /// Why the index is in memory instead of its folder; `None` where it is where it was wanted.
    #[must_use]
    pub fn fallback(&self) -> Option<&SearchError> {
        self.fallback.as_deref()
    }

    /// How far in the journal the index has come, as queries see it.
    #[must_use]
    pub fn stamp(&self) -> Stamp {
        self.view().stamp.clone()
    }

    /// Follows what another process has committed to the same folder.
    ///
    /// # Errors
    /// Where the index cannot be read.
    pub fn refresh(&self) -> Result<(), SearchError> {
        let view = Arc::new(look(&self.engine, &self.reader, &self.fields)?);
        *self.view.write().unwrap_or_else(PoisonError::into_inner) = view;
        Ok(())
    }

    /// Starts writing. Below 60 MB one thread writes, else two. The memory is a budget in bytes, at least 15 MB a thread.
    ///
    /// # Errors
    /// [`SearchError::Busy`] where another writer is at work, in this process or another.
    pub fn write(&self, memory_budget: usize) -> Result<Writer, SearchError> {
        Writer::start(self, memory_budget)
    }

    /// Empties the index; its stamp is then that of a new one.
    ///
    /// # Errors
    /// [`SearchError::Busy`] where another writer is at work; else where the index cannot be written.
    pub fn clear(&self) -> Result<(), SearchError> {
        let mut writer = self.write(0)?;
        writer.remove_all()?;
        writer.commit(&Stamp::default())?;
        writer.finish()
    }

    /// Reads every byte of the index and compares the checksums.
    ///
    /// # Errors
    /// Where a file is damaged or cannot be read.
    pub fn verify(&self) -> Result<(), SearchError> {
        let damaged = self.engine.validate_checksum()?;
        match damaged.iter().next() {
            Some(file) => Err(SearchError::Engine { reason: format!("{} is damaged", file.display()) }),
            None => Ok(()),
        }
    }

    /// The passages that match `query` and pass `filter`, the first `limit` of them. An empty query matches everything.
    ///
    /// # Errors
    /// Where the index cannot be read.
    pub fn find(&self, query: &Query, filter: &Filter, limit: Option<usize>) -> Result<Found, SearchError> {
        let mut found = self.best(query, filter, limit)?;
        found.hits.sort_unstable_by_key(|hit| (Reverse(hit.score.to_bits()), hit.transcript, hit.span, hit.coding));
        found.hits.truncate(limit.unwrap_or(usize::MAX));
        Ok(found)
    }

    /// As [`Index::find`], for a caller who puts passages of the same score in an order of its own: no passage is left out
    /// that scores as well as the last of the first `limit`, so there may be more, and the hits are in no order.
    ///
    /// # Errors
    /// As [`Index::find`].
    pub fn best(&self, query: &Query, filter: &Filter, limit: Option<usize>) -> Result<Found, SearchError> {
        let view = self.view();
        let plan = plan(query, filter, &self.fields);
        let statistics = Statistics { searcher: &view.searcher, fields: &self.fields, totals: view.totals };
        let every = Every { ranked: is_ranked(query) };
        let found = view.searcher.search_with_statistics_provider(&plan, &every, &statistics)?;
        let total = found.len();
        Ok(Found { total, hits: best(&view.searcher, filter.unit, found, limit)? })
    }

    fn view(&self) -> Arc<View> {
        Arc::clone(&self.view.read().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Loads what was committed last. The stamp is read before and after, so that it is that of the documents even while
/// another process commits.
fn look(engine: &tantivy::Index, reader: &IndexReader, fields: &Fields) -> Result<View, SearchError> {
    loop {
        let before = engine.load_metas()?;
        reader.reload()?;
        let after = engine.load_metas()?;
        if before.opstamp == after.opstamp && before.payload == after.payload {
            let searcher = reader.searcher();
            let totals = Totals::count(&searcher, fields)?;
            let stamp = after.payload.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
            return Ok(View { searcher, totals, stamp });
        }
    }
}
