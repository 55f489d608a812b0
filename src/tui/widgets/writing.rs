//! An editor for several lines: a text, a cursor, a selection, and everything one did to take back.
//!
//! The text is wrapped, measured and drawn by the same functions as a transcript, so that wide, combining and hostile
//! characters never misalign text and cursor, and up and down go by the rows one sees. The cursor never stands inside a
//! grapheme cluster. What is typed is taken back word by word, without a limit. It knows no keys and no memos.

use crate::model::Span;
use crate::text::{self, Row};
use crate::tui::look::{Look, Role};
use crate::tui::widgets::scrolled;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span as Drawn};
use ratatui::widgets::Paragraph;

/// A movement of the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Travel {
    /// One cluster back or on.
    Cluster(Way),
    /// To the beginning of a word.
    Word(Way),
    /// So many rows, as one sees them.
    Rows(Way, usize),
    /// To an end of the line, which may be several rows.
    Line(Way),
    /// To an end of the text.
    Text(Way),
}

/// Which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Towards the beginning.
    Back,
    /// Towards the end.
    On,
}

/// One thing that was done: what stood at `at` was replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Step {
    at: usize,
    removed: String,
    inserted: String,
    /// Whether more letters typed on are part of it.
    open: bool,
}

/// A text being edited.
#[derive(Debug, Clone, Default)]
pub struct Editor {
    text: String,
    cursor: usize,
    anchor: Option<usize>,
    goal: Option<usize>,
    width: usize,
    done: Vec<Step>,
    undone: Vec<Step>,
    cut: String,
}

impl Editor {
    /// An editor for a text, the cursor at its end, `width` columns wide.
    #[must_use]
    pub fn new(text: &str, width: usize) -> Self {
        Self { text: text.to_string(), cursor: text.len(), width: width.max(1), ..Self::default() }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The byte the cursor stands before.
    #[must_use]
    pub const fn cursor(&self) -> usize {
        self.cursor
    }

    /// Wraps at another width from now on.
    pub fn resize(&mut self, width: usize) {
        self.width = width.max(1);
        self.goal = None;
    }

    /// Types one character, in place of what is selected.
    pub fn type_in(&mut self, c: char) {
        let mut letters = [0; 4];
        let typed: &str = c.encode_utf8(&mut letters);
        let span = self.selected().unwrap_or(Span::new(self.cursor, self.cursor));
        let follows = self.done.last().is_some_and(|last| last.open && last.at + last.inserted.len() == self.cursor);
        // A word and the blanks after it are taken back together: a letter after a blank begins the next step.
        let begins = !c.is_whitespace()
            && self.text.get(..self.cursor).is_some_and(|before| before.ends_with(char::is_whitespace));
        if span.is_empty() && follows && !begins {
            self.text.insert(self.cursor, c);
            self.cursor += typed.len();
            if let Some(last) = self.done.last_mut() {
                last.inserted.push(c);
            }
            self.undone.clear();
            self.settle();
        } else {
            self.replace(span, typed, true);
        }
    }

    /// Puts a text in place of what is selected, one step. Line ends of all kinds become newlines.
    pub fn insert(&mut self, text: &str) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let span = self.selected().unwrap_or(Span::new(self.cursor, self.cursor));
        self.replace(span, &text, false);
    }

    /// Puts another text in place of a part, one step; the cursor stays as far from the end of the part as it was.
    pub fn put(&mut self, span: Span, text: &str) {
        let behind = span.end.saturating_sub(self.cursor).min(text.len());
        self.replace(span, text, false);
        self.stand((span.start + text.len()).saturating_sub(behind));
    }

    /// Stands the cursor before a byte of the text.
    pub fn stand(&mut self, at: usize) {
        if self.text.is_char_boundary(at) {
            self.cursor = at;
            self.settle();
        }
    }

    /// Puts another text in place of the whole, one step.
    pub fn replace_all(&mut self, text: &str) {
        self.replace(Span::new(0, self.text.len()), text, false);
    }

