//! `emic show`: a transcript turn by turn, with or without its codings.

use super::session::Session;
use super::{End, words};
use crate::model::{CharSpan, Framework};
use crate::text::{self, Positions};
use crate::workbench::{CodingLine, ShownTranscript, ShownTurn};
use anyhow::Result;
use clap::Args;

/// The widest label that still stands beside its talk.
const LABEL: usize = 14;

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  emic show P01\n  emic show P01 --codings\n  emic show P01 --json")]
pub(super) struct ShowArgs {
    /// Title or id
    transcript: String,
    /// List the codings below each turn
    #[arg(long)]
    codings: bool,
}

pub(super) fn run(session: &Session, args: &ShowArgs) -> Result<End> {
    let workbench = session.workbench()?;
    let id = workbench.find_transcript(&args.transcript)?;
    let shown = workbench.show(id, args.codings)?;
    let names = workbench.names()?;
    session.out.answer(&shown, || Page::new(session, &shown, &names.framework).draw())?;
    Ok(End::Done)
}

/// A transcript being laid out.
struct Page<'s> {
    shown: &'s ShownTranscript,
    framework: &'s Framework,
    positions: Positions,
    width: usize,
    label: usize,
    heading: String,
    text: String,
}

impl<'s> Page<'s> {
    fn new(session: &Session, shown: &'s ShownTranscript, framework: &'s Framework) -> Self {
        let labels = shown.turns.iter().map(|turn| text::width(&text::safe(&turn.speaker)));
        let heading = format!("{}  {}", text::safe(&shown.title), words::count(shown.turns.len(), "turn"));
        Self {
            shown,
            framework,
            positions: Positions::new(&shown.text),
            width: session.out.width,
            label: labels.max().unwrap_or(0).min(LABEL),
            heading: session.out.strong(&heading),
            text: String::new(),
        }
    }

    fn draw(mut self) -> String {
        self.text = format!("{}\n\n", self.heading);
        let mut from = 0;
        for turn in &self.shown.turns {
            self.between(from, turn.start);
            self.turn(turn);
            from = turn.end;
        }
        self.between(from, self.shown.text.chars().count());
        self.text
    }

    fn turn(&mut self, turn: &ShownTurn) {
        let label = text::truncate(&text::safe(&turn.speaker), self.label);
        let time = turn.time.as_ref().map_or_else(String::new, |time| format!("[{}] ", text::safe(time)));
        let talk = format!("{time}{}", self.slice(turn.body, turn.end));
        let first = format!("{:>4}  {}  ", turn.n, text::pad(&label, self.label));
        self.paragraph(&first, &talk);
        self.codings(turn.start, turn.end);
        self.text.push('\n');
    }

    /// What stands between turns belongs to nobody, and is not left out.
    fn between(&mut self, start: usize, end: usize) {
        let between = self.slice(start, end).trim_matches('\n').to_string();
        if !between.trim().is_empty() {
            self.paragraph(&self.indent(), &between);
            self.codings(start, end);
            self.text.push('\n');
        }
    }

    fn codings(&mut self, start: usize, end: usize) {
        let touching = |coding: &&CodingLine| coding.start < end && start < coding.end;
        let shown = self.shown;
        for coding in shown.codings.iter().filter(touching) {
            let magnitude =
                coding.magnitude.as_ref().map_or_else(String::new, |value| format!(", {}", text::safe(value)));
            let theme = words::theme(self.framework, &coding.theme);
            let memo = if coding.memo.is_empty() { String::new() } else { format!(" — {}", coding.memo) };
            let begun = if coding.start < start { "… " } else { "" };
            let words = text::truncate(&text::safe(&coding.text), 40);
            let line = format!("{theme}{magnitude} [{}] {begun}“{words}”{memo}", text::safe(&coding.coder));
            self.paragraph(&format!("{}| ", self.indent()), &line);
        }
    }

    fn indent(&self) -> String {
        " ".repeat(8 + self.label)
    }

    /// Lays out text after `first`, the next rows below its beginning.
    fn paragraph(&mut self, first: &str, told: &str) {
        let beside = text::width(first);
        let next = if first.ends_with("| ") { first.to_string() } else { " ".repeat(beside) };
        for (place, row) in text::fill(told, self.width.saturating_sub(beside).max(20)).iter().enumerate() {
            let line = format!("{}{row}", if place == 0 { first } else { &next });
            self.text.push_str(line.trim_end());
            self.text.push('\n');
        }
    }

    fn slice(&self, start: usize, end: usize) -> &'s str {
        let span = self.positions.byte_span(&self.shown.text, CharSpan::new(start, end));
        span.and_then(|span| span.slice(&self.shown.text)).unwrap_or_default()
    }
}
