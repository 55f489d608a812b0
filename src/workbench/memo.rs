//! Memos: writing one, about a coding, a transcript, a theme, a case or the project as a whole.
//!
//! The rules it owns: a coder writes her own memo and nobody else's, one for each thing; a memo outlives what it is about
//! and can still be written then; and what somebody wrote is never written over unseen. Who writes says which text she
//! began with. Where another one stands by now, both are kept, hers below the other under a line that says so.

use super::error::WorkbenchError;
use super::shelf::Names;
use super::{Result, Workbench};
use crate::model::{Case, CodingId, Entity, Memo, MemoAbout, MemoId, Theme, Transcript};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The line between two texts that were both kept.
const BETWEEN: &str = "[written in another window at the same time:]";

/// What a memo is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MemoTarget {
    /// A coding, with which its memo stands.
    Coding(CodingId),
    /// Anything else.
    About(MemoAbout),
}

/// What became of a memo that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemoWritten {
    /// What it is about.
    pub target: MemoTarget,
    /// What that is called, in words.
    pub about: String,
    /// The text as it stands now; empty where it was taken away.
    pub text: String,
    /// Whether another text stood there than the one the writer began with, so that both were kept.
    pub met: bool,
}

impl Workbench {
    /// Writes the coder's memo; an empty text takes it away. `base` is the text the writer began with; without one,
    /// whatever stands is replaced.
    ///
    /// # Errors
    /// Where nobody is named, there is no such thing, or it is a coding that is somebody else's or locked.
    pub fn write_memo(&mut self, target: MemoTarget, text: &str, base: Option<&str>) -> Result<MemoWritten> {
        match target {
            MemoTarget::Coding(id) => {
                let (line, met) = self.write_coding_memo(id, text, base)?;
                Ok(MemoWritten { target, about: line.citation, text: line.memo, met })
            }
            MemoTarget::About(about) => self.write_about(about, text, base),
        }
    }

    fn write_about(&mut self, about: MemoAbout, text: &str, base: Option<&str>) -> Result<MemoWritten> {
        let coder = self.actor()?;
        let called = self.called(&*self.names()?, about)?;
        let place = called.in_words(about);
        let author = self.author(Some(coder.id));
        let (text, met) = self.store.act(&author, &format!("write the memo of {place}"), |door| {
            let old = door.read().memos_by(coder.id)?.into_iter().find(|memo| memo.about == about);
            let (text, met) = meet(base, old.as_ref().map_or("", |old| old.text.as_str()), text);
            match old {
                Some(old) if text.is_empty() => {
                    door.reword(format!("take away the memo of {place}"));
                    door.remove::<Memo>(old.id.0)?;
                }
                None if text.is_empty() => {}
                Some(old) if old.text == text => {}
                Some(old) => door.put(&Memo { text: text.clone(), changed: door.at().to_string(), ..old })?,
                None => {
                    let at = door.at().to_string();
                    let (created, changed) = (at.clone(), at);
                    door.put(&Memo {
                        id: MemoId::mint(),
                        about,
                        coder: coder.id,
                        text: text.clone(),
                        created,
                        changed,
                    })?;
                }
            }
            Ok::<_, WorkbenchError>((text, met))
        })?;
        Ok(MemoWritten { target: MemoTarget::About(about), about: place, text, met })
    }

    /// What a thing is called that a memo is or can be about, also where it is gone.
    pub(super) fn called(&self, names: &Names, about: MemoAbout) -> Result<Called> {
        let standing = match about {
            MemoAbout::Project => Some(self.project()?.title),
            MemoAbout::Transcript(id) => names.transcript(id).map(|head| head.title.clone()),
            MemoAbout::Theme(id) => {
                let number = names.framework.number(id);
                names.framework.theme(id).map(|theme| format!("{number} {}", theme.name))
            }
            MemoAbout::Case(id) => names.case(id).map(|case| case.name.clone()),
        };
        if let Some(name) = standing {
            return Ok(Called { name, removed: false });
        }
        let gone = match about {
            MemoAbout::Transcript(id) => self.gone(Entity::Transcript, id.0, |gone: Transcript| gone.title)?,
            MemoAbout::Theme(id) => self.gone(Entity::Theme, id.0, |gone: Theme| gone.name)?,
            MemoAbout::Case(id) => self.gone(Entity::Case, id.0, |gone: Case| gone.name)?,
            MemoAbout::Project => None,
        };
        gone.map(|name| Called { name, removed: true }).ok_or_else(|| WorkbenchError::Unknown {
            kind: about.kind().word(),
            given: String::new(),
            hint: "`emic memo list` lists what there are memos about".into(),
        })
    }

    /// What a thing was called before it was taken away.
    fn gone<T: DeserializeOwned>(&self, kind: Entity, id: Uuid, name: fn(T) -> String) -> Result<Option<String>> {
        let value = self.store.read().last_value(kind, id)?;
        Ok(value.and_then(|json| serde_json::from_str::<T>(&json).ok()).map(name))
    }
}

/// What a thing with a memo is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Called {
    pub(super) name: String,
    pub(super) removed: bool,
}

impl Called {
    /// The name with what it is the name of, as an act says it.
    pub(super) fn in_words(&self, about: MemoAbout) -> String {
        let name = &self.name;
        let told = match about {
            MemoAbout::Project => "the project".to_string(),
            MemoAbout::Transcript(_) => name.clone(),
            MemoAbout::Theme(_) => format!(
                "the theme “{}”",
                name.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').trim_start()
            ),
            MemoAbout::Case(_) => format!("the case {name}"),
        };
        if self.removed { format!("{told} (removed)") } else { told }
    }
}

/// What is to stand where `mine`, begun with `base`, is written and `now` stands, and whether the two had met.
pub(super) fn meet(base: Option<&str>, now: &str, mine: &str) -> (String, bool) {
    match base {
        Some(base) if base != now && mine != now => (both(now, mine), true),
        _ => (mine.to_string(), false),
    }
}

/// Two texts, neither of them lost.
pub(super) fn both(theirs: &str, mine: &str) -> String {
    match (theirs.is_empty(), mine.is_empty()) {
        (true, _) => mine.to_string(),
        (false, true) => theirs.to_string(),
        (false, false) => format!("{theirs}\n\n{BETWEEN}\n{mine}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_takes_the_place_of_the_one_it_was_begun_with() {
        assert_eq!(meet(Some("a"), "a", "ab"), ("ab".into(), false));
        assert_eq!(meet(Some("a"), "a", ""), (String::new(), false), "taken away on purpose");
        assert_eq!(meet(Some("a"), "b", "b"), ("b".into(), false), "both wrote the same");
        assert_eq!(meet(None, "old", "new"), ("new".into(), false), "nothing was begun with");
    }

    #[test]
    fn of_two_texts_that_meet_neither_is_lost() {
        let (kept, met) = meet(Some("a"), "theirs", "mine");
        assert!(met && kept.starts_with("theirs\n") && kept.ends_with("\nmine") && kept.contains(BETWEEN), "{kept}");
        assert_eq!(meet(Some("a"), "", "mine"), ("mine".into(), true), "what the other took away is written again");
        assert_eq!(meet(Some("a"), "theirs", ""), ("theirs".into(), true), "what the other wrote is not taken away");
    }
}
