//! What the mouse means on a transcript: a click stands the cursor there, a drag selects, two clicks take the word, three
//! the sentence, four the turn; a click on a stripe selects its coding, one on the map goes there.

use super::{LineKind, Selection, TranscriptScreen, geometry};
use crate::model::CodingId;
use crate::text;
use crate::tui::message::Study;

/// What stands where somebody pointed.
enum Spot {
    /// The character that begins at this byte.
    Text(usize),
    /// The stripe of a coding, on a line.
    Stripe(CodingId, usize),
    /// A row of the map.
    Map(usize),
}

impl TranscriptScreen {
    /// The button went down, `times` in a row at this place, `column` and `row` counted from the corner of the screen's
    /// body.
    pub fn press(&mut self, column: u16, row: u16, times: u8, study: &Study) {
        self.pressed = None;
        match self.spot(column, row) {
            Some(Spot::Text(byte)) if self.ends.is_some() => self.put_end_at(byte),
            Some(Spot::Text(byte)) => self.press_text(byte, times, study),
            _ if self.ends.is_some() => {}
            Some(Spot::Stripe(id, line)) => self.take_stripe(id, line),
            Some(Spot::Map(row)) => self.go_to_line(self.shown.overview.line_of(row), study),
            None => {}
        }
    }

    /// Stands the cursor where somebody clicked, `column` and `row` counted from the corner of the text.
    pub fn click(&mut self, column: u16, row: u16, study: &Study) {
        let line = self.layout.lines.get(self.top + usize::from(row)).filter(|line| line.row.start < line.row.end);
        if let Some(row) = line.map(|line| line.row) {
            let byte = text::byte_at_column(&self.loaded.text, row, usize::from(column));
            self.press_text(self.onto_character(byte), 1, study);
        }
    }

    fn press_text(&mut self, byte: usize, times: u8, study: &Study) {
        self.ladder.clear();
        self.goal = None;
        self.cursor = byte;
        self.settle(study);
        let unit = match times {
            2 => self.talk.word_at(byte),
            3 => self.talk.sentence_at(byte),
            4.. => self.talk.block_at(byte),
            _ => {
                self.pressed = Some(byte);
                None
            }
        };
        self.selection = unit.map(Selection::Fixed);
    }

    /// The mouse was moved with the button down.
    pub fn drag(&mut self, column: u16, row: Option<u16>) {
        let Some(anchor) = self.pressed else { return };
        let height = self.geometry.text_height();
        // Above and below the text the view follows, a line at a time.
        let inside = row.filter(|row| usize::from(*row) < height);
        let line = match (inside, row) {
            (Some(row), _) => self.text_line_near(self.top + usize::from(row)),
            (None, None) => self.layout.text_line_from(self.top, -1),
            (None, Some(_)) => self.text_line_near(self.top + height),
        };
        let Some(line) = line else { return };
        let Some(row) = self.layout.lines.get(line).map(|line| line.row) else { return };
        let column = usize::from(column.saturating_sub(geometry::GUTTER));
        self.cursor = self.onto_character(text::byte_at_column(&self.loaded.text, row, column));
        self.selection = Some(Selection::Stretched(anchor));
        self.follow();
    }

    /// The button was let go: what was dragged over stays selected, also when the view is scrolled.
    pub fn release(&mut self) {
        if self.pressed.take().is_some() && matches!(self.selection, Some(Selection::Stretched(_))) {
            self.selection = self.selected().map(Selection::Fixed);
        }
    }

    /// Scrolls by rows. The cursor comes along only where it would be out of sight, so that no key ever acts on what
    /// cannot be seen.
    pub fn scroll(&mut self, rows: isize, study: &Study) {
        let height = self.geometry.text_height();
        let last = self.layout.lines.len().saturating_sub(height);
        self.top = self.top.saturating_add_signed(rows).min(last);
        let line = self.cursor_line();
        if self.ends.is_some() || (self.top..self.top + height).contains(&line) {
            return;
        }
        let edge = if line < self.top { self.top } else { self.top + height - 1 };
        let inside = |line: &usize| (self.top..self.top + height).contains(line);
        let found = self.text_line_near(edge).filter(inside).and_then(|line| self.layout.lines.get(line));
        if let Some(line) = found {
            self.cursor = self.onto_character(line.row.start);
            self.settle(study);
        }
    }

    fn spot(&self, column: u16, row: u16) -> Option<Spot> {
        if usize::from(row) >= self.geometry.text_height() {
            return None;
        }
        if self.geometry.map_columns().contains(&column) {
            return (usize::from(row) < self.shown.overview.rows.len()).then_some(Spot::Map(row.into()));
        }
        let number = self.top + usize::from(row);
        let line = self.layout.lines.get(number)?;
        if column < geometry::GUTTER {
            let stripe = self.stripe_in(column, number)?;
            return self.codings.get(stripe).map(|coding| Spot::Stripe(coding.id, number));
        }
        if column >= self.geometry.map_column() {
            return None;
        }
        let row = match line.kind {
            LineKind::Text => line.row,
            LineKind::Head(_) => self.layout.lines.get(number + 1)?.row,
            LineKind::Gap => return None,
        };
        let column = if line.kind == LineKind::Text { usize::from(column - geometry::GUTTER) } else { 0 };
        Some(Spot::Text(self.onto_character(text::byte_at_column(&self.loaded.text, row, column))))
    }

    /// The coding of a stripe becomes the current one; the cursor stands on it in the row that was clicked.
    fn take_stripe(&mut self, id: CodingId, line: usize) {
        let Some(start) = self.codings.iter().find(|coding| coding.id == id).map(|coding| coding.span.start) else {
            return;
        };
        let row = self.layout.lines.get(line).map_or(start, |line| line.row.start);
        self.selection = None;
        self.ladder.clear();
        self.goal = None;
        self.cursor = self.onto_character(self.layout.nearest(start.max(row)));
        self.current = Some(id);
    }

    fn go_to_line(&mut self, line: usize, study: &Study) {
        if let Some(row) = self.text_line_near(line).and_then(|line| self.layout.lines.get(line)).map(|line| line.row) {
            self.selection = None;
            self.ladder.clear();
            self.goal = None;
            self.cursor = row.start;
            self.settle(study);
            self.centre();
        }
    }

    /// The line with text at `line`, or the next one after it, or the last.
    fn text_line_near(&self, line: usize) -> Option<usize> {
        self.layout.text_line_from(line, 0)
    }
}
