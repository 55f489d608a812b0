//! What a label looks like: a code, a name, or the beginning of a sentence.
//!
//! Owns the rule that a sentence with a colon in it ("What I mean is: …") never becomes a speaker. The lists are of
//! English words; in other languages a doubtful label is settled by how often it comes back.

use crate::import::roles;

/// How sure a label is, from its form alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A word for a role, with or without a number: believed wherever it stands.
    Known,
    /// `P07`, `AB`, `Speaker 1`, `[Caseworker]`: believed where turns begin.
    Code,
    /// Words that begin with a capital: believed where turns begin.
    Name,
    /// Several words, some in lower case: believed when it comes back.
    Prose,
    /// `Date`, `Place of interview`, `Chapter 2`: believed when it comes back often.
    Heading,
}

/// The most words a label may have.
const MAX_WORDS: usize = 4;

/// The shape of a label; `None` for what no label looks like.
pub fn shape(label: &str) -> Option<Shape> {
    let label = label.strip_suffix('?').unwrap_or(label);
    let bare = label.trim_matches(|c: char| matches!(c, '[' | ']' | '(' | ')')).trim();
    let first = label.chars().next()?;
    if !(first.is_alphanumeric() || matches!(first, '[' | '(')) || !bare.chars().any(char::is_alphanumeric) {
        return None;
    }
    let words: Vec<&str> = bare.split_whitespace().collect();
    if words.len() > MAX_WORDS
        || !bare.chars().all(may_stand_in_label)
        || !words.iter().all(|word| point_is_short(word))
    {
        return None;
    }
    if roles::is_role_word(bare) {
        return Some(Shape::Known);
    }
    if is_heading(&words) {
        return Some(Shape::Heading);
    }
    if is_talk(&words) {
        return None;
    }
    Some(if label.starts_with('[') || is_code(&words) { Shape::Code } else { name_or_prose(&words) })
}

fn may_stand_in_label(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric() || " \t.'-_&/#()[]+*@,".contains(c)
    } else {
        !c.is_control() && !"“”„«»‹›¿¡…—？！。，、；「」『』،؛؟।".contains(c)
    }
}

/// A point ends an abbreviation (`Dr.`, `J.`, `Prof.`), else it ends a sentence.
fn point_is_short(word: &str) -> bool {
    match word.split_once('.') {
        Some((before, _)) => before.chars().count() <= 4,
        None => true,
    }
}

