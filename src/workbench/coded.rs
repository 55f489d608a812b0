//! Which codings there are: lists by what is asked for, and one by its id, as far as the viewer may see them.

use super::coding::{CodingLine, line};
use super::error::WorkbenchError;
use super::session::find_coder;
use super::shelf::Names;
use super::{Access, Result, Workbench};
use crate::model::{CoderId, Coding, CodingId, Scale, Span, Theme, ThemeId, TranscriptId};
use crate::store::CodingFilter;
use std::collections::BTreeSet;

/// So much of an id must be given at least.
const SHORTEST: usize = 4;

/// Which codings are asked for, in a person's words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CodingQuery {
    /// Title or id.
    pub transcript: Option<String>,
    /// Key, number, id or name; its sub-themes come along.
    pub theme: Option<String>,
    /// One value of a scale, maybe shortened or a sign, or `unrated`.
    pub magnitude: Option<String>,
    /// Initials.
    pub by: Option<String>,
    /// Only those held up as good examples.
    pub exemplar: bool,
}

impl Workbench {
    /// The codings the viewer may see that pass the query, by place.
    ///
    /// # Errors
    /// Where something named in the query is not there.
    pub fn codings(&self, query: &CodingQuery) -> Result<Vec<CodingLine>> {
        let names = self.names()?;
        let mut lines = Vec::new();
        for coding in self.visible_codings(query)? {
            lines.push(line(&names, &*self.load(coding.transcript)?, &coding));
        }
        Ok(lines)
    }

    /// One coding the viewer may see.
    ///
    /// # Errors
    /// Where there is none with this id.
    pub fn coding(&self, id: CodingId) -> Result<CodingLine> {
        let access = self.access()?;
        let coding = self.store.read().coding(id)?;
        let coding = coding
            .filter(|coding| access.may_see(coding.transcript, coding.coder))
            .ok_or_else(|| WorkbenchError::no_coding(&id.to_string()))?;
        Ok(line(&*self.names()?, &*self.load(coding.transcript)?, &coding))
    }

    /// The coding a person means by its id or by the beginning of it, as lists show it.
    ///
    /// # Errors
    /// Where no coding the viewer may see, or more than one, has an id that begins so.
    pub fn find_coding(&self, typed: &str) -> Result<CodingId> {
        let typed = typed.trim().to_lowercase();
        if let Ok(id) = typed.parse::<CodingId>() {
            return Ok(id);
        }
        let codings = self.visible_codings(&CodingQuery::default())?;
        let mut fitting = codings.iter().filter(|coding| coding.id.to_string().starts_with(&typed));
        match (fitting.next(), fitting.next()) {
            // A number or a letter is sooner a slip than the beginning of an id.
            (Some(_), _) if typed.len() < SHORTEST => Err(WorkbenchError::Refused(format!(
                "“{typed}” is too little of an id; give at least {SHORTEST} characters, as `emic codings` lists them"
            ))),
            (Some(only), None) => Ok(only.id),
            (Some(_), Some(_)) => Err(WorkbenchError::Refused(format!(
                "the ids of several codings begin with “{typed}”; give more of the id"
            ))),
            _ => Err(WorkbenchError::no_coding(&typed)),
        }
    }

    /// The magnitude a person means: a value, its beginning, or `+ 0 -`, on the scales of `theme` and what stands below
    /// it, else on any scale of the framework; `None` for `unrated`.
    ///
    /// # Errors
    /// Where no scale has such a value, or two mean different ones.
    pub fn find_magnitude(&self, given: &str, theme: Option<ThemeId>) -> Result<Option<String>> {
        let given = given.trim();
        if given.eq_ignore_ascii_case("unrated") {
            return Ok(None);
        }
        let names = self.names()?;
        let scales: Vec<&Scale> = match theme {
            Some(theme) => {
                let of = |theme: &Theme| names.framework.scale_of(theme.id);
                names.framework.family(theme).iter().filter_map(of).collect()
            }
            None => names.framework.scales().iter().collect(),
        };
        value_on(&scales, given).map(Some)
    }

