//! The versions of the framework: who made each, when and why, and in what two of them differ.
//!
//! A version is not kept as a copy. Every state the framework was in is told by the journal, also for projects and files
//! older than this, so that a version and what came of it can never disagree.

use crate::model::{
    Act, Change, CoderId, Entity, Framework, FrameworkDifference, FrameworkId, FrameworkVersion, FrameworkVersionId,
    Theme, ThemeId,
};
use crate::store::{FrameworkHead, StoreError};
use crate::workbench::error::WorkbenchError;
use crate::workbench::{Result, Workbench};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::HashMap;
use uuid::Uuid;

/// A version as lists show one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VersionLine {
    /// Its number, counted from 1.
    pub number: u32,
    /// When it was made, RFC 3339, UTC.
    pub at: String,
    /// Initials of who made it; null where nobody was named.
    pub coder: Option<String>,
    /// Why, as given, else what was done.
    pub why: String,
    /// What was done.
    pub what: String,
    /// How many themes there were.
    pub themes: usize,
    /// How many codings that the viewer may see were made under it.
    pub codings: usize,
    /// In what it differs from the version before it in the list.
    #[serde(skip)]
    pub difference: FrameworkDifference,
}

/// The difference between two versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DifferenceView {
    /// Number of the earlier one.
    pub from: u32,
    /// Number of the later one.
    pub to: u32,
    /// In what they differ.
    #[serde(flatten)]
    pub difference: FrameworkDifference,
}

/// The framework as it was when a version had been made.
pub(super) struct State {
    pub(super) version: FrameworkVersion,
    pub(super) framework: Framework,
    coder: Option<CoderId>,
    what: String,
}

impl Workbench {
    /// All versions, oldest first.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub fn framework_versions(&self) -> Result<Vec<VersionLine>> {
        let names = self.names()?;
        let access = self.access()?;
        let mut made: HashMap<FrameworkVersionId, usize> = HashMap::new();
        for count in self.store.read().version_counts()? {
            if let Some(version) = count.version.filter(|_| access.may_see(count.transcript, count.coder)) {
                *made.entry(version).or_default() += count.codings;
            }
        }
        let mut before = empty();
        let mut lines = Vec::new();
        for state in self.states()? {
            lines.push(VersionLine {
                number: state.version.number,
                at: state.version.at,
                coder: state.coder.map(|coder| names.initials(coder).to_string()),
                why: state.version.why,
                what: state.what,
                themes: state.framework.themes().len(),
                codings: made.get(&state.version.id).copied().unwrap_or(0),
                difference: FrameworkDifference::between(&before, &state.framework),
            });
            before = state.framework;
        }
        Ok(lines)
    }

    /// In what two versions differ, whichever of them is named first.
    ///
    /// # Errors
    /// Where there is no version with one of the numbers.
    pub fn framework_difference(&self, one: u32, other: u32) -> Result<DifferenceView> {
        let states = self.states()?;
        let find = |number: u32| {
            let found = states.iter().find(|state| state.version.number == number);
            found.ok_or_else(|| WorkbenchError::Unknown {
                kind: "version of the framework",
                given: number.to_string(),
                hint: "`emic codebook versions` lists them".into(),
            })
        };
        let (from, to) = (one.min(other), one.max(other));
        let difference = FrameworkDifference::between(&find(from)?.framework, &find(to)?.framework);
        Ok(DifferenceView { from, to, difference })
    }

    /// What the framework was at each version, oldest first.
    pub(super) fn states(&self) -> Result<Vec<State>> {
        let read = self.store.read();
        let mut replay = Replay::default();
        let mut made: HashMap<Uuid, (Framework, Option<CoderId>, String)> = HashMap::new();
        let changes = read.framework_changes()?;
        for (place, (act, change)) in changes.iter().enumerate() {
            replay.take(change)?;
            // An act has ended where the next change is of another.
            if changes.get(place + 1).is_none_or(|(next, _)| next.id != act.id) {
                for version in std::mem::take(&mut replay.versions) {
                    made.insert(version, (replay.framework(), act.coder, words(act)));
                }
            }
        }
        let mut states = Vec::new();
        for version in read.framework_versions()? {
            if let Some((framework, coder, what)) = made.remove(&version.id.0) {
                states.push(State { version, framework, coder, what });
            }
        }
        Ok(states)
    }
}

fn words(act: &Act) -> String {
    match act.kind {
        crate::model::ActKind::Do => act.what.clone(),
        kind => format!("{}: {}", kind.word(), act.what),
    }
}

fn empty() -> Framework {
    Framework::new(FrameworkId(Uuid::nil()), String::new(), String::new(), Vec::new(), Vec::new())
}

/// The framework as the journal has told it so far.
#[derive(Default)]
struct Replay {
    head: Option<FrameworkHead>,
    themes: HashMap<ThemeId, Theme>,
    /// The versions made by the act that is being read.
    versions: Vec<Uuid>,
}

impl Replay {
    fn take(&mut self, change: &Change) -> Result<()> {
        match (change.entity, &change.after) {
            (Entity::Framework, after) => self.head = after.as_deref().map(value).transpose()?,
            (Entity::Theme, Some(after)) => {
                self.themes.insert(ThemeId(change.entity_id), value(after)?);
            }
            (Entity::Theme, None) => {
                self.themes.remove(&ThemeId(change.entity_id));
            }
            (Entity::FrameworkVersion, Some(_)) => self.versions.push(change.entity_id),
            _ => {}
        }
        Ok(())
    }

    fn framework(&self) -> Framework {
        let themes = self.themes.values().cloned().collect();
        match &self.head {
            Some(head) => {
                Framework::new(head.id, head.title.clone(), head.version.clone(), head.scales.clone(), themes)
            }
            None => {
                let blank = empty();
                Framework::new(blank.id, blank.title, blank.version, Vec::new(), themes)
            }
        }
    }
}

fn value<T: DeserializeOwned>(json: &str) -> Result<T> {
    let told = serde_json::from_str(json);
    told.map_err(|error| StoreError::Unreadable { entity: "change", why: error.to_string() }.into())
}
