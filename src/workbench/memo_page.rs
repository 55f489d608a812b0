//! What the memo editor is opened with: the text as saved, what others wrote about the same thing, and what was typed
//! and never saved because a program was cut off.

use super::coding::place;
use super::error::WorkbenchError;
use super::memo::{MemoTarget, both};
use super::{DraftTarget, MemoDraft, Result, Workbench};
use crate::model::{CoderId, Coding, CodingId, MemoAbout, TranscriptId};
use crate::store::CodingFilter;

/// A memo to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemoPage {
    /// What it is about.
    pub target: MemoTarget,
    /// What that is called, in words.
    pub about: String,
    /// The passage, for a coding; else empty.
    pub quote: String,
    /// The transcript, where it is about one or a coding in one.
    pub transcript: Option<TranscriptId>,
    /// The text as saved; empty where there is none yet.
    pub text: String,
    /// What other coders wrote, as far as this one may see it.
    pub others: Vec<OtherMemo>,
    /// What was typed and not saved.
    pub restored: Option<Restored>,
}

/// What another coder wrote about the same thing; for a coding, what she wrote about her codings of the same passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherMemo {
    /// Initials.
    pub coder: String,
    /// Number and name of the theme, for a coding; else empty.
    pub theme: String,
    /// What is written.
    pub text: String,
}

/// What was typed and not saved before the program ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// The text, to be put in place of the saved one; both, where the saved one was changed since.
    pub text: String,
    /// When it was kept, RFC 3339, UTC.
    pub at: String,
}

impl Workbench {
    /// The memo of the coder at this workbench about a thing, with all an editor needs.
    ///
    /// # Errors
    /// Where nobody is named, there is no such thing, or it is a coding of somebody else's.
    pub fn memo_page(&self, target: MemoTarget) -> Result<MemoPage> {
        let coder = self.actor()?;
        let mut page = match target {
            MemoTarget::About(about) => self.page_about(about)?,
            MemoTarget::Coding(id) => match self.own_coding(id) {
                Ok((_, coding)) => self.page_of_coding(&coding)?,
                Err(error @ WorkbenchError::Unknown { .. }) => return self.page_of_gone(id)?.ok_or(error),
                Err(error) => return Err(error),
            },
        };
        let Some(draft) = self.drafts.take(coder.id, target) else { return Ok(page) };
        let typed = draft.text.trim_end();
        let known = draft.base == page.text || typed == page.text.trim_end();
        let text = if known { typed.to_string() } else { both(&page.text, typed) };
        if text == page.text.trim_end() {
            // It was saved, and only the draft was not taken away any more.
            self.drafts.forget(target);
        } else {
            page.restored = Some(Restored { text, at: draft.at });
        }
        Ok(page)
    }

