//! The blocks of a WebVTT file: header, comments, styles, regions, and cues with their timings.

/// One cue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue<'t> {
    /// When it begins, in milliseconds.
    pub start: u64,
    /// When it ends, in milliseconds.
    pub end: u64,
    /// Its lines, markup included.
    pub lines: Vec<&'t str>,
}

/// Whether the text begins as a WebVTT file must.
pub fn is_vtt(text: &str) -> bool {
    let rest = text.strip_prefix("WEBVTT");
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['\n', ' ', '\t']))
}

/// The cues in the file's order, and a sentence for each block that is none.
pub fn cues(text: &str) -> (Vec<Cue<'_>>, Vec<String>) {
    let mut reading = Blocks::default();
    for (index, line) in text.split('\n').enumerate() {
        reading.line(index + 1, line);
    }
    reading.close();
    (reading.cues, reading.faults)
}

/// Where the reading is.
#[derive(Default)]
enum State<'t> {
    /// In the lines after `WEBVTT`.
    #[default]
    Header,
    /// Between blocks.
    Between,
    /// In a comment, style or region, or what is left of a cue that cannot be read.
    Ignoring,
    /// After a line that may be a cue's name: its number and what it says.
    Named(usize, &'t str),
    /// In a cue's words.
    Words,
}

#[derive(Default)]
struct Blocks<'t> {
    state: State<'t>,
    cues: Vec<Cue<'t>>,
    faults: Vec<String>,
}

impl<'t> Blocks<'t> {
    fn line(&mut self, number: usize, line: &'t str) {
        if line.contains("-->") {
            self.timing(number, line);
            return;
        }
        if line.trim().is_empty() {
            self.close();
            self.state = State::Between;
            return;
        }
        match self.state {
            State::Header | State::Ignoring => {}
            State::Between if is_note(line) => self.state = State::Ignoring,
            State::Between => self.state = State::Named(number, line),
            State::Named(..) => {
                self.close();
                self.state = State::Ignoring;
            }
            State::Words => {
                if let Some(cue) = self.cues.last_mut() {
                    cue.lines.push(line);
                }
            }
        }
    }

    /// A line with an arrow begins a cue wherever it stands, also where the blank line before it was forgotten.
    fn timing(&mut self, number: usize, line: &'t str) {
        if let (State::Words, Some(cue)) = (&self.state, self.cues.last_mut()) {
            let last_is_number = cue.lines.last().is_some_and(|last| last.trim().chars().all(|c| c.is_ascii_digit()));
            if last_is_number {
                cue.lines.pop();
            }
        }
        match times(line) {
            Some((start, end)) => {
                self.cues.push(Cue { start, end, lines: Vec::new() });
                self.state = State::Words;
            }
            None => {
                self.faults.push(format!(
                    "Line {number} is no cue timing that can be read (`{}`): the cue was left out.",
                    beginning(line)
                ));
                self.state = State::Ignoring;
            }
        }
    }

    /// Ends a block: a lone line that was no cue's name is reported.
    fn close(&mut self) {
        if let State::Named(number, line) = self.state {
            self.faults.push(format!("Line {number} belongs to no cue (`{}`): it was left out.", beginning(line)));
        }
    }
}

fn is_note(line: &str) -> bool {
    ["NOTE", "STYLE", "REGION"].iter().any(|word| {
        let rest = line.strip_prefix(word);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
    })
}

fn beginning(line: &str) -> String {
    const SHOWN: usize = 30;
    let short: String = line.trim().chars().filter(|c| !c.is_control()).take(SHOWN).collect();
    if line.trim().chars().count() > SHOWN { format!("{short}…") } else { short }
}

/// The two times of a line such as `00:01.000 --> 00:02.500 align:start`.
fn times(line: &str) -> Option<(u64, u64)> {
    let (start, rest) = line.split_once("-->")?;
    let start = milliseconds(start.trim())?;
    let end = milliseconds(rest.split_whitespace().next()?)?;
    (start <= end).then_some((start, end))
}

/// `mm:ss.mmm` or `hh:mm:ss.mmm`, hours with two digits or more.
pub fn milliseconds(time: &str) -> Option<u64> {
    let (clock, fraction) = time.split_once('.')?;
    let number = |digits: &str, min: usize, max: usize| {
        let fits = (min..=max).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        if fits { digits.parse::<u64>().ok() } else { None }
    };
    let parts: Vec<&str> = clock.split(':').collect();
    let (hours, minutes, seconds) = match parts.as_slice() {
        [minutes, seconds] => (0, *minutes, *seconds),
        [hours, minutes, seconds] => (number(hours, 1, 6)?, *minutes, *seconds),
        _ => return None,
    };
    let minutes = number(minutes, 2, 2).filter(|minutes| *minutes < 60)?;
    let seconds = number(seconds, 2, 2).filter(|seconds| *seconds < 60)?;
    Some(((hours * 60 + minutes) * 60 + seconds) * 1_000 + number(fraction, 3, 3)?)
}

/// `hh:mm:ss.mmm`.
pub fn clock(milliseconds: u64) -> String {
    let seconds = milliseconds / 1_000;
    format!("{:02}:{:02}:{:02}.{:03}", seconds / 3_600, seconds / 60 % 60, seconds % 60, milliseconds % 1_000)
}
