//! What comes back from the project: names, texts, codings, hits, and whether an act is on disk.

use super::*;
use crate::model::{Coding, CodingId, TranscriptId};
use crate::tui::memoing;
use crate::tui::message::Study;
use crate::tui::opened::OpenTranscript;

/// So many themes are remembered as recent.
const RECENT: usize = 9;

/// Takes an answer in.
pub(super) fn take(model: &mut Model, answer: Message) -> Vec<Effect> {
    match answer {
        Message::Study(study) if study.coder == model.study.coder => take_study(model, *study),
        Message::SatDown(study) => sat_down(model, *study),
        Message::Transcript(open) => show(model, *open),
        Message::Codings(id, codings) => read_again(model, id, &codings),
        Message::Applied(id, theme, magnitude) => applied(model, id, theme, magnitude),
        Message::EndsMoved => {
            if let Some(Screen::Transcript(screen)) = model.screens.last_mut() {
                screen.give_up_ends();
            }
        }
        Message::Places(places, last) => {
            model.go_on_from(places, last);
            model.placed = None;
        }
        Message::Rated(magnitude) => rated(model, magnitude),
        Message::Done(what) => model.say(what),
        Message::Memo(answer) => return memos::take(model, answer),
        // What was asked for while somebody else was at work is not shown.
        Message::Attention(coder, attention) if coder == model.study.coder => model.attention = Some(*attention),
        answer @ (Message::Answered
        | Message::Told(..)
        | Message::DrawPreview(..)
        | Message::Finishing(..)
        | Message::NotUndone(..)) => asked(model, answer),
        Message::Failed(why) => failed(model, why),
        Message::Found(ticket, answer) => {
            model.busy = None;
            for screen in &mut model.screens {
                if let Screen::Search(search) = screen {
                    search.take(ticket, answer.clone());
                }
            }
        }
        Message::Charting(answer) => return matrix::take(model, answer),
        Message::Preview(request, report) => {
            model.busy = None;
            if matches!(model.popups.last(), Some(Popup::Prompt(_))) {
                model.popups.pop();
            }
            model.popups.push(Popup::Page(Box::new(Page::preview(*request, &report))));
        }
        Message::Progress(done, all) => model.busy = Some(format!("reading {done} of {all} files")),
        Message::Exported(path, bytes) => {
            model.busy = None;
            model.popups.pop();
            model.say(format!("Written: {} ({bytes} bytes).", path.display()));
        }
        Message::Exists(path) => {
            model.busy = None;
            if let Some(Popup::Prompt(prompt)) = model.popups.last_mut() {
                prompt.taken = Some(prompt.input.value().trim().to_string());
                prompt.note = format!("{} is there already. Enter again replaces it; Esc does not.", path.display());
            }
        }
        Message::Framework(answer) => return codebook::take(model, *answer),
        Message::Evaluated(answer) => evaluation::take(model, &answer),
        Message::Agreed(answer) => agreement::take(model, answer),
        Message::Reconciled(answer) => return disagreements::take(model, answer),
        Message::Changed => return reread(model),
        _ => {}
    }
    Vec::new()
}

/// What came of a question about assignments, or of an undo.
fn asked(model: &mut Model, answer: Message) {
    // A question that has its answer goes.
    if matches!(answer, Message::Answered | Message::DrawPreview(..))
        && matches!(model.popups.last(), Some(Popup::Prompt(_)))
    {
        model.popups.pop();
    }
    let page = match answer {
        Message::Told(heading, sentences) => Page::sentences(&heading, sentences),
        Message::DrawPreview(request, report) => Page::subset(*request, &report),
        Message::Finishing(id, work) => Page::finishing(&model.study, id, &work),
        Message::NotUndone(why, next) => Page::not_undone(why, next),
        _ => return screens::unmark(model),
    };
    model.popups.push(Popup::Page(Box::new(page)));
}

/// The codings of a transcript were read anew.
fn read_again(model: &mut Model, id: TranscriptId, codings: &[Coding]) {
    let study = &model.study;
    for screen in &mut model.screens {
        if let Screen::Transcript(screen) = screen
            && screen.loaded.transcript.id == id
        {
            screen.set_codings(codings.to_vec(), study);
        }
    }
}

/// A theme was applied: it is the latest of the recent ones, and its coding the current one.
fn applied(model: &mut Model, id: CodingId, theme: ThemeId, magnitude: Option<String>) {
    model.recent.retain(|known| *known != theme);
    model.recent.insert(0, theme);
    model.recent.truncate(RECENT);
    model.last = Some((theme, magnitude));
    if let Some(Screen::Transcript(screen)) = model.screens.last_mut() {
        screen.applied(id);
    }
}

