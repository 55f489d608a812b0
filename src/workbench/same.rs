//! Nobody applies one theme twice to exactly the same words.

use super::Result;
use super::error::WorkbenchError;
use super::shelf::Names;
use crate::model::{Coder, Coding};
use crate::store::{CodingFilter, Reader};

/// Whether the coder of a coding has another one of its theme on exactly its words.
pub(super) fn stands_already(read: Reader<'_>, coding: &Coding) -> Result<bool> {
    let filter = CodingFilter {
        transcript: Some(coding.transcript),
        coder: Some(coding.coder),
        themes: Some(vec![coding.theme]),
        on: Some(coding.span),
        ..CodingFilter::default()
    };
    Ok(read.codings(&filter)?.iter().any(|old| old.span == coding.span && old.id != coding.id))
}

/// The refusal of a coding that stands already.
pub(super) fn refusal(names: &Names, coder: &Coder, coding: &Coding) -> WorkbenchError {
    WorkbenchError::SameCoding {
        coder: coder.initials.clone(),
        theme: names.framework.theme(coding.theme).map_or_else(String::new, |theme| theme.name.clone()),
        transcript: names.title(coding.transcript).to_string(),
    }
}
