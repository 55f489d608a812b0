//! The one list of memos: those of codings with their passages, and those about transcripts, themes, cases and the project,
//! as far as the viewer may see them.
//!
//! The project's own memos come first, then transcript by transcript, a transcript's own before those of
//! its codings by place, then themes and cases as they are listed, what is gone last.

use super::coding::{line, place};
use super::memo::MemoTarget;
use super::session::find_coder;
use super::shelf::{Loaded, Names};
use super::{Result, Workbench};
use crate::matrix::Belonging;
use crate::model::{CaseId, CoderId, Coding, Memo, MemoAbout, MemoKind, Span, ThemeId, TranscriptId};
use crate::store::CodingFilter;
use crate::text;
use serde::Serialize;
use uuid::Uuid;

/// Which memos are asked for, in a person's words. An empty query asks for all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MemoQuery {
    /// Only those about things of this kind.
    pub about: Option<MemoKind>,
    /// Initials of who wrote them.
    pub by: Option<String>,
    /// Words that all occur in them, letter case aside.
    pub words: String,
    /// Title or id of a transcript: its own memos and those of its codings.
    pub transcript: Option<String>,
    /// A theme by key, number, id or name: its own memos, those of its codings, and of the themes below it.
    pub theme: Option<String>,
    /// The name of a case: its own memos and those of the codings that belong to it.
    pub case: Option<String>,
}

/// A memo as lists and JSON show one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MemoLine {
    /// Identity of the memo; for a coding's, that of the coding.
    pub id: Uuid,
    /// What kind of thing it is about.
    pub kind: MemoKind,
    /// What it is about: a transcript's title, a theme's number and name (a coding's too), a case's name, the project's
    /// title.
    pub about: String,
    /// Whether that is gone from the project.
    pub removed: bool,
    /// Title of the transcript, for a transcript or a coding.
    pub transcript: Option<String>,
    /// How the passage is cited, for a coding.
    pub citation: Option<String>,
    /// The passage, for a coding.
    pub quote: Option<String>,
    /// Key of the theme, for a theme or a coding.
    pub theme: Option<String>,
    /// Name of the case, for a case.
    pub case: Option<String>,
    /// Initials of who wrote it.
    pub coder: String,
    /// What is written.
    pub memo: String,
    /// When it was first written, RFC 3339, UTC; for a coding's memo when the coding was made.
    pub created: String,
    /// When it was last changed, RFC 3339, UTC; null for a coding's, which has no time of its own.
    pub changed: Option<String>,
    /// What it is about, for the program.
    #[serde(skip)]
    pub target: MemoTarget,
}

/// Where a memo stands in the list: group, place of the thing, memos of the thing itself before those within it.
type Order = (u8, usize, Option<Span>, usize, String, Uuid);

impl Workbench {
    /// The memos the viewer may see that pass the query.
    ///
    /// # Errors
    /// Where something named in the query is not there, or the project file cannot be read.
    pub fn memos(&self, query: &MemoQuery) -> Result<Vec<MemoLine>> {
        let asked = Asked::new(self, query)?;
        let mut lines = self.own_memos(&asked)?;
        if query.about.is_none_or(|kind| kind == MemoKind::Coding) {
            lines.extend(self.coding_memos(&asked)?);
        }
        lines.sort_by(|(one, _), (other, _)| one.cmp(other));
        Ok(lines.into_iter().map(|(_, line)| line).collect())
    }

    /// The memos that are no coding's.
    fn own_memos(&self, asked: &Asked) -> Result<Vec<(Order, MemoLine)>> {
        let names = self.names()?;
        let access = self.access()?;
        let mut lines = Vec::new();
        for memo in self.store.read().memos()? {
            if access.may_see_memo(&memo) && asked.is_about(memo.about) && asked.is_written(memo.coder, &memo.text) {
                lines.push((order(&names, &memo), self.memo_line(&names, memo)?));
            }
        }
        Ok(lines)
    }

    fn coding_memos(&self, asked: &Asked) -> Result<Vec<(Order, MemoLine)>> {
        let names = self.names()?;
        let access = self.access()?;
        let filter = CodingFilter {
            transcript: asked.transcript,
            coder: asked.coder,
            themes: asked.themes.clone(),
            with_memo: true,
            ..CodingFilter::default()
        };
        let mut codings = self.store.read().codings(&filter)?;
        codings.retain(|coding| access.may_see(coding.transcript, coding.coder));
        codings.retain(|coding| asked.is_written(coding.coder, &coding.memo));
        codings.sort_by_key(|coding| coding.transcript);
        let mut lines = Vec::new();
        for here in codings.chunk_by(|one, next| one.transcript == next.transcript) {
            let Some(first) = here.first() else { continue };
            let loaded = self.load(first.transcript)?;
            let belonging = Belonging::new(&loaded.transcript, &loaded.speakers);
            let belongs = |coding: &&Coding| asked.case.is_none_or(|case| belonging.of(coding.span).contains(&case));
            lines.extend(here.iter().filter(belongs).map(|coding| coding_line(&names, &loaded, coding)));
        }
        Ok(lines)
    }

