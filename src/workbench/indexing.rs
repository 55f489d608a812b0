//! Keeping the search index in step with the journal.
//!
//! The index is derived: it stands beside the project file in `<project>-index`, carries the number and hash of the last
//! change it knows, and before every search takes in what the journal says has been touched since. Where the two do not
//! fit together (another project, a restored snapshot, damage) it is emptied and built again from the rows.

use super::shelf::Loaded;
use super::{Result, Workbench, WorkbenchError};
use crate::matrix::Belonging;
use crate::model::{Coding, CodingId, Entity, Role, Speaker, SpeakerId, TranscriptId};
use crate::search::{Doc, Index, SearchError, Stamp, Unit, Writer};
use crate::store::CodingFilter;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Memory for following a few acts, in bytes.
const SMALL: usize = 15 << 20;
/// Memory for building the whole index, in bytes.
const LARGE: usize = 96 << 20;
/// So many touched things are followed one by one; with more, everything is built again.
const MANY: usize = 200_000;
/// How long to wait for another program that is writing the index.
const PATIENCE: Duration = Duration::from_secs(10);

/// What has to be indexed again.
#[derive(Debug, Default)]
struct Touched {
    transcripts: BTreeSet<TranscriptId>,
    codings: BTreeSet<CodingId>,
}

impl Workbench {
    /// The index, in step with the journal as it is now. One that was deleted or damaged while it was open is opened anew,
    /// which builds it again; where its folder cannot be had any more, in memory.
    pub(super) fn index(&self) -> Result<Index> {
        let folder = (!self.is_read_only()).then(|| index_folder(self.path()));
        let mut tries = [folder.as_deref(), folder.as_deref(), None].into_iter();
        loop {
            let index = self.opened(tries.next().flatten())?;
            match self.follow(&index) {
                Ok(()) => return Ok(index),
                Err(WorkbenchError::Search(SearchError::Busy)) => return Err(SearchError::Busy.into()),
                Err(WorkbenchError::Search(_)) if tries.len() > 0 => *self.index.borrow_mut() = None,
                Err(other) => return Err(other),
            }
        }
    }

    /// The index this workbench has open already, or else the one in `folder`.
    fn opened(&self, folder: Option<&Path>) -> Result<Index> {
        if let Some(index) = &*self.index.borrow() {
            return Ok(index.clone());
        }
        let project = self.project()?.id;
        let index = match folder {
            Some(folder) => Index::open_or_memory(folder, project)?,
            None => Index::open(None, project)?,
        };
        *self.index.borrow_mut() = Some(index.clone());
        Ok(index)
    }

    /// Brings the index up to the journal's end, waiting where another program is doing the same.
    fn follow(&self, index: &Index) -> Result<()> {
        let started = Instant::now();
        loop {
            let head = self.store.head()?;
            let goal = Stamp { seq: head.seq, hash: head.hash };
            if index.stamp() == goal {
                return Ok(());
            }
            match self.take_in_since(index, &goal) {
                Err(WorkbenchError::Search(SearchError::Busy)) if started.elapsed() < PATIENCE => {
                    std::thread::sleep(Duration::from_millis(15));
                    index.refresh()?;
                }
                Ok(()) => {}
                Err(error) => return Err(error),
            }
        }
    }

    fn take_in_since(&self, index: &Index, goal: &Stamp) -> Result<()> {
        let mut stamp = index.stamp();
        let fits = stamp.seq == 0 || self.store.read().hash_at(stamp.seq)?.as_deref() == Some(stamp.hash.as_str());
        if !fits {
            index.clear()?;
            stamp = Stamp::default();
        }
        let touched = if stamp.seq == 0 { None } else { self.touched_since(stamp.seq)? };
        if touched.is_none() && stamp.seq != 0 {
            // What is gone from the project is in no list of what is there; only an empty index is sure not to have it.
            index.clear()?;
            stamp = Stamp::default();
        }
        let budget = match &touched {
            Some(touched) if touched.transcripts.len() < 20 && touched.codings.len() < 20_000 => SMALL,
            _ => LARGE,
        };
        let mut writer = index.write(budget)?;
        // Another program may have written between our look and our turn; what it put in must not go in twice.
        index.refresh()?;
        if index.stamp() != stamp {
            return Ok(writer.finish()?);
        }
        match touched {
            None => {
                for head in &self.names()?.transcripts {
                    self.add_transcript(&mut writer, head.id, false)?;
                }
            }
            Some(touched) => self.add_touched(&mut writer, &touched)?,
        }
        writer.commit(goal)?;
        Ok(writer.finish()?)
    }

