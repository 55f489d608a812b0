//! Whose codings are counted: everybody's with the same reading once, the consensus, or one coder's.
//!
//! The matrix and every table for the report count by the same rule, [`merge`]; here it is fed with what the viewer may
//! see.

use super::session::find_coder;
use super::{CodingQuery, Result, Workbench};
use crate::matrix::{CodingSource, Merged, merge};
use crate::model::{CoderId, CodingId, TranscriptId};
use std::collections::{HashMap, HashSet};

impl Workbench {
    /// Whose codings a word means: `merged` (also `None`), `consensus`, or initials.
    ///
    /// # Errors
    /// Where nobody has these initials.
    pub(super) fn source_called(&self, word: Option<&str>) -> Result<CodingSource> {
        Ok(match word.map(str::trim) {
            None | Some("" | "merged") => CodingSource::Merged,
            Some("consensus") => CodingSource::Consensus,
            Some(initials) => CodingSource::Coder(find_coder(&self.known_coders()?, initials)?.id),
        })
    }

    /// Hands the readings on that a source has among the codings of a query, as far as the viewer may see them.
    ///
    /// # Errors
    /// Where something named in the query is not there, or what `with` says.
    pub(super) fn readings<T>(
        &self,
        source: CodingSource,
        query: &CodingQuery,
        with: impl FnOnce(&[Merged<'_>]) -> Result<T>,
    ) -> Result<T> {
        let names = self.names()?;
        let codings = self.visible_codings(query)?;
        let mut transcripts: HashSet<TranscriptId> = HashSet::new();
        let mut beside = Vec::new();
        if source == CodingSource::Merged {
            // What stands beside a consensus is only counted where the query asks for it.
            let asked: HashSet<CodingId> = codings.iter().map(|coding| coding.id).collect();
            for (transcript, untaken) in self.reconciled()? {
                transcripts.insert(transcript);
                beside.extend(untaken.into_iter().filter(|coding| asked.contains(&coding.id)));
            }
        }
        with(&merge(&codings, source, names.consensus(), &transcripts, &beside))
    }

    /// The codings that stand for a reading of a source, each with everybody who made it.
    pub(super) fn standing_for(
        &self,
        source: CodingSource,
        query: &CodingQuery,
    ) -> Result<HashMap<CodingId, Vec<CoderId>>> {
        self.readings(source, query, |readings| {
            Ok(readings.iter().map(|reading| (reading.coding.id, reading.coders.clone())).collect())
        })
    }
}
