//! Coding: applying a theme to a passage, its magnitude, its memo, and taking it away.

use super::error::WorkbenchError;
use super::locks::Locks;
use super::shelf::{Loaded, Names};
use super::{Result, Workbench, same};
use crate::model::{
    CharSpan, Coder, Coding, CodingId, Framework, FrameworkVersionId, Span, Theme, ThemeId, TranscriptId, cite,
};
use crate::store::{Door, Reader};
use serde::Serialize;
use std::collections::HashSet;

/// A coding as lists and JSON show one; positions are code points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CodingLine {
    /// Identity.
    pub id: CodingId,
    /// Title of the transcript.
    pub transcript: String,
    /// Initials of the coder.
    pub coder: String,
    /// Key of the theme.
    pub theme: String,
    /// The magnitude, if one is set.
    pub magnitude: Option<String>,
    /// Code points before the first character.
    pub start: usize,
    /// Code points before the end.
    pub end: usize,
    /// The passage.
    pub text: String,
    /// The coder's note; empty for none.
    pub memo: String,
    /// When it was made.
    pub created: String,
    /// Whether the coder holds it up as a good example of its theme.
    pub exemplar: bool,
    /// How the place is cited.
    pub citation: String,
}

/// A passage as a person gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Passage {
    /// In code points.
    Chars(CharSpan),
    /// In bytes, as the screen has it.
    Bytes(Span),
    /// By its words, which must occur exactly once.
    Quote(String),
}

/// What is to be applied.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Theming {
    /// Key, number, id or name of the theme.
    pub theme: String,
    /// The magnitude, or none yet.
    pub magnitude: Option<String>,
    /// A note; empty for none.
    pub memo: String,
}

impl Workbench {
    /// Applies a theme to a passage, as the coder at this workbench.
    ///
    /// # Errors
    /// Where nobody is named, the passage is not there, the theme is a heading, the magnitude is not on its scale, the
    /// coder has finished this transcript, or has coded exactly this already.
    pub fn apply_theme(
        &mut self,
        transcript: TranscriptId,
        passage: &Passage,
        theming: &Theming,
    ) -> Result<CodingLine> {
        let coder = self.actor()?;
        let names = self.names()?;
        let loaded = self.load(transcript)?;
        let theme_id = self.find_theme(&theming.theme)?;
        let coding = draft(&names.framework, &loaded, &coder, theme_id, passage, theming)?;
        let what = format!("apply “{}” to {}", theme_name(&names.framework, coding.theme), place(&loaded, coding.span));
        let author = self.author(Some(coder.id));
        let coding = self.store.act(&author, &what, |door| {
            let ground = Ground::of(door.read())?;
            put_new(door, &ground, coding, &coder, &names, None)
        })?;
        Ok(line(&names, &loaded, &coding))
    }

    /// Sets or clears the magnitude of one of the coder's own codings; a value may be shortened, or be `+`, `0` or `-`.
    ///
    /// # Errors
    /// Where there is no such coding, it is somebody else's or locked, or the value is not on the theme's scale.
    pub fn set_magnitude(&mut self, id: CodingId, magnitude: Option<&str>) -> Result<CodingLine> {
        let names = self.names()?;
        let theme = self.own_coding(id)?.1.theme;
        let value = magnitude.map(|given| on_scale(&names.framework, theme, given)).transpose()?;
        let word = value.clone().unwrap_or_else(|| "no magnitude".into());
        self.change_own(id, &format!("set {word} on"), |coding| coding.magnitude = value)
    }

    /// Writes the memo of one of the coder's own codings; empty takes it away.
    ///
    /// # Errors
    /// Where there is no such coding, or it is somebody else's or locked.
    pub fn set_memo(&mut self, id: CodingId, memo: &str) -> Result<CodingLine> {
        Ok(self.write_coding_memo(id, memo, None)?.0)
    }

