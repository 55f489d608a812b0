//! Where answers go: one JSON document, or text for people, whole and at once.
//!
//! An answer is put together before any of it is written, so that a command that fails has written nothing.

use crate::text;
use anyhow::Result;
use serde::Serialize;
use std::io::{self, BufRead, IsTerminal, Write};

/// The width where there is no terminal to ask.
const WITHOUT_TERMINAL: usize = 100;
/// Narrower than this nothing can be laid out.
const NARROWEST: usize = 40;

/// How answers are written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Output {
    /// Whether scripts are reading.
    pub(super) json: bool,
    /// How many columns there are.
    pub(super) width: usize,
    /// Whether headings may be bold.
    pub(super) styled: bool,
    /// Whether a person is in front of it.
    pub(super) terminal: bool,
}

impl Output {
    pub(super) fn new(json: bool, width: fn() -> Option<u16>) -> Self {
        let terminal = io::stdout().is_terminal();
        let columns = if terminal { width().map(usize::from) } else { None };
        let styled = terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        Self { json, width: columns.unwrap_or(WITHOUT_TERMINAL).max(NARROWEST), styled, terminal }
    }

    /// Writes the answer: `document` for scripts, what `people` says for people.
    pub(super) fn answer<T: Serialize>(&self, document: &T, people: impl FnOnce() -> String) -> Result<()> {
        if self.json { self.document(document) } else { self.text(&people()) }
    }

    /// Writes one JSON document.
    pub(super) fn document<T: Serialize>(&self, document: &T) -> Result<()> {
        self.text(&serde_json::to_string_pretty(document)?)
    }

    /// Writes text, with a newline at its end.
    pub(super) fn text(&self, text: &str) -> Result<()> {
        let mut out = io::stdout().lock();
        if text.ends_with('\n') {
            write!(out, "{text}")?
        } else {
            writeln!(out, "{text}")?
        }
        Ok(out.flush()?)
    }

    /// Writes the bytes of a file.
    pub(super) fn bytes(&self, bytes: &[u8]) -> Result<()> {
        let mut out = io::stdout().lock();
        out.write_all(bytes)?;
        Ok(out.flush()?)
    }

    /// Text that stands out where that is possible; it must be safe to draw.
    pub(super) fn strong(&self, text: &str) -> String {
        if self.styled { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_string() }
    }
}

/// Whether drawings are made of ASCII signs alone, as `EMIC_ASCII` asks.
pub(super) fn ascii() -> bool {
    std::env::var_os("EMIC_ASCII").is_some_and(|value| !value.is_empty())
}

/// Asks a question on standard error and reads the answer; only a plain yes is one.
pub(super) fn ask(question: &str) -> Result<bool> {
    write!(io::stderr().lock(), "{question} [y/N] ")?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
}

/// Says something on standard error, under the program's name.
pub(super) fn complain(sentence: &str) {
    // There is nobody to tell where standard error is closed.
    let _ = writeln!(io::stderr().lock(), "emic: {}", text::safe_lines(sentence));
}

/// Whether an error says that nobody reads the output any more.
pub(super) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .any(|cause| cause.downcast_ref::<io::Error>().is_some_and(|io| io.kind() == io::ErrorKind::BrokenPipe))
}
