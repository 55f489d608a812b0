//! One line at a time: is it blank, a timestamp, or does it begin with what may be a speaker's label?
//!
//! ```text
//! [00:12:31]  Dr. Smith:  Well, it was …        P07 [00:12:31]: …        Jordan Lee   0:01        P07⇥I said …
//!     time      label      body                 label   time             label        time        label  body
//! ```

use super::stamp::{self, Stamp};

/// The most characters a label may have.
const MAX_LABEL: usize = 40;

/// What ends a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `Label: talk`, the colon maybe a full-width one.
    Colon,
    /// `Label⇥talk`.
    Tab,
    /// `Name   m:ss` alone on its line, as Microsoft Teams and Otter write it.
    NameTime,
    /// `Name m:ss` alone on its line, with one space only.
    NarrowTime,
    /// `00:00:03 Speaker 1` alone on its line, as Word writes it.
    TimeName,
}

/// A line that may begin a turn. Positions are bytes in the whole text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate<'t> {
    /// Which line it is, counted from 0.
    pub line: usize,
    /// The label, without colon, time and spaces around it.
    pub label: &'t str,
    /// Where the label begins.
    pub start: usize,
    /// After the label, its colon and its time.
    pub after: usize,
    /// The time beside the label.
    pub time: Option<&'t str>,
    /// How the label ends.
    pub form: Form,
    /// Whether the line before is blank, or there is none.
    pub opens_paragraph: bool,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind<'t> {
    /// Nothing but white space.
    Blank,
    /// A timestamp and nothing else.
    Stamp(&'t str),
    /// It may begin a turn.
    Labelled(Candidate<'t>),
    /// Talk, or anything else.
    Plain,
}

/// A line and its place: `start..end`, newline not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line<'t> {
    /// Where it begins, in bytes.
    pub start: usize,
    /// After its last character.
    pub end: usize,
    /// What it is.
    pub kind: Kind<'t>,
}

/// All lines of a text, in order.
pub fn lines(text: &str) -> Vec<Line<'_>> {
    let mut found: Vec<Line> = Vec::new();
    let mut start = 0;
    for (index, line) in text.split('\n').enumerate() {
        let opens_paragraph = found.last().is_none_or(|before| before.kind == Kind::Blank);
        let kind = kind(line, Place { line: index, start, opens_paragraph });
        found.push(Line { start, end: start + line.len(), kind });
        start += line.len() + 1;
    }
    found
}

/// White space and the invisible marks that may stand before a label.
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{feff}')
}

#[derive(Clone, Copy)]
struct Place {
    line: usize,
    start: usize,
    opens_paragraph: bool,
}

fn kind(line: &str, place: Place) -> Kind<'_> {
    let rest = line.trim_start_matches(is_space);
    if rest.is_empty() {
        return Kind::Blank;
    }
    let stamp = stamp::leading(rest);
    let after = stamp.and_then(|stamp| rest.get(stamp.len..)).unwrap_or(rest);
    let after =
        if stamp.is_some() { after.trim_start_matches(|c| is_space(c) || "-–—|".contains(c)) } else { after };
    match stamp {
        Some(stamp) if after.is_empty() => Kind::Stamp(stamp.time),
        _ => Scan { line, rest: after, lead: stamp, place }.run().map_or(Kind::Plain, Kind::Labelled),
    }
}

/// The search for the end of a label in `rest`, what is left of `line` after a leading stamp.
struct Scan<'t> {
    line: &'t str,
    rest: &'t str,
    lead: Option<Stamp<'t>>,
    place: Place,
}