    /// The drafts of the coder at this workbench that programs which are gone have left, the latest first.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub fn drafts_left(&self) -> Result<Vec<MemoDraft>> {
        let Some(coder) = self.coder() else { return Ok(Vec::new()) };
        let mut drafts = self.drafts.left_by(coder.id);
        drafts.retain(|draft| !self.is_saved(draft));
        Ok(drafts)
    }

    /// The place where drafts are kept.
    #[must_use]
    pub const fn drafts(&self) -> &super::Drafts {
        &self.drafts
    }

    /// Lets go of this program's drafts whose words are saved by now.
    pub fn clear_drafts(&self) {
        for draft in self.drafts.own() {
            if self.is_saved(&draft) {
                self.drafts.forget(draft.target);
            }
        }
    }

    fn is_saved(&self, draft: &MemoDraft) -> bool {
        match draft.target {
            DraftTarget::Memo(target) => {
                self.saved(draft.coder, target).is_some_and(|saved| saved.trim_end() == draft.text.trim_end())
            }
            DraftTarget::Chart(target) => self.is_charted(target, &draft.text),
        }
    }

    /// The saved text of a memo; `None` where that is a coding that is gone, or the file cannot be read.
    fn saved(&self, coder: CoderId, target: MemoTarget) -> Option<String> {
        match target {
            MemoTarget::Coding(id) => self.store.read().coding(id).ok()?.map(|coding| coding.memo),
            MemoTarget::About(about) => {
                let memos = self.store.read().memos_by(coder).ok()?;
                Some(memos.into_iter().find(|memo| memo.about == about).map_or_else(String::new, |memo| memo.text))
            }
        }
    }

    fn page_about(&self, about: MemoAbout) -> Result<MemoPage> {
        let names = self.names()?;
        let access = self.access()?;
        let own = self.actor()?.id;
        let mut memos = self.store.read().memos()?;
        memos.retain(|memo| memo.about == about && access.may_see_memo(memo));
        let text = memos.iter().find(|memo| memo.coder == own).map_or_else(String::new, |memo| memo.text.clone());
        let theirs = memos.into_iter().filter(|memo| memo.coder != own);
        let mut others: Vec<OtherMemo> = theirs
            .map(|memo| OtherMemo {
                coder: names.initials(memo.coder).to_string(),
                theme: String::new(),
                text: memo.text,
            })
            .collect();
        others.sort_by(|one, other| one.coder.cmp(&other.coder));
        Ok(MemoPage {
            target: MemoTarget::About(about),
            about: self.called(&names, about)?.in_words(about),
            quote: String::new(),
            transcript: if let MemoAbout::Transcript(id) = about { Some(id) } else { None },
            text,
            others,
            restored: None,
        })
    }

    fn page_of_coding(&self, coding: &Coding) -> Result<MemoPage> {
        let names = self.names()?;
        let access = self.access()?;
        let loaded = self.load(coding.transcript)?;
        let theme = |coding: &Coding| {
            let name = names.framework.theme(coding.theme).map_or("", |theme| theme.name.as_str());
            format!("{} {name}", names.framework.number(coding.theme))
        };
        let filter = CodingFilter {
            transcript: Some(coding.transcript),
            on: Some(coding.span),
            with_memo: true,
            ..CodingFilter::default()
        };
        let mut theirs = self.store.read().codings(&filter)?;
        theirs.retain(|other| other.coder != coding.coder && access.may_see(other.transcript, other.coder));
        theirs.sort_by_key(|other| (other.coder, other.span, other.theme, other.id));
        let others = theirs.into_iter().map(|other| OtherMemo {
            coder: names.initials(other.coder).to_string(),
            theme: theme(&other),
            text: other.memo,
        });
        Ok(MemoPage {
            target: MemoTarget::Coding(coding.id),
            about: format!("{}, {}", place(&loaded, coding.span), theme(coding)),
            quote: coding.span.slice(&loaded.text).unwrap_or_default().to_string(),
            transcript: Some(coding.transcript),
            text: coding.memo.clone(),
            others: others.collect(),
            restored: None,
        })
    }

    /// What was typed about a coding that is gone goes into the memo of its transcript, with what it was about; `None`
    /// where nothing was typed about it.
    fn page_of_gone(&self, id: CodingId) -> Result<Option<MemoPage>> {
        let coder = self.actor()?;
        let target = MemoTarget::Coding(id);
        let mine = |draft: &MemoDraft| draft.coder == coder.id && draft.target == target.into();
        let Some(transcript) = self.drafts.left_by(coder.id).into_iter().find(mine).and_then(|d| d.transcript) else {
            return Ok(None);
        };
        let mut page = self.memo_page(MemoTarget::About(MemoAbout::Transcript(transcript)))?;
        let Some(draft) = self.drafts.take(coder.id, target) else { return Ok(None) };
        let words = format!("[about {}, which is gone:]\n{}", draft.about, draft.text);
        let so_far = page.restored.as_ref().map_or(page.text.as_str(), |restored| restored.text.as_str());
        let text = if so_far.is_empty() { words } else { format!("{so_far}\n\n{words}") };
        self.drafts.keep(&MemoDraft {
            target: page.target.into(),
            about: page.about.clone(),
            base: page.text.clone(),
            text: text.clone(),
            ..draft.clone()
        })?;
        self.drafts.forget(target);
        page.restored = Some(Restored { text, at: draft.at });
        Ok(Some(page))
    }
}
