//! The consensus: the coder that stands for what was settled, and the codings it holds.
//!
//! The rules this file owns: consensus codings are written and taken away by decisions only. Of two decisions that come
//! to the same reading of the same words one coding stands, linked by both; it goes when the last of them goes.

use super::Result;
use super::coders::CONSENSUS;
use crate::model::{
    Coder, CoderId, CoderKind, Coding, CodingId, Decision, FrameworkVersionId, Span, ThemeId, TranscriptId,
};
use crate::store::{CodingFilter, Door};
use std::collections::HashMap;

/// A reading that becomes consensus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Settling {
    pub(super) theme: ThemeId,
    pub(super) span: Span,
    pub(super) magnitude: Option<String>,
    pub(super) memo: String,
}

impl From<&Coding> for Settling {
    fn from(coding: &Coding) -> Self {
        Self { theme: coding.theme, span: coding.span, magnitude: coding.magnitude.clone(), memo: coding.memo.clone() }
    }
}

type Key = (ThemeId, Span, Option<String>);

/// The consensus codings of one transcript while an act writes more of them.
pub(super) struct ConsensusOf {
    transcript: TranscriptId,
    version: Option<FrameworkVersionId>,
    coder: Option<CoderId>,
    standing: HashMap<Key, CodingId>,
}

impl ConsensusOf {
    /// What stands now.
    pub(super) fn now(door: &Door<'_>, transcript: TranscriptId) -> Result<Self> {
        let read = door.read();
        let coder = read.coders()?.into_iter().find(|coder| coder.kind == CoderKind::Consensus).map(|coder| coder.id);
        let mut standing = HashMap::new();
        if coder.is_some() {
            let filter = CodingFilter { transcript: Some(transcript), coder, ..CodingFilter::default() };
            for coding in read.codings(&filter)? {
                standing.insert((coding.theme, coding.span, coding.magnitude), coding.id);
            }
        }
        let version = read.framework_versions()?.last().map(|version| version.id);
        Ok(Self { transcript, version, coder, standing })
    }

    /// The consensus coding of a reading: the one that stands, or a new one. The coder that stands for the consensus is
    /// made with the first.
    pub(super) fn put(&mut self, door: &mut Door<'_>, settling: &Settling) -> Result<CodingId> {
        let key = (settling.theme, settling.span, settling.magnitude.clone());
        if let Some(id) = self.standing.get(&key) {
            return Ok(*id);
        }
        let coder = match self.coder {
            Some(coder) => coder,
            None => self.make_coder(door)?,
        };
        let coding = Coding {
            id: CodingId::mint(),
            transcript: self.transcript,
            coder,
            theme: settling.theme,
            span: settling.span,
            magnitude: settling.magnitude.clone(),
            memo: settling.memo.clone(),
            framework_version: self.version,
            created: door.at().to_string(),
            exemplar: false,
        };
        door.put(&coding)?;
        self.standing.insert(key, coding.id);
        Ok(coding.id)
    }

    fn make_coder(&mut self, door: &mut Door<'_>) -> Result<CoderId> {
        let coder = Coder {
            id: CoderId::mint(),
            initials: CONSENSUS.into(),
            name: "What the coders settled on".into(),
            kind: CoderKind::Consensus,
        };
        door.put(&coder)?;
        self.coder = Some(coder.id);
        Ok(coder.id)
    }
}

/// Takes a decision away, and the consensus codings that no other decision holds.
pub(super) fn take_away(door: &mut Door<'_>, decision: &Decision) -> Result<()> {
    door.remove::<Decision>(decision.id.0)?;
    let others = door.read().decisions()?;
    for id in &decision.consensus {
        if !others.iter().any(|other| other.consensus.contains(id)) {
            door.remove::<Coding>(id.0)?;
        }
    }
    Ok(())
}
