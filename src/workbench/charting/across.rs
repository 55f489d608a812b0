//! All that was charted of one case, as it is read across: its synthesis, and cell by cell what was written.

use crate::export::matrix::SynthesisView;
use crate::matrix::Belonging;
use crate::model::{CaseId, CellPlace, CellState, Paragraph, Role, Span, SynthesisAbout, ThemeId, cite};
use crate::workbench::{Result, Workbench};

/// One case over the themes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CasePage {
    /// The case.
    pub case: CaseId,
    /// What it is called.
    pub name: String,
    /// Its attributes, by name.
    pub attributes: Vec<(String, String)>,
    /// What was written of it as a whole.
    pub synthesis: SynthesisView,
    /// The cells in which something was charted, in the order of the framework.
    pub cells: Vec<AcrossCell>,
    /// Whether what was charted is hidden from the viewer, be there anything or not.
    pub closed: bool,
    /// What the case says, turn by turn in every transcript it takes part in, each answer with the question before it.
    /// Texts are nobody's work and hidden from nobody.
    pub talk: Vec<CaseTurn>,
}

/// One turn of a case's talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseTurn {
    /// Transcript and turn, as they are cited.
    pub citation: String,
    /// The label of who speaks.
    pub speaker: String,
    /// Whether it belongs to the case; else it is what was asked before.
    pub own: bool,
    /// What is said.
    pub text: String,
}

/// One cell as it is read across.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcrossCell {
    /// Its theme.
    pub theme: ThemeId,
    /// The theme's number.
    pub number: String,
    /// The theme's name.
    pub name: String,
    /// How far the analyst is.
    pub state: CellState,
    /// Whether a linked coding changed after the summary was written.
    pub stale: bool,
    /// What was written.
    pub paragraphs: Vec<Paragraph>,
}

impl Workbench {
    /// All that was charted of one case, over all themes.
    ///
    /// # Errors
    /// Where there is no such case.
    pub fn case_page(&self, case: CaseId) -> Result<CasePage> {
        let synthesis = self.synthesis(SynthesisAbout::Case(case))?;
        let (names, access) = (self.names()?, self.access()?);
        let mut held = self.held_against(&access, self.store.read().cells_of(case)?)?;
        let known = names.case(case);
        let mut cells = Vec::new();
        for theme in names.framework.themes() {
            let Some(charting) = held.remove(&CellPlace { case, theme: theme.id }) else { continue };
            cells.push(AcrossCell {
                theme: theme.id,
                number: names.framework.number(theme.id).to_string(),
                name: theme.name.clone(),
                state: charting.state,
                stale: !charting.stale.is_empty(),
                paragraphs: charting.paragraphs,
            });
        }
        Ok(CasePage {
            case,
            name: known.map_or_else(String::new, |case| case.name.clone()),
            attributes: known.map_or_else(Vec::new, |case| {
                case.attributes.iter().map(|(key, value)| (key.clone(), value.clone())).collect()
            }),
            synthesis,
            cells,
            closed: !access.sees_charting_of(case),
            talk: self.talk_of(case)?,
        })
    }

    /// What a case says: the turns that belong to it, as the matrix counts them, each with the question before it.
    fn talk_of(&self, case: CaseId) -> Result<Vec<CaseTurn>> {
        let talks = self.talks()?;
        let mut told = Vec::new();
        for transcript in talks.of(case) {
            let loaded = self.load(*transcript)?;
            let belonging = Belonging::new(&loaded.transcript, &loaded.speakers);
            let mut question = None;
            for turn in &loaded.transcript.turns {
                let speaker = loaded.speaker(turn);
                let line = |own: bool| CaseTurn {
                    citation: cite(&loaded.transcript.title, Some(turn.n)),
                    speaker: speaker.map_or_else(String::new, |speaker| speaker.label.clone()),
                    own,
                    text: Span::new(turn.body, turn.end).slice(&loaded.text).unwrap_or_default().to_string(),
                };
                if belonging.of(Span::new(turn.body, turn.end)).contains(&case) {
                    // The interviewer's turns of an interview with one case belong to it too, and are asked all the same.
                    let asks = speaker.is_some_and(|speaker| speaker.role == Role::Interviewer);
                    told.extend(question.take());
                    told.push(line(!asks));
                } else {
                    question = Some(line(false));
                }
            }
        }
        Ok(told)
    }
}
