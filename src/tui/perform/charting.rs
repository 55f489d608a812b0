//! Doing what the matrix screen asks for: counting, opening cells, and charting them.

use crate::model::{CellPlace, CellState, Paragraph, ParagraphKind};
use crate::tui::charting::{Answer, Ask, Written};
use crate::tui::message::Message;
use crate::workbench::{CellEdit, CellPage, ChartTarget, MatrixRequest, Result, Workbench};

pub(super) fn attempt(bench: &mut Workbench, ask: Ask) -> Result<Vec<Message>> {
    let answer = match ask {
        Ask::Grid(ticket, request) | Ask::GridNow(ticket, request) => {
            let grid = bench.chart_grid(&request).map(Box::new).map_err(|error| error.to_string());
            Answer::Grid(ticket, grid)
        }
        Ask::Page(ticket, place, codings) | Ask::PageNow(ticket, place, codings) => {
            Answer::Page(ticket, page(bench, place, codings.as_deref())?)
        }
        Ask::Loose(ticket, theme, codings) => {
            let request = MatrixRequest { theme: Some(theme.to_string()), codings, ..MatrixRequest::default() };
            let key = bench.names()?.framework.theme(theme).map(|theme| theme.key.clone());
            let cells = bench.matrix(&request)?.charts.into_iter().flat_map(|chart| chart.no_case);
            Answer::Loose(ticket, cells.into_iter().find(|cell| Some(&cell.theme) == key.as_ref()).map(Box::new))
        }
        Ask::Case(ticket, case) => Answer::Case(ticket, Box::new(bench.case_page(case)?)),
        Ask::Edit(place, edit, codings) => {
            bench.chart_cell(place, &edit)?;
            let page = page(bench, place, codings.as_deref())?;
            let told = told(&edit, &page);
            return Ok(vec![Message::Charting(Answer::Edited(page)), Message::Done(told), Message::Changed]);
        }
        Ask::Open(target, codings) => Answer::Opened(Box::new(bench.chart_text(target, codings.as_deref())?)),
        Ask::Write(written) => return write(bench, *written),
        Ask::History(place) => {
            let page = bench.cell_page(place, None)?;
            Answer::History(format!("{} in {} {}", page.case, page.number, page.name), bench.cell_history(place)?)
        }
    };
    Ok(vec![Message::Charting(answer)])
}

fn page(bench: &Workbench, place: CellPlace, codings: Option<&str>) -> Result<Box<CellPage>> {
    Ok(Box::new(bench.cell_page(place, codings)?))
}

/// What an edit did, in words.
fn told(edit: &CellEdit, page: &CellPage) -> String {
    let cell = format!("{} in {}", page.case, page.name);
    let cited = |id| {
        let quote = page.cell.quotes.iter().find(|quote| quote.coding == id).map(|quote| quote.citation.clone());
        let link = || page.links.iter().find(|link| link.coding == id).map(|link| link.citation.clone());
        quote.or_else(link).unwrap_or_else(|| "a quote".into())
    };
    let (mut states, mut judged) = (edit.state.iter(), edit.judgement.iter());
    match (edit.link.as_slice(), edit.unlink.as_slice(), edit.verbatim.as_slice(), states.next(), judged.next()) {
        ([id, ..], ..) => format!("Linked {} to {cell}.", cited(*id)),
        (_, [id, ..], ..) => format!("{} supports {cell} no longer; u links it again.", cited(*id)),
        (_, _, [id, ..], ..) => format!("Quoted {} in {cell}, and linked; u takes it out.", cited(*id)),
        (.., Some(CellState::ToChart), _) => format!("{cell} is to be charted."),
        (.., Some(state), _) => format!("{cell}: {}; u takes it back.", state.word()),
        (.., Some(Some(judged))) => format!("{cell}: {} overall, by your judgement.", judged.word()),
        (.., Some(None)) => format!("{cell}: {} overall, as the counts say.", page.cell.overall.word()),
        _ => format!("The summary of {cell} is still right: nothing in it is stale."),
    }
}

/// Writes a text; its draft, if there was one, has done its work.
fn write(bench: &mut Workbench, written: Written) -> Result<Vec<Message>> {
    let Written { target, text, base, quoted, codings } = written;
    let (mut paragraphs, base) = (Paragraph::read(&text), Paragraph::read(&base));
    let mut link = Vec::new();
    for paragraph in paragraphs.iter_mut().filter(|paragraph| paragraph.kind == ParagraphKind::Verbatim) {
        let same = quoted.iter().find(|(words, _)| *words == paragraph.text);
        paragraph.coding = same.map(|(_, coding)| *coding);
        // Who took a link away and left the words meant it.
        if !base.iter().any(|old| old.kind == paragraph.kind && old.text == paragraph.text) {
            link.extend(paragraph.coding);
        }
    }
    let empty = paragraphs.is_empty();
    let mut messages = Vec::new();
    let (about, met) = match target {
        ChartTarget::Cell(place) => {
            let edit = CellEdit { link, ..CellEdit::summary(paragraphs, Some(base)) };
            let met = bench.chart_cell(place, &edit)?.met;
            let page = page(bench, place, codings.as_deref())?;
            let about = format!("{} in {}", page.case, page.name);
            messages.push(Message::Charting(Answer::Edited(page)));
            (format!("Summary of {about}"), met)
        }
        ChartTarget::Synthesis(about) => {
            let met = bench.write_synthesis(about, &paragraphs, Some(&base))?;
            (format!("Synthesis of {}", bench.chart_text(target, None)?.about), met)
        }
    };
    bench.drafts().forget(target);
    let standing = bench.chart_text(target, None)?.text;
    let told = match (met, empty) {
        (true, _) => format!("{about}: it had been changed in another window; both texts are kept."),
        (false, true) => format!("{about}: none any more; u brings it back."),
        (false, false) => format!("{about}: saved."),
    };
    // What was saved is told first: what comes of it, such as that nothing is left to chart, is told in its place.
    messages.extend([Message::Done(told), Message::Charting(Answer::Saved(target, standing)), Message::Changed]);
    Ok(messages)
}
