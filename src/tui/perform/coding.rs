//! Coding at a workbench: applying, rating, moving ends, marking, writing memos, removing.

use super::{codings, study};
use crate::tui::message::{Effect, Message};
use crate::workbench::{Passage, Result, Theming, Workbench};

/// Does something to a coding.
///
/// # Errors
/// Where it is refused.
pub fn perform(bench: &mut Workbench, effect: Effect) -> Result<Vec<Message>> {
    Ok(match effect {
        Effect::Apply(transcript, span, theme, magnitude) => {
            let theming = Theming { theme: theme.to_string(), magnitude, memo: String::new() };
            let line = bench.apply_theme(transcript, &Passage::Bytes(span), &theming)?;
            let magnitude = line.magnitude.as_ref().map_or_else(String::new, |value| format!(", {value}"));
            let told = format!("{} on {}{magnitude}", line.theme, line.citation);
            vec![
                codings(bench, transcript)?,
                Message::Applied(line.id, theme, line.magnitude),
                Message::Done(told),
                Message::Changed,
            ]
        }
        Effect::SetMagnitude(id, magnitude) => {
            let line = bench.set_magnitude(id, magnitude.as_deref())?;
            let told =
                format!("{} on {}: {}", line.theme, line.citation, magnitude.as_deref().unwrap_or("no magnitude"));
            vec![Message::Rated(magnitude), Message::Done(told), Message::Changed]
        }
        Effect::ApplyNew(transcript, span, new) => {
            let theme = bench.add_theme(&new, None)?.id;
            let mut messages = vec![Message::Study(Box::new(study(bench)?))];
            messages.extend(perform(bench, Effect::Apply(transcript, span, theme, None))?);
            messages
        }
        Effect::SetEnds(transcript, id, span) => {
            let line = bench.set_ends(id, &Passage::Bytes(span))?;
            let told = format!("{} on {} has new ends; u brings the old ones back.", line.theme, line.citation);
            vec![codings(bench, transcript)?, Message::EndsMoved, Message::Done(told), Message::Changed]
        }
        Effect::SetExemplar(id, exemplar) => {
            let line = bench.set_exemplar(id, exemplar)?;
            let how = if exemplar { "an exemplar" } else { "no exemplar any more" };
            vec![Message::Done(format!("{} on {}: {how}", line.theme, line.citation)), Message::Changed]
        }
        Effect::Remove(id) => {
            let line = bench.remove_coding(id)?;
            vec![
                Message::Done(format!("Removed {} from {}; u brings it back.", line.theme, line.citation)),
                Message::Changed,
            ]
        }
        _ => Vec::new(),
    })
}
