//! Doing what the screens ask for, at a workbench. The answers are messages.

mod framework;

use super::board::Board;
use super::message::{Effect, Message, Study};
use super::opened::OpenTranscript;
use crate::model::{Span, TranscriptId};
use crate::workbench::{Export, Format, Overview, Result, Workbench, write_file};
use std::path::{Path, PathBuf};
use std::sync::Arc;

mod assigning;
mod charting;

mod coding;

mod agreeing;
mod evaluating;
mod memoing;
mod reconciling;

/// So many themes are offered by a digit.
const AT_HAND: usize = 9;

/// Does one effect. `progress` is told how far an import is and answers whether to go on.
pub fn perform(bench: &mut Workbench, effect: Effect, progress: &mut dyn FnMut(usize, usize) -> bool) -> Vec<Message> {
    match attempt(bench, effect, progress) {
        Ok(messages) => messages,
        Err(error) => vec![Message::Failed(error.to_string())],
    }
}

fn attempt(
    bench: &mut Workbench,
    effect: Effect,
    progress: &mut dyn FnMut(usize, usize) -> bool,
) -> Result<Vec<Message>> {
    Ok(match effect {
        Effect::ReadStudy => vec![Message::Study(Box::new(study(bench)?))],
        Effect::OpenTranscript(id, at, query) => {
            let marks = bench.marks(id, &query)?;
            vec![open(bench, id, at, marks, false)?]
        }
        Effect::OpenCoding(id, coding) => {
            let at = bench.codings_in(id)?.into_iter().find(|known| known.id == coding).map(|coding| coding.span);
            vec![open(bench, id, at, Vec::new(), false)?]
        }
        Effect::Reread(id) => vec![open(bench, id, None, Vec::new(), true)?],
        effect @ (Effect::Apply(..)
        | Effect::ApplyNew(..)
        | Effect::SetMagnitude(..)
        | Effect::SetEnds(..)
        | Effect::SetExemplar(..)
        | Effect::Remove(_)) => coding::perform(bench, effect)?,
        Effect::Memo(asked) => memoing::perform(bench, asked)?,
        Effect::Remember(transcript, place) => {
            // Where it cannot be remembered nothing is lost but the way back.
            let _ = bench.remember_place(transcript, place);
            Vec::new()
        }
        effect @ (Effect::Undo | Effect::UndoPast | Effect::Redo) => reversed(bench, &effect)?,
        Effect::SitDown(initials) => {
            bench.sit_down(Some(&initials))?;
            let study = Message::SatDown(Box::new(study(bench)?));
            let places = Message::Places(bench.places(), bench.last_place());
            vec![study, places, Message::Done(format!("You work as {initials}.")), Message::Changed]
        }
        Effect::ReadAttention => {
            let coder = bench.coder().map(|coder| coder.initials.clone());
            vec![Message::Attention(coder, Box::new(bench.attention()?))]
        }
        Effect::Assigning(asked) => assigning::perform(bench, asked)?,
        Effect::Search(ticket, request) => {
            vec![Message::Found(ticket, bench.search(&request).map(Box::new).map_err(|error| error.to_string()))]
        }
        Effect::Charting(ask) => charting::attempt(bench, ask)?,
        Effect::PreviewImport(request) => {
            let look = crate::workbench::ImportRequest { dry_run: true, ..request.clone() };
            let report = bench.import(&look, progress)?;
            vec![Message::Preview(Box::new(request), Box::new(report))]
        }
        Effect::Import(request) => {
            let report = bench.import(&request, progress)?;
            let refused = report.refused();
            let added = report.transcripts.len() - refused;
            vec![Message::Done(imported(added, refused, bench.coder().is_some())), Message::Changed]
        }
        Effect::ExportMatrix(request, path, replace) => {
            vec![export(bench, &Export::Matrix(request), path, replace)?]
        }
        Effect::ExportQuotes(request, path, replace) => {
            vec![export(bench, &Export::Quotes(Box::new(request)), path, replace)?]
        }
        Effect::Evaluate(asked) => evaluating::perform(bench, asked)?,
        Effect::CountThemes(ticket) => vec![framework::counts(bench, ticket)?],
        Effect::AskFramework(question) => vec![framework::ask(bench, question)?],
        Effect::ChangeFramework(act) => framework::change(bench, *act)?,
        Effect::Agree(ask) => agreeing::attempt(bench, ask, progress)?,
        Effect::Reconcile(ask) => reconciling::attempt(bench, ask)?,
        Effect::Cancel | Effect::Quit => Vec::new(),
    })
}

/// Names, lists and who is at work, as they are now.
///
/// # Errors
/// Where the project file cannot be read.
pub fn study(bench: &Workbench) -> Result<Study> {
    let Overview { list, assignments, rounds } = bench.overview()?;
    Ok(Study {
        title: bench.project()?.title,
        path: bench.path().to_path_buf(),
        names: bench.names()?,
        transcripts: list.transcripts,
        coders: list.coders,
        board: Arc::new(Board::new(assignments, rounds)),
        coder: bench.coder().map(|coder| coder.initials.clone()),
        at_hand: bench.themes_at_hand(AT_HAND)?,
        last: bench.theme_applied_last()?,
        read_only: bench.is_read_only(),
        drafts: bench.drafts_left()?,
        tutorial: bench.tutorial()?.map(Arc::new),
        after_crash: bench.after_crash().map(|findings| findings.iter().map(|f| f.message.clone()).collect()),
    })
}

/// Takes back or does again; what may not be taken back is told with what could be instead.
fn reversed(bench: &mut Workbench, effect: &Effect) -> Result<Vec<Message>> {
    let told = match effect {
        Effect::Redo => format!("Done again: {}.", bench.redo()?.what),
        Effect::UndoPast => format!("Undone: {}. U does it again.", bench.undo_past()?.what),
        _ => match bench.undo() {
            Ok(done) => format!("Undone: {}. U does it again.", done.what),
            Err(why) if why.can_be_passed() => {
                return Ok(vec![Message::NotUndone(why.to_string(), bench.next_past()?)]);
            }
            Err(why) => return Err(why),
        },
    };
    Ok(vec![Message::Done(told), Message::Changed])
}

fn open(bench: &Workbench, id: TranscriptId, at: Option<Span>, marks: Vec<Span>, again: bool) -> Result<Message> {
    let open = OpenTranscript { loaded: bench.load(id)?, codings: bench.codings_in(id)?, at, marks, again };
    Ok(Message::Transcript(Box::new(open)))
}

fn codings(bench: &Workbench, id: TranscriptId) -> Result<Message> {
    Ok(Message::Codings(id, bench.codings_in(id)?))
}

fn export(bench: &Workbench, what: &Export, path: PathBuf, replace: bool) -> Result<Message> {
    let Some(format) = Format::from_extension(&path.to_string_lossy()) else {
        return Ok(Message::Failed(format!(
            "{}: the ending must be one of .xlsx .csv .html .md .json",
            path.display()
        )));
    };
    if !replace && Path::new(&path).exists() {
        return Ok(Message::Exists(path));
    }
    let bytes = bench.export(what, format)?;
    write_file(&path, &bytes)?;
    Ok(Message::Exported(path, bytes.len()))
}

/// What is said of an import. What nobody in particular did nobody in particular takes back.
fn imported(added: usize, refused: usize, undone: bool) -> String {
    let files = if added == 1 { "1 file".to_string() } else { format!("{added} files") };
    let back = if undone && added > 0 { "; u takes the import back" } else { "" };
    format!("{files} imported, {refused} refused{back}.")
}