    /// As [`Workbench::set_memo`], begun with a text; whether another one stood there, so that both are kept.
    pub(super) fn write_coding_memo(
        &mut self,
        id: CodingId,
        memo: &str,
        base: Option<&str>,
    ) -> Result<(CodingLine, bool)> {
        let mut met = false;
        let line = self.change_own(id, "write the memo of", |coding| {
            (coding.memo, met) = super::memo::meet(base, &coding.memo, memo);
        })?;
        Ok((line, met))
    }

    /// Takes away one of the coder's own codings.
    ///
    /// # Errors
    /// Where there is no such coding, or it is somebody else's or locked.
    pub fn remove_coding(&mut self, id: CodingId) -> Result<CodingLine> {
        let names = self.names()?;
        let (coder, coding) = self.own_coding(id)?;
        let loaded = self.load(coding.transcript)?;
        let what =
            format!("remove “{}” from {}", theme_name(&names.framework, coding.theme), place(&loaded, coding.span));
        let author = self.author(Some(coder.id));
        self.store.act(&author, &what, |door| {
            Locks::of(door.read())?.refuse(&coder, &names, coding.transcript)?;
            Ok::<_, WorkbenchError>(door.remove::<Coding>(id.0)?)
        })?;
        Ok(line(&names, &loaded, &coding))
    }

    pub(super) fn change_own(
        &mut self,
        id: CodingId,
        doing: &str,
        change: impl FnOnce(&mut Coding),
    ) -> Result<CodingLine> {
        let names = self.names()?;
        let (coder, coding) = self.own_coding(id)?;
        let loaded = self.load(coding.transcript)?;
        let what =
            format!("{doing} “{}” at {}", theme_name(&names.framework, coding.theme), place(&loaded, coding.span));
        let author = self.author(Some(coder.id));
        let coding = self.store.act(&author, &what, |door| {
            Locks::of(door.read())?.refuse(&coder, &names, coding.transcript)?;
            // As it stands at this moment: another window may have changed something else about it.
            let mut coding = door.read().coding(id)?.ok_or_else(|| WorkbenchError::no_coding(&id.to_string()))?;
            change(&mut coding);
            door.put(&coding)?;
            Ok::<_, WorkbenchError>(coding)
        })?;
        Ok(line(&names, &loaded, &coding))
    }

    pub(super) fn own_coding(&self, id: CodingId) -> Result<(Coder, Coding)> {
        let coder = self.actor()?;
        let access = self.access()?;
        let coding = self.store.read().coding(id)?;
        // A coding one may not see is not there, whoever asks.
        let coding = coding
            .filter(|coding| access.may_see(coding.transcript, coding.coder))
            .ok_or_else(|| WorkbenchError::no_coding(&id.to_string()))?;
        if coding.coder != coder.id {
            return Err(WorkbenchError::NotYours { owner: self.names()?.initials(coding.coder).to_string() });
        }
        Ok((coder, coding))
    }
}

/// A coding that has passed every rule that needs no other coding.
pub(super) fn draft(
    framework: &Framework,
    loaded: &Loaded,
    coder: &Coder,
    theme: ThemeId,
    passage: &Passage,
    theming: &Theming,
) -> Result<Coding> {
    if framework.theme(theme).is_some_and(|theme| !theme.codable) {
        return Err(WorkbenchError::NotCodable { theme: theme_name(framework, theme).to_string() });
    }
    let magnitude = theming.magnitude.as_deref().map(|given| on_scale(framework, theme, given)).transpose()?;
    Ok(Coding {
        id: CodingId::mint(),
        transcript: loaded.transcript.id,
        coder: coder.id,
        theme,
        span: find_span(loaded, passage)?,
        magnitude,
        memo: theming.memo.clone(),
        framework_version: None,
        created: String::new(),
        exemplar: false,
    })
}

/// What new codings of one act rest on besides each other: looked up once, however many there are.
pub(super) struct Ground {
    locks: Locks,
    version: Option<FrameworkVersionId>,
}

impl Ground {
    pub(super) fn of(read: Reader<'_>) -> Result<Self> {
        let version = read.framework_versions()?.last().map(|version| version.id);
        Ok(Self { locks: Locks::of(read)?, version })
    }
}

