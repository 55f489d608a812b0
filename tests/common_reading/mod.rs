//! The driver of the transcript tests: a small study with one conversation, keys and the mouse, and what came of it.
//!
//! A place is written as the text itself, with `|` before the cursor and `[ ]` around the selection.

// Each test file uses a part of this, and a helper that fails should stop its test.
#![allow(dead_code, clippy::unwrap_used, clippy::panic)]

use crate::common_store::{FRAMEWORK, Study, apply_with};
use crossterm::event::{Event, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use emic::tui::{Inline, Look, Screen, TranscriptScreen};
use emic::workbench::{CodingLine, CodingQuery, Theming};
use ratatui::buffer::Buffer;

/// Columns left of the text.
pub const GUTTER: u16 = 11;

/// A conversation to move about in.
pub const TALK: &str = "INT: Where do you live now?\n\n\
    Anna: In a small room. It was cold! Dr. Lee came, e.g. on Monday.\n\n\
    INT: And then?\n\n\
    Anna: We left. Nobody helped.\n";

/// Somebody who reads a transcript.
pub struct Reader {
    pub study: Study,
    pub inline: Inline,
}

impl Reader {
    /// AB before the conversation, in a small terminal.
    pub fn new(talk: &str) -> Self {
        Self::prepared(talk, (80, 24), |_| {})
    }

    /// AB before the conversation, after something was done to the study.
    pub fn prepared(talk: &str, size: (u16, u16), prepare: impl FnOnce(&Study)) -> Self {
        let study = Study::bare(&["AB:Asha Bell", "CD:Carys Doyle"]);
        let mut nobody = study.sit(None);
        let framework = study.file("small.toml", FRAMEWORK);
        nobody.import_codebook(&framework).unwrap();
        study.import(&mut nobody, &[("T1.txt", talk)]);
        drop(nobody);
        prepare(&study);
        let mut inline = Inline::new(study.sit(Some("AB")), size.0, size.1, Look::new(true, true)).unwrap();
        inline.press("Enter");
        Self { study, inline }
    }

    /// Presses keys as the commands table writes them.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        self.inline.press(keys);
        self
    }

    /// Types letters.
    pub fn type_in(&mut self, text: &str) -> &mut Self {
        self.inline.type_in(text);
        self
    }

    /// The mouse, at a column and row of the terminal.
    pub fn mouse(&mut self, kind: MouseEventKind, column: u16, row: u16) -> &mut Self {
        let mouse = MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE };
        self.inline.event(&Event::Mouse(mouse));
        self
    }

    /// Clicks so many times.
    pub fn click(&mut self, column: u16, row: u16, times: usize) -> &mut Self {
        for _ in 0..times {
            self.mouse(MouseEventKind::Down(MouseButton::Left), column, row);
            self.mouse(MouseEventKind::Up(MouseButton::Left), column, row);
        }
        self
    }

    /// The transcript on screen.
    pub fn screen(&self) -> &TranscriptScreen {
        match self.inline.model.screen() {
            Some(Screen::Transcript(screen)) => screen,
            _ => panic!("no transcript is shown:\n{}", self.text()),
        }
    }

    /// The lines of the text with the cursor and the selection in them.
    pub fn marked(&self) -> String {
        let screen = self.screen();
        let mut text = screen.loaded.text.clone();
        let selected = screen.selected();
        let mut signs = vec![(screen.cursor, 1, "|")];
        signs.extend(selected.map(|span| (span.start, 0, "[")));
        signs.extend(selected.map(|span| (span.end, 2, "]")));
        signs.sort_unstable();
        for (at, _, sign) in signs.iter().rev() {
            text.insert_str(*at, sign);
        }
        let first = text.lines().position(|line| line.contains(['|', '['])).unwrap();
        let last = text.lines().count() - text.lines().rev().position(|line| line.contains(['|', ']'])).unwrap();
        text.lines().take(last).skip(first).collect::<Vec<_>>().join("\n")
    }

    /// All codings AB may see, by place.
    pub fn codings(&self) -> Vec<CodingLine> {
        self.inline.bench.codings(&CodingQuery::default()).unwrap()
    }

    /// The passages that are coded, each `coder theme magnitude: words`.
    pub fn coded(&self) -> Vec<String> {
        let told = |coding: &CodingLine| {
            let magnitude = coding.magnitude.as_ref().map_or_else(String::new, |value| format!(" {value}"));
            format!("{} {}{magnitude}: {}", coding.coder, coding.theme, coding.text)
        };
        self.codings().iter().map(told).collect()
    }

    /// What is drawn.
    pub fn buffer(&self) -> Buffer {
        self.inline.draw().unwrap().0
    }

    /// Where the terminal's cursor stands.
    pub fn cursor(&self) -> (u16, u16) {
        self.inline.draw().unwrap().1
    }

    /// What the screen shows, row by row.
    pub fn text(&self) -> String {
        let buffer = self.buffer();
        let rows = 0..buffer.area.height;
        let row = |y: u16| -> String { (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect() };
        rows.map(|y| row(y).trim_end().to_string()).collect::<Vec<_>>().join("\n")
    }

    /// One row of the gutter, as it is drawn.
    pub fn gutter(&self, row: u16) -> String {
        let buffer = self.buffer();
        (0..GUTTER).map(|x| buffer[(x, row)].symbol()).collect()
    }
}

/// Applies a theme to a quote, as a coder.
pub fn code(study: &Study, coder: &str, quote: &str, theme: &str, magnitude: Option<&str>) {
    let theming = Theming { theme: theme.into(), magnitude: magnitude.map(String::from), memo: String::new() };
    apply_with(&mut study.sit(Some(coder)), "T1", quote, &theming);
}
