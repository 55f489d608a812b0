//! Agreement as a use case: who is compared on what, the figures, and the raw units behind them.
//!
//! The rules this file owns. Counted are the independent codings of the transcripts that count (both as
//! [`Workbench::comparable`] says, which asks who may see what first). Where no coders are named, those are compared who
//! have a transcript in common with somebody. Everything that decides a figure is said beside the figures.

use super::clock::now;
use super::comparing::{Comparable, Compared, Independent};
use super::error::WorkbenchError;
use super::figures::{figures, unit_lines};
use super::session::find_coder;
use super::shelf::Names;
use super::talking::Talk;
use super::{Result, Workbench};
use crate::agreement::{
    self, ComparedTranscript, DEFAULT_RESAMPLES, DEFAULT_SEED, Material, Report, Request, ScaleUnder, Scope,
    ThemeUnder, UnitKind,
};
use crate::export::agreement::{AboutReport, AgreementReport, UnitTable, words};
use crate::model::{Coder, CoderId, Coding, ThemeId, TranscriptId};
use std::sync::Arc;

/// Which agreement is asked for, in a person's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreementRequest {
    /// Initials; everybody who has something in common with somebody where it is empty.
    pub coders: Vec<String>,
    /// What is counted.
    pub unit: UnitKind,
    /// Whose turns are counted.
    pub scope: Scope,
    /// Key, number, id or name of the one theme that gets rows; all where it is `None`.
    pub theme: Option<String>,
    /// Title or id of the one transcript that counts; all where it is `None`.
    pub transcript: Option<String>,
    /// A row per theme and transcript instead of one per theme.
    pub by_transcript: bool,
    /// A theme takes the codings of everything below it.
    pub rollup: bool,
    /// Transcripts that are not done count too, as far as the viewer may see all of them.
    pub include_open: bool,
    /// How many resamples the intervals are made from; 0 for no intervals.
    pub resamples: usize,
    /// Where the resamples begin.
    pub seed: u64,
    /// The figures after the decisions were followed, too.
    pub after_talk: bool,
}

impl Default for AgreementRequest {
    fn default() -> Self {
        Self {
            coders: Vec::new(),
            unit: UnitKind::default(),
            scope: Scope::default(),
            theme: None,
            transcript: None,
            by_transcript: false,
            rollup: false,
            include_open: false,
            resamples: DEFAULT_RESAMPLES,
            seed: DEFAULT_SEED,
            after_talk: false,
        }
    }
}

/// A request whose names have been looked up, and what it comes to.
pub(super) struct Asked {
    pub(super) names: Arc<Names>,
    pub(super) coders: Vec<Coder>,
    pub(super) comparable: Comparable,
    pub(super) independent: Independent,
    theme: Option<ThemeId>,
    transcript: Option<TranscriptId>,
}

/// Whose codings are counted.
#[derive(Clone, Copy)]
enum Readings<'t> {
    Independent,
    AfterTalk(&'t Talk),
}

impl Workbench {
    /// How far coders agree, with everything that must be said beside the figures.
    ///
    /// # Errors
    /// Where something named in the request is not there.
    pub fn agreement(&self, request: &AgreementRequest) -> Result<AgreementReport> {
        self.agreement_while(request, &mut |_, _| true)
    }

    /// The same, as long as `progress`, which is told how many transcripts of how many have been read, says so.
    ///
    /// # Errors
    /// Where something named in the request is not there, or `progress` put an end to it.
    pub fn agreement_while(
        &self,
        request: &AgreementRequest,
        progress: &mut dyn FnMut(usize, usize) -> bool,
    ) -> Result<AgreementReport> {
        let asked = self.asked(request)?;
        let counting = asked.counting(request);
        let material = self.material(&asked, request, Readings::Independent, progress)?;
        let read = material.transcripts.len();
        let figures_of = |material: &Material, progress: &mut dyn FnMut(usize, usize) -> bool| {
            let report = Report::while_wanted(material, &counting, &mut || progress(read, read));
            report.map(|report| figures(&asked.names, &report)).ok_or_else(stopped)
        };
        let independent = figures_of(&material, progress)?;
        let after_talk = if request.after_talk {
            let talked = self.material(&asked, request, Readings::AfterTalk(&self.talk()?), progress)?;
            Some(figures_of(&talked, progress)?)
        } else {
            None
        };
        Ok(AgreementReport { about: self.about(&asked, request, &material)?, figures: independent, after_talk })
    }

    /// Every decision the figures are computed from.
    ///
    /// # Errors
    /// Where something named in the request is not there.
    pub fn unit_table(&self, request: &AgreementRequest) -> Result<UnitTable> {
        let asked = self.asked(request)?;
        let material = self.material(&asked, request, Readings::Independent, &mut |_, _| true)?;
        let counting = asked.counting(request);
        let raw = agreement::UnitTable::new(&material, &counting);
        Ok(UnitTable {
            about: self.about(&asked, request, &material)?,
            coders: raw.coders().iter().map(|coder| asked.names.initials(*coder).to_string()).collect(),
            rows: unit_lines(&asked.names, &raw, request.unit),
        })
    }

