//! One cell with everything in it, as the side view and the command line show it.

use super::grid::{GridCell, first_words};
use super::wording::{Words, words};
use crate::export::matrix::{CellView, SynthesisView, cell_view};
use crate::matrix::{ChartInput, ChartTranscript, Rows, cell, merge};
use crate::model::{CaseId, CellPlace, CodingId, TranscriptId};
use crate::store::CodingFilter;
use crate::workbench::coding::place as cited;
use crate::workbench::shelf::Loaded;
use crate::workbench::{Result, Workbench};
use serde::Serialize;
use std::sync::Arc;

/// A linked coding as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LinkLine {
    /// The coding.
    pub coding: CodingId,
    /// Title of its transcript.
    pub transcript: String,
    /// How its place is cited.
    pub citation: String,
    /// Key of its theme.
    pub theme: String,
    /// Its magnitude, where it has one.
    pub magnitude: Option<String>,
    /// Initials of its coder.
    pub coder: String,
    /// Its words.
    pub text: String,
}

/// One cell with everything in it. As JSON it is the cell as in the matrix, with its case and its links.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CellPage {
    /// The case's name.
    pub case: String,
    /// The theme's number.
    pub number: String,
    /// The theme's name.
    pub name: String,
    /// The cell.
    #[serde(flatten)]
    pub cell: CellView,
    /// The linked codings that are there, in the order they were linked.
    pub links: Vec<LinkLine>,
    /// What was written of the case as a whole.
    #[serde(skip)]
    pub row: SynthesisView,
    /// What was written of the theme as a whole.
    #[serde(skip)]
    pub column: SynthesisView,
    /// Which cell it is.
    #[serde(skip)]
    pub place: CellPlace,
}

impl CellPage {
    /// What the grid shows of it.
    #[must_use]
    pub fn preview(&self) -> GridCell {
        GridCell {
            state: self.cell.state,
            stale: self.cell.stale,
            counts: self.cell.counts.clone(),
            overall: self.cell.overall,
            judgement: self.cell.judgement,
            new: self.cell.new_since,
            linked: self.cell.linked.len(),
            words: first_words(&self.cell.paragraphs),
        }
    }
}

impl Workbench {
    /// One cell with everything in it. `codings` is `merged`, `consensus` or initials; merged where it is `None`.
    ///
    /// # Errors
    /// Where there is no such case, theme or coder.
    pub fn cell_page(&self, place: CellPlace, codings: Option<&str>) -> Result<CellPage> {
        self.cell_name(place)?;
        let names = self.names()?;
        let source = self.coding_source(codings)?;
        let charted = self.charted_at(place)?;
        let loaded = self.transcripts_of(place.case)?;
        let access = self.access()?;
        let mut standing = Vec::new();
        for loaded in &loaded {
            let (transcript, themes) = (Some(loaded.transcript.id), Some(vec![place.theme]));
            standing.extend(self.store.read().codings(&CodingFilter {
                transcript,
                themes,
                ..CodingFilter::default()
            })?);
        }
        standing.retain(|coding| access.may_see(coding.transcript, coding.coder));
        let (reconciled, mut beside) = self.reconciled_for(source, None)?;
        beside.retain(|coding| coding.theme == place.theme);
        let merged = merge(&standing, source, names.consensus(), &reconciled, &beside);
        let transcripts: Vec<ChartTranscript<'_>> = loaded
            .iter()
            .map(|loaded| ChartTranscript { transcript: &loaded.transcript, speakers: &loaded.speakers })
            .collect();
        let input = ChartInput {
            framework: &names.framework,
            cases: &names.cases,
            transcripts: &transcripts,
            codings: &merged,
            rows: Rows::Cases,
            charted: &charted,
        };
        let cell = cell(&input, place);
        let view =
            self.with_names(Rows::Cases, None, &charted, |input| cell_view(&cell, input, Words::new(self, &loaded)?))?;
        Ok(CellPage {
            case: names.case(place.case).map_or_else(String::new, |case| case.name.clone()),
            number: names.framework.number(place.theme).to_string(),
            name: names.framework.theme(place.theme).map_or_else(String::new, |theme| theme.name.clone()),
            links: self.link_lines(&view.linked)?,
            cell: view,
            row: self.synthesis(crate::model::SynthesisAbout::Case(place.case))?,
            column: self.synthesis(crate::model::SynthesisAbout::Theme(place.theme))?,
            place,
        })
    }

    /// The transcripts a case takes part in, in the order they came in.
    fn transcripts_of(&self, case: CaseId) -> Result<Vec<Arc<Loaded>>> {
        let (names, talks) = (self.names()?, self.talks()?);
        let mut transcripts: Vec<TranscriptId> = talks.of(case).to_vec();
        transcripts.sort_by_key(|id| names.place_of(*id));
        transcripts.into_iter().map(|id| self.load(id)).collect()
    }

    fn link_lines(&self, linked: &[CodingId]) -> Result<Vec<LinkLine>> {
        let names = self.names()?;
        let mut lines = Vec::new();
        for coding in self.store.read().codings_with(linked)? {
            let loaded = self.load(coding.transcript)?;
            lines.push(LinkLine {
                coding: coding.id,
                transcript: loaded.transcript.title.clone(),
                citation: cited(&loaded, coding.span),
                theme: names.framework.theme(coding.theme).map_or_else(String::new, |theme| theme.key.clone()),
                magnitude: coding.magnitude.clone(),
                coder: names.initials(coding.coder).to_string(),
                text: words(&loaded, coding.span).text,
            });
        }
        Ok(lines)
    }
}
