//! Two made-up coders: the second reads much as the first does, with other boundaries, magnitudes and themes here and
//! there, passages of her own, and some that she passed over.

use super::chance::Chance;
use super::framework::{MAGNITUDES, Themes};
use super::talk::Talk;
use std::collections::HashSet;

/// The coders, as the project is told of them.
pub const CODERS: [&str; 2] = ["AB:Asha Bell", "CD:Carys Doyle"];

/// One reading, in code points.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Reading {
    theme: usize,
    start: usize,
    end: usize,
}

/// The lines of one transcript's codings.
pub struct Lines<'a> {
    talk: &'a Talk,
    themes: &'a Themes,
    taken: [HashSet<Reading>; 2],
    file: String,
    count: usize,
}

/// As many codings of a conversation as are wanted, one JSON object a line, fewer where it is too short for them.
pub fn lines(talk: &Talk, themes: &Themes, wanted: usize, chance: &mut Chance) -> String {
    let mut lines = Lines { talk, themes, taken: Default::default(), file: String::new(), count: 0 };
    for _ in 0..wanted * 20 {
        if lines.count >= wanted {
            break;
        }
        let reading = lines.reading(chance);
        let magnitude = lines.magnitude(chance);
        match chance.share() {
            fate if fate < 0.50 => lines.both(wanted, [(reading.clone(), magnitude), (reading, magnitude)], chance),
            fate if fate < 0.62 => {
                let wider = lines.wider(&reading);
                lines.both(wanted, [(reading, magnitude), (wider, magnitude)], chance);
            }
            fate if fate < 0.72 => {
                let other = lines.magnitude(chance);
                lines.both(wanted, [(reading.clone(), magnitude), (reading, other)], chance);
            }
            fate if fate < 0.80 => {
                let other = Reading { theme: themes.draw(chance), ..reading };
                lines.both(wanted, [(reading, magnitude), (other, magnitude)], chance);
            }
            fate => lines.write(usize::from(fate >= 0.90), reading, magnitude, chance),
        }
    }
    lines.file
}

impl Lines<'_> {
    /// A theme on one to three sentences of one turn.
    fn reading(&self, chance: &mut Chance) -> Reading {
        let sentences = &self.talk.sentences;
        let first = chance.between(0, sentences.len() - 1);
        let begun = sentences[first];
        let long = chance.between(1, 3);
        let last = sentences[first..].iter().take(long).take_while(|next| next.turn == begun.turn).last();
        Reading { theme: self.themes.draw(chance), start: begun.start, end: last.map_or(begun.end, |last| last.end) }
    }

    fn magnitude(&self, chance: &mut Chance) -> Option<&'static str> {
        chance.happens(0.9).then(|| *chance.one_of(&MAGNITUDES))
    }

    /// The same with the sentence after it, where there is one in the turn.
    fn wider(&self, reading: &Reading) -> Reading {
        let sentences = &self.talk.sentences;
        let after = sentences.partition_point(|sentence| sentence.start < reading.end);
        let turn = after.checked_sub(1).map(|last| sentences[last].turn);
        let next = sentences.get(after).filter(|next| Some(next.turn) == turn);
        Reading { end: next.map_or(reading.end, |next| next.end), ..reading.clone() }
    }

    fn both(&mut self, wanted: usize, readings: [(Reading, Option<&str>); 2], chance: &mut Chance) {
        for (coder, (reading, magnitude)) in readings.into_iter().enumerate() {
            if self.count < wanted {
                self.write(coder, reading, magnitude, chance);
            }
        }
    }

    fn write(&mut self, coder: usize, reading: Reading, magnitude: Option<&str>, chance: &mut Chance) {
        if !self.taken[coder].insert(reading.clone()) {
            return;
        }
        let memo = if chance.happens(0.03) { "Come back to this when the cases are compared." } else { "" };
        let line = serde_json::json!({
            "transcript": self.talk.title,
            "coder": CODERS[coder].split(':').next(),
            "theme": self.themes.key(reading.theme),
            "start": reading.start,
            "end": reading.end,
            "magnitude": magnitude,
            "memo": memo,
        });
        self.file.push_str(&line.to_string());
        self.file.push('\n');
        self.count += 1;
    }
}
