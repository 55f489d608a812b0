//! From a key to what is meant by it, where the keys go now. The only reader of raw keys.

use super::chord::Chord;
use super::commands::{Action, Place, lookup};
use super::message::Message;
use super::model::Model;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};
use tui_input::InputRequest;

/// What an event of the terminal means now; `None` where it means nothing.
#[must_use]
pub fn message(model: &Model, event: &Event) -> Option<Message> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => of_key(model, *key),
        Event::Paste(text) => Some(Message::Paste(text.clone())),
        Event::Resize(columns, rows) => Some(Message::Resize(*columns, *rows)),
        Event::Mouse(mouse) => match mouse.kind {
            MouseEventKind::ScrollDown => Some(Message::Wheel(3)),
            MouseEventKind::ScrollUp => Some(Message::Wheel(-3)),
            // How often in a row is counted by who knows the time.
            MouseEventKind::Down(MouseButton::Left) => Some(Message::Click(mouse.column, mouse.row, 1)),
            MouseEventKind::Drag(MouseButton::Left) => Some(Message::Drag(mouse.column, mouse.row)),
            MouseEventKind::Up(MouseButton::Left) => Some(Message::Release),
            _ => None,
        },
        _ => None,
    }
}

fn of_key(model: &Model, key: KeyEvent) -> Option<Message> {
    let place = model.place();
    let chord = Chord::of(key);
    let command = lookup(place, chord).map(|command| command.action);
    // Ctrl+C always leads out, also where letters are typed.
    if command.is_none() && chord == Chord::of(KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL)) {
        return Some(Message::Do(if place.is_popup() { Action::Back } else { Action::Quit }));
    }
    match place {
        Place::Memo | Place::Summary => command.map(Message::Do).or_else(|| chord.typed().map(Message::Type)),
        Place::Form | Place::Thread | Place::Rules => {
            command.map(Message::Do).or_else(|| Some(Message::Write(key.into())))
        }
        Place::Query | Place::Picker | Place::Prompt | Place::Proposal | Place::Reason => {
            command.map(Message::Do).or_else(|| edit(chord, key).map(Message::Edit))
        }
        _ => digit(model, place, chord)
            .or_else(|| command.map(Message::Do))
            .or_else(|| chord.typed().map(|_| Message::Unbound(chord.to_string()))),
    }
}

/// A digit belongs to a count before a movement, or to a theme where codings are sorted; the middle magnitude's 0 only where no count has begun.
fn digit(model: &Model, place: Place, chord: Chord) -> Option<Message> {
    if place.is_popup() && place != Place::Sorting {
        return None;
    }
    let digit = u8::try_from(chord.typed()?.to_digit(10)?).ok()?;
    (digit > 0 || model.count.is_some() || place == Place::Sorting).then_some(Message::Digit(digit))
}

/// What a key does in a line one types into.
fn edit(chord: Chord, key: KeyEvent) -> Option<InputRequest> {
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    match key.code {
        KeyCode::Backspace if control => Some(InputRequest::DeletePrevWord),
        KeyCode::Backspace => Some(InputRequest::DeletePrevChar),
        KeyCode::Delete => Some(InputRequest::DeleteNextChar),
        KeyCode::Left => Some(InputRequest::GoToPrevChar),
        KeyCode::Right => Some(InputRequest::GoToNextChar),
        KeyCode::Home => Some(InputRequest::GoToStart),
        KeyCode::End => Some(InputRequest::GoToEnd),
        KeyCode::Char('w') if control => Some(InputRequest::DeletePrevWord),
        KeyCode::Char('u') if control => Some(InputRequest::DeleteLine),
        _ => chord.typed().map(InputRequest::InsertChar),
    }
}
