//! What the keys one writes with do to a text, wherever one does; the keys themselves stand in the commands table.

use super::{Editor, Travel, Way};
use crate::tui::commands::Action;

/// Does a command to a text; a page is `page` rows. What is no command of an editor moves to the end of the text.
pub fn stroke(editor: &mut Editor, action: Action, page: usize) {
    use Way::{Back, On};
    let travel = match action {
        Action::Left | Action::ExtendLeft | Action::EraseBack => Travel::Cluster(Back),
        Action::Right | Action::ExtendRight | Action::EraseForward => Travel::Cluster(On),
        Action::WordBack | Action::ExtendWordBack | Action::EraseWordBack => Travel::Word(Back),
        Action::WordForward | Action::ExtendWordForward | Action::EraseWordForward => Travel::Word(On),
        Action::Up | Action::ExtendUp => Travel::Rows(Back, 1),
        Action::Down | Action::ExtendDown => Travel::Rows(On, 1),
        Action::PageUp => Travel::Rows(Back, page),
        Action::PageDown => Travel::Rows(On, page),
        Action::LineStart => Travel::Line(Back),
        Action::LineEnd | Action::CutLine => Travel::Line(On),
        Action::First => Travel::Text(Back),
        _ => Travel::Text(On),
    };
    match action {
        Action::EraseBack | Action::EraseForward | Action::EraseWordBack | Action::EraseWordForward => {
            editor.erase(travel);
        }
        Action::NewLine => editor.insert("\n"),
        Action::Undo => _ = editor.undo(),
        Action::Redo => _ = editor.redo(),
        Action::Cut => editor.cut(None),
        Action::CutLine => editor.cut(Some(travel)),
        Action::Paste => editor.paste(),
        Action::Copy => editor.copy(),
        Action::SelectAll => {
            editor.travel(Travel::Text(Back), false);
            editor.travel(Travel::Text(On), true);
        }
        Action::ExtendLeft
        | Action::ExtendRight
        | Action::ExtendUp
        | Action::ExtendDown
        | Action::ExtendWordBack
        | Action::ExtendWordForward => editor.travel(travel, true),
        _ => editor.travel(travel, false),
    }
}