    /// As [`Workbench::codings`], as values.
    pub(super) fn visible_codings(&self, query: &CodingQuery) -> Result<Vec<Coding>> {
        let names = self.names()?;
        let access = self.access()?;
        let theme = query.theme.as_deref().map(|typed| self.find_theme(typed)).transpose()?;
        let magnitude = query.magnitude.as_deref().map(|given| self.find_magnitude(given, theme)).transpose()?;
        let unrated = magnitude == Some(None);
        let mut filter = CodingFilter { magnitude: magnitude.flatten(), ..CodingFilter::default() };
        if let Some(title) = &query.transcript {
            filter.transcript = Some(self.find_transcript(title)?);
        }
        if let Some(theme) = theme {
            let family = names.framework.family(theme);
            filter.themes = Some(family.iter().map(|theme| theme.id).collect());
        }
        if let Some(by) = &query.by {
            filter.coder = Some(find_coder(&self.known_coders()?, by)?.id);
        }
        let mut codings = self.store.read().codings(&filter)?;
        codings.retain(|coding| access.may_see(coding.transcript, coding.coder));
        codings.retain(|coding| !unrated || coding.magnitude.is_none());
        codings.retain(|coding| !query.exemplar || coding.exemplar);
        codings.sort_by_cached_key(|coding| by_place(&names, coding));
        Ok(codings)
    }

    /// The codings of one transcript the viewer may see, by place: what the screen draws.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub fn codings_in(&self, transcript: TranscriptId) -> Result<Vec<Coding>> {
        self.seen_codings(&self.access()?, transcript, None)
    }

    /// As [`Workbench::codings_in`], for a viewer whose access is known, and only those on a passage where one is given.
    pub(super) fn seen_codings(
        &self,
        access: &Access,
        transcript: TranscriptId,
        on: Option<Span>,
    ) -> Result<Vec<Coding>> {
        let filter = CodingFilter { transcript: Some(transcript), on, ..CodingFilter::default() };
        let mut codings = self.store.read().codings(&filter)?;
        codings.retain(|coding| access.may_see(coding.transcript, coding.coder));
        codings.sort_by_key(|coding| (coding.span, coding.theme, coding.coder, coding.id));
        Ok(codings)
    }
}

/// The value of one of the scales that was meant.
fn value_on(scales: &[&Scale], given: &str) -> Result<String> {
    if scales.iter().any(|scale| scale.place(given).is_some()) {
        return Ok(given.to_string());
    }
    let sign = given.parse::<char>().ok();
    let meant =
        |scale: &&Scale| scale.resolve(given).or_else(|| sign.and_then(|sign| scale.by_sign(sign))).map(String::from);
    let values: BTreeSet<String> = scales.iter().filter_map(meant).collect();
    if values.len() > 1 {
        return Err(WorkbenchError::Refused(format!(
            "the magnitude “{given}” could be {}; write out which, or name a theme",
            values.into_iter().collect::<Vec<_>>().join(" or ")
        )));
    }
    values.into_iter().next().ok_or_else(|| {
        let mut known: Vec<&str> = Vec::new();
        for value in scales.iter().flat_map(|scale| &scale.values) {
            if !known.contains(&value.as_str()) {
                known.push(value);
            }
        }
        let hint = if known.is_empty() {
            "no scale holds for these themes; “unrated” asks for codings without one".into()
        } else {
            format!("the values are {}, and “unrated” for none", known.join(", "))
        };
        WorkbenchError::Unknown { kind: "magnitude", given: given.to_string(), hint }
    })
}

/// Where a coding stands among all: by transcript as listed, then by place.
pub(super) fn by_place(names: &Names, coding: &Coding) -> (usize, Span, usize, CoderId, CodingId) {
    let theme = names.framework.place(coding.theme).unwrap_or(usize::MAX);
    (names.place_of(coding.transcript).unwrap_or(usize::MAX), coding.span, theme, coding.coder, coding.id)
}
