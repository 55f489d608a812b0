//! Changing the framework and asking about it, at a workbench.

use super::open;
use crate::tui::framework::{FrameworkAct, FrameworkAnswer, FrameworkQuestion, ThemeCounts};
use crate::tui::message::Message;
use crate::workbench::{MergePreview, Result, ThemeLine, Workbench};

fn answer(answer: FrameworkAnswer) -> Message {
    Message::Framework(Box::new(answer))
}

/// The counts by theme.
///
/// # Errors
/// Where the project file cannot be read.
pub fn counts(bench: &Workbench, ticket: u64) -> Result<Message> {
    let counts = bench.codebook()?.themes.into_iter().map(|theme| (theme.id, theme.counts)).collect();
    let hidden = bench.hidden_from_changes()?;
    Ok(answer(FrameworkAnswer::Counts(ticket, ThemeCounts { counts, hidden })))
}

/// Answers a question.
///
/// # Errors
/// Where what is asked about is not there.
pub fn ask(bench: &Workbench, question: FrameworkQuestion) -> Result<Message> {
    Ok(answer(match question {
        FrameworkQuestion::Merge(from, into) => FrameworkAnswer::Merge(from, into, bench.preview_merge(from, into)?),
        FrameworkQuestion::Delete(theme) => FrameworkAnswer::Delete(theme, bench.preview_delete(theme)?),
        FrameworkQuestion::Sortable(theme, among) => FrameworkAnswer::Sortable(theme, among, bench.sortable(theme)?),
        FrameworkQuestion::Versions(other) => FrameworkAnswer::Versions(other, bench.framework_versions()?),
        FrameworkQuestion::Difference(one, other) => {
            FrameworkAnswer::Difference(bench.framework_difference(one, other)?)
        }
        FrameworkQuestion::Revisit => FrameworkAnswer::Revisit(bench.to_revisit(None)?),
        FrameworkQuestion::FirstToRevisit(transcript) => {
            let first = bench.first_to_revisit(transcript)?;
            let at = bench.codings_in(transcript)?.into_iter().find(|coding| Some(coding.id) == first);
            let at = at.map(|coding| coding.span);
            return open(bench, transcript, at, Vec::new(), false);
        }
    }))
}

/// Does a change; what it did is told in words.
///
/// # Errors
/// Where it is refused.
pub fn change(bench: &mut Workbench, act: FrameworkAct) -> Result<Vec<Message>> {
    let (told, at) = match act {
        FrameworkAct::Add(new) => {
            let line = bench.add_theme(&new, None)?;
            (format!("Added {}. Enter writes its definition.", called(&line)), Some(line.id))
        }
        FrameworkAct::Edit(id, edit, why) => {
            let line = bench.edit_theme(id, &edit, Some(&why))?;
            (format!("Saved, u takes it back: {}.", called(&line)), Some(id))
        }
        FrameworkAct::Move(id, place) => {
            let before = bench.names()?.framework.theme(id).map(|theme| theme.scale.clone());
            let line = bench.move_theme(id, place, None)?;
            let kept = bench.names()?.framework.theme(id).map(|theme| theme.scale.clone()) != before;
            let scale = line.scale.as_deref().filter(|_| kept);
            let kept = scale.map_or_else(String::new, |scale| format!(" It keeps its scale {scale}."));
            (format!("Moved {}.{kept}", called(&line)), Some(id))
        }
        FrameworkAct::Merge(from, into, why) => {
            let done = bench.merge_themes(from, into, Some(&why))?;
            (merged(&done), Some(into))
        }
        FrameworkAct::Delete(id, why) => {
            let done = bench.delete_theme(id, Some(&why))?;
            let codings = counted(done.codings);
            (format!("Deleted, u brings it back: {} with {codings}.", done.name), None)
        }
        FrameworkAct::Split(id, split) => {
            let made = bench.split_theme(id, &split, None)?;
            let names: Vec<&str> = made.iter().map(|line| line.name.as_str()).collect();
            (format!("Split off “{}”.", names.join("”, “")), Some(id))
        }
        FrameworkAct::Sort(sorted) => {
            let count = bench.sort_codings(&sorted)?;
            (format!("Sorted, u takes it back: {}.", counted(count)), None)
        }
    };
    Ok(vec![answer(FrameworkAnswer::Changed(at)), Message::Done(told), Message::Changed])
}

fn called(line: &ThemeLine) -> String {
    format!("{} {}", line.number, line.name)
}

fn counted(codings: usize) -> String {
    if codings == 1 { "1 coding".into() } else { format!("{codings} codings") }
}

fn merged(done: &MergePreview) -> String {
    let (from, into) = (&done.from_name, &done.into_name);
    format!("Merged, u takes it back: {from} into {into}, {}.", counted(done.codings))
}
