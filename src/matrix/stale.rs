//! Stale marks: what became of the linked codings since the summary was last written or confirmed.
//!
//! The rule this file owns: a link is stale where its coding is gone, has another theme, covers another passage or has
//! another magnitude than when it was seen, and where one that was gone then is back. It is worked out from what stands
//! now, so that whatever restores the coding restores the link. A coding that was not linked makes nothing stale.

use crate::model::{CellLink, Coding, CodingId, Span, ThemeId};

/// One thing that became of a linked coding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StaleChange {
    /// It is gone.
    Removed,
    /// It was gone when the summary was confirmed, and is there again.
    Back,
    /// It has another theme.
    Theme {
        /// The theme it had.
        from: ThemeId,
        /// The theme it has.
        to: ThemeId,
    },
    /// It covers another passage.
    Moved {
        /// The passage it covered, in byte offsets.
        from: Span,
        /// The passage it covers, in byte offsets.
        to: Span,
    },
    /// It has another magnitude, or none any more, or one where it had none.
    Magnitude {
        /// The magnitude it had.
        from: Option<String>,
        /// The magnitude it has.
        to: Option<String>,
    },
}

/// A linked coding of which something became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaleLink {
    /// The link.
    pub link: CellLink,
    /// All that became of it, at least one thing.
    pub changes: Vec<StaleChange>,
}

/// What became of the coding of a link. `now` is the coding as it stands, `None` where it is gone.
#[must_use]
pub fn changes_of(link: &CellLink, now: Option<&Coding>) -> Vec<StaleChange> {
    let (seen, now) = match (&link.seen, now) {
        (None, None) => return Vec::new(),
        (None, Some(_)) => return vec![StaleChange::Back],
        (Some(_), None) => return vec![StaleChange::Removed],
        (Some(seen), Some(now)) => (seen, now),
    };
    let mut changes = Vec::new();
    if seen.theme != now.theme {
        changes.push(StaleChange::Theme { from: seen.theme, to: now.theme });
    }
    if seen.span != now.span || seen.transcript != now.transcript {
        changes.push(StaleChange::Moved { from: seen.span, to: now.span });
    }
    if seen.magnitude != now.magnitude {
        changes.push(StaleChange::Magnitude { from: seen.magnitude.clone(), to: now.magnitude.clone() });
    }
    changes
}

/// The links of which something became, in their order. `now` tells of a coding as it stands.
pub fn stale<'c>(links: &[CellLink], now: impl Fn(CodingId) -> Option<&'c Coding>) -> Vec<StaleLink> {
    links
        .iter()
        .map(|link| StaleLink { changes: changes_of(link, now(link.coding)), link: link.clone() })
        .filter(|stale| !stale.changes.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matrix::sample::coding;
    use crate::model::{CoderId, Seen, TranscriptId};

    #[test]
    fn a_link_is_stale_exactly_where_its_coding_is_not_what_it_was() {
        let was = coding(TranscriptId::mint(), CoderId::mint(), ThemeId::mint(), (3, 9), Some("low"));
        let link = CellLink { coding: was.id, seen: Some(Seen::from(&was)) };
        assert!(changes_of(&link, Some(&was)).is_empty());
        let memo = Coding { memo: "tired".into(), ..was.clone() };
        assert!(changes_of(&link, Some(&memo)).is_empty(), "a memo is no reading");
        assert_eq!(changes_of(&link, None), [StaleChange::Removed]);
        let (from, to) = (was.theme, ThemeId::mint());
        let other = Coding { theme: to, magnitude: None, ..was.clone() };
        assert_eq!(
            changes_of(&link, Some(&other)),
            [StaleChange::Theme { from, to }, StaleChange::Magnitude { from: Some("low".into()), to: None }]
        );
        let moved = Coding { span: Span::new(3, 10), ..was.clone() };
        assert_eq!(changes_of(&link, Some(&moved)), [StaleChange::Moved { from: was.span, to: moved.span }]);
    }

    #[test]
    fn what_was_confirmed_as_gone_is_stale_only_once_it_is_back() {
        let coding = coding(TranscriptId::mint(), CoderId::mint(), ThemeId::mint(), (3, 9), None);
        let link = CellLink { coding: coding.id, seen: None };
        assert!(changes_of(&link, None).is_empty());
        assert_eq!(changes_of(&link, Some(&coding)), [StaleChange::Back]);
        let links = [link.clone(), CellLink { coding: CodingId::mint(), seen: None }];
        let told = stale(&links, |id| (id == coding.id).then_some(&coding));
        assert_eq!(told, [StaleLink { link, changes: vec![StaleChange::Back] }]);
    }
}
