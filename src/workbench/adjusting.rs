//! Adjusting a coding that is there: where it begins and ends, and whether it is held up as a good example.

use super::coding::{CodingLine, Passage, find_span, line, place, theme_name};
use super::locks::Locks;
use super::{Result, Workbench, same};
use crate::model::CodingId;

impl Workbench {
    /// Moves the ends of one of the coder's own codings to those of another passage of the same transcript. Theme,
    /// magnitude and memo stay.
    ///
    /// # Errors
    /// Where there is no such coding, it is somebody else's or locked, the passage is not there, or the coder has coded
    /// exactly that passage with the same theme already.
    pub fn set_ends(&mut self, id: CodingId, passage: &Passage) -> Result<CodingLine> {
        let names = self.names()?;
        let (coder, mut coding) = self.own_coding(id)?;
        let loaded = self.load(coding.transcript)?;
        let theme = theme_name(&names.framework, coding.theme).to_string();
        let what = format!("move the ends of “{theme}” at {}", place(&loaded, coding.span));
        coding.span = find_span(&loaded, passage)?;
        let author = self.author(Some(coder.id));
        self.store.act(&author, &what, |door| {
            Locks::of(door.read())?.refuse(&coder, &names, coding.transcript)?;
            if same::stands_already(door.read(), &coding)? {
                return Err(same::refusal(&names, &coder, &coding));
            }
            Ok(door.put(&coding)?)
        })?;
        Ok(line(&names, &loaded, &coding))
    }

    /// Holds one of the coder's own codings up as a good example of its theme, or does so no longer.
    ///
    /// # Errors
    /// Where there is no such coding, or it is somebody else's or locked.
    pub fn set_exemplar(&mut self, id: CodingId, exemplar: bool) -> Result<CodingLine> {
        let doing = if exemplar { "mark as exemplar" } else { "mark no longer as exemplar" };
        self.change_own(id, doing, |coding| coding.exemplar = exemplar)
    }
}