impl<'t> Scan<'t> {
    fn run(&self) -> Option<Candidate<'t>> {
        let mut before = None;
        for (count, (at, c)) in self.rest.char_indices().enumerate() {
            if count > MAX_LABEL {
                return None;
            }
            if matches!(c, ':' | '：') {
                return self.colon(at, c);
            }
            if before.is_some_and(char::is_whitespace)
                && let Some(stamp) = self.rest.get(at..).and_then(stamp::leading_or_before_colon)
            {
                return self.stamped(at, stamp);
            }
            if c == '\t' && !self.tab_is_only_a_space(at) {
                return self.made(at, at + 1, self.lead, Form::Tab);
            }
            before = Some(c);
        }
        let only_a_name = self.lead.is_some() && self.rest.trim_end().chars().count() <= MAX_LABEL;
        only_a_name.then(|| self.made(self.rest.len(), self.rest.len(), self.lead, Form::TimeName)).flatten()
    }

    /// A tab before a colon or a time belongs to the space around them.
    fn tab_is_only_a_space(&self, at: usize) -> bool {
        let next = self.rest.get(at..).unwrap_or_default().trim_start();
        next.starts_with([':', '：']) || stamp::leading_or_before_colon(next).is_some()
    }

    fn colon(&self, at: usize, colon: char) -> Option<Candidate<'t>> {
        let after = self.rest.get(at + colon.len_utf8()..)?;
        let label = self.rest.get(..at)?;
        let is_time =
            label.trim().chars().all(|c| c.is_ascii_digit()) && after.starts_with(|c: char| c.is_ascii_digit());
        if is_time || after.starts_with("//") {
            return None;
        }
        let (time, used) = self.time_after(after);
        self.made(at, at + colon.len_utf8() + used, time.or(self.lead), Form::Colon)
    }

    /// A bracketed stamp between the colon and the talk.
    fn time_after(&self, after: &'t str) -> (Option<Stamp<'t>>, usize) {
        let talk = after.trim_start();
        match stamp::bracketed(talk) {
            Some(stamp) if self.lead.is_none() => (Some(stamp), after.len() - talk.len() + stamp.len),
            _ => (None, 0),
        }
    }

    /// A stamp after the label: `P07 [0:12]: …`, or `Name   0:12` and nothing more.
    fn stamped(&self, at: usize, stamp: Stamp<'t>) -> Option<Candidate<'t>> {
        let after = self.rest.get(at + stamp.len..)?;
        let gap = self.rest.get(self.rest.get(..at)?.trim_end().len()..at)?;
        let next = after.trim_start();
        if let Some(talk) = next.strip_prefix([':', '：']) {
            return self.made(at, self.rest.len() - talk.len(), Some(stamp), Form::Colon);
        }
        let wide = stamp.bracketed || gap.contains('\t') || gap.chars().count() > 1;
        let form = if wide { Form::NameTime } else { Form::NarrowTime };
        next.is_empty().then(|| self.made(at, self.rest.len(), Some(stamp), form)).flatten()
    }

    fn made(&self, label_end: usize, after: usize, time: Option<Stamp<'t>>, form: Form) -> Option<Candidate<'t>> {
        let label = self.rest.get(..label_end)?.trim_end_matches(is_space);
        let offset = self.place.start + self.line.len() - self.rest.len();
        (!label.is_empty()).then_some(Candidate {
            line: self.place.line,
            label,
            start: offset,
            after: offset + after,
            time: time.map(|stamp| stamp.time),
            form,
            opens_paragraph: self.place.opens_paragraph,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<(&str, Option<&str>, &str, Form)> {
        match lines(line).first()?.kind {
            Kind::Labelled(found) => Some((found.label, found.time, line.get(found.after..)?, found.form)),
            _ => None,
        }
    }

    #[test]
    fn a_label_ends_at_a_colon_of_either_width() {
        assert_eq!(read("  P07: hello"), Some(("P07", None, " hello", Form::Colon)));
        assert_eq!(read("主持人：今天"), Some(("主持人", None, "今天", Form::Colon)));
        assert_eq!(read("Élodie :\toui"), Some(("Élodie", None, "\toui", Form::Colon)));
        assert_eq!(read("P07\t: yes"), Some(("P07", None, " yes", Form::Colon)));
        assert_eq!(read("\u{200f}سارة: نعم"), Some(("سارة", None, " نعم", Form::Colon)));
    }

    #[test]
    fn a_time_may_stand_on_either_side_of_the_label() {
        assert_eq!(read("[00:12:31] P07: hi"), Some(("P07", Some("00:12:31"), " hi", Form::Colon)));
        assert_eq!(read("00:12 - P07: hi"), Some(("P07", Some("00:12"), " hi", Form::Colon)));
        assert_eq!(read("P07 [00:12:31]: hi"), Some(("P07", Some("00:12:31"), " hi", Form::Colon)));
        assert_eq!(read("P07 00:12:31: hi"), Some(("P07", Some("00:12:31"), " hi", Form::Colon)));
        assert_eq!(read("P07: (12:31) hi"), Some(("P07", Some("12:31"), " hi", Form::Colon)));
        assert_eq!(read("P07: 10:30 it was"), Some(("P07", None, " 10:30 it was", Form::Colon)));
    }

    #[test]
    fn a_name_with_a_time_alone_on_the_line_is_a_label() {
        assert_eq!(read("Jordan Lee   0:01"), Some(("Jordan Lee", Some("0:01"), "", Form::NameTime)));
        assert_eq!(read("Jordan Lee\t0:01 "), Some(("Jordan Lee", Some("0:01"), "", Form::NameTime)));
        assert_eq!(read("00:00:03 Speaker 1"), Some(("Speaker 1", Some("00:00:03"), "", Form::TimeName)));
        assert_eq!(read("Anna 0:07"), Some(("Anna", Some("0:07"), "", Form::NarrowTime)));
        assert_eq!(read("we left at 10:30 sharp"), None);
        assert_eq!(read("we left at  10:30 sharp"), None);
    }

    #[test]
    fn a_tab_may_stand_for_the_colon() {
        assert_eq!(read("P07\tI said: no"), Some(("P07", None, "I said: no", Form::Tab)));
    }

    #[test]
    fn times_addresses_and_long_beginnings_are_no_labels() {
        assert_eq!(read("10:30, we left: late"), None);
        assert_eq!(read("http://example.org"), None);
        assert_eq!(read(&format!("{}: x", "a".repeat(41))), None);
        assert_eq!(read(": x"), None);
        assert_eq!(lines("[0:12]").first().map(|line| line.kind), Some(Kind::Stamp("0:12")));
    }
}
