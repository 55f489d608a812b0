//! Which of the candidates are speakers: by their shape, how often they come back, and where they stand.
//!
//! Owns two rules: the lines at the top that tell date and place belong to no turn, and a label that is not sure by
//! its form must come back, or stand where the other turns of the file begin.

use super::line::{Candidate, Form, Kind, Line};
use super::shape::{Shape, shape};
use std::collections::{HashMap, HashSet};

/// How many lines at the top may hold date, place and the like.
const HEADER_LINES: usize = 40;
/// The most characters of a name or code that stands in a header, after its label.
const MAX_VALUE: usize = 60;
/// How often a label must come back that looks like a heading.
const OFTEN: usize = 3;

/// A candidate with what is known of its label.
#[derive(Clone, Copy)]
struct Rated<'t> {
    candidate: Candidate<'t>,
    shape: Shape,
    told: bool,
}

/// What was found.
#[derive(Debug, Default)]
pub struct Accepted<'t> {
    /// The candidates that begin a turn, in order.
    pub turns: Vec<Candidate<'t>>,
    /// Candidates that look like a name or heading and were read as talk, in order.
    pub doubtful: Vec<Candidate<'t>>,
}

/// Chooses the candidates that begin a turn. `told` says whether a person named the label as a speaker's.
pub fn accept<'t>(text: &str, lines: &[Line<'t>], told: impl Fn(&str) -> bool) -> Accepted<'t> {
    let rated: Vec<Rated> = lines.iter().filter_map(|line| rate(line, &told)).collect();
    let tabs = choose(text, lines, rated.iter().filter(|rated| rated.candidate.form != Form::Colon).copied().collect());
    let colons = choose(text, lines, rated.iter().filter(|rated| rated.candidate.form != Form::Tab).copied().collect());
    let chosen = if tabs.turns.len() > colons.turns.len() { tabs } else { colons };
    if is_stray(lines, &chosen) { Accepted::default() } else { chosen }
}

fn rate<'t>(line: &Line<'t>, told: &impl Fn(&str) -> bool) -> Option<Rated<'t>> {
    let Kind::Labelled(candidate) = line.kind else { return None };
    let told = told(candidate.label);
    let shape = if told { Some(Shape::Known) } else { shape(candidate.label) }?;
    let fits = match candidate.form {
        Form::TimeName => matches!(shape, Shape::Known | Shape::Code),
        Form::NameTime => shape != Shape::Heading,
        Form::NarrowTime => !matches!(shape, Shape::Heading | Shape::Prose),
        Form::Tab => shape != Shape::Prose,
        Form::Colon => true,
    };
    fits.then_some(Rated { candidate, shape, told })
}

fn choose<'t>(text: &str, lines: &[Line<'t>], rated: Vec<Rated<'t>>) -> Accepted<'t> {
    let spaced = turns_open_paragraphs(lines, &rated);
    let top = header_end(lines, &rated, text);
    let body: Vec<Rated> = rated.into_iter().filter(|rated| rated.told || rated.candidate.line >= top).collect();
    let count = counts(&body);
    let mut accepted = Accepted::default();
    for Rated { candidate, shape, told } in body {
        let times = count.get(candidate.label).copied().unwrap_or(0);
        let placed = candidate.opens_paragraph || !spaced;
        let believed = match shape {
            Shape::Known => true,
            Shape::Name | Shape::Code if candidate.form == Form::Tab => times > 1,
            Shape::Name if candidate.form == Form::NarrowTime => times > 1 || candidate.opens_paragraph,
            Shape::Name | Shape::Code => times > 1 || placed || candidate.form == Form::NameTime,
            Shape::Prose => times > 1 && placed,
            Shape::Heading => times >= OFTEN && placed,
        };
        if told || believed {
            accepted.turns.push(candidate);
        } else if candidate.form == Form::Colon && shape != Shape::Prose {
            accepted.doubtful.push(candidate);
        }
    }
    accepted
}

fn counts<'t>(rated: &[Rated<'t>]) -> HashMap<&'t str, usize> {
    let mut count = HashMap::new();
    for rated in rated {
        *count.entry(rated.candidate.label).or_default() += 1;
    }
    count
}

