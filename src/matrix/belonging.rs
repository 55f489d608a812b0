//! To which cases a coding belongs.
//!
//! The rule this file owns: a coding belongs to the cases of the participants whose turns it touches, by at least one
//! byte; an interpreter's turns count for the participant the interpreter speaks for. Where it touches none of theirs,
//! it belongs to the transcript's case if there is exactly one, else to the group's case, else to none.
//!
//! A participant who was given no case is still somebody: what she says never goes to another participant's case. It
//! goes to the group's case, or is listed under no case, where it can be seen and put right.

use crate::model::{CaseId, Role, Span, Speaker, Transcript};
use std::collections::HashMap;

/// One transcript, made ready to say of many codings to which cases they belong.
#[derive(Debug, Clone)]
pub struct Belonging<'t> {
    transcript: &'t Transcript,
    voices: HashMap<u16, (Role, Option<CaseId>)>,
    only_case: Option<CaseId>,
}

impl<'t> Belonging<'t> {
    /// Reads off the speakers who counts for which case. Speakers of other transcripts, interviewers and others never
    /// count, whatever case they carry.
    #[must_use]
    pub fn new(transcript: &'t Transcript, speakers: &[Speaker]) -> Self {
        let mut of_participants: Vec<&Speaker> = speakers
            .iter()
            .filter(|speaker| speaker.transcript == transcript.id && speaker.role.speaks_for_participants())
            .collect();
        of_participants.sort_by_key(|speaker| speaker.ordinal);
        let mut distinct = Vec::new();
        for case in of_participants.iter().filter_map(|speaker| speaker.case) {
            push_once(&mut distinct, case);
        }
        let only_case = if let [only] = distinct.as_slice() { Some(*only) } else { None };
        let voices = of_participants.iter().map(|speaker| (speaker.ordinal, (speaker.role, speaker.case))).collect();
        Self { transcript, voices, only_case }
    }

    /// The case of the transcript as a whole: that of its participants where there is exactly one, else the group's.
    #[must_use]
    pub fn whole(&self) -> Option<CaseId> {
        self.only_case.or(self.transcript.group_case)
    }

    /// The cases a coding of `span` belongs to, each once, in the order in which its turns appear; empty for none.
    #[must_use]
    pub fn of(&self, span: Span) -> Vec<CaseId> {
        let mut cases = Vec::new();
        let mut somebody_without_case = false;
        let touched = if span.is_empty() { &[] } else { self.transcript.turns_in(span.start, span.end) };
        for turn in touched {
            match self.voices.get(&turn.speaker) {
                Some((_, Some(case))) => push_once(&mut cases, *case),
                Some((Role::Participant, None)) => somebody_without_case = true,
                _ => {}
            }
        }
        if cases.is_empty() {
            let fallback = if somebody_without_case { self.transcript.group_case } else { self.whole() };
            cases.extend(fallback);
        }
        cases
    }
}

/// The cases a coding of `span` belongs to. For many codings of one transcript prepare a [`Belonging`] once instead.
#[must_use]
pub fn cases_of(span: Span, transcript: &Transcript, speakers: &[Speaker]) -> Vec<CaseId> {
    Belonging::new(transcript, speakers).of(span)
}

/// The case, or none, that every coding of a transcript belongs to, whatever it touches; `None` where that depends on the
/// turns. So it is wherever one participant speaks, which spares a look at the turns. `group` is the transcript's group
/// case.
#[must_use]
pub fn one_case(speakers: &[Speaker], group: Option<CaseId>) -> Option<Option<CaseId>> {
    let (mut cases, mut nameless) = (Vec::new(), false);
    for speaker in speakers.iter().filter(|speaker| speaker.role.speaks_for_participants()) {
        match (speaker.role, speaker.case) {
            (_, Some(case)) => push_once(&mut cases, case),
            // What she says goes to nobody else's case, so that it matters whose turn it is.
            (Role::Participant, None) => nameless = true,
            _ => {}
        }
    }
    match cases.as_slice() {
        [] => Some(group),
        [only] if !nameless => Some(Some(*only)),
        _ => None,
    }
}

