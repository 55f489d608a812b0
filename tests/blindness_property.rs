//! Whatever coders do in whatever order, blindness, locks and independent readings hold.
//!
//! Three coders code, assign, take away, are done, open again, undo and redo at random. After every step:
//!
//! * nobody sees more of others' work than before by anything she did herself, but for being done;
//! * codings that were locked before the step are as they were, unless the step was opening again;
//! * what is set aside never changes, and whoever could see another person's codings and may change her own again has had
//!   hers set aside;
//! * the file is sound.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common_store;

use common_store::{Study, transcript};
use emic::model::{Assignment, AssignmentState, CharSpan, Coder, CoderId, Coding, Frozen, TranscriptId};
use emic::store::CodingFilter;
use emic::workbench::{Access, AssignRequest, Passage, Theming, Workbench};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const CODERS: [&str; 3] = ["AB", "CD", "EF"];
const TITLES: [&str; 2] = ["anna", "bert"];
const ROUNDS: [&str; 2] = ["1", "second"];

#[derive(Debug, Clone)]
enum Deed {
    Code { place: usize },
    Remove { which: usize },
    Assign { whom: usize, round: usize },
    Unassign { whom: usize, round: usize },
    Done,
    Reopen,
    Undo,
    UndoPast,
    Redo,
}

/// A coder (none is nobody), a transcript, and what is done.
type Step = (usize, usize, Deed);

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let deed = prop_oneof![
        4 => (0..6_usize).prop_map(|place| Deed::Code { place }),
        1 => (0..4_usize).prop_map(|which| Deed::Remove { which }),
        3 => (0..3_usize, 0..2_usize).prop_map(|(whom, round)| Deed::Assign { whom, round }),
        2 => (0..3_usize, 0..2_usize).prop_map(|(whom, round)| Deed::Unassign { whom, round }),
        3 => Just(Deed::Done),
        2 => Just(Deed::Reopen),
        3 => Just(Deed::Undo),
        2 => Just(Deed::UndoPast),
        3 => Just(Deed::Redo),
    ];
    prop::collection::vec((0..4_usize, 0..2_usize, deed), 10..40)
}

/// Does it; what is refused is as good.
fn perform(workbench: &mut Workbench, title: &str, deed: &Deed) {
    let id = transcript(workbench, title);
    match deed {
        Deed::Code { place } => {
            let theming = Theming { theme: "room".into(), ..Theming::default() };
            let passage = Passage::Chars(CharSpan::new(place * 7, place * 7 + 5));
            let _ = workbench.apply_theme(id, &passage, &theming);
        }
        Deed::Remove { which } => {
            let own = workbench.coder().map(|coder| coder.id);
            let codings = workbench.codings_in(id).unwrap();
            let hers = codings.iter().filter(|coding| Some(coding.coder) == own);
            if let Some(coding) = hers.cycle().take(8).nth(*which) {
                let _ = workbench.remove_coding(coding.id);
            }
        }
        Deed::Assign { whom, round } => {
            let (coders, round) = (vec![CODERS[*whom].to_string()], Some(ROUNDS[*round].to_string()));
            let request = AssignRequest { transcripts: vec![id], coders, round, ..AssignRequest::default() };
            workbench.assign(&request).unwrap();
        }
        Deed::Unassign { whom, round } => {
            let _ = workbench.unassign(&[id], &[CODERS[*whom].to_string()], Some(ROUNDS[*round]));
        }
        Deed::Done => _ = workbench.done(id, None),
        Deed::Reopen => _ = workbench.reopen(id, "a slip", None),
        Deed::Undo => _ = workbench.undo(),
        Deed::UndoPast => _ = workbench.undo_past(),
        Deed::Redo => _ = workbench.redo(),
    }
}

/// Everything the rules are about, read past the workbench.
struct Moment {
    coders: Vec<Coder>,
    assignments: Vec<Assignment>,
    codings: BTreeMap<(TranscriptId, CoderId), Vec<Coding>>,
    frozen: Vec<Frozen>,
}

