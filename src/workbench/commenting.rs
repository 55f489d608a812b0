//! Comments: what is said about a discrepancy on the way to settling it.

use super::coding::place;
use super::discrepancy::CommentLine;
use super::error::WorkbenchError;
use super::settled::hull;
use super::{Result, Workbench};
use crate::model::{Comment, CommentId, DiscrepancyId, TranscriptId};

impl Workbench {
    /// Says something about a discrepancy.
    ///
    /// # Errors
    /// Where nobody is named, there is no such discrepancy the viewer may see, or nothing is said.
    pub fn comment(&mut self, id: DiscrepancyId, text: &str) -> Result<CommentLine> {
        let actor = self.actor()?;
        let text = text.trim();
        if text.is_empty() {
            return Err(WorkbenchError::Refused("a comment needs words; give them after the id".into()));
        }
        let (transcript, citation) = self.commented(id)?;
        let comment = Comment {
            id: CommentId::mint(),
            discrepancy: id,
            transcript,
            coder: actor.id,
            at: String::new(),
            text: text.to_string(),
        };
        let author = self.author(Some(actor.id));
        let comment = self.store.act(&author, &format!("comment on a disagreement at {citation}"), |door| {
            let comment = Comment { at: door.at().to_string(), ..comment };
            door.put(&comment)?;
            Ok::<_, WorkbenchError>(comment)
        })?;
        Ok(self.settled(&self.access()?, false)?.comment(&comment))
    }

    /// What was said about a discrepancy, oldest first, also about one that is there no longer.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub fn comments_on(&self, id: DiscrepancyId) -> Result<Vec<CommentLine>> {
        Ok(self.settled(&self.access()?, false)?.comments(id))
    }

    /// Where the discrepancy is, also one that was settled and is there no longer.
    fn commented(&self, id: DiscrepancyId) -> Result<(TranscriptId, String)> {
        if let Some(decision) = self.decision_seen(&self.access()?, id)? {
            let span = hull(decision.readings.iter().map(|reading| reading.span));
            return Ok((decision.transcript, place(&*self.load(decision.transcript)?, span)));
        }
        let located = self.locate(id)?;
        let span = hull(located.codings().iter().map(|coding| coding.span));
        Ok((located.transcript(), place(&located.differences.loaded, span)))
    }
}