    fn memo_line(&self, names: &Names, memo: Memo) -> Result<MemoLine> {
        let called = self.called(names, memo.about)?;
        let name = |wanted: MemoKind| (memo.about.kind() == wanted).then(|| called.name.clone());
        let key = match memo.about {
            MemoAbout::Theme(id) => names.framework.theme(id).map(|theme| theme.key.clone()),
            _ => None,
        };
        Ok(MemoLine {
            id: memo.id.0,
            kind: memo.about.kind(),
            transcript: name(MemoKind::Transcript),
            citation: None,
            quote: None,
            theme: key,
            case: name(MemoKind::Case),
            removed: called.removed,
            about: called.name,
            coder: names.initials(memo.coder).to_string(),
            memo: memo.text,
            created: memo.created,
            changed: Some(memo.changed),
            target: MemoTarget::About(memo.about),
        })
    }
}

fn coding_line(names: &Names, loaded: &Loaded, coding: &Coding) -> (Order, MemoLine) {
    let shown = line(names, loaded, coding);
    let number = names.framework.number(coding.theme);
    let name = names.framework.theme(coding.theme).map_or("", |theme| theme.name.as_str());
    let line = MemoLine {
        id: coding.id.0,
        kind: MemoKind::Coding,
        about: format!("{number} {name}"),
        removed: false,
        transcript: Some(shown.transcript),
        citation: Some(place(loaded, coding.span)),
        quote: Some(shown.text),
        theme: Some(shown.theme),
        case: None,
        coder: shown.coder,
        memo: shown.memo,
        created: shown.created,
        changed: None,
        target: MemoTarget::Coding(coding.id),
    };
    let at = names.place_of(coding.transcript).unwrap_or(usize::MAX);
    let theme = names.framework.place(coding.theme).unwrap_or(usize::MAX);
    ((1, at, Some(coding.span), theme, line.coder.clone(), line.id), line)
}

fn order(names: &Names, memo: &Memo) -> Order {
    let last = |place: Option<usize>| place.unwrap_or(usize::MAX);
    let (group, place) = match memo.about {
        MemoAbout::Project => (0, 0),
        MemoAbout::Transcript(id) => (1, last(names.place_of(id))),
        MemoAbout::Theme(id) => (2, last(names.framework.place(id))),
        MemoAbout::Case(id) => (3, last(names.cases.iter().position(|case| case.id == id))),
    };
    (group, place, None, 0, names.initials(memo.coder).to_string(), memo.id.0)
}

/// A query with everything in it found.
struct Asked {
    about: Option<MemoKind>,
    coder: Option<CoderId>,
    words: Vec<String>,
    transcript: Option<TranscriptId>,
    themes: Option<Vec<ThemeId>>,
    case: Option<CaseId>,
}

impl Asked {
    fn new(workbench: &Workbench, query: &MemoQuery) -> Result<Self> {
        let names = workbench.names()?;
        let theme = query.theme.as_deref().map(|typed| workbench.find_theme(typed)).transpose()?;
        let family = |theme| names.framework.family(theme).iter().map(|theme| theme.id).collect();
        Ok(Self {
            about: query.about,
            coder: query.by.as_deref().map(|by| find_coder(&names.coders, by)).transpose()?.map(|coder| coder.id),
            words: query.words.split_whitespace().map(text::fold).collect(),
            transcript: query.transcript.as_deref().map(|typed| workbench.find_transcript(typed)).transpose()?,
            themes: theme.map(family),
            case: query.case.as_deref().map(|name| workbench.find_case(name)).transpose()?,
        })
    }

    /// Whether a memo about this passes. What is named must all hold of it, and no thing is of two kinds.
    fn is_about(&self, about: MemoAbout) -> bool {
        let named = [self.transcript.is_some(), self.themes.is_some(), self.case.is_some()];
        let placed = match (about, named) {
            (_, [false, false, false]) => true,
            (MemoAbout::Transcript(id), [true, false, false]) => self.transcript == Some(id),
            (MemoAbout::Theme(id), [false, true, false]) => self.themes.iter().flatten().any(|theme| *theme == id),
            (MemoAbout::Case(id), [false, false, true]) => self.case == Some(id),
            _ => false,
        };
        placed && self.about.is_none_or(|kind| kind == about.kind())
    }

    fn is_written(&self, by: CoderId, memo: &str) -> bool {
        let folded = text::fold(memo);
        self.coder.is_none_or(|coder| coder == by) && self.words.iter().all(|word| folded.contains(word.as_str()))
    }
}
