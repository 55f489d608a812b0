//! Who asks and who answers, guessed from the label.
//!
//! Owns the words that are believed to name a role. What a person tells always wins over a guess.

use super::SpeakerRule;
use crate::model::{DraftSpeaker, Role, TranscriptKind};

/// Words that name a role wherever they stand in a label.
const WORDS: [(Role, &str); 3] = [
    (
        Role::Interviewer,
        " interviewer interviewers interviewerin int intv moderator mod facilitator researcher question host \
         entrevistador entrevistadora moderador moderadora moderatorin enquêteur enquêtrice intervieweur intervieweuse \
         animateur animatrice intervistatore intervistatrice moderatore moderatrice 主持人 访谈者 訪談者 采访者 採訪者 \
         访问员 訪問員 研究者 问 問 ",
    ),
    (
        Role::Interpreter,
        " interpreter translator intérprete interprète dolmetscher dolmetscherin traductor traductora 翻译 翻譯 口译 口譯 ",
    ),
    (Role::Other, " unknown unidentified note notes observer notetaker "),
];

/// Words for one who answers; they only tell that a label is one.
const ANSWERING: &str = " participant interviewee respondent informant speaker answer a r p 答 受访者 受訪者 ";

/// Whether the label is a word for a role, maybe with a number or initials: `Interviewer`, `INT2`, `Speaker 1`,
/// `Moderator JS`, `Q`.
pub fn is_role_word(label: &str) -> bool {
    let words = words(label);
    let Some((first, rest)) = words.split_first() else { return false };
    if one_letter(label).is_some() {
        return true;
    }
    let named = role_of_word(first).is_some() || has(ANSWERING, first);
    let small = |word: &String| label.split(|c: char| !c.is_alphanumeric()).any(|part| part == word.as_str());
    let belongs =
        |word: &String| role_of_word(word).is_some() || word == "speaker" || (word.len() <= 3 && !small(word));
    named && rest.iter().all(belongs) && (rest.is_empty() || first.chars().count() > 1)
}

/// The speakers of one transcript, in order of first speaking, with their roles and cases.
pub fn assign(labels: &[&str], rules: &[SpeakerRule]) -> Vec<DraftSpeaker> {
    let guesses: Vec<Option<Role>> = labels.iter().map(|label| guess(label)).collect();
    let m_asks = !guesses.contains(&Some(Role::Interviewer)) && !labels.iter().any(|label| matches!(*label, "F" | "W"));
    let guessed = |label: &str, guess: Option<Role>| match guess {
        Some(role) => role,
        None if label == "M" && m_asks => Role::Interviewer,
        // Nobody knows who speaks where some speakers have a label and this one has none.
        None if label.is_empty() && labels.len() > 1 => Role::Other,
        None => Role::Participant,
    };
    let speaker = |(label, guess): (&&str, &Option<Role>)| {
        let rule = SpeakerRule::find(rules, label);
        let role = rule.map_or_else(|| guessed(label, *guess), |rule| rule.role);
        DraftSpeaker { label: (*label).to_string(), role, case: rule.and_then(|rule| rule.case.clone()) }
    };
    labels.iter().zip(&guesses).map(speaker).collect()
}

/// Interview, or focus group where three or more participants talk, or two with a moderator.
pub fn kind(speakers: &[DraftSpeaker]) -> TranscriptKind {
    let participants = speakers.iter().filter(|speaker| speaker.role == Role::Participant).count();
    let led = speakers.iter().any(|speaker| {
        words(&speaker.label).iter().any(|word| matches!(word.as_str(), "moderator" | "mod" | "facilitator" | "主持人"))
    });
    if participants >= 3 || (participants >= 2 && led) { TranscriptKind::FocusGroup } else { TranscriptKind::Interview }
}

fn guess(label: &str) -> Option<Role> {
    one_letter(label).or_else(|| words(label).iter().find_map(|word| role_of_word(word)))
}