    /// What the journal says was touched; `None` where building everything again costs less.
    fn touched_since(&self, seq: i64) -> Result<Option<Touched>> {
        let changes = self.store.read().touched_after(seq)?;
        if changes.len() > MANY {
            return Ok(None);
        }
        let mut touched = Touched::default();
        let mut speakers: BTreeSet<SpeakerId> = BTreeSet::new();
        for (entity, id) in changes {
            match entity {
                Entity::Transcript => _ = touched.transcripts.insert(TranscriptId(id)),
                Entity::Coding => _ = touched.codings.insert(CodingId(id)),
                Entity::Speaker => _ = speakers.insert(SpeakerId(id)),
                // Themes are looked up when a search is asked, and names are not in the index.
                _ => {}
            }
        }
        if !speakers.is_empty() {
            let of = self.store.read().speakers()?.into_iter().filter(|speaker| speakers.contains(&speaker.id));
            touched.transcripts.extend(of.map(|speaker| speaker.transcript));
        }
        Ok(Some(touched))
    }

    fn add_touched(&self, writer: &mut Writer, touched: &Touched) -> Result<()> {
        for id in &touched.transcripts {
            self.add_transcript(writer, *id, true)?;
        }
        let mut by_transcript: BTreeMap<TranscriptId, Vec<Coding>> = BTreeMap::new();
        for id in &touched.codings {
            let coding = self.store.read().coding(*id)?;
            if coding.as_ref().is_some_and(|coding| touched.transcripts.contains(&coding.transcript)) {
                continue;
            }
            writer.remove_coding(*id);
            if let Some(coding) = coding {
                by_transcript.entry(coding.transcript).or_default().push(coding);
            }
        }
        for (id, codings) in by_transcript {
            add_quotes(writer, &*self.load(id)?, &codings)?;
        }
        Ok(())
    }

    fn add_transcript(&self, writer: &mut Writer, id: TranscriptId, replace: bool) -> Result<()> {
        if replace {
            writer.remove_transcript(id);
        }
        if self.names()?.transcript(id).is_none() {
            return Ok(());
        }
        let loaded = self.load(id)?;
        for turn in &loaded.transcript.turns {
            let speaker = loaded.speaker(turn);
            writer.add(&Doc {
                unit: Unit::Turn,
                coding: None,
                transcript: id,
                turn: turn.n,
                span: crate::model::Span::new(turn.body, turn.end),
                cases: speaker.and_then(|speaker| speaker.case).as_slice(),
                roles: speaker.map(|speaker| speaker.role).as_slice(),
                theme: None,
                coder: None,
                magnitude: None,
                text: loaded.text.get(turn.body..turn.end).unwrap_or_default(),
            })?;
        }
        let filter = CodingFilter { transcript: Some(id), ..CodingFilter::default() };
        add_quotes(writer, &loaded, &self.store.read().codings(&filter)?)
    }
}

/// Where the index of a project stands.
pub(super) fn index_folder(project: &Path) -> PathBuf {
    let mut name = project.as_os_str().to_os_string();
    name.push("-index");
    PathBuf::from(name)
}

fn add_quotes(writer: &mut Writer, loaded: &Loaded, codings: &[Coding]) -> Result<()> {
    let belonging = Belonging::new(&loaded.transcript, &loaded.speakers);
    for coding in codings {
        let turns = loaded.transcript.turns_in(coding.span.start, coding.span.end);
        writer.add(&Doc {
            unit: Unit::Quote,
            coding: Some(coding.id),
            transcript: coding.transcript,
            turn: turns.first().map_or(0, |turn| turn.n),
            span: coding.span,
            cases: &belonging.of(coding.span),
            roles: &roles(loaded, coding.span),
            theme: Some(coding.theme),
            coder: Some(coding.coder),
            magnitude: coding.magnitude.as_deref(),
            text: coding.span.slice(&loaded.text).unwrap_or_default(),
        })?;
    }
    Ok(())
}

/// The roles of everybody who speaks in a passage, each once.
pub(super) fn roles(loaded: &Loaded, span: crate::model::Span) -> Vec<Role> {
    let mut roles: Vec<Role> = Vec::new();
    for turn in loaded.transcript.turns_in(span.start, span.end) {
        if let Some(role) = loaded.speaker(turn).map(|speaker: &Speaker| speaker.role)
            && !roles.contains(&role)
        {
            roles.push(role);
        }
    }
    roles
}