    /// Takes away what is selected, else what a movement would pass over.
    pub fn erase(&mut self, travel: Travel) {
        let span = self.selected().unwrap_or_else(|| {
            let to = self.target(travel);
            Span::new(to.min(self.cursor), to.max(self.cursor))
        });
        if !span.is_empty() {
            self.replace(span, "", false);
        }
    }

    /// As [`Editor::erase`], keeping what was taken away for [`Editor::paste`]. Where nothing is selected and no movement is
    /// given, nothing is taken away.
    pub fn cut(&mut self, travel: Option<Travel>) {
        let span = self.selected().or_else(|| {
            let to = self.target(travel?);
            Some(Span::new(to.min(self.cursor), to.max(self.cursor)))
        });
        if let Some(words) = span.and_then(|span| span.slice(&self.text)).filter(|words| !words.is_empty()) {
            self.cut = words.to_string();
        }
        if let Some(span) = span.filter(|span| !span.is_empty()) {
            self.replace(span, "", false);
        }
    }

    /// Keeps what is selected for [`Editor::paste`].
    pub fn copy(&mut self) {
        if let Some(words) = self.selected().and_then(|span| span.slice(&self.text)) {
            self.cut = words.to_string();
        }
    }

    /// Puts in what was cut or copied last.
    pub fn paste(&mut self) {
        if !self.cut.is_empty() {
            let words = self.cut.clone();
            self.insert(&words);
        }
    }

    /// Moves the cursor; with `select` everything it passes over is selected.
    pub fn travel(&mut self, travel: Travel, select: bool) {
        let goal = matches!(travel, Travel::Rows(..)).then(|| self.goal.unwrap_or_else(|| self.place().1));
        self.goal = goal;
        let to = self.target(travel);
        self.anchor = select.then(|| self.anchor.unwrap_or(self.cursor));
        self.cursor = to;
        if let Some(last) = self.done.last_mut() {
            last.open = false;
        }
    }

