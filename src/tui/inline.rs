//! The screens without threads: every effect is done at once. For tests and benchmarks, which press real keys and look at
//! what is drawn.

use super::chord::Chord;
use super::clicks::Clicks;
use super::look::Look;
use super::message::{Effect, Message};
use super::model::Model;
use super::perform::{perform, study};
use super::update::update;
use super::view::view;
use crate::workbench::{Result, Workbench};
use crossterm::event::Event;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use std::collections::VecDeque;
use std::time::Instant;

/// A workbench with screens, driven by hand.
pub struct Inline {
    /// The project.
    pub bench: Workbench,
    /// The screens.
    pub model: Model,
    clicks: Clicks,
    // No time passes here: clicks at one place follow each other quickly.
    begun: Instant,
}

impl Inline {
    /// The first screen, in a terminal of `columns` and `rows`.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub fn new(bench: Workbench, columns: u16, rows: u16, look: Look) -> Result<Self> {
        let mut model = Model::new(study(&bench)?, (columns, rows), look);
        model.go_on_from(bench.places(), bench.last_place());
        Ok(Self { bench, model, clicks: Clicks::default(), begun: Instant::now() })
    }

    /// Does what is begun once the first screen stands, which takes longer than a first screen may take.
    pub fn begin(&mut self) {
        let effects = self.model.begun();
        self.answer(effects.into());
    }

    /// Presses keys, written as in the commands table and separated by spaces: `o o c a c c Enter +`.
    pub fn press(&mut self, keys: &str) {
        for chord in keys.split_whitespace().filter_map(Chord::parse) {
            self.event(&Event::Key(chord.event()));
        }
    }

    /// Types characters one by one.
    pub fn type_in(&mut self, text: &str) {
        for c in text.chars() {
            self.event(&Event::Key(crossterm::event::KeyEvent::from(crossterm::event::KeyCode::Char(c))));
        }
    }

    /// What the place is called where keys go now, as `emic keys` calls it.
    #[must_use]
    pub fn place(&self) -> &'static str {
        self.model.place().name()
    }

    /// Takes an event of the terminal, and does everything it leads to.
    pub fn event(&mut self, event: &Event) {
        if let Some(message) = self.clicks.message(&self.model, event, self.begun) {
            self.send(message);
        }
    }

    /// Takes a message, and does everything it leads to.
    pub fn send(&mut self, message: Message) {
        let effects = update(&mut self.model, message).into();
        self.answer(effects);
    }

    fn answer(&mut self, mut effects: VecDeque<Effect>) {
        while let Some(effect) = effects.pop_front() {
            for message in perform(&mut self.bench, effect, &mut |_, _| true) {
                effects.extend(update(&mut self.model, message));
            }
        }
    }

    /// What is drawn now, and where the terminal's cursor stands.
    ///
    /// # Errors
    /// Never, with the terminal that is drawn into here.
    pub fn draw(&self) -> std::result::Result<(Buffer, (u16, u16)), std::convert::Infallible> {
        self.draw_at(self.model.size)
    }

    /// As [`Inline::draw`], on a terminal of another size than the screens were told last: it has just been resized, and
    /// the word of it is still on its way.
    ///
    /// # Errors
    /// Never, with the terminal that is drawn into here.
    pub fn draw_at(
        &self,
        (columns, rows): (u16, u16),
    ) -> std::result::Result<(Buffer, (u16, u16)), std::convert::Infallible> {
        let mut terminal = Terminal::new(TestBackend::new(columns, rows))?;
        terminal.draw(|frame| view(&self.model, frame))?;
        let cursor = terminal.get_cursor_position()?;
        Ok((terminal.backend().buffer().clone(), (cursor.x, cursor.y)))
    }
}
