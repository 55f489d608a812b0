//! Where one was in every transcript: kept as one moves, written at every turn one comes to and whenever one leaves.

use super::*;

/// Keeps the place in the transcript on screen; the effect that writes it, where that is due.
pub(super) fn remember(model: &mut Model) -> Option<Effect> {
    let here = match model.screen() {
        Some(Screen::Transcript(screen)) => {
            let turn = screen.loaded.transcript.turn_at(screen.cursor).map(|turn| turn.n);
            Some((screen.loaded.transcript.id, turn, screen.place()))
        }
        _ => None,
    };
    let left = model.placed.filter(|(id, _)| here.is_none_or(|(now, _, _)| now != *id)).map(|(id, _)| id);
    if let Some(left) = left {
        model.placed = None;
        return model.places.get(&left).map(|place| Effect::Remember(left, *place));
    }
    let (id, turn, place) = here?;
    model.places.insert(id, place);
    let known = model.placed == Some((id, turn));
    model.placed = Some((id, turn));
    (!known || model.over).then_some(Effect::Remember(id, place))
}
