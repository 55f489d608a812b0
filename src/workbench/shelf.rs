//! What has been read from the project and is still true: names, and the transcripts looked at lately.
//!
//! A shelf is a copy; the rows are the truth. Before it answers it compares how the journal ends with how it ended when
//! the copy was taken, and lets go of what has been touched since, whoever touched it.

use super::Workbench;
use super::error::WorkbenchError;
use crate::model::{
    Case, CaseId, Coder, CoderId, CoderKind, Coding, Framework, Speaker, Transcript, TranscriptId, Turn,
};
use crate::store::TranscriptHead;
use crate::text::Positions;
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

/// Texts are kept until they come to this many bytes together.
const SHELF_BYTES: usize = 48 << 20;

/// What things are called.
#[derive(Debug)]
pub struct Names {
    /// The framework.
    pub framework: Framework,
    /// All coders, people first.
    pub coders: Vec<Coder>,
    /// All transcripts, in the order they came in.
    pub transcripts: Vec<TranscriptHead>,
    /// All cases, by name.
    pub cases: Vec<Case>,
    by_transcript: HashMap<TranscriptId, usize>,
    by_case: HashMap<CaseId, usize>,
}

impl Names {
    /// The transcript with this id.
    #[must_use]
    pub fn transcript(&self, id: TranscriptId) -> Option<&TranscriptHead> {
        self.transcripts.get(self.place_of(id)?)
    }

    /// Its place in the list of transcripts.
    #[must_use]
    pub fn place_of(&self, id: TranscriptId) -> Option<usize> {
        self.by_transcript.get(&id).copied()
    }

    /// A transcript's title; empty where it is not known.
    #[must_use]
    pub fn title(&self, id: TranscriptId) -> &str {
        self.transcript(id).map_or("", |head| head.title.as_str())
    }

    /// A coder's initials; empty where she is not known.
    #[must_use]
    pub fn initials(&self, id: CoderId) -> &str {
        self.coders.iter().find(|coder| coder.id == id).map_or("", |coder| coder.initials.as_str())
    }

    /// The coder that stands for what was settled; `None` where nothing has been yet.
    #[must_use]
    pub fn consensus(&self) -> Option<CoderId> {
        self.coders.iter().find(|coder| coder.kind == CoderKind::Consensus).map(|coder| coder.id)
    }

    /// The case with this id.
    #[must_use]
    pub fn case(&self, id: CaseId) -> Option<&Case> {
        self.cases.get(*self.by_case.get(&id)?)
    }
}

/// A transcript with all that is needed to show it and to cite from it.
#[derive(Debug)]
pub struct Loaded {
    /// The transcript with its turns.
    pub transcript: Transcript,
    /// Its speakers, in order of first speaking.
    pub speakers: Vec<Speaker>,
    /// Its text.
    pub text: String,
    /// Bytes to code points and back.
    pub positions: Positions,
}

impl Loaded {
    /// Who speaks in a turn.
    #[must_use]
    pub fn speaker(&self, turn: &Turn) -> Option<&Speaker> {
        self.speakers.iter().find(|speaker| speaker.ordinal == turn.speaker)
    }
}

/// In which transcripts each case takes part: as a speaker in whatever role, or as the group as a whole.
#[derive(Debug, Default)]
pub struct Talks {
    of: HashMap<CaseId, Vec<TranscriptId>>,
    speakers: HashMap<TranscriptId, Vec<Speaker>>,
}

impl Talks {
    /// The transcripts a case takes part in, each once.
    #[must_use]
    pub fn of(&self, case: CaseId) -> &[TranscriptId] {
        self.of.get(&case).map(Vec::as_slice).unwrap_or_default()
    }

    /// The speakers of a transcript.
    #[must_use]
    pub fn speakers(&self, transcript: TranscriptId) -> &[Speaker] {
        self.speakers.get(&transcript).map(Vec::as_slice).unwrap_or_default()
    }

    fn add(&mut self, case: Option<CaseId>, transcript: TranscriptId) {
        let Some(case) = case else { return };
        let talks = self.of.entry(case).or_default();
        if !talks.contains(&transcript) {
            talks.push(transcript);
        }
    }
}

/// The transcripts that are reconciled, each with the agreed codings that stand beside its consensus.
pub(super) type Reconciled = HashMap<TranscriptId, Vec<Coding>>;

#[derive(Debug, Default)]
pub(super) struct Shelf {
    seq: i64,
    names: Option<Arc<Names>>,
    talks: Option<Arc<Talks>>,
    turns: HashMap<TranscriptId, Arc<Transcript>>,
    reconciled: Option<(i64, Option<CoderId>, Arc<Reconciled>)>,
    loaded: HashMap<TranscriptId, Arc<Loaded>>,
    bytes: usize,
}