fn lower(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

fn is_heading(words: &[&str]) -> bool {
    const ALONE: &str = " age attendees attending audio consent conducted conducted-by contents date duration end file filename \
        format gender id interview keywords language length location method occupation page place present project \
        pseudonym recorded recording session setting sex start study summary tape time title topic track transcribed \
        transcriber transcript transcription url venue version abstract introduction background conclusion methods results \
        references appendix ";
    const AMONG_OTHERS: &str = " date duration length location place time transcribed transcript transcription transcriber recorded conducted venue ";
    const NUMBERED: &str = " appendix chapter day figure file item line no number page part phase question section session \
        side stage step table tape theme topic track week year ";
    const NAMED_BY: &str = " code id name no number title ";
    let has = |list: &str, word: &str| !word.is_empty() && list.contains(&format!(" {} ", lower(word)));
    match words {
        [only] => has(ALONE, only),
        [first, number] if lower(number).chars().all(|c| c.is_ascii_digit()) => has(NUMBERED, first),
        _ => words.iter().any(|word| has(AMONG_OTHERS, word)) || words.last().is_some_and(|last| has(NAMED_BY, last)),
    }
}

/// Words that open or carry a sentence and are in no name.
fn is_talk(words: &[&str]) -> bool {
    const ANYWHERE: &str = " am are be because been but can did do does example examples following had has have he his how \
        if is it it's its just know like mean meaning means might my nor not our really reason reasons result said say says \
        she should that that's their them there these they thing things think this those thought two very was we were what \
        when where which who why will would you your basically honestly anyway finally firstly secondly lastly remember so \
        yeah yes ";
    const ALONE: &str = " also and answer example first here important look listen meaning mind no now nb ok okay plus point \
        problem ps quote re right second then third warning well fyi cc edit ";
    let has = |list: &str, word: &str| {
        let word = lower(word).replace('’', "'");
        !word.is_empty() && list.contains(&format!(" {word} "))
    };
    match words {
        [only] => has(ANYWHERE, only) || has(ALONE, only),
        _ => words.iter().any(|word| has(ANYWHERE, word) || lower(word) == "i"),
    }
}

/// One word with letters and digits or all in capitals, or a word and a number or letter.
fn is_code(words: &[&str]) -> bool {
    let short = |word: &str| word.chars().count() <= 12;
    let digit = |word: &str| word.chars().any(char::is_numeric);
    let capitals = |word: &str| word.chars().all(|c| !c.is_alphabetic() || c.is_uppercase());
    match words {
        [only] => {
            let letters = only.chars().filter(|c| c.is_alphabetic()).count();
            short(only) && ((digit(only) && letters > 0) || (letters > 0 && letters <= 5 && capitals(only)))
        }
        [word, number] => {
            let numbered = digit(number) && number.chars().count() <= 5;
            let lettered = number.chars().count() == 1 && number.chars().all(char::is_uppercase);
            word.starts_with(char::is_uppercase) && (numbered || lettered)
        }
        _ => false,
    }
}

fn name_or_prose(words: &[&str]) -> Shape {
    const PARTICLES: &str = " al and da das de del della den der di dos du e el et ibn bin la le of the und van von y ";
    let capital = |word: &str| word.starts_with(|c: char| c.is_uppercase() || matches!(c, '(' | '[' | '&' | '/' | '#'));
    let particle = |word: &str| PARTICLES.contains(&format!(" {word} "));
    let cased = words.iter().any(|word| word.chars().any(|c| c.is_uppercase() || c.is_lowercase()));
    let name = if cased {
        words.first().is_some_and(|word| capital(word)) && words.iter().all(|word| capital(word) || particle(word))
    } else {
        let letters = words.iter().map(|word| word.chars().count()).sum::<usize>();
        let unspaced = words.iter().any(|word| word.chars().any(is_unspaced_script));
        words.len() == 1
            && words.iter().any(|word| word.chars().any(char::is_alphabetic))
            && (!unspaced || letters <= 4)
    };
    if name { Shape::Name } else { Shape::Prose }
}

/// Scripts that put no space between words, so that a whole clause looks like one word.
fn is_unspaced_script(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::{Shape, shape};

    #[test]
    fn codes_names_and_role_words_look_like_labels() {
        for label in
            ["Interviewer", "Interviewer 2", "INT", "I", "Q", "A", "Speaker 1", "moderator", "主持人", "P07", "p0134"]
        {
            assert!(matches!(shape(label), Some(Shape::Known | Shape::Code)), "{label}");
        }
        for label in ["FG1-M2", "[Caseworker]", "AB", "Female 3", "Person B", "X3?", "P1/P2"] {
            assert_eq!(shape(label), Some(Shape::Code), "{label}");
        }
        for label in ["Maria", "Dr. Smith", "Anna de la Cruz", "Élodie", "O'Brien", "Head of Service", "سارة", "王小明"]
        {
            assert_eq!(shape(label), Some(Shape::Name), "{label}");
        }
    }

    #[test]
    fn the_beginning_of_a_sentence_is_no_label() {
        for talk in [
            "What I mean is",
            "Two things",
            "So",
            "Yes, well",
            "For example",
            "I said",
            "He left. Then",
            "“Stop",
            "It’s this",
        ] {
            assert_eq!(shape(talk), None, "{talk}");
        }
        assert_eq!(shape("my younger sister"), None);
        assert_eq!(shape("woman from the village"), Some(Shape::Prose));
        assert_eq!(shape("anna"), Some(Shape::Prose));
        assert_eq!(shape("我覺得有兩個問題"), Some(Shape::Prose));
    }

    #[test]
    fn what_stands_at_the_top_of_a_transcript_is_a_heading() {
        for heading in
            ["Date", "Interview Transcript", "Place of interview", "Transcribed by", "Chapter 2", "Participant number"]
        {
            assert_eq!(shape(heading), Some(Shape::Heading), "{heading}");
        }
    }
}
