//! Editing what the framework says of a theme while a disagreement about it is looked at: definition, when to use it, when
//! not, and why it is changed.
//!
//! A change of the framework is for everybody, so Esc does not make it: it warns first where something was written, and
//! gives it up the second time. Where it is refused the sentence stands below and nothing typed is lost.

use super::window;
use crate::model::{DiscrepancyId, Theme, ThemeId};
use crate::text;
use crate::tui::look::{Look, Role};
use crate::workbench::ThemeEdit;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;
use ratatui_textarea::{CursorMove, TextArea, WrapMode};

/// The parts one writes in, with their rows.
const PARTS: [(&str, u16); 4] =
    [("What it means", 4), ("Use for", 4), ("Not for", 4), ("Why it is changed, for the framework’s history", 2)];

/// The rules of a theme being edited.
#[derive(Debug)]
pub struct RulesEditor {
    /// The discrepancy on whose account they are.
    pub about: DiscrepancyId,
    /// The theme.
    pub theme: ThemeId,
    /// Why what is written could not be saved, or what happens next.
    pub note: Option<String>,
    title: String,
    before: [String; 3],
    areas: [TextArea<'static>; 4],
    at: usize,
    warned: bool,
}

impl RulesEditor {
    /// An editor with the rules as they are.
    #[must_use]
    pub fn new(about: DiscrepancyId, theme: &Theme, number: &str) -> Self {
        let before = [theme.definition.clone(), theme.include.clone(), theme.exclude.clone()];
        let [definition, include, exclude] = before.each_ref().map(|rule| area(rule));
        Self {
            about,
            theme: theme.id,
            note: None,
            title: format!("{number} {}", theme.name),
            before,
            areas: [definition, include, exclude, area("")],
            at: 0,
            warned: false,
        }
    }

    /// The part one writes in.
    pub fn area(&mut self) -> Option<&mut TextArea<'static>> {
        self.warned = false;
        self.areas.get_mut(self.at)
    }

    /// To the next part, or the one before, round and round.
    pub fn step(&mut self, forward: bool) {
        let parts = self.areas.len();
        self.at = (self.at + if forward { 1 } else { parts - 1 }) % parts;
    }

    /// What is to change; `None` where nothing is written that is not there already.
    #[must_use]
    pub fn edit(&self) -> Option<ThemeEdit> {
        let [definition, include, exclude, _] = &self.areas;
        let [old_definition, old_include, old_exclude] = &self.before;
        let changed = |area: &TextArea<'_>, old: &String| Some(written(area)).filter(|new| new != old.trim());
        let edit = ThemeEdit {
            definition: changed(definition, old_definition),
            include: changed(include, old_include),
            exclude: changed(exclude, old_exclude),
            ..ThemeEdit::default()
        };
        (edit != ThemeEdit::default()).then_some(edit)
    }

    /// The reason of the change; `None` where none was given.
    #[must_use]
    pub fn why(&self) -> Option<String> {
        let [.., why] = &self.areas;
        Some(written(why)).filter(|why| !why.is_empty())
    }

    /// Whether one step back leaves now; the first one only warns where something was written.
    pub fn leaves(&mut self) -> bool {
        if self.edit().is_none() || self.warned {
            return true;
        }
        self.warned = true;
        self.note = Some("Not saved yet: Ctrl+s saves it; Esc once more gives it up.".into());
        false
    }

    /// Draws the editor over the middle of `area`.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look) {
        let rows: u16 = PARTS.iter().map(|(_, rows)| rows + 1).sum::<u16>() + 1;
        let inner = window(frame, area, &format!("Rules of {}", self.title), (76, rows + 2), look);
        let mut y = inner.y;
        let spare = rows.saturating_sub(inner.height);
        for (place, ((name, rows), part)) in PARTS.iter().zip(&self.areas).enumerate() {
            // On a low screen the first parts give up a row each.
            let rows = rows - u16::from(u16::try_from(place).is_ok_and(|place| place < spare.min(3)));
            let here = place == self.at;
            let mark = if here { look.glyphs.bar } else { " " };
            let head = Span::styled(format!("{mark} {name}"), look.style(if here { Role::Key } else { Role::Quiet }));
            frame.render_widget(Paragraph::new(Line::from(head)), Rect { y, height: 1, ..inner });
            let mut editor = part.clone();
            editor.set_style(look.style(Role::Text));
            editor.set_cursor_line_style(look.style(Role::Text));
            editor.set_cursor_style(look.style(if here { Role::Selection } else { Role::Text }));
            let place = Rect { x: inner.x + 2, y: y + 1, width: inner.width.saturating_sub(2), height: rows };
            frame.render_widget(&editor, place.intersection(inner));
            y += 1 + rows;
        }
        if let Some(note) = &self.note {
            let note = text::truncate(&format!("! {}", text::safe(note)), usize::from(inner.width));
            let line = Line::from(Span::styled(note, look.style(Role::Alert)));
            let foot = Rect { y: inner.bottom().saturating_sub(1), height: 1, ..inner };
            frame.render_widget(Paragraph::new(line), foot);
        }
    }
}

fn area(rule: &str) -> TextArea<'static> {
    let mut area = TextArea::new(rule.split('\n').map(String::from).collect());
    area.set_wrap_mode(WrapMode::Word);
    area.move_cursor(CursorMove::Bottom);
    area.move_cursor(CursorMove::End);
    area
}

fn written(area: &TextArea<'_>) -> String {
    area.lines().join("\n").trim().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Origin, ScaleChoice};

    fn editor() -> RulesEditor {
        let theme = Theme {
            id: ThemeId::mint(),
            key: "moves".into(),
            name: "Moves".into(),
            parent: None,
            position: 0,
            definition: "Moving house.".into(),
            include: "Planned moves.".into(),
            exclude: String::new(),
            example: String::new(),
            scale: ScaleChoice::None,
            origin: Origin::APriori,
            questions: Vec::new(),
            codable: true,
            colour: None,
            split_from: None,
        };
        RulesEditor::new(DiscrepancyId(7), &theme, "1.2")
    }

    #[test]
    fn only_what_was_changed_is_written() {
        let mut editor = editor();
        assert_eq!(editor.edit(), None);
        editor.step(true);
        editor.area().unwrap().insert_str(" Also one night.");
        let edit = editor.edit().unwrap();
        assert_eq!(edit.include.as_deref(), Some("Planned moves. Also one night."));
        assert_eq!((edit.definition, edit.exclude, edit.name), (None, None, None));
        assert_eq!(editor.why(), None);
        editor.step(false);
        editor.step(false);
        editor.area().unwrap().insert_str("P01");
        assert_eq!(editor.why().as_deref(), Some("P01"));
    }

    #[test]
    fn what_was_written_is_given_up_only_at_the_second_step_back_and_never_after_more_was_typed() {
        let mut editor = editor();
        assert!(editor.leaves());
        editor.area().unwrap().insert_str("x");
        assert!(!editor.leaves());
        editor.area().unwrap().insert_str("y");
        assert!(!editor.leaves(), "typing takes the warning back");
        assert!(editor.leaves());
    }
}