fn push_once(cases: &mut Vec<CaseId>, case: CaseId) {
    if !cases.contains(&case) {
        cases.push(case);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matrix::sample::{speaker, transcript};

    /// Turns of ten bytes each, `speakers` in the order they speak.
    fn cases(roles: &[(Role, Option<CaseId>)], turns: &[u16], group: Option<CaseId>, span: Span) -> Vec<CaseId> {
        let mut talk = transcript("P07", turns);
        talk.group_case = group;
        let speakers: Vec<Speaker> =
            (0..).zip(roles).map(|(ordinal, (role, case))| speaker(&talk, ordinal, *role, *case)).collect();
        cases_of(span, &talk, &speakers)
    }

    #[test]
    fn a_coding_belongs_to_the_participants_whose_turns_it_touches_in_order_of_appearance() {
        let (a, b) = (CaseId::mint(), CaseId::mint());
        let roles = [(Role::Participant, Some(a)), (Role::Participant, Some(b))];
        assert_eq!(cases(&roles, &[1, 0, 1], None, Span::new(9, 25)), [b, a]);
        assert_eq!(cases(&roles, &[1, 0, 1], None, Span::new(11, 12)), [a]);
    }

    #[test]
    fn touching_a_turn_without_a_shared_byte_does_not_count() {
        let (a, b) = (CaseId::mint(), CaseId::mint());
        let roles = [(Role::Participant, Some(a)), (Role::Participant, Some(b))];
        // Turn 1 is 0..10, the newline is at 10, turn 2 begins at 11.
        assert_eq!(cases(&roles, &[0, 1], None, Span::new(5, 11)), [a]);
        assert_eq!(cases(&roles, &[0, 1], None, Span::new(5, 12)), [a, b]);
        assert!(cases(&roles, &[0, 1], None, Span::new(10, 11)).is_empty());
    }

    #[test]
    fn an_interpreter_speaks_for_the_participant() {
        let (a, b) = (CaseId::mint(), CaseId::mint());
        let roles = [(Role::Interpreter, Some(a)), (Role::Participant, Some(b))];
        assert_eq!(cases(&roles, &[0, 1], None, Span::new(0, 4)), [a]);
    }

    #[test]
    fn interviewers_and_others_never_count_even_with_a_case() {
        let (a, b, group) = (CaseId::mint(), CaseId::mint(), CaseId::mint());
        for role in [Role::Interviewer, Role::Other] {
            let roles = [(role, Some(a)), (Role::Participant, Some(b))];
            assert_eq!(cases(&roles, &[0, 1], Some(group), Span::new(0, 4)), [b], "the transcript's only case");
            assert_eq!(cases(&roles, &[0, 1], Some(group), Span::new(0, 14)), [b]);
            assert_eq!(cases(&[(role, Some(a))], &[0], None, Span::new(0, 4)), []);
        }
    }

    #[test]
    fn what_touches_no_participant_goes_to_the_only_case_else_to_the_group_else_nowhere() {
        let (a, b, group) = (CaseId::mint(), CaseId::mint(), CaseId::mint());
        let one = [(Role::Interviewer, None), (Role::Participant, Some(a)), (Role::Interpreter, Some(a))];
        assert_eq!(cases(&one, &[0, 1, 2], Some(group), Span::new(0, 4)), [a]);
        let two = [(Role::Interviewer, None), (Role::Participant, Some(a)), (Role::Participant, Some(b))];
        assert_eq!(cases(&two, &[0, 1, 2], Some(group), Span::new(0, 4)), [group]);
        assert!(cases(&two, &[0, 1, 2], None, Span::new(0, 4)).is_empty());
    }

    #[test]
    fn an_interpreter_without_a_case_falls_to_the_transcripts_only_case() {
        let a = CaseId::mint();
        let roles = [(Role::Interpreter, None), (Role::Participant, Some(a))];
        assert_eq!(cases(&roles, &[0, 1], None, Span::new(0, 4)), [a]);
    }

    #[test]
    fn a_participant_without_a_case_is_never_counted_for_another_participant() {
        let (a, group) = (CaseId::mint(), CaseId::mint());
        let roles = [(Role::Participant, None), (Role::Participant, Some(a))];
        assert!(cases(&roles, &[0, 1], None, Span::new(0, 4)).is_empty());
        assert_eq!(cases(&roles, &[0, 1], Some(group), Span::new(0, 4)), [group]);
        assert_eq!(cases(&roles, &[0, 1], Some(group), Span::new(0, 14)), [a]);
    }

    proptest::proptest! {
        #[test]
        fn where_one_case_is_told_for_all_every_coding_belongs_to_it(
            roles in proptest::collection::vec((0..4_usize, 0..3_usize), 1..4),
            group in 0..2_usize,
            span in (0..40_usize, 1..30_usize),
        ) {
            let known = [None, Some(CaseId::mint()), Some(CaseId::mint())];
            let group = (group > 0).then(CaseId::mint);
            let mut talk = transcript("P07", &(0..4).map(|n| n % roles.len() as u16).collect::<Vec<_>>());
            talk.group_case = group;
            let speakers: Vec<Speaker> = (0..)
                .zip(&roles)
                .map(|(n, (role, case))| speaker(&talk, n, Role::ALL[*role], known[*case]))
                .collect();
            if let Some(told) = one_case(&speakers, group) {
                let of = cases_of(Span::new(span.0, span.0 + span.1), &talk, &speakers);
                proptest::prop_assert_eq!(of, told.into_iter().collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn an_interview_with_one_participant_needs_no_look_at_its_turns() {
        let (a, b) = (CaseId::mint(), CaseId::mint());
        let of = |roles: &[(Role, Option<CaseId>)]| {
            let talk = transcript("P07", &[0]);
            let speakers: Vec<Speaker> =
                (0..).zip(roles).map(|(n, (role, case))| speaker(&talk, n, *role, *case)).collect();
            one_case(&speakers, None)
        };
        assert_eq!(of(&[(Role::Interviewer, None), (Role::Participant, Some(a))]), Some(Some(a)));
        assert_eq!(of(&[(Role::Interpreter, None), (Role::Participant, Some(a))]), Some(Some(a)));
        assert_eq!(of(&[(Role::Participant, Some(b)), (Role::Participant, Some(a))]), None);
        assert_eq!(of(&[(Role::Participant, None), (Role::Participant, Some(a))]), None);
        assert_eq!(of(&[(Role::Interviewer, None)]), Some(None));
    }

    #[test]
    fn speakers_of_another_transcript_are_not_taken() {
        let talk = transcript("P07", &[0]);
        let other = transcript("P08", &[0]);
        let strangers = [speaker(&other, 0, Role::Participant, Some(CaseId::mint()))];
        assert!(cases_of(Span::new(0, 4), &talk, &strangers).is_empty());
    }
}