impl Shelf {
    fn clear(&mut self) {
        self.names = None;
        self.talks = None;
        self.turns.clear();
        self.loaded.clear();
        self.bytes = 0;
    }
}

impl Workbench {
    /// What things are called now.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub fn names(&self) -> Result<Arc<Names>, WorkbenchError> {
        self.dust()?;
        if let Some(names) = &self.shelf.borrow().names {
            return Ok(Arc::clone(names));
        }
        let read = self.store.read();
        let transcripts = read.transcripts()?;
        let by_transcript = transcripts.iter().enumerate().map(|(place, head)| (head.id, place)).collect();
        let mut cases = read.cases()?;
        cases.sort_by_cached_key(|case| super::order::natural(&case.name));
        let by_case = cases.iter().enumerate().map(|(place, case)| (case.id, place)).collect();
        let names = Arc::new(Names {
            framework: read.framework()?,
            coders: read.coders()?,
            transcripts,
            cases,
            by_transcript,
            by_case,
        });
        self.shelf.borrow_mut().names = Some(Arc::clone(&names));
        Ok(names)
    }

    /// In which transcripts the cases take part now.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub(super) fn talks(&self) -> Result<Arc<Talks>, WorkbenchError> {
        self.dust()?;
        if let Some(talks) = &self.shelf.borrow().talks {
            return Ok(Arc::clone(talks));
        }
        let mut talks = Talks::default();
        for speaker in self.store.read().speakers()? {
            talks.add(speaker.case, speaker.transcript);
            talks.speakers.entry(speaker.transcript).or_default().push(speaker);
        }
        for head in &self.names()?.transcripts {
            talks.add(head.group_case, head.id);
        }
        let talks = Arc::new(talks);
        self.shelf.borrow_mut().talks = Some(Arc::clone(&talks));
        Ok(talks)
    }

    /// The transcripts that are reconciled for the coder at this workbench, as long as nothing at all has happened since.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub(super) fn reconciled_now(&self) -> Result<Arc<Reconciled>, WorkbenchError> {
        let (seq, own) = (self.seq()?, self.coder().map(|coder| coder.id));
        if let Some((at, whose, known)) = &self.shelf.borrow().reconciled
            && (*at, *whose) == (seq, own)
        {
            return Ok(Arc::clone(known));
        }
        let reconciled = Arc::new(self.reconciled()?);
        self.shelf.borrow_mut().reconciled = Some((seq, own, Arc::clone(&reconciled)));
        Ok(reconciled)
    }

    /// A transcript with its turns and without its text, kept as long as nothing about it changes.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub(super) fn turns(&self, id: TranscriptId) -> Result<Option<Arc<Transcript>>, WorkbenchError> {
        self.dust()?;
        if let Some(known) = self.shelf.borrow().turns.get(&id) {
            return Ok(Some(Arc::clone(known)));
        }
        let Some(transcript) = self.store.read().transcript(id)?.map(Arc::new) else { return Ok(None) };
        self.shelf.borrow_mut().turns.insert(id, Arc::clone(&transcript));
        Ok(Some(transcript))
    }

    /// A transcript with its text, turns and speakers.
    ///
    /// # Errors
    /// Where there is none with this id, or the project file cannot be read.
    pub fn load(&self, id: TranscriptId) -> Result<Arc<Loaded>, WorkbenchError> {
        self.dust()?;
        if let Some(loaded) = self.shelf.borrow().loaded.get(&id) {
            return Ok(Arc::clone(loaded));
        }
        let read = self.store.read();
        let missing = || WorkbenchError::Unknown {
            kind: "transcript",
            given: id.to_string(),
            hint: "`emic transcripts` lists them".into(),
        };
        let transcript = read.transcript(id)?.ok_or_else(missing)?;
        let text = read.text(&transcript.sha256)?.ok_or_else(missing)?;
        let loaded =
            Arc::new(Loaded { speakers: read.speakers_of(id)?, positions: Positions::new(&text), text, transcript });
        let mut shelf = self.shelf.borrow_mut();
        if shelf.bytes + loaded.text.len() > SHELF_BYTES {
            shelf.loaded.clear();
            shelf.bytes = 0;
        }
        shelf.bytes += loaded.text.len();
        shelf.loaded.insert(id, Arc::clone(&loaded));
        Ok(loaded)
    }

    /// Lets go of what somebody has changed since it was read.
    fn dust(&self) -> Result<(), WorkbenchError> {
        let seq = self.store.seq()?;
        let mut shelf = self.shelf.borrow_mut();
        if seq != shelf.seq {
            if self.store.read().names_touched_after(shelf.seq)? {
                shelf.clear();
            }
            shelf.seq = seq;
        }
        Ok(())
    }

    pub(super) fn new_shelf() -> RefCell<Shelf> {
        RefCell::new(Shelf::default())
    }
}