/// The current coding was rated: what is repeated has the same magnitude, where it is the same theme.
fn rated(model: &mut Model, magnitude: Option<String>) {
    let theme = match model.screen() {
        Some(Screen::Transcript(screen)) => screen.current_coding().map(|coding| coding.theme),
        _ => None,
    };
    if let Some((last, with)) = &mut model.last
        && theme == Some(*last)
    {
        *with = magnitude;
    }
}

/// What could not be done is said where it was asked for, and what was typed stays.
fn failed(model: &mut Model, why: String) {
    model.busy = None;
    match model.popups.last_mut() {
        Some(Popup::Prompt(prompt)) => prompt.note = why,
        Some(Popup::Reason(reason)) => reason.note = Some(why),
        Some(Popup::Rules(rules)) => rules.note = Some(why),
        Some(Popup::Thread(thread)) => {
            thread.refused = Some(why.clone());
            model.warn(format!("Not added (Esc gives it up): {why}"));
        }
        Some(Popup::Memo(memo)) => {
            memo.refused = Some(why.clone());
            model.warn(format!("Not saved (Esc gives it up): {why}"));
        }
        Some(Popup::Summary(summary)) => {
            summary.refused = Some(why.clone());
            model.warn(format!("Not saved (Esc gives it up): {why}"));
        }
        Some(Popup::Form(form)) => form.refused = Some(why),
        Some(Popup::Proposal(proposal)) => proposal.note = Some(why),
        Some(Popup::Sorting(sorting)) => sorting.note = Some(why),
        // What does not fit into the line below is read as a page.
        _ if crate::text::width(&why) + 4 > usize::from(model.size.0) => {
            model.popups.push(Popup::Page(Box::new(Page::refused(why))));
        }
        _ => model.warn(why),
    }
}

/// Everything on the screens is read anew: somebody else has written to the project, or an act of one's own.
fn reread(model: &mut Model) -> Vec<Effect> {
    let mut effects = vec![Effect::ReadStudy];
    if matches!(model.screen(), Some(Screen::Project(_))) {
        effects.push(Effect::ReadAttention);
    }
    let mut seen: Vec<TranscriptId> = Vec::new();
    for screen in &model.screens {
        if let Screen::Transcript(screen) = screen
            && !seen.contains(&screen.loaded.transcript.id)
        {
            seen.push(screen.loaded.transcript.id);
        }
    }
    effects.extend(seen.into_iter().map(Effect::Reread));
    for screen in &mut model.screens {
        model.ticket += 1;
        match screen {
            Screen::Search(search) if search.asks() => {
                search.ticket = model.ticket;
                effects.push(Effect::Search(model.ticket, search.request()));
            }
            Screen::Memos(memos) => {
                memos.ticket = model.ticket;
                effects.push(Effect::Memo(memoing::Ask::List(model.ticket, memos.query())));
            }
            Screen::Evaluation(screen) => effects.push(evaluation::ask(screen, model.ticket)),
            Screen::Matrix(screen) => effects.extend(matrix::changed(screen, &mut model.ticket)),
            Screen::Codebook(codebook) => {
                codebook.ticket = model.ticket;
                effects.push(Effect::CountThemes(model.ticket));
            }
            Screen::Disagreements(screen) => {
                effects.extend(disagreements::compare(screen, model.ticket, &model.study));
            }
            _ => {}
        }
    }
    effects.extend(agreement::changed(model));
    effects
}

/// Somebody else is at work: nothing that the other was shown stays on the screen.
fn sat_down(model: &mut Model, study: Study) {
    model.screens.truncate(1);
    model.attention = None;
    model.matrix_left = None;
    model.last = None;
    take_study(model, study);
}

fn take_study(model: &mut Model, study: Study) {
    let known = |id: &ThemeId| study.names.framework.theme(*id).is_some();
    model.recent.retain(known);
    model.last = model.last.take().filter(|(theme, _)| known(theme));
    let somebody_else = model.study.coder != study.coder;
    model.study = study;
    if somebody_else {
        model.offer_drafts();
        agreement::forget(model);
    }
    for screen in &mut model.screens {
        match screen {
            Screen::Project(screen) => {
                screen.bar.keep(model.study.transcripts.len());
                screen.marked.retain(|id| model.study.names.transcript(*id).is_some());
            }
            Screen::Codebook(screen) => screen.find_current(&model.study.names.framework),
            _ => {}
        }
    }
}

fn show(model: &mut Model, open: OpenTranscript) {
    if !open.again {
        let left = model.places.get(&open.loaded.transcript.id).copied();
        let screen = TranscriptScreen::new(open, left, model.body_size(), &model.study);
        model.screens.push(Screen::Transcript(Box::new(screen)));
        return;
    }
    let body = model.body_size();
    let study = model.study.clone();
    for screen in super::screens::showing(model, open.loaded.transcript.id) {
        screen.set_loaded(std::sync::Arc::clone(&open.loaded));
        screen.resize(body, &study);
        screen.set_codings(open.codings.clone(), &study);
    }
}
