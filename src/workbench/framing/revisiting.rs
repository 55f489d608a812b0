//! What is worth coding again: transcripts with codings of a theme that meant something else when they were made.
//!
//! A theme means what its name, definition, rules and scale say, whether it can be applied, and which themes were split
//! off from it. Where any of these is another now than in the version a coding was made under, or the theme was not there
//! yet, the coding is worth a second look. Order, colour, key, example and questions say nothing about what belongs to a
//! theme. A change that was taken back again is none.

use super::versions::State;
use crate::model::{CodingId, Framework, FrameworkVersionId, ThemeId, TranscriptId};
use crate::store::CodingFilter;
use crate::workbench::session::find_coder;
use crate::workbench::{Result, Workbench};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};

/// The codings of one theme in one transcript that were made when it meant something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RevisitTheme {
    /// Key of the theme.
    pub theme: String,
    /// Its number and name.
    pub name: String,
    /// Initials of the coder.
    pub coder: String,
    /// How many codings.
    pub codings: usize,
    /// The number of the version in which the theme came to mean what it does.
    pub since: u32,
}

/// A transcript with codings that are worth a second look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RevisitLine {
    /// Identity.
    pub id: TranscriptId,
    /// Title of the transcript.
    pub transcript: String,
    /// How many codings.
    pub codings: usize,
    /// Of which themes, and whose.
    pub themes: Vec<RevisitTheme>,
}

/// What a theme means, as far as a coder applies it.
#[derive(PartialEq, Eq)]
struct Meaning<'f> {
    said: [&'f str; 4],
    values: Option<&'f [String]>,
    codable: bool,
    split_off: Vec<ThemeId>,
}

fn meaning(framework: &Framework, id: ThemeId) -> Option<Meaning<'_>> {
    let theme = framework.theme(id)?;
    let split = framework.themes().iter().filter(|other| other.split_from == Some(id));
    let mut split_off: Vec<ThemeId> = split.map(|other| other.id).collect();
    split_off.sort_unstable();
    Some(Meaning {
        said: [&theme.name, &theme.definition, &theme.include, &theme.exclude].map(String::as_str),
        values: framework.scale_of(id).map(|scale| scale.values.as_slice()),
        codable: theme.codable,
        split_off,
    })
}

/// Which themes meant something else under which version, and since when they mean what they do.
struct Turns {
    places: HashMap<FrameworkVersionId, usize>,
    states: Vec<State>,
}

impl Turns {
    fn of(states: Vec<State>) -> Self {
        Self { places: states.iter().enumerate().map(|(place, state)| (state.version.id, place)).collect(), states }
    }

    /// The number of the version since which a theme means what it does, where a coding made under another version is
    /// older than that meaning.
    fn since(&self, theme: ThemeId, version: Option<FrameworkVersionId>) -> Option<u32> {
        let made = version.and_then(|version| self.places.get(&version).copied()).unwrap_or(0);
        let now = meaning(&self.states.last()?.framework, theme)?;
        let then = self.states.get(made).and_then(|state| meaning(&state.framework, theme));
        if then.as_ref() == Some(&now) {
            return None;
        }
        let same = |state: &&State| meaning(&state.framework, theme).as_ref() == Some(&now);
        self.states.iter().rev().take_while(same).last().map(|state| state.version.number)
    }
}

impl Workbench {
    /// The transcripts with codings the viewer may see that were made when their theme meant something else, as listed;
    /// only those of one coder, where one is named.
    ///
    /// # Errors
    /// Where nobody has the initials, or the project file cannot be read.
    pub fn to_revisit(&self, by: Option<&str>) -> Result<Vec<RevisitLine>> {
        let names = self.names()?;
        let by = by.map(|given| find_coder(&names.coders, given)).transpose()?.map(|coder| coder.id);
        let access = self.access()?;
        let turns = Turns::of(self.states()?);
        let mut known: HashMap<(ThemeId, Option<FrameworkVersionId>), Option<u32>> = HashMap::new();
        let mut found: BTreeMap<usize, BTreeMap<(usize, usize), RevisitTheme>> = BTreeMap::new();
        for count in self.store.read().version_counts()? {
            let asked = (count.theme, count.version);
            let since = *known.entry(asked).or_insert_with(|| turns.since(asked.0, asked.1));
            let (Some(since), Some(transcript)) = (since, names.place_of(count.transcript)) else { continue };
            if by.is_some_and(|by| by != count.coder) || !access.may_see(count.transcript, count.coder) {
                continue;
            }
            let framework = &names.framework;
            let coder = names.coders.iter().position(|coder| coder.id == count.coder).unwrap_or(usize::MAX);
            let place = (framework.place(count.theme).unwrap_or(usize::MAX), coder);
            let theme = framework.theme(count.theme);
            let line = found.entry(transcript).or_default().entry(place).or_insert_with(|| RevisitTheme {
                theme: theme.map_or_else(String::new, |theme| theme.key.clone()),
                name: format!("{} {}", framework.number(count.theme), theme.map_or("", |theme| theme.name.as_str())),
                coder: names.initials(count.coder).to_string(),
                codings: 0,
                since,
            });
            line.codings += count.codings;
        }
        let line = |(place, themes): (usize, BTreeMap<_, RevisitTheme>)| {
            let head = names.transcripts.get(place)?;
            let themes: Vec<RevisitTheme> = themes.into_values().collect();
            let codings = themes.iter().map(|theme| theme.codings).sum();
            Some(RevisitLine { id: head.id, transcript: head.title.clone(), codings, themes })
        };
        Ok(found.into_iter().filter_map(line).collect())
    }

    /// The first coding of a transcript that is worth a second look, the coder's own before others'.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub fn first_to_revisit(&self, transcript: TranscriptId) -> Result<Option<CodingId>> {
        let access = self.access()?;
        let own = self.coder().map(|coder| coder.id);
        let turns = Turns::of(self.states()?);
        let filter = CodingFilter { transcript: Some(transcript), ..CodingFilter::default() };
        let mut codings = self.store.read().codings(&filter)?;
        codings.retain(|coding| access.may_see(transcript, coding.coder));
        codings.retain(|coding| turns.since(coding.theme, coding.framework_version).is_some());
        let first = codings.iter().min_by_key(|coding| (Some(coding.coder) != own, coding.span, coding.id));
        Ok(first.map(|coding| coding.id))
    }
}
