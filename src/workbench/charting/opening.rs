//! What the editor of a summary or a synthesis is opened with: the text as it stands, and what was typed and never saved
//! because a program was cut off.
//!
//! The rule it owns: that of memos. A draft that was begun with the text that stands, or says what stands, takes its place;
//! where another text stands by now, both are there. Nobody who codes blind is handed either.

use super::page::CellPage;
use super::writing::{both, is_same};
use crate::model::{CellPlace, Paragraph, SynthesisAbout};
use crate::workbench::{Restored, Result, Workbench};
use serde::{Deserialize, Serialize};

/// What is written in the matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ChartTarget {
    /// The summary of a cell.
    Cell(CellPlace),
    /// The synthesis of a row or column.
    Synthesis(SynthesisAbout),
}

/// A summary or synthesis to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartText {
    /// What it is.
    pub target: ChartTarget,
    /// What that is called, in words.
    pub about: String,
    /// The text as it stands, in the text form of [`Paragraph`]; empty where there is none yet.
    pub text: String,
    /// What was typed and not saved.
    pub restored: Option<Restored>,
    /// The cell with its quotes, where it is one.
    pub page: Option<Box<CellPage>>,
}

impl Workbench {
    /// A summary or synthesis with all an editor needs. `codings` says whose quotes stand beside it, as for the matrix.
    ///
    /// # Errors
    /// Where nobody is named, there is no such case or theme, or she still codes blind there.
    pub fn chart_text(&self, target: ChartTarget, codings: Option<&str>) -> Result<ChartText> {
        let coder = self.actor()?;
        let access = self.access()?;
        let (about, page) = match target {
            ChartTarget::Cell(place) => {
                self.refuse_closed(&access, place)?;
                (self.cell_name(place)?, Some(Box::new(self.cell_page(place, codings)?)))
            }
            ChartTarget::Synthesis(about) => {
                let name = self.synthesis_name(about)?;
                self.refuse_closed_synthesis(&access, about, &name)?;
                (name, None)
            }
        };
        let standing = self.charted_text(target)?;
        let mut opened = ChartText { target, about, text: Paragraph::write(&standing), restored: None, page };
        let Some(draft) = self.drafts.take(coder.id, target) else { return Ok(opened) };
        let typed = Paragraph::read(&draft.text);
        if is_same(&typed, &standing) {
            // It was saved, and only the draft was not taken away any more.
            self.drafts.forget(target);
            return Ok(opened);
        }
        let known = is_same(&Paragraph::read(&draft.base), &standing);
        let text = if known { draft.text } else { Paragraph::write(&both(&standing, &typed)) };
        opened.restored = Some(Restored { text, at: draft.at });
        Ok(opened)
    }

    /// Whether a text is what stands there.
    pub(in crate::workbench) fn is_charted(&self, target: ChartTarget, text: &str) -> bool {
        self.charted_text(target).is_ok_and(|standing| is_same(&Paragraph::read(text), &standing))
    }

    fn charted_text(&self, target: ChartTarget) -> Result<Vec<Paragraph>> {
        let read = self.store.read();
        Ok(match target {
            ChartTarget::Cell(place) => read.cell_at(place)?.map(|cell| cell.paragraphs),
            ChartTarget::Synthesis(about) => read.synthesis_of(about)?.map(|synthesis| synthesis.paragraphs),
        }
        .unwrap_or_default())
    }
}