    /// Takes back the last step; whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(step) = self.done.pop() else { return false };
        self.text.replace_range(step.at..step.at + step.inserted.len(), &step.removed);
        self.cursor = step.at + step.removed.len();
        self.settle();
        self.undone.push(step);
        true
    }

    /// Does again what was taken back last; whether there was anything.
    pub fn redo(&mut self) -> bool {
        let Some(step) = self.undone.pop() else { return false };
        self.text.replace_range(step.at..step.at + step.removed.len(), &step.inserted);
        self.cursor = step.at + step.inserted.len();
        self.settle();
        self.done.push(Step { open: false, ..step });
        true
    }

    /// What is selected, in bytes.
    #[must_use]
    pub fn selected(&self) -> Option<Span> {
        let anchor = self.anchor?;
        (anchor != self.cursor).then(|| Span::new(anchor.min(self.cursor), anchor.max(self.cursor)))
    }

    fn replace(&mut self, span: Span, inserted: &str, open: bool) {
        let removed = span.slice(&self.text).unwrap_or_default().to_string();
        if removed == inserted {
            return;
        }
        self.text.replace_range(span.start..span.start + removed.len(), inserted);
        self.cursor = span.start + inserted.len();
        self.done.push(Step { at: span.start, removed, inserted: inserted.to_string(), open });
        self.undone.clear();
        self.settle();
    }

    /// After an edit nothing is selected, and the cursor stands between two clusters.
    fn settle(&mut self) {
        self.anchor = None;
        self.goal = None;
        let line = self.line();
        if let Some(cell) =
            text::cells(&self.text, line).iter().find(|cell| cell.start < self.cursor && self.cursor < cell.end)
        {
            self.cursor = cell.end;
        }
    }

    /// The line the cursor stands in, without its newline.
    fn line(&self) -> Row {
        let (before, after) = self.text.split_at_checked(self.cursor).unwrap_or((&self.text, ""));
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        Row { start, end: self.cursor + after.find('\n').unwrap_or(after.len()) }
    }

    fn target(&self, travel: Travel) -> usize {
        let all = Span::new(0, self.text.len());
        match travel {
            Travel::Cluster(way) => self.cluster(way),
            Travel::Word(Way::On) => text::next_word(&self.text, all, self.cursor).unwrap_or(all.end),
            Travel::Word(Way::Back) => text::previous_word(&self.text, all, self.cursor).unwrap_or(0),
            Travel::Line(Way::Back) => self.line().start,
            Travel::Line(Way::On) => self.line().end,
            Travel::Text(Way::Back) => 0,
            Travel::Text(Way::On) => all.end,
            Travel::Rows(way, count) => self.by_rows(way, count),
        }
    }

    fn cluster(&self, way: Way) -> usize {
        let line = self.line();
        let cells = text::cells(&self.text, line);
        match way {
            Way::On if self.cursor >= line.end => (line.end + 1).min(self.text.len()),
            Way::On => cells.iter().find(|cell| cell.end > self.cursor).map_or(line.end, |cell| cell.end),
            Way::Back if self.cursor <= line.start => line.start.saturating_sub(1),
            Way::Back => cells.iter().rev().find(|cell| cell.start < self.cursor).map_or(line.start, |cell| cell.start),
        }
    }

    fn by_rows(&self, way: Way, count: usize) -> usize {
        let rows = self.rows();
        let (row, column) = self.place();
        let goal = self.goal.unwrap_or(column);
        let to = match way {
            Way::Back if row == 0 => return 0,
            Way::Back => row.saturating_sub(count),
            Way::On if row + 1 >= rows.len() => return self.text.len(),
            Way::On => (row + count).min(rows.len().saturating_sub(1)),
        };
        let Some(target) = rows.get(to).copied() else { return self.cursor };
        let byte = text::byte_at_column(&self.text, target, goal);
        // Where a word was broken the end of a row is the beginning of the next; the cursor stays on the row meant.
        if byte == target.end && rows.get(to + 1).is_some_and(|next| next.start == byte) && byte > target.start {
            return text::cells(&self.text, target).last().map_or(target.start, |cell| cell.start);
        }
        byte
    }

    fn rows(&self) -> Vec<Row> {
        text::wrap(&self.text, Span::new(0, self.text.len()), self.width)
    }

    /// The row and the column of the cursor. Blanks at the end of a row are of no row, and still move the cursor.
    fn place(&self) -> (usize, usize) {
        let rows = self.rows();
        let row = text::row_at(&rows, self.cursor).unwrap_or(0);
        let Some(here) = rows.get(row) else { return (0, 0) };
        let column = text::column_of(&self.text, *here, self.cursor);
        let blanks = Row { start: here.end.min(self.cursor), end: self.cursor };
        let beyond: usize = text::cells(&self.text, blanks).iter().map(|cell| cell.width).sum();
        (row, (column + beyond).min(self.width.saturating_sub(1)))
    }

    /// Draws the text, as much of it around the cursor as there is room for, and stands the terminal's cursor in it.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look) {
        self.draw_in(frame, area, look, |_| Role::Text);
    }

    /// As [`Editor::draw`], each row in a role told by the byte it begins with.
    pub fn draw_in(&self, frame: &mut Frame<'_>, area: Rect, look: &Look, role: impl Fn(usize) -> Role) {
        let rows = self.rows();
        let (row, column) = self.place();
        let height = usize::from(area.height).max(1);
        let top = scrolled(row, rows.len(), height);
        let selected = self.selected();
        let lines: Vec<Line<'_>> =
            rows.iter().skip(top).take(height).map(|row| self.drawn(*row, selected, role(row.start), look)).collect();
        frame.render_widget(Paragraph::new(lines), area);
        let at = |place: usize, most: u16| u16::try_from(place).unwrap_or(most).min(most.saturating_sub(1));
        frame.set_cursor_position(Position::new(area.x + at(column, area.width), area.y + at(row - top, area.height)));
    }

    fn drawn(&self, row: Row, selected: Option<Span>, role: Role, look: &Look) -> Line<'static> {
        let mut spans: Vec<Drawn<'static>> = Vec::new();
        for cell in text::cells(&self.text, row) {
            let mut style = look.style(if cell.stand_in { Role::StandIn } else { role });
            if selected.is_some_and(|span| span.contains(cell.start)) {
                style = style.patch(look.style(Role::Selection));
            }
            match spans.last_mut() {
                Some(last) if last.style == style => last.content.to_mut().push_str(&cell.shown),
                _ => spans.push(Drawn::styled(cell.shown.into_owned(), style)),
            }
        }
        Line::from(spans)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn typed(text: &str) -> Editor {
        let mut editor = Editor::new("", 20);
        for c in text.chars() {
            if c == '\n' { editor.insert("\n") } else { editor.type_in(c) }
        }
        editor
    }

    /// The text with `|` where the cursor stands.
    fn shown(editor: &Editor) -> String {
        let mut text = editor.text().to_string();
        text.insert(editor.cursor(), '|');
        text
    }

    #[test]
    fn what_is_typed_is_taken_back_word_by_word_and_done_again() {
        let mut editor = typed("one two  three");
        editor.undo();
        assert_eq!(editor.text(), "one two  ");
        editor.undo();
        assert_eq!(editor.text(), "one ");
        editor.redo();
        editor.redo();
        assert_eq!(editor.text(), "one two  three");
        editor.undo();
        editor.type_in('x');
        assert!(!editor.redo(), "after something new there is nothing to do again");
    }

    #[test]
    fn a_cluster_is_one_step_for_the_cursor_and_goes_as_one() {
        let mut editor = Editor::new("ae\u{301}👩\u{200D}👧b", 20);
        editor.travel(Travel::Cluster(Way::Back), false);
        editor.erase(Travel::Cluster(Way::Back));
        assert_eq!(shown(&editor), "ae\u{301}|b");
        editor.erase(Travel::Cluster(Way::Back));
        assert_eq!(shown(&editor), "a|b");
        editor.erase(Travel::Cluster(Way::On));
        assert_eq!(shown(&editor), "a|");
    }

    #[test]
    fn up_and_down_go_by_the_rows_one_sees_and_keep_the_column() {
        let mut editor = Editor::new("a long line that is wrapped\nx\nand another long one", 12);
        let mut stood = vec![shown(&editor)];
        for _ in 0..6 {
            editor.travel(Travel::Rows(Way::Back, 1), false);
            stood.push(shown(&editor));
        }
        assert_eq!(
            stood,
            [
                "a long line that is wrapped\nx\nand another long one|",
                "a long line that is wrapped\nx\nand anot|her long one",
                "a long line that is wrapped\nx|\nand another long one",
                "a long line that is wrapped|\nx\nand another long one",
                "a long line that is| wrapped\nx\nand another long one",
                "a long l|ine that is wrapped\nx\nand another long one",
                "|a long line that is wrapped\nx\nand another long one",
            ]
        );
    }

    #[test]
    fn a_word_that_is_broken_over_rows_is_no_trap() {
        let mut editor = Editor::new("abcdefghijklmnop", 4);
        for _ in 0..4 {
            editor.travel(Travel::Rows(Way::Back, 1), false);
        }
        assert_eq!(editor.cursor(), 0);
        editor.travel(Travel::Line(Way::On), false);
        assert_eq!(editor.cursor(), 16);
    }

    #[test]
    fn a_selection_is_replaced_cut_and_put_in_again() {
        let mut editor = Editor::new("one two three", 20);
        editor.travel(Travel::Word(Way::Back), true);
        editor.cut(None);
        assert_eq!(shown(&editor), "one two |");
        editor.travel(Travel::Text(Way::Back), false);
        editor.paste();
        assert_eq!(shown(&editor), "three|one two ");
        editor.travel(Travel::Text(Way::Back), true);
        editor.type_in('x');
        assert_eq!(shown(&editor), "x|one two ");
        editor.undo();
        assert_eq!(editor.text(), "threeone two ");
    }

    #[test]
    fn line_ends_of_every_kind_are_newlines() {
        let mut editor = Editor::new("", 20);
        editor.insert("a\r\nb\rc\nd");
        assert_eq!(editor.text(), "a\nb\nc\nd");
    }

    #[test]
    fn blanks_at_the_end_move_the_cursor() {
        let at = |text: &str| Editor::new(text, 10).place();
        assert_eq!((at("ab"), at("ab "), at("ab  ")), ((0, 2), (0, 3), (0, 4)));
        assert_eq!(at("ab\n"), (1, 0));
        assert_eq!(at("abcdefghij   "), (0, 9), "but not out of the window");
    }

    #[derive(Debug, Clone)]
    enum Deed {
        Type(char),
        Insert(String),
        Move(Travel, bool),
        Erase(Travel),
        Cut,
        Paste,
        Undo,
        Redo,
        Resize(usize),
    }

    fn travels() -> impl Strategy<Value = Travel> {
        let way = prop_oneof![Just(Way::Back), Just(Way::On)];
        (0..5_usize, way, 1..9_usize).prop_map(|(kind, way, count)| match kind {
            0 => Travel::Cluster(way),
            1 => Travel::Word(way),
            2 => Travel::Rows(way, count),
            3 => Travel::Line(way),
            _ => Travel::Text(way),
        })
    }

    fn deeds() -> impl Strategy<Value = Vec<Deed>> {
        let hard = "([a-z]{0,4}|[ \n\t-]|é|e\u{301}|\u{301}|漢字|👩\u{200D}👧|🇩🇪|\u{202E}|\u{1b}|\r\n){0,4}";
        let letters = prop::sample::select(vec!['a', ' ', 'é', '\u{301}', '漢', '\u{200D}', '👩', '🇩', '\u{202E}']);
        let deed = prop_oneof![
            5 => letters.prop_map(Deed::Type),
            2 => hard.prop_map(Deed::Insert),
            4 => (travels(), any::<bool>()).prop_map(|(travel, select)| Deed::Move(travel, select)),
            2 => travels().prop_map(Deed::Erase),
            1 => Just(Deed::Cut),
            1 => Just(Deed::Paste),
            2 => Just(Deed::Undo),
            1 => Just(Deed::Redo),
            1 => (1..30_usize).prop_map(Deed::Resize),
        ];
        prop::collection::vec(deed, 0..60)
    }

    proptest! {
        #[test]
        fn whatever_is_done_the_cursor_stands_in_the_text_and_all_of_it_can_be_taken_back(deeds in deeds()) {
            let mut editor = Editor::new("Begun already.\n", 12);
            for deed in deeds {
                match deed {
                    Deed::Type(c) => editor.type_in(c),
                    Deed::Insert(text) => editor.insert(&text),
                    Deed::Move(travel, select) => editor.travel(travel, select),
                    Deed::Erase(travel) => editor.erase(travel),
                    Deed::Cut => editor.cut(None),
                    Deed::Paste => editor.paste(),
                    Deed::Undo => _ = editor.undo(),
                    Deed::Redo => _ = editor.redo(),
                    Deed::Resize(width) => editor.resize(width),
                }
                prop_assert!(editor.text().is_char_boundary(editor.cursor()));
                let (row, column) = editor.place();
                prop_assert!(row < editor.rows().len() && column < editor.width.max(6), "{row} {column}");
            }
            let end = editor.text().to_string();
            let mut steps = 0;
            while editor.undo() {
                steps += 1;
            }
            prop_assert_eq!(editor.text(), "Begun already.\n");
            for _ in 0..steps {
                prop_assert!(editor.redo());
            }
            prop_assert_eq!(editor.text(), end);
        }
    }
}
