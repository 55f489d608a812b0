//! One made-up conversation: turns of sentences, with the place of every sentence, so that it can be coded.

use super::chance::{Chance, Weights};
use super::vocabulary;

/// A word that stands in every hundredth transcript once, and nowhere else.
pub const RARE_WORD: &str = "lighthouse";

/// A phrase that comes up about a dozen times in a long interview.
pub const COMMON_PHRASE: &str = "felt safe";

/// What people say over and over, and how readily.
const PHRASES: [(&str, f64); 12] = [
    ("you know", 6.0),
    ("I mean", 4.0),
    ("to be honest", 2.0),
    ("at the end of the day", 1.0),
    (COMMON_PHRASE, 2.5),
    ("looking for support", 1.0),
    ("in the café", 0.3),
    ("no recourse to public funds", 0.4),
    ("I didn’t know where to go", 0.6),
    ("step by step", 0.6),
    ("the first thing they asked me", 0.5),
    ("it doesn’t matter", 0.6),
];

/// A sentence, in code points of the text.
#[derive(Debug, Clone, Copy)]
pub struct Sentence {
    /// The turn it stands in, counted from 0.
    pub turn: usize,
    /// Where it begins.
    pub start: usize,
    /// Where it ends, its full stop included.
    pub end: usize,
}

/// A conversation as its file will hold it.
#[derive(Debug, Clone)]
pub struct Talk {
    /// The file's name without its ending, which becomes the transcript's title.
    pub title: String,
    /// The text.
    pub text: String,
    /// What the participants say, sentence by sentence.
    pub sentences: Vec<Sentence>,
    /// The participants' labels.
    pub participants: Vec<String>,
    chars: usize,
}

/// What all conversations of a study are made from.
pub struct Talker {
    frequent: Vec<String>,
    rare: Vec<String>,
    by_rank: Weights,
    phrases: Weights,
}

impl Talker {
    /// Reads the vocabulary once.
    pub fn new() -> Self {
        let frequent = vocabulary::frequent();
        let by_rank = Weights::zipf(frequent.len());
        let phrases = Weights::new(PHRASES.iter().map(|(_, weight)| *weight));
        Self { frequent, rare: vocabulary::rare(), by_rank, phrases }
    }

    /// The conversation with this number, counted from 0, of about `words` words. Every twelfth is a focus group.
    pub fn talk(&self, number: usize, words: usize, chance: &mut Chance) -> Talk {
        let group = number % 12 == 11;
        let title = format!("{}{:04}", if group { "FG" } else { "CW" }, number + 1);
        let (asking, participants) = if group {
            let members = chance.between(4, 6);
            ("Facilitator", (1..=members).map(|member| format!("{title}-M{member}")).collect())
        } else {
            ("INT", vec![title.clone()])
        };
        let mut talk = Talk { title, text: String::new(), sentences: Vec::new(), participants, chars: 0 };
        let planted = number.is_multiple_of(100).then(|| chance.between(0, 3));
        let (mut said, mut turn) = (0, 0);
        while said < words {
            // After a question one participant answers; in a group two or three go on among themselves.
            said += self.turn(&mut talk, turn, asking, chance.between(30, 60), None, chance);
            turn += 1;
            for _ in 0..if group { chance.between(1, 4) } else { 1 } {
                let label = chance.one_of(&talk.participants).clone();
                let rare = planted.filter(|place| *place == turn / 2).map(|_| RARE_WORD);
                said += self.turn(&mut talk, turn, &label, chance.between(30, 200), rare, chance);
                turn += 1;
            }
        }
        talk
    }

    /// One turn of at least `words` words; how many it came to.
    fn turn(
        &self,
        talk: &mut Talk,
        turn: usize,
        label: &str,
        words: usize,
        planted: Option<&str>,
        chance: &mut Chance,
    ) -> usize {
        let answers = talk.participants.iter().any(|participant| participant == label);
        if turn > 0 {
            talk.push("\n\n");
        }
        talk.push(label);
        talk.push(":");
        let mut said = 0;
        while said < words {
            // A long turn has paragraphs.
            talk.push(if said > 0 && chance.happens(0.08) { "\n" } else { " " });
            let start = talk.chars;
            said += self.sentence(talk, planted.filter(|_| said == 0), chance);
            if answers {
                talk.sentences.push(Sentence { turn, start, end: talk.chars });
            }
        }
        said
    }

    /// One sentence of five to twenty words; how many it came to.
    fn sentence(&self, talk: &mut Talk, planted: Option<&str>, chance: &mut Chance) -> usize {
        let length = chance.between(5, 20);
        let mut said = 0;
        while said < length {
            let piece = match planted.filter(|_| said == 0) {
                Some(word) => word,
                None => self.piece(chance),
            };
            if said == 0 {
                talk.push_capital(piece);
            } else {
                talk.push(if chance.happens(0.08) { ", " } else { " " });
                talk.push(piece);
            }
            said += piece.split(' ').count();
        }
        let ends = [".", ".", ".", ".", ".", ".", "?", "…"];
        let end = *chance.one_of(&ends);
        talk.push(end);
        said
    }

    /// A word, or what people say over and over.
    fn piece(&self, chance: &mut Chance) -> &str {
        if chance.happens(0.02) {
            return PHRASES[self.phrases.draw(chance)].0;
        }
        if chance.happens(0.001) {
            return chance.one_of(&self.rare).as_str();
        }
        &self.frequent[self.by_rank.draw(chance)]
    }
}

impl Talk {
    fn push(&mut self, piece: &str) {
        self.text.push_str(piece);
        self.chars += piece.chars().count();
    }

    fn push_capital(&mut self, piece: &str) {
        let mut rest = piece.chars();
        if let Some(first) = rest.next() {
            self.text.extend(first.to_uppercase());
            self.chars += 1;
            self.push(rest.as_str());
        }
    }
}