/// Writes a new coding, where the coder may and has not coded exactly this already. `known` are the coder's codings of
/// the transcript, where the caller has them at hand.
pub(super) fn put_new(
    door: &mut Door<'_>,
    ground: &Ground,
    mut coding: Coding,
    coder: &Coder,
    names: &Names,
    known: Option<&HashSet<(ThemeId, Span)>>,
) -> Result<Coding> {
    ground.locks.refuse(coder, names, coding.transcript)?;
    let same = match known {
        Some(known) => known.contains(&(coding.theme, coding.span)),
        None => same::stands_already(door.read(), &coding)?,
    };
    if same {
        return Err(same::refusal(names, coder, &coding));
    }
    coding.framework_version = ground.version;
    coding.created = door.at().to_string();
    door.put(&coding)?;
    Ok(coding)
}

pub(super) fn find_span(loaded: &Loaded, passage: &Passage) -> Result<Span> {
    let bad = |start, end| WorkbenchError::BadSpan {
        transcript: loaded.transcript.title.clone(),
        start,
        end,
        chars: loaded.transcript.chars,
    };
    match passage {
        Passage::Chars(span) => {
            loaded.positions.byte_span(&loaded.text, *span).ok_or_else(|| bad(span.start, span.end))
        }
        Passage::Bytes(span) => span.slice(&loaded.text).map(|_| *span).ok_or_else(|| bad(span.start, span.end)),
        Passage::Quote(quote) => {
            let found = |times| WorkbenchError::Quote {
                quote: crate::text::truncate(quote, 60),
                times,
                transcript: loaded.transcript.title.clone(),
            };
            if quote.is_empty() {
                return Err(found(0));
            }
            let places = occurrences(&loaded.text, quote);
            match places.as_slice() {
                [start] => Ok(Span::new(*start, start + quote.len())),
                other => Err(found(other.len())),
            }
        }
    }
}

/// Where `quote` begins, overlapping occurrences counted too.
fn occurrences(text: &str, quote: &str) -> Vec<usize> {
    let mut places = Vec::new();
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find(quote)) {
        places.push(from + at);
        from += at + text.get(from + at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
    }
    places
}

/// The value of the theme's scale a person means.
pub(super) fn on_scale(framework: &Framework, theme: ThemeId, given: &str) -> Result<String> {
    let name = theme_name(framework, theme).to_string();
    let Some(scale) = framework.scale_of(theme) else {
        return Err(WorkbenchError::NoScale { given: given.to_string(), theme: name });
    };
    let mut chars = given.chars();
    let sign = match (chars.next(), chars.next()) {
        (Some(sign), None) => scale.by_sign(sign),
        _ => None,
    };
    scale.resolve(given).or(sign).map(String::from).ok_or_else(|| WorkbenchError::OffScale {
        given: given.to_string(),
        theme: name,
        values: scale.values.join(", "),
    })
}

pub(super) fn theme_name(framework: &Framework, id: ThemeId) -> &str {
    framework.theme(id).map_or("", |theme: &Theme| theme.name.as_str())
}

/// How the beginning of a span is cited.
pub(super) fn place(loaded: &Loaded, span: Span) -> String {
    let turn = loaded.transcript.turns_in(span.start, span.end).first().map(|turn| turn.n);
    cite(&loaded.transcript.title, turn)
}

/// A coding as lists show one.
pub(super) fn line(names: &Names, loaded: &Loaded, coding: &Coding) -> CodingLine {
    let chars = loaded.positions.char_span(&loaded.text, coding.span);
    CodingLine {
        id: coding.id,
        transcript: loaded.transcript.title.clone(),
        coder: names.initials(coding.coder).to_string(),
        theme: names.framework.theme(coding.theme).map_or("", |theme| theme.key.as_str()).to_string(),
        magnitude: coding.magnitude.clone(),
        start: chars.start,
        end: chars.end,
        text: coding.span.slice(&loaded.text).unwrap_or_default().to_string(),
        memo: coding.memo.clone(),
        created: coding.created.clone(),
        exemplar: coding.exemplar,
        citation: place(loaded, coding.span),
    }
}