/// Whether nearly all sure turns of this text begin after a blank line. The first one says nothing about that, and
/// neither do the lines around a heading at the top.
fn turns_open_paragraphs(lines: &[Line], rated: &[Rated]) -> bool {
    let count = counts(rated);
    let sure = |rated: &&Rated| {
        let again = count.get(rated.candidate.label).is_some_and(|times| *times > 1);
        rated.shape == Shape::Known || (again && matches!(rated.shape, Shape::Code | Shape::Name))
    };
    let beside = beside_headings(lines, rated);
    let outside = |rated: &&Rated| !beside.contains(&rated.candidate.line);
    let (mut all, mut open) = (0usize, 0usize);
    for rated in rated.iter().filter(sure).filter(outside).skip(1) {
        all += 1;
        open += usize::from(rated.candidate.opens_paragraph);
    }
    all > 0 && open * 10 >= all * 9
}

/// The lines of the paragraph around the last heading among the first lines, from the top of the text on.
fn beside_headings(lines: &[Line], rated: &[Rated]) -> std::ops::Range<usize> {
    let heading = |rated: &&Rated| rated.shape == Shape::Heading && rated.candidate.line < HEADER_LINES;
    let last = rated.iter().filter(heading).map(|rated| rated.candidate.line).next_back();
    let after = |line: usize| line + lines.iter().skip(line).take_while(|line| line.kind != Kind::Blank).count();
    0..last.map_or(0, after)
}

/// The line after the last one of the header: the paragraphs at the top that hold a heading (`Date: …`), with the
/// lines beside it that only say who was there (`Interviewer: JS`).
fn header_end(lines: &[Line], rated: &[Rated], text: &str) -> usize {
    let count = counts(rated);
    let heading = |rated: &Rated| {
        rated.shape == Shape::Heading && count.get(rated.candidate.label).is_none_or(|times| *times < OFTEN)
    };
    let mut end = 0;
    let mut first = 0;
    while first < lines.len().min(HEADER_LINES) {
        let after = first + lines.iter().skip(first).take_while(|line| line.kind != Kind::Blank).count();
        let inside = |rated: &&Rated| (first..after.min(HEADER_LINES)).contains(&rated.candidate.line);
        let labelled: Vec<&Rated> = rated.iter().filter(inside).collect();
        let once = before_a_label_returns(&labelled);
        match once.iter().rposition(|rated| heading(rated)) {
            None if labelled.is_empty() => {}
            None => break,
            Some(last) => {
                let (top, below) = once.split_at(last + 1);
                if !top.iter().all(|rated| heading(rated) || is_value(lines, rated, text)) {
                    break;
                }
                let talk_is_elsewhere = rated.iter().any(|rated| rated.candidate.line >= after);
                let whole = once.len() == labelled.len() && below.iter().all(|rated| is_value(lines, rated, text));
                let line = top.last().map_or(first, |rated| rated.candidate.line + 1);
                end = if whole && talk_is_elsewhere { after } else { line };
            }
        }
        if labelled.iter().any(|rated| rated.candidate.line >= end) {
            break;
        }
        first = after + 1;
    }
    end
}

/// Whether what follows the label is a name or a code and no talk: short, and without the end of a sentence.
fn is_value(lines: &[Line], rated: &Rated, text: &str) -> bool {
    let end = lines.get(rated.candidate.line).map_or(0, |line| line.end);
    let value = text.get(rated.candidate.after..end).unwrap_or_default().trim();
    let sentence = value.ends_with(['.', '?', '!', '…', '。', '？', '！', '؟', ',', '-', '–', '—']);
    !value.is_empty() && !sentence && value.chars().count() <= MAX_VALUE
}

/// The first candidates of a paragraph, up to the one whose label was there before: a header says each thing once.
fn before_a_label_returns<'a, 't>(labelled: &'a [&'a Rated<'t>]) -> &'a [&'a Rated<'t>] {
    let returns = |index: &usize| {
        let label = labelled.get(*index).map(|rated| rated.candidate.label);
        labelled.iter().take(*index).any(|rated| Some(rated.candidate.label) == label)
    };
    let end = (0..labelled.len()).find(returns).unwrap_or(labelled.len());
    labelled.get(..end).unwrap_or_default()
}

/// Whether all there is are a few unsure labels deep in a text: then it has no labels, and losing what stands before
/// them would be worse.
fn is_stray(lines: &[Line], accepted: &Accepted) -> bool {
    let Some(first) = accepted.turns.first() else { return true };
    let sure = |candidate: &Candidate| matches!(shape(candidate.label), Some(Shape::Known | Shape::Code));
    let different: HashSet<&str> = accepted.turns.iter().map(|candidate| candidate.label).collect();
    let again = different.len() < accepted.turns.len();
    let filled = |from: usize, to: usize| {
        lines.iter().skip(from).take(to.saturating_sub(from)).filter(|line| line.kind != Kind::Blank).count()
    };
    !again && !accepted.turns.iter().any(sure) && filled(0, first.line) >= filled(first.line, lines.len())
}
