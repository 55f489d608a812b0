//! Counting readings while they are read, the same ones one after the other.
//!
//! The rules are those of [`crate::matrix::merge`] and [`Belonging`]; what differs is that nothing is kept of a reading once
//! it is counted, and that the turns of a transcript are looked at only where it depends on them whose a coding is.

use crate::matrix::{Belonging, CodingSource, Counting, Reading, one_case};
use crate::model::{CaseId, CoderId, Coding, Span, ThemeId, Transcript, TranscriptId};
use crate::store::ReadingRow;
use crate::workbench::error::WorkbenchError;
use crate::workbench::shelf::{Names, Talks};
use crate::workbench::{Access, Result, Workbench};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

impl Workbench {
    /// Counts the readings of these themes that the viewer may see.
    pub(super) fn count(&self, counting: &mut Counting<'_>, source: CodingSource, themes: &[ThemeId]) -> Result<()> {
        let (reconciled, mut beside) = self.reconciled_for(source, None)?;
        let themes_asked: HashSet<ThemeId> = themes.iter().copied().collect();
        beside.retain(|coding| themes_asked.contains(&coding.theme));
        let names = self.names()?;
        let mut readings = Readings {
            bench: self,
            access: self.access()?,
            names: &names,
            talks: self.talks()?,
            consensus: names.consensus(),
            reconciled,
            source,
            counting,
            is_open: false,
            open: Open::default(),
            here: None,
        };
        self.store.read().each_reading(themes, |row| readings.read(row))?;
        readings.end()?;
        let mut merged: HashMap<Reading<'_>, &Coding> = HashMap::new();
        for coding in &beside {
            let first = merged.entry(Reading::from(coding)).or_insert(coding);
            if coding.created < first.created {
                *first = coding;
            }
        }
        for (reading, first) in merged {
            readings.emit(reading, &first.created)?;
        }
        Ok(())
    }
}

/// Readings that come one after the other, the same ones together.
struct Readings<'r, 'c> {
    bench: &'r Workbench,
    access: Access,
    names: &'r Names,
    talks: Arc<Talks>,
    consensus: Option<CoderId>,
    reconciled: HashSet<TranscriptId>,
    source: CodingSource,
    counting: &'r mut Counting<'c>,
    /// Whether a reading may go on with the next row.
    is_open: bool,
    open: Open,
    /// The transcript the last one was in.
    here: Option<Here>,
}

/// A reading, and when it was first made. One value is used for all of them, one after the other.
struct Open {
    transcript: TranscriptId,
    theme: ThemeId,
    span: Span,
    rated: bool,
    magnitude: String,
    created: String,
}

impl Default for Open {
    fn default() -> Self {
        let (transcript, theme) = (TranscriptId(uuid::Uuid::nil()), ThemeId(uuid::Uuid::nil()));
        let (magnitude, created) = (String::new(), String::new());
        Self { transcript, theme, span: Span::new(0, 0), rated: false, magnitude, created }
    }
}

impl Open {
    fn magnitude(&self) -> Option<&str> {
        self.rated.then_some(self.magnitude.as_str())
    }

    fn is(&self, row: &ReadingRow<'_>) -> bool {
        self.span == row.span
            && self.transcript == row.transcript
            && self.theme == row.theme
            && self.magnitude() == row.magnitude
    }

    fn begin(&mut self, row: &ReadingRow<'_>) {
        (self.transcript, self.theme, self.span) = (row.transcript, row.theme, row.span);
        self.rated = row.magnitude.is_some();
        self.magnitude.clear();
        self.magnitude.push_str(row.magnitude.unwrap_or_default());
        self.see(row.created);
    }

    fn see(&mut self, created: &str) {
        self.created.clear();
        self.created.push_str(created);
    }
}

/// A transcript: whether its consensus counts, and how its codings belong to cases.
struct Here {
    transcript: TranscriptId,
    reconciled: bool,
    belongs: Belongs,
}

enum Belongs {
    ToOne(Option<CaseId>),
    ByTurns(Arc<Transcript>),
}

impl Readings<'_, '_> {
    fn read(&mut self, row: ReadingRow<'_>) -> Result<()> {
        if self.here.as_ref().is_none_or(|here| here.transcript != row.transcript) {
            self.end()?;
            self.arrive(row.transcript)?;
        }
        let reconciled = self.here.as_ref().is_some_and(|here| here.reconciled);
        if !self.access.may_see(row.transcript, row.coder) || !self.source.takes(row.coder, self.consensus, reconciled)
        {
            return Ok(());
        }
        if self.is_open && self.source.counts_once() && self.open.is(&row) {
            if row.created < self.open.created.as_str() {
                self.open.see(row.created);
            }
            return Ok(());
        }
        self.end()?;
        self.open.begin(&row);
        self.is_open = true;
        Ok(())
    }

    fn arrive(&mut self, transcript: TranscriptId) -> Result<()> {
        let (reconciled, belongs) = (self.reconciled.contains(&transcript), self.belongs(transcript)?);
        self.here = Some(Here { transcript, reconciled, belongs });
        Ok(())
    }

    /// Counts the reading that is open.
    fn end(&mut self) -> Result<()> {
        if !std::mem::take(&mut self.is_open) {
            return Ok(());
        }
        let open = std::mem::take(&mut self.open);
        let Open { transcript, theme, span, .. } = open;
        self.emit(Reading { transcript, theme, span, magnitude: open.magnitude() }, &open.created)?;
        self.open = open;
        Ok(())
    }

    fn emit(&mut self, reading: Reading<'_>, created: &str) -> Result<()> {
        if self.here.as_ref().is_none_or(|here| here.transcript != reading.transcript) {
            self.arrive(reading.transcript)?;
        }
        match self.here.as_ref().map(|here| &here.belongs) {
            Some(Belongs::ToOne(case)) => self.counting.add(reading, created, case.as_slice()),
            Some(Belongs::ByTurns(transcript)) => {
                let cases = Belonging::new(transcript, self.talks.speakers(reading.transcript)).of(reading.span);
                self.counting.add(reading, created, &cases);
            }
            None => {}
        }
        Ok(())
    }

    fn belongs(&self, transcript: TranscriptId) -> Result<Belongs> {
        let group = self.names.transcript(transcript).and_then(|head| head.group_case);
        if let Some(case) = one_case(self.talks.speakers(transcript), group) {
            return Ok(Belongs::ToOne(case));
        }
        let missing = || WorkbenchError::Unknown {
            kind: "transcript",
            given: transcript.to_string(),
            hint: "`emic transcripts` lists them".into(),
        };
        Ok(Belongs::ByTurns(self.bench.turns(transcript)?.ok_or_else(missing)?))
    }
}
