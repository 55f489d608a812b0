//! Joining the codings of two themes into one, so that nothing either of them said is lost.
//!
//! A coding of the theme that goes becomes one of the theme that stays, with its coder, passage, magnitude, memo and
//! the version it was made under. Where the same coder has the very same passage coded to the theme that stays already,
//! the two become one: the memo holds both, the magnitude is that of whichever has one, and where both have one and they
//! differ the memo says what the other was.

use crate::model::{CoderId, Coding, CodingId, Span, ThemeId, TranscriptId};
use std::collections::HashMap;

/// What joining does to codings.
#[derive(Debug, Default)]
pub(super) struct Joined {
    /// Codings as they are afterwards: those that got their new theme, and those that took another in.
    pub(super) put: Vec<Coding>,
    /// Codings that went into another.
    pub(super) gone: Vec<Collision>,
}

/// A coding of the theme that goes, on the very passage its coder has coded to the theme that stays.
#[derive(Debug, Clone)]
pub(super) struct Collision {
    /// The coding that goes.
    pub(super) gone: Coding,
    /// The one that stays, as it was.
    pub(super) kept: Coding,
    /// As it is afterwards.
    pub(super) joined: Coding,
}

impl Joined {
    /// Which coding one that went is part of now.
    pub(super) fn heir(&self, gone: CodingId) -> Option<CodingId> {
        self.gone.iter().find(|collision| collision.gone.id == gone).map(|collision| collision.kept.id)
    }
}

/// Joins the codings of a theme, called `from`, to those of `into`.
pub(super) fn join(mut coming: Vec<Coding>, staying: Vec<Coding>, from: &str, into: ThemeId) -> Joined {
    coming.sort_by(|a, b| a.created.cmp(&b.created).then(a.id.cmp(&b.id)));
    let mut there: HashMap<(TranscriptId, CoderId, Span), Coding> = HashMap::new();
    for coding in staying {
        there.entry(place(&coding)).or_insert(coding);
    }
    let mut joined = Joined::default();
    for coding in coming {
        match there.get_mut(&place(&coding)) {
            None => {
                let moved = Coding { theme: into, ..coding };
                there.insert(place(&moved), moved.clone());
                joined.put.push(moved);
            }
            Some(kept) => {
                let whole = one_of(kept, &coding, from);
                joined.gone.push(Collision { gone: coding, kept: kept.clone(), joined: whole.clone() });
                joined.put.retain(|known| known.id != whole.id);
                joined.put.push(whole.clone());
                *kept = whole;
            }
        }
    }
    joined
}

const fn place(coding: &Coding) -> (TranscriptId, CoderId, Span) {
    (coding.transcript, coding.coder, coding.span)
}

/// Two codings of one passage as one: the first, with what the second said.
fn one_of(kept: &Coding, gone: &Coding, from: &str) -> Coding {
    let mut memos: Vec<String> = Vec::new();
    let mut tell = |memo: String| {
        if !memo.trim().is_empty() && !memos.contains(&memo) {
            memos.push(memo);
        }
    };
    tell(kept.memo.clone());
    tell(gone.memo.clone());
    if let (Some(stays), Some(goes)) = (&kept.magnitude, &gone.magnitude)
        && stays != goes
    {
        tell(format!("Merged from “{from}”, where it was {goes}."));
    }
    let magnitude = kept.magnitude.clone().or_else(|| gone.magnitude.clone());
    let exemplar = kept.exemplar || gone.exemplar;
    Coding { magnitude, memo: memos.join("\n\n"), exemplar, ..kept.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coding(coder: CoderId, span: (usize, usize), magnitude: Option<&str>, memo: &str) -> Coding {
        Coding {
            id: CodingId::mint(),
            transcript: TranscriptId(uuid::Uuid::nil()),
            coder,
            theme: ThemeId(uuid::Uuid::nil()),
            span: Span::new(span.0, span.1),
            magnitude: magnitude.map(String::from),
            memo: memo.into(),
            framework_version: None,
            created: String::new(),
            exemplar: false,
        }
    }

    fn one(coming: &Coding, staying: &Coding) -> (Option<String>, String) {
        let joined = join(vec![coming.clone()], vec![staying.clone()], "Hotels", staying.theme);
        assert_eq!((joined.put.len(), joined.gone.len()), (1, 1));
        assert_eq!(joined.heir(coming.id), Some(staying.id));
        let put = joined.put.first().unwrap();
        assert_eq!(put.id, staying.id);
        (put.magnitude.clone(), put.memo.clone())
    }

    #[test]
    fn other_passages_and_other_coders_stay_apart() {
        let (ann, cid, into) = (CoderId::mint(), CoderId::mint(), ThemeId::mint());
        let coming = vec![coding(ann, (0, 5), Some("x"), "m"), coding(ann, (1, 5), None, "")];
        let staying = vec![coding(cid, (0, 5), None, ""), coding(ann, (0, 6), None, "")];
        let joined = join(coming.clone(), staying, "A", into);
        assert!(joined.gone.is_empty());
        for old in coming {
            let new = joined.put.iter().find(|new| new.id == old.id).unwrap();
            assert_eq!(*new, Coding { theme: into, ..old }, "only the theme is another");
        }
    }

    #[test]
    fn the_same_passage_of_the_same_coder_becomes_one_and_keeps_all_that_was_said() {
        let ann = CoderId::mint();
        let of = |magnitude, memo: &str| coding(ann, (3, 9), magnitude, memo);
        assert_eq!(one(&of(None, ""), &of(None, "")), (None, String::new()));
        let held_up = Coding { exemplar: true, ..of(None, "") };
        assert!(
            one_of(&of(None, ""), &held_up, "Hotels").exemplar && one_of(&held_up, &of(None, ""), "Hotels").exemplar
        );
        assert_eq!(one(&of(Some("low"), "b"), &of(None, "a")), (Some("low".into()), "a\n\nb".into()));
        assert_eq!(one(&of(None, "a"), &of(Some("high"), "a")), (Some("high".into()), "a".into()));
        assert_eq!(one(&of(Some("low"), ""), &of(Some("low"), "a")), (Some("low".into()), "a".into()));
        assert_eq!(
            one(&of(Some("low"), "b"), &of(Some("high"), "a")),
            (Some("high".into()), "a\n\nb\n\nMerged from “Hotels”, where it was low.".into())
        );
    }

    #[test]
    fn several_of_the_same_passage_become_one() {
        let ann = CoderId::mint();
        let of = |memo: &str| coding(ann, (3, 9), None, memo);
        let joined = join(vec![of("a"), of("b"), of("c")], Vec::new(), "A", ThemeId::mint());
        assert_eq!((joined.put.len(), joined.gone.len()), (1, 2));
        let mut said: Vec<&str> = joined.put[0].memo.split("\n\n").collect();
        said.sort_unstable();
        assert_eq!(said, ["a", "b", "c"]);
    }
}