impl Moment {
    fn of(study: &Study) -> Self {
        let store = common_store::store(&study.path).unwrap();
        let read = store.read();
        let mut codings: BTreeMap<_, Vec<Coding>> = BTreeMap::new();
        let mut all = read.codings(&CodingFilter::default()).unwrap();
        all.sort_by_key(|coding| (coding.span, coding.id));
        for coding in all {
            codings.entry((coding.transcript, coding.coder)).or_default().push(coding);
        }
        let frozen = read.frozen().unwrap();
        Self { coders: read.coders().unwrap(), assignments: read.assignments().unwrap(), codings, frozen }
    }

    /// The transcripts whose coder is done with every assignment she has on them.
    fn locked(&self) -> BTreeSet<(TranscriptId, CoderId)> {
        let of = |known: &Assignment| (known.transcript, known.coder);
        let open: BTreeSet<_> =
            self.assignments.iter().filter(|known| known.state != AssignmentState::Done).map(of).collect();
        self.assignments.iter().map(of).filter(|held| !open.contains(held)).collect()
    }

    fn codings_of(&self, held: (TranscriptId, CoderId)) -> &[Coding] {
        self.codings.get(&held).map_or(&[], Vec::as_slice)
    }

    fn others_have_coded(&self, (transcript, coder): (TranscriptId, CoderId)) -> bool {
        self.coders.iter().any(|other| other.id != coder && !self.codings_of((transcript, other.id)).is_empty())
    }
}

/// Holds one step to the rules.
fn hold(before: &Moment, after: &Moment, actor: Option<CoderId>, deed: &Deed) -> Result<(), TestCaseError> {
    if actor.is_some() && !matches!(deed, Deed::Done) {
        let view = |moment: &Moment| Access::new(actor, &moment.assignments);
        prop_assert_eq!(view(after).opened_since(&view(before)), None, "somebody opened her own view by {:?}", deed);
    }
    let unlocked = after.locked();
    for held in before.locked() {
        prop_assert_eq!(before.codings_of(held), after.codings_of(held), "something locked changed by {:?}", deed);
        let set_aside = after.frozen.iter().any(|kept| (kept.transcript, kept.coder) == held);
        let may_change = !unlocked.contains(&held);
        prop_assert!(
            !may_change || set_aside || !before.others_have_coded(held),
            "who had seen others' work may change hers without a copy of it by {:?}",
            deed
        );
        if may_change {
            prop_assert!(matches!(deed, Deed::Reopen | Deed::Assign { .. }), "unlocked by {:?}", deed);
        }
    }
    for kept in &before.frozen {
        prop_assert!(after.frozen.contains(kept), "what was set aside changed by {:?}", deed);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn nobody_gets_round_the_rules_by_anything_she_does(steps in steps()) {
        let study = Study::new();
        study.sit(Some("AB")).add_coder("EF:Ella Frost").unwrap();
        let mut before = Moment::of(&study);
        for (who, title, deed) in steps {
            let coder = CODERS.get(who).copied();
            // A coder who was taken back by an undo does nothing more.
            let Ok(mut workbench) = Workbench::open(&study.path, coder) else { continue };
            let actor = workbench.coder().map(|coder| coder.id);
            // Nobody assigns and brings in; everything else needs somebody.
            if actor.is_none() && !matches!(deed, Deed::Assign { .. }) {
                continue;
            }
            if matches!(deed, Deed::Assign { .. }) && before.coders.len() < CODERS.len() {
                continue;
            }
            let known = workbench.names().unwrap().transcripts.iter().any(|head| head.title == TITLES[title]);
            if !known {
                continue;
            }
            perform(&mut workbench, TITLES[title], &deed);
            drop(workbench);
            let after = Moment::of(&study);
            hold(&before, &after, actor, &deed)?;
            before = after;
        }
        prop_assert!(study.sit(None).check().unwrap().is_empty());
    }
}