/// `I`, `I1`, `Q`, `Q 2`: one capital, and maybe a number. `M1` is a participant.
fn one_letter(label: &str) -> Option<Role> {
    let bare = label.trim_matches(|c: char| !c.is_alphanumeric());
    let number = bare.strip_prefix(['I', 'Q'])?;
    let number = number.trim_start_matches([' ', '-', '_', '.', '#']);
    number.chars().all(|c| c.is_ascii_digit()).then_some(Role::Interviewer)
}

fn role_of_word(word: &str) -> Option<Role> {
    WORDS.iter().find(|(_, list)| has(list, word)).map(|(role, _)| *role)
}

fn has(list: &str, word: &str) -> bool {
    !word.is_empty() && list.contains(&format!(" {word} "))
}

/// The words of a label in lower case, numbers at their ends cut off: `INT2` is `int`.
fn words(label: &str) -> Vec<String> {
    let parts = label.split(|c: char| !c.is_alphanumeric() && !('\u{300}'..='\u{36f}').contains(&c));
    let word = |part: &str| part.trim_end_matches(|c: char| c.is_ascii_digit()).to_lowercase();
    parts.map(word).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn role(label: &str) -> Role {
        assign(&[label], &[])[0].role
    }

    #[test]
    fn the_words_of_the_field_name_a_role() {
        for label in [
            "Interviewer",
            "I",
            "INT",
            "Q",
            "Moderator",
            "Mod",
            "Facilitator",
            "RESEARCHER",
            "Interviewer 2",
            "I1",
            "INT2",
            "Q 3",
            "[Interviewer]",
            "Jane (Interviewer)",
            "Co-moderator",
        ] {
            assert_eq!(role(label), Role::Interviewer, "{label}");
        }
        for label in ["Interpreter", "translator 1"] {
            assert_eq!(role(label), Role::Interpreter, "{label}");
        }
        for label in ["Unknown", "Unknown Speaker", "Note", "Observer"] {
            assert_eq!(role(label), Role::Other, "{label}");
        }
        for label in ["P07", "A", "Interviewee", "M1", "Iris", "Quentin", "IM", "i7x", "R", "Speaker 1", "Modesta", ""]
        {
            assert_eq!(role(label), Role::Participant, "{label}");
        }
    }

    #[test]
    fn a_role_with_a_number_or_initials_is_a_role_word_and_a_sentence_is_not() {
        for label in ["Interviewer", "Speaker 1", "Moderator JS", "Participant A", "P07", "Q", "I 2", "Unknown Speaker"]
        {
            assert!(is_role_word(label), "{label}");
        }
        for label in ["A lot", "Question is", "Note to", "A man", "Maria", "I do", ""] {
            assert!(!is_role_word(label), "{label}");
        }
    }

    #[test]
    fn m_alone_asks_unless_somebody_else_does_or_f_answers() {
        let roles = |labels: &[&str]| assign(labels, &[]).iter().map(|speaker| speaker.role).collect::<Vec<_>>();
        assert_eq!(roles(&["M", "P1"]), [Role::Interviewer, Role::Participant]);
        assert_eq!(roles(&["I", "M"]), [Role::Interviewer, Role::Participant]);
        assert_eq!(roles(&["M", "F"]), [Role::Participant, Role::Participant]);
    }

    #[test]
    fn what_is_told_wins_over_the_guess() {
        let rules = [SpeakerRule::parse("p07=interviewer:Amina").unwrap()];
        let speakers = assign(&["P07", "I"], &rules);
        assert_eq!((speakers[0].role, speakers[0].case.as_deref()), (Role::Interviewer, Some("Amina")));
        assert_eq!((speakers[1].role, speakers[1].case.as_deref()), (Role::Interviewer, None));
    }

    #[test]
    fn three_participants_or_two_with_a_moderator_are_a_focus_group() {
        let kind_of = |labels: &[&str]| kind(&assign(labels, &[]));
        assert_eq!(kind_of(&["I", "P1", "P2", "P3"]), TranscriptKind::FocusGroup);
        assert_eq!(kind_of(&["Facilitator", "P1", "P2"]), TranscriptKind::FocusGroup);
        assert_eq!(kind_of(&["I", "P1", "P2"]), TranscriptKind::Interview);
        assert_eq!(kind_of(&["Moderator", "P1"]), TranscriptKind::Interview);
    }
}
