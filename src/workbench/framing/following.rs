//! What was settled and said about two coders' differences follows a merge.
//!
//! A disagreement is called by what it is, its themes included, so that it has another name once a theme has become part
//! of another. Where nothing else about it changed it is the same disagreement to the people who settled it: the decision
//! and the comments go over to the new name. Where the merge made something else of it (two themes on much the same words
//! are an agreement now) the decision stays as it was, about what is there no longer.

use super::joining::{Joined, join};
use crate::model::{
    CoderId, Coding, CodingId, DiscrepancyId, DiscrepancyType, Framework, Theme, ThemeId, TranscriptId,
};
use crate::reconcile::{Reading, compare};
use crate::store::{CodingFilter, Reader};
use crate::workbench::differences::readings;
use crate::workbench::shelf::Loaded;
use crate::workbench::{Result, Workbench};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// The texts of the transcripts in which something was settled or said.
pub(super) type Texts = HashMap<TranscriptId, Arc<Loaded>>;

impl Workbench {
    /// The texts that are needed to tell what a disagreement is.
    pub(super) fn texts_settled(&self) -> Result<Texts> {
        let read = self.store.read();
        let decided = read.decisions()?.into_iter().map(|decision| decision.transcript);
        let said = read.comments()?.into_iter().map(|comment| comment.transcript);
        let transcripts: BTreeSet<TranscriptId> = decided.chain(said).collect();
        transcripts.into_iter().map(|id| Ok((id, self.load(id)?))).collect()
    }
}

/// What every disagreement that is the same after a merge is called then, by what it was called before.
pub(super) fn renamed(
    read: Reader<'_>,
    texts: &Texts,
    framework: &Framework,
    from: &Theme,
    into: ThemeId,
) -> Result<HashMap<DiscrepancyId, DiscrepancyId>> {
    let mut names = HashMap::new();
    let kept: HashMap<(TranscriptId, CoderId), Vec<Coding>> =
        read.frozen()?.into_iter().map(|kept| ((kept.transcript, kept.coder), kept.codings)).collect();
    for (transcript, loaded) in texts {
        let filter = CodingFilter { transcript: Some(*transcript), ..CodingFilter::default() };
        let mut codings = read.codings(&filter)?;
        codings.retain(|coding| !kept.contains_key(&(*transcript, coding.coder)));
        codings.extend(kept.iter().filter(|((place, _), _)| place == transcript).flat_map(|(_, own)| own.clone()));
        if !codings.iter().any(|coding| coding.theme == from.id) {
            continue;
        }
        let mut after = codings.clone();
        let joined = become_one(&mut after, from, into);
        let before = told(*transcript, loaded, &codings, framework, |id| joined.heir(id).unwrap_or(id));
        let after: HashMap<_, _> = told(*transcript, loaded, &after, framework, |id| id).into_iter().collect();
        let mut taken: HashSet<DiscrepancyId> = HashSet::new();
        for (what, old) in before {
            if let Some(new) = after.get(&what).filter(|new| **new != old && taken.insert(**new)) {
                names.insert(old, *new);
            }
        }
    }
    Ok(names)
}

/// Makes the codings of one theme in a list those of another, and says what came of it.
pub(super) fn become_one(codings: &mut Vec<Coding>, from: &Theme, into: ThemeId) -> Joined {
    let of = |theme: ThemeId| codings.iter().filter(|coding| coding.theme == theme).cloned().collect::<Vec<_>>();
    let joined = join(of(from.id), of(into), &from.name, into);
    codings.retain(|coding| coding.theme != from.id && !joined.put.iter().any(|put| put.id == coding.id));
    codings.extend(joined.put.iter().cloned());
    codings.sort_by_key(|coding| (coding.span, coding.theme, coding.id));
    joined
}

/// What a disagreement or an agreement is but for its themes: between whom, in what, of which codings, the further one of
/// a split first.
type What = ([CoderId; 2], Vec<DiscrepancyType>, Vec<CodingId>);

/// All disagreements and agreements of each two people with codings in a transcript, each with its name.
fn told(
    transcript: TranscriptId,
    loaded: &Loaded,
    codings: &[Coding],
    framework: &Framework,
    heir: impl Fn(CodingId) -> CodingId,
) -> Vec<(What, DiscrepancyId)> {
    let readings = readings(loaded, codings);
    let coders: Vec<CoderId> =
        readings.iter().map(|reading| reading.coder).collect::<BTreeSet<_>>().into_iter().collect();
    let ids = |told: &[Reading]| -> Vec<CodingId> { told.iter().map(|reading| heir(reading.coding)).collect() };
    let mut named = Vec::new();
    for (place, first) in coders.iter().enumerate() {
        for second in coders.get(place + 1..).unwrap_or_default() {
            let pair = [*first, *second];
            let comparison = compare(transcript, pair, &readings, |theme| framework.scale_of(theme));
            let agreed = comparison.agreements.iter().map(|one| ((pair, Vec::new(), ids(&one.readings)), one.id));
            let differ =
                comparison.discrepancies.iter().map(|one| ((pair, one.types.clone(), ids(&one.readings)), one.id));
            named.extend(agreed.chain(differ));
        }
    }
    named
}