    fn asked(&self, request: &AgreementRequest) -> Result<Asked> {
        let theme = request.theme.as_deref().map(|typed| self.find_theme(typed)).transpose()?;
        let transcript = request.transcript.as_deref().map(|typed| self.find_transcript(typed)).transpose()?;
        let mut coders = match request.coders.as_slice() {
            // One coder is a comparison that has nothing to say, and says so.
            [only] => vec![find_coder(&self.people()?, only)?.clone()],
            several => self.compared_coders(several)?,
        };
        let ids: Vec<CoderId> = coders.iter().map(|coder| coder.id).collect();
        let mut comparable = self.comparable(&ids, request.include_open)?;
        if request.coders.is_empty() {
            let shared: Vec<CoderId> = comparable.transcripts.iter().flat_map(|one| one.coders.clone()).collect();
            if !shared.is_empty() {
                coders.retain(|coder| shared.contains(&coder.id));
                comparable.single.retain(|one| one.coders.iter().all(|coder| shared.contains(coder)));
            }
        }
        let within = |id: TranscriptId| transcript.is_none_or(|only| only == id);
        comparable.transcripts.retain(|one| within(one.transcript));
        comparable.single.retain(|one| within(one.transcript));
        comparable.left_out.retain(|id| within(*id));
        Ok(Asked { names: self.names()?, coders, comparable, independent: self.independent()?, theme, transcript })
    }

    /// What is compared, as plain values.
    fn material(
        &self,
        asked: &Asked,
        request: &AgreementRequest,
        which: Readings<'_>,
        progress: &mut dyn FnMut(usize, usize) -> bool,
    ) -> Result<Material> {
        let names = &asked.names;
        let under = |theme: &crate::model::Theme| ThemeUnder {
            id: theme.id,
            parent: theme.parent,
            scale: names
                .framework
                .scale_of(theme.id)
                .map(|scale| ScaleUnder { key: scale.key.clone(), size: scale.values.len() }),
        };
        let mut counted: Vec<&Compared> = asked.comparable.transcripts.iter().collect();
        if asked.coders.len() > 2 {
            counted.extend(&asked.comparable.single);
        }
        // As listed: the order decides which turns a resample draws.
        counted.sort_by_key(|one| names.place_of(one.transcript));
        let mut transcripts = Vec::with_capacity(counted.len());
        let all = counted.len();
        for (read, compared) in counted.into_iter().enumerate() {
            if !progress(read, all) {
                return Err(stopped());
            }
            transcripts.push(self.compared_transcript(asked, request, compared, which)?);
        }
        Ok(Material {
            coders: asked.coders.iter().map(|coder| coder.id).collect(),
            themes: names.framework.themes().iter().map(under).collect(),
            transcripts,
        })
    }

    fn compared_transcript(
        &self,
        asked: &Asked,
        request: &AgreementRequest,
        compared: &Compared,
        which: Readings<'_>,
    ) -> Result<ComparedTranscript> {
        let loaded = self.load(compared.transcript)?;
        let codings: Vec<Coding> = match which {
            Readings::Independent => {
                self.independent_codings(&asked.independent, compared.transcript, &compared.coders)?
            }
            Readings::AfterTalk(talk) => self.talked_codings(talk, compared.transcript, &compared.coders)?,
        };
        Ok(ComparedTranscript {
            transcript: compared.transcript,
            length: loaded.positions.chars(),
            turns: super::units::turns(&loaded, request.scope),
            units: super::units::units(&loaded, request.unit, request.scope),
            coders: compared.coders.clone(),
            readings: codings
                .iter()
                .map(|coding| super::units::reading(&asked.names.framework, &loaded, coding))
                .collect(),
        })
    }

    fn about(&self, asked: &Asked, request: &AgreementRequest, material: &Material) -> Result<AboutReport> {
        let names = &asked.names;
        let title = |id: &TranscriptId| names.title(*id).to_string();
        let compared: Vec<TranscriptId> = asked.comparable.transcripts.iter().map(|one| one.transcript).collect();
        let counted = material.transcripts.iter().filter(|one| compared.contains(&one.transcript));
        Ok(AboutReport {
            project: self.project()?.title,
            unit: request.unit,
            scope: request.scope,
            seed: request.seed,
            resamples: request.resamples,
            rollup: request.rollup,
            by_transcript: request.by_transcript,
            include_open: request.include_open,
            theme: asked.theme.and_then(|theme| names.framework.theme(theme)).map(|theme| theme.key.clone()),
            transcript: asked.transcript.as_ref().map(title),
            coders: asked.coders.iter().map(|coder| coder.initials.clone()).collect(),
            compared: compared.iter().map(title).collect(),
            units: counted.map(|one| super::units::count(one, request.unit)).sum(),
            left_out: asked.comparable.left_out.iter().map(title).collect(),
            transcripts: names.transcripts.len(),
            chosen: self.chosen(asked)?,
            frozen: self.changed_later(asked)?,
            settled: self.how_settled(asked)?,
            framework: self.framework_name()?,
            program: words::program(),
            made: now(),
        })
    }
}

fn stopped() -> WorkbenchError {
    WorkbenchError::Refused("counting agreement was stopped; nothing was changed".into())
}

impl Asked {
    /// Whether a theme is among those that were asked for.
    pub(super) fn is_about(&self, theme: ThemeId) -> bool {
        self.theme.is_none_or(|only| only == theme)
    }

    fn counting(&self, request: &AgreementRequest) -> Request {
        Request {
            unit: request.unit,
            rollup: request.rollup,
            by_transcript: request.by_transcript,
            themes: self.theme.map(|theme| vec![theme]),
            resamples: request.resamples,
            seed: request.seed,
        }
    }
}
